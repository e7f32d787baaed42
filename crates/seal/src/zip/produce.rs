//! Turning sources into parts of the archive, in order and on several threads.
//!
//! One thread goes through the entries. A few small ones in a row become a job for the workers as a whole:
//! deriving their keys, reading, hashing, packing, encrypting. A large one is read and hashed here, and its
//! blocks are packed by the workers. Every job's result has a place in one bounded queue, so whoever empties
//! the queue gets the parts in order, and only as many are in memory as the queue is long.

use super::crypt::{CODE_BYTES, Encryptor, HEAD_BYTES};
use super::derive::Keys;
use super::fill;
use super::keys::KeyRing;
use super::layout::Method;
use super::pack::{BLOCK, END_OF_STREAM, Packer, WINDOW};
use super::plan::Item;
use crate::SealError;
use crate::content_hash::{ContentHash, ContentHasher};
use crate::watch::Watch;
use std::collections::VecDeque;
use std::io::Read;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, SendError, Sender, SyncSender};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Scope};

/// Up to this length an entry is done by one worker, and so are the entries of one job together. A photograph is;
/// twice as much for each worker is still little memory.
pub(super) const SMALL: u64 = 4 << 20;
/// A large entry is deflated if one of so many first blocks is worth it.
const BLOCKS_TO_JUDGE: usize = 4;
/// More threads would only take memory: the disk and the authentication code of a large file are then the limit.
const MOST_WORKERS: usize = 8;
/// Parts that wait for their turn, or are being made.
const MOST_PLACES: usize = 12;

/// A piece of the archive, ready for the one who writes.
pub(super) enum Part {
    /// A whole entry's salt, verifier, encrypted content and authentication code.
    Small { method: Method, sealed: Vec<u8>, hash: ContentHash },
    /// A large entry begins.
    Begin(Method),
    /// The next piece of the large entry: as it is to be encrypted, and how much content it stands for.
    Block { packed: Vec<u8>, bytes: u64 },
    /// The large entry is complete.
    End { hash: ContentHash },
}

type Produced = Result<Part, SealError>;

/// A place in the queue.
enum Place {
    Ready(Produced),
    /// So many parts, from a worker.
    Coming(usize, Receiver<Produced>),
}

/// The parts in order.
pub(super) struct Parts<'a> {
    queue: Receiver<Place>,
    /// The place that has more to give.
    current: Option<(usize, Receiver<Produced>)>,
    watch: &'a dyn Watch,
    stop: &'a AtomicBool,
}

impl Parts<'_> {
    pub(super) fn next(&mut self) -> Produced {
        if self.watch.cancelled() {
            return Err(SealError::Cancelled);
        }
        let part = match self.current.take() {
            Some((count, parts)) => self.next_of(count, parts),
            None => match self.queue.recv() {
                Ok(Place::Ready(part)) => part,
                Ok(Place::Coming(count, parts)) => self.next_of(count, parts),
                Err(_) => Err(SealError::System("a thread")),
            },
        };
        if self.watch.cancelled() { Err(SealError::Cancelled) } else { part }
    }

    fn next_of(&mut self, count: usize, parts: Receiver<Produced>) -> Produced {
        let part = parts.recv().unwrap_or(Err(SealError::System("a thread")));
        self.current = (count > 1).then(|| (count - 1, parts));
        part
    }
}

impl Drop for Parts<'_> {
    /// What is still waiting for a worker is not worth doing any more.
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

enum Job {
    Small { items: Range<usize>, done: SyncSender<Produced> },
    Block { window: Vec<u8>, block: Vec<u8>, done: SyncSender<Produced> },
}

/// What all threads share.
pub(super) struct Shop<'a> {
    pub(super) items: &'a [Item<'a>],
    pub(super) keys: KeyRing,
    pub(super) watch: &'a dyn Watch,
    pub(super) stop: AtomicBool,
}

