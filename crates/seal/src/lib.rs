//! Sealing: generated passwords, the two sealed formats, and opening them.
//!
//! Everything here works on readers, writers and values. The file system, the clock and
//! randomness come from the caller; nothing here talks to a person or a network.
//!
//! * [`password`] makes the passwords (advisory clause 3a) and spells them for a call.
//! * [`zip`] writes and reads WinZip AES-256 archives (APPNOTE 6.3.10, WinZip AE-2).
//! * [`muhr`] writes and reads the container of `docs/sealed-format.md`.
//! * [`seal`] writes either format and checks what it wrote; [`open`] reads either.

pub mod content_hash;
pub mod entry_path;
mod error;
pub mod muhr;
pub mod open;
pub mod password;
pub mod read_at;
pub mod seal;
pub mod source;
pub mod watch;
pub mod zip;

pub use content_hash::ContentHash;
pub use entry_path::EntryPath;
pub use error::{OpenError, SealError};
pub use open::{Entry, Limits, Opened, Sink};
pub use password::{Password, Style};
pub use read_at::ReadAt;
pub use seal::{Cover, Format, Names, Order, SealedEntry};
pub use source::Source;
pub use watch::{Phase, Watch};
