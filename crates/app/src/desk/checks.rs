//! Checking at the desk: one list of checked messages and files. The window knows them by number; what they are is read
//! again when somebody looks at one, so that ten thousand messages need no memory.

use super::Desk;
use crate::checking::{self, Item, Judged, Known, Scans};
use crate::dto::{
    CheckListDto, CheckRowDto, CheckedDto, CheckedOneDto, CheckingDto, Event, PageDto, ScanDto, ScanVerdictDto,
};
use crate::error::{AppError, Code};
use crate::policy::Network;
use crate::progress::Cancel;
use crate::resolver::{self, Resolver};
use muhr_inspect::Book;
use muhr_people::Receipt;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How often progress is told at most.
const EVERY: Duration = Duration::from_millis(100);
/// Most characters of a source that are shown.
const MOST_SOURCE: usize = 400_000;
/// Most bytes of a pasted source.
const MOST_PASTED: usize = 32 << 20;

/// What was checked last.
#[derive(Default)]
pub(super) struct Checks {
    items: Vec<Item>,
    /// What the antivirus has said since the start.
    scans: Arc<Scans>,
    /// What came before there was a window to show it in.
    arrived: Vec<PathBuf>,
    /// The same, where it is known more exactly than by a path.
    shown: Option<Item>,
}

impl Checks {
    /// Whether something waits for the window.
    pub(super) const fn waits(&self) -> bool {
        !self.arrived.is_empty() || self.shown.is_some()
    }
}

impl Desk {
    /// Checks files, mailboxes and folders in place of what was checked before.
    ///
    /// # Errors
    /// One that was named cannot be read; cancelled; something else is running.
    pub fn check(&self, paths: &[PathBuf]) -> Result<CheckListDto, AppError> {
        self.check_items(|| checking::list(paths))
    }

    /// Checks the source of a message as a webmail shows it.
    ///
    /// # Errors
    /// There is nothing in it, or far too much.
    pub fn check_pasted(&self, name: &str, source: &str) -> Result<CheckListDto, AppError> {
        self.check_items(|| match source.len() {
            _ if source.trim().is_empty() => Err(AppError::new(Code::NothingToCheck)),
            ..=MOST_PASTED => Ok(vec![Item::pasted(name.to_owned(), source.as_bytes().to_vec())]),
            _ => Err(AppError::new(Code::OverLimit).with("name", name)),
        })
    }

    /// Keeps files for the window that is about to open on the page for checking.
    pub fn check_when_ready(&self, files: Vec<PathBuf>) {
        let mut state = self.state();
        state.page = PageDto::Check;
        state.checks.arrived = files;
    }

    /// Checks what came with the start.
    ///
    /// # Errors
    /// As for [`Self::check`].
    pub fn check_waiting(&self) -> Result<CheckListDto, AppError> {
        let (files, shown) = {
            let mut state = self.state();
            (std::mem::take(&mut state.checks.arrived), state.checks.shown.take())
        };
        match shown {
            Some(item) => self.check_items(|| Ok(vec![item])),
            None => self.check(&files),
        }
    }

    /// Keeps one thing for the window that is about to open on the page for checking.
    pub(super) fn show_when_ready(&self, item: Item) {
        let mut state = self.state();
        state.page = PageDto::Check;
        state.checks.shown = Some(item);
    }

    /// Checks files that another start has handed over. The window is told, and turns to them.
    pub fn check_arrived(&self, files: &[PathBuf]) {
        self.turn_to(PageDto::Check);
        self.files_arrived(files);
    }

