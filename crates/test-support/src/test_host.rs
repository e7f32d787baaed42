//! A host without a desktop: it remembers what it was asked to do.

use crate::Unreachable;
use muhr_app::AppError;
use muhr_app::Host;
use muhr_app::checking::{ClamdPlace, Scanner};
use muhr_app::domain::{Reach, Shared};
use muhr_app::dto::Event;
use muhr_app::error::Code;
use muhr_app::host::Clip;
use muhr_domain::Resolve;
use muhr_endpoint::state::Condition;
use muhr_handover::mail_programs::Installed;
use muhr_people::key::{Key, KeyError, KeyStore};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
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
    /// To show a notification with an action of this name.
    NotifyWith(String, String, String),
    /// To bring the window to the front.
    ShowWindow,
    /// To stay in the tray, or not.
    KeepInTray(bool),
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
    /// Where its clamd listens; there is no antivirus until somebody says so.
    clamd: Mutex<Option<PathBuf>>,
    /// Who answers questions about names; there is nobody until somebody says so.
    names: Mutex<Option<Arc<dyn Resolve + Send>>>,
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
    /// What the notifications do when somebody chooses them.
    acts: Vec<Job>,
    endpoint: Vec<Condition>,
    looks: usize,
    in_front: bool,
    starts_with_session: bool,
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
        Self {
            home,
            now,
            clamd: Mutex::default(),
            names: Mutex::default(),
            installed: Installed::default(),
            state: Mutex::new(state),
        }
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

    /// Puts an antivirus on it, or another, or none: a clamd that listens on this socket.
    pub fn install_clamd(&self, socket: Option<PathBuf>) {
        *self.clamd.lock().unwrap_or_else(PoisonError::into_inner) = socket;
    }

    /// Lets this one answer questions about names, whichever resolver is named.
    pub fn names_are<N: Resolve + Send + 'static>(&self, names: N) -> Arc<N> {
        let names = Arc::new(names);
        *self.names.lock().unwrap_or_else(PoisonError::into_inner) =
            Some(Arc::clone(&names) as Arc<dyn Resolve + Send>);
        names
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

    /// Somebody chooses the last notification that has an action. False where there is none.
    pub fn choose_notification(&self) -> bool {
        let act = self.state().acts.pop();
        act.map(|act| act()).is_some()
    }

    /// Whoever looks at this computer from now on learns this.
    pub fn condition_is(&self, conditions: Vec<Condition>) {
        self.state().endpoint = conditions;
    }

    /// How often somebody looked at this computer.
    #[must_use]
    pub fn looks(&self) -> usize {
        self.state().looks
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

    fn endpoint(&self) -> Vec<Condition> {
        let mut state = self.state();
        state.looks += 1;
        state.endpoint.clone()
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

    fn notify_with(&self, title: &str, body: &str, label: &str, act: Job) {
        let mut state = self.state();
        state.asked.push(Asked::NotifyWith(title.to_owned(), body.to_owned(), label.to_owned()));
        state.acts.push(act);
    }

    fn show_window(&self) -> bool {
        self.state().asked.push(Asked::ShowWindow);
        true
    }

    fn keep_in_tray(&self, keep: bool) {
        self.state().asked.push(Asked::KeepInTray(keep));
    }

    fn starts_with_session(&self) -> Option<bool> {
        Some(self.state().starts_with_session)
    }

    fn start_with_session(&self, start: bool) -> Result<(), AppError> {
        self.state().starts_with_session = start;
        Ok(())
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

    fn scanner(&self) -> Scanner {
        let socket = self.clamd.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let clamd = socket.map(|socket| Scanner::clamd_at(ClamdPlace::Socket(socket), self.now.offset()));
        clamd.unwrap_or_else(|| Scanner::of(Vec::new()))
    }

    fn reach(&self, resolver: &str) -> Result<Reach, AppError> {
        let names = self.names.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let dns = names.ok_or_else(|| AppError::new(Code::NoResolver).with("name", resolver))?;
        Ok(Reach {
            dns,
            net: Box::new(Unreachable),
            roots: Arc::new(rustls::RootCertStore::empty()),
            shared: Shared::default(),
        })
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

    fn downloads(&self) -> Option<PathBuf> {
        Some(self.home().join("Downloads"))
    }

    fn quarantine_folder(&self) -> PathBuf {
        self.home().join("quarantine")
    }
}
