//! Reads and judges received mail and files: advisory 3b (who is it from?), 3c (may it be opened?) and the
//! incoming half of 3d (one-time codes).
//!
//! Pure: clock, DNS answers and address book are passed in; nothing is fetched, rendered, executed or written.
//! Everything that comes from a mail is hostile: bounded, decoded into values, shown as visible text only.

mod antivirus;
pub mod auth;
pub mod body;
pub mod book;
mod claims;
pub mod codes;
pub mod context;
pub mod files;
pub mod finding;
mod inspect;
pub mod limits;
pub mod links;
mod lists;
pub mod message;
pub mod names;
mod passwords;
mod patterns;
pub mod report;
#[cfg(test)]
mod seeds;
pub mod sender;
pub mod signals;
pub mod texts;
pub mod verdict;
pub mod visible;

pub use antivirus::attachments;
pub use book::{Book, Person};
pub use context::Context;
pub use finding::{Evidence, Finding, Severity};
pub use inspect::{Report, Sender, inspect, inspect_file, inspect_message};
pub use limits::{Budget, Limit, Limits};
pub use report::{FileLink, FileReport, Gap, GapKind, LinkPlace, Standing, Verdict};
pub use signals::Signal;
