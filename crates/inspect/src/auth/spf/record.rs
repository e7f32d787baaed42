//! SPF records (RFC 7208 §4.6, §5, §6, grammar in §12). The whole record is read before anything of it counts: one
//! fault anywhere spoils it.

use super::macros::MacroString;
use std::net::{Ipv4Addr, Ipv6Addr};

/// Terms of one record that are looked at.
const MOST_TERMS: usize = 500;

/// What a mechanism that matches says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Qualifier {
    /// The address may send.
    Pass,
    /// It may not.
    Fail,
    /// It probably may not.
    SoftFail,
    /// Nothing is said about it.
    Neutral,
}

/// How many bits of an address count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prefixes {
    /// Of an IPv4 address, at most 32.
    pub v4: u32,
    /// Of an IPv6 address, at most 128.
    pub v6: u32,
}

/// A way in which a sending address may be meant; without a name, the domain's own is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mechanism {
    /// Every address.
    All,
    /// Whatever passes by another domain's record.
    Include(MacroString),
    /// The addresses of a name.
    A(Option<MacroString>, Prefixes),
    /// The addresses of a domain's mail servers.
    Mx(Option<MacroString>, Prefixes),
    /// Addresses whose names are of a domain.
    Ptr(Option<MacroString>),
    /// A network.
    Ip4(Ipv4Addr, u32),
    /// A network.
    Ip6(Ipv6Addr, u32),
    /// Every address, where the name has one.
    Exists(MacroString),
}

/// What a term says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Who is meant, and what is said of them.
    Mechanism(Qualifier, Mechanism),
    /// Whose record counts where no mechanism matches.
    Redirect(MacroString),
    /// Where an explanation stands.
    Explanation(MacroString),
    /// Something that may come to mean something one day.
    Other,
}

/// A term as it is written, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// As it is written; what is no UTF-8 in it, replaced.
    pub text: String,
    /// What it says.
    pub meaning: Result<Meaning, Why>,
}

/// Why a term, or the whole record, cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It has characters outside ASCII.
    NotAscii,
    /// There are more terms than are looked at.
    TooMany,
    /// Nothing of that name is known.
    UnknownTerm,
    /// Something is missing behind the name, as in `include:`.
    NoValue,
    /// Something stands behind the name that cannot, as in `all:example.org`.
    Value,
    /// What should be a domain is none, or has a macro that is none.
    Domain,
    /// What should be an IP address is none.
    Address,
    /// The number behind the slash is none, or too large.
    Prefix,
    /// `redirect` or `exp` stands a second time.
    Twice,
}

/// A fault that spoils a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The term as it is written; empty where it is the whole record.
    pub term: String,
    /// What is wrong with it.
    pub why: Why,
}

/// A record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Who is meant, in the order in which they are gone through.
    pub mechanisms: Vec<(Qualifier, Mechanism)>,
    /// Whose record counts where none of them matches.
    pub redirect: Option<MacroString>,
}

/// Whether a TXT record is one of SPF at all.
#[must_use]
pub fn is_spf(text: &[u8]) -> bool {
    let (version, rest) = text.split_at_checked(6).unwrap_or((text, &[]));
    version.eq_ignore_ascii_case(b"v=spf1") && rest.first().is_none_or(|byte| *byte == b' ')
}

/// Every term of a record behind its version, at most 501, each read by itself.
#[must_use]
pub fn terms(record: &[u8]) -> Vec<Term> {
    let (mut redirected, mut explained) = (false, false);
    let rest = record.get(6..).unwrap_or_default();
    let terms = rest.split(|byte| *byte == b' ').filter(|term| !term.is_empty()).take(MOST_TERMS + 1).enumerate();
    terms
        .map(|(at, term)| {
            let text = String::from_utf8_lossy(term).into_owned();
            let meaning = if at >= MOST_TERMS { Err(Why::TooMany) } else { meaning(&text) };
            let seen = match meaning {
                Ok(Meaning::Redirect(_)) => std::mem::replace(&mut redirected, true),
                Ok(Meaning::Explanation(_)) => std::mem::replace(&mut explained, true),
                _ => false,
            };
            Term { text, meaning: if seen { Err(Why::Twice) } else { meaning } }
        })
        .collect()
}

impl Record {
    /// Reads a record.
    ///
    /// # Errors
    /// The first term that cannot be read; it spoils the whole record.
    pub fn parse(record: &[u8]) -> Result<Self, Fault> {
        if !record.is_ascii() {
            return Err(Fault { term: String::new(), why: Why::NotAscii });
        }
        let mut read = Self::default();
        for Term { text, meaning } in terms(record) {
            match meaning.map_err(|why| Fault { term: text, why })? {
                Meaning::Mechanism(qualifier, mechanism) => read.mechanisms.push((qualifier, mechanism)),
                Meaning::Redirect(name) => read.redirect = Some(name),
                Meaning::Explanation(_) | Meaning::Other => {}
            }
        }
        Ok(read)
    }
}

