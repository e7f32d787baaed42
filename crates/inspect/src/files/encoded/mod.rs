//! Files written as text: uuencode and xxencode (POSIX.1-2017 uuencode), BinHex 4 (RFC 1741), yEnc 1.3, base64
//! (RFC 4648). They stand alone, or between the lines of a message, where mail programs of old put attachments.

mod base64;
mod binhex;
mod six;
mod uu;
mod yenc;

use crate::files::archive::{is_cut, member};
use crate::files::{Examination, limit_reached, unreadable};
use crate::limits::{Budget, Limit};
use crate::report::FileReport;

/// A file that was written as text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// How it was written.
    pub(crate) kind: &'static str,
    /// The name beside it; empty where there is none.
    pub(crate) name: String,
    /// Its content.
    pub(crate) bytes: Vec<u8>,
    /// Whether it ends where it says that it does.
    pub(crate) is_whole: bool,
}

/// How much of a coded file is looked at to see what it is.
const HEAD: usize = 64 << 10;

/// A coded file as it stands in a text.
enum Found<'a> {
    Uu(uu::Start<'a>),
    BinHex(&'a [u8]),
    YEnc(yenc::Start<'a>),
    /// Lines of base64, or what follows `begin-base64`.
    Base64(String, &'a [u8]),
}

/// How the first coded file in a text is written.
pub(crate) fn kind_of(text: &[u8]) -> Option<&'static str> {
    Beginnings { rest: text }.find_map(|found| match found {
        Found::Uu(_) => Some("uu"),
        Found::BinHex(_) => Some("binhex"),
        Found::YEnc(_) => Some("yenc"),
        Found::Base64(name, lines) => {
            let head = base64::read(lines.get(..HEAD).unwrap_or(lines));
            (!name.is_empty() || base64::tells(&head)).then_some("base64")
        }
    })
}

/// The bytes that base64 stands for, whatever is between its characters.
pub(crate) fn from_base64(text: &[u8]) -> Vec<u8> {
    base64::read(text)
}

/// Every coded file in a text, until a limit is reached.
pub(crate) fn parts(text: &[u8], budget: &Budget<'_>) -> (Vec<Part>, Option<Limit>) {
    let mut parts = Vec::new();
    for found in (Beginnings { rest: text }) {
        let most = usize::try_from(budget.member_bytes()).unwrap_or(usize::MAX);
        let part = match found {
            Found::Uu(start) => start.read(),
            Found::BinHex(text) => match binhex::read(text, most) {
                Some(part) => part,
                None => continue,
            },
            Found::YEnc(start) => start.read(),
            Found::Base64(name, lines) => {
                let head = base64::read(lines.get(..HEAD).unwrap_or(lines));
                if name.is_empty() && !base64::tells(&head) {
                    continue;
                }
                Part { kind: "base64", name, bytes: base64::read(lines), is_whole: true }
            }
        };
        let length = u64::try_from(part.bytes.len()).unwrap_or(u64::MAX);
        if let Err(limit) = budget.part().and_then(|()| budget.spend(length)) {
            return (parts, Some(limit));
        }
        parts.push(part);
    }
    (parts, None)
}

/// Examines what is written in a text.
pub(crate) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let (parts, limit) = parts(bytes, examination.budget);
    if parts.is_empty() && limit.is_none() {
        unreadable(report);
    }
    for part in parts {
        member(report, &part.name, &part.bytes, examination, depth);
        if !part.is_whole {
            is_cut(report);
        }
    }
    if let Some(limit) = limit {
        limit_reached(report, limit);
    }
}

/// Where coded files begin in a text. Each line is looked at once, but for those of a beginning that was none.
struct Beginnings<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Beginnings<'a> {
    type Item = Found<'a>;

    fn next(&mut self) -> Option<Found<'a>> {
        while !self.rest.is_empty() {
            let (line, after) = split_line(self.rest);
            let found = if line.starts_with(b"begin-base64 ") {
                let (lines, after) = base64::lines(after);
                let name = uu::name(line, 2).unwrap_or_default();
                Some((Found::Base64(if name.is_empty() { "-".to_owned() } else { name }, lines), after))
            } else if line.starts_with(b"begin ") {
                uu::start(line, after).map(|start| (start.end(), start)).map(|(end, start)| (Found::Uu(start), end))
            } else if line.starts_with(b"=ybegin ") {
                let start = yenc::start(line, after);
                Some((Found::YEnc(start.0), start.1))
            } else if line.starts_with(b"(This file must be converted with BinHex") {
                let end = binhex::end(after);
                Some((Found::BinHex(after), end))
            } else if base64::is_line(line) {
                let (lines, after) = base64::lines(self.rest);
                Some((Found::Base64(String::new(), lines), after))
            } else {
                None
            };
            let Some((found, after)) = found else {
                self.rest = after;
                continue;
            };
            self.rest = after;
            return Some(found);
        }
        None
    }
}

