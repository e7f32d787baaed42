//! What a check says about TLS-RPT, CAA and DNSSEC, about domains that do not exist, and where nobody answers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use common::{Nowhere, ask, ask_until, finding, good, ids, offered, question, report, spf};
use muhr_domain::{
    Answer, Data, Kind, Outcome, Profile, Question, Resolve, Severity, Standing, Topic, Verdict, World, check,
};
use muhr_test_support::Zone;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use time::macros::datetime;

const TLS: &str = "_smtp._tls.example.org";

#[test]
fn reports_of_failed_encryption_are_asked_for_or_not() {
    let said = |zone: &Zone| ids(&report(zone), Topic::TlsRpt);
    let with = |record: &str| good().without(TLS, Kind::Txt).txt(TLS, record);
    assert_eq!(said(&good()), ["tls-rpt.fine"]);
    assert_eq!(said(&with("v=TLSRPTv1; rua=https://reports.example/x,mailto:t@example.org")), ["tls-rpt.fine"]);
    for bad in [
        "v=TLSRPTv1",
        "v=TLSRPTv1; rua=t@example.org",
        "v=tlsrptv1; rua=mailto:t@example.org",
        "v=TLSRPTv1; rua=mailto:t@example.org; rua=x",
    ] {
        assert_eq!(said(&with(bad)), ["tls-rpt.broken"], "{bad}");
    }
    let none = good().without(TLS, Kind::Txt);
    assert_eq!(said(&none), ["tls-rpt.none"]);
    assert_eq!(offered(&report(&none), "tls-rpt.none").unwrap(), "v=TLSRPTv1; rua=mailto:tls-reports@example.org");
    assert_eq!(said(&good().txt(TLS, "v=TLSRPTv1; rua=mailto:x@example.org")), ["tls-rpt.several"]);
    let parked = ask(&Question { profile: Some(Profile::Parked), ..question() }, &none);
    assert_eq!(ids(&parked, Topic::TlsRpt), ["check.parked"]);
}

#[test]
fn authorities_are_named_by_the_nearest_name_that_names_any() {
    let said = |zone: &Zone| ids(&report(zone), Topic::Caa);
    let with = |critical, tag: &str, value: &str| {
        good().without("example.org", Kind::Caa).caa("example.org", critical, tag, value)
    };
    assert_eq!(said(&good()), ["caa.fine"]);
    assert_eq!(said(&good().without("example.org", Kind::Caa)), ["caa.none"]);
    assert_eq!(said(&with(false, "issue", ";")), ["caa.nobody"]);
    assert_eq!(said(&with(false, "issue", "ca.example; accounturi=x")), ["caa.fine"]);
    assert_eq!(said(&with(false, "issue", "ca example")), ["caa.broken"]);
    assert_eq!(said(&with(false, "iodef", "mailto:c@example.org")), ["caa.none"]);
    assert_eq!(said(&with(true, "new", "x")), ["caa.unknown"]);
    assert_eq!(said(&with(false, "new", "x")), ["caa.none"]);
    let above = good().without("example.org", Kind::Caa).caa("org", false, "issue", "ca.example");
    let report = report(&above);
    assert_eq!(finding(&report, "caa.fine").subject, "org");
    let silent = good().instead("example.org", Kind::Caa, Outcome::TimedOut);
    assert_eq!(ids(&common::report(&silent), Topic::Caa), ["check.no-answer"]);
}

#[test]
fn signatures_are_the_resolvers_to_verify() {
    let said = |zone: &Zone| ids(&report(zone), Topic::Dnssec);
    let soa = || Data::Name("ns.example.org".into());
    let unsigned = || good().without("example.org", Kind::Soa).with("example.org", Kind::Soa, soa());
    assert_eq!(said(&good()), ["dnssec.fine"]);
    assert_eq!(said(&unsigned()), ["dnssec.unsigned"]);
    assert_eq!(said(&unsigned().with("example.org", Kind::Ds, Data::Ds)), ["dnssec.not-verified"]);
    assert_eq!(said(&unsigned().instead("example.org", Kind::Ds, Outcome::TimedOut)), ["check.no-answer"]);
    assert_eq!(said(&unsigned().instead("example.org", Kind::Soa, Outcome::Failed)), ["check.failed"]);
    // A signed zone above says nothing of an unsigned one.
    let above = unsigned().with("org", Kind::Soa, soa()).with("org", Kind::Ds, Data::Ds);
    assert_eq!(said(&above), ["dnssec.unsigned"]);
    let part = good().without("example.org", Kind::Soa).with("org", Kind::Soa, soa()).with("org", Kind::Ds, Data::Ds);
    assert_eq!(said(&part), ["dnssec.not-verified"], "a name inside its parent's zone");
}

#[test]
fn wrong_signatures_are_one_problem_and_leave_the_rest_open() {
    let zone = Zone::default().otherwise(Outcome::Bogus);
    let report = report(&zone);
    assert_eq!(ids(&report, Topic::Dnssec), ["dnssec.bogus"]);
    for topic in [Topic::Spf, Topic::Dkim, Topic::Dmarc, Topic::TlsRpt, Topic::Caa] {
        assert_eq!(ids(&report, topic), ["check.bogus"], "{topic:?}");
    }
    assert!(!report.nobody_answered());
    assert_eq!(report.verdict(), Verdict::Bad);
}

