//! A phone reads from our QR codes what we put in; the phone's part is played by another library.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use muhr_handover::PhoneNumber;
use muhr_handover::qr::{QUIET_ZONE, QrError, QrMatrix};
use muhr_handover::share::{sms_qr, text_qr, whatsapp_qr};

/// Draws the matrix with its quiet zone, four pixels a module, and reads the picture.
fn photographed(matrix: &QrMatrix) -> String {
    const SCALE: usize = 4;
    let rows: Vec<&[bool]> = matrix.rows().collect();
    let side = (matrix.size() + 2 * QUIET_ZONE) * SCALE;
    let dark = |x: usize, y: usize| {
        let module = |at: usize| (at / SCALE).checked_sub(QUIET_ZONE);
        let row = module(y).and_then(|row| rows.get(row));
        module(x).and_then(|column| row?.get(column)).copied().unwrap_or(false)
    };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| if dark(x, y) { 0 } else { 255 });
    let grids = picture.detect_grids();
    assert_eq!(grids.len(), 1);
    grids[0].decode().unwrap().1
}

const ENGLISH: &str = "Password: k7mz-23ab-vwxy-9ccc\nIt opens the attachment of the e-mail with reference K7-4M.";
const URDU: &str = "پاس ورڈ: k7mz-23ab-vwxy-9ccc\nاس سے ای میل کی منسلک فائل کھلتی ہے۔ حوالہ: K7-4M";

#[test]
fn a_phone_reads_what_was_meant() {
    let number = PhoneNumber::parse("0300-1234567").unwrap();
    for text in [ENGLISH, URDU] {
        for to in [Some(&number), None] {
            for secret in [sms_qr(to, text), whatsapp_qr(to, text), text_qr(text)] {
                let matrix = QrMatrix::encode(secret.expose()).unwrap();
                assert_eq!(photographed(&matrix), secret.expose());
            }
        }
    }
}

#[test]
fn a_matrix_is_square_and_has_its_three_corners() {
    let matrix = QrMatrix::encode(ENGLISH).unwrap();
    let rows: Vec<&[bool]> = matrix.rows().collect();
    assert_eq!(rows.len(), matrix.size());
    assert!(rows.iter().all(|row| row.len() == matrix.size()));
    let last = matrix.size() - 1;
    assert!(rows[0][0] && rows[0][last] && rows[last][0], "finder patterns");
    assert!(!rows[7][7], "separator");
}

#[test]
fn the_largest_code_is_read_and_a_longer_text_is_refused() {
    // Version 40-L holds 2,953 bytes.
    let largest = "a!".repeat(1_476) + "a";
    assert_eq!(photographed(&QrMatrix::encode(&largest).unwrap()), largest);
    assert_eq!(QrMatrix::encode(&(largest + "a")).err(), Some(QrError::TooLong));
    assert_eq!(QrMatrix::encode(&"پ".repeat(10_000)).err(), Some(QrError::TooLong));
}

#[test]
fn an_empty_text_is_a_code_too() {
    assert_eq!(photographed(&QrMatrix::encode("").unwrap()), "");
}

/// Compiles only while these have none of the traits: with one of them the call would be ambiguous.
#[test]
fn what_carries_a_password_cannot_be_printed_copied_or_compared() {
    trait Lacks<Which> {
        fn proved() {}
    }
    impl<T> Lacks<()> for T {}
    impl<T: std::fmt::Debug> Lacks<[(); 1]> for T {}
    impl<T: std::fmt::Display> Lacks<[(); 2]> for T {}
    impl<T: Clone> Lacks<[(); 3]> for T {}
    impl<T: PartialEq> Lacks<[(); 4]> for T {}
    <muhr_handover::SecretText as Lacks<_>>::proved();
    <QrMatrix as Lacks<_>>::proved();
}
