//! Disk images: opened with a double click they become a drive, and what is in them carries no mark that it came from
//! the Internet (MITRE ATT&CK T1553.005).

mod disk;
mod dmg;
mod fat;
mod hfs;
mod iso;
mod ntfs;
mod udf;
mod vhd;
mod volume;
mod wim;

use crate::files::{Examination, archive, unreadable};
use crate::finding::Finding;
use crate::report::FileReport;
use crate::signals as is;
use disk::{Disk, Volume};

/// Examines a disk image.
pub(crate) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    report.findings.push(Finding::new(is::FILE_DISK_IMAGE).with("kind", report.kind));
    let disk = match report.kind {
        "iso" | "udf" | "img" => Some(Disk::flat(bytes)),
        "vhd" => vhd::open(bytes),
        "vhdx" => vhd::open_x(bytes),
        _ => None,
    };
    let read = match (report.kind, disk) {
        ("wim", _) => wim::examine(report, bytes, examination, depth),
        ("dmg", _) => dmg::examine(report, bytes, examination, depth),
        (_, Some(disk)) => volume::examine(report, &Volume { disk, examination, depth }),
        (_, None) => false,
    };
    if !read {
        unreadable(report);
    }
    archive::conclude(report, depth);
}

#[cfg(test)]
mod tests;
