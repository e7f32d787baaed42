//! Looking people up as somebody types.

use super::people::{self, Listed, PersonId};
use super::{Store, StoreError, words};
use crate::verification::{Outcome, Standing};
use rusqlite::{Connection, Row};

/// Up to here matches are read and put in order; more are taken in the order of names until the page is full.
const FEW: usize = 500;

/// One page of a list of people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// People by name.
    pub people: Vec<Listed>,
    /// How many there are in all.
    pub total: usize,
}

impl Store {
    /// People in whose name, organisation, office, addresses, numbers or notes every word of `text` begins a word, by
    /// name; everybody for an empty text.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn search(&self, text: &str, skip: usize, most: usize, now: i64) -> Result<Page, StoreError> {
        let connection = self.connection();
        let (ids, total) = match words::query(text) {
            None if text.trim().is_empty() => {
                let total: i64 = connection.query_row("SELECT count(*) FROM person", [], |row| row.get(0))?;
                (by_name(&connection, |_| true, skip, most)?, usize::try_from(total).unwrap_or_default())
            }
            None => return Ok(Page::default()),
            Some(query) => {
                let mut statement =
                    connection.prepare_cached("SELECT rowid FROM person_words WHERE person_words MATCH ?1")?;
                let found: Vec<i64> = statement.query_map([query], |row| row.get(0))?.collect::<Result<_, _>>()?;
                let total = found.len();
                let ids = if total <= FEW {
                    let mut named = names(&connection, &found)?;
                    named.sort();
                    named.into_iter().skip(skip).take(most).map(|(_, id)| id).collect()
                } else {
                    let found: std::collections::HashSet<i64> = found.into_iter().collect();
                    by_name(&connection, |id| found.contains(&id), skip, most)?
                };
                (ids, total)
            }
        };
        let people = ids.into_iter().map(|id| listed(&connection, id, now)).collect::<Result<_, _>>()?;
        Ok(Page { people, total })
    }
}

fn names(connection: &Connection, ids: &[i64]) -> Result<Vec<(String, i64)>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT sorted FROM person WHERE id = ?1")?;
    ids.iter().map(|id| Ok((statement.query_row([id], |row| row.get(0))?, *id))).collect()
}

fn by_name(
    connection: &Connection,
    wanted: impl Fn(i64) -> bool,
    skip: usize,
    most: usize,
) -> Result<Vec<i64>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT id FROM person ORDER BY sorted, id")?;
    let ids = statement.query_map([], |row| row.get(0))?;
    let mut page = Vec::new();
    for id in ids.filter(|id| id.as_ref().map_or(true, |id| wanted(*id))).skip(skip).take(most) {
        page.push(id?);
    }
    Ok(page)
}

pub(super) fn listed(connection: &Connection, id: i64, now: i64) -> Result<Listed, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT name, organisation, office,
                coalesce((SELECT address FROM address WHERE person = person.id ORDER BY position LIMIT 1), '')
         FROM person WHERE id = ?1",
    )?;
    let mut listed = statement.query_row([id], |row: &Row<'_>| {
        Ok(Listed {
            id: PersonId(id),
            name: row.get(0)?,
            organisation: row.get(1)?,
            office: row.get(2)?,
            address: row.get(3)?,
            standing: Standing::Unverified,
            until: 0,
        })
    })?;
    let address = Some(listed.address.as_str()).filter(|address| !address.is_empty());
    let verifications = people::verifications(connection, PersonId(id))?;
    listed.standing = crate::verification::standing(&verifications, address, now);
    let holding = verifications.iter().filter(|one| one.outcome == Outcome::Verified);
    listed.until = holding.map(|one| one.until).max().unwrap_or_default();
    Ok(listed)
}
