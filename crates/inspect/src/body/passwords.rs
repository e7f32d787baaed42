//! Passwords that a text hands over. Beside a locked attachment one protects nothing: it only keeps the receiving server
//! from looking inside (MITRE ATT&CK T1027.013). What is found here opens attachments and is masked; it is told nowhere.

use crate::lists::of_kind;
use crate::patterns;
use crate::report::{FileReport, GapKind};
use regex::Regex;
use std::collections::HashSet;
use std::sync::LazyLock;

/// How much of a text is read.
const MOST: usize = 40_000;
/// Words for a password that are followed up.
const MOST_CUES: usize = 20;
/// Shorter ones are words, longer ones are something else.
const LENGTHS: std::ops::RangeInclusive<usize> = 3..=64;
/// What hides a password in a report.
const MASK: &str = "••••••";

const DATA: &str = include_str!("../../data/passwords.txt");
/// What most texts do not say.
static CUES: LazyLock<patterns::Words> = LazyLock::new(|| patterns::Words::any_of(of_kind(DATA, "cue")));

struct Words {
    cue: Regex,
    behind: Regex,
    beside: Regex,
    before: Regex,
    no: HashSet<&'static str>,
}

static WORDS: LazyLock<Option<Words>> = LazyLock::new(|| {
    // Edges of words told by ASCII letters alone, which is fast and right for all that begin or end with a Latin one.
    let joined = |kind: &str| of_kind(DATA, kind).join("|").replace(r"\b", r"(?-u:\b)");
    const OPEN: &str = r#"["'“‘„«‹(\[<`*_]"#;
    const WORD: &str = r#"([^\s"“”„«»‹›<>`()\[\]]{3,70})"#;
    let glue = joined("glue");
    Some(Words {
        cue: Regex::new(&format!("(?i){}", joined("cue"))).ok()?,
        behind: Regex::new(&format!(r"(?i)^[^\n.!?]{{0,50}}?{glue}\s*({OPEN}*){WORD}")).ok()?,
        beside: Regex::new(&format!(r"^\s*({OPEN}*){WORD}")).ok()?,
        before: Regex::new(&format!(r"(?i)({OPEN}?){WORD}\S?\s+(?:is|as|hai|ہے)\s+(?:\w+\s+){{0,3}}$")).ok()?,
        no: of_kind(DATA, "no").into_iter().flat_map(str::split_whitespace).collect(),
    })
});

/// A password that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// The password.
    pub(crate) word: String,
    /// It can hardly be anything else.
    pub(crate) is_sure: bool,
}

/// All that a text names, the surest first.
pub(crate) fn named(text: &str) -> Vec<Named> {
    let end = text.char_indices().nth(MOST).map_or(text.len(), |(at, _)| at);
    let text = text.get(..end).unwrap_or_default();
    if !CUES.is_match(&text.to_lowercase()) {
        return Vec::new();
    }
    let Some(words) = WORDS.as_ref() else { return Vec::new() };
    let mut found: Vec<Named> = Vec::new();
    for cue in words.cue.find_iter(text).take(MOST_CUES) {
        let after = part(text, cue.end(), 160, true);
        let sides = [
            (words.behind.captures(after), after, true),
            (words.beside.captures(after), after, false),
            (words.before.captures(part(text, cue.start(), 90, false)), "", false),
        ];
        for (captures, window, is_behind) in sides {
            let Some(captures) = captures else { continue };
            // The word is the last group, the quotation mark the one before.
            let count = captures.len();
            let (Some(word), mark) = (captures.get(count - 1), captures.get(count - 2)) else { continue };
            let is_quoted = mark.is_some_and(|mark| !mark.as_str().is_empty());
            let rest = window.get(word.end()..).unwrap_or_default();
            found.extend(words.take(word.as_str(), is_quoted, is_behind && ends(rest)));
        }
    }
    found.sort_by_key(|named| !named.is_sure);
    let mut seen = HashSet::new();
    found.retain(|named| seen.insert(named.word.clone()));
    found
}

/// Some bytes from a place on, or up to it.
fn part(text: &str, at: usize, length: usize, is_after: bool) -> &str {
    let other = if is_after { at.saturating_add(length).min(text.len()) } else { at.saturating_sub(length) };
    let other = (0..4).map(|step| other.saturating_sub(step)).find(|&at| text.is_char_boundary(at)).unwrap_or(at);
    if is_after { text.get(at..other) } else { text.get(other..at) }.unwrap_or_default()
}

