//! The draft e-mail: an `.eml` that a mail program opens as a message not yet sent (RFC 5322, `X-Unsent: 1`).

mod attachment_name;
pub(crate) mod base64_body;
mod message;

use crate::channel_guard::{self, Field, Leak};
use crate::{EmailAddress, Mailbox, header_text};
use rand::CryptoRng;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// The largest sealed file a draft may carry, in bytes. No mailbox takes more.
pub const MAX_ATTACHMENT_BYTES: u64 = 200 << 20;

/// Why a draft could not be written.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    /// The sealed file is larger than [`MAX_ATTACHMENT_BYTES`].
    #[error("too large for an e-mail")]
    TooLarge,
    /// The sealed file is longer or shorter than it was when the draft was made.
    #[error("the sealed file changed")]
    AttachmentChanged,
    /// The sealed file could not be read.
    #[error("cannot read the sealed file: {0}")]
    Read(io::Error),
    /// The draft could not be written.
    #[error("cannot write the draft: {0}")]
    Write(io::Error),
}

/// In which direction the text reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// As English does. The draft is plain text.
    #[default]
    LeftToRight,
    /// As Urdu does. Plain text has no direction and many programs show it from the left, so the draft carries
    /// the same text as minimal HTML as well.
    RightToLeft,
}

/// The sealed file and the place where the draft will lie.
#[derive(Clone, Debug)]
pub struct Files {
    /// The sealed file.
    pub sealed: PathBuf,
    /// Its length in bytes.
    pub sealed_bytes: u64,
    /// Where the caller is going to write the `.eml`.
    pub eml: PathBuf,
}

/// The longest subject, in characters; what is beyond is cut off. People's subjects are far shorter.
pub const MAX_SUBJECT_CHARS: usize = 400;

/// What makes each draft one of its kind: its date and its random identifiers. The host name is no part of it.
#[derive(Clone, Debug)]
pub struct Stamp {
    unix_seconds: i64,
    message_id: String,
    boundary: String,
}

impl Stamp {
    /// `unix_seconds`: now, since 1970-01-01 UTC. It is written in UTC, so the time zone stays private.
    pub fn new(unix_seconds: i64, rng: &mut dyn CryptoRng) -> Self {
        let message_id = format!("{:016x}{:016x}", rng.next_u64(), rng.next_u64());
        let boundary = format!("{:016x}", rng.next_u64());
        Self { unix_seconds, message_id, boundary }
    }
}

/// A draft that nobody has checked yet; all that can be done with it is [`Draft::guard`].
#[derive(Clone, Debug)]
pub struct Draft {
    /// Whom it goes to, if known.
    pub to: Option<Mailbox>,
    /// Whom it comes from, if known. The mail program puts its own account otherwise.
    pub from: Option<EmailAddress>,
    /// One line; made harmless for a header.
    pub subject: String,
    /// The text, lines separated by `\n`.
    pub body: String,
    /// How the text reads.
    pub direction: Direction,
    /// The files.
    pub files: Files,
    /// Date and identifiers.
    pub stamp: Stamp,
}

impl Draft {
    /// Lets the draft out if it does not contain `password` anywhere. Subject and text are made harmless first, so
    /// what is looked at is what goes out. An empty `password` is one that is not known: nothing can be found then.
    ///
    /// # Errors
    /// [`Leak`] names the field that holds it.
    pub fn guard(mut self, password: &str) -> Result<GuardedDraft, Leak> {
        self.subject = header_text::one_line(&self.subject, MAX_SUBJECT_CHARS);
        self.body = header_text::lines(&self.body);
        let attachment_name = attachment_name::attachment_name(&self.files.sealed);
        let [sealed, eml] = [&self.files.sealed, &self.files.eml].map(|path| path.to_string_lossy());
        let name = self.to.as_ref().and_then(Mailbox::name).unwrap_or_default();
        let to = self.to.as_ref().map(|to| to.address().as_str()).unwrap_or_default();
        let from = self.from.as_ref().map(EmailAddress::as_str).unwrap_or_default();
        let fields = [
            (Field::Subject, self.subject.as_str()),
            (Field::Body, self.body.as_str()),
            (Field::Recipient, name),
            (Field::Recipient, to),
            (Field::Sender, from),
            (Field::FileName, &attachment_name),
            (Field::FileName, &sealed),
            (Field::FileName, &eml),
        ];
        channel_guard::check(password, fields)?;
        Ok(GuardedDraft { draft: self, attachment_name })
    }
}

/// A draft that does not contain the password. Only such a one can be written or given to a mail program.
#[derive(Clone, Debug)]
pub struct GuardedDraft {
    draft: Draft,
    attachment_name: String,
}

impl GuardedDraft {
    /// Whom it goes to.
    #[must_use]
    pub fn to(&self) -> Option<&Mailbox> {
        self.draft.to.as_ref()
    }

    /// The subject as it will stand in the header.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.draft.subject
    }

    /// The text, lines separated by `\n`.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.draft.body
    }

    /// The short ASCII name under which the sealed file is attached.
    #[must_use]
    pub fn attachment_name(&self) -> &str {
        &self.attachment_name
    }

    /// The sealed file.
    #[must_use]
    pub fn sealed(&self) -> &Path {
        &self.draft.files.sealed
    }

    /// Where the `.eml` lies or will lie.
    #[must_use]
    pub fn eml(&self) -> &Path {
        &self.draft.files.eml
    }

    /// Length of the sealed file in bytes.
    #[must_use]
    pub fn sealed_bytes(&self) -> u64 {
        self.draft.files.sealed_bytes
    }

    /// Exactly how many bytes [`GuardedDraft::write`] writes.
    #[must_use]
    pub fn encoded_bytes(&self) -> u64 {
        let frame = message::frame(&self.draft, &self.attachment_name);
        let frame = frame.map(|frame| frame.head.len().saturating_add(frame.tail.len())).unwrap_or_default();
        base64_body::encoded_len(self.sealed_bytes()).saturating_add(frame as u64)
    }

    /// Writes the `.eml`, streaming the sealed file from `sealed`. Memory stays flat.
    ///
    /// # Errors
    /// [`DraftError`]; what has been written by then must be thrown away.
    pub fn write(&self, sealed: &mut dyn Read, out: &mut dyn Write) -> Result<(), DraftError> {
        if self.sealed_bytes() > MAX_ATTACHMENT_BYTES {
            return Err(DraftError::TooLarge);
        }
        let frame = message::frame(&self.draft, &self.attachment_name).map_err(DraftError::Write)?;
        out.write_all(&frame.head).map_err(DraftError::Write)?;
        base64_body::copy(sealed, self.sealed_bytes(), out)?;
        out.write_all(&frame.tail).and_then(|()| out.flush()).map_err(DraftError::Write)
    }
}
