//! The header fields byte by byte, as signatures are made over them, and where the body begins.

use std::collections::HashMap;

/// More fields than this are not looked at.
const MOST_FIELDS: usize = 1_000;
/// Bytes of the header section that are looked at.
const MOST_BYTES: usize = 512 << 10;

/// One field with everything that belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RawField<'a> {
    /// The name as written, white space before the colon taken off.
    pub(crate) name: &'a [u8],
    /// What stands behind the colon, lines folded as they came, without the last line end.
    pub(crate) value: &'a [u8],
    /// Name, colon and value.
    pub(crate) whole: &'a [u8],
}

impl RawField<'_> {
    pub(crate) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name.as_bytes())
    }

    /// The value as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(self.value).into_owned()
    }
}

/// A message as it travelled.
#[derive(Clone, Debug, Default)]
pub(crate) struct RawMail<'a> {
    /// All fields, topmost first.
    pub(crate) fields: Vec<RawField<'a>>,
    /// Everything behind the first empty line.
    pub(crate) body: &'a [u8],
    /// It was kept in a mailbox file, which puts `>` before lines that begin with `From `.
    pub(crate) was_in_mailbox: bool,
}

impl<'a> RawMail<'a> {
    /// Takes a message apart; nothing where its header section is longer than is looked at.
    pub(crate) fn read(message: &'a [u8]) -> Option<Self> {
        let mut mail = Self { was_in_mailbox: message.starts_with(b"From "), ..Self::default() };
        let mut rest = message;
        if mail.was_in_mailbox {
            rest = line(rest).1;
        }
        let section = rest;
        loop {
            let (first, mut after) = line(rest);
            if first.is_empty() {
                mail.body = after;
                return Some(mail);
            }
            // Lines that begin with white space belong to the field above them.
            while matches!(after.first(), Some(b' ' | b'\t')) {
                after = line(after).1;
            }
            let length = rest.len().saturating_sub(after.len());
            if mail.fields.len() >= MOST_FIELDS || section.len().saturating_sub(after.len()) > MOST_BYTES {
                return None;
            }
            let whole = without_line_end(rest.get(..length).unwrap_or_default());
            if let Some((name, value)) =
                memchr::memchr(b':', whole).and_then(|at| Some((whole.get(..at)?, whole.get(at + 1..)?)))
            {
                mail.fields.push(RawField { name: name.trim_ascii_end(), value, whole });
            }
            rest = after;
        }
    }

    /// All fields called `name`, topmost first.
    pub(crate) fn every<'m>(&'m self, name: &'m str) -> impl Iterator<Item = &'m RawField<'a>> {
        self.fields.iter().filter(move |field| field.is(name))
    }

    /// The fields that a signature over `names` covers, each name from the bottom up (RFC 6376 §5.4.2).
    pub(crate) fn signed<'m>(&'m self, names: &[String]) -> Vec<&'m RawField<'a>> {
        let mut left: HashMap<String, Vec<&RawField<'a>>> = HashMap::new();
        for field in &self.fields {
            left.entry(String::from_utf8_lossy(field.name).to_ascii_lowercase()).or_default().push(field);
        }
        names.iter().filter_map(|name| left.get_mut(name)?.pop()).collect()
    }
}

/// A line without its end, and what follows.
fn line(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = memchr::memchr(b'\n', bytes).map_or(bytes.len(), |at| at + 1);
    let (line, rest) = bytes.split_at_checked(end).unwrap_or((bytes, &[]));
    (without_line_end(line), rest)
}

fn without_line_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_keep_every_byte_and_are_taken_from_the_bottom() {
        let mail = RawMail::read(b"A : one\r\n  two\r\nb:x\nA: three\r\n\r\nbody\n").unwrap();
        assert_eq!(mail.fields.len(), 3);
        assert_eq!(mail.fields[0].whole, b"A : one\r\n  two");
        assert_eq!(mail.fields[0].name, b"A");
        assert_eq!(mail.body, b"body\n");
        let names = ["a", "a", "a", "c"].map(str::to_owned);
        let signed: Vec<_> = mail.signed(&names).iter().map(|field| field.value).collect();
        assert_eq!(signed, [&b" three"[..], b" one\r\n  two"]);
    }

    #[test]
    fn a_message_without_a_body_or_without_anything_is_read() {
        assert_eq!(RawMail::read(b"A: b").unwrap().fields.len(), 1);
        assert_eq!(RawMail::read(b"").unwrap().fields.len(), 0);
        assert!(RawMail::read("X: y\r\n".repeat(1_001).as_bytes()).is_none());
        let kept = RawMail::read(b"From a@b Mon\nA: b\n\nx").unwrap();
        assert_eq!((kept.fields.len(), kept.was_in_mailbox), (1, true));
    }
}
