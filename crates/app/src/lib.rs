//! The use cases of Muhr, over a narrow [`Host`].
//!
//! The window ([`desk::Desk`]) and the terminal (`muhr-cli`) stand on the same functions:
//! [`sealing`] and [`opening`] work on the file system, [`handing`] prepares what leaves the
//! machine. Rules live here and below; texts live in `locales/`.

pub mod checking;
pub mod clipboard;
pub mod codes;
pub mod desk;
pub mod domain;
pub mod dto;
pub mod error;
pub mod fingerprint;
pub mod handing;
pub mod host;
pub mod leftovers;
pub mod opening;
pub mod people;
mod place;
pub mod policy;
pub mod progress;
pub mod quarantine;
pub mod resolver;
pub mod sealing;
pub mod settings;
pub mod tray;
mod walk;
pub mod watching;

pub use error::{AppError, Note};
pub use host::Host;
