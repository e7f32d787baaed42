//! What the use cases need of the world around them, and nothing more. It grows only when one needs something new.

use crate::checking::Scanner;
use crate::domain::Reach;
use crate::dto::Event;
use crate::error::AppError;
use muhr_endpoint::state::{self, Place};
use muhr_handover::mail_programs::Installed;
use muhr_people::key::KeyStore;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use time::OffsetDateTime;

pub use muhr_endpoint::state::Condition;

/// Whether something on the clipboard must be kept out of its history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clip {
    /// A password: out of histories and clouds where the system can.
    Secret,
    /// Anything else.
    Plain,
}

/// The desktop, as the use cases see it. `TestHost` in `muhr-test-support` is another.
pub trait Host: Send + Sync + 'static {
    /// The local time.
    fn now(&self) -> OffsetDateTime;
    /// Hands a link (`sms:`, `whatsapp:`) to the program that takes it.
    ///
    /// # Errors
    /// [`crate::error::Code::NoProgram`]
    fn open_link(&self, link: &str) -> Result<(), AppError>;
    /// Whether some program here may take links of `scheme`.
    fn takes_links(&self, scheme: &str) -> bool;
    /// Which mail programs there are.
    fn mail_programs(&self) -> Installed;
    /// What can be learned about this computer. It may take a few seconds.
    fn endpoint(&self) -> Vec<Condition>;
    /// Shows a file in its folder, selected where the system can.
    ///
    /// # Errors
    /// [`crate::error::Code::NoProgram`]
    fn reveal(&self, file: &Path) -> Result<(), AppError>;
    /// Starts a program and does not wait for it.
    ///
    /// # Errors
    /// [`crate::error::Code::NoProgram`]
    fn launch(&self, program: &OsStr, arguments: &[std::ffi::OsString]) -> Result<(), AppError>;
    /// Puts text on the clipboard.
    ///
    /// # Errors
    /// [`crate::error::Code::Clipboard`]
    fn set_clipboard(&self, text: &str, clip: Clip) -> Result<(), AppError>;
    /// What stands on the clipboard, where it is text.
    fn clipboard(&self) -> Option<zeroize::Zeroizing<String>>;
    /// Empties the clipboard.
    fn clear_clipboard(&self);
    /// Shows a desktop notification.
    fn notify(&self, title: &str, body: &str);
    /// The same; `act` runs when somebody chooses it or the action that is called `label`. Where the system knows no
    /// actions, it is shown without.
    fn notify_with(&self, title: &str, body: &str, label: &str, act: Box<dyn FnOnce() + Send>);
    /// Brings the window to the front, opening it where there is none; true where there was one that can be told.
    fn show_window(&self) -> bool;
    /// Whether the program stays in the tray when its window is closed.
    fn keep_in_tray(&self, keep: bool);
    /// Whether the program starts with the session; nothing where this computer cannot do that.
    fn starts_with_session(&self) -> Option<bool>;
    /// Lets the program start with the session, in the tray, or no longer.
    ///
    /// # Errors
    /// [`crate::error::Code::System`]
    fn start_with_session(&self, start: bool) -> Result<(), AppError>;
    /// True while the person looks at the window.
    fn in_front(&self) -> bool;
    /// Tells the window something.
    fn emit(&self, event: Event);
    /// Runs `job` after `seconds`, off the window's thread.
    fn after(&self, seconds: u64, job: Box<dyn FnOnce() + Send>);
    /// Where settings stand.
    fn settings_file(&self) -> PathBuf;
    /// Where notes about unfinished work stand.
    fn state_folder(&self) -> PathBuf;
    /// Where the address book stands.
    fn people_folder(&self) -> PathBuf;
    /// The antivirus of this computer, looked for anew.
    fn scanner(&self) -> Scanner;
    /// What the check of a domain reaches, names asked of this resolver; empty for the system's own.
    ///
    /// # Errors
    /// [`crate::error::Code::NoResolver`]
    fn reach(&self, resolver: &str) -> Result<Reach, AppError>;
    /// What keeps the key of the address book.
    fn key_store(&self) -> Box<dyn KeyStore>;
    /// Where the administrator's policy stands.
    fn policy_file(&self) -> PathBuf;
    /// Where other programs keep what is theirs.
    fn homes(&self) -> Vec<PathBuf>;
    /// Where sealed files go when they cannot stand beside their sources.
    fn documents(&self) -> PathBuf;
    /// Where browsers put what they download.
    fn downloads(&self) -> Option<PathBuf>;
    /// Where what is in quarantine stands, sealed.
    fn quarantine_folder(&self) -> PathBuf;
}

/// Tells the local time. On Unix the offset can be read only while there is one thread, so this is made first of all.
#[derive(Clone, Copy)]
pub struct LocalClock(time::UtcOffset);

impl LocalClock {
    /// Reads the offset from UTC; where the system does not tell, it is zero.
    #[must_use]
    pub fn new() -> Self {
        Self(time::UtcOffset::current_local_offset().unwrap_or(time::UtcOffset::UTC))
    }

    /// The time.
    #[must_use]
    pub fn now(self) -> OffsetDateTime {
        OffsetDateTime::now_utc().to_offset(self.0)
    }
}

impl Default for LocalClock {
    fn default() -> Self {
        Self::new()
    }
}

/// What can be learned about this computer now, for window and terminal alike.
#[must_use]
pub fn endpoint(now: OffsetDateTime) -> Vec<Condition> {
    state::look(Place::here(), now)
}

/// Where Muhr keeps its settings, for window and terminal alike.
#[must_use]
pub fn settings_file() -> PathBuf {
    dirs::config_dir().unwrap_or_else(std::env::temp_dir).join("muhr").join("settings.json")
}

/// Where Muhr notes unfinished work, for window and terminal alike.
#[must_use]
pub fn state_folder() -> PathBuf {
    let base = dirs::state_dir().or_else(dirs::data_local_dir).unwrap_or_else(std::env::temp_dir);
    base.join("muhr").join("unfinished")
}

/// Where Muhr keeps the address book, for window and terminal alike.
#[must_use]
pub fn people_folder() -> PathBuf {
    dirs::data_local_dir().unwrap_or_else(std::env::temp_dir).join("muhr").join("people")
}

/// Where Muhr keeps what is in quarantine, for window and terminal alike.
#[must_use]
pub fn quarantine_folder() -> PathBuf {
    dirs::data_local_dir().unwrap_or_else(std::env::temp_dir).join("muhr").join("quarantine")
}

/// Where browsers put what they download.
#[must_use]
pub fn downloads() -> Option<PathBuf> {
    dirs::download_dir().or_else(|| dirs::home_dir().map(|home| home.join("Downloads")))
}

/// The officer's home, and on Windows where programs keep their settings.
#[must_use]
pub fn homes() -> Vec<PathBuf> {
    [dirs::home_dir(), dirs::config_dir()].into_iter().flatten().collect()
}
