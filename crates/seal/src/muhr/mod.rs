//! The muhr container of `docs/sealed-format.md`.

use crate::seal::{Order, Output, Written};
use crate::watch::Watch;
use crate::{Limits, OpenError, Opened, Password, ReadAt, SealError};
use rand::CryptoRng;

/// The key that one password gave with one salt, so that the self-check need not derive it a second time.
#[derive(Default)]
pub(crate) struct KeyMemo;

pub(crate) fn write(
    _: &Order<'_>,
    _: &mut dyn Output,
    _: &mut dyn CryptoRng,
    _: &dyn Watch,
) -> Result<Written, SealError> {
    Err(SealError::TooLarge)
}

pub(crate) fn recognise(_: &dyn ReadAt) -> Result<bool, OpenError> {
    Ok(false)
}

pub(crate) fn unlock<'a>(
    _: &'a dyn ReadAt,
    _: &Password,
    _: &Limits,
    _: &KeyMemo,
    _: &dyn Watch,
) -> Result<Box<dyn Opened + 'a>, OpenError> {
    Err(OpenError::NotSealed)
}
