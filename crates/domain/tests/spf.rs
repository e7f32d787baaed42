//! What a check says about SPF.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use common::{ask, finding, good, ids, offered, question, report, spf};
use muhr_domain::{Kind, Outcome, Profile, Question, Topic};
use muhr_inspect::auth::spf::{Record, is_spf};
use muhr_test_support::Zone;
use proptest::prelude::*;

fn said(zone: &Zone) -> Vec<&'static str> {
    ids(&report(zone), Topic::Spf)
}

#[test]
fn a_record_that_refuses_all_others_is_fine() {
    let report = report(&good());
    assert_eq!(ids(&report, Topic::Spf), ["spf.fine"]);
    let tree = report.spf.unwrap();
    assert_eq!((tree.lookups, tree.void, tree.fault), (1, 0, None));
    assert_eq!(tree.terms[0].addresses, ["192.0.2.25"]);
    assert_eq!(said(&spf("v=spf1 -all")), ["spf.nobody"]);
}

#[test]
fn what_becomes_of_all_others_is_told_wherever_it_is_said() {
    for (record, id, mended) in [
        ("v=spf1 mx +all", "spf.all-pass", Some("v=spf1 mx -all")),
        ("v=spf1 mx all", "spf.all-pass", Some("v=spf1 mx -all")),
        ("v=spf1 ip4:0.0.0.0/0 -all", "spf.all-pass", Some("v=spf1 -all")),
        ("v=spf1 a:mx.example.org/0 -all", "spf.all-pass", Some("v=spf1 -all")),
        ("v=spf1 mx/0 -all", "spf.all-pass", Some("v=spf1 -all")),
        ("v=spf1 exists:mx.example.org -all", "spf.all-pass", Some("v=spf1 -all")),
        ("v=spf1 mx ?all", "spf.all-neutral", Some("v=spf1 mx -all")),
        ("v=spf1 mx ~all", "spf.softfail", Some("v=spf1 mx -all")),
        ("v=spf1 mx", "spf.no-all", Some("v=spf1 mx -all")),
        ("v=spf1", "spf.no-all", Some("v=spf1 -all")),
        ("v=spf1 include:open.example -all", "spf.all-pass-included", None),
        ("v=spf1 include:deep.example -all", "spf.all-pass-included", None),
        ("v=spf1 redirect=open.example", "spf.all-pass", Some("v=spf1 -all")),
        ("v=spf1 redirect=soft.example", "spf.softfail", Some("v=spf1 -all")),
    ] {
        let zone = spf(record)
            .txt("open.example", "v=spf1 +all")
            .txt("deep.example", "v=spf1 include:open.example -all")
            .txt("soft.example", "v=spf1 ~all");
        let report = report(&zone);
        assert_eq!(ids(&report, Topic::Spf), [id], "{record}");
        assert_eq!(offered(&report, id).as_deref(), mended, "{record}");
    }
    assert_eq!(said(&spf("v=spf1 a:no.example.org/0 -all")), ["spf.fine"], "what has no address matches none");
    assert_eq!(said(&spf("v=spf1 redirect=%{l}.example.org")), ["spf.macros"]);
    // Whoever refuses what an open record matches is no less strict.
    let zone = spf("v=spf1 -include:open.example +all").txt("open.example", "v=spf1 +all");
    assert_eq!(said(&zone), ["spf.fine"]);
    assert_eq!(said(&spf("v=spf1 redirect=ok.example").txt("ok.example", "v=spf1 -all")), ["spf.fine"]);
}

#[test]
fn a_redirect_offers_its_record_for_the_domain_where_it_stands() {
    let report = report(&spf("v=spf1 redirect=soft.example").txt("soft.example", "v=spf1 ~all"));
    let finding = finding(&report, "spf.softfail");
    assert_eq!((finding.subject.as_str(), finding.record.unwrap().name.as_str()), ("soft.example", "soft.example"));
}

#[test]
fn no_record_several_and_almost_one_are_three_things() {
    let none = good().without("example.org", Kind::Txt);
    assert_eq!(said(&none), ["spf.none"]);
    let several = good().txt("example.org", "v=spf1 a:mx.example.org -all");
    assert_eq!(said(&several), ["spf.several"]);
    assert_eq!(offered(&report(&several), "spf.several").unwrap(), "v=spf1 mx a:mx.example.org -all");
    let near = spf("spf1 mx -all");
    assert_eq!(said(&near), ["spf.near-miss"]);
    assert_eq!(offered(&report(&near), "spf.near-miss").unwrap(), "v=spf1 mx -all");
}

