//! The watch at the desk: what arrives in watched folders is checked, what is suspicious is told and listed. Nothing is
//! moved or deleted unless somebody says so.

use super::Desk;
use super::telling::Telling;
use crate::checking::Item;
use crate::dto::{CaughtDto, CheckListDto, FolderKindDto, QuarantinedDto, VerdictDto, WatchDto, WatchedFolderDto};
use crate::error::{AppError, Code};
use crate::people::Receipt;
use crate::quarantine::Quarantine;
use crate::settings::{MOST_FOLDERS, Settings};
use crate::watching::{self, Arrived, Folders, Looked, id_of, kind_of, place_of};
use muhr_endpoint::watch::Health;
use muhr_inspect::visible::visible;
use muhr_people::receipt;
use muhr_people::store::{Arrival, Caught, CaughtId, QuarantineId, Quarantined};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};
use std::time::SystemTime;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// What was found that the window shows; the rest is in the history.
const MOST_SHOWN: usize = 200;

/// The watch.
#[derive(Default)]
pub(super) struct Watching {
    folders: OnceLock<Folders>,
    checked: AtomicU64,
    /// What is in each folder, as it was seen first: one on a network that does not answer is not asked again.
    kinds: Mutex<HashMap<PathBuf, FolderKindDto>>,
    /// Files that this program has put where it watches, as they were then.
    ours: Mutex<HashMap<PathBuf, (u64, Option<SystemTime>)>>,
    /// Folders that were watched until just now, so that it can be taken back.
    left: Mutex<Vec<PathBuf>>,
    pub(super) telling: Mutex<Telling>,
}

impl Desk {
    /// Begins to watch the folders of the settings.
    ///
    /// # Errors
    /// The system has no thread left.
    pub fn watch(self: &Arc<Self>) -> Result<(), AppError> {
        let [for_files, for_window] = [Arc::downgrade(self), Arc::downgrade(self)];
        let with = |desk: &Weak<Self>, act: &dyn Fn(&Arc<Self>)| {
            if let Some(desk) = desk.upgrade() {
                act(&desk);
            }
        };
        let folders = Folders::new(
            move |arrived| with(&for_files, &|desk| desk.arrived(&arrived)),
            move || with(&for_window, &Self::announce),
        )?;
        let folders = self.watching.folders.get_or_init(|| folders);
        let settings = self.state().settings.clone();
        if settings.keep_in_tray {
            self.host.keep_in_tray(true);
        }
        for folder in settings.watch_folders.iter().map(Path::new) {
            folders.watch(folder, self.kind(folder))?;
        }
        Ok(())
    }

