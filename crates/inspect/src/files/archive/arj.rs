//! ARJ archives (the technical notes of ARJ Software, in UNARJ's documentation). Methods 1 to 3 are those of LHA with a
//! smaller window; method 4 is simpler.

use super::{Packed, closed_member, locked, stored_member, unpack};
use crate::files::bytes::{len, size16, size32, slice, text};
use crate::files::{Examination, limit_reached, unreadable};
use crate::report::{FileReport, GapKind};
use delharc::decode::{Decoder, Lh7Decoder};
use std::io::{self, Read};

const GARBLED: u8 = 1;
const COMMENT: u8 = 2;
const FOLDER: u8 = 3;

struct Header {
    name: String,
    kind: u8,
    is_locked: bool,
    method: u8,
    packed: usize,
    length: usize,
    end: usize,
}

pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let mut at = 0;
    let mut any_locked = false;
    loop {
        // The last header is an empty one.
        if slice(bytes, at, 4) == Some(b"\x60\xEA\0\0") {
            break;
        }
        if let Err(limit) = examination.budget.part() {
            limit_reached(report, limit);
            return;
        }
        let Some(header) = header(bytes, at) else {
            unreadable(report);
            break;
        };
        at = header.end;
        // The archive's own header has nothing behind it.
        if header.kind == COMMENT {
            continue;
        }
        let data = slice(bytes, at, header.packed).or_else(|| bytes.get(at..)).unwrap_or_default();
        at = at.saturating_add(header.packed);
        if header.kind == FOLDER {
            continue;
        }
        any_locked |= header.is_locked;
        let length = u64::try_from(header.length).unwrap_or(u64::MAX);
        let what = Packed { name: &header.name, packed: len(data), length };
        match header.method {
            _ if header.is_locked => closed_member(report, &header.name, length, GapKind::Encrypted),
            0 => {
                if stored_member(report, &header.name, data, examination, depth).is_err() {
                    return;
                }
            }
            1..=3 => {
                let mut source = Huffman { decoder: Lh7Decoder::new(data), left: header.length };
                unpack(report, &what, &mut source, examination, depth);
            }
            4 => {
                let most = usize::try_from(examination.budget.member_bytes()).unwrap_or(usize::MAX);
                let plain = fastest(data, header.length.min(most.saturating_add(1)));
                unpack(report, &what, &mut plain.as_slice(), examination, depth);
            }
            _ => closed_member(report, &header.name, length, GapKind::Unreadable),
        }
    }
    if any_locked {
        locked::lock_members(report);
    }
}

fn header(bytes: &[u8], at: usize) -> Option<Header> {
    if slice(bytes, at, 2)? != b"\x60\xEA" {
        return None;
    }
    let size = size16(bytes, at + 2)?;
    let basic = slice(bytes, at + 4, size)?;
    let name = text(basic.get(usize::from(*basic.first()?)..)?);
    // A checksum, then further headers until an empty one.
    let mut end = at + 4 + size + 4;
    loop {
        let more = size16(bytes, end)?;
        end += 2;
        if more == 0 {
            break;
        }
        end += more + 4;
    }
    Some(Header {
        name,
        kind: *basic.get(6)?,
        is_locked: basic.get(4)? & GARBLED != 0,
        method: *basic.get(5)?,
        packed: if *basic.get(6)? == COMMENT { 0 } else { size32(basic, 12)? },
        length: size32(basic, 16)?,
        end,
    })
}

/// Methods 1 to 3.
struct Huffman<'a> {
    decoder: Lh7Decoder<&'a [u8]>,
    left: usize,
}

impl Read for Huffman<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        // In small pieces, so that little is lost where the data ends too early.
        let length = into.len().min(self.left).min(4096);
        let Some(piece) = into.get_mut(..length).filter(|piece| !piece.is_empty()) else { return Ok(0) };
        self.decoder.fill_buffer(piece).map_err(|error| io::Error::other(error.to_string()))?;
        self.left -= length;
        Ok(length)
    }
}

/// Method 4: lengths and distances as numbers that say first how long they are.
fn fastest(data: &[u8], length: usize) -> Vec<u8> {
    let mut bits = Bits { data, at: 0 };
    let mut out: Vec<u8> = Vec::new();
    while out.len() < length {
        let Some(run) = bits.number(0, 7) else { break };
        if run == 0 {
            let Some(byte) = bits.take(8).and_then(|byte| u8::try_from(byte).ok()) else { break };
            out.push(byte);
            continue;
        }
        let Some(distance) = bits.number(9, 13) else { break };
        for _ in 0..run + 2 {
            let byte = out.len().checked_sub(distance + 1).and_then(|from| out.get(from).copied());
            out.push(byte.unwrap_or_default());
        }
    }
    out.truncate(length);
    out
}

struct Bits<'a> {
    data: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    /// A number of bits, the highest first.
    fn take(&mut self, count: usize) -> Option<usize> {
        let mut value = 0;
        for _ in 0..count {
            let byte = *self.data.get(self.at / 8)?;
            value = value << 1 | usize::from(byte >> (7 - self.at % 8) & 1);
            self.at += 1;
        }
        Some(value)
    }

    /// Ones say how many more bits follow, from `from` to `to` of them; each step begins where the one before ended.
    fn number(&mut self, from: usize, to: usize) -> Option<usize> {
        let (mut width, mut base) = (from, 0);
        while width < to && self.take(1)? == 1 {
            base += 1 << width;
            width += 1;
        }
        Some(base + self.take(width)?)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// An archive of one member, packed already.
    pub(crate) fn archive(name: &str, method: u8, packed: &[u8], length: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut header = |kind: u8, method: u8, name: &str, packed: usize, length: usize| {
            let mut basic = vec![30, 11, 1, 0, 0, method, kind, 0, 0, 0, 0, 0];
            basic.extend(u32::try_from(packed).unwrap().to_le_bytes());
            basic.extend(u32::try_from(length).unwrap().to_le_bytes());
            basic.extend([0; 10]);
            basic.extend(name.as_bytes());
            basic.extend([0, 0]);
            bytes.extend([0x60, 0xEA]);
            bytes.extend(u16::try_from(basic.len()).unwrap().to_le_bytes());
            bytes.extend(basic);
            bytes.extend([0; 6]);
        };
        header(COMMENT, 0, "all.arj", 0, 0);
        header(0, method, name, packed.len(), length);
        bytes.extend(packed);
        bytes.extend([0x60, 0xEA, 0, 0]);
        bytes
    }

    #[test]
    fn the_fastest_method_copies_what_was() {
        // 'M' and 'Z' as they are, then four bytes from two back: 0 and eight bits each; length 2, distance 1.
        let bits = "0 01001101 0 01011010 10 1 0 000000001";
        let bits: Vec<u8> = bits.bytes().filter(|&bit| bit != b' ').map(|bit| bit - b'0').collect();
        let data: Vec<u8> = bits
            .chunks(8)
            .map(|eight| eight.iter().enumerate().fold(0, |sum, (index, bit)| sum | bit << (7 - index)))
            .collect();
        assert_eq!(fastest(&data, 6), b"MZMZMZ");
        assert_eq!(fastest(b"", 1 << 30), b"");
    }
}
