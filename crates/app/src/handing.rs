//! Handing over: the message that carries the password, the script for a call, and the draft e-mail.
//! The texts are in the recipient's language; none of them names a file that was sealed.

use crate::codes;
use crate::dto::{CallScriptDto, QrDto, RecipientDto, ShareDto, SpokenDto, WayDto};
use crate::error::{AppError, Code};
use muhr_handover::draft::{self, Direction, DraftError, Files, Stamp};
use muhr_handover::qr::QrMatrix;
use muhr_handover::share::{self, SmsLinkForm};
use muhr_handover::{Draft, EmailAddress, GuardedDraft, Mailbox, PhoneNumber, SecretText, sms};
use muhr_l10n::{Isolation, Language, Texts};
use muhr_seal::password::spelling;
use muhr_seal::{Format, Password};
use rand::CryptoRng;
use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// A recipient whose address and number were looked at.
#[derive(Clone, Debug, Default)]
pub struct Recipient {
    /// Name, perhaps empty.
    pub name: String,
    /// Address.
    pub address: Option<EmailAddress>,
    /// Number.
    pub phone: Option<PhoneNumber>,
    /// Language of the texts.
    pub language: Language,
}

impl Recipient {
    /// Reads what a person typed; empty fields are fine.
    ///
    /// # Errors
    /// [`Code::BadAddress`], [`Code::BadPhone`]
    pub fn read(typed: &RecipientDto) -> Result<Self, AppError> {
        let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let address = filled(&typed.address)
            .map(|text| EmailAddress::parse(&text).map_err(|_| AppError::new(Code::BadAddress).with("address", text)))
            .transpose()?;
        let phone = filled(&typed.phone)
            .map(|text| PhoneNumber::parse(&text).map_err(|_| AppError::new(Code::BadPhone).with("phone", text)))
            .transpose()?;
        let language = Language::from_tag(&typed.language).unwrap_or_default();
        Ok(Self { name: typed.name.trim().to_owned(), address, phone, language })
    }

    /// Name and address in one line, for a cover note; `None` where nothing is known.
    #[must_use]
    pub fn line(&self) -> Option<String> {
        match (&self.address, self.name.as_str()) {
            (None, "") => None,
            (None, name) => Some(name.to_owned()),
            (Some(address), "") => Some(address.to_string()),
            (Some(address), name) => Some(format!("{name} <{address}>")),
        }
    }
}

/// The message with the password.
fn message(password: &Password, reference: &str, language: Language) -> Zeroizing<String> {
    // Marks around the password would be copied along with it.
    let texts = Texts::new(language, Isolation::None);
    Zeroizing::new(texts.text("share-text", &[("password", password.expose()), ("reference", reference)]))
}

/// The link that opens the message in a program of this computer; `None` for ways that have none.
pub(crate) fn link(way: WayDto, password: &Password, reference: &str, to: &Recipient) -> Option<SecretText> {
    let text = message(password, reference, to.language);
    let form = if cfg!(target_os = "macos") { SmsLinkForm::Apple } else { SmsLinkForm::Standard };
    match way {
        WayDto::Sms => Some(share::sms_link(to.phone.as_ref(), &text, form)),
        WayDto::Whatsapp => Some(share::whatsapp_link(to.phone.as_ref(), &text)),
        WayDto::Call | WayDto::Copy => None,
    }
}

/// The scheme of the links of a way.
pub(crate) const fn scheme(way: WayDto) -> Option<&'static str> {
    match way {
        WayDto::Sms => Some("sms"),
        WayDto::Whatsapp => Some("whatsapp"),
        WayDto::Call | WayDto::Copy => None,
    }
}

/// The message and its QR code.
pub(crate) fn share(
    way: WayDto,
    password: &Password,
    reference: &str,
    to: &Recipient,
    can_open: bool,
) -> Result<ShareDto, AppError> {
    let text = message(password, reference, to.language);
    let code = match way {
        WayDto::Whatsapp => share::whatsapp_qr(to.phone.as_ref(), &text),
        WayDto::Sms | WayDto::Call | WayDto::Copy => share::sms_qr(to.phone.as_ref(), &text),
    };
    let refused = |_| AppError::new(Code::System).with("reason", "QR");
    let matrix = QrMatrix::encode(code.expose()).map_err(refused)?;
    let rows = matrix.rows().map(|row| row.iter().map(|dark| if *dark { '1' } else { '0' }).collect()).collect();
    let messages = sms::count(&text).messages;
    Ok(ShareDto { text: text.to_string(), messages, qr: QrDto { rows }, can_open })
}

/// What to say on the telephone, glyph by glyph.
pub(crate) fn call_script(password: &Password, language: Language) -> CallScriptDto {
    let spoken_in = match language {
        Language::English => spelling::Language::English,
        Language::Urdu => spelling::Language::Urdu,
    };
    let groups = spelling::spell(password, spoken_in)
        .iter()
        .map(|group| {
            group
                .spoken
                .iter()
                .map(|spoken| SpokenDto { glyph: spoken.glyph().to_string(), word: spoken.word().to_owned() })
                .collect()
        })
        .collect();
    CallScriptDto { language: language.tag().to_owned(), groups }
}

