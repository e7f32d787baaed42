//! The password must not travel with the file: nothing of a draft may contain it, in whatever dress.
//!
//! A second e-mail, or the same one, with the password in it protects nobody (Japan's Cabinet Office ended that
//! habit in 2020). So the guard looks at every part of a draft for the password
//! * with other separators, spaced, without any, in capitals, with full-width or Arabic-Indic digits;
//! * in links and encodings: percent or quoted-printable escapes, base64, hexadecimal;
//! * in part: any half of its groups in a row, or all of them in any order among other words.
//!
//! One word or one group of it is no finding: words are common, and the chance that two random groups of four meet in
//! an honest text is below one in a million.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

/// Which part of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// Name or address of the recipient.
    Recipient,
    /// Name or address of the sender.
    Sender,
    /// The subject.
    Subject,
    /// The text.
    Body,
    /// The name of the attachment, or of the file or folder that holds it or the draft.
    FileName,
}

/// A draft contains the password. Says where, never what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the password stands in the draft ({field:?})")]
pub struct Leak {
    /// Where it stands.
    pub field: Field,
}

/// The fewest characters, separators not counted, that a search with separators dropped may rest on. Less could turn
/// up by chance; a shorter password (never one of ours) is only searched for exactly.
const MIN_LOOSE: usize = 8;

/// Looks for `password`, or at least half of its groups in sequence, in every field. An empty password is one that
/// is not known here: nothing can be found.
///
/// # Errors
/// The first [`Leak`] found.
pub fn check<'a>(password: &str, fields: impl IntoIterator<Item = (Field, &'a str)>) -> Result<(), Leak> {
    if password.is_empty() {
        return Ok(());
    }
    let wanted = Wanted::new(password);
    match fields.into_iter().find(|(_, text)| wanted.stands_in(text)) {
        Some((field, _)) => Err(Leak { field }),
        None => Ok(()),
    }
}

type Secret = Zeroizing<String>;

/// Everything that must not be found, derived once from the password.
struct Wanted<'a> {
    exact: &'a str,
    /// Found in a text from which all but letters and digits was dropped.
    plain: Vec<Secret>,
    /// Found in a text from which white space was dropped; letter case counts.
    base64: Vec<Secret>,
    /// All of them among the words of a text.
    groups: Vec<Secret>,
}

impl<'a> Wanted<'a> {
    fn new(password: &'a str) -> Self {
        let groups = words(password);
        let whole = plain(password);
        let half = groups.len().div_ceil(2).max(1);
        let mut loose: Vec<Secret> = groups.windows(half).map(joined).collect();
        loose.push(whole.clone());
        for text in [password, &whole] {
            loose.push(hexadecimal(text));
        }
        loose.retain(|text| text.len() >= MIN_LOOSE);
        let base64 = [password, &whole].into_iter().flat_map(base64_cores).collect();
        // Only several groups of some length are too much for chance.
        let scattered = groups.len() >= 3 && whole.len() >= 2 * MIN_LOOSE;
        Self { exact: password, plain: loose, base64, groups: if scattered { groups } else { Vec::new() } }
    }

    fn stands_in(&self, text: &str) -> bool {
        if self.stands_in_reading(text) {
            return true;
        }
        // Escapes of links and of quoted-printable: "%2D", "=2D".
        ['%', '='].into_iter().any(|mark| {
            let decoded = unescape(text, mark);
            *decoded != *text && self.stands_in_reading(&decoded)
        })
    }

    fn stands_in_reading(&self, text: &str) -> bool {
        let in_plain = || {
            let text = plain(text);
            self.plain.iter().any(|wanted| text.contains(wanted.as_str()))
        };
        let in_base64 = || {
            let text: Secret =
                text.chars().filter(|c| !c.is_whitespace()).map(standard_alphabet).collect::<String>().into();
            self.base64.iter().any(|wanted| text.contains(wanted.as_str()))
        };
        let scattered = || {
            let words = words(text);
            !self.groups.is_empty() && self.groups.iter().all(|group| words.contains(group))
        };
        text.contains(self.exact) || in_plain() || in_base64() || scattered()
    }
}

/// The ASCII letter or digit that a character stands for, in lower case.
fn fold(character: char) -> Option<char> {
    let ascii = match character {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFEE0)?,
        '\u{0660}'..='\u{0669}' => char::from_digit(u32::from(character) - 0x0660, 10)?,
        '\u{06F0}'..='\u{06F9}' => char::from_digit(u32::from(character) - 0x06F0, 10)?,
        _ => character,
    };
    ascii.is_ascii_alphanumeric().then(|| ascii.to_ascii_lowercase())
}

/// Letters and digits alone, in lower case.
fn plain(text: &str) -> Secret {
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    plain.extend(text.chars().filter_map(fold));
    plain
}

/// The runs of letters and digits.
fn words(text: &str) -> Vec<Secret> {
    text.split(|character| fold(character).is_none()).filter(|word| !word.is_empty()).map(plain).collect()
}

fn joined(groups: &[Secret]) -> Secret {
    let mut text = Zeroizing::new(String::with_capacity(groups.iter().map(|group| group.len()).sum()));
    for group in groups {
        text.push_str(group);
    }
    text
}

fn hexadecimal(text: &str) -> Secret {
    let mut hex = Zeroizing::new(String::with_capacity(text.len().saturating_mul(2)));
    for byte in text.bytes() {
        hex.extend([byte >> 4, byte & 15].into_iter().filter_map(|nibble| char::from_digit(u32::from(nibble), 16)));
    }
    hex
}

/// The part of the base64 of a longer text that is settled by `text` alone, at each of its three alignments.
fn base64_cores(text: &str) -> Vec<Secret> {
    let cores = (0..3_usize).filter_map(|before| {
        let mut bytes = Zeroizing::new(vec![0_u8; before]);
        bytes.extend_from_slice(text.as_bytes());
        let encoded = Zeroizing::new(STANDARD.encode(&*bytes));
        // Six bits a character; those that share a bit with what stands before or after are left out.
        let from = (before * 8).div_ceil(6);
        let to = bytes.len() * 8 / 6;
        let core = encoded.get(from..to)?;
        (core.len() >= MIN_LOOSE).then(|| Zeroizing::new(core.to_owned()))
    });
    cores.collect()
}

/// base64url (RFC 4648, section 5) written as base64.
fn standard_alphabet(character: char) -> char {
    match character {
        '-' => '+',
        '_' => '/',
        _ => character,
    }
}

/// Replaces `mark` and two hexadecimal digits by their byte, and drops a mark at the end of a line (a soft break of
/// quoted-printable). Only ASCII matters here.
fn unescape(text: &str, mark: char) -> Secret {
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(mark) {
        plain.push_str(before);
        let byte = after.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match (byte.filter(u8::is_ascii), after.get(2..)) {
            (Some(byte), Some(tail)) => {
                plain.push(char::from(byte));
                rest = tail;
            }
            _ => rest = after,
        }
    }
    plain.push_str(rest);
    plain
}
