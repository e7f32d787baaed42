//! Errors as they cross the boundary: a stable code and its arguments. The texts stand in
//! `locales/*/errors.ftl`: `error-<code>` says what happened, `error-<code>-advice` what to do.

use muhr_seal::{OpenError, SealError};
use std::collections::BTreeMap;
use std::io;

/// What went wrong, for a person. Never holds a password or a full path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppError {
    /// Which error.
    pub code: Code,
    /// What its text mentions.
    pub arguments: BTreeMap<&'static str, String>,
}

/// The errors a person can meet. The names are stable: scripts and translations rely on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Code {
    /// The person cancelled.
    Cancelled,
    /// There is nothing to seal.
    NothingToSeal,
    /// There is nothing to check.
    NothingToCheck,
    /// A file or folder is not there.
    NotFound,
    /// A file or folder may not be read.
    NotReadable,
    /// A file changed, grew or shrank while it was read.
    SourceChanged,
    /// A name too long to be sealed.
    NameTooLong,
    /// Two files would have the same name inside.
    NameTwice,
    /// More files than one sealed file can hold.
    TooManyFiles,
    /// The target folder does not let us write.
    NotWritable,
    /// The disk is full.
    DiskFull,
    /// What was written did not pass its check.
    CheckFailed,
    /// The file is not a sealed file.
    NotSealed,
    /// A ZIP archive that is not, or not fully, encrypted with AES.
    NotEncrypted,
    /// Made by a newer version.
    Newer,
    /// Sealed in a way that this program does not know.
    Unsupported,
    /// The password does not fit.
    WrongPassword,
    /// Changed or cut off.
    Damaged,
    /// Opening would cost more than is allowed.
    OverLimit,
    /// The address is not an e-mail address.
    BadAddress,
    /// The number is not a telephone number.
    BadPhone,
    /// The draft contains the password.
    PasswordInDraft,
    /// The sealed file is too large for a draft.
    TooLargeForMail,
    /// A file of that name is there already.
    AlreadyThere,
    /// No program took the link or the file.
    NoProgram,
    /// Nobody can be asked about names.
    NoResolver,
    /// The clipboard refused.
    Clipboard,
    /// There is nothing sealed to hand over.
    NothingSealed,
    /// Another sealing or opening is still running.
    Busy,
    /// The settings could not be saved.
    SettingsNotSaved,
    /// The key of the address book is not in the key store.
    PeopleNoKey,
    /// The key store is locked.
    PeopleLocked,
    /// The address book is damaged.
    PeopleDamaged,
    /// The address book was made by a newer version.
    PeopleNewer,
    /// The folder of the address book does not let us write.
    PeopleNotWritable,
    /// The address is somebody else's.
    AddressTaken,
    /// A person without a name and an address.
    PersonNobody,
    /// A text about a person is too long.
    PersonTooLong,
    /// There is nobody and nothing of that number.
    NobodyThere,
    /// Several people fit.
    SeveralPeople,
    /// It was changed since and cannot be taken back.
    ChangedSince,
    /// The file is no backup of an address book, or not a whole one.
    NotBackup,
    /// There are no people in the file.
    NotPeople,
    /// Not the address of a directory.
    DirectoryUrl,
    /// The directory does not answer.
    DirectoryUnreachable,
    /// The directory does not encrypt.
    DirectoryNotEncrypted,
    /// The certificate of the directory is not trusted.
    DirectoryNotTrusted,
    /// The directory refuses the name or the password.
    DirectoryRefused,
    /// The directory does not have the base.
    DirectoryBase,
    /// The directory does not keep to the protocol.
    DirectoryProtocol,
    /// No address for reports is set.
    NoReportAddress,
    /// The administrator's policy cannot be used.
    PolicyInvalid,
    /// There is no such setting, or it cannot have that value.
    BadSetting,
    /// The administrator has locked the setting.
    SettingLocked,
    /// The message asks for a one-time code: nothing is verified then.
    CodeRequested,
    /// The file cannot be taken away from where it stands.
    NotMovable,
    /// The folder cannot be watched: it is none, or there are too many.
    NotWatchable,
    /// A one-time code stands in what is about to leave.
    CodeFound,
    /// No domain was given.
    DomainEmpty,
    /// An IP address is no domain.
    DomainAddress,
    /// A single word is no domain.
    DomainOneLabel,
    /// Longer than a domain can be.
    DomainTooLong,
    /// Characters that a domain cannot have, or that imitate others.
    DomainCharacters,
    /// No selector of DKIM, or too many of them.
    DomainSelector,
    /// The file is no message that names a sender's domain.
    DomainNoSender,
    /// The file is no earlier check of a domain.
    DomainNoCheck,
    /// The list has more domains, or is longer, than one check takes.
    DomainListTooMany,
    /// There is no domain in the list.
    DomainListNone,
    /// The operating system refused something else.
    System,
}

