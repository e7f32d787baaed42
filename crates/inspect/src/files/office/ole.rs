//! What stands in a compound file besides text: macros, embedded files, the equation editor, DDE, encryption.

use super::compound::Compound;
use super::{dde, locked, vba, xlm};
use crate::files::{Examination, UntrustedFile, at_depth, limit_reached, once};
use crate::finding::{Finding, Severity};
use crate::limits::Limit;
use crate::report::{FileReport, Gap, GapKind};
use crate::signals as is;
use std::io::Read;

/// Classes of the equation editors (Microsoft Equation 2.0 and 3.0, MathType).
const EQUATION: [[u8; 4]; 2] = [[0x02, 0xCE, 0x02, 0x00], [0x03, 0xCE, 0x02, 0x00]];
const MOST: usize = 32 << 20;

/// Judges everything in a compound file.
pub(crate) fn examine(report: &mut FileReport, compound: &Compound<'_>, examination: &Examination<'_>, depth: u32) {
    vba::examine(report, compound, examination);
    let mut objects = false;
    for entry in compound.entries() {
        if examination.budget.part().is_err() {
            limit_reached(report, Limit::Parts);
            return;
        }
        let name = entry.path.rsplit('/').next().unwrap_or_default();
        let tail = entry.class.get(..4).unwrap_or_default();
        if EQUATION.iter().any(|class| class == tail) || name.eq_ignore_ascii_case("Equation Native") {
            // Old honest texts have formulas; in RTF, where they serve attacks, the finding is critical.
            let severity = if report.kind == "rtf" { Severity::Critical } else { Severity::High };
            once(report, Finding::new(is::FILE_EQUATION).at(severity).with("text", &entry.path));
        }
        match name {
            "\u{1}Ole10Native" => {
                let content = compound.read(entry, MOST);
                package(report, &content, examination, depth);
            }
            "EncryptedPackage" => locked::package(report, compound, examination, depth),
            "Workbook" | "Book" => {
                let stream = compound.read(entry, MOST);
                if dde::in_workbook(&stream) {
                    once(report, Finding::new(is::FILE_DDE));
                }
                xlm::examine(report, &stream, examination.budget);
            }
            "Current User" => {
                // The token of encrypted presentations (MS-PPT 2.3.2).
                let user = compound.read(entry, 64);
                if user.get(12..16) == Some(b"\xDF\xC4\xD1\xF3") {
                    locked_slides(report, compound, &user, examination, depth);
                }
            }
            "PowerPoint Document" => slides(report, &compound.read(entry, MOST), examination, depth),
            "WordDocument" => word(report, &compound.read(entry, MOST)),
            _ if entry.is_stream && is_numbered(name) => {
                packed_object(report, &compound.read(entry, MOST), examination, depth);
            }
            _ => objects |= !entry.is_stream && (name.starts_with("MBD") || name == "ObjectPool"),
        }
    }
    if objects {
        once(report, Finding::new(is::FILE_OLE_OBJECT));
    }
    if compound.is_exhausted() {
        limit_reached(report, Limit::Bytes);
    }
}

