//! Files of Microsoft's old COMPRESS.EXE: SZDD, the SZ of QBasic, KWAJ. Setup programs packed single files with it, and
//! Windows still has EXPAND.EXE. Layouts: the documentation of libmspack.

use crate::files::bytes::{size16, size32, slice, text};
use flate2::{Decompress, FlushDecompress, Status};
use std::io;

const WINDOW: usize = 4096;
/// What one block of MSZIP unpacks to, and what the next may look back to (MS-MCI 2.1).
const BLOCK: usize = 32 << 10;

/// What is unpacked, at most a little more than `most`, and whether it came to its end.
pub(super) fn read(bytes: &[u8], most: usize) -> (Vec<u8>, io::Result<()>) {
    let mut out = Vec::new();
    let result = decode(bytes, most, &mut out).unwrap_or_else(|| Err(io::ErrorKind::UnexpectedEof.into()));
    (out, result)
}

fn decode(bytes: &[u8], most: usize, out: &mut Vec<u8>) -> Option<io::Result<()>> {
    if bytes.starts_with(b"SZDD") {
        return Some(lzss(bytes.get(14..)?, WINDOW - 16, size32(bytes, 10)?, most, out));
    }
    if bytes.starts_with(b"SZ ") {
        return Some(lzss(bytes.get(12..)?, WINDOW - 18, size32(bytes, 8)?, most, out));
    }
    let data = bytes.get(size16(bytes, 10)?..)?;
    let data = data.get(..most.saturating_add(1)).unwrap_or(data);
    Some(match size16(bytes, 8)? {
        0 => {
            out.extend(data);
            Ok(())
        }
        1 => {
            out.extend(data.iter().map(|byte| byte ^ 0xFF));
            Ok(())
        }
        2 => lzss(bytes.get(size16(bytes, 10)?..)?, WINDOW - 18, usize::MAX, most, out),
        4 => mszip(bytes.get(size16(bytes, 10)?..)?, most, out)?,
        _ => Err(io::ErrorKind::Unsupported.into()),
    })
}

/// The name that the packed file had: KWAJ has it in its header, SZDD the last letter, in whose place stands `_`. Empty
/// where nothing is known.
pub(super) fn name(bytes: &[u8], packed_name: &str) -> String {
    let last = bytes.get(9).copied().filter(|letter| bytes.starts_with(b"SZDD") && letter.is_ascii_alphanumeric());
    if let Some((stem, letter)) = packed_name.strip_suffix('_').zip(last) {
        return format!("{stem}{}", char::from(letter.to_ascii_lowercase()));
    }
    let read = || {
        let flags = size16(bytes, 12)?;
        let mut at = 14 + if flags & 1 == 0 { 0 } else { 4 } + if flags & 2 == 0 { 0 } else { 2 };
        if flags & 4 != 0 {
            at += 2 + size16(bytes, at)?;
        }
        let mut part = |wanted: bool, longest: usize| {
            let part = if wanted { text(slice(bytes, at, longest)?) } else { return Some(String::new()) };
            at += part.len() + 1;
            Some(part)
        };
        let (stem, extension) = (part(flags & 8 != 0, 9)?, part(flags & 16 != 0, 4)?);
        Some(if extension.is_empty() { stem } else { format!("{stem}.{extension}") })
    };
    if bytes.starts_with(b"KWAJ") { read().unwrap_or_default() } else { String::new() }
}

