//! Authentication with its provenance: what the officer's own receiving server found (RFC 8601), what Muhr computed
//! itself where it was allowed to ask, and nothing that a sender could have written.

mod arc;
mod border;
mod compute;
pub mod dkim;
pub mod dmarc;
pub mod dns;
mod flags;
mod outcome;
mod received;
mod regression;
mod results;
mod rules;
pub mod spf;
mod travel;

pub use arc::Chain;
pub use compute::{CheckedServer, Computed};
pub use dmarc::Policy;
pub(crate) use flags::Writer;
pub use outcome::{Checked, Outcome, Reason, Weakness};

use crate::context::Context;
use crate::finding::Finding;
use crate::limits::{Budget, Limit};
use crate::message::{Headers, Mailbox, Message, Stored, mailboxes};
use crate::report::{Gap, GapKind, Standing};
use crate::signals as is;
use border::Trust;
use compute::Found;
use dns::Asker;
use results::Results;

/// Results that are looked at.
const MOST: usize = 50;

/// Who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Provenance {
    /// The receiving server.
    Receiver,
    /// Muhr itself.
    Computed,
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
            Self::Computed => "computed",
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
    /// SPF, DKIM, DMARC and ARC as the source says, such as `pass`; empty where it says nothing.
    pub spf: String,
    /// See [`Self::spf`].
    pub dkim: String,
    /// See [`Self::spf`].
    pub dmarc: String,
    /// See [`Self::spf`].
    pub arc: String,
    /// The receiving server or Muhr found that the mail comes from the domain in From.
    pub proves_from: bool,
    /// What Muhr computed, beside what the source says; nothing where it was not allowed to ask.
    pub computed: Option<Computed>,
}

/// What came of judging where a message comes from.
pub(crate) struct Judged {
    pub(crate) authentication: Authentication,
    /// Who it is, now that it is known where the message comes from.
    pub(crate) standing: Standing,
    pub(crate) findings: Vec<Finding>,
    pub(crate) gaps: Vec<Gap>,
}

/// Judges where a message comes from that names `from`, and whom the address book takes for `standing`.
pub(crate) fn judge(
    message: &Message<'_>,
    from: &Mailbox,
    standing: Standing,
    context: &Context<'_>,
    budget: &Budget<'_>,
) -> Judged {
    let headers = &message.headers;
    let trust = Trust::read(headers, context.receiver);
    let fields =
        headers.all().iter().enumerate().filter(|(_, field)| field.name.eq_ignore_ascii_case("Authentication-Results"));
    let (mut trusted, mut claimed) = (None, None);
    for (at, field) in fields.take(MOST) {
        let results = Results::parse(&field.value);
        if trust.wrote(at, &results) {
            trusted = trusted.or(Some(results));
        } else {
            claimed = claimed.or(Some(results));
        }
    }
    let from_domain = from.domain();
    // What has no name in the domain name system has published nothing there.
    let has_name = from_domain.contains('.') && !from_domain.starts_with('[');
    let found = context.dns.filter(|_| has_name).map(|dns| {
        let known = compute::Known {
            headers,
            source: message.source,
            from_domain: &from_domain,
            border: trust.border.as_ref(),
            trusted: trusted.as_ref(),
            now: context.now,
        };
        compute::compute(&known, &Asker::new(dns, budget))
    });
    let is_proven = trusted.as_ref().is_some_and(|results| rules::proves(results, &from_domain))
        || found.as_ref().is_some_and(|found| found.proves);
    // Where several are named, a proof for one is none for the one that a program shows (RFC 9989 §5.3.1).
    let proves_from = is_proven && !names_several(headers);

    let border = trust.border.as_ref();
    let (mut findings, mut gaps) = (Vec::new(), Vec::new());
    findings.extend(border.and_then(|border| flags::judge(headers, border.at, &border.hop.by)));
    if let (None, Some(claimed)) = (&trusted, &claimed) {
        findings.push(Finding::new(is::AUTH_RESULTS_UNTRUSTED).with("found", claimed.server()));
    }
    let seen = rules::Seen {
        headers,
        source: message.source,
        from,
        book: context.book,
        trusted: trusted.as_ref(),
        found: found.as_ref(),
        proven: proves_from,
    };
    seen.judge(&mut findings);
    regression::judge(&seen, &mut findings);
    travel::judge(headers, border, context.now, &mut findings);
    let standing = match standing {
        // An address that is almost somebody's is worse than one that is not the sender's.
        Standing::LookAlike => standing,
        _ if seen.is_disowned() => Standing::Forged,
        // Anyone can write a verified person's address; only a proven mail is theirs.
        Standing::Verified if !proves_from => Standing::Known,
        other => other,
    };
    if trusted.is_none() {
        unseen(message, found.as_ref(), &mut gaps);
    }
    if found.as_ref().is_some_and(|found| found.reached_limit) {
        gaps.push(Gap::new(GapKind::Limit).with("limit", Limit::Questions.as_str()));
    }
    let authentication = answer(trusted, claimed, found, proves_from);
    Judged { authentication, standing, findings, gaps }
}

