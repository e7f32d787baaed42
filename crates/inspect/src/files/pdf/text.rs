//! The text that a document shows (ISO 32000-2, 9.4): page by page, through the fonts' tables to Unicode. Where a
//! document gives no such table its letters are taken as Latin ones, and where they cannot be, they are left out. What is
//! drawn or scanned has no text here, and encrypted documents are not read.

mod font;

use super::object::{Dictionary, Reader, Value};
use super::{filters, has};
use crate::files::Examination;
use crate::limits::Budget;
use crate::report::FileReport;
use crate::{Book, Context};
use font::Font;
use std::collections::HashMap;
use std::rc::Rc;

/// Pages that are read.
const MOST_PAGES: usize = 2_000;
/// Bytes of text of one page.
const MOST_TEXT: usize = 1 << 20;
/// Drawings in drawings that are followed.
const DEEPEST: u32 = 4;
/// Operands that an operator may have.
const MOST_OPERANDS: usize = 64;
/// Objects of one document.
const MOST_OBJECTS: usize = 500_000;
/// In thousandths of the font's size, from where on a gap between letters is seen as a blank.
const BLANK: i64 = -180;

/// Hands the text of every page, and of every filled field, to `take`.
pub(crate) fn each(bytes: &[u8], budget: &Budget<'_>, take: &mut dyn FnMut(&str)) {
    if has(bytes, b"/Encrypt") {
        return;
    }
    let book = Book::default();
    let context = Context::new(&book);
    let examination = Examination { budget, context: &context };
    let document = Document::read(bytes, &examination);
    let mut numbers: Vec<u32> = document.objects.keys().copied().collect();
    numbers.sort_unstable();
    let mut pages = 0;
    for number in numbers {
        let Some(Object { value: Value::Dictionary(dictionary), .. }) = document.objects.get(&number) else { continue };
        if budget.wait_no_longer().is_err() || pages == MOST_PAGES {
            return;
        }
        if dictionary.names("Type") == [b"Page".as_slice()] {
            pages += 1;
            let mut page = Page {
                document: &document,
                examination: &examination,
                out: String::new(),
                place: None,
                is_moved: false,
            };
            page.show(dictionary);
            take(&page.out);
        } else if let Some(Value::Text(text)) = dictionary.get("V").or_else(|| dictionary.get("Contents")) {
            let name = match dictionary.get("TU").or_else(|| dictionary.get("T")) {
                Some(Value::Text(name)) => of_text(name),
                _ => String::new(),
            };
            take(&format!("{name}: {}", of_text(text)));
        }
    }
}

/// A text outside of pages (7.9.2).
fn of_text(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => of_utf16(rest),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&byte| char::from(byte)).collect(),
    }
}

fn of_utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).filter_map(|two| two.try_into().ok()).map(u16::from_be_bytes).collect();
    String::from_utf16_lossy(&units)
}

struct Object<'a> {
    value: Value,
    stream: Option<&'a [u8]>,
}

struct Document<'a> {
    objects: HashMap<u32, Object<'a>>,
}

impl<'a> Document<'a> {
    /// Every object wherever it stands, as readers find them that repair what is broken; of several the last.
    fn read(bytes: &'a [u8], examination: &Examination<'_>) -> Self {
        let mut document = Self { objects: HashMap::new() };
        let mut packed: Vec<(usize, Vec<u8>)> = Vec::new();
        let mut from = 0;
        while let Some(at) = memchr::memmem::find(bytes.get(from..).unwrap_or_default(), b"obj").map(|at| at + from) {
            from = at + 3;
            let Some(number) = number_before(bytes.get(..at).unwrap_or_default()) else { continue };
            if document.objects.len() == MOST_OBJECTS || examination.budget.wait_no_longer().is_err() {
                break;
            }
            let body = bytes.get(from..).unwrap_or_default();
            let mut reader = Reader::new(body);
            let Some(value) = reader.value(0) else { continue };
            let rest = body.get(reader.at()..).unwrap_or_default();
            let stream = rest.trim_ascii_start().strip_prefix(b"stream").map(|stream| {
                let stream = stream.strip_prefix(b"\r\n").or_else(|| stream.strip_prefix(b"\n")).unwrap_or(stream);
                let end = memchr::memmem::find(stream, b"endstream").unwrap_or(stream.len());
                stream.get(..end).unwrap_or_default()
            });
            from += reader.at() + stream.map_or(0, <[u8]>::len);
            if let (Value::Dictionary(dictionary), Some(content)) = (&value, stream)
                && dictionary.names("Type") == [b"ObjStm".as_slice()]
            {
                let first = dictionary.number("First").and_then(|it| usize::try_from(it).ok()).unwrap_or(0);
                packed.extend(unpacked(dictionary, content, examination).map(|content| (first, content)));
            }
            document.objects.insert(number, Object { value, stream });
        }
        for (first, stream) in packed {
            document.unpack(first, &stream);
        }
        document
    }

