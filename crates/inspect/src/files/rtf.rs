//! Rich Text Format: embedded objects, remote templates. Attackers write its object data in every way that Word still
//! reads, so only the hexadecimal digits count and everything between them is skipped.

use crate::files::office::compound::Compound;
use crate::files::office::ole;
use crate::files::{Examination, limit_reached, once};
use crate::finding::Finding;
use crate::report::FileReport;
use crate::signals as is;

/// Objects that are looked into.
const MOST_OBJECTS: usize = 50;

/// Examines a document.
pub(crate) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let lower = bytes.to_ascii_lowercase();
    for (at, end) in memchr::memmem::find_iter(&lower, b"\\objdata").take(MOST_OBJECTS).map(|at| (at, at + 8)) {
        if let Err(limit) = examination.budget.part() {
            limit_reached(report, limit);
            return;
        }
        once(report, Finding::new(is::FILE_RTF_OBJECT));
        let data = hex(bytes.get(end..).unwrap_or_default());
        if let Err(limit) = examination.budget.spend(u64::try_from(data.len()).unwrap_or(u64::MAX)) {
            limit_reached(report, limit);
            return;
        }
        object(report, &data, examination, depth);
        let _ = at;
    }
    let class = memchr::memmem::find_iter(&lower, b"\\objclass").take(MOST_OBJECTS);
    for at in class {
        let text: String = String::from_utf8_lossy(lower.get(at + 9..at + 80).unwrap_or_default())
            .chars()
            .take_while(|&c| c != '}')
            .collect();
        if text.contains("equation") {
            once(report, Finding::new(is::FILE_EQUATION).with("text", text.trim()));
        }
    }
    for at in memchr::memmem::find_iter(&lower, b"\\*\\template").take(20) {
        let rest = bytes.get(at + 11..).unwrap_or_default();
        let target: Vec<u8> = rest.iter().copied().take(1_000).take_while(|&byte| byte != b'}').collect();
        let target = String::from_utf8_lossy(&target).trim().to_owned();
        if target.contains("://") || target.starts_with("\\\\") {
            once(report, Finding::new(is::FILE_REMOTE_TEMPLATE).with("target", target));
        }
    }
    if memchr::memmem::find(&lower, b"\\fldinst").is_some() {
        let text = String::from_utf8_lossy(&lower);
        if text.contains(" ddeauto ")
            || text.contains("{ddeauto ")
            || text.contains(" dde ") && text.contains("\\fldinst")
        {
            once(report, Finding::new(is::FILE_DDE));
        }
    }
}

/// An object as it was before it was written in digits (MS-OLEDS 2.2).
fn object(report: &mut FileReport, data: &[u8], examination: &Examination<'_>, depth: u32) {
    let start = data.get(..4096).unwrap_or(data).to_ascii_lowercase();
    if memchr::memmem::find(&start, b"equation.").is_some() {
        once(report, Finding::new(is::FILE_EQUATION));
    }
    if let Some(at) = memchr::memmem::find(data, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        if let Some(compound) = Compound::open(data.get(at..).unwrap_or_default()) {
            ole::examine(report, &compound, examination, depth);
        }
    } else if let Some(at) = memchr::memmem::find(&start, b"package\0") {
        // After the class come two empty names and the length of the data.
        let native = data.get(at + 8 + 8 + 4 - 4..).unwrap_or_default();
        ole::package(report, native, examination, depth);
    }
}

/// The bytes that digits stand for, up to the end of the group; control words, blanks and inner groups are skipped.
fn hex(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let (mut depth, mut half, mut at) = (0_u32, None, 0_usize);
    while let Some(&byte) = text.get(at) {
        at += 1;
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => break,
            b'}' => depth -= 1,
            b'\\' => {
                if text.get(at) == Some(&b'\'') {
                    at += 3;
                    continue;
                }
                while text.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'*' | b'-')) {
                    at += 1;
                }
            }
            _ => {
                let digit = match byte {
                    b'0'..=b'9' => byte - b'0',
                    b'a'..=b'f' => byte - b'a' + 10,
                    b'A'..=b'F' => byte - b'A' + 10,
                    _ => continue,
                };
                match half.take() {
                    Some(high) => out.push(high << 4 | digit),
                    None => half = Some(digit),
                }
            }
        }
    }
    out
}

