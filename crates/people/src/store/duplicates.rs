//! People who may be one and the same. Nothing is merged unless somebody says so.

use super::people::Listed;
use super::{Store, StoreError, search};
use rusqlite::Connection;
use std::collections::HashSet;

/// Most groups that are shown at once.
const MOST: usize = 200;
/// Most people of one group: a switchboard's number is no sign that all are one.
const MOST_OF_ONE: usize = 6;

/// People with the same name or the same number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The people, in the order in which they were added.
    pub people: Vec<Listed>,
    /// What they share: a name or a number.
    pub shared: String,
}

impl Store {
    /// Groups of people who may be the same.
    ///
    /// # Errors
    /// [`StoreError`]
    pub fn duplicates(&self, now: i64) -> Result<Vec<Group>, StoreError> {
        let connection = self.connection();
        let by_name = "SELECT sorted, min(name), group_concat(id) FROM person WHERE name != ''
                       GROUP BY sorted HAVING count(*) > 1 ORDER BY sorted LIMIT 400";
        let by_number = "SELECT number, number, group_concat(DISTINCT person) FROM phone
                         GROUP BY number HAVING count(DISTINCT person) > 1 ORDER BY number LIMIT 400";
        let mut groups = Vec::new();
        let mut told = HashSet::new();
        for sql in [by_name, by_number] {
            groups_of(&connection, sql, now, &mut told, &mut groups)?;
        }
        Ok(groups)
    }
}

fn groups_of(
    connection: &Connection,
    sql: &str,
    now: i64,
    told: &mut HashSet<Vec<i64>>,
    groups: &mut Vec<Group>,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let found: Vec<(String, String)> =
        statement.query_map([], |row| Ok((row.get(1)?, row.get(2)?)))?.collect::<Result<_, _>>()?;
    for (shared, ids) in found {
        let mut ids: Vec<i64> = ids.split(',').filter_map(|id| id.parse().ok()).collect();
        ids.sort_unstable();
        if ids.len() <= MOST_OF_ONE && groups.len() < MOST && told.insert(ids.clone()) {
            let people = ids.into_iter().map(|id| search::listed(connection, id, now)).collect::<Result<_, _>>()?;
            groups.push(Group { people, shared });
        }
    }
    Ok(())
}
