//! Opening a sealed file of either format.

use crate::muhr::KeyMemo;
use crate::seal::{Cover, Format};
use crate::watch::Watch;
use crate::{EntryPath, OpenError, Password, ReadAt, muhr, zip};
use std::io::{self, Write};

/// One file inside an opened sealed file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its real name, made harmless.
    pub path: EntryPath,
    /// Length of its content as the sealed file claims it; never exceeded when extracting.
    pub bytes: u64,
    /// When it was last modified, in seconds since 1970-01-01 UTC, where recorded.
    pub modified: Option<i64>,
}

/// What opening may cost at most. A hostile file reaches a limit, not the machine's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Number of entries.
    pub entries: usize,
    /// Bytes of all contents together.
    pub total_bytes: u64,
    /// Memory of the key derivation, in KiB.
    pub kdf_memory_kib: u32,
    /// Passes of the key derivation.
    pub kdf_passes: u32,
    /// Lanes of the key derivation.
    pub kdf_lanes: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { entries: 100_000, total_bytes: 1 << 40, kdf_memory_kib: 2 << 20, kdf_passes: 16, kdf_lanes: 16 }
    }
}

/// Where extracted content goes. Called from several threads.
pub trait Sink: Sync {
    /// A writer for the content of entry `index`. Flushed once when the whole entry has
    /// been authenticated; dropped without that after an error.
    ///
    /// # Errors
    /// What the operating system says.
    fn create<'s>(&'s self, index: usize, entry: &Entry) -> io::Result<Box<dyn Write + Send + 's>>;
}

/// A sealed file whose password fits.
pub trait Opened {
    /// Its format.
    fn format(&self) -> Format;
    /// Its cover note, where it has one.
    fn cover(&self) -> Option<&Cover>;
    /// What it holds.
    fn entries(&self) -> &[Entry];
    /// Writes every entry into `sink`. Content is authenticated: an error means that what the sink
    /// has taken of the unfinished entries must be thrown away.
    ///
    /// # Errors
    /// [`crate::OpenError`].
    fn extract(&self, sink: &dyn Sink, watch: &dyn Watch) -> Result<(), OpenError>;
}

/// Which format these bytes claim to be. A ZIP archive in which something is not AES-encrypted is `NotEncrypted`.
///
/// # Errors
/// [`OpenError::NotSealed`], [`OpenError::NotEncrypted`], [`OpenError::Read`].
pub fn recognise(input: &dyn ReadAt) -> Result<Format, OpenError> {
    if muhr::recognise(input)? {
        return Ok(Format::Muhr);
    }
    zip::recognise(input)?;
    Ok(Format::Zip)
}

/// Opens `input` with `password`, either format.
///
/// # Errors
/// [`OpenError`].
pub fn unlock<'a>(
    input: &'a dyn ReadAt,
    password: &Password,
    limits: &Limits,
    watch: &dyn Watch,
) -> Result<Box<dyn Opened + 'a>, OpenError> {
    unlock_with(input, password, limits, &KeyMemo::default(), watch)
}

pub(crate) fn unlock_with<'a>(
    input: &'a dyn ReadAt,
    password: &Password,
    limits: &Limits,
    keys: &KeyMemo,
    watch: &dyn Watch,
) -> Result<Box<dyn Opened + 'a>, OpenError> {
    match recognise(input)? {
        Format::Zip => zip::unlock(input, password, limits, watch),
        Format::Muhr => muhr::unlock(input, password, limits, keys, watch),
    }
}
