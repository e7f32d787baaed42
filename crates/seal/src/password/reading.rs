//! What somebody meant who typed a password from a phone message, or pasted the message.
//!
//! Phones turn hyphens into dashes, put capitals first and write digits of the keyboard's language. A generated
//! password has so narrow a shape that all of this can be undone without guessing.

use super::{grammar, words};
use zeroize::Zeroizing;

type Text = Zeroizing<String>;

/// Beyond this many bytes a text is no password, and only tried as it is.
const MAX_FORGIVEN: usize = 4_096;

/// The exact text first, then what else it may mean; at most three, no two alike.
pub(super) fn readings(text: &str) -> Vec<Text> {
    let mut found = vec![Zeroizing::new(text.to_owned())];
    if text.len() <= MAX_FORGIVEN {
        let trimmed = Zeroizing::new(text.trim().to_owned());
        for reading in [Some(trimmed), meant(text)].into_iter().flatten() {
            if !found.contains(&reading) {
                found.push(reading);
            }
        }
    }
    found
}

/// The generated password that `text` stands for, or the only one that stands in it between spaces.
fn meant(text: &str) -> Option<Text> {
    if let Some(whole) = fold(text).and_then(|folded| restore(&folded)) {
        return Some(whole);
    }
    let mut pieces = text.split_whitespace().filter_map(|piece| restore(&fold(piece)?));
    let first = pieces.next()?;
    pieces.all(|other| other == first).then_some(first)
}

/// ASCII letters in lower case and ASCII digits, with one hyphen for whatever stands between them. `None` where
/// there are letters of another script: no generated password has them.
fn fold(text: &str) -> Option<Text> {
    // Every character becomes at most one byte, so this never grows.
    let mut folded = Zeroizing::new(String::with_capacity(text.len()));
    let mut apart = false;
    for character in text.chars().filter(|&c| !is_invisible(c)) {
        match plain(character) {
            Some(glyph) => {
                if apart && !folded.is_empty() {
                    folded.push(grammar::JOINT);
                }
                folded.push(glyph);
                apart = false;
            }
            None if character.is_alphanumeric() => return None,
            None => apart = true,
        }
    }
    Some(folded)
}

/// The glyph of a generated password that a character stands for.
fn plain(character: char) -> Option<char> {
    let offset = match character {
        'a'..='z' | '0'..='9' => return Some(character),
        'A'..='Z' => return Some(character.to_ascii_lowercase()),
        // Arabic-Indic, extended Arabic-Indic (Urdu, Persian) and full-width digits.
        '\u{0660}'..='\u{0669}' => 0x0660,
        '\u{06F0}'..='\u{06F9}' => 0x06F0,
        '\u{FF10}'..='\u{FF19}' => 0xFF10,
        _ => return None,
    };
    char::from_digit(u32::from(character).checked_sub(offset)?, 10)
}

/// Marks of direction and joining that travel along when text is copied: never meant.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Puts the hyphens where they belong.
fn restore(folded: &str) -> Option<Text> {
    let glyphs = folded.bytes().filter(|&byte| byte != b'-');
    let is = |count: usize, member: fn(u8) -> bool| glyphs.clone().count() == count && glyphs.clone().all(member);
    if is(grammar::LETTERS, |byte| grammar::ALPHABET.contains(&byte))
        || is(grammar::DIGITS, |byte| byte.is_ascii_digit())
    {
        let mut text = Zeroizing::new(String::with_capacity(grammar::MAX_BYTES));
        for (at, glyph) in glyphs.enumerate() {
            if at > 0 && at % grammar::GROUP == 0 {
                text.push(grammar::JOINT);
            }
            text.push(char::from(glyph));
        }
        return Some(text);
    }
    split_words(folded)
}

/// Eight words, whether or not anything stands between them. No word of the list begins with another, so there
/// is one way to cut; only "yoyo" and "yo-yo", both on the list, look alike once every hyphen is gone.
fn split_words(folded: &str) -> Option<Text> {
    let run_together = !folded.contains(grammar::JOINT);
    let mut text = Zeroizing::new(String::with_capacity(grammar::MAX_BYTES));
    let mut rest = folded;
    for at in 0..grammar::WORDS {
        if at > 0 {
            text.push(grammar::JOINT);
            rest = rest.strip_prefix(grammar::JOINT).unwrap_or(rest);
        }
        let (word, tail) = (3..=5).find_map(|length| {
            let (head, tail) = rest.split_at_checked(length)?;
            Some((words::find(head)?, tail))
        })?;
        if run_together && word == "yoyo" {
            return None;
        }
        text.push_str(word);
        rest = tail;
    }
    rest.is_empty().then_some(text)
}
