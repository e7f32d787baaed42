//! Asking on behalf of one check.

use crate::ask::{Answer, Kind, Outcome, Resolve};
use crate::shared::Shared;
use crate::together::held;
use muhr_inspect::auth::dns::askable;
use muhr_inspect::names::domain::is_within;
use std::collections::HashMap;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long is waited for one answer.
const PATIENCE: Duration = Duration::from_secs(3);
/// Questions about names of the domain to which nobody knew an answer, until no more are asked: whoever serves it is away.
/// Several are asked at once, so one that waited in vain stands for all.
const MOST_IN_VAIN: u32 = 3;
/// Questions of one check.
const MOST_QUESTIONS: usize = 300;
/// Records of one answer that are looked at.
const MOST_RECORDS: usize = 50;
/// Bytes of one answer: a message has no more (RFC 1035 §4.2.2).
const MOST_BYTES: usize = 65_536;
/// Names in one chain of aliases that are looked at.
const MOST_ALIASES: usize = 16;
/// How often somebody who waits for another's answer looks whether to stop.
const LOOK: Duration = Duration::from_millis(50);

/// Asks on behalf of one check, for all of its threads: no question twice, no bad names, no more than the limit, nothing
/// once the time is up or somebody has stopped it.
pub(crate) struct Asker<'a> {
    dns: &'a dyn Resolve,
    shared: &'a Shared,
    /// The domain that is checked.
    domain: &'a str,
    until: Instant,
    stop: &'a (dyn Fn() -> bool + Sync),
    known: Mutex<Known>,
}

/// The place of one answer.
#[derive(Default)]
struct Place {
    state: Mutex<State>,
    told: Condvar,
}

/// How far a question is.
#[derive(Default)]
enum State {
    /// Nobody has asked it.
    #[default]
    Open,
    /// Somebody does; whoever comes meanwhile waits.
    Asked,
    Told(Answer),
}

struct Known {
    places: HashMap<(String, Kind), Arc<Place>>,
    asked: usize,
    /// Questions about names of the domain to which nobody knew an answer, and what came of the last; nothing once one was
    /// answered.
    in_vain: Option<(u32, Outcome)>,
}

impl Known {
    /// What is said of further names of the domain without asking.
    fn given_up(&self) -> Option<Outcome> {
        self.in_vain.filter(|(times, _)| *times >= MOST_IN_VAIN).map(|(_, outcome)| outcome)
    }

    fn heard(&mut self, kind: Kind, outcome: Outcome) {
        let more = match outcome {
            Outcome::TimedOut => Some(MOST_IN_VAIN),
            Outcome::Failed | Outcome::Refused => Some(1),
            // Those above the domain answer that one.
            _ if kind == Kind::Ds => return,
            _ => None,
        };
        self.in_vain = self.in_vain.zip(more).map(|((times, _), more)| (times.saturating_add(more), outcome));
    }
}

impl<'a> Asker<'a> {
    pub(crate) fn new(
        dns: &'a dyn Resolve,
        shared: &'a Shared,
        domain: &'a str,
        until: Instant,
        stop: &'a (dyn Fn() -> bool + Sync),
    ) -> Self {
        let known = Known { places: HashMap::new(), asked: 0, in_vain: Some((0, Outcome::TimedOut)) };
        Self { dns, shared, domain, until, stop, known: Mutex::new(known) }
    }

    /// When everything ends.
    pub(crate) const fn until(&self) -> Instant {
        self.until
    }

    /// The time is up, or somebody has stopped it.
    pub(crate) fn is_over(&self) -> bool {
        Instant::now() >= self.until || (self.stop)()
    }

    /// Whether the resolver was put any question at all.
    pub(crate) fn has_asked(&self) -> bool {
        held(&self.known).asked > 0
    }

    /// The answer. A name that cannot exist does not.
    pub(crate) fn ask(&self, name: &str, kind: Kind) -> Answer {
        let Some(name) = askable(name) else { return Answer::without(Outcome::NoName) };
        let Some(place) = self.place(&name, kind) else { return Answer::without(Outcome::NotAsked) };
        match self.begin(&place, &name, kind) {
            Begun::Told(answer) => answer,
            Begun::ByAnother => self.wait(&place),
            Begun::Here => {
                let answer = self.dns.ask_unless(&name, kind, self.patience(), self.stop);
                self.tell(&place, &name, kind, answer)
            }
        }
    }

