//! Sealing files and folders: read once, written beside the target, opened again and compared, then named.

use crate::error::{AppError, Code, Note};
use crate::leftovers::Leftovers;
use crate::place::{self, Target};
use crate::walk::{self, Walked};
use crate::{fingerprint, fingerprint::Fingerprints};
use muhr_seal::{Cover, EntryPath, Format, Names, Order, Password, SealedEntry, Source, Style, Watch, seal};
use rand::{CryptoRng, RngExt};
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use time::OffsetDateTime;
use time::macros::format_description;
use zeroize::Zeroizing;

/// What was looked through and can be sealed.
pub struct Prepared {
    sources: Vec<Box<dyn Source>>,
    notes: Vec<Note>,
    bytes: u64,
}

/// Looks through `paths`: folders are walked, links inside them left out and noted.
///
/// # Errors
/// Whatever cannot be read is said by name before anything is written.
pub fn prepare(paths: &[PathBuf]) -> Result<Prepared, AppError> {
    let walked = walk::walk(paths)?;
    if walked.sources.is_empty() {
        return Err(AppError::new(Code::NothingToSeal));
    }
    let bytes = walked.total_bytes();
    let Walked { sources, notes, .. } = walked;
    let sources = sources.into_iter().map(|source| Box::new(source) as Box<dyn Source>).collect();
    Ok(Prepared { sources, notes, bytes })
}

impl Prepared {
    /// One file of this name that never stood on a disk.
    ///
    /// # Errors
    /// [`Code::NameTooLong`]
    pub fn of_memory(name: &str, content: Zeroizing<Vec<u8>>) -> Result<Self, AppError> {
        let path = EntryPath::from_untrusted(name).map_err(|_| AppError::new(Code::NameTooLong).with("name", name))?;
        let bytes = u64::try_from(content.len()).unwrap_or(u64::MAX);
        let source = Memory { path, content: Arc::new(content) };
        Ok(Self { sources: vec![Box::new(source)], notes: Vec::new(), bytes })
    }

    /// What is to be sealed.
    pub(crate) fn sources(&self) -> impl Iterator<Item = &dyn Source> {
        self.sources.iter().map(Box::as_ref)
    }

    /// Bytes of all contents.
    #[must_use]
    pub const fn total_bytes(&self) -> u64 {
        self.bytes
    }
}

/// How to seal.
pub struct Request<'a> {
    /// Where the sealed file is to stand.
    pub folder: &'a Path,
    /// Its format.
    pub format: Format,
    /// How the password is to look.
    pub style: Style,
    /// Whether a ZIP archive shows the real names.
    pub names: Names,
    /// Who seals it, where known.
    pub sender: Option<String>,
    /// For whom, where known.
    pub recipient: Option<String>,
    /// The local time.
    pub now: OffsetDateTime,
}

/// A finished sealed file and its password.
pub struct Outcome {
    /// Where it stands.
    pub archive: PathBuf,
    /// Its length.
    pub bytes: u64,
    /// Its format.
    pub format: Format,
    /// What it holds.
    pub entries: Vec<SealedEntry>,
    /// SHA-256 of what was read of each.
    pub fingerprints: Fingerprints,
    /// What a person should know.
    pub notes: Vec<Note>,
    /// Its password.
    pub password: Password,
}

/// Seals. Whatever happens, either the whole checked file stands under its final name or nothing does.
///
/// # Errors
/// [`AppError`]
pub fn seal(
    prepared: Prepared,
    request: &Request<'_>,
    leftovers: &Leftovers,
    rng: &mut dyn CryptoRng,
    watch: &dyn Watch,
) -> Result<Outcome, AppError> {
    seal_as("sealed", prepared, request, leftovers, rng, watch)
}

/// Seals into a file whose name begins with `word`.
///
/// # Errors
/// [`AppError`]
pub(crate) fn seal_as(
    word: &str,
    prepared: Prepared,
    request: &Request<'_>,
    leftovers: &Leftovers,
    rng: &mut dyn CryptoRng,
    watch: &dyn Watch,
) -> Result<Outcome, AppError> {
    let Prepared { sources, notes, .. } = prepared;
    let fingerprints = Fingerprints::default();
    let sources: Vec<Box<dyn Source>> =
        sources.into_iter().map(|source| fingerprint::watched(source, &fingerprints)).collect();
    let password = Password::generate(request.style, rng);
    let cover = Cover {
        sender: request.sender.clone(),
        recipient: request.recipient.clone(),
        sealed_at: Some(request.now.unix_timestamp()),
    };
    let order =
        Order { format: request.format, sources: &sources, password: &password, names: request.names, cover: &cover };
    let stem = neutral_name(word, request.now);
    let extension = match request.format {
        Format::Zip => "zip",
        Format::Muhr => "muhr",
    };
    let target = Target { folder: request.folder, stem: &stem, extension };
    let random = rng.random();
    let (archive, written) = place::file(
        &target,
        leftovers,
        random,
        watch,
        |file| seal::write(&order, file, rng, watch),
        |file, written| seal::check(file, written, order.password, watch),
    )
    .map_err(|error| AppError::sealing(&walk::shown_name(request.folder), error))?;
    let bytes = archive.metadata().map_or(0, |metadata| metadata.len());
    let entries = written.entries;
    Ok(Outcome { archive, bytes, format: request.format, entries, fingerprints, notes, password })
}

/// A file that never stood on a disk.
struct Memory {
    path: EntryPath,
    content: Arc<Zeroizing<Vec<u8>>>,
}

impl Source for Memory {
    fn path(&self) -> &EntryPath {
        &self.path
    }
    fn bytes(&self) -> u64 {
        u64::try_from(self.content.len()).unwrap_or(u64::MAX)
    }
    fn modified(&self) -> Option<i64> {
        None
    }
    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(Cursor::new(Shared(Arc::clone(&self.content)))))
    }
}

/// Bytes that several readers read.
struct Shared(Arc<Zeroizing<Vec<u8>>>);

impl AsRef<[u8]> for Shared {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// A name that says nothing but the day.
fn neutral_name(word: &str, now: OffsetDateTime) -> String {
    let day = now.format(format_description!("[year]-[month]-[day]")).unwrap_or_default();
    format!("{word}-{day}")
}

/// The operating system's random numbers, or an error where it has none.
///
/// # Errors
/// [`Code::System`]
pub fn system_rng() -> Result<impl CryptoRng, AppError> {
    use rand::rngs::{SysError, SysRng};
    use rand::{TryRng, rand_core::UnwrapErr};
    let refused = |_: SysError| AppError::new(Code::System).with("reason", "random numbers");
    // Asked once here, so that a system without random numbers is an error and not a crash later on.
    SysRng.try_next_u64().map_err(refused)?;
    Ok(UnwrapErr(SysRng))
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn the_name_of_a_sealed_file_tells_the_day_and_nothing_else() {
        assert_eq!(neutral_name("sealed", datetime!(2026-11-23 15:04 +5)), "sealed-2026-11-23");
    }
}
