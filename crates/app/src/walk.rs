//! From dropped files and folders to sources, in a stable order.

use crate::error::{AppError, Code, Note, NoteCode};
use muhr_seal::{EntryPath, Source};
use std::collections::HashSet;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// The most files that one sealed file takes; what opening allows by default.
const MOST_FILES: usize = 100_000;
/// The deepest folder that is walked.
const MOST_DEPTH: usize = 60;

/// What was found.
#[derive(Default)]
pub(crate) struct Walked {
    pub(crate) sources: Vec<FileSource>,
    pub(crate) notes: Vec<Note>,
    taken: HashSet<String>,
}

impl Walked {
    pub(crate) fn total_bytes(&self) -> u64 {
        self.sources.iter().map(|source| source.bytes).sum()
    }
}

/// A file on disk.
pub(crate) struct FileSource {
    file: PathBuf,
    entry: EntryPath,
    bytes: u64,
    modified: Option<i64>,
}

impl Source for FileSource {
    fn path(&self) -> &EntryPath {
        &self.entry
    }
    fn bytes(&self) -> u64 {
        self.bytes
    }
    fn modified(&self) -> Option<i64> {
        self.modified
    }
    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(File::open(&self.file)?))
    }
}

/// Walks `paths` in the order given, the inside of folders by name. What a person names is followed if it is a link;
/// links inside folders are left out and noted.
pub(crate) fn walk(paths: &[PathBuf]) -> Result<Walked, AppError> {
    let mut walked = Walked::default();
    for path in paths {
        let shown = shown_name(path);
        let metadata = fs::metadata(path).map_err(|error| AppError::reading(&shown, &error))?;
        add(&mut walked, path, &shown, &metadata, 0)?;
    }
    Ok(walked)
}

/// The last part of a path as it is shown to people.
pub(crate) fn shown_name(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    name.or_else(|| path.canonicalize().ok()?.file_name().map(|name| name.to_string_lossy().into_owned()))
        .unwrap_or_else(|| path.display().to_string())
}

fn add(walked: &mut Walked, path: &Path, entry: &str, metadata: &Metadata, depth: usize) -> Result<(), AppError> {
    if metadata.is_dir() {
        return add_folder(walked, path, entry, depth);
    }
    if !metadata.is_file() {
        walked.notes.push(Note { code: NoteCode::SpecialSkipped, name: entry.to_owned() });
        return Ok(());
    }
    if walked.sources.len() == MOST_FILES {
        return Err(AppError::new(Code::TooManyFiles));
    }
    // Opening now, not when its turn comes, would hold thousands of files open; whether it may be read is asked here,
    // so that a missing permission is said before any work.
    File::open(path).map_err(|error| AppError::reading(entry, &error))?;
    let entry = unused(walked, entry)?;
    let modified = metadata.modified().ok().and_then(|time| match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_secs()).ok(),
        Err(before) => i64::try_from(before.duration().as_secs()).ok().map(|seconds| -seconds),
    });
    walked.sources.push(FileSource { file: path.to_owned(), entry, bytes: metadata.len(), modified });
    Ok(())
}

fn add_folder(walked: &mut Walked, folder: &Path, entry: &str, depth: usize) -> Result<(), AppError> {
    if depth == MOST_DEPTH {
        return Err(AppError::new(Code::NameTooLong).with("name", entry));
    }
    let unreadable = |error: &io::Error| AppError::reading(entry, error);
    let mut inside = Vec::new();
    for item in fs::read_dir(folder).map_err(|error| unreadable(&error))? {
        let item = item.map_err(|error| unreadable(&error))?;
        inside.push((item.file_name(), item.path()));
        if inside.len() > MOST_FILES {
            return Err(AppError::new(Code::TooManyFiles));
        }
    }
    inside.sort();
    if inside.is_empty() {
        walked.notes.push(Note { code: NoteCode::EmptyFolder, name: entry.to_owned() });
    }
    for (name, path) in inside {
        let entry = format!("{entry}/{}", name.to_string_lossy());
        let metadata = fs::symlink_metadata(&path).map_err(|error| AppError::reading(&entry, &error))?;
        if metadata.is_symlink() {
            walked.notes.push(Note { code: NoteCode::LinkSkipped, name: entry });
        } else {
            add(walked, &path, &entry, &metadata, depth + 1)?;
        }
    }
    Ok(())
}

