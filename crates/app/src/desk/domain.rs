//! The check of a mail domain at the desk. What was checked is kept in the address book, and for this session here too, so
//! that a computer whose address book cannot be opened still checks.

use super::Desk;
use crate::checking::{self, Item};
use crate::domain::list::List;
use crate::domain::many::{self, Many};
use crate::domain::{self, Reach, asked, changes, message, page, resolvers, table};
use crate::dto::{
    DomainBeforeDto, DomainDto, DomainExportDto, DomainListDto, DomainMessageDto, DomainOrderDto, DomainPlanDto,
    DomainProgressDto, DomainRowDto, DomainStartDto, DomainSummaryDto, DomainVerdictDto, Event,
};
use crate::error::{AppError, Code};
use crate::policy::Network;
use crate::walk;
use muhr_domain::Signed;
use muhr_inspect::visible::visible;
use muhr_l10n::{Isolation, Texts};
use muhr_people::store::{DomainCheck, Filter};
use std::collections::VecDeque;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Domains checked before that are shown.
const MOST_BEFORE: usize = 50;
/// Senders that are proposed, and receipts that are looked at for them.
const MOST_SENDERS: usize = 5;
const RECEIPTS: usize = 50;
/// Whole checks of this session that are kept here.
const MOST_HERE: usize = 100;
/// Messages that were dropped.
const MOST_MESSAGES: usize = 20;
/// How often progress of a list is told at most.
const EVERY: Duration = Duration::from_millis(100);

/// What was checked in this session.
#[derive(Default)]
pub(super) struct Domains {
    /// The last of each, the latest last.
    checked: VecDeque<DomainDto>,
    /// The list that was chosen.
    list: Option<List>,
    /// What came of it.
    rows: Vec<DomainRowDto>,
    /// Messages by number, the latest last.
    messages: VecDeque<(u64, Item)>,
    next_message: u64,
    /// It was said that nothing can be remembered.
    said_forgetful: bool,
}

impl Domains {
    fn of(&self, domain: &str) -> Option<&DomainDto> {
        self.checked.iter().find(|one| one.domain == domain)
    }

    fn keep(&mut self, checked: DomainDto) {
        self.checked.retain(|one| one.domain != checked.domain);
        self.checked.push_back(checked);
        if self.checked.len() > MOST_HERE {
            self.checked.pop_front();
        }
    }

    fn message(&self, id: &str) -> Option<&Item> {
        let number: u64 = id.strip_prefix('m')?.parse().ok()?;
        self.messages.iter().find(|(other, _)| *other == number).map(|(_, item)| item)
    }
}

impl Desk {
    /// Who is asked, and what was checked before. Nobody is asked for this.
    #[must_use]
    pub fn domain_start(&self) -> DomainStartDto {
        let resolver = self.state().settings.resolver.clone();
        let before = self.domains_before();
        DomainStartDto {
            resolvers: resolvers::choices(&resolver, &self.policy),
            resolver: resolvers::shown(&resolver),
            allowed: self.policy.network() != Network::Never,
            locked: resolvers::is_locked(&self.policy),
            senders: self.senders(&before),
            before,
        }
    }

    /// Whom a check would ask. Nobody is asked for this.
    ///
    /// # Errors
    /// What in the order is no domain; the policy does not allow it.
    pub fn domain_plan(&self, order: &DomainOrderDto) -> Result<DomainPlanDto, AppError> {
        let question = asked::question(order, Vec::new())?;
        let resolver = self.domain_resolver(order.resolver.as_deref())?;
        Ok(asked::plan(&question, &resolvers::shown(&resolver).servers))
    }

