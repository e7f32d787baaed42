//! Disk images: opened with a double click they become a drive, and what is in them carries no mark that it came from
//! the Internet (MITRE ATT&CK T1553.005).

use crate::files::{Examination, unreadable};
use crate::finding::Finding;
use crate::report::FileReport;
use crate::signals as is;

/// Examines a disk image.
pub(crate) fn examine(report: &mut FileReport, _bytes: &[u8], _examination: &Examination<'_>, _depth: u32) {
    report.findings.push(Finding::new(is::FILE_DISK_IMAGE).with("kind", report.kind));
    unreadable(report);
}
