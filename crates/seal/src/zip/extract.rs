//! Taking the content out of an opened archive, several entries at once. A large entry is decrypted and
//! unpacked on one thread while another hands it to its writer.

use super::directory::Found;
use super::fill;
use super::guarded::Guarded;
use super::read::OpenedZip;
use crate::OpenError;
use crate::open::{Entry, Sink};
use crate::watch::{Phase, Watch};
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Mutex, PoisonError};
use std::thread;
use zip::result::ZipError;

/// The verifier of one entry refuses a password that fits the others.
pub(super) const ANOTHER_PASSWORD: &str = "an entry does not fit the password";
pub(super) const CONTENT: &str = "the content was changed or is cut off";

/// Content moves in pieces of this size, and so many of them are on their way to a writer.
const PIECE: usize = 128 << 10;
const PIECES: usize = 3;
/// From here on an entry's content is written on a thread of its own.
const LARGE: u64 = 1 << 20;
const MOST_WORKERS: usize = 8;

pub(super) fn extract(opened: &OpenedZip<'_>, sink: &dyn Sink, watch: &dyn Watch) -> Result<(), OpenError> {
    let team = Team {
        opened,
        sink,
        watch,
        next: AtomicUsize::new(0),
        stop: AtomicBool::new(false),
        trouble: Mutex::new(None),
    };
    let cores = thread::available_parallelism().map_or(2, usize::from);
    thread::scope(|scope| {
        for _ in 1..cores.min(MOST_WORKERS).min(opened.files.len()) {
            // With fewer threads than wished for it only takes longer.
            if thread::Builder::new().spawn_scoped(scope, || team.work()).is_err() {
                break;
            }
        }
        team.work();
    });
    team.trouble.into_inner().unwrap_or_else(PoisonError::into_inner).map_or(Ok(()), Err)
}

struct Team<'a> {
    opened: &'a OpenedZip<'a>,
    sink: &'a dyn Sink,
    watch: &'a dyn Watch,
    next: AtomicUsize,
    stop: AtomicBool,
    trouble: Mutex<Option<OpenError>>,
}

impl Team<'_> {
    fn work(&self) {
        while !self.stop.load(Ordering::Relaxed) {
            let index = self.next.fetch_add(1, Ordering::Relaxed);
            let (Some(file), Some(entry)) = (self.opened.files.get(index), self.opened.entries.get(index)) else {
                return;
            };
            if let Err(error) = self.extract(index, file, entry) {
                self.stop.store(true, Ordering::Relaxed);
                self.trouble.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
            }
        }
    }

    fn extract(&self, index: usize, file: &Found, entry: &Entry) -> Result<(), OpenError> {
        let mut out = self.sink.create(index, entry).map_err(OpenError::Write)?;
        if file.bytes < LARGE {
            self.pour(file, |piece, filled| {
                out.write_all(piece.get(..filled).unwrap_or_default()).map(|()| piece).map_err(OpenError::Write)
            })?;
        } else {
            self.pour_aside(file, &mut *out)?;
        }
        // Only now is the content authentic to its last byte.
        out.flush().map_err(OpenError::Write)
    }

    /// Pours a large entry through a second thread.
    fn pour_aside(&self, file: &Found, out: &mut (dyn Write + Send)) -> Result<(), OpenError> {
        thread::scope(|scope| {
            let (full, to_write) = mpsc::sync_channel(PIECES);
            let (written, empty) = mpsc::channel();
            let writer = thread::Builder::new()
                .spawn_scoped(scope, move || write_pieces(&to_write, &written, out))
                .map_err(OpenError::Write)?;
            let mut on_their_way = 0;
            let poured = self.pour(file, |piece, filled| {
                // A writer that has stopped says why below.
                let gone = || OpenError::Write(io::ErrorKind::BrokenPipe.into());
                full.send((piece, filled)).map_err(|_| gone())?;
                on_their_way += 1;
                if on_their_way <= PIECES { Ok(vec![0; PIECE]) } else { empty.recv().map_err(|_| gone()) }
            });
            drop(full);
            let written = writer.join().unwrap_or_else(|_| Err(io::ErrorKind::Other.into()));
            written.map_err(OpenError::Write).and(poured)
        })
    }

    /// Decrypts and unpacks an entry, and gives it away piece by piece for other pieces to fill.
    fn pour(
        &self,
        file: &Found,
        give: impl FnMut(Vec<u8>, usize) -> Result<Vec<u8>, OpenError>,
    ) -> Result<(), OpenError> {
        let mut reader = self.opened.vault.reader(self.watch);
        match self.pour_from(file, &mut reader, give) {
            Ok(()) => Ok(()),
            Err(Stopped::Crate(error)) => Err(explain(&mut reader, &error)),
            Err(Stopped::Us(error)) => Err(error),
        }
    }

    fn pour_from(
        &self,
        file: &Found,
        reader: &mut Guarded<'_>,
        mut give: impl FnMut(Vec<u8>, usize) -> Result<Vec<u8>, OpenError>,
    ) -> Result<(), Stopped> {
        let mut content = self.opened.vault.decrypt(file, reader)?;
        let mut piece = vec![0; usize::try_from(file.bytes).unwrap_or(PIECE).clamp(1, PIECE)];
        let mut left = file.bytes;
        loop {
            if self.watch.cancelled() {
                return Err(Stopped::Us(OpenError::Cancelled));
            }
            let filled = fill(&mut content, &mut piece)?;
            if filled == 0 {
                // The crate has compared the authentication code before it reports the end.
                return if left == 0 { Ok(()) } else { Err(Stopped::Us(OpenError::Damaged(CONTENT))) };
            }
            left = left.checked_sub(filled as u64).ok_or(OpenError::Damaged(CONTENT))?;
            piece = give(piece, filled)?;
            self.watch.advance(Phase::Opening, filled as u64);
        }
    }
}

fn write_pieces(
    to_write: &Receiver<(Vec<u8>, usize)>,
    written: &Sender<Vec<u8>>,
    out: &mut (dyn Write + Send),
) -> io::Result<()> {
    for (piece, filled) in to_write {
        out.write_all(piece.get(..filled).unwrap_or_default())?;
        // At the end nobody waits for empty pieces any more.
        let _ = written.send(piece);
    }
    Ok(())
}

/// Why the pouring stopped.
enum Stopped {
    Crate(ZipError),
    Us(OpenError),
}

impl From<ZipError> for Stopped {
    fn from(error: ZipError) -> Self {
        Self::Crate(error)
    }
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Self::Crate(error.into())
    }
}

impl From<OpenError> for Stopped {
    fn from(error: OpenError) -> Self {
        Self::Us(error)
    }
}

/// What an error of the crate means, now that the password is known to be right.
pub(super) fn explain(reader: &mut Guarded<'_>, error: &ZipError) -> OpenError {
    match reader.explain(error, CONTENT) {
        OpenError::WrongPassword => OpenError::Damaged(ANOTHER_PASSWORD),
        other => other,
    }
}