    /// Checks a domain and remembers what came of it; tells each topic as it is done. [`Self::cancel`] ends it.
    ///
    /// # Errors
    /// What in the order is no domain; the policy does not allow it; nobody can be asked; cancelled.
    pub fn check_domain(&self, order: &DomainOrderDto) -> Result<DomainDto, AppError> {
        let of = asked::question(order, Vec::new())?.domain;
        let resolver = self.domain_resolver(order.resolver.as_deref())?;
        let signed_in = order.message.as_deref().map(|id| self.domain_item(id)).transpose()?;
        let reach = self.host.reach(&resolver)?;
        let ((), running) = self.begin(|_| Ok(()))?;
        let signed: Vec<Signed> = match &signed_in {
            Some(item) => message::verified(item, &of, reach.dns.as_ref(), &running.cancel)?,
            None => Vec::new(),
        };
        let question = asked::question(order, signed)?;
        let checked = domain::check(&question, &reach, self.host.now(), &running.cancel, |topic, state| {
            let domain = of.ascii().to_owned();
            self.host.emit(Event::DomainProgress(DomainProgressDto { domain, topic, state, done: 0, all: 1 }));
        });
        drop(running);
        Ok(self.remember(checked?))
    }

    /// The last check of a domain.
    ///
    /// # Errors
    /// The address book cannot be read.
    pub fn checked_domain(&self, domain: &str) -> Result<Option<DomainDto>, AppError> {
        let here = self.state().domains.of(domain).cloned();
        if here.is_some() {
            return Ok(here);
        }
        let kept = self.store()?.domain_check(domain)?;
        // What another version has written in another shape is as good as not there.
        Ok(kept.and_then(|kept| serde_json::from_str(&kept.report).ok()))
    }

    /// Forgets the checks of a domain; without one, of all.
    ///
    /// # Errors
    /// The address book cannot be opened or written.
    pub fn forget_domain(&self, domain: Option<&str>) -> Result<DomainStartDto, AppError> {
        self.state().domains.checked.retain(|one| domain.is_some_and(|domain| one.domain != domain));
        self.store()?.forget_domain_checks(domain)?;
        Ok(self.domain_start())
    }

    /// Reads a message for what it says of its domain. Nobody is asked.
    ///
    /// # Errors
    /// It cannot be read, or names no sender's domain.
    pub fn domain_message(&self, path: &Path) -> Result<DomainMessageDto, AppError> {
        let no_sender = || AppError::new(Code::DomainNoSender).with("name", walk::shown_name(path));
        let item = checking::list(&[path.to_owned()])?.into_iter().next().ok_or_else(no_sender)?;
        self.read_message(item)
    }

    /// What was dropped on the page: the first is read.
    pub(super) fn domain_dropped(&self, paths: &[PathBuf]) -> Result<DomainMessageDto, AppError> {
        let first = paths.first().ok_or_else(|| AppError::new(Code::NothingToCheck))?;
        self.domain_message(first)
    }

    /// The same for one of the list of what was checked.
    ///
    /// # Errors
    /// It is no longer there, or names no sender's domain.
    pub fn domain_of_checked(&self, id: &str) -> Result<DomainMessageDto, AppError> {
        let item = self.item(id)?;
        self.read_message(item)
    }

    fn read_message(&self, item: Item) -> Result<DomainMessageDto, AppError> {
        let mut told = message::read("", &item)?;
        let mut state = self.state();
        let domains = &mut state.domains;
        domains.next_message += 1;
        let number = domains.next_message;
        domains.messages.push_back((number, item));
        if domains.messages.len() > MOST_MESSAGES {
            domains.messages.pop_front();
        }
        told.id = format!("m{number}");
        Ok(told)
    }

    fn domain_item(&self, id: &str) -> Result<Item, AppError> {
        let here = self.state().domains.message(id).cloned();
        here.map_or_else(|| self.item(id), Ok)
    }

    /// Reads a list of domains in place of the one before. Nobody is asked.
    ///
    /// # Errors
    /// It cannot be read; there is no domain in it, or too many.
    pub fn domain_list(&self, path: &Path) -> Result<DomainListDto, AppError> {
        let list = List::of_file(path)?;
        let told = list.dto();
        self.state().domains.list = Some(list);
        Ok(told)
    }

