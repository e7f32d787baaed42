//! One hop: a Received field (RFC 5321 §4.4), of which only what the writing server itself saw is used.

use crate::lists::{RECEIVERS, Receiver};
use crate::names::domain::{is_within, same_registrable};
use regex::Regex;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::LazyLock;

static ADDRESS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[\[(](?:IPv6:)?([0-9a-fA-F:.]{3,45})[\])]").ok());

/// A hop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Hop {
    /// The host that wrote the field, lower case.
    pub(super) by: String,
    /// The address that the message came from, as the writing server saw it.
    from_address: Option<IpAddr>,
    by_address: Option<IpAddr>,
    has_from: bool,
}

impl Hop {
    pub(super) fn parse(value: &str) -> Self {
        let value = value.get(..2_000).unwrap_or(value);
        let lower = value.to_lowercase();
        let at = if lower.starts_with("by ") { Some(0) } else { lower.find(" by ").map(|at| at + 1) };
        let (from, by) = lower.split_at_checked(at.unwrap_or(lower.len())).unwrap_or((&lower, ""));
        let by_host = by.split_whitespace().nth(1).unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric());
        let address = |text: &str| {
            // The last one: what stands before it may be the greeting, which the sender chose.
            let found = ADDRESS.as_ref()?.captures_iter(text).last()?;
            found.get(1)?.as_str().parse().ok()
        };
        Self {
            by: by_host.to_owned(),
            from_address: address(from),
            by_address: address(by),
            has_from: lower.starts_with("from "),
        }
    }

    /// True where the message came from the same organisation, told by addresses alone.
    pub(super) fn is_internal(&self) -> bool {
        match (self.from_address, self.by_address) {
            (Some(from), _) if is_private(from) => true,
            (Some(IpAddr::V6(from)), _) if self.is_of_service(from) => true,
            (Some(IpAddr::V4(from)), Some(IpAddr::V4(by))) => from.octets().get(..2) == by.octets().get(..2),
            (Some(IpAddr::V6(from)), Some(IpAddr::V6(by))) => from.segments().get(..2) == by.segments().get(..2),
            // `by HOST with LMTP`: it never left the host.
            (None, _) => !self.has_from,
            _ => false,
        }
    }
}

impl Hop {
    /// True where the writing host is a large service's and the address one that only that service has.
    fn is_of_service(&self, from: Ipv6Addr) -> bool {
        let within = |(first, bits): &(Ipv6Addr, u32)| {
            let shift = 128_u32.saturating_sub(*bits);
            from.to_bits().checked_shr(shift) == first.to_bits().checked_shr(shift)
        };
        RECEIVERS.iter().any(|service| {
            service.domains.iter().any(|own| is_within(&self.by, own)) && service.ranges.iter().any(within)
        })
    }
}

/// Whether two hosts that wrote hops are of one organisation.
pub(super) fn same_organisation(one: &str, other: &str) -> bool {
    let both = |service: &Receiver| {
        let has = |host| service.domains.iter().any(|own| is_within(host, own));
        has(one) && has(other)
    };
    same_registrable(one, other) || RECEIVERS.iter().any(both)
}

fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => v4.is_private() || v4.is_loopback() || v4.is_link_local(),
        IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_make_a_hop_internal() {
        assert!(Hop::parse("from a.example (10.1.2.3) by b.example with HTTPS").is_internal());
        assert!(
            Hop::parse("from a.example (2603:10b6:303::7) by b.example (2603:10b6:610::25) with SMTP").is_internal()
        );
        assert!(
            Hop::parse("from a.outlook.com (2603:10b6:408:1c7::15) by b.prod.outlook.com with HTTPS").is_internal()
        );
        assert!(!Hop::parse("from a.outlook.com (2001:db8::15) by b.prod.outlook.com with HTTPS").is_internal());
        assert!(!Hop::parse("from b.example (b.example [203.0.113.9]) by b.example with ESMTP").is_internal());
        assert!(!Hop::parse("from [10.0.0.1] (unknown [203.0.113.9]) by b.example with ESMTP").is_internal());
    }
}
