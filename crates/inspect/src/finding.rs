//! What a rule says: an id, how bad it is, and what was seen. Never prose; texts stand in `locales/`.

use crate::signals::Signal;
use crate::visible::visible;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Context.
    Info,
    /// Never raises a verdict alone.
    Low,
    /// Two of them raise the verdict to caution.
    Medium,
    /// One raises the verdict to caution.
    High,
    /// One raises the verdict to danger.
    Critical,
}

impl Severity {
    /// The name as it stands in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }
}

/// One thing that a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which signal.
    pub signal: Signal,
    /// How bad it is here; usually the signal's own severity.
    pub severity: Severity,
    /// What was seen.
    pub evidence: Evidence,
}

impl Finding {
    /// The finding at the signal's own severity.
    #[must_use]
    pub const fn new(signal: Signal) -> Self {
        Self { signal, severity: signal.severity(), evidence: Evidence(Vec::new()) }
    }

    /// The same, but this bad.
    #[must_use]
    pub const fn at(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// The same with one more piece of evidence: untrusted text, made visible and cut to a sane length.
    #[must_use]
    pub fn with(mut self, name: &'static str, untrusted: impl AsRef<str>) -> Self {
        self.evidence.set(name, untrusted.as_ref());
        self
    }
}

/// Longest piece of evidence, in characters.
const LONGEST: usize = 240;

/// What was seen: short named texts, safe to show. The names are those that the texts in `locales/` use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence(Vec<(&'static str, String)>);

impl Evidence {
    /// Adds or replaces a piece.
    pub fn set(&mut self, name: &'static str, untrusted: &str) {
        let mut shown = visible(untrusted);
        if let Some((cut, _)) = shown.char_indices().nth(LONGEST) {
            shown.truncate(cut);
            shown.push('…');
        }
        match self.0.iter_mut().find(|(there, _)| *there == name) {
            Some((_, value)) => *value = shown,
            None => self.0.push((name, shown)),
        }
    }

    /// Hides passwords in all pieces.
    pub(crate) fn mask(&mut self, words: &[String]) {
        self.0.iter_mut().for_each(|(_, value)| *value = crate::body::passwords::mask(value, words));
    }

    /// All pieces, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, value)| (*name, value.as_str()))
    }

    /// One piece.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(there, _)| *there == name).map(|(_, value)| value.as_str())
    }
}
