//! What was learned about received mail and files. The terminal prints the same values as JSON, so every name is
//! one plain word.

use super::authentication::AuthenticationDto;
use muhr_inspect::links::Link;
use muhr_inspect::{Evidence, FileReport, Finding, Gap, Report, Verdict};
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// The answer to "what is this?".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum VerdictDto {
    /// No warning signs found.
    Clear,
    /// Confirm before you act.
    Caution,
    /// Do not open, do not answer.
    Danger,
}

impl From<Verdict> for VerdictDto {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Clear => Self::Clear,
            Verdict::Caution => Self::Caution,
            Verdict::Danger => Self::Danger,
        }
    }
}

impl VerdictDto {
    /// The name as it stands in JSON and in `locales/`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Caution => "caution",
            Self::Danger => "danger",
        }
    }
}

/// One message or file that was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CheckedDto {
    /// Its name; in a mailbox with the number of the message behind it.
    pub file: String,
    /// What is this?
    pub verdict: VerdictDto,
    /// Who is this? Nothing for a lone file.
    pub sender: Option<CheckedSenderDto>,
    /// The subject; empty for a lone file.
    pub subject: String,
    /// The date as the message gives it.
    pub date: String,
    /// Where it comes from, and who says so.
    pub authentication: Option<AuthenticationDto>,
    /// Why, worst first.
    pub findings: Vec<FindingDto>,
    /// What could not be checked.
    pub gaps: Vec<GapDto>,
    /// The files in it, or the lone file.
    pub attachments: Vec<CheckedFileDto>,
    /// Where it leads.
    pub links: Vec<LinkDto>,
}

/// Who sent it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CheckedSenderDto {
    /// Who it is.
    #[ts(type = r#""verified" | "known" | "unknown" | "look-alike" | "forged""#)]
    pub standing: &'static str,
    /// The name it claims.
    pub name: String,
    /// The address it claims.
    pub address: String,
    /// The part of the address that somebody had to register.
    pub domain: String,
    /// Where answers go, if elsewhere; else empty.
    pub answers: String,
}

/// One reason: texts `signal-<id>` and `signal-<id>-why`, with `.` as `-`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FindingDto {
    /// Which signal.
    pub id: String,
    /// How much it weighs.
    #[ts(type = r#""info" | "low" | "medium" | "high" | "critical""#)]
    pub severity: &'static str,
    /// What was seen.
    pub evidence: BTreeMap<String, String>,
}

impl From<&Finding> for FindingDto {
    fn from(finding: &Finding) -> Self {
        Self {
            id: finding.signal.id().into(),
            severity: finding.severity.as_str(),
            evidence: evidence(&finding.evidence),
        }
    }
}

/// Something that could not be checked: text `gap-<kind>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct GapDto {
    /// Why not.
    pub kind: String,
    /// What.
    pub evidence: BTreeMap<String, String>,
}

impl From<&Gap> for GapDto {
    fn from(gap: &Gap) -> Self {
        Self { kind: gap.kind.as_str().into(), evidence: evidence(&gap.evidence) }
    }
}

fn evidence(evidence: &Evidence) -> BTreeMap<String, String> {
    evidence.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// A file that was looked into, and what is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CheckedFileDto {
    /// Its name.
    pub name: String,
    /// What it is by its content.
    pub kind: String,
    /// Its length.
    #[ts(type = "number")]
    pub bytes: u64,
    /// SHA-256, so that it can be read back to the sender.
    pub sha256: String,
    /// What it is, with everything inside.
    pub verdict: VerdictDto,
    /// Why; of this file alone.
    pub findings: Vec<FindingDto>,
    /// What could not be checked; of this file alone.
    pub gaps: Vec<GapDto>,
    /// What is inside.
    pub members: Vec<CheckedFileDto>,
}

impl From<&FileReport> for CheckedFileDto {
    fn from(report: &FileReport) -> Self {
        Self {
            name: report.name.clone(),
            kind: report.kind.into(),
            bytes: report.bytes,
            sha256: report.sha256.clone(),
            verdict: muhr_inspect::verdict::verdict(report.walk().flat_map(|file| &file.findings)).into(),
            findings: report.findings.iter().map(FindingDto::from).collect(),
            gaps: report.gaps.iter().map(GapDto::from).collect(),
            members: report.members.iter().map(Self::from).collect(),
        }
    }
}

