//! What the tests of this module share: cheap keys, sources that misbehave, a sink that collects.

use super::header::{Cost, Header, Preamble};
use super::keys::FileKey;
use super::stream::{Chunk, StreamKey};
use super::write::Choices;
use crate::open::{Entry, Limits, Sink};
use crate::seal::{Cover, Format, Names, Order, Written};
use crate::watch::Unwatched;
use crate::{EntryPath, OpenError, Password, ReadAt, SealError, Source, muhr};
use rand::{CryptoRng, TryCryptoRng, TryRng};
use ring::digest;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io::{self, Cursor, Read, Write};
use std::sync::Mutex;
use zeroize::Zeroizing;

pub(super) const CHEAP: Choices =
    Choices { cost: Cost { memory_kib: 8 * 1024, passes: 1, lanes: 1 }, chunk_exponent: 12 };

pub(super) fn password(text: &str) -> Password {
    Password::typed(Zeroizing::new(text.to_owned()))
}

/// The same bytes on every run and with every version of every crate: SHA-256 of a counter.
pub(super) struct SeededRng(pub(super) u64);

impl TryRng for SeededRng {
    type Error = Infallible;
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_be_bytes(bytes))
    }
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_be_bytes(bytes))
    }
    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Infallible> {
        for piece in out.chunks_mut(32) {
            self.0 += 1;
            let hash = digest::digest(&digest::SHA256, &self.0.to_be_bytes());
            piece.copy_from_slice(&hash.as_ref()[..piece.len()]);
        }
        Ok(())
    }
}

impl TryCryptoRng for SeededRng {}

/// What a source does when it is read.
pub(super) enum Conduct {
    Honest,
    /// Holds this much more, or less, than it said.
    Grows(usize),
    Shrinks(usize),
    /// Cannot be opened any more.
    Vanished,
    /// Fails when it was read to the half.
    Fails,
}

pub(super) struct MemorySource {
    pub(super) path: EntryPath,
    pub(super) content: Vec<u8>,
    pub(super) modified: Option<i64>,
    pub(super) conduct: Conduct,
}

impl MemorySource {
    pub(super) fn boxed(name: &str, content: impl Into<Vec<u8>>) -> Box<dyn Source> {
        Self::misbehaving(name, content, Conduct::Honest)
    }

    pub(super) fn misbehaving(name: &str, content: impl Into<Vec<u8>>, conduct: Conduct) -> Box<dyn Source> {
        let path = EntryPath::from_untrusted(name).unwrap();
        Box::new(Self { path, content: content.into(), modified: None, conduct })
    }
}

struct Failing;

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("the disk is gone"))
    }
}

impl Source for MemorySource {
    fn path(&self) -> &EntryPath {
        &self.path
    }
    fn bytes(&self) -> u64 {
        self.content.len() as u64
    }
    fn modified(&self) -> Option<i64> {
        self.modified
    }
    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        let mut content = self.content.clone();
        match self.conduct {
            Conduct::Honest => {}
            Conduct::Grows(by) => content.resize(content.len() + by, 7),
            Conduct::Shrinks(by) => content.truncate(content.len() - by),
            Conduct::Vanished => return Err(io::ErrorKind::NotFound.into()),
            Conduct::Fails => {
                content.truncate(content.len() / 2);
                return Ok(Box::new(Cursor::new(content).chain(Failing)));
            }
        }
        Ok(Box::new(Cursor::new(content)))
    }
}

/// Keeps what it is given; knows which entries were completed.
#[derive(Default)]
pub(super) struct Collected {
    pub(super) entries: Mutex<BTreeMap<usize, (Vec<u8>, bool)>>,
}

impl Collected {
    pub(super) fn complete(self) -> Vec<Vec<u8>> {
        let entries = self.entries.into_inner().unwrap();
        entries.into_values().filter(|(_, flushed)| *flushed).map(|(content, _)| content).collect()
    }
}

impl Sink for Collected {
    fn create<'s>(&'s self, index: usize, _: &Entry) -> io::Result<Box<dyn Write + Send + 's>> {
        self.entries.lock().unwrap().insert(index, (Vec::new(), false));
        Ok(Box::new(CollectingWriter { index, collected: self }))
    }
}

struct CollectingWriter<'a> {
    index: usize,
    collected: &'a Collected,
}

impl Write for CollectingWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.collected.entries.lock().unwrap().get_mut(&self.index).unwrap().0.extend(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        self.collected.entries.lock().unwrap().get_mut(&self.index).unwrap().1 = true;
        Ok(())
    }
}

/// Seals under the password "right".
pub(super) fn seal(
    sources: &[Box<dyn Source>],
    cover: &Cover,
    choices: Choices,
    rng: &mut dyn CryptoRng,
) -> Result<(Vec<u8>, Written), SealError> {
    let password = password("right");
    let order = Order { format: Format::Muhr, sources, password: &password, names: Names::Neutral, cover };
    let mut out = Cursor::new(Vec::new());
    let written = muhr::write::write(&order, choices, &mut out, rng, &Unwatched)?;
    Ok((out.into_inner(), written))
}

pub(super) fn seal_cheaply(sources: &[Box<dyn Source>]) -> Result<(Vec<u8>, Written), SealError> {
    seal(sources, &Cover::default(), CHEAP, &mut SeededRng(0))
}

/// Opens and extracts with the default limits; gives what was completed.
pub(super) fn open(sealed: &dyn ReadAt, password: &Password, keys: &muhr::KeyMemo) -> Result<Vec<Vec<u8>>, OpenError> {
    let opened = muhr::unlock(sealed, password, &Limits::default(), keys, &Unwatched)?;
    let sink = Collected::default();
    opened.extract(&sink, &Unwatched)?;
    Ok(sink.complete())
}

/// A container forged from its plain stream, chunk by chunk, by somebody who knows the password.
pub(super) struct Forgery<'a> {
    pub(super) preamble: Preamble,
    pub(super) password: &'a str,
    /// As long as it is; nothing is padded.
    pub(super) plain: Vec<u8>,
    /// How a chunk is sealed, given how it ought to be.
    pub(super) seal_as: fn(Chunk) -> Chunk,
}

impl Forgery<'_> {
    pub(super) fn bytes(&self) -> Vec<u8> {
        let preamble = self.preamble.encode();
        let file_key = FileKey::generate(&mut SeededRng(1000));
        let key = muhr::derive::argon2id(self.password.as_bytes(), &self.preamble.salt, self.preamble.cost).unwrap();
        let (wrapping, check) = key.split(&preamble).unwrap();
        let mut header = Header { preamble: self.preamble, check, wrapped: [0; 48] };
        header.wrapped = wrapping.wrap(&file_key, &header.associated()).unwrap();
        let stream = StreamKey::derive(&file_key, &preamble).unwrap();
        let mut bytes = header.encode();
        let chunks: Vec<&[u8]> = self.plain.chunks(1 << self.preamble.chunk_exponent).collect();
        for (number, plain) in chunks.iter().enumerate() {
            let chunk = Chunk { number: u32::try_from(number).unwrap(), last: number + 1 == chunks.len() };
            let mut sealed = plain.to_vec();
            stream.seal((self.seal_as)(chunk), &mut sealed).unwrap();
            bytes.extend(sealed);
        }
        bytes
    }
}
