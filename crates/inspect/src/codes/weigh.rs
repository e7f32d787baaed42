//! How much speaks for a number being a code: every clue has a weight, and their sum decides.
//!
//! The weights in `data/code-weights.txt` are those of a logistic regression (`examples/train_codes.rs`) on the messages
//! in `tests/codes`. The clues are the shape of the number, the words around it, and what the rules of [`View`] say.

use super::atoms::{Atom, Candidate};
use super::judge::{Kind, Name, TOPICS, View};
use crate::lists::lines;
use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::sync::LazyLock;

/// Words of its own sentence on each side of a number that are looked at.
const BESIDE: usize = 14;
/// Words of the two sentences before, and of the two behind.
const AROUND: usize = 25;

struct Weights {
    /// What every number starts with.
    bias: i32,
    /// Of each clue its place in the list and its weight.
    each: HashMap<&'static str, (usize, i32)>,
}

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let all = lines(include_str!("../../data/code-weights.txt"));
    let all = all.filter_map(|line| line.split_once(' ').and_then(|(weight, clue)| Some((clue, weight.parse().ok()?))));
    let each: HashMap<_, _> = all.enumerate().map(|(at, (clue, weight))| (clue, (at, weight))).collect();
    Weights { bias: each.get("bias").map_or(i32::MIN / 2, |(_, bias)| *bias), each }
});

/// Whether more speaks for a code than against.
pub(super) fn speaks_for_code(view: &View<'_>, one: &Candidate) -> bool {
    let mut seen: Vec<(usize, i32)> = Vec::with_capacity(100);
    clues(view, one, &mut |clue| seen.extend(WEIGHTS.each.get(clue)));
    seen.sort_unstable();
    seen.dedup();
    WEIGHTS.bias + seen.iter().map(|(_, weight)| weight).sum::<i32>() > 0
}

/// A word without what is spelt now so, now otherwise: "daalein", "dalen" and "dalain" are one.
fn skeleton(word: &str, out: &mut String) {
    let mut last = None;
    for (at, c) in word.chars().enumerate() {
        let c = match c {
            'q' | 'c' => 'k',
            'z' => 's',
            'w' => 'v',
            c => c,
        };
        let is_soft = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h')
            || matches!(c, 'ا' | 'و' | 'ی' | 'ے' | 'ں' | 'ہ' | 'ھ' | 'ئ' | 'آ' | 'ء' | 'ؤ');
        if at == 0 || !is_soft && last != Some(c) {
            out.push(c);
        }
        if !is_soft {
            last = Some(c);
        }
    }
}

/// Names a clue without making a new text each time.
struct Teller<'t> {
    clue: String,
    tell: &'t mut dyn FnMut(&str),
}

impl Teller<'_> {
    fn tell(&mut self, clue: std::fmt::Arguments<'_>) {
        self.clue.clear();
        if self.clue.write_fmt(clue).is_ok() {
            (self.tell)(&self.clue);
        }
    }

    fn tell_if(&mut self, yes: bool, clue: &str) {
        if yes {
            (self.tell)(clue);
        }
    }

    /// A word, in the plainest of its spellings.
    fn word(&mut self, place: &str, word: &str) {
        self.clue.clear();
        self.clue.push_str(place);
        self.clue.push(' ');
        skeleton(word, &mut self.clue);
        (self.tell)(&self.clue);
    }
}

/// Tells every clue, some of them more than once.
pub(super) fn clues(view: &View<'_>, one: &Candidate, tell: &mut dyn FnMut(&str)) {
    let mut teller = Teller { clue: String::new(), tell };
    of_shape(view, one, &mut teller);
    of_neighbours(view, one, &mut teller);
    of_words(view, one, &mut teller);
    of_names(view, one, &mut teller);
    of_rules(view, one, &mut teller);
}

