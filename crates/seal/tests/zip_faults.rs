//! Sources that change, disks that fill up, people who cancel: each is told as what it is, at once.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    missing_docs
)]

mod zip_support;

use muhr_seal::seal::{self, Names};
use muhr_seal::watch::{Phase, Unwatched, Watch};
use muhr_seal::{EntryPath, OpenError, ReadAt, SealError, Sink, Source, open};
use rand::TryCryptoRng;
use std::convert::Infallible;
use std::io::{self, Cursor, Read, Seek, SeekFrom, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use zip_support::{File, PASSWORD, noise, password, seal, sources, text, try_seal};

fn sealing(sources: &[Box<dyn Source>], watch: &dyn Watch) -> Result<(), SealError> {
    try_seal(sources, Names::Neutral, &mut Cursor::new(Vec::new()), watch).map(|_| ())
}

fn boxed(source: impl Source + 'static) -> Box<dyn Source> {
    Box::new(source)
}

// --- Sources ---

#[test]
fn a_source_that_shrank_or_grew_stops_the_sealing() {
    for length in [0usize, 1, 1000, (4 << 20) - 1, 4 << 20, (4 << 20) + 1, 6 << 20, 17 << 18, (17 << 18) + 1] {
        for (before, kind) in [(length as u64 + 1, "shrank"), (length.wrapping_sub(1) as u64, "grew")] {
            if before == u64::MAX {
                continue;
            }
            let file = File { listed: before, ..File::new("report.pdf", vec![7; length]) };
            let list = [boxed(File::new("first", "x")), boxed(file), boxed(File::new("last", "x"))];
            let sealed = sealing(&list, &Unwatched);
            assert!(
                matches!(&sealed, Err(SealError::SourceChanged { name }) if name == "report.pdf"),
                "{length} {kind}: {sealed:?}"
            );
        }
    }
}

/// Fails where it says.
struct Failing {
    file: File,
    opens: bool,
    reads: u64,
}

impl Source for Failing {
    fn path(&self) -> &EntryPath {
        &self.file.path
    }
    fn bytes(&self) -> u64 {
        self.file.listed
    }
    fn modified(&self) -> Option<i64> {
        None
    }
    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        if !self.opens {
            return Err(io::ErrorKind::NotFound.into());
        }
        Ok(Box::new(self.file.open()?.take(self.reads).chain(Broken)))
    }
}

struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::ErrorKind::ConnectionReset.into())
    }
}

#[test]
fn a_source_that_vanished_or_cannot_be_read_is_named() {
    for (length, opens, reads, kind) in [
        (10usize, false, 0, io::ErrorKind::NotFound),
        (5 << 20, false, 0, io::ErrorKind::NotFound),
        (10, true, 3, io::ErrorKind::ConnectionReset),
        (5 << 20, true, 3 << 20, io::ErrorKind::ConnectionReset),
        (5 << 20, true, 5 << 20, io::ErrorKind::ConnectionReset),
    ] {
        let failing = Failing { file: File::new("gone.docx", text(length)), opens, reads };
        let sealed = sealing(&[boxed(File::new("first", "x")), boxed(failing)], &Unwatched);
        assert!(
            matches!(&sealed, Err(SealError::Source { name, error }) if name == "gone.docx" && error.kind() == kind),
            "{length} {reads}: {sealed:?}"
        );
    }
}

/// Counts how often it is opened and how much is read of it.
struct Counted {
    file: File,
    opened: Arc<AtomicUsize>,
    read: Arc<AtomicU64>,
}

impl Source for Counted {
    fn path(&self) -> &EntryPath {
        &self.file.path
    }
    fn bytes(&self) -> u64 {
        self.file.listed
    }
    fn modified(&self) -> Option<i64> {
        None
    }
    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        struct Counting(Box<dyn Read + Send>, Arc<AtomicU64>);
        impl Read for Counting {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                // In odd pieces, and interrupted now and then, as a file system may.
                if self.1.load(Ordering::Relaxed) % 7 == 3 && buffer.len() > 5 {
                    self.1.fetch_add(1 << 40, Ordering::Relaxed);
                    if self.1.load(Ordering::Relaxed) >> 40 < 3 {
                        return Err(io::ErrorKind::Interrupted.into());
                    }
                }
                let most = buffer.len().min(60_001);
                let count = self.0.read(&mut buffer[..most])?;
                self.1.fetch_add(count as u64, Ordering::Relaxed);
                Ok(count)
            }
        }
        self.opened.fetch_add(1, Ordering::Relaxed);
        Ok(Box::new(Counting(self.file.open()?, Arc::clone(&self.read))))
    }
}

