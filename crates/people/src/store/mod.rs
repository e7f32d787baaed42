//! The address book and the history in one SQLite file, encrypted page by page with SQLCipher.
//!
//! What was acknowledged survives a kill and a power cut (write-ahead log, `synchronous = FULL`). Window and terminal
//! may work on it at once. A damaged file is set aside, never overwritten.

mod arrivals;
mod backup;
mod domains;
mod duplicates;
mod error;
mod people;
mod receipts;
mod schema;
mod search;
mod undo;
mod words;

pub use arrivals::{Arrival, Caught, CaughtId, QuarantineId, Quarantined};
pub use backup::Restored;
pub use domains::DomainCheck;
pub use duplicates::Group;
pub use error::StoreError;
pub use people::{Imported, Listed, PersonId, Stored};
pub use receipts::{Filter, ReceiptId, Stub};
pub use search::Page;
pub use undo::UndoId;

use crate::key::{Key, KeyError, KeyFile, KeyPlace, KeyStore};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

const FILE: &str = "people.db";
const KEY_FILE: &str = "people.key";
const LOCK_FILE: &str = "people.lock";
/// How long one program waits for another.
const PATIENCE: Duration = Duration::from_secs(10);

/// The open address book.
pub struct Store {
    connection: Mutex<Connection>,
    folder: PathBuf,
    key_place: KeyPlace,
    set_aside: Option<PathBuf>,
}

impl Store {
    /// Opens the address book of this folder, or begins one with a new key of `random` bits. `now` names copies.
    ///
    /// # Errors
    /// The key is not to be had; the file is of a newer version or cannot be written.
    pub fn open(folder: &Path, system: &dyn KeyStore, random: [u8; 32], now: i64) -> Result<Self, StoreError> {
        private_folder(folder)?;
        // Held while the key and the file are looked for, so that two programs that start at once make one of each.
        let lock = File::create(folder.join(LOCK_FILE))?;
        lock.lock()?;
        let file = folder.join(FILE);
        let (key, key_place) = key(folder, system, random, file.exists())?;
        let opened = connect(&file, &key, now);
        let (connection, set_aside) = match opened {
            Err(StoreError::Damaged) => {
                let aside = set_aside(&file, now)?;
                (connect(&file, &key, now)?, Some(aside))
            }
            opened => (opened?, None),
        };
        Ok(Self { connection: Mutex::new(connection), folder: folder.to_owned(), key_place, set_aside })
    }

    /// Where the key is kept.
    #[must_use]
    pub const fn key_place(&self) -> KeyPlace {
        self.key_place
    }

    /// Where a damaged file now stands, if that is what was found.
    #[must_use]
    pub fn set_aside(&self) -> Option<&Path> {
        self.set_aside.as_deref()
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A number that changes whenever a person does, in whichever program.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn revision(&self) -> Result<i64, StoreError> {
        Ok(self.connection().query_row("SELECT revision FROM counter", [], |row| row.get(0))?)
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All of `work` or nothing of it.
    fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut connection = self.connection();
        // Immediate: a transaction that begins with reading cannot wait for another that writes.
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&transaction)?;
        transaction.commit()?;
        Ok(done)
    }
}

/// Counts on, because somebody is about to be changed.
fn next_revision(transaction: &Transaction<'_>) -> Result<i64, StoreError> {
    let counted = "UPDATE counter SET revision = revision + 1 RETURNING revision";
    Ok(transaction.query_row(counted, [], |row| row.get(0))?)
}

fn private_folder(folder: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(folder)?)
}

/// The key that is kept; for a new address book, a new one. A key file is used only where there is no key store.
fn key(folder: &Path, system: &dyn KeyStore, random: [u8; 32], is_there: bool) -> Result<(Key, KeyPlace), StoreError> {
    let file = KeyFile::at(&folder.join(KEY_FILE));
    if file.exists() {
        let key = file.key()?.ok_or(KeyError::Damaged)?;
        return Ok((key, KeyPlace::File));
    }
    match system.key() {
        Ok(Some(key)) => Ok((key, KeyPlace::System)),
        // The file was sealed with a key that is gone: that is for a person to know, not to be written over.
        Ok(None) if is_there => Err(KeyError::Absent.into()),
        Ok(None) => {
            let key = Key::new(random);
            system.keep(&key)?;
            Ok((key, KeyPlace::System))
        }
        Err(KeyError::Absent) if !is_there => {
            let key = Key::new(random);
            file.keep(&key)?;
            Ok((key, KeyPlace::File))
        }
        Err(error) => Err(error.into()),
    }
}

fn connect(file: &Path, key: &Key, now: i64) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(file, flags)?;
    connection.busy_timeout(PATIENCE)?;
    // SQLCipher writes its own words to standard error, where they are no help to anybody.
    connection.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    connection.execute_batch(&key.pragma())?;
    // The first page is read here, so a wrong key or a damaged file shows now.
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768;",
    )?;
    schema::migrate(&mut connection, |connection, version| {
        schema::copy_to(connection, &free(file, &format!("version-{version}-{now}")))
    })?;
    Ok(connection)
}

/// Moves a file that cannot be read out of the way, with its log.
fn set_aside(file: &Path, now: i64) -> Result<PathBuf, StoreError> {
    let aside = free(file, &format!("damaged-{now}"));
    for suffix in ["", "-wal", "-shm"] {
        let with = |path: &Path| PathBuf::from(format!("{}{suffix}", path.display()));
        match fs::rename(with(file), with(&aside)) {
            Err(error) if suffix.is_empty() => return Err(error.into()),
            _ => {}
        }
    }
    Ok(aside)
}

/// `people.<word>.db` beside `file`, or with a number where that is taken.
fn free(file: &Path, word: &str) -> PathBuf {
    let names = std::iter::once(format!("{word}.db")).chain((2..).map(|number| format!("{word}-{number}.db")));
    let mut free = names.map(|name| file.with_extension(name)).filter(|path| !path.exists());
    free.next().unwrap_or_else(|| file.with_extension(word))
}
