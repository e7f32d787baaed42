//! The body of a message: what it shows, and what it asks for.

pub mod contact;
pub mod cues;
pub mod forwarded;
pub mod otp;
pub mod page;
pub(crate) mod passwords;
pub(crate) mod rules;
