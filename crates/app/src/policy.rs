//! The administrator's policy: one TOML file at a place that only administrators write, which presets settings or locks
//! them (docs/policy.md).

use crate::dto::{FormatDto, StyleDto, WayDto};
use crate::error::{AppError, Code};
use muhr_handover::EmailAddress;
use muhr_l10n::Language;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Longest file.
const MOST_BYTES: u64 = 1 << 20;

/// A policy that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policy {
    /// Who has written it; may be empty.
    pub organisation: String,
    preset: Map<String, Value>,
    locked: Map<String, Value>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    organisation: String,
    preset: Values,
    locked: Values,
}

/// Every setting that a policy may name, under the names of the settings file.
#[derive(Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
struct Values {
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    style: Option<StyleDto>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mailbox_limit_mb: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    own_domains: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    official_domains: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    receiver: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    report_address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    keep_history: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ask_always: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resolver: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    network: Option<Network>,
    #[serde(skip_serializing_if = "Option::is_none")]
    formats: Option<Vec<FormatDto>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    channels: Option<Vec<WayDto>>,
}

/// Whether the domain name system may be asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Network {
    /// Never, not even when the officer asks.
    Never,
    /// When the officer asks, or has allowed it.
    #[default]
    Ask,
}

impl Policy {
    /// Where the policy of this computer stands.
    #[must_use]
    pub fn file() -> PathBuf {
        #[cfg(windows)]
        let folder =
            PathBuf::from(std::env::var_os("ProgramData").unwrap_or_else(|| r"C:\ProgramData".into())).join("Muhr");
        #[cfg(target_os = "macos")]
        let folder = PathBuf::from("/Library/Application Support/Muhr");
        #[cfg(not(any(windows, target_os = "macos")))]
        let folder = PathBuf::from("/etc/muhr");
        folder.join("policy.toml")
    }

    /// Reads a policy; one that is not there is empty.
    ///
    /// # Errors
    /// [`Code::PolicyInvalid`], with what is wrong and in which line.
    pub fn load(file: &Path) -> Result<Self, AppError> {
        let name = file.display().to_string();
        match fs::metadata(file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Ok(metadata) if metadata.len() > MOST_BYTES => return Err(invalid(&name, 0, "longer than 1 MiB")),
            _ => {}
        }
        let text = fs::read_to_string(file).map_err(|error| invalid(&name, 0, &error.kind().to_string()))?;
        Self::read(&text).map_err(|(line, what)| invalid(&name, line, &what))
    }

    /// Reads the text of a policy.
    fn read(text: &str) -> Result<Self, (usize, String)> {
        let written: Written = toml::from_str(text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            (before.matches('\n').count() + 1, error.message().to_owned())
        })?;
        let line_of = |key: &str| {
            let is_it =
                |line: &str| line.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
            text.lines().position(is_it).map_or(0, |at| at + 1)
        };
        let refuse = |key: &str, what: &str| Err((line_of(key), format!("{key}: {what}")));
        for values in [&written.preset, &written.locked] {
            if values.language.as_deref().is_some_and(|tag| Language::from_tag(tag).is_none()) {
                return refuse("language", "must be \"en\" or \"ur\"");
            }
            if values.mailbox_limit_mb.is_some_and(|limit| !crate::settings::MAILBOX_LIMIT_MB.contains(&limit)) {
                return refuse("mailbox_limit_mb", "must be between 1 and 10240");
            }
            let address = values.report_address.as_deref().filter(|address| !address.is_empty());
            if address.is_some_and(|address| EmailAddress::parse(address).is_err()) {
                return refuse("report_address", "must be an e-mail address");
            }
            let resolver = values.resolver.as_deref().filter(|resolver| !resolver.is_empty());
            if resolver.is_some_and(|resolver| !crate::resolver::is_valid(resolver)) {
                return refuse(
                    "resolver",
                    "must be an address, with or without a port, or begin with tls:// or https://",
                );
            }
            for (key, domains) in [("own_domains", &values.own_domains), ("official_domains", &values.official_domains)]
            {
                let is_domain = |domain: &String| domain.contains('.') && !domain.contains(['@', '/', ' ', ':']);
                if let Some(other) = domains.iter().flatten().find(|domain| !is_domain(domain)) {
                    return refuse(key, &format!("\"{other}\" is not a domain"));
                }
            }
            if values.formats.as_ref().is_some_and(Vec::is_empty) {
                return refuse("formats", "must name at least one");
            }
            if values.channels.as_ref().is_some_and(Vec::is_empty) {
                return refuse("channels", "must name at least one");
            }
        }
        let [preset, locked] = [map(&written.preset), map(&written.locked)];
        if let Some(key) = preset.keys().find(|key| locked.contains_key(*key)) {
            return refuse(key, "stands under both preset and locked");
        }
        Ok(Self { organisation: written.organisation, preset, locked })
    }

    /// The names of the settings that are locked.
    pub fn locked(&self) -> impl Iterator<Item = &str> {
        self.locked.keys().map(String::as_str)
    }

    /// Lays the policy around what the officer has chosen: presets below, locks above.
    pub(crate) fn around(&self, chosen: Map<String, Value>) -> Map<String, Value> {
        let mut all = self.preset.clone();
        all.extend(chosen);
        all.extend(self.locked.clone());
        all
    }

    /// Whether the domain name system may be asked.
    #[must_use]
    pub fn network(&self) -> Network {
        self.value("network").unwrap_or_default()
    }

    /// The formats that may be used; all where the policy says nothing.
    #[must_use]
    pub fn formats(&self) -> Vec<FormatDto> {
        self.value("formats").unwrap_or_else(|| vec![FormatDto::Zip, FormatDto::Muhr])
    }

    /// The ways for passwords that may be used; all where the policy says nothing.
    #[must_use]
    pub fn channels(&self) -> Vec<WayDto> {
        self.value("channels").unwrap_or_else(|| vec![WayDto::Sms, WayDto::Call, WayDto::Whatsapp, WayDto::Copy])
    }

    fn value<T: for<'a> Deserialize<'a>>(&self, key: &str) -> Option<T> {
        let value = self.locked.get(key).or_else(|| self.preset.get(key))?;
        serde_json::from_value(value.clone()).ok()
    }
}

