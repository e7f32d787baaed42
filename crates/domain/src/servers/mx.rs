//! Mail servers (RFC 5321 §5, RFC 7505).

use super::addresses::{self, Addresses, Reverse, is_private};
use super::findings::{
    MX_ADDRESS, MX_ALIAS, MX_BOGUS, MX_FINE, MX_HOST_UNANSWERED, MX_IMPLICIT, MX_MANY, MX_NO_ADDRESS, MX_NO_ANSWER,
    MX_NO_HOST, MX_NONE, MX_NULL, MX_NULL_BESIDE, MX_PRIVATE, MX_REVERSE_ELSEWHERE, MX_REVERSE_NONE, MX_WANTED,
};
use crate::ask::{Answer, Data, Kind, Outcome};
use crate::check::Context;
use crate::report::{Finding, Profile, Standing, Topic};
use crate::together::together;
use std::net::IpAddr;

/// Mail servers that are looked at.
const MOST_HOSTS: usize = 10;

/// What the domain says about its mail servers.
#[derive(Debug)]
pub(crate) struct Mx {
    /// What it says.
    pub(crate) says: Says,
    /// The servers in the order in which they are tried, at most ten.
    pub(crate) hosts: Vec<MxHost>,
    /// Whether the resolver has verified the list (DNSSEC).
    pub(crate) authentic: bool,
    /// How many servers are listed, whether looked at or not.
    listed: usize,
    /// Whether the null MX stands among others.
    null_beside: bool,
}

/// What a domain says about mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    /// These servers take it.
    Servers,
    /// Nobody takes it (RFC 7505).
    Nobody,
    /// Nothing, so the domain's own address takes it (RFC 5321 5.1).
    Itself,
    /// Nothing, and it has no address.
    Nothing,
    /// Nobody could tell.
    Unknown(Outcome),
}

/// A mail server.
#[derive(Debug)]
pub(crate) struct MxHost {
    /// Its name.
    pub(crate) name: String,
    /// The least is tried first; nothing where the domain itself is taken for one.
    pub(crate) preference: Option<u16>,
    /// Where it is.
    pub(crate) addresses: Addresses,
}

impl MxHost {
    /// Whether an address stands where a name should.
    fn is_address(&self) -> bool {
        self.name.trim_matches(['[', ']']).parse::<IpAddr>().is_ok()
    }
}

impl Mx {
    const fn without(says: Says) -> Self {
        Self { says, hosts: Vec::new(), authentic: false, listed: 0, null_beside: false }
    }

    /// Whether the domain receives mail; nothing where nobody could tell.
    pub(crate) const fn profile_hint(&self) -> Option<bool> {
        match self.says {
            Says::Servers => Some(true),
            Says::Nobody | Says::Nothing => Some(false),
            // It may have an address for its web site alone.
            Says::Itself | Says::Unknown(_) => None,
        }
    }

    /// Servers that can be looked at.
    pub(crate) fn reachable(&self) -> impl Iterator<Item = &MxHost> {
        self.hosts.iter().filter(|host| !host.addresses.list.is_empty())
    }
}

/// Asks for them; the first thing that is done, and once.
pub(crate) fn find(cx: &Context<'_>) -> Mx {
    let answer = cx.ask(cx.domain(), Kind::Mx);
    cx.show(Topic::Mx, cx.domain(), Kind::Mx, &answer.records, answer.authentic);
    match answer.outcome {
        Outcome::Found => listed(cx, &answer),
        Outcome::NoRecords => {
            let addresses = addresses::of(cx, cx.domain());
            match addresses.unanswered.filter(|_| addresses.list.is_empty()) {
                Some(outcome) => Mx::without(Says::Unknown(outcome)),
                None if addresses.list.is_empty() => Mx::without(Says::Nothing),
                None => {
                    let host = MxHost { name: cx.domain().to_owned(), preference: None, addresses };
                    Mx {
                        says: Says::Itself,
                        hosts: vec![host],
                        authentic: answer.authentic,
                        listed: 1,
                        null_beside: false,
                    }
                }
            }
        }
        Outcome::NoName => Mx::without(Says::Nothing),
        outcome => Mx::without(Says::Unknown(outcome)),
    }
}