    pub(super) fn check_items(
        &self,
        list: impl FnOnce() -> Result<Vec<Item>, AppError>,
    ) -> Result<CheckListDto, AppError> {
        let known = self.known();
        let ((), running) = self.begin(|_| Ok(()))?;
        self.host.emit(Event::Checking(CheckingDto { done: 0, total: 0 }));
        let items = list()?;
        if items.is_empty() {
            return Err(AppError::new(Code::NothingToCheck));
        }
        let rows = Mutex::new(Vec::with_capacity(items.len()));
        let notes = Mutex::new(Notes::default());
        let last = Mutex::new(Instant::now());
        checking::check_all(
            &items,
            &known,
            &running.cancel,
            |index, judged| {
                if let Ok(judged) = &judged {
                    notes.lock().unwrap_or_else(PoisonError::into_inner).take(judged);
                }
                rows.lock().unwrap_or_else(PoisonError::into_inner).push(row(index, &items, judged));
            },
            |done| {
                let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
                if last.elapsed() >= EVERY {
                    *last = Instant::now();
                    self.host.emit(Event::Checking(CheckingDto { done, total: items.len() }));
                }
            },
        );
        let cancelled = running.cancel.is_cancelled();
        drop(running);
        if cancelled {
            return Err(AppError::new(Code::Cancelled));
        }
        self.note(notes.into_inner().unwrap_or_else(PoisonError::into_inner));
        let mut rows = rows.into_inner().unwrap_or_else(PoisonError::into_inner);
        // What could not be read comes first: nobody has said anything about it.
        rows.sort_by_key(|row| Reverse(row.verdict.map_or(u8::MAX, |verdict| verdict as u8)));
        self.state().checks.items = items;
        Ok(CheckListDto { rows })
    }

    /// One of the list with everything about it.
    ///
    /// # Errors
    /// It is no longer there.
    pub fn checked(&self, id: &str) -> Result<CheckedOneDto, AppError> {
        self.one(id, &self.known(), &Cancel::default())
    }

    /// The same, and the domain name system is asked about it, because somebody wants that now.
    ///
    /// # Errors
    /// It is no longer there; there is nobody to ask.
    pub fn checked_asking(&self, id: &str) -> Result<CheckedOneDto, AppError> {
        let resolver = Some(self.resolver()?);
        self.one(id, &Known { resolver, ..self.known() }, &Cancel::default())
    }

    /// The same, and the antivirus is asked about it and about what is attached, because somebody wants that now.
    /// What cannot be scanned is told as that; [`Self::cancel`] ends it.
    ///
    /// # Errors
    /// It is no longer there; something else is running; cancelled.
    pub fn checked_scanning(&self, id: &str) -> Result<CheckedOneDto, AppError> {
        let known = Known { scanner: Some(Arc::new(self.host.scanner())), ..self.known() };
        let ((), running) = self.begin(|_| Ok(()))?;
        self.one(id, &known, &running.cancel)
    }

    fn one(&self, id: &str, known: &Known, cancel: &Cancel) -> Result<CheckedOneDto, AppError> {
        let item = self.item(id)?;
        let movable = item.own_file().is_some();
        let judged = checking::check(&item, known, cancel)?;
        let signed = signed_by(&judged.checked).into_iter().collect();
        // The history has what was known without the antivirus.
        let is_new = known.scanner.is_some() && judged.scan.as_ref().is_some_and(is_hit);
        let receipts = is_new.then(|| checking::receipt(&judged)).into_iter().collect();
        self.note(Notes { receipts, signed });
        let Judged { checked, text, scan, .. } = judged;
        let resolver = match &known.resolver {
            Some(resolver) => resolver.servers().to_vec(),
            None => resolver::servers_of(&self.state().settings.resolver),
        };
        Ok(CheckedOneDto { checked, text, resolver, scan, movable })
    }

    /// Whom the officer knows, and whom to ask where the settings allow it.
    pub(super) fn known(&self) -> Known {
        let settings = self.state().settings.clone();
        // Where the address book cannot be opened, mail is still checked: nobody is known then.
        let book = self.store().and_then(|_| self.address_book.book(&settings, self.now()));
        let book = book.unwrap_or_else(|_| {
            let (official, own) = (settings.official_domains.clone(), settings.own_domains.clone());
            Arc::new(Book::new(Vec::new(), official, own))
        });
        let known = Known::of(book, &settings);
        let allowed = settings.ask_always && self.policy.network() != Network::Never;
        // Where there is nobody to ask, mail is still checked; what is not known then is told as such.
        let resolver = if allowed { self.resolver().ok() } else { None };
        let scans = Arc::clone(&self.state().checks.scans);
        Known { resolver, scans, now: Some(self.host.now().unix_timestamp()), ..known }
    }

