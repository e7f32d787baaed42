//! Tape archives (POSIX.1-2017 pax, ustar, GNU long names).

use super::member;
use crate::files::{Examination, limit_reached};
use crate::limits::Limit;
use crate::report::FileReport;

const BLOCK: usize = 512;

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
        let Some(content) = rest.get(..length) else {
            limit_reached(report, Limit::Bytes);
            return;
        };
        let padded = length.div_ceil(BLOCK).saturating_mul(BLOCK);
        rest = rest.get(padded..).unwrap_or_default();
        let name = long_name.take().unwrap_or_else(|| text(header.get(..100).unwrap_or_default()));
        match header.get(156) {
            Some(b'L') => long_name = Some(text(content.get(..4096).unwrap_or(content))),
            Some(b'0' | b'7' | 0) => member(report, &name, content, examination, depth),
            _ => {}
        }
    }
}

fn text(bytes: &[u8]) -> String {
    let end = bytes.iter().position(|&byte| byte == 0).unwrap_or(bytes.len());
    String::from_utf8_lossy(bytes.get(..end).unwrap_or_default()).into_owned()
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
