//! `muhr domain`. Nothing is kept: the address book remembers what the window has checked.

use crate::book::Book;
use crate::check::{FEW, bar};
use crate::domain_arguments::Domain;
use crate::domain_telling as telling;
use crate::talk::Talk;
use muhr_app::AppError;
use muhr_app::checking::{self, Item};
use muhr_app::domain::list::List;
use muhr_app::domain::many::Many;
use muhr_app::domain::{self, DomainName, Question, Reach, asked, changes, message, page, resolvers};
use muhr_app::dto::{DomainDto, DomainOrderDto, DomainVerdictDto};
use muhr_app::error::Code;
use muhr_app::host::LocalClock;
use muhr_app::progress::Cancel;
use serde_json::json;
use std::collections::HashSet;
use std::path::Path;
use std::time::Duration;

/// The exit status that the answers come to.
pub(crate) fn run(arguments: &Domain, talk: &Talk, clock: LocalClock, cancel: &Cancel) -> Result<u8, AppError> {
    let book = Book::open(clock);
    let resolver = resolvers::chosen(arguments.resolver.as_deref(), &book.settings().resolver, book.policy())?;
    let (domains, refused) = domains(arguments, talk)?;
    // What in the options is wrong shows before anybody is asked.
    let plain = order(arguments, String::new());
    let questions = domains.iter().map(|domain| question(arguments, &plain, domain)).collect::<Result<Vec<_>, _>>()?;
    let servers = resolvers::shown(&resolver).servers;
    let plans: Vec<_> = questions.iter().map(|question| asked::plan(question, &servers)).collect();
    if arguments.plan {
        for plan in &plans {
            talk.result(&json!(plan));
            telling::plan(talk, "domain-cli-would-ask", &plan.shown, &plan.contacts);
        }
        return Ok(if refused { 65 } else { 0 });
    }
    let earlier = arguments.compare.as_deref().map(changes::earlier).transpose()?.unwrap_or_default();
    if let Some(report) = arguments.report.as_deref().filter(|report| report.exists()) {
        return Err(AppError::new(Code::AlreadyThere).with("name", report.display().to_string()));
    }
    let signed_in = arguments.message.as_deref().map(item).transpose()?;
    let reach = Reach::network(&resolver)?;
    if let (Some(first), Some(plan)) = (domains.first(), plans.first()) {
        telling::plan(talk, "domain-cli-asks", &telling::several(talk, first, domains.len()), &plan.contacts);
    }
    let questions = with_signatures(questions, signed_in.as_ref(), &reach, cancel)?;
    let mut outcome = Outcome { refused, ..Outcome::default() };
    let in_full = domains.len() <= FEW;
    let shown = bar(talk, domains.len(), "check-progress");
    Many { domains: &domains, at_once: arguments.jobs, reach: &reach, now: clock.now(), cancel }.check(
        |domain| {
            let known = questions.iter().find(|question| question.domain == *domain);
            known.cloned().unwrap_or_else(|| Question::new(domain.clone()))
        },
        |progress| shown.set_position(u64::from(progress.done)),
        |mut checked| {
            let before = earlier.iter().rev().find(|before| before.domain == checked.domain);
            checked.changes = before.map(|before| changes::between(before, &checked));
            shown.suspend(|| {
                talk.result(&json!(checked));
                if in_full { telling::whole(talk, &checked) } else { telling::line(talk, &checked) }
            });
            outcome.count(&checked);
            if arguments.report.is_some() {
                outcome.checked.push(checked);
            }
        },
    );
    shown.finish_and_clear();
    if !in_full {
        telling::summary(talk, outcome.counts);
    }
    if let Some(report) = arguments.report.as_deref().filter(|_| !outcome.checked.is_empty()) {
        page::write_new(&outcome.checked, report)?;
        talk.say("domain-cli-report", &[("path", &report.display().to_string())]);
    }
    if cancel.is_cancelled() {
        let done = outcome.counts.iter().sum::<u64>().to_string();
        talk.say("domain-cli-stopped", &[("done", &done), ("all", &domains.len().to_string())]);
        return Err(AppError::new(Code::Cancelled));
    }
    Ok(outcome.exit())
}

