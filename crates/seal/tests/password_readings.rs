//! Opening forgives what a phone does to a password, without ever trying something else first.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use muhr_seal::{Password, Style};
use proptest::prelude::*;
use rand::SeedableRng;
use rand::rngs::StdRng;
use zeroize::Zeroizing;

fn readings(text: &str) -> Vec<String> {
    let readings = Password::typed(Zeroizing::new(text.to_owned())).readings();
    readings.iter().map(|reading| reading.expose().to_owned()).collect()
}

const LETTERS: &str = "k7mz-23ab-vwxy-9ccc";
const DIGITS: &str = "0123-4567-8901-2345-6789-0123";
const WORDS: &str = "acid-yo-yo-zoom-acid-acorn-lip-yoga-zoom";

#[test]
fn a_password_typed_exactly_has_one_reading() {
    for text in [LETTERS, DIGITS, WORDS] {
        assert_eq!(readings(text), [text]);
    }
}

#[test]
fn what_a_phone_changes_is_put_right() {
    for (what, typed, meant) in [
        ("a capital at the start", "K7mz-23ab-vwxy-9ccc", LETTERS),
        ("dashes", "k7mz\u{2013}23ab\u{2014}vwxy\u{2011}9ccc", LETTERS),
        ("spaces, underscore", "k7mz 23ab\u{00A0}vwxy_9ccc", LETTERS),
        ("dots, and the end of a sentence", "k7mz.23ab.vwxy.9ccc.", LETTERS),
        ("no hyphens", "k7mz23abvwxy9ccc", LETTERS),
        ("doubled hyphens", "k7mz--23ab - vwxy - 9ccc", LETTERS),
        ("quotation marks", "“k7mz-23ab-vwxy-9ccc”", LETTERS),
        ("Urdu digits", "k۷mz-۲۳ab-vwxy-۹ccc", LETTERS),
        ("isolates of a copied message", "\u{2068}k7mz-23ab-vwxy-9ccc\u{2069}\n", LETTERS),
        ("embedding, zero-width space", "\u{202A}k7mz\u{200B}-23ab-vwxy-9ccc\u{202C}", LETTERS),
        ("Arabic-Indic digits", "٠١٢٣ ٤٥٦٧ ٨٩٠١ ٢٣٤٥ ٦٧٨٩ ٠١٢٣", DIGITS),
        ("extended Arabic-Indic digits", "۰۱۲۳-۴۵۶۷-۸۹۰۱-۲۳۴۵-۶۷۸۹-۰۱۲۳", DIGITS),
        ("full-width digits", "０１２３４５６７８９０１２３４５６７８９０１２３", DIGITS),
        ("capitals and spaces", "Acid yo yo Zoom acid acorn lip yoga zoom", WORDS),
        ("no hyphens", "acidacornacreactsafaraffixagedagent", "acid-acorn-acre-acts-afar-affix-aged-agent"),
        ("a mixture", "acid-yo-yo zoom, acid; acorn-lip yogazoom", WORDS),
        ("the whole message", "Password: k7mz-23ab-vwxy-9ccc\nReference: K7-4M", LETTERS),
        ("the whole message in Urdu", "پاس ورڈ:\nk7mz-23ab-vwxy-9ccc", LETTERS),
    ] {
        let readings = readings(typed);
        assert_eq!(readings[0], typed, "exactly as typed comes first");
        assert_eq!(readings.last().unwrap(), meant, "{what}");
        assert!(readings.len() <= 3);
    }
}

#[test]
fn somebody_elses_password_is_tried_exactly_as_typed_and_then_without_space_around_it() {
    assert_eq!(readings("Hello World 1"), ["Hello World 1"]);
    assert_eq!(readings(" Hello World 1\n"), [" Hello World 1\n", "Hello World 1"]);
    assert_eq!(readings("k7mz-23ab"), ["k7mz-23ab"]);
    assert_eq!(readings("پاس ورڈ ۱۲۳"), ["پاس ورڈ ۱۲۳"]);
    assert_eq!(readings(""), [""]);
    assert_eq!(readings("   "), ["   ", ""]);
}

#[test]
fn a_glyph_outside_the_alphabet_is_not_guessed() {
    for text in ["k7mz-23ab-vwxy-9cc0", "k7mz-23ab-vwxy-9ccl", "k7mz-23ab-vwxy-9ccç", "k7mz-23ab-vwxy-9cccc"]
        .into_iter()
        .chain(["acid-acid-acid-acid-acid-acid-acid-ac-id", "acid-acid-acid-acid-acid-acid-acid-acids"])
    {
        assert_eq!(readings(text), [text]);
    }
}

#[test]
fn two_passwords_in_one_message_are_not_chosen_between() {
    let text = format!("{LETTERS} {}", LETTERS.replace('k', "m"));
    assert_eq!(readings(&text), [text]);
}

#[test]
fn yoyo_and_yo_yo_are_two_words_and_not_guessed_between() {
    let rest = "-acid-acorn-acre-acts-afar-affix-aged";
    for word in ["yoyo", "yo-yo"] {
        let password = format!("{word}{rest}");
        assert_eq!(readings(&password), [password.as_str()]);
        assert_eq!(readings(&password.to_uppercase()).last().unwrap(), &password);
        let together = password.replace('-', "");
        assert_eq!(readings(&together), [together]);
    }
}

#[test]
fn a_whole_file_pasted_by_mistake_is_only_tried_as_it_is() {
    assert_eq!(readings(&format!("{LETTERS} {}", "x".repeat(4_000))).len(), 2, "a long message still is read");
    assert_eq!(readings(&format!("{LETTERS} {}", "x".repeat(4_096))).len(), 1);
}

proptest! {
    #[test]
    fn readings_are_few_and_distinct_and_begin_with_the_text_itself(text in "\\PC{0,80}") {
        let readings = readings(&text);
        prop_assert_eq!(&readings[0], &text);
        prop_assert!(readings.len() <= 3);
        for (at, reading) in readings.iter().enumerate() {
            prop_assert!(!readings[..at].contains(reading));
        }
    }

    #[test]
    fn any_separators_and_capitals_lead_back_to_the_password(
        seed: u64,
        style in 0..3_usize,
        separator in "[ ._–—/:·\u{200F}-]{1,3}",
    ) {
        let password = Password::generate(Style::ALL[style], &mut StdRng::seed_from_u64(seed));
        let apart = password.expose().replace('-', &format!("{separator}-")).to_uppercase();
        let together = password.expose().replace('-', "");
        for typed in [apart, together] {
            if typed.contains("yoyo") {
                continue; // see the test of yo-yo
            }
            let readings = readings(&typed);
            prop_assert_eq!(readings.last().map(String::as_str), Some(password.expose()));
        }
    }
}
