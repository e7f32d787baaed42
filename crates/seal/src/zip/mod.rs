//! WinZip AES-256 archives.

use crate::seal::{Order, Output, Written};
use crate::watch::Watch;
use crate::{Limits, OpenError, Opened, Password, ReadAt, SealError};
use rand::CryptoRng;

pub(crate) fn write(
    _: &Order<'_>,
    _: &mut dyn Output,
    _: &mut dyn CryptoRng,
    _: &dyn Watch,
) -> Result<Written, SealError> {
    Err(SealError::TooLarge)
}

pub(crate) fn recognise(_: &dyn ReadAt) -> Result<(), OpenError> {
    Err(OpenError::NotSealed)
}

pub(crate) fn unlock<'a>(
    _: &'a dyn ReadAt,
    _: &Password,
    _: &Limits,
    _: &dyn Watch,
) -> Result<Box<dyn Opened + 'a>, OpenError> {
    Err(OpenError::NotSealed)
}