fn of_shape(view: &View<'_>, one: &Candidate, teller: &mut Teller<'_>) {
    let own = view.part(one.range.clone());
    let shape: String = own
        .chars()
        .map(|c| match c {
            c if c.is_ascii_digit() => '0',
            c if c.is_alphabetic() => 'a',
            c if c.is_whitespace() => '_',
            c => c,
        })
        .collect();
    teller.tell(format_args!("shape {shape}"));
    teller.tell(format_args!("length {}", shape.chars().filter(|c| c.is_alphanumeric()).count()));
    teller.tell(format_args!("apart:{}", shape.chars().filter(|c| !c.is_alphanumeric()).collect::<String>()));
    teller.tell_if(one.is_mixed, "mixed");
    teller.tell_if(one.is_year, "year");
    teller.tell_if(own.starts_with('0'), "zero");
    teller.tell_if(own.ends_with("00"), "round");
}

fn of_neighbours(view: &View<'_>, one: &Candidate, teller: &mut Teller<'_>) {
    let atoms = &view.here.atoms;
    let (first, end) = (one.atoms.start, one.atoms.end);
    let word = |atom: Option<&Atom>| match atom {
        None => "$",
        Some(atom) if atom.has_digit => "#",
        Some(atom) => view.word(atom),
    };
    let before = |far: usize| first.checked_sub(far).and_then(|at| atoms.get(at));
    let behind = |far: usize| atoms.get(end + far - 1);
    for (far, back, on) in [(1, "-1", "+1"), (2, "-2", "+2"), (3, "-3", "+3")] {
        teller.word(back, word(before(far)));
        teller.word(on, word(behind(far)));
    }
    let from = before(1).map_or(view.here.range.start, |atom| atom.range.end);
    let to = behind(1).map_or(view.here.range.end, |atom| atom.range.start);
    for (place, gap) in [("-gap", from..one.range.start), ("+gap", one.range.end..to)] {
        let marks = view.part(gap).chars().filter(|c| !c.is_whitespace() || *c == '\n').take(3);
        teller.tell(format_args!("{place}:{}", marks.map(|c| if c == '\n' { '⏎' } else { c }).collect::<String>()));
    }
    let facts = view.facts;
    let of_kind =
        |atom: Option<&Atom>, words: &HashSet<&'static str>| atom.is_some_and(|atom| words.contains(view.word(atom)));
    for (kind, words) in [
        ("label", &facts.label),
        ("unit", &facts.unit),
        ("use", &facts.using),
        ("link", &facts.link),
        ("copula", &facts.copula),
        ("divert", &facts.divert),
        ("verb", &facts.after),
    ] {
        for (place, atom) in [("-1", before(1)), ("+1", behind(1))] {
            if of_kind(atom, words) {
                teller.tell(format_args!("{place} is {kind}"));
            }
        }
    }
    teller.tell_if(first == 0, "first");
    teller.tell_if(end == atoms.len(), "last");
    teller.tell_if(first == 0 && end == atoms.len(), "alone");
    let others = atoms.iter().enumerate().filter(|(at, atom)| atom.has_digit && !one.atoms.contains(at));
    teller.tell(format_args!("numbers {}", others.count().min(5)));
}

fn of_words(view: &View<'_>, one: &Candidate, teller: &mut Teller<'_>) {
    let (first, end) = (one.atoms.start, one.atoms.end);
    let is_word = |atom: &&Atom| !atom.has_digit;
    let atoms = &view.here.atoms;
    let before = atoms.get(first.saturating_sub(BESIDE)..first).unwrap_or_default();
    let behind = atoms.get(end..atoms.len().min(end + BESIDE)).unwrap_or_default();
    for (side, words) in [("b", before), ("a", behind)] {
        for atom in words.iter().filter(is_word) {
            let word = view.word(atom);
            teller.word(side, word);
            teller.word("w", word);
        }
    }
    for (side, others, is_before) in
        [("p", [view.other(1, 0), view.other(2, 0)], true), ("n", [view.other(0, 1), view.other(0, 2)], false)]
    {
        let mut room = AROUND;
        for (sentence, _) in others.into_iter().map_while(|other| other) {
            let (all, few) = (&sentence.atoms, sentence.atoms.len().min(room));
            let near = if is_before { all.get(all.len() - few..) } else { all.get(..few) };
            room -= few;
            for atom in near.unwrap_or_default().iter().filter(is_word) {
                teller.word(side, view.word(atom));
                teller.word("w", view.word(atom));
            }
        }
    }
}

