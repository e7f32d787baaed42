//! Handing over: the draft e-mail that carries a sealed file, and the other way on which its password goes
//! (advisory clause 3a: the password travels by SMS, call or WhatsApp, never by e-mail).
//!
//! Plain values in, plain values out; no sentence for people is written here. The clock, randomness, files
//! and what is installed are passed in. Only [`probe`] looks at the machine.
//!
//! * [`address`] and [`phone`] read what a person typed.
//! * [`draft`] builds the `.eml`; [`channel_guard`] stands before it, [`preflight`] says how large it gets.
//! * [`mail_programs`] plans which program is asked to open the draft, and how.
//! * [`share`], [`sms`] and [`qr`] carry the password to the officer's phone; [`reference`](mod@reference)
//!   links the two ways.

pub mod address;
pub mod channel_guard;
pub mod draft;
mod header_text;
pub mod mail_programs;
mod percent;
pub mod phone;
pub mod preflight;
pub mod probe;
pub mod qr;
pub mod reference;
mod secret_text;
pub mod share;
pub mod sms;

pub use address::{EmailAddress, Mailbox};
pub use channel_guard::{Field, Leak};
pub use draft::{Draft, GuardedDraft};
pub use phone::PhoneNumber;
pub use reference::Reference;
pub use secret_text::SecretText;
