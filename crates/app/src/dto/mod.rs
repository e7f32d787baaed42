//! What crosses the boundary to the window: plain values, generated as TypeScript into `ui/src/bindings`.
//! No paths, no bytes of files; the password only where a person asked to see it.

mod authentication;
mod checking;
mod checklist;
mod computer;
mod domain;
mod handing_over;
mod history;
mod people;
mod tray;

pub use authentication::*;
pub use checking::*;
pub use checklist::*;
pub use computer::*;
pub use domain::*;
pub use handing_over::*;
pub use history::*;
pub use people::*;
pub use tray::*;

use crate::error::AppError;
use crate::policy::{Network, Policy};
use crate::progress::Progress;
use crate::settings::Settings;
use muhr_l10n::{Direction, Language};
use muhr_seal::{Format, Phase, Style};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// What the window needs to begin.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct StartDto {
    /// BCP 47 tag of the language in use.
    pub language: String,
    /// Every language there is.
    pub languages: Vec<LanguageDto>,
    /// The settings.
    pub settings: SettingsDto,
    /// Files that came with the start.
    pub tray: TrayDto,
    /// What failed before the window was there.
    pub failed: Option<ErrorDto>,
    /// Which page to begin with.
    pub page: PageDto,
    /// Whether files came with the start that are to be checked.
    pub to_check: bool,
}

/// A language.
#[derive(Debug, Serialize, TS)]
#[ts(export)]
pub struct LanguageDto {
    /// BCP 47 tag.
    pub tag: String,
    /// Its name in itself.
    pub name: String,
    /// Which way it is written.
    #[ts(type = r#""ltr" | "rtl""#)]
    pub direction: &'static str,
}

impl From<Language> for LanguageDto {
    fn from(language: Language) -> Self {
        let direction = match language.direction() {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        };
        Self { tag: language.tag().into(), name: language.name().into(), direction }
    }
}

/// The settings as the window edits them.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SettingsDto {
    /// BCP 47 tag of the language.
    pub language: String,
    /// The password style offered first.
    pub style: StyleDto,
    /// What the mail server takes, in megabytes.
    pub mailbox_limit_mb: u32,
    /// The officer's name, which verifications are signed with; may be empty.
    pub officer: String,
    /// Where reports go; may be empty.
    pub report_address: String,
    /// Keep receipts of what was sealed and checked.
    pub keep_history: bool,
    /// Domains of the officer's own office.
    pub own_domains: Vec<String>,
    /// Official domains besides the built-in ones.
    pub official_domains: Vec<String>,
    /// The name of the receiving mail server; may be empty.
    pub receiver: String,
    /// Ask the domain name system about every message that is checked.
    pub ask_always: bool,
    /// The address of whom to ask; empty for the system's own choice.
    pub resolver: String,
    /// The formats that may be used.
    pub formats: Vec<FormatDto>,
    /// The ways for passwords that may be used.
    pub channels: Vec<WayDto>,
    /// Whether the domain name system may be asked at all.
    pub network: bool,
    /// The settings above that the administrator has locked, by their names here.
    pub locked: Vec<String>,
    /// Who has locked them; may be empty.
    pub locked_by: String,
}

impl SettingsDto {
    /// The settings, and what the policy says of them.
    #[must_use]
    pub fn of(settings: &Settings, policy: &Policy) -> Self {
        let settings = settings.clone();
        Self {
            language: settings.language,
            style: settings.style,
            mailbox_limit_mb: settings.mailbox_limit_mb,
            officer: settings.officer,
            report_address: settings.report_address,
            keep_history: settings.keep_history,
            own_domains: settings.own_domains,
            official_domains: settings.official_domains,
            receiver: settings.receiver,
            ask_always: settings.ask_always,
            resolver: settings.resolver,
            formats: policy.formats(),
            channels: policy.channels(),
            network: policy.network() != Network::Never,
            locked: policy.locked().map(camel).collect(),
            locked_by: policy.organisation.clone(),
        }
    }
}

