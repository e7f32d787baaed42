//! A sealed archive that was changed, cut off or opened with the wrong password never gives wrong content.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    missing_docs
)]

mod zip_support;

use muhr_seal::seal::Names;
use muhr_seal::{Limits, OpenError};
use zip_support::bytes::{entries, put_u16, put_u32, u16_at, u32_at};
use zip_support::{Content, File, PASSWORD, noise, open, open_with, seal, text};

fn samples() -> Vec<File> {
    vec![File::new("text.txt", text(900)), File::new("noise.bin", noise(200))]
}

fn flipped(sealed: &[u8], at: usize) -> Vec<u8> {
    let mut damaged = sealed.to_vec();
    damaged[at] ^= 1 << (at % 8);
    damaged
}

/// Every byte of the headers, and some of each entry's data.
fn interesting(sealed: &[u8]) -> impl Iterator<Item = usize> {
    let data: Vec<_> = entries(sealed).iter().map(|entry| entry.data..entry.data + entry.packed).collect();
    (0..sealed.len()).filter(move |at| at % 61 == 0 || !data.iter().any(|data| data.contains(at)))
}

fn contents(opened: &Content) -> Vec<&[u8]> {
    opened.iter().map(|(_, content)| content.as_slice()).collect()
}

#[test]
fn a_flipped_bit_is_detected_or_harmless() {
    let sealed = seal(&samples(), Names::Neutral);
    let whole = open(&sealed).unwrap();
    for at in interesting(&sealed) {
        match open(&flipped(&sealed, at)) {
            // In the name of the list: without its list an archive opens like any other, under numbers.
            Ok(opened) if opened.len() > whole.len() => {
                assert_eq!(opened[1].0.path.as_str(), "01.txt");
                assert_eq!(opened[2].0.path.as_str(), "02.bin");
                assert!(contents(&opened)[1..] == contents(&whole));
            }
            Ok(opened) => assert!(opened == whole, "a bit at {at} changed what was opened"),
            Err(_) => {}
        }
    }
}

#[test]
fn with_real_names_a_flipped_bit_never_changes_content() {
    let sealed = seal(&samples(), Names::Real);
    let whole = open(&sealed).unwrap();
    for at in interesting(&sealed) {
        if let Ok(opened) = open(&flipped(&sealed, at)) {
            assert!(contents(&opened) == contents(&whole), "a bit at {at} changed a content");
        }
    }
}

/// The regions of every entry's data: salt, verifier, content, authentication code.
#[test]
fn a_flipped_bit_in_the_data_of_any_entry_is_detected() {
    for names in [Names::Neutral, Names::Real] {
        let sealed = seal(&samples(), names);
        for entry in entries(&sealed) {
            let end = entry.data + entry.packed;
            for at in [
                entry.data,
                entry.data + 15,
                entry.data + 16,
                entry.data + 17,
                entry.data + 18,
                end - 11,
                end - 10,
                end - 1,
            ] {
                let opened = open(&flipped(&sealed, at));
                assert!(
                    matches!(opened, Err(OpenError::Damaged(_) | OpenError::WrongPassword)),
                    "{} at {}: {opened:?}",
                    entry.name,
                    at - entry.data
                );
            }
        }
    }
}

#[test]
fn a_flipped_bit_deep_in_a_large_entry_is_detected() {
    let sealed = seal(&[File::new("text", text(5 << 20)), File::new("noise", noise(5 << 20))], Names::Neutral);
    for entry in entries(&sealed).iter().skip(1) {
        for at in [entry.data + 20, entry.data + entry.packed / 2, entry.data + entry.packed - 5] {
            let opened = open(&flipped(&sealed, at));
            assert!(matches!(opened, Err(OpenError::Damaged(_))), "{}: {:?}", entry.name, opened.map(|_| ()));
        }
    }
}

/// One of the entries is damaged in such a way that it looks as if the password were wrong.
#[test]
fn one_damaged_verifier_among_three_is_not_a_wrong_password() {
    let sealed = seal(&samples(), Names::Neutral);
    for entry in entries(&sealed) {
        let opened = open(&flipped(&sealed, entry.data + 16));
        assert!(matches!(opened, Err(OpenError::Damaged(_))), "{}: {opened:?}", entry.name);
    }
}

#[test]
fn a_truncated_archive_does_not_open() {
    for names in [Names::Neutral, Names::Real] {
        let sealed = seal(&samples(), names);
        for length in 0..sealed.len() {
            assert!(open(&sealed[..length]).is_err(), "{length} of {}", sealed.len());
        }
    }
}

#[test]
fn what_follows_the_archive_does_not_matter() {
    let sealed = seal(&samples(), Names::Neutral);
    // As some mail programs append.
    let opened = open(&[&sealed[..], b"\r\n"].concat()).unwrap();
    assert!(opened == open(&sealed).unwrap());
}

