//! What is promised of the check of a domain.

use muhr_domain::{Finding, Report, Standing, Topic};

/// Findings of one topic.
const FINDINGS: usize = 300;
/// Characters of a subject or a piece of evidence.
const TEXT: usize = 4_096;

/// Checks a whole report.
pub(crate) fn report(report: &Report) {
    assert_eq!(report.topics.iter().map(|topic| topic.topic).collect::<Vec<_>>(), Topic::ALL);
    for topic in &report.topics {
        assert!(!topic.findings.is_empty(), "a topic of which nothing is said");
        assert_eq!(topic.findings.iter().map(|finding| finding.standing).max(), Some(topic.standing));
        assert!(topic.findings.iter().all(|finding| finding.topic == topic.topic));
        findings(&topic.findings);
    }
    assert!(report.records.len() <= 300, "more records than are shown");
    for shown in &report.records {
        assert!(shown.value.chars().count() <= TEXT);
    }
    let is_open = report.findings().any(|finding| finding.standing == Standing::Unknown);
    assert_eq!(report.grade().is_none(), is_open, "a grade for what was not seen");
}

/// Checks findings alone.
pub(crate) fn findings(findings: &[Finding]) {
    assert!(findings.len() <= FINDINGS, "more findings than anybody reads");
    for finding in findings {
        let Some(says) = muhr_domain::findings::all().find(|says| says.id == finding.id) else {
            panic!("{} stands in no table", finding.id)
        };
        assert_eq!((finding.standing, finding.severity), (says.standing, says.severity), "{}", finding.id);
        assert!(finding.subject.chars().count() <= TEXT, "{}: its subject is too long", finding.id);
        for (name, value) in &finding.evidence {
            assert!(value.chars().count() <= TEXT, "{}: {name} is too long", finding.id);
        }
    }
}
