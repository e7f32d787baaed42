//! Messages and files that are small to send and endless to read, each made for the size that is asked for: small for
//! the tests, as large as anybody would send it for the example that measures them.

pub(crate) mod archives;
pub(crate) mod documents;
pub(crate) mod messages;
pub(crate) mod pictures;
pub(crate) mod streams;

/// One kind of bomb.
#[allow(dead_code, reason = "the tests and the example use a part of it each")]
pub(crate) struct Bomb {
    /// What it is made of.
    pub(crate) what: &'static str,
    /// The name that it comes under.
    pub(crate) name: &'static str,
    /// Makes it.
    pub(crate) make: fn(usize) -> Vec<u8>,
    /// Enough to reach the limit in a test.
    pub(crate) small: usize,
    /// What is measured.
    pub(crate) large: usize,
    /// How it must end.
    pub(crate) ends: Ends,
}

/// How a bomb must end.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ends {
    /// A limit is told, or that it is a bomb.
    Limited,
    /// All of it is read, or what is not read is a gap, or it does not matter how often it is there.
    Read,
}

const fn bomb(what: &'static str, name: &'static str, make: fn(usize) -> Vec<u8>, sizes: (usize, usize)) -> Bomb {
    Bomb { what, name, make, small: sizes.0, large: sizes.1, ends: Ends::Limited }
}

const fn read(what: &'static str, name: &'static str, make: fn(usize) -> Vec<u8>, sizes: (usize, usize)) -> Bomb {
    Bomb { what, name, make, small: sizes.0, large: sizes.1, ends: Ends::Read }
}