/// From names people of several domains.
fn names_several(headers: &Headers) -> bool {
    let mut domains = headers.every("From").flat_map(mailboxes).map(|one| one.domain()).filter(|one| !one.is_empty());
    let first = domains.next();
    domains.any(|other| first.as_ref() != Some(&other))
}

/// What nobody could tell.
fn unseen(message: &Message<'_>, found: Option<&Found>, gaps: &mut Vec<Gap>) {
    let is_signed = message.headers.first("DKIM-Signature").is_some();
    let Some(found) = found else {
        gaps.push(Gap::new(GapKind::NoResults));
        if is_signed {
            gaps.push(Gap::new(GapKind::Offline));
        }
        return;
    };
    if found.proves || found.disproves {
        return;
    }
    let computed = &found.computed;
    let mut kinds = Vec::new();
    if is_signed && message.stored == Stored::Outlook {
        kinds.push(GapKind::NotKept);
    }
    for one in &computed.signatures {
        match one.reason {
            Reason::NoKey | Reason::KeyRevoked | Reason::KeyUnusable => kinds.push(GapKind::NoKey),
            Reason::Expired => kinds.push(GapKind::TooLate),
            _ => {}
        }
    }
    if found.went_unanswered {
        kinds.push(GapKind::NoAnswer);
    }
    if computed.spf.as_ref().is_some_and(|server| server.is_late) {
        kinds.push(GapKind::TooLate);
    }
    if kinds.is_empty() {
        kinds.push(GapKind::NoResults);
    }
    for (at, kind) in kinds.iter().enumerate() {
        if !kinds.iter().take(at).any(|before| before == kind) {
            gaps.push(Gap::new(*kind));
        }
    }
}

fn answer(
    trusted: Option<Results>,
    claimed: Option<Results>,
    found: Option<Found>,
    proves_from: bool,
) -> Authentication {
    let computed = found.map(|found| found.computed);
    let said = |provenance, results: &Results| Authentication {
        provenance,
        spf: results.result("spf"),
        dkim: results.result("dkim"),
        dmarc: results.result("dmarc"),
        arc: results.result("arc"),
        proves_from,
        computed: None,
    };
    let answer = match (&trusted, &computed, &claimed) {
        (Some(trusted), _, _) => said(Provenance::Receiver, trusted),
        (None, Some(computed), _) => Authentication {
            provenance: Provenance::Computed,
            spf: computed.spf.as_ref().map(|server| server.outcome.as_str().to_owned()).unwrap_or_default(),
            dkim: computed.dkim().as_str().into(),
            dmarc: computed.dmarc.as_str().into(),
            arc: computed.arc.outcome.as_str().into(),
            proves_from,
            computed: None,
        },
        (None, None, Some(claimed)) => said(Provenance::Claimed, claimed),
        (None, None, None) => said(Provenance::Nobody, &Results::default()),
    };
    Authentication { computed, ..answer }
}

#[cfg(test)]
mod regression_tests;
#[cfg(test)]
mod signed_tests;
#[cfg(test)]
mod tests;
