//! The history: keeping, finding and deleting receipts, and passwords that the officer wants kept for some days.

use super::{Store, StoreError, words};
use crate::receipt::Receipt;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// The number of a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReceiptId(pub i64);

/// A receipt as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stub {
    /// The number.
    pub id: ReceiptId,
    /// When, in Unix seconds.
    pub at: i64,
    /// What was done.
    pub receipt: Receipt,
    /// Until when its password is kept; nothing where it is not.
    pub password_until: Option<i64>,
}

/// Which receipts are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Every word of it begins a word of the receipt; empty for all.
    pub text: String,
    /// One kind alone.
    pub kind: Option<String>,
    /// Not before, in Unix seconds.
    pub from: Option<i64>,
    /// Before, in Unix seconds.
    pub before: Option<i64>,
}

impl Store {
    /// Keeps receipts, all or none; returns their numbers.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn keep(&self, receipts: &[Receipt], at: i64) -> Result<Vec<ReceiptId>, StoreError> {
        self.write(|transaction| receipts.iter().map(|receipt| insert(transaction, receipt, at)).collect())
    }

    /// Replaces what a receipt says, because more is known now.
    ///
    /// # Errors
    /// There is no receipt of that number.
    pub fn amend(&self, id: ReceiptId, receipt: &Receipt) -> Result<(), StoreError> {
        self.write(|transaction| {
            let sql = "UPDATE receipt SET kind = ?2, detail = ?3 WHERE id = ?1";
            let changed = transaction.execute(sql, params![id.0, receipt.kind(), serde_json::to_string(receipt)?])?;
            if changed == 0 {
                return Err(StoreError::NotFound);
            }
            transaction.execute("DELETE FROM receipt_words WHERE rowid = ?1", [id.0])?;
            index(transaction, id, receipt)
        })
    }

    /// Receipts, the latest first, and how many there are in all.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn receipts(&self, filter: &Filter, skip: usize, most: usize) -> Result<(Vec<Stub>, usize), StoreError> {
        let connection = self.connection();
        let Some(selection) = Selection::of(filter) else { return Ok((Vec::new(), 0)) };
        let count = format!("SELECT count(*) {}", selection.rest);
        let total: i64 =
            connection.prepare_cached(&count)?.query_row(selection.values().as_slice(), |row| row.get(0))?;
        let sql = format!(
            "SELECT id, at, detail, (SELECT until FROM kept_password WHERE receipt = id) {} ORDER BY id DESC
             LIMIT {most} OFFSET {skip}",
            selection.rest
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map(selection.values().as_slice(), stub)?;
        Ok((rows.collect::<Result<_, _>>()?, usize::try_from(total).unwrap_or_default()))
    }

    /// Hands every wanted receipt to `each`, the oldest first, until it answers false.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn each_receipt(&self, filter: &Filter, mut each: impl FnMut(Stub) -> bool) -> Result<(), StoreError> {
        let connection = self.connection();
        let Some(selection) = Selection::of(filter) else { return Ok(()) };
        let sql = format!("SELECT id, at, detail, NULL {} ORDER BY id", selection.rest);
        let mut statement = connection.prepare(&sql)?;
        for row in statement.query_map(selection.values().as_slice(), stub)? {
            if !each(row?) {
                break;
            }
        }
        Ok(())
    }

    /// Deletes the wanted receipts, with passwords that were kept for them; returns how many.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn delete_receipts(&self, filter: &Filter) -> Result<usize, StoreError> {
        let Some(selection) = Selection::of(filter) else { return Ok(0) };
        self.write(|transaction| {
            let chosen = format!("CREATE TEMP TABLE chosen AS SELECT id {}", selection.rest);
            transaction.execute(&chosen, selection.values().as_slice())?;
            transaction.execute("DELETE FROM receipt_words WHERE rowid IN (SELECT id FROM chosen)", [])?;
            let deleted = transaction.execute("DELETE FROM receipt WHERE id IN (SELECT id FROM chosen)", [])?;
            transaction.execute("DROP TABLE chosen", [])?;
            Ok(deleted)
        })
    }

    /// Deletes one receipt.
    ///
    /// # Errors
    /// There is none of that number.
    pub fn delete_receipt(&self, id: ReceiptId) -> Result<(), StoreError> {
        self.write(|transaction| {
            transaction.execute("DELETE FROM receipt_words WHERE rowid = ?1", [id.0])?;
            let deleted = transaction.execute("DELETE FROM receipt WHERE id = ?1", [id.0])?;
            if deleted == 0 { Err(StoreError::NotFound) } else { Ok(()) }
        })
    }

    /// Keeps the password of a sealed file until then.
    ///
    /// # Errors
    /// There is no receipt of that number.
    pub fn keep_password(&self, id: ReceiptId, password: &str, until: i64) -> Result<(), StoreError> {
        self.write(|transaction| {
            let known = "SELECT 1 FROM receipt WHERE id = ?1";
            transaction.query_row(known, [id.0], |_| Ok(())).optional()?.ok_or(StoreError::NotFound)?;
            let sql = "INSERT OR REPLACE INTO kept_password VALUES (?1, ?2, ?3)";
            transaction.execute(sql, params![id.0, until, password.as_bytes()])?;
            Ok(())
        })
    }

    /// The password that was kept, unless its time is over.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn kept_password(&self, id: ReceiptId, now: i64) -> Result<Option<Zeroizing<String>>, StoreError> {
        let connection = self.connection();
        let sql = "SELECT password FROM kept_password WHERE receipt = ?1 AND until > ?2";
        let found: Option<Vec<u8>> = connection.query_row(sql, params![id.0, now], |row| row.get(0)).optional()?;
        Ok(found.and_then(|bytes| String::from_utf8(bytes).ok()).map(Zeroizing::new))
    }

    /// Deletes the password that was kept.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn forget_password(&self, id: ReceiptId) -> Result<(), StoreError> {
        self.write(|transaction| {
            transaction.execute("DELETE FROM kept_password WHERE receipt = ?1", [id.0])?;
            Ok(())
        })?;
        self.empty_log()
    }

    /// Deletes passwords whose time is over; returns how many.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn forget_old_passwords(&self, now: i64) -> Result<usize, StoreError> {
        let due: i64 = {
            let sql = "SELECT count(*) FROM kept_password WHERE until <= ?1";
            self.connection().query_row(sql, [now], |row| row.get(0))?
        };
        if due == 0 {
            return Ok(0);
        }
        let gone =
            self.write(|transaction| Ok(transaction.execute("DELETE FROM kept_password WHERE until <= ?1", [now])?))?;
        self.empty_log()?;
        Ok(gone)
    }

    /// The write-ahead log still has pages with what was deleted, encrypted too; it is emptied where nobody else reads.
    pub(super) fn empty_log(&self) -> Result<(), StoreError> {
        self.connection().query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }
}