/// Whether Word named an object so: `_1577691300`.
fn is_numbered(name: &str) -> bool {
    name.strip_prefix('_').is_some_and(|number| number.len() > 5 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// An encrypted presentation.
fn locked_slides(
    report: &mut FileReport,
    compound: &Compound<'_>,
    user: &[u8],
    examination: &Examination<'_>,
    depth: u32,
) {
    let entry = compound.entries().iter().find(|entry| entry.is_stream && entry.path == "PowerPoint Document");
    let stream = entry.map(|entry| compound.read(entry, MOST)).unwrap_or_default();
    match locked::slides(&stream, user, examination.budget) {
        Ok(Some(opened)) => {
            opened.tell(report, examination.budget);
            slides(report, &opened.bytes, examination, depth);
        }
        Ok(None) => encrypted(report),
        Err(limit) => {
            encrypted(report);
            limit_reached(report, limit);
        }
    }
}

/// Objects and macros of a presentation: each a compound file, packed or plain, in a record of its own (MS-PPT 2.10.34).
fn slides(report: &mut FileReport, stream: &[u8], examination: &Examination<'_>, depth: u32) {
    for at in memchr::memmem::find_iter(stream, b"\x11\x10").filter_map(|at| at.checked_sub(2)).take(1_000) {
        let (Some(version), Some(length)) = (stream.get(at..at + 2), stream.get(at + 4..at + 8)) else { continue };
        let length = length.try_into().map(u32::from_le_bytes).ok().and_then(|length| usize::try_from(length).ok());
        let Some(content) = length.and_then(|length| stream.get(at + 8..)?.get(..length)) else { continue };
        if examination.budget.part().is_err() {
            return;
        }
        match version {
            b"\x10\0" => packed_object(report, content, examination, depth),
            b"\0\0" => object(report, content, examination, depth),
            _ => {}
        }
    }
}

/// An object that was packed: its length, and the rest as zlib makes it (MS-PPT 2.10.34, and Word in its XML of 2003).
fn packed_object(report: &mut FileReport, content: &[u8], examination: &Examination<'_>, depth: u32) {
    let mut unpacked = Vec::new();
    let packed = flate2::read::ZlibDecoder::new(content.get(4..).unwrap_or_default());
    let _ = packed.take(examination.budget.member_bytes()).read_to_end(&mut unpacked);
    let _ = examination.budget.spend(u64::try_from(unpacked.len()).unwrap_or(u64::MAX));
    object(report, &unpacked, examination, depth);
}

fn object(report: &mut FileReport, content: &[u8], examination: &Examination<'_>, depth: u32) {
    if let Some(inside) = Compound::open(content).filter(|_| examination.budget.depth(depth + 1).is_ok()) {
        if inside.entries().iter().all(|entry| !entry.path.contains("VBA")) {
            once(report, Finding::new(is::FILE_OLE_OBJECT));
        }
        examine(report, &inside, examination, depth + 1);
    }
}

/// Notes a document under a password that is not one of Office's own: who can open it had to be told by the sender
/// already, and no mail server can look for macros in it.
pub(super) fn encrypted(report: &mut FileReport) {
    once(report, Finding::new(is::FILE_ENCRYPTED).at(Severity::High));
    report.gaps.push(Gap::new(GapKind::Encrypted).with("file", report.name.clone()));
}

/// The main stream of a Word document (MS-DOC 2.5.2): encryption, and fields that start other programs.
fn word(report: &mut FileReport, stream: &[u8]) {
    if stream.get(11).is_some_and(|flags| flags & 1 != 0) {
        encrypted(report);
        return;
    }
    // A field begins with the character 0x13, in one byte or two.
    let narrow = [&b"\x13 DDEAUTO"[..], b"\x13DDEAUTO", b"\x13 DDE ", b"\x13DDE "];
    let found = narrow.iter().any(|mark| {
        let wide: Vec<u8> = mark.iter().flat_map(|&byte| [byte, 0]).collect();
        memchr::memmem::find(stream, mark).is_some() || memchr::memmem::find(stream, &wide).is_some()
    });
    if found {
        once(report, Finding::new(is::FILE_DDE));
    }
}

/// An embedded file of any kind (MS-OLEDS 2.3.6 with the packager's own layout: label, path, command, content).
pub(crate) fn package(report: &mut FileReport, native: &[u8], examination: &Examination<'_>, depth: u32) {
    let parsed = || {
        let mut rest = native.get(6..)?;
        let mut text = || {
            let end = rest.iter().take(4096).position(|&byte| byte == 0)?;
            let (text, more) = rest.split_at_checked(end)?;
            rest = more.get(1..)?;
            Some(String::from_utf8_lossy(text).into_owned())
        };
        let (label, path) = (text()?, text()?);
        let rest = rest.get(4..)?;
        let size = |bytes: &[u8]| usize::try_from(u32::from_le_bytes(bytes.get(..4)?.try_into().ok()?)).ok();
        let command = size(rest)?;
        let rest = rest.get(4..)?.get(command..)?;
        let length = size(rest)?;
        let content = rest.get(4..)?;
        let name = if label.is_empty() { path.rsplit('\\').next().unwrap_or_default().to_owned() } else { label };
        Some((name, content.get(..length).unwrap_or(content)))
    };
    // Other objects keep their own data under the same name, in their own layout.
    let Some((name, content)) = parsed() else {
        once(report, Finding::new(is::FILE_OLE_OBJECT));
        return;
    };
    once(report, Finding::new(is::FILE_OLE_PACKAGE));
    let file = UntrustedFile {
        name: Some(&name).filter(|name| !name.is_empty()).map(String::as_str),
        declared: None,
        bytes: content,
    };
    report.members.push(at_depth(file, examination, depth + 1));
}
