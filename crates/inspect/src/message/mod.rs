//! One received message, whatever it was stored as: headers as they came, texts, and the attachments' bytes.

pub mod headers;
pub mod mailbox;
pub(crate) mod mbox;
pub mod mime;
pub(crate) mod outlook;
pub(crate) mod smime;

pub use headers::{Field, Headers};
pub use mailbox::{Mailbox, mailboxes};

use crate::files::encoded;
use crate::limits::{Budget, Limit};
use std::borrow::Cow;

/// A message taken apart. Borrowed from the bytes it was read from where it can be.
#[derive(Clone, Debug, Default)]
pub struct Message<'a> {
    /// How it was stored.
    pub stored: Stored,
    /// The message byte by byte, where it is kept as it travelled.
    pub source: Option<&'a [u8]>,
    /// The header section.
    pub headers: Headers,
    /// Plain texts that a mail program would show.
    pub texts: Vec<Cow<'a, str>>,
    /// HTML texts that a mail program would show.
    pub pages: Vec<Cow<'a, str>>,
    /// Everything else.
    pub attachments: Vec<Attachment<'a>>,
    /// Messages inside that have no bytes of their own, as Outlook keeps them.
    pub inner: Vec<Message<'a>>,
    /// The addresses in the certificates of whoever signed it (S/MIME).
    pub signers: Vec<String>,
    /// It is encrypted for somebody (S/MIME), and was not read.
    pub is_encrypted: bool,
    /// Limits that were reached while it was read.
    pub limits: Vec<Limit>,
    /// What programs would read differently, or what could not be decoded.
    pub faults: Vec<Fault>,
}

/// How a message was stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stored {
    /// As it travelled (RFC 5322).
    #[default]
    Internet,
    /// As an Outlook item (MS-OXMSG); headers may be missing, and signatures cannot be checked.
    Outlook,
}

impl Message<'_> {
    /// Takes over what was inside a wrapping.
    pub(crate) fn adopt(&mut self, inside: Message<'_>) {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        self.texts.extend(inside.texts.into_iter().map(owned));
        self.pages.extend(inside.pages.into_iter().map(owned));
        self.attachments.extend(
            inside.attachments.into_iter().map(|one| Attachment { bytes: Cow::Owned(one.bytes.into_owned()), ..one }),
        );
        self.limits.extend(inside.limits);
        self.faults.extend(inside.faults);
    }

    /// Files that are written between the lines of the texts, as old mail programs did, are attachments too.
    pub(crate) fn take_files_out_of_texts(&mut self, budget: &Budget<'_>) {
        let texts = std::mem::take(&mut self.texts);
        texts.iter().for_each(|text| self.take_files_out_of(text.as_bytes(), budget));
        self.texts = texts;
    }

    /// The same of one text.
    pub(crate) fn take_files_out_of(&mut self, text: &[u8], budget: &Budget<'_>) {
        let (parts, limit) = encoded::parts(text, budget);
        self.attachments.extend(parts.into_iter().map(|part| Attachment {
            name: Some(part.name).filter(|name| !name.is_empty()),
            bytes: Cow::Owned(part.bytes),
            ..Attachment::default()
        }));
        self.limits.extend(limit);
    }
}

/// An attachment, inline or not.
#[derive(Clone, Debug, Default)]
pub struct Attachment<'a> {
    /// The name that it claims.
    pub name: Option<String>,
    /// The media type that it claims.
    pub declared: Option<String>,
    /// Its Content-ID, if the text may show it.
    pub content_id: Option<String>,
    /// Its content, decoded.
    pub bytes: Cow<'a, [u8]>,
}

/// What is wrong with how a message is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// Header lines that are none.
    HeaderLines,
    /// A NUL in the headers.
    Nul,
    /// A part whose encoding is broken.
    Encoding,
}

impl Fault {
    /// The name as it stands in evidence.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HeaderLines => "header-lines",
            Self::Nul => "nul",
            Self::Encoding => "encoding",
        }
    }
}
