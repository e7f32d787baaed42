//! Which servers may send for the domain (SPF, RFC 7208): its record with everything that it leads to, judged without
//! a sender.

mod mend;
mod tree;
mod warm;

use super::findings as is;
use crate::ask::{Data, Kind};
use crate::check::{Context, Ground};
use crate::report::{Finding, Profile, SpfNode, Topic};
use muhr_inspect::auth::spf::{self, MOST_LOOKUPS, MOST_VOID, Qualifier, is_spf};
use tree::{Rest, State, Walker};

/// What says that nobody sends.
const NOBODY: &str = "v=spf1 -all";
/// Bytes of a record beyond which an answer may not fit (RFC 7208 §3.4).
const MOST_BYTES: usize = 450;

/// Findings of the topic, and the tree of look-ups.
pub(crate) fn check(cx: &Context<'_>, ground: &Ground<'_>) -> (Vec<Finding>, Option<SpfNode>) {
    let domain = cx.domain();
    warm::warm(cx);
    let answer = cx.ask(domain, Kind::Txt);
    let texts: Vec<&[u8]> = answer.texts().collect();
    let (records, others): (Vec<&[u8]>, Vec<&[u8]>) = texts.into_iter().partition(|text| is_spf(text));
    let near: Vec<&[u8]> = others.into_iter().filter(|text| mend::is_meant(text)).collect();
    let shown: Vec<Data> = records.iter().chain(&near).map(|text| Data::Txt(text.to_vec())).collect();
    cx.show(Topic::Spf, domain, Kind::Txt, &shown, answer.authentic);
    if !answer.outcome.is_known() {
        return (vec![cx.unanswered(Topic::Spf, domain, answer.outcome)], None);
    }
    let parked = ground.profile() == Profile::Parked;
    match (records.as_slice(), near.first()) {
        ([], Some(text)) => {
            let finding = Finding::new(&is::SPF_NEAR_MISS).with("record", Data::Txt(text.to_vec()).to_text());
            (vec![with_record(finding, domain, mend::whole(text))], None)
        }
        ([], None) if parked => (vec![Finding::new(&is::SPF_PARKED_OPEN).paste(domain, "TXT", NOBODY)], None),
        ([], None) => (vec![Finding::new(&is::SPF_NONE)], None),
        ([record], _) => one(cx, record, parked),
        (several, _) => {
            let finding = Finding::new(&is::SPF_SEVERAL).with("count", several.len().to_string());
            (vec![with_record(finding, domain, mend::merged(several))], None)
        }
    }
}

/// What is said of the one record that there is.
fn one(cx: &Context<'_>, record: &[u8], parked: bool) -> (Vec<Finding>, Option<SpfNode>) {
    let domain = cx.domain();
    let mut walker = Walker::new(cx);
    let tree::Branch { mut node, rest, state } = walker.visit(domain, true);
    let mut findings = walker.findings;
    let mut add = |finding: Finding| {
        node.fault = node.fault.or(Some(finding.id));
        findings.push(finding);
    };
    if node.lookups > MOST_LOOKUPS {
        add(Finding::new(&is::SPF_TOO_MANY_LOOKUPS).with("count", node.lookups.to_string()));
    }
    if node.void > MOST_VOID {
        add(Finding::new(&is::SPF_TOO_MANY_VOID).with("count", node.void.to_string()));
    }
    if record.len() > MOST_BYTES {
        add(Finding::new(&is::SPF_TOO_LONG).with("bytes", record.len().to_string()));
    }
    if state == State::Read {
        if let Some(finding) = of_the_rest(&rest, domain) {
            add(finding);
        }
        let refuses_all = matches!(spf::terms(record).as_slice(), [one] if one.text.eq_ignore_ascii_case("-all"));
        // A domain without mail servers may send all the same, where its record names senders.
        let is_told = cx.question.profile == Some(Profile::Parked);
        if parked && !refuses_all && (is_told || !matches!(rest, Rest::Says { qualifier: Qualifier::Fail, .. })) {
            add(Finding::new(&is::SPF_PARKED_OPEN).paste(domain, "TXT", NOBODY));
        } else if refuses_all {
            findings.push(Finding::new(&is::SPF_NOBODY));
        }
    }
    let is_good = findings.iter().all(|finding| finding.standing == crate::report::Standing::NotApplicable);
    // What depends on who sends, in the place of the rest too, is neither good nor bad.
    if is_good && rest != Rest::Open {
        findings.push(Finding::new(&is::SPF_FINE));
    }
    (findings, Some(node))
}

/// What is said of what becomes of all other addresses.
fn of_the_rest(rest: &Rest, domain: &str) -> Option<Finding> {
    let (says, place) = match rest {
        Rest::Says { qualifier: Qualifier::Fail, .. } | Rest::Open => return None,
        Rest::Says { qualifier: Qualifier::SoftFail, place } => (&is::SPF_SOFTFAIL, place),
        Rest::Says { qualifier: Qualifier::Neutral, place } => (&is::SPF_ALL_NEUTRAL, place),
        Rest::Says { qualifier: Qualifier::Pass, place } if place.included => (&is::SPF_ALL_PASS_INCLUDED, place),
        Rest::Says { qualifier: Qualifier::Pass, place } => (&is::SPF_ALL_PASS, place),
        Rest::Nothing { place } => (&is::SPF_NO_ALL, place),
    };
    let subject = if place.domain == domain { "" } else { place.domain.as_str() };
    let finding = Finding::new(says).about(subject).with("term", place.term.clone());
    let mended = if place.included { None } else { mend::with_refusal(&place.record, &place.term) };
    Some(with_record(finding, &place.domain, mended))
}

fn with_record(finding: Finding, name: &str, record: Option<String>) -> Finding {
    match record {
        Some(record) => finding.paste(name, "TXT", record),
        None => finding,
    }
}
