//! Beyond what 16 and 32 bits count: Zip64, from both sides of each border.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    missing_docs
)]

mod zip_support;

use muhr_seal::open::{self, Entry, Sink};
use muhr_seal::seal::{self, Names};
use muhr_seal::watch::Unwatched;
use muhr_seal::{EntryPath, Limits, OpenError, Source};
use std::io::{self, Read, Write};
use std::sync::Mutex;
use zip_support::{File, PASSWORD, noise, password, try_seal};

/// An archive of so many empty entries that nobody encrypted, which is seen only after the directory was read.
fn many(entries: usize) -> Vec<u8> {
    let header = |magic: &[u8], made_by: &[u8], tail: &[u8], name: &str| {
        // Version, flags, method, time, CRC, sizes 28 and 0, length of the name and of the extra field.
        let fields = [51u16, 1, 99, 0, 33, 0, 0, 28, 0, 0, 0, name.len() as u16, 11].map(u16::to_le_bytes);
        let extra = b"\x01\x99\x07\x00\x02\x00AE\x03\x00\x00";
        [magic, made_by, fields.as_flattened(), tail, name.as_bytes(), extra].concat()
    };
    let (mut zip, mut directory) = (Vec::new(), Vec::new());
    for n in 0..entries {
        let name = format!("{n:06}");
        let offset = (zip.len() as u32).to_le_bytes();
        directory.extend(header(b"PK\x01\x02", &[51, 0], &[&[0; 10], &offset[..]].concat(), &name));
        zip.extend(header(b"PK\x03\x04", &[], &[], &name));
        zip.extend([0; 28]);
    }
    let (start, length) = (zip.len() as u64, directory.len() as u64);
    zip.extend(directory);
    if entries >= 0xffff {
        let count = (entries as u64).to_le_bytes();
        let record = [&b"PK\x06\x06"[..], &44u64.to_le_bytes(), &[51, 0, 51, 0], &[0; 8], &count, &count].concat();
        zip.extend([&record[..], &length.to_le_bytes(), &start.to_le_bytes()].concat());
        zip.extend([&b"PK\x06\x07"[..], &[0; 4], &(start + length).to_le_bytes(), &[1, 0, 0, 0]].concat());
    }
    let count = u16::try_from(entries).unwrap_or(u16::MAX).to_le_bytes();
    zip.extend([&b"PK\x05\x06"[..], &[0; 4], &count, &count].concat());
    zip.extend([(length as u32).to_le_bytes(), (start as u32).to_le_bytes()].concat());
    zip.extend([0; 2]);
    zip
}

#[test]
fn more_entries_than_16_bits_count_are_read() {
    for entries in [65_534, 65_535, 65_536, 70_000] {
        let opened = open::unlock(&many(entries), &password(PASSWORD), &Limits::default(), &Unwatched).map(|_| ());
        assert!(matches!(opened, Err(OpenError::WrongPassword)), "{entries}: {opened:?}");
    }
}

#[test]
fn an_end_record_cannot_claim_more_than_is_there() {
    let mut zip = many(65_536);
    let at = zip.len() - 22 - 20 - 56;
    zip[at + 32..at + 40].copy_from_slice(&u64::MAX.to_le_bytes());
    assert!(matches!(open::recognise(&zip), Err(OpenError::NotSealed)));
}

/// So many zero bytes, made as they are read.
struct Zeros(EntryPath, u64);

impl Source for Zeros {
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
        Ok(Box::new(io::repeat(0).take(self.1)))
    }
}

/// Noise that repeats only after a mebibyte, too far for Deflate.
struct Noise(EntryPath, u64);

impl Source for Noise {
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
        struct Repeating(Vec<u8>, usize);
        impl Read for Repeating {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                let count = (&self.0[self.1..]).read(buffer)?;
                self.1 = (self.1 + count) % self.0.len();
                Ok(count)
            }
        }
        Ok(Box::new(Repeating(noise(1 << 20), 0).take(self.1)))
    }
}

struct Lengths(Mutex<Vec<u64>>);

impl Sink for Lengths {
    fn create<'s>(&'s self, index: usize, _: &Entry) -> io::Result<Box<dyn Write + Send + 's>> {
        struct Length<'a>(&'a Mutex<Vec<u64>>, usize, u64);
        impl Write for Length<'_> {
            fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
                self.2 += buffer.len() as u64;
                Ok(buffer.len())
            }
            fn flush(&mut self) -> io::Result<()> {
                self.0.lock().unwrap()[self.1] = self.2;
                Ok(())
            }
        }
        Ok(Box::new(Length(&self.0, index, 0)))
    }
}

/// Seals into a file, checks it, and lets 7-Zip test it where it is installed.
fn seals_and_checks(sources: &[Box<dyn Source>]) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let path = folder.path().join("sealed.zip");
    let mut out = std::fs::File::create(&path).unwrap();
    let written = try_seal(sources, Names::Real, &mut out, &Unwatched).unwrap();
    let sealed = std::fs::File::open(&path).unwrap();
    seal::check(&sealed, &written, &password(PASSWORD), &Unwatched).unwrap();
    let opened = open::unlock(&sealed, &password(PASSWORD), &Limits::default(), &Unwatched).unwrap();
    let lengths = Lengths(Mutex::new(vec![0; sources.len()]));
    opened.extract(&lengths, &Unwatched).unwrap();
    let expected: Vec<u64> = sources.iter().map(|source| source.bytes()).collect();
    assert_eq!(*lengths.0.lock().unwrap(), expected);
    for peer in [["7z", "t"], ["bsdtar", "-tvf"]] {
        let password = if peer[0] == "7z" { vec![format!("-p{PASSWORD}")] } else { vec![] };
        match std::process::Command::new(peer[0]).arg(peer[1]).arg(&path).args(password).output() {
            Ok(output) => assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout)),
            Err(_) => println!("skipped: {} is not installed", peer[0]),
        }
    }
}

fn named(name: &str) -> EntryPath {
    EntryPath::from_untrusted(name).unwrap()
}

#[test]
#[ignore = "half a minute; `cargo xtask test` runs it"]
fn an_entry_of_more_than_4_gib_is_sealed_whole() {
    seals_and_checks(&[Box::new(Zeros(named("zeros"), (4 << 30) + 1)), Box::new(File::new("behind", noise(1000)))]);
}

#[test]
#[ignore = "half a minute and 4 GiB of disk; `cargo xtask test` runs it"]
fn a_stored_entry_of_more_than_4_gib_and_those_behind_it_are_sealed_whole() {
    seals_and_checks(&[
        Box::new(Noise(named("noise"), (4 << 30) + 1)),
        Box::new(File::new("behind", noise(1000))),
        Box::new(File::new("last", "")),
    ]);
}

#[test]
#[ignore = "a minute or two, for the keys of so many entries"]
fn more_entries_than_16_bits_count_are_sealed() {
    let sources: Vec<Box<dyn Source>> =
        (0..65_600).map(|n| Box::new(File::new(&format!("{n}"), "x")) as Box<dyn Source>).collect();
    seals_and_checks(&sources);
}