#[test]
fn a_term_at_fault_is_named_and_mended_where_it_is_plain_what_was_meant() {
    for (record, id, mended) in [
        ("v=spf1 mx ipv4:192.0.2.1 -all", "spf.term", Some("v=spf1 mx ip4:192.0.2.1 -all")),
        ("v=spf1 mx nonsense -all", "spf.term", None),
        ("v=spf1 include: -all", "spf.term-value", None),
        ("v=spf1 include:mx.example.org-all", "spf.term-value", Some("v=spf1 include:mx.example.org -all")),
        ("v=spf1 include=mx.example.org -all", "spf.term-value", Some("v=spf1 include:mx.example.org -all")),
        ("v=spf1 ip4:192.0.2.0/33 -all", "spf.term-network", None),
        ("v=spf1 mx redirect=a.example-all", "spf.term-value", Some("v=spf1 mx redirect=a.example -all")),
        ("v=spf1 redirect=a.example redirect=b.example", "spf.term-twice", None),
        ("v=spf1 a:b\u{fc}cher.example -all", "spf.not-ascii", None),
        (&format!("v=spf1{} -all", " ip4:192.0.2.1".repeat(501)), "spf.too-many-terms", None),
        ("v=spf1 -all mx", "spf.after-all", Some("v=spf1 mx -all")),
        ("v=spf1 mx -all redirect=a.example", "spf.redirect-ignored", None),
        ("v=spf1 mx ptr -all", "spf.ptr", None),
        ("v=spf1 ip4:10.0.0.0/8 -all", "spf.wide", None),
        ("v=spf1 ip4:192.0.0.0/8 -all", "spf.wide", None),
        ("v=spf1 ip6:2000::/3 -all", "spf.wide", None),
        ("v=spf1 mx ip4:10.1.2.3 -all", "spf.private", None),
        ("v=spf1 mx exists:%{i}._spf.example.org -all", "spf.macros", None),
    ] {
        let report = report(&spf(record).txt("a.example", "v=spf1 -all"));
        assert_eq!(offered(&report, id).as_deref(), mended, "{record}");
        let tree = report.spf.unwrap();
        if id != "spf.too-many-terms" && id != "spf.macros" {
            assert!(tree.terms.iter().any(|term| term.fault == Some(id)), "{record}: {tree:#?}");
        }
    }
    assert_eq!(said(&spf("v=spf1 ip4:192.0.2.0/9 -all")), ["spf.fine"]);
    assert!(said(&spf("v=spf1 mx exists:%{i}._spf.example.org -all")).contains(&"spf.fine"));
}

#[test]
fn look_ups_are_counted_along_the_whole_tree_from_both_sides() {
    let chain = |count: usize| {
        let terms: String = (0..count).map(|number| format!(" include:s{number}.example")).collect();
        (0..count).fold(spf(&format!("v=spf1{terms} -all")), |zone, number| {
            zone.txt(&format!("s{number}.example"), "v=spf1 a:mx.example.org -all")
        })
    };
    assert_eq!(said(&chain(5)), ["spf.fine"], "ten are allowed");
    let report = report(&chain(6));
    assert_eq!(ids(&report, Topic::Spf), ["spf.too-many-lookups"]);
    assert_eq!(finding(&report, "spf.too-many-lookups").evidence["count"], "12");
    assert_eq!(report.spf.as_ref().unwrap().fault, Some("spf.too-many-lookups"));
    assert_eq!(report.spf.unwrap().terms[5].node.as_ref().unwrap().lookups, 1);
}

#[test]
fn look_ups_that_find_nothing_are_counted_from_both_sides() {
    assert_eq!(said(&spf("v=spf1 a:n1.example.org a:n2.example.org -all")), ["spf.fine"]);
    assert_eq!(said(&spf("v=spf1 a:n1.example.org a:n2.example.org a:n3.example.org -all")), ["spf.too-many-void"]);
}