fn map(values: &Values) -> Map<String, Value> {
    match serde_json::to_value(values) {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

fn invalid(file: &str, line: usize, what: &str) -> AppError {
    AppError::new(Code::PolicyInvalid).with("name", file).with("line", line.to_string()).with("reason", what)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    const POLICY: &str = r#"
organisation = "Cabinet Division"
[preset]
mailbox_limit_mb = 10
language = "ur"
[locked]
own_domains = ["cabinet.gov.pk"]
report_address = "cert@cabinet.gov.pk"
network = "never"
channels = ["call", "sms"]
"#;

    #[test]
    fn presets_can_be_changed_and_locks_cannot() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.json");
        let policy = Policy::read(POLICY).unwrap();
        let fresh = Settings::load(&file, &policy);
        assert_eq!((fresh.mailbox_limit_mb, fresh.language.as_str()), (10, "ur"));
        fs::write(&file, r#"{"mailbox_limit_mb": 20, "own_domains": ["evil.example"]}"#).unwrap();
        let chosen = Settings::load(&file, &policy);
        assert_eq!((chosen.mailbox_limit_mb, chosen.own_domains), (20, vec!["cabinet.gov.pk".to_owned()]));
        assert_eq!(chosen.report_address, "cert@cabinet.gov.pk");
        assert_eq!((policy.network(), policy.channels()), (Network::Never, vec![WayDto::Call, WayDto::Sms]));
        assert_eq!(policy.formats().len(), 2);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        for (text, line, word) in [
            ("[locked]\nown_domain = []", 2, "own_domain"),
            ("\n\nlocked = 1", 3, "invalid type"),
            ("[preset]\nlanguage = \"xx\"", 2, "language"),
            ("[preset]\nmailbox_limit_mb = 0", 2, "between"),
            ("[locked]\nreport_address = \"nobody\"", 2, "e-mail"),
            ("[locked]\nofficial_domains = [\"a.gov.pk\", \"b@c.pk\"]", 2, "b@c.pk"),
            ("[preset]\nkeep_history = true\n[locked]\nkeep_history = true", 2, "both"),
            ("[locked]\nformats = []", 2, "at least one"),
            ("[locked]\nformats = [\"rar\"]", 2, "rar"),
            ("[locked", 1, ""),
        ] {
            let (at, what) = Policy::read(text).unwrap_err();
            assert!(at == line && what.contains(word), "{text}: {at} {what}");
        }
    }

    #[test]
    fn no_policy_is_an_empty_one() {
        assert_eq!(Policy::load(Path::new("/no/such/policy.toml")).unwrap(), Policy::default());
        assert_eq!(Policy::read("").unwrap(), Policy::default());
    }
}
