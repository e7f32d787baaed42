//! Text with the statistics of office prose, as much of it as wanted.
//!
//! Words are drawn by Zipf's law from a vocabulary of 12,000. What follows depends on the last two words,
//! or on the last alone where a writer would be freer (a model of order 2 that backs off to order 1; its
//! transitions come from a hash, so that no table of them is stored), and each document prefers a few dozen
//! words of its own, as real ones do. The unit tests hold the text to what deflate makes of English.

use super::random::{Random, mix};
use std::collections::HashSet;

const COMMON: &str = include_str!("words.txt");
const VOCABULARY: usize = 12_000;
/// How many continuations a pair of words prefers.
const CONTINUATIONS: usize = 24;
/// Words that a document returns to.
const TOPIC: usize = 48;

/// Writes prose.
#[derive(Debug)]
pub(crate) struct Prose {
    words: Vec<String>,
    /// Walker's alias table of the Zipf weights: one draw costs one look-up.
    alias: Vec<(u32, usize)>,
    random: Random,
}

impl Prose {
    /// A writer whose text depends on `seed` alone.
    pub(crate) fn new(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let words = vocabulary(&mut random);
        let alias = zipf(words.len());
        Self { words, alias, random }
    }

    /// Appends at least `length` bytes: whole documents of paragraphs, the last cut at `length`.
    pub(crate) fn write(&mut self, text: &mut Vec<u8>, length: usize) {
        let end = text.len() + length;
        while text.len() < end {
            self.document(text, end);
        }
        text.truncate(end);
    }

    fn document(&mut self, text: &mut Vec<u8>, end: usize) {
        let topic = (0..TOPIC).map(|_| 150 + self.random.below(self.words.len() - 150)).collect::<Vec<_>>();
        let stop = end.min(text.len() + self.random.between(8_000, 48_000));
        let mut number = 0;
        while text.len() < stop {
            number += 1;
            if self.random.chance(12) {
                self.heading(text, number, &topic);
            }
            self.paragraph(text, number, &topic);
        }
        text.extend_from_slice(b"\n\n");
    }

    fn heading(&mut self, text: &mut Vec<u8>, number: usize, topic: &[usize]) {
        text.extend_from_slice(format!("\n{number}. ").as_bytes());
        for position in 0..self.random.between(2, 6) {
            if position > 0 {
                text.push(b' ');
            }
            let word = self.topical(topic);
            push_capitalised(text, self.word(word));
        }
        text.extend_from_slice(b"\n\n");
    }

    fn paragraph(&mut self, text: &mut Vec<u8>, number: usize, topic: &[usize]) {
        if self.random.chance(30) {
            text.extend_from_slice(format!("{number}.\t").as_bytes());
        }
        let (mut before, mut last) = (0, 1);
        for _ in 0..self.random.between(2, 9) {
            let words = self.random.between(5, 30);
            for position in 0..words {
                let word = self.next_word(before, last, topic);
                if position == 0 {
                    push_capitalised(text, self.word(word));
                } else {
                    text.extend_from_slice(if self.random.chance(5) { b", " } else { b" " });
                    if self.random.chance(2) {
                        self.number(text);
                    } else if self.random.chance(4) {
                        push_capitalised(text, self.word(word));
                    } else {
                        text.extend_from_slice(self.word(word).as_bytes());
                    }
                }
                (before, last) = (last, word);
            }
            text.extend_from_slice(b". ");
        }
        text.extend_from_slice(b"\n");
    }

    fn number(&mut self, text: &mut Vec<u8>) {
        let written = match self.random.below(4) {
            0 => format!("{}", self.random.between(2, 400)),
            1 => format!(
                "{}-{:02}-{:02}",
                self.random.between(2019, 2027),
                self.random.between(1, 12),
                self.random.between(1, 28)
            ),
            2 => format!("Rs. {}.{:03} million", self.random.between(1, 900), self.random.below(1000)),
            _ => format!(
                "F.No. {}({})/{}",
                self.random.between(1, 40),
                self.random.between(1, 99),
                self.random.between(2019, 2027)
            ),
        };
        text.extend_from_slice(written.as_bytes());
    }

    fn next_word(&mut self, before: usize, last: usize, topic: &[usize]) -> usize {
        let rank = (0..3).map(|_| self.random.below(CONTINUATIONS)).min().unwrap_or(0);
        match self.random.below(100) {
            0..12 => self.topical(topic),
            // The first continuations are the likeliest.
            12..40 => self.drawn_by(mix(to_u64(before) << 40 ^ to_u64(last) << 16 ^ to_u64(rank))),
            40..65 => self.drawn_by(mix(to_u64(last) << 16 ^ to_u64(rank))),
            _ => {
                let draw = self.random.next();
                self.drawn_by(draw)
            }
        }
    }

    fn topical(&mut self, topic: &[usize]) -> usize {
        let rank = self.random.below(topic.len()).min(self.random.below(topic.len()));
        topic.get(rank).copied().unwrap_or(0)
    }

    /// The word that 64 random bits stand for.
    fn drawn_by(&self, bits: u64) -> usize {
        let slot = usize::try_from(bits >> 32).unwrap_or(0) % self.alias.len();
        let threshold = u32::try_from(bits & 0xFFFF_FFFF).unwrap_or(0);
        match self.alias.get(slot) {
            Some((share, _)) if threshold < *share => slot,
            Some((_, other)) => *other,
            None => 0,
        }
    }