/// A link, written so that nothing makes it clickable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LinkDto {
    /// Where it leads: `hxxps://host[.]example/path`.
    pub target: String,
    /// The part of the host that somebody had to register; empty where there is none.
    pub domain: String,
    /// The words that it stands behind.
    pub text: String,
    /// Where it stood.
    pub place: String,
}

impl From<&Link> for LinkDto {
    fn from(link: &Link) -> Self {
        Self {
            target: link.defanged(),
            domain: link.registrable().unwrap_or_default(),
            text: muhr_inspect::visible::visible(&link.text),
            place: link.place.as_str().into(),
        }
    }
}

impl CheckedDto {
    /// What the window and the terminal tell of a report; `servers` are those that could be asked.
    #[must_use]
    pub fn of(file: String, report: &Report, servers: &[String]) -> Self {
        Self {
            file,
            verdict: report.verdict.into(),
            sender: report.sender.as_ref().map(|sender| CheckedSenderDto {
                standing: sender.standing.as_str(),
                name: sender.name.clone(),
                address: sender.address.clone(),
                domain: sender.registrable.clone(),
                answers: Some(&sender.reply_to).filter(|to| **to != sender.address).cloned().unwrap_or_default(),
            }),
            subject: report.subject.clone(),
            date: report.date.clone(),
            authentication: report.authentication.as_ref().map(|one| AuthenticationDto::of(one, servers)),
            findings: report.findings.iter().map(FindingDto::from).collect(),
            gaps: report.gaps.iter().map(GapDto::from).collect(),
            attachments: report.attachments.iter().map(CheckedFileDto::from).collect(),
            links: report.links.iter().map(LinkDto::from).collect(),
        }
    }

    /// The key of the sentence that says what to do now.
    #[must_use]
    pub fn advice(&self) -> &'static str {
        let unseen = |gap: &GapDto| ["encrypted", "limit", "unreadable"].contains(&gap.kind.as_str());
        let unknown = self.sender.as_ref().is_some_and(|sender| sender.standing == "unknown");
        let alone = self.sender.is_none();
        match self.verdict {
            VerdictDto::Danger if alone => "verdict-danger-file-advice",
            VerdictDto::Danger => "verdict-danger-advice",
            VerdictDto::Caution if alone => "verdict-caution-file-advice",
            VerdictDto::Caution => "verdict-caution-advice",
            // What nobody could look into must not be told as if it had been found harmless.
            VerdictDto::Clear if self.gaps.iter().any(unseen) => "verdict-clear-unseen-advice",
            VerdictDto::Clear if unknown => "verdict-clear-unknown-advice",
            VerdictDto::Clear => "verdict-clear-advice",
        }
    }

    /// What is told where the inspection itself broke down.
    #[must_use]
    pub fn unreadable(file: String) -> Self {
        let gap = Gap::new(muhr_inspect::GapKind::Unreadable).with("file", &file);
        Self {
            gaps: vec![GapDto::from(&gap)],
            file,
            verdict: VerdictDto::Caution,
            sender: None,
            subject: String::new(),
            date: String::new(),
            authentication: None,
            findings: Vec::new(),
            attachments: Vec::new(),
            links: Vec::new(),
        }
    }
}

/// How far the checking is, and what has been answered since the last time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CheckingDto {
    /// Messages and files that were checked.
    #[ts(type = "number")]
    pub done: usize,
    /// How many there are.
    #[ts(type = "number")]
    pub total: usize,
}

/// What was checked, as a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CheckListDto {
    /// Worst first.
    pub rows: Vec<CheckRowDto>,
}

/// One line of that list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CheckRowDto {
    /// What the window calls it; no path.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is; nothing where it could not be read.
    pub verdict: Option<VerdictDto>,
    /// Who it is; empty for a lone file.
    pub standing: String,
    /// Who sent it; empty for a lone file.
    pub address: String,
    /// The subject.
    pub subject: String,
    /// What failed.
    pub error: Option<super::ErrorDto>,
}

/// One of the list with everything about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CheckedOneDto {
    /// What was learned.
    pub checked: CheckedDto,
    /// The text that a mail program shows, codes masked; empty for a lone file.
    pub text: String,
    /// Whom Muhr would ask, or has asked, what domains have published; empty where nobody can be asked.
    pub resolver: Vec<String>,
    /// What the antivirus says, once it was asked.
    pub scan: Option<super::ScanDto>,
    /// Whether it can be moved into quarantine: it is a file of its own.
    pub movable: bool,
}
