//! What a text asks for or threatens with. The wordings are data (`data/cues.txt`), one pass finds them all.

use crate::lists::lines;
use crate::patterns::Patterns;
use crate::signals::{self, Signal};
use std::cell::RefCell;
use std::sync::LazyLock;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// Characters of a text that are read for cues.
const MOST: usize = 40_000;

struct Cues {
    signals: Vec<Signal>,
    patterns: Patterns,
}

static CUES: LazyLock<Option<Cues>> = LazyLock::new(|| {
    let mut signals = Vec::new();
    let mut patterns = Vec::new();
    for line in lines(include_str!("../../data/cues.txt")) {
        let mut words = line.splitn(3, ' ');
        let (id, _language, pattern) = (words.next()?, words.next()?, words.next()?);
        signals.push(signals::by_id(id)?);
        patterns.push(folded(pattern));
    }
    Some(Cues { signals, patterns: Patterns::of(patterns)? })
});

/// A cue and the words that gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Which.
    pub signal: Signal,
    /// The words.
    pub words: String,
}

/// Whether a text is longer than is read.
#[must_use]
pub fn is_over_limit(text: &str) -> bool {
    text.len() > MOST && text.chars().nth(MOST).is_some()
}

/// Lower case, white space joined, unseen characters gone, letters in disguise (bold, full-width) made plain.
#[must_use]
pub fn plain(text: &str) -> String {
    let start = text.char_indices().nth(MOST).map_or(text, |(end, _)| text.get(..end).unwrap_or_default());
    // Most texts are in that form already, which is seen much faster than made.
    if is_nfkc_quick(start.chars()) == IsNormalized::Yes { joined(start.chars()) } else { joined(start.nfkc()) }
}

fn joined(letters: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    let mut space = true;
    for c in letters {
        if c.is_whitespace() {
            if !space {
                out.push(' ');
            }
            space = true;
        } else if c.is_ascii_graphic() {
            out.push(c.to_ascii_lowercase());
            space = false;
        } else if !crate::visible::is_unseen(c) {
            out.extend(c.to_lowercase());
            space = false;
        }
    }
    out
}

/// Letters without their accents, as half of the mails in Portuguese are written anyway.
fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    text.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).collect()
}

/// All cues in a text that [`plain`] made, each signal once.
#[must_use]
pub fn find(plain: &str) -> Vec<Cue> {
    let plain = &folded(plain);
    let Some(cues) = CUES.as_ref() else { return Vec::new() };
    let found: RefCell<Vec<Cue>> = RefCell::default();
    let signal = |number: usize| cues.signals.get(number).copied();
    cues.patterns.find(
        plain,
        |number| found.borrow().iter().all(|cue| Some(cue.signal) != signal(number)),
        |number, words| {
            found.borrow_mut().extend(signal(number).map(|signal| Cue { signal, words: words.to_owned() }));
        },
    );
    found.into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_is_read() {
        let cues = CUES.as_ref().unwrap();
        assert_eq!(cues.patterns.len(), lines(include_str!("../../data/cues.txt")).count());
        assert!(cues.patterns.are_sound());
    }

    #[test]
    fn cues_are_found_in_several_languages_and_in_disguise() {
        let ids = |text: &str| find(&plain(text)).iter().map(|cue| cue.signal.id()).collect::<Vec<_>>();
        assert!(ids("Please verify your\r\n account today").contains(&"body.credential_request"));
        assert!(ids("𝗩𝗲𝗿𝗶𝗳𝘆 your acc\u{200b}ount").contains(&"body.credential_request"));
        assert!(ids("آپ کا اکاؤنٹ بند کر دیا جائے گا").contains(&"body.account_threat"));
        assert!(ids("The committee meets on Monday at ten.").is_empty());
    }
}
