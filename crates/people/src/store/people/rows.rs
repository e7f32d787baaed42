//! How people stand in the tables.

use super::{PersonId, Stored};
use crate::details::{Channel, Details, Opens, Phone};
use crate::store::{StoreError, words};
use crate::verification::{How, Outcome, Verification};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::HashMap;

/// A word as serde writes it, without quotes.
fn word<T: Serialize>(value: T) -> Option<String> {
    serde_json::to_value(value).ok()?.as_str().map(str::to_owned)
}

fn from_word<T: DeserializeOwned>(word: Option<String>) -> Option<T> {
    serde_json::from_value(word?.into()).ok()
}

pub(in crate::store) fn insert(
    transaction: &Transaction<'_>,
    id: Option<PersonId>,
    details: &Details,
    sealed: i64,
    revision: i64,
) -> Result<PersonId, StoreError> {
    let mut statement = transaction.prepare_cached(
        "INSERT INTO person (id, name, sorted, organisation, office, channel, language, opens, notes, sealed, revision)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    statement.execute(params![
        id.map(|id| id.0),
        details.name,
        sorted(details),
        details.organisation,
        details.office,
        details.channel.and_then(word),
        details.language,
        details.opens.and_then(word),
        details.notes,
        sealed,
        revision,
    ])?;
    let id = PersonId(transaction.last_insert_rowid());
    insert_lists(transaction, id, details)?;
    Ok(id)
}

pub(super) fn update(
    transaction: &Transaction<'_>,
    id: PersonId,
    details: &Details,
    revision: i64,
) -> Result<(), StoreError> {
    for table in ["address", "phone"] {
        transaction.prepare_cached(&format!("DELETE FROM {table} WHERE person = ?1"))?.execute([id.0])?;
    }
    transaction.prepare_cached("DELETE FROM person_words WHERE rowid = ?1")?.execute([id.0])?;
    let mut statement = transaction.prepare_cached(
        "UPDATE person SET name = ?2, sorted = ?3, organisation = ?4, office = ?5, channel = ?6, language = ?7,
         opens = ?8, notes = ?9, revision = ?10 WHERE id = ?1",
    )?;
    statement.execute(params![
        id.0,
        details.name,
        sorted(details),
        details.organisation,
        details.office,
        details.channel.and_then(word),
        details.language,
        details.opens.and_then(word),
        details.notes,
        revision,
    ])?;
    insert_lists(transaction, id, details)
}

fn insert_lists(transaction: &Transaction<'_>, id: PersonId, details: &Details) -> Result<(), StoreError> {
    for (address, position) in details.addresses.iter().zip(0_i64..) {
        if let Some(owner) = owner_of(transaction, address)? {
            let name = transaction.query_row("SELECT name FROM person WHERE id = ?1", [owner.0], |row| row.get(0))?;
            return Err(StoreError::Taken { address: address.clone(), name });
        }
        let mut statement = transaction.prepare_cached("INSERT INTO address VALUES (?1, ?2, ?3)")?;
        statement.execute(params![address, id.0, position])?;
    }
    for (phone, position) in details.phones.iter().zip(0_i64..) {
        let mut statement = transaction.prepare_cached("INSERT INTO phone VALUES (?1, ?2, ?3, ?4)")?;
        statement.execute(params![id.0, position, phone.number, phone.label])?;
    }
    let mut text =
        [&details.name, &details.organisation, &details.office, &details.notes].map(|text| words::fold(text));
    let lists = details.addresses.iter().cloned().chain(details.phones.iter().map(|phone| words::phone(&phone.number)));
    let lists: Vec<String> = lists.collect();
    if let Some(first) = text.first_mut() {
        *first = format!("{first} {}", lists.join(" "));
    }
    let mut statement = transaction.prepare_cached("INSERT INTO person_words (rowid, words) VALUES (?1, ?2)")?;
    statement.execute(params![id.0, text.join(" ")])?;
    Ok(())
}

fn sorted(details: &Details) -> String {
    let first = details.addresses.first().map_or("", String::as_str);
    words::sorted(if details.name.is_empty() { first } else { &details.name })
}

pub(in crate::store) fn insert_verification(
    transaction: &Transaction<'_>,
    id: PersonId,
    verification: &Verification,
) -> Result<(), StoreError> {
    let mut statement = transaction.prepare_cached(
        "INSERT INTO verification (person, at, until, officer, how, outcome, addresses, note, message)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    statement.execute(params![
        id.0,
        verification.at,
        verification.until,
        verification.by,
        word(verification.how),
        word(verification.outcome),
        serde_json::to_string(&verification.addresses)?,
        verification.note,
        verification.message,
    ])?;
    Ok(())
}

pub(super) fn touch(transaction: &Transaction<'_>, id: PersonId, revision: i64) -> Result<(), StoreError> {
    transaction.execute("UPDATE person SET revision = ?2 WHERE id = ?1", params![id.0, revision])?;
    Ok(())
}

