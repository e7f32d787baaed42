//! Authentication with its provenance: what the officer's own receiving server found (RFC 8601), and nothing
//! that a sender could have written.
//!
//! Which header fields did the receiving server write? Servers prepend. Reading from the top, hops inside the
//! receiving organisation come first; the first hop that took the message from outside is the border. Everything
//! above the border's Received was written inside, everything below it may be the sender's. A hop counts as inside
//! only by addresses that the receiving server saw, never by names, which a sender chooses. Where it is doubtful
//! the border is assumed early, which makes a result "claimed" and never trusted.

mod flags;
mod received;
mod results;

use crate::finding::{Finding, Severity};
use crate::message::Headers;
use crate::names::domain::{registrable, same_registrable};
use crate::report::{Gap, GapKind};
use crate::signals as is;
pub(crate) use flags::Writer;
use received::Hop;
use results::Results;

/// Results and hops that are looked at.
const MOST: usize = 50;

/// Who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Provenance {
    /// The receiving server.
    Receiver,
    /// Somebody, perhaps the sender.
    Claimed,
    /// Nobody.
    Nobody,
}

impl Provenance {
    /// The name as it stands in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Receiver => "receiver",
            Self::Claimed => "claimed",
            Self::Nobody => "nobody",
        }
    }
}

/// What is known about where a message comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authentication {
    /// Who says so.
    pub provenance: Provenance,
    /// SPF, DKIM and DMARC as the source says, such as `pass`; empty where it says nothing.
    pub spf: String,
    /// See [`Self::spf`].
    pub dkim: String,
    /// See [`Self::spf`].
    pub dmarc: String,
    /// The receiving server found that the mail comes from the domain in From.
    pub proves_from: bool,
}

/// What the header section says about authentication.
#[must_use]
pub fn judge(headers: &Headers, from_domain: &str) -> (Authentication, Vec<Finding>, Vec<Gap>) {
    let border = border(headers);
    let fields =
        headers.all().iter().enumerate().filter(|(_, field)| field.name.eq_ignore_ascii_case("Authentication-Results"));
    let (mut trusted, mut claimed) = (None, None);
    for (at, field) in fields.take(MOST) {
        let results = Results::parse(&field.value);
        if border.as_ref().is_some_and(|border| border.wrote(at, &results)) {
            trusted = trusted.or(Some(results));
        } else {
            claimed = claimed.or(Some(results));
        }
    }
    let mut findings: Vec<Finding> =
        border.as_ref().and_then(|border| flags::judge(headers, border.at, &border.by)).into_iter().collect();
    let mut gaps = Vec::new();
    let (provenance, results) = match (trusted, claimed) {
        (Some(trusted), _) => (Provenance::Receiver, trusted),
        (None, Some(claimed)) => (Provenance::Claimed, claimed),
        (None, None) => (Provenance::Nobody, Results::default()),
    };
    let mut answer = Authentication {
        provenance,
        spf: results.result("spf"),
        dkim: results.result("dkim"),
        dmarc: results.result("dmarc"),
        proves_from: false,
    };
    match provenance {
        Provenance::Receiver => {
            answer.proves_from = proves(&results, from_domain);
            rules(&results, from_domain, answer.proves_from, &mut findings);
        }
        Provenance::Claimed => {
            findings.push(Finding::new(is::AUTH_RESULTS_UNTRUSTED).with("found", results.server()));
            gaps.push(Gap::new(GapKind::NoResults));
        }
        Provenance::Nobody => gaps.push(Gap::new(GapKind::NoResults)),
    }
    (answer, findings, gaps)
}

/// Whether the results prove that the domain in From sent the mail.
fn proves(results: &Results, from_domain: &str) -> bool {
    results.result("dmarc") == "pass"
        || results.of("dkim").any(|one| {
            one.result == "pass"
                && same_registrable(one.domain("header.d").or(one.domain("header.i")).unwrap_or_default(), from_domain)
        })
        || results.of("spf").any(|one| {
            one.result == "pass" && same_registrable(one.domain("smtp.mailfrom").unwrap_or_default(), from_domain)
        })
}

