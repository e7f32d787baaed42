//! Asking the domain name system: the only thing of Muhr that ever goes to a network, and only where the officer allows
//! it. Whom it asks stands in [`Resolver::servers`], what it asked in the report of each message.
//!
//! One resolver serves a whole run: what was answered for one message is known for the next. Whoever does not answer
//! must not hold up ten thousand messages, so every question has an end, every message has one, and after a while of
//! silence nobody is asked any more.

mod exchange;
mod named;
mod names;

pub use exchange::roots;
pub use named::{Known, describe, is_valid, known, servers_of};
pub use names::Names;

use crate::error::{AppError, Code};
use exchange::{Exchange, NoAnswer, Question, Verify};
use hickory_net::proto::op::ResponseCode;
use hickory_net::proto::rr::{Name, RData, RecordType};
use muhr_inspect::auth::dns::{Dns, Reply};
use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The usual port.
const PORT: u16 = 53;
/// Answers that are kept.
const MOST_KNOWN: usize = 20_000;
/// Records of one answer that are kept.
const MOST_RECORDS: usize = 50;
/// Questions in a row that nobody answers, until nobody is asked.
const MOST_SILENCES: u32 = 6;

/// How long is waited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// For one question.
    pub question: Duration,
    /// For all questions of one message.
    pub message: Duration,
    /// Until somebody who did not answer is asked again.
    pub silence: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { question: Duration::from_secs(3), message: Duration::from_secs(10), silence: Duration::from_secs(60) }
    }
}

/// Somebody who answers questions about names.
pub struct Resolver {
    exchange: Exchange,
    servers: Vec<String>,
    patience: Patience,
    known: Mutex<HashMap<(RecordType, String), Reply<RData>>>,
    silence: Mutex<Silence>,
}

/// Since when nobody answers.
#[derive(Default)]
struct Silence {
    in_a_row: u32,
    last: Option<Instant>,
}

impl std::fmt::Debug for Resolver {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Resolver").field("servers", &self.servers).finish_non_exhaustive()
    }
}

impl Resolver {
    /// The one that is named, or where nothing is named, the system's: an address with or without a port,
    /// `tls://ADDRESS[:PORT][#NAME]`, or `https://ADDRESS[:PORT][/PATH][#NAME]`.
    ///
    /// # Errors
    /// [`Code::NoResolver`]: that names nobody, or the system does.
    pub fn new(named: &str) -> Result<Arc<Self>, AppError> {
        Self::with_patience(named, Patience::default())
    }

    /// The same with another patience.
    ///
    /// # Errors
    /// As for [`Self::new`].
    pub fn with_patience(named: &str, patience: Patience) -> Result<Arc<Self>, AppError> {
        // What stands in the system's own file of hosts is not what a domain has published, and no domain of the office
        // is ever added behind a name: neither is asked here.
        let nobody = || AppError::new(Code::NoResolver).with("name", named);
        let exchange = Exchange::new(named::servers(named).ok_or_else(nobody)?, None)?;
        let servers = exchange.shown();
        Ok(Arc::new(Self { exchange, servers, patience, known: Mutex::default(), silence: Mutex::default() }))
    }

    /// Whom it asks: addresses, with the port where it is not the usual one.
    #[must_use]
    pub fn servers(&self) -> &[String] {
        &self.servers
    }