impl Code {
    /// The code as it stands in JSON, in scripts and in `locales/*/errors.ftl`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::NothingToSeal => "nothing-to-seal",
            Self::NothingToCheck => "nothing-to-check",
            Self::NotFound => "not-found",
            Self::NotReadable => "not-readable",
            Self::SourceChanged => "source-changed",
            Self::NameTooLong => "name-too-long",
            Self::NameTwice => "name-twice",
            Self::TooManyFiles => "too-many-files",
            Self::NotWritable => "not-writable",
            Self::DiskFull => "disk-full",
            Self::CheckFailed => "check-failed",
            Self::NotSealed => "not-sealed",
            Self::NotEncrypted => "not-encrypted",
            Self::Newer => "newer",
            Self::Unsupported => "unsupported",
            Self::WrongPassword => "wrong-password",
            Self::Damaged => "damaged",
            Self::OverLimit => "over-limit",
            Self::BadAddress => "bad-address",
            Self::BadPhone => "bad-phone",
            Self::PasswordInDraft => "password-in-draft",
            Self::TooLargeForMail => "too-large-for-mail",
            Self::AlreadyThere => "already-there",
            Self::NoProgram => "no-program",
            Self::NoResolver => "no-resolver",
            Self::Clipboard => "clipboard",
            Self::NothingSealed => "nothing-sealed",
            Self::Busy => "busy",
            Self::SettingsNotSaved => "settings-not-saved",
            Self::PeopleNoKey => "people-no-key",
            Self::PeopleLocked => "people-locked",
            Self::PeopleDamaged => "people-damaged",
            Self::PeopleNewer => "people-newer",
            Self::PeopleNotWritable => "people-not-writable",
            Self::AddressTaken => "address-taken",
            Self::PersonNobody => "person-nobody",
            Self::PersonTooLong => "person-too-long",
            Self::NobodyThere => "nobody-there",
            Self::SeveralPeople => "several-people",
            Self::ChangedSince => "changed-since",
            Self::NotBackup => "not-backup",
            Self::NotPeople => "not-people",
            Self::DirectoryUrl => "directory-url",
            Self::DirectoryUnreachable => "directory-unreachable",
            Self::DirectoryNotEncrypted => "directory-not-encrypted",
            Self::DirectoryNotTrusted => "directory-not-trusted",
            Self::DirectoryRefused => "directory-refused",
            Self::DirectoryBase => "directory-base",
            Self::DirectoryProtocol => "directory-protocol",
            Self::NoReportAddress => "no-report-address",
            Self::PolicyInvalid => "policy-invalid",
            Self::BadSetting => "bad-setting",
            Self::SettingLocked => "setting-locked",
            Self::CodeRequested => "code-requested",
            Self::NotMovable => "not-movable",
            Self::NotWatchable => "not-watchable",
            Self::CodeFound => "code-found",
            Self::DomainEmpty => "domain-empty",
            Self::DomainAddress => "domain-address",
            Self::DomainOneLabel => "domain-one-label",
            Self::DomainTooLong => "domain-too-long",
            Self::DomainCharacters => "domain-characters",
            Self::DomainSelector => "domain-selector",
            Self::DomainNoSender => "domain-no-sender",
            Self::DomainNoCheck => "domain-no-check",
            Self::DomainListTooMany => "domain-list-too-many",
            Self::DomainListNone => "domain-list-none",
            Self::System => "system",
        }
    }
}

