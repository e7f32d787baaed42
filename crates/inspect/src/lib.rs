//! Reads and judges received mail and files: advisory 3b (who is it from?), 3c (may it be opened?) and the
//! incoming half of 3d (one-time codes).
//!
//! Pure: clock, DNS answers and address book are passed in; nothing is fetched, rendered, executed or written.
//! Everything that comes from a mail is hostile: bounded, decoded into values, shown as visible text only.

pub mod files;
pub mod finding;
pub mod limits;
pub mod message;
pub mod report;
pub mod signals;
pub mod verdict;
pub mod visible;

pub use finding::{Evidence, Finding, Severity};
pub use limits::{Budget, Limit, Limits};
pub use report::{FileLink, FileReport, Gap, GapKind, LinkPlace, Standing, Verdict};
pub use signals::Signal;
