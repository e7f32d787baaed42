//! The rule that makes one answer of many findings.
//!
//! Findings add up, each signal once at its worst. One critical finding is danger; one high or two medium ones are caution; several high ones
//! are danger together. Low ones alone never raise the answer, however many: they only help a medium one.

use crate::finding::{Finding, Severity};
use crate::report::Verdict;
use crate::signals::{FROM_FIRST_TIME, Signal};
use std::collections::HashMap;

/// From here on it is caution.
const CAUTION: u32 = 40;
/// From here on it is danger.
const DANGER: u32 = 100;
/// What low findings count together at most: never as much as caution.
const MOST_LOW: u32 = CAUTION - 1;

const fn points(severity: Severity) -> u32 {
    match severity {
        Severity::Info => 0,
        Severity::Low => 7,
        Severity::Medium => 20,
        Severity::High => CAUTION,
        Severity::Critical => DANGER,
    }
}

/// The answer that these findings make. An unknown sender is said in plain sight, but counts for nothing here.
#[must_use]
pub fn verdict<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Verdict {
    // Twenty scripts in an archive are one reason, at its worst, and not twenty.
    let mut worst: HashMap<Signal, Severity> = HashMap::new();
    for finding in findings.into_iter().filter(|finding| finding.signal != FROM_FIRST_TIME) {
        let known = worst.entry(finding.signal).or_insert(finding.severity);
        *known = (*known).max(finding.severity);
    }
    let (mut low, mut more) = (0_u32, 0_u32);
    for severity in worst.into_values() {
        let sum = if severity == Severity::Low { &mut low } else { &mut more };
        *sum = sum.saturating_add(points(severity));
    }
    match more + low.min(MOST_LOW) {
        DANGER.. => Verdict::Danger,
        CAUTION.. => Verdict::Caution,
        _ => Verdict::Clear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals as is;

    fn others() -> impl Iterator<Item = Signal> {
        is::ALL.iter().copied().filter(|signal| *signal != FROM_FIRST_TIME)
    }

    #[test]
    fn the_same_reason_twice_is_one_reason() {
        let findings = [Finding::new(is::FILE_RDP), Finding::new(is::FILE_RDP), Finding::new(is::FILE_RDP)];
        assert_eq!(verdict(&findings), Verdict::Caution);
    }

    fn of(severities: &[Severity]) -> Verdict {
        let findings: Vec<Finding> =
            severities.iter().zip(others()).map(|(&severity, signal)| Finding::new(signal).at(severity)).collect();
        verdict(&findings)
    }

    #[test]
    fn the_rule_holds_on_both_sides() {
        use Severity::{Critical, High, Info, Low, Medium};
        assert_eq!(of(&[]), Verdict::Clear);
        assert_eq!(of(&[Info; 50]), Verdict::Clear);
        assert_eq!(of(&[Low; 50]), Verdict::Clear);
        assert_eq!(of(&[Medium, Low, Low]), Verdict::Clear);
        assert_eq!(of(&[Medium, Low, Low, Low]), Verdict::Caution);
        assert_eq!(of(&[Medium, Medium]), Verdict::Caution);
        assert_eq!(of(&[High]), Verdict::Caution);
        assert_eq!(of(&[High, High]), Verdict::Caution);
        assert_eq!(of(&[High, High, Medium]), Verdict::Danger);
        assert_eq!(of(&[Critical]), Verdict::Danger);
    }

    #[test]
    fn an_unknown_sender_alone_raises_nothing() {
        let findings = [
            Finding::new(is::FROM_FIRST_TIME),
            Finding::new(is::LINK_IP),
            Finding::new(is::BODY_URGENCY),
            Finding::new(is::BODY_PRIZE),
        ];
        assert_eq!(verdict(&findings), Verdict::Clear);
    }
}
