//! What a check says about DMARC.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use common::{ask, dmarc, finding, good, ids, offered, question, report};
use muhr_domain::{DomainName, Kind, Outcome, Profile, Question, Topic};
use muhr_inspect::auth::dmarc::Record;
use muhr_test_support::Zone;
use proptest::prelude::*;

const RUA: &str = "rua=mailto:d@example.org";

fn said(zone: &Zone) -> Vec<&'static str> {
    ids(&report(zone), Topic::Dmarc)
}

fn none() -> Zone {
    good().without("_dmarc.example.org", Kind::Txt)
}

#[test]
fn a_record_that_refuses_or_puts_aside_is_fine() {
    for policy in ["reject", "quarantine", "REJECT"] {
        let report = report(&dmarc(&format!("v=DMARC1; p={policy}; {RUA}")));
        assert_eq!(ids(&report, Topic::Dmarc), ["dmarc.fine"]);
        assert_eq!(finding(&report, "dmarc.fine").evidence["policy"], policy.to_lowercase());
    }
    assert_eq!(
        said(&dmarc(&format!("v=DMARC1;p=reject;sp=reject;np=reject;adkim=s;aspf=r;fo=1:d:s;psd=n;t=n;{RUA}"))),
        ["dmarc.fine"]
    );
}

#[test]
fn each_weakness_has_its_name_and_a_record_that_mends_it() {
    for (record, id, mended) in [
        ("p=none", "dmarc.p-none", "p=quarantine"),
        ("p=none; sp=none", "dmarc.p-none", "p=quarantine"),
        ("p=reject; t=y", "dmarc.testing", "p=reject"),
        ("p=reject; psd=y", "dmarc.psd", "p=reject"),
        ("p=reject; pct=50", "dmarc.pct", "p=reject"),
        ("p=reject; rf=afrf; ri=86400", "dmarc.old-tags", "p=reject"),
        ("p=reject; x=y", "dmarc.unknown-tags", "p=reject"),
        ("p=reject; adkim=strict", "dmarc.bad-value", "p=reject"),
        ("p=reject; sp=rejekt", "dmarc.bad-value", "p=reject"),
        ("p=reject; fo=2", "dmarc.bad-value", "p=reject"),
        ("p=reject; np=none", "dmarc.np-weaker", "p=reject; np=reject"),
        ("p=rejekt", "dmarc.no-policy", "p=quarantine"),
    ] {
        let report = report(&dmarc(&format!("v=DMARC1; {record}; {RUA}")));
        assert_eq!(ids(&report, Topic::Dmarc), [id], "{record}");
        assert_eq!(offered(&report, id).unwrap(), format!("v=DMARC1; {mended}; {RUA}"), "{record}");
    }
    let report = report(&dmarc(&format!("v=DMARC1; p=reject; sp=none; {RUA}")));
    assert_eq!(ids(&report, Topic::Dmarc), ["dmarc.sp-weaker", "dmarc.np-weaker"]);
    assert_eq!(offered(&report, "dmarc.sp-weaker").unwrap(), format!("v=DMARC1; p=reject; {RUA}"));
    assert_eq!(said(&dmarc(&format!("v=DMARC1; {RUA}"))), ["dmarc.no-policy"]);
}

#[test]
fn a_record_that_does_not_count_says_why() {
    assert_eq!(said(&dmarc("v=DMARC1; p=reject; p=none")), ["dmarc.tag-twice"]);
    assert_eq!(said(&dmarc("v=DMARC1; p=reject; nonsense")), ["dmarc.bad-tag"]);
    assert_eq!(said(&dmarc("v=DMARC1; p:reject")), ["dmarc.bad-tag"]);
    assert_eq!(offered(&report(&dmarc("v=DMARC1; p:reject")), "dmarc.bad-tag").unwrap(), "v=DMARC1; p=reject");
    assert_eq!(said(&dmarc("v=DMARC1; p=nonsense")), ["dmarc.no-policy"]);
    assert_eq!(said(&dmarc("v=dmarc1; p=reject")), ["dmarc.near-miss"]);
    assert_eq!(offered(&report(&dmarc("v=dmarc1; p=reject")), "dmarc.near-miss").unwrap(), "v=DMARC1; p=reject");
    let two = good().txt("_dmarc.example.org", "v=DMARC1; p=none");
    assert_eq!(said(&two), ["dmarc.several"]);
    assert_eq!(offered(&report(&two), "dmarc.several"), None, "nobody knows which was meant");
}

#[test]
fn a_record_at_the_wrong_name_is_found() {
    for wrong in ["example.org", "_dmarc.example.org.example.org"] {
        let report = report(&none().txt(wrong, "v=DMARC1; p=reject"));
        assert_eq!(ids(&report, Topic::Dmarc), ["dmarc.misplaced"]);
        let finding = finding(&report, "dmarc.misplaced");
        assert_eq!(finding.evidence["name"], wrong);
        assert_eq!(finding.record.unwrap().name, "_dmarc.example.org");
    }
}

