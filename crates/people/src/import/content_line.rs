//! Content lines of vCards (RFC 6350 section 3.2 and 3.3; vCard 2.1 section 2.1 for quoted-printable and charsets).
//!
//! One reader for all three versions: what 2.1 has and 4.0 has not (bare parameters, quoted-printable, charsets) means
//! nothing else in 4.0, and files say one version and write another.

use super::text::decode_as;

/// Longest unfolded line that is read, in bytes. What is longer is a picture or a sound, and skipped.
pub(super) const MOST_LINE_BYTES: usize = 256 * 1024;
/// How much of a line is looked through for its encoding, in bytes.
const MOST_HEAD: usize = 4 * 1024;
/// Most parameters of one line.
const MOST_PARAMETERS: usize = 64;

/// One line, unfolded and decoded, not yet unescaped.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ContentLine {
    /// The group, in upper case; empty where there is none.
    pub(super) group: String,
    /// The name of the property, in upper case.
    pub(super) name: String,
    /// Names in upper case with their values; a bare parameter of 2.1 is a `TYPE`.
    pub(super) parameters: Vec<(String, String)>,
    /// The value.
    pub(super) value: String,
}

impl ContentLine {
    /// Reads an unfolded line; `None` where it is none.
    fn parse(bytes: &[u8]) -> Option<Self> {
        let mut quoted = false;
        let colon = bytes.iter().position(|byte| {
            quoted ^= *byte == b'"';
            *byte == b':' && !quoted
        })?;
        let (head, value) = (bytes.get(..colon)?, bytes.get(colon.saturating_add(1)..)?);
        let head = decode_as(None, head);
        let mut fields = outside_quotes(&head, ';');
        let name = fields.next().unwrap_or_default().trim().to_uppercase();
        let (group, name) = name.rsplit_once('.').unwrap_or(("", &name));
        let valid = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if name.is_empty() || !name.bytes().all(valid) {
            return None;
        }
        let parameters: Vec<(String, String)> = fields.flat_map(parameter).take(MOST_PARAMETERS).collect();
        let of = |wanted: &str| parameters.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
        let value = match of("ENCODING") {
            Some(encoding) if encoding.eq_ignore_ascii_case("QUOTED-PRINTABLE") => {
                decode_as(of("CHARSET"), &quoted_printable(value))
            }
            _ => decode_as(of("CHARSET"), value),
        };
        Some(Self { group: group.to_owned(), name: name.to_owned(), parameters, value })
    }

    /// Values of a parameter, in lower case.
    pub(super) fn values_of<'a>(&'a self, wanted: &'a str) -> impl Iterator<Item = String> + 'a {
        self.parameters.iter().filter(move |(name, _)| name == wanted).map(|(_, value)| value.to_lowercase())
    }

    /// The value as one text (RFC 6350 section 3.4).
    pub(super) fn text(&self) -> String {
        unescape(&self.value)
    }

    /// The components of a structured value.
    pub(super) fn components(&self) -> Vec<String> {
        let mut components = Vec::new();
        let (mut start, mut escaped) = (0, false);
        for (at, character) in self.value.char_indices() {
            if character == ';' && !escaped {
                components.push(unescape(self.value.get(start..at).unwrap_or_default()));
                start = at.saturating_add(1);
            }
            escaped = character == '\\' && !escaped;
        }
        components.push(unescape(self.value.get(start..).unwrap_or_default()));
        components
    }
}

/// The lines of a file, one at a time; `None` for a line that is none or too long.
pub(super) fn content_lines(bytes: &[u8]) -> impl Iterator<Item = Option<ContentLine>> {
    let mut lines = bytes.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line)).peekable();
    std::iter::from_fn(move || {
        let first = lines.by_ref().find(|line| !line.is_empty())?;
        let soft = is_quoted_printable(first);
        let mut too_long = first.len() > MOST_LINE_BYTES;
        let mut line = if too_long { Vec::new() } else { first.to_vec() };
        while let Some(next) = lines.peek() {
            if soft && line.last() == Some(&b'=') {
                line.pop();
            } else if !matches!(next.first(), Some(b' ' | b'\t')) {
                break;
            }
            // A soft line break ends nothing but the line; a fold is the break and one blank.
            let fold = usize::from(!soft && matches!(next.first(), Some(b' ' | b'\t')));
            let more = next.get(fold..).unwrap_or_default();
            if line.len().saturating_add(more.len()) > MOST_LINE_BYTES {
                too_long = true;
            } else {
                line.extend_from_slice(more);
            }
            lines.next();
        }
        Some(if too_long { None } else { ContentLine::parse(&line) })
    })
}

fn is_quoted_printable(line: &[u8]) -> bool {
    const MARK: &[u8] = b"QUOTED-PRINTABLE";
    let start = line.get(..line.len().min(MOST_HEAD)).unwrap_or_default();
    let head = start.split(|byte| *byte == b':').next().unwrap_or_default();
    head.windows(MARK.len()).any(|window| window.eq_ignore_ascii_case(MARK))
}

