//! Progress out, cancellation in.

/// What long work is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Turning the password into a key.
    DerivingKey,
    /// Reading the sources and writing the sealed file.
    Sealing,
    /// Opening the sealed file again and comparing.
    Checking,
    /// Writing out what a sealed file holds.
    Opening,
}

/// The caller's ear and brake during long work. Called often, from several threads.
pub trait Watch: Sync {
    /// `bytes` more of plain content went through `phase`.
    fn advance(&self, phase: Phase, bytes: u64);
    /// True as soon as the person wants it to stop; asked at least every 50 ms of work.
    fn cancelled(&self) -> bool;
}

/// Watches nothing and never cancels.
pub struct Unwatched;

impl Watch for Unwatched {
    fn advance(&self, _: Phase, _: u64) {}
    fn cancelled(&self) -> bool {
        false
    }
}
