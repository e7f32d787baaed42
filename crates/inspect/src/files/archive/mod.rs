//! Archives and compressed files: what is in them is examined in turn.

mod cab;
mod lha;
mod old;
mod rar;
mod sevenz;
mod stream;
mod tar;
mod zip;

use crate::files::{Examination, UntrustedFile, at_depth, limit_reached, names, unreadable};
use crate::finding::{Finding, Severity};
use crate::limits::Limit;
use crate::report::{FileReport, Gap, GapKind};
use crate::signals as is;

/// Archives in archives in archives are no honest way of sending a file.
const TOO_DEEP: u32 = 3;
/// Nothing honest shrinks as much as this, from this length on.
const BOMB_RATIO: u64 = 100;
const BOMB_FROM: u64 = 20 << 20;

/// Examines an archive.
pub(crate) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    match report.kind {
        "zip" | "epub" => zip::examine(report, bytes, examination, depth),
        "tar" => tar::examine(report, bytes, examination, depth),
        "7z" => sevenz::examine(report, bytes, examination, depth),
        "rar" => rar::examine(report, bytes, examination, depth),
        "cab" => cab::examine(report, bytes, examination, depth),
        "lha" => lha::examine(report, bytes, examination, depth),
        "cpio" => old::cpio(report, bytes, examination, depth),
        "ar" => old::ar(report, bytes, examination, depth),
        "gz" | "bz2" | "xz" | "zst" => stream::examine(report, bytes, examination, depth),
        _ => unreadable(report),
    }
    conclude(report, depth);
}

/// What the members say about the whole.
pub(crate) fn conclude(report: &mut FileReport, depth: u32) {
    let runs = [is::FILE_EXECUTABLE, is::FILE_SHORTCUT, is::FILE_HTA, is::FILE_MSI, is::FILE_XLL];
    let inside = report.members.iter().flat_map(FileReport::walk);
    let programs = inside.flat_map(|file| file.findings.iter().map(move |finding| (finding, &file.name)));
    // What no desktop runs by a double click speaks for itself.
    let worst = programs
        .filter(|(finding, _)| runs.contains(&finding.signal) && finding.severity == Severity::Critical)
        .map(|(_, name)| name.clone())
        .next();
    if let Some(name) = worst {
        report.findings.push(Finding::new(is::FILE_ARCHIVE_EXECUTABLE).with("member", name));
    }
    if depth == TOO_DEEP {
        report.findings.push(Finding::new(is::FILE_ARCHIVE_NESTED));
    }
}

/// Notes that it, or something in it, is locked with a password.
pub(crate) fn lock(report: &mut FileReport) {
    report.findings.push(Finding::new(is::FILE_ENCRYPTED));
    report.gaps.push(Gap::new(GapKind::Encrypted).with("file", report.name.clone()));
}

/// Examines one member.
pub(crate) fn member(report: &mut FileReport, name: &str, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let file = UntrustedFile { name: Some(name), declared: None, bytes };
    report.members.push(at_depth(file, examination, depth + 1));
}

/// Notes a member that nobody could look into: its name still speaks.
pub(crate) fn closed_member(report: &mut FileReport, name: &str, length: u64, why: GapKind) {
    let mut closed = FileReport::new(name, "data", &[]);
    closed.bytes = length;
    closed.sha256.clear();
    closed.findings = names::judge_name_only(name);
    closed.gaps.push(Gap::new(why).with("file", name));
    report.members.push(closed);
}

/// Notes that it unpacks to far more than it is.
pub(crate) fn weigh(report: &mut FileReport, packed: u64, unpacked: u64) {
    let bomb = unpacked >= BOMB_FROM && unpacked / packed.max(1) >= BOMB_RATIO;
    if bomb && report.findings.iter().all(|finding| finding.signal != is::FILE_ARCHIVE_BOMB) {
        report.findings.push(Finding::new(is::FILE_ARCHIVE_BOMB));
    }
}

/// Reads at most what the budget allows; `None` and a note where there is more.
pub(crate) fn read_bounded(
    report: &mut FileReport,
    source: &mut dyn std::io::Read,
    examination: &Examination<'_>,
) -> std::io::Result<(Vec<u8>, bool)> {
    use std::io::Read;
    const STEP: u64 = 1 << 20;
    let most = examination.budget.member_bytes();
    let mut bytes = Vec::new();
    let mut cut = false;
    loop {
        let before = bytes.len();
        let read = source.take(STEP).read_to_end(&mut bytes);
        let got = u64::try_from(bytes.len() - before).unwrap_or(u64::MAX);
        if let Err(limit) = examination.budget.spend(got) {
            limit_reached(report, limit);
            cut = true;
            break;
        }
        read?;
        if got == 0 {
            break;
        }
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > most {
            limit_reached(report, Limit::Bytes);
            cut = true;
            break;
        }
    }
    Ok((bytes, cut))
}
