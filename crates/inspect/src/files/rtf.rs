//! Rich Text Format: embedded objects, remote templates.

use crate::files::Examination;
use crate::report::{FileReport, Gap, GapKind};

/// Examines a document.
pub(crate) fn examine(report: &mut FileReport, _bytes: &[u8], _examination: &Examination<'_>, _depth: u32) {
    report.gaps.push(Gap::new(GapKind::Unreadable).with("file", report.name.clone()));
}
