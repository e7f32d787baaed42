//! How well one-time codes are found, measured on made messages and on wanted mail (`docs/codes.md`). The finder has learnt
//! from all of them but those whose name begins with `held`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    missing_docs
)]

use muhr_inspect::codes;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

struct Case {
    set: String,
    text: String,
    code: Option<String>,
}

impl Case {
    fn is_wrong(&self) -> bool {
        let found = codes::find(&self.text);
        let Some(code) = self.code.as_deref() else { return !found.is_empty() };
        let is_it = |it: &str| it.contains(code) || code.contains(it) && it.len() >= 4;
        !found.iter().any(|one| self.text.get(one.range.clone()).is_some_and(is_it))
    }
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/codes");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let set = file.file_stem().unwrap().to_string_lossy().into_owned();
        for line in fs::read_to_string(file).unwrap().lines().filter(|line| !line.starts_with('#')) {
            let code =
                line.split_once("[[").and_then(|(_, rest)| rest.split_once("]]")).map(|(code, _)| code.to_owned());
            assert_eq!(code.is_some(), set.contains("true"), "{set}: {line}");
            cases.push(Case {
                set: set.clone(),
                text: line.replace("[[", "").replace("]]", "").replace("\\n", "\n"),
                code,
            });
        }
    }
    cases
}

/// Wrong answers in 1,000: of messages with a code, and of those without.
fn measure(is_of: impl Fn(&str) -> bool) -> [usize; 2] {
    let mut sets: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let mut all = [[0, 0]; 2];
    for case in cases().iter().filter(|case| is_of(&case.set)) {
        let wrong = usize::from(case.is_wrong());
        if wrong == 1 {
            eprintln!("{}: {}", case.set, case.text.replace('\n', "\\n"));
        }
        for counts in [sets.entry(case.set.clone()).or_default(), &mut all[usize::from(case.code.is_none())]] {
            counts[0] += wrong;
            counts[1] += 1;
        }
    }
    let [missed, alarms] = all;
    eprintln!("{sets:?}\nmissed {missed:?}, false alarms {alarms:?}");
    all.map(|[wrong, of]| wrong * 1000 / of)
}

#[test]
fn at_least_98_in_100_codes_are_caught_and_at_most_1_in_100_others_is() {
    let [missed, false_alarms] = measure(|set| !set.starts_with("held"));
    assert!(missed <= 20, "{missed} in 1000 were missed");
    assert!(false_alarms <= 10, "{false_alarms} in 1000 are no codes");
}

/// What the finder has never seen is found nearly as well.
#[test]
fn messages_that_it_has_not_learnt_from_are_judged_nearly_as_well() {
    let [missed, false_alarms] = measure(|set| set.starts_with("held"));
    assert!(missed <= 40, "{missed} in 1000 were missed");
    assert!(false_alarms <= 20, "{false_alarms} in 1000 are no codes");
}

/// Ordinary wanted mail: `../shared/samples`, where it is there.
#[test]
fn ordinary_mail_carries_hardly_any() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples");
    let (mut looked_at, mut fires, mut took) = (0, 0, std::time::Duration::ZERO);
    let mut folders: Vec<_> = ["ham-newsletters", "ham-raid", "ham-usrp"].map(|folder| samples.join(folder)).into();
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            eprintln!("skipped: there is no {}", folder.display());
            continue;
        };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            looked_at += 1;
            let began = std::time::Instant::now();
            let found = codes::in_file("a.eml", &fs::read(&path).unwrap(), &|| false);
            took += began.elapsed();
            if !found.is_empty() {
                fires += 1;
                eprintln!("{}: {found:?}", path.display());
            }
        }
    }
    eprintln!("wanted mail: {fires} of {looked_at}, {took:?}");
    assert!(fires * 200 <= looked_at, "{fires} of {looked_at}");
}

