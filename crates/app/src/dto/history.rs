//! The history.

use muhr_people::Receipt;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which receipts are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct HistoryFilterDto {
    /// Every word of it begins a word of the receipt; empty for all.
    pub text: String,
    /// `sealed`, `checked`, `verified` or `reported`; empty for all.
    pub kind: String,
}

/// One page of the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct HistoryDto {
    /// The latest first.
    pub receipts: Vec<ReceiptDto>,
    /// How many there are in all.
    pub total: usize,
}

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReceiptDto {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// When, in Unix seconds.
    #[ts(type = "number")]
    pub at: i64,
    /// `sealed`, `checked`, `verified`, `reported` or `quarantined`.
    pub kind: String,
    /// The file, the message's subject, or the person: what the line is about.
    pub title: String,
    /// Name of the recipient, the sender or the person; may be empty.
    pub name: String,
    /// The address; may be empty.
    pub address: String,
    /// The verdict, the outcome or the format: a word of its kind.
    pub result: String,
    /// What was sealed: name, length, SHA-256.
    pub files: Vec<ReceiptFileDto>,
    /// SHA-256 of what was checked or of the message that it was about; may be empty.
    pub sha256: String,
    /// The ways by which the password was said to be shared.
    pub ways: Vec<String>,
    /// What ties the e-mail to the message with the password; may be empty.
    pub reference: String,
    /// Until when the password is kept; 0 where it is not.
    #[ts(type = "number")]
    pub password_until: i64,
}

/// A file that was sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ReceiptFileDto {
    /// Its name.
    pub name: String,
    /// Its length.
    #[ts(type = "number")]
    pub bytes: u64,
    /// SHA-256 of its content.
    pub sha256: String,
}

/// In which form the history leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum ExportDto {
    /// A table (RFC 4180).
    Csv,
    /// JSON.
    Json,
}

impl From<muhr_people::store::Stub> for ReceiptDto {
    fn from(stub: muhr_people::store::Stub) -> Self {
        let mut dto = Self {
            id: stub.id.0,
            at: stub.at,
            kind: stub.receipt.kind().to_owned(),
            title: String::new(),
            name: String::new(),
            address: String::new(),
            result: String::new(),
            files: Vec::new(),
            sha256: String::new(),
            ways: Vec::new(),
            reference: String::new(),
            password_until: stub.password_until.unwrap_or_default(),
        };
        match stub.receipt {
            Receipt::Sealed(it) => {
                (dto.title, dto.name, dto.address, dto.result) = (it.archive, it.name, it.address, it.format);
                (dto.ways, dto.reference) = (it.ways, it.reference);
                let file = |file: muhr_people::receipt::SealedFile| ReceiptFileDto {
                    name: file.name,
                    bytes: file.bytes,
                    sha256: file.sha256,
                };
                dto.files = it.files.into_iter().map(file).collect();
            }
            Receipt::Checked(it) => {
                dto.title = if it.subject.is_empty() { it.file } else { it.subject };
                (dto.name, dto.address, dto.result, dto.sha256) = (it.name, it.address, it.verdict, it.sha256);
            }
            Receipt::Verified(it) => {
                dto.title = if it.name.is_empty() { it.address.clone() } else { it.name.clone() };
                (dto.name, dto.address, dto.result, dto.sha256) = (it.name, it.address, it.outcome, it.message);
            }
            Receipt::Reported(it) => {
                (dto.title, dto.address, dto.result, dto.sha256) = (it.subject, it.address, it.to, it.message);
                dto.reference = it.reference;
            }
            Receipt::Quarantined(it) => {
                (dto.title, dto.result, dto.sha256) = (it.file, it.outcome, it.sha256);
            }
        }
        dto
    }
}
