//! Doors for the fuzzer (`docs/fuzzing.md`): what names and servers say, without any network. Nobody else has a use for
//! them.

use super::reach::{self, Sight};
use super::starttls::{self, Chain};
use super::tls::{Fault, Handshake};
use super::{certificate, dane, mta_sts, mx};
use crate::ask::{Answer, Data, Kind, Outcome, Resolve};
use crate::check::{Context, Question, Selector, SelectorSource, World, check};
use crate::connect::{Connect, Stream};
use crate::name::DomainName;
use crate::report::{Finding, Report};
use crate::shared::Shared;
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use std::io::{self, BufRead, Cursor, Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Instant;
use time::OffsetDateTime;
use time::macros::datetime;
use x509_parser::der_parser::asn1_rs::{Any, FromDer};

/// The domain that is checked, its mail server, and where its policy stands.
pub const DOMAIN: &str = "example.org";
const HOST: &str = "mx.example.org";
const POLICY_HOST: &str = "mta-sts.example.org";
const ADDRESS: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 1);
const NOW: OffsetDateTime = datetime!(2026-06-01 12:00 UTC);

/// All that is said of the domain where names are answered so. No server is reached.
#[must_use]
pub fn names(dns: &dyn Resolve) -> Option<Report> {
    let selectors = vec![Selector { name: "one".to_owned(), source: SelectorSource::Given }];
    let question = Question { selectors, servers: false, ..Question::new(DomainName::parse(DOMAIN).ok()?) };
    let shared = Shared::default();
    let world = World { dns, net: &Said(&[]), roots: Arc::new(RootCertStore::empty()), now: NOW, shared: &shared };
    Some(check(&question, &world, &|_| {}, &|| false))
}

/// What is said of a mail server that says that, whatever it is told.
#[must_use]
pub fn mail_server(said: &[u8]) -> Vec<Finding> {
    with(Said(said), Zone::default(), |cx| starttls::check(cx, &mx::find(cx)).0)
}

/// What is said of a host that says that when it is asked for the policy (MTA-STS).
#[must_use]
pub fn policy_host(said: &[u8]) -> Vec<Finding> {
    with(Said(said), Zone::default(), |cx| {
        mta_sts::judge(&mx::find(cx), POLICY_HOST, mta_sts::page(&mut Spoken(Cursor::new(said.to_vec())), POLICY_HOST))
    })
}

/// What is said of a mail server that shows these certificates, one behind the other, to somebody who trusts the last of
/// them, which the domain name system names.
#[must_use]
pub fn certificates(said: &[u8]) -> Vec<Finding> {
    let chain = split(said);
    let mut roots = RootCertStore::empty();
    let last = chain.last().cloned();
    // Whoever cannot be trusted leaves nobody who is.
    let _ = last.iter().try_for_each(|last| roots.add(last.clone()));
    with(Said(&[]), Zone { named: last }, |cx| {
        let judged = certificate::judge(&chain, HOST, &roots, NOW);
        let mut sight = Sight::new(IpAddr::V4(ADDRESS), &["chain"]);
        let handshake = Handshake { version: "TLSv1.3", chain, stream: Err(Fault::Certificate) };
        reach::tell(&mut sight, &handshake, judged.as_ref(), &starttls::WORDS);
        let seen = Chain {
            host: HOST.to_owned(),
            address: IpAddr::V4(ADDRESS),
            certificates: handshake.chain,
            does_not_encrypt: false,
        };
        sight.findings.extend(dane::check(cx, &mx::find(cx), &[seen]));
        sight.findings
    })
}

fn split(mut bytes: &[u8]) -> Vec<CertificateDer<'static>> {
    let mut chain = Vec::new();
    while !bytes.is_empty() {
        let rest = Any::from_der(bytes).map_or(&[][..], |(rest, _)| rest);
        let (one, rest) = bytes.split_at(bytes.len() - rest.len());
        chain.push(CertificateDer::from(one.to_vec()));
        bytes = rest;
    }
    chain
}

fn with<T>(net: Said<'_>, dns: Zone, look: impl FnOnce(&Context<'_>) -> Vec<T>) -> Vec<T> {
    let Ok(domain) = DomainName::parse(DOMAIN) else { return Vec::new() };
    let (question, shared) = (Question::new(domain), Shared::default());
    let world = World { dns: &dns, net: &net, roots: Arc::new(RootCertStore::empty()), now: NOW, shared: &shared };
    look(&Context::new(&question, &world, &|| false))
}

/// Servers that say that to whoever comes.
struct Said<'a>(&'a [u8]);

impl Connect for Said<'_> {
    fn tcp(&self, _: SocketAddr, _: Instant) -> io::Result<Box<dyn Stream>> {
        Ok(Box::new(Spoken(Cursor::new(self.0.to_vec()))))
    }
}

/// A connection on which all that will ever come is there already. It comes in parts, each ending with CR and LF, so that
/// a server may wait for an answer, and where it ends lines with LF alone need not.
struct Spoken(Cursor<Vec<u8>>);

impl Read for Spoken {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.0.fill_buf()?;
        let part = left.windows(2).position(|two| two == b"\r\n").map_or(left.len(), |end| end + 2);
        let most = part.min(buffer.len());
        self.0.read(buffer.get_mut(..most).unwrap_or_default())
    }
}

impl Write for Spoken {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        Ok(buffer.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// One mail server, and perhaps a certificate that is named for it.
#[derive(Default)]
struct Zone {
    named: Option<CertificateDer<'static>>,
}

impl Resolve for Zone {
    fn ask(&self, name: &str, kind: Kind, _: Instant) -> Answer {
        let data = match (kind, &self.named) {
            (Kind::Mx, _) => Data::Mx { preference: 10, host: HOST.to_owned() },
            (Kind::A, _) if name == HOST => Data::A(ADDRESS),
            (Kind::Tlsa, Some(named)) => Data::Tlsa { usage: 2, selector: 0, matching: 0, data: named.to_vec() },
            _ => return Answer::without(Outcome::NoRecords),
        };
        Answer { records: vec![data], authentic: true, ..Answer::without(Outcome::Found) }
    }

    fn servers(&self) -> Vec<String> {
        Vec::new()
    }
}
