//! The certificate of the web mail (advisory 2a).

use super::addresses;
use super::certificate;
use super::findings::{
    WEB_AUTHORITY_EXPIRED, WEB_BROKEN, WEB_CLOSED, WEB_EXPIRED, WEB_FINE, WEB_INCOMPLETE, WEB_NO_ANSWER, WEB_NO_HOST,
    WEB_NO_IPV6, WEB_NO_METHOD, WEB_NO_ROOTS, WEB_NONE, WEB_NOT_THERE, WEB_NOT_TLS, WEB_NOT_YET, WEB_OLD_SIGNATURE,
    WEB_OLD_VERSION, WEB_REFUSED, WEB_SELF_SIGNED, WEB_SHORT_KEY, WEB_SOON, WEB_TIMED_OUT, WEB_UNREACHABLE,
    WEB_UNTRUSTED, WEB_WRONG_NAME,
};
use super::reach::{self, Sight, Words};
use super::tls;
use crate::ask::{Kind, Outcome};
use crate::check::Context;
use crate::report::{ContactKind, Finding, Host, Standing, Topic};
use crate::together::together;
use std::io::Write;
use std::net::IpAddr;

/// Where web mail usually is.
const USUAL: [&str; 3] = ["webmail", "mail", "owa"];

/// Words for a host that the user has named.
const NAMED: Words = Words {
    refused: &WEB_REFUSED,
    timed_out: &WEB_TIMED_OUT,
    unreachable: &WEB_UNREACHABLE,
    no_ipv6: &WEB_NO_IPV6,
    closed: &WEB_CLOSED,
    not_tls: &WEB_NOT_TLS,
    old_version: &WEB_OLD_VERSION,
    no_method: &WEB_NO_METHOD,
    self_signed: &WEB_SELF_SIGNED,
    incomplete: &WEB_INCOMPLETE,
    untrusted: &WEB_UNTRUSTED,
    authority_expired: &WEB_AUTHORITY_EXPIRED,
    broken: &WEB_BROKEN,
    no_roots: &WEB_NO_ROOTS,
    wrong_name: &WEB_WRONG_NAME,
    expired: &WEB_EXPIRED,
    not_yet: &WEB_NOT_YET,
    soon: &WEB_SOON,
    short_key: &WEB_SHORT_KEY,
    old_signature: &WEB_OLD_SIGNATURE,
};

/// Words for a host that was guessed: where nobody listens, nobody said that somebody would. A mail server's name that
/// the web does not answer at is no fault.
const GUESSED: Words = Words { refused: &WEB_NOT_THERE, ..NAMED };

/// The hosts that are looked at, and whether somebody has named them.
fn hosts(cx: &Context<'_>) -> (Vec<String>, bool) {
    let named = cx.question.web_host.as_deref().map(|host| host.trim_end_matches('.').to_ascii_lowercase());
    match named.filter(|host| !host.is_empty()) {
        Some(host) => (vec![host], true),
        None => (USUAL.iter().map(|label| format!("{label}.{}", cx.domain())).collect(), false),
    }
}

/// What will be asked for them.
pub(crate) fn questions(cx: &Context<'_>) -> Vec<(String, Kind)> {
    let hosts = if cx.question.servers { hosts(cx).0 } else { Vec::new() };
    hosts.into_iter().flat_map(|host| [Kind::A, Kind::Aaaa].map(|kind| (host.clone(), kind))).collect()
}

/// Findings of the topic, and what was seen. Called only where servers may be reached.
pub(crate) fn check(cx: &Context<'_>) -> (Vec<Finding>, Vec<Host>) {
    let (hosts, is_named) = hosts(cx);
    let words = if is_named { &NAMED } else { &GUESSED };
    let mut findings = Vec::new();
    let mut there = Vec::new();
    for host in hosts {
        let found = addresses::of(cx, &host);
        if !found.list.is_empty() {
            there.push((host, found.list));
            continue;
        }
        let says = match found.unanswered {
            Some(Outcome::NotAsked) => None,
            Some(_) => Some(&WEB_NO_ANSWER),
            None => is_named.then_some(&WEB_NO_HOST),
        };
        findings.extend(says.map(|says| Finding::new(says).about(host)));
    }
    let mut seen = Vec::new();
    for (said, host) in together(&there, |(host, addresses)| look(cx, host, addresses, words)) {
        findings.extend(said);
        seen.push(host);
    }
    if findings.is_empty() && !cx.is_over() {
        findings.push(Finding::new(&WEB_NONE));
    }
    (once(findings), seen)
}

/// That nobody answers for a name is said once for all names.
fn once(findings: Vec<Finding>) -> Vec<Finding> {
    let (unanswered, mut said): (Vec<_>, Vec<_>) = findings.into_iter().partition(|one| one.id == WEB_NO_ANSWER.id);
    let names: Vec<&str> = unanswered.iter().map(|one| one.subject.as_str()).collect();
    if !names.is_empty() {
        said.push(Finding::new(&WEB_NO_ANSWER).about(names.join(", ")));
    }
    said
}

fn look(cx: &Context<'_>, host: &str, addresses: &[IpAddr], words: &Words) -> (Vec<Finding>, Host) {
    let mut sights = together(addresses, |address| look_at(cx, host, *address, words));
    reach::insist_on_some(&mut sights, words);
    let mut findings = reach::merged(cx, host, &sights, words);
    let is_fine = findings.iter().all(|finding| finding.standing == Standing::NotApplicable);
    if is_fine && let Some(sight) = sights.iter().find(|sight| !sight.row.tls.is_empty()) {
        findings.push(Finding::new(&WEB_FINE).about(host).with("version", sight.row.tls.as_str()));
    }
    let addresses = sights.into_iter().map(|sight| sight.row).collect();
    (findings, Host { topic: Topic::Web, name: host.to_owned(), preference: None, addresses })
}

fn look_at(cx: &Context<'_>, host: &str, address: IpAddr, words: &Words) -> Sight {
    let mut sight = Sight::new(address, &["reachable", "version", "chain", "name", "expiry"]);
    if cx.is_over() {
        sight.say(words.timed_out);
        return sight;
    }
    cx.contacted(ContactKind::Https, format!("{host} [{address}]"));
    let Some(stream) = reach::connect(cx, &mut sight, cx.question.ports.1, words) else { return sight };
    let handshake = tls::begin(stream, host, &[b"http/1.1"]);
    let judged = certificate::judge(&handshake.chain, host, &cx.world.roots, cx.world.now);
    reach::tell(&mut sight, &handshake, judged.as_ref(), words);
    if let Ok(mut stream) = handshake.stream {
        stream.conn.send_close_notify();
        let _ = stream.flush();
    }
    sight
}