/// What a reader sees of a document: control words and what belongs to them taken away.
pub(crate) fn text(bytes: &[u8]) -> String {
    let mut out = String::new();
    // Of each open group: whether it is shown, and how many characters stand in for one that old programs do not know.
    let mut groups = vec![(true, 1_usize)];
    let (mut at, mut stand_ins, mut high) = (0_usize, 0_usize, None);
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        let (is_shown, skipped) = groups.last().copied().unwrap_or((true, 1));
        match byte {
            b'{' if groups.len() < DEEPEST => groups.push((is_shown, skipped)),
            b'}' if groups.len() > 1 => {
                groups.pop();
            }
            b'{' | b'}' | b'\r' | b'\n' => {}
            b'\\' => {
                let rest = bytes.get(at..).unwrap_or_default();
                let length = rest.iter().take(LONGEST_WORD).take_while(|byte| byte.is_ascii_alphabetic()).count();
                if length == 0 {
                    at += 1;
                    match rest.first() {
                        Some(b'\'') => {
                            let code = rest.get(1..3).map(hex);
                            at += 2;
                            if let Some(&byte) = code.as_ref().and_then(|code| code.first()).filter(|_| is_shown) {
                                if stand_ins > 0 {
                                    stand_ins -= 1;
                                } else {
                                    out.push(char::from(byte));
                                }
                            }
                        }
                        Some(b'*') => groups.iter_mut().last().into_iter().for_each(|group| group.0 = false),
                        Some(b'~') if is_shown => out.push(' '),
                        Some(&escaped @ (b'\\' | b'{' | b'}')) if is_shown => out.push(char::from(escaped)),
                        _ => {}
                    }
                    continue;
                }
                let word = rest.get(..length).unwrap_or_default();
                let digits = rest.get(length..).unwrap_or_default();
                let figures = digits.iter().take(11).take_while(|byte| byte.is_ascii_digit() || **byte == b'-').count();
                let number = digits.get(..figures).and_then(|it| std::str::from_utf8(it).ok()?.parse::<i32>().ok());
                at += length + figures + usize::from(digits.get(figures) == Some(&b' '));
                match word {
                    b"par" | b"line" | b"row" | b"page" | b"sect" if is_shown => out.push('\n'),
                    b"tab" | b"cell" | b"emspace" | b"enspace" if is_shown => out.push(' '),
                    b"uc" => {
                        let many = number.and_then(|number| usize::try_from(number).ok()).unwrap_or(1).min(8);
                        groups.iter_mut().last().into_iter().for_each(|group| group.1 = many);
                    }
                    b"u" if is_shown => {
                        // Sixteen bits with a sign, two of them for characters beyond.
                        let unit = number.and_then(|number| u16::try_from(number & 0xFFFF).ok()).unwrap_or_default();
                        let units = high.take().into_iter().chain([unit]);
                        for read in char::decode_utf16(units) {
                            match read {
                                Ok(c) => out.push(c),
                                Err(_) if (0xD800..0xDC00).contains(&unit) => high = Some(unit),
                                Err(_) => {}
                            }
                        }
                        stand_ins = skipped;
                    }
                    b"bin" => at += number.and_then(|number| usize::try_from(number).ok()).unwrap_or(0),
                    b"fonttbl" | b"colortbl" | b"stylesheet" | b"info" | b"pict" | b"object" | b"objdata"
                    | b"themedata" | b"datastore" | b"listtable" | b"generator" => {
                        groups.iter_mut().last().into_iter().for_each(|group| group.0 = false);
                    }
                    _ => {}
                }
            }
            _ if !is_shown => {}
            _ if stand_ins > 0 => stand_ins -= 1,
            byte => out.push(char::from(byte)),
        }
    }
    out
}

/// Groups in one another that are told apart.
const DEEPEST: usize = 200;
/// Control words have at most 32 letters (RTF 1.9.1).
const LONGEST_WORD: usize = 32;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_what_a_reader_sees() {
        let document = br"{\rtf1\ansi{\fonttbl{\f0 Arial 1234;}}{\*\generator x 99;}\uc1 Your OTP is {\b 482}913\par \u1705?\u1608?\u1672? \'e9\{}";
        assert_eq!(text(document), "Your OTP is 482913\nکوڈ é{");
    }

    #[test]
    fn digits_are_read_however_they_are_broken_up() {
        assert_eq!(hex(b" 4 D\r\n{\\*\\x 5}A \\par 9 0}ff"), [0x4D, 0x5A, 0x90]);
    }
}
