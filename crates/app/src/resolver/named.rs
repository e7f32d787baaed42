//! Who is asked about names, as settings, policy and `--resolver` name them.

use super::PORT;
use hickory_resolver::config::NameServerConfig;
use hickory_resolver::system_conf::read_system_conf;
use rustls::pki_types::ServerName;
use std::net::{IpAddr, SocketAddr};

/// The port of DNS over TLS (RFC 7858 3.1).
const TLS_PORT: u16 = 853;
/// The port of the web.
const HTTPS_PORT: u16 = 443;
/// Where questions go over HTTPS (RFC 8484 4.1.1).
const PATH: &str = "/dns-query";
/// The system's servers that are asked, one after the other.
const MOST_SERVERS: usize = 3;

/// A server, and how it is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Server {
    /// In clear (RFC 1035).
    Plain(SocketAddr),
    /// Over TLS (RFC 7858); the certificate must be for the name, or the address where no name is given.
    Tls {
        /// Where.
        at: SocketAddr,
        /// Whose certificate.
        name: String,
    },
    /// Over HTTPS (RFC 8484).
    Https {
        /// Where.
        at: SocketAddr,
        /// Whose certificate.
        name: String,
        /// Under which path.
        path: String,
    },
}

/// The servers that are named: the system's own where nothing is; `ADDRESS[:PORT]`; `tls://ADDRESS[:PORT][#NAME]`;
/// `https://ADDRESS[:PORT][/PATH][#NAME]`. Nothing where that names nobody.
pub(super) fn servers(named: &str) -> Option<Vec<Server>> {
    let named = named.trim();
    let servers = if named.is_empty() { system()? } else { vec![server(named)?] };
    Some(servers).filter(|servers| !servers.is_empty())
}

/// Reads a name that is not empty.
pub(super) fn server(named: &str) -> Option<Server> {
    let named = named.trim();
    let (way, rest) = match named.split_once("://") {
        None => return super::address(named).map(Server::Plain),
        Some((way, rest)) => (way.to_ascii_lowercase(), rest),
    };
    let (place, name) = rest.split_once('#').map_or((rest, None), |(place, name)| (place, Some(name)));
    let (place, path) = place.find('/').map_or((place, ""), |at| place.split_at(at));
    let at = at(place, if way == "tls" { TLS_PORT } else { HTTPS_PORT })?;
    let named_by_address = name.is_none();
    let name = name.map_or_else(|| at.ip().to_string(), str::to_ascii_lowercase);
    ServerName::try_from(name.as_str()).ok()?;
    match way.as_str() {
        "tls" if path.is_empty() => Some(Server::Tls { at, name }),
        // A web address cannot be made of a bare IPv6 address.
        "https" if !(named_by_address && at.is_ipv6()) => {
            let path = if path.is_empty() || path == "/" { PATH } else { path };
            let is_plain =
                path.len() <= 200 && path.bytes().all(|byte| byte.is_ascii_graphic() && !b"?{}#\\\"<>".contains(&byte));
            is_plain.then(|| Server::Https { at, name, path: path.to_owned() })
        }
        _ => None,
    }
}

fn at(place: &str, port: u16) -> Option<SocketAddr> {
    let bare = place.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(place);
    let ip = || bare.parse::<IpAddr>().ok().map(|ip| SocketAddr::new(ip, port));
    place.parse::<SocketAddr>().ok().or_else(ip).filter(|at| at.port() != 0)
}

fn system() -> Option<Vec<Server>> {
    let configs = read_system_conf().ok()?.0.name_servers;
    let port = |config: &NameServerConfig| config.connections.first().map_or(PORT, |connection| connection.port);
    Some(in_turn(configs.iter().map(|config| SocketAddr::new(config.ip, port(config)))))
}

/// The system's servers in the order in which they are asked, each once. Addresses that hold behind one network card alone
/// come last: Windows lists the router by one, nothing here says behind which card, and without that it may never answer.
fn in_turn(addresses: impl Iterator<Item = SocketAddr>) -> Vec<Server> {
    let mut all: Vec<SocketAddr> = Vec::new();
    for address in addresses {
        if !all.contains(&address) {
            all.push(address);
        }
    }
    all.sort_by_key(|address| matches!(address.ip(), IpAddr::V6(ip) if ip.is_unicast_link_local()));
    all.into_iter().take(MOST_SERVERS).map(Server::Plain).collect()
}

impl Server {
    /// As it is shown, and as it would be named.
    pub(super) fn shown(&self) -> String {
        let place = |at: &SocketAddr, port: u16| match at.ip() {
            _ if at.port() != port => at.to_string(),
            IpAddr::V6(ip) if port != PORT => format!("[{ip}]"),
            ip => ip.to_string(),
        };
        let named = |at: &SocketAddr, name: &str| {
            if name == at.ip().to_string() { String::new() } else { format!("#{name}") }
        };
        match self {
            Self::Plain(at) => place(at, PORT),
            Self::Tls { at, name } => format!("tls://{}{}", place(at, TLS_PORT), named(at, name)),
            Self::Https { at, name, path } => format!("https://{}{path}{}", place(at, HTTPS_PORT), named(at, name)),
        }
    }

