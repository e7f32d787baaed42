//! What the results mean: findings, and whether the domain in From disowns the mail.

use super::compute::Found;
use super::dkim::{RawMail, Signature, signs_part};
use super::dmarc::Policy;
use super::outcome::{Checked, Outcome};
use super::results::Results;
use crate::book::Book;
use crate::finding::{Finding, Severity};
use crate::message::{Headers, Mailbox};
use crate::names::domain::{is_within, registrable, same_registrable};
use crate::signals as is;

/// Signatures of one message that the rules look at.
const MOST: usize = 20;

/// Everything that the rules look at.
pub(super) struct Seen<'a> {
    pub(super) headers: &'a Headers,
    pub(super) source: Option<&'a [u8]>,
    pub(super) from: &'a Mailbox,
    pub(super) book: &'a Book,
    /// What the receiving server found.
    pub(super) trusted: Option<&'a Results>,
    /// What Muhr found.
    pub(super) found: Option<&'a Found>,
    /// Either of them proves the domain in From.
    pub(super) proven: bool,
}

/// Whether the results prove that the domain in From sent the mail.
pub(super) fn proves(results: &Results, from_domain: &str) -> bool {
    results.result("dmarc") == "pass"
        || results.of("dkim").any(|one| {
            one.result == "pass"
                && same_registrable(one.domain("header.d").or(one.domain("header.i")).unwrap_or_default(), from_domain)
        })
        || results.of("spf").any(|one| {
            one.result == "pass" && same_registrable(one.domain("smtp.mailfrom").unwrap_or_default(), from_domain)
        })
}

/// What the domain asks for, as the receiving server noted it: `p=` for the domain itself, `sp=` for those below it.
fn policy(results: &Results, from_domain: &str) -> Policy {
    let Some(failed) = results.of("dmarc").next() else { return Policy::None };
    let is_below = registrable(from_domain) != from_domain;
    let words: Vec<&str> = failed.comment.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).collect();
    let asks = |what: &str| {
        words.iter().any(|word| match word.split_once('=') {
            Some(("p", policy)) => policy == what,
            Some(("sp", policy)) => policy == what && is_below,
            _ => false,
        }) || failed.property("action").is_some_and(|action| action.contains(what))
    };
    if asks("reject") {
        Policy::Reject
    } else if asks("quarantine") {
        Policy::Quarantine
    } else {
        Policy::None
    }
}

