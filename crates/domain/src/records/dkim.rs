//! Keys of the domain's signatures (DKIM, RFC 6376 with RFC 8301 and RFC 8463). Nobody can list selectors: those that
//! are named and those of many providers are tried, and finding none proves nothing.

use super::findings as is;
use crate::ask::{Answer, Kind, Outcome};
use crate::check::{Context, Ground, SelectorSource, Signed};
use crate::report::{Finding, Profile, Topic};
use muhr_inspect::auth::dkim::{KeyFault, Published};
use muhr_inspect::names::domain::is_within;

/// Selectors that are tried.
const MOST: usize = 80;
/// Signatures of messages that are looked at.
const MOST_SIGNED: usize = 10;
/// Bits of an RSA key that others can compute, and that will last (RFC 8301 §3.2).
const SHORT: usize = 1_024;
const LASTING: usize = 2_048;
/// A selector that nobody has: what answers there answers everywhere.
const NOBODYS: &str = "muhr-asks-for-nobodys-key";
/// A key that is taken back.
const REVOKED: &str = "v=DKIM1; p=";

/// A selector that is tried.
struct Tried {
    name: String,
    /// Nothing for those of providers.
    source: Option<SelectorSource>,
}

/// Findings of the topic.
pub(crate) fn check(cx: &Context<'_>, ground: &Ground<'_>) -> Vec<Finding> {
    let domain = cx.domain();
    let base = format!("_domainkey.{domain}");
    // Below a name that does not exist there is nothing (RFC 8020), and of one that nobody answers for nothing is learnt;
    // whoever was named is looked for all the same.
    let of_base = cx.ask(&base, Kind::Txt).outcome;
    let guesses = of_base.is_known() && of_base != Outcome::NoName;
    let tried: Vec<Tried> = selectors(cx).into_iter().filter(|one| guesses || one.source.is_some()).collect();
    let nobodys = format!("{NOBODYS}.{base}");
    let mut questions: Vec<(String, Kind)> =
        tried.iter().map(|one| (format!("{}.{base}", one.name), Kind::Txt)).collect();
    if guesses {
        questions.push((nobodys.clone(), Kind::Txt));
    }
    cx.warm(&questions);
    let wildcard = if guesses { cx.ask(&nobodys, Kind::Txt) } else { Answer::without(of_base) };
    let mut findings: Vec<Finding> =
        cx.question.signed.iter().take(MOST_SIGNED).filter_map(|one| signed(domain, one)).collect();
    if !findings.is_empty() && findings.iter().any(|finding| finding.id != is::DKIM_MESSAGE_OTHER.id) {
        // One signature of the domain itself is enough, whoever else signs.
        findings.retain(|finding| finding.id != is::DKIM_MESSAGE_OTHER.id);
    }
    let mut has_key = findings.iter().any(|finding| finding.id == is::DKIM_MESSAGE_FINE.id);
    let mut open = (!of_base.is_known()).then(|| (base.clone(), of_base));
    for one in &tried {
        let name = format!("{}.{base}", one.name);
        let answer = cx.ask(&name, Kind::Txt);
        let is_everywhere = wildcard.outcome == Outcome::Found && wildcard.records == answer.records;
        match (answer.outcome, one.source) {
            (Outcome::Found, None) if is_everywhere => {}
            (Outcome::Found, _) => {
                if let Some(finding) = published(&one.name, &answer, one.source.is_some()) {
                    cx.show(Topic::Dkim, &name, Kind::Txt, &answer.records, answer.authentic);
                    has_key |= is_usable(finding.id);
                    findings.push(finding);
                }
            }
            (Outcome::NoName | Outcome::NoRecords, Some(SelectorSource::Message)) => {
                findings.push(Finding::new(&is::DKIM_MISSING).about(&*one.name));
            }
            (Outcome::NoName | Outcome::NoRecords, Some(SelectorSource::Given)) => {
                findings.push(Finding::new(&is::DKIM_GIVEN_NONE).about(&*one.name));
            }
            (Outcome::NoName | Outcome::NoRecords, None) => {}
            (outcome, Some(_)) => findings.push(cx.unanswered(Topic::Dkim, &name, outcome).about(&*one.name)),
            (outcome, None) => open = open.or(Some((name, outcome))),
        }
    }
    if has_key || findings.iter().any(|finding| finding.id == is::DKIM_GIVEN_NONE.id) {
        return findings;
    }
    let everywhere = wildcard.texts().next().map(Published::parse);
    findings.push(match (ground.profile() == Profile::Parked, everywhere, open) {
        (true, Some(Err(KeyFault::Revoked)), _) => Finding::new(&is::DKIM_PARKED_FINE),
        (_, _, Some((name, outcome))) => cx.unanswered(Topic::Dkim, &name, outcome),
        (true, ..) => Finding::new(&is::DKIM_PARKED_OPEN).paste(format!("*.{base}"), "TXT", REVOKED),
        (false, Some(_), _) => Finding::new(&is::DKIM_WILDCARD),
        (false, None, None) => none(cx, &base),
    });
    findings
}

