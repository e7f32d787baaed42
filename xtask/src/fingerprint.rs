//! Whether files have changed since a step last used them, by their content rather than their times:
//! a fresh clone, a branch switched there and back, and a copied folder all have new times and old content.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// A number that changes when any file below `places` is added, removed, renamed or altered. It is only
/// compared with numbers made by the same xtask on the same machine. Folders named in `ignored` are left
/// out; places that do not exist count as empty.
pub(crate) fn of(places: &[PathBuf], ignored: &[&str]) -> io::Result<u64> {
    let mut files = Vec::new();
    for place in places {
        collect(place, ignored, &mut files)?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
        fs::read(&file)?.hash(&mut hasher);
    }
    Ok(hasher.finish())
}

fn collect(place: &Path, ignored: &[&str], files: &mut Vec<PathBuf>) -> io::Result<()> {
    if place.is_file() {
        files.push(place.to_path_buf());
    } else if place.is_dir() {
        for entry in fs::read_dir(place)? {
            let entry = entry?;
            if !ignored.iter().any(|name| entry.file_name() == *name) {
                collect(&entry.path(), ignored, files)?;
            }
        }
    }
    Ok(())
}

/// A stamp beside what a step made, telling what it was made from.
#[derive(Debug)]
pub(crate) struct Stamp {
    file: PathBuf,
    content: String,
}

impl Stamp {
    /// The stamp that `file` carries when what was made from `places` is fresh.
    pub(crate) fn of(file: PathBuf, places: &[PathBuf], ignored: &[&str]) -> io::Result<Self> {
        Ok(Self { file, content: format!("{:016x}\n", of(places, ignored)?) })
    }

    /// Whether it was made from what is there now.
    pub(crate) fn is_fresh(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|found| found == self.content)
    }

    /// Records that it now is.
    pub(crate) fn write(&self) -> io::Result<()> {
        fs::write(&self.file, &self.content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("muhr-xtask-{name}-{}", std::process::id()));
            fs::create_dir_all(folder.join("node_modules")).unwrap();
            Self(folder)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).unwrap();
        }
    }

    #[test]
    fn a_changed_renamed_or_added_file_makes_a_stamp_stale() {
        let folder = Folder::new("stamp");
        let place = vec![folder.0.clone()];
        let now = || of(&place, &["node_modules"]).unwrap();
        let empty = now();
        fs::write(folder.0.join("a"), "one").unwrap();
        let one = now();
        fs::write(folder.0.join("a"), "two").unwrap();
        let two = now();
        fs::rename(folder.0.join("a"), folder.0.join("b")).unwrap();
        let renamed = now();
        let mut all = vec![empty, one, two, renamed];
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 4);
    }

    #[test]
    fn ignored_folders_do_not_count() {
        let folder = Folder::new("ignored");
        let place = vec![folder.0.clone()];
        let before = of(&place, &["node_modules"]).unwrap();
        fs::write(folder.0.join("node_modules/x"), "x").unwrap();
        assert_eq!(before, of(&place, &["node_modules"]).unwrap());
        assert_ne!(before, of(&place, &[]).unwrap());
    }

    #[test]
    fn a_stamp_is_fresh_only_after_it_was_written_for_the_same_content() {
        let folder = Folder::new("fresh");
        let source = folder.0.join("source");
        let stamp = || Stamp::of(folder.0.join("node_modules/stamp"), std::slice::from_ref(&source), &[]).unwrap();
        fs::write(&source, "one").unwrap();
        assert!(!stamp().is_fresh());
        stamp().write().unwrap();
        assert!(stamp().is_fresh());
        fs::write(&source, "two").unwrap();
        assert!(!stamp().is_fresh());
    }
}
