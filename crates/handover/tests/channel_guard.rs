//! The password does not get into an e-mail, however it is dressed, and honest drafts are not stopped.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use common::{PASSWORD, draft};
use muhr_handover::channel_guard::check;
use muhr_handover::draft::Draft;
use muhr_handover::{EmailAddress, Field, Leak, Mailbox};
use proptest::prelude::*;

const DIGITS: &str = "0123-4567-8901-2345-6789-0123";
const WORDS: &str = "acid-yo-yo-zoom-blend-acorn-lip-yoga-art";

fn stops(password: &str, text: &str) -> bool {
    check(password, [(Field::Body, text)]).is_err()
}

#[test]
fn the_password_is_found_in_every_dress() {
    for (what, text) in [
        ("exactly", "Password: k7mz-23ab-vwxy-9ccc."),
        ("in capitals", "K7MZ-23AB-VWXY-9CCC"),
        ("without separators", "k7mz23abvwxy9ccc"),
        ("with spaces", "k7mz 23ab vwxy 9ccc"),
        ("letter by letter", "k 7 m z 2 3 a b v w x y 9 c c c"),
        ("with other separators", "k7mz/23ab.vwxy_9ccc"),
        ("with dashes", "k7mz–23ab—vwxy‑9ccc"),
        ("over two lines", "k7mz-23ab-\r\nvwxy-9ccc"),
        ("in a bullet list", "* k7mz\n* 23ab\n* vwxy\n* 9ccc\n"),
        ("with invisible characters", "k7mz\u{200B}-23\u{200D}ab-vw\u{2060}xy-9c\u{AD}cc"),
        ("in isolates", "\u{2068}k7mz-23ab-vwxy-9ccc\u{2069}"),
        ("with Urdu digits", "k۷mz-۲۳ab-vwxy-۹ccc"),
        ("with Arabic digits", "k٧mz-٢٣ab-vwxy-٩ccc"),
        ("in full width", "ｋ７ｍｚ－２３ａｂ－ｖｗｘｙ－９ｃｃｃ"),
        ("in an SMS link", "sms:?body=k7mz%2D23ab%2dvwxy%2D9ccc"),
        ("wholly percent-encoded", "%6B%37%6D%7A-23ab-vwxy-9ccc"),
        ("in quoted-printable", "k7mz=2D23ab=2Dvw=\r\nxy=2D9ccc"),
        ("in hexadecimal", "6b376d7a2d323361622d767778792d39636363"),
        ("in hexadecimal with spaces", "6B 37 6D 7A 2D 32 33 61 62 2D 76 77 78 79 2D 39 63 63 63"),
        ("the first half", "it begins with k7mz-23ab"),
        ("the middle half", "23abvwxy"),
        ("the last half", "and ends with VWXY 9CCC"),
        ("all groups apart", "first k7mz then 23ab and vwxy at last 9ccc"),
        ("all groups in another order", "9ccc, vwxy, 23ab, k7mz"),
        ("all but its first and last glyph", "7mz-23ab-vwxy-9cc"),
        ("in Urdu text", "پاس ورڈ k7mz-23ab-vwxy-9ccc ہے"),
    ] {
        assert!(stops(PASSWORD, text), "{what}");
    }
}

#[test]
fn base64_of_the_password_is_found_at_every_alignment_and_in_wrapped_lines() {
    for password in [PASSWORD, DIGITS, WORDS] {
        let spelled = password.replace('-', "");
        for text in [password, &spelled] {
            for before in ["", "x", "xy", "Password: "] {
                for after in ["", "!", "\r\nRegards"] {
                    let clear = format!("{before}{text}{after}");
                    let encoded = STANDARD.encode(&clear);
                    assert!(stops(password, &encoded), "{clear}");
                    assert!(stops(password, &URL_SAFE.encode(&clear)), "{clear}");
                    let wrapped = encoded.as_bytes().chunks(7).map(|line| std::str::from_utf8(line).unwrap());
                    assert!(stops(password, &wrapped.collect::<Vec<_>>().join("\r\n")), "{clear}");
                }
            }
        }
    }
}

#[test]
fn digits_and_words_are_guarded_like_letters() {
    for text in ["٠١٢٣ ٤٥٦٧ ٨٩٠١", "۸۹۰۱-۲۳۴۵-۶۷۸۹", "012345678901", "0 1 2 3 4 5 6 7 8 9 0 1"]
    {
        assert!(stops(DIGITS, text), "{text}");
    }
    for text in ["Acid yo-yo zoom blend, acorn lip yoga art", "acidyoyozoomblend", "blend acorn LIP yoga art"] {
        assert!(stops(WORDS, text), "{text}");
    }
}

#[test]
fn an_honest_draft_passes() {
    for text in [
        "",
        "-",
        "Please open the attachment with 7-Zip. The password comes by phone. Reference: K7-4M",
        "Call 0300-1234567 or +92 51 9201234 before 23 November 2026, 14:05.",
        "k7mz",
        "the group 23ab alone, and far away 9ccc",
        "vwxy ... k7mz",
        "The art of yoga: acid, acorn and a zoom lens.",
        "4567 rupees in 2345 and 6789",
        "منسلک فائل 7-Zip سے کھولیں",
        "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXo=",
    ] {
        for password in [PASSWORD, DIGITS, WORDS] {
            assert!(!stops(password, text), "{text}");
        }
    }
}

