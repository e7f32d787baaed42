//! Encryption between mail servers (RFC 3207), and their certificates.
//!
//! Every address is connected to once, all at the same time; no mail is sent, and nothing is tried again.

use super::addresses::{Reverse, reverse};
use super::certificate::{self};
use super::findings::{
    STARTTLS_ALL_REFUSED, STARTTLS_AUTHORITY_EXPIRED, STARTTLS_BROKEN, STARTTLS_BUSY, STARTTLS_CLOSED,
    STARTTLS_EXPIRED, STARTTLS_FINE, STARTTLS_FLOOD, STARTTLS_HIDDEN, STARTTLS_INCOMPLETE, STARTTLS_INJECTED,
    STARTTLS_NO_IPV6, STARTTLS_NO_MAIL, STARTTLS_NO_METHOD, STARTTLS_NO_ROOTS, STARTTLS_NO_SERVERS,
    STARTTLS_NOT_GREETED, STARTTLS_NOT_OFFERED, STARTTLS_NOT_SMTP, STARTTLS_NOT_TLS, STARTTLS_NOT_YET,
    STARTTLS_OLD_SIGNATURE, STARTTLS_OLD_VERSION, STARTTLS_REFUSED, STARTTLS_SELF_SIGNED, STARTTLS_SHORT_KEY,
    STARTTLS_SOON, STARTTLS_TIMED_OUT, STARTTLS_UNREACHABLE, STARTTLS_UNTRUSTED, STARTTLS_WITHDRAWN,
    STARTTLS_WRONG_NAME,
};
use super::mx::{Mx, MxHost, Says};
use super::reach::{self, Sight, Words};
use super::smtp::{self, Fault};
use super::tls;
use crate::ask::Outcome;
use crate::check::Context;
use crate::report::{ContactKind, Finding, Host, Standing, Topic};
use crate::shared::Kept;
use crate::together::together;
use rustls::pki_types::CertificateDer;
use std::net::IpAddr;
use std::time::{Duration, Instant};

/// Whoever kept one check of a list waiting for so long keeps no other waiting.
const LONG: Duration = Duration::from_secs(5);

/// How the topic says what was seen at an address.
pub(super) const WORDS: Words = Words {
    refused: &STARTTLS_REFUSED,
    timed_out: &STARTTLS_TIMED_OUT,
    unreachable: &STARTTLS_UNREACHABLE,
    no_ipv6: &STARTTLS_NO_IPV6,
    closed: &STARTTLS_CLOSED,
    not_tls: &STARTTLS_NOT_TLS,
    old_version: &STARTTLS_OLD_VERSION,
    no_method: &STARTTLS_NO_METHOD,
    self_signed: &STARTTLS_SELF_SIGNED,
    incomplete: &STARTTLS_INCOMPLETE,
    untrusted: &STARTTLS_UNTRUSTED,
    authority_expired: &STARTTLS_AUTHORITY_EXPIRED,
    broken: &STARTTLS_BROKEN,
    no_roots: &STARTTLS_NO_ROOTS,
    wrong_name: &STARTTLS_WRONG_NAME,
    expired: &STARTTLS_EXPIRED,
    not_yet: &STARTTLS_NOT_YET,
    soon: &STARTTLS_SOON,
    short_key: &STARTTLS_SHORT_KEY,
    old_signature: &STARTTLS_OLD_SIGNATURE,
};

/// What was seen at one address of a host.
pub(crate) type Seen = (Sight, Chain);

/// The certificates that an address of a host has shown.
#[derive(Clone)]
pub(crate) struct Chain {
    /// The host.
    pub(crate) host: String,
    /// The address.
    pub(crate) address: IpAddr,
    /// Its certificates, its own first.
    pub(crate) certificates: Vec<CertificateDer<'static>>,
    /// Whether it was reached, and certainly does not encrypt.
    pub(crate) does_not_encrypt: bool,
}

/// Findings of the topic, and what was seen at each host. Called only where servers may be reached.
pub(crate) fn check(cx: &Context<'_>, mx: &Mx) -> (Vec<Finding>, Vec<Host>, Vec<Chain>) {
    let instead = match mx.says {
        Says::Unknown(Outcome::NotAsked) => return (Vec::new(), Vec::new(), Vec::new()),
        Says::Unknown(_) => Some(&STARTTLS_NO_SERVERS),
        Says::Nobody | Says::Nothing => Some(&STARTTLS_NO_MAIL),
        Says::Servers | Says::Itself => mx.reachable().next().is_none().then_some(&STARTTLS_NO_SERVERS),
    };
    if let Some(says) = instead {
        return (vec![Finding::new(says)], Vec::new(), Vec::new());
    }
    let looked = together(&mx.hosts, |host| look(cx, host));
    let (mut findings, mut hosts, mut chains) = (Vec::new(), Vec::new(), Vec::new());
    for (said, host, shown) in looked {
        findings.extend(said);
        hosts.push(host);
        chains.extend(shown);
    }
    doubt_refusals(&mut findings, &mut hosts);
    (findings, hosts, chains)
}

