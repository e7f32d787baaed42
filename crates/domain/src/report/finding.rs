//! Findings, and those of a topic.

use super::{Severity, Standing, Topic};
use crate::findings::Says;
use std::collections::BTreeMap;

/// Characters of a subject or a piece of evidence: more than anything that is so by right, less than a record may have that
/// somebody fills to annoy.
const MOST_CHARACTERS: usize = 4_096;

/// A record to paste into the zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paste {
    /// The whole name, without a closing dot.
    pub name: String,
    /// The type, such as `TXT`.
    pub kind: &'static str,
    /// The value; for TXT without quotation marks.
    pub value: String,
}

/// One thing that is so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its stable name, such as `spf.all-pass`; texts `domain-spf-all-pass`, `…-why`, `…-do`. See [`crate::findings`].
    pub id: &'static str,
    /// What it is about.
    pub topic: Topic,
    /// Which of the four answers.
    pub standing: Standing,
    /// How bad it is; for problems alone.
    pub severity: Option<Severity>,
    /// The host, address, selector or name that it is about; empty for the domain itself.
    pub subject: String,
    /// What its texts mention. Hostile: shown as visible text only.
    pub evidence: BTreeMap<&'static str, String>,
    /// What would mend it.
    pub record: Option<Paste>,
}

/// One topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicReport {
    /// Which.
    pub topic: Topic,
    /// The worst of its findings.
    pub standing: Standing,
    /// The worst first.
    pub findings: Vec<Finding>,
}

impl Finding {
    /// A finding about the domain itself.
    #[must_use]
    pub fn new(says: &Says) -> Self {
        Self {
            id: says.id,
            topic: says.topic,
            standing: says.standing,
            severity: says.severity,
            subject: String::new(),
            evidence: BTreeMap::new(),
            record: None,
        }
    }

    /// About something of it.
    #[must_use]
    pub fn about(self, subject: impl Into<String>) -> Self {
        Self { subject: cut(subject.into()), ..self }
    }

    /// About another topic, for what can be said of any.
    #[must_use]
    pub fn on(self, topic: Topic) -> Self {
        Self { topic, ..self }
    }

    /// With something that its texts mention.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.evidence.insert(name, cut(value.into()));
        self
    }

    /// With a record that would mend it.
    #[must_use]
    pub fn paste(self, name: impl Into<String>, kind: &'static str, value: impl Into<String>) -> Self {
        Self { record: Some(Paste { name: name.into(), kind, value: value.into() }), ..self }
    }
}

impl TopicReport {
    /// Of these findings, the worst first.
    #[must_use]
    pub fn of(topic: Topic, mut findings: Vec<Finding>) -> Self {
        findings.sort_by_key(|finding| std::cmp::Reverse((finding.standing, finding.severity)));
        let standing = findings.first().map_or(Standing::Unknown, |worst| worst.standing);
        Self { topic, standing, findings }
    }
}

fn cut(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(MOST_CHARACTERS) {
        text.truncate(end);
    }
    text
}
