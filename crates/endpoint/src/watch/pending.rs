//! Files that have arrived and may not be whole yet. A clock of its own is passed in, so that it runs in tests without
//! waiting.

use super::Timing;
use super::listing::Stamp;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

struct Waiting {
    stamp: Stamp,
    since: Instant,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Its writer has it open.
    Begun,
    /// Nobody knows whether somebody has it open.
    Changed,
    /// Its writer has closed it.
    Complete,
}

/// How a file became known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    Begun,
    Changed,
    Complete,
}

/// The files.
#[derive(Default)]
pub(super) struct Pending(HashMap<PathBuf, Waiting>);

impl Pending {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Notes that a file was seen.
    pub(super) fn see(&mut self, path: PathBuf, stamp: Stamp, seen: Seen, now: Instant) {
        let waiting = self.0.entry(path).or_insert(Waiting { stamp, since: now, state: State::Changed });
        match seen {
            Seen::Begun => waiting.state = State::Begun,
            Seen::Complete => waiting.state = State::Complete,
            // A writer that has closed it and opens it again is known by the next change.
            Seen::Changed if waiting.state == State::Complete && waiting.stamp != stamp => {
                waiting.state = State::Changed;
            }
            Seen::Changed => {}
        }
        if waiting.stamp != stamp || seen != Seen::Changed {
            (waiting.stamp, waiting.since) = (stamp, now);
        }
    }

    /// Forgets a file.
    pub(super) fn drop(&mut self, path: &Path) {
        self.0.remove(path);
    }

    /// When the next file may be whole.
    pub(super) fn next(&self, timing: &Timing) -> Option<Instant> {
        self.0.values().map(|waiting| waiting.due(timing)).min()
    }

    /// Takes out the files that are whole. `stamp` tells how a file is now; one that is gone is forgotten, one that has
    /// changed waits on.
    pub(super) fn whole(
        &mut self,
        timing: &Timing,
        now: Instant,
        stamp: impl Fn(&Path) -> Option<Stamp>,
    ) -> Vec<(PathBuf, Stamp)> {
        let mut whole = Vec::new();
        self.0.retain(|path, waiting| {
            if waiting.due(timing) > now {
                return true;
            }
            let Some(today) = stamp(path) else { return false };
            if today != waiting.stamp {
                (waiting.stamp, waiting.since) = (today, now);
                return true;
            }
            whole.push((path.clone(), today));
            false
        });
        whole
    }
}

impl Waiting {
    fn due(&self, timing: &Timing) -> Instant {
        let patience: Duration = match self.state {
            State::Begun => timing.stalled,
            State::Changed => timing.settle,
            State::Complete => timing.closed,
        };
        self.since.checked_add(patience).unwrap_or(self.since)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_keeps_a_file_open_is_waited_for_longer() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, "half").unwrap();
        let (timing, begin) = (Timing::default(), Instant::now());
        let stamp = Stamp::of(&path).unwrap();
        let after = |time: Duration| begin + time;
        let mut pending = Pending::default();
        pending.see(path.clone(), stamp, Seen::Begun, begin);
        assert!(pending.whole(&timing, after(timing.stalled - timing.closed), Stamp::of).is_empty());
        pending.see(path.clone(), stamp, Seen::Complete, begin);
        assert_eq!(pending.next(&timing), Some(after(timing.closed)));
        // Somebody writes on: it waits again.
        std::fs::write(&path, "half and half").unwrap();
        assert!(pending.whole(&timing, after(timing.closed), Stamp::of).is_empty());
        assert_eq!(pending.whole(&timing, after(timing.closed * 2), Stamp::of).len(), 1);
        assert_eq!(pending.len(), 0);
        // What is gone is not waited for.
        pending.see(path.clone(), stamp, Seen::Changed, begin);
        std::fs::remove_file(&path).unwrap();
        assert!(pending.whole(&timing, after(timing.settle), Stamp::of).is_empty());
        assert_eq!(pending.len(), 0);
    }
}
