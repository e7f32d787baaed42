//! Neutral names, and the encrypted list that tells what they stand for.
//!
//! A ZIP directory is readable by anyone, so by default it shows `01.pdf`, `02.docx`. What these are
//! really called stands in the first entry, `00-names.txt`, which is encrypted like the others and which
//! a person without Muhr can read. Its form is in `docs/zip-format.md`.
//!
//! ZIP authenticates each entry's content, but neither its name nor which entries there are. The list does:
//! it names every entry by its salt, without which the content is not authentic. It names itself in the
//! same way, so a list that was extracted and sealed again in another archive is just a file there.

use super::crypt::Salt;
use super::utc;
use crate::{EntryPath, Source};
use std::fmt::Write as _;

/// The list's own name in the archive. It sorts before every neutral name.
pub(super) const LIST_NAME: &str = "00-names.txt";
/// A list longer than this is not read, and not written.
pub(super) const LIST_BYTES: u64 = 16 << 20;

const FIRST_LINE: &str = "Muhr names 1";
const FOR_PEOPLE: &str = "The files in this archive carry numbers instead of their names. This list tells their names.";
const COLUMNS: &str = "Number\tBytes\tLast changed (UTC)\tName\tSalt";
/// Where the time is not known.
const NO_TIME: &str = "-";

/// `01.pdf` for the first of up to 99 files, `001.pdf` for the first of up to 999.
pub(super) fn neutral(index: usize, count: usize, path: &EntryPath) -> String {
    let width = count.to_string().len().max(2);
    let number = index + 1;
    match path.extension() {
        Some(extension) => format!("{number:0width$}.{extension}"),
        None => format!("{number:0width$}"),
    }
}

/// The list, for sources that stand under `stored` names with `salts`, in an archive where the list itself has `own_salt`.
pub(super) fn list(sources: &[Box<dyn Source>], stored: &[String], salts: &[Salt], own_salt: &Salt) -> String {
    // Lines end as Windows ends them, because that is where a list is opened by hand.
    let mut list = format!("{FIRST_LINE}\r\nSalt {}\r\n\r\n{FOR_PEOPLE}\r\n\r\n{COLUMNS}\r\n", hex(own_salt));
    for ((source, stored), salt) in sources.iter().zip(stored).zip(salts) {
        let changed = source.modified().and_then(utc::to_text).unwrap_or_else(|| NO_TIME.into());
        // An EntryPath holds no control characters, so neither tab nor line end can stand in it.
        let (bytes, path, salt) = (source.bytes(), source.path(), hex(salt));
        let _ = write!(list, "{stored}\t{bytes}\t{changed}\t{path}\t{salt}\r\n");
    }
    list
}

/// A salt as it stands in a list.
pub(super) fn hex(salt: &[u8]) -> String {
    salt.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// One line of a list.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) stored: String,
    pub(super) bytes: u64,
    pub(super) modified: Option<i64>,
    pub(super) path: EntryPath,
    /// As [`hex`] writes it.
    pub(super) salt: String,
}

/// Reads a list whose entry had this salt, in an archive with so many other files. `None` where this is no list,
/// or one of another archive. A list that is too long comes back one line too long.
pub(super) fn read_list(untrusted_list: &[u8], own_salt: &[u8], files: usize) -> Option<Vec<Line>> {
    let mut lines = std::str::from_utf8(untrusted_list).ok()?.lines();
    if lines.next()? != FIRST_LINE || lines.next()?.strip_prefix("Salt ")? != hex(own_salt) {
        return None;
    }
    lines.find(|line| *line == COLUMNS)?;
    lines.take(files.saturating_add(1)).map(read_line).collect()
}