    /// For the questions of one message.
    #[must_use]
    pub fn for_message(&self) -> Asking<'_> {
        Asking { resolver: self, until: Instant::now() + self.patience.message }
    }

    fn ask(&self, kind: RecordType, name: Name, until: Instant) -> Reply<RData> {
        let key = (kind, name.to_ascii().to_ascii_lowercase());
        if let Some(known) = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known.clone();
        }
        if self.is_silent() {
            return Reply::NotAsked;
        }
        let until = until.min(Instant::now() + self.patience.question);
        let (reply, is_silent) = match self.exchange.ask(Question { name, kind, verify: Verify::Yes }, until, &|| false)
        {
            Ok(message) => match message.metadata.response_code {
                ResponseCode::NoError => {
                    let records = message.answers.into_iter().filter(|record| record.record_type() == kind);
                    let records: Vec<RData> = records.map(|record| record.data).take(MOST_RECORDS).collect();
                    (if records.is_empty() { Reply::NoRecords } else { Reply::Records(records) }, false)
                }
                ResponseCode::NXDomain => (Reply::NoName, false),
                // It did answer: that it cannot.
                _ => (Reply::NoAnswer, false),
            },
            Err(NoAnswer::NotAsked) => return Reply::NotAsked,
            Err(NoAnswer::Silence) => (Reply::NoAnswer, true),
        };
        self.heard(is_silent);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST_KNOWN {
            known.clear();
        }
        known.insert(key, reply.clone());
        reply
    }

    fn is_silent(&self) -> bool {
        let silence = self.silence.lock().unwrap_or_else(PoisonError::into_inner);
        let lately = silence.last.is_some_and(|last| last.elapsed() < self.patience.silence);
        silence.in_a_row >= MOST_SILENCES && lately
    }

    fn heard(&self, is_silent: bool) {
        let mut silence = self.silence.lock().unwrap_or_else(PoisonError::into_inner);
        if is_silent {
            silence.in_a_row = silence.in_a_row.saturating_add(1);
            silence.last = Some(Instant::now());
        } else {
            silence.in_a_row = 0;
        }
    }
}

/// The questions of one message.
pub struct Asking<'a> {
    resolver: &'a Resolver,
    until: Instant,
}

impl Asking<'_> {
    fn ask<T>(&self, kind: RecordType, name: Option<Name>, read: impl Fn(RData) -> Option<T>) -> Reply<T> {
        let Some(name) = name else { return Reply::NoName };
        match self.resolver.ask(kind, name, self.until) {
            Reply::Records(records) => Reply::Records(records.into_iter().filter_map(read).collect()),
            Reply::NoRecords => Reply::NoRecords,
            Reply::NoName => Reply::NoName,
            Reply::NoAnswer => Reply::NoAnswer,
            Reply::NotAsked => Reply::NotAsked,
        }
    }
}

impl Dns for Asking<'_> {
    fn txt(&self, name: &str) -> Reply<Vec<u8>> {
        self.ask(RecordType::TXT, labels(name), |data| match data {
            RData::TXT(text) => Some(text.txt_data.concat()),
            _ => None,
        })
    }

    fn a(&self, name: &str) -> Reply<Ipv4Addr> {
        self.ask(RecordType::A, labels(name), |data| match data {
            RData::A(address) => Some(address.0),
            _ => None,
        })
    }

    fn aaaa(&self, name: &str) -> Reply<Ipv6Addr> {
        self.ask(RecordType::AAAA, labels(name), |data| match data {
            RData::AAAA(address) => Some(address.0),
            _ => None,
        })
    }

    fn mx(&self, name: &str) -> Reply<(u16, String)> {
        let reply = self.ask(RecordType::MX, labels(name), |data| match data {
            RData::MX(server) => Some((server.preference, plain(&server.exchange))),
            _ => None,
        });
        match reply {
            Reply::Records(mut servers) => {
                servers.sort();
                Reply::Records(servers)
            }
            other => other,
        }
    }

    fn ptr(&self, address: IpAddr) -> Reply<String> {
        self.ask(RecordType::PTR, Some(Name::from(address)), |data| match data {
            RData::PTR(name) => Some(plain(&name)),
            _ => None,
        })
    }
}

/// The name label by label, so that nothing in it means anything.
fn labels(name: &str) -> Option<Name> {
    Name::from_labels(name.split('.').map(str::as_bytes)).ok()
}

fn plain(name: &Name) -> String {
    name.to_ascii().trim_end_matches('.').to_ascii_lowercase()
}

/// An address with or without a port.
#[must_use]
pub fn address(named: &str) -> Option<SocketAddr> {
    let named = named.trim();
    let bare = named.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(named);
    let ip = |text: &str| text.parse::<IpAddr>().ok().map(|ip| SocketAddr::new(ip, PORT));
    named.parse().ok().or_else(|| ip(bare))
}

#[cfg(test)]
mod tests;
