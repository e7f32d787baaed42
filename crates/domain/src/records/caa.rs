//! Which authorities may issue certificates (CAA, RFC 8659): the records of the nearest name that has any.

use super::findings as is;
use crate::ask::{Data, Kind};
use crate::check::{Context, Ground};
use crate::report::{Finding, Topic};
use std::collections::BTreeSet;

/// Names on the way up that are asked.
const MOST: usize = 10;
/// Tags that are known (RFC 8659 §4, RFC 8657, RFC 9495, RFC 9091).
const KNOWN: [&str; 8] =
    ["issue", "issuewild", "iodef", "contactemail", "contactphone", "issuemail", "issuevmc", "accounturi"];

/// Findings of the topic.
pub(crate) fn check(cx: &Context<'_>, _: &Ground<'_>) -> Vec<Finding> {
    let mut name = cx.domain();
    for _ in 0..MOST {
        let answer = cx.ask(name, Kind::Caa);
        if !answer.outcome.is_known() {
            return vec![cx.unanswered(Topic::Caa, name, answer.outcome)];
        }
        if !answer.records.is_empty() {
            cx.show(Topic::Caa, name, Kind::Caa, &answer.records, answer.authentic);
            return judge(cx.domain(), name, &answer.records);
        }
        let Some((_, above)) = name.split_once('.') else { break };
        name = above;
    }
    vec![Finding::new(&is::CAA_NONE)]
}

fn judge(domain: &str, at: &str, records: &[Data]) -> Vec<Finding> {
    let subject = if at == domain { "" } else { at };
    let mut findings = Vec::new();
    let (mut issuers, mut is_restricted) = (BTreeSet::new(), false);
    for record in records {
        let Data::Caa { critical, tag, value } = record else { continue };
        let tag = tag.to_ascii_lowercase();
        if !KNOWN.contains(&tag.as_str()) {
            // Whoever does not know a critical tag must not issue at all (RFC 8659 §4.1).
            if *critical {
                findings.push(Finding::new(&is::CAA_UNKNOWN).about(subject).with("tag", tag));
            }
            continue;
        }
        if tag != "issue" {
            continue;
        }
        is_restricted = true;
        match issuer(value) {
            Some(issuer) if issuer.is_empty() => {}
            Some(issuer) => drop(issuers.insert(issuer)),
            None => {
                let value = Data::Txt(value.clone()).to_text();
                findings.push(Finding::new(&is::CAA_BROKEN).about(subject).with("value", value));
            }
        }
    }
    if findings.is_empty() {
        let list = issuers.into_iter().collect::<Vec<_>>().join(", ");
        findings.push(match (is_restricted, list.is_empty()) {
            (false, _) => Finding::new(&is::CAA_NONE),
            (true, true) => Finding::new(&is::CAA_NOBODY).about(subject),
            (true, false) => Finding::new(&is::CAA_FINE).about(subject).with("issuers", list),
        });
    }
    findings
}

/// The authority that may issue; empty where none may; nothing where it cannot be read (RFC 8659 §4.2).
fn issuer(value: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(value).ok()?;
    let (name, parameters) = text.split_once(';').unwrap_or((text, ""));
    let name = name.trim().to_ascii_lowercase();
    let label =
        |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let good = name.is_empty() || name.split('.').all(label);
    let named = parameters.split(';').map(str::trim).filter(|one| !one.is_empty()).all(|one| one.contains('='));
    // An empty value without a semicolon is read like one with it.
    (good && (named || name.is_empty())).then_some(name)
}