fn rules(results: &Results, from_domain: &str, proven: bool, findings: &mut Vec<Finding>) {
    let dmarc = results.of("dmarc").next();
    if let Some(failed) = dmarc.filter(|one| one.result == "fail") {
        let rejects = failed.comment.contains("p=reject")
            || failed.property("action").is_some_and(|action| action.contains("reject"));
        let severity = if rejects { Severity::Critical } else { Severity::High };
        findings.push(Finding::new(is::AUTH_DMARC_FAIL).at(severity).with("domain", from_domain));
    } else if !proven {
        findings.push(Finding::new(is::AUTH_UNPROVEN).with("domain", from_domain));
    }
    match results.result("spf").as_str() {
        "fail" | "hardfail" => findings.push(Finding::new(is::AUTH_SPF_FAIL)),
        "softfail" => findings.push(Finding::new(is::AUTH_SPF_SOFTFAIL)),
        _ => {}
    }
    if results.of("dkim").any(|one| one.result == "fail") && !results.of("dkim").any(|one| one.result == "pass") {
        findings.push(Finding::new(is::AUTH_DKIM_FAIL));
    }
    if results.result("compauth") == "fail" {
        findings.push(Finding::new(is::AUTH_COMPOSITE_FAIL));
    }
}

/// Where the outside begins.
struct Border {
    /// Position of the Received field of the border among all fields.
    at: usize,
    /// The host that wrote it.
    by: String,
}

impl Border {
    /// Whether the field at `at` was written inside.
    fn wrote(&self, at: usize, results: &Results) -> bool {
        // Google's border writes its result below its own Received; it removes results in its name that came in.
        let below = at > self.at && at <= self.at + 3;
        at < self.at || (below && results.server() == "mx.google.com" && registrable(&self.by) == "google.com")
    }
}

fn border(headers: &Headers) -> Option<Border> {
    let hops = headers.all().iter().enumerate().filter(|(_, field)| field.name.eq_ignore_ascii_case("Received"));
    let mut inside: Option<String> = None;
    for (at, field) in hops.take(MOST) {
        let hop = Hop::parse(&field.value);
        let of_receiver = inside.as_ref().is_none_or(|first| {
            received::same_organisation(first, &hop.by) || hop.by.is_empty() || !hop.by.contains('.')
        });
        if !of_receiver {
            // The hop above took it from another organisation without saying so: nothing below is to be trusted.
            return None;
        }
        if !hop.is_internal() {
            return Some(Border { at, by: hop.by });
        }
        if inside.is_none() && hop.by.contains('.') {
            inside = Some(hop.by);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(headers: &str) -> (Provenance, bool) {
        let (answer, _, _) = judge(&Headers::read(headers.as_bytes()), "bank.example");
        (answer.provenance, answer.proves_from)
    }

    const BORDER: &str =
        "Received: from helo.evil.example (unknown [203.0.113.9]) by mx.office.gov.pk (Postfix) with ESMTP id 1\n";
    const INNER: &str =
        "Received: from mx.office.gov.pk (mx.office.gov.pk [10.0.0.4]) by store.office.gov.pk with LMTP id 2\n";
    const PASS: &str = "Authentication-Results: mx.office.gov.pk; dmarc=pass header.from=bank.example\n";

    #[test]
    fn what_stands_above_the_border_is_the_receivers() {
        assert_eq!(judged(&format!("{INNER}{PASS}{BORDER}From: a@bank.example\n\n")), (Provenance::Receiver, true));
        assert_eq!(judged(&format!("{PASS}{BORDER}From: a@bank.example\n\n")), (Provenance::Receiver, true));
    }

    #[test]
    fn what_a_sender_wrote_is_only_claimed() {
        for forged in [
            format!("{BORDER}{PASS}From: a@bank.example\n\n"),
            format!("{INNER}{BORDER}{PASS}From: a@bank.example\n\n"),
            // A forged inner hop below the border.
            format!("{BORDER}{INNER}{PASS}{BORDER}From: a@bank.example\n\n"),
            // A HELO that takes the receiver's name.
            format!(
                "Received: from mx.office.gov.pk ([203.0.113.9]) by mx.office.gov.pk with ESMTP id 1\n{PASS}{BORDER}\n\n"
            ),
            format!("{PASS}From: a@bank.example\n\n"),
        ] {
            assert_eq!(judged(&forged).0, Provenance::Claimed, "{forged}");
        }
    }

    #[test]
    fn a_failure_under_reject_is_critical() {
        let fail =
            "Authentication-Results: mx.office.gov.pk; dmarc=fail (p=REJECT dis=NONE) header.from=bank.example\n";
        let headers = Headers::read(format!("{fail}{BORDER}\n\n").as_bytes());
        let (_, findings, _) = judge(&headers, "bank.example");
        assert!(
            findings
                .iter()
                .any(|finding| finding.signal == is::AUTH_DMARC_FAIL && finding.severity == Severity::Critical)
        );
    }
}
