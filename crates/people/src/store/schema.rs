//! The tables, and how those of an earlier version become today's.

use super::StoreError;
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;

/// One step from each version to the next. A step that was released is never changed.
const STEPS: [&str; 3] = [include_str!("schema-1.sql"), include_str!("schema-2.sql"), include_str!("schema-3.sql")];

/// Brings the tables up to date. Before anything but an empty file is changed, `keep_copy` gets the chance to keep a copy.
pub(super) fn migrate(
    connection: &mut Connection,
    keep_copy: impl FnOnce(&Connection, usize) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    migrate_by(&STEPS, connection, keep_copy)
}

fn migrate_by(
    steps: &[&str],
    connection: &mut Connection,
    keep_copy: impl FnOnce(&Connection, usize) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let found = version(connection)?;
    if found == steps.len() {
        return Ok(());
    }
    if found > steps.len() {
        return Err(StoreError::Newer);
    }
    if found > 0 {
        keep_copy(connection, found)?;
    }
    // Two programs may have come here at the same time; the second finds the work done.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for (step, number) in steps.iter().zip(1_i64..).skip(version(&transaction)?) {
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", number)?;
    }
    transaction.commit()?;
    Ok(())
}

fn version(connection: &Connection) -> Result<usize, StoreError> {
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok(usize::try_from(version).unwrap_or(usize::MAX))
}

/// Writes a copy of everything into a new file under the same key.
pub(super) fn copy_to(connection: &Connection, file: &Path) -> Result<(), StoreError> {
    let name = file.to_str().ok_or(StoreError::NotWritable)?;
    connection.execute("VACUUM INTO ?1", [name])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "CREATE TABLE one (text TEXT); INSERT INTO one VALUES ('kept');";
    const SECOND: &str = "ALTER TABLE one RENAME COLUMN text TO words;";

    #[test]
    fn an_earlier_version_is_copied_and_then_brought_up_to_date() {
        let folder = tempfile::tempdir().unwrap();
        let (file, copy) = (folder.path().join("people.db"), folder.path().join("copy.db"));
        let mut connection = Connection::open(&file).unwrap();
        let never = |_: &Connection, _| -> Result<(), StoreError> { panic!("an empty file needs no copy") };
        migrate_by(&[FIRST], &mut connection, never).unwrap();
        migrate_by(&[FIRST, SECOND], &mut connection, |connection, version| {
            assert_eq!(version, 1);
            copy_to(connection, &copy)
        })
        .unwrap();
        let words = |connection: &Connection, column: &str| {
            connection.query_row(&format!("SELECT {column} FROM one"), [], |row| row.get::<_, String>(0)).unwrap()
        };
        assert_eq!(words(&connection, "words"), "kept");
        assert_eq!(words(&Connection::open(&copy).unwrap(), "text"), "kept", "as it was");
        migrate_by(&[FIRST, SECOND], &mut connection, never).unwrap();
    }

    #[test]
    fn what_cannot_be_copied_or_brought_up_to_date_stays_as_it_was() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate_by(&[FIRST], &mut connection, |_, _| Ok(())).unwrap();
        let full = migrate_by(&[FIRST, SECOND], &mut connection, |_, _| Err(StoreError::Full));
        assert!(matches!(full, Err(StoreError::Full)));
        let wrong = [FIRST, SECOND, "ALTER TABLE nothing RENAME TO something;"];
        assert!(migrate_by(&wrong, &mut connection, |_, _| Ok(())).is_err());
        assert_eq!(version(&connection).unwrap(), 1);
        let text: String = connection.query_row("SELECT text FROM one", [], |row| row.get(0)).unwrap();
        assert_eq!(text, "kept", "half of the steps is none of them");
        assert!(matches!(migrate_by(&[], &mut connection, |_, _| Ok(())), Err(StoreError::Newer)));
    }

    #[test]
    fn an_address_book_from_before_the_check_of_domains_keeps_all_it_had() {
        let mut connection = Connection::open_in_memory().unwrap();
        let earlier = STEPS.get(..2).unwrap();
        migrate_by(earlier, &mut connection, |_, _| Ok(())).unwrap();
        connection.execute("INSERT INTO caught (at, path, detail) VALUES (1, x'2f61', '{}')", []).unwrap();
        let mut copied = 0;
        migrate(&mut connection, |_, version| {
            copied = version;
            Ok(())
        })
        .unwrap();
        let count = |table: &str| {
            connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, i64>(0)).unwrap()
        };
        assert_eq!((copied, version(&connection).unwrap()), (2, STEPS.len()));
        assert_eq!((count("caught"), count("domain_check")), (1, 0));
    }
}
