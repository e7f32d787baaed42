//! Whether this computer is fit for official mail: its antivirus with its signatures and its guard, updates, a restart
//! that waits, encryption of the disk, and the lock of the screen.
//!
//! Every topic has one of four answers. A question that failed is never "off", and nothing is fine without something
//! that shows it. What a system says is read by pure functions (`linux`, `windows`, `mac`), made into plain facts
//! ([`protection`], [`volumes`], [`locking`], [`updating`]) and judged there by rules that are the same everywhere; what
//! asks the system is thin, bounded in time and size, and beside it.

#![cfg_attr(not(test), allow(dead_code, reason = "each system gives only some of the facts; the tests give all"))]

mod clamd;
mod dates;
#[cfg(any(target_os = "linux", test))]
mod linux;
mod locking;
#[cfg(any(target_os = "macos", test))]
mod mac;
mod place;
mod program;
mod protection;
pub mod reason;
mod updating;
mod volumes;
#[cfg(any(windows, test))]
mod windows;

pub use place::Place;
pub use reason::Reason;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};
use time::OffsetDateTime;

/// How long the whole look may take. What has not answered by then could not be checked.
const LONGEST: Duration = Duration::from_secs(5);
/// Most characters of one value that texts mention. What a product calls itself is no place for a novel.
const MOST_EVIDENCE: usize = 120;

/// What is looked at, in the order in which it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// Whether an antivirus is there, active and licensed.
    Antivirus,
    /// Whether it knows what is new.
    Signatures,
    /// Whether it looks at every file that is opened, not only at those it is asked about.
    OnAccess,
    /// Updates of the system.
    Updates,
    /// A restart that updates wait for.
    Restart,
    /// Whether who takes the computer can read the disk.
    DiskEncryption,
    /// Whether the screen locks when nobody is there.
    ScreenLock,
}

impl Topic {
    /// All of them, in order.
    pub const ALL: [Self; 7] = [
        Self::Antivirus,
        Self::Signatures,
        Self::OnAccess,
        Self::Updates,
        Self::Restart,
        Self::DiskEncryption,
        Self::ScreenLock,
    ];

    /// Its stable name: text `endpoint-topic-<name>`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Antivirus => "antivirus",
            Self::Signatures => "signatures",
            Self::OnAccess => "on-access",
            Self::Updates => "updates",
            Self::Restart => "restart",
            Self::DiskEncryption => "disk-encryption",
            Self::ScreenLock => "screen-lock",
        }
    }

    /// What is said where there was no answer.
    const fn not_told(self) -> &'static Reason {
        match self {
            Self::Antivirus => &reason::ANTIVIRUS_NOT_TOLD,
            Self::Signatures => &reason::SIGNATURES_NOT_TOLD,
            Self::OnAccess => &reason::ON_ACCESS_NOT_TOLD,
            Self::Updates => &reason::UPDATES_NOT_TOLD,
            Self::Restart => &reason::RESTART_NOT_TOLD,
            Self::DiskEncryption => &reason::DISK_NOT_TOLD,
            Self::ScreenLock => &reason::SCREEN_LOCK_NOT_TOLD,
        }
    }
}

/// One of four answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// As it should be.
    Fine,
    /// Not as it should be.
    Problem,
    /// Could not be checked.
    Unknown,
    /// Does not apply here.
    NotApplicable,
}

/// What is so about one topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// What it is about.
    pub topic: Topic,
    /// Which of the four.
    pub state: State,
    /// Why: texts `endpoint-<reason>` and `endpoint-<reason>-remedy`.
    pub reason: &'static str,
    /// What its texts mention.
    pub evidence: BTreeMap<&'static str, String>,
}

impl Condition {
    /// A condition with nothing that its texts mention.
    #[must_use]
    pub fn new(reason: &'static Reason) -> Self {
        Self { topic: reason.topic, state: reason.state, reason: reason.id, evidence: BTreeMap::new() }
    }

    /// The same with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        let plain = |c: char| if c.is_control() { ' ' } else { c };
        let value = value.to_string().chars().take(MOST_EVIDENCE).map(plain).collect();
        self.evidence.insert(name, value);
        self
    }
}

/// Whether a computer is fit for official mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fitness {
    /// Everything that applies was seen, and is fine.
    Fit,
    /// Something is wrong.
    NotFit,
    /// Nothing is known to be wrong, and something could not be checked.
    Unknown,
}

impl Fitness {
    /// What these conditions come to. Where there are none, nothing is known.
    #[must_use]
    pub fn of(conditions: &[Condition]) -> Self {
        let any = |state| conditions.iter().any(|condition| condition.state == state);
        if any(State::Problem) {
            Self::NotFit
        } else if any(State::Unknown) || !any(State::Fine) {
            Self::Unknown
        } else {
            Self::Fit
        }
    }
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unseen {
    /// There is nothing that could be asked.
    Absent,
    /// It may not be asked, it failed, it took too long, or its answer makes no sense.
    Failed,
}

/// An answer of the system, or why there is none.
pub(crate) type Seen<T> = Result<T, Unseen>;

/// One question to the system, which may settle several topics.
type Probe = fn(&Place, OffsetDateTime) -> Vec<Condition>;

/// Looks at this computer. One condition for each topic, in the order of [`Topic::ALL`], in about five seconds at worst.
#[must_use]
pub fn look(place: Place, now: OffsetDateTime) -> Vec<Condition> {
    gather(place, now, PROBES, LONGEST)
}

#[cfg(target_os = "linux")]
const PROBES: &[Probe] = linux::PROBES;
#[cfg(windows)]
const PROBES: &[Probe] = windows::PROBES;
#[cfg(target_os = "macos")]
const PROBES: &[Probe] = mac::PROBES;
#[cfg(not(any(target_os = "linux", windows, target_os = "macos")))]
const PROBES: &[Probe] = &[];

/// Asks everything at the same time. A system call that never returns keeps its thread, and nobody waits for it.
fn gather(place: Place, now: OffsetDateTime, probes: &[Probe], longest: Duration) -> Vec<Condition> {
    let place = Arc::new(place);
    let (sender, answers) = channel();
    let end = Instant::now() + longest;
    for probe in probes.iter().copied() {
        let (place, sender) = (Arc::clone(&place), sender.clone());
        // Where no thread can be started, its topics stay unanswered.
        let _ = thread::Builder::new().name("endpoint".into()).spawn(move || sender.send(probe(&place, now)));
    }
    drop(sender);
    let mut seen: Vec<Condition> = Vec::new();
    while let Ok(conditions) = answers.recv_timeout(end.saturating_duration_since(Instant::now())) {
        seen.extend(conditions);
    }
    let of_topic = |topic: Topic| {
        let found = seen.iter().find(|condition| condition.topic == topic).cloned();
        found.unwrap_or_else(|| Condition::new(topic.not_told()))
    };
    Topic::ALL.into_iter().map(of_topic).collect()
}

#[cfg(test)]
mod tests;
