//! What was done to confirm who somebody is. Every verification is kept; the last one counts.

use serde::{Deserialize, Serialize};

/// Seconds for which a verification holds unless somebody says otherwise: twelve months.
pub const HOLDS: i64 = 365 * 24 * 60 * 60;

/// One verification of one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// When, in Unix seconds.
    pub at: i64,
    /// Until when it holds, in Unix seconds.
    pub until: i64,
    /// The officer who did it, by name; may be empty.
    pub by: String,
    /// How.
    pub how: How,
    /// What came of it.
    pub outcome: Outcome,
    /// The addresses that it speaks for. One that is added later is not verified by it.
    pub addresses: Vec<String>,
    /// What the officer wrote about it, or the answers of the checklist as JSON.
    pub note: String,
    /// SHA-256 of the message that it was about, in hexadecimal; empty where there was none.
    pub message: String,
}

/// How somebody was verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// Called back on a number that was known before.
    CallBack,
    /// Face to face.
    InPerson,
    /// Video call.
    Video,
    /// By letter or official directory.
    Official,
    /// Through the steps of the checklist, for one message.
    Checklist,
}

/// What came of a verification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It is who it seems to be.
    Verified,
    /// It is not, or it could not be told.
    Refused,
    /// It was reported.
    Reported,
}

/// Where a person stands at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Nobody has verified this person.
    Unverified,
    /// Verified, and it still holds.
    Verified,
    /// It held until some time ago.
    Expired,
    /// The last attempt was refused or reported.
    Refused,
}

/// Where a person with these verifications stands at `now`, as the owner of `address`; somebody without an address as
/// such.
#[must_use]
pub fn standing(verifications: &[Verification], address: Option<&str>, now: i64) -> Standing {
    let speaks = |one: &&Verification| address.is_none_or(|address| one.addresses.iter().any(|it| it == address));
    match verifications.iter().filter(speaks).max_by_key(|one| one.at) {
        None => Standing::Unverified,
        Some(last) if last.outcome != Outcome::Verified => Standing::Refused,
        Some(last) if last.until > now => Standing::Verified,
        Some(_) => Standing::Expired,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(at: i64, outcome: Outcome) -> Verification {
        let (by, note, message) = (String::new(), String::new(), String::new());
        let addresses = vec!["ali@finance.gov.pk".to_owned()];
        Verification { at, until: at + HOLDS, by, how: How::CallBack, outcome, addresses, note, message }
    }

    #[test]
    fn the_last_verification_counts_until_it_ends() {
        let once = [done(1_000, Outcome::Verified)];
        assert_eq!(standing(&[], None, 5), Standing::Unverified);
        assert_eq!(standing(&once, None, 1_000 + HOLDS - 1), Standing::Verified);
        assert_eq!(standing(&once, None, 1_000 + HOLDS), Standing::Expired);
        let refused = [done(2_000, Outcome::Refused), done(1_000, Outcome::Verified)];
        assert_eq!(standing(&refused, None, 3_000), Standing::Refused);
    }

    #[test]
    fn an_address_that_came_later_is_not_verified_by_what_was_done_before() {
        let once = [done(1_000, Outcome::Verified)];
        assert_eq!(standing(&once, Some("ali@finance.gov.pk"), 2_000), Standing::Verified);
        assert_eq!(standing(&once, Some("ali@finance.example"), 2_000), Standing::Unverified);
    }
}
