//! The thread of one folder.

use super::listing::{Stamp, list};
use super::names::{delivered_as, is_wanted};
use super::pending::{Pending, Seen};
use super::{Arrived, Health, Kind, Signal, Timing, Told, listen, mounts};
use notify::RecommendedWatcher;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};
use std::{fs, io};

/// Signals that are taken in before files are looked at.
const MOST_AT_ONCE: usize = 10_000;

/// What is known of a folder.
struct Room<T> {
    folder: PathBuf,
    kind: Kind,
    timing: Timing,
    tell: T,
    health: Option<Health>,
    /// Files by the hash of their path: half a million of them need little memory.
    known: HashMap<u64, Stamp>,
    /// Messages of a Maildir by the part of their name that stays.
    delivered: HashSet<u64>,
    hasher: RandomState,
    pending: Pending,
}

/// Watches until it is told to stop.
pub(super) fn run(
    folder: &Path,
    kind: Kind,
    timing: Timing,
    signals: &Sender<Signal>,
    received: &Receiver<Signal>,
    tell: impl FnMut(Told),
) {
    let mut room = Room {
        folder: fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned()),
        kind,
        timing,
        tell,
        health: None,
        known: HashMap::new(),
        delivered: HashSet::new(),
        hasher: RandomState::new(),
        pending: Pending::default(),
    };
    // Held: the system tells as long as it lives.
    let mut watcher = room.open(signals);
    // After the system was asked: what arrives meanwhile is told by it, whether it is found here or not.
    room.learn();
    let mut looked = Instant::now();
    loop {
        let now = Instant::now();
        let next_look = looked + room.pause();
        let until = room.pending.next(&room.timing).map_or(next_look, |due| due.min(next_look));
        let first = match received.recv_timeout(until.saturating_duration_since(now)) {
            Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return,
            Ok(signal) => Some(signal),
            Err(RecvTimeoutError::Timeout) => None,
        };
        let mut lost = false;
        for signal in first.into_iter().chain(received.try_iter().take(MOST_AT_ONCE)) {
            match signal {
                Signal::Stop => return,
                Signal::Lost => lost = true,
                Signal::Begun(path) => room.see(path, Seen::Begun),
                Signal::Complete(path) => room.see(path, Seen::Complete),
                Signal::Changed(path) => room.see(path, Seen::Changed),
            }
        }
        if Instant::now() >= next_look {
            looked = Instant::now();
            if !room.folder.is_dir() {
                drop(watcher.take());
                room.feel(Health::Missing);
            } else if !matches!(room.health, Some(Health::Watched | Health::Polled)) {
                watcher = room.open(signals);
                lost = true;
            }
            lost |= room.health == Some(Health::Polled);
        }
        if lost {
            room.compare();
        }
        room.tell_whole();
    }
}

