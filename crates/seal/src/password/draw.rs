//! Drawing a password: every glyph, digit or word with the same chance, by rejection.

use super::{Style, grammar, words};
use rand::CryptoRng;
use zeroize::Zeroizing;

pub(super) fn draw(style: Style, rng: &mut dyn CryptoRng) -> Zeroizing<String> {
    // Reserved at once, so that growing leaves no copy behind.
    let mut text = Zeroizing::new(String::with_capacity(grammar::MAX_BYTES));
    match style {
        Style::Letters => grouped(&mut text, grammar::LETTERS, grammar::ALPHABET, rng),
        Style::Digits => grouped(&mut text, grammar::DIGITS, b"0123456789", rng),
        Style::Words => {
            for at in 0..grammar::WORDS {
                if at > 0 {
                    text.push(grammar::JOINT);
                }
                text.push_str(words::word(below(words::COUNT, rng)));
            }
        }
    }
    text
}

fn grouped(text: &mut String, count: usize, alphabet: &[u8], rng: &mut dyn CryptoRng) {
    for at in 0..count {
        if at > 0 && at % grammar::GROUP == 0 {
            text.push(grammar::JOINT);
        }
        text.extend(alphabet.get(below(alphabet.len(), rng)).map(|&glyph| char::from(glyph)));
    }
}

/// A number below `bound`. What falls outside is drawn again: a remainder would favour the low ones.
fn below(bound: usize, rng: &mut dyn CryptoRng) -> usize {
    let mask = bound.next_power_of_two() - 1;
    loop {
        let number = rng.next_u32() as usize & mask;
        if number < bound {
            return number;
        }
    }
}
