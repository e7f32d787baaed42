//! The muhr container of `docs/sealed-format.md`.
//!
//! A header of 144 bytes (the password's key by Argon2id, a value that commits to the password, the wrapped file
//! key), then AES-256-GCM chunks whose plain stream is the manifest, the contents and padding. Each module below
//! is one section of the specification.

mod derive;
mod feed;
mod geometry;
mod header;
mod keys;
mod manifest;
mod memo;
mod pipeline;
mod read;
mod stream;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod unpack;
#[cfg(test)]
mod vectors;
mod write;

use crate::seal::{Order, Output, Written};
use crate::watch::Watch;
use crate::{Limits, OpenError, Opened, Password, ReadAt, SealError};
pub(crate) use memo::KeyMemo;
use rand::CryptoRng;

/// Writes a container into `out`.
pub(crate) fn write(
    order: &Order<'_>,
    out: &mut dyn Output,
    rng: &mut dyn CryptoRng,
    watch: &dyn Watch,
) -> Result<Written, SealError> {
    write::write(order, write::Choices::WRITTEN, out, rng, watch)
}

/// Whether these bytes begin like a container.
pub(crate) fn recognise(input: &dyn ReadAt) -> Result<bool, OpenError> {
    header::starts_with_magic(input)
}

/// Opens a container as far as its manifest.
pub(crate) fn unlock<'a>(
    input: &'a dyn ReadAt,
    password: &Password,
    limits: &Limits,
    keys: &KeyMemo,
    watch: &dyn Watch,
) -> Result<Box<dyn Opened + 'a>, OpenError> {
    Ok(Box::new(read::unlock(input, password, limits, keys, watch)?))
}
