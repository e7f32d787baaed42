//! Lists of domains: one on each line, or a table whose first column, or the one that is called so, has them.

use super::{DomainName, asked};
use crate::dto::{DomainListDto, DomainRefusedDto};
use crate::error::{AppError, Code};
use crate::walk;
use muhr_people::import::decode;
use std::collections::HashSet;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Domains of one list.
pub const MOST_DOMAINS: usize = 2_000;
/// Longest list, in bytes.
pub const MOST_BYTES: u64 = 1 << 20;
/// What the column may be called.
const COLUMN: [&str; 5] = ["domain", "domains", "domain name", "ڈومین", "ڈومینز"];
/// What stands between cells; the one that is found most often in the first line.
const BETWEEN: [u8; 3] = [b',', b';', b'\t'];

/// A list that was read.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// The name of the file.
    pub file: String,
    /// Domains in their order, each once.
    pub domains: Vec<DomainName>,
    /// What is no domain.
    pub refused: Vec<DomainRefusedDto>,
}

impl List {
    /// Reads a file.
    ///
    /// # Errors
    /// It cannot be read; there is no domain in it, or too many.
    pub fn of_file(path: &Path) -> Result<Self, AppError> {
        let name = walk::shown_name(path);
        let is_file = std::fs::metadata(path).map_err(|error| AppError::reading(&name, &error))?.is_file();
        if !is_file {
            return Err(AppError::new(Code::NotReadable).with("name", name));
        }
        let file = File::open(path).map_err(|error| AppError::reading(&name, &error))?;
        Self::of(&name, file)
    }

    /// Reads from anywhere.
    ///
    /// # Errors
    /// As for [`Self::of_file`].
    pub fn of(name: &str, from: impl Read) -> Result<Self, AppError> {
        let mut bytes = Vec::new();
        let read = from.take(MOST_BYTES + 1).read_to_end(&mut bytes);
        read.map_err(|error| AppError::reading(name, &error))?;
        let too_long = || AppError::new(Code::DomainListTooMany).with("name", name);
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MOST_BYTES {
            return Err(too_long());
        }
        let mut list = Self { file: name.to_owned(), ..Self::default() };
        let (mut column, mut known) = (None, HashSet::new());
        for (line, cells) in rows(&decode(&bytes)) {
            let of_head = || cells.iter().position(|cell| COLUMN.contains(&cell.trim().to_lowercase().as_str()));
            if column.is_none() {
                let head = of_head();
                column = Some(head.unwrap_or_default());
                if head.is_some() {
                    continue;
                }
            }
            let typed = cells.get(column.unwrap_or_default()).map(|cell| cell.trim()).unwrap_or_default();
            if typed.is_empty() {
                continue;
            }
            match asked::domain(typed) {
                Ok(domain) if known.contains(&domain) => {}
                Ok(_) if list.domains.len() == MOST_DOMAINS => return Err(too_long()),
                Ok(domain) => {
                    known.insert(domain.clone());
                    list.domains.push(domain);
                }
                Err(_) if list.refused.len() == MOST_DOMAINS => return Err(too_long()),
                Err(error) => list.refused.push(DomainRefusedDto {
                    line,
                    text: asked::told(typed),
                    code: error.code.as_str().to_owned(),
                }),
            }
        }
        if list.domains.is_empty() { Err(AppError::new(Code::DomainListNone).with("name", name)) } else { Ok(list) }
    }

    /// What is shown of it.
    #[must_use]
    pub fn dto(&self) -> DomainListDto {
        DomainListDto {
            file: self.file.clone(),
            domains: self.domains.iter().map(|domain| domain.ascii().to_owned()).collect(),
            refused: self.refused.clone(),
        }
    }
}

/// The cells of each row with the number of its line; a remark behind `#` is none.
fn rows(text: &str) -> impl Iterator<Item = (u32, Vec<String>)> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |byte: &u8| first.bytes().filter(|other| other == byte).count();
    let between = BETWEEN.into_iter().rev().max_by_key(count).unwrap_or(b',');
    let reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(between)
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    // What is already text can be read to its end.
    let records: Vec<_> = reader.into_records().map_while(Result::ok).collect();
    records.into_iter().map(|record| {
        let line = record.position().map(csv::Position::line).unwrap_or_default();
        (u32::try_from(line).unwrap_or(u32::MAX), record.iter().map(str::to_owned).collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> Result<List, AppError> {
        List::of("list.csv", text)
    }

    fn told(text: &[u8]) -> String {
        read(text).unwrap().dto().domains.join(" ")
    }

    #[test]
    fn lines_and_tables_are_read_with_and_without_a_head() {
        assert_eq!(told(b"a.gov.pk\r\nb.gov.pk\n\n# a remark\nA.gov.pk."), "a.gov.pk b.gov.pk");
        assert_eq!(told(b"a.gov.pk,Cabinet\nb.gov.pk,Finance\n"), "a.gov.pk b.gov.pk");
        assert_eq!(told(b"name;Domain;note\nCabinet;a.gov.pk;\n\"Fin; ance\";b.gov.pk;x\n"), "a.gov.pk b.gov.pk");
        assert_eq!(told("\u{feff}دفتر\tڈومین\nکابینہ\ta.gov.pk\n".as_bytes()), "a.gov.pk");
        let utf16: Vec<u8> = "domain\r\na.gov.pk\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(told(&[&[0xff, 0xfe], utf16.as_slice()].concat()), "a.gov.pk");
    }

    #[test]
    fn two_thousand_domains_are_taken_and_not_one_more() {
        let lines = |count: usize| (0..count).map(|number| format!("d{number}.gov.pk\n")).collect::<String>();
        assert_eq!(read(lines(MOST_DOMAINS).as_bytes()).unwrap().domains.len(), MOST_DOMAINS);
        let twice = lines(MOST_DOMAINS) + "d0.gov.pk\n";
        assert_eq!(read(twice.as_bytes()).unwrap().domains.len(), MOST_DOMAINS);
        let error = read(lines(MOST_DOMAINS + 1).as_bytes()).unwrap_err();
        assert_eq!(error.code, Code::DomainListTooMany);
    }

    #[test]
    fn one_mebibyte_is_read_and_not_one_byte_more() {
        let most = usize::try_from(MOST_BYTES).unwrap();
        let mut text = b"a.gov.pk\n".to_vec();
        text.resize(most, b'\n');
        assert_eq!(told(&text), "a.gov.pk");
        text.push(b'\n');
        assert_eq!(read(&text).unwrap_err().code, Code::DomainListTooMany);
    }

    #[test]
    fn a_list_without_a_domain_is_none() {
        for text in [&b""[..], b"domain\n", b"\n\n"] {
            assert_eq!(read(text).unwrap_err().code, Code::DomainListNone);
        }
        assert_eq!(List::of_file(Path::new("/no/such/list.csv")).unwrap_err().code, Code::NotFound);
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_break_the_reading(bytes: Vec<u8>) {
            if let Ok(list) = read(&bytes) {
                proptest::prop_assert!(!list.domains.is_empty());
            }
        }
    }
}