    /// How the watch stands.
    ///
    /// # Errors
    /// The address book, which keeps what was found, cannot be opened or read.
    pub fn watch_state(&self) -> Result<WatchDto, AppError> {
        // Before what was caught: that belongs to at least so many.
        let checked = self.watching.checked.load(Ordering::Acquire);
        let settings = self.state().settings.clone();
        let homes = self.host.homes();
        let watched: Vec<PathBuf> = settings.watch_folders.iter().map(PathBuf::from).collect();
        let folder = |path: &PathBuf, state: &'static str| WatchedFolderDto {
            id: id_of(path),
            place: place_of(path, &homes),
            kind: self.kind(path),
            state,
        };
        let state_of = |path: &PathBuf| match self.watching.folders.get().and_then(|folders| folders.health(path)) {
            Some(Health::Watched) => "watched",
            Some(Health::Polled) => "polled",
            Some(Health::Unreadable) => "unreadable",
            Some(Health::Missing) | None => "missing",
        };
        let store = self.store()?;
        let shown = |at: &Path| place_of(at.parent().unwrap_or(at), &homes);
        let starts = self.host.starts_with_session();
        Ok(WatchDto {
            folders: watched.iter().map(|path| folder(path, state_of(path))).collect(),
            suggested: self.suggested(&watched).iter().map(|path| folder(path, "suggested")).collect(),
            caught: store.caught(MOST_SHOWN)?.into_iter().map(|one| caught_dto(one, &shown)).collect(),
            quarantined: store.quarantined()?.into_iter().map(|one| quarantined_dto(one, &shown)).collect(),
            checked,
            waiting: self.watching.folders.get().map(Folders::waiting).unwrap_or_default(),
            keep_in_tray: settings.keep_in_tray,
            start_with_session: starts.unwrap_or_default(),
            can_start_with_session: starts.is_some(),
        })
    }

    fn kind(&self, folder: &Path) -> FolderKindDto {
        let kinds = || self.watching.kinds.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kind) = kinds().get(folder) {
            return *kind;
        }
        // Not held meanwhile: looking may take as long as a network likes.
        let kind = kind_of(folder, self.host.downloads().as_deref());
        kinds().insert(folder.to_owned(), kind);
        kind
    }

    fn suggested(&self, watched: &[PathBuf]) -> Vec<PathBuf> {
        let mut folders = self.watching.left.lock().unwrap_or_else(PoisonError::into_inner).clone();
        for folder in watching::worth_watching(&self.host.homes(), self.host.downloads().as_deref()) {
            if !folders.contains(&folder) {
                folders.push(folder);
            }
        }
        folders.retain(|folder| !watched.contains(folder));
        folders
    }

    /// Watches one more folder, because somebody has chosen it.
    ///
    /// # Errors
    /// [`Code::NotWatchable`]; the settings cannot be saved.
    pub fn watch_folder(&self, folder: &Path) -> Result<WatchDto, AppError> {
        let refused = || AppError::new(Code::NotWatchable).with("name", crate::walk::shown_name(folder));
        let folder = std::path::absolute(folder).ok().filter(|folder| folder.is_dir()).ok_or_else(refused)?;
        let text = folder.to_str().ok_or_else(refused)?.to_owned();
        let mut settings = self.state().settings.clone();
        if !settings.watch_folders.contains(&text) {
            if settings.watch_folders.len() >= MOST_FOLDERS {
                return Err(refused());
            }
            settings.watch_folders.push(text);
        }
        if let Some(folders) = self.watching.folders.get() {
            folders.watch(&folder, self.kind(&folder))?;
        }
        self.keep_settings(settings)?;
        self.watch_state()
    }

    /// Watches a folder that was suggested.
    ///
    /// # Errors
    /// As for [`Self::watch_folder`]; it is not suggested any more.
    pub fn watch_suggested(&self, id: &str) -> Result<WatchDto, AppError> {
        let watched: Vec<PathBuf> = self.state().settings.watch_folders.iter().map(PathBuf::from).collect();
        let folder = self.suggested(&watched).into_iter().find(|folder| id_of(folder) == id);
        self.watch_folder(&folder.ok_or_else(|| AppError::new(Code::NobodyThere))?)
    }

    /// Watches a folder no longer. It is suggested until the program ends, so that this can be taken back.
    ///
    /// # Errors
    /// The settings cannot be saved.
    pub fn watch_remove(&self, id: &str) -> Result<WatchDto, AppError> {
        let mut settings = self.state().settings.clone();
        let is_it = |folder: &String| id_of(Path::new(folder)) == id;
        if let Some(folder) = settings.watch_folders.iter().find(|folder| is_it(folder)).map(PathBuf::from) {
            settings.watch_folders.retain(|folder| !is_it(folder));
            if let Some(folders) = self.watching.folders.get() {
                folders.leave(&folder);
            }
            self.watching.left.lock().unwrap_or_else(PoisonError::into_inner).push(folder);
            self.keep_settings(settings)?;
        }
        self.watch_state()
    }

    /// Goes on in the tray when the window is closed, or not; starts with the session, or not.
    ///
    /// # Errors
    /// The settings cannot be saved; this computer does not let programs start with the session.
    pub fn watch_options(&self, keep_in_tray: bool, start_with_session: bool) -> Result<WatchDto, AppError> {
        let settings = self.state().settings.clone();
        let starts = self.host.starts_with_session();
        // It starts in the tray, so the one is nothing without the other: whatever was turned last decides.
        let (keep_in_tray, start_with_session) = match (settings.keep_in_tray, starts.unwrap_or_default()) {
            (_, false) if start_with_session => (true, true),
            (true, _) if !keep_in_tray => (false, false),
            _ => (keep_in_tray, start_with_session),
        };
        if starts.is_some_and(|starts| starts != start_with_session) {
            self.host.start_with_session(start_with_session)?;
        }
        if settings.keep_in_tray != keep_in_tray {
            self.host.keep_in_tray(keep_in_tray);
            self.keep_settings(Settings { keep_in_tray, ..settings })?;
        }
        self.watch_state()
    }

    /// Whether the program goes on without a window.
    #[must_use]
    pub fn keeps_in_tray(&self) -> bool {
        self.state().settings.keep_in_tray
    }

    fn keep_settings(&self, settings: Settings) -> Result<(), AppError> {
        self.state().settings = settings.clone();
        settings.save(&self.host.settings_file())
    }

    /// Shows what was found on the page for checking.
    ///
    /// # Errors
    /// It is no longer listed; it cannot be read.
    pub fn open_caught(&self, id: &str) -> Result<CheckListDto, AppError> {
        let Arrival { path, detail, .. } = self.find_caught(id)?;
        self.check_items(|| Ok(vec![Item::found_at(detail.name, path, detail.part)]))
    }

    /// Takes what was found off the list; the file stays where it is.
    ///
    /// # Errors
    /// It is no longer listed.
    pub fn dismiss_caught(&self, id: &str) -> Result<WatchDto, AppError> {
        self.store()?.release(CaughtId(number(id)?))?;
        self.watch_state()
    }

    /// Moves what was found into quarantine.
    ///
    /// # Errors
    /// It is no longer there, or no file of its own, or cannot be moved; it stands where it stood then.
    pub fn quarantine(&self, id: &str) -> Result<WatchDto, AppError> {
        let Arrival { id, path, detail, .. } = self.find_caught(id)?;
        if detail.part.is_some() {
            return Err(AppError::new(Code::NotMovable).with("name", detail.name));
        }
        self.move_away(&path, &detail.reason)?;
        self.store()?.release(id)?;
        self.watch_state()
    }

    /// Moves one of the checked files into quarantine.
    ///
    /// # Errors
    /// As for [`Self::quarantine`].
    pub fn quarantine_checked(&self, id: &str) -> Result<WatchDto, AppError> {
        let item = self.item(id)?;
        let file = item.own_file().ok_or_else(|| AppError::new(Code::NotMovable).with("name", item.shown()))?;
        let reason = self.checked(id)?.checked.findings.first().map(|finding| finding.id.clone()).unwrap_or_default();
        self.move_away(file, &reason)?;
        let store = self.store()?;
        for caught in store.caught(usize::MAX)?.into_iter().filter(|caught| caught.path == file) {
            store.release(caught.id)?;
        }
        self.watch_state()
    }

    fn move_away(&self, file: &Path, reason: &str) -> Result<(), AppError> {
        let quarantined = self.with_quarantine(|quarantine| quarantine.put(file, reason))?;
        self.keep(&[to_receipt(quarantined, "quarantined")]);
        Ok(())
    }

    /// Puts a file back where it was.
    ///
    /// # Errors
    /// It is not in quarantine, or cannot be written; it stays in quarantine then.
    pub fn restore_quarantined(&self, id: &str) -> Result<WatchDto, AppError> {
        let id = QuarantineId(number(id)?);
        let otherwise = self.host.documents();
        let (file, quarantined) = self.with_quarantine(|quarantine| quarantine.put_back(id, &otherwise))?;
        self.own(&file);
        self.keep(&[to_receipt(quarantined, "put-back")]);
        self.watch_state()
    }

    /// Deletes a file that is in quarantine for good.
    ///
    /// # Errors
    /// It is not in quarantine.
    pub fn delete_quarantined(&self, id: &str) -> Result<WatchDto, AppError> {
        let id = QuarantineId(number(id)?);
        let quarantined = self.with_quarantine(|quarantine| quarantine.delete(id))?;
        self.keep(&[to_receipt(quarantined, "deleted")]);
        self.watch_state()
    }

    fn with_quarantine<T>(&self, work: impl FnOnce(&Quarantine<'_>) -> Result<T, AppError>) -> Result<T, AppError> {
        let (store, folder) = (self.store()?, self.host.quarantine_folder());
        let now = self.host.now();
        work(&Quarantine { folder: &folder, store: &store, leftovers: &self.leftovers, now })
    }

    pub(super) fn find_caught(&self, id: &str) -> Result<Arrival<CaughtId, Caught>, AppError> {
        let id = CaughtId(number(id)?);
        let found = self.store()?.caught(usize::MAX)?.into_iter().find(|one| one.id == id);
        found.ok_or_else(|| AppError::new(Code::NobodyThere))
    }

    /// Remembers a file that this program has written, so that it is not told as something that arrived.
    pub(super) fn own(&self, file: &Path) {
        if self.watching.folders.get().is_some() {
            let stamp = stamp(file);
            let file = file.canonicalize().unwrap_or_else(|_| file.to_owned());
            self.watching.ours.lock().unwrap_or_else(PoisonError::into_inner).insert(file, stamp);
        }
    }

    fn is_ours(&self, file: &Path) -> bool {
        let ours = self.watching.ours.lock().unwrap_or_else(PoisonError::into_inner);
        ours.get(file).is_some_and(|then| *then == stamp(file))
    }

    /// A file arrived, or has grown.
    fn arrived(self: &Arc<Self>, arrived: &Arrived) {
        if self.is_ours(&arrived.path) {
            return;
        }
        let known = self.known();
        for looked in watching::look(arrived, &known) {
            if let Some(verdict) = looked.suspicion() {
                self.caught(arrived, &looked, verdict);
            }
            // Counted last: what counts as checked is listed and told, too.
            self.watching.checked.fetch_add(1, Ordering::Release);
        }
        self.announce();
    }

    fn caught(self: &Arc<Self>, arrived: &Arrived, looked: &Looked, verdict: VerdictDto) {
        let judged = looked.judged.as_ref().ok();
        let address = judged.and_then(|judged| judged.checked.sender.as_ref()).map(|sender| sender.address.clone());
        let caught = Caught {
            name: looked.item.shown().to_owned(),
            verdict: verdict.as_str().to_owned(),
            reason: looked.reason(),
            address: address.unwrap_or_default(),
            part: looked.item.part(),
        };
        if let Some(judged) = judged {
            self.keep(&[crate::checking::receipt(judged)]);
        }
        // Where it cannot be noted, it is told all the same.
        let noted = self.store().and_then(|store| Ok(store.catch(&arrived.path, &caught, self.now())?));
        self.notice(noted.ok(), &caught);
    }
}

