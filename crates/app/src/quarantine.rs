//! Quarantine: a file moved into a sealed container, where nothing runs it by mistake, and back.
//!
//! The container is whole, checked and noted before the file is taken away; whoever is killed in between has both.

use crate::error::{AppError, Code};
use crate::leftovers::Leftovers;
use crate::place::{self, Target};
use crate::sealing::{self, system_rng};
use crate::walk;
use muhr_people::Store;
use muhr_people::store::{Arrival, QuarantineId, Quarantined};
use muhr_seal::watch::Unwatched;
use muhr_seal::{Entry, Format, Limits, Names, OpenError, Password, SealError, Sink, Style, open};
use rand::RngExt;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};
use time::OffsetDateTime;

/// Where containers stand, and what knows their passwords.
pub struct Quarantine<'a> {
    /// The folder of the containers.
    pub folder: &'a Path,
    /// What knows them.
    pub store: &'a Store,
    /// Where half-written files are noted.
    pub leftovers: &'a Leftovers,
    /// The local time.
    pub now: OffsetDateTime,
}

impl Quarantine<'_> {
    /// Moves a file into quarantine; `reason` is the weightiest finding about it.
    ///
    /// # Errors
    /// It is no file of its own, or cannot be read or taken away: then it stands where it stood and nothing is kept.
    pub fn put(&self, file: &Path, reason: &str) -> Result<Quarantined, AppError> {
        let shown = walk::shown_name(file);
        let stamp = || {
            let metadata = fs::symlink_metadata(file).map_err(|error| AppError::reading(&shown, &error))?;
            let is_own = metadata.is_file();
            let stamp = (metadata.len(), metadata.modified().ok());
            is_own.then_some(stamp).ok_or_else(|| AppError::new(Code::NotReadable).with("name", shown.as_str()))
        };
        let before = stamp()?;
        let refused = |error: &io::Error| AppError::writing(&walk::shown_name(self.folder), error);
        place::private_folders(self.folder).map_err(|error| refused(&error))?;
        let request = sealing::Request {
            folder: self.folder,
            format: Format::Muhr,
            style: Style::Letters,
            names: Names::Real,
            sender: None,
            recipient: None,
            now: self.now,
        };
        let prepared = sealing::prepare(&[file.to_owned()])?;
        let sealed =
            sealing::seal_as("quarantine", prepared, &request, self.leftovers, &mut system_rng()?, &Unwatched)?;
        let sha256 = sealed.entries.first().map(|entry| sealed.fingerprints.of(&entry.path));
        let quarantined = Quarantined {
            name: shown.clone(),
            bytes: before.0,
            sha256: sha256.unwrap_or_default(),
            reason: reason.to_owned(),
            container: walk::shown_name(&sealed.archive),
        };
        let keep = || {
            if stamp()? != before {
                return Err(AppError::new(Code::SourceChanged).with("name", shown.as_str()));
            }
            let path = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
            let at = self.now.unix_timestamp();
            let id = self.store.quarantine(&path, &quarantined, sealed.password.expose(), at)?;
            fs::remove_file(file).map_err(|error| {
                let _ = self.store.forget_quarantined(id);
                AppError::new(Code::NotMovable).with("name", shown.as_str()).with("reason", error.kind().to_string())
            })
        };
        keep().inspect_err(|_| drop(fs::remove_file(&sealed.archive)))?;
        Ok(quarantined)
    }

    /// Puts a file back where it was, or into `otherwise` where its folder is gone. Returns where it stands now.
    ///
    /// # Errors
    /// It is not in quarantine, or cannot be written; it stays in quarantine then.
    pub fn put_back(&self, id: QuarantineId, otherwise: &Path) -> Result<(PathBuf, Quarantined), AppError> {
        let Arrival { path, detail, .. } = self.find(id)?;
        let password = Password::typed(self.store.quarantine_password(id)?);
        let container = self.folder.join(&detail.container);
        let failed = |error: OpenError| AppError::opening(&detail.name, &walk::shown_name(otherwise), error);
        let sealed = File::open(&container).map_err(|error| AppError::reading(&detail.container, &error))?;
        let unlocked = open::unlock(&sealed, &password, &Limits::default(), &Unwatched).map_err(failed)?;
        let folder = path.parent().filter(|folder| folder.is_dir()).unwrap_or(otherwise);
        fs::create_dir_all(folder).map_err(|error| AppError::writing(&walk::shown_name(folder), &error))?;
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let extension = path.extension().unwrap_or_default().to_string_lossy();
        let target = Target { folder, stem: &stem, extension: &extension };
        let mut refused = None;
        let write = |file: &mut File| {
            unlocked.extract(&Into(file), &Unwatched).map_err(|error| {
                refused = Some(error);
                SealError::Cancelled
            })
        };
        let placed = place::file(&target, self.leftovers, system_rng()?.random(), &Unwatched, write, |_, ()| Ok(()));
        let (back, ()) = match (placed, refused) {
            (_, Some(error)) => return Err(failed(error)),
            (Err(error), None) => return Err(AppError::sealing(&walk::shown_name(folder), error)),
            (Ok(placed), None) => placed,
        };
        drop(unlocked);
        drop(sealed);
        self.forget(id, &container)?;
        Ok((back, detail))
    }

    /// Deletes a file that is in quarantine for good.
    ///
    /// # Errors
    /// It is not in quarantine, or the address book cannot be written.
    pub fn delete(&self, id: QuarantineId) -> Result<Quarantined, AppError> {
        let found = self.find(id)?;
        self.forget(id, &self.folder.join(&found.detail.container))?;
        Ok(found.detail)
    }

    fn find(&self, id: QuarantineId) -> Result<Arrival<QuarantineId, Quarantined>, AppError> {
        let found = self.store.quarantined()?.into_iter().find(|one| one.id == id);
        found.ok_or_else(|| AppError::new(Code::NobodyThere))
    }

    fn forget(&self, id: QuarantineId, container: &Path) -> Result<(), AppError> {
        // The password first: a container that nobody can open any more is no loss.
        self.store.forget_quarantined(id)?;
        let _ = fs::remove_file(container);
        Ok(())
    }
}

/// The one file of a container.
struct Into<'a>(&'a File);

impl Sink for Into<'_> {
    fn create<'s>(&'s self, index: usize, entry: &Entry) -> io::Result<Box<dyn Write + Send + 's>> {
        if index > 0 {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let modified = entry.modified.and_then(|seconds| u64::try_from(seconds).ok()).map(Duration::from_secs);
        Ok(Box::new(Timed(self.0, modified)))
    }
}

/// A file that gets its time back when it is whole.
struct Timed<'a>(&'a File, Option<Duration>);

impl Write for Timed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        let time = self.1.and_then(|since| UNIX_EPOCH.checked_add(since));
        // A time that the file system cannot hold is no reason to lose the file.
        time.map_or(Ok(()), |time| self.0.set_modified(time).or(Ok(())))
    }
}
