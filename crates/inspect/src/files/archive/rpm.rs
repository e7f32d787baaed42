//! Packages of Red Hat's kind (the RPM file format of the Linux Standard Base): two headers, then a packed cpio.

use super::stored_member;
use crate::files::bytes::be32;
use crate::files::{Examination, limit_reached, unreadable};
use crate::report::FileReport;

const LEAD: usize = 96;

pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    // The signature is filled up to eight bytes.
    let payload = || header(bytes, header(bytes, LEAD)?.next_multiple_of(8));
    let Some(payload) = payload().and_then(|at| bytes.get(at..)) else {
        unreadable(report);
        return;
    };
    if let Err(limit) = examination.budget.part() {
        limit_reached(report, limit);
        return;
    }
    let _ = stored_member(report, "payload", payload, examination, depth);
}

/// The end of a header: so many entries of 16 bytes, and so many bytes they point to.
fn header(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?.strip_prefix(b"\x8E\xAD\xE8\x01")?;
    let number = |at: usize| be32(rest, at).and_then(|number| usize::try_from(number).ok());
    number(4)?.checked_mul(16)?.checked_add(number(8)?)?.checked_add(at + 16)
}
