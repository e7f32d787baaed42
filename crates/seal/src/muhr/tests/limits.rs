//! Every limit from both sides, before anything is spent.

use crate::muhr::header::{HEADER_LEN, Preamble};
use crate::muhr::testing::*;
use crate::muhr::{self, KeyMemo};
use crate::open::Limits;
use crate::seal::Cover;
use crate::watch::Unwatched;
use crate::{OpenError, ReadAt};

fn refused(sealed: &dyn ReadAt, limits: &Limits) -> Option<&'static str> {
    match muhr::unlock(sealed, &password("right"), limits, &KeyMemo::default(), &Unwatched) {
        Ok(_) => None,
        Err(OpenError::OverLimit(what)) => Some(what),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn each_limit_holds_from_both_sides() {
    let mut choices = CHEAP;
    choices.cost.passes = 3;
    choices.cost.lanes = 2;
    let files = [MemorySource::boxed("a", vec![1; 600]), MemorySource::boxed("b", vec![2; 400])];
    let (sealed, _) = seal(&files, &Cover::default(), choices, &mut SeededRng(0)).unwrap();
    let exact = Limits { entries: 2, total_bytes: 1000, kdf_memory_kib: 8 * 1024, kdf_passes: 3, kdf_lanes: 2 };
    assert_eq!(refused(&sealed, &exact), None);
    assert_eq!(refused(&sealed, &Limits { entries: 1, ..exact }), Some("number of files"));
    assert_eq!(refused(&sealed, &Limits { total_bytes: 999, ..exact }), Some("bytes in all"));
    assert_eq!(refused(&sealed, &Limits { kdf_memory_kib: 8 * 1024 - 1, ..exact }), Some("memory for the key"));
    assert_eq!(refused(&sealed, &Limits { kdf_passes: 2, ..exact }), Some("passes for the key"));
    assert_eq!(refused(&sealed, &Limits { kdf_lanes: 1, ..exact }), Some("lanes for the key"));
}

#[test]
fn the_cost_is_judged_before_the_password() {
    let (sealed, _) = seal_cheaply(&[MemorySource::boxed("a", b"".as_slice())]).unwrap();
    let limits = Limits { kdf_passes: 0, ..Limits::default() };
    let outcome = muhr::unlock(&sealed, &password("wrong"), &limits, &KeyMemo::default(), &Unwatched);
    assert!(matches!(outcome, Err(OpenError::OverLimit(_))));
}

/// A manifest that lies about its length must not make the reader take in the whole container.
#[test]
fn no_more_is_read_than_the_manifest_needs() {
    let preamble = Preamble { chunk_exponent: 12, cost: CHEAP.cost, salt: [0; 32] };
    for (length, expected) in [(0_u32, "damaged: manifest"), (1 << 14, "damaged: manifest"), (u32::MAX, "over a limit")]
    {
        let mut plain = length.to_be_bytes().to_vec();
        plain.resize(4 * 4096, 0);
        let mut bytes = Forgery { preamble, password: "right", plain, seal_as: |chunk| chunk }.bytes();
        // Whoever read on would stumble here.
        bytes[HEADER_LEN + 4112 + 7] ^= 1;
        let outcome = muhr::unlock(&bytes, &password("right"), &Limits::default(), &KeyMemo::default(), &Unwatched);
        let error = outcome.map(|_| ()).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{length}: {error}");
    }
}
