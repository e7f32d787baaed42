//! Asking the installed antivirus about a file or an attachment.
//!
//! Nothing leaves the computer: clamd is asked over its socket or the loopback, `clamscan` and Windows Defender are run as
//! programs. What nobody has looked at, or not looked at whole, is [`Verdict::NotScanned`] and never clean.

pub mod clamav;
pub mod clamd;
pub mod clamscan;
pub mod defender;
mod places;
mod program;

pub use clamd::Clamd;
pub use clamscan::Clamscan;
pub use defender::Defender;

use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use time::{OffsetDateTime, UtcOffset};

/// Answers true once somebody cancelled.
pub type Cancelled<'a> = &'a dyn Fn() -> bool;

/// How long what an antivirus says of itself holds.
const FRESH: Duration = Duration::from_secs(60);
/// Files in a row that get no answer, until nobody is asked for a while.
const MOST_SILENCES: u32 = 3;

/// How long is waited. An antivirus that hangs must not hang Muhr.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// For a connection, and for what it says of itself.
    pub question: Duration,
    /// For one file.
    pub file: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        // `clamscan` reads all signatures first, which takes half a minute on an old computer; clamd gives up on a file
        // after two minutes, and does not say so.
        Self { question: Duration::from_secs(5), file: Duration::from_secs(110) }
    }
}

/// What is to be looked at.
#[derive(Clone, Copy, Debug)]
pub struct Sample<'a> {
    /// All of it.
    pub bytes: &'a [u8],
    /// Where it stands as a file of its own; an attachment stands nowhere, and is never written anywhere.
    pub file: Option<&'a Path>,
}

/// What an antivirus says of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It knows nothing bad in it.
    Clean,
    /// It knows what it is.
    Infected {
        /// What it calls it: printable ASCII, at most 120 characters.
        threat: String,
    },
    /// Nobody has looked, or not at all of it.
    NotScanned(Reason),
}

/// Why nobody has looked. Texts: `scan-not-<reason>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// There is none that can be asked.
    NoAntivirus,
    /// It has no dated signatures, so that what it does not know means nothing.
    NoSignatures,
    /// It is down, hangs, took too long, or broke off.
    NotAnswering,
    /// Larger than it looks at.
    TooLarge,
    /// It cannot look into what is encrypted.
    Encrypted,
    /// It does not take files from this person, or could not scan this one.
    Refused,
    /// It was told to leave this file out.
    Excluded,
    /// What it answers is nothing that it should.
    NotUnderstood,
    /// It is set up on another computer, and nothing is sent there.
    Elsewhere,
    /// It scans files on the disk only; this is a part of one.
    OnlyWhole,
    /// Somebody cancelled.
    Cancelled,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 11] = [
        Self::NoAntivirus,
        Self::NoSignatures,
        Self::NotAnswering,
        Self::TooLarge,
        Self::Encrypted,
        Self::Refused,
        Self::Excluded,
        Self::NotUnderstood,
        Self::Elsewhere,
        Self::OnlyWhole,
        Self::Cancelled,
    ];

    /// The name as it stands in JSON and in `locales/`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoAntivirus => "no-antivirus",
            Self::NoSignatures => "no-signatures",
            Self::NotAnswering => "not-answering",
            Self::TooLarge => "too-large",
            Self::Encrypted => "encrypted",
            Self::Refused => "refused",
            Self::Excluded => "excluded",
            Self::NotUnderstood => "not-understood",
            Self::Elsewhere => "elsewhere",
            Self::OnlyWhole => "only-whole",
            Self::Cancelled => "cancelled",
        }
    }
}

/// What an antivirus says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Engine {
    /// Its name, such as `ClamAV`.
    pub name: &'static str,
    /// Its version: printable ASCII, at most 40 characters; empty where it does not tell.
    pub version: String,
    /// How old its signatures are; nothing where it has none, or none with a date.
    pub signatures: Option<OffsetDateTime>,
    /// The most bytes of one file, or of one file in an archive, that it looks at whole. Of more it may say that it is
    /// clean and has not looked.
    pub most: u64,
}

/// One antivirus, as it answers; what that is worth, [`Scanner`] says.
pub trait Antivirus: Send + Sync {
    /// What it says of itself.
    ///
    /// # Errors
    /// It cannot be asked.
    fn engine(&self, cancelled: Cancelled<'_>) -> Result<Engine, Reason>;
    /// What it says of a file.
    fn scan(&self, sample: Sample<'_>, cancelled: Cancelled<'_>) -> Verdict;
}

/// What one file came to, and whose word that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scanned {
    /// What it says.
    pub verdict: Verdict,
    /// Who says it; nobody where none could be asked.
    pub engine: Option<Engine>,
}

/// The antivirus of this computer: the first of those installed that answers.
pub struct Scanner {
    installed: Vec<Box<dyn Antivirus>>,
    answering: Mutex<Option<Answering>>,
}

/// Who answered lately.
struct Answering {
    since: Instant,
    /// Which of the installed, or why none.
    found: Result<(usize, Engine), Reason>,
    silences: u32,
}

