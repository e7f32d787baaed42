//! Looking through a folder, within limits and without following links.

use super::Kind;
use super::names::is_wanted;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Most files of one folder that are told apart.
const MOST_FILES: usize = 500_000;
/// The deepest folder that is looked through.
const MOST_DEPTH: usize = 20;

/// What tells whether a file has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) bytes: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    /// That of the file at `path`; nothing where there is none, or it is no plain file.
    pub(super) fn of(path: &Path) -> Option<Self> {
        fs::symlink_metadata(path).ok().and_then(|metadata| Self::from(&metadata))
    }

    fn from(metadata: &Metadata) -> Option<Self> {
        metadata.is_file().then(|| Self { bytes: metadata.len(), modified: metadata.modified().ok() })
    }
}

/// Hands every wanted file below `folder` to `each`.
///
/// # Errors
/// `folder` itself cannot be read; what cannot be read below it is left out.
pub(super) fn list(folder: &Path, kind: Kind, mut each: impl FnMut(PathBuf, Stamp)) -> io::Result<()> {
    let mut count = 0_usize;
    let mut open = vec![(fs::read_dir(folder)?, 0_usize)];
    while let Some((entries, depth)) = open.last_mut() {
        let depth = *depth;
        let Some(entry) = entries.next() else {
            open.pop();
            continue;
        };
        let Ok(entry) = entry else { continue };
        let Ok(metadata) = entry.metadata() else { continue };
        let path = entry.path();
        if metadata.is_dir() {
            if depth < MOST_DEPTH
                && let Ok(inside) = fs::read_dir(&path)
            {
                open.push((inside, depth + 1));
            }
        } else if let Some(stamp) = Stamp::from(&metadata)
            && is_wanted(&path, kind)
        {
            each(path, stamp);
            count += 1;
            if count == MOST_FILES {
                break;
            }
        }
    }
    Ok(())
}
