//! People from elsewhere. Nothing is kept here: what was read is shown first.

use crate::details::Details;

/// What was read of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// People, in the order of the source, each in the form of [`Details::checked`].
    pub people: Vec<Details>,
    /// What was left out.
    pub skipped: Vec<Skipped>,
}

/// Something that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Which record of the source, counted from 1.
    pub record: usize,
    /// Why: `nobody`, `bad-address`, `bad-phone`, `too-long`, `unreadable`.
    pub reason: &'static str,
    /// What did not fit, as visible text.
    pub found: String,
}
