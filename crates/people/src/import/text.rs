//! The text of files that do not say how it is encoded.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1256};

/// How many bytes tell a code page.
const CODE_PAGE_START: usize = 64 * 1024;

/// The text of a file: by its byte order mark; UTF-16 without one, which Windows' programs write; UTF-8; and what is
/// none of these in a code page of Windows. No byte sequence is refused.
#[must_use]
pub fn decode(bytes: &[u8]) -> String {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => utf_16_without_mark(bytes).unwrap_or(UTF_8),
    };
    if encoding == UTF_8 {
        return decode_as(None, bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes));
    }
    encoding.decode(bytes).0.into_owned()
}

/// The text of bytes in an encoding with a name (WHATWG labels); without a known one UTF-8 if it is that, else a code
/// page of Windows.
pub(super) fn decode_as(label: Option<&str>, bytes: &[u8]) -> String {
    let named = label.and_then(|label| Encoding::for_label(label.as_bytes())).filter(|encoding| *encoding != UTF_8);
    if let Some(encoding) = named {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => code_page(bytes).decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// Outlook writes tables in the code page of the computer: Windows-1256 where Urdu is set, else Windows-1252. Letters
/// with accents stand alone among others; those of Urdu stand together.
fn code_page(bytes: &[u8]) -> &'static Encoding {
    let start = bytes.get(..bytes.len().min(CODE_PAGE_START)).unwrap_or_default();
    let (mut alone, mut together) = (0_usize, 0_usize);
    for run in start.split(u8::is_ascii) {
        match run.len() {
            0 => {}
            1 => alone += 1,
            more => together += more,
        }
    }
    if together > alone { WINDOWS_1256 } else { WINDOWS_1252 }
}

/// Line breaks and commas of a table in UTF-16 have a zero in every second place, always the same one.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..bytes.len().min(1_024)).unwrap_or_default();
    let (mut even, mut odd) = (0_usize, 0_usize);
    for pair in start.chunks_exact(2) {
        even += usize::from(pair.first() == Some(&0));
        odd += usize::from(pair.get(1) == Some(&0));
    }
    let many = (start.len() / 20).max(4);
    match (even, odd) {
        (0, odd) if odd >= many => Some(UTF_16LE),
        (even, 0) if even >= many => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_every_encoding_that_programs_write() {
        let name = "نام,é;علی,,,\r\n";
        let wide = |big: bool| {
            let to = move |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
            move |text: &str| text.encode_utf16().flat_map(to).collect::<Vec<u8>>()
        };
        let with_mark = format!("\u{FEFF}{name}");
        for bytes in [
            name.as_bytes().to_vec(),
            with_mark.as_bytes().to_vec(),
            wide(false)(name),
            wide(true)(name),
            wide(false)(&with_mark),
            wide(true)(&with_mark),
        ] {
            assert_eq!(decode(&bytes), name);
        }
        assert_eq!(decode(b"Ren\xE9 \x96 Lyon"), "René – Lyon");
        assert_eq!(decode(b"\x81\xC7\x98\xD3\xCA\xC7\xE4"), "پاکستان");
        assert_eq!(decode(b"Name,Ren\xE9\r\n,\xDA\xE1\xED \xCE\xC7\xE4"), "Name,René\r\n,علي خان");
    }

    #[test]
    fn a_named_encoding_is_used_and_an_unknown_one_is_guessed() {
        assert_eq!(decode_as(Some("windows-1256"), b"\xDA\xE1\xED"), "علي");
        assert_eq!(decode_as(Some("no such thing"), "علی".as_bytes()), "علی");
        assert_eq!(decode_as(Some("utf-8"), b"Ren\xE9"), "René");
    }
}
