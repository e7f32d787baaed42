//! The addresses of a host, and what they are called.

use crate::ask::{Data, Kind, Outcome};
use crate::check::Context;
use std::fmt::Write;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Addresses of a host that are looked at. Large providers have dozens that all do the same.
const MOST_ADDRESSES: usize = 4;
/// Names of an address that are looked at.
const MOST_NAMES: usize = 4;

/// The addresses of a host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Addresses {
    /// They, the first of each family first, at most four.
    pub(crate) list: Vec<IpAddr>,
    /// The names that the host stands for.
    pub(crate) aliases: Vec<String>,
    /// Whether the name does not exist.
    pub(crate) has_no_name: bool,
    /// Whether an answer is missing, so that there may be more.
    pub(crate) unanswered: Option<Outcome>,
    /// Whether the resolver has verified them (DNSSEC).
    pub(crate) authentic: bool,
}

/// Asks for both families at once.
pub(crate) fn of(cx: &Context<'_>, host: &str) -> Addresses {
    let questions = [(host.to_owned(), Kind::A), (host.to_owned(), Kind::Aaaa)];
    cx.warm(&questions);
    let [four, six] = questions.map(|(_, kind)| cx.ask(host, kind));
    let is_v4 = |record: &Data| if let Data::A(address) = record { Some(IpAddr::V4(*address)) } else { None };
    let is_v6 = |record: &Data| if let Data::Aaaa(address) = record { Some(IpAddr::V6(*address)) } else { None };
    let mut fours = four.records.iter().filter_map(is_v4);
    let mut sixes = six.records.iter().filter_map(is_v6);
    let mut list = Vec::new();
    while list.len() < MOST_ADDRESSES {
        let before = list.len();
        list.extend(fours.next());
        list.extend(sixes.next().filter(|_| list.len() < MOST_ADDRESSES));
        if list.len() == before {
            break;
        }
    }
    let unanswered = [four.outcome, six.outcome].into_iter().find(|outcome| !outcome.is_known());
    Addresses {
        has_no_name: list.is_empty() && four.outcome == Outcome::NoName,
        authentic: !list.is_empty() && [&four, &six].iter().all(|one| one.outcome != Outcome::Found || one.authentic),
        aliases: if four.aliases.is_empty() { six.aliases } else { four.aliases },
        unanswered,
        list,
    }
}

/// What came of asking for the name of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reverse {
    /// A name that leads back to it.
    Named(String),
    /// A name that leads elsewhere.
    Elsewhere(String),
    /// None.
    Nameless,
    /// Nobody could tell.
    Unknown,
}

/// The name of an address, and whether it leads back (RFC 1912 2.1).
pub(crate) fn reverse(cx: &Context<'_>, address: IpAddr) -> Reverse {
    let answer = cx.ask(&reverse_name(address), Kind::Ptr);
    if !answer.outcome.is_known() {
        return Reverse::Unknown;
    }
    let names =
        answer.records.iter().filter_map(|record| if let Data::Name(name) = record { Some(name) } else { None });
    let names: Vec<&String> = names.take(MOST_NAMES).collect();
    let mut is_sure = true;
    for name in &names {
        let back = cx.ask(name, if address.is_ipv4() { Kind::A } else { Kind::Aaaa });
        let leads_back = back.records.iter().any(|record| match record {
            Data::A(one) => address == *one,
            Data::Aaaa(one) => address == *one,
            _ => false,
        });
        if leads_back {
            return Reverse::Named((*name).clone());
        }
        is_sure &= back.outcome.is_known();
    }
    match names.first() {
        None => Reverse::Nameless,
        Some(name) if is_sure => Reverse::Elsewhere((*name).clone()),
        Some(_) => Reverse::Unknown,
    }
}

/// Where the name of an address stands (RFC 1035 3.5, RFC 3596 2.5).
pub(crate) fn reverse_name(address: IpAddr) -> String {
    let mut name = String::new();
    match address {
        IpAddr::V4(address) => {
            for byte in address.octets().iter().rev() {
                let _ = write!(name, "{byte}.");
            }
            name + "in-addr.arpa"
        }
        IpAddr::V6(address) => {
            for byte in address.octets().iter().rev() {
                let _ = write!(name, "{:x}.{:x}.", byte & 15, byte >> 4);
            }
            name + "ip6.arpa"
        }
    }
}

/// Whether nobody outside of an office can reach the address (RFC 1918, RFC 6598, RFC 4193, RFC 3927). Loopback is not
/// among them: it is nobody's mistake, and tests live there.
pub(crate) const fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => v4_is_private(address),
        IpAddr::V6(address) => v6_is_private(address),
    }
}

const fn v4_is_private(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    address.is_private() || address.is_link_local() || address.is_unspecified() || (first == 100 && second & 0xc0 == 64)
}

const fn v6_is_private(address: Ipv6Addr) -> bool {
    address.is_unique_local() || address.is_unicast_link_local() || address.is_unspecified()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_an_address_is_written_backwards() {
        assert_eq!(reverse_name(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7))), "7.2.0.192.in-addr.arpa");
        let long = "b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa";
        assert_eq!(reverse_name("2001:db8::567:89ab".parse().expect("an address")), long);
    }

    #[test]
    fn addresses_of_an_office_are_told_from_those_of_the_internet() {
        let ask = |text: &str| is_private(text.parse().expect("an address"));
        for inside in ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "fd00::1", "fe80::1"] {
            assert!(ask(inside), "{inside}");
        }
        for outside in ["127.0.0.1", "172.32.0.1", "100.128.0.1", "192.0.2.1", "::1", "2001:db8::1"] {
            assert!(!ask(outside), "{outside}");
        }
    }
}
