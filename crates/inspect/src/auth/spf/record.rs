//! SPF records (RFC 7208 §4.6, §5, §6, grammar in §12). The whole record is read before anything of it counts: one
//! fault anywhere spoils it.

use super::macros::MacroString;
use std::net::{Ipv4Addr, Ipv6Addr};

/// Terms of one record that are looked at.
const MOST_TERMS: usize = 500;

/// What a mechanism that matches says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Qualifier {
    Pass,
    Fail,
    SoftFail,
    Neutral,
}

/// How many bits of an address count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Prefixes {
    pub(super) v4: u32,
    pub(super) v6: u32,
}

/// A way in which a sending address may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mechanism {
    All,
    Include(MacroString),
    A(Option<MacroString>, Prefixes),
    Mx(Option<MacroString>, Prefixes),
    Ptr(Option<MacroString>),
    Ip4(Ipv4Addr, u32),
    Ip6(Ipv6Addr, u32),
    Exists(MacroString),
}

/// A record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) mechanisms: Vec<(Qualifier, Mechanism)>,
    pub(super) redirect: Option<MacroString>,
}

/// Whether a TXT record is one of SPF at all.
pub(super) fn is_spf(text: &[u8]) -> bool {
    let (version, rest) = text.split_at_checked(6).unwrap_or((text, &[]));
    version.eq_ignore_ascii_case(b"v=spf1") && rest.first().is_none_or(|byte| *byte == b' ')
}

impl Record {
    /// Reads a record; nothing where anything in it is wrong.
    pub(super) fn parse(text: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(text).ok().filter(|text| text.is_ascii())?;
        let mut record = Self::default();
        let mut explained = false;
        for (at, term) in text.get(6..)?.split(' ').filter(|term| !term.is_empty()).enumerate() {
            if at >= MOST_TERMS {
                return None;
            }
            match modifier(term) {
                Some(("redirect", value)) => {
                    if record.redirect.replace(MacroString::domain(value)?).is_some() {
                        return None;
                    }
                }
                Some(("exp", value)) => {
                    MacroString::domain(value)?;
                    if std::mem::replace(&mut explained, true) {
                        return None;
                    }
                }
                // Anything else may come to mean something one day.
                Some((_, value)) => drop(MacroString::parse(value)?),
                None => record.mechanisms.push(mechanism(term)?),
            }
        }
        Some(record)
    }
}

/// `name=value`; the name lower case where it is one that is known.
fn modifier(term: &str) -> Option<(&str, &str)> {
    let (name, value) = term.split_once('=')?;
    let first = name.starts_with(|c: char| c.is_ascii_alphabetic());
    if !first || !name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')) {
        return None;
    }
    let known = ["redirect", "exp"].into_iter().find(|known| known.eq_ignore_ascii_case(name));
    Some((known.unwrap_or(name), value))
}

fn mechanism(term: &str) -> Option<(Qualifier, Mechanism)> {
    let (qualifier, term) = match term.split_at_checked(1)? {
        ("+", rest) => (Qualifier::Pass, rest),
        ("-", rest) => (Qualifier::Fail, rest),
        ("~", rest) => (Qualifier::SoftFail, rest),
        ("?", rest) => (Qualifier::Neutral, rest),
        _ => (Qualifier::Pass, term),
    };
    let end = term.find([':', '/']).unwrap_or(term.len());
    let (name, rest) = term.split_at_checked(end)?;
    let value = rest.strip_prefix(':');
    let mechanism = match name.to_ascii_lowercase().as_str() {
        "all" if rest.is_empty() => Mechanism::All,
        "include" => Mechanism::Include(MacroString::domain(value?)?),
        "exists" => Mechanism::Exists(MacroString::domain(value?)?),
        "ptr" if rest.is_empty() => Mechanism::Ptr(None),
        "ptr" => Mechanism::Ptr(Some(MacroString::domain(value?)?)),
        "a" => with_prefixes(rest).map(|(domain, prefixes)| Mechanism::A(domain, prefixes))?,
        "mx" => with_prefixes(rest).map(|(domain, prefixes)| Mechanism::Mx(domain, prefixes))?,
        "ip4" => {
            let (address, bits) = network(value?, 32)?;
            Mechanism::Ip4(address.parse().ok()?, bits)
        }
        "ip6" => {
            let (address, bits) = network(value?, 128)?;
            Mechanism::Ip6(address.parse().ok()?, bits)
        }
        _ => return None,
    };
    Some((qualifier, mechanism))
}

fn network(value: &str, most: u32) -> Option<(&str, u32)> {
    match value.split_once('/') {
        Some((address, bits)) => Some((address, prefix(bits, most)?)),
        None => Some((value, most)),
    }
}

/// `[:domain][/bits][//bits]`
fn with_prefixes(rest: &str) -> Option<(Option<MacroString>, Prefixes)> {
    let mut prefixes = Prefixes { v4: 32, v6: 128 };
    let mut rest = rest;
    // The prefixes stand at the very end: a slash elsewhere belongs to the name.
    if let Some((before, bits)) = ends_in_digits(rest, "//") {
        prefixes.v6 = prefix(bits, 128)?;
        rest = before;
    }
    if let Some((before, bits)) = ends_in_digits(rest, "/") {
        prefixes.v4 = prefix(bits, 32)?;
        rest = before;
    }
    let domain = match rest.strip_prefix(':') {
        Some(domain) => Some(MacroString::domain(domain)?),
        None if rest.is_empty() => None,
        None => return None,
    };
    Some((domain, prefixes))
}

/// What stands before `mark` and what behind it, where that is digits alone.
fn ends_in_digits<'t>(text: &'t str, mark: &str) -> Option<(&'t str, &'t str)> {
    let (before, digits) = text.rsplit_once(mark)?;
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some((before, digits))
}

fn prefix(digits: &str, most: u32) -> Option<u32> {
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'));
    digits.parse().ok().filter(|bits| plain && *bits <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_fault_spoils_the_record() {
        let parse = |text: &str| Record::parse(format!("v=spf1 {text}").as_bytes());
        assert_eq!(parse("ip4:192.0.2.0/24 A/24//64 -ALL moo=x").unwrap().mechanisms.len(), 3);
        for bad in [
            "all:x",
            "ip4:1.2.3",
            "ip4:192.0.2.1/33",
            "ip4:192.0.2.1/024",
            "ip6:::1/129",
            "include",
            "include:",
            "a:",
            "mx//129",
            "a//",
            "a/",
            "foo",
            "redirect=a.example redirect=b.example",
            "exp=%{x}.example",
            "=x",
            "a:%a",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn only_its_own_version_is_spf() {
        assert!(is_spf(b"V=SPF1 -all") && is_spf(b"v=spf1"));
        assert!(!is_spf(b"v=spf10 -all") && !is_spf(b"spf1") && !is_spf(b""));
    }
}
