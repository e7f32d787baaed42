//! Watching folders for what arrives: downloads, delivered mail, anything else the officer names.
//!
//! A folder is watched by one thread that sleeps until the system tells of a change. What is new is told once it is whole:
//! its writer has closed it, or it has not changed for a while. What was there before is known by length and time, so that
//! a lost event (an overrun queue, a network folder that tells nothing) costs one look through the folder and no file.
//! Links are not followed. Nothing is opened, moved or deleted here.

mod folder;
mod listing;
mod mounts;
mod names;
mod pending;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

/// What is in a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any files.
    Files,
    /// Messages: a Maildir, mailboxes (RFC 4155), `.eml` files. A message that is only renamed is not new.
    Mail,
}

/// How the watch on a folder stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    /// The system tells of changes.
    Watched,
    /// It is looked through every few seconds: it is on a network, or the system watches no more folders.
    Polled,
    /// It is not there; its return is waited for.
    Missing,
    /// It cannot be read.
    Unreadable,
}

/// Something that arrived, or has grown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// Where it stands.
    pub path: PathBuf,
    /// How many bytes it had when it was told before; nothing where it is new.
    pub before: Option<u64>,
}

/// What a watch tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// A file is whole.
    Arrived(Arrived),
    /// The watch stands differently now.
    Health(Health),
}

/// How long is waited.
#[derive(Clone, Copy, Debug)]
pub struct Timing {
    /// Until a file counts as whole whose writer has closed it.
    pub closed: Duration,
    /// Until a file counts as whole that has not changed.
    pub settle: Duration,
    /// Until a file counts as whole that its writer keeps open without writing.
    pub stalled: Duration,
    /// Between two looks through a folder that tells nothing.
    pub poll: Duration,
    /// Between two looks whether the folder is still there.
    pub heartbeat: Duration,
}

impl Default for Timing {
    fn default() -> Self {
        Self {
            closed: Duration::from_millis(100),
            settle: Duration::from_millis(500),
            stalled: Duration::from_secs(20),
            poll: Duration::from_secs(5),
            heartbeat: Duration::from_secs(60),
        }
    }
}

/// What a folder's thread is told.
enum Signal {
    /// A file was begun; its writer will close it.
    Begun(PathBuf),
    /// A file is complete under this name: closed, or renamed to it.
    Complete(PathBuf),
    /// Something about this path changed.
    Changed(PathBuf),
    /// Events were lost.
    Lost,
    Stop,
}

/// The watch on one folder. It ends when it is dropped.
pub struct Watch {
    signals: Sender<Signal>,
}

impl Watch {
    /// Begins to watch `folder`. What is in it already is known and not told. `tell` is called from a thread of its own.
    ///
    /// # Errors
    /// The system has no thread left.
    pub fn start(
        folder: &Path,
        kind: Kind,
        timing: Timing,
        tell: impl FnMut(Told) + Send + 'static,
    ) -> std::io::Result<Self> {
        let (signals, received) = channel();
        let (folder, for_events) = (folder.to_owned(), signals.clone());
        thread::Builder::new()
            .name("watch".into())
            .spawn(move || folder::run(&folder, kind, timing, &for_events, &received, tell))?;
        Ok(Self { signals })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // A thread that is looking through a folder ends after it; nobody waits for a network that does not answer.
        let _ = self.signals.send(Signal::Stop);
    }
}

/// Asks the system to tell of changes below `folder`.
fn listen(folder: &Path, signals: &Sender<Signal>) -> notify::Result<RecommendedWatcher> {
    let signals = signals.clone();
    let config = notify::Config::default().with_follow_symlinks(false);
    let mut watcher = RecommendedWatcher::new(
        move |event: notify::Result<notify::Event>| match event {
            Ok(event) if event.need_rescan() => drop(signals.send(Signal::Lost)),
            Ok(event) => {
                if let Some(signal) = signal_of(event.kind) {
                    event.paths.into_iter().for_each(|path| drop(signals.send(signal(path))));
                }
            }
            Err(_) => drop(signals.send(Signal::Lost)),
        },
        config,
    )?;
    watcher.watch(folder, RecursiveMode::Recursive)?;
    Ok(watcher)
}

/// What an event means; nothing for one that changes nothing, such as reading.
fn signal_of(kind: EventKind) -> Option<fn(PathBuf) -> Signal> {
    use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind};
    match kind {
        // Only where the system tells later that the file was closed; elsewhere it is waited until nothing changes.
        EventKind::Create(CreateKind::File) if cfg!(target_os = "linux") => Some(Signal::Begun),
        EventKind::Access(AccessKind::Close(AccessMode::Write)) | EventKind::Modify(ModifyKind::Name(_)) => {
            Some(Signal::Complete)
        }
        EventKind::Access(_) => None,
        _ => Some(Signal::Changed),
    }
}
