//! Chunks claimed in order, worked on side by side, delivered in order.
//!
//! One worker takes a chunk all the way, so that its bytes stay in the cache of one core, and owns one buffer, so
//! that memory does not grow with the content.

use std::num::NonZero;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use zeroize::Zeroizing;

/// More workers than this only wait for one another.
const MOST_WORKERS: usize = 8;

/// What happens to each chunk.
pub(super) struct Steps<C, W, D> {
    /// Says what comes next, `None` at the end; one call at a time. May fill the buffer.
    pub(super) claim: C,
    /// Works on one chunk.
    pub(super) work: W,
    /// Takes the finished chunks in the order in which they were claimed; one call at a time.
    pub(super) deliver: D,
}

impl<C, W, D> Steps<C, W, D> {
    /// Runs until nothing is left to claim, or to the first error in the order of the chunks.
    pub(super) fn run<T, E: Send>(self, chunks: u32) -> Result<(), E>
    where
        C: FnMut(&mut Vec<u8>) -> Result<Option<T>, E> + Send,
        W: Fn(&mut Vec<u8>, &T) -> Result<(), E> + Sync,
        D: FnMut(&[u8], T) -> Result<(), E> + Send,
    {
        let Self { claim, work, deliver } = self;
        let claims = Mutex::new(Claims { claim, next: 0, over: false });
        let turns = Turns {
            state: Mutex::new(Turn { deliver, next: 0, stopped: false, error: None }),
            changed: Condvar::new(),
        };
        // One more than there are cores: while one waits for its turn, another works.
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        let workers = (cores + 1).min(MOST_WORKERS).min(usize::try_from(chunks).unwrap_or(MOST_WORKERS));
        thread::scope(|scope| {
            for _ in 1..workers {
                scope.spawn(|| labour(&claims, &work, &turns));
            }
            labour(&claims, &work, &turns);
        });
        let turn = turns.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        turn.error.map_or(Ok(()), Err)
    }
}

struct Claims<C> {
    claim: C,
    next: u64,
    over: bool,
}

struct Turns<D, E> {
    state: Mutex<Turn<D, E>>,
    changed: Condvar,
}

struct Turn<D, E> {
    deliver: D,
    /// Whose turn it is.
    next: u64,
    stopped: bool,
    error: Option<E>,
}

fn labour<C, W, D, T, E>(claims: &Mutex<Claims<C>>, work: &W, turns: &Turns<D, E>)
where
    C: FnMut(&mut Vec<u8>) -> Result<Option<T>, E>,
    W: Fn(&mut Vec<u8>, &T) -> Result<(), E>,
    D: FnMut(&[u8], T) -> Result<(), E>,
{
    let _stopping = StopOnPanic(turns);
    // Overwritten in the end: it held content.
    let mut buffer = Zeroizing::new(Vec::new());
    loop {
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
        if !turns.deliver(number, &buffer, outcome) {
            lock(claims).over = true;
            return;
        }
    }
}

impl<D, E> Turns<D, E> {
    /// Waits for the turn of chunk `number` and delivers it. False where an error ended everything.
    fn deliver<T>(&self, number: u64, chunk: &[u8], outcome: Result<T, E>) -> bool
    where
        D: FnMut(&[u8], T) -> Result<(), E>,
    {
        let mut turn = lock(&self.state);
        while turn.next != number && !turn.stopped {
            turn = self.changed.wait(turn).unwrap_or_else(PoisonError::into_inner);
        }
        if turn.stopped {
            return false;
        }
        if let Err(error) = outcome.and_then(|ticket| (turn.deliver)(chunk, ticket)) {
            turn.error = Some(error);
            turn.stopped = true;
        }
        turn.next += 1;
        let going_on = !turn.stopped;
        drop(turn);
        self.changed.notify_all();
        going_on
    }
}

/// A worker that panics would leave the others waiting for its turn for ever.
struct StopOnPanic<'a, D, E>(&'a Turns<D, E>);

impl<D, E> Drop for StopOnPanic<'_, D, E> {
    fn drop(&mut self) {
        if thread::panicking() {
            lock(&self.0.state).stopped = true;
            self.0.changed.notify_all();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::atomic::{AtomicU32, Ordering};

    /// Claims 0 to 99, of which some take much longer than others.
    fn hundred(next: &mut u32) -> Option<u32> {
        let number = *next;
        *next += 1;
        (number < 100).then_some(number)
    }

    fn toil(number: u32) -> u32 {
        (0..(number % 7) * 20_000).fold(number, |sum, i| sum.wrapping_mul(31).wrapping_add(i))
    }

    fn run(failing: Option<u32>) -> (Vec<u32>, Result<(), u32>) {
        let (mut next, mut delivered) = (0, Vec::new());
        let outcome = Steps {
            claim: |buffer: &mut Vec<u8>| {
                buffer.clear();
                Ok(hundred(&mut next))
            },
            work: |buffer: &mut Vec<u8>, number: &u32| {
                buffer.extend(toil(*number).to_be_bytes());
                if failing == Some(*number) { Err(*number) } else { Ok(()) }
            },
            deliver: |chunk: &[u8], number: u32| {
                assert_eq!(chunk, toil(number).to_be_bytes());
                delivered.push(number);
                Ok(())
            },
        }
        .run(100);
        (delivered, outcome)
    }

    #[test]
    fn everything_is_delivered_in_order() {
        assert_eq!(run(None), ((0..100).collect(), Ok(())));
    }

    #[test]
    fn nothing_behind_an_error_is_delivered_and_everything_before_it_is() {
        for failing in [0, 1, 2, 50, 99] {
            assert_eq!(run(Some(failing)), ((0..failing).collect(), Err(failing)));
        }
    }

    #[test]
    fn an_error_of_the_claim_or_the_delivery_ends_it() {
        let mut next = 0;
        let claim = |_: &mut Vec<u8>| if next == 9 { Err("claim") } else { Ok(hundred(&mut next)) };
        let steps = Steps { claim, work: |_: &mut Vec<u8>, _: &u32| Ok(()), deliver: |_: &[u8], _: u32| Ok(()) };
        assert_eq!(steps.run(100), Err("claim"));

        let mut next = 0;
        let claim = |_: &mut Vec<u8>| Ok(hundred(&mut next));
        let deliver = |_: &[u8], number: u32| if number == 9 { Err("delivery") } else { Ok(()) };
        assert_eq!(Steps { claim, work: |_: &mut Vec<u8>, _: &u32| Ok(()), deliver }.run(100), Err("delivery"));
    }

    #[test]
    fn a_panic_in_one_worker_does_not_leave_the_others_waiting() {
        let worked = AtomicU32::new(0);
        let mut next = 0;
        let steps = Steps {
            claim: |_: &mut Vec<u8>| Ok::<_, ()>(hundred(&mut next)),
            work: |_: &mut Vec<u8>, number: &u32| {
                worked.fetch_add(1, Ordering::Relaxed);
                assert_ne!(*number, 5, "on purpose");
                Ok(())
            },
            deliver: |_: &[u8], _: u32| Ok(()),
        };
        assert!(catch_unwind(AssertUnwindSafe(|| steps.run(100))).is_err());
        assert!(worked.load(Ordering::Relaxed) < 100);
    }
}
