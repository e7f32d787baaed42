//! Watched folders, and checking what arrives in them: one after the other, on a thread of its own, so that ten thousand
//! files at once leave the window alone and none is lost. Nobody outside this computer is asked about them.

use crate::checking::{self, Item, Judged, Known};
use crate::dto::{FolderKindDto, VerdictDto};
use crate::error::{AppError, Code};
use crate::progress::Cancel;
use muhr_endpoint::watch::{Kind, Timing, Told, Watch};
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::{fs, io, thread};

pub use muhr_endpoint::watch::{Arrived, Health};

type Changed = Arc<dyn Fn() + Send + Sync>;

/// The folders that are watched.
pub struct Folders {
    watched: Mutex<Vec<Watched>>,
    queue: Sender<Arrived>,
    waiting: Arc<AtomicU64>,
    changed: Changed,
}

struct Watched {
    path: PathBuf,
    /// Nothing until the watch has told for the first time.
    health: Arc<Mutex<Option<Health>>>,
    _watch: Watch,
}

impl Folders {
    /// No folders yet. `each` hears of every file that arrives, one after the other; `changed` hears that a folder stands
    /// differently.
    ///
    /// # Errors
    /// The system has no thread left.
    pub fn new(
        each: impl Fn(Arrived) + Send + 'static,
        changed: impl Fn() + Send + Sync + 'static,
    ) -> Result<Self, AppError> {
        let (queue, arrived) = channel::<Arrived>();
        let waiting = Arc::new(AtomicU64::new(0));
        let left = Arc::clone(&waiting);
        let work = move || {
            for one in arrived {
                each(one);
                left.fetch_sub(1, Ordering::Relaxed);
            }
        };
        let thread = thread::Builder::new().name("arrivals".into()).stack_size(checking::STACK);
        thread.spawn(work).map_err(|error| system(&error))?;
        Ok(Self { watched: Mutex::default(), queue, waiting, changed: Arc::new(changed) })
    }

    /// Watches one more folder.
    ///
    /// # Errors
    /// The system has no thread left.
    pub fn watch(&self, folder: &Path, kind: FolderKindDto) -> Result<(), AppError> {
        let mut watched = self.watched.lock().unwrap_or_else(PoisonError::into_inner);
        if watched.iter().any(|one| one.path == folder) {
            return Ok(());
        }
        let health = Arc::new(Mutex::new(None));
        let (now, queue, waiting, changed) =
            (Arc::clone(&health), self.queue.clone(), Arc::clone(&self.waiting), Arc::clone(&self.changed));
        let kind = if kind == FolderKindDto::Mail { Kind::Mail } else { Kind::Files };
        let tell = move |told| match told {
            Told::Arrived(arrived) => {
                waiting.fetch_add(1, Ordering::Relaxed);
                let _ = queue.send(arrived);
            }
            Told::Health(health) => {
                *now.lock().unwrap_or_else(PoisonError::into_inner) = Some(health);
                changed();
            }
        };
        let watch = Watch::start(folder, kind, Timing::default(), tell).map_err(|error| system(&error))?;
        watched.push(Watched { path: folder.to_owned(), health, _watch: watch });
        Ok(())
    }

    /// Watches a folder no longer.
    pub fn leave(&self, folder: &Path) {
        self.watched.lock().unwrap_or_else(PoisonError::into_inner).retain(|one| one.path != folder);
    }

    /// How the watch on a folder stands; nothing where there is none, or it has not told yet.
    #[must_use]
    pub fn health(&self, folder: &Path) -> Option<Health> {
        let watched = self.watched.lock().unwrap_or_else(PoisonError::into_inner);
        let one = watched.iter().find(|one| one.path == folder)?;
        *one.health.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many files wait to be checked.
    #[must_use]
    pub fn waiting(&self) -> u64 {
        self.waiting.load(Ordering::Relaxed)
    }
}

fn system(error: &io::Error) -> AppError {
    AppError::new(Code::System).with("reason", error.kind().to_string())
}

/// Something that arrived and was looked at.
pub struct Looked {
    /// The message or file.
    pub item: Item,
    /// What came of it.
    pub judged: Result<Judged, AppError>,
}

impl Looked {
    /// What it is, where somebody should look at it: it is not clear, or could not be read.
    #[must_use]
    pub fn suspicion(&self) -> Option<VerdictDto> {
        match &self.judged {
            Ok(judged) => Some(judged.checked.verdict).filter(|verdict| *verdict > VerdictDto::Clear),
            // What went away again is nothing to look at.
            Err(error) => (error.code != Code::NotFound).then_some(VerdictDto::Caution),
        }
    }