#[test]
fn a_wrong_password_is_told_as_such() {
    for names in [Names::Neutral, Names::Real] {
        let sealed = seal(&samples(), names);
        let upper = PASSWORD.to_uppercase();
        for wrong in ["", "k7mp-x2vd-9rtw-h4qm", "k7mpx2vd9rtwh4qn", &upper, "کلید"] {
            let opened = open_with(&sealed, wrong, &Limits::default());
            assert!(matches!(opened, Err(OpenError::WrongPassword)), "{wrong}: {opened:?}");
        }
    }
}

#[test]
fn an_error_never_tells_the_password() {
    let sealed = seal(&samples(), Names::Neutral);
    let refused = open_with(&sealed, "hunter2-hunter2", &Limits::default()).unwrap_err();
    assert!(!format!("{refused:?} {refused}").contains("hunter2"));
}

// --- Changes that leave every entry authentic ---

/// The central directory as whole records, and where it stands.
fn directory(sealed: &[u8]) -> (usize, Vec<Vec<u8>>) {
    let entries = entries(sealed);
    let start = entries[0].central;
    let ends = entries.iter().skip(1).map(|entry| entry.central).chain([sealed.len() - 22]);
    (start, entries.iter().zip(ends).map(|(entry, end)| sealed[entry.central..end].to_vec()).collect())
}

fn with_directory(sealed: &[u8], records: &[Vec<u8>]) -> Vec<u8> {
    let (start, _) = directory(sealed);
    let mut end = sealed[sealed.len() - 22..].to_vec();
    put_u16(&mut end, 8, records.len() as u16);
    put_u16(&mut end, 10, records.len() as u16);
    put_u32(&mut end, 12, records.concat().len() as u32);
    [&sealed[..start], &records.concat(), &end].concat()
}

#[test]
fn an_entry_taken_away_is_noticed() {
    let sealed = seal(&samples(), Names::Neutral);
    let (_, records) = directory(&sealed);
    assert!(open(&with_directory(&sealed, &records)).is_ok());
    let opened = open(&with_directory(&sealed, &records[..2]));
    assert!(matches!(opened, Err(OpenError::Damaged(_))), "{opened:?}");
}

#[test]
fn entries_in_another_order_are_noticed() {
    let sealed = seal(&samples(), Names::Neutral);
    let (_, mut records) = directory(&sealed);
    records.swap(1, 2);
    let opened = open(&with_directory(&sealed, &records));
    assert!(matches!(opened, Err(OpenError::Damaged(_))), "{opened:?}");
}

#[test]
fn contents_exchanged_between_entries_of_one_length_are_noticed() {
    let files = [File::new("yes.bin", noise(200)), File::new("no.bin", noise(201)[1..].to_vec())];
    let sealed = seal(&files, Names::Neutral);
    let (_, mut records) = directory(&sealed);
    let (first, second) = (u32_at(&records[1], 42), u32_at(&records[2], 42));
    put_u32(&mut records[1], 42, second);
    put_u32(&mut records[2], 42, first);
    let opened = open(&with_directory(&sealed, &records));
    assert!(matches!(opened, Err(OpenError::Damaged(_))), "{opened:?}");
}

#[test]
fn a_renamed_entry_is_noticed() {
    let sealed = seal(&samples(), Names::Neutral);
    let entry = &entries(&sealed)[1];
    let mut renamed = sealed.clone();
    for at in [entry.local + 30, entry.central + 46] {
        renamed[at..at + 6].copy_from_slice(b"01.exe");
    }
    let opened = open(&renamed);
    assert!(matches!(opened, Err(OpenError::Damaged(_))), "{opened:?}");
}

#[test]
fn an_entry_of_another_archive_is_noticed() {
    let sealed = seal(&samples(), Names::Neutral);
    let other = seal(
        &[File::new("text.txt", noise(3)), File::new("n", noise(200)), File::new("o", noise(200))],
        Names::Neutral,
    );
    let (ours, theirs) = (&entries(&sealed)[2], &entries(&other)[3]);
    assert_eq!(ours.packed, theirs.packed);
    let mut mixed = sealed.clone();
    mixed[ours.data..ours.data + ours.packed].copy_from_slice(&other[theirs.data..theirs.data + theirs.packed]);
    let opened = open(&mixed);
    assert!(matches!(opened, Err(OpenError::Damaged(_))), "{opened:?}");
}

/// The method stands outside the authentication code: the packed bytes could be passed off as the content.
#[test]
fn a_deflated_entry_passed_off_as_stored_is_noticed() {
    let sealed = seal(&samples(), Names::Neutral);
    let entry = &entries(&sealed)[1];
    assert_eq!(entry.aes.2, 8);
    let mut passed_off = sealed.clone();
    let content = (entry.packed - 28) as u32;
    for (method, size) in [(entry.data - 2, entry.local + 22), (entry.central + 46 + 6 + 9, entry.central + 24)] {
        assert_eq!(u16_at(&passed_off, method), 8);
        put_u16(&mut passed_off, method, 0);
        put_u32(&mut passed_off, size, content);
    }
    let opened = open(&passed_off);
    assert!(matches!(opened, Err(OpenError::Damaged(_))), "{opened:?}");
}
