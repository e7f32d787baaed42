//! Disk images: opened with a double click they become a drive, and what is in them carries no mark that it came from
//! the Internet (MITRE ATT&CK T1553.005).

mod iso;

use crate::files::{Examination, archive, unreadable};
use crate::finding::Finding;
use crate::report::FileReport;
use crate::signals as is;

/// Examines a disk image.
pub(crate) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    report.findings.push(Finding::new(is::FILE_DISK_IMAGE).with("kind", report.kind));
    let read = report.kind == "iso" && iso::examine(report, bytes, examination, depth);
    if !read {
        unreadable(report);
    }
    archive::conclude(report, depth);
}