/// Where nobody was reached, what refuses may as well be a firewall on the way, which lets nobody connect to port 25.
fn doubt_refusals(findings: &mut [Finding], hosts: &mut [Host]) {
    let answers = || hosts.iter().flat_map(|host| &host.addresses).flat_map(|address| &address.answers);
    if answers().any(|(asked, answer)| *asked == "reachable" && *answer == Standing::Fine) {
        return;
    }
    for finding in findings.iter_mut().filter(|finding| finding.id == STARTTLS_REFUSED.id) {
        let doubted = Finding::new(&STARTTLS_ALL_REFUSED).about(std::mem::take(&mut finding.subject));
        *finding = Finding { evidence: std::mem::take(&mut finding.evidence), ..doubted };
    }
    for address in hosts.iter_mut().flat_map(|host| &mut host.addresses) {
        for (asked, answer) in &mut address.answers {
            if *asked == "reachable" && *answer == Standing::Problem {
                *answer = Standing::Unknown;
            }
        }
    }
}

fn look(cx: &Context<'_>, host: &MxHost) -> (Vec<Finding>, Host, Vec<Chain>) {
    let looked = together(&host.addresses.list, |address| look_at(cx, &host.name, *address));
    let (mut sights, chains): (Vec<Sight>, Vec<Chain>) = looked.into_iter().unzip();
    reach::insist_on_some(&mut sights, &WORDS);
    let mut findings = reach::merged(cx, &host.name, &sights, &WORDS);
    let is_fine = findings.iter().all(|finding| finding.standing == Standing::NotApplicable);
    if is_fine && let Some(sight) = sights.iter().find(|sight| !sight.row.tls.is_empty()) {
        let fine = Finding::new(&STARTTLS_FINE).about(host.name.as_str()).with("version", sight.row.tls.as_str());
        findings.push(fine);
    }
    let addresses = sights.into_iter().map(|sight| sight.row).collect();
    let seen = Host { topic: Topic::Mx, name: host.name.clone(), preference: host.preference, addresses };
    (findings, seen, chains)
}

/// Each server once, however many domains of a list name it.
fn look_at(cx: &Context<'_>, host: &str, address: IpAddr) -> Seen {
    cx.contacted(ContactKind::Smtp, format!("{host} [{address}]"));
    cx.world.shared.server(host, address, || {
        let began = Instant::now();
        let seen = look_once(cx, host, address);
        let had_time = !cx.is_over() || began.elapsed() >= LONG;
        (seen, if had_time && !(cx.stop)() { Kept::Yes } else { Kept::No })
    })
}

fn look_once(cx: &Context<'_>, host: &str, address: IpAddr) -> Seen {
    let mut sight = Sight::new(address, &["reachable", "offered", "version", "chain", "name", "expiry"]);
    let mut shown = Chain { host: host.to_owned(), address, certificates: Vec::new(), does_not_encrypt: false };
    if let Reverse::Named(name) | Reverse::Elsewhere(name) = reverse(cx, address) {
        sight.row.reverse = name;
    }
    if cx.is_over() {
        sight.say(&STARTTLS_TIMED_OUT);
        return (sight, shown);
    }
    let Some(stream) = reach::connect(cx, &mut sight, cx.question.ports.0, &WORDS) else { return (sight, shown) };
    let stream = match smtp::begin(stream) {
        Ok(stream) => stream,
        Err(fault) => {
            shown.does_not_encrypt = matches!(fault, Fault::NotOffered | Fault::Withdrawn(_));
            not_begun(&mut sight, fault);
            return (sight, shown);
        }
    };
    sight.answer("offered", Standing::Fine);
    let handshake = tls::begin(stream, host, &[]);
    let judged = certificate::judge(&handshake.chain, host, &cx.world.roots, cx.world.now);
    reach::tell(&mut sight, &handshake, judged.as_ref(), &WORDS);
    shown.certificates = handshake.chain;
    shown.does_not_encrypt = handshake.stream.as_ref().err() == Some(&tls::Fault::NotTls);
    if let Ok(stream) = handshake.stream {
        smtp::leave(stream);
    }
    (sight, shown)
}

fn not_begun(sight: &mut Sight, fault: Fault) {
    let (says, text) = match fault {
        Fault::Busy(text) => (&STARTTLS_BUSY, text),
        Fault::NotGreeted(text) => (&STARTTLS_NOT_GREETED, text),
        Fault::NotOffered => (&STARTTLS_NOT_OFFERED, String::new()),
        Fault::Hidden => (&STARTTLS_HIDDEN, String::new()),
        Fault::Withdrawn(text) => (&STARTTLS_WITHDRAWN, text),
        Fault::Injected => (&STARTTLS_INJECTED, String::new()),
        Fault::Closed => (&STARTTLS_CLOSED, String::new()),
        Fault::Flood => (&STARTTLS_FLOOD, String::new()),
        Fault::NotSmtp => (&STARTTLS_NOT_SMTP, String::new()),
        Fault::TimedOut => (&STARTTLS_TIMED_OUT, String::new()),
    };
    if says.standing == Standing::Problem {
        sight.answer("offered", Standing::Problem);
        // Without encryption there is nothing to be asked of it.
        for question in ["version", "chain", "name", "expiry"] {
            sight.answer(question, Standing::NotApplicable);
        }
    }
    if text.is_empty() { sight.say(says) } else { sight.say_with(says, "reply", text) }
}
