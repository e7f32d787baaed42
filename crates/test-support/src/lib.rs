//! What the tests of several crates share: a host without a desktop, a name server, an antivirus, and saying what was
//! skipped.

#[cfg(unix)]
pub mod clamd;
pub mod name_server;
mod reached;
mod skip;
mod test_host;
mod zone;

pub use name_server::NameServer;
pub use reached::{Hearing, Unreachable};
pub use skip::skipped;
pub use test_host::{Asked, TestHost, WithoutKeys};
pub use zone::Zone;
