//! Published keys (RFC 6376 §3.6.1, RFC 8463) and what they verify.

use super::short_key;
use super::signature::{Algorithm, BASE64};
use super::tags::Tags;
use base64::Engine;
use ring::signature as ring_signature;
use ring::signature::UnparsedPublicKey;

/// Fewer bits than this in an RSA key can be computed by others (RFC 8301 §3.2).
const LEAST_BITS: usize = 1_024;

/// A key as it is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    public: Public,
    /// Only for the domain itself, not for its subdomains.
    pub(crate) strict: bool,
    /// The domain is only trying.
    pub(crate) testing: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Public {
    Rsa { modulus: Vec<u8>, exponent: Vec<u8> },
    Ed25519(Vec<u8>),
}

/// Why there is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoKey {
    /// Taken back by its owner.
    Revoked,
    /// Nothing that can be used.
    Unusable,
}

/// What a record publishes, whatever it may be used for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    public: Public,
    /// The hashes that it may be used with (`h=`), lower case; any where it says nothing.
    pub hashes: Option<Vec<String>>,
    /// What it may be used for (`s=`), lower case; anything where it says nothing.
    pub services: Option<Vec<String>>,
    /// Only for the domain itself, not for its subdomains (`t=s`).
    pub strict: bool,
    /// The domain is only trying (`t=y`).
    pub testing: bool,
}

/// Why a record publishes no key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// It is no list of tags.
    NotTags,
    /// A version other than `DKIM1`, or one that does not stand first.
    Version,
    /// A kind of key that is not known (`k=`).
    Kind(String),
    /// There is no `p=`.
    NoKey,
    /// The key was taken back: `p=` is empty.
    Revoked,
    /// What stands in `p=` is no key of its kind.
    NotAKey,
}

impl Published {
    /// Reads a record (RFC 6376 §3.6.1).
    ///
    /// # Errors
    /// Why there is no key in it.
    pub fn parse(record: &[u8]) -> Result<Self, KeyFault> {
        let text = std::str::from_utf8(record).map_err(|_| KeyFault::NotTags)?;
        let tags = Tags::parse(text).ok_or(KeyFault::NotTags)?;
        if !tags.get("v").is_none_or(|version| version == "DKIM1" && tags.first() == Some("v")) {
            return Err(KeyFault::Version);
        }
        let encoded = tags.flat("p").ok_or(KeyFault::NoKey)?;
        if encoded.is_empty() {
            return Err(KeyFault::Revoked);
        }
        let kind = tags.flat("k").map_or_else(|| "rsa".to_owned(), |kind| kind.to_ascii_lowercase());
        let bytes = BASE64.decode(encoded).map_err(|_| KeyFault::NotAKey);
        let public = match kind.as_str() {
            "rsa" => rsa(&bytes?).ok_or(KeyFault::NotAKey)?,
            "ed25519" => Public::Ed25519(bytes.ok().filter(|key| key.len() == 32).ok_or(KeyFault::NotAKey)?),
            _ => return Err(KeyFault::Kind(kind)),
        };
        let flags = tags.list("t").unwrap_or_default();
        let flag = |name: &str| flags.iter().any(|flag| flag == name);
        Ok(Self { public, hashes: tags.list("h"), services: tags.list("s"), strict: flag("s"), testing: flag("y") })
    }

    /// How many bits an RSA key has; nothing for Ed25519.
    #[must_use]
    pub fn rsa_bits(&self) -> Option<usize> {
        match &self.public {
            Public::Rsa { modulus, .. } => Some(bits(modulus)),
            Public::Ed25519(_) => None,
        }
    }

    /// Whether it may be used for mail.
    #[must_use]
    pub fn is_for_mail(&self) -> bool {
        self.services.as_ref().is_none_or(|list| list.iter().any(|one| one == "email" || one == "*"))
    }

    /// Whether it may be used with that hash, such as `sha256`.
    #[must_use]
    pub fn allows(&self, hash: &str) -> bool {
        self.hashes.as_ref().is_none_or(|list| list.iter().any(|one| one == hash))
    }
}

impl Key {
    /// The first of the records that is a key for this algorithm.
    pub(crate) fn choose(records: &[Vec<u8>], algorithm: Algorithm) -> Result<Self, NoKey> {
        let mut answer = Err(NoKey::Unusable);
        for record in records.iter().take(10) {
            answer = Self::parse(record, algorithm);
            if answer.is_ok() {
                break;
            }
        }
        answer
    }

    fn parse(record: &[u8], algorithm: Algorithm) -> Result<Self, NoKey> {
        let published = Published::parse(record).map_err(|fault| match fault {
            KeyFault::Revoked => NoKey::Revoked,
            _ => NoKey::Unusable,
        })?;
        let kind = match published.public {
            Public::Rsa { .. } => "rsa",
            Public::Ed25519(_) => "ed25519",
        };
        if kind != algorithm.key_type() || !published.is_for_mail() || !published.allows(algorithm.hash_name()) {
            return Err(NoKey::Unusable);
        }
        Ok(Self { public: published.public, strict: published.strict, testing: published.testing })
    }

    /// An RSA key that others can compute.
    pub(crate) fn is_short(&self) -> bool {
        matches!(&self.public, Public::Rsa { modulus, .. } if bits(modulus) < LEAST_BITS)
    }

