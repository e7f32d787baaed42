//! Tape archives (POSIX.1-2017 pax, ustar, GNU long names, and those of Unix version 7, which have no mark).

use super::{closed_member, is_cut, member};
use crate::files::bytes::text;
use crate::files::{Examination, limit_reached};
use crate::report::{FileReport, GapKind};

const BLOCK: usize = 512;
/// Bytes of a name that are read.
const LONGEST_NAME: usize = 4096;

/// Whether this is a header: its checksum is right.
pub(crate) fn is_header(bytes: &[u8]) -> bool {
    let Some(header) = bytes.get(..BLOCK).filter(|header| header.first() != Some(&0)) else { return false };
    let sum =
        |range: std::ops::Range<usize>| header.get(range).unwrap_or_default().iter().map(|&it| usize::from(it)).sum();
    let (before, after): (usize, usize) = (sum(0..148), sum(156..BLOCK));
    // The checksum itself counts as eight blanks.
    octal(header.get(148..156).unwrap_or_default()) == Some(before + after + 8 * 32)
}

pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let mut rest = bytes;
    let mut long_name: Option<String> = None;
    while let Some(header) = rest.get(..BLOCK) {
        rest = rest.get(BLOCK..).unwrap_or_default();
        if header.iter().all(|&byte| byte == 0) {
            continue;
        }
        if let Err(limit) = examination.budget.part() {
            limit_reached(report, limit);
            return;
        }
        let Some(length) = octal(header.get(124..136).unwrap_or_default()) else { return };
        let name = long_name.take().unwrap_or_else(|| text(header.get(..100).unwrap_or_default()));
        let kind = header.get(156).copied().unwrap_or_default();
        let Some(content) = rest.get(..length) else {
            // Cut off: what there is of it is all that any program gets.
            if rest.is_empty() {
                closed_member(report, &name, u64::try_from(length).unwrap_or(u64::MAX), GapKind::Unreadable);
            } else {
                member(report, &name, rest, examination, depth);
                is_cut(report);
            }
            return;
        };
        let padded = length.div_ceil(BLOCK).saturating_mul(BLOCK);
        rest = rest.get(padded..).unwrap_or_default();
        match kind {
            b'L' => long_name = Some(text(content.get(..LONGEST_NAME).unwrap_or(content))),
            b'x' => long_name = pax_name(content),
            b'0' | b'7' | 0 if !name.ends_with('/') => member(report, &name, content, examination, depth),
            _ => {}
        }
    }
}

/// The name in a record `LENGTH path=NAME`.
fn pax_name(records: &[u8]) -> Option<String> {
    let at = memchr::memmem::find(records, b" path=")? + 6;
    let name = records.get(at..)?;
    let end = memchr::memchr(b'\n', name).unwrap_or(name.len()).min(LONGEST_NAME);
    Some(text(name.get(..end)?))
}

/// A number in octal digits, or in base 256 where the first bit is set.
fn octal(field: &[u8]) -> Option<usize> {
    let (&first, more) = field.split_first()?;
    if first & 0x80 != 0 {
        return more.iter().try_fold(0_usize, |sum, &byte| sum.checked_mul(256)?.checked_add(usize::from(byte)));
    }
    let digits = text(field);
    let digits = digits.trim();
    if digits.is_empty() { Some(0) } else { usize::from_str_radix(digits, 8).ok() }
}
