//! The directory of a ZIP archive as the `zip` crate reads it, held against what [`super::survey`] saw and
//! against the limits.

use super::crypt::bytes_around;
use super::guarded::Guarded;
use super::survey::{Survey, is_empty};
use crate::{Limits, OpenError};
use std::io::Read;
use zip::read::{ArchiveOffset, Config, ZipFile};
use zip::result::ZipError;
use zip::{AesMode, CompressionMethod, ExtraField, HasZipMetadata, ZipArchive};

/// One file.
#[derive(Debug)]
pub(super) struct Found {
    /// Its number among the files.
    pub(super) number: usize,
    /// Its name as it stands in the directory.
    pub(super) untrusted_name: String,
    /// Length of its content, as claimed.
    pub(super) bytes: u64,
    pub(super) modified: Option<i64>,
    /// An empty file need not be encrypted.
    pub(super) sealed: Option<Sealed>,
}

impl Found {
    /// Empty where there is none.
    pub(super) fn salt(&self) -> &[u8] {
        self.sealed.as_ref().map_or(&[], |sealed| &sealed.salt)
    }
}

/// How an entry's content is encrypted.
#[derive(Debug)]
pub(super) struct Sealed {
    /// Where its verifier stands, behind the salt.
    pub(super) start: u64,
    pub(super) salt: Vec<u8>,
    pub(super) mode: AesMode,
    /// Length of the encrypted bytes between the verifier and the authentication code.
    pub(super) length: u64,
    pub(super) deflated: bool,
    /// In an entry of the form AE-1.
    pub(super) crc: Option<u32>,
}

/// What is reported where the crate only says that something is wrong.
const SIZES: &str = "the sizes contradict one another";
const DIRECTORY: &str = "the directory cannot be read";

/// Reads the files in it. The reader has been granted as much as the directory may take.
pub(super) fn read(mut reader: Guarded<'_>, survey: &Survey, limits: &Limits) -> Result<Vec<Found>, OpenError> {
    let files = read_through(&mut reader, survey).map_err(|refused| match refused {
        Refused::Crate(error) => reader.explain(&error, DIRECTORY),
        Refused::Us(error) => error,
    })?;
    let total = files.iter().try_fold(0u64, |total, file| total.checked_add(file.bytes));
    if total.is_none_or(|total| total > limits.total_bytes) {
        return Err(OpenError::OverLimit("the bytes of all files together"));
    }
    Ok(files)
}

enum Refused {
    Crate(ZipError),
    Us(OpenError),
}

impl From<ZipError> for Refused {
    fn from(error: ZipError) -> Self {
        Self::Crate(error)
    }
}

impl From<OpenError> for Refused {
    fn from(error: OpenError) -> Self {
        Self::Us(error)
    }
}

fn read_through(reader: &mut Guarded<'_>, survey: &Survey) -> Result<Vec<Found>, Refused> {
    let config = Config { archive_offset: ArchiveOffset::Known(0) };
    let mut archive = ZipArchive::with_config(config, reader)?;
    // Two readers that see two directories in one file: somebody made it so. Two entries of one name
    // are one entry to the crate, so they show here too.
    if archive.len() as u64 != survey.entries || archive.central_directory_start() != survey.directory {
        return Err(OpenError::Damaged("the directory is ambiguous").into());
    }
    let mut files = Vec::new();
    let mut ranges = Vec::with_capacity(archive.len());
    for index in 0..archive.len() {
        let mut entry = archive.by_index_raw(index)?;
        let data_start = entry.data_start().ok_or(OpenError::Damaged(DIRECTORY))?;
        let end = data_start.checked_add(entry.compressed_size()).ok_or(OpenError::Damaged(SIZES))?;
        ranges.push((entry.header_start(), end));
        if !entry.is_dir() {
            files.push(Found {
                number: files.len(),
                untrusted_name: entry.name()?.into_owned(),
                bytes: entry.size(),
                modified: modified(&entry),
                sealed: sealed(&mut entry, data_start)?,
            });
        }
    }
    refuse_overlaps(ranges, survey)?;
    Ok(files)
}

/// How an entry is encrypted that we can decrypt and unpack, and whose sizes can be true.
fn sealed<R: Read>(entry: &mut ZipFile<'_, R>, data_start: u64) -> Result<Option<Sealed>, Refused> {
    if !entry.encrypted() && is_empty(entry.size(), entry.compressed_size()) {
        return Ok(None);
    }
    let Some((mode, form)) = entry.get_metadata().aes_settings().filter(|_| entry.encrypted()) else {
        return Err(OpenError::NotEncrypted.into());
    };
    let length = entry.compressed_size().checked_sub(bytes_around(mode)).ok_or(OpenError::Damaged(SIZES))?;
    let deflated = match entry.compression() {
        CompressionMethod::Stored if length != entry.size() => return Err(OpenError::Damaged(SIZES).into()),
        CompressionMethod::Stored => false,
        CompressionMethod::Deflated => true,
        _ => return Err(OpenError::Unsupported("the compression method").into()),
    };
    let crc = (!form.is_ae2_encrypted()).then(|| entry.crc32());
    let mut salt = vec![0; mode.salt_length()];
    entry.read_exact(&mut salt).map_err(ZipError::from)?;
    let start = data_start.saturating_add(salt.len() as u64);
    Ok(Some(Sealed { start, salt, mode, length, deflated, crc }))
}

/// When the file was last modified, if an extra field tells it in UTC. The DOS time is in a zone nobody knows.
fn modified<R: Read>(entry: &ZipFile<'_, R>) -> Option<i64> {
    /// 100-nanosecond ticks in a second, and the seconds from 1601 to 1970.
    const TICKS: u64 = 10_000_000;
    const TO_1970: i64 = 11_644_473_600;
    entry.extra_data_fields().find_map(|field| match field {
        ExtraField::ExtendedTimestamp(times) => times.mod_time().map(i64::from),
        ExtraField::Ntfs(times) => Some(i64::try_from(times.mtime() / TICKS).ok()? - TO_1970),
        _ => None,
    })
}

/// No byte may belong to two entries. Archives that unpack to petabytes reuse one content for all their
/// entries (David Fifield, "A better zip bomb", 2019).
fn refuse_overlaps(mut ranges: Vec<(u64, u64)>, survey: &Survey) -> Result<(), OpenError> {
    ranges.sort_unstable();
    let starts = ranges.iter().skip(1).map(|range| range.0).chain([survey.directory]);
    if ranges.iter().zip(starts).any(|(range, next)| range.1 > next) {
        return Err(OpenError::Damaged("entries overlap"));
    }
    Ok(())
}
