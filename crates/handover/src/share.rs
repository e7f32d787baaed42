//! The links and QR texts that carry the password to a phone.
//!
//! The text comes from the app in the recipient's language and holds the password and a reference, never the
//! name of a file. The number may be missing: then the phone asks for one.
//!
//! No text here ever goes into an `http` address. `https://wa.me/…?text=` would reach WhatsApp on every phone, but
//! a browser that opens it instead (no WhatsApp, or no verified link) keeps the password in its history and sends it
//! to a web server. So the WhatsApp QR code holds the app's own link: iPhones open it from the camera, so do scanner
//! apps; the camera of stock Android shows it as text only, and nothing has left the phone then. For such phones
//! there are [`sms_qr`], which every camera knows, and [`text_qr`], to be copied and pasted into any program.

use crate::{PhoneNumber, SecretText, percent};
use zeroize::Zeroizing;

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
    let number = to.map(PhoneNumber::e164).unwrap_or_default();
    let separator = match form {
        SmsLinkForm::Standard => "?body=",
        SmsLinkForm::Apple => "&body=",
    };
    joined(&["sms:", number, separator, &percent::encode(text)])
}

/// The text of a QR code which, scanned by the officer's own phone, opens a new SMS there. The form of the first
/// scanner (ZXing) is what cameras know; it takes the text as it is.
#[must_use]
pub fn sms_qr(to: Option<&PhoneNumber>, text: &str) -> SecretText {
    joined(&["SMSTO:", to.map(PhoneNumber::e164).unwrap_or_default(), ":", text])
}

/// A link that opens WhatsApp on this computer. Never `https://wa.me/`, which would put the password into the
/// browser's history and into a request to a web server.
#[must_use]
pub fn whatsapp_link(to: Option<&PhoneNumber>, text: &str) -> SecretText {
    let encoded = percent::encode(text);
    match to {
        Some(number) => joined(&["whatsapp://send?phone=", number.digits(), "&text=", &encoded]),
        None => joined(&["whatsapp://send?text=", &encoded]),
    }
}

/// The text of a QR code which, scanned by the officer's own phone, opens WhatsApp there, where its camera follows
/// links of apps; see the module for why it is not a web address.
#[must_use]
pub fn whatsapp_qr(to: Option<&PhoneNumber>, text: &str) -> SecretText {
    whatsapp_link(to, text)
}

/// The text of a QR code that is nothing but the message, to be copied on the phone.
#[must_use]
pub fn text_qr(text: &str) -> SecretText {
    joined(&[text])
}

fn joined(parts: &[&str]) -> SecretText {
    let mut text = Zeroizing::new(String::with_capacity(parts.iter().map(|part| part.len()).sum()));
    for part in parts {
        text.push_str(part);
    }
    SecretText::new(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Password: k7mz-23ab & more? K7-4M\nپاس";

    fn number() -> PhoneNumber {
        PhoneNumber::parse("0300-1234567").unwrap()
    }

    #[test]
    fn an_sms_link_has_the_number_and_the_text_fully_encoded() {
        let encoded = "Password%3A%20k7mz-23ab%20%26%20more%3F%20K7-4M%0A%D9%BE%D8%A7%D8%B3";
        let standard = sms_link(Some(&number()), TEXT, SmsLinkForm::Standard);
        assert_eq!(standard.expose(), format!("sms:+923001234567?body={encoded}"));
        let apple = sms_link(Some(&number()), TEXT, SmsLinkForm::Apple);
        assert_eq!(apple.expose(), format!("sms:+923001234567&body={encoded}"));
        assert_eq!(sms_link(None, "a b", SmsLinkForm::Standard).expose(), "sms:?body=a%20b");
    }

    #[test]
    fn an_sms_qr_holds_the_text_as_it_is() {
        assert_eq!(sms_qr(Some(&number()), TEXT).expose(), format!("SMSTO:+923001234567:{TEXT}"));
        assert_eq!(sms_qr(None, "a:b").expose(), "SMSTO::a:b");
        assert_eq!(text_qr(TEXT).expose(), TEXT);
    }

    #[test]
    fn a_whatsapp_link_wants_the_number_without_plus() {
        assert_eq!(whatsapp_link(Some(&number()), "a&b").expose(), "whatsapp://send?phone=923001234567&text=a%26b");
        assert_eq!(whatsapp_link(None, "a b").expose(), "whatsapp://send?text=a%20b");
    }

    #[test]
    fn the_password_never_gets_into_a_web_address() {
        for link in [
            sms_link(Some(&number()), TEXT, SmsLinkForm::Standard),
            sms_link(None, TEXT, SmsLinkForm::Apple),
            sms_qr(Some(&number()), TEXT),
            whatsapp_link(Some(&number()), TEXT),
            whatsapp_qr(Some(&number()), TEXT),
            whatsapp_qr(None, TEXT),
        ] {
            assert!(!link.expose().contains("http") && !link.expose().contains("wa.me"));
        }
    }
}
