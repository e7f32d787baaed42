//! The chain of those who passed a mail on (ARC, RFC 8617). A good chain says that each one found and left the mail as
//! he says, not that any of them is to be believed: so it is told, and no answer rests on it.

use super::dkim::{Form, Over, RawField, Signature, Signer, Tags, Verifier, without_signature};
use super::outcome::{Checked, Outcome, Reason};

/// The most sets a chain may have (RFC 8617 §4.2.1).
const MOST: usize = 50;
/// Fields of ARC in all that are looked at.
const MOST_FIELDS: usize = 3 * MOST + 1;

/// What came of the chain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// The result: pass, fail, none, or that it could not be checked.
    pub outcome: Outcome,
    /// Why, where it is not plainly a pass or none.
    pub reason: Option<Reason>,
    /// The domains that sealed it, the first one first.
    pub sealers: Vec<String>,
}

/// One link of the chain.
struct Set<'a> {
    results: RawField<'a>,
    message: RawField<'a>,
    seal: RawField<'a>,
    seal_tags: Tags,
}

/// Checks the chain.
pub(super) fn check(verifier: &Verifier<'_>) -> Chain {
    let names = ["ARC-Authentication-Results", "ARC-Message-Signature", "ARC-Seal"];
    let [results, messages, seals] = names.map(|name| numbered(verifier, name));
    if results.is_empty() && messages.is_empty() && seals.is_empty() {
        return Chain::default();
    }
    let broken = |reason| Chain { outcome: Outcome::Fail, reason: Some(reason), sealers: Vec::new() };
    let length = seals.len();
    if length > MOST || results.len() != length || messages.len() != length {
        return broken(Reason::Faulty);
    }
    let mut sets = Vec::new();
    for number in 1..=length {
        let (Some(results), Some(message), Some(seal)) =
            (only(&results, number), only(&messages, number), only(&seals, number))
        else {
            return broken(Reason::Faulty);
        };
        let Some(seal_tags) = Tags::parse(&seal.text()) else { return broken(Reason::Faulty) };
        let said = seal_tags.flat("cv").unwrap_or_default().to_ascii_lowercase();
        if said == "fail" && number == length {
            return broken(Reason::BrokenBefore);
        }
        // RFC 8617 §4.1.3: a seal signs no chosen fields.
        if said != if number == 1 { "none" } else { "pass" } || seal_tags.get("h").is_some() {
            return broken(Reason::Faulty);
        }
        sets.push(Set { results, message, seal, seal_tags });
    }
    let mut chain = Chain { outcome: Outcome::Pass, reason: None, sealers: Vec::new() };
    let mut signers = Vec::new();
    for set in &sets {
        match Signer::parse(&set.seal_tags) {
            Ok(signer) => {
                chain.sealers.push(signer.domain.clone());
                signers.push(signer);
            }
            Err(_) => return broken(Reason::Faulty),
        }
    }
    // The latest message signature must fit the mail as it is; earlier ones need not.
    let Some(latest) = sets.last() else { return Chain::default() };
    let signature = match message_signature(&latest.message) {
        Some(signature) => signature,
        None => return Chain { sealers: chain.sealers, ..broken(Reason::Faulty) },
    };
    let checked = verifier.check(&Over { field: latest.message, signature });
    if !checked.proves() {
        return ended(chain, &checked);
    }
    for (at, signer) in signers.iter().enumerate().rev() {
        let checked = verifier.seal(signer, &sealed(sets.get(..=at).unwrap_or_default()));
        if !checked.proves() {
            return ended(chain, &checked);
        }
    }
    chain
}

/// What is said where a signature does not prove anything; one that others could have made is none (RFC 8301).
fn ended(chain: Chain, checked: &Checked) -> Chain {
    let (outcome, reason) = match checked.outcome {
        Outcome::Pass => (Outcome::PermError, Reason::KeyUnusable),
        outcome => (outcome, checked.reason),
    };
    Chain { outcome, reason: Some(reason), ..chain }
}

fn message_signature(field: &RawField<'_>) -> Option<Signature> {
    let tags = Tags::parse(&field.text())?;
    let signature = Signature::of(&tags).ok()?;
    // RFC 8617 §4.1.2: seals are not signed by it.
    (!signature.names.iter().any(|name| name == "arc-seal")).then_some(signature)
}

/// Fields of one name, each with its number.
fn numbered<'a>(verifier: &Verifier<'a>, name: &str) -> Vec<(Option<usize>, RawField<'a>)> {
    let fields = verifier.mail.fields.iter().filter(|field| field.is(name)).take(MOST_FIELDS);
    fields.map(|field| (number(field, name), *field)).collect()
}

/// The field with this number, if there is one and no other.
fn only<'a>(all: &[(Option<usize>, RawField<'a>)], number: usize) -> Option<RawField<'a>> {
    let mut found = all.iter().filter(|(one, _)| *one == Some(number)).map(|(_, field)| *field);
    let first = found.next()?;
    if found.next().is_none() { Some(first) } else { None }
}

fn number(field: &RawField<'_>, name: &str) -> Option<usize> {
    let text = field.text();
    // The results carry their number in front of what is else no list of tags.
    let text = if name == "ARC-Authentication-Results" { text.split(';').next().unwrap_or_default() } else { &text };
    let digits = Tags::parse(text)?.flat("i")?;
    digits.parse().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What a seal is made over: all sets up to its own, its own signature left out (RFC 8617 §5.1.1).
fn sealed(sets: &[Set<'_>]) -> Vec<u8> {
    let mut signed = Vec::new();
    for (at, set) in sets.iter().enumerate() {
        for field in [&set.results, &set.message] {
            Form::Relaxed.field(field, &mut signed);
            signed.extend_from_slice(b"\r\n");
        }
        if at + 1 == sets.len() {
            Form::Relaxed.unsigned_field(&set.seal, &without_signature(set.seal.value), &mut signed);
        } else {
            Form::Relaxed.field(&set.seal, &mut signed);
            signed.extend_from_slice(b"\r\n");
        }
    }
    signed
}
