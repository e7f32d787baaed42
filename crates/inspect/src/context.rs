//! What an inspection is told about the world: whom the officer knows, which domains are the officer's own.

use crate::auth::dns::Dns;
use crate::book::Book;
use crate::limits::Limits;

/// What an inspection works with.
pub struct Context<'a> {
    /// Whom the officer knows.
    pub book: &'a Book,
    /// How much is looked at.
    pub limits: Limits,
    /// Answers true once the time is up or somebody cancelled.
    pub impatient: &'a dyn Fn() -> bool,
    /// The name of the officer's receiving mail server, where it is set.
    pub receiver: Option<&'a str>,
    /// Who may be asked for what domains have published; nobody where it is not allowed.
    pub dns: Option<&'a dyn Dns>,
    /// The time, in Unix seconds.
    pub now: Option<i64>,
}

impl<'a> Context<'a> {
    /// The usual limits, no end of patience, and nobody to ask.
    #[must_use]
    pub fn new(book: &'a Book) -> Self {
        Self { book, limits: Limits::default(), impatient: &|| false, receiver: None, dns: None, now: None }
    }
}
