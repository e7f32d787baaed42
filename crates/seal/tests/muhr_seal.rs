//! The muhr container through the crate's own door, at its real cost.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use muhr_seal::seal::Written;
use muhr_seal::watch::Unwatched;
use muhr_seal::{
    Cover, Entry, EntryPath, Format, Limits, Names, OpenError, Order, Password, ReadAt, SealError, Sink, Source, open,
    seal,
};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::Mutex;
use zeroize::Zeroizing;

/// So many bytes that are never all in memory.
struct Endless {
    path: EntryPath,
    bytes: u64,
}

impl Source for Endless {
    fn path(&self) -> &EntryPath {
        &self.path
    }
    fn bytes(&self) -> u64 {
        self.bytes
    }
    fn modified(&self) -> Option<i64> {
        None
    }
    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(io::repeat(0x5a).take(self.bytes)))
    }
}

fn password() -> Password {
    Password::typed(Zeroizing::new("abcd-efgh-jkmn-pqrs".into()))
}

fn source(name: &str, bytes: u64) -> Box<dyn Source> {
    Box::new(Endless { path: EntryPath::from_untrusted(name).unwrap(), bytes })
}

fn write(sources: &[Box<dyn Source>], cover: &Cover) -> (File, Written) {
    let password = password();
    let order = Order { format: Format::Muhr, sources, password: &password, names: Names::Neutral, cover };
    let mut file = tempfile::tempfile().unwrap();
    let written = seal::write(&order, &mut file, &mut rand::rng(), &Unwatched).unwrap();
    (file, written)
}

struct Lengths(Mutex<Vec<u64>>);

impl Sink for Lengths {
    fn create<'s>(&'s self, index: usize, _: &Entry) -> io::Result<Box<dyn Write + Send + 's>> {
        Ok(Box::new(Counting(index, self)))
    }
}

struct Counting<'a>(usize, &'a Lengths);

impl Write for Counting<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        assert!(bytes.iter().all(|byte| *byte == 0x5a));
        self.1.0.lock().unwrap()[self.0] += bytes.len() as u64;
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_container_is_written_checked_and_opened() {
    let cover = Cover { sender: Some("Ayesha".into()), recipient: Some("بلال".into()), sealed_at: Some(1) };
    let sources = [source("a/first", 3_000_000), source("empty", 0), source("last", 17)];
    let (file, written) = write(&sources, &cover);
    let names: Vec<&str> = written.entries.iter().map(|entry| entry.stored_as.as_str()).collect();
    assert_eq!(names, ["a/first", "empty", "last"]);
    seal::check(&file, &written, &password(), &Unwatched).unwrap();

    let opened = open::unlock(&file, &password(), &Limits::default(), &Unwatched).unwrap();
    assert_eq!((opened.format(), opened.cover()), (Format::Muhr, Some(&cover)));
    let lengths = Lengths(Mutex::new(vec![0; 3]));
    opened.extract(&lengths, &Unwatched).unwrap();
    assert_eq!(lengths.0.into_inner().unwrap(), [3_000_000, 0, 17]);
}

#[test]
fn the_key_costs_what_the_specification_says() {
    let (file, _) = write(&[source("a", 1)], &Cover::default());
    let mut header = [0; 20];
    file.read_exact_at(&mut header, 0).unwrap();
    assert_eq!(header[10..12], [20, 4], "chunks of 1 MiB, 4 lanes");
    assert_eq!(u32::from_be_bytes(header[12..16].try_into().unwrap()), 256 * 1024);
    assert_eq!(u32::from_be_bytes(header[16..20].try_into().unwrap()), 1);
}

fn overwrite(file: &mut File, offset: u64, byte: u8) {
    file.seek(SeekFrom::Start(offset)).unwrap();
    file.write_all(&[byte]).unwrap();
}

#[test]
fn one_changed_byte_fails_the_self_check() {
    let (mut file, written) = write(&[source("a", 2_500_000)], &Cover::default());
    for offset in [144, 1_500_000, ReadAt::len(&file).unwrap() - 1] {
        let mut byte = [0];
        file.read_exact_at(&mut byte, offset).unwrap();
        overwrite(&mut file, offset, byte[0] ^ 0x80);
        let outcome = seal::check(&file, &written, &password(), &Unwatched);
        assert!(matches!(outcome, Err(SealError::Check(_))), "{offset}");
        overwrite(&mut file, offset, byte[0]);
    }
    seal::check(&file, &written, &password(), &Unwatched).unwrap();
}

/// A line of `/proc/self/status`, in MiB.
#[cfg(target_os = "linux")]
fn mebibytes(what: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(what)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
}

/// Runs alone in its process under nextest, so the peak is its own.
#[cfg(target_os = "linux")]
#[test]
fn memory_stays_flat_however_much_is_sealed() {
    let (file, written) = write(&[source("a", 300 << 20)], &Cover::default());
    let sealing = mebibytes("VmHWM");
    assert!(sealing < 256 + 96, "{sealing} MiB while sealing, of which 256 are the key's");
    // Forgets the peak so far: proc(5), clear_refs.
    std::fs::write("/proc/self/clear_refs", "5").unwrap();
    seal::check(&file, &written, &password(), &Unwatched).unwrap();
    let checking = mebibytes("VmHWM");
    assert!(checking < 96, "{checking} MiB while checking");
}

#[cfg(target_os = "linux")]
#[test]
fn what_a_hostile_container_claims_is_never_reserved() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/muhr");
    let mut tried = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        let Some(end) = bytes.windows(2).position(|pair| pair == b"\n\n") else { continue };
        if !bytes[..end].windows(18).any(|window| window == b"expect: over limit") {
            continue;
        }
        let right = Password::typed(Zeroizing::new("right".into()));
        let outcome = open::unlock(&bytes[end + 2..].to_vec(), &right, &Limits::default(), &Unwatched).map(|_| ());
        assert!(matches!(outcome, Err(OpenError::OverLimit(_))));
        tried += 1;
    }
    assert!(tried >= 8);
    // The least of the claims is 2 GiB. Address space counts here, used or not.
    assert!(mebibytes("VmPeak") < 1024, "{} MiB reserved", mebibytes("VmPeak"));
}