#[test]
fn without_a_record_that_of_a_domain_above_holds() {
    let below = |zone: Zone| {
        let domain = DomainName::parse("mail.example.org").unwrap();
        let zone = zone.mx("mail.example.org", 10, "mx.example.org");
        ask(&Question { domain, ..question() }, &zone)
    };
    let inherited = below(dmarc("v=DMARC1; p=reject; sp=quarantine"));
    assert_eq!(ids(&inherited, Topic::Dmarc), ["dmarc.inherited"]);
    assert_eq!(finding(&inherited, "dmarc.inherited").evidence["policy"], "quarantine");
    assert_eq!(finding(&inherited, "dmarc.inherited").evidence["from"], "example.org");
    assert_eq!(ids(&below(dmarc("v=DMARC1; p=reject; sp=none")), Topic::Dmarc), ["dmarc.inherited-none"]);
    assert_eq!(ids(&below(dmarc("v=DMARC1; p=reject; t=y")), Topic::Dmarc), ["dmarc.inherited"]);
    assert_eq!(ids(&below(dmarc("v=DMARC1; p=quarantine; t=y")), Topic::Dmarc), ["dmarc.inherited-none"]);
    assert_eq!(ids(&below(none()), Topic::Dmarc), ["dmarc.none"]);
    let silent = none().instead("_dmarc.org", Kind::Txt, Outcome::TimedOut);
    assert_eq!(ids(&below(silent), Topic::Dmarc), ["check.no-answer"]);
    assert_eq!(said(&none()), ["dmarc.none"]);
    assert!(offered(&report(&none()), "dmarc.none").unwrap().starts_with("v=DMARC1; p=quarantine; rua="));
}

#[test]
fn a_public_suffix_may_say_that_it_is_one() {
    let domain = DomainName::parse("gov.pk").unwrap();
    let zone = Zone::default()
        .mx("gov.pk", 10, "mx.gov.pk")
        .txt("_dmarc.gov.pk", "v=DMARC1; p=reject; psd=y; rua=mailto:d@gov.pk");
    assert_eq!(ids(&ask(&Question { domain, ..question() }, &zone), Topic::Dmarc), ["dmarc.fine"]);
}

#[test]
fn reports_need_an_address_and_the_consent_of_others() {
    assert_eq!(said(&dmarc("v=DMARC1; p=reject")), ["dmarc.no-reports"]);
    for bad in ["d@example.org", "mailto:d", "https://example.org/"] {
        assert_eq!(said(&dmarc(&format!("v=DMARC1; p=reject; rua={bad}"))), ["dmarc.bad-address"], "{bad}");
    }
    let others = || dmarc("v=DMARC1; p=reject; rua=mailto:d@example.org,mailto:x@reports.example!10m");
    let name = "example.org._report._dmarc.reports.example";
    let refused = report(&others());
    assert_eq!(ids(&refused, Topic::Dmarc), ["dmarc.reports-refused"]);
    assert_eq!(finding(&refused, "dmarc.reports-refused").record.unwrap().name, name);
    assert_eq!(said(&others().txt(name, "v=DMARC1;")), ["dmarc.fine"]);
    assert_eq!(said(&others().txt("*._report._dmarc.reports.example", "v=DMARC1")), ["dmarc.fine"]);
    assert_eq!(said(&others().instead(name, Kind::Txt, Outcome::Refused)), ["check.refused"]);
}

#[test]
fn a_domain_without_mail_refuses_whatever_names_it() {
    let parked = |zone: Zone| ask(&Question { profile: Some(Profile::Parked), ..question() }, &zone);
    assert_eq!(ids(&parked(dmarc("v=DMARC1; p=reject")), Topic::Dmarc), ["dmarc.fine"], "nobody needs reports");
    for zone in [none(), dmarc("v=DMARC1; p=quarantine"), dmarc("v=DMARC1; p=none"), dmarc("v=DMARC1; p=reject; t=y")] {
        let report = parked(zone);
        assert_eq!(ids(&report, Topic::Dmarc), ["dmarc.parked-weak"]);
        assert_eq!(offered(&report, "dmarc.parked-weak").unwrap(), "v=DMARC1; p=reject");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn whatever_is_published_what_is_offered_can_be_read(
        record in "(v=DMARC1|v=dmarc1|DMARC1|p=none|)(;|; |,| )((p|sp|np|t|psd|adkim|aspf|pct|ri|x|rua|fo)[=:](none|reject|quarantine|y|n|s|50|mailto:a@example\\.org|[a-z;@, ]{0,9})(;|; | )){0,9}"
    ) {
        let report = report(&dmarc(&record));
        for finding in report.findings().filter(|finding| finding.topic == Topic::Dmarc) {
            if let Some(paste) = finding.record.as_ref().filter(|paste| paste.name == "_dmarc.example.org") {
                prop_assert!(Record::parse(paste.value.as_bytes()).is_ok(), "{record}: {paste:?}");
            }
        }
    }
}
