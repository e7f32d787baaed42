//! Office documents: macros, remote templates, objects, encryption.

use crate::files::Examination;
use crate::report::{FileReport, Gap, GapKind};

/// Examines an OLE2 document (Word, Excel, PowerPoint 97 to 2003, and encrypted ones of today).
pub(crate) fn examine_ole(report: &mut FileReport, _bytes: &[u8], _examination: &Examination<'_>, _depth: u32) {
    report.gaps.push(Gap::new(GapKind::Unreadable).with("file", report.name.clone()));
}

/// Examines a document that is a ZIP package (OOXML, ODF).
pub(crate) fn examine_ooxml(report: &mut FileReport, _bytes: &[u8], _examination: &Examination<'_>, _depth: u32) {
    report.gaps.push(Gap::new(GapKind::Unreadable).with("file", report.name.clone()));
}

/// Examines a document that is one XML file (Flat OPC, Word 2003, Excel 2003, flat ODF).
pub(crate) fn examine_xml(report: &mut FileReport, _bytes: &[u8], _examination: &Examination<'_>, _depth: u32) {
    report.gaps.push(Gap::new(GapKind::Unreadable).with("file", report.name.clone()));
}
