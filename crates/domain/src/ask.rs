//! Asking the domain name system.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::time::Instant;

/// A type of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// IPv4 addresses.
    A,
    /// IPv6 addresses.
    Aaaa,
    /// Mail servers.
    Mx,
    /// Text.
    Txt,
    /// Another name.
    Cname,
    /// Name servers.
    Ns,
    /// Where a zone begins.
    Soa,
    /// The name of an address; asked for as `….in-addr.arpa` or `….ip6.arpa`.
    Ptr,
    /// Certificates (DANE).
    Tlsa,
    /// Who may issue certificates.
    Caa,
    /// The key of a zone, as its parent knows it.
    Ds,
}

impl Kind {
    /// As it stands in a zone file.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::Aaaa => "AAAA",
            Self::Mx => "MX",
            Self::Txt => "TXT",
            Self::Cname => "CNAME",
            Self::Ns => "NS",
            Self::Soa => "SOA",
            Self::Ptr => "PTR",
            Self::Tlsa => "TLSA",
            Self::Caa => "CAA",
            Self::Ds => "DS",
        }
    }
}

/// A record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data {
    /// An IPv4 address.
    A(Ipv4Addr),
    /// An IPv6 address.
    Aaaa(Ipv6Addr),
    /// A mail server; the host lower case without a closing dot, empty for the null MX.
    Mx {
        /// The least is tried first.
        preference: u16,
        /// The server.
        host: String,
    },
    /// A text, its strings put together.
    Txt(Vec<u8>),
    /// CNAME, NS and PTR; for SOA the first name.
    Name(String),
    /// A certificate association (RFC 6698).
    Tlsa {
        /// Certificate usage (RFC 7218).
        usage: u8,
        /// The whole certificate or its key.
        selector: u8,
        /// As it is, or which hash.
        matching: u8,
        /// What it is compared with.
        data: Vec<u8>,
    },
    /// CAA.
    Caa {
        /// Whoever does not know the tag must not issue.
        critical: bool,
        /// `issue`, `issuewild`, `iodef`.
        tag: String,
        /// Its value.
        value: Vec<u8>,
    },
    /// DS: its digest type and algorithm are not looked at.
    Ds,
}

/// What came of a question. "There is none" and "nobody answered" are different things, and stay so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// At least one record.
    Found,
    /// The name exists and has no record of this type.
    NoRecords,
    /// The name does not exist (NXDOMAIN).
    NoName,
    /// Nobody answered in time.
    TimedOut,
    /// The resolver refused.
    Refused,
    /// The resolver found nobody who could tell (SERVFAIL).
    Failed,
    /// Signatures are wrong: the resolver failed, and answered when it was asked not to verify.
    Bogus,
    /// It was not asked: time was up, somebody stopped it, or too much was asked.
    NotAsked,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What came of it.
    pub outcome: Outcome,
    /// The records, at most 50; for [`Outcome::Found`] alone, all of the kind that was asked for.
    pub records: Vec<Data>,
    /// The names that the asked name stands for (CNAME), in their order, at most 16.
    pub aliases: Vec<String>,
    /// Whether the resolver says that it has verified the answer (the AD bit).
    pub authentic: bool,
}

impl Data {
    /// Whether it is a record of that type.
    #[must_use]
    pub const fn is(&self, kind: Kind) -> bool {
        matches!(
            (self, kind),
            (Self::A(_), Kind::A)
                | (Self::Aaaa(_), Kind::Aaaa)
                | (Self::Mx { .. }, Kind::Mx)
                | (Self::Txt(_), Kind::Txt)
                | (Self::Name(_), Kind::Cname | Kind::Ns | Kind::Soa | Kind::Ptr)
                | (Self::Tlsa { .. }, Kind::Tlsa)
                | (Self::Caa { .. }, Kind::Caa)
                | (Self::Ds, Kind::Ds)
        )
    }

