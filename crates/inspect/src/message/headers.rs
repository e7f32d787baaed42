//! The header section as it came (RFC 5322 §2.2): every field in its order, duplicates and malformed lines too.
//! Nothing is repaired, so that the rules can see what two mail programs would read differently.

use mail_parser::HeaderValue;
use mail_parser::parsers::MessageStream;

/// More fields than this are not looked at. Honest mail has fewer than 200.
const MOST_FIELDS: usize = 1_000;
/// Bytes of the header section that are looked at.
const MOST_BYTES: usize = 512 << 10;

/// One header field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The name, as written.
    pub name: String,
    /// The unfolded value: line breaks inside it are gone, the rest is as it came, Latin-1 where it is not UTF-8.
    pub value: String,
}

/// All header fields of a message, topmost first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headers {
    fields: Vec<Field>,
    /// Lines that are no field and no continuation of one.
    pub malformed_lines: u32,
    /// A NUL stood in the header section.
    pub has_nul: bool,
    /// The section was longer than is looked at.
    pub over_limit: bool,
}

impl Headers {
    /// Reads the section at the start of `message`.
    #[must_use]
    pub fn read(message: &[u8]) -> Self {
        let mut headers = Self::default();
        let mut rest = message;
        let mut raw: Option<(String, Vec<u8>)> = None;
        while let Some((line, after)) = next_line(rest) {
            if line.is_empty() {
                break;
            }
            if message.len() - after.len() > MOST_BYTES || headers.fields.len() >= MOST_FIELDS {
                headers.over_limit = true;
                break;
            }
            rest = after;
            if matches!(line.first(), Some(b' ' | b'\t')) {
                match &mut raw {
                    Some((_, value)) => value.extend_from_slice(line),
                    None => headers.malformed_lines += 1,
                }
                continue;
            }
            match split_field(line) {
                Some((name, value)) => {
                    headers.finish(raw.replace((name, value.to_vec())));
                }
                // An mbox separator at the very top is no fault.
                None if headers.fields.is_empty() && raw.is_none() && line.starts_with(b"From ") => {}
                None => headers.malformed_lines += 1,
            }
        }
        headers.finish(raw);
        headers
    }

    /// Headers that do not come from an Internet message, such as the properties of an Outlook item.
    pub fn push(&mut self, name: &str, value: &str) {
        self.fields.push(Field { name: name.into(), value: value.into() });
    }

    fn finish(&mut self, raw: Option<(String, Vec<u8>)>) {
        let Some((name, value)) = raw else { return };
        self.has_nul |= value.contains(&0);
        let value = match String::from_utf8(value) {
            Ok(text) => text,
            Err(bytes) => bytes.as_bytes().iter().map(|&byte| char::from(byte)).collect(),
        };
        self.fields.push(Field { name, value: value.trim().to_owned() });
    }

    /// All fields in their order.
    #[must_use]
    pub fn all(&self) -> &[Field] {
        &self.fields
    }

    /// All values of the fields called `name`, in any case.
    pub fn every(&self, name: &str) -> impl Iterator<Item = &str> {
        self.fields.iter().filter(move |field| field.name.eq_ignore_ascii_case(name)).map(|field| field.value.as_str())
    }

    /// The topmost value of the fields called `name`.
    #[must_use]
    pub fn first(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|field| field.name.eq_ignore_ascii_case(name)).map(|field| field.value.as_str())
    }

    /// It says that it came through a mailing list (RFC 2919). Anybody can say so.
    #[must_use]
    pub fn is_of_list(&self) -> bool {
        self.first("List-Id").is_some_and(|value| !value.trim().is_empty())
    }

    /// The topmost value, with its encoded words (RFC 2047) decoded.
    #[must_use]
    pub fn decoded(&self, name: &str) -> Option<String> {
        self.first(name).map(decode)
    }
}

/// Decodes the encoded words of RFC 2047.
#[must_use]
pub fn decode(value: &str) -> String {
    if !value.contains("=?") {
        return value.to_owned();
    }
    let line = format!("{value}\n");
    match MessageStream::new(line.as_bytes()).parse_unstructured() {
        HeaderValue::Text(text) => text.into_owned(),
        HeaderValue::TextList(texts) => texts.join(" "),
        _ => value.to_owned(),
    }
}

/// A line without its end, and what follows.
fn next_line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    if bytes.is_empty() {
        return None;
    }
    let (line, rest) = match memchr::memchr(b'\n', bytes) {
        Some(at) => bytes.split_at_checked(at + 1)?,
        None => (bytes, &[][..]),
    };
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    Some((line.strip_suffix(b"\r").unwrap_or(line), rest))
}

/// `name: value`; white space before the colon is obsolete but legal (RFC 5322 §4.5).
fn split_field(line: &[u8]) -> Option<(String, &[u8])> {
    let colon = memchr::memchr(b':', line)?;
    let (name, value) = line.split_at_checked(colon)?;
    let name = name.trim_ascii_end();
    if name.is_empty() || !name.iter().all(|byte| byte.is_ascii_graphic()) {
        return None;
    }
    Some((String::from_utf8_lossy(name).into_owned(), value.get(1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn duplicates_and_malformed_lines_stay_visible() {
        let headers =
            Headers::read(b"From: a@x\r\nFROM : b@y\r\nno field here\r\nSubject: one\r\n two\r\n\r\nFrom: body");
        assert_eq!(headers.every("from").collect::<Vec<_>>(), ["a@x", "b@y"]);
        assert_eq!(headers.first("Subject"), Some("one two"));
        assert_eq!(headers.malformed_lines, 1);
    }

    #[test]
    fn encoded_words_are_decoded() {
        let headers = Headers::read(b"Subject: =?utf-8?B?2YXbgdix?= =?utf-8?Q?_seal?=\n\n");
        assert_eq!(headers.decoded("subject").as_deref(), Some("مہر seal"));
    }

    #[test]
    fn a_million_headers_are_a_limit_and_not_a_wait() {
        let many = "X: y\r\n".repeat(1_000_000);
        let headers = Headers::read(many.as_bytes());
        assert!(headers.over_limit && headers.all().len() <= MOST_FIELDS + 1);
    }
}
