//! Everything that comes from a mail is bounded: bytes unpacked, parts looked at, depth, and time.
//! A limit reached is itself a finding, so nothing here is an error.

use crate::passwords::Passwords;
use std::cell::Cell;

/// How much of one message or file is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the message or file that are read at all.
    pub input_bytes: usize,
    /// Bytes that may come out of one archive member, stream or object.
    pub member_bytes: u64,
    /// Bytes that may come out of all of them together.
    pub unpacked_bytes: u64,
    /// Parts, members, objects in all.
    pub parts: u32,
    /// How deep containers are followed.
    pub depth: u32,
    /// Questions to the domain name system for one message.
    pub questions: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            input_bytes: 128 << 20,
            member_bytes: 48 << 20,
            unpacked_bytes: 160 << 20,
            parts: 5_000,
            depth: 10,
            questions: 60,
        }
    }
}

/// Which limit was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limit {
    /// Too large.
    Bytes,
    /// Too many parts.
    Parts,
    /// Nested too deeply.
    Depth,
    /// Took too long, or was cancelled.
    Time,
    /// Too much to ask others.
    Questions,
}

impl Limit {
    /// The name as it stands in evidence.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Parts => "parts",
            Self::Depth => "depth",
            Self::Time => "time",
            Self::Questions => "questions",
        }
    }
}

/// What is left of the limits while one message or file is inspected. Shared by all its parts.
pub struct Budget<'a> {
    limits: Limits,
    bytes: Cell<u64>,
    parts: Cell<u32>,
    passwords: Passwords,
    impatient: &'a dyn Fn() -> bool,
}

impl<'a> Budget<'a> {
    /// The whole of `limits`; `impatient` answers true once the time is up or somebody cancelled.
    #[must_use]
    pub fn new(limits: Limits, impatient: &'a dyn Fn() -> bool) -> Self {
        Self {
            limits,
            bytes: Cell::new(limits.unpacked_bytes),
            parts: Cell::new(limits.parts),
            passwords: Passwords::default(),
            impatient,
        }
    }

    /// The limits that this began with.
    #[must_use]
    pub const fn limits(&self) -> Limits {
        self.limits
    }

    /// What may open what is locked, and how much of that may be tried.
    pub(crate) const fn passwords(&self) -> &Passwords {
        &self.passwords
    }

    /// How many bytes the next member may have: the least of what is left.
    #[must_use]
    pub fn member_bytes(&self) -> u64 {
        self.limits.member_bytes.min(self.bytes.get())
    }

    /// Counts bytes that came out of a member.
    ///
    /// # Errors
    /// [`Limit::Bytes`] or [`Limit::Time`]
    pub fn spend(&self, bytes: u64) -> Result<(), Limit> {
        let left = self.bytes.get();
        self.bytes.set(left.saturating_sub(bytes));
        if bytes > left { Err(Limit::Bytes) } else { self.wait_no_longer() }
    }

    /// Counts one more part.
    ///
    /// # Errors
    /// [`Limit::Parts`] or [`Limit::Time`]
    pub fn part(&self) -> Result<(), Limit> {
        let left = self.parts.get().checked_sub(1).ok_or(Limit::Parts)?;
        self.parts.set(left);
        self.wait_no_longer()
    }

    /// True is said once for each step inside.
    ///
    /// # Errors
    /// [`Limit::Depth`]
    pub fn depth(&self, depth: u32) -> Result<(), Limit> {
        if depth > self.limits.depth { Err(Limit::Depth) } else { Ok(()) }
    }

    /// # Errors
    /// [`Limit::Time`]
    pub fn wait_no_longer(&self) -> Result<(), Limit> {
        if (self.impatient)() { Err(Limit::Time) } else { Ok(()) }
    }
}
