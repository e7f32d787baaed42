//! What the tests of several crates share: a host without a desktop, a name server, and saying what was skipped.

pub mod name_server;
mod skip;
mod test_host;

pub use name_server::NameServer;
pub use skip::skipped;
pub use test_host::{Asked, TestHost, WithoutKeys};
