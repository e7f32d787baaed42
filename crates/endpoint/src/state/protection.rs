//! The antivirus: whether it is active, what it knows, and whether it looks at every file. The rules for all systems.

use super::{Condition, Reason, Seen, State, Unseen, dates, reason};
use time::OffsetDateTime;

/// Signatures of this age are old; Windows calls them so after the same time.
pub(super) const MOST_DAYS: i64 = 7;
/// A day ahead may be another time zone; more is a clock that is wrong.
const AHEAD_DAYS: i64 = -1;

/// Whether it protects, the worse the later. What is unclear may be active, so it comes before what is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Activity {
    /// It is active, and licensed where it needs that.
    On,
    /// It is there; how it is, it did not say.
    Unclear,
    /// It runs and has no signatures.
    NotReady,
    /// Its licence has expired.
    Expired,
    /// Somebody has put it to sleep for a while.
    Snoozed,
    /// It has stepped back for another one.
    Passive,
    /// It is switched off.
    Off,
    /// It is installed, and nothing of it runs.
    NotRunning,
}

/// What it knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signatures {
    /// Of this time.
    Dated(OffsetDateTime),
    /// As many days old.
    Days(i64),
    /// Current by its own word.
    Current,
    /// Out of date by its own word.
    Stale,
    /// It has none.
    Missing,
    /// It does not tell.
    Untold,
}

/// Whether it looks at every file that is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guard {
    /// It does.
    On,
    /// It does not.
    Off,
    /// It is set up to, and does not run.
    NotRunning,
    /// It does not tell.
    Untold,
}

/// One antivirus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Product {
    pub(super) name: String,
    pub(super) activity: Activity,
    pub(super) signatures: Signatures,
    pub(super) guard: Guard,
    /// After how many days its signatures are old.
    pub(super) most_days: i64,
    /// Further values, for programs.
    pub(super) notes: Vec<(&'static str, String)>,
}

impl Product {
    /// One of which nothing more is known than that it is there.
    pub(super) fn unclear(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            activity: Activity::Unclear,
            signatures: Signatures::Untold,
            guard: Guard::Untold,
            most_days: MOST_DAYS,
            notes: Vec::new(),
        }
    }
}

/// The three topics about the antivirus.
pub(super) fn judge(products: Seen<Vec<Product>>, now: OffsetDateTime) -> Vec<Condition> {
    let mut products = match products {
        Ok(products) => products,
        Err(Unseen::Absent | Unseen::Failed) => {
            let not_told = [&reason::ANTIVIRUS_NOT_TOLD, &reason::SIGNATURES_NOT_TOLD, &reason::ON_ACCESS_NOT_TOLD];
            return not_told.map(Condition::new).into();
        }
    };
    products.sort_by_key(|product| product.activity);
    let Some(best) = products.first() else {
        let none = [&reason::ANTIVIRUS_NONE, &reason::SIGNATURES_NO_ANTIVIRUS, &reason::ON_ACCESS_NO_ANTIVIRUS];
        return none.map(Condition::new).into();
    };
    // Where one is active, the others do not matter; where none is, the best of them speaks.
    let active: Vec<&Product> = products.iter().filter(|product| product.activity == Activity::On).collect();
    let speaking = if active.is_empty() { vec![best] } else { active };
    let signatures = speaking.iter().map(|product| signatures(product, now));
    let guards = speaking.iter().map(|product| guard(product));
    let conditions = [Some(activity(best)), signatures.min_by_key(rank), guards.min_by_key(rank)];
    conditions.into_iter().flatten().collect()
}

/// One that is fine is enough; one that could not be checked may be fine.
fn rank(condition: &Condition) -> u8 {
    match condition.state {
        State::Fine => 0,
        State::Unknown => 1,
        State::Problem => 2,
        State::NotApplicable => 3,
    }
}

fn about(reason: &'static Reason, product: &Product) -> Condition {
    let condition = Condition::new(reason).with("product", &product.name);
    product.notes.iter().fold(condition, |condition, (name, value)| condition.with(name, value))
}

fn activity(product: &Product) -> Condition {
    let reason = match product.activity {
        Activity::On => &reason::ANTIVIRUS_ACTIVE,
        Activity::Unclear => &reason::ANTIVIRUS_UNCLEAR,
        Activity::NotReady => &reason::ANTIVIRUS_NOT_READY,
        Activity::Expired => &reason::ANTIVIRUS_EXPIRED,
        Activity::Snoozed => &reason::ANTIVIRUS_SNOOZED,
        Activity::Passive => &reason::ANTIVIRUS_PASSIVE,
        Activity::Off => &reason::ANTIVIRUS_OFF,
        Activity::NotRunning => &reason::ANTIVIRUS_NOT_RUNNING,
    };
    about(reason, product)
}

fn signatures(product: &Product, now: OffsetDateTime) -> Condition {
    let aged = |days: i64| {
        let old = days > product.most_days;
        let reason = if old { &reason::SIGNATURES_OLD } else { &reason::SIGNATURES_CURRENT };
        about(reason, product).with("days", days.max(0))
    };
    match product.signatures {
        Signatures::Dated(date) if dates::days(date, now) < AHEAD_DAYS => {
            about(&reason::SIGNATURES_AHEAD, product).with("date", dates::day(date))
        }
        Signatures::Dated(date) => aged(dates::days(date, now)).with("date", dates::day(date)),
        Signatures::Days(days) => aged(days),
        Signatures::Current => about(&reason::SIGNATURES_UP_TO_DATE, product),
        Signatures::Stale => about(&reason::SIGNATURES_STALE, product),
        Signatures::Missing => about(&reason::SIGNATURES_NONE, product),
        Signatures::Untold => about(&reason::SIGNATURES_NOT_TOLD, product),
    }
}

fn guard(product: &Product) -> Condition {
    let reason = match product.guard {
        Guard::On => &reason::ON_ACCESS_ON,
        Guard::Off => &reason::ON_ACCESS_OFF,
        Guard::NotRunning => &reason::ON_ACCESS_NOT_RUNNING,
        Guard::Untold => &reason::ON_ACCESS_NOT_TOLD,
    };
    about(reason, product)
}