#[test]
fn each_source_is_read_once() {
    let counters: Vec<_> = (0..4).map(|_| (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicU64::new(0)))).collect();
    let contents = [text(10), noise(1 << 20), text(6 << 20), noise(6 << 20)];
    let counted = contents.iter().zip(&counters).enumerate().map(|(n, (content, (opened, read)))| {
        let file = File::new(&format!("{n}"), content.clone());
        boxed(Counted { file, opened: Arc::clone(opened), read: Arc::clone(read) })
    });
    sealing(&counted.collect::<Vec<_>>(), &Unwatched).unwrap();
    for (content, (opened, read)) in contents.iter().zip(&counters) {
        assert_eq!(opened.load(Ordering::Relaxed), 1);
        assert_eq!(read.load(Ordering::Relaxed) & 0xff_ffff_ffff, content.len() as u64);
    }
}

#[test]
fn there_must_be_something_to_seal() {
    assert!(matches!(sealing(&[], &Unwatched), Err(SealError::Empty)));
}

#[test]
fn two_files_of_one_name_are_refused() {
    let sealed = sealing(&[boxed(File::new("a/b", "x")), boxed(File::new("a/b", "y"))], &Unwatched);
    assert!(matches!(sealed, Err(SealError::SameName { name }) if name == "a/b"));
}

#[test]
fn what_opening_would_refuse_is_not_sealed() {
    let huge = |bytes| File { listed: bytes, ..File::new("huge", "") };
    assert!(matches!(sealing(&[boxed(huge((1 << 40) + 1))], &Unwatched), Err(SealError::TooLarge)));
    assert!(matches!(
        sealing(&[boxed(huge(u64::MAX)), boxed(File::new("x", "x"))], &Unwatched),
        Err(SealError::TooLarge)
    ));
    // At the limit it goes on to read, and finds that the file is shorter.
    assert!(matches!(sealing(&[boxed(huge(1 << 40))], &Unwatched), Err(SealError::SourceChanged { .. })));
    let many: Vec<_> = (0..100_001).map(|n| boxed(File::new(&format!("{n}"), ""))).collect();
    assert!(matches!(sealing(&many, &Unwatched), Err(SealError::TooLarge)));
}

#[test]
fn a_list_of_names_that_could_not_be_opened_is_not_written() {
    let folder = "مہر/".repeat(40) + &"x".repeat(200);
    let many: Vec<_> = (0..40_000).map(|n| boxed(File::new(&format!("{folder}/{n}"), ""))).collect();
    assert!(matches!(sealing(&many, &Unwatched), Err(SealError::TooLarge)));
}

#[test]
fn a_directory_that_could_not_be_opened_is_not_written() {
    let folder = "x".repeat(250);
    let many: Vec<_> =
        (0..20_000).map(|n| boxed(File::new(&format!("{}{n}", format!("{folder}/").repeat(14)), ""))).collect();
    let sealed = try_seal(&many, Names::Real, &mut Cursor::new(Vec::new()), &Unwatched);
    assert!(matches!(sealed.map(|_| ()), Err(SealError::TooLarge)));
}

struct Stuck;

impl rand::TryRng for Stuck {
    type Error = Infallible;
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(4)
    }
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(4)
    }
    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        bytes.fill(4);
        Ok(())
    }
}

impl TryCryptoRng for Stuck {}

#[test]
fn a_stuck_source_of_randomness_is_noticed() {
    let (password, cover) = (password(PASSWORD), seal::Cover::default());
    let sources = sources(&[File::new("a", "x")]);
    let order = seal::Order {
        format: seal::Format::Zip,
        sources: &sources,
        password: &password,
        names: Names::Neutral,
        cover: &cover,
    };
    let sealed = seal::write(&order, &mut Cursor::new(Vec::new()), &mut Stuck, &Unwatched);
    assert!(matches!(sealed.map(|_| ()), Err(SealError::System("random numbers"))));
}

// --- Writers ---

