//! A text as the words are looked for in it: lower case, digits of all scripts as `0` to `9`, letters in disguise made
//! plain, nothing that is not seen. Each letter knows where it came from, so that what is found can be masked there.

use crate::visible::is_unseen;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// A folded text.
pub(super) struct Folded {
    /// The text.
    pub(super) text: String,
    /// For each byte of it, the byte of the original that its letter begins at.
    origins: Vec<usize>,
    /// Where the original ends.
    end: usize,
}

impl Folded {
    pub(super) fn of(original: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(original.len()), origins: Vec::new(), end: original.len() };
        for (at, c) in original.char_indices() {
            if c.is_ascii() {
                // Line breaks and tabs are blanks to a reader; other control characters are nothing.
                match c {
                    '\n' => folded.push('\n', at),
                    '\t' | '\r' | '\x0b' | '\x0c' => folded.push(' ', at),
                    c if c.is_control() => {}
                    c => folded.push(c.to_ascii_lowercase(), at),
                }
            } else if matches!(c, '\u{2028}' | '\u{2029}' | '\u{85}') {
                folded.push('\n', at);
            } else if !is_unseen(c) && !is_mark(c) {
                for plain in std::iter::once(c).nfkc().filter(|plain| !is_unseen(*plain) && !is_mark(*plain)) {
                    plain.to_lowercase().for_each(|lower| folded.push(letter(lower), at));
                }
            }
        }
        folded
    }

    fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        self.origins.resize(self.text.len(), at);
    }

    /// Where `range` of the folded text stands in the original.
    pub(super) fn origin(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.origins.get(range.start).copied().unwrap_or(self.end);
        let end = self.origins.get(range.end).copied().unwrap_or(self.end);
        start..end.max(start)
    }
}

/// What stands on or around a letter: accents, vowel signs of Arabic, the frame of a keycap.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6ed}' | '\u{20d0}'..='\u{20f0}')
}

/// One letter for those that are typed for one another, and one digit for those that mean the same.
fn letter(c: char) -> char {
    match c {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        'ه' | 'ة' | 'ۀ' => 'ہ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '’' | '‘' | '`' => '\'',
        '،' | '٬' => ',',
        '٫' => '.',
        '؛' => ';',
        c if c.is_whitespace() => ' ',
        c => digit(c).unwrap_or(c),
    }
}

/// The first digit of each script that is written in decimal and near enough to be typed here.
const ZEROS: [char; 12] = [
    '\u{660}', '\u{6f0}', '\u{7c0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}', '\u{be6}', '\u{c66}',
    '\u{ce6}', '\u{e50}',
];

fn digit(c: char) -> Option<char> {
    ZEROS
        .into_iter()
        .find_map(|zero| char::from_digit(u32::from(c).checked_sub(u32::from(zero)).filter(|it| *it < 10)?, 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_digits_however_they_are_written() {
        for text in [
            "482913",
            "۴۸۲۹۱۳",
            "٤٨٢٩١٣",
            "４８２９１３",
            "𝟒𝟖𝟐𝟗𝟏𝟑",
            "4\u{200b}8\u{2060}2\u{200d}9\u{ad}13",
            "4\u{fe0f}\u{20e3}82913",
        ] {
            assert_eq!(Folded::of(text).text, "482913", "{text}");
        }
    }

    #[test]
    fn what_is_found_is_found_again_in_the_original() {
        let text = "کوڈ ۴\u{200b}۸۲۹ ہے";
        let folded = Folded::of(text);
        let at = folded.text.find("4829").unwrap();
        let origin = folded.origin(&(at..at + 4));
        assert_eq!(text.get(origin), Some("۴\u{200b}۸۲۹"));
    }
}
