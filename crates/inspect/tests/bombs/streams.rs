//! Bombs that are packed streams.

use super::{Bomb, bomb};
use std::io::Write;

pub(crate) const BOMBS: &[Bomb] = &[
    bomb("megabytes of zeros in gzip", "a.gz", gzip_of_zeros, (60, 10_000)),
    bomb("gzip streams in each other", "a.gz", gzip_chain, (20, 1_000)),
    bomb("gzip streams behind each other", "a.gz", gzip_row, (2, 200)),
    bomb("megabytes of zeros in bzip2", "a.bz2", bzip2_of_zeros, (90, 9_000)),
    bomb("megabytes of zeros in Zstandard", "a.zst", zstandard_of_zeros, (60, 10_000)),
    bomb("megabytes of zeros in LZ4", "a.lz4", lz4_of_zeros, (60, 1_000)),
];

pub(super) fn le16(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap_or(u16::MAX).to_le_bytes()
}

pub(super) fn le32(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}

/// Deflate (RFC 1951) of so many megabytes of zeros: a block of one megabyte, again and again.
pub(super) fn deflated_zeros(megabytes: usize) -> Vec<u8> {
    let block = || {
        let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(&vec![0; 1 << 20])?;
        encoder.flush()?;
        Ok::<_, std::io::Error>(encoder.get_ref().clone())
    };
    let mut bytes = block().unwrap_or_default().repeat(megabytes);
    bytes.extend([0x01, 0x00, 0x00, 0xFF, 0xFF]);
    bytes
}

fn gzip_of_zeros(megabytes: usize) -> Vec<u8> {
    [b"\x1F\x8B\x08\0\0\0\0\0\0\x03".as_slice(), &deflated_zeros(megabytes), &[0; 8]].concat()
}

fn gzip(plain: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let _ = encoder.write_all(plain);
    encoder.finish().unwrap_or_default()
}

fn gzip_chain(depth: usize) -> Vec<u8> {
    (0..depth).fold(b"Hello".to_vec(), |inside, _| gzip(&inside))
}

fn gzip_row(size: usize) -> Vec<u8> {
    gzip(&vec![0; 30 << 20]).repeat(size)
}

fn bzip2_of_zeros(megabytes: usize) -> Vec<u8> {
    let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::best());
    let _ = encoder.write_all(&vec![0; 45 << 20]);
    encoder.finish().unwrap_or_default().repeat(megabytes / 45)
}

/// RFC 8878: blocks of one repeated byte.
fn zstandard_of_zeros(megabytes: usize) -> Vec<u8> {
    // 128 KiB each, the most that a block may have.
    let block = [0x02, 0x00, 0x10, 0x00];
    let mut bytes = b"\x28\xB5\x2F\xFD\0\x70".to_vec();
    bytes.extend(block.repeat(megabytes * 8));
    bytes.extend([0x01, 0, 0]);
    bytes
}

fn lz4_of_zeros(megabytes: usize) -> Vec<u8> {
    let mut encoder = lz4_flex::frame::FrameEncoder::new(Vec::new());
    (0..megabytes).for_each(|_| drop(encoder.write_all(&vec![0; 1 << 20])));
    encoder.finish().unwrap_or_default()
}
