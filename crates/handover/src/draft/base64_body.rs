//! The sealed file as base64 in lines of 76 characters (RFC 2045, section 6.8), from a reader to a writer.

use super::DraftError;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::io::{self, Read, Write};

/// Bytes in a line of 76 characters.
const LINE: usize = 57;
/// Lines encoded at a time.
const LINES: usize = 1_024;

/// Length of `bytes` encoded; there is no line break after the last line.
pub(crate) fn encoded_len(bytes: u64) -> u64 {
    let lines = bytes.div_ceil(LINE as u64);
    bytes.div_ceil(3).saturating_mul(4).saturating_add(lines.saturating_sub(1).saturating_mul(2))
}

/// The most bytes whose encoded length is at most `limit`.
pub(crate) fn largest_input(limit: u64) -> u64 {
    let room = limit.saturating_add(2);
    // 78 characters for a full line with its break; a last line needs at least four and its break's two.
    let (lines, rest) = (room / 78, room % 78);
    (lines * LINE as u64).saturating_add(rest.saturating_sub(2) / 4 * 3)
}

/// Copies exactly `bytes` bytes; fewer or more in `from` is an error.
pub(super) fn copy(from: &mut dyn Read, bytes: u64, to: &mut dyn Write) -> Result<(), DraftError> {
    let mut input = vec![0; LINE * LINES];
    let mut encoded = String::with_capacity(78 * LINES);
    let mut left = bytes;
    while left > 0 {
        let wanted = input.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        let block = input.get_mut(..wanted).unwrap_or_default();
        from.read_exact(block).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => DraftError::AttachmentChanged,
            _ => DraftError::Read(error),
        })?;
        encoded.clear();
        for (at, line) in block.chunks(LINE).enumerate() {
            if at > 0 || left < bytes {
                encoded.push_str("\r\n");
            }
            STANDARD.encode_string(line, &mut encoded);
        }
        to.write_all(encoded.as_bytes()).map_err(DraftError::Write)?;
        left -= wanted as u64;
    }
    let mut extra = [0];
    loop {
        return match from.read(&mut extra) {
            Ok(0) => Ok(()),
            Ok(_) => Err(DraftError::AttachmentChanged),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => Err(DraftError::Read(error)),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(input: &[u8]) -> String {
        let mut out = Vec::new();
        copy(&mut &*input, input.len() as u64, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_length_is_known_beforehand_and_no_line_is_longer_than_76() {
        for length in (0..=240).chain([58_367, 58_368, 58_369, 116_736, 200_000]) {
            let input: Vec<u8> = (0..length).map(|at: u64| (at % 251) as u8).collect();
            let text = encoded(&input);
            assert_eq!(text.len() as u64, encoded_len(length), "{length}");
            assert!(text.split("\r\n").all(|line| line.len() <= 76 && !line.contains(['\r', '\n'])));
            assert_eq!(STANDARD.decode(text.replace("\r\n", "")).unwrap(), input);
        }
    }

    #[test]
    fn the_largest_input_for_a_limit_is_found_exactly() {
        for limit in 0..=400 {
            let largest = largest_input(limit);
            assert!(encoded_len(largest) <= limit && encoded_len(largest + 1) > limit, "{limit} {largest}");
        }
    }

    #[test]
    fn a_file_that_shrank_or_grew_is_noticed() {
        for (content, claimed) in [(&b"abc"[..], 4), (b"abc", 2), (b"", 1), (b"a", 0)] {
            let result = copy(&mut &*content, claimed, &mut Vec::new());
            assert!(matches!(result, Err(DraftError::AttachmentChanged)));
        }
    }

    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("torn cable"))
        }
    }
    impl Write for Broken {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::Error::other("full disk"))
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_disk_that_cannot_be_read_is_told_from_one_that_cannot_be_written() {
        assert!(matches!(copy(&mut Broken, 1, &mut Vec::new()), Err(DraftError::Read(_))));
        assert!(matches!(copy(&mut &b"a"[..], 1, &mut Broken), Err(DraftError::Write(_))));
    }
}