/// A filter as SQL. What a person typed comes as values only.
struct Selection {
    rest: String,
    words: Option<String>,
    kind: Option<String>,
    from: Option<i64>,
    before: Option<i64>,
}

impl Selection {
    /// Nothing where the text has no word that could be found.
    fn of(filter: &Filter) -> Option<Self> {
        let words = words::query(&filter.text);
        if words.is_none() && !filter.text.trim().is_empty() {
            return None;
        }
        let mut conditions = Vec::new();
        if words.is_some() {
            conditions.push("id IN (SELECT rowid FROM receipt_words WHERE receipt_words MATCH :words)");
        }
        if filter.kind.is_some() {
            conditions.push("kind = :kind");
        }
        if filter.from.is_some() {
            conditions.push("at >= :from");
        }
        if filter.before.is_some() {
            conditions.push("at < :before");
        }
        let rest = match conditions.as_slice() {
            [] => "FROM receipt".to_owned(),
            conditions => format!("FROM receipt WHERE {}", conditions.join(" AND ")),
        };
        Some(Self { rest, words, kind: filter.kind.clone(), from: filter.from, before: filter.before })
    }

    fn values(&self) -> Vec<(&str, &dyn rusqlite::ToSql)> {
        let mut values: Vec<(&str, &dyn rusqlite::ToSql)> = Vec::new();
        if let Some(words) = &self.words {
            values.push((":words", words));
        }
        if let Some(kind) = &self.kind {
            values.push((":kind", kind));
        }
        if let Some(from) = &self.from {
            values.push((":from", from));
        }
        if let Some(before) = &self.before {
            values.push((":before", before));
        }
        values
    }
}

pub(super) fn insert(transaction: &Transaction<'_>, receipt: &Receipt, at: i64) -> Result<ReceiptId, StoreError> {
    let mut statement = transaction.prepare_cached("INSERT INTO receipt (at, kind, detail) VALUES (?1, ?2, ?3)")?;
    statement.execute(params![at, receipt.kind(), serde_json::to_string(receipt)?])?;
    let id = ReceiptId(transaction.last_insert_rowid());
    index(transaction, id, receipt)?;
    Ok(id)
}

fn index(connection: &Connection, id: ReceiptId, receipt: &Receipt) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached("INSERT INTO receipt_words (rowid, words) VALUES (?1, ?2)")?;
    statement.execute(params![id.0, words::fold(&receipt.words())])?;
    Ok(())
}

fn stub(row: &Row<'_>) -> rusqlite::Result<Stub> {
    let detail: String = row.get(2)?;
    let receipt = serde_json::from_str(&detail)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(2, rusqlite::types::Type::Text, Box::new(error)))?;
    Ok(Stub { id: ReceiptId(row.get(0)?), at: row.get(1)?, receipt, password_until: row.get(3)? })
}
