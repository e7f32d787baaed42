//! Argon2id (RFC 9106) on a thread of its own: sealing goes on beside it, and cancelling need not wait for it.

use super::header::{Cost, Preamble};
use super::keys::PasswordKey;
use crate::watch::{Phase, Watch};
use crate::{OpenError, Password, SealError};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use memmap2::MmapMut;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;
use zeroize::Zeroizing;

/// One derivation at a time in the whole program. One that was cancelled cannot be stopped half-way and still
/// holds its memory until it ends; the next waits for it rather than take as much again.
pub(super) static MEMORY: Mutex<()> = Mutex::new(());

/// How long a cancelled caller waits at most before it notices.
const LISTEN: Duration = Duration::from_millis(20);

/// Why there is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoKey {
    Cancelled,
    /// The operating system gave no memory or no thread.
    System(&'static str),
}

impl From<NoKey> for SealError {
    fn from(no_key: NoKey) -> Self {
        match no_key {
            NoKey::Cancelled => Self::Cancelled,
            NoKey::System(what) => Self::System(what),
        }
    }
}

impl From<NoKey> for OpenError {
    fn from(no_key: NoKey) -> Self {
        match no_key {
            NoKey::Cancelled => Self::Cancelled,
            NoKey::System(what) => Self::Read(std::io::Error::new(std::io::ErrorKind::OutOfMemory, what)),
        }
    }
}

/// A key that is being derived. Dropping it lets go: the thread overwrites what is secret and ends by itself.
pub(super) struct Derivation {
    key: Receiver<Result<PasswordKey, NoKey>>,
    abandoned: Arc<AtomicBool>,
}

impl Derivation {
    pub(super) fn start(password: &Password, preamble: &Preamble) -> Result<Self, NoKey> {
        let (sender, key) = sync_channel(1);
        let abandoned = Arc::new(AtomicBool::new(false));
        let password = Zeroizing::new(password.expose().as_bytes().to_vec());
        let Preamble { cost, salt, .. } = *preamble;
        let let_go = Arc::clone(&abandoned);
        thread::Builder::new()
            .name("muhr-key".into())
            .spawn(move || work(&password, &salt, cost, &sender, &let_go))
            .map_err(|_| NoKey::System("a thread for the key"))?;
        Ok(Self { key, abandoned })
    }

    /// Waits for the key.
    pub(super) fn finish(self, watch: &dyn Watch) -> Result<PasswordKey, NoKey> {
        watch.advance(Phase::DerivingKey, 0);
        loop {
            if watch.cancelled() {
                return Err(NoKey::Cancelled);
            }
            match self.key.recv_timeout(LISTEN) {
                Ok(outcome) => return outcome,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(NoKey::System("the key")),
            }
        }
    }
}

impl Drop for Derivation {
    fn drop(&mut self) {
        self.abandoned.store(true, Ordering::Relaxed);
    }
}

fn work(
    password: &[u8],
    salt: &[u8; 32],
    cost: Cost,
    sender: &SyncSender<Result<PasswordKey, NoKey>>,
    abandoned: &AtomicBool,
) {
    let one_at_a_time = MEMORY.lock().unwrap_or_else(PoisonError::into_inner);
    if abandoned.load(Ordering::Relaxed) {
        return;
    }
    let key = argon2id(password, salt, cost);
    drop(one_at_a_time);
    // Nobody listens any more after a cancellation; the key is then overwritten here.
    drop(sender.send(key));
}

pub(super) fn argon2id(password: &[u8], salt: &[u8; 32], cost: Cost) -> Result<PasswordKey, NoKey> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes.into(), Some(32))
        .map_err(|_| NoKey::System("the cost of the key"))?;
    let memory = |_| NoKey::System("memory for the key");
    let mut mapped = MmapMut::map_anon(params.block_count() * Block::SIZE).map_err(memory)?;
    // Where the system has no huge pages, it only takes longer.
    #[cfg(target_os = "linux")]
    let _ = mapped.advise(memmap2::Advice::HugePage);
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(password, salt, &mut *key, blocks(&mut mapped))
        .map_err(|_| NoKey::System("the cost of the key"))?;
    Ok(PasswordKey(key))
}

/// The same memory as Argon2 sees it.
#[allow(unsafe_code, reason = "the crate offers no conversion")]
fn blocks(memory: &mut MmapMut) -> &mut [Block] {
    // SAFETY: a `Block` is an array of `u64` and every pattern of bits is one; the memory is mapped for as long as it
    // is borrowed, and `align_to_mut` leaves out what is not aligned, which a mapping always is.
    let (_, blocks, _) = unsafe { memory.align_to_mut() };
    blocks
}
