//! Judges an attachment by what is in it, recursively; its name and declared type are only compared with that.

pub(crate) mod archive;
pub(crate) mod bytes;
pub(crate) mod crypt;
pub(crate) mod disk_image;
pub(crate) mod encoded;
pub(crate) mod kind;
pub(crate) mod mail;
pub(crate) mod names;
pub(crate) mod office;
pub(crate) mod onenote;
pub(crate) mod pdf;
pub(crate) mod qr;
pub(crate) mod rtf;
mod shortcut;
mod web;

use crate::context::Context;
use crate::finding::{Finding, Severity};
use crate::limits::{Budget, Limit};
use crate::report::{FileReport, Gap, GapKind};
use crate::signals as is;
use kind::{Class, Kind};
use regex::Regex;
use std::sync::LazyLock;

static FORMULA: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"(?m)(?:^|[,;\t"])\s*[=+@-][^,;\n|]{0,80}\|[^\n]{1,200}!"#).ok());

/// A file as somebody else names and declares it.
#[derive(Clone, Copy, Debug)]
pub struct UntrustedFile<'a> {
    /// The name that it claims, decoded but otherwise as it came.
    pub name: Option<&'a str>,
    /// The media type that it claims, such as `application/pdf`.
    pub declared: Option<&'a str>,
    /// Its content.
    pub bytes: &'a [u8],
}

/// What the examination of one message or file shares among all its parts.
pub struct Examination<'a> {
    /// What is left of the limits.
    pub budget: &'a Budget<'a>,
    /// Whom the officer knows: mails inside mails are judged too.
    pub context: &'a Context<'a>,
}

/// Examines one file and everything in it.
#[must_use]
pub fn examine(file: UntrustedFile<'_>, examination: &Examination<'_>) -> FileReport {
    at_depth(file, examination, 0)
}

/// The same for a member of a container.
pub(crate) fn at_depth(file: UntrustedFile<'_>, examination: &Examination<'_>, depth: u32) -> FileReport {
    let UntrustedFile { name, bytes, .. } = file;
    let kind = kind::of(bytes, name);
    #[cfg(test)]
    crate::seeds::keep(kind.name, bytes);
    let mut report = FileReport::new(name.unwrap_or_default(), kind.name, bytes);
    if let Some(name) = name {
        report.findings.extend(names::judge(name, kind));
    }
    if let Err(limit) = examination.budget.depth(depth) {
        limit_reached(&mut report, limit);
    } else {
        look_inside(&mut report, kind, bytes, examination, depth);
        if may_end_in_zip(kind) {
            archive::behind(&mut report, bytes, examination, depth);
        }
        if let Some(second) = second_kind(bytes, kind) {
            report.findings.push(Finding::new(is::FILE_POLYGLOT).with("kind", second));
        }
    }
    report
}

/// Programs that open ZIP archives look for its end alone, whatever the file begins as. Where every byte is looked at
/// anyway, or the kind is told by that end, it need not be looked for again.
fn may_end_in_zip(kind: Kind) -> bool {
    let looked_at =
        matches!(kind.class, Class::Program | Class::Package | Class::DiskImage | Class::Mail | Class::Unknown);
    !looked_at && !matches!(kind.name, "zip" | "epub" | "tar" | "cpio" | "ar")
}

