//! What the watch on folders has found, and what was moved into quarantine. Neither is part of the history, which the
//! officer may clear, nor of a backup: both are about files of this one computer.

use super::{Store, StoreError};
use rusqlite::{OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// The number of something that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CaughtId(pub i64);

/// The number of something in quarantine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct QuarantineId(pub i64);

/// Something suspicious that arrived.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Caught {
    /// The name; in a mailbox with the number of the message behind it.
    pub name: String,
    /// `caution` or `danger`.
    pub verdict: String,
    /// The weightiest signal; may be empty.
    pub reason: String,
    /// The address in From; empty for a file.
    pub address: String,
    /// Where a message begins in its mailbox and how many bytes it has; nothing for a file of its own.
    pub part: Option<(u64, u64)>,
}

/// Something in quarantine.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Quarantined {
    /// The name it had.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// The weightiest signal; may be empty.
    pub reason: String,
    /// The name of its container in the folder of the quarantine.
    pub container: String,
}

/// A row: its number, when, in Unix seconds, where it stood, and what is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival<Id, T> {
    /// The number.
    pub id: Id,
    /// When, in Unix seconds.
    pub at: i64,
    /// Where it stands, or stood.
    pub path: PathBuf,
    /// What is known.
    pub detail: T,
}

impl Store {
    /// Notes what was found, in place of what was found before under the same path and at the same place in it.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn catch(&self, path: &Path, caught: &Caught, at: i64) -> Result<CaughtId, StoreError> {
        self.write(|transaction| {
            let (path, detail) = (path.as_os_str().as_encoded_bytes(), serde_json::to_string(caught)?);
            let begins = caught.part.and_then(|(start, _)| i64::try_from(start).ok());
            let same = "DELETE FROM caught WHERE path = ?1 AND json_extract(detail, '$.part[0]') IS ?2";
            transaction.execute(same, params![path, begins])?;
            let sql = "INSERT INTO caught (at, path, detail) VALUES (?1, ?2, ?3)";
            transaction.execute(sql, params![at, path, detail])?;
            Ok(CaughtId(transaction.last_insert_rowid()))
        })
    }

    /// What was found, the newest first.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn caught(&self, most: usize) -> Result<Vec<Arrival<CaughtId, Caught>>, StoreError> {
        let connection = self.connection();
        let sql = "SELECT id, at, path, detail FROM caught ORDER BY id DESC LIMIT ?1";
        let mut statement = connection.prepare_cached(sql)?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let rows = statement.query_map([most], |row| arrival(row, CaughtId))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Forgets that something was found.
    ///
    /// # Errors
    /// There is none of that number.
    pub fn release(&self, id: CaughtId) -> Result<(), StoreError> {
        self.delete("DELETE FROM caught WHERE id = ?1", id.0)
    }

    /// Notes what was moved into quarantine, with the password of its container.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn quarantine(
        &self,
        path: &Path,
        quarantined: &Quarantined,
        password: &str,
        at: i64,
    ) -> Result<QuarantineId, StoreError> {
        self.write(|transaction| {
            let (path, detail) = (path.as_os_str().as_encoded_bytes(), serde_json::to_string(quarantined)?);
            let sql = "INSERT INTO quarantine (at, path, detail, password) VALUES (?1, ?2, ?3, ?4)";
            transaction.execute(sql, params![at, path, detail, password.as_bytes()])?;
            Ok(QuarantineId(transaction.last_insert_rowid()))
        })
    }

    /// What stands in quarantine, the newest first.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn quarantined(&self) -> Result<Vec<Arrival<QuarantineId, Quarantined>>, StoreError> {
        let connection = self.connection();
        let mut statement =
            connection.prepare_cached("SELECT id, at, path, detail FROM quarantine ORDER BY id DESC")?;
        let rows = statement.query_map([], |row| arrival(row, QuarantineId))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The password of a container in quarantine.
    ///
    /// # Errors
    /// There is none of that number.
    pub fn quarantine_password(&self, id: QuarantineId) -> Result<Zeroizing<String>, StoreError> {
        let connection = self.connection();
        let sql = "SELECT password FROM quarantine WHERE id = ?1";
        let found: Option<Vec<u8>> = connection.query_row(sql, [id.0], |row| row.get(0)).optional()?;
        let text = found.and_then(|bytes| String::from_utf8(bytes).ok()).ok_or(StoreError::NotFound)?;
        Ok(Zeroizing::new(text))
    }

    /// Forgets what stood in quarantine, and its password.
    ///
    /// # Errors
    /// There is none of that number.
    pub fn forget_quarantined(&self, id: QuarantineId) -> Result<(), StoreError> {
        self.delete("DELETE FROM quarantine WHERE id = ?1", id.0)?;
        self.empty_log()
    }

    fn delete(&self, sql: &str, id: i64) -> Result<(), StoreError> {
        self.write(|transaction| match transaction.execute(sql, [id])? {
            0 => Err(StoreError::NotFound),
            _ => Ok(()),
        })
    }
}

fn arrival<Id, T: for<'a> Deserialize<'a>>(row: &Row<'_>, id: impl Fn(i64) -> Id) -> rusqlite::Result<Arrival<Id, T>> {
    let detail: String = row.get(3)?;
    let detail = serde_json::from_str(&detail)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(3, rusqlite::types::Type::Text, Box::new(error)))?;
    Ok(Arrival { id: id(row.get(0)?), at: row.get(1)?, path: path_of(row.get(2)?).into(), detail })
}

#[cfg(unix)]
fn path_of(bytes: Vec<u8>) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> OsString {
    // Names that are no Unicode cannot be told from others here; such a file is then not found again.
    String::from_utf8_lossy(&bytes).into_owned().into()
}