/// An entry path that no earlier source has, also on systems that do not tell capitals from small letters.
fn unused(walked: &mut Walked, name: &str) -> Result<EntryPath, AppError> {
    let too_long = |_| AppError::new(Code::NameTooLong).with("name", name);
    let mut candidate = EntryPath::from_untrusted(name).map_err(too_long)?;
    let mut number = 2;
    while !walked.taken.insert(candidate.as_str().to_lowercase()) {
        candidate = EntryPath::from_untrusted(&numbered(name, number)).map_err(too_long)?;
        number += 1;
    }
    Ok(candidate)
}

/// `report.pdf` → `report (2).pdf`.
pub(crate) fn numbered(name: &str, number: u32) -> String {
    let (folder, file) = name.rsplit_once('/').map_or(("", name), |(folder, file)| (folder, file));
    let slash = if folder.is_empty() { "" } else { "/" };
    match file.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => format!("{folder}{slash}{stem} ({number}).{extension}"),
        _ => format!("{folder}{slash}{file} ({number})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(walked: &Walked) -> Vec<&str> {
        walked.sources.iter().map(|source| source.entry.as_str()).collect()
    }

    #[test]
    fn folders_are_walked_by_name_whatever_the_disk_says() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("case");
        fs::create_dir_all(root.join("b")).unwrap();
        for name in ["z.txt", "a.txt", "b/2.txt", "b/1.txt"] {
            fs::write(root.join(name), name).unwrap();
        }
        let walked = walk(&[root]).unwrap();
        assert_eq!(names(&walked), ["case/a.txt", "case/b/1.txt", "case/b/2.txt", "case/z.txt"]);
        assert_eq!(walked.total_bytes(), 24);
    }

    #[test]
    fn two_files_of_one_name_keep_apart() {
        let folder = tempfile::tempdir().unwrap();
        for sub in ["x", "y", "z"] {
            fs::create_dir(folder.path().join(sub)).unwrap();
        }
        let paths = ["x/a.pdf", "y/A.PDF", "z/a.pdf"].map(|name| folder.path().join(name));
        paths.iter().for_each(|path| fs::write(path, "1").unwrap());
        assert_eq!(names(&walk(&paths).unwrap()), ["a.pdf", "A (2).PDF", "a (3).pdf"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_inside_folders_are_left_out_and_said_so() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("case");
        fs::create_dir(&root).unwrap();
        fs::write(root.join("a.txt"), "1").unwrap();
        std::os::unix::fs::symlink("/etc/passwd", root.join("secret")).unwrap();
        std::os::unix::fs::symlink(&root, root.join("loop")).unwrap();
        let walked = walk(&[root]).unwrap();
        assert_eq!(names(&walked), ["case/a.txt"]);
        assert_eq!(walked.notes.len(), 2);
        assert!(walked.notes.iter().all(|note| note.code == NoteCode::LinkSkipped));
    }

    #[test]
    fn an_empty_folder_is_said_so() {
        let folder = tempfile::tempdir().unwrap();
        let walked = walk(&[folder.path().to_owned()]).unwrap();
        assert!(walked.sources.is_empty());
        assert_eq!(walked.notes[0].code, NoteCode::EmptyFolder);
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = walk(&[PathBuf::from("/no/such/report.pdf")]).map(|_| ()).unwrap_err();
        assert_eq!(error.code, Code::NotFound);
        assert_eq!(error.arguments["name"], "report.pdf");
    }

    #[test]
    fn numbers_stand_before_the_extension() {
        assert_eq!(numbered("a/b.tar.gz", 2), "a/b.tar (2).gz");
        assert_eq!(numbered(".bashrc", 3), ".bashrc (3)");
        assert_eq!(numbered("README", 2), "README (2)");
    }
}