/// Bytes, and copies of 3 to 18 bytes out of a window that is first full of blanks.
fn lzss(data: &[u8], start: usize, length: usize, most: usize, out: &mut Vec<u8>) -> io::Result<()> {
    let mut window = [b' '; WINDOW];
    let mut place = start;
    let mut rest = data.iter().copied();
    let end = length.min(most.saturating_add(1));
    while out.len() < end {
        let Some(flags) = rest.next() else { break };
        for bit in 0..8 {
            let Some(low) = rest.next() else { break };
            let mut put = |byte: u8, window: &mut [u8; WINDOW]| {
                if out.len() < end {
                    out.push(byte);
                }
                if let Some(entry) = window.get_mut(place % WINDOW) {
                    *entry = byte;
                }
                place = (place + 1) % WINDOW;
            };
            if flags >> bit & 1 == 1 {
                put(low, &mut window);
                continue;
            }
            let Some(high) = rest.next() else { break };
            let from = usize::from(low) | usize::from(high & 0xF0) << 4;
            for step in 0..usize::from(high & 0x0F) + 3 {
                let byte = window.get((from + step) % WINDOW).copied().unwrap_or_default();
                put(byte, &mut window);
            }
        }
    }
    if out.len() >= end || length == usize::MAX { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

/// Blocks of MSZIP, each behind its length.
fn mszip(data: &[u8], most: usize, out: &mut Vec<u8>) -> Option<io::Result<()>> {
    let mut at = 0;
    while let Some(length) = size16(data, at).filter(|&length| length > 0) {
        if inflate_block(slice(data, at + 2, length)?, out).is_none() {
            return Some(Err(io::ErrorKind::InvalidData.into()));
        }
        at += 2 + length;
        if out.len() > most {
            break;
        }
    }
    Some(Ok(()))
}

/// A block of MSZIP: Deflate that begins with `CK` and looks back into the block before (MS-MCI 2). `None` where it is
/// damaged; what came before the fault is kept.
pub(super) fn inflate_block(block: &[u8], out: &mut Vec<u8>) -> Option<()> {
    let block = block.strip_prefix(b"CK")?;
    let mut inflate = Decompress::new(false);
    let seen = out.get(out.len().saturating_sub(BLOCK)..).unwrap_or_default();
    if !seen.is_empty() {
        inflate.set_dictionary(seen).ok()?;
    }
    let mut plain = Vec::with_capacity(BLOCK);
    let done = inflate.decompress_vec(block, &mut plain, FlushDecompress::Finish);
    out.extend(plain);
    matches!(done, Ok(Status::StreamEnd)).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_copies_make_the_file() {
        // Three bytes, then a copy of nine from where they were put: "MZ!MZ!MZ!MZ!".
        let mut packed = b"SZDD\x88\xF0\x27\x33A\0\x0C\0\0\0".to_vec();
        let from = WINDOW - 16;
        packed.extend([0b0000_0111, b'M', b'Z', b'!']);
        packed.extend([u8::try_from(from & 0xFF).unwrap(), u8::try_from(from >> 4 & 0xF0).unwrap() | 6]);
        let (out, result) = read(&packed, 1 << 20);
        assert_eq!((out.as_slice(), result.is_ok()), (&b"MZ!MZ!MZ!MZ!"[..], true));
    }

    #[test]
    fn a_promise_of_gigabytes_is_no_memory() {
        let packed = b"SZDD\x88\xF0\x27\x33A\0\xFF\xFF\xFF\xFF\xFFabcdefgh";
        let (out, result) = read(packed, 1 << 20);
        assert_eq!((out.as_slice(), result.is_err()), (&b"abcdefgh"[..], true));
    }

    #[test]
    fn kwaj_is_read_with_its_name() {
        let mut packed = b"KWAJ\x88\xF0\x27\xD1\x01\0\x17\0\x18\0SETUP\0EXE".to_vec();
        packed.truncate(14);
        packed.extend(b"SETUP\0EXE\0");
        packed[10] = 24;
        packed.extend(b"MZ..".iter().map(|byte| byte ^ 0xFF));
        assert_eq!(name(&packed, "a"), "SETUP.EXE");
        assert_eq!(name(b"SZDD\x88\xF0\x27\x33AE\0\0\0\0", "setup.ex_"), "setup.exe");
        assert_eq!(read(&packed, 100).0, b"MZ..");
    }
}
