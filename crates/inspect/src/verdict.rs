//! The rule that makes one answer of many findings.

use crate::finding::{Finding, Severity};
use crate::report::Verdict;

/// Any critical finding is danger; one high or two medium ones are caution; low ones alone raise nothing.
#[must_use]
pub fn verdict<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Verdict {
    let (mut worst, mut medium) = (Severity::Info, 0);
    for finding in findings {
        worst = worst.max(finding.severity);
        medium += u32::from(finding.severity == Severity::Medium);
    }
    match worst {
        Severity::Critical => Verdict::Danger,
        Severity::High => Verdict::Caution,
        Severity::Medium if medium >= 2 => Verdict::Caution,
        _ => Verdict::Clear,
    }
}