fn look_inside(report: &mut FileReport, kind: Kind, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let mut say = |signal| report.findings.push(Finding::new(signal).with("kind", kind.name));
    match kind.class {
        Class::Program | Class::Script => {
            let severity = if kind.name == "shell" { Severity::Medium } else { Severity::Critical };
            report.findings.push(Finding::new(is::FILE_EXECUTABLE).at(severity).with("kind", kind.name));
            if kind.name == "exe" {
                archive::appended(report, bytes, examination, depth);
            }
        }
        Class::Rdp => say(is::FILE_RDP),
        Class::Query => say(is::FILE_IQY),
        Class::Settings => say(is::FILE_SETTINGS),
        Class::Chm => {
            say(is::FILE_CHM);
            archive::chm::examine(report, bytes, examination, depth);
        }
        Class::Hta => say(is::FILE_HTA),
        Class::Msi => say(is::FILE_MSI),
        Class::Invitation => say(is::FILE_INVITATION),
        Class::Shortcut => shortcut::examine(report, bytes, examination, depth),
        Class::Html | Class::Svg => web::examine(report, bytes, examination, depth),
        Class::Pdf => pdf::examine(report, bytes, examination, depth),
        Class::Rtf => rtf::examine(report, bytes, examination, depth),
        Class::OneNote => onenote::examine(report, bytes, examination, depth),
        Class::Ole => office::examine_ole(report, bytes, examination, depth),
        Class::Package => {
            office::examine_ooxml(report, bytes, examination, depth);
            archive::foreign_members(report, bytes, examination, depth);
        }
        Class::OfficeXml => office::examine_xml(report, bytes, examination, depth),
        Class::Image => qr::examine_image(report, bytes, examination, depth),
        Class::Archive => archive::examine(report, bytes, examination, depth),
        Class::DiskImage => disk_image::examine(report, bytes, examination, depth),
        Class::Mail => mail::examine(report, bytes, examination, depth),
        Class::Harmless => formulas(report, bytes),
        Class::Unknown => unreadable(report),
    }
}

/// A cell of a table written as text that makes a spreadsheet program start another one: `=cmd|' /C calc'!A0`.
fn formulas(report: &mut FileReport, bytes: &[u8]) {
    let is_table =
        ["csv", "tsv", "txt", "slk"].iter().any(|one| names::extension(&report.name).as_deref() == Some(one));
    let text = if is_table { kind::text_of(bytes) } else { None };
    let Some((text, pattern)) = text.zip(FORMULA.as_ref()) else { return };
    if let Some(found) = pattern.find(&text) {
        report.findings.push(Finding::new(is::FILE_DDE).with("text", found.as_str()));
    }
}

/// Notes that nobody could look into it.
pub(crate) fn unreadable(report: &mut FileReport) {
    report.gaps.push(Gap::new(GapKind::Unreadable).with("file", report.name.clone()));
}

/// Adds a finding unless its signal was told already.
pub(crate) fn once(report: &mut FileReport, finding: Finding) {
    if report.findings.iter().all(|there| there.signal != finding.signal) {
        report.findings.push(finding);
    }
}

/// Notes that it was not looked at to its end.
pub(crate) fn limit_reached(report: &mut FileReport, limit: Limit) {
    if report.findings.iter().all(|finding| finding.signal != is::FILE_LIMIT) {
        report.findings.push(Finding::new(is::FILE_LIMIT).with("limit", limit.as_str()));
        report.gaps.push(Gap::new(GapKind::Limit).with("file", report.name.clone()).with("limit", limit.as_str()));
    }
}

/// A second kind that the same bytes are: opened by one program it is the one, by another the other.
fn second_kind(bytes: &[u8], kind: Kind) -> Option<&'static str> {
    // The directory of a ZIP file stands at its end (APPNOTE 4.3.16), so anything may stand before it.
    let tail = bytes.get(bytes.len().saturating_sub(22)..).unwrap_or_default();
    if matches!(kind.class, Class::Pdf | Class::Image) && tail.starts_with(b"PK\x05\x06") {
        return Some("zip");
    }
    if kind.class == Class::Pdf {
        let end = bytes.get(bytes.len().saturating_sub(66 << 10)..).unwrap_or_default();
        let directory = [&b"PK\x01\x02"[..], b"PK\x05\x06"];
        if directory.iter().all(|mark| memchr::memmem::find(end, mark).is_some()) {
            return Some("zip");
        }
        let start = bytes.get(..64 << 10).unwrap_or(bytes);
        if memchr::memmem::find(start, b"This program cannot be run in DOS mode").is_some() {
            return Some("exe");
        }
    }
    let near = bytes.get(..1024).unwrap_or(bytes);
    let holds_pdf = memchr::memmem::find(near, b"%PDF-").is_some();
    if holds_pdf && matches!(kind.class, Class::Program | Class::Image | Class::Archive | Class::Html) {
        return Some("pdf");
    }
    None
}
