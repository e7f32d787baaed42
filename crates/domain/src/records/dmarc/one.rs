//! The domain's own record.

use super::super::findings as is;
use super::reports;
use crate::check::Context;
use crate::report::Finding;
use muhr_inspect::auth::Policy;
use muhr_inspect::auth::dkim::Tags;
use muhr_inspect::auth::dmarc::Record;
use muhr_inspect::names::domain::registrable;

/// What a domain without mail says.
pub(super) const REFUSE: &str = "v=DMARC1; p=reject";

/// Tags of RFC 9989 §4.7.
const KNOWN: [&str; 12] = ["v", "p", "sp", "np", "t", "psd", "adkim", "aspf", "rua", "ruf", "fo", "pct"];
/// Tags of RFC 7489 that are gone, but for `pct`.
const GONE: [&str; 2] = ["rf", "ri"];
/// What tags may say, in lower case.
const VALUES: [(&str, &[&str]); 7] = [
    ("p", &["none", "quarantine", "reject"]),
    ("sp", &["none", "quarantine", "reject"]),
    ("np", &["none", "quarantine", "reject"]),
    ("t", &["y", "n"]),
    ("psd", &["y", "n", "u"]),
    ("adkim", &["r", "s"]),
    ("aspf", &["r", "s"]),
];

/// What is said of the record; nothing bad, then that it is fine.
pub(super) fn judge(cx: &Context<'_>, text: &[u8], record: &Record, parked: bool) -> Vec<Finding> {
    let text = String::from_utf8_lossy(text);
    let tags = Tags::parse(&text).unwrap_or_default();
    let name = format!("_dmarc.{}", cx.domain());
    let pasted = |finding: Finding, without: &[&str], with: &[(&str, &str)]| {
        with_record(finding, &name, edited(&tags, without, with))
    };
    let mut findings = Vec::new();
    let policy = record.policy;
    if parked && (policy != Policy::Reject || record.is_test) {
        let finding = Finding::new(&is::DMARC_PARKED_WEAK).with("policy", policy.as_str());
        findings.push(pasted(finding, &["sp", "np", "t"], &[("p", "reject")]));
    } else if !tags.get("p").is_some_and(|written| written.eq_ignore_ascii_case(policy.as_str())) {
        findings.push(pasted(Finding::new(&is::DMARC_NO_POLICY), &[], &[("p", "quarantine")]));
    } else if policy == Policy::None {
        findings.push(pasted(Finding::new(&is::DMARC_P_NONE), &["sp", "np"], &[("p", "quarantine")]));
    }
    if policy > Policy::None {
        if record.is_test && !parked {
            findings.push(pasted(Finding::new(&is::DMARC_TESTING), &["t"], &[]));
        }
        let weaker = |says, policy: Policy| Finding::new(says).with("policy", policy.as_str());
        if record.for_subdomains < policy {
            findings.push(pasted(weaker(&is::DMARC_SP_WEAKER, record.for_subdomains), &["sp"], &[]));
        }
        if record.for_missing < policy && (tags.get("np").is_some() || record.for_subdomains < policy) {
            findings.push(pasted(weaker(&is::DMARC_NP_WEAKER, record.for_missing), &[], &[("np", policy.as_str())]));
        }
    }
    // What is a public suffix has its names registered one label below it.
    let below = format!("muhr.{}", cx.domain());
    if record.is_suffix == Some(true) && registrable(&below) != below {
        findings.push(pasted(Finding::new(&is::DMARC_PSD), &["psd"], &[]));
    }
    if let Some(share) = tags.get("pct") {
        findings.push(pasted(Finding::new(&is::DMARC_PCT).with("value", share), &["pct"], &[]));
    }
    let list = |which: &dyn Fn(&str) -> bool| tags.names().filter(|tag| which(tag)).collect::<Vec<_>>();
    let gone = list(&|tag| GONE.contains(&tag));
    if !gone.is_empty() {
        findings.push(pasted(Finding::new(&is::DMARC_OLD_TAGS).with("tags", gone.join(", ")), &gone, &[]));
    }
    let unknown = list(&|tag| !KNOWN.contains(&tag) && !GONE.contains(&tag));
    if !unknown.is_empty() {
        findings.push(pasted(Finding::new(&is::DMARC_UNKNOWN_TAGS).with("tags", unknown.join(", ")), &unknown, &[]));
    }
    for (tag, values) in VALUES {
        let bad = tags.get(tag).filter(|value| !values.iter().any(|good| good.eq_ignore_ascii_case(value)));
        // An unknown `p` is told above.
        if let Some(value) = bad.filter(|_| tag != "p") {
            let finding = Finding::new(&is::DMARC_BAD_VALUE).with("tag", tag).with("value", value);
            findings.push(pasted(finding, &[tag], &[]));
        }
    }
    let bad = tags.get("fo").filter(|value| !value.split(':').all(|one| ["0", "1", "d", "s"].contains(&one.trim())));
    if let Some(value) = bad {
        let finding = Finding::new(&is::DMARC_BAD_VALUE).with("tag", "fo").with("value", value);
        findings.push(pasted(finding, &["fo"], &[]));
    }
    match (tags.get("rua"), parked) {
        (Some(_), _) | (None, true) => {}
        (None, false) => {
            let address = format!("mailto:dmarc-reports@{}", cx.domain());
            findings.push(pasted(Finding::new(&is::DMARC_NO_REPORTS), &[], &[("rua", &address)]));
        }
    }
    for tag in ["rua", "ruf"] {
        findings.extend(tags.get(tag).into_iter().flat_map(|list| reports::judge(cx, tag, list)));
    }
    if findings.iter().all(|finding| finding.standing < crate::report::Standing::Unknown) {
        findings.push(Finding::new(&is::DMARC_FINE).with("policy", policy.as_str()));
    }
    findings
}

/// The record without some tags, and with others set.
fn edited(tags: &Tags, without: &[&str], with: &[(&str, &str)]) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    for tag in tags.names().filter(|tag| !without.contains(tag)) {
        let value = with.iter().find(|(name, _)| *name == tag).map(|(_, value)| *value).or(tags.get(tag))?;
        parts.push(format!("{tag}={value}"));
        // What is new stands where people look for it.
        if tag == "v" {
            let new = with.iter().filter(|(name, _)| *name == "p" && tags.get(name).is_none());
            parts.extend(new.map(|(name, value)| format!("{name}={value}")));
        }
    }
    let new = with.iter().filter(|(name, _)| *name != "p" && tags.get(name).is_none());
    parts.extend(new.map(|(name, value)| format!("{name}={value}")));
    let edited = parts.join("; ");
    let is_plain = edited.len() <= 1_000 && edited.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    (is_plain && Record::parse(edited.as_bytes()).is_ok()).then_some(edited)
}

pub(super) fn with_record(finding: Finding, name: &str, record: Option<String>) -> Finding {
    match record {
        Some(record) => finding.paste(name, "TXT", record),
        None => finding,
    }
}
