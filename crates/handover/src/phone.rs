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

impl PhoneNumber {
    /// Reads `+92 300 1234567`, `0092…`, `0300-1234567` (a leading single zero means Pakistan),
    /// `3001234567`, with the usual separators and with Arabic-Indic or Urdu digits.
    ///
    /// # Errors
    /// [`PhoneError`].
    pub fn parse(untrusted: &str) -> Result<Self, PhoneError> {
        let _ = untrusted;
        Err(PhoneError::Empty)
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

impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
