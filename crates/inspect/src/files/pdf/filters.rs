//! The filters of streams (ISO 32000-2, 7.4), undone in their order, and what stands before them: encryption.

use super::object::Dictionary;
use crate::files::archive::read_bounded;
use crate::files::{Examination, limit_reached};
use crate::limits::Limit;
use crate::report::{FileReport, Gap, GapKind};
use std::io::{self, Read};

/// Filters of one stream that are undone. Honest programs use one or two.
pub(super) const MOST: usize = 6;

/// Undoes the filters of a stream up to one that only pictures have, which is the second answer.
pub(super) fn undo<'d>(
    report: &mut FileReport,
    dictionary: &'d Dictionary,
    content: &[u8],
    examination: &Examination<'_>,
) -> Option<(Vec<u8>, Option<&'d [u8]>)> {
    let mut content = content.to_vec();
    let mut filters = dictionary.names("Filter");
    filters.extend(dictionary.names("F"));
    if filters.len() > MOST {
        // What is undone halfway is the content of nothing.
        limit_reached(report, Limit::Depth);
        return None;
    }
    for filter in filters {
        content = match filter {
            b"FlateDecode" | b"Fl" => {
                let mut source = flate2::read::ZlibDecoder::new(content.as_slice());
                whole(report, &mut source, examination)?
            }
            b"LZWDecode" | b"LZW" => {
                let parameters = dictionary.dictionary("DecodeParms").or_else(|| dictionary.dictionary("DP"));
                let is_early = parameters.and_then(|it| it.number("EarlyChange")) != Some(0);
                whole(report, &mut Lzw::new(&content, is_early), examination)?
            }
            b"RunLengthDecode" | b"RL" => {
                whole(report, &mut RunLengths { rest: &content, held: Vec::new() }, examination)?
            }
            b"ASCIIHexDecode" | b"AHx" => ascii_hex(&content),
            b"ASCII85Decode" | b"A85" => ascii_85(&content),
            b"Crypt" => content,
            other => return Some((content, Some(other))),
        };
    }
    Some((content, None))
}

fn whole(report: &mut FileReport, source: &mut dyn Read, examination: &Examination<'_>) -> Option<Vec<u8>> {
    match read_bounded(report, source, examination) {
        Ok((inside, _)) => Some(inside),
        Err(_) => {
            report.gaps.push(Gap::new(GapKind::Unreadable).with("file", report.name.clone()));
            None
        }
    }
}

/// LZW with codes of 9 to 12 bits (7.4.4), the highest bit first.
struct Lzw<'a> {
    rest: &'a [u8],
    decoder: weezl::decode::Decoder,
    is_over: bool,
}

impl<'a> Lzw<'a> {
    fn new(rest: &'a [u8], is_early: bool) -> Self {
        let decoder = match is_early {
            true => weezl::decode::Decoder::with_tiff_size_switch(weezl::BitOrder::Msb, 8),
            false => weezl::decode::Decoder::new(weezl::BitOrder::Msb, 8),
        };
        Self { rest, decoder, is_over: false }
    }
}

impl Read for Lzw<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while !self.is_over && !into.is_empty() {
            let done = self.decoder.decode_bytes(self.rest, into);
            self.rest = self.rest.get(done.consumed_in..).unwrap_or_default();
            match done.status {
                Ok(weezl::LzwStatus::Ok) => {}
                // Readers show what came before a fault.
                Ok(_) | Err(_) => self.is_over = true,
            }
            if done.consumed_out > 0 {
                return Ok(done.consumed_out);
            }
        }
        Ok(0)
    }
}

/// Lengths and bytes (7.4.5).
struct RunLengths<'a> {
    rest: &'a [u8],
    held: Vec<u8>,
}

impl Read for RunLengths<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.held.is_empty() {
            let (Some(&length), rest) = (self.rest.first(), self.rest.get(1..).unwrap_or_default()) else {
                return Ok(0);
            };
            match length {
                0..128 => {
                    let (run, rest) = rest.split_at_checked(usize::from(length) + 1).unwrap_or((rest, &[]));
                    (self.held, self.rest) = (run.to_vec(), rest);
                }
                128 => return Ok(0),
                _ => {
                    let byte = rest.first().copied().into_iter();
                    self.held = byte.flat_map(|byte| std::iter::repeat_n(byte, 257 - usize::from(length))).collect();
                    self.rest = rest.get(1..).unwrap_or_default();
                }
            }
        }
        let taken = self.held.len().min(into.len());
        into.iter_mut().zip(self.held.drain(..taken)).for_each(|(place, byte)| *place = byte);
        Ok(taken)
    }
}

/// Hexadecimal digits (7.4.2).
pub(super) fn ascii_hex(text: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = text
        .iter()
        .take_while(|&&byte| byte != b'>')
        .filter_map(|&byte| char::from(byte).to_digit(16))
        .filter_map(|digit| u8::try_from(digit).ok())
        .collect();
    digits
        .chunks(2)
        .map(|two| two.first().copied().unwrap_or_default() << 4 | two.get(1).copied().unwrap_or_default())
        .collect()
}

/// Five letters for four bytes (7.4.3).
fn ascii_85(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut group: Vec<u32> = Vec::with_capacity(5);
    let flush = |group: &mut Vec<u32>, out: &mut Vec<u8>| {
        let count = group.len();
        if count < 2 {
            return;
        }
        group.resize(5, 84);
        let value = group.iter().fold(0_u32, |sum, digit| sum.wrapping_mul(85).wrapping_add(*digit));
        out.extend(value.to_be_bytes().iter().take(count - 1));
        group.clear();
    };
    for &byte in text {
        match byte {
            b'~' => break,
            b'z' if group.is_empty() => out.extend([0; 4]),
            b'!'..=b'u' => {
                group.push(u32::from(byte - b'!'));
                if group.len() == 5 {
                    flush(&mut group, &mut out);
                }
            }
            _ => {}
        }
    }
    flush(&mut group, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_filters_are_undone() {
        assert_eq!(ascii_hex(b"4D 5a\n9>"), [0x4D, 0x5A, 0x90]);
        assert_eq!(ascii_85(b"87cURD]i,\"Ebo80~>"), b"Hello World!");
    }

    #[test]
    fn lzw_undoes_the_example_of_the_standard() {
        let mut out = Vec::new();
        let packed = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        Lzw::new(&packed, true).read_to_end(&mut out).unwrap();
        assert_eq!(out, b"-----A---B");
    }

    #[test]
    fn runs_are_written_out() {
        let mut out = Vec::new();
        RunLengths { rest: &[1, b'a', b'b', 254, b'c', 128, 9], held: Vec::new() }.read_to_end(&mut out).unwrap();
        assert_eq!(out, b"abccc");
    }
}
