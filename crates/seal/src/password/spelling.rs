//! Saying a password in a call: each glyph with its code word, from `spelling.tsv`.

use super::{Password, grammar};
use std::collections::HashMap;
use std::sync::LazyLock;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// The languages a password can be spelled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// "Alfa", "seven".
    English,
    /// "الفا", "سات".
    Urdu,
}

/// One group of the password, to be said in one breath and read back by the other side.
pub struct Group {
    /// The group as it is typed: four glyphs, or a word.
    pub text: Zeroizing<String>,
    /// Its glyphs in order.
    pub spoken: Vec<Spoken>,
}

/// One glyph and how it is said. Overwritten when dropped.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Spoken {
    glyph: char,
    #[zeroize(skip)]
    language: Language,
}

impl Spoken {
    /// The glyph as it is typed.
    #[must_use]
    pub fn glyph(&self) -> char {
        self.glyph
    }

    /// Its code word; empty for a glyph that no generated password has.
    #[must_use]
    pub fn word(&self) -> &'static str {
        code_word(self.glyph, self.language).unwrap_or_default()
    }
}

/// Spells `password`, group by group. Between two groups comes the hyphen, which the caller says itself:
/// its word is `code_word('-', language)`.
#[must_use]
pub fn spell(password: &Password, language: Language) -> Vec<Group> {
    let group = |text: &str| Group {
        text: Zeroizing::new(text.to_owned()),
        spoken: text.chars().map(|glyph| Spoken { glyph, language }).collect(),
    };
    grammar::groups(password.expose()).into_iter().map(group).collect()
}

/// How `glyph` is said: lower-case a–z, 0–9 and the hyphen.
#[must_use]
pub fn code_word(glyph: char, language: Language) -> Option<&'static str> {
    TABLE.get(&glyph).map(|[english, urdu]| match language {
        Language::English => *english,
        Language::Urdu => *urdu,
    })
}

static TABLE: LazyLock<HashMap<char, [&'static str; 2]>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        let glyph = cells.next()?.chars().next()?;
        Some((glyph, [cells.next()?, cells.next()?]))
    };
    include_str!("spelling.tsv").lines().filter(|line| !line.starts_with('#')).filter_map(row).collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_glyph_has_one_word_in_each_language_and_no_two_share_one() {
        let glyphs: Vec<char> = ('a'..='z').chain('0'..='9').chain(['-']).collect();
        assert_eq!(TABLE.len(), glyphs.len());
        for language in [Language::English, Language::Urdu] {
            let words: BTreeSet<_> = glyphs.iter().map(|&glyph| code_word(glyph, language).unwrap()).collect();
            assert_eq!(words.len(), glyphs.len());
            assert!(words.iter().all(|word| !word.is_empty() && word.trim() == *word));
        }
    }

    #[test]
    fn an_english_code_word_of_a_letter_begins_with_it_and_an_urdu_one_is_urdu() {
        for glyph in 'a'..='z' {
            let english = code_word(glyph, Language::English).unwrap();
            assert!(english.to_lowercase().starts_with(glyph), "{english}");
        }
        for [_, urdu] in TABLE.values() {
            assert!(urdu.chars().all(|c| c == ' ' || ('\u{0620}'..='\u{06D3}').contains(&c)), "{urdu}");
        }
    }
}