#[test]
fn a_domain_that_does_not_exist_has_one_problem() {
    let report = report(&Zone::default());
    assert_eq!(report.profile, Profile::Missing);
    let problems: Vec<&str> =
        report.findings().filter(|one| one.standing == Standing::Problem).map(|one| one.id).collect();
    assert_eq!(problems, ["mx.no-domain"]);
    assert_eq!(report.worst(), Some(Severity::Critical));
    for topic in Topic::ALL.into_iter().filter(|topic| *topic != Topic::Mx) {
        assert_eq!(ids(&report, topic), ["check.missing"]);
    }
    assert!(!report.nobody_answered());
    // Some name servers say it of a type of record that they do not know.
    let odd = good().instead("example.org", Kind::Mx, Outcome::NoName);
    assert_ne!(common::report(&odd).profile, Profile::Missing);
}

#[test]
fn where_nobody_answers_nothing_is_a_problem_and_the_report_says_so() {
    for (outcome, id) in
        [(Outcome::TimedOut, "check.no-answer"), (Outcome::Refused, "check.refused"), (Outcome::Failed, "check.failed")]
    {
        let report = report(&Zone::default().otherwise(outcome));
        for topic in [Topic::Spf, Topic::Dkim, Topic::Dmarc, Topic::TlsRpt, Topic::Dnssec, Topic::Caa] {
            assert_eq!(ids(&report, topic), [id], "{topic:?}");
        }
        assert!(report.nobody_answered() && report.grade().is_none());
        assert_eq!(report.verdict(), Verdict::Unknown);
    }
    assert!(!report(&good()).nobody_answered());
}

#[test]
fn servers_that_are_not_to_be_reached_are_left_open() {
    let report = report(&good());
    assert_eq!(ids(&report, Topic::Starttls), ["check.servers-off"]);
    assert_eq!(ids(&report, Topic::Web), ["check.servers-off"]);
}

#[test]
fn every_topic_is_told_once_and_whom_was_asked() {
    let told = Mutex::new(Vec::new());
    let zone = good();
    let roots = Arc::new(rustls::RootCertStore::empty());
    let shared = muhr_domain::Shared::default();
    let world = World { dns: &zone, net: &Nowhere, roots, now: datetime!(2026-11-26 12:00 UTC), shared: &shared };
    let report = check(&question(), &world, &|topic| told.lock().unwrap().push(topic.topic), &|| false);
    let mut told = told.into_inner().unwrap();
    told.sort();
    assert_eq!(told, Topic::ALL);
    assert!(report.contacted.iter().any(|contact| contact.server == "192.0.2.53"));
    let asked = zone.asked();
    for (at, question) in asked.iter().enumerate() {
        assert!(!asked[..at].contains(question), "{question:?} was asked twice");
    }
    assert!(report.records.iter().any(|shown| shown.topic == Topic::Spf && shown.value == "v=spf1 mx -all"));
    assert!(
        !report.records.iter().any(|shown| shown.value.contains("google-site")),
        "what is of no topic is not shown"
    );
}

/// Answers nothing until it may no longer wait, or somebody stops it.
struct Stalled(AtomicU32);

impl Resolve for Stalled {
    fn ask(&self, _: &str, _: Kind, until: Instant) -> Answer {
        self.0.fetch_add(1, Ordering::Relaxed);
        std::thread::sleep(until.saturating_duration_since(Instant::now()));
        empty(Outcome::TimedOut)
    }
    fn ask_unless(&self, _: &str, _: Kind, until: Instant, stop: &(dyn Fn() -> bool + Sync)) -> Answer {
        self.0.fetch_add(1, Ordering::Relaxed);
        while Instant::now() < until && !stop() {
            std::thread::sleep(Duration::from_millis(1));
        }
        empty(Outcome::TimedOut)
    }
    fn servers(&self) -> Vec<String> {
        Vec::new()
    }
}

const fn empty(outcome: Outcome) -> Answer {
    Answer { outcome, records: Vec::new(), aliases: Vec::new(), authentic: false }
}

#[test]
fn a_stalled_resolver_ends_with_the_time() {
    let question = Question { limit: Duration::from_millis(20), ..question() };
    let before = Instant::now();
    let report = ask(&question, &Stalled(AtomicU32::new(0)));
    assert!(before.elapsed() < Duration::from_secs(5));
    assert!(report.nobody_answered());
    let no_time = Question { limit: Duration::ZERO, ..question };
    let stalled = Stalled(AtomicU32::new(0));
    let report = ask(&no_time, &stalled);
    assert_eq!(stalled.0.load(Ordering::Relaxed), 0, "nobody is asked once the time is up");
    assert_eq!(ids(&report, Topic::Spf), ["check.no-time"]);
    assert!(report.contacted.is_empty());
}

