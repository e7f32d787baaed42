//! Judges an attachment by what is in it, recursively; its name and declared type are only compared with that.

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
}

/// Examines one file and everything in it.
#[must_use]
pub fn examine(file: UntrustedFile<'_>, examination: &Examination<'_>) -> FileReport {
    at_depth(file, examination, 0)
}

/// The same for a member of a container.
pub(crate) fn at_depth(file: UntrustedFile<'_>, examination: &Examination<'_>, depth: u32) -> FileReport {
    let mut report = FileReport::new(file.name.unwrap_or_default(), "data", file.bytes);
    // Nothing looks into files yet, so nothing may be called clean.
    let why = if examination.budget.depth(depth).is_err() { GapKind::Limit } else { GapKind::Unreadable };
    report.gaps.push(Gap::new(why).with("file", file.name.unwrap_or_default()));
    report
}