/// `mailbox_limit_mb` as the window writes it: `mailboxLimitMb`.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |text, word| {
        let mut letters = word.chars();
        let capital = letters.next().map(|letter| letter.to_ascii_uppercase());
        text + &capital.into_iter().chain(letters).collect::<String>()
    })
}

impl From<SettingsDto> for Settings {
    fn from(dto: SettingsDto) -> Self {
        Self {
            language: dto.language,
            style: dto.style,
            mailbox_limit_mb: dto.mailbox_limit_mb,
            known_people: Vec::new(),
            officer: dto.officer,
            report_address: dto.report_address,
            keep_history: dto.keep_history,
            own_domains: dto.own_domains,
            official_domains: dto.official_domains,
            receiver: dto.receiver,
            ask_always: dto.ask_always,
            resolver: dto.resolver,
            // Paths do not go to the window; whoever takes its settings keeps them.
            watch_folders: Vec::new(),
            keep_in_tray: false,
        }
        .sane()
    }
}

/// A page of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum PageDto {
    /// Sealing and opening.
    #[default]
    Seal,
    /// Checking.
    Check,
    /// People.
    People,
    /// The checklist, to read.
    Checklist,
    /// The history.
    History,
    /// This computer.
    Computer,
    /// The check of a domain.
    Domain,
}

/// A password style.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum StyleDto {
    /// Letters and digits in groups of four.
    Letters,
    /// Digits in groups of four.
    Digits,
    /// Words.
    Words,
}

impl From<StyleDto> for Style {
    fn from(dto: StyleDto) -> Self {
        match dto {
            StyleDto::Letters => Self::Letters,
            StyleDto::Digits => Self::Digits,
            StyleDto::Words => Self::Words,
        }
    }
}

/// A sealed format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum FormatDto {
    /// WinZip AES-256.
    Zip,
    /// The muhr container.
    Muhr,
}

impl FormatDto {
    /// The word as it stands in JSON and in `locales/`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Zip => "zip",
            Self::Muhr => "muhr",
        }
    }
}

impl From<FormatDto> for Format {
    fn from(dto: FormatDto) -> Self {
        match dto {
            FormatDto::Zip => Self::Zip,
            FormatDto::Muhr => Self::Muhr,
        }
    }
}

impl From<Format> for FormatDto {
    fn from(format: Format) -> Self {
        match format {
            Format::Zip => Self::Zip,
            Format::Muhr => Self::Muhr,
        }
    }
}

/// Who is to receive it. All fields may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RecipientDto {
    /// Name.
    pub name: String,
    /// E-mail address.
    pub address: String,
    /// Telephone number.
    pub phone: String,
    /// BCP 47 tag of the language of the texts for the recipient.
    pub language: String,
}

/// What to seal and how.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct OrderDto {
    /// For whom.
    pub recipient: RecipientDto,
    /// The format.
    pub format: FormatDto,
    /// The password style.
    pub style: StyleDto,
    /// Whether a ZIP archive shows the real names.
    pub real_names: bool,
    /// Somebody has seen the one-time codes in it and wants it sealed all the same.
    #[serde(default)]
    pub allow_codes: bool,
}

/// How far long work is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ProgressDto {
    /// What is being done.
    pub phase: PhaseDto,
    /// Bytes done.
    #[ts(type = "number")]
    pub done: u64,
    /// Bytes in all.
    #[ts(type = "number")]
    pub total: u64,
    /// Speed.
    pub bytes_per_second: f64,
    /// Time until everything is done.
    pub seconds_left: Option<f64>,
}

/// What long work is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum PhaseDto {
    /// Turning the password into a key.
    DerivingKey,
    /// Writing the sealed file.
    Sealing,
    /// Opening it again and comparing.
    Checking,
    /// Writing out what it holds.
    Opening,
}

