//! The bzip2 of ALZip: its own mark before each block and at the end, no checksums, no flag for randomised blocks. What
//! is between is bzip2 all the same, so each block is handed to a decoder as a stream of its own.

use bzip2::Decompress;
use std::io;

const BLOCK: u32 = u32::from_be_bytes(*b"DLZ\x01");
const END: u32 = u32::from_be_bytes(*b"DLZ\x02");

/// What is unpacked, at most a little more than `most`.
pub(super) fn read(data: &[u8], most: usize) -> (Vec<u8>, io::Result<()>) {
    let mut out = Vec::new();
    let places = marks(data);
    for (&(start, mark), end) in places.iter().zip(places.iter().skip(1).map(|place| place.0).chain([data.len() * 8])) {
        if mark == END || out.len() > most {
            return (out, Ok(()));
        }
        if !unpack(data, start + 32, end, most, &mut out) {
            return (out, Err(io::ErrorKind::InvalidData.into()));
        }
    }
    (out, if places.is_empty() { Err(io::ErrorKind::InvalidData.into()) } else { Ok(()) })
}

/// Where marks stand, in bits: blocks do not end with a byte. By chance one stands in 2^31 bits.
fn marks(data: &[u8]) -> Vec<(usize, u32)> {
    let mut places = Vec::new();
    let mut held = 0_u64;
    for (index, &byte) in data.iter().enumerate() {
        held = held << 8 | u64::from(byte);
        for shift in (0..8).rev() {
            let Ok(mark) = u32::try_from(held >> shift & 0xFFFF_FFFF) else { continue };
            if (mark == BLOCK || mark == END) && index >= 3 {
                places.push(((index + 1) * 8 - shift - 32, mark));
            }
        }
    }
    places
}

/// Adds a block's bytes; false where it gives none.
fn unpack(data: &[u8], start: usize, end: usize, most: usize, out: &mut Vec<u8>) -> bool {
    let mut stream = Bits::default();
    stream.bytes.extend(b"BZh91AY&SY\0\0\0\0");
    // Not randomised.
    stream.push(false);
    for at in start..end {
        let byte = data.get(at / 8).copied().unwrap_or_default();
        stream.push(byte >> (7 - at % 8) & 1 == 1);
    }
    // The last bits, and what a decoder reads ahead.
    (0..64).for_each(|_| stream.push(false));
    // The checksum, which we do not know, is the last thing that the decoder looks at.
    let mut decoder = Decompress::new(false);
    let before = out.len();
    let mut piece = vec![0; 64 << 10];
    loop {
        let (read, written) = (decoder.total_in(), decoder.total_out());
        let Some(rest) = usize::try_from(read).ok().and_then(|read| stream.bytes.get(read..)) else { break };
        let done = decoder.decompress(rest, &mut piece);
        let got = usize::try_from(decoder.total_out() - written).unwrap_or_default();
        out.extend(piece.get(..got).unwrap_or_default());
        let stuck = got == 0 && decoder.total_in() == read;
        if done.is_err() || stuck || out.len() > most {
            break;
        }
    }
    out.len() > before
}

#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    held: u8,
    count: u8,
}

impl Bits {
    fn push(&mut self, bit: bool) {
        self.held = self.held << 1 | u8::from(bit);
        self.count += 1;
        if self.count == 8 {
            self.bytes.push(self.held);
            self.count = 0;
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::io::Write;

    /// Rewrites a stream of one block as ALZip does.
    pub(crate) fn as_alzip(plain: &[u8]) -> Vec<u8> {
        let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::best());
        encoder.write_all(plain).unwrap();
        let packed = encoder.finish().unwrap();
        let bit = |at: usize| packed[at / 8] >> (7 - at % 8) & 1 == 1;
        // Header, mark and checksum of the block take 14 bytes, then comes the flag; the end's mark is found backwards.
        let is_end = |at: usize| {
            let mark = [0x17_u8, 0x72, 0x45, 0x38, 0x50, 0x90];
            (0..48).all(|index| bit(at + index) == (mark[index / 8] >> (7 - index % 8) & 1 == 1))
        };
        let end = (0..packed.len() * 8 - 80).rev().chain([packed.len() * 8 - 80]).find(|&at| is_end(at)).unwrap();
        let mut out = Bits::default();
        out.bytes.extend(b"DLZ\x01");
        (14 * 8 + 1..end).for_each(|at| out.push(bit(at)));
        for at in 0..32 {
            out.push(b"DLZ\x02"[at / 8] >> (7 - at % 8) & 1 == 1);
        }
        while out.count != 0 {
            out.push(false);
        }
        out.bytes
    }

    #[test]
    fn blocks_are_read_without_their_checksums() {
        let plain: Vec<u8> = (0..20_000_u32).flat_map(|number| (number * number).to_le_bytes()).collect();
        let (out, result) = read(&as_alzip(&plain), 1 << 20);
        assert!(result.is_ok());
        assert_eq!(out, plain);
    }

    #[test]
    fn nonsense_is_an_error() {
        assert!(read(b"BZh9", 100).1.is_err());
        assert!(read(b"DLZ\x01nonsense and more of it", 100).1.is_err());
    }
}
