//! Fonts: from the codes of a text to Unicode.

use super::super::object::{Dictionary, Value};
use super::{Document, of_utf16, values};
use crate::files::Examination;
use std::collections::HashMap;

/// Characters of a table to Unicode.
const MOST_MAPPED: usize = 70_000;

/// How a font's codes are read.
pub(super) struct Font {
    /// Bytes of one code.
    width: usize,
    /// To Unicode, where it says.
    map: HashMap<u32, String>,
    /// Codes without an entry are Latin letters.
    is_latin: bool,
}

impl Font {
    pub(super) fn read(dictionary: &Dictionary, document: &Document<'_>, examination: &Examination<'_>) -> Self {
        let is_composite = dictionary.names("Subtype") == [b"Type0".as_slice()];
        let table = dictionary.get("ToUnicode").and_then(|value| document.content(value, examination));
        let mut map = table.map(|table| to_unicode(&table)).unwrap_or_default();
        if map.is_empty()
            && let Some(encoding) = document.dictionary(dictionary, "Encoding")
            && let Some(Value::Array(differences)) = encoding.get("Differences").map(|value| document.resolve(value))
        {
            let mut code = 0;
            for one in differences {
                match one {
                    Value::Number(number) => code = u32::try_from(*number).unwrap_or(0),
                    Value::Name(name) => {
                        map.extend(of_glyph(name).map(|text| (code, text)));
                        code = code.saturating_add(1);
                    }
                    _ => {}
                }
            }
        }
        Self { width: if is_composite { 2 } else { 1 }, map, is_latin: !is_composite }
    }

    pub(super) fn text(&self, bytes: &[u8], out: &mut String) {
        for code in bytes.chunks(self.width) {
            let number = code.iter().fold(0, |number, &byte| number << 8 | u32::from(byte));
            match self.map.get(&number) {
                Some(text) => out.push_str(text),
                None if self.is_latin => out.extend(code.iter().map(|&byte| char::from(byte))),
                None => {}
            }
        }
    }
}

/// The names of glyphs that codes are written with (Adobe Glyph List).
fn of_glyph(name: &[u8]) -> Option<String> {
    const NAMED: [(&str, &str); 22] = [
        ("zero", "0"),
        ("one", "1"),
        ("two", "2"),
        ("three", "3"),
        ("four", "4"),
        ("five", "5"),
        ("six", "6"),
        ("seven", "7"),
        ("eight", "8"),
        ("nine", "9"),
        ("space", " "),
        ("colon", ":"),
        ("period", "."),
        ("comma", ","),
        ("hyphen", "-"),
        ("endash", "-"),
        ("equal", "="),
        ("fi", "fi"),
        ("fl", "fl"),
        ("ff", "ff"),
        ("parenleft", "("),
        ("parenright", ")"),
    ];
    let name = std::str::from_utf8(name).ok()?;
    if name.len() == 1 {
        return Some(name.to_owned());
    }
    let named = NAMED.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned());
    named.or_else(|| {
        let code = u32::from_str_radix(name.strip_prefix("uni")?.get(..4)?, 16).ok()?;
        char::from_u32(code).map(String::from)
    })
}

/// A table to Unicode (9.10.3).
fn to_unicode(table: &[u8]) -> HashMap<u32, String> {
    let mut map = HashMap::new();
    let number = |code: &[u8]| code.iter().take(4).fold(0_u32, |number, &byte| number << 8 | u32::from(byte));
    let mut held: Vec<Value> = Vec::new();
    for value in values(table) {
        match value {
            Value::Word(word) if word == b"endbfchar" => {
                for pair in held.chunks(2) {
                    if let [Value::Text(code), Value::Text(text)] = pair {
                        map.insert(number(code), of_utf16(text));
                    }
                }
                held.clear();
            }
            Value::Word(word) if word == b"endbfrange" => {
                for three in held.chunks(3) {
                    let [Value::Text(first), Value::Text(last), to] = three else { continue };
                    let (first, last) = (number(first), number(last).min(number(first).saturating_add(0xFFFF)));
                    for (step, code) in (first..=last).enumerate().take(MOST_MAPPED) {
                        let text = match to {
                            Value::Array(each) => match each.get(step) {
                                Some(Value::Text(text)) => of_utf16(text),
                                _ => continue,
                            },
                            Value::Text(text) => raised(text, step),
                            _ => continue,
                        };
                        map.insert(code, text);
                    }
                }
                held.clear();
            }
            Value::Word(_) => held.clear(),
            value => held.push(value),
        }
        if map.len() > MOST_MAPPED || held.len() > MOST_MAPPED {
            break;
        }
    }
    map
}

/// The text whose last character is so many further.
fn raised(text: &[u8], step: usize) -> String {
    let mut text = of_utf16(text);
    let last = text.pop().map(u32::from).and_then(|last| last.checked_add(u32::try_from(step).ok()?));
    text.extend(last.and_then(char::from_u32));
    text
}