/// A line without its end, and what follows.
fn split_line(text: &[u8]) -> (&[u8], &[u8]) {
    let end = memchr::memchr(b'\n', text).unwrap_or(text.len());
    let line = text.get(..end).unwrap_or_default();
    (line.strip_suffix(b"\r").unwrap_or(line), text.get(end + 1..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    fn all(text: &[u8]) -> Vec<Part> {
        let budget = Budget::new(Limits::default(), &|| false);
        parts(text, &budget).0
    }

    /// As a classic `uuencode` writes it.
    fn uuencode(bytes: &[u8], name: &str) -> String {
        let digit = |value: u8| char::from(if value == 0 { b'`' } else { value + 32 });
        let mut text = format!("begin 644 {name}\n");
        for line in bytes.chunks(45) {
            text.push(digit(u8::try_from(line.len()).unwrap()));
            for three in line.chunks(3) {
                let at = |index: usize| three.get(index).copied().unwrap_or_default();
                let (a, b, c) = (at(0), at(1), at(2));
                text.extend([a >> 2, (a & 3) << 4 | b >> 4, (b & 15) << 2 | c >> 6, c & 63].map(digit));
            }
            text.push('\n');
        }
        text + "`\nend\n"
    }

    #[test]
    fn a_file_between_the_lines_of_a_message_is_found_whole() {
        let program: Vec<u8> = (0..=255).cycle().take(1_000).collect();
        let text = format!("Dear all,\nbegin with the annex:\n\n{}\nRegards", uuencode(&program, "annex one.exe"));
        let found = all(text.as_bytes());
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].name.as_str(), found[0].is_whole), ("annex one.exe", true));
        assert_eq!(found[0].bytes, program);
        assert_eq!(kind_of(text.as_bytes()), Some("uu"));
    }

    #[test]
    fn without_its_end_it_is_still_found() {
        let text = uuencode(b"MZ and so on", "a.exe");
        let cut = text.strip_suffix("`\nend\n").unwrap();
        assert_eq!(all(cut.as_bytes())[0].bytes, b"MZ and so on");
        assert!(!all(cut.as_bytes())[0].is_whole);
    }

    #[test]
    fn the_other_alphabet_is_read_too() {
        // xxencode of "Cat": three bytes, digits of the alphabet +-0-9A-Za-z.
        let found = all(b"begin 644 cat.txt\n1Eq3o\n+\nend\n");
        assert_eq!(found[0].bytes, b"Cat");
    }

    #[test]
    fn base64_alone_tells_what_it_is_only_if_it_is_something() {
        let picture =
            b"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk\n+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==\n";
        assert_eq!(kind_of(picture), Some("base64"));
        assert!(all(picture)[0].bytes.starts_with(b"\x89PNG"));
        let certificate = b"-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUQ0mVYb5r5b5r5b5r5b5r5b5r5b4wCgYIKoZIzj0EAwIw\nEjEQMA4GA1UEAwwHZXhhbXBsZTAeFw0yNTAxMDEwMDAwMDBaFw0yNjAxMDEwMDAw\n-----END CERTIFICATE-----\n";
        assert_eq!(kind_of(certificate), None);
        assert!(all(certificate).is_empty());
    }

    #[test]
    fn prose_is_no_file() {
        for text in ["begin 644 words later", "begin the day\nwell", "begin 644 a\n", "=ybegin"] {
            assert!(all(text.as_bytes()).is_empty(), "{text}");
        }
    }
}