/// A disk with so much room, which takes what still fits.
struct Disk {
    inner: Cursor<Vec<u8>>,
    room: usize,
    flushes: bool,
    seeks: bool,
}

impl Disk {
    fn new(room: usize) -> Self {
        Self { inner: Cursor::new(Vec::new()), room, flushes: true, seeks: true }
    }
}

fn full() -> io::Error {
    io::ErrorKind::StorageFull.into()
}

impl Write for Disk {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let free = self.room.saturating_sub(self.inner.position() as usize);
        if free == 0 && !buffer.is_empty() {
            return Err(full());
        }
        self.inner.write(&buffer[..buffer.len().min(free)])
    }
    fn flush(&mut self) -> io::Result<()> {
        if self.flushes { Ok(()) } else { Err(full()) }
    }
}

impl Seek for Disk {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        if !self.seeks && matches!(to, SeekFrom::Start(_)) {
            return Err(full());
        }
        self.inner.seek(to)
    }
}

fn is_full(sealed: &Result<seal::Written, SealError>) -> bool {
    matches!(sealed, Err(SealError::Write(error)) if error.kind() == io::ErrorKind::StorageFull)
}

#[test]
fn a_full_disk_is_told_wherever_it_ends() {
    let small = sources(&[File::new("a.txt", text(300)), File::new("b", "")]);
    let enough = {
        let mut disk = Disk::new(usize::MAX);
        try_seal(&small, Names::Neutral, &mut disk, &Unwatched).unwrap();
        disk.inner.into_inner().len()
    };
    for room in (0..enough).step_by(7).chain(enough - 30..enough) {
        assert!(is_full(&try_seal(&small, Names::Neutral, &mut Disk::new(room), &Unwatched)), "{room}");
    }
    assert!(try_seal(&small, Names::Neutral, &mut Disk::new(enough), &Unwatched).is_ok());

    let large = sources(&[File::new("a.txt", text(6 << 20)), File::new("b", noise(5 << 20))]);
    for room in (0..6 << 20).step_by(799_979) {
        assert!(is_full(&try_seal(&large, Names::Neutral, &mut Disk::new(room), &Unwatched)), "{room}");
    }
}

#[test]
fn a_disk_that_fails_late_is_told() {
    let large = sources(&[File::new("a.txt", text(6 << 20))]);
    let mut disk = Disk { flushes: false, ..Disk::new(usize::MAX) };
    assert!(is_full(&try_seal(&large, Names::Real, &mut disk, &Unwatched)));
    let mut disk = Disk { seeks: false, ..Disk::new(usize::MAX) };
    assert!(is_full(&try_seal(&large, Names::Real, &mut disk, &Unwatched)));
}

// --- Cancelling ---

/// Cancels when it has been asked so many times, or when so many bytes have gone through.
struct Impatient {
    asked: AtomicU64,
    after_questions: u64,
    after_bytes: u64,
    bytes: AtomicU64,
    cancelled: AtomicBool,
    late: AtomicU64,
}

impl Impatient {
    fn new(after_questions: u64, after_bytes: u64) -> Self {
        Self {
            asked: AtomicU64::new(0),
            after_questions,
            after_bytes,
            bytes: AtomicU64::new(0),
            cancelled: AtomicBool::new(false),
            late: AtomicU64::new(0),
        }
    }
}

impl Watch for Impatient {
    fn advance(&self, _: Phase, bytes: u64) {
        if self.cancelled.load(Ordering::SeqCst) {
            self.late.fetch_add(bytes, Ordering::SeqCst);
        }
        if self.bytes.fetch_add(bytes, Ordering::SeqCst) + bytes >= self.after_bytes {
            self.cancelled.store(true, Ordering::SeqCst);
        }
    }
    fn cancelled(&self) -> bool {
        if self.asked.fetch_add(1, Ordering::SeqCst) >= self.after_questions {
            self.cancelled.store(true, Ordering::SeqCst);
        }
        self.cancelled.load(Ordering::SeqCst)
    }
}

fn mixed() -> Vec<File> {
    let mut files = vec![File::new("a.txt", text(6 << 20)), File::new("b.jpg", noise(6 << 20))];
    files.extend((0..40).map(|n| File::new(&format!("small {n}"), text(5000))));
    files
}

