//! Whatever is changed, it is seen.

use crate::OpenError;
use crate::muhr::header::HEADER_LEN;
use crate::muhr::testing::*;
use crate::muhr::{self, KeyMemo};
use crate::open::Limits;
use crate::watch::Unwatched;
use ring::digest;

fn small() -> (Vec<u8>, KeyMemo) {
    let (sealed, written) = seal_cheaply(&[MemorySource::boxed("a", b"hello".as_slice())]).unwrap();
    (sealed, written.keys)
}

fn three_chunks() -> (Vec<u8>, KeyMemo) {
    let files = [MemorySource::boxed("a", vec![1; 5000]), MemorySource::boxed("b", vec![2; 5000])];
    let (sealed, written) = seal_cheaply(&files).unwrap();
    (sealed, written.keys)
}

#[test]
fn every_flipped_bit_is_detected() {
    let (mut sealed, keys) = small();
    let right = password("right");
    for at in 0..sealed.len() {
        for bit in 0..8 {
            sealed[at] ^= 1 << bit;
            let outcome = open(&sealed, &right, &keys);
            let seen = match at {
                0..8 => matches!(outcome, Err(OpenError::NotSealed)),
                8..10 => matches!(outcome, Err(OpenError::Newer | OpenError::Damaged("version"))),
                10..HEADER_LEN => matches!(outcome, Err(OpenError::Damaged("header"))),
                _ => matches!(outcome, Err(OpenError::Damaged("content"))),
            };
            assert!(seen, "bit {bit} of byte {at}: {outcome:?}");
            sealed[at] ^= 1 << bit;
        }
    }
    assert_eq!(open(&sealed, &right, &keys).unwrap(), [b"hello"]);
}

/// A forger repairs the checksum. No bit of the header can be changed even so.
#[test]
fn every_flipped_bit_of_the_header_is_detected_without_the_checksum() {
    let (mut sealed, keys) = small();
    let right = password("right");
    // Bits of the cost would otherwise ask for gigabytes.
    let limits = Limits { kdf_memory_kib: 16 * 1024, kdf_passes: 2, kdf_lanes: 2, ..Limits::default() };
    let untouched = sealed.clone();
    for at in 10..132 {
        for bit in 0..8 {
            sealed[at] ^= 1 << bit;
            let sum = digest::digest(&digest::SHA256, &sealed[..132]);
            sealed[132..144].copy_from_slice(&sum.as_ref()[..12]);
            let outcome = muhr::unlock(&sealed, &right, &limits, &keys, &Unwatched).map(|_| ());
            let seen = match at {
                10 => matches!(outcome, Err(OpenError::Damaged(_) | OpenError::WrongPassword)),
                11..20 => {
                    matches!(outcome, Err(OpenError::Damaged(_) | OpenError::OverLimit(_) | OpenError::WrongPassword))
                }
                20..84 => matches!(outcome, Err(OpenError::WrongPassword)),
                _ => matches!(outcome, Err(OpenError::Damaged("key"))),
            };
            assert!(seen, "bit {bit} of byte {at}: {outcome:?}");
            sealed[..144].copy_from_slice(&untouched[..144]);
        }
    }
}

#[test]
fn a_container_cut_off_anywhere_is_detected() {
    let (sealed, keys) = three_chunks();
    let right = password("right");
    assert!(open(&sealed, &right, &keys).is_ok());
    for length in 0..sealed.len() {
        let cut = sealed[..length].to_vec();
        let outcome = open(&cut, &right, &keys);
        let seen = match length {
            0..8 => matches!(outcome, Err(OpenError::NotSealed)),
            _ => matches!(outcome, Err(OpenError::Damaged(_))),
        };
        assert!(seen, "{length}: {outcome:?}");
    }
}

#[test]
fn whatever_follows_a_container_is_detected() {
    let (sealed, keys) = three_chunks();
    let right = password("right");
    let mut longer = sealed.clone();
    for more in 1..=5000 {
        longer.push(0);
        let outcome = open(&longer, &right, &keys);
        assert!(matches!(outcome, Err(OpenError::Damaged(_))), "{more}: {outcome:?}");
    }
}

#[test]
fn nothing_reaches_the_sink_that_was_not_authenticated() {
    let (mut sealed, keys) = three_chunks();
    // In the second of three chunks; the first file ends within it.
    sealed[HEADER_LEN + 4112 + 50] ^= 1;
    let limits = Limits::default();
    let opened = muhr::unlock(&sealed, &password("right"), &limits, &keys, &Unwatched).unwrap();
    let sink = Collected::default();
    assert!(matches!(opened.extract(&sink, &Unwatched), Err(OpenError::Damaged("content"))));
    let entries = sink.entries.into_inner().unwrap();
    assert_eq!(entries.len(), 1, "the second file is not even begun");
    let (content, complete) = &entries[&0];
    assert!(!complete);
    let before = 4 + 3 + 4 + 2 * (2 + 1 + 8 + 1);
    assert_eq!(*content, vec![1; 4096 - before], "exactly the content of the first chunk");
}
