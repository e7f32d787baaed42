//! Archives and compressed files: what is in them is examined in turn.

mod alz;
mod ar;
mod arj;
mod bunzip;
mod cab;
pub(crate) mod chm;
mod compress;
mod cpio;
mod egg;
mod lha;
mod locked;
pub(crate) mod lzx;
mod microsoft;
mod rar;
mod rpm;
mod sevenz;
mod sfx;
mod sis;
mod stream;
mod tar;
mod xar;
mod zip;

pub(crate) use sfx::examine as appended;
pub(crate) use tar::is_header as is_tar;
pub(crate) use zip::{behind, ends_in_zip, foreign_members};

use crate::files::{Examination, UntrustedFile, at_depth, bytes, encoded, kind, limit_reached, names, unreadable};
use crate::finding::{Finding, Severity};
use crate::limits::Limit;
use crate::lists::lines;
use crate::report::{FileReport, Gap, GapKind};
use crate::signals as is;
use std::collections::HashSet;
use std::sync::LazyLock;

static RARE: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lines(include_str!("../../../data/rare_archives.txt")).collect());

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
        "cpio" => cpio::examine(report, bytes, examination, depth),
        "ar" => ar::examine(report, bytes, examination, depth),
        "arj" => arj::examine(report, bytes, examination, depth),
        "alz" => alz::examine(report, bytes, examination, depth),
        "egg" => egg::examine(report, bytes, examination, depth),
        "sis" => sis::examine(report, bytes, examination, depth),
        "xar" => xar::examine(report, bytes, examination, depth),
        "rpm" => rpm::examine(report, bytes, examination, depth),
        "uu" | "binhex" | "yenc" | "base64" => encoded::examine(report, bytes, examination, depth),
        "gz" | "bz2" | "xz" | "zst" | "lz4" | "lz" | "lzma" | "z" | "szdd" | "kwaj" | "pbzx" => {
            stream::examine(report, bytes, examination, depth);
        }
        _ => unreadable(report),
    }
    speak_of_kind(report);
    conclude(report, depth);
}

/// Whether these bytes are an archive.
fn is_archive(bytes: &[u8]) -> bool {
    kind::of(bytes, None).class == kind::Class::Archive
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
    let says = |signal| report.findings.iter().any(|finding| finding.signal == signal);
    let (said, nested) = (says(is::FILE_ARCHIVE_EXECUTABLE), depth == TOO_DEEP && !says(is::FILE_ARCHIVE_NESTED));
    if let Some(name) = worst.filter(|_| !said) {
        report.findings.push(Finding::new(is::FILE_ARCHIVE_EXECUTABLE).with("member", name));
    }
    if nested {
        report.findings.push(Finding::new(is::FILE_ARCHIVE_NESTED));
    }
}

/// What the kind alone says: servers refuse it whatever its name, or hardly anybody sends one, and here nobody could
/// look inside.
fn speak_of_kind(report: &mut FileReport) {
    let closed = report.gaps.iter().any(|gap| matches!(gap.kind, GapKind::Unreadable | GapKind::Encrypted))
        || report.members.iter().any(|member| member.sha256.is_empty());
    let says = names::is_blocked(report.kind) || closed && RARE.contains(report.kind);
    if says && report.findings.iter().all(|finding| finding.signal != is::FILE_BLOCKED_TYPE) {
        report.findings.push(Finding::new(is::FILE_BLOCKED_TYPE).with("kind", report.kind));
    }
}

/// Examines one member.
pub(crate) fn member(report: &mut FileReport, name: &str, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let file = UntrustedFile { name: Some(name), declared: None, bytes };
    report.members.push(at_depth(file, examination, depth + 1));
}

/// The same for one that lies in the container as it is. Several names may point to the same bytes, so they are counted.
pub(crate) fn stored_member(
    report: &mut FileReport,
    name: &str,
    bytes: &[u8],
    examination: &Examination<'_>,
    depth: u32,
) -> Result<(), Limit> {
    let spent = examination.budget.spend(bytes::len(bytes));
    if let Err(limit) = spent {
        limit_reached(report, limit);
        closed_member(report, name, bytes::len(bytes), GapKind::Limit);
        return Err(limit);
    }
    member(report, name, bytes, examination, depth);
    Ok(())
}

/// Says of the member that was examined last that not all of it was there to be read.
pub(crate) fn is_cut(report: &mut FileReport) {
    if let Some(last) = report.members.last_mut() {
        unreadable(last);
    }
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

/// How reading a member ended.
pub(crate) enum Ended {
    /// At its end.
    Whole,
    /// At a limit, which is noted.
    Limit,
    /// At a fault; what came before it was read.
    Broken(std::io::Error),
}

/// Reads at most what the budget allows.
pub(crate) fn read_all(
    report: &mut FileReport,
    source: &mut dyn std::io::Read,
    examination: &Examination<'_>,
) -> (Vec<u8>, Ended) {
    use std::io::Read;
    const STEP: u64 = 1 << 20;
    let most = examination.budget.member_bytes();
    let mut bytes = Vec::new();
    if most == 0 {
        limit_reached(report, Limit::Bytes);
        return (bytes, Ended::Limit);
    }
    loop {
        let before = bytes.len();
        let read = source.take(STEP).read_to_end(&mut bytes);
        let got = u64::try_from(bytes.len() - before).unwrap_or(u64::MAX);
        if let Err(limit) = examination.budget.spend(got) {
            limit_reached(report, limit);
            return (bytes, Ended::Limit);
        }
        if let Err(error) = read {
            return (bytes, Ended::Broken(error));
        }
        if got == 0 {
            return (bytes, Ended::Whole);
        }
        if bytes::len(&bytes) > most {
            limit_reached(report, Limit::Bytes);
            return (bytes, Ended::Limit);
        }
    }
}

/// The same where a fault leaves nothing; true where there is more than was read.
pub(crate) fn read_bounded(
    report: &mut FileReport,
    source: &mut dyn std::io::Read,
    examination: &Examination<'_>,
) -> std::io::Result<(Vec<u8>, bool)> {
    match read_all(report, source, examination) {
        (bytes, Ended::Whole) => Ok((bytes, false)),
        (bytes, Ended::Limit) => Ok((bytes, true)),
        (_, Ended::Broken(error)) => Err(error),
    }
}

/// A member as its container describes it.
pub(crate) struct Packed<'a> {
    /// Its name.
    pub(crate) name: &'a str,
    /// How many bytes it takes in the container.
    pub(crate) packed: u64,
    /// How long it is said to be once unpacked.
    pub(crate) length: u64,
}

/// Unpacks a member and examines it. Of a damaged one, what comes before the fault is examined too: other programs may
/// read on.
pub(crate) fn unpack(
    report: &mut FileReport,
    what: &Packed<'_>,
    source: &mut dyn std::io::Read,
    examination: &Examination<'_>,
    depth: u32,
) {
    let (inside, ended) = read_all(report, source, examination);
    let unpacked = bytes::len(&inside);
    weigh(report, what.packed, if matches!(ended, Ended::Limit) { unpacked.max(what.length) } else { unpacked });
    if inside.is_empty() && !matches!(ended, Ended::Whole) {
        let why = if matches!(ended, Ended::Limit) { GapKind::Limit } else { GapKind::Unreadable };
        closed_member(report, what.name, what.length, why);
        return;
    }
    member(report, what.name, &inside, examination, depth);
    match ended {
        Ended::Broken(_) => is_cut(report),
        Ended::Whole | Ended::Limit => {}
    }
}

#[cfg(test)]
pub(crate) mod tests;
