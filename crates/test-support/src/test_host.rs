//! A host without a desktop: it remembers what it was asked to do.

use muhr_app::AppError;
use muhr_app::Host;
use muhr_app::dto::Event;
use muhr_app::host::Clip;
use muhr_handover::mail_programs::Installed;
use muhr_people::key::{Key, KeyError, KeyStore};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tempfile::TempDir;
use time::OffsetDateTime;
use zeroize::Zeroizing;

/// Work that was put off.
type Job = Box<dyn FnOnce() + Send>;

/// What the host was asked for, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// To open a link.
    OpenLink(String),
    /// To show a file.
    Reveal(PathBuf),
    /// To start a program.
    Launch(OsString, Vec<OsString>),
    /// To show a notification.
    Notify(String, String),
}

/// A computer without a key store.
pub struct WithoutKeys;

impl KeyStore for WithoutKeys {
    fn key(&self) -> Result<Option<Key>, KeyError> {
        Err(KeyError::Absent)
    }

    fn keep(&self, _: &Key) -> Result<(), KeyError> {
        Err(KeyError::Absent)
    }
}

/// A desktop that lives in a temporary folder.
pub struct TestHost {
    home: TempDir,
    now: OffsetDateTime,
    /// What the mail programs on it are.
    pub installed: Installed,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    asked: Vec<Asked>,
    events: Vec<Event>,
    clipboard: Option<(String, Clip)>,
    later: Vec<Job>,
    in_front: bool,
}

impl TestHost {
    /// A desktop on the 23rd of November 2026, in the afternoon.
    ///
    /// # Panics
    /// Where no temporary folder can be made.
    #[must_use]
    #[allow(clippy::expect_used)]
    pub fn new() -> Self {
        let home = TempDir::new().expect("a temporary folder");
        let now = OffsetDateTime::from_unix_timestamp(1_795_432_860).expect("a time in 2026");
        let state = State { in_front: true, ..State::default() };
        Self { home, now, installed: Installed::default(), state: Mutex::new(state) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The home folder.
    #[must_use]
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Puts a file into the home folder.
    ///
    /// # Panics
    /// Where it cannot be written.
    #[allow(clippy::expect_used)]
    pub fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.home().join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(self.home())).expect("a folder");
        std::fs::write(&path, content).expect("a file");
        path
    }

    /// What was asked for so far.
    #[must_use]
    pub fn asked(&self) -> Vec<Asked> {
        self.state().asked.clone()
    }

    /// What the window was told so far.
    #[must_use]
    pub fn events(&self) -> Vec<Event> {
        self.state().events.clone()
    }

    /// What stands on the clipboard, and how it was put there.
    #[must_use]
    pub fn on_clipboard(&self) -> Option<(String, Clip)> {
        self.state().clipboard.clone()
    }

    /// Somebody copies something else.
    pub fn somebody_copies(&self, text: &str) {
        self.state().clipboard = Some((text.to_owned(), Clip::Plain));
    }

    /// The person looks at the window, or away.
    pub fn look_at_window(&self, looks: bool) {
        self.state().in_front = looks;
    }

    /// Lets one second pass: runs what was put off until then. Returns how much that was.
    pub fn one_second(&self) -> usize {
        let jobs = std::mem::take(&mut self.state().later);
        let count = jobs.len();
        jobs.into_iter().for_each(|job| job());
        count
    }
}

impl Default for TestHost {
    fn default() -> Self {
        Self::new()
    }
}

impl Host for TestHost {
    fn now(&self) -> OffsetDateTime {
        self.now
    }

    fn open_link(&self, link: &str) -> Result<(), AppError> {
        self.state().asked.push(Asked::OpenLink(link.to_owned()));
        Ok(())
    }

    fn takes_links(&self, scheme: &str) -> bool {
        scheme == "sms"
    }

    fn mail_programs(&self) -> Installed {
        self.installed.clone()
    }

    fn reveal(&self, file: &Path) -> Result<(), AppError> {
        self.state().asked.push(Asked::Reveal(file.to_owned()));
        Ok(())
    }

    fn launch(&self, program: &OsStr, arguments: &[OsString]) -> Result<(), AppError> {
        self.state().asked.push(Asked::Launch(program.to_owned(), arguments.to_vec()));
        Ok(())
    }

    fn set_clipboard(&self, text: &str, clip: Clip) -> Result<(), AppError> {
        self.state().clipboard = Some((text.to_owned(), clip));
        Ok(())
    }

    fn clipboard(&self) -> Option<Zeroizing<String>> {
        let text = self.state().clipboard.as_ref().map(|(text, _)| Zeroizing::new(text.clone()));
        text.filter(|text| !text.is_empty())
    }

    fn clear_clipboard(&self) {
        self.state().clipboard = None;
    }

    fn notify(&self, title: &str, body: &str) {
        self.state().asked.push(Asked::Notify(title.to_owned(), body.to_owned()));
    }

    fn in_front(&self) -> bool {
        self.state().in_front
    }

    fn emit(&self, event: Event) {
        self.state().events.push(event);
    }

    fn after(&self, _: u64, job: Job) {
        self.state().later.push(job);
    }

    fn settings_file(&self) -> PathBuf {
        self.home().join("config/settings.json")
    }

    fn state_folder(&self) -> PathBuf {
        self.home().join("state")
    }

    fn people_folder(&self) -> PathBuf {
        self.home().join("people")
    }

    fn key_store(&self) -> Box<dyn KeyStore> {
        Box::new(WithoutKeys)
    }

    fn policy_file(&self) -> PathBuf {
        self.home().join("policy.toml")
    }

    fn homes(&self) -> Vec<PathBuf> {
        vec![self.home().to_owned()]
    }

    fn documents(&self) -> PathBuf {
        self.home().join("Documents")
    }
}