    /// Whether `signature` was made over `signed` with this key.
    pub(crate) fn verifies(&self, algorithm: Algorithm, signed: &[u8], signature: &[u8]) -> bool {
        match (&self.public, algorithm) {
            (Public::Rsa { modulus, exponent }, Algorithm::RsaSha1 | Algorithm::RsaSha256) => {
                if self.is_short() {
                    return short_key::verifies(modulus, exponent, algorithm.hash(), signed, signature);
                }
                let how = match algorithm {
                    Algorithm::RsaSha1 => &ring_signature::RSA_PKCS1_1024_8192_SHA1_FOR_LEGACY_USE_ONLY,
                    _ => &ring_signature::RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY,
                };
                let key = ring_signature::RsaPublicKeyComponents { n: modulus, e: exponent };
                key.verify(how, signed, signature).is_ok()
            }
            (Public::Ed25519(key), Algorithm::Ed25519Sha256) => {
                // RFC 8463 §3: it is the hash that is signed.
                let hash = ring::digest::digest(&ring::digest::SHA256, signed);
                UnparsedPublicKey::new(&ring_signature::ED25519, key).verify(hash.as_ref(), signature).is_ok()
            }
            _ => false,
        }
    }
}

/// How many bits a number has that begins with no zero byte.
fn bits(number: &[u8]) -> usize {
    let first = number.first().map_or(8, |byte| usize::try_from(byte.leading_zeros()).unwrap_or(8));
    (number.len() * 8).saturating_sub(first)
}

/// A SubjectPublicKeyInfo (RFC 5280) or a bare RSAPublicKey (RFC 8017): both are found in the wild.
fn rsa(der: &[u8]) -> Option<Public> {
    const SEQUENCE: u8 = 0x30;
    const INTEGER: u8 = 0x02;
    const BIT_STRING: u8 = 0x03;
    let (whole, _) = element(der, SEQUENCE)?;
    let key = match element(whole, SEQUENCE) {
        Some((_, after)) => {
            let (bits, _) = element(after, BIT_STRING)?;
            element(bits.strip_prefix(&[0])?, SEQUENCE)?.0
        }
        None => whole,
    };
    let (modulus, after) = element(key, INTEGER)?;
    let (exponent, _) = element(after, INTEGER)?;
    let [modulus, exponent] = [modulus, exponent].map(|number| {
        let zeros = number.iter().take_while(|byte| **byte == 0).count();
        number.get(zeros..).unwrap_or_default().to_vec()
    });
    (!modulus.is_empty() && !exponent.is_empty()).then_some(Public::Rsa { modulus, exponent })
}

/// The content of the first element, if it is one of these, and what follows it.
fn element(der: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (&found, rest) = der.split_first()?;
    let (&short, rest) = rest.split_first()?;
    let (length, rest) = match short {
        0..=0x7f => (usize::from(short), rest),
        0x81 | 0x82 => {
            let (bytes, rest) = rest.split_at_checked(usize::from(short & 0x7f))?;
            (bytes.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)), rest)
        }
        _ => return None,
    };
    if found == tag { rest.split_at_checked(length) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ED: &str = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    #[test]
    fn a_key_serves_only_for_what_it_says() {
        let parse = |record: &str, algorithm| Key::choose(&[record.as_bytes().to_vec()], algorithm);
        assert!(parse(ED, Algorithm::Ed25519Sha256).is_ok());
        assert_eq!(parse(ED, Algorithm::RsaSha256), Err(NoKey::Unusable));
        for (from, to) in [
            ("v=DKIM1", "v=DKIM2"),
            ("k=ed25519", "h=sha1; k=ed25519"),
            ("k=ed25519", "s=web; k=ed25519"),
            ("p=11qY", "p=%%"),
            ("v=DKIM1; k=ed25519", "k=ed25519; v=DKIM1"),
        ] {
            assert_eq!(parse(&ED.replace(from, to), Algorithm::Ed25519Sha256), Err(NoKey::Unusable), "{to}");
        }
        assert_eq!(parse("k=ed25519; p=", Algorithm::Ed25519Sha256), Err(NoKey::Revoked));
        for (record, fault) in [
            ("v=DKIM1; k=new; p=AAAA", KeyFault::Kind("new".to_owned())),
            ("v=DKIM1; k=rsa", KeyFault::NoKey),
            ("v=DKIM1; p=AAAA", KeyFault::NotAKey),
            ("hello", KeyFault::NotTags),
            ("k=rsa; v=DKIM1; p=AAAA", KeyFault::Version),
        ] {
            assert_eq!(Published::parse(record.as_bytes()), Err(fault), "{record}");
        }
        let strict = parse(&ED.replace("k=", "t=y:s; s=*; k="), Algorithm::Ed25519Sha256).unwrap();
        assert!(strict.strict && strict.testing);
    }

    #[test]
    fn damaged_keys_are_refused() {
        for der in
            [&b""[..], b"\x30", b"\x30\x80", b"\x30\x82\xff\xff\x02", b"\x30\x03\x02\x01\x00", b"\x30\x84\0\0\0\x01"]
        {
            assert_eq!(rsa(der), None);
        }
    }
}
