//! What Muhr finds out itself, where it was allowed to ask: DKIM, SPF, DMARC and ARC of one message.
//!
//! Whoever looks at a mail later than the receiving server did sees less: keys are changed, lists of servers too. So
//! there is a third answer besides yes and no, "could not be told", and it is given wherever it is true.

use super::arc::{self, Chain};
use super::border::Border;
use super::dkim::{RawMail, Signature, Verifier};
use super::dmarc::{Policy, Rule, Way};
use super::dns::{Asked, Asker};
use super::outcome::{Checked, Outcome};
use super::results::Results;
use super::spf::{self, Sending};
use crate::message::Headers;
use crate::names::domain::same_registrable;

/// As long after the arrival, a domain's list of servers is taken for the one of then.
const FRESH: i64 = 7 * 24 * 60 * 60;

/// What was computed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Computed {
    /// Every signature, topmost first.
    pub signatures: Vec<Checked>,
    /// The sending server; nothing where it cannot be told which one it was.
    pub spf: Option<CheckedServer>,
    /// DMARC.
    pub dmarc: Outcome,
    /// What the domain in From asks for when DMARC fails.
    pub policy: Policy,
    /// Where that is published; empty where it is not.
    pub published_at: String,
    /// The chain of those who passed it on.
    pub arc: Chain,
    /// Every question that was asked for this message.
    pub asked: Vec<Asked>,
}

/// A sending server that was checked against its domain's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedServer {
    /// The result.
    pub outcome: Outcome,
    /// The domain: of the return path, else of the greeting.
    pub domain: String,
    /// The address of the server.
    pub address: String,
    /// Checked so long after the arrival that the list may have changed: then it neither proves nor disproves.
    pub is_late: bool,
}

impl Computed {
    /// DKIM in one word: a pass only where a signature proves something.
    #[must_use]
    pub fn dkim(&self) -> Outcome {
        if self.signatures.iter().any(Checked::proves) {
            return Outcome::Pass;
        }
        let order = [Outcome::Pass, Outcome::Fail, Outcome::TempError, Outcome::Neutral, Outcome::PermError];
        let found = order.into_iter().find(|one| self.signatures.iter().any(|it| it.outcome == *one));
        match found.unwrap_or_default() {
            Outcome::Pass => Outcome::Neutral,
            other => other,
        }
    }
}

/// What the rules go by.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) computed: Computed,
    /// The mail is proven to come from the domain in From.
    pub(super) proves: bool,
    /// Everything that could prove it was looked at, and nothing does.
    pub(super) disproves: bool,
    /// A domain that is proven and is not that of From.
    pub(super) other_domain: Option<String>,
    /// What each signature that could be read says, in the order of `computed.signatures`.
    pub(super) signatures: Vec<Option<Signature>>,
    /// There were more questions than may be asked.
    pub(super) reached_limit: bool,
    /// A question found no answer.
    pub(super) went_unanswered: bool,
}

/// What is known before anything is asked.
pub(super) struct Known<'a> {
    pub(super) headers: &'a Headers,
    /// The message as it travelled, where that is kept.
    pub(super) source: Option<&'a [u8]>,
    pub(super) from_domain: &'a str,
    pub(super) border: Option<&'a Border>,
    /// What the receiving server found when it saw the mail.
    pub(super) trusted: Option<&'a Results>,
    pub(super) now: Option<i64>,
}

/// How the return path stands to From.
enum Path {
    /// This domain allows the server, and did when the mail came.
    Allowed(String),
    /// It does not, or could not speak for From anyway.
    Not,
    /// It cannot be told.
    Open,
}

/// Computes everything that can be.
pub(super) fn compute(known: &Known<'_>, asker: &Asker<'_>) -> Found {
    let arrived = known.border.and_then(|border| border.hop.time);
    let mut found = Found::default();
    if let Some(mail) = known.source.and_then(RawMail::read) {
        let verifier = Verifier::new(&mail, asker, arrived.or(known.now));
        (found.computed.signatures, found.signatures) = verifier.all().into_iter().unzip();
        found.computed.arc = arc::check(&verifier);
    }
    let is_late = arrived.zip(known.now).is_none_or(|(then, now)| now.saturating_sub(then) > FRESH);
    found.computed.spf = known.border.and_then(|border| sending(border, known.headers)).map(|sending| CheckedServer {
        outcome: spf::check(&sending, asker),
        domain: sending.domain(),
        address: sending.address.to_string(),
        is_late,
    });
    dmarc(known, &mut found, asker);
    found.reached_limit = asker.reached_limit();
    found.went_unanswered = asker.went_unanswered();
    found.computed.asked = asker.asked();
    found
}