impl Shop<'_> {
    /// Starts the threads.
    pub(super) fn open<'scope>(&'scope self, scope: &'scope Scope<'scope, '_>) -> Result<Parts<'scope>, SealError> {
        let workers = thread::available_parallelism().map_or(2, usize::from).min(MOST_WORKERS);
        let (places, queue) = mpsc::sync_channel((4 * workers).min(MOST_PLACES));
        let (jobs, inbox) = mpsc::channel();
        let parts = Parts { queue, current: None, watch: self.watch, stop: &self.stop };
        let inbox = std::sync::Arc::new(Mutex::new(inbox));
        let refused = |_| SealError::System("a thread");
        for _ in 0..workers {
            let inbox = std::sync::Arc::clone(&inbox);
            thread::Builder::new().spawn_scoped(scope, move || self.work(&inbox)).map_err(refused)?;
        }
        let feeder = Feeder { shop: self, jobs, places, packer: Packer::new() };
        thread::Builder::new().spawn_scoped(scope, move || feeder.feed()).map_err(refused)?;
        Ok(parts)
    }

    fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed) || self.watch.cancelled()
    }

    fn work(&self, inbox: &Mutex<Receiver<Job>>) {
        let mut packer = Packer::new();
        loop {
            let job = inbox.lock().unwrap_or_else(PoisonError::into_inner).recv();
            // Whoever waits for the result may have gone; then nobody minds.
            let _ = match job {
                Err(_) => return,
                Ok(Job::Small { done, .. } | Job::Block { done, .. }) if self.stopped() => {
                    done.send(Err(SealError::Cancelled))
                }
                Ok(Job::Small { items, done }) => self.work_on_small(items, &mut packer, &done),
                Ok(Job::Block { window, block, done }) => {
                    let mut packed = Vec::new();
                    packer.append(&window, &block, &mut packed);
                    done.send(Ok(Part::Block { packed, bytes: block.len() as u64 }))
                }
            };
        }
    }

    fn work_on_small(
        &self,
        items: Range<usize>,
        packer: &mut Packer,
        done: &SyncSender<Produced>,
    ) -> Result<(), SendError<Produced>> {
        for index in items {
            let part = match (self.items.get(index), self.keys.keys(index)) {
                (Some(item), Some(keys)) => self.small(item, keys, packer),
                _ => Err(SealError::System("a key")),
            };
            done.send(part)?;
        }
        Ok(())
    }
}

/// Nobody takes the parts any more.
struct Gone;

struct Feeder<'a> {
    shop: &'a Shop<'a>,
    jobs: Sender<Job>,
    places: SyncSender<Place>,
    packer: Packer,
}

impl Feeder<'_> {
    fn feed(mut self) {
        let items = self.shop.items;
        let mut next = 0;
        while let Some(item) = items.get(next) {
            // None if the next one is large.
            let small = KeyRing::together(next, items.iter().skip(next).map(|item| item.bytes), SMALL);
            let begin = next;
            next += small.max(1);
            let fed = if self.shop.stopped() {
                self.ready(Err(SealError::Cancelled)).and(Err(Gone))
            } else if small > 0 {
                self.hand_out(small, |done| Job::Small { items: begin..next, done })
            } else {
                match self.large(item) {
                    Ok(fed) => fed,
                    Err(error) => self.ready(Err(error)).and(Err(Gone)),
                }
            };
            if fed.is_err() {
                return;
            }
        }
    }

    fn ready(&self, part: Produced) -> Result<(), Gone> {
        self.places.send(Place::Ready(part)).map_err(|_| Gone)
    }

    fn hand_out(&self, parts: usize, job: impl FnOnce(SyncSender<Produced>) -> Job) -> Result<(), Gone> {
        let (done, coming) = mpsc::sync_channel(parts);
        self.places.send(Place::Coming(parts, coming)).map_err(|_| Gone)?;
        self.jobs.send(job(done)).map_err(|_| Gone)
    }

    /// Reads a large entry block by block.
    fn large(&mut self, item: &Item<'_>) -> Result<Result<(), Gone>, SealError> {
        let mut content = Blocks { item, reader: item.open()?, read: 0, hasher: ContentHasher::default() };
        let mut ahead = VecDeque::new();
        while ahead.len() < BLOCKS_TO_JUDGE
            && let Some(block) = content.next()?
        {
            ahead.push_back(block);
        }
        let pays_off = ahead.iter().any(|block| self.packer.pays_off(block));
        let method = if pays_off { Method::Deflated } else { Method::Stored };
        if self.ready(Ok(Part::Begin(method))).is_err() {
            return Ok(Err(Gone));
        }
        let mut window = Vec::new();
        while let Some(block) = ahead.pop_front().map_or_else(|| content.next(), |block| Ok(Some(block)))? {
            if self.shop.stopped() {
                return Err(SealError::Cancelled);
            }
            let bytes = block.len() as u64;
            let fed = match method {
                Method::Stored => self.ready(Ok(Part::Block { packed: block, bytes })),
                Method::Deflated => {
                    let last = block.get(block.len().saturating_sub(WINDOW)..).unwrap_or_default().to_vec();
                    let window = std::mem::replace(&mut window, last);
                    self.hand_out(1, |done| Job::Block { window, block, done })
                }
            };
            if fed.is_err() {
                return Ok(Err(Gone));
            }
        }
        if method == Method::Deflated
            && self.ready(Ok(Part::Block { packed: END_OF_STREAM.to_vec(), bytes: 0 })).is_err()
        {
            return Ok(Err(Gone));
        }
        Ok(self.ready(Ok(Part::End { hash: content.hasher.finish() })))
    }
}