/// `TYPE=a,b`, `PREF=1`, and the bare `HOME` and `QUOTED-PRINTABLE` of 2.1.
fn parameter(field: &str) -> Vec<(String, String)> {
    let Some((name, values)) = field.split_once('=') else {
        let bare = field.trim();
        let encoding = ["QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"].iter().any(|it| bare.eq_ignore_ascii_case(it));
        let name = if encoding { "ENCODING" } else { "TYPE" };
        return vec![(name.to_owned(), bare.to_owned())];
    };
    let name = name.trim().to_uppercase();
    // RFC 6350's own examples write several types between one pair of quotes.
    let values = values.replace('"', "");
    values.split(',').take(MOST_PARAMETERS).map(|value| (name.clone(), value.trim().to_owned())).collect()
}

fn outside_quotes(text: &str, between: char) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    text.split(move |character: char| {
        quoted ^= character == '"';
        character == between && !quoted
    })
}

/// RFC 2045 section 6.7; what is not the code of an octet stays as it is.
fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let hex =
        |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16)).and_then(|it| u8::try_from(it).ok());
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match (*first == b'=', hex(after.first()), hex(after.get(1))) {
            (true, Some(high), Some(low)) => {
                decoded.push(high << 4 | low);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => decoded.push(*first),
        }
    }
    decoded
}

fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match (character, if character == '\\' { characters.next() } else { None }) {
            ('\\', Some('n' | 'N')) => plain.push('\n'),
            ('\\', Some(escaped @ ('\\' | ',' | ';' | ':'))) => plain.push(escaped),
            ('\\', Some(other)) => plain.extend(['\\', other]),
            (character, _) => plain.push(character),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> ContentLine {
        content_lines(text.as_bytes()).next().flatten().unwrap()
    }

    #[test]
    fn folded_lines_are_joined_without_their_first_blank_even_inside_a_letter() {
        assert_eq!(one("NOTE:one\r\n  two\r\n\tthree\r\nFN:x").value, "one twothree");
        let (start, end) = "FN:ع".as_bytes().split_at(4);
        let folded = [start, b"\r\n ", end].concat();
        assert_eq!(content_lines(&folded).next().flatten().unwrap().value, "ع");
    }

    #[test]
    fn quoted_printable_is_decoded_over_its_soft_breaks() {
        let line = one("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=D8=B9=D9=84=\r\n=DB=8C=0A 1=3D1=\r\n\r\nFN:x");
        assert_eq!(line.value, "علی\n 1=1");
        assert_eq!(one("FN;QUOTED-PRINTABLE:Ren=E9").value, "René");
        assert_eq!(one("FN;CHARSET=windows-1256;QUOTED-PRINTABLE:=DA=E1=ED").value, "علي");
        assert_eq!(one("FN;QUOTED-PRINTABLE:a=Z0=").value, "a=Z0=");
    }

    #[test]
    fn parameters_of_all_versions_are_understood() {
        let line = one("item1.Email;HOME;type=INTERNET,pref;X-A=\"a;b:c\":a@b.pk");
        assert_eq!((line.group.as_str(), line.name.as_str(), line.value.as_str()), ("ITEM1", "EMAIL", "a@b.pk"));
        assert_eq!(line.values_of("TYPE").collect::<Vec<_>>(), ["home", "internet", "pref"]);
        assert_eq!(line.values_of("X-A").collect::<Vec<_>>(), ["a;b:c"]);
        assert_eq!(one("TEL;TYPE=\"voice,cell\":1").values_of("TYPE").collect::<Vec<_>>(), ["voice", "cell"]);
    }

    #[test]
    fn components_are_divided_where_nothing_escapes_it() {
        assert_eq!(one(r"ORG:Finance\; Revenue;Wing\, A\\;B\n").components(), ["Finance; Revenue", "Wing, A\\", "B\n"]);
        assert_eq!(one(r"NOTE:C:\Users").text(), r"C:\Users");
    }

    #[test]
    fn a_line_is_read_up_to_its_limit_and_skipped_beyond() {
        for (length, read) in [(MOST_LINE_BYTES - 5, true), (MOST_LINE_BYTES - 4, false)] {
            let text = format!("NOTE:{}\r\nFN:x", "y".repeat(length));
            let lines: Vec<_> = content_lines(text.as_bytes()).collect();
            assert_eq!((lines.len(), lines[0].is_some(), lines[1].is_some()), (2, read, true));
            let (start, end) = text.split_at(100);
            let folded = format!("{start}\r\n {end}");
            assert_eq!(content_lines(folded.as_bytes()).next().unwrap().is_some(), read);
        }
    }

    #[test]
    fn what_is_no_line_is_told_apart() {
        for text in ["no colon", ":x", "N AME:x", "\u{202E}FN:x", "A;\"b:c"] {
            assert_eq!(content_lines(text.as_bytes()).next(), Some(None), "{text}");
        }
        assert_eq!(content_lines(b"\r\n\n").next(), None);
    }
}
