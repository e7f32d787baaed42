//! The ways in which a member of a ZIP archive may be packed (APPNOTE 6.3.10, 4.4.5).

use super::directory::Entry;
use crate::files::archive::stream::Frames;
use crate::files::bytes::{le16, le32, slice};
use std::io::{self, Cursor, Read};

/// Memory that an LZMA dictionary may take.
const DICTIONARY: u32 = 64 << 20;
/// Memory that PPMd may take.
const MEMORY: u32 = 128 << 20;

/// A reader of what a member holds; nothing where nobody here can read it.
pub(super) fn open<'a>(entry: &Entry, data: &'a [u8], most: u64) -> Option<Box<dyn Read + 'a>> {
    Some(match entry.method {
        0 => Box::new(data),
        1..=6 => return old(entry, data, most),
        8 => Box::new(flate2::read::DeflateDecoder::new(data)),
        9 => Box::new(deflate64::Deflate64Decoder::with_buffer(data)),
        12 => Box::new(bzip2::read::BzDecoder::new(data)),
        14 => return lzma(entry, data),
        93 => Box::new(Frames { rest: data, open: None }),
        95 => Box::new(lzma_rust2::XzReader::new(data, true)),
        98 => return ppmd(entry, data),
        _ => return None,
    })
}

/// Two bytes of version, the length of the properties, the properties, the stream.
fn lzma<'a>(entry: &Entry, data: &'a [u8]) -> Option<Box<dyn Read + 'a>> {
    let properties = slice(data, 4, usize::from(le16(data, 2)?))?;
    let stream = data.get(4 + properties.len()..)?;
    let dictionary = le32(properties, 1)?.min(DICTIONARY);
    let length = if entry.flags & 2 == 0 { entry.length } else { u64::MAX };
    let reader = lzma_rust2::LzmaReader::new_with_props(stream, length, *properties.first()?, dictionary, None);
    Some(Box::new(reader.ok()?))
}

/// Order, memory and method of restoring in two bytes.
fn ppmd<'a>(entry: &Entry, data: &'a [u8]) -> Option<Box<dyn Read + 'a>> {
    let parameters = u32::from(le16(data, 0)?);
    let (order, memory) = ((parameters & 0x0F) + 1, ((parameters >> 4 & 0xFF) + 1) << 20);
    if memory > MEMORY {
        return None;
    }
    let restore = match parameters >> 12 {
        0 => ppmd_rust::RestoreMethod::Restart,
        1 => ppmd_rust::RestoreMethod::CutOff,
        _ => return None,
    };
    let reader = ppmd_rust::Ppmd8Decoder::new(data.get(2..)?, order, memory, restore).ok()?;
    Some(Box::new(reader.take(entry.length)))
}

/// Shrink, Reduce and Implode of PKZIP 1, which the `zip` crate reads as a stream with a plain header before it. It makes
/// as many bytes as the header promises at once, so that promise is bounded.
fn old<'a>(entry: &Entry, data: &'a [u8], most: u64) -> Option<Box<dyn Read + 'a>> {
    let length = u32::try_from(entry.length.min(most.saturating_add(1))).ok()?;
    let packed = u32::try_from(data.len()).ok()?;
    let mut header = b"PK\x03\x04\x14\0".to_vec();
    header.extend((entry.flags & !8).to_le_bytes());
    header.extend(entry.method.to_le_bytes());
    header.extend([0; 8]);
    header.extend(packed.to_le_bytes());
    header.extend(length.to_le_bytes());
    header.extend([1, 0, 0, 0, b'-']);
    Some(Box::new(Old { source: Cursor::new(header).chain(data), out: None, fault: None }))
}

struct Old<'a> {
    source: io::Chain<Cursor<Vec<u8>>, &'a [u8]>,
    out: Option<Cursor<Vec<u8>>>,
    fault: Option<io::Error>,
}

impl Read for Old<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let out = match &mut self.out {
            Some(out) => out,
            None => {
                let mut bytes = Vec::new();
                // The checksum, which is left out of our header, is looked at last.
                let read = match zip::read::read_zipfile_from_stream(&mut self.source) {
                    Ok(Some(mut file)) => file.read_to_end(&mut bytes).map(|_| ()),
                    Ok(None) => Err(io::ErrorKind::InvalidData.into()),
                    Err(error) => Err(io::Error::other(error)),
                };
                self.fault = read.err().filter(|_| bytes.is_empty());
                self.out.insert(Cursor::new(bytes))
            }
        };
        match out.read(into)? {
            0 if !into.is_empty() => self.fault.take().map_or(Ok(0), Err),
            got => Ok(got),
        }
    }
}
