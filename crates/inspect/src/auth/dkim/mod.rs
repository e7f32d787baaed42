//! Signatures by domains (DKIM, RFC 6376 with RFC 8301 and RFC 8463). Written here rather than taken from a library,
//! because of three promises: a key that could not be fetched is never a failure, an old mail is judged by the time at
//! which it arrived, and nothing but the [`Dns`](super::dns::Dns) that was passed in is asked.

mod canon;
mod fields;
mod key;
mod short_key;
mod signature;
mod tags;

pub(super) use canon::Form;
pub(super) use fields::{RawField, RawMail};
pub use key::{KeyFault, Published};
pub(super) use signature::{Signature, Signer, Unusable, without_signature};
pub use tags::{NotTags, Tags};

use super::dns::{Asker, Reply};
use super::outcome::{Checked, Outcome, Reason, Weakness};
use canon::{BodyHash, BodyRule, body_hash};
use key::{Key, NoKey};
use std::cell::RefCell;

/// Signatures of one message that are checked; more are told as a limit.
const MOST: usize = 10;
/// Ways of hashing the body that are gone through; each reads the whole body.
const MOST_BODIES: usize = 6;
/// Bytes that are hashed after the first time.
const MOST_HASHED: usize = 256 << 20;

/// One message, and what has been found out about it.
pub(super) struct Verifier<'a> {
    pub(super) mail: &'a RawMail<'a>,
    pub(super) asker: &'a Asker<'a>,
    /// When the mail arrived, or where nobody knows, now; Unix seconds.
    pub(super) at: Option<i64>,
    bodies: RefCell<Vec<(BodyRule, &'static str, BodyHash)>>,
}

/// What one signature, read but not yet judged, is over.
pub(super) struct Over<'f> {
    pub(super) field: RawField<'f>,
    pub(super) signature: Signature,
}

impl<'a> Verifier<'a> {
    pub(super) const fn new(mail: &'a RawMail<'a>, asker: &'a Asker<'a>, at: Option<i64>) -> Self {
        Self { mail, asker, at, bodies: RefCell::new(Vec::new()) }
    }

    /// Checks every DKIM-Signature, topmost first.
    pub(super) fn all(&self) -> Vec<(Checked, Option<Signature>)> {
        let mut checked = Vec::new();
        for (at, field) in self.mail.every("DKIM-Signature").enumerate().take(MOST + 1) {
            if at == MOST {
                checked.push((said(None, Outcome::TempError, Reason::Limit), None));
                break;
            }
            checked.push(match Signature::parse(&field.text()) {
                Ok(signature) => {
                    let over = Over { field: *field, signature };
                    (self.check(&over), Some(over.signature))
                }
                Err(why) => (unusable(&field.text(), why), None),
            });
        }
        checked
    }

    /// Checks one.
    pub(super) fn check(&self, over: &Over<'_>) -> Checked {
        let Over { field, signature } = over;
        let signer = &signature.signer;
        let say = |outcome, reason| said(Some(signer), outcome, reason);
        if signature.expires.zip(self.at).is_some_and(|(until, at)| at > until) {
            return say(Outcome::Neutral, Reason::Expired);
        }
        let Some((body_fits, body_bytes)) = self.body_fits(signature) else {
            return say(Outcome::TempError, Reason::Limit);
        };
        // Nobody needs to be asked for the key of a signature that cannot fit.
        if !body_fits {
            return say(Outcome::Fail, Reason::BodyChanged);
        }
        let key = match self.key(signer) {
            Ok(key) => key,
            Err(checked) => return checked,
        };
        if key.strict && signature.for_subdomain {
            return say(Outcome::PermError, Reason::KeyUnusable);
        }
        let mut signed = Vec::new();
        for one in self.mail.signed(&signature.names) {
            signature.header_form.field(one, &mut signed);
            signed.extend_from_slice(b"\r\n");
        }
        signature.header_form.unsigned_field(field, &without_signature(field.value), &mut signed);
        if !key.verifies(signer.algorithm, &signed, &signer.signature) {
            // RFC 6376 §3.6.1: what a domain that is only trying gets wrong counts for nothing.
            let outcome = if key.testing { Outcome::Neutral } else { Outcome::Fail };
            return say(outcome, Reason::HeaderChanged);
        }
        let mut checked = say(Outcome::Pass, Reason::Fits);
        checked.weak = weaknesses(signer, &key);
        if signature.length.is_some_and(|length| length < body_bytes) {
            checked.weak.push(Weakness::PartOfBody);
        }
        checked
    }

