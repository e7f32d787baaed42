//! Opening a container.

use super::derive::Derivation;
use super::geometry::{Geometry, Place};
use super::header::{CHUNK_EXPONENTS, Header, fill};
use super::keys::{PasswordKey, Refused};
use super::manifest::{MOST_BYTES, Manifest};
use super::memo::KeyMemo;
use super::pipeline::Steps;
use super::stream::{StreamKey, TAG_LEN};
use super::unpack::Unpacker;
use crate::open::{Entry, Limits, Sink};
use crate::seal::{Cover, Format};
use crate::watch::{Phase, Watch};
use crate::{OpenError, Opened, Password, ReadAt};
use zeroize::Zeroizing;

/// A container whose password fits and whose manifest is read.
pub(super) struct Container<'a> {
    input: &'a dyn ReadAt,
    stream: StreamKey,
    geometry: Geometry,
    /// Bytes of the stream before the first content.
    front: u64,
    cover: Cover,
    entries: Vec<Entry>,
}

pub(super) fn unlock<'a>(
    input: &'a dyn ReadAt,
    password: &Password,
    limits: &Limits,
    keys: &KeyMemo,
    watch: &dyn Watch,
) -> Result<Container<'a>, OpenError> {
    let header = Header::read(input)?;
    let exponent = header.preamble.chunk_exponent;
    let length = input.len().map_err(OpenError::Read)?;
    let geometry = Geometry::for_file(exponent, length).ok_or(OpenError::Damaged("cut off, or followed by more"))?;
    header.preamble.cost.within(limits)?;

    let key = match keys.recall(&header.preamble, password) {
        Some(key) => key,
        None => Derivation::start(password, &header.preamble)?.finish(watch)?,
    };
    let stream = stream_key(&key, &header)?;
    let (front, manifest) = read_manifest(input, &stream, geometry, limits, watch)?;
    let content = manifest.content().ok_or(OpenError::OverLimit("bytes in all"))?;
    if content > limits.total_bytes {
        return Err(OpenError::OverLimit("bytes in all"));
    }
    let used = content.checked_add(front).ok_or(OpenError::OverLimit("bytes in all"))?;
    if Geometry::for_plain(exponent, used) != Some(geometry) {
        return Err(OpenError::Damaged("sizes"));
    }
    Ok(Container { input, stream, geometry, front, cover: manifest.cover, entries: manifest.entries })
}

fn stream_key(key: &PasswordKey, header: &Header) -> Result<StreamKey, OpenError> {
    let preamble = header.preamble.encode();
    let (wrapping, check) = key.split(&preamble)?;
    if !bool::from(subtle::ConstantTimeEq::ct_eq(&check[..], &header.check[..])) {
        return Err(OpenError::WrongPassword);
    }
    let file_key = wrapping.unwrap(header)?;
    Ok(StreamKey::derive(&file_key, &preamble)?)
}

/// The length of everything before the contents, and the manifest.
fn read_manifest(
    input: &dyn ReadAt,
    stream: &StreamKey,
    geometry: Geometry,
    limits: &Limits,
    watch: &dyn Watch,
) -> Result<(u64, Manifest), OpenError> {
    let mut front = Vec::new();
    let mut chunk = Zeroizing::new(Vec::new());
    let mut places = (0..geometry.count()).map_while(|number| geometry.place(number));
    let mut read_on = |front: &mut Vec<u8>| {
        if watch.cancelled() {
            return Err(OpenError::Cancelled);
        }
        let place = places.next().ok_or(OpenError::Damaged("manifest"))?;
        open_chunk(input, stream, place, &mut chunk)?;
        front.extend_from_slice(&chunk);
        Ok(())
    };
    read_on(&mut front)?;
    let untrusted_length = u32::from_be_bytes(*front.first_chunk().ok_or(OpenError::Damaged("manifest"))?);
    if untrusted_length > MOST_BYTES {
        return Err(OpenError::OverLimit("length of the manifest"));
    }
    let end = u64::from(untrusted_length) + 4;
    if end > geometry.plain() {
        return Err(OpenError::Damaged("manifest"));
    }
    // The file is as long as that, so these bytes are really there. Growing by doubling would take twice as many.
    let most = usize::try_from(end).unwrap_or(usize::MAX).saturating_add(1 << *CHUNK_EXPONENTS.end());
    front.reserve_exact(most.saturating_sub(front.len()));
    while (front.len() as u64) < end {
        read_on(&mut front)?;
    }
    let manifest = usize::try_from(end).ok().and_then(|end| front.get(4..end)).ok_or(OpenError::Damaged("manifest"))?;
    Ok((end, Manifest::decode(manifest, limits)?))
}

fn open_chunk(input: &dyn ReadAt, stream: &StreamKey, place: Place, buffer: &mut Vec<u8>) -> Result<(), OpenError> {
    buffer.resize(place.plain + TAG_LEN, 0);
    fill(input, buffer, place.offset)?;
    stream.open(place.chunk, buffer).map_err(|Refused| OpenError::Damaged("content"))
}

impl Opened for Container<'_> {
    fn format(&self) -> Format {
        Format::Muhr
    }

    fn cover(&self) -> Option<&Cover> {
        Some(&self.cover)
    }

    fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn extract(&self, sink: &dyn Sink, watch: &dyn Watch) -> Result<(), OpenError> {
        let mut unpacker = Unpacker::new(self.front, &self.entries, sink, watch);
        let mut number = 0;
        Steps {
            claim: |_: &mut Vec<u8>| {
                let place = self.geometry.place(number);
                number += 1;
                Ok(place)
            },
            work: |buffer: &mut Vec<u8>, place: &Place| {
                if watch.cancelled() {
                    return Err(OpenError::Cancelled);
                }
                open_chunk(self.input, &self.stream, *place, buffer)
            },
            deliver: |plain: &[u8], _: Place| {
                let content = unpacker.take(plain)?;
                watch.advance(Phase::Opening, content);
                Ok(())
            },
        }
        .run(self.geometry.count())?;
        unpacker.finish()
    }
}

impl From<Refused> for OpenError {
    fn from(_: Refused) -> Self {
        Self::Damaged("key")
    }
}
