//! What a generated password promises: its shape, its strength, and that no glyph is favoured.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use muhr_seal::{Password, Style};
use rand::rngs::StdRng;
use rand::{CryptoRng, Rng, SeedableRng};
use std::collections::{BTreeMap, BTreeSet};

const ALPHABET: &str = "abcdefghjkmnpqrstuvwxyz23456789";

fn rng() -> StdRng {
    StdRng::seed_from_u64(0x4D75_6872)
}

fn many(style: Style, count: usize) -> Vec<Password> {
    let mut rng = rng();
    (0..count).map(|_| Password::generate(style, &mut rng)).collect()
}

/// Pearson's chi-square of these counts, as a number of standard deviations above what chance gives
/// (Wilson and Hilferty 1931).
fn deviation(counts: &[u64]) -> f64 {
    let mean = counts.iter().sum::<u64>() as f64 / counts.len() as f64;
    let chi_square: f64 = counts.iter().map(|&count| (count as f64 - mean).powi(2) / mean).sum();
    let freedom = (counts.len() - 1) as f64;
    let spread = 2.0 / (9.0 * freedom);
    ((chi_square / freedom).cbrt() - (1.0 - spread)) / spread.sqrt()
}

/// Counts every symbol of `alphabet`, in each position alone and (last) in all together.
fn counts<'a>(alphabet: &[&'a str], drawn: impl Iterator<Item = Vec<&'a str>>) -> Vec<Vec<u64>> {
    let places: BTreeMap<&str, usize> = alphabet.iter().enumerate().map(|(at, symbol)| (*symbol, at)).collect();
    let mut tables: Vec<Vec<u64>> = Vec::new();
    for symbols in drawn {
        tables.resize(symbols.len() + 1, vec![0; alphabet.len()]);
        for (position, symbol) in symbols.iter().enumerate() {
            let place = places[symbol];
            tables[position][place] += 1;
            tables[symbols.len()][place] += 1;
        }
    }
    tables
}

fn glyphs_of(text: &str) -> Vec<&str> {
    text.split("").filter(|glyph| !glyph.is_empty() && *glyph != "-").collect()
}

#[test]
fn each_style_has_the_shape_and_the_strength_it_claims() {
    for (style, groups, glyphs, bits) in
        [(Style::Letters, 4, Some(16), 79.3), (Style::Digits, 6, Some(24), 79.7), (Style::Words, 8, None, 82.7)]
    {
        assert!((style.bits() - bits).abs() < 0.05, "{style:?} {}", style.bits());
        for password in many(style, 500) {
            let text = password.expose();
            assert!(text.is_ascii() && text.len() <= 63, "{text}");
            assert_eq!(text, text.to_lowercase());
            assert_eq!(password.style(), Some(style), "{text}");
            assert_eq!(password.bits(), Some(style.bits()));
            assert_eq!(password.groups().len(), groups, "{text}");
            assert_eq!(password.groups().join("-"), text);
            if let Some(glyphs) = glyphs {
                assert!(password.groups().iter().all(|group| group.len() == 4));
                assert_eq!(glyphs_of(text).len(), glyphs);
            }
        }
    }
}

#[test]
fn no_glyph_is_favoured_in_any_position() {
    let letters = many(Style::Letters, 20_000);
    let alphabet: Vec<&str> = glyphs_of(ALPHABET);
    assert_eq!(alphabet.len(), 31);
    let tables = counts(&alphabet, letters.iter().map(|password| glyphs_of(password.expose())));
    assert_eq!(tables.len(), 17);
    for table in tables {
        assert!(deviation(&table).abs() < 4.0, "{table:?}");
    }
    let digits = many(Style::Digits, 20_000);
    let tables = counts(&glyphs_of("0123456789"), digits.iter().map(|password| glyphs_of(password.expose())));
    assert_eq!(tables.len(), 25);
    for table in tables {
        assert!(deviation(&table).abs() < 4.0, "{table:?}");
    }
}

#[test]
fn no_word_is_favoured_in_any_position() {
    let passwords = many(Style::Words, 40_000);
    let list: BTreeSet<&str> = passwords.iter().flat_map(Password::groups).collect();
    let list: Vec<&str> = list.into_iter().collect();
    assert_eq!(list.len(), 1_296, "every word comes up");
    let tables = counts(&list, passwords.iter().map(Password::groups));
    assert_eq!(tables.len(), 9);
    for table in tables {
        assert!(deviation(&table).abs() < 4.0, "{:?}", table.iter().max());
    }
}

/// The test of uniformity can fail: it sees the bias of a byte taken modulo 31.
#[test]
fn a_biased_draw_would_be_seen() {
    let mut rng = rng();
    let mut table = vec![0_u64; 31];
    for _ in 0..20_000 * 16 {
        table[rng.next_u32() as usize % 256 % 31] += 1;
    }
    assert!(deviation(&table) > 10.0, "{}", deviation(&table));
}

/// A source that gives the largest number again and again before a small one.
struct Stubborn(u32);

impl rand::TryRng for Stubborn {
    type Error = std::convert::Infallible;
    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        self.0 += 1;
        Ok(if self.0.is_multiple_of(5) { 0 } else { u32::MAX })
    }
    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        Ok(u64::from(self.try_next_u32()?))
    }
    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
        bytes.fill(0xFF);
        Ok(())
    }
}

impl rand::TryCryptoRng for Stubborn {}

#[test]
fn a_number_outside_the_alphabet_is_drawn_again_rather_than_folded_back() {
    let mut source = Stubborn(0);
    let rng: &mut dyn CryptoRng = &mut source;
    assert_eq!(Password::generate(Style::Letters, rng).expose(), "aaaa-aaaa-aaaa-aaaa");
    assert_eq!(source.0, 16 * 5);
}

#[test]
fn two_passwords_are_never_the_same() {
    for style in Style::ALL {
        let passwords = many(style, 2_000);
        assert_eq!(passwords.iter().map(Password::expose).collect::<BTreeSet<_>>().len(), 2_000);
    }
}

/// Compiles only while a password has none of these: with one of them the call would be ambiguous.
#[test]
fn a_password_cannot_be_printed_copied_compared_or_stored() {
    trait Lacks<Which> {
        fn proved() {}
    }
    impl<T> Lacks<()> for T {}
    impl<T: std::fmt::Debug> Lacks<[(); 1]> for T {}
    impl<T: std::fmt::Display> Lacks<[(); 2]> for T {}
    impl<T: Clone> Lacks<[(); 3]> for T {}
    impl<T: PartialEq> Lacks<[(); 4]> for T {}
    impl<T: serde::Serialize> Lacks<[(); 5]> for T {}
    <Password as Lacks<_>>::proved();
}
