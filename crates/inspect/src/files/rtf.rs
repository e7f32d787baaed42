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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_read_however_they_are_broken_up() {
        assert_eq!(hex(b" 4 D\r\n{\\*\\x 5}A \\par 9 0}ff"), [0x4D, 0x5A, 0x90]);
    }
}