impl<T: FnMut(Told)> Room<T> {
    /// Asks the system to tell of changes.
    fn open(&mut self, signals: &Sender<Signal>) -> Option<RecommendedWatcher> {
        let health = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Health::Missing,
            Err(_) => Health::Unreadable,
            Ok(_) if mounts::is_shared(&self.folder) => Health::Polled,
            Ok(_) => {
                let watcher = listen(&self.folder, signals);
                self.feel(if watcher.is_ok() { Health::Watched } else { Health::Polled });
                return watcher.ok();
            }
        };
        self.feel(health);
        None
    }

    fn feel(&mut self, health: Health) {
        if self.health != Some(health) {
            self.health = Some(health);
            (self.tell)(Told::Health(health));
        }
    }

    /// How long until the next look at the folder itself.
    fn pause(&self) -> Duration {
        match self.health {
            Some(Health::Watched) => self.timing.heartbeat,
            _ => self.timing.poll,
        }
    }

    /// Takes what is there as known.
    fn learn(&mut self) {
        let folder = self.folder.clone();
        let mut found = Vec::new();
        let _ = list(&folder, self.kind, |path, stamp| found.push((path, stamp)));
        for (path, stamp) in found {
            self.know(&path, stamp);
        }
    }

    fn know(&mut self, path: &Path, stamp: Stamp) -> Option<Stamp> {
        if let Some(name) = delivered_as(path, self.kind) {
            self.delivered.insert(self.hasher.hash_one(name));
        }
        self.known.insert(self.hasher.hash_one(path), stamp)
    }

    /// Looks through the folder for what is new or has changed.
    fn compare(&mut self) {
        let folder = self.folder.clone();
        self.look_through(&folder);
    }

    fn look_through(&mut self, folder: &Path) {
        let mut found = Vec::new();
        let (known, hasher) = (&self.known, &self.hasher);
        let _ = list(folder, self.kind, |path, stamp| {
            if known.get(&hasher.hash_one(&path)) != Some(&stamp) {
                found.push((path, stamp));
            }
        });
        let now = Instant::now();
        for (path, stamp) in found {
            self.wait_for(path, stamp, Seen::Changed, now);
        }
    }

    /// A path was named by the system.
    fn see(&mut self, path: PathBuf, seen: Seen) {
        let Ok(metadata) = fs::symlink_metadata(&path) else {
            self.pending.drop(&path);
            if path == self.folder {
                // The next look finds out whether it is still there.
                self.feel(Health::Missing);
            }
            return;
        };
        if metadata.is_dir() {
            // A folder that came with everything in it: files were written before anybody could listen there.
            if path != self.folder {
                self.look_through(&path);
            }
            return;
        }
        let Some(stamp) = Stamp::of(&path) else { return };
        // A file that was only touched, or read and closed, is known.
        if seen == Seen::Changed && self.known.get(&self.hasher.hash_one(&path)) == Some(&stamp) {
            return;
        }
        if is_wanted(&path, self.kind) {
            self.wait_for(path, stamp, seen, Instant::now());
        }
    }

    fn wait_for(&mut self, path: PathBuf, stamp: Stamp, seen: Seen, now: Instant) {
        let is_known_message =
            delivered_as(&path, self.kind).is_some_and(|name| self.delivered.contains(&self.hasher.hash_one(name)));
        if is_known_message {
            self.know(&path, stamp);
        } else {
            self.pending.see(path, stamp, seen, now);
        }
    }

    /// Tells the files that are whole.
    fn tell_whole(&mut self) {
        if self.pending.len() == 0 {
            return;
        }
        for (path, stamp) in self.pending.whole(&self.timing, Instant::now(), Stamp::of) {
            let before = self.know(&path, stamp).map(|stamp| stamp.bytes);
            (self.tell)(Told::Arrived(Arrived { path, before }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::{create_dir, rename, write};

    /// A room that nobody tells anything: as after lost events, or on a network.
    fn room(folder: &Path, kind: Kind) -> Room<impl FnMut(Told)> {
        let none = Duration::ZERO;
        let timing = Timing { closed: none, settle: none, stalled: none, poll: none, heartbeat: none };
        Room {
            folder: folder.to_owned(),
            kind,
            timing,
            tell: |_| {},
            health: Some(Health::Polled),
            known: HashMap::new(),
            delivered: HashSet::new(),
            hasher: RandomState::new(),
            pending: Pending::default(),
        }
    }

    /// Looks through the folder; what is whole by now.
    fn found(room: &mut Room<impl FnMut(Told)>) -> Vec<String> {
        room.compare();
        let whole = room.pending.whole(&room.timing, Instant::now(), Stamp::of);
        let mut names: Vec<_> = whole.iter().map(|(path, _)| path.file_name().unwrap().display().to_string()).collect();
        for (path, stamp) in &whole {
            room.know(path, *stamp);
        }
        names.sort();
        names
    }

    #[test]
    fn what_no_event_told_of_is_found_by_looking() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path().join("old.pdf"), "old").unwrap();
        let mut room = room(folder.path(), Kind::Files);
        room.learn();
        assert_eq!(found(&mut room), [""; 0]);
        create_dir(folder.path().join("case")).unwrap();
        write(folder.path().join("case/new.pdf"), "new").unwrap();
        write(folder.path().join("old.pdf"), "longer").unwrap();
        assert_eq!(found(&mut room), ["new.pdf", "old.pdf"]);
        assert_eq!(found(&mut room), [""; 0], "once");
    }

    #[test]
    fn a_message_that_was_only_read_is_not_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        create_dir(at("cur")).unwrap();
        create_dir(at("new")).unwrap();
        write(at("new/1.a"), "old").unwrap();
        let mut room = room(folder.path(), Kind::Mail);
        room.learn();
        rename(at("new/1.a"), at("cur/1.a:2,S")).unwrap();
        write(at("new/2.a"), "new").unwrap();
        assert_eq!(found(&mut room), ["2.a"]);
    }
}
