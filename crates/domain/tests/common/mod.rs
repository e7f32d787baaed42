//! Checks of scripted domains, without a server anywhere.

// Each test program uses a part of it.
#![allow(dead_code)]

use muhr_domain::{Connect, DomainName, Finding, Question, Report, Resolve, Standing, Stream, Topic, World, check};
use muhr_l10n::{Isolation, Language, Texts};
use muhr_test_support::Zone;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, LazyLock};
use std::time::Instant;
use time::macros::datetime;

/// A 2,048 bit key, a 1,024 bit key and one of 512 bits, as they are published.
pub(crate) const RSA_2048: &str = include_str!("rsa2048.txt");
pub(crate) const RSA_1024: &str = include_str!("rsa1024.txt");
pub(crate) const RSA_512: &str = include_str!("rsa512.txt");

static LANGUAGES: LazyLock<[Texts; 2]> =
    LazyLock::new(|| [Language::English, Language::Urdu].map(|one| Texts::new(one, Isolation::None)));

/// No server can be reached.
pub(crate) struct Nowhere;

impl Connect for Nowhere {
    fn tcp(&self, _: SocketAddr, _: Instant) -> io::Result<Box<dyn Stream>> {
        Err(io::ErrorKind::ConnectionRefused.into())
    }
}

/// A domain that has everything right.
pub(crate) fn good() -> Zone {
    Zone::default()
        .with("example.org", muhr_domain::Kind::Soa, muhr_domain::Data::Name("ns.example.org".into()))
        .mx("example.org", 10, "mx.example.org")
        .address("mx.example.org", "192.0.2.25")
        .txt("example.org", "v=spf1 mx -all")
        .txt("example.org", "google-site-verification=x")
        .txt("_dmarc.example.org", "v=DMARC1; p=reject; rua=mailto:d@example.org")
        .txt("selector1._domainkey.example.org", &format!("v=DKIM1; k=rsa; p={}", RSA_2048.trim()))
        .txt("_smtp._tls.example.org", "v=TLSRPTv1; rua=mailto:t@example.org")
        .caa("example.org", false, "issue", "letsencrypt.org")
        .signed("example.org", muhr_domain::Kind::Soa)
}

/// The same with another text in the place of the one of SPF.
pub(crate) fn spf(record: &str) -> Zone {
    good().without("example.org", muhr_domain::Kind::Txt).txt("example.org", record)
}

/// The same with another text for DMARC.
pub(crate) fn dmarc(record: &str) -> Zone {
    good().without("_dmarc.example.org", muhr_domain::Kind::Txt).txt("_dmarc.example.org", record)
}

/// The same with another key.
pub(crate) fn dkim(record: &str) -> Zone {
    let name = "selector1._domainkey.example.org";
    good().without(name, muhr_domain::Kind::Txt).txt(name, record)
}

pub(crate) fn question() -> Question {
    Question { servers: false, ..Question::new(DomainName::parse("example.org").unwrap()) }
}

pub(crate) fn ask(question: &Question, dns: &dyn Resolve) -> Report {
    ask_until(question, dns, &|| false)
}

pub(crate) fn ask_until(question: &Question, dns: &dyn Resolve, stop: &(dyn Fn() -> bool + Sync)) -> Report {
    let roots = Arc::new(rustls::RootCertStore::empty());
    let shared = muhr_domain::Shared::default();
    let world = World { dns, net: &Nowhere, roots, now: datetime!(2026-11-26 12:00 UTC), shared: &shared };
    let report = check(question, &world, &|_| {}, stop);
    let topics: Vec<Topic> = report.topics.iter().map(|topic| topic.topic).collect();
    assert_eq!(topics, Topic::ALL, "every topic once, in its order");
    for finding in report.findings() {
        assert_eq!(finding.severity.is_some(), finding.standing == Standing::Problem, "{finding:?}");
        if muhr_domain::findings::records::ALL.iter().any(|says| says.id == finding.id) {
            reads(finding);
        }
    }
    report
}

/// Whatever its texts mention is there.
fn reads(finding: &Finding) {
    let key = format!("domain-{}", finding.id.replace('.', "-"));
    let mut values: Vec<(&str, &str)> = finding.evidence.iter().map(|(name, value)| (*name, value.as_str())).collect();
    if !finding.subject.is_empty() {
        values.push(("subject", &finding.subject));
    }
    for texts in LANGUAGES.iter() {
        for suffix in ["", "-why", "-do"] {
            let key = format!("{key}{suffix}");
            let text = texts.find(&key, &values).unwrap_or_default();
            // Fluent leaves the name of what it was not given.
            assert!(!text.contains("{$"), "{key} with {values:?}: {text}");
        }
    }
}

pub(crate) fn report(zone: &Zone) -> Report {
    ask(&question(), zone)
}

pub(crate) fn ids(report: &Report, topic: Topic) -> Vec<&'static str> {
    let of = report.topics.iter().find(|one| one.topic == topic).unwrap();
    of.findings.iter().map(|finding| finding.id).collect()
}

pub(crate) fn finding(report: &Report, id: &str) -> Finding {
    let found = report.findings().find(|finding| finding.id == id);
    found.unwrap_or_else(|| panic!("{id} is not among {:#?}", report.topics)).clone()
}

/// The record that a finding offers, if it offers one.
pub(crate) fn offered(report: &Report, id: &str) -> Option<String> {
    finding(report, id).record.map(|record| record.value)
}
