//! Thunderbird's address books: `abook.sqlite`, a plain SQLite file (Thunderbird's `AddrBookUtils`, `SQLiteDirectory`).
//!
//! It is opened so that nothing of it is written, no lock and no journal either: it belongs to a program that may run.

use super::draft::{Draft, Label, UNRANKED};
use super::vcard::one_card;
use super::{MOST_PEOPLE, Read};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::collections::HashMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// Largest address book, in bytes.
const MOST_FILE: u64 = 512 * 1024 * 1024;
/// Most properties that are read.
const MOST_PROPERTIES: usize = 2_000_000;
/// Longest value, in bytes; the vCard of a person from a server has the picture in it.
const MOST_VALUE: usize = 1024 * 1024;
/// Most profiles, and most books of one profile.
const MOST_BOOKS: usize = 100;

/// Why an address book was not read.
#[derive(Debug, thiserror::Error)]
pub enum ThunderbirdError {
    /// A book of Thunderbird 68 or earlier (Mork), which newer versions convert when they first start.
    #[error("an address book of a version before 78")]
    Old,
    /// Not an address book of Thunderbird.
    #[error("not an address book of Thunderbird")]
    NotABook,
    /// Larger than is read.
    #[error("the address book is too large")]
    TooLarge,
    /// The file could not be read.
    #[error("the address book cannot be read")]
    Io(#[from] std::io::Error),
}

impl From<rusqlite::Error> for ThunderbirdError {
    fn from(_: rusqlite::Error) -> Self {
        Self::NotABook
    }
}

/// Reads an address book. The file is not changed.
///
/// # Errors
/// [`ThunderbirdError`].
pub fn thunderbird(file: &Path) -> Result<Read, ThunderbirdError> {
    let mut start = Vec::new();
    let opened = std::fs::File::open(file)?;
    let size = opened.metadata()?.len();
    opened.take(32).read_to_end(&mut start)?;
    if start.starts_with(b"// <!-- <mdb:mork") {
        return Err(ThunderbirdError::Old);
    }
    if size > MOST_FILE {
        return Err(ThunderbirdError::TooLarge);
    }
    if !start.starts_with(b"SQLite format 3\0") {
        return Err(ThunderbirdError::NotABook);
    }
    let book = open(file)?;
    let mut read = Read::default();
    for draft in drafts(&book, &mut read)? {
        draft.finish(&mut read);
    }
    // Thunderbird puts changes there first; a file that is only read is read without them.
    if std::fs::metadata(beside(file, "-wal")).is_ok_and(|wal| wal.len() > 0) {
        read.skip(0, "still-open", "");
    }
    Ok(read)
}

/// Opens a book so that neither it nor anything beside it is written, and so that nothing in it is more than data.
fn open(file: &Path) -> Result<Connection, ThunderbirdError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let path = std::path::absolute(file)?;
    let url = url::Url::from_file_path(path).map_err(|()| ThunderbirdError::NotABook)?;
    let book = Connection::open_with_flags(immutable(&url), flags)?;
    // SQLite's own advice for files that others wrote (sqlite.org/security.html).
    book.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    book.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    book.pragma_update(None, "cell_size_check", true)?;
    // A view in the place of the table could keep a query running for ever.
    let kind: String =
        book.query_row("SELECT type FROM sqlite_schema WHERE name = 'properties'", [], |row| row.get(0))?;
    if kind == "table" { Ok(book) } else { Err(ThunderbirdError::NotABook) }
}

/// The address of a file as SQLite wants it. It knows no servers: a folder of another computer, where Windows keeps
/// profiles that go with their owner, begins with two more slashes (sqlite.org/uri.html).
fn immutable(file: &url::Url) -> String {
    let server = file.host_str().map(|host| format!("//{host}")).unwrap_or_default();
    format!("file://{server}{}?immutable=1", file.path())
}

/// The people of a book, in the order in which they were added.
fn drafts(book: &Connection, read: &mut Read) -> Result<Vec<Draft>, ThunderbirdError> {
    let mut statement = book.prepare(
        "SELECT CAST(card AS BLOB), CAST(name AS BLOB), CAST(substr(value, 1, ?1) AS BLOB) FROM properties LIMIT ?2",
    )?;
    let limits = [MOST_VALUE.saturating_add(1), MOST_PROPERTIES].map(|limit| i64::try_from(limit).unwrap_or(i64::MAX));
    let mut rows = statement.query(limits)?;
    let mut numbers: HashMap<Vec<u8>, usize> = HashMap::new();
    let mut cards: Vec<Card> = Vec::new();
    while let Some(row) = rows.next()? {
        let (card, name): (Option<Vec<u8>>, Option<Vec<u8>>) = (row.get(0)?, row.get(1)?);
        let (Some(card), Some(name), Some(value)) = (card, name, row.get::<_, Option<Vec<u8>>>(2)?) else { continue };
        let at = match numbers.get(&card) {
            Some(at) => *at,
            None if cards.len() >= MOST_PEOPLE => {
                read.too_many(cards.len());
                continue;
            }
            None => {
                numbers.insert(card, cards.len());
                cards.push(Card::default());
                cards.len().saturating_sub(1)
            }
        };
        let Some(card) = cards.get_mut(at) else { continue };
        if value.len() > MOST_VALUE {
            read.skip(at.saturating_add(1), "too-long", &String::from_utf8_lossy(&name));
        } else {
            card.take(&name, String::from_utf8_lossy(&value).into_owned());
        }
    }
    Ok((1..).zip(cards).map(|(record, card)| card.into_draft(record)).collect())
}