    /// Checks the list that was chosen, and remembers what came of each. [`Self::cancel`] ends it with what is done.
    ///
    /// # Errors
    /// Nothing was chosen; the policy does not allow it; nobody can be asked.
    pub fn check_domain_list(&self, resolver: Option<&str>) -> Result<DomainSummaryDto, AppError> {
        let resolver = self.domain_resolver(resolver)?;
        let list = self.state().domains.list.clone();
        let list = list.ok_or_else(|| AppError::new(Code::DomainListNone).with("name", ""))?;
        let reach: Reach = self.host.reach(&resolver)?;
        let ((), running) = self.begin(|_| Ok(()))?;
        let told: Mutex<Option<Instant>> = Mutex::default();
        let mut rows = Vec::with_capacity(list.domains.len());
        let many = Many {
            domains: &list.domains,
            at_once: many::AT_ONCE,
            reach: &reach,
            now: self.host.now(),
            cancel: &running.cancel,
        };
        many.check(
            |domain| muhr_domain::Question::new(domain.clone()),
            |progress| {
                let mut last = told.lock().unwrap_or_else(PoisonError::into_inner);
                if last.is_none_or(|last| last.elapsed() >= EVERY) {
                    *last = Some(Instant::now());
                    self.host.emit(Event::DomainProgress(progress));
                }
            },
            |checked| rows.push(many::row(&self.remember(checked))),
        );
        let stopped = running.cancel.is_cancelled();
        drop(running);
        self.state().domains.rows.clone_from(&rows);
        Ok(DomainSummaryDto { rows, stopped })
    }

    /// Writes the last check of a domain, or without one the last list, into a new file; whole or not at all. Shows it,
    /// and answers with its name.
    ///
    /// # Errors
    /// There was no such check; the file cannot be written.
    pub fn export_domain(&self, domain: Option<&str>, form: DomainExportDto, file: &Path) -> Result<String, AppError> {
        let all = self.to_export(domain)?;
        let folder = file.parent().unwrap_or(Path::new("."));
        let refused = |error: &std::io::Error| AppError::writing(&walk::shown_name(folder), error);
        let mut new = tempfile::NamedTempFile::new_in(folder).map_err(|error| refused(&error))?;
        let written = match form {
            DomainExportDto::Html => new.write_all(page::html(&all).as_bytes()),
            DomainExportDto::Json if domain.is_some() => {
                serde_json::to_writer_pretty(&mut new, &all.first()).map_err(Into::into)
            }
            DomainExportDto::Json => serde_json::to_writer_pretty(&mut new, &all).map_err(Into::into),
            DomainExportDto::Csv => {
                let rows: Vec<_> = all.iter().map(many::row).collect();
                table::write(&rows, &Texts::new(self.language(), Isolation::None), &mut new)
            }
        };
        written.and_then(|()| new.flush()).map_err(|error| refused(&error))?;
        new.persist(file).map_err(|error| refused(&error.error))?;
        // It is written whether it can be shown or not.
        let _ = self.host.reveal(file);
        Ok(walk::shown_name(file))
    }

    fn to_export(&self, domain: Option<&str>) -> Result<Vec<DomainDto>, AppError> {
        let missing = |name: &str| AppError::new(Code::NotFound).with("name", visible(name));
        if let Some(domain) = domain {
            return Ok(vec![self.checked_domain(domain)?.ok_or_else(|| missing(domain))?]);
        }
        let rows = self.state().domains.rows.clone();
        let found = rows.iter().map(|row| self.checked_domain(&row.domain)).collect::<Result<Vec<_>, _>>()?;
        let found: Vec<_> = found.into_iter().flatten().collect();
        if found.is_empty() { Err(AppError::new(Code::DomainListNone).with("name", "")) } else { Ok(found) }
    }

    /// Whom a check asks.
    fn domain_resolver(&self, wanted: Option<&str>) -> Result<String, AppError> {
        let settings = self.state().settings.resolver.clone();
        resolvers::chosen(wanted, &settings, &self.policy)
    }

