//! Deflate in blocks that are packed side by side (the idea is Mark Adler's pigz): each block has the
//! 32 KiB before it as its dictionary and ends on a byte border, so the blocks of one entry concatenate
//! to one Deflate stream (RFC 1951).
//!
//! What is compressed already (most of what travels as an attachment) is not deflated again. That is
//! decided by trying a few samples, not by the name.

use flate2::{Compress, Compression, FlushCompress};

/// How much is packed at once.
pub(super) const BLOCK: usize = 256 << 10;
/// How far back Deflate can refer.
pub(super) const WINDOW: usize = 32 << 10;

/// The highest that is worth its time: the one below gives tables 1.14 of what 7-Zip gives, this one 1.09.
const LEVEL: u32 = 7;
/// The lowest level that builds its own Huffman tables, without which base64 looks incompressible.
const SAMPLE_LEVEL: u32 = 2;
const SAMPLE: usize = 2 << 10;
const SAMPLES: usize = 8;
/// RFC 1951 3.2.4: a stored block holds at most this much.
const STORED_BLOCK: usize = 0xffff;
/// An empty final block with fixed codes, RFC 1951 3.2.6.
pub(super) const END_OF_STREAM: [u8; 2] = [3, 0];

/// The means of one thread.
pub(super) struct Packer {
    trial: Compress,
    scratch: Vec<u8>,
}

fn compressor(level: u32) -> Compress {
    Compress::new(Compression::new(level), false)
}

impl Packer {
    pub(super) fn new() -> Self {
        Self { trial: compressor(SAMPLE_LEVEL), scratch: Vec::new() }
    }

    /// Whether deflating `block` is worth its time: samples of it shrink by at least an eighth.
    pub(super) fn pays_off(&mut self, block: &[u8]) -> bool {
        let enough = (samples(block).map(<[u8]>::len).sum::<usize>() / 8).max(1);
        let mut saved = 0;
        for sample in samples(block) {
            if !is_flat(sample) {
                self.scratch.clear();
                self.trial.reset();
                let packed = deflate(&mut self.trial, &[], sample, FlushCompress::Finish, &mut self.scratch);
                if packed.is_some() {
                    saved += sample.len().saturating_sub(self.scratch.len());
                }
            }
            if saved >= enough {
                return true;
            }
        }
        false
    }

    /// Appends `block` to a Deflate stream in which `window` stands right before it. Ends on a byte border.
    pub(super) fn append(&mut self, window: &[u8], block: &[u8], stream: &mut Vec<u8>) {
        if block.is_empty() {
            return;
        }
        let start = stream.len();
        if self.pays_off(block) {
            // A new one each time: with a dictionary, one that is reset still looks at what it had before, and
            // then the same content does not always give the same bytes.
            let done = deflate(&mut compressor(LEVEL), window, block, FlushCompress::Sync, stream);
            if done.is_some() && stream.len() - start < block.len() {
                return;
            }
            stream.truncate(start);
        }
        stored_blocks(block, stream);
    }
}

/// All of a short block, else pieces from the middle of equal parts: the edges of a file are not typical of it.
fn samples(block: &[u8]) -> impl Iterator<Item = &[u8]> {
    let parts = if block.len() <= SAMPLES * SAMPLE { 1 } else { SAMPLES };
    let part = (block.len() / parts).max(1);
    let margin = if parts == 1 { 0 } else { (part - SAMPLE) / 2 };
    block.chunks_exact(part).filter_map(move |part| part.get(margin..part.len() - margin))
}

/// Whether all byte values are about equally frequent, as in compressed or encrypted data. Costs next to
/// nothing, and spares what will not shrink the trial.
fn is_flat(sample: &[u8]) -> bool {
    let mut counts = [0u32; 256];
    for byte in sample {
        if let Some(count) = counts.get_mut(usize::from(*byte)) {
            *count += 1;
        }
    }
    // Were all values equally likely, the squares would add up to about n²/256 + n. In text it is ten times that.
    let squares: u64 = counts.iter().map(|count| u64::from(*count).pow(2)).sum();
    let n = sample.len() as u64;
    n >= 1024 && squares <= n * n / 256 * 9 / 8 + n
}