impl Seen<'_> {
    /// All findings.
    pub(super) fn judge(&self, findings: &mut Vec<Finding>) {
        if let Some(trusted) = self.trusted {
            self.trusted_rules(trusted, findings);
        }
        if let Some(found) = self.found {
            self.computed_rules(found, findings);
        }
        self.own_domain(findings);
        self.unsigned(findings);
        self.weak(findings);
        self.unaligned(findings);
        self.duplicates(findings);
    }

    fn trusted_rules(&self, results: &Results, findings: &mut Vec<Finding>) {
        let domain = self.from.domain();
        if results.of("dmarc").next().is_some_and(|one| one.result == "fail") {
            let severity = if policy(results, &domain) == Policy::Reject { Severity::Critical } else { Severity::High };
            findings.push(Finding::new(is::AUTH_DMARC_FAIL).at(severity).with("domain", &domain));
        } else if !self.proven {
            findings.push(Finding::new(is::AUTH_UNPROVEN).with("domain", &domain));
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

    /// What the receiving server saw stands; what was computed later adds to it where the server said nothing.
    fn computed_rules(&self, found: &Found, findings: &mut Vec<Finding>) {
        let computed = &found.computed;
        let trusted_says = |method: &str| self.trusted.is_some_and(|trusted| trusted.of(method).next().is_some());
        if let Some(policy) = self.computed_failure() {
            let severity = match policy {
                Policy::Reject => Severity::Critical,
                Policy::Quarantine => Severity::High,
                // Lists break signatures, and the owner asks for nothing.
                Policy::None => Severity::Medium,
            };
            findings.push(Finding::new(is::AUTH_DMARC_FAIL).at(severity).with("domain", self.from.domain()));
        }
        if let Some(server) = computed.spf.as_ref().filter(|server| !server.is_late && !trusted_says("spf")) {
            match server.outcome {
                Outcome::Fail => findings.push(Finding::new(is::AUTH_SPF_FAIL).with("domain", &server.domain)),
                Outcome::SoftFail => findings.push(Finding::new(is::AUTH_SPF_SOFTFAIL).with("domain", &server.domain)),
                _ => {}
            }
        }
        let settled = computed.signatures.iter().any(|one| one.outcome == Outcome::Pass)
            || self.trusted.is_some_and(|trusted| trusted.result("dkim") == "pass")
            || findings.iter().any(|finding| finding.signal == is::AUTH_DKIM_FAIL);
        let failed = computed.signatures.iter().find(|one| one.outcome == Outcome::Fail);
        if let Some(failed) = failed.filter(|_| !settled) {
            findings.push(Finding::new(is::AUTH_DKIM_FAIL).with("domain", &failed.domain));
        }
    }

    /// What the domain asks for, where Muhr found that DMARC fails and the receiving server, which saw the mail as it
    /// came, says nothing of it.
    fn computed_failure(&self) -> Option<Policy> {
        let says = self.trusted.is_some_and(|trusted| trusted.of("dmarc").next().is_some());
        let found = self.found.filter(|found| found.computed.dmarc == Outcome::Fail);
        found.filter(|_| !self.proven && !says).map(|found| found.computed.policy)
    }

    /// Nobody outside may write as one's own office.
    fn own_domain(&self, findings: &mut Vec<Finding>) {
        let domain = self.from.domain();
        if self.proven || domain.is_empty() || !crate::sender::is_own(&domain, self.book) {
            return;
        }
        let server_looked = self.trusted.is_some_and(looked_and_found_nothing);
        if server_looked || self.found.is_some_and(|found| found.disproves) {
            findings.push(Finding::new(is::FROM_OWN_DOMAIN_UNAUTHENTICATED).with("address", &self.from.address));
        }
    }

    /// No signature, and whoever looked found nothing to go by. Where nobody looked, nothing is said: most old mail is
    /// like that.
    fn unsigned(&self, findings: &mut Vec<Finding>) {
        if self.headers.first("DKIM-Signature").is_some() || self.proven {
            return;
        }
        let of_server = self.trusted.is_some_and(|results| {
            let said = ["spf", "dkim", "dmarc"].map(|method| results.result(method));
            said.iter().any(|one| one == "none") && said.iter().all(|one| one == "none" || one.is_empty())
        });
        let of_muhr = self.trusted.is_none()
            && self.found.is_some_and(|found| {
                let server = found.computed.spf.as_ref().is_none_or(|server| server.outcome == Outcome::None);
                server && found.computed.dmarc == Outcome::None
            });
        if of_server || of_muhr {
            findings.push(Finding::new(is::AUTH_NONE).with("domain", self.from.domain()));
        }
    }

    /// A signature that fits and is all there is, but proves little.
    fn weak(&self, findings: &mut Vec<Finding>) {
        let checked = self.found.map(|found| found.computed.signatures.as_slice()).unwrap_or_default();
        if checked.iter().any(Checked::proves) {
            return;
        }
        let weak = checked.iter().find(|one| one.outcome == Outcome::Pass);
        if let Some(one) = weak {
            findings.push(Finding::new(is::AUTH_DKIM_WEAK).with("domain", &one.domain));
            return;
        }
        // The receiving server passed a signature: what it is over can be told without asking anybody.
        let Some(trusted) = self.trusted.filter(|trusted| trusted.result("dkim") == "pass") else { return };
        let passed = |signature: &Signature| {
            trusted.of("dkim").any(|one| {
                one.result == "pass"
                    && one.domain("header.d").or(one.domain("header.i")) == Some(&signature.signer.domain)
            })
        };
        let signatures = self.signatures();
        let all: Vec<&Signature> = signatures.iter().filter(|one| passed(one)).collect();
        let Some(first) = all.first().filter(|_| all.iter().all(|one| one.length.is_some())) else { return };
        let Some(mail) = self.source.and_then(RawMail::read) else { return };
        if all.iter().all(|one| signs_part(&mail, one)) {
            findings.push(Finding::new(is::AUTH_DKIM_WEAK).with("domain", &first.signer.domain));
        }
    }

    /// Proven, but for somebody else than From says.
    fn unaligned(&self, findings: &mut Vec<Finding>) {
        if self.proven {
            return;
        }
        let of_server = self.trusted.and_then(|trusted| {
            let signed = trusted.of("dkim").filter(|one| one.result == "pass");
            let signed = signed.filter_map(|one| one.domain("header.d").or(one.domain("header.i")));
            let sent =
                trusted.of("spf").filter(|one| one.result == "pass").filter_map(|one| one.domain("smtp.mailfrom"));
            signed.chain(sent).map(str::to_owned).next()
        });
        let other = of_server.or_else(|| self.found.and_then(|found| found.other_domain.clone()));
        if let Some(other) = other {
            findings.push(Finding::new(is::AUTH_UNALIGNED_PASS).with("domain", other));
        }
    }

    /// A field that stands twice and is signed less often: the signature is for one, a reader may be shown the other.
    fn duplicates(&self, findings: &mut Vec<Finding>) {
        let twice = ["From", "Subject", "Date"].map(|name| (name, self.headers.every(name).count()));
        if twice.iter().all(|(_, times)| *times < 2) {
            return;
        }
        let signatures = self.signatures();
        for (name, times) in twice {
            if times > 1 && signatures.iter().any(|signature| signature.covers(name) < times) {
                findings.push(Finding::new(is::HEADER_UNSIGNED_DUPLICATE).with("found", name));
            }
        }
    }

    /// The signatures that can be read and are not known to be false.
    fn signatures(&self) -> Vec<Signature> {
        match self.found {
            Some(found) if !found.signatures.is_empty() => {
                let both = found.signatures.iter().zip(&found.computed.signatures);
                both.filter(|(_, checked)| checked.outcome != Outcome::Fail)
                    .filter_map(|(one, _)| one.clone())
                    .collect()
            }
            _ => {
                let fields = self.headers.every("DKIM-Signature").take(MOST);
                fields.filter_map(|value| Signature::parse(value).ok()).collect()
            }
        }
    }

    /// The domain in From says that the mail is not its own.
    pub(super) fn is_disowned(&self) -> bool {
        if self.proven {
            return false;
        }
        let domain = self.from.domain();
        let guarded =
            self.book.person(&self.from.address).is_some() || self.book.guarded().any(|real| is_within(&domain, real));
        let strict = |policy: Policy| guarded || policy >= Policy::Quarantine;
        let by_server =
            self.trusted.is_some_and(|results| results.result("dmarc") == "fail" && strict(policy(results, &domain)));
        let by_muhr = self.computed_failure().is_some_and(strict);
        by_server || by_muhr
    }
}

/// The receiving server looked for a proof, could look, and found none.
fn looked_and_found_nothing(results: &Results) -> bool {
    let said: Vec<String> = ["spf", "dkim", "dmarc"].iter().map(|method| results.result(method)).collect();
    let looked = said.iter().any(|one| !one.is_empty());
    // A colleague who has signed in at one's own server needs no proof of the domain (RFC 8601 §2.7.4).
    looked && !said.iter().any(|one| one == "temperror") && results.result("auth") != "pass"
}
