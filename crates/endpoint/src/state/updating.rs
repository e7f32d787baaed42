//! Updates of the system, and the restart that some wait for. The rules for all systems.

use super::{Condition, Seen, dates, reason};
use time::OffsetDateTime;

/// Systems look for updates every day; after two weeks something keeps them from it.
const MOST_DAYS_SEARCHED: i64 = 14;
/// Every system here gets updates at least once a month.
const MOST_DAYS_INSTALLED: i64 = 35;

/// What is known of updates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Updates {
    /// When they were last looked for with success.
    pub(super) searched: Option<OffsetDateTime>,
    /// When some were last installed.
    pub(super) installed: Option<OffsetDateTime>,
    /// How many of those that matter for safety wait.
    pub(super) pending: Option<u32>,
}

/// The topic about updates.
pub(super) fn judge(updates: Updates, now: OffsetDateTime) -> Condition {
    // A date that is yet to come says nothing: somebody's clock is wrong.
    let age = |date: Option<OffsetDateTime>| date.map(|date| dates::days(date, now)).filter(|days| *days >= -1);
    let (searched, installed) = (age(updates.searched), age(updates.installed));
    let condition = match (updates.pending, searched, installed) {
        (Some(count @ 1..), _, _) => Condition::new(&reason::UPDATES_PENDING).with("count", count),
        (_, Some(days), _) if days > MOST_DAYS_SEARCHED => told(&reason::UPDATES_NOT_LOOKED_FOR, days),
        (Some(0), Some(days), _) => told(&reason::UPDATES_CURRENT, days),
        (_, _, Some(days)) if days > MOST_DAYS_INSTALLED => told(&reason::UPDATES_OLD, days),
        (_, _, Some(days)) => told(&reason::UPDATES_RECENT, days),
        (_, _, None) => Condition::new(&reason::UPDATES_NOT_TOLD),
    };
    let dates = [("searched", updates.searched), ("installed", updates.installed)];
    dates.into_iter().fold(condition, |condition, (name, date)| match date {
        Some(date) => condition.with(name, dates::day(date)),
        None => condition,
    })
}

fn told(reason: &'static super::Reason, days: i64) -> Condition {
    Condition::new(reason).with("days", days.max(0))
}

/// Whether something waits for a restart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Restart {
    /// Nothing does.
    None,
    /// Updates do; which, where that is told.
    Pending(String),
    /// A newer kernel is installed than the one that runs.
    Kernel { running: String, installed: String },
}

/// The topic about the restart.
pub(super) fn judge_restart(restart: Seen<Restart>) -> Condition {
    match restart {
        Ok(Restart::None) => Condition::new(&reason::RESTART_NONE),
        Ok(Restart::Pending(what)) if what.is_empty() => Condition::new(&reason::RESTART_PENDING),
        Ok(Restart::Pending(what)) => Condition::new(&reason::RESTART_PENDING).with("packages", what),
        Ok(Restart::Kernel { running, installed }) => {
            Condition::new(&reason::RESTART_KERNEL).with("running", running).with("installed", installed)
        }
        Err(_) => Condition::new(&reason::RESTART_NOT_TOLD),
    }
}
