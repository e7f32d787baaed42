//! The tables, and how those of an earlier version become today's.

use super::StoreError;
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;

/// One step from each version to the next. A step that was released is never changed.
const STEPS: [&str; 1] = [include_str!("schema-1.sql")];

/// The version that this program writes.
pub(super) const VERSION: usize = STEPS.len();

/// Brings the tables up to date. Before anything but an empty file is changed, `keep_copy` gets the chance to keep a copy.
pub(super) fn migrate(
    connection: &mut Connection,
    keep_copy: impl FnOnce(&Connection, usize) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    if version(connection)? == VERSION {
        return Ok(());
    }
    let found = version(connection)?;
    if found > VERSION {
        return Err(StoreError::Newer);
    }
    if found > 0 {
        keep_copy(connection, found)?;
    }
    // Two programs may have come here at the same time; the second finds the work done.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for (step, number) in STEPS.iter().zip(1..).skip(version(&transaction)?) {
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
