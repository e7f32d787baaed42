//! The texts of findings in one language, for the terminal and the reports. The window has its own.

use crate::dto::{
    ConditionStateDto, DomainDto, DomainFindingDto, DomainSeverityDto, DomainTopicDto, DomainTopicNameDto,
};
use muhr_l10n::Texts;

impl DomainTopicNameDto {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 11] = [
        Self::Spf,
        Self::Dkim,
        Self::Dmarc,
        Self::Mx,
        Self::Starttls,
        Self::Web,
        Self::MtaSts,
        Self::TlsRpt,
        Self::Dane,
        Self::Dnssec,
        Self::Caa,
    ];

    /// The name as it stands in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Spf => "spf",
            Self::Dkim => "dkim",
            Self::Dmarc => "dmarc",
            Self::Mx => "mx",
            Self::Starttls => "starttls",
            Self::Web => "web",
            Self::MtaSts => "mta-sts",
            Self::TlsRpt => "tls-rpt",
            Self::Dane => "dane",
            Self::Dnssec => "dnssec",
            Self::Caa => "caa",
        }
    }
}

impl DomainSeverityDto {
    /// The name as it stands in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }
}

impl DomainDto {
    /// Its problems, the worst first.
    #[must_use]
    pub fn problems(&self) -> Vec<&DomainFindingDto> {
        let mut problems: Vec<_> = self.in_state(ConditionStateDto::Problem).collect();
        problems.sort_by_key(|finding| std::cmp::Reverse(finding.severity.map(|severity| severity as u8)));
        problems
    }

    /// What could not be checked; what is so of several topics once.
    #[must_use]
    pub fn unchecked(&self) -> Vec<&DomainFindingDto> {
        let mut all: Vec<&DomainFindingDto> = Vec::new();
        for finding in self.in_state(ConditionStateDto::Unknown) {
            if !all.iter().any(|told| told.id == finding.id && told.subject == finding.subject) {
                all.push(finding);
            }
        }
        all
    }

    fn in_state(&self, state: ConditionStateDto) -> impl Iterator<Item = &DomainFindingDto> {
        self.topics.iter().flat_map(|topic| &topic.findings).filter(move |finding| finding.state == state)
    }
}

/// The name of a state as it stands in JSON.
#[must_use]
pub const fn state(state: ConditionStateDto) -> &'static str {
    match state {
        ConditionStateDto::Fine => "fine",
        ConditionStateDto::Problem => "problem",
        ConditionStateDto::Unknown => "unknown",
        ConditionStateDto::NotApplicable => "not-applicable",
    }
}

/// The text of a state.
#[must_use]
pub fn state_text(texts: &Texts, of: ConditionStateDto) -> String {
    texts.text(&format!("domain-state-{}", state(of)), &[])
}

/// What a topic is called.
#[must_use]
pub fn topic_text(texts: &Texts, topic: DomainTopicNameDto) -> String {
    texts.text(&format!("domain-topic-{}", topic.as_str()), &[])
}

/// How bad a problem is; empty for what is none.
#[must_use]
pub fn severity_text(texts: &Texts, finding: &DomainFindingDto) -> String {
    let severity = finding.severity.map(|severity| texts.text(&format!("domain-severity-{}", severity.as_str()), &[]));
    severity.unwrap_or_default()
}

/// What is so.
#[must_use]
pub fn text(texts: &Texts, finding: &DomainFindingDto) -> String {
    part(texts, finding, "").unwrap_or_else(|| finding.id.clone())
}

/// What it means for the officer, where there is something to say.
#[must_use]
pub fn why(texts: &Texts, finding: &DomainFindingDto) -> Option<String> {
    part(texts, finding, "-why")
}

/// What the administrator should do, where there is something.
#[must_use]
pub fn to_do(texts: &Texts, finding: &DomainFindingDto) -> Option<String> {
    part(texts, finding, "-do")
}

/// The worst that is so about a topic.
#[must_use]
pub fn worst(texts: &Texts, topic: &DomainTopicDto) -> String {
    topic.findings.first().map(|finding| text(texts, finding)).unwrap_or_default()
}

fn part(texts: &Texts, finding: &DomainFindingDto, which: &str) -> Option<String> {
    let mut mentioned: Vec<(&str, &str)> =
        finding.evidence.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    mentioned.push(("subject", &finding.subject));
    texts.find(&format!("domain-{}{which}", finding.id.replace('.', "-")), &mentioned)
}
