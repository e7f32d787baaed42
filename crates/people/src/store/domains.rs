//! Checks of mail domains, kept so that the next one can tell what has changed. What a check tells is a text to this store.

use super::{Store, StoreError};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::{Deserialize, Serialize};

/// Checks of one domain that are kept.
pub(super) const MOST_OF_ONE: usize = 20;
/// Checks that are kept of all domains.
pub(super) const MOST_IN_ALL: usize = 2_000;

/// A check of a domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DomainCheck {
    /// Which, lower case, with punycode.
    pub domain: String,
    /// When, in Unix seconds.
    pub checked: i64,
    /// What came of it in one word.
    pub verdict: String,
    /// The grade, if there was one.
    pub grade: Option<String>,
    /// All of it, as JSON.
    pub report: String,
}

impl Store {
    /// Keeps checks, the latest last. The oldest go where there are more than 20 of one domain or 2,000 in all.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn keep_domain_checks(&self, checks: &[DomainCheck]) -> Result<(), StoreError> {
        self.write(|transaction| {
            for check in checks {
                insert(transaction, check)?;
                let sql = "DELETE FROM domain_check WHERE domain = ?1 AND id NOT IN
                    (SELECT id FROM domain_check WHERE domain = ?1 ORDER BY id DESC LIMIT ?2)";
                transaction.execute(sql, params![check.domain, number(MOST_OF_ONE)])?;
            }
            let sql =
                "DELETE FROM domain_check WHERE id NOT IN (SELECT id FROM domain_check ORDER BY id DESC LIMIT ?1)";
            transaction.execute(sql, [number(MOST_IN_ALL)])?;
            Ok(())
        })
    }

    /// The last check of a domain.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn domain_check(&self, domain: &str) -> Result<Option<DomainCheck>, StoreError> {
        let sql = "SELECT domain, checked, verdict, grade, report FROM domain_check WHERE domain = ?1
            ORDER BY id DESC LIMIT 1";
        Ok(self.connection().query_row(sql, [domain], of_row).optional()?)
    }

    /// The last check of each domain without what it told, the latest first.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn domains_checked(&self, most: usize) -> Result<Vec<DomainCheck>, StoreError> {
        let sql = "SELECT domain, checked, verdict, grade, '' FROM domain_check WHERE id IN
            (SELECT max(id) FROM domain_check GROUP BY domain) ORDER BY id DESC LIMIT ?1";
        let connection = self.connection();
        let mut statement = connection.prepare_cached(sql)?;
        let rows = statement.query_map([number(most)], of_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Forgets the checks of a domain; without one, all. Nothing of them stays in the file.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn forget_domain_checks(&self, domain: Option<&str>) -> Result<(), StoreError> {
        self.write(|transaction| {
            match domain {
                Some(domain) => transaction.execute("DELETE FROM domain_check WHERE domain = ?1", [domain])?,
                None => transaction.execute("DELETE FROM domain_check", [])?,
            };
            Ok(())
        })?;
        self.empty_log()
    }
}

pub(super) fn insert(transaction: &Transaction<'_>, check: &DomainCheck) -> Result<(), StoreError> {
    let sql = "INSERT INTO domain_check (domain, checked, verdict, grade, report) VALUES (?1, ?2, ?3, ?4, ?5)";
    let DomainCheck { domain, checked, verdict, grade, report } = check;
    transaction.execute(sql, params![domain, checked, verdict, grade, report])?;
    Ok(())
}

/// Every check, the oldest first.
pub(super) fn each(
    connection: &Connection,
    mut tell: impl FnMut(DomainCheck) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let sql = "SELECT domain, checked, verdict, grade, report FROM domain_check ORDER BY id";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        tell(of_row(row)?)?;
    }
    Ok(())
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<DomainCheck> {
    Ok(DomainCheck {
        domain: row.get(0)?,
        checked: row.get(1)?,
        verdict: row.get(2)?,
        grade: row.get(3)?,
        report: row.get(4)?,
    })
}

fn number(most: usize) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX)
}
