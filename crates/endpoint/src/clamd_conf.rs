//! `clamd.conf(5)`: a name and a value on each line. Names are read in any case; values may stand in quotation marks.

use crate::scan::clamd::Place;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;

/// A configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Configuration(Vec<(String, String)>);

impl Configuration {
    /// Reads one; nothing of an example, with which clamd refuses to start.
    pub(crate) fn read(text: &str) -> Self {
        if text.lines().any(|line| line.split_whitespace().eq(["Example"])) {
            return Self::default();
        }
        let lines = text.lines().map(str::trim).filter(|line| !line.starts_with('#'));
        let options = lines.filter_map(|line| line.split_once(char::is_whitespace));
        Self(options.map(|(name, value)| (name.to_owned(), plain(value).to_owned())).collect())
    }

    /// Every value of an option, in their order.
    pub(crate) fn every<'a>(&'a self, wanted: &'a str) -> impl DoubleEndedIterator<Item = &'a str> {
        self.0.iter().filter(move |(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value.as_str())
    }

    /// The value of an option that stands once; the last counts.
    pub(crate) fn last(&self, wanted: &str) -> Option<&str> {
        self.0.iter().rfind(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value.as_str())
    }

    /// Where clamd listens: its socket first, then its addresses, at last those that are no address of this computer.
    pub(crate) fn places(&self) -> Vec<Place> {
        let socket = self.last("LocalSocket").filter(|path| path.starts_with('/')).map(PathBuf::from);
        let mut places: Vec<Place> = socket.map(Place::Socket).into_iter().collect();
        if let Some(port) = self.last("TCPSocket").and_then(|port| port.parse::<u16>().ok()) {
            let named: Vec<&str> = self.every("TCPAddr").collect();
            // Without an address it listens on all of them.
            let named = if named.is_empty() { ["0.0.0.0"].as_slice() } else { named.as_slice() };
            places.extend(named.iter().map(|address| match from_here(address) {
                Some(address) => Place::Tcp(SocketAddr::new(address, port)),
                None => Place::Elsewhere,
            }));
        }
        // Where it can be asked comes before where nothing is sent.
        places.sort_by_key(|place| *place == Place::Elsewhere);
        places
    }
}

fn plain(value: &str) -> &str {
    let value = value.trim();
    value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(value)
}

/// The address of this computer under which that one is reached, where it is one. No name is looked up.
fn from_here(named: &str) -> Option<IpAddr> {
    if named.eq_ignore_ascii_case("localhost") {
        return Some(Ipv4Addr::LOCALHOST.into());
    }
    match named.parse::<IpAddr>().ok()?.to_canonical() {
        IpAddr::V4(any) if any.is_unspecified() => Some(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(any) if any.is_unspecified() => Some(Ipv6Addr::LOCALHOST.into()),
        address => Some(address).filter(IpAddr::is_loopback),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<Place> {
        Configuration::read(text).places()
    }

    fn tcp(address: &str) -> Place {
        Place::Tcp(address.parse().unwrap())
    }

    #[test]
    fn addresses_are_reached_over_the_loopback_only() {
        assert_eq!(places("TCPSocket 3310"), [tcp("127.0.0.1:3310")]);
        assert_eq!(places("TCPSocket 3310\nTCPAddr 0.0.0.0\nTCPAddr ::"), [tcp("127.0.0.1:3310"), tcp("[::1]:3310")]);
        assert_eq!(places("tcpsocket 3310\ntcpaddr localhost"), [tcp("127.0.0.1:3310")]);
        assert_eq!(
            places("TCPSocket 3310\nTCPAddr 192.0.2.7\nTCPAddr 127.0.0.2"),
            [tcp("127.0.0.2:3310"), Place::Elsewhere]
        );
        assert_eq!(places("TCPSocket 3310\nTCPAddr scanner.gov.pk"), [Place::Elsewhere], "no name is looked up");
        assert_eq!(places("TCPAddr 127.0.0.1"), [], "without a port it does not listen there");
    }

    #[test]
    fn what_is_no_configuration_leads_nowhere() {
        for text in [
            "",
            "Example\nLocalSocket /run/clamav/clamd.ctl",
            "#LocalSocket /tmp/x",
            "LocalSocket",
            "TCPSocket x",
            "LocalSocket relative/clamd.ctl",
            "TCPSocket 70000",
            "\0\u{fffd}\n\n",
        ] {
            assert_eq!(places(text), [], "{text:?}");
        }
        assert_eq!(places("LocalSocket \"/run/my clamd/ctl\""), [Place::Socket("/run/my clamd/ctl".into())]);
    }
}
