//! People. Ids are numbers of the address book; times are Unix seconds.

mod conversions;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The way by which a person wants passwords.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum ChannelDto {
    /// SMS.
    Sms,
    /// A call.
    Call,
    /// WhatsApp.
    Whatsapp,
    /// In person.
    Person,
}

/// What opens sealed files at the other end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum OpensDto {
    /// 7-Zip and the like.
    Zip,
    /// Muhr.
    Muhr,
}

/// Where a person stands: whether somebody has confirmed who it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum PersonStandingDto {
    /// Nobody has.
    Unverified,
    /// Somebody has, and it still holds.
    Verified,
    /// It held until some time ago.
    Expired,
    /// The last attempt was refused or reported.
    Refused,
}

/// How somebody was verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum HowDto {
    /// Called back on a number that was known before.
    CallBack,
    /// Face to face.
    InPerson,
    /// Video call.
    Video,
    /// By letter or official directory.
    Official,
    /// Through the steps of the checklist.
    Checklist,
}

/// What came of a verification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum OutcomeDto {
    /// It is who it seems to be.
    Verified,
    /// It is not, or it could not be told.
    Refused,
    /// It was reported.
    Reported,
}

/// A telephone number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct PhoneDto {
    /// The number, as it was typed or in E.164.
    pub number: String,
    /// "mobile", "office" or what else it is called.
    pub label: String,
}

/// What is known of a person, as the window edits it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct DetailsDto {
    /// Name.
    pub name: String,
    /// Ministry, department or firm.
    pub organisation: String,
    /// The office held.
    pub office: String,
    /// E-mail addresses, the preferred one first.
    pub addresses: Vec<String>,
    /// Telephone numbers, the preferred one first.
    pub phones: Vec<PhoneDto>,
    /// The way by which this person wants passwords.
    pub channel: Option<ChannelDto>,
    /// BCP 47 tag of the language of texts for this person.
    pub language: Option<String>,
    /// What opens the attachments of this person.
    pub opens: Option<OpensDto>,
    /// Whatever else is worth knowing.
    pub notes: String,
}

/// A verification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct VerificationDto {
    /// When.
    #[ts(type = "number")]
    pub at: i64,
    /// Until when it holds.
    #[ts(type = "number")]
    pub until: i64,
    /// The officer who did it.
    pub by: String,
    /// How.
    pub how: HowDto,
    /// What came of it.
    pub outcome: OutcomeDto,
    /// The addresses that it speaks for.
    pub addresses: Vec<String>,
    /// What the officer wrote.
    pub note: String,
    /// SHA-256 of the message that it was about; may be empty.
    pub message: String,
}

/// An address with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AddressStandingDto {
    /// The address.
    pub address: String,
    /// Whether a verification speaks for it.
    pub standing: PersonStandingDto,
}

/// A person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PersonDto {
    /// The number in the address book.
    #[ts(type = "number")]
    pub id: i64,
    /// What is known.
    pub details: DetailsDto,
    /// Where the person stands with the preferred address.
    pub standing: PersonStandingDto,
    /// The same for each address.
    pub addresses: Vec<AddressStandingDto>,
    /// Every verification, the latest first.
    pub verifications: Vec<VerificationDto>,
    /// When a file was sealed for this person last; 0 for never.
    #[ts(type = "number")]
    pub sealed: i64,
}

/// A person as a list shows one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PersonRowDto {
    /// The number in the address book.
    #[ts(type = "number")]
    pub id: i64,
    /// Name; may be empty.
    pub name: String,
    /// Organisation.
    pub organisation: String,
    /// Office.
    pub office: String,
    /// The preferred address; may be empty.
    pub address: String,
    /// Where the person stands.
    pub standing: PersonStandingDto,
    /// Until when the verification holds; 0 without one.
    #[ts(type = "number")]
    pub until: i64,
}

/// One page of the list of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PeopleDto {
    /// People by name.
    pub people: Vec<PersonRowDto>,
    /// How many there are in all.
    pub total: usize,
    /// Where the key of the address book is kept: in the system's key store, or in a file.
    #[ts(type = r#""system" | "file""#)]
    pub key: &'static str,
    /// Name of the file to which a damaged address book was moved when Muhr started; empty where it was sound.
    pub set_aside: String,
}

