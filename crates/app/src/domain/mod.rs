//! The check of a mail domain as a use case: from what somebody typed to what is shown, kept and written.
//!
//! * [`asked`] reads an order and tells whom it would ask; [`message`] reads what a message says of its domain.
//! * [`resolvers`] is whom names are asked of.
//! * [`check`] checks one domain, [`many`] a list that [`list`] has read.
//! * [`changes`] compares two checks; [`page`] and [`table`] write them for people and for spreadsheets.
//!
//! The world comes as [`Reach`], so that all of it runs without a network.

pub mod asked;
pub mod changes;
pub mod list;
pub mod many;
pub mod message;
pub mod page;
pub mod resolvers;
pub mod table;
mod told;
pub mod words;

use crate::dto::{ConditionStateDto, DomainDto, DomainExportDto, DomainTopicDto, DomainTopicNameDto, DomainVerdictDto};
use crate::error::{AppError, Code};
use crate::progress::Cancel;
use crate::resolver::{Names, roots};
use muhr_domain::{Connect, Resolve, Tcp, World};
use rustls::RootCertStore;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use time::OffsetDateTime;

pub use muhr_domain::{DomainName, Question, Selector, SelectorSource, Shared};

/// How far the checks of one run can reach: a single check, or a list.
pub struct Reach {
    /// Whom names are asked of.
    pub dns: Arc<dyn Resolve + Send>,
    /// How servers are reached.
    pub net: Box<dyn Connect + Send>,
    /// Whose certificates are trusted.
    pub roots: Arc<RootCertStore>,
    /// What the checks of this run have found.
    pub shared: Shared,
}

impl Reach {
    /// The network, with names asked of `resolver`: empty for the system's own.
    ///
    /// # Errors
    /// [`Code::NoResolver`]
    pub fn network(resolver: &str) -> Result<Self, AppError> {
        let dns = Names::new(resolver.trim())?;
        Ok(Self { dns, net: Box::new(Tcp), roots: roots(), shared: Shared::default() })
    }
}

/// Checks one domain. `tell` hears of each topic as it is done, from whichever thread.
///
/// # Errors
/// Somebody cancelled.
pub fn check(
    question: &Question,
    reach: &Reach,
    now: OffsetDateTime,
    cancel: &Cancel,
    tell: impl Fn(DomainTopicNameDto, ConditionStateDto) + Sync,
) -> Result<DomainDto, AppError> {
    let world = World {
        dns: reach.dns.as_ref(),
        net: reach.net.as_ref(),
        roots: Arc::clone(&reach.roots),
        now,
        shared: &reach.shared,
    };
    let told = |topic: &muhr_domain::TopicReport| tell(topic.topic.into(), topic.standing.into());
    let stop = || cancel.is_cancelled();
    // Whatever a hostile answer does to a parser, the others of a list are still checked.
    let report = catch_unwind(AssertUnwindSafe(|| muhr_domain::check(question, &world, &told, &stop)));
    if cancel.is_cancelled() {
        return Err(AppError::new(Code::Cancelled));
    }
    report.map(DomainDto::from).map_err(|_| AppError::new(Code::System).with("reason", "stopped"))
}

/// What a report may be called: of a domain, or of a list.
#[must_use]
pub fn export_name(domain: Option<&str>, form: DomainExportDto) -> String {
    let end = match form {
        DomainExportDto::Html => "html",
        DomainExportDto::Json => "json",
        DomainExportDto::Csv => "csv",
    };
    let name = domain.and_then(|domain| asked::domain(domain).ok());
    name.map_or_else(|| format!("muhr-domains.{end}"), |domain| format!("muhr-{}.{end}", domain.ascii()))
}

impl DomainDto {
    /// The key of the text for its verdict: a domain that is not there has one of its own, and so has one of which nothing
    /// is known.
    #[must_use]
    pub fn verdict_key(&self) -> String {
        let word = match self.verdict {
            _ if self.profile == "missing" => "missing",
            _ if !self.answered => "unanswered",
            verdict => verdict.as_str(),
        };
        format!("domain-verdict-{word}")
    }

    /// The key of the text where there are no problems: what was not seen may still be one.
    #[must_use]
    pub fn no_problems_key(&self) -> &'static str {
        let is_seen = |topic: &DomainTopicDto| topic.state != ConditionStateDto::Unknown;
        if self.topics.iter().all(is_seen) { "domain-report-no-problems" } else { "domain-report-none-seen" }
    }
}

impl DomainVerdictDto {
    /// The name as it stands in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Unknown => "unknown",
            Self::Weak => "weak",
            Self::Bad => "bad",
        }
    }

    /// The verdict of that name.
    #[must_use]
    pub fn of_str(name: &str) -> Option<Self> {
        [Self::Good, Self::Unknown, Self::Weak, Self::Bad].into_iter().find(|verdict| verdict.as_str() == name)
    }
}
