//! Cancelling and failing: it stops, and what was written is no container.

use crate::muhr::derive::{Derivation, MEMORY, NoKey};
use crate::muhr::header::{Cost, HEADER_LEN, Preamble};
use crate::muhr::testing::*;
use crate::muhr::{self, KeyMemo};
use crate::open::{Limits, Sink};
use crate::seal::{Cover, Format, Names, Order};
use crate::watch::{Phase, Unwatched, Watch};
use crate::{Entry, OpenError, SealError, Source};
use std::io::{self, Cursor, Seek, SeekFrom, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

/// Cancels when it is asked for the n-th time.
struct CancelAt(u64, AtomicU64);

impl CancelAt {
    fn ask(n: u64) -> Self {
        Self(n, AtomicU64::new(0))
    }
}

impl Watch for CancelAt {
    fn advance(&self, _: Phase, _: u64) {}
    fn cancelled(&self) -> bool {
        self.1.fetch_add(1, Ordering::Relaxed) >= self.0
    }
}

fn files() -> Vec<Box<dyn Source>> {
    vec![MemorySource::boxed("a", vec![1; 20_000]), MemorySource::boxed("b", vec![2; 20_000])]
}

fn write(out: &mut dyn muhr::Output, watch: &dyn Watch) -> Result<(), SealError> {
    let (sources, password, cover) = (files(), password("right"), Cover::default());
    let order =
        Order { format: Format::Muhr, sources: &sources, password: &password, names: Names::Neutral, cover: &cover };
    muhr::write::write(&order, CHEAP, out, &mut SeededRng(0), watch).map(|_| ())
}

#[test]
fn sealing_can_be_cancelled_at_any_moment_and_leaves_no_container() {
    let mut moments = 0;
    for n in 0.. {
        let mut out = Cursor::new(Vec::new());
        match write(&mut out, &CancelAt::ask(n)) {
            Ok(()) => break,
            Err(error) => assert!(matches!(error, SealError::Cancelled), "{error}"),
        }
        let left = out.into_inner();
        assert!(matches!(open(&left, &password("right"), &KeyMemo::default()), Err(OpenError::NotSealed)));
        moments = n;
    }
    assert!(moments > 20, "cancelled at {moments} moments");
}

#[test]
fn opening_can_be_cancelled_at_any_moment() {
    let (sealed, written) = seal_cheaply(&files()).unwrap();
    let limits = Limits::default();
    let mut moments = 0;
    for n in 0.. {
        let watch = CancelAt::ask(n);
        let sink = Collected::default();
        let outcome = muhr::unlock(&sealed, &password("right"), &limits, &written.keys, &watch)
            .and_then(|opened| opened.extract(&sink, &watch));
        match outcome {
            Ok(()) => break,
            Err(error) => assert!(matches!(error, OpenError::Cancelled), "{error}"),
        }
        moments = n;
    }
    assert!(moments > 10, "cancelled at {moments} moments");
}

/// A real derivation takes a good part of a second; whoever cancels it gets an answer while it still runs.
#[test]
fn cancelling_does_not_wait_for_the_key() {
    let preamble = Preamble { chunk_exponent: 20, cost: Cost { passes: 8, ..Cost::WRITTEN }, salt: [0; 32] };
    let derivation = Derivation::start(&password("right"), &preamble).unwrap();
    while MEMORY.try_lock().is_ok() {
        thread::yield_now();
    }
    assert!(matches!(derivation.finish(&CancelAt::ask(1)), Err(NoKey::Cancelled)));
    assert!(MEMORY.try_lock().is_err(), "it had ended by then");
}

#[test]
fn a_derivation_nobody_waits_for_is_not_begun() {
    let busy = MEMORY.lock().unwrap();
    let cost = Cost { memory_kib: 8 * 1024, passes: 1, lanes: 1 };
    let preamble = Preamble { chunk_exponent: 12, cost, salt: [0; 32] };
    let derivation = Derivation::start(&password("right"), &preamble).unwrap();
    assert!(matches!(derivation.finish(&CancelAt::ask(2)), Err(NoKey::Cancelled)));
    drop(busy);
    // The next one is served.
    assert!(Derivation::start(&password("right"), &preamble).unwrap().finish(&Unwatched).is_ok());
}

/// A disk that is full after so many bytes.
struct SmallDisk {
    written: Cursor<Vec<u8>>,
    room: u64,
}

impl Write for SmallDisk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = usize::try_from(self.room.saturating_sub(self.written.position())).unwrap();
        match bytes.len().min(room) {
            0 => Err(io::ErrorKind::StorageFull.into()),
            count => self.written.write(&bytes[..count]),
        }
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for SmallDisk {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.written.seek(to)
    }
}

#[test]
fn a_full_disk_ends_the_sealing_and_leaves_no_container() {
    let mut whole = Cursor::new(Vec::new());
    write(&mut whole, &Unwatched).unwrap();
    let length = whole.into_inner().len() as u64;
    for room in (0..length).step_by(997).chain([0, 1, HEADER_LEN as u64, length - 1]) {
        let mut disk = SmallDisk { written: Cursor::new(Vec::new()), room };
        assert!(matches!(write(&mut disk, &Unwatched), Err(SealError::Write(_))), "{room}");
        let left = disk.written.into_inner();
        assert!(open(&left, &password("right"), &KeyMemo::default()).is_err(), "{room}");
        assert!(!left.starts_with(&super::super::header::MAGIC), "{room}");
    }
    let mut disk = SmallDisk { written: Cursor::new(Vec::new()), room: length };
    write(&mut disk, &Unwatched).unwrap();
}

struct Unwilling;

impl Sink for Unwilling {
    fn create<'s>(&'s self, index: usize, _: &Entry) -> io::Result<Box<dyn Write + Send + 's>> {
        match index {
            0 => Ok(Box::new(io::sink())),
            _ => Err(io::ErrorKind::PermissionDenied.into()),
        }
    }
}

#[test]
fn a_sink_that_fails_ends_the_opening() {
    let (sealed, written) = seal_cheaply(&files()).unwrap();
    let limits = Limits::default();
    let opened = muhr::unlock(&sealed, &password("right"), &limits, &written.keys, &Unwatched).unwrap();
    assert!(matches!(opened.extract(&Unwilling, &Unwatched), Err(OpenError::Write(_))));
}

/// Adds up what it is told.
#[derive(Default)]
struct Adding {
    sealed: AtomicU64,
    opened: AtomicU64,
    derivations: AtomicU64,
}

impl Watch for Adding {
    fn advance(&self, phase: Phase, bytes: u64) {
        match phase {
            Phase::Sealing => self.sealed.fetch_add(bytes, Ordering::Relaxed),
            Phase::Opening => self.opened.fetch_add(bytes, Ordering::Relaxed),
            Phase::DerivingKey => self.derivations.fetch_add(1, Ordering::Relaxed),
            Phase::Checking => 0,
        };
    }
    fn cancelled(&self) -> bool {
        false
    }
}

#[test]
fn progress_adds_up_to_the_content() {
    let watch = Adding::default();
    let mut out = Cursor::new(Vec::new());
    write(&mut out, &watch).unwrap();
    let sealed = out.into_inner();
    let limits = Limits::default();
    let opened = muhr::unlock(&sealed, &password("right"), &limits, &KeyMemo::default(), &watch).unwrap();
    opened.extract(&Collected::default(), &watch).unwrap();
    assert_eq!(watch.sealed.load(Ordering::Relaxed), 40_000);
    assert_eq!(watch.opened.load(Ordering::Relaxed), 40_000);
    assert!(watch.derivations.load(Ordering::Relaxed) >= 2);
}