    /// Whom the settings name, kept so that nothing is asked twice.
    fn resolver(&self) -> Result<Arc<Resolver>, AppError> {
        if self.policy.network() == Network::Never {
            return Err(AppError::new(Code::SettingLocked).with("name", self.policy.organisation.as_str()));
        }
        let mut state = self.state();
        if let Some(resolver) = &state.resolver {
            return Ok(Arc::clone(resolver));
        }
        let resolver = Resolver::new(&state.settings.resolver)?;
        state.resolver = Some(Arc::clone(&resolver));
        Ok(resolver)
    }

    /// The source of one of the list, as visible text.
    ///
    /// # Errors
    /// It is no longer there.
    pub fn check_source(&self, id: &str) -> Result<String, AppError> {
        let bytes = self.item(id)?.read(MOST_SOURCE)?;
        Ok(muhr_inspect::visible::visible_lines(&String::from_utf8_lossy(&bytes), MOST_SOURCE))
    }

    /// Keeps what was learned while checking.
    fn note(&self, notes: Notes) {
        self.keep(&notes.receipts);
        let signed: Vec<String> = notes.signed.into_iter().collect();
        if let Ok(store) = self.store() {
            // Only worth something for mail that is checked later.
            let _ = store.signed(&signed, self.now());
        }
    }

    pub(super) fn item(&self, id: &str) -> Result<Item, AppError> {
        let state = self.state();
        let item = id.parse::<usize>().ok().and_then(|index| state.checks.items.get(index));
        item.cloned().ok_or_else(|| AppError::new(Code::NotFound).with("name", id))
    }
}

/// What is kept of a checking.
#[derive(Default)]
struct Notes {
    receipts: Vec<Receipt>,
    signed: BTreeSet<String>,
}

impl Notes {
    fn take(&mut self, judged: &Judged) {
        self.receipts.push(checking::receipt(judged));
        self.signed.extend(signed_by(&judged.checked));
    }
}

fn is_hit(scan: &ScanDto) -> bool {
    scan.verdict == ScanVerdictDto::Infected
}

/// The domain in From, where a signature of it was found to be valid.
fn signed_by(checked: &CheckedDto) -> Option<String> {
    let domain =
        checked.sender.as_ref().map(|sender| sender.domain.to_lowercase()).filter(|domain| !domain.is_empty())?;
    let authentication = checked.authentication.as_ref().filter(|one| one.proven)?;
    let aligned = |signer: &str| signer == domain || signer.ends_with(&format!(".{domain}"));
    let computed = authentication.computed.as_ref();
    let found = computed.is_some_and(|it| it.signatures.iter().any(|one| one.result == "pass" && aligned(&one.domain)));
    (found || authentication.dkim == "pass").then_some(domain)
}

fn row(index: usize, items: &[Item], judged: Result<Judged, AppError>) -> CheckRowDto {
    let name = items.get(index).map(Item::shown).unwrap_or_default().to_owned();
    let name = muhr_inspect::visible::visible(&name);
    let id = index.to_string();
    match judged {
        Ok(Judged { checked, .. }) => {
            let (standing, address) =
                checked.sender.map(|sender| (sender.standing.to_owned(), sender.address)).unwrap_or_default();
            CheckRowDto {
                id,
                name,
                verdict: Some(checked.verdict),
                standing,
                address,
                subject: checked.subject,
                error: None,
            }
        }
        Err(error) => CheckRowDto {
            id,
            name,
            verdict: None,
            standing: String::new(),
            address: String::new(),
            subject: String::new(),
            error: Some(error.into()),
        },
    }
}
