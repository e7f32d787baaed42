//! People: adding, changing, removing, verifying, and taking in those that were imported. Every change can be undone.

mod rows;

use super::undo::{Change, UndoId};
use super::{Store, StoreError, next_revision};
use crate::details::{Details, Phone};
use crate::verification::{self, Standing, Verification};
pub(super) use rows::{delete, insert, insert_verification, verifications};
use rows::{everybody, owner_of, owners, stored, touch, update};
use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The number of a person. It is never given to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub i64);

/// A person as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    /// The number.
    pub id: PersonId,
    /// What is known.
    pub details: Details,
    /// What confirmed it, the oldest first.
    pub verifications: Vec<Verification>,
    /// When a file was sealed for this person last, in Unix seconds; 0 for never.
    #[serde(default)]
    pub sealed: i64,
}

impl Stored {
    /// Where this person stands at `now`, as the owner of `address`, or of the first one.
    #[must_use]
    pub fn standing(&self, address: Option<&str>, now: i64) -> Standing {
        let address = address.or(self.details.addresses.first().map(String::as_str));
        verification::standing(&self.verifications, address, now)
    }
}

/// A person as a list shows one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The number.
    pub id: PersonId,
    /// Name; may be empty.
    pub name: String,
    /// Organisation.
    pub organisation: String,
    /// Office.
    pub office: String,
    /// The preferred address; may be empty.
    pub address: String,
    /// Where the person stands.
    pub standing: Standing,
    /// Until when the verification holds, in Unix seconds; 0 without one.
    pub until: i64,
}

/// What came of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    /// People who were not known.
    pub added: usize,
    /// People about whom something was learned.
    pub changed: usize,
    /// People about whom nothing was new.
    pub unchanged: usize,
    /// What takes the import back; nothing where it changed nothing.
    pub undo: Option<UndoId>,
}

impl Store {
    /// Adds somebody.
    ///
    /// # Errors
    /// The details do not fit; an address is somebody else's.
    pub fn add(&self, details: &Details, now: i64) -> Result<(PersonId, UndoId), StoreError> {
        let details = details.checked()?;
        self.write(|transaction| {
            let revision = next_revision(transaction)?;
            let id = insert(transaction, None, &details, 0, revision)?;
            Ok((id, Change::adding(vec![id]).keep(transaction, revision, now)?))
        })
    }

    /// Replaces what is known of somebody. Verifications stay; a new address is not verified by them.
    ///
    /// # Errors
    /// There is nobody of that number; the details do not fit; an address is somebody else's.
    pub fn change(&self, id: PersonId, details: &Details, now: i64) -> Result<UndoId, StoreError> {
        let details = details.checked()?;
        self.write(|transaction| {
            let before = stored(transaction, id)?;
            let revision = next_revision(transaction)?;
            let undo = Change::replacing(vec![before]).keep(transaction, revision, now)?;
            update(transaction, id, &details, revision)?;
            Ok(undo)
        })
    }

    /// Removes somebody with every verification.
    ///
    /// # Errors
    /// There is nobody of that number.
    pub fn remove(&self, id: PersonId, now: i64) -> Result<UndoId, StoreError> {
        self.write(|transaction| {
            let before = stored(transaction, id)?;
            let revision = next_revision(transaction)?;
            delete(transaction, id)?;
            Change::replacing(vec![before]).keep(transaction, revision, now)
        })
    }

    /// Records a verification. It speaks for the addresses it names; for all of the person's where it names none.
    ///
    /// # Errors
    /// There is nobody of that number.
    pub fn verify(&self, id: PersonId, verification: &Verification, now: i64) -> Result<UndoId, StoreError> {
        self.write(|transaction| {
            let before = stored(transaction, id)?;
            let revision = next_revision(transaction)?;
            let mut verification = verification.clone();
            if verification.addresses.is_empty() {
                verification.addresses.clone_from(&before.details.addresses);
            }
            insert_verification(transaction, id, &verification)?;
            touch(transaction, id, revision)?;
            Change::replacing(vec![before]).keep(transaction, revision, now)
        })
    }

    /// Makes one of two: `keep` keeps its own where both have something, and gets the rest and all verifications.
    ///
    /// # Errors
    /// There is nobody of one of the numbers.
    pub fn merge(&self, keep: PersonId, other: PersonId, now: i64) -> Result<UndoId, StoreError> {
        if keep == other {
            return Err(StoreError::NotFound);
        }
        self.write(|transaction| {
            let (kept, gone) = (stored(transaction, keep)?, stored(transaction, other)?);
            let revision = next_revision(transaction)?;
            let (details, verifications) = (joined(&kept.details, &gone.details), gone.verifications.clone());
            delete(transaction, other)?;
            update(transaction, keep, &details.checked()?, revision)?;
            for verification in &verifications {
                insert_verification(transaction, keep, verification)?;
            }
            Change::replacing(vec![kept, gone]).keep(transaction, revision, now)
        })
    }

