//! OneNote sections (MS-ONESTORE): files behind pictures and buttons.

use crate::files::{Examination, UntrustedFile, at_depth, bytes as of, limit_reached, once};
use crate::finding::Finding;
use crate::report::FileReport;
use crate::signals as is;

/// The mark of a `FileDataStoreObject` (MS-ONESTORE 2.6.13).
const FILE: &[u8] = b"\xE7\x16\xE3\xBD\x65\x26\x11\x45\xA4\xC4\x8D\x4D\x0B\x7A\x9E\xAC";
/// Its mark, length, and what is reserved.
const HEADER: usize = 16 + 8 + 4 + 8;

/// Examines a section.
pub(crate) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let mut number = 0;
    for at in memchr::memmem::find_iter(bytes, FILE) {
        let length = bytes.get(at + 16..at + 24).and_then(|eight| eight.try_into().ok()).map_or(0, u64::from_le_bytes);
        let content = bytes.get(at + HEADER..).unwrap_or_default();
        let content = usize::try_from(length).ok().and_then(|length| content.get(..length)).unwrap_or(content);
        // Each may claim all that follows, and so be read again and again.
        let afforded = examination.budget.part().and_then(|()| examination.budget.spend(of::len(content)));
        if let Err(limit) = afforded {
            limit_reached(report, limit);
            return;
        }
        number += 1;
        let name = format!("{number}");
        let member =
            at_depth(UntrustedFile { name: Some(&name), declared: None, bytes: content }, examination, depth + 1);
        if !matches!(member.kind, "png" | "jpg" | "gif" | "bmp" | "webp" | "tiff") {
            once(report, Finding::new(is::FILE_ONENOTE_EMBEDDED).with("kind", member.kind));
        }
        report.members.push(member);
    }
}
