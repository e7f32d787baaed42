//! The content of one entry as it comes out: decrypted, unpacked, and held to what the directory claims of it.

use super::crypt::{Decryptor, VERIFIER_BYTES};
use super::derive::Keys;
use super::directory::Found;
use super::guarded::Guarded;
use crate::OpenError;
use flate2::Crc;
use flate2::read::DeflateDecoder;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};

pub(super) const CONTENT: &str = "the content was changed or is cut off";

/// What it gives is authentic only once it has reported the end.
pub(super) struct Content<'r, 'g> {
    stream: Stream<&'r mut Guarded<'g>>,
    /// Encrypted bytes, all of which must have been needed.
    packed: u64,
    /// Bytes still to come.
    left: u64,
    /// What the sum must be in the end.
    crc: Option<(Crc, u32)>,
}

enum Stream<R> {
    /// An empty file that is not encrypted.
    Empty,
    Stored(Decryptor<R>),
    Deflated(Box<DeflateDecoder<Decryptor<R>>>),
}

impl<'r, 'g> Content<'r, 'g> {
    /// `None` where the keys come from another password.
    pub(super) fn new(file: &Found, keys: &Keys, reader: &'r mut Guarded<'g>) -> Result<Option<Self>, OpenError> {
        let Some(sealed) = &file.sealed else {
            return Ok(Some(Self { stream: Stream::Empty, packed: 0, left: 0, crc: None }));
        };
        let mut verifier = [0; VERIFIER_BYTES];
        let read = reader.seek(SeekFrom::Start(sealed.start)).and_then(|_| reader.read_exact(&mut verifier));
        read.map_err(|_| reader.explain_io(CONTENT))?;
        let Some(decryptor) = Decryptor::new(reader, keys, verifier, sealed.mode, sealed.length) else {
            return Ok(None);
        };
        let stream = if sealed.deflated {
            Stream::Deflated(Box::new(DeflateDecoder::new(decryptor)))
        } else {
            Stream::Stored(decryptor)
        };
        let crc = sealed.crc.map(|crc| (Crc::new(), crc));
        Ok(Some(Self { stream, packed: sealed.length, left: file.bytes, crc }))
    }

    fn end(&mut self) -> io::Result<usize> {
        if let Stream::Deflated(decoder) = &mut self.stream {
            // Nothing may stand behind the packed stream; and the decryptor must come to its own end.
            let nothing_left = decoder.total_in() == self.packed && decoder.get_mut().read(&mut [0])? == 0;
            if !nothing_left {
                return Err(ErrorKind::InvalidData.into());
            }
        }
        let right = self.crc.as_ref().is_none_or(|(crc, expected)| crc.sum() == *expected);
        if self.left == 0 && right { Ok(0) } else { Err(ErrorKind::InvalidData.into()) }
    }
}

impl Read for Content<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        let count = match &mut self.stream {
            Stream::Empty => 0,
            Stream::Stored(decryptor) => decryptor.read(buffer)?,
            Stream::Deflated(decoder) => decoder.read(buffer)?,
        };
        if count == 0 {
            return self.end();
        }
        self.left = self.left.checked_sub(count as u64).ok_or(ErrorKind::InvalidData)?;
        if let Some((crc, _)) = &mut self.crc {
            crc.update(buffer.get(..count).unwrap_or_default());
        }
        Ok(count)
    }
}