/// The content of a large entry in blocks; every block but the last is full.
struct Blocks<'a> {
    item: &'a Item<'a>,
    reader: Box<dyn Read + Send + 'a>,
    read: u64,
    hasher: ContentHasher,
}

impl Blocks<'_> {
    fn next(&mut self) -> Result<Option<Vec<u8>>, SealError> {
        let mut block = vec![0; BLOCK];
        let filled = fill(&mut self.reader, &mut block).map_err(|error| self.item.unreadable(error))?;
        block.truncate(filled);
        self.read += filled as u64;
        self.hasher.update(&block);
        let ended = block.len() < BLOCK;
        if self.read > self.item.bytes || (ended && self.read < self.item.bytes) {
            return Err(self.item.changed());
        }
        Ok((!block.is_empty()).then_some(block))
    }
}

impl Shop<'_> {
    /// Makes a whole entry.
    fn small(&self, item: &Item<'_>, keys: &Keys, packer: &mut Packer) -> Produced {
        // The content is read to where it will stand if it is stored, behind the salt and the verifier. One byte
        // more than expected shows that it has grown.
        let length = usize::try_from(item.bytes).map_err(|_| SealError::TooLarge)?;
        let mut sealed = Vec::with_capacity(HEAD_BYTES + length + CODE_BYTES);
        sealed.resize(HEAD_BYTES + length + 1, 0);
        let room = sealed.get_mut(HEAD_BYTES..).unwrap_or_default();
        let filled = fill(&mut item.open()?, room).map_err(|error| item.unreadable(error))?;
        if filled != length {
            return Err(item.changed());
        }
        sealed.truncate(HEAD_BYTES + length);

        let content = sealed.get(HEAD_BYTES..).unwrap_or_default();
        let mut hasher = ContentHasher::default();
        hasher.update(content);
        let method = match self.pack_small(content, packer)? {
            Some(packed) => {
                sealed = packed;
                Method::Deflated
            }
            None => Method::Stored,
        };
        let (mut encryptor, head) = Encryptor::new(keys, &item.salt).ok_or(SealError::System("a key"))?;
        sealed.iter_mut().zip(head).for_each(|(byte, value)| *byte = value);
        encryptor.encrypt(sealed.get_mut(HEAD_BYTES..).unwrap_or_default());
        sealed.extend(encryptor.finish());
        Ok(Part::Small { method, sealed, hash: hasher.finish() })
    }

    /// The Deflate stream of `content` behind room for salt and verifier, if that is shorter than the content.
    fn pack_small(&self, content: &[u8], packer: &mut Packer) -> Result<Option<Vec<u8>>, SealError> {
        if !content.chunks(BLOCK).any(|block| packer.pays_off(block)) {
            return Ok(None);
        }
        let mut stream = vec![0; HEAD_BYTES];
        for (n, block) in content.chunks(BLOCK).enumerate() {
            if self.stopped() {
                return Err(SealError::Cancelled);
            }
            let at = n * BLOCK;
            let window = content.get(at.saturating_sub(WINDOW)..at).unwrap_or_default();
            packer.append(window, block, &mut stream);
        }
        stream.extend(END_OF_STREAM);
        Ok((stream.len() - HEAD_BYTES < content.len()).then_some(stream))
    }
}
