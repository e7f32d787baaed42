//! What a check says about DKIM.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use common::{RSA_512, RSA_1024, RSA_2048, ask, dkim, finding, good, ids, offered, question, report};
use muhr_domain::{Kind, Outcome, Profile, Question, Selector, SelectorSource, Signed, Topic};
use muhr_test_support::Zone;

fn said(zone: &Zone) -> Vec<&'static str> {
    ids(&report(zone), Topic::Dkim)
}

fn none() -> Zone {
    good().without("selector1._domainkey.example.org", Kind::Txt)
}

#[test]
fn a_key_is_judged_by_what_is_published() {
    let (long, middle, short) = (RSA_2048.trim(), RSA_1024.trim(), RSA_512.trim());
    for (record, id) in [
        (format!("v=DKIM1; k=rsa; p={long}"), "dkim.fine"),
        (format!("p={long}"), "dkim.fine"),
        ("v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=".to_owned(), "dkim.fine"),
        (format!("v=DKIM1; p={middle}"), "dkim.weak"),
        (format!("v=DKIM1; p={short}"), "dkim.short"),
        (format!("v=DKIM1; t=y; p={long}"), "dkim.testing"),
    ] {
        assert_eq!(said(&dkim(&record)), [id], "{record}");
    }
    for (record, id) in [
        ("v=DKIM1; p=".to_owned(), "dkim.revoked"),
        (format!("v=DKIM1; h=sha1; p={long}"), "dkim.sha1"),
        (format!("v=DKIM1; s=tlsrpt; p={long}"), "dkim.not-for-mail"),
        ("v=DKIM1; p=AAAA".to_owned(), "dkim.unusable"),
        ("v=DKIM1; k=new; p=AAAA".to_owned(), "dkim.unusable"),
        (format!("v=DKIM2; p={long}"), "dkim.version"),
    ] {
        let said = said(&dkim(&record));
        assert!(said.contains(&id) && said.contains(&"dkim.none-found"), "{record}: {said:?}");
    }
    let twice = good().txt("selector1._domainkey.example.org", &format!("v=DKIM1; p={middle}"));
    assert_eq!(said(&twice), ["dkim.several"]);
    assert_eq!(finding(&report(&good()), "dkim.fine").evidence["key"], "RSA 2048");
}

#[test]
fn finding_no_key_proves_nothing_unless_the_answer_is_signed() {
    assert_eq!(said(&none()), ["dkim.none-found"]);
    let proven = none().signed("_domainkey.example.org", Kind::Txt);
    assert_eq!(said(&proven), ["dkim.none"]);
    let there_is_one = none().txt("hidden._domainkey.example.org", "x").signed("_domainkey.example.org", Kind::Txt);
    assert_eq!(said(&there_is_one), ["dkim.none-found"]);
    let silent = none().instead("google._domainkey.example.org", Kind::Txt, Outcome::TimedOut);
    assert_eq!(said(&silent), ["check.no-answer"]);
}

#[test]
fn what_answers_everywhere_is_no_key_of_a_provider() {
    let everywhere = none().txt("*._domainkey.example.org", &format!("v=DKIM1; p={}", RSA_2048.trim()));
    assert_eq!(said(&everywhere), ["dkim.wildcard"]);
    let site = none().txt("*._domainkey.example.org", "v=spf1 -all");
    assert_eq!(said(&site), ["dkim.wildcard"]);
    let own = site.txt("google._domainkey.example.org", &format!("v=DKIM1; p={}", RSA_2048.trim()));
    assert_eq!(said(&own), ["dkim.fine"]);
}

#[test]
fn named_selectors_are_looked_at_and_missed() {
    let asked = |source| {
        let selectors = vec![Selector { name: "Mine".into(), source }];
        Question { selectors, ..question() }
    };
    let zone = none().txt("mine._domainkey.example.org", &format!("v=DKIM1; p={}", RSA_2048.trim()));
    assert_eq!(ids(&ask(&asked(SelectorSource::Given), &zone), Topic::Dkim), ["dkim.fine"]);
    assert_eq!(ids(&ask(&asked(SelectorSource::Given), &none()), Topic::Dkim), ["dkim.given-none"]);
    let missing = ids(&ask(&asked(SelectorSource::Message), &none()), Topic::Dkim);
    assert!(missing.contains(&"dkim.missing"), "{missing:?}");
    let nonsense = none().txt("mine._domainkey.example.org", "hello");
    assert!(ids(&ask(&asked(SelectorSource::Given), &nonsense), Topic::Dkim).contains(&"dkim.unusable"));
    let silent = none().instead("mine._domainkey.example.org", Kind::Txt, Outcome::Failed);
    assert!(ids(&ask(&asked(SelectorSource::Given), &silent), Topic::Dkim).contains(&"check.failed"));
    let hostile = vec![Selector { name: "a\0b..c".into(), source: SelectorSource::Given }];
    assert_eq!(ids(&ask(&Question { selectors: hostile, ..question() }, &none()), Topic::Dkim), ["dkim.given-none"]);
}

#[test]
fn the_signature_of_a_message_speaks_for_its_own_domain_alone() {
    let signed = |domain: &str, verifies| {
        let signed = vec![Signed { domain: domain.into(), selector: "selector1".into(), verifies }];
        ids(&ask(&Question { signed, ..question() }, &good()), Topic::Dkim)
    };
    assert!(signed("example.org", Some(true)).contains(&"dkim.message-fine"));
    assert!(signed("Mail.Example.org.", Some(true)).contains(&"dkim.message-fine"));
    assert!(signed("example.org", Some(false)).contains(&"dkim.message-fails"));
    assert!(signed("example.org", None).contains(&"dkim.message-unknown"));
    assert!(signed("provider.example", Some(true)).contains(&"dkim.message-other"));
    assert!(!signed("evilexample.org", Some(true)).contains(&"dkim.message-fine"));
    let both = vec![
        Signed { domain: "provider.example".into(), selector: "a".into(), verifies: Some(true) },
        Signed { domain: "example.org".into(), selector: "selector1".into(), verifies: Some(true) },
    ];
    let said = ids(&ask(&Question { signed: both, ..question() }, &good()), Topic::Dkim);
    assert!(!said.contains(&"dkim.message-other"), "{said:?}");
}

#[test]
fn a_domain_without_mail_takes_every_key_back() {
    let parked = |zone: Zone| ask(&Question { profile: Some(Profile::Parked), ..question() }, &zone);
    let bare = || Zone::default().mx("example.org", 0, "");
    let open = parked(bare());
    assert_eq!(ids(&open, Topic::Dkim), ["dkim.parked-open"]);
    assert_eq!(finding(&open, "dkim.parked-open").record.unwrap().name, "*._domainkey.example.org");
    assert_eq!(offered(&open, "dkim.parked-open").unwrap(), "v=DKIM1; p=");
    assert_eq!(ids(&parked(bare().txt("*._domainkey.example.org", "v=DKIM1; p=")), Topic::Dkim), ["dkim.parked-fine"]);
}
