//! What a generated password looks like: groups joined by hyphens.

use super::{Style, words};

/// Letters and digits that no font and no handwriting confuses: no i, l, o, 0 or 1.
pub(super) const ALPHABET: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";
/// Glyphs of [`Style::Letters`].
pub(super) const LETTERS: usize = 16;
/// Digits of [`Style::Digits`].
pub(super) const DIGITS: usize = 24;
/// Words of [`Style::Words`].
pub(super) const WORDS: usize = 8;
/// Glyphs in a group of [`Style::Letters`] and [`Style::Digits`].
pub(super) const GROUP: usize = 4;
/// Between the groups, and part of the password.
pub(super) const JOINT: char = '-';
/// No password is longer: some programs cut at 63 bytes, and over 64 WinZip AES takes a hash instead.
pub(super) const MAX_BYTES: usize = 63;

/// The style that `text` fits exactly.
pub(super) fn style_of(text: &str) -> Option<Style> {
    let even = |count: usize, member: fn(u8) -> bool| {
        let mut groups = 0;
        text.split(JOINT).all(|group| {
            groups += 1;
            group.len() == GROUP && group.bytes().all(member)
        }) && groups * GROUP == count
    };
    if even(LETTERS, |byte| ALPHABET.contains(&byte)) {
        Some(Style::Letters)
    } else if even(DIGITS, |byte| byte.is_ascii_digit()) {
        Some(Style::Digits)
    } else {
        split_words(text).map(|_| Style::Words)
    }
}

/// The groups of `text` without their hyphens; all of it where it fits no style.
pub(super) fn groups(text: &str) -> Vec<&str> {
    match style_of(text) {
        Some(Style::Letters | Style::Digits) => text.split(JOINT).collect(),
        Some(Style::Words) => split_words(text).unwrap_or_default(),
        None => vec![text],
    }
}

/// The words of `text`. One word of the list has a hyphen of its own.
fn split_words(text: &str) -> Option<Vec<&str>> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let mut found = Vec::with_capacity(WORDS);
    let mut rest = Some(text);
    while let Some(here) = rest {
        let joints = here.match_indices(JOINT).map(|(at, _)| at).chain([here.len()]).take(2);
        let mut ends = joints.filter_map(|at| Some((here.get(..at)?, here.get(at..)?)));
        let (word, after) = ends.find(|(word, _)| words::find(word).is_some())?;
        found.push(word);
        rest = after.strip_prefix(JOINT);
    }
    (found.len() == WORDS).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_of_each_style_is_recognised_by_its_shape_alone() {
        assert_eq!(style_of("abcd-efgh-jkmn-2345"), Some(Style::Letters));
        assert_eq!(style_of("2345-6789-2345-6789"), Some(Style::Letters));
        assert_eq!(style_of("0123-4567-8901-2345-6789-0123"), Some(Style::Digits));
        assert_eq!(style_of("acid-yo-yo-zoom-acid-acorn-yo-yo-yoga-zoom"), Some(Style::Words));
        assert_eq!(groups("acid-yo-yo-zoom-acid-acorn-yo-yo-yoga-zoom")[5], "yo-yo");
    }

    #[test]
    fn a_near_miss_is_no_password_of_ours() {
        for text in [
            "",
            "-",
            "abcd-efgh-jkmn",
            "abcd-efgh-jkmn-2345-6789",
            "abcd-efgh-jkmn-234",
            "abcd-efgh-jkmn-2340",
            "abcd-efgh-jkmn-234i",
            "ABCD-efgh-jkmn-2345",
            "abcdefghjkmn2345",
            "abcd-efgh-jkmn-2345\n",
            "0123-4567-8901-2345-6789-012x",
            "acid-acid-acid-acid-acid-acid-acid",
            "acid-acid-acid-acid-acid-acid-acid-acid-",
            "acid-acid-acid-acid-acid-acid-acid-yo",
        ] {
            assert_eq!(style_of(text), None, "{text}");
            assert_eq!(groups(text), [text]);
        }
    }
}