impl std::fmt::Debug for Scanner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scanner").field("installed", &self.installed.len()).finish_non_exhaustive()
    }
}

impl Scanner {
    /// Looks for what is installed; nobody is asked yet. ClamAV tells times as the computer's clock shows them, which is
    /// `offset` from UTC.
    #[must_use]
    pub fn installed(offset: UtcOffset) -> Self {
        Self::with_patience(offset, Patience::default())
    }

    /// The same with another patience.
    #[must_use]
    pub fn with_patience(offset: UtcOffset, patience: Patience) -> Self {
        let mut installed: Vec<Box<dyn Antivirus>> = Vec::new();
        for place in places::clamd() {
            installed.push(Box::new(Clamd::new(place, offset).with_patience(patience)));
        }
        if let Some(program) = places::clamscan() {
            installed.push(Box::new(Clamscan::new(program, offset).with_patience(patience)));
        }
        if let Some(defender) = Defender::installed(patience) {
            installed.push(Box::new(defender));
        }
        Self::of(installed)
    }

    /// The clamd that listens there, and nobody else.
    #[must_use]
    pub fn clamd_at(place: clamd::Place, offset: UtcOffset) -> Self {
        let configured = places::clamd().into_iter().find(|one| one.place == place);
        let at = configured.unwrap_or(clamd::Listening { place, limits: clamd::Limits::default() });
        Self::of(vec![Box::new(Clamd::new(at, offset))])
    }

    /// Whom to ask, in this order.
    #[must_use]
    pub fn of(installed: Vec<Box<dyn Antivirus>>) -> Self {
        Self { installed, answering: Mutex::default() }
    }

    /// Who answers, and what it says of itself.
    ///
    /// # Errors
    /// Nobody does.
    pub fn engine(&self, cancelled: Cancelled<'_>) -> Result<Engine, Reason> {
        self.answering(cancelled).map(|(_, engine)| engine)
    }

    /// Asks about one file.
    #[must_use]
    pub fn scan(&self, sample: Sample<'_>, cancelled: Cancelled<'_>) -> Scanned {
        if cancelled() {
            return Scanned { verdict: Verdict::NotScanned(Reason::Cancelled), engine: None };
        }
        let (index, engine) = match self.answering(cancelled) {
            Ok(found) => found,
            Err(reason) => return Scanned { verdict: Verdict::NotScanned(reason), engine: None },
        };
        let Some(antivirus) = self.installed.get(index) else {
            return Scanned { verdict: Verdict::NotScanned(Reason::NoAntivirus), engine: None };
        };
        if u64::try_from(sample.bytes.len()).is_ok_and(|length| length > engine.most) {
            return Scanned { verdict: Verdict::NotScanned(Reason::TooLarge), engine: Some(engine) };
        }
        let verdict = match antivirus.scan(sample, cancelled) {
            // A hit is a hit, whatever it knows besides; but what it does not know means nothing then.
            Verdict::Clean if engine.signatures.is_none() => Verdict::NotScanned(Reason::NoSignatures),
            verdict => verdict,
        };
        self.heard(&verdict);
        Scanned { verdict, engine: Some(engine) }
    }

    fn answering(&self, cancelled: Cancelled<'_>) -> Result<(usize, Engine), Reason> {
        let mut answering = self.answering.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(lately) = answering.as_ref().filter(|lately| lately.since.elapsed() < FRESH) {
            return lately.found.clone();
        }
        let found = self.look(cancelled);
        if found != Err(Reason::Cancelled) {
            *answering = Some(Answering { since: Instant::now(), found: found.clone(), silences: 0 });
        }
        found
    }

    /// The first that answers and has signatures; else the first that answers; else why the first does not.
    fn look(&self, cancelled: Cancelled<'_>) -> Result<(usize, Engine), Reason> {
        let (mut without_signatures, mut why) = (None, None);
        for (index, antivirus) in self.installed.iter().enumerate() {
            match antivirus.engine(cancelled) {
                Ok(engine) if engine.signatures.is_some() => return Ok((index, engine)),
                Ok(engine) => without_signatures = without_signatures.or(Some((index, engine))),
                Err(Reason::Cancelled) => return Err(Reason::Cancelled),
                Err(reason) => why = why.or(Some(reason)),
            }
        }
        without_signatures.ok_or(why.unwrap_or(Reason::NoAntivirus))
    }

    /// Whoever does not answer is not waited for ten thousand times.
    fn heard(&self, verdict: &Verdict) {
        let mut answering = self.answering.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(lately) = answering.as_mut() else { return };
        match verdict {
            Verdict::NotScanned(Reason::NotAnswering) => {
                lately.silences = lately.silences.saturating_add(1);
                if lately.silences >= MOST_SILENCES {
                    lately.since = Instant::now();
                    lately.found = Err(Reason::NotAnswering);
                }
            }
            Verdict::NotScanned(Reason::Cancelled) => {}
            _ => lately.silences = 0,
        }
    }
}