fn stamp(file: &Path) -> (u64, Option<SystemTime>) {
    file.symlink_metadata().map(|it| (it.len(), it.modified().ok())).unwrap_or_default()
}

fn number(id: &str) -> Result<i64, AppError> {
    id.parse().map_err(|_| AppError::new(Code::NobodyThere))
}

fn to_receipt(quarantined: Quarantined, outcome: &str) -> Receipt {
    Receipt::Quarantined(receipt::Quarantined {
        file: quarantined.name,
        bytes: quarantined.bytes,
        sha256: quarantined.sha256,
        outcome: outcome.to_owned(),
    })
}

fn caught_dto(one: Arrival<CaughtId, Caught>, place: &dyn Fn(&Path) -> String) -> CaughtDto {
    let Arrival { id, at, path, detail } = one;
    CaughtDto {
        id: id.0.to_string(),
        name: visible(&detail.name),
        place: place(&path),
        at: rfc3339(at),
        verdict: if detail.verdict == VerdictDto::Danger.as_str() { VerdictDto::Danger } else { VerdictDto::Caution },
        reason: detail.reason,
        address: visible(&detail.address),
        movable: detail.part.is_none(),
    }
}

fn quarantined_dto(one: Arrival<QuarantineId, Quarantined>, place: &dyn Fn(&Path) -> String) -> QuarantinedDto {
    let Arrival { id, at, path, detail } = one;
    QuarantinedDto {
        id: id.0.to_string(),
        name: visible(&detail.name),
        place: place(&path),
        at: rfc3339(at),
        bytes: detail.bytes,
        reason: detail.reason,
    }
}

fn rfc3339(at: i64) -> String {
    OffsetDateTime::from_unix_timestamp(at).ok().and_then(|time| time.format(&Rfc3339).ok()).unwrap_or_default()
}
