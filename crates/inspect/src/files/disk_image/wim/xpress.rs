//! XPRESS with Huffman codes (MS-XCA 2.2): 512 symbols, of which the second half are copies.

use crate::files::bytes::{le16, size16};

const SYMBOLS: usize = 512;
const LONGEST_CODE: usize = 15;

/// A chunk of exactly `length` bytes.
pub(super) fn read(data: &[u8], length: usize) -> Option<Vec<u8>> {
    let lengths: Vec<u8> = data.get(..SYMBOLS / 2)?.iter().flat_map(|&pair| [pair & 15, pair >> 4]).collect();
    let table = table(&lengths)?;
    let mut bits = Bits::new(data.get(SYMBOLS / 2..)?)?;
    let mut out = Vec::with_capacity(length);
    while out.len() < length {
        let (symbol, width) = *table.get(bits.peek(LONGEST_CODE)?)?;
        if width == 0 {
            return None;
        }
        bits.skip(usize::from(width));
        if let Ok(byte) = u8::try_from(symbol) {
            out.push(byte);
            continue;
        }
        let symbol = usize::from(symbol) - SYMBOLS / 2;
        let (mut run, distance_bits) = (symbol & 15, symbol >> 4);
        if run == 15 {
            run = usize::from(bits.byte()?) + 15;
            if run == 255 + 15 {
                run = bits.word()?;
            }
        }
        let distance = (1 << distance_bits) + bits.peek(distance_bits)?;
        bits.skip(distance_bits);
        for _ in 0..run + 3 {
            if out.len() == length {
                break;
            }
            out.push(*out.get(out.len().checked_sub(distance)?)?);
        }
    }
    Some(out)
}

/// For every 15 bits the symbol they begin with, and how long its code is.
fn table(lengths: &[u8]) -> Option<Vec<(u16, u8)>> {
    let mut table = Vec::with_capacity(1 << LONGEST_CODE);
    for width in 1..=15_u8 {
        for (symbol, _) in (0_u16..).zip(lengths).filter(|(_, length)| **length == width) {
            let count = 1_usize << (LONGEST_CODE - usize::from(width));
            table.extend(std::iter::repeat_n((symbol, width), count));
            if table.len() > 1 << LONGEST_CODE {
                return None;
            }
        }
    }
    // A code that is not complete leaves places that nothing leads to.
    table.resize(1 << LONGEST_CODE, (0, 0));
    Some(table)
}

/// Words of 16 bits, read from the highest bit; bytes between them belong to long copies.
struct Bits<'a> {
    data: &'a [u8],
    at: usize,
    held: u32,
    left: usize,
}

impl<'a> Bits<'a> {
    fn new(data: &'a [u8]) -> Option<Self> {
        let held = u32::from(le16(data, 0)?) << 16 | u32::from(le16(data, 2)?);
        Some(Self { data, at: 4, held, left: 32 })
    }

    fn peek(&self, count: usize) -> Option<usize> {
        if count == 0 { Some(0) } else { usize::try_from(self.held >> (32 - count)).ok() }
    }

    fn skip(&mut self, count: usize) {
        self.held = u32::try_from(u64::from(self.held) << count & 0xFFFF_FFFF).unwrap_or_default();
        self.left = self.left.saturating_sub(count);
        if self.left < 16 {
            // Behind the end there are zeros.
            let next = u32::from(le16(self.data, self.at).unwrap_or_default());
            self.held |= next << (16 - self.left);
            self.at += 2;
            self.left += 16;
        }
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.data.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    fn word(&mut self) -> Option<usize> {
        let word = size16(self.data, self.at)?;
        self.at += 2;
        Some(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xpress_copies_what_was() {
        // Codes of one bit each for "a", and for a copy from one back that says its length in a byte: 1 and 28 more.
        let mut packed = vec![0; 256];
        packed[usize::from(b'a') / 2] = 0x10;
        packed[(256 + 15) / 2] = 0x10;
        packed.extend([0, 0x40, 0, 0, 10]);
        assert_eq!(read(&packed, 29), Some(b"a".repeat(29)));
        assert_eq!(read(&packed, 5), Some(b"a".repeat(5)));
        assert_eq!(read(&[0x11; 256], 5), None);
        assert_eq!(read(&[], 5), None);
    }
}
