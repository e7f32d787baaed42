//! The lock of the screen. The rules for all systems.

use super::{Condition, Seen, reason};

/// Longer than this is too long: CIS benchmarks ask for fifteen minutes at most.
const MOST_SECONDS: u64 = 15 * 60;

/// What is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lock {
    /// It locks after so many seconds without a key or a move.
    After(u64),
    /// It locks; after how long is not told.
    On,
    /// It does not.
    Off,
    /// Nobody sits in front of a screen here.
    NoScreen,
}

/// The topic about the lock.
pub(super) fn judge(lock: Seen<Lock>) -> Condition {
    match lock {
        Ok(Lock::After(seconds)) => {
            let reason = if seconds > MOST_SECONDS { &reason::SCREEN_LOCK_LATE } else { &reason::SCREEN_LOCK_AFTER };
            // A lock at once, or within the first minute, is one of a minute for people.
            Condition::new(reason).with("minutes", seconds.div_ceil(60).max(1))
        }
        Ok(Lock::On) => Condition::new(&reason::SCREEN_LOCK_ON),
        Ok(Lock::Off) => Condition::new(&reason::SCREEN_LOCK_OFF),
        Ok(Lock::NoScreen) => Condition::new(&reason::SCREEN_LOCK_NO_SCREEN),
        Err(_) => Condition::new(&reason::SCREEN_LOCK_NOT_TOLD),
    }
}