    /// Keeps a check, and adds what has changed since the one before.
    fn remember(&self, mut checked: DomainDto) -> DomainDto {
        // An address book that cannot be read knows of no check before.
        let before = self.checked_domain(&checked.domain).ok().flatten();
        checked.changes = before.map(|before| changes::between(&before, &checked));
        self.state().domains.keep(checked.clone());
        let wanted = self.state().settings.keep_history;
        if wanted && let Err(error) = self.keep_domain(&checked) {
            let said_before = std::mem::replace(&mut self.state().domains.said_forgetful, true);
            if !said_before {
                self.host.emit(Event::Failed(error.into()));
            }
        }
        checked
    }

    fn keep_domain(&self, checked: &DomainDto) -> Result<(), AppError> {
        let report = serde_json::to_string(checked).map_err(|_| AppError::new(Code::System).with("reason", "json"))?;
        let check = DomainCheck {
            domain: checked.domain.clone(),
            checked: seconds(&checked.checked),
            verdict: checked.verdict.as_str().to_owned(),
            grade: checked.grade.clone(),
            report,
        };
        Ok(self.store()?.keep_domain_checks(&[check])?)
    }

    /// Domains that were checked before, the latest first, each once.
    fn domains_before(&self) -> Vec<DomainBeforeDto> {
        let here: Vec<DomainBeforeDto> = self.state().domains.checked.iter().rev().map(before_here).collect();
        let kept = self.store().and_then(|store| Ok(store.domains_checked(MOST_BEFORE)?)).unwrap_or_default();
        let kept = kept.into_iter().filter_map(before_kept);
        let kept: Vec<_> = kept.filter(|one| here.iter().all(|other| other.domain != one.domain)).collect();
        here.into_iter().chain(kept).take(MOST_BEFORE).collect()
    }

    /// Domains of messages that were checked lately, and that were not checked themselves.
    fn senders(&self, before: &[DomainBeforeDto]) -> Vec<String> {
        let filter = Filter { kind: Some("checked".to_owned()), ..Filter::default() };
        let receipts = self.store().and_then(|store| Ok(store.receipts(&filter, 0, RECEIPTS)?.0)).unwrap_or_default();
        let mut senders: Vec<String> = Vec::new();
        for receipt in receipts {
            let muhr_people::Receipt::Checked(checked) = receipt.receipt else { continue };
            let domain = checked.address.rsplit_once('@').and_then(|(_, domain)| asked::domain(domain).ok());
            let Some(domain) = domain.map(|domain| domain.ascii().to_owned()) else { continue };
            if !senders.contains(&domain) && before.iter().all(|one| one.domain != domain) {
                senders.push(domain);
            }
        }
        senders.truncate(MOST_SENDERS);
        senders
    }
}

fn before_here(checked: &DomainDto) -> DomainBeforeDto {
    DomainBeforeDto {
        domain: checked.domain.clone(),
        shown: checked.shown.clone(),
        checked: checked.checked.clone(),
        verdict: checked.verdict,
        grade: checked.grade.clone(),
    }
}

fn before_kept(kept: DomainCheck) -> Option<DomainBeforeDto> {
    let checked = OffsetDateTime::from_unix_timestamp(kept.checked).ok()?.format(&Rfc3339).ok()?;
    let shown = asked::domain(&kept.domain).map_or_else(|_| visible(&kept.domain), |it| visible(it.unicode()));
    let verdict = DomainVerdictDto::of_str(&kept.verdict)?;
    Some(DomainBeforeDto { domain: kept.domain, shown, checked, verdict, grade: kept.grade })
}

/// A time of RFC 3339 in Unix seconds.
fn seconds(at: &str) -> i64 {
    OffsetDateTime::parse(at, &Rfc3339).map(OffsetDateTime::unix_timestamp).unwrap_or_default()
}
