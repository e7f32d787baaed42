//! Asking the domain name system: the only thing of Muhr that ever goes to a network, and only where the officer allows
//! it. Whom it asks stands in [`Resolver::servers`], what it asked in the report of each message.
//!
//! One resolver serves a whole run: what was answered for one message is known for the next. Whoever does not answer
//! must not hold up ten thousand messages, so every question has an end, every message has one, and after a while of
//! silence nobody is asked any more.

use crate::error::{AppError, Code};
use hickory_resolver::TokioResolver;
use hickory_resolver::config::{NameServerConfig, ResolveHosts, ResolverConfig, ResolverOpts};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::net::{DnsError, NetError};
use hickory_resolver::proto::op::ResponseCode;
use hickory_resolver::proto::rr::{Name, RData, RecordType};
use hickory_resolver::system_conf::read_system_conf;
use muhr_inspect::auth::dns::{Dns, Reply};
use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};

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
    inner: TokioResolver,
    /// Only `None` while it is dropped.
    runtime: Option<Runtime>,
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
    /// The one that is named, an address with or without a port, or where nothing is named, the system's.
    ///
    /// # Errors
    /// [`Code::NoResolver`]: that is no address, or the system names nobody.
    pub fn new(named: &str) -> Result<Arc<Self>, AppError> {
        Self::with_patience(named, Patience::default())
    }

    /// The same with another patience.
    ///
    /// # Errors
    /// As for [`Self::new`].
    pub fn with_patience(named: &str, patience: Patience) -> Result<Arc<Self>, AppError> {
        let nobody = || AppError::new(Code::NoResolver).with("name", named);
        let name_servers = configured(named).ok_or_else(nobody)?;
        let servers = name_servers.iter().filter_map(shown).collect();
        let mut options = ResolverOpts::default();
        options.timeout = patience.question / 2;
        options.attempts = 1;
        options.edns0 = true;
        // What stands in the system's own file of hosts is not what a domain has published.
        options.use_hosts_file = ResolveHosts::Never;
        // What was answered is kept here, for as long as a run lasts.
        options.cache_size = 0;
        // One after the other: nobody is asked who need not be.
        options.num_concurrent_reqs = 1;
        let runtime = Builder::new_multi_thread().worker_threads(1).thread_name("muhr-dns").enable_all().build();
        let runtime = runtime.map_err(|error| AppError::new(Code::System).with("reason", error.kind().to_string()))?;
        // No domain of the office is ever added behind a name.
        let config = ResolverConfig::from_parts(None, Vec::new(), name_servers);
        let inner = {
            let _guard = runtime.enter();
            let builder = TokioResolver::builder_with_config(config, TokioRuntimeProvider::default());
            builder.with_options(options).build().map_err(|_| nobody())?
        };
        Ok(Arc::new(Self {
            inner,
            runtime: Some(runtime),
            servers,
            patience,
            known: Mutex::default(),
            silence: Mutex::default(),
        }))
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
        let left = until.saturating_duration_since(Instant::now()).min(self.patience.question);
        let Some(runtime) = self.runtime.as_ref().filter(|_| !left.is_zero() && !self.is_silent()) else {
            return Reply::NotAsked;
        };
        // Waited for on a channel: whichever thread this is, it may wait.
        let (tell, told) = mpsc::sync_channel(1);
        let inner = self.inner.clone();
        runtime.spawn(async move {
            let _ = tell.send(tokio::time::timeout(left, inner.lookup(name, kind)).await);
        });
        let answer = told.recv_timeout(left + Duration::from_millis(500));
        let (reply, is_silent) = match answer {
            Ok(Ok(Ok(lookup))) => {
                let records = lookup.answers().iter().filter(|record| record.record_type() == kind);
                let records: Vec<RData> = records.map(|record| record.data.clone()).take(MOST_RECORDS).collect();
                (if records.is_empty() { Reply::NoRecords } else { Reply::Records(records) }, false)
            }
            Ok(Ok(Err(NetError::Dns(DnsError::NoRecordsFound(none))))) => match none.response_code {
                ResponseCode::NXDomain => (Reply::NoName, false),
                ResponseCode::NoError => (Reply::NoRecords, false),
                _ => (Reply::NoAnswer, false),
            },
            // It did answer: that it cannot.
            Ok(Ok(Err(NetError::Dns(_)))) => (Reply::NoAnswer, false),
            _ => (Reply::NoAnswer, true),
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

impl Drop for Resolver {
    fn drop(&mut self) {
        // Waiting for what is still under way would hold up whoever closes the window.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
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
        self.ask(RecordType::TXT, named(name), |data| match data {
            RData::TXT(text) => Some(text.txt_data.concat()),
            _ => None,
        })
    }

    fn a(&self, name: &str) -> Reply<Ipv4Addr> {
        self.ask(RecordType::A, named(name), |data| match data {
            RData::A(address) => Some(address.0),
            _ => None,
        })
    }

    fn aaaa(&self, name: &str) -> Reply<Ipv6Addr> {
        self.ask(RecordType::AAAA, named(name), |data| match data {
            RData::AAAA(address) => Some(address.0),
            _ => None,
        })
    }

    fn mx(&self, name: &str) -> Reply<(u16, String)> {
        let reply = self.ask(RecordType::MX, named(name), |data| match data {
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

/// Whom a resolver for that name would ask; nobody where there is none. Nothing is asked for this.
#[must_use]
pub fn servers_of(named: &str) -> Vec<String> {
    configured(named).unwrap_or_default().iter().filter_map(shown).collect()
}

fn configured(named: &str) -> Option<Vec<NameServerConfig>> {
    let servers = if named.is_empty() { read_system_conf().ok()?.0.name_servers } else { vec![at(address(named)?)] };
    Some(servers).filter(|servers| !servers.is_empty())
}

/// The name label by label, so that nothing in it means anything.
fn named(name: &str) -> Option<Name> {
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

fn at(server: SocketAddr) -> NameServerConfig {
    let mut config = NameServerConfig::udp_and_tcp(server.ip());
    for connection in &mut config.connections {
        connection.port = server.port();
    }
    config
}

fn shown(server: &NameServerConfig) -> Option<String> {
    let port = server.connections.first()?.port;
    Some(if port == PORT { server.ip.to_string() } else { SocketAddr::new(server.ip, port).to_string() })
}

#[cfg(test)]
mod tests;
