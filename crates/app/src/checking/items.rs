//! From what a person points at to the single messages and files that are checked: a folder gives what is in it, a
//! Maildir its delivered messages, a mailbox (RFC 4155) each of its messages.

use crate::error::{AppError, Code};
use crate::walk;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The most that are checked in one go.
const MOST: usize = 100_000;
/// The deepest folder that is walked.
const MOST_DEPTH: usize = 20;

/// One message or file to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    shown: String,
    place: Place,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    File(PathBuf),
    /// From this byte on, this many bytes.
    PartOf(PathBuf, u64, u64),
    Memory(Arc<[u8]>),
}

impl Item {
    /// Its name; in a mailbox with the number of the message.
    #[must_use]
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// The source of a message as somebody pasted it.
    #[must_use]
    pub fn pasted(name: String, source: Vec<u8>) -> Self {
        Self { shown: name, place: Place::Memory(source.into()) }
    }

    /// A message of a mailbox, or a file of its own where no part is named.
    pub(crate) fn found_at(shown: String, path: PathBuf, part: Option<(u64, u64)>) -> Self {
        let place = match part {
            Some((start, length)) => Place::PartOf(path, start, length),
            None => Place::File(path),
        };
        Self { shown, place }
    }

    /// Where it stands, if it is a file of its own.
    pub(crate) fn own_file(&self) -> Option<&Path> {
        match &self.place {
            Place::File(path) => Some(path),
            Place::PartOf(..) | Place::Memory(_) => None,
        }
    }

    /// Where in its file it begins and how long it is; nothing for a file of its own.
    pub(crate) const fn part(&self) -> Option<(u64, u64)> {
        match &self.place {
            Place::PartOf(_, start, length) => Some((*start, *length)),
            Place::File(_) | Place::Memory(_) => None,
        }
    }

    /// Reads it, but no more than `most` bytes.
    pub(crate) fn read(&self, most: usize) -> Result<Vec<u8>, AppError> {
        let limit = u64::try_from(most).unwrap_or(u64::MAX);
        let read = |path: &Path, start: u64, length: u64| -> io::Result<Vec<u8>> {
            let mut file = File::open(path)?;
            let mut bytes = Vec::new();
            file.seek(SeekFrom::Start(start))?;
            file.take(length.min(limit)).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        let read = match &self.place {
            Place::File(path) => read(path, 0, limit),
            Place::PartOf(path, start, length) => read(path, *start, *length),
            Place::Memory(bytes) => Ok(bytes.iter().copied().take(most).collect()),
        };
        read.map_err(|error| AppError::reading(&self.shown, &error))
    }
}

/// Everything that `paths` hold, in a stable order.
///
/// # Errors
/// Something that was named cannot be read; more than 100,000 files.
pub fn list(paths: &[PathBuf]) -> Result<Vec<Item>, AppError> {
    let mut items = Vec::new();
    for path in paths {
        add(&mut items, path, 0)?;
    }
    Ok(items)
}

/// What is new in a file that had `before` bytes: of a mailbox the messages behind them, of any other file everything.
///
/// # Errors
/// It cannot be read.
pub fn grown(path: &Path, before: u64) -> Result<Vec<Item>, AppError> {
    let shown = walk::shown_name(path);
    let unreadable = |error: &io::Error| AppError::reading(&shown, error);
    let mut file = File::open(path).map_err(|error| unreadable(&error))?;
    if before == 0 || !is_mailbox(&file).map_err(|error| unreadable(&error))? {
        return list(&[path.to_owned()]);
    }
    // A mailbox that is shorter now was tidied up: what is left in it was looked at before.
    file.seek(SeekFrom::Start(before)).map_err(|error| unreadable(&error))?;
    let messages = messages_from(&file, before).map_err(|error| unreadable(&error))?;
    let part = |message| Item::found_at(shown.clone(), path.to_owned(), Some(message));
    Ok(messages.into_iter().map(part).collect())
}

fn add(items: &mut Vec<Item>, path: &Path, depth: usize) -> Result<(), AppError> {
    let shown = walk::shown_name(path);
    let unreadable = |error: &io::Error| AppError::reading(&shown, error);
    let metadata = fs::metadata(path).map_err(|error| unreadable(&error))?;
    if metadata.is_dir() {
        if depth == MOST_DEPTH {
            return Ok(());
        }
        let delivered: Vec<PathBuf> = ["cur", "new"].iter().map(|sub| path.join(sub)).collect();
        let is_maildir = delivered.iter().all(|folder| folder.is_dir());
        let folders = if is_maildir { delivered } else { vec![path.to_owned()] };
        for folder in folders {
            let mut inside = Vec::new();
            for entry in fs::read_dir(&folder).map_err(|error| unreadable(&error))?.take(MOST + 1) {
                inside.push(entry.map_err(|error| unreadable(&error))?.path());
            }
            inside.sort();
            for path in inside {
                // A link may lead anywhere; only what was named itself is followed.
                let is_link = fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_symlink());
                if !is_link {
                    add(items, &path, depth + 1)?;
                }
            }
        }
        return Ok(());
    }
    if !metadata.is_file() {
        // A pipe or a device would be waited for without end.
        return if depth == 0 { Err(AppError::new(Code::NotReadable).with("name", shown)) } else { Ok(()) };
    }
    let messages = File::open(path).and_then(|file| messages_of(&file)).map_err(|error| unreadable(&error))?;
    if messages.len() < 2 {
        items.push(Item { place: Place::File(path.to_owned()), shown });
    } else {
        let numbered = messages.into_iter().zip(1..);
        items.extend(numbered.map(|((start, length), number): (_, usize)| Item {
            shown: format!("{shown}, {number}"),
            place: Place::PartOf(path.to_owned(), start, length),
        }));
    }
    if items.len() > MOST { Err(AppError::new(Code::TooManyFiles)) } else { Ok(()) }
}

