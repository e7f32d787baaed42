//! What the officer has chosen once and for all, kept in one small JSON file.

use crate::dto::StyleDto;
use crate::error::{AppError, Code};
use crate::policy::Policy;
use muhr_l10n::Language;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::path::Path;
use std::{fs, io};

/// A mailbox limit is between one megabyte and ten gigabytes.
pub(crate) const MAILBOX_LIMIT_MB: std::ops::RangeInclusive<u32> = 1..=10_240;

/// People and domains in each list.
const MOST_LINES: usize = 5_000;
/// Folders that are watched.
pub(crate) const MOST_FOLDERS: usize = 32;

/// The settings as they stand in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// BCP 47 tag of the language.
    pub language: String,
    /// The password style offered first.
    pub style: StyleDto,
    /// What the mail server takes, in megabytes (10^6 bytes).
    pub mailbox_limit_mb: u32,
    /// Addresses that earlier versions kept here, each `Name <address>` or the address alone; the address book takes
    /// them in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub known_people: Vec<String>,
    /// The officer's name, which verifications are signed with.
    pub officer: String,
    /// Where reports go; empty where it is not set.
    pub report_address: String,
    /// Keep receipts of what was sealed and checked.
    pub keep_history: bool,
    /// Domains of the officer's own office.
    pub own_domains: Vec<String>,
    /// Official domains besides the built-in ones.
    pub official_domains: Vec<String>,
    /// The name that the officer's receiving mail server gives itself; empty where it is not known.
    pub receiver: String,
    /// Ask the domain name system about every message that is checked.
    pub ask_always: bool,
    /// The address of whom to ask, with or without a port; empty for the system's own choice.
    pub resolver: String,
    /// Folders that are watched, as absolute paths.
    pub watch_folders: Vec<String>,
    /// Go on in the tray when the window is closed.
    pub keep_in_tray: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::of_system().tag().to_owned(),
            style: StyleDto::Letters,
            mailbox_limit_mb: 25,
            known_people: Vec::new(),
            officer: String::new(),
            report_address: String::new(),
            keep_history: true,
            own_domains: Vec::new(),
            official_domains: Vec::new(),
            receiver: String::new(),
            ask_always: false,
            resolver: String::new(),
            watch_folders: Vec::new(),
            keep_in_tray: false,
        }
    }
}

impl Settings {
    /// Reads the file, within the policy; a missing or damaged one gives the presets and defaults, and the next save
    /// replaces it.
    #[must_use]
    pub fn load(file: &Path, policy: &Policy) -> Self {
        let read = fs::read_to_string(file).ok().filter(|text| text.len() <= 1 << 20);
        let chosen = read.and_then(|text| serde_json::from_str::<Map<String, Value>>(&text).ok()).unwrap_or_default();
        let is_sound = |chosen: &Map<String, Value>| serde_json::from_value::<Self>(chosen.clone().into()).is_ok();
        Self::within(Some(chosen).filter(is_sound).unwrap_or_default(), policy)
    }

    /// These settings, with what the policy locks in place of what it does not allow.
    #[must_use]
    pub fn allowed(&self, policy: &Policy) -> Self {
        let chosen = serde_json::to_value(self).ok().and_then(|value| value.as_object().cloned()).unwrap_or_default();
        Self::within(chosen, policy)
    }

    fn within(chosen: Map<String, Value>, policy: &Policy) -> Self {
        serde_json::from_value::<Self>(policy.around(chosen).into()).unwrap_or_default().sane()
    }

    /// Replaces the file in one step.
    ///
    /// # Errors
    /// [`Code::SettingsNotSaved`]
    pub fn save(&self, file: &Path) -> Result<(), AppError> {
        let write = || -> io::Result<()> {
            let folder = file.parent().ok_or(io::ErrorKind::InvalidInput)?;
            fs::create_dir_all(folder)?;
            let mut new = tempfile::NamedTempFile::new_in(folder)?;
            serde_json::to_writer_pretty(&mut new, self)?;
            new.persist(file).map(drop).map_err(|error| error.error)
        };
        write().map_err(|error| AppError::new(Code::SettingsNotSaved).with("reason", error.kind().to_string()))
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        Language::from_tag(&self.language).unwrap_or_default()
    }

    /// The mailbox limit in bytes.
    #[must_use]
    pub const fn mailbox_limit_bytes(&self) -> u64 {
        self.mailbox_limit_mb as u64 * 1_000_000
    }

    /// The same with impossible values replaced.
    #[must_use]
    pub fn sane(mut self) -> Self {
        self.language = self.language().tag().to_owned();
        for list in [&mut self.known_people, &mut self.own_domains, &mut self.official_domains] {
            let lines = list.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty());
            *list = lines.take(MOST_LINES).collect();
        }
        for list in [&mut self.own_domains, &mut self.official_domains] {
            list.iter_mut().for_each(|domain| *domain = domain.trim_start_matches('@').to_lowercase());
        }
        self.officer = self.officer.trim().to_owned();
        self.report_address = self.report_address.trim().to_owned();
        self.receiver = self.receiver.trim().to_lowercase();
        self.resolver = self.resolver.trim().to_owned();
        if !crate::resolver::is_valid(&self.resolver) {
            // What names nobody is nobody's: better the system's own than none at all.
            self.resolver.clear();
        }
        self.watch_folders.retain(|folder| Path::new(folder).is_absolute());
        self.watch_folders.dedup();
        self.watch_folders.truncate(MOST_FOLDERS);
        self.mailbox_limit_mb = self.mailbox_limit_mb.clamp(*MAILBOX_LIMIT_MB.start(), *MAILBOX_LIMIT_MB.end());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_as_they_were_saved() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("muhr/settings.json");
        let settings =
            Settings { language: "ur".into(), style: StyleDto::Words, mailbox_limit_mb: 10, ..Settings::default() };
        settings.save(&file).unwrap();
        assert_eq!(Settings::load(&file, &Policy::default()), settings);
    }

    #[test]
    fn a_damaged_file_gives_the_defaults_and_nothing_impossible() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.json");
        for text in ["", "{", "[]", r#"{"mailbox_limit_mb": -1}"#] {
            fs::write(&file, text).unwrap();
            assert_eq!(Settings::load(&file, &Policy::default()), Settings::default());
        }
        fs::write(&file, r#"{"language": "xx", "mailbox_limit_mb": 0}"#).unwrap();
        let loaded = Settings::load(&file, &Policy::default());
        assert_eq!((loaded.language(), loaded.mailbox_limit_mb), (Language::English, 1));
        fs::write(&file, r#"{"resolver": "dns.example", "receiver": " MX.Office.gov.pk "}"#).unwrap();
        let loaded = Settings::load(&file, &Policy::default());
        assert_eq!((loaded.resolver.as_str(), loaded.receiver.as_str()), ("", "mx.office.gov.pk"));
        assert!(!loaded.ask_always, "nobody is asked unless the officer has said so");
    }
}
