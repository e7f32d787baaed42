//! This computer: whether it is fit for official mail, what arrives on it, and codes that must not leave it. The terminal
//! prints the same values as JSON, so every name is one plain word.

use super::checking::VerdictDto;
use muhr_endpoint::state::{Condition, Fitness, State};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use ts_rs::TS;

/// Whether this computer is fit for official mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum FitnessDto {
    /// Everything that applies was seen, and is fine.
    Fit,
    /// Something is wrong.
    NotFit,
    /// Nothing is known to be wrong, and something could not be checked.
    Unknown,
}

/// What was learned about this computer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct EndpointDto {
    /// In one word.
    pub fitness: FitnessDto,
    /// When it was looked at, RFC 3339.
    pub checked: String,
    /// One for each topic, always in the same order.
    pub conditions: Vec<ConditionDto>,
}

impl EndpointDto {
    /// What was learned at `checked`.
    #[must_use]
    pub fn of(conditions: Vec<Condition>, checked: OffsetDateTime) -> Self {
        let fitness = match Fitness::of(&conditions) {
            Fitness::Fit => FitnessDto::Fit,
            Fitness::NotFit => FitnessDto::NotFit,
            Fitness::Unknown => FitnessDto::Unknown,
        };
        let conditions = conditions.into_iter().map(Into::into).collect();
        Self { fitness, checked: checked.format(&Rfc3339).unwrap_or_default(), conditions }
    }
}

impl FitnessDto {
    /// As it stands in keys of texts: `endpoint-<fitness>`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fit => "fit",
            Self::NotFit => "not-fit",
            Self::Unknown => "unknown",
        }
    }
}

/// One of four answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum ConditionStateDto {
    /// As it should be.
    Fine,
    /// Not as it should be.
    Problem,
    /// Could not be checked.
    Unknown,
    /// Does not apply here.
    NotApplicable,
}

/// What is so about one topic: texts `endpoint-<reason>` and, unless it is fine, `endpoint-<reason>-remedy`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ConditionDto {
    /// What it is about: text `endpoint-topic-<topic>`.
    #[ts(
        type = r#""antivirus" | "signatures" | "on-access" | "updates" | "restart" | "disk-encryption" | "screen-lock""#
    )]
    pub topic: &'static str,
    /// Which of the four.
    pub state: ConditionStateDto,
    /// Why.
    pub reason: &'static str,
    /// What its texts mention.
    pub evidence: BTreeMap<String, String>,
}

impl From<Condition> for ConditionDto {
    fn from(condition: Condition) -> Self {
        let state = match condition.state {
            State::Fine => ConditionStateDto::Fine,
            State::Problem => ConditionStateDto::Problem,
            State::Unknown => ConditionStateDto::Unknown,
            State::NotApplicable => ConditionStateDto::NotApplicable,
        };
        let evidence = condition.evidence.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Self { topic: condition.topic.as_str(), state, reason: condition.reason, evidence }
    }
}

/// What an antivirus says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum ScanVerdictDto {
    /// It knows nothing bad in it.
    Clean,
    /// It knows what it is: danger.
    Infected,
    /// Nobody has looked: text `scan-not-<reason>`.
    NotScanned,
}

/// What the antivirus of this computer says of a message or file and of what is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ScanDto {
    /// The worst: infected, then not scanned, then clean.
    pub verdict: ScanVerdictDto,
    /// Which antivirus; empty where there is none.
    pub engine: String,
    /// Its version; empty where it does not tell.
    pub version: String,
    /// The date of its signatures, RFC 3339; empty where it does not tell.
    pub signatures: String,
    /// The whole first, then what is in it.
    pub files: Vec<ScannedFileDto>,
}

/// What an antivirus says of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ScannedFileDto {
    /// Its name.
    pub name: String,
    /// What it says.
    pub verdict: ScanVerdictDto,
    /// What it calls the threat; empty where there is none.
    pub threat: String,
    /// Why nobody has looked; else empty.
    pub reason: String,
}

/// The watch on folders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct WatchDto {
    /// The folders that are watched.
    pub folders: Vec<WatchedFolderDto>,
    /// Folders that are worth watching and are not.
    pub suggested: Vec<WatchedFolderDto>,
    /// What was found, the newest first.
    pub caught: Vec<CaughtDto>,
    /// What is in quarantine, the newest first.
    pub quarantined: Vec<QuarantinedDto>,
    /// Files and messages that were checked since the start.
    #[ts(type = "number")]
    pub checked: u64,
    /// Files that wait to be checked.
    #[ts(type = "number")]
    pub waiting: u64,
    /// Whether the program goes on in the tray when its window is closed.
    pub keep_in_tray: bool,
    /// Whether it starts with the session.
    pub start_with_session: bool,
    /// Whether this computer lets it be started with the session, and has a tray.
    pub can_start_with_session: bool,
}

/// A folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct WatchedFolderDto {
    /// What the window calls it.
    pub id: String,
    /// Where it is, for people: the home folder as `~`.
    pub place: String,
    /// What is in it.
    pub kind: FolderKindDto,
    /// How it is: text `watch-state-<state>`.
    #[ts(type = r#""watched" | "polled" | "missing" | "unreadable" | "suggested""#)]
    pub state: &'static str,
}

/// What is in a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum FolderKindDto {
    /// Downloads.
    Downloads,
    /// Messages, as a Maildir or a mail program keeps them.
    Mail,
    /// Any files.
    Files,
}

/// Something suspicious that arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CaughtDto {
    /// What the window calls it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where it is, for people.
    pub place: String,
    /// When it was found, RFC 3339.
    pub at: String,
    /// What it is.
    pub verdict: VerdictDto,
    /// The weightiest finding: text `signal-<id>`; empty where something could not be checked.
    pub reason: String,
    /// Who sent it; empty for a file.
    pub address: String,
    /// Whether it can be moved into quarantine: it is a file of its own.
    pub movable: bool,
}

/// Something in quarantine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct QuarantinedDto {
    /// What the window calls it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where it was, for people.
    pub place: String,
    /// When it was moved, RFC 3339.
    pub at: String,
    /// Its length.
    #[ts(type = "number")]
    pub bytes: u64,
    /// The weightiest finding; may be empty.
    pub reason: String,
}

/// One-time codes in what is about to leave.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CodesDto {
    /// What was found, at most twenty.
    pub found: Vec<FoundCodeDto>,
}

/// A one-time code that was found. The code itself never leaves the use case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FoundCodeDto {
    /// The file that it stands in; empty for the text of a draft.
    pub file: String,
    /// The sentence that it stands in, with every code masked.
    pub masked: String,
}
