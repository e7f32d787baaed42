//! The waiting files, and what a person should know about them.

use crate::error::Note;
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// The files that are waiting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TrayDto {
    /// Each of them.
    pub items: Vec<TrayItemDto>,
    /// Bytes of all together.
    #[ts(type = "number")]
    pub total_bytes: u64,
    /// How large an e-mail with them will be at most.
    #[ts(type = "number")]
    pub estimated_mail_bytes: u64,
    /// What the mailbox takes.
    #[ts(type = "number")]
    pub mailbox_limit_bytes: u64,
    /// The item, where there is exactly one and it is a sealed file.
    pub sealed: Option<String>,
    /// What a person should know.
    pub notes: Vec<NoteDto>,
}

/// One waiting file or folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TrayItemDto {
    /// What the window calls it; no path.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its bytes, with everything inside.
    #[ts(type = "number")]
    pub bytes: u64,
    /// A short label: `PDF`, `DOCX`, `FOLDER`.
    pub kind: String,
    /// Number of files inside; 1 for a file.
    #[ts(type = "number")]
    pub files: usize,
}

/// Something to know: text `note-<code>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct NoteDto {
    /// Which note.
    pub code: String,
    /// What its text mentions.
    pub args: BTreeMap<String, String>,
}

impl From<&Note> for NoteDto {
    fn from(note: &Note) -> Self {
        Self { code: note.code.as_str().into(), args: [("name".to_owned(), note.name.clone())].into() }
    }
}
