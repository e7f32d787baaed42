//! WinZip AES-256 archives: ZIP as in APPNOTE 6.3.10, encryption as in WinZip's "AES Encryption Information",
//! always in the form AE-2. What is ours in it is described in `docs/zip-format.md`.
//!
//! * Writing: [`plan`] decides what will stand in the archive, [`produce`] reads, packs ([`pack`]) and, where an
//!   entry is small, encrypts on several threads, [`write`] puts it down in order ([`layout`]).
//! * Reading: [`survey`] takes a first, bounded look, [`directory`] reads the directory, [`read`] opens,
//!   [`extract`] takes out, decrypted and unpacked by [`content`]. The `zip` crate sees the file through [`guarded`].
//! * [`crypt`] encrypts and decrypts, with [`keys`] from [`derive`].
//! * [`names`] is the encrypted list of real names that both sides share, [`utc`] the times in it.

mod content;
mod crypt;
mod derive;
mod directory;
mod extract;
mod guarded;
mod keys;
mod layout;
mod names;
mod pack;
mod plan;
mod produce;
mod read;
mod survey;
mod utc;
mod write;

pub(crate) use read::{recognise, unlock};
pub(crate) use write::write;

use std::io::{self, ErrorKind, Read};

/// Reads until `buffer` is full or there is no more.
fn fill(reader: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while let Some(free) = buffer.get_mut(filled..).filter(|free| !free.is_empty()) {
        match reader.read(free) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}
