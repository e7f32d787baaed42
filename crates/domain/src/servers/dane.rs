//! Certificates named in the domain name system (RFC 7672): senders that know of them accept no other.

use super::certificate;
use super::findings::{
    DANE_BOGUS, DANE_DOMAIN_NOT_SIGNED, DANE_FINE, DANE_MISMATCH, DANE_NO_ANSWER, DANE_NO_TLS, DANE_NONE,
    DANE_NOT_SEEN, DANE_NOT_SIGNED, DANE_UNUSABLE,
};
use super::mx::{Mx, MxHost, Says};
use super::starttls::Chain;
use crate::ask::{Answer, Data, Kind, Outcome};
use crate::check::Context;
use crate::report::{Finding, Paste, Topic};
use rustls::pki_types::CertificateDer;
use time::OffsetDateTime;

/// A record that counts for mail: usages 2 and 3, selectors 0 and 1, matching 0 to 2 (RFC 7672 3.1).
struct Association<'a> {
    usage: u8,
    selector: u8,
    matching: u8,
    data: &'a [u8],
}

/// Findings of the topic, by what was seen at the hosts. Where `question.servers` is false, nothing was seen.
pub(crate) fn check(cx: &Context<'_>, mx: &Mx, seen: &[Chain]) -> Vec<Finding> {
    match mx.says {
        Says::Unknown(Outcome::NotAsked) => return Vec::new(),
        Says::Unknown(_) => return vec![Finding::new(&DANE_NO_ANSWER)],
        Says::Nobody | Says::Nothing => return vec![Finding::new(&DANE_NONE)],
        Says::Servers | Says::Itself => {}
    }
    let questions: Vec<_> = mx.reachable().map(|host| (record_name(host), Kind::Tlsa)).collect();
    cx.warm(&questions);
    let answers: Vec<(&MxHost, Answer)> =
        mx.reachable().zip(&questions).map(|(host, (name, kind))| (host, cx.ask(name, *kind))).collect();
    let mut findings = Vec::new();
    for (host, answer) in &answers {
        cx.show(Topic::Dane, &record_name(host), Kind::Tlsa, &answer.records, answer.authentic);
        findings.extend(of_host(cx, host, answer, seen));
    }
    let any_counts = answers.iter().any(|(_, answer)| answer.outcome == Outcome::Found && answer.authentic);
    if any_counts && !mx.authentic && mx.says == Says::Servers {
        findings.push(Finding::new(&DANE_DOMAIN_NOT_SIGNED));
    }
    if findings.is_empty() && !cx.is_over() {
        findings.push(Finding::new(&DANE_NONE));
    }
    findings
}

/// Of the protocol's port, whatever port is asked in tests.
fn record_name(host: &MxHost) -> String {
    format!("_25._tcp.{}", host.name)
}

fn of_host(cx: &Context<'_>, host: &MxHost, answer: &Answer, seen: &[Chain]) -> Option<Finding> {
    let about = |says| Some(Finding::new(says).about(host.name.as_str()));
    match answer.outcome {
        Outcome::NoRecords | Outcome::NoName | Outcome::NotAsked => return None,
        // Senders that verify cannot tell whether the record was taken away, so they wait (RFC 7672 2.1.1).
        Outcome::Bogus => return about(&DANE_BOGUS),
        Outcome::TimedOut | Outcome::Refused | Outcome::Failed => return about(&DANE_NO_ANSWER),
        Outcome::Found if !answer.authentic => return about(&DANE_NOT_SIGNED),
        Outcome::Found => {}
    }
    let usable: Vec<Association<'_>> = answer.records.iter().filter_map(usable).collect();
    if usable.is_empty() {
        return about(&DANE_UNUSABLE);
    }
    let mut was_seen = false;
    for chain in seen.iter().filter(|chain| chain.host == host.name) {
        if chain.does_not_encrypt {
            return Some(about(&DANE_NO_TLS)?.with("address", chain.address.to_string()));
        }
        if chain.certificates.is_empty() {
            continue;
        }
        was_seen = true;
        let now = cx.world.now;
        if !usable.iter().any(|one| matches(one, &chain.certificates, &host.name, now)) {
            let mut finding = about(&DANE_MISMATCH)?.with("address", chain.address.to_string());
            finding.record = right_record(&record_name(host), &chain.certificates);
            return Some(finding);
        }
    }
    about(if was_seen { &DANE_FINE } else { &DANE_NOT_SEEN })
}

fn usable(record: &Data) -> Option<Association<'_>> {
    let Data::Tlsa { usage, selector, matching, data } = record else { return None };
    let length = match matching {
        0 => !data.is_empty(),
        1 => data.len() == 32,
        2 => data.len() == 64,
        _ => false,
    };
    let counts = matches!(usage, 2 | 3) && matches!(selector, 0 | 1) && length;
    counts.then_some(Association { usage: *usage, selector: *selector, matching: *matching, data })
}

fn matches(one: &Association<'_>, chain: &[CertificateDer<'_>], host: &str, now: OffsetDateTime) -> bool {
    let is_it = |certificate: &CertificateDer<'_>| {
        certificate::association(certificate, one.selector, one.matching).is_some_and(|value| value == one.data)
    };
    match one.usage {
        // Neither name nor dates count: the record says it all (RFC 7672 3.1.1).
        3 => chain.first().is_some_and(is_it),
        // An authority that the chain must lead to, and then the name counts (RFC 7672 3.1.2).
        _ => {
            let leads = chain.iter().skip(1).any(|anchor| is_it(anchor) && certificate::leads_to(chain, anchor, now));
            leads && chain.first().is_some_and(|own| certificate::is_for(own, host))
        }
    }
}

/// The record that the certificate which is shown would need: `3 1 1`, which outlives a renewal with the same key.
fn right_record(name: &str, chain: &[CertificateDer<'_>]) -> Option<Paste> {
    use std::fmt::Write;
    let value = certificate::association(chain.first()?, 1, 1)?;
    let mut text = String::from("3 1 1 ");
    for byte in value {
        let _ = write!(text, "{byte:02x}");
    }
    Some(Paste { name: name.to_owned(), kind: "TLSA", value: text })
}
