//! What the ZIP tests share: files in memory, sealing and opening them, and a plain look at the bytes.
#![allow(dead_code, unreachable_pub)]

pub mod bytes;

use muhr_seal::open::{self, Entry, Limits, Sink};
use muhr_seal::seal::{self, Cover, Format, Names, Order, Written};
use muhr_seal::watch::{Unwatched, Watch};
use muhr_seal::{EntryPath, OpenError, Password, SealError, Source};
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
use std::io::{self, Cursor, Read, Write};
use std::sync::{Arc, Mutex};
use zeroize::Zeroizing;

pub const PASSWORD: &str = "k7mp-x2vd-9rtw-h4qn";

pub fn password(text: &str) -> Password {
    Password::typed(Zeroizing::new(text.to_owned()))
}

/// A file in memory.
#[derive(Clone)]
pub struct File {
    pub path: EntryPath,
    pub content: Arc<Vec<u8>>,
    pub modified: Option<i64>,
    /// The length it had when it was listed.
    pub listed: u64,
}

impl File {
    pub fn new(path: &str, content: impl Into<Vec<u8>>) -> Self {
        let content = Arc::new(content.into());
        let path = EntryPath::from_untrusted(path).unwrap();
        Self { path, listed: content.len() as u64, content, modified: Some(1_795_445_759) }
    }
}

impl std::fmt::Debug for File {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let start = &self.content[..self.content.len().min(16)];
        write!(f, "{} ({} bytes, {:?}, {start:?}…)", self.path, self.listed, self.modified)
    }
}

impl Source for File {
    fn path(&self) -> &EntryPath {
        &self.path
    }
    fn bytes(&self) -> u64 {
        self.listed
    }
    fn modified(&self) -> Option<i64> {
        self.modified
    }
    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        struct Shared(Arc<Vec<u8>>);
        impl AsRef<[u8]> for Shared {
            fn as_ref(&self) -> &[u8] {
                &self.0
            }
        }
        Ok(Box::new(Cursor::new(Shared(Arc::clone(&self.content)))))
    }
}

pub fn sources(files: &[File]) -> Vec<Box<dyn Source>> {
    files.iter().map(|file| Box::new(file.clone()) as Box<dyn Source>).collect()
}

pub fn try_seal(
    sources: &[Box<dyn Source>],
    names: Names,
    out: &mut dyn seal::Output,
    watch: &dyn Watch,
) -> Result<Written, SealError> {
    let password = password(PASSWORD);
    let cover = Cover::default();
    let order = Order { format: Format::Zip, sources, password: &password, names, cover: &cover };
    seal::write(&order, out, &mut StdRng::seed_from_u64(1), watch)
}

/// Seals and checks.
pub fn seal(files: &[File], names: Names) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    let written = try_seal(&sources(files), names, &mut out, &Unwatched).unwrap();
    let sealed = out.into_inner();
    seal::check(&sealed, &written, &password(PASSWORD), &Unwatched).unwrap();
    sealed
}

/// What an opened archive gave.
pub type Content = Vec<(Entry, Vec<u8>)>;

pub fn open(sealed: &[u8]) -> Result<Content, OpenError> {
    open_with(sealed, PASSWORD, &Limits::default())
}

pub fn open_with(sealed: &[u8], text: &str, limits: &Limits) -> Result<Content, OpenError> {
    let sealed = sealed.to_vec();
    let opened = open::unlock(&sealed, &password(text), limits, &Unwatched)?;
    let sink = Collected { entries: Mutex::new(vec![None; opened.entries().len()]) };
    opened.extract(&sink, &Unwatched)?;
    let contents = sink.entries.into_inner().unwrap();
    Ok(opened.entries().iter().cloned().zip(contents.into_iter().map(|content| content.unwrap())).collect())
}

/// Real names and contents.
pub fn opened_files(sealed: &[u8]) -> Vec<(String, Vec<u8>)> {
    open(sealed).unwrap().into_iter().map(|(entry, content)| (entry.path.to_string(), content)).collect()
}

/// Keeps what was flushed; flushing twice is a broken promise.
struct Collected {
    entries: Mutex<Vec<Option<Vec<u8>>>>,
}

impl Sink for Collected {
    fn create<'s>(&'s self, index: usize, _: &Entry) -> io::Result<Box<dyn Write + Send + 's>> {
        Ok(Box::new(Collecting { sink: self, index, content: Vec::new() }))
    }
}

struct Collecting<'a> {
    sink: &'a Collected,
    index: usize,
    content: Vec<u8>,
}

impl Write for Collecting<'_> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        self.content.write(buffer)
    }
    fn flush(&mut self) -> io::Result<()> {
        let content = std::mem::take(&mut self.content);
        assert!(self.sink.entries.lock().unwrap()[self.index].replace(content).is_none(), "flushed twice");
        Ok(())
    }
}

/// Text as people write it: words of different frequency.
pub fn text(bytes: usize) -> Vec<u8> {
    let mut rng = StdRng::seed_from_u64(3);
    let words: Vec<String> = (0..500).map(|n| format!("w{:x}", n * 7919)).collect();
    let mut text = Vec::with_capacity(bytes + 16);
    while text.len() < bytes {
        let rank = rng.random_range(0..words.len()) * rng.random_range(0..words.len()) / words.len();
        text.extend(words[rank].as_bytes());
        text.push(if rng.random_range(0..12) == 0 { b'\n' } else { b' ' });
    }
    text.truncate(bytes);
    text
}

/// What does not compress.
pub fn noise(bytes: usize) -> Vec<u8> {
    let mut noise = vec![0; bytes];
    StdRng::seed_from_u64(4).fill(&mut noise[..]);
    noise
}
