//! Putting a finished file or folder in its place: written beside the target, checked, then renamed.
//! Nothing is ever overwritten, and nothing half-written ever stands under the final name.

use crate::leftovers::{Claim, Leftovers};
use muhr_seal::{SealError, Watch};
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// How often a name is tried with the next number before giving up.
const MOST_NUMBERS: u32 = 10_000;

/// `stem.extension`, `stem-2.extension`, … in `folder`.
pub(crate) struct Target<'a> {
    pub(crate) folder: &'a Path,
    pub(crate) stem: &'a str,
    pub(crate) extension: &'a str,
}

impl Target<'_> {
    fn path(&self, number: u32) -> PathBuf {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        let dot = if self.extension.is_empty() { "" } else { "." };
        self.folder.join(format!("{}{number}{dot}{}", self.stem, self.extension))
    }

    fn claim(&self, leftovers: &Leftovers, random: u64) -> Claim {
        leftovers.claim(&self.path(1), random)
    }
}

/// Writes a file with `write`, hands it to `check`, and gives it its final name.
pub(crate) fn file<T>(
    target: &Target<'_>,
    leftovers: &Leftovers,
    random: u64,
    watch: &dyn Watch,
    write: impl FnOnce(&mut File) -> Result<T, SealError>,
    check: impl FnOnce(&File, &T) -> Result<(), SealError>,
) -> Result<(PathBuf, T), SealError> {
    let claim = target.claim(leftovers, random);
    let mut file = create(claim.path()).map_err(SealError::Write)?;
    let written = write_and_check(&mut file, watch, write, check).inspect_err(|_| {
        // Nothing can interrupt the system while it brings a file to the disk, and the program cannot end before
        // that: it shall find nothing more to bring there.
        let _ = file.set_len(0);
    })?;
    // Windows renames no file that is open.
    drop(file);
    let path = rename(target, claim.path(), rename_file).map_err(SealError::Write)?;
    Ok((path, written))
}

/// Writes and checks, and returns when the disk has everything.
fn write_and_check<T>(
    file: &mut File,
    watch: &dyn Watch,
    write: impl FnOnce(&mut File) -> Result<T, SealError>,
    check: impl FnOnce(&File, &T) -> Result<(), SealError>,
) -> Result<T, SealError> {
    let syncing = Syncing::start(file).map_err(SealError::Write)?;
    let written = write(file)?;
    let synced = syncing.finish();
    check(file, &written)?;
    loop {
        match synced.recv_timeout(Duration::from_millis(50)) {
            Ok(done) => break done.map_err(SealError::Write)?,
            Err(RecvTimeoutError::Timeout) if watch.cancelled() => return Err(SealError::Cancelled),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(SealError::Write(io::ErrorKind::Other.into())),
        }
    }
    if watch.cancelled() { Err(SealError::Cancelled) } else { Ok(written) }
}

/// Lets `fill` write into a new folder and gives that its final name.
pub(crate) fn folder<T, E>(
    target: &Target<'_>,
    leftovers: &Leftovers,
    random: u64,
    fill: impl FnOnce(&Path) -> Result<T, E>,
    failed: impl Fn(io::Error) -> E,
) -> Result<(PathBuf, T), E> {
    let claim = target.claim(leftovers, random);
    private_folder(claim.path()).map_err(&failed)?;
    let filled = fill(claim.path())?;
    let path = rename(target, claim.path(), rename_folder).map_err(&failed)?;
    Ok((path, filled))
}

fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn private_folder(path: &Path) -> io::Result<()> {
    private(path, false)
}

/// A folder for its owner alone, with the folders above it; one that is there already is left as it is.
pub(crate) fn private_folders(path: &Path) -> io::Result<()> {
    private(path, true)
}

fn private(path: &Path, with_parents: bool) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(with_parents);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Brings the file to the disk while it is being written and checked, so that a power cut after "sealed" loses
/// nothing, and nobody waits long for the disk: neither who wants the file nor who has cancelled.
struct Syncing {
    written: Sender<()>,
    synced: Receiver<io::Result<()>>,
}

impl Syncing {
    /// How often it is looked whether the file has grown,
    const PAUSE: Duration = Duration::from_millis(20);
    /// and by how much it is worth going to the disk: what trickles in from a slow source is not.
    const STEP: u64 = 32 << 20;