/// What a draft is made of.
pub struct DraftRequest<'a> {
    /// The sealed file.
    pub sealed: &'a Path,
    /// Its format.
    pub format: Format,
    /// Whether the real names stand in an index inside.
    pub indexed: bool,
    /// For whom.
    pub to: &'a Recipient,
    /// What ties it to the message with the password.
    pub reference: &'a str,
    /// Where the `.eml` is going to be written.
    pub eml: PathBuf,
    /// Seconds since 1970-01-01 UTC.
    pub unix_seconds: i64,
    /// It is evidence of a suspicious message.
    pub is_report: bool,
    /// Somebody has seen the one-time codes in it and wants it all the same.
    pub allow_codes: bool,
}

/// Writes the draft's texts and lets it pass the channel guard. What was let pass does not change any more, so that
/// opening or copying it asks no second time.
///
/// # Errors
/// [`Code::PasswordInDraft`], [`Code::CodeFound`], or the sealed file cannot be read.
pub fn draft(request: DraftRequest<'_>, password: &str, rng: &mut dyn CryptoRng) -> Result<GuardedDraft, AppError> {
    let texts = Texts::new(request.to.language, Isolation::None);
    let name = shown(request.sealed);
    let sealed_bytes = fs::metadata(request.sealed).map_err(|error| AppError::reading(&name, &error))?.len();
    let greeting = match request.to.name.as_str() {
        "" => texts.text("draft-greeting-nobody", &[]),
        name => texts.text("draft-greeting", &[("name", name)]),
    };
    let key = match request.format {
        _ if request.is_report => "draft-body-report",
        Format::Zip => "draft-body-zip",
        Format::Muhr => "draft-body-muhr",
    };
    let arguments = [("greeting", greeting.as_str()), ("file", name.as_str()), ("reference", request.reference)];
    let mut body = texts.text(key, &arguments);
    if request.indexed {
        body.push_str("\n\n");
        body.push_str(&texts.text("draft-body-index", &[]));
    }
    let draft = Draft {
        to: request.to.address.clone().map(|address| Mailbox::new(&request.to.name, address)),
        from: None,
        subject: texts.text(
            if request.is_report { "draft-subject-report" } else { "draft-subject" },
            &[("reference", request.reference)],
        ),
        body,
        direction: match request.to.language {
            Language::English => Direction::LeftToRight,
            Language::Urdu => Direction::RightToLeft,
        },
        files: Files { sealed: request.sealed.to_owned(), sealed_bytes, eml: request.eml },
        stamp: Stamp::new(request.unix_seconds, rng),
    };
    // Names and file names come from people; each is looked at alone and where it stands.
    let names = [&request.to.name, &name].map(|name| codes::in_name(name));
    let texts = [&draft.subject, &draft.body].map(|text| codes::in_text(text));
    let mut all = names.into_iter().chain(texts).filter(|_| !request.allow_codes);
    let codes = all.try_for_each(codes::refuse);
    let guarded = draft
        .guard(password)
        .map_err(|leak| AppError::new(Code::PasswordInDraft).with("field", format!("{:?}", leak.field)))?;
    codes.map(|()| guarded)
}

/// Writes the `.eml`, whole or not at all.
///
/// # Errors
/// [`Code::TooLargeForMail`], [`Code::NotWritable`], [`Code::DiskFull`], or the sealed file cannot be read.
pub fn write_eml(draft: &GuardedDraft) -> Result<(), AppError> {
    let eml = draft.eml();
    let folder = eml.parent().unwrap_or(Path::new("."));
    let unwritable = |error: &std::io::Error| AppError::writing(&shown(folder), error);
    fs::create_dir_all(folder).map_err(|error| unwritable(&error))?;
    let name = shown(draft.sealed());
    let sealed = File::open(draft.sealed()).map_err(|error| AppError::reading(&name, &error))?;
    let new = tempfile::NamedTempFile::new_in(folder).map_err(|error| unwritable(&error))?;
    let mut out = BufWriter::new(new);
    draft.write(&mut BufReader::new(sealed), &mut out).map_err(|error| match error {
        DraftError::TooLarge => AppError::new(Code::TooLargeForMail),
        DraftError::AttachmentChanged => AppError::new(Code::SourceChanged).with("name", name.as_str()),
        DraftError::Read(error) => AppError::reading(&name, &error),
        DraftError::Write(error) => unwritable(&error),
    })?;
    out.flush().map_err(|error| unwritable(&error))?;
    let new = out.into_inner().map_err(|error| unwritable(error.error()))?;
    new.persist(eml).map(drop).map_err(|error| unwritable(&error.error))
}

/// The largest sealed file that a draft takes, in bytes.
pub const MOST_MAIL_BYTES: u64 = draft::MAX_ATTACHMENT_BYTES;

fn shown(path: &Path) -> String {
    crate::walk::shown_name(path)
}