#[test]
fn whoever_stops_a_check_does_not_wait_for_it() {
    let stop = AtomicBool::new(false);
    let question = Question { limit: Duration::from_secs(600), ..question() };
    let stalled = Stalled(AtomicU32::new(0));
    let before = Instant::now();
    let report = std::thread::scope(|threads| {
        threads.spawn(|| {
            while stalled.0.load(Ordering::Relaxed) == 0 {
                std::thread::yield_now();
            }
            stop.store(true, Ordering::Relaxed);
        });
        ask_until(&question, &stalled, &|| stop.load(Ordering::Relaxed))
    });
    assert!(before.elapsed() < Duration::from_secs(10));
    for topic in [Topic::Spf, Topic::Dkim, Topic::Dmarc, Topic::Caa] {
        assert_eq!(ids(&report, topic), ["check.stopped"], "{topic:?}");
    }
}

/// Answers everything with as much as it can.
struct Flood(Data);

impl Resolve for Flood {
    fn ask(&self, name: &str, kind: Kind, _: Instant) -> Answer {
        let records = (0..60).map(|_| self.0.clone()).chain([Data::Name(name.to_owned())]).collect();
        let aliases = (0..500).map(|number| format!("a{number}.{name}")).collect();
        Answer {
            outcome: if kind == Kind::Ds { Outcome::NoRecords } else { Outcome::Found },
            records,
            aliases,
            authentic: true,
        }
    }
    fn servers(&self) -> Vec<String> {
        vec!["192.0.2.53".into()]
    }
}

#[test]
fn floods_and_nonsense_end_and_stay_small() {
    let nul = b"v=spf1 a:\0 \xff\xfe include:%{%{ -all".to_vec();
    let texts = [
        vec![b'x'; 64 << 10],
        [b"v=spf1 ".as_slice(), &b"a ".repeat(32 << 10)].concat(),
        [b"v=DMARC1; p=reject; ".as_slice(), &b"rua=mailto:a@b.example,".repeat(2 << 10)].concat(),
        [b"v=DKIM1; p=".as_slice(), &b"A".repeat(64 << 10)].concat(),
        [b"v=spf1 ".as_slice(), &[0xff; 32 << 10]].concat(),
        [b"v=spf".as_slice(), &b"1".repeat(32 << 10)].concat(),
        [b"v=DMARC1; p=reject; ".as_slice(), &b"x".repeat(32 << 10), b"=1"].concat(),
        nul,
        Vec::new(),
    ];
    for text in texts {
        let report = ask(&question(), &Flood(Data::Txt(text)));
        assert!(report.records.len() <= 300 && report.findings().count() < 300);
        assert!(report.findings().flat_map(|one| one.evidence.values()).all(|value| value.chars().count() <= 4_096));
        assert!(report.records.iter().all(|shown| shown.value.chars().all(|c| (' '..='~').contains(&c))));
    }
    let host = Data::Mx { preference: 0, host: "a\0..b".into() };
    ask(&question(), &Flood(host));
    for tag in ["\0".repeat(1_000), "issue".to_owned()] {
        let report = ask(&question(), &Flood(Data::Caa { critical: true, tag, value: vec![0; 60_000] }));
        assert!(report.findings().flat_map(|one| one.evidence.values()).all(|value| value.len() <= 4_096));
    }
}

#[test]
fn a_tree_without_end_ends() {
    /// Every record includes ten that nobody has seen before.
    struct Endless(AtomicU32);
    impl Resolve for Endless {
        fn ask(&self, name: &str, kind: Kind, _: Instant) -> Answer {
            self.0.fetch_add(1, Ordering::Relaxed);
            let terms: String = (0..10)
                .map(|number| {
                    format!(
                        " include:{number}.{}",
                        name.chars()
                            .rev()
                            .take(60)
                            .collect::<String>()
                            .chars()
                            .rev()
                            .collect::<String>()
                            .trim_start_matches('.')
                    )
                })
                .collect();
            match kind {
                Kind::Txt => Answer {
                    records: vec![Data::Txt(format!("v=spf1{terms} -all").into_bytes())],
                    ..empty(Outcome::Found)
                },
                _ => empty(Outcome::NoRecords),
            }
        }
        fn servers(&self) -> Vec<String> {
            Vec::new()
        }
    }
    let endless = Endless(AtomicU32::new(0));
    let report = ask(&question(), &endless);
    assert!(ids(&report, Topic::Spf).contains(&"spf.too-many-lookups"));
    assert!(endless.0.load(Ordering::Relaxed) <= 300);
}

#[test]
fn a_record_of_a_thousand_terms_leaves_questions_for_the_others() {
    let terms: String = (0..1_000).map(|number| format!(" a:n{number}.example")).collect();
    let zone = spf(&format!("v=spf1{terms} -all"));
    let report = report(&zone);
    assert!(ids(&report, Topic::Spf).contains(&"spf.too-many-terms"));
    assert_eq!(ids(&report, Topic::Dmarc), ["dmarc.fine"]);
    assert_eq!(ids(&report, Topic::Caa), ["caa.fine"]);
    assert!(zone.asked().len() <= 300);
}