/// What was done, and what takes it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DoneDto {
    /// The number of the person.
    #[ts(type = "number")]
    pub id: i64,
    /// What takes it back.
    #[ts(type = "number")]
    pub undo: i64,
}

/// A verification as the window records it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct VerifyDto {
    /// How.
    pub how: HowDto,
    /// What came of it.
    pub outcome: OutcomeDto,
    /// The officer who did it.
    pub by: String,
    /// Months for which it holds; 12 unless somebody says otherwise.
    pub months: u32,
    /// The addresses that it speaks for; all of the person's where there is none.
    pub addresses: Vec<String>,
    /// What the officer wrote.
    pub note: String,
}

/// People who may be one and the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct GroupDto {
    /// What they share: a name or a number.
    pub shared: String,
    /// The people.
    pub people: Vec<PersonRowDto>,
}

/// Where people are to be read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum SourceDto {
    /// A vCard, a table or a Thunderbird address book, chosen as a file.
    File,
    /// Thunderbird's own address books, found where Thunderbird keeps them.
    Thunderbird,
    /// A folder or file of sent mail.
    Sent,
    /// A backup's neighbour: a Maildir folder of sent mail.
    Folder,
}

/// A directory of an office (LDAP, RFC 4511).
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DirectoryDto {
    /// `ldaps://…`, or `ldap://…` for STARTTLS.
    pub url: String,
    /// Distinguished name under which people stand.
    pub base: String,
    /// Who asks: a distinguished name or `user@domain`; empty for an anonymous question.
    pub user: String,
    /// The password; it is used once and not kept.
    pub password: String,
    /// Whom to look for; everybody where it is empty.
    pub text: String,
}

/// What was read and would be taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ImportDto {
    /// What it was read from.
    pub source: String,
    /// How many people were read.
    pub total: usize,
    /// How many of them are in the address book by an address.
    pub known: usize,
    /// The first of them.
    pub people: Vec<DetailsDto>,
    /// What was left out.
    pub skipped: Vec<SkippedDto>,
    /// How many were left out in all.
    pub skips: usize,
    /// The columns of a table; none for other sources.
    pub columns: Vec<ColumnDto>,
}

/// Something that was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SkippedDto {
    /// Which record, counted from 1.
    pub record: usize,
    /// Why: `nobody`, `bad-address`, `bad-phone`, `too-long`, `unreadable`.
    pub reason: String,
    /// What did not fit.
    pub found: String,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ColumnDto {
    /// Its header; may be empty.
    pub header: String,
    /// What it is taken for: a word of `column-…` in `locales/`; empty where it is left out.
    pub column: String,
    /// Its first cells.
    pub cells: Vec<String>,
}

/// What came of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ImportedDto {
    /// People who were not known.
    pub added: usize,
    /// People about whom something was learned.
    pub changed: usize,
    /// People about whom nothing was new.
    pub unchanged: usize,
    /// What takes it back; nothing where it changed nothing.
    #[ts(type = "number | null")]
    pub undo: Option<i64>,
}

/// A backup that was written. Its password can be seen and shared as that of a sealed file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct BackupDto {
    /// Name of the file.
    pub file: String,
    /// Its password, in groups: it is shown once, to be written down.
    pub groups: Vec<String>,
}

/// What came back from a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RestoredDto {
    /// How many people.
    pub people: usize,
    /// How many receipts.
    pub receipts: usize,
    /// Name of the file with what stood there before.
    pub before: String,
}

/// What is asked before a file is sealed for somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RecipientCheckDto {
    /// What to ask: `none`, `unknown`, `unverified`, `expired`, `refused`, `look-alike`, `known-name`.
    pub question: String,
    /// The number in the address book; nothing where the recipient is not there.
    #[ts(type = "number | null")]
    pub person: Option<i64>,
    /// The name in the address book, or of whom the address imitates.
    pub name: String,
    /// The address that this one looks like; may be empty.
    pub real: String,
    /// Until when the verification held; 0 without one.
    #[ts(type = "number")]
    pub until: i64,
    /// The number to call, from the address book; may be empty.
    pub phone: String,
}
