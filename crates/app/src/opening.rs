//! Opening a sealed file into a new folder beside it. No path leaves the folder, nothing is overwritten.

use crate::error::{AppError, Code, Note, NoteCode};
use crate::leftovers::Leftovers;
use crate::place::{self, Target};
use crate::progress::{Cancel, Meter, Progress, Work};
use crate::walk;
use muhr_seal::watch::Unwatched;
use muhr_seal::{Cover, Entry, Format, Limits, OpenError, Opened, Password, Phase, Sink, Watch, open};
use std::collections::HashSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use zeroize::Zeroizing;

/// Longest file that is opened into memory.
const MOST_IN_MEMORY: u64 = 2 << 30;

/// What came out.
pub struct Outcome {
    /// The new folder.
    pub folder: PathBuf,
    /// What is in it: names as written, relative to the folder, and lengths.
    pub files: Vec<(String, u64)>,
    /// The cover note, where there is one.
    pub cover: Option<Cover>,
    /// What a person should know.
    pub notes: Vec<Note>,
}

/// Whether `file` looks like a sealed file, by its content.
#[must_use]
pub fn recognise(file: &Path) -> Option<Format> {
    let regular = fs::metadata(file).ok().filter(fs::Metadata::is_file);
    regular.and_then(|_| open::recognise(&File::open(file).ok()?).ok())
}

/// Opens the one file `name` in `sealed` into memory.
///
/// # Errors
/// [`AppError`]; [`Code::NotBackup`] where there is something else in it.
pub(crate) fn open_in_memory(sealed: &Path, name: &str, typed: &Password) -> Result<Zeroizing<Vec<u8>>, AppError> {
    struct Memory(Mutex<Zeroizing<Vec<u8>>>);
    struct Into<'a>(&'a Mutex<Zeroizing<Vec<u8>>>);
    impl Write for Into<'_> {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    impl Sink for Memory {
        fn create<'s>(&'s self, _: usize, _: &Entry) -> io::Result<Box<dyn Write + Send + 's>> {
            Ok(Box::new(Into(&self.0)))
        }
    }
    let shown = walk::shown_name(sealed);
    let failed = |error| AppError::opening(&shown, "", error);
    let file = File::open(sealed).map_err(|error| AppError::reading(&shown, &error))?;
    let unlocked = unlock(&file, typed, &Unwatched).map_err(failed)?;
    let is_it = unlocked.entries().len() == 1
        && unlocked.entries().iter().all(|entry| entry.path.as_str() == name && entry.bytes <= MOST_IN_MEMORY);
    if !is_it {
        return Err(AppError::new(Code::NotBackup));
    }
    let memory = Memory(Mutex::default());
    unlocked.extract(&memory, &Unwatched).map_err(failed)?;
    Ok(memory.0.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// Opens `sealed` with what somebody typed, into a new folder in `parent`. What people usually get wrong when they copy
/// a password (spaces, capitals, other dashes) is tried as well.
///
/// # Errors
/// [`AppError`]; nothing is left in `parent`.
pub fn open(
    sealed: &Path,
    typed: &Password,
    parent: &Path,
    leftovers: &Leftovers,
    random: u64,
    cancel: &Cancel,
    report: impl Fn(Progress) + Sync,
) -> Result<Outcome, AppError> {
    let name = walk::shown_name(sealed);
    let shown_parent = walk::shown_name(parent);
    let failed = |error| AppError::opening(&name, &shown_parent, error);
    let file = File::open(sealed).map_err(|error| AppError::reading(&name, &error))?;
    let unlocked = unlock(&file, typed, &Unlocking(cancel)).map_err(failed)?;
    let total = unlocked.entries().iter().map(|entry| entry.bytes).fold(0, u64::saturating_add);
    let watch = Meter::new(Work::Opening, total, cancel.clone(), report);
    let stem = sealed.file_stem().map_or_else(|| "opened".into(), |stem| stem.to_string_lossy().into_owned());
    let target = Target { folder: parent, stem: &stem, extension: "" };
    let fill = |folder: &Path| {
        let sink = FolderSink::new(folder, unlocked.entries());
        unlocked.extract(&sink, &watch)?;
        Ok(sink.finish())
    };
    let (folder, (files, notes)) = place::folder(&target, leftovers, random, fill, OpenError::Write).map_err(failed)?;
    Ok(Outcome { folder, files, cover: unlocked.cover().cloned(), notes })
}

/// Lets the derivation of the key be cancelled; it has no bytes to count.
struct Unlocking<'a>(&'a Cancel);

impl Watch for Unlocking<'_> {
    fn advance(&self, _: Phase, _: u64) {}
    fn cancelled(&self) -> bool {
        self.0.is_cancelled()
    }
}

fn unlock<'a>(file: &'a File, typed: &Password, watch: &dyn Watch) -> Result<Box<dyn Opened + 'a>, OpenError> {
    let mut refused = OpenError::WrongPassword;
    for password in typed.readings() {
        match open::unlock(file, &password, &Limits::default(), watch) {
            Err(error @ OpenError::WrongPassword) => refused = error,
            other => return other,
        }
    }
    Err(refused)
}

/// Writes entries as files under one folder.
struct FolderSink<'a> {
    root: &'a Path,
    files: Mutex<Vec<(String, u64)>>,
    state: Mutex<(HashSet<String>, Vec<Note>)>,
}

impl<'a> FolderSink<'a> {
    fn new(root: &'a Path, entries: &[Entry]) -> Self {
        let files = entries.iter().map(|entry| (entry.path.to_string(), entry.bytes)).collect();
        Self { root, files: Mutex::new(files), state: Mutex::default() }
    }

    fn finish(self) -> (Vec<(String, u64)>, Vec<Note>) {
        let (_, notes) = self.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        (self.files.into_inner().unwrap_or_else(PoisonError::into_inner), notes)
    }

    /// A name that is still free, also where capitals and small letters are the same.
    fn free_name(&self, index: usize, wanted: &str) -> String {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let mut name = wanted.to_owned();
        let mut number = 2;
        while !state.0.insert(name.to_lowercase()) {
            name = walk::numbered(wanted, number);
            number += 1;
        }
        if name != wanted {
            state.1.push(Note { code: NoteCode::Renamed, name: name.clone() });
            if let Some(file) = self.files.lock().unwrap_or_else(PoisonError::into_inner).get_mut(index) {
                file.0.clone_from(&name);
            }
        }
        name
    }
}

impl Sink for FolderSink<'_> {
    fn create<'s>(&'s self, index: usize, entry: &Entry) -> io::Result<Box<dyn Write + Send + 's>> {
        let path = self.root.join(self.free_name(index, entry.path.as_str()));
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let file = OpenOptions::new().write(true).create_new(true).open(path)?;
        let modified = entry.modified.and_then(system_time);
        Ok(Box::new(Restored { file: BufWriter::with_capacity(1 << 18, file), modified }))
    }
}

/// A file being restored; its time is set when it is whole.
struct Restored {
    file: BufWriter<File>,
    modified: Option<SystemTime>,
}

impl Write for Restored {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        self.file.write(buffer)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()?;
        // A time that the file system cannot hold is no reason to lose the file.
        self.modified.map_or(Ok(()), |time| self.file.get_ref().set_modified(time).or(Ok(())))
    }
}

fn system_time(seconds: i64) -> Option<SystemTime> {
    let distance = Duration::from_secs(seconds.unsigned_abs());
    if seconds < 0 { UNIX_EPOCH.checked_sub(distance) } else { UNIX_EPOCH.checked_add(distance) }
}
