//! What is to be said of a certificate, each part by itself: who vouches for it, whom it names, how long it holds, and
//! whether it is strong (RFC 5280, RFC 9525). Being expired hides nothing else.

use ring::digest::{SHA256, SHA512, digest};
use rustls::RootCertStore;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use std::time::Duration;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use webpki::{EndEntityCert, Error, KeyUsage, anchor_from_trusted_cert};
use x509_parser::certificate::X509Certificate;
use x509_parser::extensions::{GeneralName, ParsedExtension};
use x509_parser::prelude::FromDer;
use x509_parser::public_key::PublicKey;
use x509_parser::x509::X509Name;

/// How long before its end a certificate is said to end soon.
const SOON: time::Duration = time::Duration::days(14);
/// Names of a certificate that are kept.
const MOST_NAMES: usize = 20;
/// Bytes of a text of a certificate that are kept.
const MOST_TEXT: usize = 200;
/// Certificates of a chain that are looked at.
const MOST_CERTIFICATES: usize = 10;
/// Bits that a key of RSA and one on a curve must have.
const LEAST_RSA: usize = 2_048;
const LEAST_CURVE: usize = 224;

/// A certificate, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Judged {
    /// Whom it names, as it stands there. Hostile.
    pub(crate) names: Vec<String>,
    /// Who issued it. Hostile.
    pub(crate) issuer: String,
    /// Its last moment.
    pub(crate) expires: Option<OffsetDateTime>,
    /// Who vouches for it.
    pub(crate) chain: Chain,
    /// Whether it names the host.
    pub(crate) name: Name,
    /// Whether it holds now.
    pub(crate) expiry: Expiry,
    /// Whether it is strong.
    pub(crate) strength: Strength,
}

/// Who vouches for a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chain {
    /// An authority that is trusted.
    Trusted,
    /// Nobody but itself.
    SelfSigned,
    /// The server does not send what lies between it and an authority.
    Incomplete,
    /// An authority that is not trusted.
    Untrusted,
    /// One of the certificates above it has expired.
    AuthorityExpired,
    /// It or one above it is signed in a way that nobody accepts any more, so nobody can tell.
    Outdated,
    /// It must not be used for this, or its signature is wrong.
    Broken,
    /// Nobody is trusted here, so nobody can tell.
    NoRoots,
}

/// Whether a certificate names a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    /// It does.
    Right,
    /// It names others.
    Wrong,
}

/// Whether a certificate holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expiry {
    /// For longer than two weeks.
    Holds,
    /// For so many days.
    Soon(i64),
    /// No more.
    Expired,
    /// Not yet.
    NotYet,
}

/// Whether a certificate is strong (NIST SP 800-131A, CA/Browser Forum 6.1.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strength {
    /// It is.
    Strong,
    /// Its key has but so many bits.
    ShortKey(usize),
    /// It is signed with SHA-1 or MD5.
    OldSignature,
}

