//! Passwords: always generated, never typed by the person who seals (advisory clause 3a).
//!
//! * [`Password::generate`] draws one from the random source it is given, without bias.
//! * [`spelling`] says it glyph by glyph for a call.
//! * [`Password::readings`] forgives what a phone keyboard does to one.

mod draw;
mod grammar;
mod reading;
pub mod spelling;
mod words;

use rand::CryptoRng;
use zeroize::Zeroizing;

/// How a password looks. All carry at least 77 bits and fit in 63 bytes of ASCII.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Style {
    /// 16 of 31 unambiguous letters and digits in groups of four: 79.3 bits.
    #[default]
    Letters,
    /// 24 digits in groups of four: 79.7 bits. The same in every language, easiest to dictate.
    Digits,
    /// 8 words of the EFF short list: 82.7 bits.
    Words,
}

impl Style {
    /// Every style, the default first.
    pub const ALL: [Self; 3] = [Self::Letters, Self::Digits, Self::Words];

    /// The entropy of a generated password of this style, in bits.
    #[must_use]
    pub fn bits(self) -> f64 {
        let (symbols, alphabet) = match self {
            Self::Letters => (grammar::LETTERS, grammar::ALPHABET.len()),
            Self::Digits => (grammar::DIGITS, 10),
            Self::Words => (grammar::WORDS, words::COUNT),
        };
        // Both numbers are small, so u32 loses nothing.
        let [symbols, alphabet] = [symbols, alphabet].map(|n| f64::from(u32::try_from(n).unwrap_or_default()));
        symbols * alphabet.log2()
    }
}

/// A password. Overwritten when dropped; never printed, compared or stored.
pub struct Password(Zeroizing<String>);

impl Password {
    /// Makes a new one. `rng` should be the operating system's random source.
    pub fn generate(style: Style, rng: &mut dyn CryptoRng) -> Self {
        Self(draw::draw(style, rng))
    }

    /// Takes what somebody typed or pasted in order to open a sealed file, exactly as it is.
    #[must_use]
    pub fn typed(text: Zeroizing<String>) -> Self {
        Self(text)
    }

    /// The password itself, groups joined by hyphens, exactly as it must be typed into any program.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The style whose grammar this text fits exactly; `None` for a password that Muhr would not make.
    #[must_use]
    pub fn style(&self) -> Option<Style> {
        grammar::style_of(&self.0)
    }

    /// The entropy of the style it fits, in bits.
    #[must_use]
    pub fn bits(&self) -> Option<f64> {
        self.style().map(Style::bits)
    }

    /// The groups to show, without the hyphens between them: four glyphs each, or a word each.
    /// A password that Muhr would not make is one group.
    #[must_use]
    pub fn groups(&self) -> Vec<&str> {
        grammar::groups(&self.0)
    }

    /// What the person may have meant, to be tried in this order: the text exactly as typed, then without
    /// the space around it, then the generated password it stands for once dashes, spaces, digits of another
    /// script, capitals and left-out hyphens are put right. At most three, no two alike.
    #[must_use]
    pub fn readings(&self) -> Vec<Self> {
        reading::readings(&self.0).into_iter().map(Self).collect()
    }
}
