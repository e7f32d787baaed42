//! The list of what a container holds, "Manifest" in `docs/sealed-format.md`.

use crate::open::{Entry, Limits};
use crate::seal::Cover;
use crate::{EntryPath, OpenError};
use std::collections::HashSet;

/// No manifest is longer: 100,000 names of 300 bytes fit.
pub(super) const MOST_BYTES: u32 = 32 << 20;
/// Of one text, in bytes of UTF-8.
pub(super) const MOST_TEXT: usize = 4096;

/// What stands in the manifest.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Manifest {
    pub(super) cover: Cover,
    pub(super) entries: Vec<Entry>,
}

/// A text is longer than [`MOST_TEXT`], or there are too many.
#[derive(Debug)]
pub(super) struct TooLong;

impl Manifest {
    /// The length of the manifest and the manifest, as they begin the stream.
    pub(super) fn encode(&self) -> Result<Vec<u8>, TooLong> {
        let mut bytes = vec![0; 4];
        for text in [&self.cover.sender, &self.cover.recipient] {
            put_optional(&mut bytes, text.as_deref(), put_text)?;
        }
        put_optional(&mut bytes, self.cover.sealed_at, put_time)?;
        bytes.extend(u32::try_from(self.entries.len()).map_err(|_| TooLong)?.to_be_bytes());
        for entry in &self.entries {
            put_text(&mut bytes, entry.path.as_str())?;
            bytes.extend(entry.bytes.to_be_bytes());
            put_optional(&mut bytes, entry.modified, put_time)?;
        }
        let length = bytes.len().checked_sub(4).and_then(|length| u32::try_from(length).ok());
        let length = length.filter(|length| *length <= MOST_BYTES).ok_or(TooLong)?;
        if let Some(place) = bytes.first_chunk_mut() {
            *place = length.to_be_bytes();
        }
        Ok(bytes)
    }

    /// Reads the manifest proper, without its length. The bytes are authenticated, but whoever sealed them may lie.
    pub(super) fn decode(untrusted: &[u8], limits: &Limits) -> Result<Self, OpenError> {
        let mut rest = untrusted;
        let manifest = take_manifest(&mut rest, limits)?;
        if rest.is_empty() { Ok(manifest) } else { Err(MALFORMED) }
    }

    /// Bytes of all contents. `None` where the sum is beyond counting.
    pub(super) fn content(&self) -> Option<u64> {
        self.entries.iter().try_fold(0_u64, |sum, entry| sum.checked_add(entry.bytes))
    }
}

const MALFORMED: OpenError = OpenError::Damaged("manifest");

fn take_manifest(rest: &mut &[u8], limits: &Limits) -> Result<Manifest, OpenError> {
    let cover = Cover {
        sender: take_optional(rest, take_text)?,
        recipient: take_optional(rest, take_text)?,
        sealed_at: take_optional(rest, take_time)?,
    };
    let untrusted_count = u32::from_be_bytes(take(rest)?);
    if usize::try_from(untrusted_count).map_or(true, |count| count > limits.entries) {
        return Err(OpenError::OverLimit("number of files"));
    }
    if untrusted_count == 0 {
        return Err(MALFORMED);
    }
    // Grows with what is really there, not with what the count claims.
    let mut entries = Vec::new();
    for _ in 0..untrusted_count {
        let untrusted_name = take_text(rest)?;
        let path = EntryPath::from_untrusted(&untrusted_name).map_err(|_| OpenError::Damaged("name"))?;
        let bytes = u64::from_be_bytes(take(rest)?);
        entries.push(Entry { path, bytes, modified: take_optional(rest, take_time)? });
    }
    let mut seen = HashSet::with_capacity(entries.len());
    if !entries.iter().all(|entry| seen.insert(entry.path.as_str())) {
        return Err(OpenError::Damaged("two files of one name"));
    }
    Ok(Manifest { cover, entries })
}

fn put_optional<T>(
    bytes: &mut Vec<u8>,
    value: Option<T>,
    put: impl Fn(&mut Vec<u8>, T) -> Result<(), TooLong>,
) -> Result<(), TooLong> {
    bytes.push(u8::from(value.is_some()));
    value.map_or(Ok(()), |value| put(bytes, value))
}

fn put_text(bytes: &mut Vec<u8>, text: &str) -> Result<(), TooLong> {
    let length = u16::try_from(text.len()).ok().filter(|_| text.len() <= MOST_TEXT).ok_or(TooLong)?;
    bytes.extend(length.to_be_bytes());
    bytes.extend(text.as_bytes());
    Ok(())
}

// The shape that `put_optional` wants.
#[allow(clippy::unnecessary_wraps)]
fn put_time(bytes: &mut Vec<u8>, seconds: i64) -> Result<(), TooLong> {
    bytes.extend(seconds.to_be_bytes());
    Ok(())
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], OpenError> {
    let (taken, left) = rest.split_first_chunk().ok_or(MALFORMED)?;
    *rest = left;
    Ok(*taken)
}

fn take_optional<T>(
    rest: &mut &[u8],
    value: impl Fn(&mut &[u8]) -> Result<T, OpenError>,
) -> Result<Option<T>, OpenError> {
    match take(rest)? {
        [0] => Ok(None),
        [1] => value(rest).map(Some),
        _ => Err(MALFORMED),
    }
}

fn take_text(rest: &mut &[u8]) -> Result<String, OpenError> {
    let length = usize::from(u16::from_be_bytes(take(rest)?));
    let (text, left) = rest.split_at_checked(length).filter(|_| length <= MOST_TEXT).ok_or(MALFORMED)?;
    *rest = left;
    String::from_utf8(text.to_vec()).map_err(|_| MALFORMED)
}

fn take_time(rest: &mut &[u8]) -> Result<i64, OpenError> {
    take(rest).map(i64::from_be_bytes)
}