fn meaning(term: &str) -> Result<Meaning, Why> {
    if !term.is_ascii() {
        return Err(Why::NotAscii);
    }
    match modifier(term) {
        Some(("redirect", value)) => Ok(Meaning::Redirect(domain(value)?)),
        Some(("exp", value)) => Ok(Meaning::Explanation(domain(value)?)),
        Some((_, value)) => MacroString::parse(value).map(|_| Meaning::Other).ok_or(Why::Domain),
        None => mechanism(term).map(|(qualifier, mechanism)| Meaning::Mechanism(qualifier, mechanism)),
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

fn mechanism(term: &str) -> Result<(Qualifier, Mechanism), Why> {
    let (qualifier, term) = match term.split_at_checked(1).ok_or(Why::UnknownTerm)? {
        ("+", rest) => (Qualifier::Pass, rest),
        ("-", rest) => (Qualifier::Fail, rest),
        ("~", rest) => (Qualifier::SoftFail, rest),
        ("?", rest) => (Qualifier::Neutral, rest),
        _ => (Qualifier::Pass, term),
    };
    let end = term.find([':', '/']).unwrap_or(term.len());
    let (name, rest) = term.split_at_checked(end).ok_or(Why::UnknownTerm)?;
    let value = || match rest.strip_prefix(':') {
        Some("") | None => Err(Why::NoValue),
        Some(value) => Ok(value),
    };
    let mechanism = match name.to_ascii_lowercase().as_str() {
        "all" if rest.is_empty() => Mechanism::All,
        "all" => return Err(Why::Value),
        "include" => Mechanism::Include(domain(value()?)?),
        "exists" => Mechanism::Exists(domain(value()?)?),
        "ptr" if rest.is_empty() => Mechanism::Ptr(None),
        "ptr" => Mechanism::Ptr(Some(domain(value()?)?)),
        "a" => with_prefixes(rest).map(|(domain, prefixes)| Mechanism::A(domain, prefixes))?,
        "mx" => with_prefixes(rest).map(|(domain, prefixes)| Mechanism::Mx(domain, prefixes))?,
        "ip4" => {
            let (address, bits) = network(value()?, 32)?;
            Mechanism::Ip4(address.parse().map_err(|_| Why::Address)?, bits)
        }
        "ip6" => {
            let (address, bits) = network(value()?, 128)?;
            Mechanism::Ip6(address.parse().map_err(|_| Why::Address)?, bits)
        }
        _ => return Err(Why::UnknownTerm),
    };
    Ok((qualifier, mechanism))
}

fn domain(text: &str) -> Result<MacroString, Why> {
    if text.is_empty() {
        return Err(Why::NoValue);
    }
    MacroString::domain(text).ok_or(Why::Domain)
}

fn network(value: &str, most: u32) -> Result<(&str, u32), Why> {
    match value.split_once('/') {
        Some((address, bits)) => Ok((address, prefix(bits, most)?)),
        None => Ok((value, most)),
    }
}

/// `[:domain][/bits][//bits]`
fn with_prefixes(rest: &str) -> Result<(Option<MacroString>, Prefixes), Why> {
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
        Some(name) => Some(domain(name)?),
        None if rest.is_empty() => None,
        None => return Err(Why::Prefix),
    };
    Ok((domain, prefixes))
}

/// What stands before `mark` and what behind it, where that is digits alone.
fn ends_in_digits<'t>(text: &'t str, mark: &str) -> Option<(&'t str, &'t str)> {
    let (before, digits) = text.rsplit_once(mark)?;
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some((before, digits))
}

fn prefix(digits: &str, most: u32) -> Result<u32, Why> {
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'));
    digits.parse().ok().filter(|bits| plain && *bits <= most).ok_or(Why::Prefix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_fault_spoils_the_record() {
        let parse = |text: &str| Record::parse(format!("v=spf1 {text}").as_bytes());
        assert_eq!(parse("ip4:192.0.2.0/24 A/24//64 -ALL moo=x").unwrap().mechanisms.len(), 3);
        for (bad, why) in [
            ("all:x", Why::Value),
            ("ip4:1.2.3", Why::Address),
            ("ip4:192.0.2.1/33", Why::Prefix),
            ("ip4:192.0.2.1/024", Why::Prefix),
            ("ip6:::1/129", Why::Prefix),
            ("include", Why::NoValue),
            ("include:", Why::NoValue),
            ("a:", Why::NoValue),
            ("mx//129", Why::Prefix),
            ("a//", Why::Prefix),
            ("a/", Why::Prefix),
            ("foo", Why::UnknownTerm),
            ("exp=%{x}.example", Why::Domain),
            ("=x", Why::UnknownTerm),
            ("a:%a", Why::Domain),
            ("include:localhost", Why::Domain),
        ] {
            assert_eq!(parse(bad), Err(Fault { term: bad.to_owned(), why }), "{bad}");
        }
        let twice = Fault { term: "redirect=b.example".to_owned(), why: Why::Twice };
        assert_eq!(parse("redirect=a.example redirect=b.example"), Err(twice));
        assert_eq!(parse("a:bücher.example").unwrap_err().why, Why::NotAscii);
        assert_eq!(parse(&"a ".repeat(501)).unwrap_err().why, Why::TooMany);
    }

    #[test]
    fn a_term_is_read_whatever_stands_around_it() {
        let read = terms(b"v=spf1 mx ipv4:192.0.2.1 -all\xff exp=a.example x=y");
        let good: Vec<bool> = read.iter().map(|term| term.meaning.is_ok()).collect();
        assert_eq!(good, [true, false, false, true, true]);
        assert_eq!(read[1].text, "ipv4:192.0.2.1");
    }

    #[test]
    fn only_its_own_version_is_spf() {
        assert!(is_spf(b"V=SPF1 -all") && is_spf(b"v=spf1"));
        assert!(!is_spf(b"v=spf10 -all") && !is_spf(b"spf1") && !is_spf(b""));
    }
}
