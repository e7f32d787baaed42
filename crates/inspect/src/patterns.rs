//! Many patterns over one text. What all their matches begin with is looked for in one pass (Aho-Corasick), and a
//! pattern is made ready only once one of its beginnings has been seen: most mails need a handful of a hundred.

use aho_corasick::{AhoCorasick, MatchKind};
use regex::bytes::{Regex, RegexBuilder};
use regex_syntax::ParserBuilder;
use regex_syntax::hir::literal::Extractor;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Patterns of which any will do, made ready when they are first asked, for text in lower case. `\b` and `\w` speak of
/// ASCII, as in [`Patterns`].
pub(crate) struct Words {
    pattern: String,
    ready: OnceLock<Option<Regex>>,
}

impl Words {
    /// Any of these patterns, in the regular expressions of the `regex` crate.
    pub(crate) fn any_of<'p>(patterns: impl IntoIterator<Item = &'p str>) -> Self {
        let each: Vec<String> = patterns.into_iter().map(with_ascii_edges).collect();
        Self { pattern: each.join("|"), ready: OnceLock::new() }
    }

    fn regex(&self) -> Option<&Regex> {
        self.ready.get_or_init(|| RegexBuilder::new(&self.pattern).unicode(false).build().ok()).as_ref()
    }

    /// Whether one of them stands in `text`.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.regex().is_some_and(|regex| regex.is_match(text.as_bytes()))
    }

    /// The first that stands in `text`.
    pub(crate) fn find<'t>(&self, text: &'t str) -> Option<&'t str> {
        text.get(self.regex()?.find(text.as_bytes())?.range())
    }

    /// False where they cannot be made ready.
    #[cfg(test)]
    pub(crate) fn are_sound(&self) -> bool {
        self.regex().is_some()
    }
}

/// A pattern in ASCII, where "anything but a full stop" is a byte and not a table of all of Unicode. One with other
/// letters keeps those tables.
fn with_ascii_edges(pattern: &str) -> String {
    if pattern.is_ascii() { pattern.to_owned() } else { format!("(?u:{})", pattern.replace(r"\b", r"(?-u:\b)")) }
}

/// No match is longer than this.
const LONGEST: usize = 2_000;
/// Beginnings of one pattern.
const MOST_BEGINNINGS: usize = 250;
/// Bytes of a beginning: longer ones are rarer, but take longer to make ready.
const LONGEST_BEGINNING: usize = 8;

/// A set of patterns, for text in lower case.
pub(crate) struct Patterns {
    beginnings: AhoCorasick,
    /// Of each beginning, the patterns that have it.
    owners: Vec<Vec<usize>>,
    each: Vec<Pattern>,
}

struct Pattern {
    text: String,
    /// It begins at the edge of a word.
    at_edge: bool,
    ready: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// The end of the match that begins at `at`.
    fn end(&self, text: &[u8], at: usize) -> Option<usize> {
        let word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        if self.at_edge && at.checked_sub(1).and_then(|before| text.get(before)).is_some_and(word) {
            return None;
        }
        let ready = || RegexBuilder::new(&format!(r"\A(?:{})", self.text)).unicode(false).build().ok();
        let pattern = self.ready.get_or_init(ready).as_ref()?;
        let rest = text.get(at..)?;
        let found = pattern.find(rest.get(..LONGEST).unwrap_or(rest))?;
        Some(at + found.end())
    }
}

impl Patterns {
    /// Reads patterns in the regular expressions of the `regex` crate. `\b` and `\w` speak of ASCII, so texts have
    /// their accents taken off. Patterns with other letters must not begin with `\b`.
    ///
    /// Nothing where one cannot be read, or begins with just anything.
    pub(crate) fn of(patterns: impl IntoIterator<Item = String>) -> Option<Self> {
        let mut each = Vec::new();
        let mut of_beginning: HashMap<Vec<u8>, Vec<usize>> = HashMap::new();
        for (number, pattern) in patterns.into_iter().enumerate() {
            let at_edge = pattern.starts_with(r"\b");
            let text = with_ascii_edges(&pattern);
            let parsed = ParserBuilder::new().unicode(false).utf8(false).build().parse(&text).ok()?;
            let beginnings =
                Extractor::new().limit_total(MOST_BEGINNINGS).limit_literal_len(LONGEST_BEGINNING).extract(&parsed);
            for literal in beginnings.literals().filter(|all| !all.is_empty())? {
                if literal.is_empty() {
                    return None;
                }
                let owners = of_beginning.entry(literal.as_bytes().to_vec()).or_default();
                if owners.last() != Some(&number) {
                    owners.push(number);
                }
            }
            each.push(Pattern { text, at_edge, ready: OnceLock::new() });
        }
        let (literals, owners): (Vec<_>, Vec<_>) = of_beginning.into_iter().unzip();
        let beginnings = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&literals).ok()?;
        Some(Self { beginnings, owners, each })
    }

    /// Matches in the order in which their beginnings end: the number of the pattern and what it found. A pattern is no
    /// longer tried once `wanted` says so.
    pub(crate) fn find<'t>(
        &self,
        text: &'t str,
        mut wanted: impl FnMut(usize) -> bool,
        mut found: impl FnMut(usize, &'t str),
    ) {
        let bytes = text.as_bytes();
        for hit in self.beginnings.find_overlapping_iter(bytes) {
            for &number in self.owners.get(hit.pattern().as_usize()).into_iter().flatten() {
                if !wanted(number) {
                    continue;
                }
                let end = self.each.get(number).and_then(|pattern| pattern.end(bytes, hit.start()));
                if let Some(words) = end.and_then(|end| text.get(hit.start()..end)) {
                    found(number, words);
                }
            }
        }
    }

    /// How many there are.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.each.len()
    }

    /// Makes every pattern ready; false where one cannot be.
    #[cfg(test)]
    pub(crate) fn are_sound(&self) -> bool {
        self.each.iter().all(|pattern| RegexBuilder::new(&pattern.text).unicode(false).build().is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(patterns: &[&str], text: &str) -> Vec<(usize, String)> {
        let patterns = Patterns::of(patterns.iter().map(|&pattern| pattern.to_owned())).unwrap();
        let mut found = Vec::new();
        patterns.find(text, |_| true, |number, words| found.push((number, words.to_owned())));
        found
    }

    #[test]
    fn matches_are_those_of_the_patterns_alone() {
        let patterns = [r"\b(verify|confirm)\b[^.]{0,20}\baccount", r"\bclick\w* here", r"(کلک|یہاں)[^۔]{0,9}کریں"];
        assert_eq!(all(&patterns, "please verify your account"), [(0, "verify your account".into())]);
        assert_eq!(all(&patterns, "clicking here, reconfirm the account"), [(1, "clicking here".into())]);
        assert_eq!(all(&patterns, "یہاں کلک کریں").first().map(|(number, _)| *number), Some(2));
        assert!(all(&patterns, "verify. account").is_empty());
    }

    #[test]
    fn a_pattern_that_begins_with_anything_is_refused() {
        assert!(Patterns::of([".*account".to_owned()]).is_none() && Patterns::of(["a*".to_owned()]).is_none());
    }
}
