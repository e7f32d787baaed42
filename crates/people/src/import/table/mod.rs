//! Tables of people: exports of Outlook, Gmail and Thunderbird, and an office's own list (RFC 4180, kindly read).

mod columns;

pub use columns::Column;

use super::draft::{Draft, Label, UNRANKED};
use super::{MOST_BYTES, MOST_PEOPLE, Read, text};
use crate::details::line;
use csv::StringRecord;

/// Most columns of a table; Outlook writes 92.
const MOST_COLUMNS: usize = 256;
/// Most delimiters of one line, those inside cells among them: a record is in memory before its columns are counted.
const MOST_IN_LINE: usize = 64 * 1024;
/// Longest cell, in bytes.
const MOST_CELL: usize = 32 * 1024;
/// Rows that are looked at to tell delimiter and columns.
const LOOKED_AT: usize = 50;
/// Bytes that are looked at to tell the delimiter.
const START: usize = 128 * 1024;
/// Longest text of a cell that is shown, in characters.
const MOST_SHOWN: usize = 100;
/// How workbooks begin, which are often taken for tables: ZIP (APPNOTE section 4.3.7) and Compound File ([MS-CFB] 2.2).
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"];
/// What divides cells; the first wins where all else is equal.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// A table whose columns may be corrected before it is read.
#[derive(Clone, Debug)]
pub struct Table {
    headers: Vec<String>,
    columns: Vec<Option<Column>>,
    rows: Vec<StringRecord>,
    /// Which record of the file the first row is.
    first: usize,
    /// Whether there were more rows than are read.
    more: bool,
}

/// Why bytes are no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// Larger than [`MOST_BYTES`].
    #[error("the file is too large")]
    TooLarge,
    /// There are no rows.
    #[error("the file is empty")]
    Empty,
    /// Not text, such as a workbook.
    #[error("the file is not text")]
    NotText,
    /// More columns than a table of people has.
    #[error("the table has too many columns")]
    TooManyColumns,
}

/// Reads a table.
///
/// # Errors
/// [`TableError`].
pub fn table(bytes: &[u8]) -> Result<Table, TableError> {
    if bytes.len() > MOST_BYTES {
        return Err(TableError::TooLarge);
    }
    let text = text::decode(bytes);
    if WORKBOOKS.iter().any(|magic| bytes.starts_with(magic)) || text.contains('\0') {
        return Err(TableError::NotText);
    }
    let (text, delimiter) = delimiter(&text);
    let widest = text.lines().map(|line| memchr::memchr_iter(delimiter, line.as_bytes()).count()).max();
    if widest.is_some_and(|widest| widest > MOST_IN_LINE) {
        return Err(TableError::TooManyColumns);
    }
    let mut rows: Vec<StringRecord> = Vec::new();
    let mut more = false;
    for row in records(text, delimiter) {
        if row.len() > MOST_COLUMNS {
            return Err(TableError::TooManyColumns);
        }
        // One more than people, for the names of the columns.
        if rows.len() > MOST_PEOPLE {
            more = true;
            break;
        }
        rows.push(row);
    }
    let start = rows.get(..rows.len().min(LOOKED_AT)).unwrap_or_default();
    let first = start.first().ok_or(TableError::Empty)?;
    let width = start.iter().map(StringRecord::len).max().unwrap_or_default();
    let mut columns = columns::by_name(first);
    // A row with an address is a person; one without names the columns, if it has a name we know or if the rows
    // below it have addresses.
    let has_header =
        !columns::has_address(first) && (columns.iter().any(Option::is_some) || start.iter().any(columns::has_address));
    if !has_header {
        columns.clear();
    }
    columns.resize(width, None);
    let below = start.get(usize::from(has_header)..).unwrap_or_default();
    columns::by_cells(&mut columns, below);
    let mut headers: Vec<String> = if has_header { first.iter().map(shown).collect() } else { Vec::new() };
    headers.resize(width, String::new());
    if has_header {
        rows.remove(0);
    }
    more |= rows.len() > MOST_PEOPLE;
    rows.truncate(MOST_PEOPLE);
    Ok(Table { headers, columns, rows, first: 1 + usize::from(has_header), more })
}