/// What Muhr itself writes beside a sealed file.
#[test]
fn the_texts_of_a_draft_never_trip() {
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    for language in ["en", "ur"] {
        for file in ["handover.ftl", "errors.ftl", "ui.ftl", "cli.ftl", "inspect.ftl"] {
            let texts = fs::read_to_string(locales.join(language).join(file)).unwrap();
            for reference in ["7KQ2-M4X9", "4829-1137", "K7-42", "2345-6789"] {
                let filled = texts
                    .replace("{ $reference }", reference)
                    .replace("{ $file }", "sealed-2026-11-24.zip")
                    .replace("{ $password }", "4829-1137-5520-9981-2204-7316")
                    .replace("{ $name }", "Director Finance");
                let found = codes::find(&filled);
                assert!(found.is_empty(), "{language}/{file}: {found:?}");
            }
        }
    }
}

#[test]
fn codes_are_found_wherever_they_stand_in_a_long_text() {
    let filling = "The committee met again and took note of the report.\n".repeat(3_000);
    for at in [0, 65_500, 65_536, 66_000, 100_007] {
        let cut = (at..).find(|at| filling.is_char_boundary(*at)).unwrap();
        let text = format!("{}\nYour OTP is 482913.\n{}", &filling[..cut], &filling[cut..]);
        let found = codes::find(&text);
        assert_eq!(found.len(), 1, "{at}");
        assert_eq!(&text[found[0].range.clone()], "482913");
    }
    assert_eq!(codes::find(&"Your OTP is 482913.\n".repeat(10_000)).len(), codes::MOST);
}

#[test]
fn what_takes_long_can_be_stopped() {
    let text = "Your OTP is 482913.\n".repeat(10);
    assert!(codes::find_until(&text, &|| true).is_empty());
    assert!(codes::in_file("a.txt", text.as_bytes(), &|| true).is_empty());
}

/// Texts that look like what is looked for.
fn near_codes() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("OTP"),
        Just("is"),
        Just("your"),
        Just("verification code"),
        Just("کوڈ"),
        Just("آپ کا"),
        Just("ہے"),
        Just("hai"),
        Just(":"),
        Just("-"),
        Just("."),
        Just("\n"),
        Just("("),
        Just("@a.pk #"),
        Just("\u{200b}"),
        Just("\u{202e}"),
        Just("pin"),
    ];
    let number =
        prop_oneof!["[0-9]{1,9}", "[۰-۹]{4,8}", "[0-9A-Za-z]{4,9}", "[0-9] [0-9] [0-9] [0-9]", "[0-9]{3}-[0-9]{3}"];
    prop::collection::vec(prop_oneof![word.prop_map(str::to_owned), number], 0..40).prop_map(|words| words.join(" "))
}

fn holds_no_code(text: &str) -> Result<(), TestCaseError> {
    for found in codes::find(text) {
        let code = text.get(found.range.clone());
        prop_assert!(code.is_some_and(|code| code.chars().any(char::is_numeric) && !found.masked.contains(code)));
        prop_assert!(!found.masked.chars().any(char::is_numeric), "{}", found.masked);
        prop_assert!(found.masked.chars().count() <= 162 && !found.masked.contains('\n'));
        prop_assert!(!found.masked.chars().any(muhr_inspect::visible::is_suspicious));
    }
    let masked = codes::mask(text);
    prop_assert!(codes::find(text).is_empty() || masked.contains("••••••"));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_text_makes_it_panic_or_tell_a_code(text in near_codes()) {
        holds_no_code(&text)?;
    }

    #[test]
    fn no_letters_make_it_panic(text in "\\PC{0,200}") {
        holds_no_code(&text)?;
    }

    #[test]
    fn no_file_makes_it_panic(
        name in prop::sample::select(vec!["a.pdf", "a.rtf", "a.docx", "a.eml", "a.msg", "a.html", "a.txt", "a.zip"]),
        start in prop::sample::select(vec![
            &b""[..], b"%PDF-1.7\n1 0 obj\n<< /Type /Page /Contents 1 0 R >>\nstream\nBT (", b"{\\rtf1 \\u-1234? ", b"PK\x03\x04",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"From: a\r\nTo: b\r\n\r\n", b"<html><p>", b"\xFF\xFE",
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let bytes = [start, &rest].concat();
        for masked in codes::in_file(name, &bytes, &|| false) {
            prop_assert!(!masked.chars().any(char::is_numeric));
        }
    }
}