    /// Asks for several names at once, so that their answers are there when they are needed.
    pub(crate) fn ask_all(&self, wanted: &[(String, Kind)]) {
        let (mut questions, mut places) = (Vec::new(), Vec::new());
        for (name, kind) in wanted {
            let Some(name) = askable(name) else { continue };
            let Some(place) = self.place(&name, *kind) else { continue };
            if matches!(self.begin(&place, &name, *kind), Begun::Here) {
                questions.push((name, *kind));
                places.push(place);
            }
        }
        if questions.is_empty() {
            return;
        }
        let mut answers = self.dns.ask_all(&questions, self.patience(), self.stop).into_iter();
        for ((name, kind), place) in questions.iter().zip(places) {
            let answer = answers.next().unwrap_or_else(|| Answer::without(Outcome::NotAsked));
            self.tell(&place, name, *kind, answer);
        }
    }

    /// How long is waited for an answer that is asked for now.
    fn patience(&self) -> Instant {
        Instant::now().checked_add(PATIENCE).map_or(self.until, |end| end.min(self.until))
    }

    fn place(&self, name: &str, kind: Kind) -> Option<Arc<Place>> {
        let mut known = held(&self.known);
        if let Some(place) = known.places.get(&(name.to_owned(), kind)) {
            return Some(Arc::clone(place));
        }
        let has_room = known.places.len() < MOST_QUESTIONS;
        has_room.then(|| Arc::clone(known.places.entry((name.to_owned(), kind)).or_default()))
    }

    /// Whether the question is to be asked here and now.
    fn begin(&self, place: &Place, name: &str, kind: Kind) -> Begun {
        let mut state = held(&place.state);
        match &*state {
            State::Told(answer) => return Begun::Told(answer.clone()),
            State::Asked => return Begun::ByAnother,
            State::Open => {}
        }
        let told = if self.is_over() {
            Some(Answer::without(Outcome::NotAsked))
        } else if is_within(name, self.domain) {
            held(&self.known).given_up().map(Answer::without)
        } else {
            self.shared.answer(name, kind)
        };
        if let Some(answer) = told {
            *state = State::Told(answer.clone());
            return Begun::Told(answer);
        }
        *state = State::Asked;
        held(&self.known).asked += 1;
        Begun::Here
    }

    fn tell(&self, place: &Place, name: &str, kind: Kind, answer: Answer) -> Answer {
        let answer = bounded(answer, kind);
        if is_within(name, self.domain) {
            held(&self.known).heard(kind, answer.outcome);
        } else {
            self.shared.keep(name, kind, &answer);
        }
        *held(&place.state) = State::Told(answer.clone());
        place.told.notify_all();
        answer
    }

