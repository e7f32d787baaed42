//! The words around codes, read once from `data/`.

use crate::lists::of_kind;
use aho_corasick::AhoCorasick;
use regex::Regex;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

const DATA: &str = include_str!("../../data/codes.txt");
const NAMES: &str = include_str!("../../data/otp.txt");

/// Patterns of which any will do; one that cannot be read matches nothing.
pub(super) struct Any(Option<Regex>);

impl Any {
    fn of<'p>(patterns: impl IntoIterator<Item = &'p str>) -> Self {
        let patterns: Vec<&str> = patterns.into_iter().collect();
        let all = patterns.iter().map(|one| format!("(?:{one})")).collect::<Vec<_>>().join("|");
        Self((!patterns.is_empty()).then(|| Regex::new(&all).ok()).flatten())
    }

    pub(super) fn is_in(&self, text: &str) -> bool {
        self.0.as_ref().is_some_and(|regex| regex.is_match(text))
    }

    /// Where they stand in `text`.
    pub(super) fn all(&self, text: &str) -> Vec<Range<usize>> {
        self.0.as_ref().map(|regex| regex.find_iter(text).map(|found| found.range()).collect()).unwrap_or_default()
    }
}

/// Everything that is known about codes.
pub(super) struct Facts {
    pub(super) strong: Any,
    pub(super) weak: Any,
    pub(super) innocent: Any,
    pub(super) postal: Any,
    pub(super) place: Any,
    pub(super) meeting: Any,
    pub(super) service: Any,
    pub(super) signing: Any,
    pub(super) certain: Any,
    pub(super) warning: Any,
    pub(super) expiry: Any,
    pub(super) purpose: Any,
    pub(super) own: Any,
    pub(super) mine: Any,
    pub(super) arrives: Any,
    pub(super) genitive: Any,
    pub(super) intro: Any,
    pub(super) back: Any,
    pub(super) link: HashSet<&'static str>,
    pub(super) copula: HashSet<&'static str>,
    pub(super) after: HashSet<&'static str>,
    pub(super) divert: HashSet<&'static str>,
    pub(super) upon: HashSet<&'static str>,
    pub(super) label: HashSet<&'static str>,
    pub(super) harmless: HashSet<&'static str>,
    pub(super) series: HashSet<&'static str>,
    pub(super) unit: HashSet<&'static str>,
    pub(super) using: HashSet<&'static str>,
    pub(super) whose: HashSet<&'static str>,
    pub(super) short: HashSet<&'static str>,
    pub(super) not: HashSet<&'static str>,
    pub(super) purposely: HashSet<&'static str>,
}

pub(super) static FACTS: LazyLock<Facts> = LazyLock::new(|| {
    let any = |kind: &str| Any::of(of_kind(DATA, kind));
    let words = |kind: &str| of_kind(DATA, kind).into_iter().flat_map(str::split_whitespace).collect();
    // The last two names of the list are bare words, which are weak.
    let names = of_kind(NAMES, "noun").into_iter().filter(|name| name.contains("otp") || name.contains("o\\.?t"));
    Facts {
        strong: Any::of(names.chain(of_kind(DATA, "strong"))),
        weak: any("weak"),
        innocent: any("innocent"),
        postal: any("postal"),
        place: any("place"),
        meeting: any("meeting"),
        service: any("service"),
        signing: any("signing"),
        certain: any("certain"),
        warning: any("warning"),
        expiry: any("expiry"),
        purpose: any("purpose"),
        own: Any::of(
            of_kind(DATA, "own")
                .iter()
                .map(|own| (*own).to_owned() + r"\W*\z")
                .collect::<Vec<_>>()
                .iter()
                .map(String::as_str),
        ),
        mine: any("mine"),
        arrives: any("arrives"),
        genitive: any("genitive"),
        intro: any("intro"),
        back: any("back"),
        link: words("link"),
        copula: words("copula"),
        after: words("after"),
        divert: words("divert"),
        upon: words("upon"),
        label: words("label"),
        harmless: words("harmless"),
        series: words("series"),
        unit: words("unit"),
        using: words("use"),
        whose: words("whose"),
        short: words("short"),
        not: words("not"),
        purposely: words("for"),
    }
});

/// How words begin that may speak of a code.
static STEMS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let stems = of_kind(DATA, "stem").into_iter().flat_map(str::split_whitespace);
    AhoCorasick::new(stems.map(|stem| stem.replace('_', " "))).ok()
});

/// Whether a folded text has a word that may speak of a code: what is around a code never has none.
pub(super) fn may_speak_of_codes(text: &str) -> bool {
    let begins_word = |at: usize| !text.get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric));
    STEMS.as_ref().is_some_and(|stems| stems.find_overlapping_iter(text).any(|found| begins_word(found.start())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lists::lines;

    #[test]
    fn every_line_is_of_a_kind_and_can_be_read() {
        const PATTERNS: [&str; 18] = [
            "strong", "arrives", "weak", "innocent", "postal", "place", "meeting", "service", "signing", "certain",
            "warning", "expiry", "purpose", "own", "mine", "genitive", "intro", "back",
        ];
        const WORDS: [&str; 15] = [
            "link", "copula", "after", "divert", "upon", "label", "harmless", "series", "unit", "use", "whose",
            "short", "stem", "not", "for",
        ];
        for line in lines(DATA) {
            let (kind, pattern) = line.split_once(' ').unwrap();
            assert!(PATTERNS.contains(&kind) && Regex::new(pattern).is_ok() || WORDS.contains(&kind), "{line}");
        }
        assert!(FACTS.strong.is_in("otp") && STEMS.is_some());
    }
}
