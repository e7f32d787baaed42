//! Phone numbers as people write them, kept in the international form of ITU-T E.164.

use std::fmt;

/// A phone number with its country: 8 to 15 digits, written with a leading `+`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PhoneNumber(String);

/// Why a text is no phone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// Nothing was typed.
    #[error("no phone number")]
    Empty,
    /// Something that is neither a digit nor a usual separator.
    #[error("not a phone number")]
    Character,
    /// Too few digits for a number with its country, or for a Pakistani one.
    #[error("too few digits")]
    TooShort,
    /// More digits than a phone number has.
    #[error("too many digits")]
    TooLong,
    /// Neither `+`, `00` nor a Pakistani local form: the country is missing.
    #[error("no country code")]
    NoCountry,
}

/// The country whose local forms are understood.
const PAKISTAN: &str = "92";
/// Digits of a Pakistani mobile number after the country code: `3xx` and seven more.
const PAKISTANI_MOBILE: usize = 10;
/// The shortest and the longest Pakistani number after the country code, landlines of small exchanges included.
const PAKISTANI: std::ops::RangeInclusive<usize> = 8..=10;
/// E.164 allows 15 digits; no subscriber anywhere has fewer than 8 with the country code.
const INTERNATIONAL: std::ops::RangeInclusive<usize> = 8..=15;
/// Longer than any spelling of a number.
const MAX_UNTRUSTED: usize = 100;

impl PhoneNumber {
    /// Reads `+92 300 1234567`, `0092…`, `92300…`, `0300-1234567` (a leading single zero means Pakistan) and
    /// `3001234567`, with the usual separators and with Arabic-Indic or Urdu digits.
    ///
    /// # Errors
    /// [`PhoneError`].
    pub fn parse(untrusted: &str) -> Result<Self, PhoneError> {
        if untrusted.len() > MAX_UNTRUSTED {
            return Err(PhoneError::TooLong);
        }
        let trimmed = untrusted.trim().trim_start_matches("tel:");
        let mut plus = false;
        let mut digits = String::with_capacity(trimmed.len());
        for character in trimmed.chars() {
            match character {
                '+' | '＋' if digits.is_empty() && !plus => plus = true,
                _ if is_separator(character) => {}
                _ => digits.push(digit(character).ok_or(PhoneError::Character)?),
            }
        }
        if digits.is_empty() {
            return Err(if plus { PhoneError::TooShort } else { PhoneError::Empty });
        }
        Self::with_country(if plus { Written::International(digits) } else { Written::of(digits) })
    }

    fn with_country(written: Written) -> Result<Self, PhoneError> {
        let number = match written {
            Written::International(number) => number,
            Written::Pakistani(rest) => format!("{PAKISTAN}{rest}"),
            Written::Unknown => return Err(PhoneError::NoCountry),
        };
        if number.starts_with('0') {
            return Err(PhoneError::NoCountry);
        }
        // "+92 (0)300 …" is how many business cards have it.
        let number = match number.strip_prefix("920") {
            Some(rest) => format!("{PAKISTAN}{rest}"),
            None => number,
        };
        let (length, allowed) = match number.strip_prefix(PAKISTAN) {
            Some(rest) if rest.starts_with('3') => (rest.len(), PAKISTANI_MOBILE..=PAKISTANI_MOBILE),
            Some(rest) => (rest.len(), PAKISTANI),
            None => (number.len(), INTERNATIONAL),
        };
        if length < *allowed.start() {
            Err(PhoneError::TooShort)
        } else if length > *allowed.end() {
            Err(PhoneError::TooLong)
        } else {
            Ok(Self(format!("+{number}")))
        }
    }

    /// `+923001234567`.
    #[must_use]
    pub fn e164(&self) -> &str {
        &self.0
    }

    /// `923001234567`, as WhatsApp wants it.
    #[must_use]
    pub fn digits(&self) -> &str {
        self.0.trim_start_matches('+')
    }
}

/// In which form the digits of a number without `+` were written.
enum Written {
    International(String),
    Pakistani(String),
    Unknown,
}

impl Written {
    fn of(digits: String) -> Self {
        if let Some(number) = digits.strip_prefix("00") {
            Self::International(number.to_owned())
        } else if let Some(rest) = digits.strip_prefix('0') {
            Self::Pakistani(rest.to_owned())
        } else if digits.starts_with('3') && digits.len() == PAKISTANI_MOBILE {
            Self::Pakistani(digits)
        } else if digits.starts_with("923") && digits.len() == PAKISTAN.len() + PAKISTANI_MOBILE {
            Self::International(digits)
        } else {
            Self::Unknown
        }
    }
}

/// What people and phones put between digits, and the invisible marks that copying from a message brings along.
fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || matches!(character,
            '-' | '.' | '(' | ')' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{200B}'..='\u{200F}' | '\u{061C}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn digit(character: char) -> Option<char> {
    let zero = match character {
        '0'..='9' => '0',
        '\u{0660}'..='\u{0669}' => '\u{0660}',
        '\u{06F0}'..='\u{06F9}' => '\u{06F0}',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        _ => return None,
    };
    char::from_digit(u32::from(character) - u32::from(zero), 10)
}

impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
