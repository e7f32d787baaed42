//! How large the e-mail gets before it is sent, against what the mailbox takes.
//!
//! Base64 in lines of 76 characters makes 78 bytes out of every 57 (RFC 2045, section 6.8): ×1.37.

use crate::GuardedDraft;
use crate::draft::base64_body;

/// What most mailboxes take, in bytes, unless set otherwise: 25 MB.
pub const USUAL_LIMIT: u64 = 25_000_000;

/// Allowed for headers, text and MIME boundaries as long as there is no draft to measure.
const ALLOWANCE: u64 = 16 * 1024;

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
    Preflight { encoded_bytes: base64_body::encoded_len(sealed_bytes).saturating_add(ALLOWANCE), limit }
}

/// The largest sealed file for which [`of_file`] fits, in bytes.
#[must_use]
pub fn largest_file(limit: u64) -> u64 {
    base64_body::largest_input(limit.saturating_sub(ALLOWANCE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_of_25_mb_takes_a_sealed_file_of_18_mb() {
        assert_eq!(largest_file(USUAL_LIMIT) / 100_000, 182);
        assert!(of_file(18_200_000, USUAL_LIMIT).fits());
        assert!(!of_file(18_300_000, USUAL_LIMIT).fits());
    }

    #[test]
    fn the_largest_file_fits_and_one_byte_more_does_not() {
        for limit in (20_000..20_400).chain([USUAL_LIMIT, USUAL_LIMIT + 1, 10 << 20, 150_000_000]) {
            let largest = largest_file(limit);
            assert!(of_file(largest, limit).fits(), "{limit}");
            assert!(!of_file(largest + 1, limit).fits(), "{limit}");
        }
        assert_eq!(largest_file(0), 0);
    }

    #[test]
    fn no_size_overflows() {
        assert!(!of_file(u64::MAX, u64::MAX - 1).fits());
        assert!(largest_file(u64::MAX) < u64::MAX);
    }
}