    const fn way(&self) -> &'static str {
        match self {
            Self::Plain(_) => "plain",
            Self::Tls { .. } => "tls",
            Self::Https { .. } => "https",
        }
    }
}

/// Whether that names somebody who can be asked; nothing names the system's own.
#[must_use]
pub fn is_valid(named: &str) -> bool {
    let named = named.trim();
    named.is_empty() || server(named).is_some()
}

/// How somebody is asked (`system`, `plain`, `tls` or `https`), and where. Nothing is asked for this.
#[must_use]
pub fn describe(named: &str) -> (&'static str, Vec<String>) {
    let servers = servers(named).unwrap_or_default();
    let way = if named.trim().is_empty() { "system" } else { servers.first().map_or("plain", Server::way) };
    (way, servers.iter().map(Server::shown).collect())
}

/// Whom a resolver for that name would ask; nobody where there is none. Nothing is asked for this.
#[must_use]
pub fn servers_of(named: &str) -> Vec<String> {
    describe(named).1
}

/// A resolver that many people know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// As settings and `--resolver` take it.
    pub named: &'static str,
    /// Who runs it.
    pub label: &'static str,
    /// Where that is written.
    pub source: &'static str,
}

/// Resolvers that many people know, all encrypted: a list to choose from, not a recommendation.
#[must_use]
pub fn known() -> Vec<Known> {
    let rows = include_str!("known.tsv").lines().filter(|line| !line.is_empty() && !line.starts_with('#')).skip(1);
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        Some(Known { named: cells.next()?, label: cells.next()?, source: cells.next()? })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_naming_a_server_is_understood() {
        let shown = |named: &str| server(named).map(|server| server.shown());
        for (named, as_shown) in [
            ("192.0.2.53", "192.0.2.53"),
            ("192.0.2.53:5353", "192.0.2.53:5353"),
            ("2001:db8::53", "2001:db8::53"),
            ("tls://9.9.9.9#dns.quad9.net", "tls://9.9.9.9#dns.quad9.net"),
            ("TLS://9.9.9.9:853#DNS.quad9.net", "tls://9.9.9.9#dns.quad9.net"),
            ("tls://127.0.0.1:8853", "tls://127.0.0.1:8853"),
            ("tls://[2620:fe::fe]#dns.quad9.net", "tls://[2620:fe::fe]#dns.quad9.net"),
            ("tls://2620:fe::fe", "tls://[2620:fe::fe]"),
            ("https://9.9.9.9/dns-query#dns.quad9.net", "https://9.9.9.9/dns-query#dns.quad9.net"),
            ("https://9.9.9.9", "https://9.9.9.9/dns-query"),
            ("https://[2620:fe::fe]:8443/q#dns.quad9.net", "https://[2620:fe::fe]:8443/q#dns.quad9.net"),
        ] {
            assert_eq!(shown(named).as_deref(), Some(as_shown), "{named}");
            assert_eq!(shown(as_shown).as_deref(), Some(as_shown), "{as_shown}");
            assert!(is_valid(named));
        }
    }

    #[test]
    fn what_names_nobody_is_refused() {
        for named in [
            "dns.example",
            "tls://dns.quad9.net",
            "tls://9.9.9.9#",
            "tls://9.9.9.9/dns-query",
            "tls://9.9.9.9:0",
            "tls://9.9.9.9#a b",
            "https://[2620:fe::fe]/dns-query",
            "https://9.9.9.9/a b",
            "https://9.9.9.9/dns-query{?dns}",
            "https://",
            "quic://9.9.9.9",
            "tls:9.9.9.9",
        ] {
            assert!(!is_valid(named), "{named}");
            assert!(servers_of(named).is_empty(), "{named}");
        }
        assert!(is_valid("") && is_valid("  "));
    }

    #[test]
    fn whoever_may_be_out_of_reach_is_asked_last() {
        let asked = |addresses: &[&str]| -> Vec<String> {
            let addresses = addresses.iter().map(|address| SocketAddr::new(address.parse().unwrap(), PORT));
            in_turn(addresses).iter().map(Server::shown).collect()
        };
        assert_eq!(
            asked(&["fe80::1", "192.0.2.1", "192.0.2.1", "2001:db8::1"]),
            ["192.0.2.1", "2001:db8::1", "fe80::1"]
        );
        assert_eq!(asked(&["fe80::1", "fe80::2", "192.0.2.1", "192.0.2.2"]), ["192.0.2.1", "192.0.2.2", "fe80::1"]);
        assert_eq!(asked(&["fe80::1"]), ["fe80::1"]);
        assert!(asked(&[]).is_empty());
    }

    #[test]
    fn every_known_resolver_can_be_asked() {
        let known = known();
        assert!(known.len() >= 6);
        for one in known {
            assert!(matches!(describe(one.named), ("tls" | "https", servers) if servers == [one.named]), "{one:?}");
            assert!(one.source.starts_with("https://") && !one.label.is_empty());
        }
        assert_eq!(describe("192.0.2.1").0, "plain");
        assert_eq!(describe("").0, "system");
    }
}
