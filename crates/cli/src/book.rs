//! The address book and the settings, as the terminal finds them.

use muhr_app::AppError;
use muhr_app::host::{self, LocalClock};
use muhr_app::people::{AddressBook, Receipt, Store, SystemKeys};
use muhr_app::policy::Policy;
use muhr_app::settings::Settings;
use std::path::PathBuf;
use std::sync::Arc;
use time::OffsetDateTime;
use time::macros::format_description;

/// The address book of this officer.
pub(crate) struct Book {
    clock: LocalClock,
    folder: PathBuf,
    address_book: AddressBook,
    settings: Settings,
    policy: Policy,
}

impl Book {
    pub(crate) fn open(clock: LocalClock) -> Self {
        // A policy that cannot be used is told by the commands that tell of settings.
        let policy = Policy::load(&Policy::file()).unwrap_or_default();
        let settings = Settings::load(&host::settings_file(), &policy);
        let folder = host::people_folder();
        let address_book = AddressBook::new(folder.clone(), Box::new(SystemKeys));
        Self { clock, folder, address_book, settings, policy }
    }

    pub(crate) fn now(&self) -> i64 {
        self.clock.now().unix_timestamp()
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }

    pub(crate) fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The store; begun where there is none.
    pub(crate) fn store(&self) -> Result<Arc<Store>, AppError> {
        let store = self.address_book.store(self.now())?;
        self.address_book.adopt(&self.settings, &host::settings_file(), self.now())?;
        Ok(store)
    }

    /// The store where there is one: neither checking nor sealing begins an address book.
    pub(crate) fn begun(&self) -> Option<Result<Arc<Store>, AppError>> {
        self.folder.join("people.db").exists().then(|| self.store())
    }

    /// Everybody who is known, where there is an address book.
    pub(crate) fn known(&self, settings: &Settings) -> Option<Arc<muhr_app::people::KnownPeople>> {
        self.begun()?.ok()?;
        self.address_book.book(settings, self.now()).ok()
    }

    /// Keeps receipts, where there is an address book and the settings want that.
    pub(crate) fn keep(&self, receipts: &[Receipt]) {
        if self.settings.keep_history
            && let Some(Ok(store)) = self.begun()
        {
            // What was done is done, whether it can be noted or not.
            let _ = store.keep(receipts, self.now());
        }
    }
}

/// The day of a time in Unix seconds, as 2026-11-23.
pub(crate) fn day(at: i64) -> String {
    let time = OffsetDateTime::from_unix_timestamp(at).ok();
    time.and_then(|time| time.format(format_description!("[year]-[month]-[day]")).ok()).unwrap_or_default()
}
