//! What is seen at one address of a host, and what is to be said of it. STARTTLS and the web ask the same of a certificate
//! and say it in words of their own.

use super::certificate::{Chain, Expiry, Judged, Name, Strength};
use super::tls::{Fault, Handshake};
use crate::check::Context;
use crate::connect::Stream;
use crate::findings::Says;
use crate::findings::records::CHECK_STOPPED;
use crate::report::{Finding, HostAddress, Standing};
use std::io::{self, ErrorKind};
use std::net::{IpAddr, SocketAddr};

/// Names of a certificate that a text mentions.
const MOST_NAMES: usize = 5;

/// How a topic says what is so.
pub(crate) struct Words {
    pub(crate) refused: &'static Says,
    pub(crate) timed_out: &'static Says,
    pub(crate) unreachable: &'static Says,
    pub(crate) no_ipv6: &'static Says,
    pub(crate) closed: &'static Says,
    pub(crate) not_tls: &'static Says,
    pub(crate) old_version: &'static Says,
    pub(crate) no_method: &'static Says,
    pub(crate) self_signed: &'static Says,
    pub(crate) incomplete: &'static Says,
    pub(crate) untrusted: &'static Says,
    pub(crate) authority_expired: &'static Says,
    pub(crate) broken: &'static Says,
    pub(crate) no_roots: &'static Says,
    pub(crate) wrong_name: &'static Says,
    pub(crate) expired: &'static Says,
    pub(crate) not_yet: &'static Says,
    pub(crate) soon: &'static Says,
    pub(crate) short_key: &'static Says,
    pub(crate) old_signature: &'static Says,
}

/// What was seen at one address.
#[derive(Clone)]
pub(crate) struct Sight {
    pub(crate) address: IpAddr,
    pub(crate) row: HostAddress,
    pub(crate) findings: Vec<Finding>,
}

impl Sight {
    /// Nothing yet.
    pub(crate) fn new(address: IpAddr, questions: &[&'static str]) -> Self {
        let row = HostAddress {
            address: address.to_string(),
            reverse: String::new(),
            tls: String::new(),
            certificate_names: Vec::new(),
            issuer: String::new(),
            expires: String::new(),
            answers: questions.iter().map(|question| (*question, Standing::Unknown)).collect(),
        };
        Self { address, row, findings: Vec::new() }
    }

    /// Answers one of the separate questions.
    pub(crate) fn answer(&mut self, question: &str, standing: Standing) {
        for (asked, answer) in &mut self.row.answers {
            if *asked == question {
                *answer = standing;
            }
        }
    }

    /// Says something.
    pub(crate) fn say(&mut self, says: &'static Says) {
        self.findings.push(Finding::new(says));
    }

    pub(crate) fn say_with(&mut self, says: &'static Says, name: &'static str, value: impl Into<String>) {
        self.findings.push(Finding::new(says).with(name, value));
    }
}

/// Connects, or says why that was not possible.
pub(crate) fn connect<'a>(
    cx: &Context<'a>,
    sight: &mut Sight,
    port: u16,
    words: &Words,
) -> Option<Box<dyn Stream + 'a>> {
    match cx.world.net.tcp_unless(SocketAddr::new(sight.address, port), cx.until(), cx.stop) {
        Ok(stream) => {
            sight.answer("reachable", Standing::Fine);
            Some(stream)
        }
        Err(error) => {
            let (says, standing) = match why(&error, sight.address) {
                Unreached::Refused => (words.refused, words.refused.standing),
                Unreached::NoIpv6 => (words.no_ipv6, Standing::NotApplicable),
                Unreached::TimedOut => (words.timed_out, Standing::Unknown),
                Unreached::NoWay => (words.unreachable, Standing::Unknown),
            };
            sight.answer("reachable", standing);
            sight.say(says);
            None
        }
    }
}

/// Why an address was not reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unreached {
    /// Nobody listens there.
    Refused,
    /// This computer has no IPv6.
    NoIpv6,
    /// Nobody answered.
    TimedOut,
    /// No way leads there from here, or something here forbids it.
    NoWay,
}

pub(crate) fn why(error: &io::Error, address: IpAddr) -> Unreached {
    match error.kind() {
        ErrorKind::ConnectionRefused => Unreached::Refused,
        ErrorKind::TimedOut | ErrorKind::WouldBlock => Unreached::TimedOut,
        ErrorKind::NetworkUnreachable
        | ErrorKind::HostUnreachable
        | ErrorKind::AddrNotAvailable
        | ErrorKind::Unsupported
        // Linux without the protocol at all says EAFNOSUPPORT, which has no kind of its own.
            if address.is_ipv6() =>
        {
            Unreached::NoIpv6
        }
        _ if address.is_ipv6() && matches!(error.raw_os_error(), Some(97 | 10_047 | 47)) => Unreached::NoIpv6,
        _ => Unreached::NoWay,
    }
}

