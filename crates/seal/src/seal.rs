//! Writing a sealed file, and checking what was written.

use crate::content_hash::ContentHasher;
use crate::muhr::KeyMemo;
use crate::watch::{Phase, Watch};
use crate::{
    ContentHash, Entry, EntryPath, Limits, OpenError, Password, ReadAt, SealError, Sink, Source, muhr, open, zip,
};
use rand::CryptoRng;
use std::io::{self, Seek, Write};
use std::sync::{Mutex, PoisonError};

/// The sealed formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// WinZip AES-256, for anyone with 7-Zip or similar.
    Zip,
    /// The container of `docs/sealed-format.md`, for anyone with Muhr.
    Muhr,
}

/// Which names stand in a ZIP archive's directory, where anyone can read them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// `01.pdf`, `02.docx`; the real names in an encrypted index entry.
    Neutral,
    /// The real names and folders.
    Real,
}

/// Who sealed this for whom; stands encrypted inside a muhr container.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cover {
    /// The sender, as the sender wrote it.
    pub sender: Option<String>,
    /// The recipient, as the sender wrote it.
    pub recipient: Option<String>,
    /// When it was sealed, in seconds since 1970-01-01 UTC.
    pub sealed_at: Option<i64>,
}

/// Everything that sealing needs to know.
pub struct Order<'a> {
    /// The format.
    pub format: Format,
    /// What to seal, in the order in which it is to stand.
    pub sources: &'a [Box<dyn Source>],
    /// The password.
    pub password: &'a Password,
    /// Whether a ZIP archive shows the real names. A muhr container never does.
    pub names: Names,
    /// The cover note. A ZIP archive has none.
    pub cover: &'a Cover,
}

/// One file as it stands in the sealed file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedEntry {
    /// Its real name.
    pub path: EntryPath,
    /// The name that stands in the ZIP directory; in a muhr container the real one, encrypted.
    pub stored_as: String,
    /// Length of its content.
    pub bytes: u64,
    /// Hash of its content as read from the source.
    pub hash: ContentHash,
}

/// Something to write a sealed file into.
pub trait Output: Write + Seek + Send {}
impl<T: Write + Seek + Send> Output for T {}

/// What was written.
pub struct Written {
    /// The files in it, in order.
    pub entries: Vec<SealedEntry>,
    /// The key derived while writing, so that checking need not derive it again.
    pub(crate) keys: KeyMemo,
}

/// Writes a sealed file into `out`, reading each source once, and returns what stands in it.
///
/// The caller then opens what was written and hands it to [`check`].
///
/// # Errors
/// [`SealError`]; what `out` has taken must be thrown away.
pub fn write(
    order: &Order<'_>,
    out: &mut dyn Output,
    rng: &mut dyn CryptoRng,
    watch: &dyn Watch,
) -> Result<Written, SealError> {
    match order.format {
        Format::Zip => zip::write(order, out, rng, watch),
        Format::Muhr => muhr::write(order, out, rng, watch),
    }
}

/// Opens `sealed` through the reading path and compares every entry's name, length and content hash.
///
/// # Errors
/// [`SealError::Check`] where anything differs, [`SealError::Cancelled`].
pub fn check(sealed: &dyn ReadAt, written: &Written, password: &Password, watch: &dyn Watch) -> Result<(), SealError> {
    let opened = open::unlock_with(sealed, password, &Limits::default(), &written.keys, watch).map_err(failed)?;
    if opened.entries().len() != written.entries.len() {
        return Err(SealError::Check("another number of files".into()));
    }
    let sink = HashingSink { hashes: Mutex::new(vec![None; written.entries.len()]) };
    opened.extract(&sink, &Checking(watch)).map_err(failed)?;
    let hashes = sink.hashes.into_inner().unwrap_or_else(PoisonError::into_inner);
    for ((expected, found), hash) in written.entries.iter().zip(opened.entries()).zip(hashes) {
        if found.path != expected.path || hash != Some((expected.bytes, expected.hash)) {
            return Err(SealError::Check(expected.path.to_string()));
        }
    }
    Ok(())
}

fn failed(error: OpenError) -> SealError {
    match error {
        OpenError::Cancelled => SealError::Cancelled,
        other => SealError::Check(other.to_string()),
    }
}

/// Reports what is opened as being checked.
struct Checking<'a>(&'a dyn Watch);

impl Watch for Checking<'_> {
    fn advance(&self, _: Phase, bytes: u64) {
        self.0.advance(Phase::Checking, bytes);
    }
    fn cancelled(&self) -> bool {
        self.0.cancelled()
    }
}

type Hashes = Mutex<Vec<Option<(u64, ContentHash)>>>;

struct HashingSink {
    hashes: Hashes,
}

impl Sink for HashingSink {
    fn create<'s>(&'s self, index: usize, _: &Entry) -> io::Result<Box<dyn Write + Send + 's>> {
        Ok(Box::new(HashingWriter { index, bytes: 0, hasher: ContentHasher::default(), hashes: &self.hashes }))
    }
}

struct HashingWriter<'a> {
    index: usize,
    bytes: u64,
    hasher: ContentHasher,
    hashes: &'a Hashes,
}

impl Write for HashingWriter<'_> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        self.hasher.update(buffer);
        self.bytes += buffer.len() as u64;
        Ok(buffer.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut hashes = self.hashes.lock().unwrap_or_else(PoisonError::into_inner);
        let slot = hashes.get_mut(self.index).ok_or(io::ErrorKind::InvalidData)?;
        *slot = Some((self.bytes, self.hasher.finish()));
        Ok(())
    }
}
