//! Where it is looked: the file system below a folder, the environment, and the programs that answer questions. Tests
//! look at a made folder.

use super::{Seen, Unseen, clamd, program};
use crate::scan::clamd::Place as Listens;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{ErrorKind, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use time::OffsetDateTime;

/// Most bytes of a file that are read.
const MOST_BYTES: u64 = 1 << 20;
/// Most names of a folder that are read.
const MOST_NAMES: usize = 65_536;

/// Runs the program at an absolute path.
type Programs = Box<dyn Fn(&str, &[&str]) -> Seen<String> + Send + Sync>;

/// A computer to look at.
pub struct Place {
    root: PathBuf,
    variables: BTreeMap<String, String>,
    programs: Programs,
}

impl Place {
    /// This computer.
    #[must_use]
    pub fn here() -> Self {
        // What is not Unicode is no name of a desktop, a session or a home that could be looked at.
        let variables = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        Self { root: PathBuf::from("/"), variables, programs: Box::new(program::run) }
    }

    /// A computer whose file system is the folder `root`, with these variables and with no programs on it.
    #[must_use]
    pub fn at(root: impl Into<PathBuf>, variables: &[(&str, &str)]) -> Self {
        let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { root: root.into(), variables, programs: Box::new(|_, _| Err(Unseen::Absent)) }
    }

    #[cfg(test)]
    pub(super) fn with_programs(
        mut self,
        programs: impl Fn(&str, &[&str]) -> Seen<String> + Send + Sync + 'static,
    ) -> Self {
        self.programs = Box::new(programs);
        self
    }

    /// A variable that is set to something.
    pub(super) fn variable(&self, name: &str) -> Option<&str> {
        self.variables.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// What the program at an absolute path says, on both of its outputs.
    pub(super) fn run(&self, program: &str, arguments: &[&str]) -> Seen<String> {
        (self.programs)(program, arguments)
    }

    fn path(&self, absolute: &str) -> PathBuf {
        self.root.join(absolute.trim_start_matches('/'))
    }

    pub(super) fn is_there(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    /// The beginning of a file.
    pub(super) fn bytes(&self, path: &str, most: u64) -> Seen<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(self.path(path))
            .map_err(unseen)?
            .take(most.min(MOST_BYTES))
            .read_to_end(&mut bytes)
            .map_err(unseen)?;
        Ok(bytes)
    }

    pub(super) fn text(&self, path: &str) -> Seen<String> {
        self.bytes(path, MOST_BYTES).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The end of a file, such as a log.
    pub(super) fn tail(&self, path: &str) -> Seen<String> {
        let mut file = File::open(self.path(path)).map_err(unseen)?;
        let length = file.metadata().map_err(unseen)?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(MOST_BYTES))).map_err(unseen)?;
        let mut bytes = Vec::new();
        file.take(MOST_BYTES).read_to_end(&mut bytes).map_err(unseen)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// When a file or folder was last changed.
    pub(super) fn modified(&self, path: &str) -> Seen<OffsetDateTime> {
        let time = self.path(path).metadata().and_then(|metadata| metadata.modified()).map_err(unseen)?;
        Ok(time.into())
    }

    /// The names in a folder, sorted.
    pub(super) fn names(&self, folder: &str) -> Seen<Vec<String>> {
        let items = self.path(folder).read_dir().map_err(unseen)?;
        let names = items.take(MOST_NAMES).filter_map(|item| item.ok()?.file_name().into_string().ok());
        let mut names: Vec<String> = names.collect();
        names.sort();
        Ok(names)
    }

    /// What the daemon of ClamAV says about itself.
    pub(super) fn clamd_version(&self, listens: &Listens) -> Seen<String> {
        match listens {
            Listens::Socket(path) => clamd::ask_socket(&self.path(&path.to_string_lossy())),
            Listens::Tcp(address) => clamd::ask_port(*address),
            Listens::Elsewhere => Err(Unseen::Absent),
        }
    }
}

fn unseen(error: std::io::Error) -> Unseen {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Unseen::Absent,
        _ => Unseen::Failed,
    }
}

/// Whether `path` lies in `folder` or is it.
pub(super) fn is_within(path: &str, folder: &str) -> bool {
    Path::new(path).starts_with(folder)
}
