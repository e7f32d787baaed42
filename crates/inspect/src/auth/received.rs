//! One hop: a Received field (RFC 5321 §4.4), of which only what the writing server itself saw is used.

use crate::lists::{RECEIVERS, Receiver};
use crate::names::domain::{is_within, same_registrable};
use std::net::{IpAddr, Ipv6Addr};

/// Bytes of a return path (RFC 5321 §4.5.3.1: 64 and 255).
const LONGEST_PATH: usize = 320;

/// A hop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Hop {
    /// The host that wrote the field, lower case.
    pub(super) by: String,
    /// The address that the message came from, as the writing server saw it.
    pub(super) from_address: Option<IpAddr>,
    /// What the sending server called itself.
    pub(super) helo: String,
    /// The return path, where the field tells it.
    pub(super) return_path: Option<String>,
    /// When, in Unix seconds.
    pub(super) time: Option<i64>,
    by_address: Option<IpAddr>,
    has_from: bool,
}

impl Hop {
    pub(super) fn parse(value: &str) -> Self {
        let time = value.rsplit_once(';').and_then(|(_, date)| timestamp(date));
        let value = value.get(..2_000).unwrap_or(value);
        let lower = value.to_lowercase();
        let at = if lower.starts_with("by ") { Some(0) } else { lower.find(" by ").map(|at| at + 1) };
        let (from, by) = lower.split_at_checked(at.unwrap_or(lower.len())).unwrap_or((&lower, ""));
        let by_host = by.split_whitespace().nth(1).unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric());
        Self {
            by: by_host.to_owned(),
            from_address: address(from),
            helo: greeting(from),
            return_path: return_path(value, &lower),
            time,
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

/// The last address in brackets: what stands before it may be the greeting, which the sender chose.
fn address(text: &str) -> Option<IpAddr> {
    let within = |at: usize| {
        let inside = text.get(at + 1..)?;
        let end = inside.find([')', ']'])?;
        let inside = inside.get(..end)?;
        let bare = inside.strip_prefix("ipv6:").unwrap_or(inside);
        let is_one = bare.len() >= 3 && bare.bytes().all(|byte| byte.is_ascii_hexdigit() || b":.".contains(&byte));
        is_one.then_some(bare)
    };
    text.rmatch_indices(['(', '[']).find_map(|(at, _)| within(at))?.parse().ok()
}

/// The return path, as Exim and qmail note it. `lower` is `value` in lower case.
fn return_path(value: &str, lower: &str) -> Option<String> {
    const BEFORE: &str = "(envelope-from ";
    let at = lower.find(BEFORE)? + BEFORE.len();
    // Only where no letter changed its length.
    let rest = value.get(at..).filter(|_| value.len() == lower.len())?;
    let path = rest.strip_prefix('<').unwrap_or(rest);
    let end = path.find(|c: char| c.is_whitespace() || "<>()".contains(c)).unwrap_or(path.len());
    path.get(..end.min(LONGEST_PATH)).map(ToOwned::to_owned)
}

/// What the sending server called itself: the first word, unless a comment says it (Exim, qmail).
fn greeting(from: &str) -> String {
    let said = from.match_indices("helo").find_map(|(at, word)| {
        let in_a_word = from.get(..at)?.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let name = from.get(at + word.len()..)?.strip_prefix(['=', ' '])?;
        let end = name.find(|c: char| !c.is_ascii_alphanumeric() && !"._-".contains(c)).unwrap_or(name.len());
        name.get(..end).filter(|name| !in_a_word && !name.is_empty())
    });
    let first = from.split_whitespace().nth(1).filter(|_| from.starts_with("from "));
    said.or(first).unwrap_or_default().to_owned()
}

/// A date as RFC 5322 §3.3 writes it, in Unix seconds.
pub(super) fn timestamp(date: &str) -> Option<i64> {
    let date = mail_parser::DateTime::parse_rfc822(&format!("{}\n", date.trim()))?;
    (date.is_valid() && date.year >= 1970).then(|| date.to_timestamp())
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
    fn what_the_border_saw_is_read() {
        let postfix = Hop::parse(
            "from mail.a.example (rdns.a.example [203.0.113.9]) by b.example (Postfix) with ESMTPS id 1 for <x@b.example>; \
             Mon, 23 Nov 2026 09:00:00 +0500 (PKT)",
        );
        assert_eq!((postfix.helo.as_str(), postfix.time), ("mail.a.example", Some(1_795_406_400)));
        let exim = Hop::parse(
            "from [203.0.113.9] (helo=mail.a.example) by b.example with esmtp (Exim 4.96) (envelope-from <me@a.example>) id 1",
        );
        assert_eq!(exim.helo, "mail.a.example");
        assert_eq!(exim.return_path.as_deref(), Some("me@a.example"));
        assert_eq!(Hop::parse("by b.example with LMTP; nonsense").time, None);
    }

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