#[test]
fn cancelling_stops_the_sealing_wherever_it_is() {
    let sources = sources(&mixed());
    let unhurried = Impatient::new(u64::MAX, u64::MAX);
    sealing(&sources, &unhurried).unwrap();
    let questions = unhurried.asked.into_inner();
    assert!(questions > 100, "asked only {questions} times for 12 MiB");
    for after in (0..questions * 9 / 10).step_by(usize::try_from(questions / 6).unwrap()) {
        let sealed = sealing(&sources, &Impatient::new(after, u64::MAX));
        assert!(matches!(sealed, Err(SealError::Cancelled)), "after {after}: {sealed:?}");
    }
}

#[test]
fn after_cancelling_hardly_anything_more_is_sealed() {
    let sources = sources(&mixed());
    for after in [0, 1 << 20, 7 << 20, 12 << 20] {
        let impatient = Impatient::new(u64::MAX, after);
        assert!(matches!(sealing(&sources, &impatient), Err(SealError::Cancelled)));
        assert!(impatient.late.into_inner() <= 1 << 20);
    }
}

struct Discarding;

impl Sink for Discarding {
    fn create<'s>(&'s self, _: usize, _: &open::Entry) -> io::Result<Box<dyn Write + Send + 's>> {
        Ok(Box::new(io::sink()))
    }
}

fn opening(sealed: &dyn ReadAt, watch: &dyn Watch) -> Result<(), OpenError> {
    open::unlock(sealed, &password(PASSWORD), &muhr_seal::Limits::default(), watch)?.extract(&Discarding, watch)
}

#[test]
fn cancelling_stops_the_opening_wherever_it_is() {
    let sealed = seal(&mixed(), Names::Neutral);
    let unhurried = Impatient::new(u64::MAX, u64::MAX);
    opening(&sealed, &unhurried).unwrap();
    let questions = unhurried.asked.into_inner();
    for after in (0..questions * 9 / 10).step_by(usize::try_from(questions / 6).unwrap()) {
        let opened = opening(&sealed, &Impatient::new(after, u64::MAX));
        assert!(matches!(opened, Err(OpenError::Cancelled)), "after {after}: {opened:?}");
    }
    for after in [0, 1 << 20, 7 << 20] {
        let impatient = Impatient::new(u64::MAX, after);
        assert!(matches!(opening(&sealed, &impatient), Err(OpenError::Cancelled)));
        assert!(impatient.late.into_inner() <= 2 << 20);
    }
}

#[test]
fn cancelling_while_checking_is_not_a_failed_check() {
    let mut out = Cursor::new(Vec::new());
    let written = try_seal(&sources(&mixed()), Names::Neutral, &mut out, &Unwatched).unwrap();
    let checked = seal::check(&out.into_inner(), &written, &password(PASSWORD), &Impatient::new(u64::MAX, 1 << 20));
    assert!(matches!(checked, Err(SealError::Cancelled)), "{checked:?}");
}

// --- Sinks ---

struct Picky {
    index: usize,
    room: usize,
    creates: bool,
    flushes: bool,
}

impl Sink for Picky {
    fn create<'s>(&'s self, index: usize, _: &open::Entry) -> io::Result<Box<dyn Write + Send + 's>> {
        if index != self.index {
            return Ok(Box::new(io::sink()));
        }
        if !self.creates {
            return Err(full());
        }
        Ok(Box::new(Disk { flushes: self.flushes, ..Disk::new(self.room) }))
    }
}

#[test]
fn what_cannot_be_written_out_is_told() {
    let sealed = seal(&mixed(), Names::Neutral);
    let opened = open::unlock(&sealed, &password(PASSWORD), &muhr_seal::Limits::default(), &Unwatched).unwrap();
    for (index, room, creates, flushes) in [
        (0, 0, true, true),
        (0, 3 << 20, true, true),
        (0, (6 << 20) - 1, true, true),
        (0, 6 << 20, true, false),
        (1, 6 << 20, false, true),
        (5, 4999, true, true),
        (41, 5000, true, false),
    ] {
        let extracted = opened.extract(&Picky { index, room, creates, flushes }, &Unwatched);
        assert!(
            matches!(&extracted, Err(OpenError::Write(error)) if error.kind() == io::ErrorKind::StorageFull),
            "{index} {room}: {extracted:?}"
        );
    }
    opened.extract(&Picky { index: 0, room: 6 << 20, creates: true, flushes: true }, &Unwatched).unwrap();
}
