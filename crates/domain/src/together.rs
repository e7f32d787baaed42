//! Several things that take a while, at the same time, and what they share.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Holds what several share. Whoever panicked while holding it has left nothing half-done: every change is one step.
pub(crate) fn held<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What several shared, when they are through with it.
pub(crate) fn left<T>(what: Mutex<T>) -> T {
    what.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// What `look` says of each, in their order. Each has a thread of its own, unless there is only one; what panics is left out.
pub(crate) fn together<T: Sync, R: Send>(items: &[T], look: impl Fn(&T) -> R + Sync) -> Vec<R> {
    if let [only] = items {
        return vec![look(only)];
    }
    let look = &look;
    std::thread::scope(|threads| {
        let looking: Vec<_> = items.iter().map(|item| threads.spawn(move || look(item))).collect();
        looking.into_iter().filter_map(|looking| looking.join().ok()).collect()
    })
}