    pub(crate) const fn bytes(&self) -> usize {
        match self {
            Self::A(_) | Self::Aaaa(_) | Self::Ds => 16,
            Self::Mx { host: name, .. } | Self::Name(name) => name.len(),
            Self::Txt(data) | Self::Tlsa { data, .. } => data.len(),
            Self::Caa { tag, value, .. } => tag.len() + value.len(),
        }
    }

    /// The value as in a zone file; texts without quotation marks, what is no printable ASCII as `\\DDD`.
    #[must_use]
    pub fn to_text(&self) -> String {
        match self {
            Self::A(address) => address.to_string(),
            Self::Aaaa(address) => address.to_string(),
            Self::Mx { preference, host } if host.is_empty() => format!("{preference} ."),
            Self::Mx { preference, host } => format!("{preference} {host}"),
            Self::Txt(text) => printable(text),
            Self::Name(name) => name.clone(),
            Self::Tlsa { usage, selector, matching, data } => {
                format!("{usage} {selector} {matching} {}", hexadecimal(data))
            }
            Self::Caa { critical, tag, value } => {
                format!("{} {tag} \"{}\"", if *critical { 128 } else { 0 }, printable(value))
            }
            Self::Ds => String::new(),
        }
    }
}

fn printable(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let mut text = String::with_capacity(bytes.len());
    for byte in bytes {
        if matches!(byte, b' '..=b'~') {
            text.push(char::from(*byte));
        } else {
            let _ = write!(text, "\\{byte:03}");
        }
    }
    text
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

impl Outcome {
    /// Whether somebody has said what there is, or that there is nothing.
    #[must_use]
    pub const fn is_known(self) -> bool {
        matches!(self, Self::Found | Self::NoRecords | Self::NoName)
    }
}

impl Answer {
    /// An answer without records.
    #[must_use]
    pub const fn without(outcome: Outcome) -> Self {
        Self { outcome, records: Vec::new(), aliases: Vec::new(), authentic: false }
    }

    /// The texts among the records.
    pub fn texts(&self) -> impl Iterator<Item = &[u8]> {
        self.records.iter().filter_map(|record| match record {
            Data::Txt(text) => Some(text.as_slice()),
            _ => None,
        })
    }
}

/// Whoever can ask. Names come lower case and without a closing dot.
pub trait Resolve: Sync {
    /// Asks, and comes back by then.
    fn ask(&self, name: &str, kind: Kind, until: Instant) -> Answer;
    /// Asks, and comes back by then, or a tenth of a second after `stop` has begun to say so. Whoever cannot look at
    /// `stop` while waiting keeps this as it is.
    fn ask_unless(&self, name: &str, kind: Kind, until: Instant, stop: &(dyn Fn() -> bool + Sync)) -> Answer {
        let _ = stop;
        self.ask(name, kind, until)
    }
    /// Asks all of these at once; the answers in their order. Whoever cannot ask several at once keeps this as it is.
    fn ask_all(&self, questions: &[(String, Kind)], until: Instant, stop: &(dyn Fn() -> bool + Sync)) -> Vec<Answer> {
        questions.iter().map(|(name, kind)| self.ask_unless(name, *kind, until, stop)).collect()
    }
    /// Whom it asks, as shown to the officer, such as `192.0.2.53` or `tls://9.9.9.9#dns.quad9.net`.
    fn servers(&self) -> Vec<String>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_in_a_zone_file() {
        assert_eq!(Data::Mx { preference: 0, host: String::new() }.to_text(), "0 .");
        assert_eq!(Data::Txt(b"v=spf1 \xff\0".to_vec()).to_text(), "v=spf1 \\255\\000");
        let caa = Data::Caa { critical: true, tag: "issue".into(), value: b"ca.example".to_vec() };
        assert_eq!(caa.to_text(), "128 issue \"ca.example\"");
        assert_eq!(Data::Tlsa { usage: 3, selector: 1, matching: 1, data: vec![0xab, 1] }.to_text(), "3 1 1 ab01");
    }
}
