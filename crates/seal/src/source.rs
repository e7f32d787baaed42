//! What is to be sealed.

use crate::EntryPath;
use std::io::{self, Read};

/// One file to seal. It is opened once, read once from start to end, and never changed.
pub trait Source: Send + Sync {
    /// The real name, with the folders it stood in.
    fn path(&self) -> &EntryPath;
    /// Length in bytes when it was listed. A source that turns out longer or shorter fails the sealing.
    fn bytes(&self) -> u64;
    /// When it was last modified, in seconds since 1970-01-01 UTC; where unknown, `None`.
    fn modified(&self) -> Option<i64>;
    /// Opens it for reading.
    ///
    /// # Errors
    /// What the operating system says.
    fn open(&self) -> io::Result<Box<dyn Read + Send>>;
}
