//! What can go wrong with the address book.

use crate::details::DetailsError;
use crate::key::KeyError;
use rusqlite::ErrorCode;

/// Why something could not be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The key is not to be had.
    #[error("the key of the address book: {0}")]
    Key(#[from] KeyError),
    /// Made by a newer Muhr.
    #[error("made by a newer version")]
    Newer,
    /// It can no longer be read.
    #[error("the address book is damaged")]
    Damaged,
    /// Another program holds it for too long.
    #[error("the address book is in use")]
    Busy,
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// The file may not be read or written.
    #[error("the address book cannot be written")]
    NotWritable,
    /// What was typed does not fit.
    #[error("{0}")]
    Details(#[from] DetailsError),
    /// An address is somebody else's.
    #[error("{address} is the address of {name}")]
    Taken {
        /// The address.
        address: String,
        /// Whose it is.
        name: String,
    },
    /// There is nobody and nothing of that number.
    #[error("not found")]
    NotFound,
    /// It has been changed since, so it cannot be undone.
    #[error("changed since")]
    Changed,
    /// What was to be restored is no backup.
    #[error("not a backup of an address book")]
    NotBackup,
    /// Something else.
    #[error("SQLite: {0}")]
    Other(String),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error {
            rusqlite::Error::QueryReturnedNoRows => Self::NotFound,
            rusqlite::Error::SqliteFailure(code, _) => match code.code {
                ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt => Self::Damaged,
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
                ErrorCode::DiskFull => Self::Full,
                ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied => Self::NotWritable,
                _ => Self::Other(format!("code {}", code.extended_code)),
            },
            // The words of other errors may quote what is kept.
            rusqlite::Error::FromSqlConversionFailure(..) | rusqlite::Error::InvalidColumnType(..) => Self::Damaged,
            _ => Self::Other("unexpected".to_owned()),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(_: serde_json::Error) -> Self {
        Self::Damaged
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::NotWritable,
        }
    }
}