#[test]
fn less_than_half_of_the_groups_is_no_finding() {
    assert!(!stops(DIGITS, "0123-4567"));
    assert!(stops(DIGITS, "0123-4567-8901"));
    assert!(!stops(PASSWORD, "k7mz-23a"));
    assert!(stops(PASSWORD, "k7mz-23ab"));
    assert!(!stops(WORDS, "acorn-lip-yoga-art"), "nine pieces, yo-yo being two: four of them are less than half");
    assert!(stops(WORDS, "blend-acorn-lip-yoga-art"));
}

#[test]
fn a_password_that_is_not_ours_is_found_exactly_and_nothing_is_found_of_none() {
    assert!(stops("1234", "your PIN is 1234"));
    assert!(!stops("12-34", "the year 1234"), "too short for anything but its exact text");
    assert!(stops("Hello World 1", "hello world 1"));
    assert!(!stops("Hello World 1", "Hello"));
    assert!(stops("پاس ورڈ", "وہ پاس ورڈ ہے"));
    assert!(!stops("پاس ورڈ", "وہ نہیں"));
    assert!(!stops("----", "a - b -- c"));
    assert!(!stops("", "anything"));
}

#[test]
fn every_field_of_a_draft_is_guarded_and_named() {
    let with = |change: &dyn Fn(&mut Draft)| {
        let mut draft = draft();
        change(&mut draft);
        draft.guard(PASSWORD).err().map(|leak| leak.field)
    };
    assert_eq!(with(&|_| {}), None);
    assert_eq!(with(&|draft| draft.subject = format!("Papers {PASSWORD}")), Some(Field::Subject));
    assert_eq!(with(&|draft| draft.body = format!("It is\r\n{PASSWORD}\r\n")), Some(Field::Body));
    let address = || EmailAddress::parse("a@b.pk").unwrap();
    assert_eq!(with(&|draft| draft.to = Some(Mailbox::new(PASSWORD, address()))), Some(Field::Recipient));
    let hidden = EmailAddress::parse("k7mz.23ab.vwxy.9ccc@b.pk").unwrap();
    assert_eq!(with(&|draft| draft.to = Some(hidden.clone().into())), Some(Field::Recipient));
    assert_eq!(with(&|draft| draft.from = Some(hidden.clone())), Some(Field::Sender));
    for name in ["k7mz-23ab-vwxy-9ccc.zip", "k7mz 23ab vwxy 9ccc/sealed.zip", "papers_K7MZ23ABVWXY9CCC.zip"] {
        let name = format!("/home/ali/{name}");
        assert_eq!(with(&|draft| draft.files.sealed = name.clone().into()), Some(Field::FileName));
        assert_eq!(with(&|draft| draft.files.eml = name.clone().into()), Some(Field::FileName));
    }
}

#[test]
fn a_password_hidden_from_sight_in_a_field_is_still_found() {
    let mut draft = draft();
    draft.subject = "k7mz-\u{202E}23ab\u{202C}-vw\0xy-9c\u{200B}cc".to_owned();
    assert!(draft.guard(PASSWORD).is_err());
}

#[test]
fn the_finding_never_tells_the_password() {
    let leak: Leak = check(PASSWORD, [(Field::Body, PASSWORD)]).unwrap_err();
    for told in [leak.to_string(), format!("{leak:?}")] {
        assert!(!told.contains("k7mz"), "{told}");
    }
}

/// A letters password, from any four groups.
fn letters() -> impl Strategy<Value = String> {
    proptest::collection::vec("[abcdefghjkmnpqrstuvwxyz23456789]{4}", 4).prop_map(|groups| groups.join("-"))
}

proptest! {
    #[test]
    fn any_separators_and_any_capitals_are_seen_through(
        password in letters(),
        separators in proptest::collection::vec("[ \\-_./,:|\u{200B}–—\n]{0,3}", 16),
        capitals: u32,
        before in "\\PC{0,30}",
        after in "\\PC{0,30}",
    ) {
        let glyphs = password.chars().filter(|glyph| *glyph != '-').enumerate();
        let dressed: String = glyphs
            .map(|(at, glyph)| {
                let glyph = if capitals >> at & 1 == 1 { glyph.to_ascii_uppercase() } else { glyph };
                format!("{glyph}{}", separators[at])
            })
            .collect();
        let text = format!("{before} {dressed} {after}");
        prop_assert!(stops(&password, &text), "{}", text);
    }

    #[test]
    fn any_half_in_a_row_is_seen(password in letters(), from in 0..3_usize, before in "\\PC{0,30}", after in "\\PC{0,30}") {
        let groups: Vec<&str> = password.split('-').collect();
        let text = format!("{before} {}/{} {after}", groups[from], groups[from + 1]);
        prop_assert!(stops(&password, &text));
    }

    #[test]
    fn another_password_and_another_text_pass(password in letters(), other in letters(), text in "[a-z ,.\n]{0,300}") {
        prop_assume!(password != other);
        let first: Vec<&str> = password.split('-').collect();
        prop_assume!(!first.iter().any(|group| other.contains(group)));
        let text = format!("{text}\n{other}\n{}", first[0]);
        prop_assert!(!stops(&password, &text), "{} in {}", password, text);
    }

    #[test]
    fn no_text_however_odd_stops_the_guard_itself(password in "\\PC{0,30}", text in "(\\PC|[%=\n\0]){0,200}") {
        let found = stops(&password, &text);
        prop_assert!(found || !text.contains(&password) || password.is_empty());
    }
}
