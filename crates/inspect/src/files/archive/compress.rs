//! `compress` of Unix: LZW with codes of 9 to 16 bits, which come in groups of eight (POSIX.1-2024 compress).

use std::io;

const CLEAR: usize = 256;
const FEWEST_BITS: usize = 9;

/// At most `most` bytes and one code more; an error where a code makes no sense.
pub(super) fn read(bytes: &[u8], most: usize) -> (Vec<u8>, io::Result<()>) {
    let mut out = Vec::new();
    let result = decode(bytes, most, &mut out);
    (out, result)
}

fn decode(bytes: &[u8], most: usize, out: &mut Vec<u8>) -> io::Result<()> {
    let flags = bytes.get(2).copied().ok_or(io::ErrorKind::UnexpectedEof)?;
    let (most_bits, clears) = (usize::from(flags & 0x1F), flags & 0x80 != 0);
    if !(FEWEST_BITS..=16).contains(&most_bits) {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let data = bytes.get(3..).unwrap_or_default();
    let first_free = if clears { CLEAR + 1 } else { CLEAR };
    let table_size = 1_usize << most_bits;
    // For each code the code before it, and its last byte.
    let mut table: Vec<(u16, u8)> = vec![(0, 0); table_size];
    let (mut free, mut width) = (first_free, FEWEST_BITS);
    let (mut at, mut group) = (0_usize, 0_usize);
    let mut last: Option<(usize, u8)> = None;
    let mut stack = Vec::new();
    loop {
        if free > (1 << width) - 1 && width < most_bits {
            (at, group) = next_group(at, group, width);
            width += 1;
        }
        let Some(code) = bits(data, at, width) else { return Ok(()) };
        at += width;
        if code == CLEAR && clears {
            (at, group) = next_group(at, group, width);
            (free, width) = (first_free - 1, FEWEST_BITS);
            continue;
        }
        let Some((before, first)) = last else {
            let byte = u8::try_from(code).map_err(|_| io::ErrorKind::InvalidData)?;
            out.push(byte);
            last = Some((code, byte));
            continue;
        };
        let mut rest = code;
        if code >= free {
            if code > free {
                return Err(io::ErrorKind::InvalidData.into());
            }
            stack.push(first);
            rest = before;
        }
        // Each code leads to an earlier one, so this ends.
        while rest >= CLEAR {
            let Some(&(before, byte)) = table.get(rest).filter(|_| stack.len() < table_size) else {
                return Err(io::ErrorKind::InvalidData.into());
            };
            stack.push(byte);
            rest = usize::from(before);
        }
        let first = u8::try_from(rest).unwrap_or_default();
        stack.push(first);
        out.extend(stack.drain(..).rev());
        if let Some(entry) = table.get_mut(free) {
            *entry = (u16::try_from(before).unwrap_or_default(), first);
            free += 1;
        }
        last = Some((code, first));
        if out.len() > most {
            return Ok(());
        }
    }
}

/// Codes come in groups of eight of one width; what is left of a group is skipped where the width changes.
fn next_group(at: usize, group: usize, width: usize) -> (usize, usize) {
    let next = group + (at - group).next_multiple_of(width * 8);
    (next, next)
}

/// A number of bits, the lowest first.
fn bits(data: &[u8], at: usize, width: usize) -> Option<usize> {
    if at + width > data.len() * 8 {
        return None;
    }
    let three = (0..3).map(|index| data.get(at / 8 + index).map_or(0, |&byte| usize::from(byte)) << (8 * index));
    Some(three.sum::<usize>() >> (at % 8) & ((1 << width) - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_make_bytes_and_runs() {
        // 'A', then the code being made (257 = AA), then 258 = AAA: nine bits each, the lowest first.
        let codes = [65_u32, 257, 258];
        let mut packed = vec![0x1F, 0x9D, 0x90];
        let all = codes.iter().enumerate().fold(0_u64, |sum, (index, &code)| sum | u64::from(code) << (9 * index));
        packed.extend(&all.to_le_bytes()[..4]);
        let (out, result) = read(&packed, 100);
        assert_eq!((out.as_slice(), result.is_ok()), (&b"AAAAAA"[..], true));
    }

    #[test]
    fn nonsense_is_an_error_and_not_a_panic() {
        for packed in [&b"\x1F\x9D"[..], b"\x1F\x9D\xFF\0\0", b"\x1F\x9D\x90\xFF\xFF\xFF\xFF\xFF"] {
            assert!(read(packed, 100).1.is_err());
        }
    }
}
