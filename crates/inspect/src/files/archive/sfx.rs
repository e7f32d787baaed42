//! Archives behind a program: self-extracting ones. The program is told already; what it carries is listed too.

use super::{is_archive, stored_member};
use crate::files::bytes::{size16, size32};
use crate::files::{Examination, limit_reached};
use crate::report::FileReport;

/// Marks of archives that are put behind programs.
const MARKS: [&[u8]; 4] = [b"Rar!\x1A\x07", b"7z\xBC\xAF\x27\x1C", b"PK\x03\x04", b"MSCF\0\0\0\0"];
/// How far behind the program an archive may begin: settings stand before it.
const WITHIN: usize = 1 << 20;

/// Examines what is behind a program of Windows.
pub(crate) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let behind = end_of_program(bytes).unwrap_or(64);
    let start = bytes.get(behind..).unwrap_or_default();
    let near = start.get(..WITHIN).unwrap_or(start);
    // Installers of Windows (IExpress) keep their cabinet among the program's resources.
    let resource = memchr::memmem::find(bytes, b"MSCF\0\0\0\0");
    let first = MARKS.iter().filter_map(|mark| memchr::memmem::find(near, mark)).min().map(|at| behind + at);
    let Some(at) = first.or(resource) else { return };
    let Some(archive) = bytes.get(at..).filter(|rest| is_archive(rest)) else { return };
    if let Err(limit) = examination.budget.part() {
        limit_reached(report, limit);
        return;
    }
    let _ = stored_member(report, "", archive, examination, depth);
}

/// Where the last section of a program ends (Microsoft's PE Format).
fn end_of_program(bytes: &[u8]) -> Option<usize> {
    let header = size32(bytes, 60)?;
    if bytes.get(header..header.checked_add(4)?)? != b"PE\0\0" {
        return None;
    }
    let (count, optional) = (size16(bytes, header + 6)?, size16(bytes, header + 20)?);
    let sections = header + 24 + optional;
    let ends = (0..count).filter_map(|index| {
        let section = sections + index * 40;
        size32(bytes, section + 20)?.checked_add(size32(bytes, section + 16)?)
    });
    ends.filter(|&end| end <= bytes.len()).max()
}
