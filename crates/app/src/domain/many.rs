//! Checking a list: several domains at once, told in the order of the list. Whoever stops it keeps what is done.

use super::{DomainName, Question, Reach};
use crate::dto::{DomainDto, DomainProgressDto, DomainRowDto};
use crate::error::AppError;
use crate::progress::Cancel;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use time::OffsetDateTime;

/// Domains that are checked at once, unless somebody wants it otherwise.
pub const AT_ONCE: usize = 8;
/// Most that can be wanted.
pub const MOST_AT_ONCE: usize = 32;

/// How a list is checked.
pub struct Many<'a> {
    /// Which domains.
    pub domains: &'a [DomainName],
    /// How many at once.
    pub at_once: usize,
    /// What the check reaches.
    pub reach: &'a Reach,
    /// Now.
    pub now: OffsetDateTime,
    /// Stops it.
    pub cancel: &'a Cancel,
}

impl Many<'_> {
    /// Checks them all. `question` makes the question of each; `tell` hears how far it is; `each` hears of every one that
    /// is done, in the order of the list, from whichever thread.
    pub fn check(
        &self,
        question: impl Fn(&DomainName) -> Question + Sync,
        tell: impl Fn(DomainProgressDto) + Sync,
        each: impl FnMut(DomainDto) + Send,
    ) {
        let all = self.domains.len();
        let next = AtomicUsize::new(0);
        let done = AtomicUsize::new(0);
        let in_order = Mutex::new(InOrder { next: 0, waiting: BTreeMap::new(), each });
        let work = || {
            while !self.cancel.is_cancelled() {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(domain) = self.domains.get(index) else { break };
                let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
                let progress = |topic, state| {
                    let done = count(done.load(Ordering::Relaxed));
                    let domain = domain.ascii().to_owned();
                    tell(DomainProgressDto { domain, topic, state, done, all: count(all) });
                };
                let checked = super::check(&question(domain), self.reach, self.now, self.cancel, progress);
                done.fetch_add(1, Ordering::Relaxed);
                in_order.lock().unwrap_or_else(PoisonError::into_inner).take(index, checked);
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..self.at_once.clamp(1, MOST_AT_ONCE).min(all) {
                // Where no thread is to be had, the others do its work.
                if std::thread::Builder::new().spawn_scoped(scope, work).is_err() {
                    work();
                }
            }
        });
        in_order.into_inner().unwrap_or_else(PoisonError::into_inner).finish();
    }
}

struct InOrder<F> {
    next: usize,
    waiting: BTreeMap<usize, Result<DomainDto, AppError>>,
    each: F,
}

impl<F: FnMut(DomainDto)> InOrder<F> {
    fn take(&mut self, index: usize, checked: Result<DomainDto, AppError>) {
        self.waiting.insert(index, checked);
        while let Some(checked) = self.waiting.remove(&self.next) {
            self.next += 1;
            checked.into_iter().for_each(&mut self.each);
        }
    }

    /// What was done behind one that was not.
    fn finish(mut self) {
        self.waiting.into_values().flatten().for_each(&mut self.each);
    }
}

/// The row of a check in the summary.
#[must_use]
pub fn row(checked: &DomainDto) -> DomainRowDto {
    DomainRowDto {
        domain: checked.domain.clone(),
        shown: checked.shown.clone(),
        verdict: checked.verdict,
        grade: checked.grade.clone(),
        states: checked.topics.iter().map(|topic| topic.state).collect(),
        worst: checked.problems().first().map(|finding| (*finding).clone()),
    }
}
