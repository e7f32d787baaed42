//! The sender-verification checklist for one message (`reference` of the advisory's clause 3b).

use super::people::{OutcomeDto, PersonStandingDto};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the window shows beside the ten steps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct StepsDto {
    /// The name in From.
    pub name: String,
    /// The address in From.
    pub address: String,
    /// The registrable domain in it.
    pub domain: String,
    /// The person in the address book with this address; nothing where there is none.
    #[ts(type = "number | null")]
    pub person: Option<i64>,
    /// The name in the address book; may be empty.
    pub known_as: String,
    /// Where this person stands.
    pub standing: PersonStandingDto,
    /// The address of the address book that this one looks like; may be empty.
    pub real: String,
    /// The numbers of the address book to call.
    pub call: Vec<String>,
    /// The numbers in the message, which must not be called.
    pub struck: Vec<String>,
    /// Key of the text on where the message comes from: `proven`, `not-proven`, `failed`, `unknown`.
    pub origin: String,
    /// Ids of the signals on what the message asks for.
    pub asks: Vec<String>,
    /// The attachments: name and SHA-256, to be read back.
    pub attachments: Vec<AttachmentDto>,
    /// SHA-256 of the message.
    pub message: String,
    /// The message asks for a one-time code: nothing is verified then, it is reported.
    pub asks_code: bool,
    /// Where reports go; empty where no address is set.
    pub report_address: String,
}

/// An attachment to be read back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AttachmentDto {
    /// Its name.
    pub name: String,
    /// Its SHA-256.
    pub sha256: String,
}

/// An answer to a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum AnswerDto {
    /// Yes.
    Yes,
    /// No.
    No,
    /// It could not be checked.
    Unchecked,
}

/// What came of the checklist.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ConcludedDto {
    /// The answers to steps 1 to 9, in their order; nothing where a step was left out.
    pub answers: Vec<Option<AnswerDto>>,
    /// What came of it.
    pub outcome: OutcomeDto,
    /// The officer.
    pub by: String,
    /// What the officer wrote.
    pub note: String,
}
