//! Which servers may send for a domain (SPF, RFC 7208). Explanations (`exp=`) are read and found right, but not fetched:
//! they are the sender's own words.

mod macros;
mod record;

pub use macros::MacroString;
pub use record::{Fault, Meaning, Mechanism, Prefixes, Qualifier, Record, Term, Why, is_spf, terms};

use super::dns::{Asker, Dns, Reply, askable};
use super::outcome::Outcome;
use crate::limits::Budget;
use macros::Values;
use std::cell::Cell;
use std::net::IpAddr;

/// Terms that cause questions (RFC 7208 §4.6.4).
pub const MOST_LOOKUPS: u32 = 10;
/// Questions that find nothing (there too).
pub const MOST_VOID: u32 = 2;
/// Mail servers, or names of an address, that are looked at (there too).
pub const MOST_NAMES: usize = 10;

/// Who sent, as the receiving server saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sending {
    /// The address of the sending server.
    pub address: IpAddr,
    /// What it called itself.
    pub helo: String,
    /// The return path; empty for notices of mail servers.
    pub return_path: String,
}

impl Sending {
    /// The local part and the domain that is checked: that of the return path, else that of the greeting.
    fn sender(&self) -> (&str, &str) {
        match self.return_path.rsplit_once('@') {
            Some((local, domain)) => (if local.is_empty() { "postmaster" } else { local }, domain),
            None if self.return_path.is_empty() => ("postmaster", &self.helo),
            None => ("postmaster", &self.return_path),
        }
    }

    /// The domain that is checked.
    pub(super) fn domain(&self) -> String {
        crate::names::domain::ascii(self.sender().1)
    }
}

/// Checks whether the domain allows that server. Nobody's explanation is fetched.
#[must_use]
pub fn evaluate(sending: &Sending, dns: &dyn Dns, budget: &Budget<'_>) -> Outcome {
    check(sending, &Asker::new(dns, budget))
}

/// The same, with what has been asked already.
pub(super) fn check(sending: &Sending, asker: &Asker<'_>) -> Outcome {
    let address = match sending.address {
        IpAddr::V6(v6) => v6.to_ipv4_mapped().map_or(IpAddr::V6(v6), IpAddr::V4),
        v4 @ IpAddr::V4(_) => v4,
    };
    let (local, _) = sending.sender();
    let domain = sending.domain();
    // RFC 7208 §4.3: what is no name of a host has no record.
    if !domain.contains('.') || askable(&domain).is_none() || domain.starts_with('[') {
        return Outcome::None;
    }
    let check = Check {
        asker,
        address,
        local,
        sender_domain: &domain,
        helo: &sending.helo,
        lookups: Cell::new(0),
        void: Cell::new(0),
    };
    check.host(&domain).unwrap_or_else(|broken| broken)
}

struct Check<'a> {
    asker: &'a Asker<'a>,
    address: IpAddr,
    local: &'a str,
    sender_domain: &'a str,
    helo: &'a str,
    lookups: Cell<u32>,
    void: Cell<u32>,
}

/// Whether something matches; what ends the whole check stands in the error.
type Match = Result<bool, Outcome>;