/// Where the messages of a mailbox begin and how long they are; nothing for any other file. A message begins with a line
/// `From ` after an empty line.
fn messages_of(file: &File) -> io::Result<Vec<(u64, u64)>> {
    if is_mailbox(file)? { messages_from(file, 0) } else { Ok(Vec::new()) }
}

/// What every message of a mailbox begins with.
const MARK: &[u8] = b"From ";

/// Whether a file is a mailbox; it is then read from its beginning.
fn is_mailbox(mut file: &File) -> io::Result<bool> {
    let mut head = [0; MARK.len()];
    let mut read = 0;
    while let Some(rest) = head.get_mut(read..).filter(|rest| !rest.is_empty()) {
        match file.read(rest)? {
            0 => break,
            more => read += more,
        }
    }
    file.seek(SeekFrom::Start(0))?;
    Ok(head == MARK)
}

/// Where messages begin in what is left to read of a file, of which `start` bytes were read.
fn messages_from(file: &File, start: u64) -> io::Result<Vec<(u64, u64)>> {
    let mut reader = BufReader::with_capacity(1 << 16, file);
    let mut starts = Vec::new();
    // How much of the line has been seen, whether it is still the mark, whether the one before was empty.
    let (mut offset, mut column, mut is_mark, mut is_empty, mut after_empty) = (start, 0_usize, true, true, true);
    loop {
        let read = {
            let buffer = reader.fill_buf()?;
            for &byte in buffer {
                if byte == b'\n' {
                    after_empty = is_empty;
                    (column, is_mark, is_empty) = (0, true, true);
                } else {
                    is_empty &= byte == b'\r';
                    if let Some(&wanted) = MARK.get(column) {
                        is_mark &= byte == wanted;
                        if is_mark && after_empty && column + 1 == MARK.len() {
                            starts.push(offset.saturating_sub(4));
                        }
                    }
                    column = column.saturating_add(1);
                }
                offset = offset.saturating_add(1);
            }
            buffer.len()
        };
        if read == 0 || starts.len() > MOST {
            break;
        }
        reader.consume(read);
    }
    let ends = starts.iter().copied().skip(1).chain([offset]);
    Ok(starts.iter().copied().zip(ends).map(|(start, end)| (start, end.saturating_sub(start))).collect())
}
