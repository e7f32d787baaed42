//! What happens in the window: one tray of files, one sealing at a time, one password to hand over.
//! The shell calls these methods from its commands and adds nothing; every one runs without a desktop too.

mod checklist;
mod checks;
mod computer;
mod domain;
mod handing_over;
mod history;
mod people;
mod telling;
mod watching;
mod work;

use crate::clipboard::Watcher;
use crate::dto::{DraggingDto, EndpointDto, ErrorDto, Event, LanguageDto, PageDto, SettingsDto, StartDto, TrayDto};
use crate::error::{AppError, Code};
use crate::host::Host;
use crate::leftovers::Leftovers;
use crate::people::AddressBook;
use crate::people::importing::Pending;
use crate::policy::Policy;
use crate::progress::Cancel;
use crate::resolver::Resolver;
use crate::settings::Settings;
use crate::tray::Tray;
use checks::Checks;
use handing_over::Sealed;
use muhr_handover::preflight;
use muhr_l10n::Language;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The officer's desk.
pub struct Desk {
    host: Arc<dyn Host>,
    leftovers: Leftovers,
    clipboard: Arc<Watcher>,
    address_book: AddressBook,
    policy: Policy,
    watching: watching::Watching,
    /// What was last learned about this computer. A lock of its own, since looking takes seconds.
    endpoint: Mutex<Option<EndpointDto>>,
    state: Mutex<State>,
}

struct State {
    settings: Settings,
    tray: Tray,
    running: Option<Cancel>,
    sealed: Option<Sealed>,
    opened: Option<PathBuf>,
    page: PageDto,
    checks: Checks,
    domains: domain::Domains,
    /// People that were read and not yet taken in.
    pending: Option<Pending>,
    /// Whom the settings name for questions about names, once somebody was asked.
    resolver: Option<Arc<Resolver>>,
    /// What failed before there was a window to say it in.
    failed_at_start: Option<AppError>,
    leave_anyway: bool,
}

