//! The directory of a ZIP archive as the `zip` crate reads it, held against what [`super::survey`] saw and
//! against the limits.

use super::guarded::Guarded;
use super::survey::{Survey, is_empty};
use crate::{Limits, OpenError};
use std::sync::Arc;
use zip::read::{ArchiveOffset, Config, ZipArchiveMetadata, ZipFile};
use zip::result::ZipError;
use zip::{AesMode, CompressionMethod, ExtraField, HasZipMetadata, ZipArchive};

/// One file.
#[derive(Debug)]
pub(super) struct Found {
    /// Its number in the archive, folders counted.
    pub(super) index: usize,
    /// Its name as it stands in the directory.
    pub(super) untrusted_name: String,
    /// Length of its content, as claimed.
    pub(super) bytes: u64,
    pub(super) modified: Option<i64>,
    /// Where its salt stands, and how long that is. An empty file need not be encrypted and have one.
    pub(super) salt: Option<(u64, usize)>,
}

/// What the directory tells.
pub(super) struct Directory {
    pub(super) metadata: Arc<ZipArchiveMetadata>,
    pub(super) files: Vec<Found>,
}

/// What is reported where the crate only says that something is wrong.
const SIZES: &str = "the sizes contradict one another";
const DIRECTORY: &str = "the directory cannot be read";

impl Directory {
    /// Reads it. The reader has been granted as much as the directory may take.
    pub(super) fn read(mut reader: Guarded<'_>, survey: &Survey, limits: &Limits) -> Result<Self, OpenError> {
        let directory = read_through(&mut reader, survey).map_err(|refused| match refused {
            Refused::Crate(error) => reader.explain(&error, DIRECTORY),
            Refused::Us(error) => error,
        })?;
        let total = directory.files.iter().try_fold(0u64, |total, file| total.checked_add(file.bytes));
        if total.is_none_or(|total| total > limits.total_bytes) {
            return Err(OpenError::OverLimit("the bytes of all files together"));
        }
        Ok(directory)
    }
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

fn read_through(reader: &mut Guarded<'_>, survey: &Survey) -> Result<Directory, Refused> {
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
        let entry = archive.by_index_raw(index)?;
        let data_start = entry.data_start().ok_or(OpenError::Damaged(DIRECTORY))?;
        let end = data_start.checked_add(entry.compressed_size()).ok_or(OpenError::Damaged(SIZES))?;
        ranges.push((entry.header_start(), end));
        if !entry.is_dir() {
            let salt = salt_bytes(&entry)?.map(|length| (data_start, length));
            files.push(Found {
                index,
                untrusted_name: entry.name()?.into_owned(),
                bytes: entry.size(),
                modified: modified(&entry),
                salt,
            });
        }
    }
    refuse_overlaps(ranges, survey)?;
    Ok(Directory { metadata: archive.metadata(), files })
}

/// Length of the salt of an entry that we can decrypt and unpack, and whose sizes can be true.
fn salt_bytes<R: std::io::Read>(entry: &ZipFile<'_, R>) -> Result<Option<usize>, OpenError> {
    if !entry.encrypted() && is_empty(entry.size(), entry.compressed_size()) {
        return Ok(None);
    }
    let Some((mode, _)) = entry.get_metadata().aes_settings().filter(|_| entry.encrypted()) else {
        return Err(OpenError::NotEncrypted);
    };
    let salt_bytes = match mode {
        AesMode::Aes128 => 8,
        AesMode::Aes192 => 12,
        AesMode::Aes256 => 16u8,
    };
    let around = u64::from(salt_bytes) + 2 + 10;
    let content = entry.compressed_size().checked_sub(around).ok_or(OpenError::Damaged(SIZES))?;
    match entry.compression() {
        CompressionMethod::Stored if content != entry.size() => Err(OpenError::Damaged(SIZES)),
        CompressionMethod::Stored | CompressionMethod::Deflated => Ok(Some(usize::from(salt_bytes))),
        _ => Err(OpenError::Unsupported("the compression method")),
    }
}

/// When the file was last modified, if an extra field tells it in UTC. The DOS time is in a zone nobody knows.
fn modified<R: std::io::Read>(entry: &ZipFile<'_, R>) -> Option<i64> {
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
