//! Whether a number is a one-time code, by the sentence that it stands in and those around it.

use super::atoms::{Atom, Candidate, atoms, candidates};
use super::facts::{FACTS, Facts, may_speak_of_codes};
use super::weigh;
use std::cell::OnceCell;
use std::ops::Range;

/// Words that may stand between a name and the verb or sign that its code follows.
const FAR: usize = 18;
/// Words that may stand between a name and its code in the order of Urdu.
const NEAR: usize = 10;
/// A line as long as this that ends in the middle of a sentence goes on in the next.
const WRAPPED: usize = 50;
/// A text of so many bytes is a message, of which every number is weighed.
const SHORT: usize = 500;
/// Sentences before and behind in which a word may speak of a code.
const BESIDE: usize = 2;
/// Sentences around in which a meeting is spoken of.
const AROUND: usize = 3;
/// No sentence is longer, in bytes: a text without full stops is looked at in pieces.
const LONGEST: usize = 2_000;

/// A sentence of a folded text. Most have no number near them, so what is looked for is found when it is asked for.
pub(super) struct Sentence<'t> {
    pub(super) range: Range<usize>,
    text: &'t str,
    pub(super) atoms: Vec<Atom>,
    names: OnceCell<Vec<Name>>,
    speaks: OnceCell<bool>,
    topics: OnceCell<[bool; TOPICS.len()]>,
}

/// What a sentence may speak of.
pub(super) const TOPICS: [&str; 6] = ["warning", "expiry", "purpose", "meeting", "service", "place"];

impl Sentence<'_> {
    /// What names a code in it, in order.
    pub(super) fn names(&self) -> &[Name] {
        self.names.get_or_init(|| names(self.text, self.range.start))
    }

    /// Whether it has a name of a code.
    pub(super) fn names_a_code(&self) -> bool {
        self.names().iter().any(|name| name.kind != Kind::Innocent)
    }

    /// Whether it has a word that may speak of a code.
    fn speaks(&self) -> bool {
        *self.speaks.get_or_init(|| may_speak_of_codes(self.text))
    }

    /// Of which of [`TOPICS`] it speaks.
    pub(super) fn topics(&self) -> [bool; TOPICS.len()] {
        let facts = &*FACTS;
        let all = [&facts.warning, &facts.expiry, &facts.purpose, &facts.meeting, &facts.service, &facts.place];
        *self.topics.get_or_init(|| all.map(|words| words.is_in(self.text)))
    }
}

/// What names a code.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Strong,
    Weak,
    Innocent,
}

/// The sentences of a folded text, without empty ones.
pub(super) fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut line = 0;
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map(|(_, next)| *next);
        let end = at + c.len_utf8();
        let ends = match c {
            '\n' => {
                let written = text.get(line..at).unwrap_or_default().trim();
                let goes_on = written.len() >= WRAPPED
                    && !written.ends_with(['.', '!', '?', ':', '۔', '؟', ';'])
                    && next.is_some_and(|next| next != '\n');
                line = end;
                !goes_on
            }
            '!' | '?' | '۔' | '؟' | ';' => true,
            '.' => next.is_none_or(char::is_whitespace) && !is_short(text.get(start..at).unwrap_or_default()),
            c => c == ' ' && end - start > LONGEST,
        };
        if ends || next.is_none() || end - start > 2 * LONGEST {
            let range = start..end;
            start = end;
            found.extend(sentence(text, range));
        }
    }
    found
}

/// A full stop after one of these ends no sentence.
fn is_short(before: &str) -> bool {
    let last = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    FACTS.short.contains(last) || last.chars().count() == 1 && !last.starts_with(|c: char| c.is_ascii_digit())
}

fn sentence(text: &str, range: Range<usize>) -> Option<Sentence<'_>> {
    let atoms = atoms(text, &range);
    let own = text.get(range.clone()).filter(|_| !atoms.is_empty())?;
    let (names, speaks, topics) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
    Some(Sentence { range, text: own, atoms, names, speaks, topics })
}

