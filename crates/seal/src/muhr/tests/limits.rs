//! Every limit from both sides, before anything is spent.

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
