//! What the tests of several crates share: a host without a desktop, and saying what was skipped.

mod skip;
mod test_host;

pub use skip::skipped;
pub use test_host::{Asked, TestHost};