/// What names a code in a sentence that begins at `start`.
fn names(sentence: &str, start: usize) -> Vec<Name> {
    let facts = &*FACTS;
    let mut names: Vec<Name> = Vec::new();
    for (kind, pattern) in [(Kind::Innocent, &facts.innocent), (Kind::Strong, &facts.strong), (Kind::Weak, &facts.weak)]
    {
        for found in pattern.all(sentence).into_iter().map(|found| found.start + start..found.end + start) {
            if names.iter().all(|there| there.range.end <= found.start || found.end <= there.range.start) {
                names.push(Name { range: found, kind });
            }
        }
    }
    names.sort_by_key(|name| name.range.start);
    names
}

/// The codes of the sentence `at`.
pub(super) fn codes(text: &str, all: &[Sentence<'_>], at: usize) -> Vec<Range<usize>> {
    let Some(view) = View::of(text, all, at) else { return Vec::new() };
    let found = candidates(text, &view.here.atoms);
    found.into_iter().filter(|one| view.is_code(one)).map(|one| one.range).collect()
}

/// What has the shape of a code in the sentence `at`, with all its clues.
pub(super) fn clues(text: &str, all: &[Sentence<'_>], at: usize) -> Vec<(Range<usize>, Vec<String>)> {
    let Some(view) = View::of(text, all, at) else { return Vec::new() };
    let with_clues = |one: Candidate| {
        let mut clues = Vec::new();
        weigh::clues(&view, &one, &mut |clue| clues.push(clue.to_owned()));
        (one.range, clues)
    };
    candidates(text, &view.here.atoms).into_iter().map(with_clues).collect()
}

/// One sentence and what is around it.
pub(super) struct View<'a> {
    pub(super) text: &'a str,
    pub(super) all: &'a [Sentence<'a>],
    pub(super) at: usize,
    pub(super) here: &'a Sentence<'a>,
    pub(super) facts: &'a Facts,
}

impl<'a> View<'a> {
    /// Nothing where the sentence has no digit, or nothing around it in a long text may speak of a code.
    fn of(text: &'a str, all: &'a [Sentence<'a>], at: usize) -> Option<Self> {
        let here = all.get(at).filter(|here| here.atoms.iter().any(|atom| atom.has_digit))?;
        let mut around = all.get(at.saturating_sub(BESIDE)..all.len().min(at + BESIDE + 1))?.iter();
        (text.len() <= SHORT || around.any(Sentence::speaks)).then_some(())?;
        Some(Self { text, all, at, here, facts: &FACTS })
    }

    pub(super) fn part(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    pub(super) fn sentence_text(&self) -> &'a str {
        self.part(self.here.range.clone())
    }

    /// The sentence so many before or behind.
    pub(super) fn other(&self, back: usize, on: usize) -> Option<(&'a Sentence<'a>, &'a str)> {
        let sentence = self.all.get(self.at.checked_sub(back)? + on)?;
        Some((sentence, self.part(sentence.range.clone())))
    }

    /// The words around, as many sentences as asked for on both sides.
    pub(super) fn around(&self, far: usize) -> &'a str {
        let first = self.all.get(self.at.saturating_sub(far)).map_or(0, |it| it.range.start);
        let last = self.all.get(self.at + far).or(self.all.last()).map_or(0, |it| it.range.end);
        self.part(first..last)
    }

