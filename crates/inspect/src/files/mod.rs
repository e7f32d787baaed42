//! Judges an attachment by what is in it, recursively; its name and declared type are only compared with that.

pub(crate) mod archive;
pub(crate) mod disk_image;
pub(crate) mod mail;
pub(crate) mod office;
pub(crate) mod onenote;
pub(crate) mod pdf;
pub(crate) mod qr;
pub(crate) mod rtf;

use crate::context::Context;
use crate::limits::Budget;
use crate::report::{FileReport, Gap, GapKind};

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
    let mut report = FileReport::new(name.unwrap_or_default(), "data", bytes);
    if examination.budget.depth(depth).is_err() {
        report.gaps.push(Gap::new(GapKind::Limit).with("file", name.unwrap_or_default()));
        return report;
    }
    let near_start = bytes.get(..1024).unwrap_or(bytes);
    let holds = |needle: &[u8]| memchr::memmem::find(bytes, needle).is_some();
    if memchr::memmem::find(near_start, b"%PDF-").is_some() {
        report.kind = "pdf";
        pdf::examine(&mut report, bytes, examination, depth);
    } else if bytes.starts_with(b"{\\rt") {
        report.kind = "rtf";
        rtf::examine(&mut report, bytes, examination, depth);
    } else if bytes.starts_with(b"\xE4\x52\x5C\x7B\x8C\xD8\xA7\x4D\xAE\xB1\x53\x78\xD0\x29\x96\xD3") {
        report.kind = "onenote";
        onenote::examine(&mut report, bytes, examination, depth);
    } else if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        report.kind = "ole";
        office::examine_ole(&mut report, bytes, examination, depth);
    } else if bytes.starts_with(b"PK\x03\x04") && (holds(b"[Content_Types].xml") || holds(b"mimetypeapplication/")) {
        report.kind = "ooxml";
        office::examine_ooxml(&mut report, bytes, examination, depth);
    } else if bytes.starts_with(b"<?xml")
        && (holds(b"schemas.microsoft.com/office") || holds(b"progid=\"Word.Document\""))
    {
        report.kind = "xml";
        office::examine_xml(&mut report, bytes, examination, depth);
    } else if bytes.starts_with(b"\x89PNG") || bytes.starts_with(b"\xFF\xD8\xFF") {
        report.kind = "image";
        qr::examine_image(&mut report, bytes, examination, depth);
    } else if bytes.starts_with(b"\x78\x9F\x3E\x22") || bytes.starts_with(b"From ") {
        report.kind = "mail";
        mail::examine(&mut report, bytes, examination, depth);
    } else if bytes.get(0x8001..0x8006) == Some(b"CD001") {
        report.kind = "iso";
        disk_image::examine(&mut report, bytes, examination, depth);
    } else {
        archive::examine(&mut report, bytes, examination, depth);
    }
    report
}