    /// What somebody else is told.
    fn wait(&self, place: &Place) -> Answer {
        let mut state = held(&place.state);
        loop {
            if let State::Told(answer) = &*state {
                return answer.clone();
            }
            if self.is_over() {
                return Answer::without(Outcome::NotAsked);
            }
            state = place.told.wait_timeout(state, LOOK).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

/// Who asks a question.
enum Begun {
    /// Nobody need: this is the answer.
    Told(Answer),
    ByAnother,
    Here,
}

/// What is used of an answer: records of the kind that was asked for, no more than the limits.
fn bounded(answer: Answer, kind: Kind) -> Answer {
    let Answer { outcome, mut records, mut aliases, authentic } = answer;
    records.retain(|record| record.is(kind));
    records.truncate(MOST_RECORDS);
    let mut left = MOST_BYTES;
    records.retain(|record| {
        left = left.saturating_sub(record.bytes());
        left > 0
    });
    aliases.truncate(MOST_ALIASES);
    let outcome = match outcome {
        Outcome::Found if records.is_empty() => Outcome::NoRecords,
        outcome => outcome,
    };
    if outcome != Outcome::Found {
        records.clear();
    }
    Answer { outcome, records, aliases, authentic }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::Data;
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::time::Duration;

    /// Counts what it is asked, and takes its time.
    struct Counting(AtomicU32);

    impl Resolve for Counting {
        fn ask(&self, _: &str, kind: Kind, _: Instant) -> Answer {
            self.0.fetch_add(1, Ordering::Relaxed);
            std::thread::sleep(Duration::from_millis(2));
            match kind {
                Kind::Txt => Answer { records: vec![Data::Ds; 3], ..Answer::without(Outcome::Found) },
                _ => Answer { records: vec![Data::Ds; 3], ..Answer::without(Outcome::Failed) },
            }
        }
        fn servers(&self) -> Vec<String> {
            Vec::new()
        }
    }

    fn later() -> Instant {
        Instant::now() + Duration::from_secs(600)
    }

    #[test]
    fn a_question_is_asked_once_even_by_many_at_once() {
        let shared = Shared::default();
        let dns = Counting(AtomicU32::new(0));
        let asker = Asker::new(&dns, &shared, "b.example", later(), &|| false);
        std::thread::scope(|threads| {
            for name in ["a.example", "A.Example.", "a.example", "a.EXAMPLE"].repeat(4) {
                let asker = &asker;
                threads.spawn(move || asker.ask(name, Kind::Txt));
            }
        });
        assert_eq!(dns.0.load(Ordering::Relaxed), 1);
        asker.ask("a.example", Kind::A);
        assert_eq!(dns.0.load(Ordering::Relaxed), 2, "another type is another question");
    }

    #[test]
    fn there_is_an_end_to_questions_and_known_answers_outlast_it() {
        let shared = Shared::default();
        struct Nothing;
        impl Resolve for Nothing {
            fn ask(&self, _: &str, _: Kind, _: Instant) -> Answer {
                Answer::without(Outcome::NoRecords)
            }
            fn servers(&self) -> Vec<String> {
                Vec::new()
            }
        }
        let asker = Asker::new(&Nothing, &shared, "b.example", later(), &|| false);
        for number in 0..MOST_QUESTIONS {
            assert_eq!(asker.ask(&format!("n{number}.example"), Kind::A).outcome, Outcome::NoRecords);
        }
        assert_eq!(asker.ask("one-more.example", Kind::A).outcome, Outcome::NotAsked);
        assert_eq!(asker.ask("n0.example", Kind::A).outcome, Outcome::NoRecords);
    }

    #[test]
    fn names_that_cannot_exist_and_questions_too_late_are_not_asked() {
        let shared = Shared::default();
        let dns = Counting(AtomicU32::new(0));
        let asker = Asker::new(&dns, &shared, "b.example", later(), &|| false);
        for bad in ["", "a..b", "a\0.example", &"a".repeat(64), &"a.".repeat(200), "a\n.example"] {
            assert_eq!(asker.ask(bad, Kind::A).outcome, Outcome::NoName, "{bad:?}");
        }
        assert_eq!(
            Asker::new(&dns, &shared, "b.example", Instant::now(), &|| false).ask("a.example", Kind::A).outcome,
            Outcome::NotAsked
        );
        assert_eq!(
            Asker::new(&dns, &shared, "b.example", later(), &|| true).ask("a.example", Kind::A).outcome,
            Outcome::NotAsked
        );
        assert!(!asker.has_asked());
        assert_eq!(dns.0.load(Ordering::Relaxed), 0);
    }

    #[test]
    fn a_domain_that_nobody_answers_for_is_not_asked_for_ever() {
        let shared = Shared::default();
        struct Silent(AtomicU32);
        impl Resolve for Silent {
            fn ask(&self, name: &str, _: Kind, _: Instant) -> Answer {
                self.0.fetch_add(1, Ordering::Relaxed);
                Answer::without(if name == "there.example" { Outcome::NoRecords } else { Outcome::TimedOut })
            }
            fn servers(&self) -> Vec<String> {
                Vec::new()
            }
        }
        let dns = Silent(AtomicU32::new(0));
        let asker = Asker::new(&dns, &shared, "lame.example", later(), &|| false);
        for number in 0..MOST_IN_VAIN + 5 {
            assert_eq!(asker.ask(&format!("n{number}.lame.example"), Kind::A).outcome, Outcome::TimedOut);
        }
        assert_eq!(dns.0.load(Ordering::Relaxed), 1);
        assert_eq!(asker.ask("there.example", Kind::A).outcome, Outcome::NoRecords, "others are asked all the same");
        let asker = Asker::new(&dns, &shared, "there.example", later(), &|| false);
        asker.ask("there.example", Kind::A);
        for number in 0..20 {
            asker.ask(&format!("n{number}.there.example"), Kind::A);
        }
        assert_eq!(dns.0.load(Ordering::Relaxed), 23, "whoever has answered once is there");
    }

    #[test]
    fn records_of_another_type_and_of_failures_do_not_count() {
        let shared = Shared::default();
        let dns = Counting(AtomicU32::new(0));
        let asker = Asker::new(&dns, &shared, "b.example", later(), &|| false);
        assert_eq!(asker.ask("a.example", Kind::Txt), Answer::without(Outcome::NoRecords));
        assert_eq!(asker.ask("a.example", Kind::Ds), Answer::without(Outcome::Failed));
    }
}