    pub(super) fn word(&self, atom: &Atom) -> &'a str {
        self.part(atom.range.clone())
    }

    fn is_code(&self, one: &Candidate) -> bool {
        self.is_origin_bound(one) || !self.is_harmless(one) && weigh::speaks_for_code(self, one)
    }

    /// "Reference: 4829-1137", as Muhr's own drafts have it, "jaise mail2026", or "SHA-256".
    fn is_harmless(&self, one: &Candidate) -> bool {
        let before = one.atoms.start.checked_sub(1).and_then(|at| self.here.atoms.get(at));
        let is_labelled = before.is_some_and(|before| {
            let gap = self.part(before.range.end..one.range.start);
            matches!(gap.trim(), "" | ":") && self.facts.harmless.contains(self.word(before))
        });
        let first = self.here.atoms.get(one.atoms.start);
        is_labelled || first.is_some_and(|first| self.facts.series.contains(self.word(first)))
    }

    /// `@bank.example #123456` as the last line of a message (WICG, Origin-bound one-time codes).
    fn is_origin_bound(&self, one: &Candidate) -> bool {
        let before = self.part(self.here.range.start..one.range.start);
        let Some(host) =
            before.strip_suffix('#').map(str::trim).and_then(|it| it.rsplit('@').next().filter(|_| it.contains('@')))
        else {
            return false;
        };
        host.contains('.') && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
    }

    /// It is the number of something: "room 4417", "no. 118204", "Rs 4829".
    pub(super) fn is_numbered(&self, one: &Candidate) -> bool {
        let Some(before) = one.atoms.start.checked_sub(1).and_then(|at| self.here.atoms.get(at)) else { return false };
        let gap = self.part(before.range.end..one.range.start);
        let is_near = gap.chars().all(|c| c == ' ' || matches!(c, '.' | ':' | '#' | '-' | '(' | '"' | '\''));
        let in_name = self.here.names().iter().any(|name| {
            name.kind != Kind::Innocent && before.range.end <= name.range.end && name.range.start <= before.range.start
        });
        if gap == "-" && !in_name && !before.has_digit {
            // "LEA-4471"
            return true;
        }
        is_near && !in_name && self.facts.label.contains(self.word(before))
    }

    /// It counts something: "4417 users", "5000 rupees", "8300 par".
    pub(super) fn is_counted(&self, one: &Candidate) -> bool {
        let Some(next) = self.here.atoms.get(one.atoms.end) else { return false };
        let gap = self.part(one.range.end..next.range.start);
        gap.chars().all(|c| c == ' ' || c == '-') && self.facts.unit.contains(self.word(next)) || gap.starts_with("/-")
    }

    /// "Do not use 123456".
    pub(super) fn is_advised_against(&self, one: &Candidate) -> bool {
        let before = self.here.atoms.get(one.atoms.start.saturating_sub(2)..one.atoms.start).unwrap_or_default();
        before.iter().any(|atom| self.facts.not.contains(self.word(atom)))
    }

    /// What stands between, without what stands in brackets.
    fn gap(&self, from: usize, to: usize) -> Gap<'a> {
        let text = self.part(from..to);
        let mut gap = Gap { words: Vec::new(), has_digit: false, last: Last::Nothing, only_marks: true };
        for atom in self.here.atoms.iter().filter(|atom| atom.range.start >= from && atom.range.end <= to) {
            let before = self.part(from..atom.range.start);
            let is_open = before.matches('(').count() > before.matches(')').count();
            let is_aside = is_open && self.part(atom.range.end..to).contains(')');
            if !is_aside {
                gap.words.push(self.word(atom));
                gap.has_digit |= atom.has_digit;
            }
        }
        gap.only_marks =
            text.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || ".,:;=-()[]<>\"'|*#“”«»→…".contains(c));
        gap.last =
            match text.trim_end_matches(['"', '\'', '(', '[', ' ', '*', '<', '“', '«', '#', '\n']).chars().next_back()
            {
                None => Last::Nothing,
                Some(':' | '=' | '-' | '→' | '>') => Last::Colon,
                Some(',' | '.') => Last::Comma,
                Some(_) => Last::Word,
            };
        gap
    }

    /// "Your OTP is 482913", "apka OTP 482913 hai".
    pub(super) fn follows_name(&self, one: &Candidate) -> bool {
        for name in self.here.names().iter().rev().filter(|name| name.range.end <= one.range.start) {
            if name.kind == Kind::Innocent {
                return false;
            }
            let gap = self.gap(name.range.end, one.range.start);
            let is_linked =
                !gap.has_digit && gap.only_marks && gap.words.iter().all(|word| self.facts.link.contains(word));
            let is_copied = gap.last == Last::Colon
                || gap.words.last().is_some_and(|last| gap.last == Last::Word && self.facts.copula.contains(last));
            let diverts = self.diverts(&gap);
            let next = self.here.atoms.get(one.atoms.end);
            let is_last = next.is_none();
            let has_verb = next.is_some_and(|next| self.facts.after.contains(self.word(next)));
            // "OTP ki 4412 koshishen", "OTP 4412 customers": what is counted follows.
            let counted = next.filter(|next| self.part(one.range.end..next.range.start) == " " && !has_verb);
            let counts = counted.is_some_and(|next| {
                let is_direct = gap.words.is_empty() && gap.last == Last::Nothing;
                let of_it = || self.facts.genitive.is_in(self.part(name.range.end..one.range.start));
                is_direct && self.is_plural(self.word(next)) || gap.last == Last::Word && of_it()
            });
            let links = if one.is_year {
                is_linked && (is_copied || has_verb)
            } else if diverts {
                false
            } else {
                is_linked && !counts
                    || is_copied && gap.words.len() <= FAR
                    || !one.is_mixed && gap.words.len() <= NEAR && (has_verb || is_last && gap.last == Last::Comma)
            };
            if links && self.names_code(name, one) {
                return true;
            }
            if links {
                return false;
            }
        }
        false
    }

    /// Whether what stands between says that the number is something else. "On your number" says where a code came.
    fn diverts(&self, gap: &Gap<'a>) -> bool {
        let says = |(at, word): (usize, &&str)| {
            let before = gap.words.get(at.saturating_sub(2)..at).unwrap_or_default();
            self.facts.divert.contains(word) && !before.iter().any(|word| self.facts.upon.contains(word))
        };
        gap.words.iter().enumerate().any(says)
    }

    /// A noun of which there are many, by its ending; "expires" is none.
    fn is_plural(&self, word: &str) -> bool {
        word.len() > 4 && word.ends_with('s') && !word.ends_with("ss") && !self.facts.expiry.is_in(word)
    }

    /// "482913 is your verification code".
    pub(super) fn precedes_name(&self, one: &Candidate) -> bool {
        let Some(name) = self.here.names().iter().find(|name| name.range.start >= one.range.end) else { return false };
        if name.kind == Kind::Innocent {
            return false;
        }
        let gap = self.gap(one.range.end, name.range.start);
        let starts = gap.words.first().is_none_or(|first| self.facts.whose.contains(first))
            || self.part(one.range.end..name.range.start).trim_start().starts_with(['-', ':']);
        let diverts = gap.words.iter().any(|word| self.facts.divert.contains(word)) || gap.has_digit;
        let is_whose = gap.words.first().is_some_and(|first| self.facts.whose.contains(first));
        // "118204 OTPs" are counted, "118204 (OTP)" is one.
        let is_aside = self.part(one.range.end..name.range.start).trim_start().starts_with('(');
        let has_come = self.facts.arrives.is_in(self.part(name.range.end..self.here.range.end));
        let is_told = is_whose || is_aside || has_come || !gap.words.is_empty();
        starts && !diverts && gap.words.len() <= NEAR && is_told && self.names_code(name, one)
    }

    /// "Use 482913 to verify your number".
    pub(super) fn is_to_be_used(&self, one: &Candidate) -> bool {
        if one.is_mixed || one.is_year {
            return false;
        }
        let near = |at: Option<usize>| at.and_then(|at| self.here.atoms.get(at)).map(|atom| self.word(atom));
        let is_use = |word: Option<&str>| word.is_some_and(|word| self.facts.using.contains(word));
        let before = is_use(near(one.atoms.start.checked_sub(1)));
        let is_for = near(one.atoms.start.checked_sub(1)).is_some_and(|word| self.facts.purposely.contains(word));
        let after = is_for && is_use(near(Some(one.atoms.end)));
        let speaks = |text: &str| self.facts.purpose.is_in(text);
        let (rest, start) =
            (self.part(one.range.end..self.here.range.end), self.part(self.here.range.start..one.range.start));
        let is_meant = before && speaks(rest) || after && speaks(start);
        is_meant && !self.here.names().iter().any(|name| name.kind == Kind::Innocent) && !self.is_of_meeting(None)
    }

    /// A line of its own under "Your verification code:", or above "is your code".
    pub(super) fn stands_alone(&self, one: &Candidate) -> bool {
        let others = self.here.atoms.iter().enumerate().filter(|(at, _)| !one.atoms.contains(at));
        let mut words = others.map(|(_, atom)| atom);
        if !words.all(|atom| !atom.has_digit && self.facts.link.contains(self.word(atom))) || one.is_year {
            return false;
        }
        let is_long = one.range.len() > 4;
        let announced = [1, 2].into_iter().find_map(|back| {
            let (sentence, text) = self.other(back, 0)?;
            let name = sentence.names().iter().rev().find(|name| back == 1 || name.kind == Kind::Strong)?;
            Some((name, text))
        });
        if let Some((name, text)) = announced {
            let is_intro = text.trim_end().ends_with(':') || self.facts.intro.is_in(text);
            let is_advice = self.facts.warning.is_in(text) && !text.trim_end().ends_with(':');
            return name.kind != Kind::Innocent && !is_advice && (is_intro || is_long) && self.names_code(name, one);
        }
        let Some((next, text)) = self.other(0, 1) else { return false };
        let strong = next.names().iter().find(|name| name.kind != Kind::Innocent);
        strong.is_some_and(|name| self.facts.back.is_in(text) && self.names_code(name, one))
    }

    /// Whether the name is that of a code which must not be told.
    fn names_code(&self, name: &Name, one: &Candidate) -> bool {
        if self.is_of_meeting(Some(name)) {
            return false;
        }
        let named = self.part(name.range.clone());
        let start =
            self.all.iter().rev().map(|it| it.range.start).find(|start| *start <= name.range.start).unwrap_or(0);
        let before = self.part(start..name.range.start);
        let around = self.around(1);
        let is_mine = self.facts.mine.is_in(before);
        let warns = self.facts.warning.is_in(around) || self.facts.expiry.is_in(around);
        if self.facts.postal.is_in(named) && one.is_six && !is_mine && !warns
            || self.facts.postal.is_in(named) && self.facts.place.is_in(self.sentence_text())
        {
            return false;
        }
        if name.kind == Kind::Strong || is_mine || warns {
            return true;
        }
        let near = |sentence: &Sentence<'_>| sentence.names().iter().any(|it| it.kind == Kind::Strong);
        if near(self.here)
            || self.other(1, 0).is_some_and(|(it, _)| near(it))
            || self.other(0, 1).is_some_and(|(it, _)| near(it))
        {
            return true;
        }
        let serves = self.facts.purpose.is_in(around);
        let is_bare = before.trim().is_empty()
            || self.facts.own.is_in(before)
            || self.facts.arrives.is_in(self.part(name.range.end..self.here.range.end))
            || !before.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == '-');
        serves && (is_bare || self.facts.genitive.is_in(before))
    }

    /// A meeting is spoken of, and the name may be that of its code.
    fn is_of_meeting(&self, name: Option<&Name>) -> bool {
        let is_certain = name.is_some_and(|name| self.facts.certain.is_in(self.part(name.range.clone())));
        let around = self.around(AROUND);
        let is_service = self.facts.service.is_in(around) && !self.facts.signing.is_in(self.sentence_text());
        !is_certain && (is_service || self.facts.meeting.is_in(around))
    }
}

/// What stands between a name and a number.
struct Gap<'a> {
    words: Vec<&'a str>,
    has_digit: bool,
    last: Last,
    only_marks: bool,
}

/// What a gap ends with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Word,
    Colon,
    Comma,
}
