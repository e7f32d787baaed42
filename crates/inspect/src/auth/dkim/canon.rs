//! The two canonical forms of header and body (RFC 6376 §3.4). A bare line feed counts as a line end: mail that was
//! saved on this computer often has lost the carriage returns that it travelled with.

use super::fields::RawField;
use ring::digest::{Algorithm, Context};

/// A canonical form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Form {
    /// As it is.
    #[default]
    Simple,
    /// White space and case do not count.
    Relaxed,
}

impl Form {
    pub(crate) fn parse(name: &str) -> Option<Self> {
        match name {
            "simple" => Some(Self::Simple),
            "relaxed" => Some(Self::Relaxed),
            _ => None,
        }
    }

    /// Adds a field to `out`, without a line end.
    pub(crate) fn field(self, field: &RawField<'_>, out: &mut Vec<u8>) {
        self.parts(field.name, field.value, field.whole, out);
    }

    /// The same for the field of the signature itself, whose `value` lacks what `b=` says.
    pub(crate) fn unsigned_field(self, field: &RawField<'_>, value: &[u8], out: &mut Vec<u8>) {
        let head = field.whole.len().saturating_sub(field.value.len());
        let mut whole = field.whole.get(..head).unwrap_or_default().to_vec();
        whole.extend_from_slice(value);
        self.parts(field.name, value, &whole, out);
    }

    fn parts(self, name: &[u8], value: &[u8], whole: &[u8], out: &mut Vec<u8>) {
        match self {
            Self::Simple => with_full_line_ends(whole, out),
            Self::Relaxed => {
                out.extend(name.to_ascii_lowercase());
                out.push(b':');
                let words = value.split(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
                let mut after_first = false;
                for word in words.filter(|word| !word.is_empty()) {
                    if after_first {
                        out.push(b' ');
                    }
                    out.extend_from_slice(word);
                    after_first = true;
                }
            }
        }
    }
}

fn with_full_line_ends(text: &[u8], out: &mut Vec<u8>) {
    let mut before = 0;
    for &byte in text {
        if byte == b'\n' && before != b'\r' {
            out.push(b'\r');
        }
        out.push(byte);
        before = byte;
    }
}

/// A body in its canonical form, hashed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BodyHash {
    /// The hash of the first `length` bytes, or of all.
    pub(crate) hash: Vec<u8>,
    /// How many bytes the canonical form has in all.
    pub(crate) bytes: u64,
}

/// How a body is hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BodyRule {
    /// The canonical form.
    pub(crate) form: Form,
    /// Only the first bytes.
    pub(crate) length: Option<u64>,
    /// Take the `>` off that a mailbox file puts before `From `.
    pub(crate) unquote: bool,
}

/// Hashes a body.
pub(crate) fn body_hash(body: &[u8], rule: BodyRule, algorithm: &'static Algorithm) -> BodyHash {
    let mut out =
        Out { context: Context::new(algorithm), buffer: Vec::with_capacity(1 << 14), left: rule.length, bytes: 0 };
    // Empty lines count only once something follows them.
    let mut empty_lines = 0_u64;
    let mut rest = body;
    let mut relaxed = Vec::new();
    while !rest.is_empty() {
        let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1);
        let (whole, after) = rest.split_at_checked(end).unwrap_or((rest, &[]));
        rest = after;
        let ended = whole.strip_suffix(b"\n");
        let mut line = ended.map_or(whole, |line| line.strip_suffix(b"\r").unwrap_or(line));
        if rule.unquote && is_quoted_from(line) {
            line = line.get(1..).unwrap_or_default();
        }
        if rule.form == Form::Relaxed {
            relaxed.clear();
            relax(line, &mut relaxed);
            line = &relaxed;
        }
        if line.is_empty() {
            empty_lines += 1;
            continue;
        }
        for _ in 0..empty_lines {
            out.write(b"\r\n");
        }
        empty_lines = 0;
        out.write(line);
        out.write(b"\r\n");
    }
    if out.bytes == 0 && rule.form == Form::Simple {
        out.write(b"\r\n");
    }
    out.finish()
}

