//! Taking the content out of an opened archive, several entries at once. A large entry is decrypted and
//! unpacked on one thread while another hands it to its writer.

use super::content::CONTENT;
use super::directory::Found;
use super::fill;
use super::keys::KeyRing;
use super::read::OpenedZip;
use crate::OpenError;
use crate::open::{Entry, Sink};
use crate::watch::{Phase, Watch};
use std::io::{self, Write};
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// The verifier of one entry refuses a password that fits the others.
pub(super) const ANOTHER_PASSWORD: &str = "an entry does not fit the password";

/// Content moves in pieces of this size, and so many of them are on their way to a writer.
const PIECE: usize = 128 << 10;
const PIECES: usize = 3;
/// From here on an entry's content is written on a thread of its own.
const LARGE: u64 = 1 << 20;
const MOST_WORKERS: usize = 8;

pub(super) fn extract(opened: &OpenedZip<'_>, sink: &dyn Sink, watch: &dyn Watch) -> Result<(), OpenError> {
    let team =
        Team { opened, sink, watch, next: Mutex::new(0), stop: AtomicBool::new(false), trouble: Mutex::new(None) };
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
    next: Mutex<usize>,
    stop: AtomicBool,
    trouble: Mutex<Option<OpenError>>,
}

impl Team<'_> {
    fn work(&self) {
        while !self.stop.load(Ordering::Relaxed)
            && let Some(job) = self.claim()
        {
            if let Err(error) = self.do_job(job) {
                self.stop.store(true, Ordering::Relaxed);
                self.trouble.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
            }
        }
    }

    /// The next few small entries, or the next large one.
    fn claim(&self) -> Option<Range<usize>> {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let begin = *next;
        let rest = self.opened.files.get(begin..).unwrap_or_default();
        let number = rest.first()?.number;
        *next += KeyRing::together(number, rest.iter().map(|file| file.bytes), LARGE).max(1);
        Some(begin..*next)
    }

    fn do_job(&self, job: Range<usize>) -> Result<(), OpenError> {
        let files = self.opened.files.get(job.clone()).unwrap_or_default();
        let entries = self.opened.entries.get(job.clone()).unwrap_or_default();
        for ((index, file), entry) in job.zip(files).zip(entries) {
            if self.stop.load(Ordering::Relaxed) {
                break;
            }
            self.extract(index, file, entry)?;
        }
        Ok(())
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
        mut give: impl FnMut(Vec<u8>, usize) -> Result<Vec<u8>, OpenError>,
    ) -> Result<(), OpenError> {
        let mut reader = self.opened.vault.reader(self.watch);
        let mut content = self.opened.vault.decrypt(file, &mut reader)?.ok_or(OpenError::Damaged(ANOTHER_PASSWORD))?;
        let mut piece = vec![0; usize::try_from(file.bytes).unwrap_or(PIECE).clamp(1, PIECE)];
        loop {
            if self.watch.cancelled() {
                return Err(OpenError::Cancelled);
            }
            match fill(&mut content, &mut piece) {
                Ok(0) => return Ok(()),
                Ok(filled) => {
                    piece = give(piece, filled)?;
                    self.watch.advance(Phase::Opening, filled as u64);
                }
                Err(_) => break,
            }
        }
        drop(content);
        Err(reader.explain_io(CONTENT))
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
