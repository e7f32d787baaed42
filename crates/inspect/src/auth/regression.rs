//! A domain whose mail was signed before, and this one is not: whoever forges it cannot sign (RFC 6376).

use super::dkim::Tags;
use super::outcome::{Checked, Outcome, Reason};
use super::rules::Seen;
use crate::finding::Finding;
use crate::names::domain::same_registrable;
use crate::signals as is;

/// Signatures of one message that are looked at.
const MOST: usize = 20;

/// Tells where a domain that has signed before does not, or where its signature was found to be false.
pub(super) fn judge(seen: &Seen<'_>, findings: &mut Vec<Finding>) {
    let domain = seen.from.domain();
    // Lists break and drop signatures. What never travelled, such as a copy of one's own mail, was never signed.
    if !seen.book.is_signing(&domain) || seen.headers.is_of_list() || seen.headers.first("Received").is_none() {
        return;
    }
    let is_aligned = |other: &str| same_registrable(other, &domain);
    let noted = |result: &str| {
        let results = seen.trusted.into_iter().flat_map(|trusted| trusted.of("dkim"));
        let mut signed = results.filter(|one| one.result == result);
        signed.any(|one| is_aligned(one.domain("header.d").or(one.domain("header.i")).unwrap_or_default()))
    };
    if noted("pass") {
        return;
    }
    let fields = seen.headers.every("DKIM-Signature").take(MOST);
    let mut signers = fields.filter_map(|field| Tags::parse(field)?.flat("d"));
    let is_signed = signers.any(|signer| is_aligned(&signer));
    let checked = seen.found.map(|found| found.computed.signatures.as_slice()).unwrap_or_default();
    let aligned: Vec<&Checked> = checked.iter().filter(|one| is_aligned(&one.domain)).collect();
    // Where any may have been good, nobody knows that it was not.
    let is_false = |one: &&Checked| match one.outcome {
        Outcome::Fail => true,
        Outcome::PermError => one.reason == Reason::Faulty,
        _ => false,
    };
    let all_false = if aligned.is_empty() { noted("fail") } else { aligned.iter().all(is_false) };
    if !is_signed || all_false {
        findings.push(Finding::new(is::AUTH_REGRESSION).with("domain", domain));
    }
}
