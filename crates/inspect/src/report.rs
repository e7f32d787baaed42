//! What an inspection answers: who is this, what is this, why, and what could not be checked.

use crate::finding::{Evidence, Finding};
use crate::visible::visible;

/// What is this?
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// No warning signs found. That never means "safe".
    Clear,
    /// Something is odd: confirm before you act.
    Caution,
    /// Do not open, do not answer.
    Danger,
}

impl Verdict {
    /// The name as it stands in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Caution => "caution",
            Self::Danger => "danger",
        }
    }
}

/// Who is this?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// In the address book, verified, and this mail is authenticated.
    Verified,
    /// In the address book.
    Known,
    /// Nobody in the address book.
    Unknown,
    /// Almost somebody known, or almost an official address.
    LookAlike,
    /// Claims an address that the mail does not come from.
    Forged,
}

impl Standing {
    /// The name as it stands in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Known => "known",
            Self::Unknown => "unknown",
            Self::LookAlike => "look-alike",
            Self::Forged => "forged",
        }
    }
}

/// Why something could not be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GapKind {
    /// Encrypted.
    Encrypted,
    /// A limit was reached.
    Limit,
    /// Damaged, or of a kind that cannot be read here.
    Unreadable,
    /// Nobody was asked: DNS was not allowed.
    Offline,
    /// DNS was asked and did not answer.
    NoAnswer,
    /// No result of the receiving server.
    NoResults,
    /// The key of a signature is not, or no longer, published.
    NoKey,
    /// So long after the arrival it cannot be told any more.
    TooLate,
    /// The program that kept the message has not kept what was signed.
    NotKept,
}

impl GapKind {
    /// The name as it stands in JSON and in `locales/`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Encrypted => "encrypted",
            Self::Limit => "limit",
            Self::Unreadable => "unreadable",
            Self::Offline => "offline",
            Self::NoAnswer => "no-answer",
            Self::NoResults => "no-results",
            Self::NoKey => "no-key",
            Self::TooLate => "too-late",
            Self::NotKept => "not-kept",
        }
    }
}

/// Something that could not be checked. Shown, never counted as clean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Why.
    pub kind: GapKind,
    /// What: `file`, `limit`, `domain`.
    pub evidence: Evidence,
}

impl Gap {
    /// A gap without evidence.
    #[must_use]
    pub fn new(kind: GapKind) -> Self {
        Self { kind, evidence: Evidence::default() }
    }

    /// The same with one more piece of evidence.
    #[must_use]
    pub fn with(mut self, name: &'static str, untrusted: impl AsRef<str>) -> Self {
        self.evidence.set(name, untrusted.as_ref());
        self
    }
}

/// One file, and what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReport {
    /// Its name, made visible; empty where it has none.
    pub name: String,
    /// What it is by its content: a short lower-case name such as `pdf`, `exe`, `zip`, `html`.
    pub kind: &'static str,
    /// Its length.
    pub bytes: u64,
    /// SHA-256 in lower-case hexadecimal digits, so that it can be read back to the sender.
    pub sha256: String,
    /// What was found in it, not in its members.
    pub findings: Vec<Finding>,
    /// What could not be checked in it.
    pub gaps: Vec<Gap>,
    /// Links in it, as they stand there.
    pub links: Vec<FileLink>,
    /// What is inside.
    pub members: Vec<FileReport>,
}

/// A link found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLink {
    /// The target, as it stands there.
    pub target: String,
    /// Where it stood.
    pub place: LinkPlace,
}

/// Where a link stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkPlace {
    /// In the text of a message.
    Text,
    /// In the HTML of a message.
    Html,
    /// In a document or another attached file.
    Document,
    /// In a QR code.
    QrCode,
}

impl LinkPlace {
    /// The name as it stands in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Document => "document",
            Self::QrCode => "qr",
        }
    }
}

impl FileReport {
    /// A report that has found nothing yet.
    #[must_use]
    pub fn new(untrusted_name: &str, kind: &'static str, bytes: &[u8]) -> Self {
        use std::fmt::Write;
        let mut sha256 = String::with_capacity(64);
        for byte in ring::digest::digest(&ring::digest::SHA256, bytes).as_ref() {
            let _ = write!(sha256, "{byte:02x}");
        }
        Self {
            name: visible(untrusted_name),
            kind,
            bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            sha256,
            findings: Vec::new(),
            gaps: Vec::new(),
            links: Vec::new(),
            members: Vec::new(),
        }
    }

    /// This file and everything in it, outermost first.
    pub fn walk(&self) -> impl Iterator<Item = &Self> {
        let mut open = vec![self];
        std::iter::from_fn(move || {
            let next = open.pop()?;
            open.extend(next.members.iter().rev());
            Some(next)
        })
    }
}
