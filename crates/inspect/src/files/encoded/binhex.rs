//! BinHex 4 (RFC 1741): six bits a character, runs shortened, then a header and the two forks of a file of old
//! Macintosh computers. What other computers see is the data fork.

use super::Part;
use super::six::{self, Bits};
use crate::files::bytes::{be32, slice};
use std::sync::LazyLock;

static ALPHABET: LazyLock<[u8; 256]> =
    LazyLock::new(|| six::table(b"!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr"));
/// Stands for a run of the byte before it.
const RUN: u8 = 0x90;

/// What follows the coded file.
pub(super) fn end(text: &[u8]) -> &[u8] {
    let start = memchr::memchr(b':', text).map_or(text.len(), |at| at + 1);
    let rest = text.get(start..).unwrap_or_default();
    let end = memchr::memchr(b':', rest).map_or(rest.len(), |at| at + 1);
    rest.get(end..).unwrap_or_default()
}

/// The data fork, at most `most` bytes of everything.
pub(super) fn read(text: &[u8], most: usize) -> Option<Part> {
    let start = memchr::memchr(b':', text)? + 1;
    let digits = text.get(start..)?.iter().take_while(|&&digit| digit != b':');
    let mut bits = Bits::default();
    digits.filter_map(|&digit| six::value(&ALPHABET, digit)).for_each(|value| bits.push(value));
    let plain = expand(&bits.bytes, most);
    let name_length = usize::from(*plain.first()?);
    let name = String::from_utf8_lossy(slice(&plain, 1, name_length)?).into_owned();
    // After the name a version, then type, creator and flags, the lengths of both forks, and a checksum.
    let length = usize::try_from(be32(&plain, name_length + 12)?).ok()?;
    let content = plain.get(name_length + 22..)?;
    let is_whole = content.len() >= length;
    Some(Part { kind: "binhex", name, bytes: content.get(..length).unwrap_or(content).to_vec(), is_whole })
}

fn expand(bytes: &[u8], most: usize) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len().min(most));
    let mut rest = bytes.iter().copied();
    while let Some(byte) = rest.next() {
        if byte != RUN {
            out.push(byte);
        } else {
            match (rest.next(), out.last().copied()) {
                (Some(0), _) => out.push(RUN),
                (Some(count), Some(last)) => out.extend(std::iter::repeat_n(last, usize::from(count) - 1)),
                _ => {}
            }
        }
        if out.len() > most {
            break;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes what `read` reads, without runs, which only shorten.
    fn write(name: &str, data: &[u8]) -> Vec<u8> {
        let alphabet = b"!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr";
        let mut plain = vec![u8::try_from(name.len()).unwrap()];
        plain.extend(name.as_bytes());
        plain.extend(b"\0TEXTttxt\0\0");
        plain.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        plain.extend([0; 6]);
        plain.extend(data);
        plain.extend([0; 2]);
        let escaped: Vec<u8> = plain.iter().flat_map(|&b| if b == RUN { vec![RUN, 0] } else { vec![b] }).collect();
        let mut text = b"\n:".to_vec();
        for three in escaped.chunks(3) {
            let at = |index: usize| three.get(index).copied().unwrap_or_default();
            let (a, b, c) = (at(0), at(1), at(2));
            let digits = [a >> 2, (a & 3) << 4 | b >> 4, (b & 15) << 2 | c >> 6, c & 63];
            text.extend(digits.map(|digit| alphabet[usize::from(digit)]));
            if text.len().is_multiple_of(65) {
                text.push(b'\n');
            }
        }
        text.push(b':');
        text
    }

    #[test]
    fn the_data_fork_comes_back() {
        let data: Vec<u8> = (0..=255).collect();
        let part = read(&write("clam.exe", &data), 1 << 20).unwrap();
        assert_eq!((part.name.as_str(), part.is_whole), ("clam.exe", true));
        assert_eq!(part.bytes, data);
    }

    #[test]
    fn runs_are_short_for_many_and_end_at_the_limit() {
        assert_eq!(expand(&[7, RUN, 4, 8, RUN, 0], 100), [7, 7, 7, 7, 8, RUN]);
        let bomb: Vec<u8> = [1].into_iter().chain([RUN, 255].into_iter().cycle().take(1 << 20)).collect();
        assert!(expand(&bomb, 1 << 16).len() <= (1 << 16) + 255);
    }
}
