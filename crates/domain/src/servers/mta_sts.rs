//! Encryption that others must insist on (RFC 8461).

use super::addresses::{self, Addresses};
use super::certificate::{self, Chain, Expiry, Name};
use super::findings::{
    MTA_STS_BRIEF, MTA_STS_CERTIFICATE, MTA_STS_FINE, MTA_STS_NO_ANSWER, MTA_STS_NO_HOST, MTA_STS_NO_MAIL,
    MTA_STS_NO_RECORD, MTA_STS_NO_ROOTS, MTA_STS_NONE, MTA_STS_NOT_FETCHED, MTA_STS_NOT_HTTP, MTA_STS_NOT_LISTED,
    MTA_STS_NOT_LISTED_YET, MTA_STS_OFF, MTA_STS_POLICY, MTA_STS_RECORD, MTA_STS_REDIRECT, MTA_STS_REFUSED,
    MTA_STS_SEVERAL, MTA_STS_STATUS, MTA_STS_TESTING, MTA_STS_TIMED_OUT, MTA_STS_TOO_LARGE, MTA_STS_TYPE,
};
use super::http;
use super::mx::{Mx, Says};
use super::policy::{self, Mode, Policy};
use super::reach::{self, Unreached};
use super::tls;
use crate::ask::{Data, Kind, Outcome};
use crate::check::Context;
use crate::report::{ContactKind, Finding, Topic};
use std::io::{Read, Write};
use std::net::SocketAddr;
use time::macros::format_description;

/// Where the policy stands (RFC 8461 3.2).
const PATH: &str = "/.well-known/mta-sts.txt";
/// Characters of a text of the domain's that are shown.
const MOST_SHOWN: usize = 300;
/// How long a policy should be kept at least, in seconds: whoever attacks must not only wait for the night.
const LEAST_AGE: u64 = 86_400;
/// How long the policy is kept that is proposed: a week, as long as it is only tested.
const PROPOSED_AGE: u64 = 604_800;

/// Findings of the topic. Where `question.servers` is false, only the domain name system may be asked.
pub(crate) fn check(cx: &Context<'_>, mx: &Mx) -> Vec<Finding> {
    match mx.says {
        Says::Nobody | Says::Nothing => return vec![Finding::new(&MTA_STS_NO_MAIL)],
        Says::Unknown(Outcome::NotAsked) => return Vec::new(),
        Says::Servers | Says::Itself | Says::Unknown(_) => {}
    }
    let name = format!("_mta-sts.{}", cx.domain());
    let answer = cx.ask(&name, Kind::Txt);
    match answer.outcome {
        Outcome::NotAsked => return Vec::new(),
        outcome if !outcome.is_known() => return vec![Finding::new(&MTA_STS_NO_ANSWER)],
        _ => {}
    }
    // Texts that begin otherwise are of others, and do not count (RFC 8461 3.1).
    let texts = answer.texts().map(String::from_utf8_lossy);
    let records: Vec<_> = texts.filter(|text| text.trim_start().starts_with("v=STSv1")).collect();
    let shown: Vec<Data> = records.iter().map(|record| Data::Txt(record.as_bytes().to_vec())).collect();
    cx.show(Topic::MtaSts, &name, Kind::Txt, &shown, answer.authentic);
    let mut findings = match records.as_slice() {
        [] => return without_record(cx, mx, &name),
        [record] if policy::id(record).is_some() => Vec::new(),
        [record] => {
            vec![Finding::new(&MTA_STS_RECORD).with("record", brief(record)).paste(&name, "TXT", own_record(cx))]
        }
        _ => vec![Finding::new(&MTA_STS_SEVERAL).paste(&name, "TXT", own_record(cx))],
    };
    if !cx.question.servers {
        findings.push(Finding::new(&MTA_STS_NOT_FETCHED));
        return findings;
    }
    let host = policy_host(cx);
    let addresses = addresses::of(cx, &host);
    findings.extend(match addresses.unanswered {
        _ if !addresses.list.is_empty() => judge(mx, &host, fetch(cx, &host, &addresses)),
        Some(Outcome::NotAsked) => return findings,
        Some(_) => vec![Finding::new(&MTA_STS_NO_ANSWER)],
        None => vec![Finding::new(&MTA_STS_NO_HOST).about(host).with("policy", own_policy(mx))],
    });
    if (cx.stop)() {
        findings.retain(|finding| finding.id != MTA_STS_TIMED_OUT.id);
        return findings;
    }
    if findings.is_empty() {
        findings.push(Finding::new(&MTA_STS_FINE));
    }
    findings
}

/// Where nothing announces a policy there is none, unless somebody forgot to.
fn without_record(cx: &Context<'_>, mx: &Mx, name: &str) -> Vec<Finding> {
    let host = policy_host(cx);
    if cx.question.servers {
        let addresses = addresses::of(cx, &host);
        if !addresses.list.is_empty()
            && fetch(cx, &host, &addresses).is_ok_and(|page| Policy::parse(&page.body).is_ok())
        {
            return vec![Finding::new(&MTA_STS_NO_RECORD).about(host).paste(name, "TXT", own_record(cx))];
        }
    }
    if (cx.stop)() {
        return Vec::new();
    }
    let none = Finding::new(&MTA_STS_NONE).with("host", host).with("policy", own_policy(mx));
    vec![none.paste(name, "TXT", own_record(cx))]
}

fn policy_host(cx: &Context<'_>) -> String {
    format!("mta-sts.{}", cx.domain())
}

/// A record that announces a new policy: its `id` is the moment.
fn own_record(cx: &Context<'_>) -> String {
    let moment = cx.world.now.to_offset(time::UtcOffset::UTC);
    let id = moment.format(format_description!("[year][month][day][hour][minute][second]")).unwrap_or_default();
    format!("v=STSv1; id={id}")
}

