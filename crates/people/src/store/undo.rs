//! Taking a change back: what was added goes, what was there before stands again, as long as nobody has changed it since.

use super::people::{self, PersonId, Stored};
use super::{Store, StoreError, next_revision};
use rusqlite::{Transaction, params};
use serde::{Deserialize, Serialize};

/// How many changes are remembered.
const MOST: i64 = 100;

/// The number of a change that can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UndoId(pub i64);

/// What a change has done.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Change {
    /// Who was added.
    pub(super) added: Vec<PersonId>,
    /// Who was changed or removed, as they were.
    pub(super) before: Vec<Stored>,
}

impl Change {
    pub(super) fn adding(added: Vec<PersonId>) -> Self {
        Self { added, before: Vec::new() }
    }

    pub(super) fn replacing(before: Vec<Stored>) -> Self {
        Self { added: Vec::new(), before }
    }

    /// Keeps what takes the change of `revision` back, and forgets the oldest.
    pub(super) fn keep(&self, transaction: &Transaction<'_>, revision: i64, now: i64) -> Result<UndoId, StoreError> {
        let mut statement = transaction.prepare_cached("INSERT INTO undo (at, revision, what) VALUES (?1, ?2, ?3)")?;
        statement.execute(params![now, revision, serde_json::to_string(self)?])?;
        let id = transaction.last_insert_rowid();
        transaction.prepare_cached("DELETE FROM undo WHERE id <= ?1")?.execute([id.saturating_sub(MOST)])?;
        Ok(UndoId(id))
    }
}

impl Store {
    /// Takes a change back. It can be done once.
    ///
    /// # Errors
    /// It was taken back already; somebody of those concerned has been changed since.
    pub fn undo(&self, id: UndoId) -> Result<(), StoreError> {
        self.write(|transaction| {
            let sql = "DELETE FROM undo WHERE id = ?1 RETURNING revision, what";
            let (revision, what): (i64, String) =
                transaction.query_row(sql, [id.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let change: Change = serde_json::from_str(&what)?;
            let mut concerned = change.added.iter().copied().chain(change.before.iter().map(|person| person.id));
            if concerned.any(|id| is_changed(transaction, id, revision)) {
                return Err(StoreError::Changed);
            }
            let now = next_revision(transaction)?;
            for id in change.added.iter().chain(change.before.iter().map(|person| &person.id)) {
                people::delete(transaction, *id)?;
            }
            for person in &change.before {
                people::insert(transaction, Some(person.id), &person.details, person.sealed, now)?;
                for verification in &person.verifications {
                    people::insert_verification(transaction, person.id, verification)?;
                }
            }
            Ok(())
        })
    }
}

/// Whether somebody was changed after `revision`; whoever was removed by it is not there.
fn is_changed(transaction: &Transaction<'_>, id: PersonId, revision: i64) -> bool {
    let sql = "SELECT revision FROM person WHERE id = ?1";
    let found = transaction.prepare_cached(sql).and_then(|mut it| it.query_row([id.0], |row| row.get::<_, i64>(0)));
    found.is_ok_and(|found| found != revision)
}