    fn word(&self, index: usize) -> &str {
        self.words.get(index).map_or("the", String::as_str)
    }
}

fn to_u64(index: usize) -> u64 {
    u64::try_from(index).unwrap_or(0)
}

fn push_capitalised(text: &mut Vec<u8>, word: &str) {
    let start = text.len();
    text.extend_from_slice(word.as_bytes());
    if let Some(first) = text.get_mut(start) {
        first.make_ascii_uppercase();
    }
}

/// The common words in their order, then what prefixes and suffixes make of them, then their compounds.
fn vocabulary(random: &mut Random) -> Vec<String> {
    const PREFIXES: [&str; 10] = ["", "", "", "", "", "re", "un", "in", "pre", "non-"];
    const SUFFIXES: [&str; 16] = [
        "s", "ed", "ing", "er", "ers", "ly", "ment", "al", "ity", "ness", "able", "ation", "ive", "ism", "ist", "less",
    ];
    let mut seen = HashSet::new();
    let mut words =
        COMMON.split_whitespace().filter(|word| seen.insert((*word).to_owned())).map(str::to_owned).collect::<Vec<_>>();
    let stems = words.iter().skip(100).filter(|word| word.len() > 3).cloned().collect::<Vec<_>>();
    let derived = stems.len() * 12;
    let pick = |random: &mut Random, from: &[&'static str]| from.get(random.below(from.len())).copied().unwrap_or("");
    while words.len() < VOCABULARY {
        let stem = |random: &mut Random| stems.get(random.below(stems.len())).map_or("word", String::as_str);
        let word = if words.len() < derived {
            let prefix = pick(random, &PREFIXES);
            format!("{prefix}{}{}", stem(random), pick(random, &SUFFIXES))
        } else {
            format!("{}-{}", stem(random), stem(random))
        };
        if seen.insert(word.clone()) {
            words.push(word);
        }
    }
    words
}

/// Walker's alias table (Vose's construction) for weights 1, 1/2, 1/3, …
fn zipf(count: usize) -> Vec<(u32, usize)> {
    let ranks = || (1..=u32::try_from(count).unwrap_or(u32::MAX)).map(f64::from);
    let mean = ranks().map(|rank| 1.0 / rank).sum::<f64>() / f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let mut shares = ranks().map(|rank| 1.0 / rank / mean).collect::<Vec<_>>();
    let mut alias = (0..count).map(|index| (u32::MAX, index)).collect::<Vec<_>>();
    let (mut small, mut large): (Vec<usize>, Vec<usize>) =
        (0..count).partition(|index| shares.get(*index) < Some(&1.0));
    while let (Some(less), Some(more)) = (small.pop(), large.last().copied()) {
        let share = shares.get(less).copied().unwrap_or(1.0);
        if let Some(slot) = alias.get_mut(less) {
            *slot = (thirty_two_bits(share), more);
        }
        if let Some(rest) = shares.get_mut(more) {
            *rest -= 1.0 - share;
            if *rest < 1.0 {
                large.pop();
                small.push(more);
            }
        }
    }
    alias
}

/// A share from 0 to 1 in 2^32 parts.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the product lies between 0 and u32::MAX")]
fn thirty_two_bits(share: f64) -> u32 {
    (share.clamp(0.0, 1.0) * f64::from(u32::MAX)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::DeflateEncoder};
    use std::io::Write;

    fn sample(seed: u64, length: usize) -> Vec<u8> {
        let mut text = Vec::new();
        Prose::new(seed).write(&mut text, length);
        text
    }

    fn deflated(data: &[u8]) -> usize {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(6));
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap().len()
    }

    #[test]
    fn the_same_seed_writes_the_same_text_and_another_another() {
        assert_eq!(sample(1, 20_000), sample(1, 20_000));
        assert_ne!(sample(1, 20_000), sample(2, 20_000));
    }

    #[test]
    fn deflate_makes_of_it_what_it_makes_of_english() {
        let text = sample(7, 4 << 20);
        let ratio = text.len() as f64 / deflated(&text) as f64;
        assert!((2.5..=3.5).contains(&ratio), "{ratio:.2}");
    }

    #[test]
    fn it_does_not_repeat_itself_over_long_distances() {
        let text = sample(7, 4 << 20);
        let pieces = text.chunks_exact(48).collect::<Vec<_>>();
        let distinct = pieces.iter().collect::<HashSet<_>>();
        assert!(distinct.len() * 100 > pieces.len() * 99);
    }

    #[test]
    fn the_commonest_word_is_as_common_as_zipf_says() {
        let prose = Prose::new(3);
        let mut random = Random::new(4);
        let hits = (0..200_000).filter(|_| prose.drawn_by(random.next()) == 0).count();
        // 1 / (ln 12,000 + 0.577) of all draws.
        assert!((18_500..=21_500).contains(&hits), "{hits}");
    }

    #[test]
    fn it_is_as_long_as_asked_for() {
        assert_eq!(sample(5, 12_345).len(), 12_345);
    }
}