    /// Whether a signature without a body, a seal of ARC, was made over `signed`.
    pub(super) fn seal(&self, signer: &Signer, signed: &[u8]) -> Checked {
        match self.key(signer) {
            Err(checked) => checked,
            Ok(key) if key.verifies(signer.algorithm, signed, &signer.signature) => {
                Checked { weak: weaknesses(signer, &key), ..said(Some(signer), Outcome::Pass, Reason::Fits) }
            }
            Ok(_) => said(Some(signer), Outcome::Fail, Reason::HeaderChanged),
        }
    }

    fn key(&self, signer: &Signer) -> Result<Key, Checked> {
        let (outcome, reason) = match self.asker.txt(&signer.key_name()) {
            Reply::NoAnswer | Reply::NotAsked => (Outcome::TempError, Reason::NoAnswer),
            Reply::NoName | Reply::NoRecords => (Outcome::PermError, Reason::NoKey),
            Reply::Records(records) => match Key::choose(&records, signer.algorithm) {
                Ok(key) => return Ok(key),
                Err(NoKey::Revoked) => (Outcome::PermError, Reason::KeyRevoked),
                Err(NoKey::Unusable) => (Outcome::PermError, Reason::KeyUnusable),
            },
        };
        Err(said(Some(signer), outcome, reason))
    }

    /// Whether the body is the one that was signed, and how long it is in all; nothing where there are too many ways.
    fn body_fits(&self, signature: &Signature) -> Option<(bool, u64)> {
        let rule = BodyRule { form: signature.body_form, length: signature.length, unquote: false };
        let plain = self.body(rule, signature)?;
        let long_enough = |body: &BodyHash| signature.length.is_none_or(|length| length <= body.bytes);
        let fits = |body: &BodyHash| body.hash == signature.body_hash && long_enough(body);
        if fits(&plain) || !self.mail.was_in_mailbox {
            return Some((fits(&plain), plain.bytes));
        }
        let unquoted = self.body(BodyRule { unquote: true, ..rule }, signature)?;
        Some((fits(&unquoted), unquoted.bytes))
    }

    fn body(&self, rule: BodyRule, signature: &Signature) -> Option<BodyHash> {
        let algorithm = signature.signer.algorithm;
        let mut bodies = self.bodies.borrow_mut();
        let known = bodies.iter().find(|(one, name, _)| *one == rule && *name == algorithm.hash_name());
        if let Some((_, _, hash)) = known {
            return Some(hash.clone());
        }
        let hashed = self.mail.body.len().saturating_mul(bodies.len() + 1);
        if bodies.len() >= MOST_BODIES || (!bodies.is_empty() && hashed > MOST_HASHED) {
            return None;
        }
        let hash = body_hash(self.mail.body, rule, algorithm.hash());
        bodies.push((rule, algorithm.hash_name(), hash.clone()));
        Some(hash)
    }
}

/// How much of the body a signature that fits is over: fewer bytes than the body has, or nothing where it is all.
pub(super) fn signs_part(mail: &RawMail<'_>, signature: &Signature) -> bool {
    let Some(length) = signature.length else { return false };
    let rule = BodyRule { form: signature.body_form, length: None, unquote: false };
    length < body_hash(mail.body, rule, signature.signer.algorithm.hash()).bytes
}

fn weaknesses(signer: &Signer, key: &Key) -> Vec<Weakness> {
    let sha1 = signer.algorithm == signature::Algorithm::RsaSha1;
    let weak = [(Weakness::ShortKey, key.is_short()), (Weakness::Sha1, sha1)];
    weak.into_iter().filter(|(_, is_so)| *is_so).map(|(weakness, _)| weakness).collect()
}

fn said(signer: Option<&Signer>, outcome: Outcome, reason: Reason) -> Checked {
    let (domain, selector) = signer.map(|it| (it.domain.clone(), it.selector.clone())).unwrap_or_default();
    Checked { domain, selector, outcome, reason, weak: Vec::new() }
}

/// What is said of a signature that cannot be used; whose it claims to be is told all the same.
fn unusable(text: &str, why: Unusable) -> Checked {
    let tags = Tags::parse(text).unwrap_or_default();
    let name = |tag: &str| tags.flat(tag).unwrap_or_default().to_ascii_lowercase();
    let reason = match why {
        Unusable::Faulty => Reason::Faulty,
        Unusable::Unsupported => Reason::Unsupported,
    };
    Checked { domain: name("d"), selector: name("s"), outcome: Outcome::PermError, reason, weak: Vec::new() }
}
