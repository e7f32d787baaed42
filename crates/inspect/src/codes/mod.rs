//! One-time codes in what is about to leave (advisory 3d: never forward an OTP). What is found is told with every code
//! masked; the code itself goes nowhere.
//!
//! A number is a code by its shape and by the words around it: a name for such codes that it is linked with. All
//! patterns are of the `regex` crate and take linear time; the text is looked at in pieces, so that its length costs
//! time only.

mod atoms;
mod facts;
mod fold;
mod judge;
mod weigh;

use crate::limits::Budget;
use crate::texts;
use fold::Folded;
use std::ops::Range;

/// Codes that are told of one text.
pub const MOST: usize = 20;
/// Bytes of a text that are looked at in one piece.
const PIECE: usize = 64 << 10;
/// Bytes that two pieces have in common, so that no sentence is torn.
const SHARED: usize = 2 << 10;
/// Characters of a sentence that are shown.
const SHOWN: usize = 160;
/// What stands for a code. It does not tell how long the code is.
const DOTS: &str = "••••••";

/// A code that was found. It can say where it stands, and does not hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    /// The sentence that it stands in with all that has a digit masked: one line, nothing unseen, at most 160
    /// characters.
    pub masked: String,
}

/// The one-time codes in `text`, in order, at most [`MOST`].
#[must_use]
pub fn find(text: &str) -> Vec<Found> {
    find_until(text, &|| false)
}

/// The same in the name of a file or a person, where a number is a code only if something calls it one: most are numbers
/// of letters, pages and pictures.
#[must_use]
pub fn find_in_name(name: &str) -> Vec<Found> {
    let folded = Folded::of(name);
    if judge::sentences(&folded.text).iter().any(judge::Sentence::names_a_code) { find(name) } else { Vec::new() }
}

/// As [`find`], given up once `impatient` answers true; it is asked between pieces.
#[must_use]
pub fn find_until(text: &str, impatient: &dyn Fn() -> bool) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut start = 0;
    while start < text.len() && found.len() < MOST && !impatient() {
        let end = edge(text, start.saturating_add(PIECE));
        let piece = text.get(start..end).unwrap_or_default();
        for one in in_piece(piece) {
            let range = one.range.start + start..one.range.end + start;
            if found.iter().all(|there| there.range != range) {
                found.push(Found { range, ..one });
            }
        }
        if end == text.len() {
            break;
        }
        start = edge(text, end.saturating_sub(SHARED)).max(start + 1);
        while !text.is_char_boundary(start) {
            start += 1;
        }
    }
    found.sort_by_key(|one| one.range.start);
    found.truncate(MOST);
    found
}

/// The sentences of a file in which one-time codes stand, masked as in [`Found::masked`], each once and at most
/// [`MOST`]. A file without text that can be read gives none; `impatient` ends the search.
#[must_use]
pub fn in_file(name: &str, bytes: &[u8], impatient: &dyn Fn() -> bool) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    let budget = Budget::new(texts::limits(), impatient);
    texts::each(name, bytes, &budget, &mut |text| {
        for found in find_until(text, impatient) {
            if sentences.len() < MOST && !sentences.contains(&found.masked) {
                sentences.push(found.masked);
            }
        }
    });
    sentences
}

/// The text with every code masked.
#[must_use]
pub fn mask(text: &str) -> String {
    let ranges: Vec<Range<usize>> = find(text).into_iter().map(|one| one.range).collect();
    crate::body::otp::mask(text, &ranges)
}

/// Every number of `text` that has the shape of a code, and the clues that are weighed: what the weights are learnt from.
#[doc(hidden)]
#[must_use]
pub fn clues(text: &str) -> Vec<(Range<usize>, Vec<String>)> {
    let folded = Folded::of(text);
    let sentences = judge::sentences(&folded.text);
    let mut all = Vec::new();
    for at in 0..sentences.len() {
        for (code, mut clues) in judge::clues(&folded.text, &sentences, at) {
            clues.sort_unstable();
            clues.dedup();
            all.push((folded.origin(&code), clues));
        }
    }
    all
}

/// The end of a line, or of a word, or at least of a character, at `at` or a little before it.
fn edge(text: &str, at: usize) -> usize {
    if at >= text.len() {
        return text.len();
    }
    let mut end = at;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut from = end.saturating_sub(SHARED / 2);
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    let last = text.get(from..end).unwrap_or_default();
    let cut = last.rfind('\n').or_else(|| last.rfind(char::is_whitespace));
    cut.map_or(end, |cut| from + cut).max(1)
}

fn in_piece(piece: &str) -> Vec<Found> {
    if !piece.chars().any(char::is_numeric) {
        return Vec::new();
    }
    let folded = Folded::of(piece);
    let sentences = judge::sentences(&folded.text);
    let mut found = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        for code in judge::codes(&folded.text, &sentences, at) {
            found.push(Found { masked: masked(&folded, &sentence.range, &code, piece), range: folded.origin(&code) });
            if found.len() == MOST {
                return found;
            }
        }
    }
    found
}

/// The sentence around `code`, in the original's letters, without a single digit.
fn masked(folded: &Folded, sentence: &Range<usize>, code: &Range<usize>, original: &str) -> String {
    let (whole, code) = (folded.origin(sentence), folded.origin(code));
    let part = |range: Range<usize>| original.get(range).unwrap_or_default();
    let before = without_digits(part(whole.start..code.start));
    let after = without_digits(part(code.end..whole.end.max(code.end)));
    let room = SHOWN - DOTS.chars().count() - 2;
    let (has_before, has_after) = (before.chars().count(), after.chars().count());
    let for_after = has_after.min((room / 2).max(room.saturating_sub(has_before)));
    let for_before = has_before.min(room - for_after);
    let mut out = String::new();
    if for_before < has_before {
        out.push('…');
    }
    out.extend(before.chars().skip(has_before - for_before));
    out.push_str(DOTS);
    out.extend(after.chars().take(for_after));
    if for_after < has_after {
        out.push('…');
    }
    out.trim().to_owned()
}

/// A text in one line in which words with a digit are dots and nothing is unseen.
fn without_digits(text: &str) -> String {
    let mut out = String::new();
    let mut word = String::new();
    let finish = |word: &mut String, out: &mut String| {
        let is_number = word.chars().any(char::is_numeric);
        if is_number && word.chars().count() >= 4 {
            out.push_str(DOTS);
        } else {
            out.extend(word.chars().map(|c| if c.is_numeric() { '•' } else { c }));
        }
        word.clear();
    };
    for c in text.chars() {
        if c.is_alphanumeric() {
            word.push(c);
            continue;
        }
        if crate::visible::is_suspicious(c) && !matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}') {
            continue;
        }
        finish(&mut word, &mut out);
        let is_blank = c.is_whitespace() || c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        match c {
            _ if is_blank && (out.ends_with(' ') || out.is_empty()) => {
                if out.is_empty() {
                    out.push(' ');
                }
            }
            _ if is_blank => out.push(' '),
            c => out.push(c),
        }
    }
    finish(&mut word, &mut out);
    out
}
