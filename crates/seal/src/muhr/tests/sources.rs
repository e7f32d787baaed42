//! Sources that are not what they were when they were listed, and what cannot be sealed at all.

use crate::muhr::testing::*;
use crate::open::Limits;
use crate::seal::Cover;
use crate::{EntryPath, SealError, Source};
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

fn sealing(conduct: Conduct, length: usize) -> SealError {
    let sources = [
        MemorySource::boxed("first", vec![1; 3000]),
        MemorySource::misbehaving("second", vec![2; length], conduct),
        MemorySource::boxed("third", vec![3; 3000]),
    ];
    seal_cheaply(&sources).map(|_| ()).unwrap_err()
}

#[test]
fn a_source_that_changed_its_length_fails_the_sealing() {
    for length in [0, 1, 1000, 4096, 50_000] {
        let error = sealing(Conduct::Grows(1), length);
        assert!(matches!(error, SealError::SourceChanged { name } if name == "second"), "grows at {length}");
        if length > 0 {
            let error = sealing(Conduct::Shrinks(1), length);
            assert!(matches!(error, SealError::SourceChanged { name } if name == "second"), "shrinks at {length}");
            let error = sealing(Conduct::Shrinks(length), length);
            assert!(matches!(error, SealError::SourceChanged { name } if name == "second"), "is emptied at {length}");
        }
    }
}

#[test]
fn the_last_source_is_watched_to_its_end() {
    let sources = [MemorySource::misbehaving("last", vec![2; 8192 - 26], Conduct::Grows(1))];
    assert!(matches!(seal_cheaply(&sources), Err(SealError::SourceChanged { .. })));
    let sources =
        [MemorySource::boxed("a", vec![1; 100]), MemorySource::misbehaving("last", vec![], Conduct::Grows(1))];
    assert!(matches!(seal_cheaply(&sources), Err(SealError::SourceChanged { name }) if name == "last"));
}

#[test]
fn a_source_that_vanished_or_fails_is_named() {
    for conduct in [Conduct::Vanished, Conduct::Fails] {
        assert!(matches!(sealing(conduct, 20_000), SealError::Source { name, .. } if name == "second"));
    }
}

/// Counts how often it is opened and how much is read of it.
struct Counted {
    path: EntryPath,
    opened: AtomicU64,
    read: Arc<AtomicU64>,
}

struct CountedReader(io::Take<io::Repeat>, Arc<AtomicU64>);

impl Read for CountedReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // A few bytes at a time, as a slow network drive gives them.
        let most = buffer.len().min(777);
        let count = self.0.read(&mut buffer[..most])?;
        self.1.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

impl Source for Arc<Counted> {
    fn path(&self) -> &EntryPath {
        &self.path
    }
    fn bytes(&self) -> u64 {
        30_000
    }
    fn modified(&self) -> Option<i64> {
        None
    }
    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        self.opened.fetch_add(1, Ordering::Relaxed);
        Ok(Box::new(CountedReader(io::repeat(5).take(30_000), Arc::clone(&self.read))))
    }
}

#[test]
fn every_source_is_read_exactly_once() {
    let source = |name| {
        let path = EntryPath::from_untrusted(name).unwrap();
        Arc::new(Counted { path, opened: AtomicU64::new(0), read: Arc::default() })
    };
    let (one, two) = (source("one"), source("two"));
    let sources: [Box<dyn Source>; 2] = [Box::new(Arc::clone(&one)), Box::new(Arc::clone(&two))];
    let (sealed, written) = seal_cheaply(&sources).unwrap();
    for counted in [one, two] {
        assert_eq!((counted.opened.load(Ordering::Relaxed), counted.read.load(Ordering::Relaxed)), (1, 30_000));
    }
    assert_eq!(open(&sealed, &password("right"), &written.keys).unwrap(), [vec![5; 30_000], vec![5; 30_000]]);
}

struct Huge(EntryPath, u64);

impl Source for Huge {
    fn path(&self) -> &EntryPath {
        &self.0
    }
    fn bytes(&self) -> u64 {
        self.1
    }
    fn modified(&self) -> Option<i64> {
        None
    }
    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        Err(io::ErrorKind::NotFound.into())
    }
}

#[test]
fn what_no_reader_would_open_is_not_begun() {
    assert!(matches!(seal_cheaply(&[]), Err(SealError::Empty)), "nothing");
    let huge = |name: &str, bytes| Box::new(Huge(EntryPath::from_untrusted(name).unwrap(), bytes)) as Box<dyn Source>;
    let most = Limits::default().total_bytes;
    assert!(matches!(seal_cheaply(&[huge("a", most), huge("b", 1)]), Err(SealError::TooLarge)), "too many bytes");
    assert!(matches!(seal_cheaply(&[huge("a", u64::MAX), huge("b", 9)]), Err(SealError::TooLarge)), "uncountable");
    assert!(matches!(seal_cheaply(&[huge("a", most)]), Err(SealError::Source { .. })), "just not too many: it is read");
    let many: Vec<_> = (0..=Limits::default().entries).map(|i| huge(&i.to_string(), 0)).collect();
    assert!(matches!(seal_cheaply(&many), Err(SealError::TooLarge)), "too many files");
    assert!(matches!(seal_cheaply(&many[1..]), Err(SealError::Source { .. })), "just not too many: they are opened");
}

#[test]
fn two_files_of_one_name_are_refused_by_that_name() {
    let twice = [MemorySource::boxed("a/b", b"1".as_slice()), MemorySource::boxed("a/b", b"2".as_slice())];
    assert!(matches!(seal_cheaply(&twice), Err(SealError::SameName { name }) if name == "a/b"));
}

#[test]
fn a_cover_note_is_bounded() {
    let note = |length| {
        let cover = Cover { sender: Some("x".repeat(length)), ..Cover::default() };
        seal(&[MemorySource::boxed("a", b"".as_slice())], &cover, CHEAP, &mut SeededRng(0))
    };
    assert!(note(4096).is_ok());
    assert!(matches!(note(4097), Err(SealError::TooLarge)));
}
