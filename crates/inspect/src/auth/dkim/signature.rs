//! What a signature says about itself (RFC 6376 §3.5), and the two of ARC that are written alike (RFC 8617 §4.1).

use super::canon::Form;
use super::tags::Tags;
use crate::names::domain::{ascii, is_within};
use base64::Engine;
use base64::engine::general_purpose::GeneralPurpose;
use base64::engine::{DecodePaddingMode, GeneralPurposeConfig};

/// Names in `h=` that are looked at.
const MOST_NAMES: usize = 500;

/// Base64 as mail carries it: the padding is sometimes lost.
pub(super) const BASE64: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// How a signature is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Algorithm {
    /// RSA over SHA-1, which RFC 8301 forbids.
    RsaSha1,
    /// RSA over SHA-256.
    RsaSha256,
    /// Ed25519 over SHA-256 (RFC 8463).
    Ed25519Sha256,
}

impl Algorithm {
    fn parse(name: &str) -> Option<Self> {
        match name {
            "rsa-sha1" => Some(Self::RsaSha1),
            "rsa-sha256" => Some(Self::RsaSha256),
            "ed25519-sha256" => Some(Self::Ed25519Sha256),
            _ => None,
        }
    }

    pub(super) const fn key_type(self) -> &'static str {
        match self {
            Self::RsaSha1 | Self::RsaSha256 => "rsa",
            Self::Ed25519Sha256 => "ed25519",
        }
    }

    pub(super) const fn hash_name(self) -> &'static str {
        match self {
            Self::RsaSha1 => "sha1",
            Self::RsaSha256 | Self::Ed25519Sha256 => "sha256",
        }
    }

    pub(super) fn hash(self) -> &'static ring::digest::Algorithm {
        match self {
            Self::RsaSha1 => &ring::digest::SHA1_FOR_LEGACY_USE_ONLY,
            Self::RsaSha256 | Self::Ed25519Sha256 => &ring::digest::SHA256,
        }
    }
}

/// Why a signature cannot be used at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unusable {
    /// Not what the standard asks for.
    Faulty,
    /// Of a kind that is not known here.
    Unsupported,
}

/// Who signed, and with which key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Signer {
    /// The domain, lower case.
    pub(crate) domain: String,
    /// The selector, lower case.
    pub(crate) selector: String,
    /// How.
    pub(crate) algorithm: Algorithm,
    /// The signature itself.
    pub(crate) signature: Vec<u8>,
}

impl Signer {
    pub(crate) fn parse(tags: &Tags) -> Result<Self, Unusable> {
        if tags.has_gap {
            return Err(Unusable::Faulty);
        }
        let name = |tag: &str| tags.flat(tag).filter(|name| !name.is_empty()).map(|name| ascii(&name));
        let (Some(domain), Some(selector)) = (name("d"), name("s")) else { return Err(Unusable::Faulty) };
        let algorithm = tags.flat("a").ok_or(Unusable::Faulty)?.to_ascii_lowercase();
        let algorithm = Algorithm::parse(&algorithm).ok_or(Unusable::Unsupported)?;
        let signature = decoded(tags, "b")?;
        Ok(Self { domain, selector, algorithm, signature })
    }

    /// Where the key is published.
    pub(crate) fn key_name(&self) -> String {
        format!("{}._domainkey.{}", self.selector, self.domain)
    }
}

/// A signature over chosen fields and the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Signature {
    /// Who signed.
    pub(crate) signer: Signer,
    /// Names of the signed fields, lower case, as often as they are signed.
    pub(crate) names: Vec<String>,
    /// Canonical form of the header.
    pub(crate) header_form: Form,
    /// Canonical form of the body.
    pub(crate) body_form: Form,
    /// Hash of the body.
    pub(crate) body_hash: Vec<u8>,
    /// How much of the body is signed; all where there is nothing.
    pub(crate) length: Option<u64>,
    /// Until when it is meant to be checked, in Unix seconds.
    pub(crate) expires: Option<i64>,
    /// The domain of `i=` is a subdomain, not the domain itself.
    pub(crate) for_subdomain: bool,
}

impl Signature {
    /// Reads a DKIM-Signature.
    pub(crate) fn parse(value: &str) -> Result<Self, Unusable> {
        let tags = Tags::parse(value).ok_or(Unusable::Faulty)?;
        if tags.get("v") != Some("1") {
            return Err(Unusable::Faulty);
        }
        let mut signature = Self::of(&tags)?;
        // RFC 6376 §5.4: who leaves From out signs nothing that a person sees.
        let names = &signature.names;
        if !names.iter().any(|name| name == "from") || names.iter().any(String::is_empty) {
            return Err(Unusable::Faulty);
        }
        if let Some(identity) = tags.flat("i") {
            let identity = unquoted(&identity);
            let (_, domain) = identity.rsplit_once('@').ok_or(Unusable::Faulty)?;
            let domain = ascii(domain);
            if !is_within(&domain, &signature.signer.domain) {
                return Err(Unusable::Faulty);
            }
            signature.for_subdomain = domain != signature.signer.domain;
        }
        Ok(signature)
    }

