//! Whom the officer knows, who of them was verified and how, and what was sealed and checked (advisory clause 3b).
//!
//! * [`details`] is what is known of a person; [`verification`] is what was done to confirm it.
//! * [`store`] keeps both in one encrypted SQLite file; [`key`] is where its key is kept.
//! * [`import`] reads people from vCards, tables, mail programs, sent mail and directories.
//!
//! The clock and the places of files come from the caller.

pub mod details;
pub mod import;
pub mod key;
pub mod receipt;
pub mod store;
pub mod verification;

pub use details::{Channel, Details, Opens, Phone};
pub use receipt::Receipt;
pub use store::{PersonId, Store, StoreError, UndoId};
pub use verification::{How, Outcome, Standing, Verification};
