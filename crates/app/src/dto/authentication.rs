//! What is known about where a message comes from: what the source says, and what Muhr has found out itself.

use muhr_inspect::auth::dns::Asked;
use muhr_inspect::auth::{Authentication, Chain, Checked, CheckedServer, Computed};
use muhr_inspect::visible::visible;
use serde::Serialize;
use ts_rs::TS;

/// What is known about where a message comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AuthenticationDto {
    /// Who says so.
    pub source: String,
    /// Whether the mail is proven to come from the domain it names.
    pub proven: bool,
    /// SPF as the source says, such as `pass`; empty where it says nothing.
    pub spf: String,
    /// DKIM.
    pub dkim: String,
    /// DMARC.
    pub dmarc: String,
    /// The chain of those who passed it on (ARC).
    pub arc: String,
    /// What Muhr found out itself, beside what the source says; nothing where nobody was asked.
    pub computed: Option<ComputedDto>,
    /// Every question that was asked for it.
    pub asked: Vec<AskedDto>,
    /// Whom they were put to: addresses.
    pub servers: Vec<String>,
}

/// What Muhr found out itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ComputedDto {
    /// Every signature, topmost first.
    pub signatures: Vec<SignatureDto>,
    /// The sending server; nothing where it cannot be told which one it was.
    pub spf: Option<ServerDto>,
    /// DKIM in one word.
    pub dkim: String,
    /// DMARC.
    pub dmarc: String,
    /// What the domain asks for when DMARC fails: `none`, `quarantine`, `reject`.
    pub policy: String,
    /// Where that is published; empty where it is not.
    pub published: String,
    /// Those who passed it on.
    pub arc: ChainDto,
}

/// One signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SignatureDto {
    /// The domain that signed.
    pub domain: String,
    /// Its selector.
    pub selector: String,
    /// The result.
    pub result: String,
    /// Why: text `signature-<reason>`.
    pub reason: String,
    /// Why it proves little though it fits: texts `weakness-<name>`.
    pub weak: Vec<String>,
}

/// The sending server, checked against the list that its domain has published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ServerDto {
    /// The result.
    pub result: String,
    /// The domain whose list it is.
    pub domain: String,
    /// The address of the server.
    pub address: String,
    /// Checked so long after the arrival that the list may have changed.
    pub late: bool,
}

/// The chain of those who passed a message on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ChainDto {
    /// The result.
    pub result: String,
    /// Why; empty where it needs no reason.
    pub reason: String,
    /// The domains that sealed it, the first one first.
    pub sealers: Vec<String>,
}

/// A question to the domain name system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AskedDto {
    /// The type of record, such as `TXT`.
    pub kind: String,
    /// The name; for `PTR` the address.
    pub name: String,
    /// Whether an answer came.
    pub answered: bool,
}

impl AuthenticationDto {
    /// What the window and the terminal tell; `servers` are those that could be asked.
    #[must_use]
    pub fn of(authentication: &Authentication, servers: &[String]) -> Self {
        let asked: Vec<AskedDto> =
            authentication.computed.iter().flat_map(|computed| &computed.asked).map(AskedDto::from).collect();
        Self {
            source: authentication.provenance.as_str().into(),
            proven: authentication.proves_from,
            spf: visible(&authentication.spf),
            dkim: visible(&authentication.dkim),
            dmarc: visible(&authentication.dmarc),
            arc: visible(&authentication.arc),
            computed: authentication.computed.as_ref().map(ComputedDto::from),
            servers: if asked.is_empty() { Vec::new() } else { servers.to_vec() },
            asked,
        }
    }
}

impl From<&Computed> for ComputedDto {
    fn from(computed: &Computed) -> Self {
        Self {
            signatures: computed.signatures.iter().map(SignatureDto::from).collect(),
            spf: computed.spf.as_ref().map(ServerDto::from),
            dkim: computed.dkim().as_str().into(),
            dmarc: computed.dmarc.as_str().into(),
            policy: computed.policy.as_str().into(),
            published: visible(&computed.published_at),
            arc: ChainDto::from(&computed.arc),
        }
    }
}

impl From<&Checked> for SignatureDto {
    fn from(one: &Checked) -> Self {
        Self {
            domain: visible(&one.domain),
            selector: visible(&one.selector),
            result: one.outcome.as_str().into(),
            reason: one.reason.as_str().into(),
            weak: one.weak.iter().map(|weakness| weakness.as_str().to_owned()).collect(),
        }
    }
}

impl From<&CheckedServer> for ServerDto {
    fn from(server: &CheckedServer) -> Self {
        Self {
            result: server.outcome.as_str().into(),
            domain: visible(&server.domain),
            address: visible(&server.address),
            late: server.is_late,
        }
    }
}

impl From<&Chain> for ChainDto {
    fn from(chain: &Chain) -> Self {
        Self {
            result: chain.outcome.as_str().into(),
            reason: chain.reason.map(|reason| reason.as_str().to_owned()).unwrap_or_default(),
            sealers: chain.sealers.iter().map(|domain| visible(domain)).collect(),
        }
    }
}

impl From<&Asked> for AskedDto {
    fn from(asked: &Asked) -> Self {
        Self { kind: asked.kind.into(), name: visible(&asked.name), answered: asked.answered }
    }
}
