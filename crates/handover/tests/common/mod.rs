//! A draft to begin with.

use muhr_handover::draft::{Direction, Draft, Files, GuardedDraft, Stamp};
use muhr_handover::{EmailAddress, Mailbox};
use rand::SeedableRng;
use rand::rngs::StdRng;

/// The password that no draft may contain.
#[allow(dead_code)]
pub(crate) const PASSWORD: &str = "k7mz-23ab-vwxy-9ccc";

/// 2026-11-23 14:05:09 UTC.
pub(crate) const DATE: i64 = 1_795_442_709;

pub(crate) fn draft() -> Draft {
    Draft {
        to: Some(Mailbox::new("Secretary", EmailAddress::parse("secretary@example.gov.pk").unwrap())),
        from: None,
        subject: "Papers for Monday (K7-4M)".to_owned(),
        body: "Please open the attachment with 7-Zip.\nThe password comes by phone.\n".to_owned(),
        direction: Direction::LeftToRight,
        files: Files { sealed: "/home/ali/sealed.zip".into(), sealed_bytes: 1_000, eml: "/home/ali/sealed.eml".into() },
        stamp: Stamp::new(DATE, &mut StdRng::seed_from_u64(42)),
    }
}

#[allow(dead_code)]
pub(crate) fn guarded(draft: Draft) -> GuardedDraft {
    draft.guard(PASSWORD).unwrap()
}
