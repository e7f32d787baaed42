//! Mail inside mail: attached messages, Outlook messages, TNEF.

use crate::files::Examination;
use crate::report::{FileReport, Gap, GapKind};

/// Examines a message in a file.
pub(crate) fn examine(report: &mut FileReport, _bytes: &[u8], _examination: &Examination<'_>, _depth: u32) {
    report.gaps.push(Gap::new(GapKind::Unreadable).with("file", report.name.clone()));
}
