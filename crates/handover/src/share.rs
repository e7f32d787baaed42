//! The links and QR texts that carry the password to a phone.
//!
//! The text comes from the app in the recipient's language and holds the password and a reference, never the
//! name of a file. The number may be missing: then the phone asks for one.

use crate::{PhoneNumber, SecretText};

/// Which phone system or computer the `sms:` link is opened on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SmsLinkForm {
    /// `sms:+N?body=` (RFC 5724): Android, Windows, Linux, and iOS since version 8.
    #[default]
    Standard,
    /// `sms:+N&body=`: macOS and older iOS.
    Apple,
}

/// A link that opens the SMS program of this computer.
#[must_use]
pub fn sms_link(to: Option<&PhoneNumber>, text: &str, form: SmsLinkForm) -> SecretText {
    let _ = (to, text, form);
    SecretText::new(zeroize::Zeroizing::new(String::new()))
}

/// The text of a QR code which, scanned by the officer's own phone, opens a new SMS there.
#[must_use]
pub fn sms_qr(to: Option<&PhoneNumber>, text: &str) -> SecretText {
    let _ = (to, text);
    SecretText::new(zeroize::Zeroizing::new(String::new()))
}

/// A link that opens WhatsApp on this computer. Never `https://wa.me/`, which would put the password into the
/// browser's history and into a request to a web server.
#[must_use]
pub fn whatsapp_link(to: Option<&PhoneNumber>, text: &str) -> SecretText {
    let _ = (to, text);
    SecretText::new(zeroize::Zeroizing::new(String::new()))
}

/// The text of a QR code which, scanned by the officer's own phone, opens WhatsApp there.
#[must_use]
pub fn whatsapp_qr(to: Option<&PhoneNumber>, text: &str) -> SecretText {
    whatsapp_link(to, text)
}