fn read_line(line: &str) -> Option<Line> {
    let mut fields = line.split('\t');
    let mut field = || fields.next();
    let (stored, bytes, changed, name, salt) = (field()?, field()?, field()?, field()?, field()?);
    if field().is_some() {
        return None;
    }
    Some(Line {
        stored: stored.to_owned(),
        bytes: bytes.parse().ok()?,
        modified: if changed == NO_TIME { None } else { Some(utc::from_text(changed)?) },
        path: EntryPath::from_untrusted(name).ok()?,
        salt: salt.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{self, Read};

    const SALTS: [Salt; 2] = [[1; 16], [2; 16]];

    struct Named(EntryPath, u64, Option<i64>);

    impl Source for Named {
        fn path(&self) -> &EntryPath {
            &self.0
        }
        fn bytes(&self) -> u64 {
            self.1
        }
        fn modified(&self) -> Option<i64> {
            self.2
        }
        fn open(&self) -> io::Result<Box<dyn Read + Send>> {
            Ok(Box::new(io::empty()))
        }
    }

    fn path(name: &str) -> EntryPath {
        EntryPath::from_untrusted(name).unwrap()
    }

    fn example() -> (Vec<Box<dyn Source>>, Vec<String>) {
        let sources: Vec<Box<dyn Source>> = vec![
            Box::new(Named(path("خطوط/تفصیلات.docx"), 12, Some(0))),
            Box::new(Named(path("notes"), u64::MAX, None)),
        ];
        (sources, vec!["01.docx".into(), "02".into()])
    }

    #[test]
    fn neutral_names_keep_only_number_and_extension() {
        assert_eq!(neutral(0, 1, &path("a/Secret Plan.PDF")), "01.pdf");
        assert_eq!(neutral(98, 99, &path("x.docx")), "99.docx");
        assert_eq!(neutral(0, 100, &path("x.docx")), "001.docx");
        assert_eq!(neutral(1, 70_000, &path("تفصیلات")), "00002");
    }

    #[test]
    fn a_list_reads_back() {
        let (sources, stored) = example();
        let list = list(&sources, &stored, &SALTS, &[0xab; 16]);
        let lines = read_list(list.as_bytes(), &[0xab; 16], 2).unwrap();
        assert_eq!(
            lines,
            [
                Line {
                    stored: "01.docx".into(),
                    bytes: 12,
                    modified: Some(0),
                    path: path("خطوط/تفصیلات.docx"),
                    salt: "01010101010101010101010101010101".into(),
                },
                Line {
                    stored: "02".into(),
                    bytes: u64::MAX,
                    modified: None,
                    path: path("notes"),
                    salt: "02020202020202020202020202020202".into(),
                },
            ]
        );
        // A person may have opened it in an editor that ends lines otherwise.
        assert_eq!(read_list(list.replace("\r\n", "\n").as_bytes(), &[0xab; 16], 2).unwrap(), lines);
    }

    #[test]
    fn a_list_of_another_archive_is_just_a_file() {
        let (sources, stored) = example();
        let list = list(&sources, &stored, &SALTS, &[0xab; 16]);
        assert_eq!(read_list(list.as_bytes(), &[0xac; 16], 2), None);
        assert_eq!(read_list(list.as_bytes(), &[0xab; 15], 2), None);
    }

    #[test]
    fn what_is_no_list_is_just_a_file() {
        let (sources, stored) = example();
        let list = list(&sources, &stored, &SALTS, &[1; 16]);
        for other in [
            String::new(),
            list.replace("names 1", "names 2"),
            list.replace("Number\t", "Number "),
            list.replace("\t12\t", "\t-12\t"),
            list.replace("\t12\t", "\t12 \t"),
            list.replace("1970-01-01", "1970-02-30"),
            list.replace("خطوط/تفصیلات.docx", ".."),
            list.replace("notes\t", "notes"),
            list.replace("notes\t", "no\ttes\t"),
        ] {
            assert_eq!(read_list(other.as_bytes(), &[1; 16], 2), None, "{other}");
        }
        assert_eq!(read_list(b"Muhr names 1\r\nSalt \xff", &[1; 16], 2), None);
    }

    #[test]
    fn a_list_that_is_too_long_is_not_read_to_its_end() {
        let (sources, stored) = example();
        let list = list(&sources, &stored, &SALTS, &[1; 16]);
        let longer = format!("{list}{}", "03\t1\t-\tx\t00\r\n".repeat(100));
        assert_eq!(read_list(longer.as_bytes(), &[1; 16], 2).unwrap().len(), 3);
    }

    #[test]
    fn a_name_in_a_list_is_made_harmless() {
        let (sources, stored) = example();
        let list = list(&sources, &stored, &SALTS, &[1; 16]).replace("notes", "../../etc/\u{202e}passwd");
        let lines = read_list(list.as_bytes(), &[1; 16], 2).unwrap();
        assert_eq!(lines[1].path.as_str(), "etc/_passwd");
    }
}