pub(in crate::store) fn delete(transaction: &Transaction<'_>, id: PersonId) -> Result<(), StoreError> {
    transaction.prepare_cached("DELETE FROM person_words WHERE rowid = ?1")?.execute([id.0])?;
    transaction.prepare_cached("DELETE FROM person WHERE id = ?1")?.execute([id.0])?;
    Ok(())
}

pub(super) fn owner_of(connection: &Connection, address: &str) -> Result<Option<PersonId>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT person FROM address WHERE address = ?1")?;
    Ok(statement.query_row([address], |row| row.get(0).map(PersonId)).optional()?)
}

pub(super) fn owners(connection: &Connection, details: &Details) -> Result<Vec<PersonId>, StoreError> {
    let mut owners = Vec::new();
    for address in &details.addresses {
        owners.extend(owner_of(connection, address)?.filter(|owner| !owners.contains(owner)));
    }
    Ok(owners)
}

pub(super) fn stored(connection: &Connection, id: PersonId) -> Result<Stored, StoreError> {
    let mut statement = connection.prepare_cached(&format!("{PERSON} WHERE id = ?1"))?;
    let mut stored = statement.query_row([id.0], person)?;
    let mut statement = connection.prepare_cached("SELECT address FROM address WHERE person = ?1 ORDER BY position")?;
    stored.details.addresses = statement.query_map([id.0], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut statement =
        connection.prepare_cached("SELECT number, label FROM phone WHERE person = ?1 ORDER BY position")?;
    let phone = |row: &Row<'_>| Ok(Phone { number: row.get(0)?, label: row.get(1)? });
    stored.details.phones = statement.query_map([id.0], phone)?.collect::<Result<_, _>>()?;
    stored.verifications = verifications(connection, id)?;
    Ok(stored)
}

pub(in crate::store) fn verifications(connection: &Connection, id: PersonId) -> Result<Vec<Verification>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("{VERIFICATIONS} WHERE person = ?1 ORDER BY at, id"))?;
    let rows = statement.query_map([id.0], verification)?;
    Ok(rows.map(|row| row.map(|(_, verification)| verification)).collect::<Result<_, _>>()?)
}

/// The four tables are read once each: one by one, fifty thousand people would take seconds.
pub(super) fn everybody(connection: &Connection) -> Result<Vec<Stored>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("{PERSON} ORDER BY id"))?;
    let mut all: Vec<Stored> = statement.query_map([], person)?.collect::<Result<_, _>>()?;
    let places: HashMap<PersonId, usize> = all.iter().enumerate().map(|(place, person)| (person.id, place)).collect();
    let mut give = |id: i64, work: &mut dyn FnMut(&mut Stored)| {
        if let Some(person) = places.get(&PersonId(id)).and_then(|place| all.get_mut(*place)) {
            work(person);
        }
    };
    let mut statement = connection.prepare_cached("SELECT person, address FROM address ORDER BY position")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let address: String = row.get(1)?;
        give(row.get(0)?, &mut |person| person.details.addresses.push(address.clone()));
    }
    let mut statement =
        connection.prepare_cached("SELECT person, number, label FROM phone ORDER BY person, position")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let phone = Phone { number: row.get(1)?, label: row.get(2)? };
        give(row.get(0)?, &mut |person| person.details.phones.push(phone.clone()));
    }
    let mut statement = connection.prepare_cached(&format!("{VERIFICATIONS} ORDER BY at, id"))?;
    for row in statement.query_map([], verification)? {
        let (id, verification) = row?;
        give(id, &mut |person| person.verifications.push(verification.clone()));
    }
    Ok(all)
}

const PERSON: &str = "SELECT id, name, organisation, office, channel, language, opens, notes, sealed FROM person";

fn person(row: &Row<'_>) -> rusqlite::Result<Stored> {
    Ok(Stored {
        id: PersonId(row.get(0)?),
        details: Details {
            name: row.get(1)?,
            organisation: row.get(2)?,
            office: row.get(3)?,
            channel: from_word::<Channel>(row.get(4)?),
            language: row.get(5)?,
            opens: from_word::<Opens>(row.get(6)?),
            notes: row.get(7)?,
            ..Details::default()
        },
        verifications: Vec::new(),
        sealed: row.get(8)?,
    })
}

const VERIFICATIONS: &str =
    "SELECT person, at, until, officer, how, outcome, addresses, note, message FROM verification";

fn verification(row: &Row<'_>) -> rusqlite::Result<(i64, Verification)> {
    let addresses: String = row.get(6)?;
    let verification = Verification {
        at: row.get(1)?,
        until: row.get(2)?,
        by: row.get(3)?,
        // What a later version may have added is no proof to this one.
        how: from_word::<How>(row.get(4)?).unwrap_or(How::Official),
        outcome: from_word::<Outcome>(row.get(5)?).unwrap_or(Outcome::Refused),
        addresses: serde_json::from_str(&addresses).unwrap_or_default(),
        note: row.get(7)?,
        message: row.get(8)?,
    };
    Ok((row.get(0)?, verification))
}