fn of_names(view: &View<'_>, one: &Candidate, teller: &mut Teller<'_>) {
    let between = |from: usize, to: usize| {
        let words = view.here.atoms.iter().filter(|atom| atom.range.start >= from && atom.range.end <= to);
        match words.count() {
            few @ 0..=2 => few,
            3..=5 => 3,
            6..=9 => 6,
            _ => 10,
        }
    };
    let mut tell = |place: &str, name: &Name, far: Option<usize>| {
        let kind = match name.kind {
            Kind::Strong => "strong",
            Kind::Weak => "weak",
            Kind::Innocent => "innocent",
        };
        teller.tell(format_args!("{place} is {kind}"));
        if let Some(far) = far {
            teller.tell(format_args!("{place} is {kind} {far}"));
        }
    };
    let names = view.here.names();
    if let Some(name) = names.iter().rev().find(|name| name.range.end <= one.range.start) {
        tell("before", name, Some(between(name.range.end, one.range.start)));
    }
    if let Some(name) = names.iter().find(|name| name.range.start >= one.range.end) {
        tell("behind", name, Some(between(one.range.end, name.range.start)));
    }
    let beside = [("previous", view.other(1, 0)), ("next", view.other(0, 1))];
    for (place, other) in &beside {
        for name in other.iter().flat_map(|(sentence, _)| sentence.names()) {
            tell(place, name, None);
        }
    }
    let others = beside.iter().filter_map(|(_, other)| other.as_ref()).flat_map(|(sentence, _)| sentence.names());
    if names.iter().chain(others).all(|name| name.kind == Kind::Innocent) {
        teller.tell_if(true, "unnamed");
        teller.tell_if(one.is_mixed, "unnamed mixed");
        teller.tell_if(one.atoms.len() == view.here.atoms.len(), "unnamed alone");
        teller.tell_if(one.atoms.end == view.here.atoms.len(), "unnamed last");
    }
}

fn of_rules(view: &View<'_>, one: &Candidate, teller: &mut Teller<'_>) {
    let here = view.here.topics();
    let beside = [view.other(1, 0), view.other(0, 1)].map(|other| other.map(|(sentence, _)| sentence.topics()));
    for (at, topic) in TOPICS.into_iter().enumerate() {
        let is_in = |topics: &[bool; TOPICS.len()]| topics.get(at) == Some(&true);
        if is_in(&here) {
            teller.tell(format_args!("here {topic}"));
        }
        if is_in(&here) || beside.iter().flatten().any(is_in) {
            teller.tell(format_args!("around {topic}"));
        }
    }
    let against = [
        ("is numbered", view.is_numbered(one)),
        ("is counted", view.is_counted(one)),
        ("is advised against", view.is_advised_against(one)),
    ];
    let speaking = [
        ("follows a name", view.follows_name(one)),
        ("precedes a name", view.precedes_name(one)),
        ("is to be used", view.is_to_be_used(one)),
        ("stands alone", view.stands_alone(one)),
    ];
    for (rule, holds) in against.into_iter().chain(speaking) {
        teller.tell_if(holds, rule);
    }
    let any = |rules: &[(&str, bool)]| rules.iter().any(|(_, holds)| *holds);
    teller.tell_if(any(&speaking) && !any(&against), "rules agree");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weight_can_be_read() {
        assert_eq!(WEIGHTS.each.len(), lines(include_str!("../../data/code-weights.txt")).count());
        assert!(WEIGHTS.each.contains_key("bias") && WEIGHTS.each.contains_key("unnamed"));
    }

    #[test]
    fn spellings_of_a_word_are_one() {
        let plain = |word: &str| {
            let mut out = String::new();
            skeleton(word, &mut out);
            out
        };
        assert!(["daalein", "dalen", "dalain", "daaleiN"].iter().all(|word| plain(&word.to_lowercase()) == "dln"));
        assert_eq!(plain("کوڈ"), "کڈ");
        assert_eq!(plain("kod"), plain("code"));
        assert_eq!(plain("$"), "$");
    }
}
