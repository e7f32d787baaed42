//! A first look at a file that may be a ZIP archive: is it one, is everything in it encrypted with AES,
//! and how large is its directory? Reads only the ends and the central directory, keeps nothing of it, and
//! trusts none of its numbers. What it finds bounds what the `zip` crate is then asked to read.

use crate::{OpenError, ReadAt};

/// The directory of an archive in which every file is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Survey {
    /// Files and folders.
    pub(super) entries: u64,
    /// Where the central directory stands and how long it is.
    pub(super) directory: u64,
    pub(super) directory_bytes: u64,
}

/// The end of central directory record without its comment, APPNOTE 4.3.16.
const END: usize = 22;
/// The Zip64 locator, 4.3.15, and record, 4.3.14.
const LOCATOR: usize = 20;
const END64: usize = 56;
/// A central header without its name, extra fields and comment, 4.3.12.
const CENTRAL: usize = 46;
const COMMENT_AT_MOST: usize = 0xffff;
/// A longer directory is not read, and not written.
pub(super) const DIRECTORY_BYTES: u64 = 64 << 20;
const METHOD_AES: u16 = 99;
const ENCRYPTED: u16 = 1;
/// PKWARE's own encryption, which only its makers can open.
const STRONG_ENCRYPTION: u16 = 1 << 6;

/// Looks at `input`.
///
/// # Errors
/// `NotSealed`, `NotEncrypted`, `OverLimit`, `Read`.
pub(super) fn survey(input: &dyn ReadAt) -> Result<Survey, OpenError> {
    let length = input.len().map_err(OpenError::Read)?;
    let mut start = [0; 4];
    if length < END as u64 {
        return Err(OpenError::NotSealed);
    }
    input.read_exact_at(&mut start, 0).map_err(OpenError::Read)?;
    // Something before the archive (a program, a picture) makes it another kind of file.
    if &start != b"PK\x03\x04" {
        return Err(OpenError::NotSealed);
    }
    let survey = find_directory(input, length)?.ok_or(OpenError::NotSealed)?;
    if survey.directory_bytes > DIRECTORY_BYTES {
        return Err(OpenError::OverLimit("the directory"));
    }
    judge_directory(input, &survey)?;
    Ok(survey)
}

/// The last end record that fits where it stands.
fn find_directory(input: &dyn ReadAt, length: u64) -> Result<Option<Survey>, OpenError> {
    let tail_length = length.min((END + COMMENT_AT_MOST) as u64);
    let tail_start = length - tail_length;
    let mut tail = vec![0; usize::try_from(tail_length).map_err(|_| OpenError::NotSealed)?];
    input.read_exact_at(&mut tail, tail_start).map_err(OpenError::Read)?;
    for at in (0..=tail.len() - END).rev() {
        let record = tail.get(at..).unwrap_or_default();
        if record.starts_with(b"PK\x05\x06")
            && let Some(survey) = read_end(input, record, tail_start + at as u64)?
        {
            return Ok(Some(survey));
        }
    }
    Ok(None)
}

/// What the end record at `position` says, if it can be true.
fn read_end(input: &dyn ReadAt, record: &[u8], position: u64) -> Result<Option<Survey>, OpenError> {
    let comment = u16_at(record, 20);
    if record.len() < END + usize::from(comment) {
        return Ok(None);
    }
    let mut entries = u64::from(u16_at(record, 10));
    let mut directory_bytes = u64::from(u32_at(record, 12));
    let mut directory = u64::from(u32_at(record, 16));
    let mut end = position;
    if let Some((end64, at)) = read_end64(input, position)? {
        entries = u64_at(&end64, 32);
        directory_bytes = u64_at(&end64, 40);
        directory = u64_at(&end64, 48);
        end = at;
    }
    let fits = directory.checked_add(directory_bytes).is_some_and(|directory_end| directory_end <= end)
        && entries.checked_mul(CENTRAL as u64).is_some_and(|least| least <= directory_bytes);
    Ok(fits.then_some(Survey { entries, directory, directory_bytes }))
}

