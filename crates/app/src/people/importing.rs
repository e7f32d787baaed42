//! Reading people from elsewhere, so that they can be looked at before they are taken in.

use crate::dto::{ColumnDto, DetailsDto, DirectoryDto, ImportDto, SkippedDto};
use crate::error::{AppError, Code};
use crate::walk;
use muhr_people::import::{self, Column, Directory, MOST_BYTES, MOST_PEOPLE, Read, Sent, Table};
use muhr_people::{Details, Store};
use std::fs::{self, File};
use std::io::{BufReader, Read as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// How many people and what else of an import are shown.
const SHOWN: usize = 100;
/// How many cells of a column are shown.
const CELLS: usize = 4;

/// People that were read and not yet taken in.
pub struct Pending {
    source: String,
    read: Read,
    table: Option<(Table, Vec<Option<Column>>)>,
}

impl Pending {
    /// Reads files and folders, each by what is in it: vCards, tables, Thunderbird's address books, sent mail.
    ///
    /// # Errors
    /// One of them cannot be read or has no people in it.
    pub fn of_files(paths: &[PathBuf], own: &[String]) -> Result<Self, AppError> {
        let mut pending: Option<Self> = None;
        for path in paths {
            let next = Self::of_file(path, own)?;
            pending = Some(match pending {
                Some(before) => before.and(next),
                None => next,
            });
        }
        pending.ok_or_else(|| AppError::new(Code::NotPeople))
    }

    /// Reads every address book that Thunderbird keeps below one of these folders.
    ///
    /// # Errors
    /// There is none.
    pub fn of_thunderbird(roots: &[PathBuf]) -> Result<Self, AppError> {
        let mut read = Read::default();
        for book in import::thunderbird_books(roots) {
            if let Ok(more) = import::thunderbird(&book) {
                read.people.extend(more.people);
                read.skipped.extend(more.skipped);
            }
        }
        if read.people.is_empty() {
            return Err(AppError::new(Code::NotPeople));
        }
        Ok(Self { source: "Thunderbird".to_owned(), read, table: None })
    }

    /// Asks a directory.
    ///
    /// # Errors
    /// It cannot be reached, is not encrypted or trusted, or refuses.
    pub fn of_directory(asked: &mut DirectoryDto) -> Result<Self, AppError> {
        let mut directory = Directory::new(asked.url.trim(), asked.base.trim());
        directory.bind_dn = asked.user.trim().to_owned();
        directory.password = Zeroizing::new(std::mem::take(&mut asked.password));
        let answer = if asked.text.trim().is_empty() {
            directory.all(MOST_PEOPLE, &mut |_| ControlFlow::Continue(()))?
        } else {
            directory.search(&asked.text, 500)?
        };
        Ok(Self { source: asked.url.trim().to_owned(), read: answer.read, table: None })
    }

    fn of_file(path: &Path, own: &[String]) -> Result<Self, AppError> {
        let source = walk::shown_name(path);
        let refused = |error: &std::io::Error| AppError::reading(&source, error);
        let metadata = fs::metadata(path).map_err(|error| refused(&error))?;
        let people = |read: Read| Ok(Self { source: source.clone(), read, table: None });
        if metadata.is_dir() {
            let mut sent = Sent::new(own);
            let each = |header: &[u8]| {
                sent.add(header);
                ControlFlow::Continue(())
            };
            import::maildir(path, each).map_err(|_| AppError::new(Code::NotPeople).with("name", &source))?;
            return people(sent.finish().into());
        }
        if !metadata.is_file() {
            return Err(AppError::new(Code::NotReadable).with("name", &source));
        }
        let file = File::open(path).map_err(|error| refused(&error))?;
        let mut head = Vec::new();
        (&file).take(64).read_to_end(&mut head).map_err(|error| refused(&error))?;
        if head.starts_with(b"SQLite format 3\0") {
            return people(import::thunderbird(path).map_err(|error| AppError::from(error).with("name", &source))?);
        }
        if head.starts_with(b"From ") {
            let mut sent = Sent::new(own);
            let file = File::open(path).map_err(|error| refused(&error))?;
            let each = |header: &[u8]| {
                sent.add(header);
                ControlFlow::Continue(())
            };
            import::mbox(BufReader::new(file), each).map_err(|error| refused(&error))?;
            return people(sent.finish().into());
        }
        if usize::try_from(metadata.len()).unwrap_or(usize::MAX) > MOST_BYTES {
            return Err(AppError::new(Code::OverLimit).with("name", &source));
        }
        let bytes = fs::read(path).map_err(|error| refused(&error))?;
        let text = bytes.get(..bytes.len().min(4_096)).unwrap_or_default().to_ascii_uppercase();
        // UTF-16 has a zero between two letters.
        let letters: Vec<u8> = text.into_iter().filter(|byte| *byte != 0).collect();
        if letters.windows(11).any(|part| part == b"BEGIN:VCARD") {
            return people(import::vcard(&bytes));
        }
        let table = import::table(&bytes).map_err(|error| AppError::from(error).with("name", &source))?;
        let columns = table.columns().to_vec();
        let read = table.read(&columns);
        Ok(Self { source, read, table: Some((table, columns)) })
    }

    fn and(mut self, other: Self) -> Self {
        self.read.people.extend(other.read.people);
        self.read.people.truncate(MOST_PEOPLE);
        self.read.skipped.extend(other.read.skipped);
        // Columns can be corrected for one table alone.
        Self { source: format!("{}, {}", self.source, other.source), read: self.read, table: None }
    }

    /// Reads a table again with columns that a person has corrected.
    pub fn choose(&mut self, columns: &[String]) {
        if let Some((table, chosen)) = &mut self.table {
            *chosen = columns.iter().map(|code| Column::of_code(code)).collect();
            self.read = table.read(chosen);
        }
    }

    /// The people.
    #[must_use]
    pub fn people(&self) -> &[Details] {
        &self.read.people
    }

    /// What the window shows of it.
    ///
    /// # Errors
    /// The address book cannot be read.
    pub fn dto(&self, store: &Store) -> Result<ImportDto, AppError> {
        let read = &self.read;
        let skipped = read.skipped.iter().take(SHOWN).map(|skipped| SkippedDto {
            record: skipped.record,
            reason: skipped.reason.to_owned(),
            found: muhr_inspect::visible::visible(&skipped.found),
        });
        Ok(ImportDto {
            source: self.source.clone(),
            total: read.people.len(),
            known: store.known(&read.people)?,
            people: read.people.iter().take(SHOWN).cloned().map(DetailsDto::from).collect(),
            skipped: skipped.collect(),
            skips: read.skipped.len(),
            columns: self.columns(),
        })
    }

    fn columns(&self) -> Vec<ColumnDto> {
        let Some((table, columns)) = &self.table else { return Vec::new() };
        let rows = table.first_rows(CELLS);
        let cells = |at: usize| rows.iter().filter_map(|row| row.get(at)).cloned().collect();
        let column = |at: usize| columns.get(at).copied().flatten().map_or("", Column::code).to_owned();
        let headers = table.headers().iter().enumerate();
        headers.map(|(at, header)| ColumnDto { header: header.clone(), column: column(at), cells: cells(at) }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, bytes: &[u8]) -> Result<Pending, AppError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        Pending::of_files(&[path], &[])
    }

    #[test]
    fn a_file_is_read_by_what_is_in_it() {
        let card = read("a.txt", b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ali\r\nEMAIL:ali@example.org\r\nEND:VCARD\r\n");
        assert_eq!(card.unwrap().people()[0].name, "Ali");
        let table = read("b.dat", b"Name;E-mail\nAli;ali@example.org\nSana;sana@example.org\n").unwrap();
        assert_eq!(table.people().len(), 2);
        let sent = b"From me Mon Nov 23 09:00:00 2026\nFrom: me@example.org\nTo: Ali <ali@example.org>\n\nText\n";
        assert_eq!(read("Sent", sent).unwrap().people()[0].addresses, ["ali@example.org"]);
        let error = read("c.bin", &[0xff, 0, 1]).err().unwrap();
        assert_eq!((error.code, error.arguments["name"].as_str()), (Code::NotPeople, "c.bin"));
    }

    #[test]
    fn the_columns_of_a_table_can_be_corrected() {
        let mut table = read("b.csv", b"Who,Where\nAli,ali@example.org\n").unwrap();
        let columns: Vec<String> = table.columns().into_iter().map(|column| column.column).collect();
        assert_eq!(columns.len(), 2);
        table.choose(&["name".into(), "email".into()]);
        assert_eq!((table.people()[0].name.as_str(), table.people()[0].addresses.len()), ("Ali", 1));
        table.choose(&[String::new(), "email".into()]);
        assert_eq!(table.people()[0].name, "");
    }
}