/// The properties of one card that are read.
#[derive(Default)]
struct Card {
    vcard: Option<String>,
    draft: Draft,
    first: String,
    last: String,
    department: String,
}

impl Card {
    fn take(&mut self, name: &[u8], value: String) {
        let draft = &mut self.draft;
        match name {
            b"_vCard" => self.vcard = Some(value),
            b"DisplayName" => draft.name = value,
            b"FirstName" => self.first = value,
            b"LastName" => self.last = value,
            b"PrimaryEmail" => draft.address(1, &value),
            b"SecondEmail" => draft.address(UNRANKED, &value),
            b"CellularNumber" => draft.phone(UNRANKED, &Label::Mobile, &value),
            b"WorkPhone" => draft.phone(UNRANKED, &Label::Work, &value),
            b"HomePhone" => draft.phone(UNRANKED, &Label::Home, &value),
            b"Company" => draft.organisation.insert(0, value),
            b"Department" => self.department = value,
            b"JobTitle" => draft.office = value,
            b"Notes" => draft.notes = value,
            _ => {}
        }
    }

    /// Since version 102 the card itself is a vCard and the other properties are there for searching.
    fn into_draft(mut self, record: usize) -> Draft {
        if let Some(draft) = self.vcard.and_then(|text| one_card(&text, record)) {
            return draft;
        }
        self.draft.parts = vec![self.first, self.last];
        self.draft.organisation.push(self.department);
        Draft { record, ..self.draft }
    }
}

/// Where the books of all profiles are, under `roots`: the home folder and, on Windows, `%APPDATA%`. Nothing but names
/// is read. A book that is too old to be read is named where a profile has no other.
#[must_use]
pub fn thunderbird_books(roots: &[PathBuf]) -> Vec<PathBuf> {
    /// Debian and Fedora; Snap; Flatpak; macOS; Windows, from the home folder and from `%APPDATA%`.
    const PLACES: [&str; 6] = [
        ".thunderbird",
        "snap/thunderbird/common/.thunderbird",
        ".var/app/org.mozilla.Thunderbird/.thunderbird",
        "Library/Thunderbird",
        "AppData/Roaming/Thunderbird",
        "Thunderbird",
    ];
    let mut books = Vec::new();
    for place in roots.iter().flat_map(|root| PLACES.map(|place| root.join(place))) {
        for profile in folders(&place).into_iter().chain(folders(&place.join("Profiles"))) {
            let (mut new, mut old) = (Vec::new(), Vec::new());
            for path in entries(&profile) {
                match kind(&path) {
                    Some(Kind::New) => new.push(path),
                    Some(Kind::Old) => old.push(path),
                    None => {}
                }
            }
            // What was converted stays beside what it became.
            books.append(if new.is_empty() { &mut old } else { &mut new });
        }
    }
    books.sort();
    books.dedup();
    books
}

/// What a file of a profile is.
enum Kind {
    New,
    Old,
}

/// `abook.sqlite`, `abook-1.sqlite` and the like, and what Thunderbird collected of itself; `abook.mab` was its like.
fn kind(path: &Path) -> Option<Kind> {
    let name = path.file_name()?.to_str()?;
    let (stem, ending) = name.rsplit_once('.')?;
    let named = matches!(stem, "history" | "abook") || stem.strip_prefix("abook-").is_some_and(|rest| !rest.is_empty());
    match ending {
        _ if !named || !path.is_file() => None,
        "sqlite" => Some(Kind::New),
        "mab" => Some(Kind::Old),
        _ => None,
    }
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    entries(folder).into_iter().filter(|path| path.is_dir()).take(MOST_BOOKS).collect()
}

/// What stands in a folder; a profile has some hundred files.
fn entries(folder: &Path) -> Vec<PathBuf> {
    const MOST: usize = 10_000;
    std::fs::read_dir(folder).into_iter().flatten().take(MOST).flatten().map(|entry| entry.path()).collect()
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests;
