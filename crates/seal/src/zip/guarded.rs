//! The reader that the `zip` crate and the decompressor are given: it can be told to stop, reads no more than it
//! was granted, and remembers an error of the operating system, which they mix with their own.

use crate::read_at::Cursor;
use crate::watch::Watch;
use crate::{OpenError, ReadAt};
use std::io::{self, Read, Seek, SeekFrom};
use zip::result::ZipError;

pub(super) struct Guarded<'a> {
    cursor: Cursor<'a>,
    watch: &'a dyn Watch,
    /// How much may still be read.
    grant: u64,
    trouble: Option<OpenError>,
}

impl<'a> Guarded<'a> {
    pub(super) fn new(input: &'a dyn ReadAt, watch: &'a dyn Watch, grant: u64) -> Self {
        Self { cursor: Cursor::new(input), watch, grant, trouble: None }
    }

    /// What an error means that may have come from this reader, where `damaged` says what was being read.
    pub(super) fn explain_io(&mut self, damaged: &'static str) -> OpenError {
        self.trouble.take().unwrap_or(OpenError::Damaged(damaged))
    }

    /// What an error of the `zip` crate means, where `damaged` says what was being read.
    pub(super) fn explain(&mut self, error: &ZipError, damaged: &'static str) -> OpenError {
        if let Some(trouble) = self.trouble.take() {
            return trouble;
        }
        match error {
            ZipError::UnsupportedArchive(what) => OpenError::Unsupported(what),
            ZipError::CompressionMethodNotSupported(_) => OpenError::Unsupported("the compression method"),
            _ => OpenError::Damaged(damaged),
        }
    }
}

impl Read for Guarded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.watch.cancelled() {
            self.trouble = Some(OpenError::Cancelled);
            return Err(io::Error::other("cancelled"));
        }
        if self.grant == 0 {
            self.trouble = Some(OpenError::Damaged("the directory contradicts itself"));
            return Err(io::Error::other("read too much"));
        }
        let most = usize::try_from(self.grant).unwrap_or(usize::MAX).min(buffer.len());
        match self.cursor.read(buffer.get_mut(..most).unwrap_or_default()) {
            Ok(count) => {
                self.grant -= count as u64;
                Ok(count)
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(error),
            Err(error) => {
                let kind = error.kind();
                self.trouble = Some(OpenError::Read(error));
                Err(kind.into())
            }
        }
    }
}

impl Seek for Guarded<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.cursor.seek(to)
    }
}
