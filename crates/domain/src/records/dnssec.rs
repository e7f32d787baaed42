//! Signatures of the domain name system (RFC 9364). They are not verified here: the resolver does that, and says so.

use super::findings as is;
use crate::ask::{Kind, Outcome};
use crate::check::{Context, Ground};
use crate::report::{Finding, Topic};

/// Names on the way up that are asked for the beginning of their zone.
const MOST: usize = 10;

/// Findings of the topic.
pub(crate) fn check(cx: &Context<'_>, _: &Ground<'_>) -> Vec<Finding> {
    vec![judge(cx)]
}

fn judge(cx: &Context<'_>) -> Finding {
    let mut name = cx.domain();
    for step in 0..MOST {
        let begins = cx.ask(name, Kind::Soa);
        let mail = if step == 0 { Some(cx.ask(name, Kind::Mx)) } else { None };
        if begins.outcome == Outcome::Bogus || mail.as_ref().is_some_and(|mail| mail.outcome == Outcome::Bogus) {
            return Finding::new(&is::DNSSEC_BOGUS);
        }
        // Only what is true of the domain itself counts: a signed parent says nothing about it.
        if step == 0
            && (begins.outcome.is_known() && begins.authentic
                || mail.is_some_and(|mail| mail.outcome.is_known() && mail.authentic))
        {
            return Finding::new(&is::DNSSEC_FINE);
        }
        match begins.outcome {
            Outcome::Found => return of_zone(cx, name),
            Outcome::NoRecords | Outcome::NoName => {}
            outcome => return cx.unanswered(Topic::Dnssec, name, outcome),
        }
        match name.split_once('.') {
            Some((_, above)) => name = above,
            None => break,
        }
    }
    Finding::new(&is::DNSSEC_UNSIGNED)
}

/// Whether the parent of a zone knows its key, where the resolver vouches for nothing.
fn of_zone(cx: &Context<'_>, zone: &str) -> Finding {
    let answer = cx.ask(zone, Kind::Ds);
    match answer.outcome {
        Outcome::Found => Finding::new(&is::DNSSEC_NOT_VERIFIED),
        Outcome::NoRecords | Outcome::NoName => Finding::new(&is::DNSSEC_UNSIGNED),
        Outcome::Bogus => Finding::new(&is::DNSSEC_BOGUS),
        outcome => cx.unanswered(Topic::Dnssec, zone, outcome),
    }
}
