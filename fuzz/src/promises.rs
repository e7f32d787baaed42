//! What is promised of every answer, whatever was asked.

pub(crate) mod domain;

use muhr_inspect::files::{Examination, UntrustedFile, examine};
use muhr_inspect::finding::Evidence;
use muhr_inspect::{FileReport, Finding, Gap, Limits, Report};

/// Characters of a piece of evidence, with the mark that it was cut.
const EVIDENCE: usize = 241;
/// Findings or gaps that one file may have: no list of them is longer than anybody reads.
const FINDINGS: usize = 2_000;
/// Characters of a report's text.
const TEXT: usize = 1_000_000;

/// Examines a file and checks the answer.
pub(crate) fn file(file: UntrustedFile<'_>, examination: &Examination<'_>) -> FileReport {
    let report = examine(file, examination);
    tree(&report);
    report
}

fn tree(report: &FileReport) {
    let parts = usize::try_from(Limits::default().parts).unwrap_or(usize::MAX);
    assert!(report.walk().count() <= 2 * parts, "more members than parts");
    for file in report.walk() {
        shown(&file.name);
        assert!(file.findings.len() <= FINDINGS && file.gaps.len() <= FINDINGS, "more findings than anybody reads");
        assert!(matches!(file.sha256.len(), 0 | 64));
        findings(&file.findings);
        gaps(&file.gaps);
    }
}

/// Checks what was said of a message.
pub(crate) fn report(report: &Report) {
    [&report.subject, &report.date].into_iter().for_each(|text| shown(text));
    if let Some(sender) = &report.sender {
        [&sender.name, &sender.address, &sender.registrable, &sender.reply_to].into_iter().for_each(|text| shown(text));
    }
    findings(&report.findings);
    gaps(&report.gaps);
    report.attachments.iter().for_each(tree);
    assert!(report.links.len() <= 2 * muhr_inspect::links::MOST, "more links than are judged");
    assert!(report.text.chars().count() <= TEXT);
    report.text.lines().for_each(shown);
    assert_eq!(muhr_inspect::verdict::verdict(&report.findings), report.verdict);
}

/// Checks findings alone.
pub(crate) fn findings(findings: &[Finding]) {
    findings.iter().for_each(|finding| evidence(&finding.evidence));
}

fn gaps(gaps: &[Gap]) {
    gaps.iter().for_each(|gap| evidence(&gap.evidence));
}

fn evidence(evidence: &Evidence) {
    assert!(evidence.iter().count() <= 20, "more pieces than are named");
    for (_, value) in evidence.iter() {
        assert!(value.chars().count() <= EVIDENCE, "evidence is too long");
        shown(value);
    }
}

/// No character that is obeyed or reorders a line.
pub(crate) fn shown(text: &str) {
    assert!(!text.chars().any(muhr_inspect::visible::is_suspicious), "a hidden character came through");
}
