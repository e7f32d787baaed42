//! Signatures of others' test messages, checked from recorded answers of the domain name system. Skipped, and said so,
//! where the samples are not beside the repository. `docs/evaluation-auth.md` tells what is in them and what is not
//! judged, and why.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod recorded;

use muhr_inspect::auth::{Checked, Computed, Outcome, Reason, Weakness};
use muhr_inspect::{Book, Context, inspect_message};
use recorded::{Zone, shared};
use std::collections::BTreeMap;
use std::path::Path;

/// 23 November 2026.
const NOW: i64 = 1_795_406_400;

fn computed(file: &Path, zone: &Zone) -> Computed {
    let book = Book::default();
    let context = Context { dns: Some(zone), now: Some(NOW), ..Context::new(&book) };
    let answer = inspect_message(&std::fs::read(file).unwrap(), &context).authentication;
    answer.and_then(|answer| answer.computed).unwrap_or_default()
}

fn of(computed: &Computed) -> Vec<(Outcome, Reason)> {
    computed.signatures.iter().map(|one| (one.outcome, one.reason)).collect()
}

/// What Mail::DKIM says of its corpus, by the names that it gives its files.
fn expected(name: &str) -> &'static str {
    // DomainKeys (RFC 4870) are history.
    const DOMAIN_KEYS: [&str; 3] = ["bad_dk_", "good_dk_", "dk_"];
    // Made by drafts from before the standard, without v=1.
    const DRAFTS: [&str; 9] = [
        "bad_1.",
        "bad_ietf",
        "good_ietf",
        "mine_ietf",
        "no_body_",
        "multiple_1.",
        "ignore_2.",
        "ignore_3.",
        "ignore_4.",
    ];
    // Keys that g= restricts to some senders, which RFC 6376 has taken out.
    const RESTRICTED: [&str; 4] = ["badkey_8.", "badkey_9.", "badkey_12.", "badkey_13."];
    let is = |all: &[&str]| all.iter().any(|start| name.starts_with(start));
    match name {
        _ if is(&DOMAIN_KEYS) => "domain keys",
        _ if is(&DRAFTS) => "draft",
        _ if is(&RESTRICTED) => "restricted",
        "ignore_7.txt" => "expired",
        "multiple_2.txt" => "several",
        _ if name.starts_with("good") => "pass",
        _ => "no pass",
    }
}

#[test]
fn the_corpus_of_mail_dkim_comes_out_as_its_names_say() {
    let Some(folder) = shared("samples/auth/mail-dkim/t") else { return };
    let zone = Zone::fake_dns(&folder.join("FAKE_DNS.dat"));
    let (mut counts, mut wrong) = (BTreeMap::<&str, usize>::new(), Vec::new());
    for entry in std::fs::read_dir(folder.join("corpus")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let expected = expected(name);
        *counts.entry(expected).or_default() += 1;
        let found = of(&computed(&path, &zone));
        let pass = (Outcome::Pass, Reason::Fits);
        let faulty = (Outcome::PermError, Reason::Faulty);
        let is_right = match expected {
            "pass" => found == [pass],
            "no pass" => !found.contains(&pass),
            "domain keys" => found.is_empty(),
            "draft" => found.iter().all(|one| *one == faulty),
            // Without that restriction the signatures fit.
            "restricted" => found == [pass],
            // Expired today, but not when it arrived.
            "expired" => found == [pass],
            _ => {
                found
                    == [(Outcome::PermError, Reason::Unsupported), pass, (Outcome::Fail, Reason::HeaderChanged), faulty]
            }
        };
        if !is_right {
            wrong.push(format!("{name}: {found:?}, not {expected}"));
        }
    }
    println!("{counts:?}");
    assert!(wrong.is_empty(), "{wrong:#?}");
    let several = [
        ("domain keys", 17),
        ("draft", 23),
        ("expired", 1),
        ("no pass", 21),
        ("pass", 12),
        ("restricted", 4),
        ("several", 1),
    ];
    assert_eq!(counts, BTreeMap::from(several), "the corpus is another one now");
}

#[test]
fn real_mail_of_blaze_is_proven_from_its_recorded_keys() {
    let Some(folder) = shared("samples/auth/blaze/test") else { return };
    let zone = Zone::blaze(&folder.join("cache"));
    let kept = "mdir/new/1622812170.M896292P49016Q20332Rda344fc2d5d959f6.blaze";
    let pass = (Outcome::Pass, Reason::Fits);
    let no_key = (Outcome::PermError, Reason::NoKey);
    for (file, signatures, chain, dmarc) in [
        ("001.mail", vec![pass, pass], Outcome::None, Outcome::TempError),
        ("002.mail", vec![pass], Outcome::Pass, Outcome::Pass),
        ("003.mail", vec![pass], Outcome::None, Outcome::Pass),
        ("004.mail", vec![pass], Outcome::Pass, Outcome::Pass),
        ("005.mail", vec![], Outcome::Pass, Outcome::None),
        // Its keys were not recorded, and the last server had found the chain broken.
        ("006.mail", vec![no_key, no_key], Outcome::Fail, Outcome::None),
        ("007.mail", vec![pass], Outcome::None, Outcome::None),
        (kept, vec![pass, pass], Outcome::Pass, Outcome::None),
    ] {
        let found = computed(&folder.join(file), &zone);
        assert_eq!((of(&found), found.arc.outcome, found.dmarc), (signatures, chain, dmarc), "{file}");
    }
    // Changed by one letter, none of them is.
    for file in ["002.mail", "003.mail", "004.mail", "007.mail"] {
        let mail = std::fs::read_to_string(folder.join(file)).unwrap();
        let changed = std::env::temp_dir().join(format!("muhr-{}-{file}", std::process::id()));
        std::fs::write(&changed, mail.replacen("\nSubject: ", "\nSubject: X", 1)).unwrap();
        let found = computed(&changed, &zone);
        std::fs::remove_file(&changed).unwrap();
        assert_eq!(of(&found).first(), Some(&(Outcome::Fail, Reason::HeaderChanged)), "{file}");
    }
}