/// Judges the chain of a host. Nothing where there is no certificate, or it cannot be read.
pub(crate) fn judge(
    chain: &[CertificateDer<'_>],
    host: &str,
    roots: &RootCertStore,
    now: OffsetDateTime,
) -> Option<Judged> {
    let (own, others) = chain.split_first()?;
    let (_, read) = X509Certificate::from_der(own).ok()?;
    let others = others.get(..others.len().min(MOST_CERTIFICATES)).unwrap_or_default();
    let (from, until) = (read.validity().not_before.to_datetime(), read.validity().not_after.to_datetime());
    let expiry = match until - now {
        _ if now < from => Expiry::NotYet,
        left if left.is_negative() => Expiry::Expired,
        left if left < SOON => Expiry::Soon(left.whole_days()),
        _ => Expiry::Holds,
    };
    // Looked at while it held, so that its end does not hide who vouches for it.
    let moment = if until < from { now } else { now.clamp(from, until) };
    Some(Judged {
        names: names(&read),
        issuer: shown(read.issuer()),
        expires: Some(until),
        chain: vouched(own, &read, others, roots, moment),
        name: if is_for(own, host) { Name::Right } else { Name::Wrong },
        expiry,
        strength: strength(&read),
    })
}

impl Judged {
    /// The last moment as text, empty where it cannot be told.
    pub(crate) fn expires(&self) -> String {
        self.expires.and_then(|moment| moment.format(&Rfc3339).ok()).unwrap_or_default()
    }
}

/// Whether the certificate is for that host (RFC 9525).
pub(crate) fn is_for(certificate: &CertificateDer<'_>, host: &str) -> bool {
    let (Ok(read), Ok(name)) = (EndEntityCert::try_from(certificate), ServerName::try_from(host)) else { return false };
    read.verify_is_valid_for_subject_name(&name).is_ok()
}

fn vouched(
    own: &CertificateDer<'_>,
    read: &X509Certificate<'_>,
    others: &[CertificateDer<'_>],
    roots: &RootCertStore,
    moment: OffsetDateTime,
) -> Chain {
    let self_issued = read.subject().as_raw() == read.issuer().as_raw();
    if roots.is_empty() && !self_issued {
        return Chain::NoRoots;
    }
    match path(own, others, &roots.roots, moment) {
        Ok(()) => Chain::Trusted,
        Err(_) if self_issued => Chain::SelfSigned,
        Err(Error::CaUsedAsEndEntity) => Chain::Broken,
        Err(Error::CertExpired { .. } | Error::CertNotValidYet { .. }) => Chain::AuthorityExpired,
        Err(Error::UnknownIssuer) => {
            let last = others.last().and_then(|last| X509Certificate::from_der(last).ok());
            let top = last.as_ref().map_or(read, |(_, last)| last);
            // Authorities of the web say in every certificate where the one above it is to be had (RFC 5280 4.2.2.1).
            let goes_on = top.subject().as_raw() != top.issuer().as_raw() && names_its_issuer(top);
            if goes_on { Chain::Incomplete } else { Chain::Untrusted }
        }
        // Short keys are refused as if the signature were wrong.
        Err(
            Error::UnsupportedSignatureAlgorithmContext(_)
            | Error::UnsupportedSignatureAlgorithmForPublicKeyContext(_)
            | Error::InvalidSignatureForPublicKey,
        ) if is_outdated(read, others) => Chain::Outdated,
        Err(_) => Chain::Broken,
    }
}

/// Whether an old method has signed the certificate, or one of those above it. What authorities at the top say of
/// themselves proves nothing, so it does not matter how they sign it.
fn is_outdated(read: &X509Certificate<'_>, others: &[CertificateDer<'_>]) -> bool {
    let mut others = others.iter().filter_map(|other| X509Certificate::from_der(other).ok()).map(|(_, other)| other);
    let has_old = |one: &X509Certificate<'_>| one.subject().as_raw() != one.issuer().as_raw() && has_old_signature(one);
    has_old(read) || others.any(|other| has_old(&other) || short_key(&other).is_some())
}

fn path(
    own: &CertificateDer<'_>,
    others: &[CertificateDer<'_>],
    anchors: &[rustls::pki_types::TrustAnchor<'_>],
    moment: OffsetDateTime,
) -> Result<(), Error> {
    let seconds = u64::try_from(moment.unix_timestamp()).unwrap_or(0);
    let moment = UnixTime::since_unix_epoch(Duration::from_secs(seconds));
    let usage = KeyUsage::server_auth();
    let read = EndEntityCert::try_from(own)?;
    read.verify_for_usage(webpki::ALL_VERIFICATION_ALGS, anchors, others, moment, usage, None, None).map(drop)
}

/// Whether a chain leads to that certificate, and holds now (RFC 7672 3.1.2).
pub(crate) fn leads_to(chain: &[CertificateDer<'_>], anchor: &CertificateDer<'_>, now: OffsetDateTime) -> bool {
    let (Some((own, others)), Ok(anchor)) = (chain.split_first(), anchor_from_trusted_cert(anchor)) else {
        return false;
    };
    path(own, others.get(..others.len().min(MOST_CERTIFICATES)).unwrap_or_default(), &[anchor], now).is_ok()
}

/// The value that a TLSA record has for the certificate (RFC 6698 2.1): selector 0 whole, 1 its key; matching 0 as it is,
/// 1 SHA-256, 2 SHA-512.
pub(crate) fn association(certificate: &CertificateDer<'_>, selector: u8, matching: u8) -> Option<Vec<u8>> {
    let read = X509Certificate::from_der(certificate).ok()?.1;
    let selected = match selector {
        0 => certificate.as_ref(),
        1 => read.public_key().raw,
        _ => return None,
    };
    match matching {
        0 => Some(selected.to_vec()),
        1 => Some(digest(&SHA256, selected).as_ref().to_vec()),
        2 => Some(digest(&SHA512, selected).as_ref().to_vec()),
        _ => None,
    }
}

fn names_its_issuer(certificate: &X509Certificate<'_>) -> bool {
    certificate.iter_extensions().any(|one| matches!(one.parsed_extension(), ParsedExtension::AuthorityInfoAccess(_)))
}

fn strength(certificate: &X509Certificate<'_>) -> Strength {
    match short_key(certificate) {
        Some(bits) => Strength::ShortKey(bits),
        None if has_old_signature(certificate) => Strength::OldSignature,
        None => Strength::Strong,
    }
}

/// How many bits the key has, where they are too few. Of other kinds than these no handshake comes about.
fn short_key(certificate: &X509Certificate<'_>) -> Option<usize> {
    match certificate.public_key().parsed() {
        Ok(PublicKey::RSA(key)) => Some(length(key.modulus)).filter(|bits| *bits < LEAST_RSA),
        Ok(PublicKey::EC(key)) => Some(key.key_size()).filter(|bits| *bits > 0 && *bits < LEAST_CURVE),
        _ => None,
    }
}

/// The bits of a number, without zeros in front.
fn length(number: &[u8]) -> usize {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    let first = number.get(zeros).map_or(0, |byte| byte.leading_zeros() as usize);
    (number.len() - zeros) * 8 - first
}

fn has_old_signature(certificate: &X509Certificate<'_>) -> bool {
    // RFC 3279 2.2.1, 2.2.3; RFC 5758.
    const OLD: [&str; 4] = ["1.2.840.113549.1.1.4", "1.2.840.113549.1.1.5", "1.2.840.10045.4.1", "1.2.840.10040.4.3"];
    OLD.contains(&certificate.signature_algorithm.algorithm.to_id_string().as_str())
}

fn names(certificate: &X509Certificate<'_>) -> Vec<String> {
    let alternative = certificate.subject_alternative_name().ok().flatten();
    let named = alternative.iter().flat_map(|names| &names.value.general_names).filter_map(|name| match name {
        GeneralName::DNSName(name) => Some(short(name)),
        GeneralName::IPAddress(bytes) => match bytes.len() {
            4 => <[u8; 4]>::try_from(*bytes).ok().map(|bytes| std::net::IpAddr::from(bytes).to_string()),
            16 => <[u8; 16]>::try_from(*bytes).ok().map(|bytes| std::net::IpAddr::from(bytes).to_string()),
            _ => None,
        },
        _ => None,
    });
    let mut names: Vec<String> = named.take(MOST_NAMES).collect();
    if names.is_empty() {
        // Nobody takes it for a name any more, but it tells whose certificate it is.
        let common = certificate.subject().iter_common_name().filter_map(|name| name.as_str().ok());
        names.extend(common.map(short).take(1));
    }
    names
}

/// The name that a person would call it.
fn shown(name: &X509Name<'_>) -> String {
    let organization = name.iter_organization().find_map(|one| one.as_str().ok());
    let common = name.iter_common_name().find_map(|one| one.as_str().ok());
    match (common, organization) {
        (Some(common), Some(organization)) if common != organization => short(&format!("{common} ({organization})")),
        (Some(one), _) | (None, Some(one)) => short(one),
        (None, None) => short(&name.to_string()),
    }
}

fn short(text: &str) -> String {
    text.chars().filter(|one| !one.is_control()).take(MOST_TEXT).collect()
}
