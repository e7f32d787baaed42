//! The body of a message: what it shows, and what it asks for.

pub mod cues;
pub mod otp;
pub mod page;