/// What came of all of them.
#[derive(Default)]
struct Outcome {
    /// Good, unknown, weak, bad.
    counts: [u64; 4],
    unanswered: u64,
    refused: bool,
    checked: Vec<DomainDto>,
}

impl Outcome {
    fn count(&mut self, checked: &DomainDto) {
        let [good, unknown, weak, bad] = &mut self.counts;
        match checked.verdict {
            DomainVerdictDto::Good => *good += 1,
            DomainVerdictDto::Unknown => *unknown += 1,
            DomainVerdictDto::Weak => *weak += 1,
            DomainVerdictDto::Bad => *bad += 1,
        }
        self.unanswered += u64::from(!checked.answered);
    }

    /// By the worst.
    const fn exit(&self) -> u8 {
        let [_, unknown, weak, bad] = self.counts;
        match () {
            () if bad > 0 => 2,
            () if self.refused => 65,
            () if self.unanswered > 0 => 75,
            () if unknown + weak > 0 => 1,
            () => 0,
        }
    }
}

/// Every domain once, and whether something was none.
fn domains(arguments: &Domain, talk: &Talk) -> Result<(Vec<DomainName>, bool), AppError> {
    let mut all: Vec<DomainName> = Vec::new();
    let mut refused = false;
    for typed in &arguments.names {
        match asked::domain(typed) {
            Ok(domain) => all.push(domain),
            // The only one is an error like any other.
            Err(error) if arguments.names.len() == 1 && arguments.list.is_none() => return Err(error),
            Err(error) => {
                refused = true;
                telling::refused(talk, &asked::told(typed), &error);
            }
        }
    }
    if let Some(file) = &arguments.list {
        let list =
            if file.as_path() == Path::new("-") { List::of("-", std::io::stdin())? } else { List::of_file(file)? };
        for one in &list.refused {
            refused = true;
            telling::refused_line(talk, one);
        }
        all.extend(list.domains);
    }
    let mut known = HashSet::new();
    all.retain(|domain| known.insert(domain.clone()));
    Ok((all, refused))
}

fn order(arguments: &Domain, name: String) -> DomainOrderDto {
    DomainOrderDto {
        name,
        selectors: arguments.selectors.clone(),
        web_host: arguments.web.clone().unwrap_or_default(),
        parked: arguments.parked.then_some(true),
        ..DomainOrderDto::default()
    }
}

fn question(arguments: &Domain, plain: &DomainOrderDto, domain: &DomainName) -> Result<Question, AppError> {
    let order = DomainOrderDto { name: domain.ascii().to_owned(), ..plain.clone() };
    let question = asked::question(&order, Vec::new())?;
    Ok(Question { servers: !arguments.dns_only, limit: Duration::from_secs(arguments.limit), ..question })
}

fn item(message: &Path) -> Result<Item, AppError> {
    let first = checking::list(&[message.to_owned()])?.into_iter().next();
    let item = first.ok_or_else(|| AppError::new(Code::DomainNoSender).with("name", message.display().to_string()))?;
    // Whether it is a message that helps shows before anybody is asked.
    message::read("", &item).map(|_| item)
}

/// The questions, with what comes of verifying the signatures of a message.
fn with_signatures(
    questions: Vec<Question>,
    signed_in: Option<&Item>,
    reach: &Reach,
    cancel: &Cancel,
) -> Result<Vec<Question>, AppError> {
    let Some(item) = signed_in else { return Ok(questions) };
    let with = |question: Question| {
        let signed = message::verified(item, &question.domain, reach.dns.as_ref(), cancel)?;
        Ok(domain::asked::with_signatures(question, signed))
    };
    questions.into_iter().map(with).collect()
}
