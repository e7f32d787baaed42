//! Sealing into a container.

use super::derive::Derivation;
use super::feed::Feed;
use super::geometry::Geometry;
use super::header::{Cost, HEADER_LEN, Header, Preamble};
use super::keys::{FileKey, Refused};
use super::manifest::{Manifest, TooLong};
use super::memo::KeyMemo;
use super::pipeline::Steps;
use super::stream::StreamKey;
use crate::SealError;
use crate::open::{Entry, Limits};
use crate::seal::{Order, Output, Written};
use crate::watch::{Phase, Watch};
use rand::CryptoRng;
use std::collections::HashSet;
use std::io::{self, SeekFrom};

/// What a writer may choose; it stands in the header.
#[derive(Clone, Copy)]
pub(super) struct Choices {
    pub(super) cost: Cost,
    pub(super) chunk_exponent: u8,
}

impl Choices {
    pub(super) const WRITTEN: Self = Self { cost: Cost::WRITTEN, chunk_exponent: 20 };
}

pub(super) fn write(
    order: &Order<'_>,
    choices: Choices,
    out: &mut dyn Output,
    rng: &mut dyn CryptoRng,
    watch: &dyn Watch,
) -> Result<Written, SealError> {
    let bytes: Vec<u64> = order.sources.iter().map(|source| source.bytes()).collect();
    let manifest = list(order, &bytes)?;
    let front = manifest.encode()?;
    let content = manifest.content().filter(|content| *content <= Limits::default().total_bytes);
    let used = content.and_then(|content| content.checked_add(front.len() as u64));
    let geometry =
        used.and_then(|used| Geometry::for_plain(choices.chunk_exponent, used)).ok_or(SealError::TooLarge)?;

    let mut salt = [0; 32];
    rng.fill_bytes(&mut salt);
    let preamble = Preamble { chunk_exponent: choices.chunk_exponent, cost: choices.cost, salt };
    let file_key = FileKey::generate(rng);
    let derivation = Derivation::start(order.password, &preamble)?;

    // Zeros until the key is there: what a killed writer leaves is no container.
    let start = out.stream_position().map_err(SealError::Write)?;
    out.write_all(&[0; HEADER_LEN]).map_err(SealError::Write)?;
    let stream = StreamKey::derive(&file_key, &preamble.encode())?;
    let mut feed = Feed::new(&front, order.sources, &bytes, geometry, watch);
    seal_chunks(&mut feed, &stream, geometry.count(), out, watch)?;
    let entries = feed.finish();

    let key = derivation.finish(watch)?;
    let (wrapping, check) = key.split(&preamble.encode())?;
    let mut header = Header { preamble, check, wrapped: [0; 48] };
    header.wrapped = wrapping.wrap(&file_key, &header.associated())?;
    let put_header = |out: &mut dyn Output| -> io::Result<()> {
        out.seek(SeekFrom::Start(start))?;
        out.write_all(&header.encode())?;
        out.seek(SeekFrom::End(0))?;
        out.flush()
    };
    put_header(out).map_err(SealError::Write)?;
    Ok(Written { entries, keys: KeyMemo::remember(&preamble, order.password, key) })
}

fn seal_chunks(
    feed: &mut Feed<'_>,
    stream: &StreamKey,
    chunks: u32,
    out: &mut dyn Output,
    watch: &dyn Watch,
) -> Result<(), SealError> {
    Steps {
        claim: |buffer: &mut Vec<u8>| feed.next_chunk(buffer),
        work: |buffer: &mut Vec<u8>, filled: &super::feed::Filled| {
            stream.seal(filled.place.chunk, buffer).map_err(SealError::from)
        },
        deliver: |sealed: &[u8], filled: super::feed::Filled| {
            if watch.cancelled() {
                return Err(SealError::Cancelled);
            }
            out.write_all(sealed).map_err(SealError::Write)?;
            watch.advance(Phase::Sealing, filled.content);
            Ok(())
        },
    }
    .run(chunks)
}

/// What is to stand in the manifest. Nothing is written that [`Limits::default`] would not open.
fn list(order: &Order<'_>, bytes: &[u64]) -> Result<Manifest, SealError> {
    if order.sources.is_empty() {
        return Err(SealError::Empty);
    }
    if order.sources.len() > Limits::default().entries {
        return Err(SealError::TooLarge);
    }
    let mut seen = HashSet::with_capacity(order.sources.len());
    if let Some(twice) = order.sources.iter().find(|source| !seen.insert(source.path())) {
        return Err(SealError::SameName { name: twice.path().to_string() });
    }
    let mut entries = Vec::with_capacity(order.sources.len());
    for (source, bytes) in order.sources.iter().zip(bytes) {
        entries.push(Entry { path: source.path().clone(), bytes: *bytes, modified: source.modified() });
    }
    Ok(Manifest { cover: order.cover.clone(), entries })
}

impl From<Refused> for SealError {
    fn from(_: Refused) -> Self {
        Self::System("the cipher")
    }
}

impl From<TooLong> for SealError {
    fn from(_: TooLong) -> Self {
        Self::TooLarge
    }
}
