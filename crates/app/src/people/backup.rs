//! The address book and the history in a sealed file, and back.

use crate::error::AppError;
use crate::leftovers::Leftovers;
use crate::opening;
use crate::sealing::{self, Outcome, Prepared, Request, system_rng};
use muhr_people::Store;
use muhr_people::store::Restored;
use muhr_seal::watch::Unwatched;
use muhr_seal::{Format, Names, Password, Style};
use std::path::Path;
use time::OffsetDateTime;
use zeroize::Zeroizing;

/// The name of a backup inside its sealed file.
const NAME: &str = "muhr-people.jsonl";

/// Writes everything into a new sealed file in `folder`, under a new password.
///
/// # Errors
/// The address book cannot be read, or the file not be written.
pub fn back_up(
    store: &Store,
    folder: &Path,
    style: Style,
    now: OffsetDateTime,
    leftovers: &Leftovers,
) -> Result<Outcome, AppError> {
    let mut text = Zeroizing::new(Vec::new());
    store.back_up(&mut *text)?;
    let (format, names) = (Format::Muhr, Names::Neutral);
    let request = Request { folder, format, style, names, sender: None, recipient: None, now };
    let prepared = Prepared::of_memory(NAME, text)?;
    sealing::seal_as("muhr-people", prepared, &request, leftovers, &mut system_rng()?, &Unwatched)
}

/// Puts a backup in place of everything; what stood there before is kept as a file.
///
/// # Errors
/// The password is wrong; it is no backup, or not a whole one. Nothing is changed then.
pub fn restore(store: &Store, file: &Path, password: Zeroizing<String>, now: i64) -> Result<Restored, AppError> {
    let text = opening::open_in_memory(file, NAME, &Password::typed(password))?;
    Ok(store.restore(&mut text.as_slice(), now)?)
}