    /// Reads what DKIM-Signature and ARC-Message-Signature have in common.
    pub(crate) fn of(tags: &Tags) -> Result<Self, Unusable> {
        let signer = Signer::parse(tags)?;
        let names = tags.list("h").ok_or(Unusable::Faulty)?;
        if names.len() > MOST_NAMES {
            return Err(Unusable::Faulty);
        }
        let forms = tags.flat("c").unwrap_or_else(|| "simple".into()).to_ascii_lowercase();
        let (header, body) = forms.split_once('/').unwrap_or((&forms, "simple"));
        let (Some(header_form), Some(body_form)) = (Form::parse(header), Form::parse(body)) else {
            return Err(Unusable::Unsupported);
        };
        if tags.list("q").is_some_and(|ways| !ways.iter().any(|way| way == "dns" || way == "dns/txt")) {
            return Err(Unusable::Unsupported);
        }
        let number = |tag: &str| match tags.flat(tag) {
            None => Ok(None),
            Some(digits) if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                Ok(Some(digits.parse::<u64>().unwrap_or(u64::MAX)))
            }
            Some(_) => Err(Unusable::Faulty),
        };
        let (length, made, expires) = (number("l")?, number("t")?, number("x")?);
        if made.zip(expires).is_some_and(|(made, expires)| expires <= made) {
            return Err(Unusable::Faulty);
        }
        Ok(Self {
            body_hash: decoded(tags, "bh")?,
            expires: expires.map(|seconds| i64::try_from(seconds).unwrap_or(i64::MAX)),
            signer,
            names,
            header_form,
            body_form,
            length,
            for_subdomain: false,
        })
    }

    /// How often fields of this name are signed.
    pub(crate) fn covers(&self, name: &str) -> usize {
        self.names.iter().filter(|one| one.eq_ignore_ascii_case(name)).count()
    }
}

fn decoded(tags: &Tags, tag: &str) -> Result<Vec<u8>, Unusable> {
    let text = tags.flat(tag).filter(|text| !text.is_empty()).ok_or(Unusable::Faulty)?;
    BASE64.decode(text).map_err(|_| Unusable::Faulty)
}

/// Text with its `=40` and the like made plain (RFC 6376 §2.11).
fn unquoted(text: &str) -> String {
    let mut parts = text.split('=');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.get(..2).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                out.push(char::from(byte));
                out.push_str(part.get(2..).unwrap_or_default());
            }
            None => {
                out.push('=');
                out.push_str(part);
            }
        }
    }
    out
}

/// The value of a signature's field as it was when it was signed: what `b=` says is taken out, nothing else.
pub(crate) fn without_signature(value: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(value.len());
    for (at, part) in value.split(|byte| *byte == b';').enumerate() {
        if at > 0 {
            out.push(b';');
        }
        let name_end = memchr::memchr(b'=', part).unwrap_or(part.len());
        let (name, _) = part.split_at_checked(name_end).unwrap_or((part, &[]));
        if name.trim_ascii() == b"b" {
            out.extend_from_slice(name);
            out.push(b'=');
        } else {
            out.extend_from_slice(part);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "v=1; a=rsa-sha256; c=relaxed; d=Example.ORG; s=one; h=From:To;\r\n bh=AAAA; b=AA AA; \
        i=@mail.example.org; l=5; x=200; t=100";

    #[test]
    fn a_signature_is_read() {
        let signature = Signature::parse(GOOD).unwrap();
        assert_eq!(signature.signer.key_name(), "one._domainkey.example.org");
        assert_eq!((signature.header_form, signature.body_form), (Form::Relaxed, Form::Simple));
        assert_eq!((signature.length, signature.expires, signature.for_subdomain), (Some(5), Some(200), true));
        assert_eq!(signature.covers("FROM"), 1);
        assert!(Signature::parse(&GOOD.replace("i=@mail.", "i=me=40mail=2E")).is_ok_and(|it| it.for_subdomain));
    }

    #[test]
    fn what_the_standard_forbids_is_faulty() {
        for (from, to) in [
            ("v=1", "v=2"),
            ("h=From:To", "h=To"),
            ("h=From:To", "h=From::To"),
            ("x=200", "x=100"),
            ("l=5", "l=-5"),
            ("i=@mail.example.org", "i=@example.com"),
            ("i=@mail.example.org", "i=1"),
            ("bh=AAAA", "bh="),
            ("s=one;", ""),
        ] {
            assert_eq!(Signature::parse(&GOOD.replace(from, to)), Err(Unusable::Faulty), "{to}");
        }
        for (from, to) in [("a=rsa-sha256", "a=rsa-md5"), ("c=relaxed", "c=nowsp")] {
            assert_eq!(Signature::parse(&GOOD.replace(from, to)), Err(Unusable::Unsupported), "{to}");
        }
    }

    #[test]
    fn only_the_signature_is_taken_out() {
        assert_eq!(without_signature(b" bh=b=x; b =\r\n AB\r\n CD; t=1"), b" bh=b=x; b =; t=1");
        assert_eq!(without_signature(b"b=AB"), b"b=");
    }
}
