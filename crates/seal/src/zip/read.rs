//! Opening a WinZip AES archive, ours or anybody's.
//!
//! The directory is read by the `zip` crate, which shares no code with our writer. What comes out of an archive is
//! hostile until its entry is authenticated at its end; the names in the directory are never authenticated, only
//! those in our list are.

use super::content::{CONTENT, Content};
use super::directory::{self, Found};
use super::extract;
use super::guarded::Guarded;
use super::keys::KeyRing;
use super::names::{self, Line};
use super::survey::survey;
use crate::open::{Entry, Limits, Opened, Sink};
use crate::seal::{Cover, Format};
use crate::watch::Watch;
use crate::{EntryPath, OpenError, Password, ReadAt};
use std::collections::{HashMap, HashSet};
use std::io::Read as _;

/// Whether this is a ZIP archive in which everything is encrypted with AES.
///
/// # Errors
/// `NotSealed`, `NotEncrypted`, `OverLimit`, `Read`.
pub(crate) fn recognise(input: &dyn ReadAt) -> Result<(), OpenError> {
    survey(input).map(|_| ())
}

/// Opens `input` with `password`.
///
/// # Errors
/// Any but `Write` and `Newer`.
pub(crate) fn unlock<'a>(
    input: &'a dyn ReadAt,
    password: &Password,
    limits: &Limits,
    watch: &dyn Watch,
) -> Result<Box<dyn Opened + 'a>, OpenError> {
    let survey = survey(input)?;
    // One more for the list of names.
    if survey.entries > limits.entries.saturating_add(1) as u64 {
        return Err(OpenError::OverLimit("the number of files"));
    }
    // Twice, because the crate may look for the end of the archive in more than one place; and the local headers and salts.
    let grant = 2 * survey.directory_bytes + 96 * survey.entries + (1 << 20);
    let mut files = directory::read(Guarded::new(input, watch, grant), &survey, limits)?;
    let vault = Vault { input, keys: KeyRing::new(password, files.iter().map(Found::salt)) };
    vault.try_password(&files, watch)?;

    let lines = match files.first() {
        Some(first) => vault.read_list(first, files.len() - 1, watch)?,
        None => None,
    };
    let entries = match lines {
        Some(lines) => {
            files.remove(0);
            real_entries(&files, lines)?
        }
        None => files.iter().map(stored_entry).collect::<Result<_, _>>()?,
    };
    if files.len() > limits.entries {
        return Err(OpenError::OverLimit("the number of files"));
    }
    Ok(Box::new(OpenedZip { vault, files, entries: distinct(entries)? }))
}

/// An archive together with a password.
pub(super) struct Vault<'a> {
    input: &'a dyn ReadAt,
    keys: KeyRing,
}

/// Entries by which a password is judged.
const PROBES: usize = 3;

impl<'a> Vault<'a> {
    pub(super) fn reader<'r>(&'r self, watch: &'r dyn Watch) -> Guarded<'r>
    where
        'a: 'r,
    {
        Guarded::new(self.input, watch, u64::MAX)
    }

    /// Begins to decrypt `file`; `None` where the keys come from another password.
    pub(super) fn decrypt<'r, 'g>(
        &self,
        file: &Found,
        reader: &'r mut Guarded<'g>,
    ) -> Result<Option<Content<'r, 'g>>, OpenError> {
        let keys = self.keys.keys(file.number).ok_or(OpenError::Damaged(CONTENT))?;
        Content::new(file, keys, reader)
    }

    /// Asks the two verifier bytes of a few entries. One entry takes one wrong password in 65,536 for
    /// right, and one entry may be damaged; so the majority decides.
    fn try_password(&self, files: &[Found], watch: &dyn Watch) -> Result<(), OpenError> {
        let sealed = || files.iter().filter(|file| file.sealed.is_some());
        let step = (sealed().count() / PROBES).max(1);
        let probes: Vec<&Found> = sealed().step_by(step).take(PROBES).collect();
        let mut fitting = 0;
        for probe in &probes {
            fitting += usize::from(self.decrypt(probe, &mut self.reader(watch))?.is_some());
        }
        match fitting {
            0 => Err(OpenError::WrongPassword),
            _ if 2 * fitting <= probes.len() => Err(OpenError::Damaged(extract::ANOTHER_PASSWORD)),
            _ => Ok(()),
        }
    }

