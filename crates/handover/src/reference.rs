//! The short reference by which the recipient matches the e-mail with the message that brings its password.

use rand::CryptoRng;
use std::fmt;

/// Four characters such as `K7-4M`. Random, so that it says nothing about the file or the people; one of 176,824.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference(String);

/// Without I, L and O.
const LETTERS: &[u8; 23] = b"ABCDEFGHJKMNPQRSTUVWXYZ";
/// Without 0 and 1.
const DIGITS: &[u8; 8] = b"23456789";
const BOTH: &[u8; 31] = b"ABCDEFGHJKMNPQRSTUVWXYZ23456789";

impl Reference {
    /// Draws a new one. A letter and a digit come first, so that it never spells a word.
    pub fn generate(rng: &mut dyn CryptoRng) -> Self {
        let mut draw = |alphabet: &[u8]| {
            let mask = alphabet.len().next_power_of_two() - 1;
            loop {
                // What falls outside is drawn again: a remainder would favour the first ones.
                if let Some(&glyph) = alphabet.get(rng.next_u32() as usize & mask) {
                    return char::from(glyph);
                }
            }
        };
        let text = [draw(LETTERS), draw(DIGITS), '-', draw(BOTH), draw(BOTH)];
        Self(text.into_iter().collect())
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

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;
    use rand::rngs::StdRng;
    use std::collections::BTreeSet;

    #[test]
    fn a_reference_is_short_unambiguous_and_hardly_ever_the_same() {
        let mut rng = StdRng::seed_from_u64(1);
        let drawn: Vec<Reference> = (0..2_000).map(|_| Reference::generate(&mut rng)).collect();
        for reference in &drawn {
            let text = reference.as_str();
            assert_eq!(text.len(), 5);
            let glyphs = text.as_bytes();
            assert!(LETTERS.contains(&glyphs[0]) && DIGITS.contains(&glyphs[1]) && glyphs[2] == b'-', "{text}");
            assert!(BOTH.contains(&glyphs[3]) && BOTH.contains(&glyphs[4]), "{text}");
        }
        let seen: BTreeSet<u8> = drawn.iter().flat_map(|reference| reference.as_str().bytes()).collect();
        assert_eq!(seen.len(), 32, "every glyph comes up");
        assert!(drawn.iter().map(Reference::as_str).collect::<BTreeSet<_>>().len() > 1_970);
    }
}