/// The Zip64 end record that a locator right before `position` points to, and where it stands.
fn read_end64(input: &dyn ReadAt, position: u64) -> Result<Option<([u8; END64], u64)>, OpenError> {
    let Some(locator_at) = position.checked_sub(LOCATOR as u64) else { return Ok(None) };
    let mut locator = [0; LOCATOR];
    input.read_exact_at(&mut locator, locator_at).map_err(OpenError::Read)?;
    let at = u64_at(&locator, 8);
    if !locator.starts_with(b"PK\x06\x07") || at.checked_add(END64 as u64).is_none_or(|end| end > locator_at) {
        return Ok(None);
    }
    let mut end64 = [0; END64];
    input.read_exact_at(&mut end64, at).map_err(OpenError::Read)?;
    Ok(end64.starts_with(b"PK\x06\x06").then_some((end64, at)))
}

/// Walks the central directory.
fn judge_directory(input: &dyn ReadAt, survey: &Survey) -> Result<(), OpenError> {
    let mut reader = Window { input, buffer: vec![0; 256 << 10], start: 0, filled: 0 };
    let end = survey.directory + survey.directory_bytes;
    let mut at = survey.directory;
    let (mut files, mut plain) = (0u64, false);
    for _ in 0..survey.entries {
        let header = reader.bytes(at, CENTRAL)?;
        if !header.starts_with(b"PK\x01\x02") {
            return Err(OpenError::NotSealed);
        }
        let (flags, method) = (u16_at(header, 8), u16_at(header, 10));
        // Some programs do not encrypt empty files. There is nothing in them that could be.
        let empty = flags & ENCRYPTED == 0 && is_empty(u32_at(header, 24).into(), u32_at(header, 20).into());
        let name_length = u16_at(header, 28);
        let rest = u64::from(name_length) + u64::from(u16_at(header, 30)) + u64::from(u16_at(header, 32));
        let next = at + CENTRAL as u64 + rest;
        if next > end {
            return Err(OpenError::NotSealed);
        }
        let folder = name_length > 0 && {
            let last = at + CENTRAL as u64 + u64::from(name_length) - 1;
            matches!(reader.bytes(last, 1)?, b"/" | b"\\")
        };
        if !folder && !empty {
            files += 1;
            plain |= flags & ENCRYPTED == 0 || flags & STRONG_ENCRYPTION != 0 || method != METHOD_AES;
        }
        at = next;
    }
    // More headers than the end record counts: another reader would see more files.
    if at != end {
        return Err(OpenError::NotSealed);
    }
    match (files, plain) {
        // Folders and empty files alone hold nothing that could be sealed.
        (0, _) => Err(OpenError::NotSealed),
        (_, true) => Err(OpenError::NotEncrypted),
        (_, false) => Ok(()),
    }
}

/// Whether an entry of this length, packed to that, is empty. Deflate makes two bytes of nothing.
pub(super) fn is_empty(bytes: u64, packed: u64) -> bool {
    bytes == 0 && packed <= 2
}

/// Reads forward in large steps.
struct Window<'a> {
    input: &'a dyn ReadAt,
    buffer: Vec<u8>,
    start: u64,
    filled: usize,
}

impl Window<'_> {
    fn bytes(&mut self, at: u64, count: usize) -> Result<&[u8], OpenError> {
        let inside = at.checked_sub(self.start).and_then(|offset| usize::try_from(offset).ok());
        let offset = match inside {
            Some(offset) if offset + count <= self.filled => offset,
            _ => {
                self.start = at;
                self.filled = 0;
                while self.filled < count {
                    let free = self.buffer.get_mut(self.filled..).unwrap_or_default();
                    match self.input.read_at(free, at + self.filled as u64) {
                        Ok(0) => return Err(OpenError::NotSealed),
                        Ok(read) => self.filled += read,
                        Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                        Err(error) => return Err(OpenError::Read(error)),
                    }
                }
                0
            }
        };
        Ok(self.buffer.get(offset..offset + count).unwrap_or_default())
    }
}

fn array_at<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    bytes.get(at..).and_then(|rest| rest.first_chunk().copied()).unwrap_or([0; N])
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes(array_at(bytes, at))
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(array_at(bytes, at))
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(array_at(bytes, at))
}