    fn start(file: &File) -> io::Result<Self> {
        let (written, whole) = channel();
        let (sender, synced) = channel();
        let file = file.try_clone()?;
        thread::Builder::new().name("sync".into()).spawn(move || {
            // The system tells an error once only, so that of a part is an error of the whole.
            let mut outcome = Ok(());
            let mut on_disk = 0;
            loop {
                match whole.recv_timeout(Self::PAUSE) {
                    Err(RecvTimeoutError::Timeout) => {
                        let length = file.metadata().map_or(on_disk, |metadata| metadata.len());
                        if length >= on_disk + Self::STEP {
                            outcome = outcome.and_then(|()| file.sync_data());
                            on_disk = length;
                        }
                    }
                    Err(RecvTimeoutError::Disconnected) => return,
                    Ok(()) => break,
                }
            }
            outcome = outcome.and_then(|()| file.sync_all());
            // Windows renames no file that is open.
            drop(file);
            let _ = sender.send(outcome);
        })?;
        Ok(Self { written, synced })
    }

    /// Everything was written; what is received tells when it is on the disk.
    fn finish(self) -> Receiver<io::Result<()>> {
        let _ = self.written.send(());
        self.synced
    }
}

fn rename(target: &Target<'_>, partial: &Path, step: impl Fn(&Path, &Path) -> io::Result<()>) -> io::Result<PathBuf> {
    for number in 1..=MOST_NUMBERS {
        let path = target.path(number);
        match step(partial, &path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            other => return other.map(|()| path),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

fn rename_file(from: &Path, to: &Path) -> io::Result<()> {
    let partial = tempfile::TempPath::try_from_path(from)?;
    let Err(refused) = partial.persist_noclobber(to) else { return Ok(()) };
    if refused.error.kind() == io::ErrorKind::AlreadyExists {
        // Kept for the next number; whoever claimed the path removes it in the end.
        let _ = refused.path.keep();
        return Err(refused.error);
    }
    // Some file systems (exFAT, network shares) cannot rename without overwriting: hold the name, then overwrite that.
    let _ = refused.path.keep();
    OpenOptions::new().write(true).create_new(true).open(to)?;
    fs::rename(from, to).inspect_err(|_| {
        let _ = fs::remove_file(to);
    })
}

fn rename_folder(from: &Path, to: &Path) -> io::Result<()> {
    if fs::symlink_metadata(to).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(from, to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use muhr_seal::watch::Unwatched;
    use std::io::Write;

    fn target(folder: &Path) -> Target<'_> {
        Target { folder, stem: "sealed-2026-11-23", extension: "zip" }
    }

    fn put(folder: &Path, check: Result<(), SealError>) -> Result<PathBuf, SealError> {
        let leftovers = Leftovers::in_folder(folder.join("notes"));
        let write = |file: &mut File| file.write_all(b"whole").map_err(SealError::Write);
        file(&target(folder), &leftovers, 1, &Unwatched, write, |_, ()| check).map(|(path, ())| path)
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|item| item.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn nothing_is_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("sealed-2026-11-23.zip"), "older").unwrap();
        let path = put(folder.path(), Ok(())).unwrap();
        assert_eq!(path.file_name().unwrap(), "sealed-2026-11-23-2.zip");
        assert_eq!(fs::read(folder.path().join("sealed-2026-11-23.zip")).unwrap(), b"older");
        assert_eq!(names(folder.path()), ["notes", "sealed-2026-11-23-2.zip", "sealed-2026-11-23.zip"]);
    }

    #[test]
    fn what_fails_its_check_never_gets_its_name() {
        let folder = tempfile::tempdir().unwrap();
        assert!(put(folder.path(), Err(SealError::Check("differs".into()))).is_err());
        assert_eq!(names(folder.path()), ["notes"]);
    }

    #[test]
    fn a_folder_that_fails_is_taken_away_whole() {
        let parent = tempfile::tempdir().unwrap();
        let leftovers = Leftovers::in_folder(parent.path().join("notes"));
        let target = Target { folder: parent.path(), stem: "opened", extension: "" };
        let fill = |path: &Path| {
            fs::write(path.join("a.txt"), "plain").unwrap();
            Err::<(), _>(io::Error::from(io::ErrorKind::StorageFull))
        };
        assert!(folder(&target, &leftovers, 2, fill, |error| error).is_err());
        assert_eq!(names(parent.path()), ["notes"]);
    }
}
