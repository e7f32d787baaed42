//! The password on the clipboard: out of its history, and gone again after a while unless something else was copied.

use crate::dto::{ClipboardDto, ClipboardStateDto, Event};
use crate::error::AppError;
use crate::host::{Clip, Host};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use zeroize::Zeroizing;

/// How long the password may stand on the clipboard.
pub const SECONDS: u64 = 45;

/// Watches over what was copied last.
#[derive(Default)]
pub(crate) struct Watcher {
    /// Copying again makes the countdowns of earlier copies void.
    turn: AtomicU64,
    copied: Mutex<Option<Zeroizing<String>>>,
}

impl Watcher {
    pub(crate) fn copy(self: &Arc<Self>, host: &Arc<dyn Host>, password: &str) -> Result<ClipboardDto, AppError> {
        host.set_clipboard(password, Clip::Secret)?;
        *self.copied.lock().unwrap_or_else(PoisonError::into_inner) = Some(Zeroizing::new(password.to_owned()));
        let turn = self.turn.fetch_add(1, Ordering::SeqCst) + 1;
        self.tick(host, turn, SECONDS);
        Ok(ClipboardDto { seconds_left: SECONDS, state: ClipboardStateDto::Holding })
    }

    fn tick(self: &Arc<Self>, host: &Arc<dyn Host>, turn: u64, seconds_left: u64) {
        let (watcher, later) = (Arc::clone(self), Arc::clone(host));
        host.after(
            1,
            Box::new(move || {
                if watcher.turn.load(Ordering::SeqCst) != turn {
                    return;
                }
                let seconds_left = seconds_left - 1;
                if seconds_left == 0 {
                    let state = watcher.clear(later.as_ref());
                    later.emit(Event::Clipboard(ClipboardDto { seconds_left, state }));
                } else {
                    let state = ClipboardStateDto::Holding;
                    later.emit(Event::Clipboard(ClipboardDto { seconds_left, state }));
                    watcher.tick(&later, turn, seconds_left);
                }
            }),
        );
    }

    /// Empties the clipboard if the password still stands there; what somebody copied since is left alone.
    pub(crate) fn clear(&self, host: &dyn Host) -> ClipboardStateDto {
        self.turn.fetch_add(1, Ordering::SeqCst);
        let copied = self.copied.lock().unwrap_or_else(PoisonError::into_inner).take();
        match (copied, host.clipboard()) {
            (Some(copied), Some(now)) if *copied == *now => {
                host.clear_clipboard();
                ClipboardStateDto::Cleared
            }
            (Some(_), Some(now)) if !now.is_empty() => ClipboardStateDto::Replaced,
            _ => ClipboardStateDto::Cleared,
        }
    }
}