/// No key was found: whether there is none, signed answers alone can tell (RFC 8020, RFC 4035 §5.4).
fn none(cx: &Context<'_>, base: &str) -> Finding {
    let answer = cx.ask(base, Kind::Txt);
    let proven = answer.outcome == Outcome::NoName && answer.authentic;
    Finding::new(if proven { &is::DKIM_NONE } else { &is::DKIM_NONE_FOUND })
}

/// Those that were named first, then those of providers; none twice.
fn selectors(cx: &Context<'_>) -> Vec<Tried> {
    let mut tried: Vec<Tried> = Vec::new();
    let mut add = |name: &str, source| {
        let name = name.trim().to_ascii_lowercase();
        if tried.len() < MOST && !name.is_empty() && tried.iter().all(|one| one.name != name) {
            tried.push(Tried { name, source });
        }
    };
    let signed = cx.question.signed.iter().filter(|one| one.domain.eq_ignore_ascii_case(cx.domain()));
    signed.take(MOST_SIGNED).for_each(|one| add(&one.selector, Some(SelectorSource::Message)));
    cx.question.selectors.iter().take(MOST / 2).for_each(|one| add(&one.name, Some(one.source)));
    providers().for_each(|name| add(name, None));
    tried
}

/// Selectors of providers.
fn providers() -> impl Iterator<Item = &'static str> {
    let lines = include_str!("selectors.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split('\t').next()).filter(|name| !name.is_empty())
}

/// What a message's signature says of the domain.
fn signed(domain: &str, one: &Signed) -> Option<Finding> {
    let by = one.domain.trim_end_matches('.').to_ascii_lowercase();
    if by.is_empty() {
        return None;
    }
    let finding = |says| Finding::new(says).about(&*one.selector).with("domain", by.clone());
    if !is_within(&by, domain) && !is_within(domain, &by) {
        return Some(finding(&is::DKIM_MESSAGE_OTHER));
    }
    Some(finding(match one.verifies {
        Some(true) => &is::DKIM_MESSAGE_FINE,
        Some(false) => &is::DKIM_MESSAGE_FAILS,
        None => &is::DKIM_MESSAGE_UNKNOWN,
    }))
}

/// What is published at a selector; nothing where it is no key, and nobody has said that there should be one.
fn published(selector: &str, answer: &Answer, is_named: bool) -> Option<Finding> {
    let texts: Vec<&[u8]> = answer.texts().collect();
    let is_key = |text: &&[u8]| !matches!(Published::parse(text), Err(KeyFault::NotTags | KeyFault::NoKey));
    let keys: Vec<&[u8]> = texts.iter().copied().filter(is_key).collect();
    let finding = |says| Finding::new(says).about(selector);
    let key = match keys.as_slice() {
        [] if is_named => return Some(finding(&is::DKIM_UNUSABLE)),
        [] => return None,
        [key] => key,
        several => return Some(finding(&is::DKIM_SEVERAL).with("count", several.len().to_string())),
    };
    Some(match Published::parse(key) {
        Err(KeyFault::Revoked) => finding(&is::DKIM_REVOKED),
        Err(KeyFault::Version) => finding(&is::DKIM_VERSION),
        Err(_) => finding(&is::DKIM_UNUSABLE),
        Ok(key) => {
            let bits = key.rsa_bits();
            let kind = bits.map_or_else(|| "Ed25519".to_owned(), |bits| format!("RSA {bits}"));
            let says = match bits {
                _ if !key.is_for_mail() => &is::DKIM_NOT_FOR_MAIL,
                Some(bits) if bits < SHORT => &is::DKIM_SHORT,
                _ if !key.allows("sha256") => &is::DKIM_SHA1,
                _ if key.testing => &is::DKIM_TESTING,
                Some(bits) if bits < LASTING => &is::DKIM_WEAK,
                _ => &is::DKIM_FINE,
            };
            finding(says).with("key", kind)
        }
    })
}

/// Whether mail can be signed with what was found.
fn is_usable(id: &str) -> bool {
    [&is::DKIM_FINE, &is::DKIM_WEAK, &is::DKIM_TESTING, &is::DKIM_SHORT, &is::DKIM_SEVERAL]
        .iter()
        .any(|one| one.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_selectors_has_about_forty_each_once() {
        let all: Vec<&str> = providers().collect();
        assert!((40..=60).contains(&all.len()), "{}", all.len());
        for (at, name) in all.iter().enumerate() {
            assert!(!all[..at].contains(name), "{name}");
            assert!(muhr_inspect::auth::dns::askable(name).as_deref() == Some(name), "{name}");
        }
    }
}