/// One call of a fresh zlib with room enough. `None` where zlib refuses, which it has no reason to.
fn deflate(zlib: &mut Compress, window: &[u8], block: &[u8], flush: FlushCompress, stream: &mut Vec<u8>) -> Option<()> {
    if !window.is_empty() {
        zlib.set_dictionary(window).ok()?;
    }
    // zlib's own bound for what does not compress, with the flush marks rounded up.
    stream.reserve(block.len() + block.len() / 1000 + 64);
    zlib.compress_vec(block, stream, flush).ok()?;
    (zlib.total_in() == block.len() as u64).then_some(())
}

fn stored_blocks(block: &[u8], stream: &mut Vec<u8>) {
    stream.reserve(block.len() + 5 * block.len().div_ceil(STORED_BLOCK));
    for piece in block.chunks(STORED_BLOCK) {
        let length = u16::try_from(piece.len()).unwrap_or(u16::MAX);
        stream.push(0);
        stream.extend(length.to_le_bytes());
        stream.extend((!length).to_le_bytes());
        stream.extend(piece);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
    use std::io::Read as _;

    fn text(bytes: usize) -> Vec<u8> {
        let mut rng = StdRng::seed_from_u64(1);
        let words = ["ministry", "letter", "of", "the", "secretary", "مہر", "confidential", "\n"];
        let mut text = Vec::new();
        while text.len() < bytes {
            text.extend(words[rng.random_range(0..words.len())].as_bytes());
            text.push(b' ');
        }
        text.truncate(bytes);
        text
    }

    fn noise(bytes: usize) -> Vec<u8> {
        let mut noise = vec![0; bytes];
        StdRng::seed_from_u64(2).fill(&mut noise[..]);
        noise
    }

    fn packed(content: &[u8], block: usize) -> Vec<u8> {
        let mut packer = Packer::new();
        let mut stream = Vec::new();
        for start in (0..content.len()).step_by(block) {
            let window = &content[start.saturating_sub(WINDOW)..start];
            packer.append(window, &content[start..content.len().min(start + block)], &mut stream);
        }
        stream.extend(END_OF_STREAM);
        stream
    }

    fn unpacked(stream: &[u8]) -> Vec<u8> {
        let mut content = Vec::new();
        flate2::read::DeflateDecoder::new(stream).read_to_end(&mut content).unwrap();
        content
    }

    #[test]
    fn blocks_join_to_one_stream() {
        let mixed = [text(100_000), noise(100_000), text(10), vec![0; 70_000], noise(3)].concat();
        for content in [&mixed[..], &[], b"x", &text(65_536)] {
            for block in [1 << 10, 65_535, 65_536, BLOCK] {
                assert!(unpacked(&packed(content, block)) == content, "{} bytes by {block}", content.len());
            }
        }
    }

    #[test]
    fn a_block_knows_what_stands_before_it() {
        let phrase = noise(20_000);
        let mut packer = Packer::new();
        let mut alone = Vec::new();
        packer.append(&[], &[&text(60_000)[..], &phrase].concat(), &mut alone);
        let mut after = Vec::new();
        packer.append(&phrase, &[&text(60_000)[..], &phrase].concat(), &mut after);
        assert!(after.len() < alone.len(), "the phrase is already in the window");
    }

    #[test]
    fn text_pays_off_and_noise_does_not() {
        let mut packer = Packer::new();
        let base64: Vec<u8> = noise(BLOCK).iter().map(|byte| b"ABCDEFGHIJKLMNOP"[usize::from(byte % 16)]).collect();
        for bytes in [1 << 10, SAMPLE, SAMPLES * SAMPLE, SAMPLES * SAMPLE + 1, BLOCK] {
            assert!(packer.pays_off(&text(bytes)), "text of {bytes}");
            assert!(packer.pays_off(&base64[..bytes]), "base64 of {bytes}");
            assert!(!packer.pays_off(&noise(bytes)), "noise of {bytes}");
        }
    }

    #[test]
    fn noise_grows_by_next_to_nothing() {
        let noise = noise(BLOCK);
        assert!(packed(&noise, BLOCK).len() < noise.len() + 64);
    }
}
