//! Office documents: macros, remote templates, objects, encryption.

pub(crate) mod compound;
mod dde;
mod locked;
pub(crate) mod ole;
mod ooxml;
mod vba;
mod xlm;

use crate::files::{Examination, unreadable};
use crate::report::FileReport;
use compound::Compound;
use std::io::Read;

/// Examines an OLE2 document (Word, Excel, PowerPoint 97 to 2003, and encrypted ones of today).
pub(crate) fn examine_ole(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    match Compound::open(bytes) {
        Some(compound) => ole::examine(report, &compound, examination, depth),
        None => unreadable(report),
    }
}

/// Examines a document that is a ZIP package (OOXML, ODF).
pub(crate) fn examine_ooxml(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    ooxml::examine(report, bytes, examination, depth);
}

/// Examines a document that is one XML file (Flat OPC, Word 2003, Excel 2003, flat ODF).
pub(crate) fn examine_xml(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let text = String::from_utf8_lossy(bytes);
    ooxml::relationships(report, &text);
    ooxml::fields(report, &text);
    for tag in ["binData", "binaryData"] {
        for start in memchr::memmem::find_iter(bytes, tag).take(200) {
            if examination.budget.part().is_err() {
                return;
            }
            let rest = bytes.get(start..).unwrap_or_default();
            let Some(open) = memchr::memchr(b'>', rest) else { continue };
            let content = rest.get(open + 1..).unwrap_or_default();
            let end = memchr::memchr(b'<', content).unwrap_or(content.len());
            let decoded = base64(content.get(..end).unwrap_or_default());
            binary(report, &decoded, examination, depth);
        }
    }
}

/// Macros and objects inside XML: compound files, plain or packed as ActiveMime.
fn binary(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    if let Some(compound) = Compound::open(bytes) {
        ole::examine(report, &compound, examination, depth);
    } else if bytes.starts_with(b"ActiveMime") {
        // The packed part begins at one of a few places, depending on the version.
        for at in memchr::memchr_iter(0x78, bytes.get(..200).unwrap_or(bytes)) {
            let mut inside = Vec::new();
            let packed = bytes.get(at..).unwrap_or_default();
            let read = flate2::read::ZlibDecoder::new(packed).take(examination.budget.member_bytes());
            let mut read = read;
            if read.read_to_end(&mut inside).is_ok()
                && let Some(compound) = Compound::open(&inside)
            {
                let _ = examination.budget.spend(u64::try_from(inside.len()).unwrap_or(u64::MAX));
                ole::examine(report, &compound, examination, depth);
                return;
            }
        }
    }
}

/// Base64 (RFC 4648) with anything else between its letters.
fn base64(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for &byte in text {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        held = (held << 6 | u32::from(value)) & 0xFF_FFFF;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.extend((held >> bits).to_le_bytes().first());
        }
    }
    out
}
