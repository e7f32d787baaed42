//! Saying a password in a call.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use muhr_seal::password::spelling::{Group, Language, code_word, spell};
use muhr_seal::{Password, Style};
use rand::SeedableRng;
use rand::rngs::StdRng;
use zeroize::Zeroizing;

fn typed(text: &str) -> Password {
    Password::typed(Zeroizing::new(text.to_owned()))
}

fn said(password: &Password, language: Language) -> Vec<String> {
    let words = |group: Group| group.spoken.iter().map(|spoken| spoken.word()).collect::<Vec<_>>().join(" ");
    spell(password, language).into_iter().map(words).collect()
}

#[test]
fn letters_are_said_with_their_code_words_group_by_group() {
    let password = typed("k7mz-23ab-vwxy-9ccc");
    assert_eq!(
        said(&password, Language::English),
        ["Kilo seven Mike Zulu", "two three Alfa Bravo", "Victor Whiskey X-ray Yankee", "nine Charlie Charlie Charlie"]
    );
    assert_eq!(said(&password, Language::Urdu)[0], "کلو سات مائیک زولو");
}

#[test]
fn digits_are_said_in_the_language_of_the_call() {
    let password = typed("0123-4567-8901-2345-6789-0123");
    assert_eq!(said(&password, Language::English)[0], "zero one two three");
    assert_eq!(said(&password, Language::Urdu)[1], "چار پانچ چھ سات");
}

#[test]
fn a_word_is_shown_whole_and_spelled_letter_by_letter() {
    let password = typed("acid-yo-yo-zoom-acid-acorn-lip-yoga-zoom");
    let groups = spell(&password, Language::English);
    let texts: Vec<&str> = groups.iter().map(|group| group.text.as_str()).collect();
    assert_eq!(texts, ["acid", "yo-yo", "zoom", "acid", "acorn", "lip", "yoga", "zoom"]);
    assert_eq!(said(&password, Language::English)[1], "Yankee Oscar dash Yankee Oscar");
    assert_eq!(said(&password, Language::Urdu)[5], "لیما انڈیا پاپا");
}

#[test]
fn nothing_is_invented_for_a_password_that_is_not_ours() {
    let password = typed("Oil-7");
    let groups = spell(&password, Language::English);
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0].spoken.iter().map(|spoken| spoken.glyph()).collect::<String>(), "Oil-7");
    assert_eq!(said(&password, Language::English), [" India Lima dash seven"]);
}

#[test]
fn every_glyph_of_every_generated_password_has_a_word_in_both_languages() {
    let mut rng = StdRng::seed_from_u64(7);
    for style in Style::ALL {
        for _ in 0..300 {
            let password = Password::generate(style, &mut rng);
            for language in [Language::English, Language::Urdu] {
                let groups = spell(&password, language);
                let glyphs: Vec<String> =
                    groups.iter().map(|group| group.spoken.iter().map(|spoken| spoken.glyph()).collect()).collect();
                assert_eq!(glyphs.join("-"), password.expose(), "read back, it is the password");
                assert!(groups.iter().flat_map(|group| &group.spoken).all(|spoken| !spoken.word().is_empty()));
            }
        }
    }
}

#[test]
fn the_hyphen_between_groups_has_a_word_and_a_capital_has_none() {
    assert_eq!(code_word('-', Language::English), Some("dash"));
    assert_eq!(code_word('-', Language::Urdu), Some("ڈیش"));
    assert_eq!(code_word('A', Language::English), None);
}