impl Table {
    /// What the columns are called; empty texts where the table does not say.
    #[must_use]
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// What each column holds, as far as it is recognised.
    #[must_use]
    pub fn columns(&self) -> &[Option<Column>] {
        &self.columns
    }

    /// How many rows there are below the headers.
    #[must_use]
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// The first rows, each cell as one visible line.
    #[must_use]
    pub fn first_rows(&self, count: usize) -> Vec<Vec<String>> {
        self.rows.iter().take(count).map(|row| row.iter().map(shown).collect()).collect()
    }

    /// The people, with what each column holds; a column without is not read.
    #[must_use]
    pub fn read(&self, columns: &[Option<Column>]) -> Read {
        let mut read = Read::default();
        for (record, row) in (self.first..).zip(&self.rows) {
            if row.iter().any(|cell| cell.len() > MOST_CELL) {
                read.skip(record, "too-long", row.iter().next().unwrap_or_default());
            } else if row.iter().any(|cell| !cell.trim().is_empty()) {
                person(record, row, columns).finish(&mut read);
            }
        }
        if self.more {
            read.skip(0, "too-many", "");
        }
        read
    }
}

fn person(record: usize, row: &StringRecord, columns: &[Option<Column>]) -> Draft {
    let mut draft = Draft::new(record);
    let (mut first, mut middle, mut last, mut departments, mut notes) = (vec![], vec![], vec![], vec![], vec![]);
    for (cell, column) in row.iter().zip(columns).map(|(cell, column)| (cell.trim(), column)) {
        let (Some(column), false) = (column, cell.is_empty()) else { continue };
        match column {
            Column::Name if draft.name.is_empty() => draft.name = cell.to_owned(),
            Column::Office if draft.office.is_empty() => draft.office = cell.to_owned(),
            Column::Name | Column::Office => {}
            Column::FirstName => first.push(cell.to_owned()),
            Column::MiddleName => middle.push(cell.to_owned()),
            Column::LastName => last.push(cell.to_owned()),
            Column::Email => draft.address(UNRANKED, cell),
            Column::Mobile => draft.phone(UNRANKED, &Label::Mobile, cell),
            Column::WorkPhone => draft.phone(UNRANKED, &Label::Work, cell),
            Column::HomePhone => draft.phone(UNRANKED, &Label::Home, cell),
            Column::Phone => draft.phone(UNRANKED, &Label::Other(String::new()), cell),
            Column::Organisation => draft.organisation.push(cell.to_owned()),
            Column::Department => departments.push(cell.to_owned()),
            Column::Notes => notes.push(cell),
        }
    }
    draft.parts = [first, middle, last].concat();
    draft.organisation.append(&mut departments);
    draft.notes = notes.join("\n");
    draft
}

/// The records of a text, quoted or not, of any width.
fn records(text: &str, delimiter: u8) -> impl Iterator<Item = StringRecord> {
    let reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    // Reading from memory and of valid UTF-8 cannot fail; an error would end the table.
    reader.into_records().map_while(Result::ok)
}

/// What divides the cells: what gives most rows the same number of cells, and then the most cells. `sep=;` on a line of
/// its own is how Excel is told, and no row.
fn delimiter(text: &str) -> (&str, u8) {
    let first = text.lines().next().unwrap_or_default();
    if let Some(told) = first.strip_prefix("sep=").and_then(|rest| rest.bytes().next()).filter(u8::is_ascii) {
        return (text.get(first.len()..).unwrap_or_default().trim_start_matches(['\r', '\n']), told);
    }
    let end = (0..=START.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let start = text.get(..end).unwrap_or_default();
    let score = |delimiter: u8| {
        let widths: Vec<usize> = records(start, delimiter).take(LOOKED_AT).map(|row| row.len()).collect();
        let alike = |width: usize| widths.iter().filter(|it| **it == width).count();
        widths.iter().filter(|width| **width > 1).map(|width| (alike(*width), *width)).max().unwrap_or_default()
    };
    let best = DELIMITERS.into_iter().rev().max_by_key(|delimiter| score(*delimiter));
    (text, best.unwrap_or(b','))
}

/// One visible line of a cell.
fn shown(untrusted: &str) -> String {
    line(untrusted.get(..MOST_CELL).unwrap_or(untrusted)).chars().take(MOST_SHOWN).collect()
}

#[cfg(test)]
mod tests;