    /// The objects of an object stream (7.5.7): pairs of number and place, then the values.
    fn unpack(&mut self, first: usize, stream: &[u8]) {
        let Some((table, values)) = stream.split_at_checked(first) else { return };
        let text = String::from_utf8_lossy(table);
        let mut numbers = text.split_whitespace().filter_map(|word| word.parse::<u32>().ok());
        while let (Some(number), Some(place)) = (numbers.next(), numbers.next()) {
            let value = usize::try_from(place).ok().and_then(|place| Reader::new(values.get(place..)?).value(0));
            if let Some(value) = value.filter(|_| self.objects.len() < MOST_OBJECTS) {
                self.objects.entry(number).or_insert(Object { value, stream: None });
            }
        }
    }

    /// A value, through a reference.
    fn resolve<'v>(&'v self, value: &'v Value) -> &'v Value {
        match value {
            Value::Reference(number) => self.objects.get(number).map_or(value, |object| &object.value),
            value => value,
        }
    }

    fn dictionary<'v>(&'v self, dictionary: &'v Dictionary, name: &str) -> Option<&'v Dictionary> {
        match self.resolve(dictionary.get(name)?) {
            Value::Dictionary(inside) => Some(inside),
            _ => None,
        }
    }

    /// The content of the stream that a value refers to.
    fn content(&self, value: &Value, examination: &Examination<'_>) -> Option<Vec<u8>> {
        let Value::Reference(number) = value else { return None };
        let Object { value: Value::Dictionary(dictionary), stream } = self.objects.get(number)? else { return None };
        examination.budget.part().ok()?;
        unpacked(dictionary, (*stream)?, examination)
    }
}

/// The number of an object, which stands before `obj` with its generation.
fn number_before(before: &[u8]) -> Option<u32> {
    let tail = before.get(before.len().saturating_sub(24)..)?;
    if !tail.last()?.is_ascii_whitespace() && !tail.last()?.is_ascii_digit() {
        return None;
    }
    let mut words = tail.split(|byte| !byte.is_ascii_digit()).rev().filter(|word| !word.is_empty());
    let (_generation, number) = (words.next()?, words.next()?);
    std::str::from_utf8(number).ok()?.parse().ok()
}

fn unpacked(dictionary: &Dictionary, content: &[u8], examination: &Examination<'_>) -> Option<Vec<u8>> {
    // Filters note what they cannot undo in a report, which nobody asks for here.
    let mut nobody = FileReport::new("", "pdf", &[]);
    match filters::undo(&mut nobody, dictionary, content, examination) {
        Some((content, None)) => Some(content),
        _ => None,
    }
}

/// Values one after another; what is none is skipped.
fn values(bytes: &[u8]) -> impl Iterator<Item = Value> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            let mut reader = Reader::new(bytes.get(at..)?);
            let value = reader.value(0);
            at += reader.at().max(usize::from(value.is_none()));
            if value.is_some() {
                return value;
            }
        }
        None
    })
}

/// A page while it is shown.
struct Page<'d, 'a> {
    document: &'d Document<'a>,
    examination: &'d Examination<'d>,
    out: String,
    /// Where the last text stood.
    place: Option<i64>,
    /// The place was moved along the line since.
    is_moved: bool,
}

impl Page<'_, '_> {
    fn show(&mut self, page: &Dictionary) {
        let contents = match page.get("Contents").map(|contents| (contents, self.document.resolve(contents))) {
            Some((_, Value::Array(parts))) => parts.clone(),
            Some((one, _)) => vec![one.clone()],
            None => return,
        };
        // One stream may end in the middle of what the next goes on with.
        let mut content = Vec::new();
        for part in contents {
            content.extend(self.document.content(&part, self.examination).unwrap_or_default());
            content.push(b'\n');
        }
        let resources = self.resources(page);
        self.run(&content, resources.as_ref(), 0);
    }

    /// What a page has at hand, perhaps from the pages above it.
    fn resources(&self, page: &Dictionary) -> Option<Dictionary> {
        let mut at = page;
        for _ in 0..32 {
            if let Some(found) = self.document.dictionary(at, "Resources") {
                return Some(found.clone());
            }
            at = self.document.dictionary(at, "Parent")?;
        }
        None
    }

    fn font(&self, resources: Option<&Dictionary>, name: &[u8]) -> Option<Font> {
        let fonts = self.document.dictionary(resources?, "Font")?;
        let value = fonts.entries().find(|(known, _)| *known == name)?.1;
        match self.document.resolve(value) {
            Value::Dictionary(font) => Some(Font::read(font, self.document, self.examination)),
            _ => None,
        }
    }