/// What an antivirus wrote, bounded, with nothing in it that is obeyed, reorders a line or stays unseen.
fn shown(untrusted: &str, most: usize) -> String {
    let plain = |c: char| if c == ' ' || c.is_ascii_graphic() { c } else { '\u{fffd}' };
    untrusted.trim().chars().take(most).map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use time::macros::datetime;

    /// Says always the same.
    struct Scripted {
        engine: Result<Engine, Reason>,
        verdict: Verdict,
        asked: &'static AtomicUsize,
    }

    impl Antivirus for Scripted {
        fn engine(&self, _: Cancelled<'_>) -> Result<Engine, Reason> {
            self.engine.clone()
        }

        fn scan(&self, _: Sample<'_>, _: Cancelled<'_>) -> Verdict {
            self.asked.fetch_add(1, Ordering::Relaxed);
            self.verdict.clone()
        }
    }

    fn engine(name: &'static str, has_signatures: bool) -> Engine {
        let signatures = has_signatures.then_some(datetime!(2026-11-20 8:00 UTC));
        Engine { name, version: String::new(), signatures, most: 10 }
    }

    fn scanner(each: Vec<(Result<Engine, Reason>, Verdict)>) -> (Scanner, &'static AtomicUsize) {
        let asked: &AtomicUsize = Box::leak(Box::default());
        let each = each.into_iter().map(|(engine, verdict)| Scripted { engine, verdict, asked });
        (Scanner::of(each.map(|one| Box::new(one) as Box<dyn Antivirus>).collect()), asked)
    }

    fn scan(scanner: &Scanner) -> Scanned {
        scanner.scan(Sample { bytes: b"x", file: None }, &|| false)
    }

    #[test]
    fn without_an_antivirus_nothing_is_ever_clean() {
        let (scanner, _) = scanner(Vec::new());
        let expected = Scanned { verdict: Verdict::NotScanned(Reason::NoAntivirus), engine: None };
        assert_eq!(scan(&scanner), expected);
    }

    #[test]
    fn without_signatures_a_hit_counts_and_clean_does_not() {
        let hit = Verdict::Infected { threat: "Local.Rule".to_owned() };
        for (said, told) in [(Verdict::Clean, Verdict::NotScanned(Reason::NoSignatures)), (hit.clone(), hit)] {
            let (scanner, _) = scanner(vec![(Ok(engine("ClamAV", false)), said)]);
            assert_eq!(scan(&scanner).verdict, told);
        }
    }

    #[test]
    fn the_first_that_answers_and_has_signatures_is_asked() {
        let no = Verdict::NotScanned(Reason::Refused);
        let (scanner, _) = scanner(vec![
            (Err(Reason::NotAnswering), no.clone()),
            (Ok(engine("without", false)), no.clone()),
            (Ok(engine("with", true)), Verdict::Clean),
        ]);
        let scanned = scan(&scanner);
        assert_eq!((scanned.verdict, scanned.engine.unwrap().name), (Verdict::Clean, "with"));
    }

    #[test]
    fn where_nobody_answers_the_reason_of_the_first_is_told() {
        let no = Verdict::Clean;
        let (scanner, asked) = scanner(vec![(Err(Reason::Elsewhere), no.clone()), (Err(Reason::NotAnswering), no)]);
        assert_eq!(scan(&scanner).verdict, Verdict::NotScanned(Reason::Elsewhere));
        assert_eq!(asked.load(Ordering::Relaxed), 0);
    }

    #[test]
    fn whoever_hangs_is_not_waited_for_ten_thousand_times() {
        let silent = Verdict::NotScanned(Reason::NotAnswering);
        let (scanner, asked) = scanner(vec![(Ok(engine("ClamAV", true)), silent.clone())]);
        (0..10_000).for_each(|_| assert_eq!(scan(&scanner).verdict, silent));
        assert_eq!(asked.load(Ordering::Relaxed), 3);
    }

    #[test]
    fn what_was_cancelled_is_not_scanned_and_nobody_is_asked() {
        let (scanner, asked) = scanner(vec![(Ok(engine("ClamAV", true)), Verdict::Clean)]);
        let scanned = scanner.scan(Sample { bytes: b"x", file: None }, &|| true);
        assert_eq!(scanned.verdict, Verdict::NotScanned(Reason::Cancelled));
        assert_eq!(asked.load(Ordering::Relaxed), 0);
    }

    #[test]
    fn what_is_larger_than_it_looks_at_is_not_asked_about() {
        let (scanner, asked) = scanner(vec![(Ok(engine("ClamAV", true)), Verdict::Clean)]);
        let scan = |length| scanner.scan(Sample { bytes: &vec![0; length], file: None }, &|| false).verdict;
        assert_eq!([scan(10), scan(11)], [Verdict::Clean, Verdict::NotScanned(Reason::TooLarge)]);
        assert_eq!(asked.load(Ordering::Relaxed), 1);
    }

    #[test]
    fn names_of_reasons_are_unique_and_plain() {
        let names: std::collections::BTreeSet<_> = Reason::ALL.iter().map(|reason| reason.as_str()).collect();
        assert_eq!(names.len(), Reason::ALL.len());
        assert!(names.iter().all(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '-')));
    }
}
