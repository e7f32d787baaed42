//! What a check says. Findings, not prose: each id has its texts in `locales/`.

mod finding;

pub use finding::{Finding, Paste, TopicReport};

use crate::name::DomainName;
use time::OffsetDateTime;

/// What a finding is about, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Which servers may send (RFC 7208).
    Spf,
    /// Signatures of messages (RFC 6376).
    Dkim,
    /// What becomes of forged mail (RFC 9989).
    Dmarc,
    /// Mail servers (RFC 5321 §5).
    Mx,
    /// Encryption between mail servers, and their certificates (RFC 3207).
    Starttls,
    /// The web mail's certificate (advisory 2a).
    Web,
    /// Encryption that others must insist on (RFC 8461).
    MtaSts,
    /// Reports of encryption that failed (RFC 8460).
    TlsRpt,
    /// Certificates named in the domain name system (RFC 7672).
    Dane,
    /// Signatures of the domain name system (RFC 9364).
    Dnssec,
    /// Who may issue certificates (RFC 8659).
    Caa,
}

impl Topic {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Spf,
        Self::Dkim,
        Self::Dmarc,
        Self::Mx,
        Self::Starttls,
        Self::Web,
        Self::MtaSts,
        Self::TlsRpt,
        Self::Dane,
        Self::Dnssec,
        Self::Caa,
    ];

    /// As it stands in JSON and in keys of texts: `domain-topic-<topic>`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Spf => "spf",
            Self::Dkim => "dkim",
            Self::Dmarc => "dmarc",
            Self::Mx => "mx",
            Self::Starttls => "starttls",
            Self::Web => "web",
            Self::MtaSts => "mta-sts",
            Self::TlsRpt => "tls-rpt",
            Self::Dane => "dane",
            Self::Dnssec => "dnssec",
            Self::Caa => "caa",
        }
    }
}

/// The four answers. A question that failed is never one of the first two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Does not apply here.
    NotApplicable,
    /// As it should be.
    Fine,
    /// Could not be checked.
    Unknown,
    /// Not as it should be.
    Problem,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Better without it; nobody gains anything by it.
    Low,
    /// A protection is missing or does not last.
    Medium,
    /// Others can forge, read or lose mail.
    High,
    /// Anybody can, and it takes no skill.
    Critical,
}

/// The worst severity as a letter, where every part was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// No problem.
    A,
    /// Low.
    B,
    /// Medium.
    C,
    /// High.
    D,
    /// Critical.
    F,
}

/// The check in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Everything that applies was seen and is fine, or nearly.
    Good,
    /// No known problem of weight, and something could not be checked.
    Unknown,
    /// The worst is of middle weight.
    Weak,
    /// The worst is high or critical.
    Bad,
}

/// What a domain is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// It sends or receives mail.
    Mail,
    /// It does neither, and should say so.
    Parked,
    /// It does not exist.
    Missing,
}

/// A record as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Which topic it belongs to.
    pub topic: Topic,
    /// The name that was asked.
    pub name: String,
    /// The type.
    pub kind: &'static str,
    /// The value as in a zone file. Hostile.
    pub value: String,
    /// Whether the resolver vouches for it (DNSSEC).
    pub authentic: bool,
}

/// An SPF record in the tree of look-ups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpfNode {
    /// Whose record.
    pub domain: String,
    /// The record; empty where there is none.
    pub record: String,
    /// Its terms in their order.
    pub terms: Vec<SpfTerm>,
    /// Look-ups that this record and all below it cause (RFC 7208 §4.6.4).
    pub lookups: u32,
    /// Those of them that find nothing.
    pub void: u32,
    /// Id of the finding that says what is wrong with it.
    pub fault: Option<&'static str>,
}

/// A term of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpfTerm {
    /// As it is written.
    pub text: String,
    /// What it leads to: addresses or networks.
    pub addresses: Vec<String>,
    /// Id of the finding that says what is wrong with it.
    pub fault: Option<&'static str>,
    /// The record that it includes or redirects to.
    pub node: Option<SpfNode>,
}

/// A mail server, or the web mail host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    /// Mx or Web.
    pub topic: Topic,
    /// Its name.
    pub name: String,
    /// For mail servers, the least first.
    pub preference: Option<u16>,
    /// Its addresses; none where it has none.
    pub addresses: Vec<HostAddress>,
}

/// One address of a host, and what was seen there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostAddress {
    /// The address.
    pub address: String,
    /// What the address is called (reverse DNS); empty where nothing.
    pub reverse: String,
    /// `TLSv1.3` and so on; empty where nothing was agreed on.
    pub tls: String,
    /// Who the certificate is for, its issuer, and its last day (RFC 3339); empty where none was seen.
    pub certificate_names: Vec<String>,
    /// Who issued it.
    pub issuer: String,
    /// Until when it holds, RFC 3339.
    pub expires: String,
    /// reachable, offered, version, chain, name, expiry: separate answers, in this order. For the web without `offered`.
    pub answers: Vec<(&'static str, Standing)>,
}

/// How somebody is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContactKind {
    /// The domain name system.
    Dns,
    /// Mail.
    Smtp,
    /// Web.
    Https,
}

/// Somebody who is asked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contact {
    /// How.
    pub kind: ContactKind,
    /// Host and address, as far as known.
    pub server: String,
}

/// All of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Which domain.
    pub domain: DomainName,
    /// What it is for.
    pub profile: Profile,
    /// When it was checked.
    pub checked: OffsetDateTime,
    /// In the order of [`Topic::ALL`].
    pub topics: Vec<TopicReport>,
    /// Records that were found.
    pub records: Vec<Shown>,
    /// SPF with everything it includes.
    pub spf: Option<SpfNode>,
    /// Mail servers, and the web mail host.
    pub hosts: Vec<Host>,
    /// Everybody who was asked.
    pub contacted: Vec<Contact>,
}

impl Shown {
    /// Where it stands among the others.
    pub(crate) fn place(&self) -> (Topic, &str, &str, &str) {
        (self.topic, &self.name, self.kind, &self.value)
    }
}

impl Report {
    /// Every finding.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.topics.iter().flat_map(|topic| &topic.findings)
    }

    /// The worst severity.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        self.findings().filter_map(|finding| finding.severity).max()
    }

    /// Nothing was learnt about the domain: nobody answered, most likely because this computer reaches no network.
    #[must_use]
    pub fn nobody_answered(&self) -> bool {
        self.findings().all(|finding| matches!(finding.standing, Standing::Unknown | Standing::NotApplicable))
            && self.findings().any(|finding| finding.standing == Standing::Unknown)
            && self.records.is_empty()
    }

    /// The worst severity as a letter; nothing where a part was not seen.
    #[must_use]
    pub fn grade(&self) -> Option<Grade> {
        if self.findings().any(|finding| finding.standing == Standing::Unknown) {
            return None;
        }
        Some(match self.worst() {
            None => Grade::A,
            Some(Severity::Low) => Grade::B,
            Some(Severity::Medium) => Grade::C,
            Some(Severity::High) => Grade::D,
            Some(Severity::Critical) => Grade::F,
        })
    }

    /// The check in one word.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self.worst() {
            Some(Severity::Critical | Severity::High) => Verdict::Bad,
            Some(Severity::Medium) => Verdict::Weak,
            _ if self.grade().is_none() => Verdict::Unknown,
            _ => Verdict::Good,
        }
    }
}