impl Desk {
    /// Sets the desk up and removes what a killed process has left.
    #[must_use]
    pub fn new(host: Arc<dyn Host>) -> Self {
        let leftovers = Leftovers::in_folder(host.state_folder());
        leftovers.sweep();
        let (policy, refused) = match Policy::load(&host.policy_file()) {
            Ok(policy) => (policy, None),
            Err(error) => (Policy::default(), Some(error)),
        };
        let address_book = AddressBook::new(host.people_folder(), host.key_store());
        let state = State {
            settings: Settings::load(&host.settings_file(), &policy),
            tray: Tray::default(),
            running: None,
            sealed: None,
            opened: None,
            page: PageDto::default(),
            checks: Checks::default(),
            domains: domain::Domains::default(),
            pending: None,
            resolver: None,
            failed_at_start: refused,
            leave_anyway: false,
        };
        Self {
            host,
            leftovers,
            clipboard: Arc::default(),
            address_book,
            policy,
            watching: watching::Watching::default(),
            endpoint: Mutex::default(),
            state: Mutex::new(state),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the window shows first.
    #[must_use]
    pub fn start(&self) -> StartDto {
        let mut state = self.state();
        StartDto {
            failed: state.failed_at_start.take().map(ErrorDto::from),
            language: state.settings.language.clone(),
            languages: Language::ALL.into_iter().map(LanguageDto::from).collect(),
            settings: SettingsDto::of(&state.settings, &self.policy),
            tray: state.tray_dto(),
            page: state.page,
            to_check: state.checks.waits(),
        }
    }

    /// Keeps an error for the window that is about to open.
    pub fn start_with_error(&self, error: AppError) {
        self.state().failed_at_start = Some(error);
    }

    /// The language in use.
    #[must_use]
    pub fn language(&self) -> Language {
        self.state().settings.language()
    }

    /// Changes the language and remembers it.
    ///
    /// # Errors
    /// [`Code::SettingsNotSaved`]; the language is changed all the same.
    pub fn set_language(&self, tag: &str) -> Result<(), AppError> {
        let mut settings = self.state().settings.clone();
        tag.clone_into(&mut settings.language);
        self.save_settings(SettingsDto::of(&settings, &self.policy)).map(drop)
    }

    /// Takes and remembers settings; returns them with impossible values replaced.
    ///
    /// # Errors
    /// [`Code::SettingsNotSaved`]; they hold until the window closes all the same. [`Code::NoResolver`]: whoever is to be
    /// asked has no address; nothing is changed.
    pub fn save_settings(&self, settings: SettingsDto) -> Result<SettingsDto, AppError> {
        let named = settings.resolver.trim();
        if !crate::resolver::is_valid(named) {
            return Err(AppError::new(Code::NoResolver).with("name", named));
        }
        let mut state = self.state();
        let now = &state.settings;
        let kept = (now.watch_folders.clone(), now.keep_in_tray);
        let settings = Settings { watch_folders: kept.0, keep_in_tray: kept.1, ..Settings::from(settings) };
        let settings = settings.allowed(&self.policy);
        if state.settings.resolver != settings.resolver {
            state.resolver = None;
        }
        state.settings = settings.clone();
        drop(state);
        settings.save(&self.host.settings_file())?;
        Ok(SettingsDto::of(&settings, &self.policy))
    }

    /// Adds files that were chosen, dropped or named at the start.
    ///
    /// # Errors
    /// Whatever cannot be read is named, and nothing is added.
    pub fn add_files(&self, paths: &[PathBuf]) -> Result<TrayDto, AppError> {
        let mut state = self.state();
        state.tray.add(paths)?;
        Ok(state.tray_dto())
    }

    /// Adds files that nobody waits for an answer about: a drop, or a second start. The window is told.
    pub fn files_arrived(&self, paths: &[PathBuf]) {
        if paths.is_empty() {
            return;
        }
        let page = self.state().page;
        let done = match page {
            PageDto::Seal => self.add_files(paths).map(Event::TrayChanged),
            PageDto::People => self.read_people(paths).map(Event::ImportRead),
            PageDto::Domain => self.domain_dropped(paths).map(Event::DomainMessage),
            PageDto::Check | PageDto::Checklist | PageDto::History | PageDto::Computer => {
                self.turn_to(PageDto::Check);
                self.check(paths).map(Event::Checked)
            }
        };
        self.host.emit(done.unwrap_or_else(|error| Event::Failed(error.into())));
    }

    /// Remembers which page is shown: what is dropped is for that one.
    pub fn turn_to(&self, page: PageDto) {
        self.state().page = page;
    }

    /// Tells the window that something is being dragged over it, or no longer is.
    pub fn dragging(&self, over: bool) {
        self.host.emit(Event::Dragging(DraggingDto { over }));
    }

    /// Takes one out of the tray.
    pub fn remove_item(&self, id: &str) -> TrayDto {
        let mut state = self.state();
        state.tray.remove(id);
        state.tray_dto()
    }

    /// Puts one back.
    pub fn restore_item(&self, id: &str) -> TrayDto {
        let mut state = self.state();
        state.tray.restore(id);
        state.tray_dto()
    }

    /// Empties the tray.
    pub fn clear_tray(&self) -> TrayDto {
        let mut state = self.state();
        state.tray.clear();
        state.tray_dto()
    }

    /// Closes the window even though the password was not shared.
    pub fn leave_anyway(&self) {
        self.state().leave_anyway = true;
    }

    /// Whether the window may close now; if not, the person is asked.
    #[must_use]
    pub fn may_close(&self) -> bool {
        let state = self.state();
        let unshared = state.sealed.as_ref().is_some_and(|sealed| !sealed.is_shared());
        if unshared && !state.leave_anyway {
            drop(state);
            self.host.emit(Event::CloseAsked);
            return false;
        }
        true
    }

    /// The last thing before the program ends: what runs is stopped, the clipboard no longer holds the password.
    pub fn closing(&self) {
        self.cancel();
        self.clipboard.clear(self.host.as_ref());
        self.state().sealed = None;
    }
}

impl State {
    fn tray_dto(&self) -> TrayDto {
        let limit = self.settings.mailbox_limit_bytes();
        self.tray.dto(limit, |bytes| preflight::of_file(bytes, limit).encoded_bytes)
    }
}
