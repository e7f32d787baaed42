//! What the columns of a table hold: by their names, and where these say nothing by their cells.

use crate::details::canonical_address;
use csv::StringRecord;
use muhr_handover::phone::PhoneNumber;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// The whole name.
    Name,
    /// Given name.
    FirstName,
    /// Names between.
    MiddleName,
    /// Family name.
    LastName,
    /// E-mail addresses.
    Email,
    /// Numbers that receive SMS.
    Mobile,
    /// Numbers of the office.
    WorkPhone,
    /// Numbers at home.
    HomePhone,
    /// Other numbers.
    Phone,
    /// Ministry or firm.
    Organisation,
    /// What it is divided into.
    Department,
    /// The office held.
    Office,
    /// Notes.
    Notes,
}

/// How sure a name is of its column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sure {
    Always,
    WhereNoOther,
}

impl Column {
    /// The code in the data file and at the boundary.
    pub const CODES: [(&'static str, Self); 13] = [
        ("name", Self::Name),
        ("first-name", Self::FirstName),
        ("middle-name", Self::MiddleName),
        ("last-name", Self::LastName),
        ("email", Self::Email),
        ("mobile", Self::Mobile),
        ("work-phone", Self::WorkPhone),
        ("home-phone", Self::HomePhone),
        ("phone", Self::Phone),
        ("organisation", Self::Organisation),
        ("department", Self::Department),
        ("office", Self::Office),
        ("notes", Self::Notes),
    ];

    /// The column with a code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::CODES.iter().find(|(it, _)| *it == code).map(|(_, column)| *column)
    }

    /// The code of the column.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::CODES.iter().find(|(_, it)| *it == self).map_or("", |(code, _)| code)
    }
}

static NAMES: LazyLock<HashMap<String, (Column, Sure)>> = LazyLock::new(|| {
    let lines = include_str!("../../../data/columns.txt").lines().map(str::trim);
    let entry = |line: &'static str| {
        let (code, name) = line.split_once(' ')?;
        let sure = if code.ends_with('?') { Sure::WhereNoOther } else { Sure::Always };
        Some((letters(name), (Column::of_code(code.trim_end_matches('?'))?, sure)))
    };
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(entry).collect()
});

/// The columns by their names.
pub(super) fn by_name(headers: &StringRecord) -> Vec<Option<Column>> {
    let known: Vec<_> = headers.iter().map(|header| NAMES.get(&letters(header)).copied()).collect();
    let is_sure = |column: Column| known.contains(&Some((column, Sure::Always)));
    let decided = known.iter().map(|known| match known {
        Some((column, Sure::WhereNoOther)) if is_sure(*column) => None,
        other => other.map(|(column, _)| column),
    });
    decided.collect()
}

/// Adds what the cells of columns without a known name show: addresses, numbers and, where no column is the name, names.
pub(super) fn by_cells(columns: &mut [Option<Column>], rows: &[StringRecord]) {
    let has = |columns: &[Option<Column>], any: &[Column]| columns.iter().flatten().any(|column| any.contains(column));
    let numbers = [Column::Mobile, Column::WorkPhone, Column::HomePhone, Column::Phone];
    let (emails, phones) = (has(columns, &[Column::Email]), has(columns, &numbers));
    for (at, column) in columns.iter_mut().enumerate().filter(|(_, column)| column.is_none()) {
        if !emails && mostly(rows, at, |cell| canonical_address(cell).is_some()) {
            *column = Some(Column::Email);
        } else if !phones && mostly(rows, at, |cell| number(cell).is_some()) {
            let mobile = mostly(rows, at, |cell| number(cell).is_some_and(|number| number.starts_with("+923")));
            *column = Some(if mobile { Column::Mobile } else { Column::Phone });
        }
    }
    if !has(columns, &[Column::Name, Column::FirstName, Column::LastName]) {
        let mut free = columns.iter_mut().enumerate().filter(|(_, column)| column.is_none());
        let is_name = |cell: &str| cell.chars().any(char::is_alphabetic) && !cell.contains(['@', '/']);
        if let Some((_, column)) = free.find(|(at, _)| mostly(rows, *at, is_name)) {
            *column = Some(Column::Name);
        }
    }
}

/// Whether a row has a cell that is an address.
pub(super) fn has_address(row: &StringRecord) -> bool {
    row.iter().any(|cell| canonical_address(cell).is_some())
}

fn number(cell: &str) -> Option<String> {
    PhoneNumber::parse(cell).ok().map(|number| number.to_string())
}

/// Whether more than half of the cells that are not empty are it, and there is one.
fn mostly(rows: &[StringRecord], at: usize, is: impl Fn(&str) -> bool) -> bool {
    let cells = rows.iter().filter_map(|row| row.get(at)).map(str::trim).filter(|cell| !cell.is_empty());
    let (all, matching) =
        cells.fold((0_usize, 0_usize), |(all, matching), cell| (all + 1, matching + usize::from(is(cell))));
    matching > all / 2
}

/// The letters of a name in lower case and in Urdu's own forms: keyboards of Arabic have other letters for two of them.
fn letters(name: &str) -> String {
    let kept = name.chars().filter(|character| character.is_alphabetic());
    let kept = kept.filter(|character| !matches!(character, '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}'));
    let urdu = kept.map(|character| match character {
        '\u{064A}' | '\u{0649}' => '\u{06CC}',
        '\u{0643}' => '\u{06A9}',
        '\u{0647}' | '\u{0629}' => '\u{06C1}',
        other => other,
    });
    urdu.collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(headers: &[&str]) -> Vec<Option<Column>> {
        by_name(&StringRecord::from(headers.to_vec()))
    }

    #[test]
    fn every_line_of_the_data_names_a_column_once() {
        let data = include_str!("../../../data/columns.txt");
        let lines = data.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        assert_eq!(NAMES.len(), lines.count());
        for (code, column) in Column::CODES {
            assert_eq!((Column::of_code(code), column.code()), (Some(column), code));
            assert!(NAMES.values().any(|(it, _)| *it == column), "{code}");
        }
    }

    #[test]
    fn a_title_is_the_office_only_where_nothing_else_is() {
        assert_eq!(columns(&["Title", "Name"]), [Some(Column::Office), Some(Column::Name)]);
        assert_eq!(columns(&["Title", "Job Title"]), [None, Some(Column::Office)]);
    }

    #[test]
    fn names_count_by_their_letters() {
        for name in ["E-mail 2 Address", "EMAIL ADDRESS", "e mail-address:", "E-mail 1 - Value"] {
            assert_eq!(columns(&[name]), [Some(Column::Email)], "{name}");
        }
        for name in ["E-mail 2 Type", "E-mail Display Name", "E-mail 1 - Label", "", "Sr. No."] {
            assert_eq!(columns(&[name]), [None], "{name}");
        }
        // Typed on an Arabic keyboard, and with a vowel mark.
        assert_eq!(
            columns(&["اي ميل", "عُہدہ", "عهده"]),
            [Some(Column::Email), Some(Column::Office), Some(Column::Office)]
        );
    }
}