impl From<Progress> for ProgressDto {
    fn from(progress: Progress) -> Self {
        let phase = match progress.phase {
            Phase::DerivingKey => PhaseDto::DerivingKey,
            Phase::Sealing => PhaseDto::Sealing,
            Phase::Checking => PhaseDto::Checking,
            Phase::Opening => PhaseDto::Opening,
        };
        Self {
            phase,
            done: progress.done,
            total: progress.total,
            bytes_per_second: progress.bytes_per_second,
            seconds_left: progress.left.map(|left| left.as_secs_f64()),
        }
    }
}

/// A finished sealed file.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SealedDto {
    /// Its name.
    pub archive: String,
    /// Its length.
    #[ts(type = "number")]
    pub bytes: u64,
    /// How large an e-mail with it is.
    #[ts(type = "number")]
    pub mail_bytes: u64,
    /// What the mailbox takes.
    #[ts(type = "number")]
    pub mailbox_limit_bytes: u64,
    /// Its format.
    pub format: FormatDto,
    /// What it holds.
    pub entries: Vec<EntryDto>,
    /// What a person should know.
    pub notes: Vec<NoteDto>,
    /// What ties the e-mail to the message with the password, without naming a file.
    pub reference: String,
    /// For whom.
    pub recipient: RecipientDto,
    /// Lengths of the password's groups, so that it can be drawn masked.
    #[ts(type = "number[]")]
    pub group_lengths: Vec<usize>,
    /// The password's strength.
    pub bits: f64,
}

/// One file in a sealed file.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EntryDto {
    /// Its real name.
    pub name: String,
    /// The name it has inside.
    pub stored_as: String,
    /// Its length.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// What came out of a sealed file.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct OpenedDto {
    /// Name of the new folder.
    pub folder: String,
    /// What is in it.
    pub entries: Vec<OpenedEntryDto>,
    /// The cover note.
    pub cover: Option<CoverDto>,
    /// What a person should know.
    pub notes: Vec<NoteDto>,
}

/// A restored file.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(export)]
pub struct OpenedEntryDto {
    /// Its name.
    pub name: String,
    /// Its length.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// The cover note of a muhr container.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CoverDto {
    /// Who sealed it, by their own word.
    pub sender: Option<String>,
    /// For whom.
    pub recipient: Option<String>,
    /// When, RFC 3339 in UTC.
    pub sealed_at: Option<String>,
}

/// An error: texts `error-<code>` and `error-<code>-advice`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ErrorDto {
    /// Which error.
    pub code: String,
    /// What its text mentions.
    pub args: BTreeMap<String, String>,
}

impl From<AppError> for ErrorDto {
    fn from(error: AppError) -> Self {
        let args = error.arguments.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Self { code: error.code.as_str().into(), args }
    }
}

/// Something dragged over the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DraggingDto {
    /// True while it is over the window.
    pub over: bool,
}

/// What the window is told without asking.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The waiting files changed.
    TrayChanged(TrayDto),
    /// Something is dragged.
    Dragging(DraggingDto),
    /// Long work went on.
    Progress(ProgressDto),
    /// The clipboard's countdown.
    Clipboard(ClipboardDto),
    /// Checking went on.
    Checking(CheckingDto),
    /// What was dropped has been checked.
    Checked(CheckListDto),
    /// People were read of what was dropped; nothing is taken in yet.
    ImportRead(ImportDto),
    /// This computer was looked at.
    EndpointChanged(EndpointDto),
    /// The watch has found something, or its folders changed.
    WatchChanged(WatchDto),
    /// A topic of a domain's check is done.
    DomainProgress(DomainProgressDto),
    /// A message was dropped on the page "domain".
    DomainMessage(DomainMessageDto),
    /// Something that nobody waited for failed, such as a drop.
    Failed(ErrorDto),
    /// Somebody wants to close the window although the password was not shared.
    CloseAsked,
}