    fn run(&mut self, content: &[u8], resources: Option<&Dictionary>, depth: u32) {
        let mut fonts: HashMap<Vec<u8>, Option<Rc<Font>>> = HashMap::new();
        let mut font: Option<Rc<Font>> = None;
        let mut operands: Vec<Value> = Vec::new();
        let mut line = 0_i64;
        for (count, value) in values(content).enumerate() {
            let Value::Word(operator) = value else {
                if operands.len() == MOST_OPERANDS {
                    operands.remove(0);
                }
                operands.push(value);
                continue;
            };
            let is_late = count % 1024 == 0 && self.examination.budget.wait_no_longer().is_err();
            if is_late || self.out.len() > MOST_TEXT {
                return;
            }
            match (operator.as_slice(), operands.as_slice()) {
                (b"Tf", [.., Value::Name(name), _]) => {
                    font = match fonts.get(name) {
                        Some(known) => known.clone(),
                        None => {
                            let read = self.font(resources, name).map(Rc::new);
                            fonts.insert(name.clone(), read.clone());
                            read
                        }
                    };
                }
                (b"BT", _) => {
                    line = 0;
                    self.is_moved = true;
                }
                (b"Td" | b"TD", [.., _, Value::Number(down)]) => {
                    line = line.saturating_add(*down);
                    self.is_moved = true;
                }
                (b"Tm", [.., Value::Number(at)]) => {
                    line = *at;
                    self.is_moved = true;
                }
                (b"T*", _) => self.out.push('\n'),
                (b"Tj", [.., Value::Text(text)]) => self.write(text, font.as_deref(), line),
                (b"'" | b"\"", [.., Value::Text(text)]) => {
                    self.out.push('\n');
                    self.write(text, font.as_deref(), line);
                }
                (b"TJ", [.., Value::Array(parts)]) => {
                    for part in parts {
                        match part {
                            Value::Text(text) => self.write(text, font.as_deref(), line),
                            Value::Number(back) if *back < BLANK => self.blank(),
                            _ => {}
                        }
                    }
                }
                (b"Do", [.., Value::Name(name)]) if depth < DEEPEST => self.draw(name, resources, depth),
                _ => {}
            }
            operands.clear();
        }
    }

    fn write(&mut self, text: &[u8], font: Option<&Font>, line: i64) {
        if self.place.is_some_and(|place| place != line) {
            self.out.push('\n');
        } else if std::mem::take(&mut self.is_moved) {
            self.blank();
        }
        self.is_moved = false;
        self.place = Some(line);
        match font {
            Some(font) => font.text(text, &mut self.out),
            None => self.out.extend(text.iter().map(|&byte| char::from(byte))),
        }
    }

    fn blank(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with([' ', '\n']) {
            self.out.push(' ');
        }
    }

    /// A drawing that is used like a letter-head.
    fn draw(&mut self, name: &[u8], resources: Option<&Dictionary>, depth: u32) {
        let Some(drawings) = resources.and_then(|it| self.document.dictionary(it, "XObject")) else { return };
        let Some((_, value)) = drawings.entries().find(|(known, _)| *known == name) else { return };
        let Value::Dictionary(form) = self.document.resolve(value) else { return };
        if form.names("Subtype") != [b"Form".as_slice()] {
            return;
        }
        let Some(content) = self.document.content(value, self.examination) else { return };
        let own = self.document.dictionary(form, "Resources").or(resources);
        self.run(&content, own, depth + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    fn text(document: &[u8]) -> String {
        let mut out = String::new();
        each(document, &Budget::new(Limits::default(), &|| false), &mut |page| out.push_str(page));
        out
    }

    #[test]
    fn a_page_is_read_through_its_fonts() {
        let content = "BT /F1 12 Tf 72 700 Td (Your OTP is ) Tj /F2 12 Tf [<00010002> -20 <0003>] TJ 0 -14 Td /F1 12 Tf (Next) Tj ET";
        let table = "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0001> <0034> endbfchar 1 beginbfrange <0002> <0003> <0038> endbfrange";
        let document = format!(
            "%PDF-1.7\n1 0 obj\n<< /Type /Pages /Resources 5 0 R >>\nendobj\n2 0 obj\n<< /Type /Page /Parent 1 0 R /Contents 3 0 R >>\nendobj\n\
             3 0 obj\n<< /Length 1 >>\nstream\n{content}\nendstream\nendobj\n4 0 obj\n<< /Subtype /Type0 /ToUnicode 6 0 R >>\nendobj\n\
             5 0 obj\n<< /Font << /F1 << /Subtype /Type1 >> /F2 4 0 R >> >>\nendobj\n6 0 obj\n<< >>\nstream\n{table}\nendstream\nendobj\n"
        );
        assert_eq!(text(document.as_bytes()), "Your OTP is 489\nNext");
    }

    #[test]
    fn what_refers_to_itself_ends() {
        let document = b"1 0 obj\n<< /Type /Page /Parent 1 0 R /Contents [2 0 R] /Resources << /XObject << /X 2 0 R >> >> >>\nendobj\n\
                         2 0 obj\n<< /Subtype /Form >>\nstream\n/X Do (a) Tj\nendstream\nendobj\n";
        assert!(text(document).len() < 100);
    }
}
