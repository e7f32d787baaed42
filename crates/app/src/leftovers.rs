//! What a killed process leaves behind, and taking it away at the next start.
//!
//! Before anything half-written appears on disk, its path is noted in a small file that the process keeps
//! locked. A note that nobody holds locked belongs to a process that is gone: what it names is removed.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// How everything half-written is named, so that a person who finds it knows what it is.
const SUFFIX: &str = ".muhr-partial";

/// The folder of notes.
pub struct Leftovers {
    folder: PathBuf,
}

impl Leftovers {
    /// Keeps its notes in `folder`.
    #[must_use]
    pub const fn in_folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// A path beside `target` for something half-written, noted until the claim is dropped.
    pub(crate) fn claim(&self, target: &Path, random: u64) -> Claim {
        // The next start may stand in another folder.
        let target = std::path::absolute(target).unwrap_or_else(|_| target.to_owned());
        let mut name = target.file_name().map_or_else(OsString::new, OsString::from);
        name.push(format!(".{random:016x}{SUFFIX}"));
        let partial = target.with_file_name(name);
        // Without a note the work still goes on: a full or read-only home must not stop sealing.
        let note = self.note(&partial, random).ok();
        Claim { partial, note }
    }

    fn note(&self, partial: &Path, random: u64) -> io::Result<(PathBuf, File)> {
        fs::create_dir_all(&self.folder)?;
        let path = self.folder.join(format!("{random:016x}"));
        let mut file = OpenOptions::new().write(true).create_new(true).open(&path)?;
        file.lock()?;
        file.write_all(partial.as_os_str().as_encoded_bytes())?;
        Ok((path, file))
    }

    /// Removes what processes that are gone have left; returns how many things that were.
    pub fn sweep(&self) -> usize {
        let Ok(notes) = fs::read_dir(&self.folder) else { return 0 };
        notes.filter_map(|note| sweep_one(&note.ok()?.path())).count()
    }
}

fn sweep_one(note: &Path) -> Option<()> {
    let mut file = OpenOptions::new().read(true).write(true).open(note).ok()?;
    file.try_lock().ok()?;
    let mut path = Vec::new();
    Read::take(&mut file, 1 << 16).read_to_end(&mut path).ok()?;
    drop(file);
    let partial = path_from_bytes(path)?;
    // Whoever can write here must not be able to have anything else deleted.
    let name = partial.file_name().unwrap_or_default();
    let ours = partial.is_absolute() && name.to_string_lossy().ends_with(SUFFIX);
    let removed = ours && remove(&partial).ok()?;
    // The note last: what is killed before this is swept again.
    fs::remove_file(note).ok()?;
    removed.then_some(())
}

/// Removes something half-written; false where it is gone already.
fn remove(partial: &Path) -> io::Result<bool> {
    let removed = match fs::symlink_metadata(partial) {
        Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(partial),
        Ok(_) => fs::remove_file(partial),
        Err(error) => Err(error),
    };
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        removed => removed.map(|()| true),
    }
}

#[cfg(unix)]
fn path_from_bytes(bytes: Vec<u8>) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    Some(OsString::from_vec(bytes).into())
}

#[cfg(not(unix))]
fn path_from_bytes(bytes: Vec<u8>) -> Option<PathBuf> {
    String::from_utf8(bytes).ok().map(Into::into)
}

/// A noted path. Dropping it removes the note and whatever still stands under the path.
pub(crate) struct Claim {
    partial: PathBuf,
    note: Option<(PathBuf, File)>,
}

impl Claim {
    /// Where to write.
    pub(crate) fn path(&self) -> &Path {
        &self.partial
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        // Gone already where the work was finished; whatever else fails is left to the next sweep.
        let gone = remove(&self.partial).is_ok();
        if let Some((path, file)) = self.note.take() {
            drop(file);
            if gone {
                let _ = fs::remove_file(path);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_process_left_is_removed_and_what_a_living_one_holds_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let leftovers = Leftovers::in_folder(folder.path().join("notes"));
        let living = leftovers.claim(&folder.path().join("a.zip"), 1);
        fs::write(living.path(), "half").unwrap();
        // What a killed process leaves: the note, which nobody holds locked any more, and what it names.
        let partial = folder.path().join("b.zip.0000000000000002.muhr-partial");
        fs::write(&partial, "half").unwrap();
        fs::write(folder.path().join("notes/2"), partial.as_os_str().as_encoded_bytes()).unwrap();

        assert_eq!(leftovers.sweep(), 1);
        assert!(living.path().exists());
        assert!(!partial.exists());
    }

    #[test]
    fn a_forged_note_deletes_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let notes = folder.path().join("notes");
        fs::create_dir(&notes).unwrap();
        let precious = folder.path().join("report.pdf");
        fs::write(&precious, "precious").unwrap();
        fs::write(notes.join("1"), precious.as_os_str().as_encoded_bytes()).unwrap();
        assert_eq!(Leftovers::in_folder(notes).sweep(), 0);
        assert!(precious.exists());
    }

    #[test]
    fn dropping_a_claim_takes_the_half_written_file_along() {
        let folder = tempfile::tempdir().unwrap();
        let leftovers = Leftovers::in_folder(folder.path().join("notes"));
        let claim = leftovers.claim(&folder.path().join("a.zip"), 7);
        let partial = claim.path().to_owned();
        fs::write(&partial, "half").unwrap();
        drop(claim);
        assert!(!partial.exists());
        assert_eq!(fs::read_dir(folder.path().join("notes")).unwrap().count(), 0);
    }
}
