//! Chunks claimed in order, worked on side by side, delivered in order, through a fixed number of buffers.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use zeroize::Zeroizing;

/// More workers than this only wait for one another, and each holds buffers.
const MOST_WORKERS: usize = 8;

type Buffer = Zeroizing<Vec<u8>>;

/// What happens to each chunk.
pub(super) struct Steps<C, W, D> {
    /// Says what comes next, `None` at the end; one call at a time. May fill the buffer.
    pub(super) claim: C,
    /// Works on one chunk, on any thread.
    pub(super) work: W,
    /// Takes the finished chunks in the order in which they were claimed, on the caller's thread.
    pub(super) deliver: D,
}

impl<C, W, D> Steps<C, W, D> {
    /// Runs until nothing is left to claim, or to the first error in the order of the chunks.
    pub(super) fn run<T: Send, E: Send>(self, chunks: u32) -> Result<(), E>
    where
        C: FnMut(&mut Vec<u8>) -> Result<Option<T>, E> + Send,
        W: Fn(&mut Vec<u8>, &T) -> Result<(), E> + Sync,
        D: FnMut(&[u8], T) -> Result<(), E>,
    {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        let workers = cores.min(MOST_WORKERS).min(usize::try_from(chunks).unwrap_or(MOST_WORKERS));
        if chunks <= 1 { self.alone() } else { self.side_by_side(workers) }
    }

    fn alone<T, E>(mut self) -> Result<(), E>
    where
        C: FnMut(&mut Vec<u8>) -> Result<Option<T>, E>,
        W: Fn(&mut Vec<u8>, &T) -> Result<(), E>,
        D: FnMut(&[u8], T) -> Result<(), E>,
    {
        let mut buffer = Buffer::default();
        while let Some(ticket) = (self.claim)(&mut buffer)? {
            (self.work)(&mut buffer, &ticket)?;
            (self.deliver)(&buffer, ticket)?;
        }
        Ok(())
    }

    fn side_by_side<T: Send, E: Send>(self, workers: usize) -> Result<(), E>
    where
        C: FnMut(&mut Vec<u8>) -> Result<Option<T>, E> + Send,
        W: Fn(&mut Vec<u8>, &T) -> Result<(), E> + Sync,
        D: FnMut(&[u8], T) -> Result<(), E>,
    {
        let Self { claim, work, mut deliver } = self;
        let claims = Mutex::new(Claims { claim, next: 0, over: false });
        let buffers = Buffers::new(2 * workers + 2);
        let (sender, receiver) = channel();
        thread::scope(|scope| {
            // Also when this returns early or panics: workers that wait for a buffer must wake, or the scope never ends.
            let _closing = Closing(&buffers);
            for _ in 0..workers {
                let sender = sender.clone();
                let (claims, buffers, work) = (&claims, &buffers, &work);
                scope.spawn(move || labour(claims, buffers, work, &sender));
            }
            drop(sender);
            collect(&receiver, &buffers, &mut deliver)
        })
    }
}

/// One chunk on its way back, with its place in the order.
type Finished<T, E> = (u64, Buffer, Result<T, E>);

struct Claims<C> {
    claim: C,
    next: u64,
    over: bool,
}

fn labour<T, E>(
    claims: &Mutex<Claims<impl FnMut(&mut Vec<u8>) -> Result<Option<T>, E>>>,
    buffers: &Buffers,
    work: &impl Fn(&mut Vec<u8>, &T) -> Result<(), E>,
    sender: &Sender<Finished<T, E>>,
) {
    // The buffer comes before the claim: whoever holds the earliest chunk can always finish it.
    while let Some(mut buffer) = buffers.take() {
        let mut claiming = lock(claims);
        if claiming.over {
            return;
        }
        let number = claiming.next;
        let claimed = (claiming.claim)(&mut buffer);
        claiming.next += 1;
        claiming.over = !matches!(claimed, Ok(Some(_)));
        drop(claiming);
        let outcome = match claimed {
            Ok(None) => return,
            Ok(Some(ticket)) => work(&mut buffer, &ticket).map(|()| ticket),
            Err(error) => Err(error),
        };
        if sender.send((number, buffer, outcome)).is_err() {
            return;
        }
    }
}

fn collect<T, E>(
    receiver: &Receiver<Finished<T, E>>,
    buffers: &Buffers,
    deliver: &mut impl FnMut(&[u8], T) -> Result<(), E>,
) -> Result<(), E> {
    let mut early = BTreeMap::new();
    let mut next = 0;
    for (number, buffer, outcome) in receiver {
        early.insert(number, (buffer, outcome));
        while let Some((buffer, outcome)) = early.remove(&next) {
            deliver(&buffer, outcome?)?;
            buffers.give(buffer);
            next += 1;
        }
    }
    Ok(())
}

/// The buffers nobody uses; `None` once closed.
struct Buffers {
    free: Mutex<Option<Vec<Buffer>>>,
    given: Condvar,
}

impl Buffers {
    fn new(count: usize) -> Self {
        Self { free: Mutex::new(Some(vec![Buffer::default(); count])), given: Condvar::new() }
    }

    fn take(&self) -> Option<Buffer> {
        let mut free = lock(&self.free);
        loop {
            if let Some(buffer) = free.as_mut()?.pop() {
                return Some(buffer);
            }
            free = self.given.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn give(&self, buffer: Buffer) {
        if let Some(free) = lock(&self.free).as_mut() {
            free.push(buffer);
        }
        self.given.notify_one();
    }

    fn close(&self) {
        *lock(&self.free) = None;
        self.given.notify_all();
    }
}

struct Closing<'a>(&'a Buffers);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        self.0.close();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