/// A policy that asks for reports alone, for the servers that there are.
fn own_policy(mx: &Mx) -> String {
    let servers = mx.hosts.iter().map(|host| format!("mx: {}\n", host.name)).collect::<String>();
    format!("version: STSv1\nmode: testing\n{servers}max_age: {PROPOSED_AGE}\n")
}

/// Findings about a policy, or about why there is none.
pub(super) fn judge(mx: &Mx, host: &str, fetched: Result<http::Page, Box<Finding>>) -> Vec<Finding> {
    let page = match fetched {
        Ok(page) => page,
        Err(finding) => return vec![(*finding).about(host)],
    };
    let mut findings = Vec::new();
    if page.media_type != "text/plain" {
        findings.push(Finding::new(&MTA_STS_TYPE).about(host).with("type", page.media_type));
    }
    let policy = match Policy::parse(&page.body) {
        Ok(policy) => policy,
        Err(fault) => {
            let finding = Finding::new(&MTA_STS_POLICY).about(host).with("fault", fault.as_str());
            findings.push(finding.with("policy", own_policy(mx)));
            return findings;
        }
    };
    if policy.mode == Mode::None {
        findings.push(Finding::new(&MTA_STS_OFF).about(host));
        return findings;
    }
    if policy.mode == Mode::Testing {
        findings.push(Finding::new(&MTA_STS_TESTING).about(host));
    }
    if policy.max_age < LEAST_AGE {
        findings.push(Finding::new(&MTA_STS_BRIEF).about(host).with("seconds", policy.max_age.to_string()));
    }
    let says = if policy.mode == Mode::Enforce { &MTA_STS_NOT_LISTED } else { &MTA_STS_NOT_LISTED_YET };
    let missing = mx.hosts.iter().filter(|server| !policy.lists(&server.name));
    findings.extend(missing.map(|server| {
        Finding::new(says).about(server.name.as_str()).with("listed", brief(&policy.servers.join(", ")))
    }));
    findings
}

/// As much of a text as a person reads.
fn brief(text: &str) -> String {
    text.chars().take(MOST_SHOWN).collect()
}

/// Gets the policy from the first address that takes a connection.
fn fetch(cx: &Context<'_>, host: &str, addresses: &Addresses) -> Result<http::Page, Box<Finding>> {
    let mut why_not = Finding::new(&MTA_STS_TIMED_OUT);
    for address in &addresses.list {
        if cx.is_over() {
            break;
        }
        cx.contacted(ContactKind::Https, format!("{host} [{address}]"));
        match cx.world.net.tcp_unless(SocketAddr::new(*address, cx.question.ports.1), cx.until(), cx.stop) {
            Ok(stream) => return fetch_from(cx, host, stream),
            Err(error) if reach::why(&error, *address) == Unreached::Refused => {
                why_not = Finding::new(&MTA_STS_REFUSED);
            }
            Err(_) => {}
        }
    }
    Err(Box::new(why_not))
}

fn fetch_from(
    cx: &Context<'_>,
    host: &str,
    stream: Box<dyn crate::connect::Stream + '_>,
) -> Result<http::Page, Box<Finding>> {
    let faulty = |fault: &str| Box::new(Finding::new(&MTA_STS_CERTIFICATE).with("fault", fault));
    let handshake = tls::begin(stream, host, &[b"http/1.1"]);
    let mut stream = match handshake.stream {
        Ok(stream) => stream,
        Err(tls::Fault::TimedOut | tls::Fault::Closed) => return Err(Box::new(Finding::new(&MTA_STS_TIMED_OUT))),
        Err(tls::Fault::OldVersion | tls::Fault::NoMethod | tls::Fault::NotTls) => return Err(faulty("tls")),
        Err(tls::Fault::UnknownName | tls::Fault::BadName) => return Err(faulty("name")),
        Err(tls::Fault::Certificate) => return Err(faulty("broken")),
    };
    let judged = certificate::judge(&handshake.chain, host, &cx.world.roots, cx.world.now);
    let judged = judged.ok_or_else(|| faulty("broken"))?;
    match (judged.chain, judged.name, judged.expiry) {
        (Chain::NoRoots, ..) => return Err(Box::new(Finding::new(&MTA_STS_NO_ROOTS))),
        (_, _, Expiry::Expired) => return Err(faulty("expired")),
        (_, _, Expiry::NotYet) => return Err(faulty("not-yet")),
        (_, Name::Wrong, _) => return Err(faulty("name")),
        (Chain::Trusted, ..) => {}
        (Chain::SelfSigned, ..) => return Err(faulty("self-signed")),
        (Chain::Incomplete, ..) => return Err(faulty("incomplete")),
        (Chain::Untrusted | Chain::AuthorityExpired | Chain::Outdated | Chain::Broken, ..) => {
            return Err(faulty("untrusted"));
        }
    }
    page(&mut stream, host)
}

/// Gets what stands where the policy should, from whoever may be trusted.
pub(super) fn page(stream: &mut (impl Read + Write), host: &str) -> Result<http::Page, Box<Finding>> {
    http::get(stream, host, PATH).map_err(|fault| {
        Box::new(match fault {
            http::Fault::Status(status) => Finding::new(&MTA_STS_STATUS).with("status", status.to_string()),
            http::Fault::Redirect => Finding::new(&MTA_STS_REDIRECT),
            http::Fault::TooLarge => Finding::new(&MTA_STS_TOO_LARGE),
            http::Fault::NotHttp => Finding::new(&MTA_STS_NOT_HTTP),
            http::Fault::Closed | http::Fault::TimedOut => Finding::new(&MTA_STS_TIMED_OUT),
        })
    })
}
