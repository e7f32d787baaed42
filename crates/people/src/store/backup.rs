//! Everything in one text, for a backup: JSON Lines, the first naming what it is. Passwords that are kept for some days
//! are left out: they would outlive their time.

use super::domains::{self, DomainCheck};
use super::people::{self, Stored};
use super::receipts::{self, Filter};
use super::{Store, StoreError, next_revision, schema};
use crate::receipt::Receipt;
use rusqlite::params;
use serde::{Deserialize, Serialize};
use std::io::{BufRead, Write};
use std::path::PathBuf;

/// The version of the lines. The second knows checks of domains; a backup of the first is still read.
const FORMAT: u32 = 2;
/// What a backup replaces.
const TABLES: [&str; 8] =
    ["undo", "kept_password", "receipt", "receipt_words", "person", "person_words", "signing_domain", "domain_check"];
/// Longest line.
const MOST_LINE: u64 = 16 << 20;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Line {
    MuhrPeople(u32),
    Person(Box<Stored>),
    Receipt {
        at: i64,
        receipt: Box<Receipt>,
    },
    SigningDomain {
        domain: String,
        seen: i64,
    },
    DomainCheck(Box<DomainCheck>),
    /// The last line, so that one that was cut off is known.
    End {
        people: usize,
        receipts: usize,
    },
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// How many people.
    pub people: usize,
    /// How many receipts.
    pub receipts: usize,
    /// Where what stood there before was kept.
    pub before: PathBuf,
}

impl Store {
    /// Writes everything.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn back_up(&self, out: &mut dyn Write) -> Result<(), StoreError> {
        let mut write = |line: &Line| -> Result<(), StoreError> {
            serde_json::to_writer(&mut *out, line).map_err(|error| StoreError::from(std::io::Error::from(error)))?;
            Ok(out.write_all(b"\n")?)
        };
        write(&Line::MuhrPeople(FORMAT))?;
        let everybody = self.everybody()?;
        let people = everybody.len();
        for person in everybody {
            write(&Line::Person(Box::new(person)))?;
        }
        let (mut receipts, mut failed) = (0, Ok(()));
        self.each_receipt(&Filter::default(), |stub| {
            receipts += 1;
            failed = write(&Line::Receipt { at: stub.at, receipt: Box::new(stub.receipt) });
            failed.is_ok()
        })?;
        failed?;
        let domains: Vec<(String, i64)> = {
            let connection = self.connection();
            let mut statement = connection.prepare("SELECT domain, seen FROM signing_domain ORDER BY domain")?;
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?
        };
        for (domain, seen) in domains {
            write(&Line::SigningDomain { domain, seen })?;
        }
        domains::each(&self.connection(), |check| write(&Line::DomainCheck(Box::new(check))))?;
        write(&Line::End { people, receipts })
    }

    /// Puts everything of a backup in place of what is here, which is kept as a file of its own first.
    ///
    /// # Errors
    /// It is no backup, or not a whole one; nothing is changed then.
    pub fn restore(&self, backup: &mut dyn BufRead, now: i64) -> Result<Restored, StoreError> {
        let before = super::free(&self.folder.join(super::FILE), &format!("before-restore-{now}"));
        schema::copy_to(&self.connection(), &before)?;
        let restored = self.write(|transaction| {
            let revision = next_revision(transaction)?;
            for table in TABLES {
                transaction.execute(&format!("DELETE FROM {table}"), [])?;
            }
            if !matches!(line(backup)?, Some(Line::MuhrPeople(1..=FORMAT))) {
                return Err(StoreError::NotBackup);
            }
            let (mut people, mut receipts) = (0, 0);
            loop {
                match line(backup)?.ok_or(StoreError::NotBackup)? {
                    Line::MuhrPeople(_) => return Err(StoreError::NotBackup),
                    Line::Person(person) => {
                        let details = person.details.checked()?;
                        people::insert(transaction, Some(person.id), &details, person.sealed, revision)?;
                        for verification in &person.verifications {
                            people::insert_verification(transaction, person.id, verification)?;
                        }
                        people += 1;
                    }
                    Line::Receipt { at, receipt } => {
                        receipts::insert(transaction, &receipt, at)?;
                        receipts += 1;
                    }
                    Line::SigningDomain { domain, seen } => {
                        transaction.execute("INSERT INTO signing_domain VALUES (?1, ?2)", params![domain, seen])?;
                    }
                    Line::DomainCheck(check) => domains::insert(transaction, &check)?,
                    Line::End { people: told, receipts: of_them } => {
                        let whole = people == told && receipts == of_them;
                        return if whole { Ok((people, receipts)) } else { Err(StoreError::NotBackup) };
                    }
                }
            }
        });
        match restored {
            Ok((people, receipts)) => Ok(Restored { people, receipts, before }),
            Err(error) => {
                // Nothing was changed, so the copy is not needed.
                let _ = std::fs::remove_file(before);
                Err(error)
            }
        }
    }
}

fn line(from: &mut dyn BufRead) -> Result<Option<Line>, StoreError> {
    let mut text = Vec::new();
    std::io::Read::take(&mut *from, MOST_LINE).read_until(b'\n', &mut text)?;
    if text.is_empty() {
        return Ok(None);
    }
    serde_json::from_slice(&text).map(Some).map_err(|_| StoreError::NotBackup)
}
