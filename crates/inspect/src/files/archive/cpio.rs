//! cpio in all its headers: old binary in both byte orders, POSIX octal (`odc`, POSIX.1-1997 pax), SVR4 with and
//! without checksums.

use super::{closed_member, is_cut, stored_member};
use crate::files::bytes::{le16, slice, text};
use crate::files::{Examination, limit_reached, unreadable};
use crate::report::{FileReport, GapKind};

/// One header, whichever it is.
struct Header {
    mode: usize,
    length: usize,
    name_length: usize,
    size: usize,
    /// Names and contents begin at multiples of this.
    align: usize,
}

pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let mut at = 0_usize;
    loop {
        let Some((header, name)) = header(bytes, at) else {
            // Without the last member, which says so, there was more.
            unreadable(report);
            return;
        };
        if name == "TRAILER!!!" {
            return;
        }
        if let Err(limit) = examination.budget.part() {
            limit_reached(report, limit);
            return;
        }
        let start = (at + header.size + header.name_length).next_multiple_of(header.align);
        let is_file = header.mode & 0o170_000 == 0o100_000;
        let Some(content) = slice(bytes, start, header.length) else {
            if is_file && let Some(rest) = bytes.get(start..) {
                let _ = stored_member(report, &name, rest, examination, depth);
                is_cut(report);
            } else {
                closed_member(report, &name, 0, GapKind::Unreadable);
            }
            return;
        };
        if is_file && stored_member(report, &name, content, examination, depth).is_err() {
            return;
        }
        at = start.saturating_add(header.length).next_multiple_of(header.align);
    }
}

fn header(bytes: &[u8], at: usize) -> Option<(Header, String)> {
    let rest = bytes.get(at..)?;
    let header = if rest.starts_with(b"070701") || rest.starts_with(b"070702") {
        let field = |index: usize| number(slice(rest, 6 + index * 8, 8)?, 16);
        Header { mode: field(1)?, length: field(6)?, name_length: field(11)?, size: 110, align: 4 }
    } else if rest.starts_with(b"070707") {
        let field = |from: usize, length: usize| number(slice(rest, from, length)?, 8);
        Header { mode: field(18, 6)?, length: field(65, 11)?, name_length: field(59, 6)?, size: 76, align: 1 }
    } else {
        let low_first = match rest.get(..2)? {
            b"\xC7\x71" => true,
            b"\x71\xC7" => false,
            _ => return None,
        };
        let field = |at: usize| le16(rest, at).map(|it| if low_first { it } else { it.swap_bytes() }).map(usize::from);
        // A long number is two short ones, the higher first, whatever the order of bytes.
        let length = field(22)? << 16 | field(24)?;
        Header { mode: field(6)?, length, name_length: field(20)?, size: 26, align: 2 }
    };
    let name = text(slice(rest, header.size, header.name_length)?);
    Some((header, name))
}

fn number(digits: &[u8], radix: u32) -> Option<usize> {
    usize::from_str_radix(std::str::from_utf8(digits).ok()?.trim(), radix).ok()
}