fn listed(cx: &Context<'_>, answer: &Answer) -> Mx {
    let mut servers: Vec<(u16, String)> = Vec::new();
    let mut has_null = false;
    for record in &answer.records {
        let Data::Mx { preference, host } = record else { continue };
        if host.is_empty() {
            has_null = true;
        } else if !servers.iter().any(|(_, known)| known == host) {
            servers.push((*preference, host.clone()));
        }
    }
    servers.sort();
    let listed = servers.len();
    if servers.is_empty() {
        return Mx { authentic: answer.authentic, ..Mx::without(Says::Nobody) };
    }
    servers.truncate(MOST_HOSTS);
    let both = |(_, name): &(_, String)| [Kind::A, Kind::Aaaa].map(|kind| (name.clone(), kind));
    cx.warm(&servers.iter().flat_map(both).collect::<Vec<_>>());
    let hosts = servers.into_iter().map(|(preference, name)| host_of(cx, preference, name)).collect();
    Mx { says: Says::Servers, hosts, authentic: answer.authentic, listed, null_beside: has_null }
}

fn host_of(cx: &Context<'_>, preference: u16, name: String) -> MxHost {
    let mut host = MxHost { name, preference: Some(preference), addresses: Addresses::default() };
    if !host.is_address() {
        host.addresses = addresses::of(cx, &host.name);
    }
    host
}

/// Findings of the topic. Where the domain does not exist, this is not called.
pub(crate) fn check(cx: &Context<'_>, mx: &Mx) -> Vec<Finding> {
    let mut findings = Vec::new();
    match mx.says {
        Says::Unknown(Outcome::NotAsked) => return findings,
        Says::Unknown(Outcome::Bogus) => return vec![Finding::new(&MX_BOGUS)],
        Says::Unknown(_) => return vec![Finding::new(&MX_NO_ANSWER)],
        Says::Nobody => {
            let wanted = cx.question.profile == Some(Profile::Mail);
            return vec![Finding::new(if wanted { &MX_WANTED } else { &MX_NULL })];
        }
        Says::Nothing => {
            let wanted = cx.question.profile == Some(Profile::Mail);
            return vec![Finding::new(if wanted { &MX_WANTED } else { &MX_NONE }).paste(cx.domain(), "MX", "0 .")];
        }
        Says::Itself => findings.push(Finding::new(&MX_IMPLICIT)),
        Says::Servers => {}
    }
    if mx.null_beside {
        findings.push(Finding::new(&MX_NULL_BESIDE));
    }
    if mx.listed > mx.hosts.len() {
        let seen = mx.hosts.len().to_string();
        findings.push(Finding::new(&MX_MANY).with("all", mx.listed.to_string()).with("seen", seen));
    }
    findings.extend(together(&mx.hosts, |host| of_host(cx, host)).into_iter().flatten());
    if !findings.iter().any(|finding| matches!(finding.standing, Standing::Problem | Standing::Unknown)) {
        let names: Vec<&str> = mx.hosts.iter().map(|host| host.name.as_str()).collect();
        findings.push(Finding::new(&MX_FINE).with("hosts", names.join(", ")));
    }
    findings
}

fn of_host(cx: &Context<'_>, host: &MxHost) -> Vec<Finding> {
    let about = |says| Finding::new(says).about(host.name.as_str());
    if host.is_address() {
        return vec![about(&MX_ADDRESS)];
    }
    let mut findings = Vec::new();
    if let Some(last) = host.addresses.aliases.last().filter(|_| host.preference.is_some()) {
        findings.push(about(&MX_ALIAS).with("alias", last.as_str()));
    }
    match host.addresses.unanswered {
        // One family of addresses without an answer hides nothing that is worth a finding where the other is there.
        Some(_) if host.addresses.list.is_empty() => findings.push(about(&MX_HOST_UNANSWERED)),
        None if host.addresses.has_no_name => findings.push(about(&MX_NO_HOST)),
        None if host.addresses.list.is_empty() => findings.push(about(&MX_NO_ADDRESS)),
        _ => {}
    }
    for address in &host.addresses.list {
        if is_private(*address) {
            findings.push(about(&MX_PRIVATE).with("address", address.to_string()));
        } else if !address.is_loopback() {
            let shown = address.to_string();
            match addresses::reverse(cx, *address) {
                Reverse::Nameless => findings.push(about(&MX_REVERSE_NONE).with("address", shown)),
                Reverse::Elsewhere(name) => {
                    findings.push(about(&MX_REVERSE_ELSEWHERE).with("address", shown).with("name", name));
                }
                Reverse::Named(_) | Reverse::Unknown => {}
            }
        }
    }
    findings
}