impl Check<'_> {
    /// The result for a domain (RFC 7208 §4); temporary and permanent errors end everything.
    fn host(&self, domain: &str) -> Result<Outcome, Outcome> {
        let records = match self.asker.txt(domain) {
            Reply::Records(records) => records,
            Reply::NoRecords | Reply::NoName => return Ok(Outcome::None),
            Reply::NoAnswer | Reply::NotAsked => return Err(Outcome::TempError),
        };
        let mut found = records.iter().filter(|record| is_spf(record));
        let Some(text) = found.next() else { return Ok(Outcome::None) };
        if found.next().is_some() {
            return Err(Outcome::PermError);
        }
        let record = Record::parse(text).map_err(|_| Outcome::PermError)?;
        for (qualifier, mechanism) in &record.mechanisms {
            if self.matches(mechanism, domain)? {
                return Ok(match qualifier {
                    Qualifier::Pass => Outcome::Pass,
                    Qualifier::Fail => Outcome::Fail,
                    Qualifier::SoftFail => Outcome::SoftFail,
                    Qualifier::Neutral => Outcome::Neutral,
                });
            }
        }
        let Some(redirect) = &record.redirect else { return Ok(Outcome::Neutral) };
        self.lookup()?;
        match self.host(&self.expand(redirect, domain))? {
            Outcome::None => Err(Outcome::PermError),
            other => Ok(other),
        }
    }

    fn matches(&self, mechanism: &Mechanism, domain: &str) -> Match {
        let target = |name: &Option<MacroString>| match name {
            Some(name) => self.expand(name, domain),
            None => domain.to_owned(),
        };
        match mechanism {
            Mechanism::All => Ok(true),
            Mechanism::Ip4(network, bits) => Ok(same_network(self.address, IpAddr::V4(*network), *bits)),
            Mechanism::Ip6(network, bits) => Ok(same_network(self.address, IpAddr::V6(*network), *bits)),
            Mechanism::Include(name) => {
                self.lookup()?;
                match self.host(&self.expand(name, domain))? {
                    Outcome::None => Err(Outcome::PermError),
                    outcome => Ok(outcome == Outcome::Pass),
                }
            }
            Mechanism::A(name, prefixes) => {
                self.lookup()?;
                self.has_address(&target(name), *prefixes)
            }
            Mechanism::Mx(name, prefixes) => {
                self.lookup()?;
                let servers = self.known(self.asker.mx(&target(name)))?;
                if servers.len() > MOST_NAMES {
                    return Err(Outcome::PermError);
                }
                for (_, server) in servers {
                    if self.has_address(&server, *prefixes)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Mechanism::Exists(name) => {
                self.lookup()?;
                Ok(!self.known(self.asker.a(&self.expand(name, domain)))?.is_empty())
            }
            Mechanism::Ptr(name) => {
                self.lookup()?;
                let wanted = target(name).to_ascii_lowercase();
                Ok(self.names().iter().any(|name| crate::names::domain::is_within(name, &wanted)))
            }
        }
    }

    fn has_address(&self, name: &str, prefixes: Prefixes) -> Match {
        match self.address {
            IpAddr::V4(_) => {
                let found = self.known(self.asker.a(name))?;
                Ok(found.into_iter().any(|one| same_network(self.address, IpAddr::V4(one), prefixes.v4)))
            }
            IpAddr::V6(_) => {
                let found = self.known(self.asker.aaaa(name))?;
                Ok(found.into_iter().any(|one| same_network(self.address, IpAddr::V6(one), prefixes.v6)))
            }
        }
    }

    /// Names of the address that lead back to it (RFC 7208 §5.5). Whatever goes wrong here, nothing matches.
    fn names(&self) -> Vec<String> {
        let Reply::Records(names) = self.asker.ptr(self.address) else { return Vec::new() };
        let leads_back = |name: &String| match self.address {
            IpAddr::V4(v4) => matches!(self.asker.a(name), Reply::Records(found) if found.contains(&v4)),
            IpAddr::V6(v6) => matches!(self.asker.aaaa(name), Reply::Records(found) if found.contains(&v6)),
        };
        let names = names.into_iter().take(MOST_NAMES).filter(leads_back);
        names.map(|name| name.trim_end_matches('.').to_ascii_lowercase()).collect()
    }

    fn expand(&self, name: &MacroString, domain: &str) -> String {
        let validated = || {
            let names = self.names();
            let within = names.iter().find(|name| crate::names::domain::is_within(name, domain));
            within.or(names.first()).cloned().unwrap_or_else(|| "unknown".to_owned())
        };
        name.expand(&Values {
            address: self.address,
            local: self.local,
            sender_domain: self.sender_domain,
            domain,
            helo: self.helo,
            validated: &validated,
        })
    }

    /// Counts a term that causes questions.
    fn lookup(&self) -> Result<(), Outcome> {
        self.lookups.set(self.lookups.get() + 1);
        if self.lookups.get() > MOST_LOOKUPS { Err(Outcome::PermError) } else { Ok(()) }
    }

    /// The records of a reply; counts those that find nothing.
    fn known<T>(&self, reply: Reply<T>) -> Result<Vec<T>, Outcome> {
        match reply {
            Reply::Records(records) => Ok(records),
            Reply::NoAnswer | Reply::NotAsked => Err(Outcome::TempError),
            Reply::NoRecords | Reply::NoName => {
                self.void.set(self.void.get() + 1);
                if self.void.get() > MOST_VOID { Err(Outcome::PermError) } else { Ok(Vec::new()) }
            }
        }
    }
}

fn same_network(one: IpAddr, other: IpAddr, bits: u32) -> bool {
    match (one, other) {
        (IpAddr::V4(one), IpAddr::V4(other)) => {
            let apart = 32_u32.saturating_sub(bits);
            one.to_bits().checked_shr(apart).unwrap_or(0) == other.to_bits().checked_shr(apart).unwrap_or(0)
        }
        (IpAddr::V6(one), IpAddr::V6(other)) => {
            let apart = 128_u32.saturating_sub(bits);
            one.to_bits().checked_shr(apart).unwrap_or(0) == other.to_bits().checked_shr(apart).unwrap_or(0)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_a_kind_share_a_network() {
        let same = |one: &str, other: &str, bits| same_network(one.parse().unwrap(), other.parse().unwrap(), bits);
        assert!(same("192.0.2.1", "192.0.2.200", 24) && same("192.0.2.1", "10.0.0.1", 0));
        assert!(!same("192.0.2.1", "192.0.3.1", 24) && !same("192.0.2.1", "::1", 0));
        assert!(same("2001:db8::1", "2001:db8::2", 64) && same("2001:db8::1", "::1", 0));
    }
}
