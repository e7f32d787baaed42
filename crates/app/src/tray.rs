//! The files that wait to be sealed. The window knows them by number; their paths stay here.

use crate::dto::{NoteDto, TrayDto, TrayItemDto};
use crate::error::{AppError, Note, NoteCode};
use crate::{opening, walk};
use std::path::{Path, PathBuf};

/// Waiting files and folders, in the order in which they came.
#[derive(Default)]
pub(crate) struct Tray {
    items: Vec<Item>,
    removed: Vec<(usize, Item)>,
    notes: Vec<Note>,
    next_id: u64,
}

struct Item {
    id: String,
    path: PathBuf,
    name: String,
    kind: String,
    bytes: u64,
    files: usize,
    sealed: bool,
}

impl Tray {
    /// Adds files and folders. One that is listed already is noted and left out; one that cannot be read fails all.
    pub(crate) fn add(&mut self, paths: &[PathBuf]) -> Result<(), AppError> {
        self.notes.clear();
        let mut added = Vec::new();
        for path in paths {
            let name = walk::shown_name(path);
            let path = path.canonicalize().map_err(|error| AppError::reading(&name, &error))?;
            if self.items.iter().chain(&added).any(|item| item.path == path) {
                self.notes.push(Note { code: NoteCode::AlreadyListed, name });
                continue;
            }
            let walked = walk::walk(std::slice::from_ref(&path))?;
            self.next_id += 1;
            added.push(Item {
                id: self.next_id.to_string(),
                kind: kind(&path),
                bytes: walked.total_bytes(),
                files: walked.sources.len(),
                sealed: opening::recognise(&path).is_some(),
                name,
                path,
            });
            self.notes.extend(walked.notes);
        }
        self.items.extend(added);
        Ok(())
    }

    pub(crate) fn remove(&mut self, id: &str) {
        if let Some(index) = self.items.iter().position(|item| item.id == id) {
            let item = self.items.remove(index);
            self.removed.push((index, item));
        }
    }

    pub(crate) fn restore(&mut self, id: &str) {
        if let Some(index) = self.removed.iter().position(|(_, item)| item.id == id) {
            let (place, item) = self.removed.remove(index);
            self.items.insert(place.min(self.items.len()), item);
        }
    }

    pub(crate) fn clear(&mut self) {
        self.items.clear();
        self.removed.clear();
        self.notes.clear();
    }

    pub(crate) fn paths(&self) -> Vec<PathBuf> {
        self.items.iter().map(|item| item.path.clone()).collect()
    }

    pub(crate) fn path(&self, id: &str) -> Option<&Path> {
        self.items.iter().find(|item| item.id == id).map(|item| item.path.as_path())
    }

    /// What the window shows; `mail_bytes` tells how large an e-mail with so many bytes gets.
    pub(crate) fn dto(&self, mailbox_limit_bytes: u64, mail_bytes: impl Fn(u64) -> u64) -> TrayDto {
        let total_bytes = self.items.iter().map(|item| item.bytes).fold(0, u64::saturating_add);
        let sealed = match self.items.as_slice() {
            [only] if only.sealed => Some(only.id.clone()),
            _ => None,
        };
        TrayDto {
            items: self.items.iter().map(Item::dto).collect(),
            total_bytes,
            estimated_mail_bytes: mail_bytes(total_bytes),
            mailbox_limit_bytes,
            sealed,
            notes: self.notes.iter().map(NoteDto::from).collect(),
        }
    }
}

impl Item {
    fn dto(&self) -> TrayItemDto {
        TrayItemDto {
            id: self.id.clone(),
            name: self.name.clone(),
            bytes: self.bytes,
            kind: self.kind.clone(),
            files: self.files,
        }
    }
}

/// The label of a file: its extension where that is short and plain.
fn kind(path: &Path) -> String {
    if path.is_dir() {
        return "FOLDER".into();
    }
    let name = muhr_seal::EntryPath::from_untrusted(&walk::shown_name(path)).ok();
    let extension = name.and_then(|name| name.extension()).filter(|extension| extension.len() <= 5);
    extension.map_or_else(|| "FILE".into(), |extension| extension.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tray(tray: &Tray) -> TrayDto {
        tray.dto(25, |bytes| bytes)
    }

    #[test]
    fn what_was_removed_comes_back_to_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let paths = ["a.pdf", "b.docx", "c"].map(|name| folder.path().join(name));
        paths.iter().for_each(|path| std::fs::write(path, "12").unwrap());
        let mut list = Tray::default();
        list.add(&paths).unwrap();
        let before = tray(&list);
        let kinds: Vec<_> = before.items.iter().map(|item| item.kind.as_str()).collect();
        assert_eq!((kinds, before.total_bytes), (vec!["PDF", "DOCX", "FILE"], 6));
        let second = before.items[1].id.clone();
        list.remove(&second);
        assert_eq!(tray(&list).items.len(), 2);
        list.restore(&second);
        assert_eq!(tray(&list), before);
    }

    #[test]
    fn the_same_file_is_listed_once_and_said_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        std::fs::write(&path, "1").unwrap();
        let mut list = Tray::default();
        list.add(&[path.clone(), folder.path().join("./a.pdf")]).unwrap();
        let shown = tray(&list);
        assert_eq!((shown.items.len(), shown.notes[0].code.as_str()), (1, "already-listed"));
    }

    #[test]
    fn a_drop_with_something_unreadable_adds_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        std::fs::write(&path, "1").unwrap();
        let mut list = Tray::default();
        assert!(list.add(&[path, folder.path().join("missing.pdf")]).is_err());
        assert!(tray(&list).items.is_empty());
    }
}