/// Says what TLS showed.
pub(crate) fn tell(sight: &mut Sight, handshake: &Handshake<'_>, judged: Option<&Judged>, words: &Words) {
    handshake.version.clone_into(&mut sight.row.tls);
    match &handshake.stream {
        Ok(_) => sight.answer("version", Standing::Fine),
        Err(Fault::Certificate) => {
            sight.answer("version", Standing::Fine);
            // A short key is refused as if it had signed wrongly; that it is short is said below.
            if !judged.is_some_and(|it| matches!(it.strength, Strength::ShortKey(_))) {
                sight.answer("chain", Standing::Problem);
                sight.say(words.broken);
            }
        }
        Err(Fault::UnknownName | Fault::BadName) => {
            sight.answer("name", Standing::Problem);
            sight.say_with(words.wrong_name, "names", "—");
        }
        Err(fault) => {
            let says = match fault {
                Fault::OldVersion => words.old_version,
                Fault::NoMethod => words.no_method,
                Fault::Closed => words.closed,
                Fault::TimedOut => words.timed_out,
                _ => words.not_tls,
            };
            sight.answer("version", says.standing);
            sight.say(says);
        }
    }
    let Some(judged) = judged else { return };
    sight.row.certificate_names.clone_from(&judged.names);
    sight.row.issuer.clone_from(&judged.issuer);
    sight.row.expires = judged.expires();
    tell_certificate(sight, judged, words);
}

fn tell_certificate(sight: &mut Sight, judged: &Judged, words: &Words) {
    let chain = match judged.chain {
        Chain::Trusted => None,
        Chain::SelfSigned => Some(words.self_signed),
        Chain::Incomplete => Some(words.incomplete),
        Chain::Untrusted => Some(words.untrusted),
        Chain::AuthorityExpired => Some(words.authority_expired),
        Chain::Outdated => Some(words.old_signature),
        Chain::Broken => Some(words.broken),
        Chain::NoRoots => Some(words.no_roots),
    };
    // Whoever vouches for it, a server that does not hold its key is none of theirs.
    if !sight.findings.iter().any(|one| one.id == words.broken.id) {
        sight.answer("chain", chain.map_or(Standing::Fine, |says| says.standing));
    }
    if let Some(says) = chain.filter(|says| !sight.findings.iter().any(|one| one.id == says.id)) {
        sight.say_with(says, "issuer", judged.issuer.as_str());
    }
    match judged.name {
        Name::Right => sight.answer("name", Standing::Fine),
        Name::Wrong => {
            sight.answer("name", Standing::Problem);
            let names = judged.names.get(..judged.names.len().min(MOST_NAMES)).unwrap_or_default().join(", ");
            sight.say_with(words.wrong_name, "names", if names.is_empty() { "—".to_owned() } else { names });
        }
    }
    let day = judged.expires.map(|moment| moment.date().to_string()).unwrap_or_default();
    let (standing, says) = match judged.expiry {
        Expiry::Holds => (Standing::Fine, None),
        Expiry::Soon(_) => (Standing::Problem, Some(words.soon)),
        Expiry::Expired => (Standing::Problem, Some(words.expired)),
        Expiry::NotYet => (Standing::Problem, Some(words.not_yet)),
    };
    sight.answer("expiry", standing);
    if let Some(says) = says {
        let mut finding = Finding::new(says).with("day", day);
        if let Expiry::Soon(days) = judged.expiry {
            finding = finding.with("days", days.to_string());
        }
        sight.findings.push(finding);
    }
    match judged.strength {
        Strength::Strong => {}
        Strength::ShortKey(bits) => sight.say_with(words.short_key, "bits", bits.to_string()),
        // Said already where it keeps anybody from vouching for it.
        Strength::OldSignature if judged.chain == Chain::Outdated => {}
        Strength::OldSignature => sight.say_with(words.old_signature, "issuer", judged.issuer.as_str()),
    }
}

/// The findings of all addresses of a host, each once, with the addresses that it is about. Where somebody has stopped the
/// check, nobody was late.
pub(crate) fn merged(cx: &Context<'_>, host: &str, sights: &[Sight], words: &Words) -> Vec<Finding> {
    let stopped = (cx.stop)();
    let mut all: Vec<(Finding, Vec<String>)> = Vec::new();
    for sight in sights {
        for finding in &sight.findings {
            let finding = if stopped && finding.id == words.timed_out.id {
                Finding::new(&CHECK_STOPPED).on(finding.topic)
            } else {
                finding.clone()
            };
            let finding = finding.about(host);
            match all.iter_mut().find(|(known, _)| *known == finding) {
                Some((_, addresses)) => addresses.push(sight.row.address.clone()),
                None => all.push((finding, vec![sight.row.address.clone()])),
            }
        }
    }
    all.into_iter().map(|(finding, addresses)| finding.with("address", addresses.join(", "))).collect()
}

/// Where all that can be said of a host is that this computer has no IPv6, nothing is known of it.
pub(crate) fn insist_on_some(sights: &mut [Sight], words: &Words) {
    let only = |sight: &Sight| sight.findings.iter().any(|finding| finding.id == words.no_ipv6.id);
    if !sights.is_empty() && sights.iter().all(only) {
        for sight in sights {
            sight.findings = vec![Finding::new(words.unreachable)];
            sight.answer("reachable", Standing::Unknown);
        }
    }
}
