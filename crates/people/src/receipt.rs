//! What was done with Muhr, kept so that it can be looked up: what was sealed for whom, what was checked and how it was
//! judged, who was verified, what was reported. Never a password.

use serde::{Deserialize, Serialize};

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Receipt {
    /// Files were sealed.
    Sealed(Sealed),
    /// A message or file was checked.
    Checked(Checked),
    /// Somebody went through the checklist, or verified a person otherwise.
    Verified(Verified),
    /// A message was reported.
    Reported(Reported),
    /// A file was moved into quarantine, or back.
    Quarantined(Quarantined),
}

/// Files that were sealed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sealed {
    /// Name of the sealed file.
    pub archive: String,
    /// Its format: `zip` or `muhr`.
    pub format: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// What is in it.
    pub files: Vec<SealedFile>,
    /// Name of the recipient; may be empty.
    pub name: String,
    /// Address of the recipient; may be empty.
    pub address: String,
    /// What ties the e-mail to the message with the password.
    pub reference: String,
    /// The ways by which the officer said that the password was shared.
    pub ways: Vec<String>,
}

/// A file that was sealed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SealedFile {
    /// Its name, with the folders it stood in.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: String,
}

/// A message or file that was checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Checked {
    /// Its name.
    pub file: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// `clear`, `caution` or `danger`.
    pub verdict: String,
    /// Who it seems to be from: `verified`, `known`, `unknown`, `look-alike`, `forged`; empty for a file.
    pub standing: String,
    /// The name in From.
    pub name: String,
    /// The address in From.
    pub address: String,
    /// The subject.
    pub subject: String,
    /// Ids of the signals that led to the verdict.
    pub reasons: Vec<String>,
}

/// A verification.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Verified {
    /// Who.
    pub name: String,
    /// The address.
    pub address: String,
    /// How, in the words of [`crate::How`].
    pub how: String,
    /// What came of it: `verified`, `refused` or `reported`.
    pub outcome: String,
    /// SHA-256 of the message that it was about; may be empty.
    pub message: String,
}

/// A report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reported {
    /// To which address.
    pub to: String,
    /// SHA-256 of the message.
    pub message: String,
    /// The address in its From.
    pub address: String,
    /// Its subject.
    pub subject: String,
    /// What ties the report to the message with its password.
    pub reference: String,
}

/// A file that was moved into quarantine, or out of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Quarantined {
    /// Its name.
    pub file: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// What was done: `quarantined`, `put-back` or `deleted`.
    pub outcome: String,
}

impl Receipt {
    /// `sealed`, `checked`, `verified`, `reported` or `quarantined`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Sealed(_) => "sealed",
            Self::Checked(_) => "checked",
            Self::Verified(_) => "verified",
            Self::Reported(_) => "reported",
            Self::Quarantined(_) => "quarantined",
        }
    }

    /// What it can be found by.
    #[must_use]
    pub(crate) fn words(&self) -> String {
        let mut words: Vec<&str> = Vec::new();
        match self {
            Self::Sealed(it) => {
                words.extend([&it.archive, &it.name, &it.address, &it.reference].map(String::as_str));
                words.extend(it.files.iter().take(1_000).flat_map(|file| [file.name.as_str(), file.sha256.as_str()]));
            }
            Self::Checked(it) => {
                words.extend([&it.file, &it.sha256, &it.name, &it.address, &it.subject].map(String::as_str));
            }
            Self::Verified(it) => words.extend([&it.name, &it.address, &it.message].map(String::as_str)),
            Self::Reported(it) => {
                words.extend([&it.to, &it.message, &it.address, &it.subject, &it.reference].map(String::as_str));
            }
            Self::Quarantined(it) => words.extend([&it.file, &it.sha256].map(String::as_str)),
        }
        words.join(" ")
    }
}