#[test]
fn the_signed_messages_of_dkimpy_are_proven() {
    let Some(folder) = shared("samples/auth/dkimpy/data") else { return };
    let record = |file: &str| std::fs::read_to_string(folder.join(file)).unwrap().trim().to_owned();
    // The keys of RFC 8463, appendix A.
    let ed25519 = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    let zone = Zone::default()
        .with("test._domainkey.football.example.com", &record("test.txt"))
        .with("brisbane._domainkey.football.example.com", ed25519)
        .with("sed._domainkey.test.ex", &record("eximtest.dns"));
    let pass = (Outcome::Pass, Reason::Fits);
    for (file, expected) in [
        ("rfc6376.signed.msg", vec![pass, pass]),
        ("rfc6376.signed.rsa.msg", vec![pass]),
        // No key of the set fits it; dkimpy says the same.
        ("rfc6376.signed.no_t.msg", vec![(Outcome::Fail, Reason::HeaderChanged)]),
        ("ed25519test2.msg", vec![pass]),
        // A domain that is none: `legitimate.com(.attacker.com`.
        ("test.message.baddomain", vec![(Outcome::PermError, Reason::NoKey)]),
        // Its key was not recorded.
        ("test2.message", vec![(Outcome::PermError, Reason::NoKey)]),
    ] {
        assert_eq!(of(&computed(&folder.join(file), &zone)), expected, "{file}");
    }
    let other_key =
        Zone::default().with("test._domainkey.football.example.com", &record("2048_testkey_wo_markers.pub.txt"));
    let found = computed(&folder.join("rfc6376.signed.rsa.msg"), &other_key);
    assert_eq!(of(&found), [(Outcome::Fail, Reason::HeaderChanged)]);
    for (file, reason) in [
        ("badk.txt", Reason::KeyUnusable),
        ("badversion.txt", Reason::KeyUnusable),
        ("test_tlsrpt.txt", Reason::KeyUnusable),
    ] {
        let zone = Zone::default().with("test._domainkey.football.example.com", &record(file));
        assert_eq!(
            of(&computed(&folder.join("rfc6376.signed.rsa.msg"), &zone)),
            [(Outcome::PermError, reason)],
            "{file}"
        );
    }
}

#[test]
fn old_signatures_are_told_as_weak() {
    let Some(folder) = shared("samples/auth/mail-dkim/t") else { return };
    let zone = Zone::fake_dns(&folder.join("FAKE_DNS.dat"));
    let weak = |file: &str| {
        computed(&folder.join("corpus").join(file), &zone).signatures.first().map(|one: &Checked| one.weak.clone())
    };
    assert_eq!(weak("goodkey_1.txt"), Some(vec![Weakness::ShortKey, Weakness::Sha1]));
    assert_eq!(weak("good_83176.txt"), Some(vec![Weakness::Sha1]));
    assert_eq!(weak("goodkey_ed25519.txt"), Some(vec![]));
}

/// Damaged in many places, mail and records break nothing.
#[test]
fn damaged_mail_and_records_break_nothing() {
    let mut seed = 20_261_126_u64;
    let mut chance = move |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below.max(1)
    };
    let Some(folder) = shared("samples/auth/blaze/test") else { return };
    let whole = Zone::blaze(&folder.join("cache"));
    let book = Book::default();
    for file in ["001.mail", "002.mail", "004.mail", "005.mail", "006.mail"] {
        let mail = std::fs::read(folder.join(file)).unwrap();
        let header = mail.windows(2).position(|two| two == b"\n\n").unwrap_or(mail.len());
        for _ in 0..60 {
            let (mut mail, mut zone) = (mail.clone(), whole.clone());
            for _ in 0..20 {
                let at = chance(header);
                mail[at] = u8::try_from(chance(256)).unwrap();
            }
            for text in zone.0.values_mut().flat_map(|records| &mut records.txt) {
                let at = chance(text.len());
                text[at] = u8::try_from(chance(256)).unwrap();
            }
            let context = Context { dns: Some(&zone), now: Some(NOW), ..Context::new(&book) };
            let _ = inspect_message(&mail, &context);
        }
    }
}