    /// The weightiest finding; empty where there is none.
    #[must_use]
    pub fn reason(&self) -> String {
        let judged = self.judged.as_ref().ok();
        judged.and_then(|judged| judged.checked.findings.first()).map(|finding| finding.id.clone()).unwrap_or_default()
    }
}

/// Looks at what arrived: a file of its own, or the messages that a mailbox has grown by. Nobody is asked.
#[must_use]
pub fn look(arrived: &Arrived, known: &Known) -> Vec<Looked> {
    let items = match arrived.before {
        Some(before) => checking::grown(&arrived.path, before),
        None => checking::list(std::slice::from_ref(&arrived.path)),
    };
    let known = Known { resolver: None, ..known.clone() };
    let check = |item: Item| {
        let judged = checking::check(&item, &known, &Cancel::default());
        Looked { item, judged }
    };
    match items {
        Ok(items) => items.into_iter().map(check).collect(),
        Err(error) => {
            let item = Item::found_at(crate::walk::shown_name(&arrived.path), arrived.path.clone(), None);
            vec![Looked { item, judged: Err(error) }]
        }
    }
}

/// What the window calls a folder.
#[must_use]
pub fn id_of(folder: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    folder.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// Where a path is, for people: the home folder as `~`.
#[must_use]
pub fn place_of(path: &Path, homes: &[PathBuf]) -> String {
    let below = homes.first().and_then(|home| path.strip_prefix(home).ok());
    let shown = match below {
        Some(rest) if rest.as_os_str().is_empty() => "~".to_owned(),
        Some(rest) => format!("~{}{}", std::path::MAIN_SEPARATOR, rest.display()),
        None => path.display().to_string(),
    };
    muhr_inspect::visible::visible(&shown)
}

/// What is in a folder, by what it looks like.
#[must_use]
pub fn kind_of(folder: &Path, downloads: Option<&Path>) -> FolderKindDto {
    /// Entries that are looked at; a folder of mail tells within a few.
    const MOST: usize = 500;
    if downloads.is_some_and(|downloads| downloads == folder) {
        return FolderKindDto::Downloads;
    }
    let is_maildir = |folder: &Path| folder.join("cur").is_dir() && folder.join("new").is_dir();
    let holds_mail = |folder: &Path| {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten().take(MOST);
        let mut paths = entries.map(|entry| entry.path());
        paths.any(|path| path.extension().is_some_and(|extension| extension == "msf") || is_maildir(&path))
    };
    let mut below = fs::read_dir(folder).into_iter().flatten().flatten().take(MOST).map(|entry| entry.path());
    if is_maildir(folder) || holds_mail(folder) || below.any(|path| path.is_dir() && holds_mail(&path)) {
        FolderKindDto::Mail
    } else {
        FolderKindDto::Files
    }
}

/// Folders that are worth watching: downloads, and where mail programs keep their messages. Only names are read.
#[must_use]
pub fn worth_watching(homes: &[PathBuf], downloads: Option<&Path>) -> Vec<PathBuf> {
    /// Maildirs of the home folder: by hand, Evolution, KMail.
    const MAIL: [&str; 4] = ["Maildir", "Mail", ".local/share/evolution/mail/local", ".local/share/local-mail"];
    /// Profiles of Thunderbird: Debian and Fedora; Snap; Flatpak; macOS; Windows.
    const PROFILES: [&str; 5] = [
        ".thunderbird",
        "snap/thunderbird/common/.thunderbird",
        ".var/app/org.mozilla.Thunderbird/.thunderbird",
        "Library/Thunderbird/Profiles",
        "Thunderbird/Profiles",
    ];
    let mut found: Vec<PathBuf> = downloads.into_iter().map(Path::to_owned).collect();
    for home in homes {
        found.extend(MAIL.iter().map(|place| home.join(place)));
        for place in PROFILES {
            let profiles = fs::read_dir(home.join(place)).into_iter().flatten().flatten();
            found.extend(profiles.flat_map(|profile| ["Mail", "ImapMail"].map(|folder| profile.path().join(folder))));
        }
    }
    found.retain(|folder| folder.is_dir());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn make(root: &Path, folders: &[&str]) {
        folders.iter().for_each(|folder| fs::create_dir_all(root.join(folder)).unwrap());
    }

    #[test]
    fn mail_is_told_from_other_files_by_what_is_there() {
        let home = tempfile::tempdir().unwrap();
        make(
            home.path(),
            &["Maildir/cur", "Maildir/new", "Downloads/x", "box/.Sent/cur", "box/.Sent/new", "P/ImapMail/a"],
        );
        fs::write(home.path().join("P/ImapMail/a/INBOX.msf"), "").unwrap();
        let kind = |name: &str| kind_of(&home.path().join(name), Some(&home.path().join("Downloads")));
        assert_eq!([kind("Maildir"), kind("box"), kind("P/ImapMail")], [FolderKindDto::Mail; 3]);
        assert_eq!((kind("Downloads"), kind("P")), (FolderKindDto::Downloads, FolderKindDto::Files));
    }

    #[test]
    fn only_folders_that_are_there_are_suggested() {
        let home = tempfile::tempdir().unwrap();
        make(home.path(), &["Downloads", ".thunderbird/a.default/ImapMail", ".thunderbird/a.default/Mail"]);
        let homes = [home.path().to_owned()];
        let found = worth_watching(&homes, Some(&home.path().join("Downloads")));
        let places: Vec<_> = found.iter().map(|folder| place_of(folder, &homes)).collect();
        assert_eq!(places, ["~/Downloads", "~/.thunderbird/a.default/Mail", "~/.thunderbird/a.default/ImapMail"]);
    }

    #[test]
    fn of_a_mailbox_only_what_is_new_is_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Inbox");
        let one = |text: &str| {
            format!("From - Mon Nov 23 09:00:00 2026\nFrom: a@example.org\nTo: b@example.org\n\n{text}\n\n")
        };
        let first = one("Hello.");
        fs::write(&path, first.clone() + &one("Please send me the OTP code you received now.")).unwrap();
        let before = u64::try_from(first.len()).unwrap();
        let looked = look(&Arrived { path: path.clone(), before: Some(before) }, &Known::default());
        assert_eq!(looked.len(), 1);
        assert_eq!(looked[0].suspicion(), Some(VerdictDto::Danger));
        assert_eq!(looked[0].item.part().unwrap().0, before);
        // Tidied up: shorter than before.
        fs::write(&path, &first).unwrap();
        assert!(look(&Arrived { path, before: Some(10_000) }, &Known::default()).is_empty());
    }
}