/// Who sent, as the border saw it. A Return-Path counts only where it was written inside.
fn sending(border: &Border, headers: &Headers) -> Option<Sending> {
    let inside = headers.all().iter().take(border.at);
    let written = inside.filter(|field| field.name.eq_ignore_ascii_case("Return-Path")).map(|field| &field.value);
    let return_path = written.map(String::as_str).next().or(border.hop.return_path.as_deref())?;
    let return_path = return_path.trim().trim_matches(['<', '>']).to_owned();
    Some(Sending { address: border.hop.from_address?, helo: border.hop.helo.clone(), return_path })
}

fn dmarc(known: &Known<'_>, found: &mut Found, asker: &Asker<'_>) {
    let from = known.from_domain;
    let rule = match Rule::find(from, asker) {
        Ok(rule) => rule,
        Err(_) => {
            found.computed.dmarc = Outcome::TempError;
            // Without its rule the domain is still proven by a signature of its own.
            found.proves = found.computed.signatures.iter().any(|one| one.proves() && one.domain == from);
            return;
        }
    };
    let speaks = |domain: &str, way| match &rule {
        Some(rule) => rule.is_aligned(domain, way, asker),
        None => Ok(same_registrable(domain, from)),
    };
    let could = |domain: &str| match &rule {
        Some(rule) => rule.could_align(domain),
        None => same_registrable(domain, from),
    };
    let (mut proven, mut open) = (false, false);
    for one in &found.computed.signatures {
        if one.proves() {
            match speaks(&one.domain, Way::Dkim) {
                Ok(true) => proven = true,
                Ok(false) => found.other_domain = found.other_domain.take().or(Some(one.domain.clone())),
                Err(_) => open = true,
            }
        } else if could(&one.domain) && (one.reason.leaves_open() || one.outcome == Outcome::Neutral) {
            open = true;
        }
    }
    match path(known, found, could) {
        Path::Allowed(domain) => match speaks(&domain, Way::Spf) {
            Ok(true) => proven = true,
            Ok(false) => found.other_domain = found.other_domain.take().or(Some(domain)),
            Err(_) => open = true,
        },
        Path::Not => {}
        Path::Open => open = true,
    }
    // A signature that nobody could look at, because Outlook did not keep what was signed, may have proven it.
    open |= known.source.is_none() && known.headers.first("DKIM-Signature").is_some();
    found.proves = proven;
    found.disproves = !proven && !open;
    if let Some(rule) = rule {
        found.computed.policy = rule.policy;
        found.computed.published_at = rule.published_at;
        found.computed.dmarc = match (proven, open) {
            (true, _) => Outcome::Pass,
            (false, true) => Outcome::TempError,
            (false, false) => Outcome::Fail,
        };
    }
}

/// What the receiving server found about the sending one counts more than what is found now.
fn path(known: &Known<'_>, found: &Found, could: impl Fn(&str) -> bool) -> Path {
    if let Some(said) = known.trusted.and_then(|trusted| trusted.of("spf").next()) {
        return match (said.result.as_str(), said.domain("smtp.mailfrom").or(said.domain("smtp.helo"))) {
            ("pass", Some(domain)) => Path::Allowed(domain.to_owned()),
            ("pass", None) | ("temperror", _) => Path::Open,
            _ => Path::Not,
        };
    }
    match &found.computed.spf {
        None => Path::Open,
        Some(server) if !could(&server.domain) && server.outcome != Outcome::Pass => Path::Not,
        Some(CheckedServer { is_late: true, domain, .. }) if could(domain) => Path::Open,
        Some(server) => match server.outcome {
            Outcome::Pass if !server.is_late => Path::Allowed(server.domain.clone()),
            Outcome::TempError => Path::Open,
            _ => Path::Not,
        },
    }
}
