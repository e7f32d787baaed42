//! The plain stream while it is being opened: contents go to the sink, the padding must be zeros.

use crate::OpenError;
use crate::open::{Entry, Sink};
use crate::watch::Watch;
use std::io::Write;

/// The most that is given to a writer at once, so that a cancellation is noticed between two writes to a slow disk.
const PIECE: usize = 256 << 10;

/// Takes the stream from its start to its end, only bytes that were authenticated.
pub(super) struct Unpacker<'a> {
    /// Bytes of the manifest still to be passed over.
    front: u64,
    entries: std::iter::Enumerate<std::slice::Iter<'a, Entry>>,
    current: Option<(Box<dyn Write + Send + 'a>, u64)>,
    sink: &'a dyn Sink,
    watch: &'a dyn Watch,
}

impl<'a> Unpacker<'a> {
    pub(super) fn new(front: u64, entries: &'a [Entry], sink: &'a dyn Sink, watch: &'a dyn Watch) -> Self {
        Self { front, entries: entries.iter().enumerate(), current: None, sink, watch }
    }

    /// Takes the next plain bytes and tells how many of them were content.
    pub(super) fn take(&mut self, plain: &[u8]) -> Result<u64, OpenError> {
        let skipped = usize::try_from(self.front).unwrap_or(usize::MAX).min(plain.len());
        self.front -= skipped as u64;
        let mut rest = plain.get(skipped..).unwrap_or_default();
        let mut content = 0;
        while !rest.is_empty() {
            self.settle()?;
            let Some((writer, left)) = &mut self.current else {
                return if is_zero(rest) { Ok(content) } else { Err(OpenError::Damaged("padding")) };
            };
            if self.watch.cancelled() {
                return Err(OpenError::Cancelled);
            }
            let most = usize::try_from(*left).unwrap_or(PIECE).min(PIECE);
            let (piece, after) = rest.split_at_checked(most).unwrap_or((rest, &[]));
            writer.write_all(piece).map_err(OpenError::Write)?;
            *left -= piece.len() as u64;
            content += piece.len() as u64;
            rest = after;
        }
        Ok(content)
    }

    /// Ends the last entries.
    pub(super) fn finish(mut self) -> Result<(), OpenError> {
        self.settle()?;
        if self.current.is_some() { Err(OpenError::Damaged("cut off")) } else { Ok(()) }
    }

    /// Ends an entry that is complete and begins the next that is not empty.
    fn settle(&mut self) -> Result<(), OpenError> {
        loop {
            match &mut self.current {
                Some((_, left)) if *left > 0 => return Ok(()),
                Some((writer, _)) => {
                    writer.flush().map_err(OpenError::Write)?;
                    self.current = None;
                }
                None => match self.entries.next() {
                    Some((index, entry)) => {
                        if self.watch.cancelled() {
                            return Err(OpenError::Cancelled);
                        }
                        let writer = self.sink.create(index, entry).map_err(OpenError::Write)?;
                        self.current = Some((writer, entry.bytes));
                    }
                    None => return Ok(()),
                },
            }
        }
    }
}

/// Looks at many bytes at once: the padding of a large container is long, too.
fn is_zero(padding: &[u8]) -> bool {
    padding.chunks(256).all(|piece| piece.iter().fold(0, |sum, byte| sum | byte) == 0)
}
