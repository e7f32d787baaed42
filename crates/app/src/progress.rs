//! How far long work is, how fast it goes and how long it will take; and stopping it.

use muhr_seal::{Phase, Watch};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How often progress is reported at most.
const EVERY: Duration = Duration::from_millis(100);
/// Reading back and comparing a byte takes about half of what sealing it took.
const CHECKING_WEIGHT: f64 = 0.5;

/// A brake that can be pulled from anywhere.
#[derive(Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Stops the work.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// True once it was pulled.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// One look at the work.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// What is being done.
    pub phase: Phase,
    /// Bytes that went through this phase.
    pub done: u64,
    /// Bytes that will.
    pub total: u64,
    /// Bytes of this phase in a second.
    pub bytes_per_second: f64,
    /// Time until everything is done, where it can be told.
    pub left: Option<Duration>,
}

/// Whether the work ends with a check of what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Sealing, then checking.
    Sealing,
    /// Opening.
    Opening,
}

/// Counts bytes and tells `report` ten times a second at most.
pub struct Meter<F> {
    total: u64,
    work: Work,
    cancel: Cancel,
    first: AtomicU64,
    checked: AtomicU64,
    pace: Mutex<Pace>,
    report: F,
}

struct Pace {
    phase: Phase,
    phase_started: Instant,
    last_report: Option<Instant>,
    /// Seconds that one byte of the first phase takes.
    seconds_per_byte: Option<f64>,
}

impl<F: Fn(Progress) + Sync> Meter<F> {
    /// Starts to count towards `total` bytes.
    pub fn new(work: Work, total: u64, cancel: Cancel, report: F) -> Self {
        let now = Instant::now();
        let pace = Pace { phase: Phase::DerivingKey, phase_started: now, last_report: None, seconds_per_byte: None };
        let (first, checked) = (AtomicU64::new(0), AtomicU64::new(0));
        Self { total, work, cancel, first, checked, pace: Mutex::new(pace), report }
    }

    fn look(&self, phase: Phase, done: u64, now: Instant) -> Option<Progress> {
        let mut pace = self.pace.lock().unwrap_or_else(PoisonError::into_inner);
        if pace.phase != phase {
            pace.phase = phase;
            pace.phase_started = now;
            pace.last_report = None;
        }
        let due = pace.last_report.is_none_or(|last| now.duration_since(last) >= EVERY);
        if !due && done < self.total {
            return None;
        }
        pace.last_report = Some(now);
        let seconds = now.duration_since(pace.phase_started).as_secs_f64();
        let speed = if seconds > 0.0 { as_f64(done) / seconds } else { 0.0 };
        if phase != Phase::Checking && speed > 0.0 {
            pace.seconds_per_byte = Some(1.0 / speed);
        }
        let left = match phase {
            Phase::DerivingKey => None,
            Phase::Checking if speed > 0.0 => Some(as_f64(self.total.saturating_sub(done)) / speed),
            _ => pace.seconds_per_byte.filter(|_| seconds > 0.5).map(|per_byte| {
                let check = if self.work == Work::Sealing { as_f64(self.total) * CHECKING_WEIGHT } else { 0.0 };
                (as_f64(self.total.saturating_sub(done)) + check) * per_byte
            }),
        };
        let left = left.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
        Some(Progress { phase, done, total: self.total, bytes_per_second: speed, left })
    }
}

impl<F: Fn(Progress) + Sync> Watch for Meter<F> {
    fn advance(&self, phase: Phase, bytes: u64) {
        let counter = if phase == Phase::Checking { &self.checked } else { &self.first };
        let done = counter.fetch_add(bytes, Ordering::Relaxed) + bytes;
        if let Some(progress) = self.look(phase, done.min(self.total), Instant::now()) {
            (self.report)(progress);
        }
    }

    fn cancelled(&self) -> bool {
        self.cancel.is_cancelled()
    }
}

/// Sizes are far below 2^53.
#[allow(clippy::cast_precision_loss)]
const fn as_f64(bytes: u64) -> f64 {
    bytes as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_left_covers_the_check_as_well() {
        let meter = Meter::new(Work::Sealing, 1000, Cancel::default(), |_| {});
        let start = Instant::now();
        meter.look(Phase::Sealing, 0, start);
        let halfway = meter.look(Phase::Sealing, 500, start + Duration::from_secs(1)).unwrap();
        assert_eq!(halfway.bytes_per_second.round(), 500.0);
        assert_eq!(halfway.left.unwrap().as_secs(), 2);
        meter.look(Phase::Checking, 0, start + Duration::from_secs(2));
        let checking = meter.look(Phase::Checking, 500, start + Duration::from_secs(3)).unwrap();
        assert_eq!(checking.left.unwrap().as_secs(), 1);
    }

    #[test]
    fn reports_come_ten_times_a_second_at_most_but_the_end_is_always_told() {
        let meter = Meter::new(Work::Opening, 100, Cancel::default(), |_| {});
        let start = Instant::now();
        assert!(meter.look(Phase::Opening, 1, start).is_some());
        assert!(meter.look(Phase::Opening, 2, start + Duration::from_millis(99)).is_none());
        assert!(meter.look(Phase::Opening, 3, start + Duration::from_millis(100)).is_some());
        assert!(meter.look(Phase::Opening, 100, start + Duration::from_millis(101)).is_some());
    }
}