    /// The lines of the list of names, if `first` is one and belongs to this archive.
    fn read_list(&self, first: &Found, others: usize, watch: &dyn Watch) -> Result<Option<Vec<Line>>, OpenError> {
        if first.untrusted_name != names::LIST_NAME || first.bytes > names::LIST_BYTES {
            return Ok(None);
        }
        let mut reader = self.reader(watch);
        let mut content = self.decrypt(first, &mut reader)?.ok_or(OpenError::Damaged(extract::ANOTHER_PASSWORD))?;
        let mut untrusted_list = Vec::new();
        // It gives no more than the directory claims, which is bounded above.
        let read = content.read_to_end(&mut untrusted_list);
        drop(content);
        read.map_err(|_| reader.explain_io(CONTENT))?;
        Ok(names::read_list(&untrusted_list, first.salt(), others))
    }
}

/// The entries under their real names. The list is authentic, so an archive that does not match it was
/// changed: something was added, taken away, renamed, exchanged or made to look shorter.
fn real_entries(files: &[Found], lines: Vec<Line>) -> Result<Vec<Entry>, OpenError> {
    let changed = OpenError::Damaged("the entries are not those of the list of names");
    if files.len() != lines.len() {
        return Err(changed);
    }
    for (file, line) in files.iter().zip(&lines) {
        let same = file.untrusted_name == line.stored && file.bytes == line.bytes;
        if !same || names::hex(file.salt()) != line.salt {
            return Err(changed);
        }
    }
    let entry = |line: Line| Entry { path: line.path, bytes: line.bytes, modified: line.modified };
    Ok(lines.into_iter().map(entry).collect())
}

/// The entry under the name that stands in the directory.
fn stored_entry(file: &Found) -> Result<Entry, OpenError> {
    let path = EntryPath::from_untrusted(&file.untrusted_name).or_else(|_| EntryPath::from_untrusted("unnamed"));
    let path = path.map_err(|_| OpenError::Damaged("a name cannot be read"))?;
    Ok(Entry { path, bytes: file.bytes, modified: file.modified })
}

/// Numbers entries whose names have become the same: `a.txt`, `a (2).txt`.
fn distinct(mut entries: Vec<Entry>) -> Result<Vec<Entry>, OpenError> {
    let mut taken: HashSet<EntryPath> = entries.iter().map(|entry| entry.path.clone()).collect();
    if taken.len() == entries.len() {
        return Ok(entries);
    }
    let mut uses = HashMap::new();
    for entry in &mut entries {
        let number: &mut usize = uses.entry(entry.path.clone()).or_insert(0);
        *number += 1;
        while *number > 1 {
            let candidate = numbered(&entry.path, *number).ok_or(OpenError::Damaged("a name cannot be read"))?;
            if taken.insert(candidate.clone()) {
                entry.path = candidate;
                break;
            }
            *number += 1;
        }
    }
    Ok(entries)
}

/// `folder/a (2).txt` for `folder/a.txt`; where that is too long, `unnamed (2)`.
fn numbered(path: &EntryPath, number: usize) -> Option<EntryPath> {
    let name = path.file_name();
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => (stem, format!(".{extension}")),
        _ => (name, String::new()),
    };
    let folder = path.as_str().strip_suffix(name).unwrap_or_default();
    EntryPath::from_untrusted(&format!("{folder}{stem} ({number}){extension}"))
        .or_else(|_| EntryPath::from_untrusted(&format!("unnamed ({number})")))
        .ok()
}

pub(super) struct OpenedZip<'a> {
    pub(super) vault: Vault<'a>,
    pub(super) files: Vec<Found>,
    pub(super) entries: Vec<Entry>,
}

impl Opened for OpenedZip<'_> {
    fn format(&self) -> Format {
        Format::Zip
    }

    fn cover(&self) -> Option<&Cover> {
        None
    }

    fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn extract(&self, sink: &dyn Sink, watch: &dyn Watch) -> Result<(), OpenError> {
        extract::extract(self, sink, watch)
    }
}
