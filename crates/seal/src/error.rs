//! What can go wrong, each as a case that a caller can act on. No error holds a password or a key.

use std::io;

/// Why sealing stopped. Nothing is left under the final name.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The person cancelled.
    #[error("cancelled")]
    Cancelled,
    /// A source could not be opened or read.
    #[error("cannot read {name}: {error}")]
    Source {
        /// Which one.
        name: String,
        /// What the operating system says.
        error: io::Error,
    },
    /// A source was longer or shorter than when it was listed.
    #[error("{name} changed while it was being sealed")]
    SourceChanged {
        /// Which one.
        name: String,
    },
    /// The sealed file could not be written.
    #[error("cannot write the sealed file: {0}")]
    Write(io::Error),
    /// What was written does not open to what was read.
    #[error("the sealed file failed its check: {0}")]
    Check(String),
    /// There is nothing to seal.
    #[error("nothing to seal")]
    Empty,
    /// Two sources have the same name.
    #[error("two files are called {name}")]
    SameName {
        /// The name.
        name: String,
    },
    /// More than a format can hold.
    #[error("too many files or too much data for this format")]
    TooLarge,
    /// The operating system gave no random numbers or no memory for the key.
    #[error("the system refused {0}")]
    System(&'static str),
}

/// Why opening stopped.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The person cancelled.
    #[error("cancelled")]
    Cancelled,
    /// Neither a ZIP archive nor a muhr container.
    #[error("not a sealed file")]
    NotSealed,
    /// A ZIP archive with at least one entry that is not encrypted with WinZip AES.
    #[error("an entry is not encrypted, or not with AES")]
    NotEncrypted,
    /// A newer format than this program knows.
    #[error("made by a newer version")]
    Newer,
    /// Packed in a way that this program cannot unpack.
    #[error("not supported: {0}")]
    Unsupported(&'static str),
    /// The password does not fit.
    #[error("wrong password")]
    WrongPassword,
    /// The content was changed or is cut off.
    #[error("damaged: {0}")]
    Damaged(&'static str),
    /// More memory, passes, entries or bytes than [`crate::Limits`] allows.
    #[error("over a limit: {0}")]
    OverLimit(&'static str),
    /// The sealed file could not be read.
    #[error("cannot read the sealed file: {0}")]
    Read(io::Error),
    /// What it holds could not be written out.
    #[error("cannot write: {0}")]
    Write(io::Error),
}