#[test]
fn what_an_included_record_spoils_is_told() {
    let include = |zone: Zone| said(&zone);
    assert_eq!(include(spf("v=spf1 include:no.example -all")), ["spf.include-none"]);
    let broken = spf("v=spf1 include:broken.example -all").txt("broken.example", "v=spf1 nonsense -all");
    assert_eq!(include(broken), ["spf.include-broken"]);
    let two =
        spf("v=spf1 include:two.example -all").txt("two.example", "v=spf1 -all").txt("two.example", "v=spf1 ~all");
    assert_eq!(include(two), ["spf.include-broken"]);
    assert_eq!(include(spf("v=spf1 include:example.org -all")), ["spf.loop"]);
    let long_way = spf("v=spf1 include:a.example -all").txt("a.example", "v=spf1 include:example.org -all");
    assert!(include(long_way).contains(&"spf.loop"));
    // What others do that is only unwise is theirs.
    let unwise = spf("v=spf1 include:a.example -all").txt("a.example", "v=spf1 ptr ip4:10.1.1.1 ~all");
    assert_eq!(include(unwise), ["spf.fine"]);
}

#[test]
fn nobody_answering_is_never_a_problem() {
    for outcome in [Outcome::TimedOut, Outcome::Failed, Outcome::Refused] {
        let zone = spf("v=spf1 include:slow.example -all").instead("slow.example", Kind::Txt, outcome);
        assert_eq!(said(&zone), ["spf.include-no-answer"]);
        let zone = spf("v=spf1 redirect=slow.example").instead("slow.example", Kind::Txt, outcome);
        assert_eq!(said(&zone), ["spf.include-no-answer"]);
        let zone = spf("v=spf1 a:slow.example -all").instead("slow.example", Kind::A, outcome);
        assert_eq!(said(&zone), ["spf.include-no-answer"]);
    }
}

#[test]
fn more_mail_servers_than_others_look_at_spoil_mx() {
    let servers = |count: u16| {
        (1..count).fold(good(), |zone, number| {
            let name = format!("mx{number}.example.org");
            zone.mx("example.org", number, &name).address(&name, "192.0.2.26")
        })
    };
    assert_eq!(said(&servers(10)), ["spf.fine"]);
    assert_eq!(said(&servers(11)), ["spf.mx-many"]);
}

#[test]
fn a_record_that_is_too_long_is_told_from_both_sides() {
    let record = |length: usize| {
        let networks = "v=spf1 ip4:192.0.2.1 -all";
        format!("{networks}{}", " ".repeat(length - networks.len()))
    };
    assert_eq!(said(&spf(&record(450))), ["spf.fine"]);
    assert_eq!(said(&spf(&record(451))), ["spf.too-long"]);
}

#[test]
fn a_domain_without_mail_is_to_say_so() {
    let parked = |record: Option<&str>| {
        let zone = Zone::default().mx("example.org", 0, "");
        let zone = record.into_iter().fold(zone, |zone, record| zone.txt("example.org", record));
        let question = Question { profile: Some(Profile::Parked), ..question() };
        let report = ask(&question, &zone);
        assert_eq!(report.profile, Profile::Parked);
        (ids(&report, Topic::Spf), report)
    };
    assert_eq!(parked(Some("v=spf1 -all")).0, ["spf.nobody"]);
    for record in [None, Some("v=spf1 ip4:192.0.2.1 -all"), Some("v=spf1 ~all")] {
        let (said, report) = parked(record);
        assert!(said.contains(&"spf.parked-open"), "{record:?}: {said:?}");
        assert_eq!(offered(&report, "spf.parked-open").unwrap(), "v=spf1 -all");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn whatever_is_published_what_is_offered_can_be_read(
        record in "(v=spf1|spf1|v=spf1;|V=SPF1)(( |  |,|)([-~?+]?(all|mx|a|a:mx\\.example\\.org(/[0-9]{1,3})?|ip4:[0-9]{1,3}\\.0\\.2\\.1(/[0-9]{1,2})?|ipv4:192\\.0\\.2\\.1|include[:=]? ?(example\\.org|o\\.example)|redirect[=:]o\\.example|ptr|exists:%\\{i\\}\\.example\\.org|[a-z:=%{}/.-]{1,12}))){0,12}"
    ) {
        let report = report(&spf(&record).txt("o.example", "v=spf1 ip4:192.0.2.9 ~all"));
        for finding in report.findings().filter(|finding| finding.topic == Topic::Spf) {
            if let Some(paste) = &finding.record {
                prop_assert!(Record::parse(paste.value.as_bytes()).is_ok(), "{record}: {paste:?}");
                prop_assert!(is_spf(paste.value.as_bytes()));
            }
        }
    }
}
