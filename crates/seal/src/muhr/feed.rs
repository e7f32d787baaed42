//! The plain stream while it is being sealed: manifest, contents one after another, padding.

use super::geometry::{Geometry, Place};
use crate::content_hash::ContentHasher;
use crate::seal::SealedEntry;
use crate::watch::Watch;
use crate::{SealError, Source};
use std::io::{self, Read};

/// The most that is asked of a source at once, so that a cancellation is noticed between two reads of a slow disk.
const READ: usize = 256 << 10;

/// A chunk's place and how much of it is content.
pub(super) struct Filled {
    pub(super) place: Place,
    pub(super) content: u64,
}

/// Fills chunk after chunk, reading every source once.
pub(super) struct Feed<'a> {
    front: &'a [u8],
    sources: std::iter::Zip<std::slice::Iter<'a, Box<dyn Source>>, std::slice::Iter<'a, u64>>,
    current: Option<Current<'a>>,
    done: Vec<SealedEntry>,
    geometry: Geometry,
    number: u32,
    watch: &'a dyn Watch,
}

struct Current<'a> {
    source: &'a dyn Source,
    reader: Box<dyn Read + Send>,
    bytes: u64,
    left: u64,
    hasher: ContentHasher,
}

impl<'a> Feed<'a> {
    /// `front` is the manifest with its length, `bytes` the length of each source that stands in it.
    pub(super) fn new(
        front: &'a [u8],
        sources: &'a [Box<dyn Source>],
        bytes: &'a [u64],
        geometry: Geometry,
        watch: &'a dyn Watch,
    ) -> Self {
        let sources = sources.iter().zip(bytes);
        Self { front, sources, current: None, done: Vec::new(), geometry, number: 0, watch }
    }

    /// Fills `buffer` with the next chunk.
    pub(super) fn next_chunk(&mut self, buffer: &mut Vec<u8>) -> Result<Option<Filled>, SealError> {
        let Some(place) = self.geometry.place(self.number) else {
            return Ok(None);
        };
        self.number += 1;
        // Room for the tag as well, or appending it would move the whole chunk.
        buffer.reserve((place.plain + super::stream::TAG_LEN).saturating_sub(buffer.len()));
        buffer.resize(place.plain, 0);
        let mut rest = buffer.as_mut_slice();
        let mut content = 0;
        while !rest.is_empty() {
            if self.watch.cancelled() {
                return Err(SealError::Cancelled);
            }
            let from_front = !self.front.is_empty();
            let count = if from_front { self.take_front(rest) } else { self.take_content(rest)? };
            if count == 0 {
                rest.fill(0);
                break;
            }
            if !from_front {
                content += count as u64;
            }
            rest = rest.get_mut(count..).unwrap_or_default();
        }
        if place.chunk.last {
            self.settle()?;
        }
        Ok(Some(Filled { place, content }))
    }

    /// What was read, once every chunk was.
    pub(super) fn finish(self) -> Vec<SealedEntry> {
        self.done
    }

    fn take_front(&mut self, buffer: &mut [u8]) -> usize {
        self.front.read(buffer).unwrap_or(0)
    }

    /// 0 only where every source is read to its end.
    fn take_content(&mut self, buffer: &mut [u8]) -> Result<usize, SealError> {
        self.settle()?;
        let Some(current) = &mut self.current else {
            return Ok(0);
        };
        let most = usize::try_from(current.left).unwrap_or(READ).min(READ).min(buffer.len());
        let piece = buffer.get_mut(..most).unwrap_or_default();
        let count = read(current.reader.as_mut(), piece).map_err(|error| unreadable(current.source, error))?;
        let taken = piece.get(..count).filter(|taken| !taken.is_empty()).ok_or_else(|| changed(current.source))?;
        current.hasher.update(taken);
        current.left -= count as u64;
        Ok(count)
    }

    /// Closes a source that is read to its end and opens the next one that is not empty.
    fn settle(&mut self) -> Result<(), SealError> {
        loop {
            match self.current.take() {
                Some(current) if current.left > 0 => {
                    self.current = Some(current);
                    return Ok(());
                }
                Some(current) => self.done.push(current.close()?),
                None => match self.sources.next() {
                    Some((source, bytes)) => self.current = Some(Current::open(source.as_ref(), *bytes)?),
                    None => return Ok(()),
                },
            }
            if self.watch.cancelled() {
                return Err(SealError::Cancelled);
            }
        }
    }
}

impl<'a> Current<'a> {
    fn open(source: &'a dyn Source, bytes: u64) -> Result<Self, SealError> {
        let reader = source.open().map_err(|error| unreadable(source, error))?;
        Ok(Self { source, reader, bytes, left: bytes, hasher: ContentHasher::default() })
    }

    /// Nothing may come behind the length in the manifest.
    fn close(mut self) -> Result<SealedEntry, SealError> {
        let beyond = read(self.reader.as_mut(), &mut [0]).map_err(|error| unreadable(self.source, error))?;
        if beyond > 0 {
            return Err(changed(self.source));
        }
        let path = self.source.path().clone();
        let stored_as = path.as_str().to_owned();
        Ok(SealedEntry { path, stored_as, bytes: self.bytes, hash: self.hasher.finish() })
    }
}

fn read(reader: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match reader.read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            outcome => return outcome,
        }
    }
}

fn unreadable(source: &dyn Source, error: io::Error) -> SealError {
    SealError::Source { name: source.path().to_string(), error }
}

fn changed(source: &dyn Source) -> SealError {
    SealError::SourceChanged { name: source.path().to_string() }
}
