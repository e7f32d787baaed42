//! What stands in the registry about restarts and the lock of the screen.

use crate::state::locking::Lock;
use crate::state::updating::Restart;
use crate::state::{Seen, Unseen};

/// Whether the keys are there that updates leave for a restart.
pub(super) fn restart(keys: &[Seen<bool>]) -> Seen<Restart> {
    if keys.contains(&Ok(true)) {
        return Ok(Restart::Pending(String::new()));
    }
    // That one is not there shows something only where it could have been seen.
    if !keys.is_empty() && keys.iter().all(Result::is_ok) { Ok(Restart::None) } else { Err(Unseen::Failed) }
}

/// The screen saver of one place in the registry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Saver {
    /// `ScreenSaveActive`
    pub(super) active: Option<String>,
    /// `ScreenSaverIsSecure`
    pub(super) secure: Option<String>,
    /// `ScreenSaveTimeOut`, seconds.
    pub(super) timeout: Option<String>,
    /// `SCRNSAVE.EXE`
    pub(super) program: Option<String>,
}

impl Saver {
    /// Each value of the policy before the officer's own.
    pub(super) fn or(self, own: Self) -> Self {
        Self {
            active: self.active.or(own.active),
            secure: self.secure.or(own.secure),
            timeout: self.timeout.or(own.timeout),
            program: self.program.or(own.program),
        }
    }

    /// After how long it locks, if it does.
    fn locks_after(&self) -> Option<u64> {
        let is_one = |value: &Option<String>| value.as_deref().map(str::trim) == Some("1");
        let has_program = self.program.as_deref().is_some_and(|program| !program.trim().is_empty());
        // Absent, it is active; without a program there is nothing that would start.
        let is_active = self.active.is_none() || is_one(&self.active);
        let seconds: u64 = self.timeout.as_deref()?.trim().parse().ok()?;
        (is_active && has_program && is_one(&self.secure) && seconds > 0).then_some(seconds)
    }
}

/// `InactivityTimeoutSecs` of the machine, and the screen saver. The sooner counts.
pub(super) fn lock(inactivity: Seen<Option<u32>>, saver: Seen<Saver>) -> Seen<Lock> {
    let machine = inactivity.map(|seconds| seconds.filter(|seconds| *seconds > 0).map(u64::from));
    let saver = saver.map(|saver| saver.locks_after());
    let known = [machine, saver].into_iter().flatten().flatten().min();
    match (known, machine, saver) {
        (Some(seconds), ..) => Ok(Lock::After(seconds)),
        (None, Ok(_), Ok(_)) => Ok(Lock::Off),
        (None, ..) => Err(Unseen::Failed),
    }
}