/// Runs of blanks become one, those at the end nothing.
fn relax(line: &[u8], out: &mut Vec<u8>) {
    let mut blank = false;
    for &byte in line {
        if matches!(byte, b' ' | b'\t') {
            blank = true;
            continue;
        }
        if blank {
            out.push(b' ');
            blank = false;
        }
        out.push(byte);
    }
}

fn is_quoted_from(line: &[u8]) -> bool {
    let marks = line.iter().take_while(|byte| **byte == b'>').count();
    marks > 0 && line.get(marks..).is_some_and(|rest| rest.starts_with(b"From "))
}

struct Out {
    context: Context,
    buffer: Vec<u8>,
    left: Option<u64>,
    bytes: u64,
}

impl Out {
    fn write(&mut self, bytes: &[u8]) {
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.bytes = self.bytes.saturating_add(length);
        let taken = match &mut self.left {
            Some(left) => {
                let taken = length.min(*left);
                *left -= taken;
                usize::try_from(taken).unwrap_or(bytes.len())
            }
            None => bytes.len(),
        };
        self.buffer.extend_from_slice(bytes.get(..taken).unwrap_or(bytes));
        if self.buffer.len() >= 1 << 13 {
            self.context.update(&self.buffer);
            self.buffer.clear();
        }
    }

    fn finish(mut self) -> BodyHash {
        self.context.update(&self.buffer);
        BodyHash { hash: self.context.finish().as_ref().to_vec(), bytes: self.bytes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::dkim::fields::RawMail;
    use ring::digest::{SHA256, digest};

    fn hashed(body: &[u8], form: Form) -> Vec<u8> {
        body_hash(body, BodyRule { form, length: None, unquote: false }, &SHA256).hash
    }

    fn of(text: &[u8]) -> Vec<u8> {
        digest(&SHA256, text).as_ref().to_vec()
    }

    /// The example of RFC 6376 §3.4.5.
    #[test]
    fn the_example_of_the_standard_comes_out() {
        let mail = RawMail::read(b"A: X\r\nB : Y\t\r\n\tZ  \r\n\r\n C \r\nD \t E\r\n\r\n\r\n").unwrap();
        let header = |form: Form| {
            mail.fields.iter().fold(Vec::new(), |mut out, field| {
                form.field(field, &mut out);
                out.extend_from_slice(b"\r\n");
                out
            })
        };
        assert_eq!(header(Form::Relaxed), b"a:X\r\nb:Y Z\r\n");
        assert_eq!(header(Form::Simple), b"A: X\r\nB : Y\t\r\n\tZ  \r\n");
        assert_eq!(hashed(mail.body, Form::Relaxed), of(b" C\r\nD E\r\n"));
        assert_eq!(hashed(mail.body, Form::Simple), of(b" C \r\nD \t E\r\n"));
    }

    #[test]
    fn an_empty_body_is_a_line_end_or_nothing() {
        for body in [&b""[..], b"\r\n", b"\r\n\r\n", b"\n"] {
            assert_eq!(hashed(body, Form::Simple), of(b"\r\n"));
            assert_eq!(hashed(body, Form::Relaxed), of(b""));
        }
        assert_eq!(hashed(b" \t \r\n", Form::Relaxed), of(b""));
    }

    #[test]
    fn line_ends_do_not_count() {
        assert_eq!(hashed(b"a\nb", Form::Simple), of(b"a\r\nb\r\n"));
        assert_eq!(hashed(b"a\r\n\n\nb\n", Form::Relaxed), of(b"a\r\n\r\n\r\nb\r\n"));
    }

    #[test]
    fn a_length_hashes_the_beginning_and_tells_the_rest() {
        let rule = BodyRule { form: Form::Simple, length: Some(3), unquote: false };
        let hashed = body_hash(b"a\r\nb\r\n", rule, &SHA256);
        assert_eq!((hashed.hash, hashed.bytes), (of(b"a\r\n"), 6));
    }

    #[test]
    fn what_a_mailbox_file_quotes_is_unquoted() {
        let rule = BodyRule { form: Form::Simple, length: None, unquote: true };
        assert_eq!(body_hash(b">From me\n>>From you\n>x\n", rule, &SHA256).hash, of(b"From me\r\n>From you\r\n>x\r\n"));
    }
}
