//! The draft e-mail: an `.eml` that a mail program opens as a message not yet sent (RFC 5322, `X-Unsent: 1`).

use crate::channel_guard::{self, Field, Leak};
use crate::{EmailAddress, Mailbox};
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

/// What makes each draft one of its kind: its date and its random identifiers. The host name is no part of it.
#[derive(Clone, Debug)]
pub struct Stamp {
    unix_seconds: i64,
    nonce: String,
}

impl Stamp {
    /// `unix_seconds`: now, since 1970-01-01 UTC. It is written in UTC, so the time zone stays private.
    pub fn new(unix_seconds: i64, rng: &mut dyn CryptoRng) -> Self {
        let _ = rng;
        Self { unix_seconds, nonce: String::new() }
    }
}

/// A draft that nobody has checked yet; all that can be done with it is [`Draft::guard`].
#[derive(Clone, Debug)]
pub struct Draft {
    /// Whom it goes to.
    pub to: Mailbox,
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
    /// Lets the draft out if it does not contain `password` anywhere.
    ///
    /// # Errors
    /// [`Leak`] names the field that holds it.
    pub fn guard(self, password: &str) -> Result<GuardedDraft, Leak> {
        channel_guard::check(password, [(Field::Subject, self.subject.as_str()), (Field::Body, self.body.as_str())])?;
        Ok(GuardedDraft { draft: self, attachment_name: "sealed.zip".to_owned() })
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
    pub fn to(&self) -> &Mailbox {
        &self.draft.to
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
        0
    }

    /// Writes the `.eml`, streaming the sealed file from `sealed`. Memory stays flat.
    ///
    /// # Errors
    /// [`DraftError`]; what has been written by then must be thrown away.
    pub fn write(&self, sealed: &mut dyn Read, out: &mut dyn Write) -> Result<(), DraftError> {
        let _ = (sealed, out, self.draft.stamp.unix_seconds, &self.draft.stamp.nonce);
        Err(DraftError::TooLarge)
    }
}