impl AppError {
    /// An error without arguments.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self { code, arguments: BTreeMap::new() }
    }

    /// The same with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.arguments.insert(name, value.into());
        self
    }

    /// Reading `name` failed.
    #[must_use]
    pub fn reading(name: &str, error: &io::Error) -> Self {
        let code = match error.kind() {
            io::ErrorKind::NotFound => Code::NotFound,
            _ => Code::NotReadable,
        };
        Self::new(code).with("name", name).with("reason", error.kind().to_string())
    }

    /// Writing into the target folder failed.
    #[must_use]
    pub fn writing(folder: &str, error: &io::Error) -> Self {
        let code = match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => Code::DiskFull,
            _ => Code::NotWritable,
        };
        Self::new(code).with("folder", folder).with("reason", error.kind().to_string())
    }

    /// Sealing into `folder` failed.
    #[must_use]
    pub fn sealing(folder: &str, error: SealError) -> Self {
        match error {
            SealError::Cancelled => Self::new(Code::Cancelled),
            SealError::Source { name, error } => Self::reading(&name, &error),
            SealError::SourceChanged { name } => Self::new(Code::SourceChanged).with("name", name),
            SealError::Write(error) => Self::writing(folder, &error),
            SealError::Check(what) => Self::new(Code::CheckFailed).with("reason", what),
            SealError::Empty => Self::new(Code::NothingToSeal),
            SealError::SameName { name } => Self::new(Code::NameTwice).with("name", name),
            SealError::TooLarge => Self::new(Code::TooManyFiles),
            SealError::System(what) => Self::new(Code::System).with("reason", what),
        }
    }

    /// Opening `name` into `folder` failed.
    #[must_use]
    pub fn opening(name: &str, folder: &str, error: OpenError) -> Self {
        let code = match error {
            OpenError::Cancelled => return Self::new(Code::Cancelled),
            OpenError::Read(error) => return Self::reading(name, &error),
            OpenError::Write(error) => return Self::writing(folder, &error),
            OpenError::NotSealed => Code::NotSealed,
            OpenError::NotEncrypted => Code::NotEncrypted,
            OpenError::Newer => Code::Newer,
            OpenError::WrongPassword => Code::WrongPassword,
            OpenError::Damaged(_) => Code::Damaged,
            OpenError::OverLimit(_) => Code::OverLimit,
            OpenError::Unsupported(_) => Code::Unsupported,
        };
        Self::new(code).with("name", name)
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code.as_str())
    }
}

impl std::error::Error for AppError {}

/// Something a person should know that stopped nothing: text `note-<code>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Which note.
    pub code: NoteCode,
    /// The name that its text mentions.
    pub name: String,
}

/// What notes there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteCode {
    /// A symbolic link was left out.
    LinkSkipped,
    /// A pipe, socket or device was left out.
    SpecialSkipped,
    /// It already stood in the list.
    AlreadyListed,
    /// An empty folder was left out.
    EmptyFolder,
    /// A file of that name was there already, so this one got another name.
    Renamed,
}

impl NoteCode {
    /// The code as it stands in JSON and in `locales/*/errors.ftl`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LinkSkipped => "link-skipped",
            Self::SpecialSkipped => "special-skipped",
            Self::AlreadyListed => "already-listed",
            Self::EmptyFolder => "empty-folder",
            Self::Renamed => "renamed",
        }
    }
}