    /// Takes in people who were read elsewhere. Whoever is known by an address is not added again: what was empty is
    /// filled, addresses and numbers are added, nothing is replaced.
    ///
    /// # Errors
    /// [`StoreError`]; nothing is taken in then.
    pub fn import(&self, people: &[Details], now: i64) -> Result<Imported, StoreError> {
        self.write(|transaction| {
            let revision = next_revision(transaction)?;
            let (mut added, mut before) = (Vec::new(), BTreeMap::new());
            let mut unchanged = 0;
            for details in people {
                let details = details.checked()?;
                let owners = owners(transaction, &details)?;
                let Some(&owner) = owners.first() else {
                    added.push(insert(transaction, None, &details, 0, revision)?);
                    continue;
                };
                let known = stored(transaction, owner)?;
                let mut new = details;
                // What belongs to a second person stays there.
                new.addresses.retain(|address| {
                    known.details.addresses.contains(address)
                        || owner_of(transaction, address).is_ok_and(|found| found.is_none())
                });
                match joined(&known.details, &new).checked() {
                    Ok(joined) if joined != known.details => {
                        update(transaction, owner, &joined, revision)?;
                        if !added.contains(&owner) {
                            before.entry(owner).or_insert(known);
                        }
                    }
                    _ => unchanged += 1,
                }
            }
            let (is_new, changed) = (added.len(), before.len());
            let nothing = is_new == 0 && changed == 0;
            let change = Change { added, before: before.into_values().collect() };
            let undo = if nothing { None } else { Some(change.keep(transaction, revision, now)?) };
            Ok(Imported { added: is_new, changed, unchanged, undo })
        })
    }

    /// Somebody with everything that is known.
    ///
    /// # Errors
    /// There is nobody of that number.
    pub fn person(&self, id: PersonId) -> Result<Stored, StoreError> {
        stored(&self.connection(), id)
    }

    /// Whoever has this address.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn by_address(&self, address: &str) -> Result<Option<Stored>, StoreError> {
        let connection = self.connection();
        let Some(address) = crate::details::canonical_address(address) else { return Ok(None) };
        let owner = owner_of(&connection, &address)?;
        owner.map(|id| stored(&connection, id)).transpose()
    }

    /// How many of these are known by one of their addresses.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn known(&self, people: &[Details]) -> Result<usize, StoreError> {
        let connection = self.connection();
        let mut known = 0;
        for details in people {
            known += usize::from(!owners(&connection, details)?.is_empty());
        }
        Ok(known)
    }

    /// Everybody, in the order in which they were added.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn everybody(&self) -> Result<Vec<Stored>, StoreError> {
        everybody(&self.connection())
    }

    /// Notes that a file was sealed for somebody.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn sealed_for(&self, id: PersonId, now: i64) -> Result<(), StoreError> {
        self.connection().execute("UPDATE person SET sealed = ?2 WHERE id = ?1", params![id.0, now])?;
        Ok(())
    }

    /// Notes that mail of these domains came with a valid signature.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn signed(&self, domains: &[String], now: i64) -> Result<(), StoreError> {
        if domains.is_empty() {
            return Ok(());
        }
        self.write(|transaction| {
            let mut is_new = false;
            for domain in domains {
                let known = "SELECT 1 FROM signing_domain WHERE domain = ?1";
                is_new |= transaction.query_row(known, [domain], |_| Ok(())).optional()?.is_none();
                let sql = "INSERT INTO signing_domain VALUES (?1, ?2)
                           ON CONFLICT (domain) DO UPDATE SET seen = excluded.seen";
                transaction.execute(sql, params![domain, now])?;
            }
            if is_new { next_revision(transaction).map(drop) } else { Ok(()) }
        })
    }

    /// Domains whose mail has come with a valid signature.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn signing_domains(&self) -> Result<Vec<String>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare_cached("SELECT domain FROM signing_domain")?;
        let domains = statement.query_map([], |row| row.get(0))?;
        Ok(domains.collect::<Result<_, _>>()?)
    }
}

/// What one has, and what the other has besides.
fn joined(one: &Details, other: &Details) -> Details {
    let text = |one: &String, other: &String| if one.is_empty() { other.clone() } else { one.clone() };
    let mut all = one.clone();
    all.name = text(&one.name, &other.name);
    all.organisation = text(&one.organisation, &other.organisation);
    all.office = text(&one.office, &other.office);
    all.channel = one.channel.or(other.channel);
    all.language = one.language.clone().or_else(|| other.language.clone());
    all.opens = one.opens.or(other.opens);
    let is_new = |address: &&String| !one.addresses.contains(address);
    all.addresses.extend(other.addresses.iter().filter(is_new).cloned());
    let is_new = |phone: &&Phone| one.phones.iter().all(|known| known.number != phone.number);
    all.phones.extend(other.phones.iter().filter(is_new).cloned());
    if !other.notes.is_empty() && !one.notes.contains(&other.notes) {
        all.notes = [one.notes.as_str(), other.notes.as_str()].join("\n").trim().to_owned();
    }
    all
}