/// Whether nothing of the sentence follows.
fn ends(rest: &str) -> bool {
    rest.trim_start_matches(['.', '"', '”', '»', ')', ' ', '\t', '*'])
        .chars()
        .next()
        .is_none_or(|c| matches!(c, '\n' | '\r' | '.'))
}

impl Words {
    /// A word as a password, with and without what may end a sentence.
    fn take(&self, word: &str, is_quoted: bool, stands_alone: bool) -> Vec<Named> {
        let bare = word.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*', '_', '۔', '،']);
        let lower = bare.to_lowercase();
        let length = bare.chars().count();
        if !LENGTHS.contains(&length) || self.no.contains(lower.as_str()) || lower.contains("://") {
            return Vec::new();
        }
        let odd = bare.chars().any(|c| !c.is_alphabetic() && !matches!(c, '-' | '\'' | '’' | '/'));
        let mixed = bare.chars().skip(1).any(char::is_uppercase) && bare.chars().any(char::is_lowercase);
        let is_sure = odd || mixed || is_quoted || stands_alone;
        let mut named = vec![Named { word: bare.to_owned(), is_sure }];
        if word.len() > bare.len() && word.ends_with(['!', '?', '*', '_']) {
            named.push(Named { word: word.to_owned(), is_sure });
        }
        named
    }
}

/// The first file that is still locked, or has something in it that is.
pub(crate) fn locked(files: &[FileReport]) -> Option<&FileReport> {
    files.iter().find(|file| file.walk().any(|one| one.gaps.iter().any(|gap| gap.kind == GapKind::Encrypted)))
}

/// The text with these passwords hidden, where each stands as a word of its own.
pub(crate) fn mask(text: &str, words: &[String]) -> String {
    let mut out = text.to_owned();
    for word in words {
        let mut masked = String::with_capacity(out.len());
        let mut done = 0;
        for (at, _) in out.match_indices(word.as_str()) {
            let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let inside = letter(out.get(..at).and_then(|text| text.chars().next_back()))
                || letter(out.get(at + word.len()..).and_then(|text| text.chars().next()));
            if !inside {
                masked.push_str(out.get(done..at).unwrap_or_default());
                masked.push_str(MASK);
                done = at + word.len();
            }
        }
        masked.push_str(out.get(done..).unwrap_or_default());
        out = masked;
    }
    out
}

/// Hides these passwords in what was found in files.
pub(crate) fn mask_files(files: &mut [FileReport], words: &[String]) {
    for file in files {
        file.findings.iter_mut().for_each(|finding| finding.evidence.mask(words));
        file.gaps.iter_mut().for_each(|gap| gap.evidence.mask(words));
        mask_files(&mut file.members, words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sure(text: &str) -> Vec<String> {
        named(text).into_iter().filter(|named| named.is_sure).map(|named| named.word).collect()
    }

    #[test]
    fn a_password_is_found_in_three_ways_of_writing() {
        for (text, word) in [
            ("Please see the attached invoice.\nPassword: 2847", "2847"),
            ("The password to open the file is Karachi-7.", "Karachi-7"),
            ("Archive password - infected", "infected"),
            ("Use “winter” as the password", "winter"),
            ("U8523 is the password for the zip", "U8523"),
            ("ZIP file pass-code:\r\n  GHT5!", "GHT5!"),
            ("file ka password abc123 hai", "abc123"),
            ("فائل کا پاس ورڈ 4471 ہے", "4471"),
            ("پاس ورڈ: Lahore2026", "Lahore2026"),
            ("Das Passwort lautet: q7Rt", "q7Rt"),
            ("mot de passe = 1234", "1234"),
        ] {
            assert!(sure(text).contains(&word.to_owned()), "{text}: {:?}", named(text));
        }
    }

    #[test]
    fn what_is_said_about_passwords_is_none() {
        for text in [
            "The password is required to open the statement.",
            "The file is password protected. The password will be sent separately by SMS.",
            "Your password is your date of birth.",
            "Reset your password: the link expires soon",
            "password is case-sensitive",
            "فائل کا پاس ورڈ الگ بھیجا جائے گا",
            "Never share your password with anyone.",
            "password ham alag se bhejein ge",
        ] {
            assert!(sure(text).is_empty(), "{text}: {:?}", named(text));
        }
    }

    #[test]
    fn only_whole_words_are_hidden() {
        let words = ["abc".to_owned()];
        assert_eq!(mask("abc, abcd and (abc)", &words), "••••••, abcd and (••••••)");
    }
}
