//! Writing a WinZip AES archive.
//!
//! This is our own writer, for two reasons. The `zip` crate marks every entry of 20 bytes or more as AE-1
//! and then publishes the CRC-32 of its content, by which a known or short file can be recognised without
//! the password; and it closes the archive when it is dropped, which makes a cancelled file look complete.

use super::crypt::Encryptor;
use super::keys::KeyRing;
use super::layout::{self, AES_OVERHEAD, EntryRecord, Method};
use super::plan::{Content, Item, plan};
use super::produce::{Part, Parts, Shop};
use crate::muhr::KeyMemo;
use crate::seal::{Order, Output, Written};
use crate::watch::{Phase, Watch};
use crate::{ContentHash, SealError, SealedEntry};
use rand::CryptoRng;
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::sync::atomic::AtomicBool;
use std::thread;

/// Small entries and headers are collected into writes of this size.
const BUFFER: usize = 256 << 10;

pub(crate) fn write(
    order: &Order<'_>,
    out: &mut dyn Output,
    rng: &mut dyn CryptoRng,
    watch: &dyn Watch,
) -> Result<Written, SealError> {
    let items = plan(order, rng)?;
    let keys = KeyRing::new(order.password, items.iter().map(|item| item.salt.as_slice()));
    let shop = Shop { items: &items, keys, watch, stop: AtomicBool::new(false) };
    let mut archive = Archive::new(out).map_err(SealError::Write)?;
    let mut entries = Vec::with_capacity(order.sources.len());
    thread::scope(|scope| {
        let mut parts = shop.open(scope)?;
        for (index, item) in items.iter().enumerate() {
            let hash = archive.add(index, item, &mut parts, &shop)?;
            if let Content::Source(source) = item.content {
                let (path, stored_as) = (source.path().clone(), item.stored_as.clone());
                entries.push(SealedEntry { path, stored_as, bytes: item.bytes, hash });
            }
        }
        Ok::<(), SealError>(())
    })?;
    archive.finish().map_err(SealError::Write)?;
    Ok(Written { entries, keys: KeyMemo::default() })
}

/// An archive as it grows.
struct Archive<'o> {
    out: BufWriter<&'o mut dyn Output>,
    /// Where the archive begins in `out`.
    start: u64,
    /// How long it is.
    length: u64,
    records: Vec<EntryRecord>,
}

impl<'o> Archive<'o> {
    fn new(out: &'o mut dyn Output) -> io::Result<Self> {
        let start = out.stream_position()?;
        Ok(Self { out: BufWriter::with_capacity(BUFFER, out), start, length: 0, records: Vec::new() })
    }

    /// Writes one entry from its parts.
    fn add(
        &mut self,
        index: usize,
        item: &Item<'_>,
        parts: &mut Parts<'_>,
        shop: &Shop<'_>,
    ) -> Result<ContentHash, SealError> {
        let advance = |bytes| {
            if matches!(item.content, Content::Source(_)) {
                shop.watch.advance(Phase::Sealing, bytes);
            }
        };
        match parts.next()? {
            Part::Small { method, sealed, hash } => {
                let record = self.record(item, method, sealed.len() as u64);
                self.append(&record.local_header()).map_err(SealError::Write)?;
                self.append(&sealed).map_err(SealError::Write)?;
                self.records.push(record);
                advance(item.bytes);
                Ok(hash)
            }
            Part::Begin(method) => {
                let keys = shop.keys.keys(index);
                let (mut encryptor, head) =
                    keys.and_then(|keys| Encryptor::new(keys, &item.salt)).ok_or(SealError::System("a key"))?;
                let record = self.record(item, method, item.bytes.saturating_add(AES_OVERHEAD));
                self.append(&record.local_header()).map_err(SealError::Write)?;
                let begin = self.length;
                self.append(&head).map_err(SealError::Write)?;
                let hash = loop {
                    match parts.next()? {
                        Part::Block { mut packed, bytes } => {
                            encryptor.encrypt(&mut packed);
                            self.append(&packed).map_err(SealError::Write)?;
                            advance(bytes);
                        }
                        Part::End { hash } => break hash,
                        Part::Small { .. } | Part::Begin(_) => return Err(SealError::System("an order of parts")),
                    }
                };
                self.append(&encryptor.finish()).map_err(SealError::Write)?;
                let packed = self.length - begin;
                self.complete(record, packed).map_err(SealError::Write)?;
                Ok(hash)
            }
            Part::Block { .. } | Part::End { .. } => Err(SealError::System("an order of parts")),
        }
    }

    fn record(&self, item: &Item<'_>, method: Method, packed: u64) -> EntryRecord {
        EntryRecord {
            name: item.stored_as.clone(),
            method,
            bytes: item.bytes,
            packed,
            offset: self.length,
            wide: layout::may_outgrow(item.bytes),
        }
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        self.length += bytes.len() as u64;
        Ok(())
    }

    /// Corrects the local header, if the content took another length than it promised.
    fn complete(&mut self, promised: EntryRecord, packed: u64) -> io::Result<()> {
        let patch = packed != promised.packed;
        let record = EntryRecord { packed, ..promised };
        if patch {
            self.out.seek(SeekFrom::Start(self.start + record.offset))?;
            self.out.write_all(&record.local_header())?;
            self.out.seek(SeekFrom::Start(self.start + self.length))?;
        }
        self.records.push(record);
        Ok(())
    }

    /// Writes the central directory.
    fn finish(mut self) -> io::Result<()> {
        let directory = self.length;
        let records = std::mem::take(&mut self.records);
        for record in &records {
            self.append(&record.central_header())?;
        }
        let end = layout::end_records(records.len() as u64, directory, self.length - directory);
        self.append(&end)?;
        self.out.flush()
    }
}
