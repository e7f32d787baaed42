//! Handing over. What carries the password is overwritten when dropped.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroize;

/// The password, because somebody asked to see it. Overwritten when dropped.
#[derive(Serialize, TS)]
#[ts(export)]
pub struct PasswordDto {
    /// Its groups, joined by hyphens.
    pub groups: Vec<String>,
}

impl Drop for PasswordDto {
    fn drop(&mut self) {
        self.groups.zeroize();
    }
}

/// The password for a call: each glyph with its code word.
#[derive(Serialize, TS)]
#[ts(export)]
pub struct CallScriptDto {
    /// BCP 47 tag of the code words.
    pub language: String,
    /// The glyphs of each group.
    pub groups: Vec<Vec<SpokenDto>>,
}

/// A glyph and its code word.
#[derive(Serialize, TS)]
#[ts(export)]
pub struct SpokenDto {
    /// What to type.
    pub glyph: String,
    /// What to say.
    pub word: String,
}

impl Drop for SpokenDto {
    fn drop(&mut self) {
        self.glyph.zeroize();
        self.word.zeroize();
    }
}

/// A QR code.
#[derive(Serialize, TS)]
#[ts(export)]
pub struct QrDto {
    /// Rows of `0` (light) and `1` (dark).
    pub rows: Vec<String>,
}

impl Drop for QrDto {
    fn drop(&mut self) {
        self.rows.zeroize();
    }
}

/// A message that carries the password.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ShareDto {
    /// Its text.
    pub text: String,
    /// Number of SMS it takes.
    #[ts(type = "number")]
    pub messages: usize,
    /// The same for the officer's own phone to scan.
    pub qr: QrDto,
    /// Whether this computer may have a program that takes it.
    pub can_open: bool,
}

impl Drop for ShareDto {
    fn drop(&mut self) {
        self.text.zeroize();
    }
}

/// A draft e-mail to look at before it is opened.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DraftDto {
    /// Recipient.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
    /// How large it is on the wire.
    #[ts(type = "number")]
    pub mail_bytes: u64,
    /// What the mailbox takes.
    #[ts(type = "number")]
    pub mailbox_limit_bytes: u64,
    /// What can open it, best first.
    pub programs: Vec<ProgramDto>,
}

/// A mail program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ProgramDto {
    /// What the window calls it.
    pub id: String,
    /// Its name; empty for the system's own choice.
    pub name: String,
}

/// A way to share the password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum WayDto {
    /// A text message.
    Sms,
    /// A WhatsApp message.
    Whatsapp,
    /// A telephone call.
    Call,
    /// The clipboard.
    Copy,
}

/// What became of the password on the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ClipboardDto {
    /// Seconds until it is cleared.
    #[ts(type = "number")]
    pub seconds_left: u64,
    /// What stands there.
    pub state: ClipboardStateDto,
}

/// What stands on the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum ClipboardStateDto {
    /// The password.
    Holding,
    /// Nothing any more.
    Cleared,
    /// Something else that was copied since; left alone.
    Replaced,
}

impl WayDto {
    /// The word as it stands in JSON and in `locales/`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sms => "sms",
            Self::Whatsapp => "whatsapp",
            Self::Call => "call",
            Self::Copy => "copy",
        }
    }
}
