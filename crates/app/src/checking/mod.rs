//! Checking what was received: messages, mailboxes, folders of messages, lone files. Read only: nothing is opened,
//! fetched or written. Where it is allowed, the domain name system is asked, and where somebody wants it, the antivirus of
//! this computer; nothing else.

mod items;
mod scanning;

use crate::dto::{CheckedDto, ScanDto, VerdictDto};
use crate::error::{AppError, Code};
use crate::progress::Cancel;
use crate::resolver::Resolver;
use crate::settings::Settings;
use muhr_inspect::auth::dns::Dns;
use muhr_inspect::{Book, Context, Limits};
use muhr_people::receipt::{self, Receipt};
use std::collections::BTreeMap;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

pub use items::{Item, grown, list};
pub use muhr_endpoint::scan::Scanner;
pub use muhr_endpoint::scan::clamd::Place as ClamdPlace;
pub use scanning::Scans;

/// Longest time that one message or file may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// Parsers go deep into hostile input; their own limits hold long before this is used up.
pub(crate) const STACK: usize = 16 << 20;

/// Whom the officer knows, what the officer's mail server is called, and who may be asked.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// People and domains.
    pub book: Arc<Book>,
    /// The receiving mail server, where it is set.
    pub receiver: Option<String>,
    /// Whom to ask what domains have published; nobody unless the officer has allowed it.
    pub resolver: Option<Arc<Resolver>>,
    /// The antivirus to ask; nobody unless somebody wants that now.
    pub scanner: Option<Arc<Scanner>>,
    /// What it has said before.
    pub scans: Arc<Scans>,
    /// The time, in Unix seconds.
    pub now: Option<i64>,
}

impl Known {
    /// Whom this book knows, and what the settings say.
    #[must_use]
    pub fn of(book: Arc<Book>, settings: &Settings) -> Self {
        Self {
            book,
            receiver: Some(settings.receiver.clone()).filter(|receiver| !receiver.is_empty()),
            resolver: None,
            scanner: None,
            scans: Arc::default(),
            now: None,
        }
    }
}

/// What came of one item.
pub struct Judged {
    /// What was learned.
    pub checked: CheckedDto,
    /// The text that a mail program shows, codes masked.
    pub text: String,
    /// What the antivirus says, where it was asked now or before.
    pub scan: Option<ScanDto>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

type Answer = Result<Judged, AppError>;

/// Checks one item.
///
/// # Errors
/// It cannot be read, or somebody cancelled.
pub fn check(item: &Item, known: &Known, cancel: &Cancel) -> Result<Judged, AppError> {
    let limits = Limits::default();
    let bytes = item.read(limits.input_bytes.saturating_add(1))?;
    let judged = judge_file(&bytes, item.shown(), item.own_file(), known, cancel);
    if cancel.is_cancelled() { Err(AppError::new(Code::Cancelled)) } else { Ok(judged) }
}

/// What the history says of it.
#[must_use]
pub fn receipt(judged: &Judged) -> Receipt {
    let checked = &judged.checked;
    let sender = checked.sender.as_ref();
    let weighty = checked.findings.iter().filter(|finding| !matches!(finding.severity, "info" | "low"));
    Receipt::Checked(receipt::Checked {
        file: checked.file.clone(),
        sha256: judged.sha256.clone(),
        verdict: checked.verdict.as_str().to_owned(),
        standing: sender.map(|sender| sender.standing.to_owned()).unwrap_or_default(),
        name: sender.map(|sender| sender.name.clone()).unwrap_or_default(),
        address: sender.map(|sender| sender.address.clone()).unwrap_or_default(),
        subject: checked.subject.clone(),
        reasons: weighty.map(|finding| finding.id.clone()).take(20).collect(),
    })
}

/// Judges bytes that came under this name.
#[must_use]
pub fn judge(bytes: &[u8], name: &str, known: &Known, cancel: &Cancel) -> Judged {
    judge_file(bytes, name, None, known, cancel)
}

/// The same of what stands in a file of its own.
fn judge_file(bytes: &[u8], name: &str, file: Option<&Path>, known: &Known, cancel: &Cancel) -> Judged {
    let since = Instant::now();
    let impatient = || cancel.is_cancelled() || since.elapsed() > PATIENCE;
    let asking = known.resolver.as_ref().map(|resolver| resolver.for_message());
    let context = Context {
        impatient: &impatient,
        receiver: known.receiver.as_deref(),
        dns: asking.as_ref().map(|asking| asking as &dyn Dns),
        now: known.now,
        ..Context::new(&known.book)
    };
    // Whatever a hostile file does to a parser, the others are still judged, and this one is never called clear.
    let mut report = catch_unwind(AssertUnwindSafe(|| muhr_inspect::inspect(bytes, name, &context))).ok();
    let sha256 = crate::fingerprint::sha256(bytes);
    let scan = match &known.scanner {
        Some(scanner) => {
            let whole = scanning::Whole { bytes, name, sha256: &sha256, file };
            let cancelled = || cancel.is_cancelled();
            // Taking a message apart again has a time of its own.
            let again = Instant::now();
            let impatient = || cancel.is_cancelled() || again.elapsed() > PATIENCE;
            let context = Context { impatient: &impatient, ..context };
            let scan = scanning::scan(scanner, whole, report.as_ref(), &context, &cancelled);
            Some(known.scans.keep(&sha256, scan))
        }
        None => known.scans.of(&sha256),
    };
    let (mut checked, mut text) = (CheckedDto::unreadable(name.to_owned()), String::new());
    match (&mut report, &scan) {
        (None, Some(scan)) => scan.tell_alone(&mut checked),
        (Some(report), Some(scan)) => scan.tell(report),
        (_, None) => {}
    }
    if let Some(report) = report {
        let servers = known.resolver.as_ref().map(|resolver| resolver.servers()).unwrap_or_default();
        checked = CheckedDto::of(name.to_owned(), &report, servers);
        text = report.text;
    }
    Judged { checked, text, scan: scan.map(|scan| scan.told), sha256 }
}

/// Checks many, in parallel. `each` hears of every one in the order of `items`, from whichever thread; `done` hears how
/// many are finished.
pub fn check_all(
    items: &[Item],
    known: &Known,
    cancel: &Cancel,
    each: impl Fn(usize, Answer) + Sync,
    done: impl Fn(usize) + Sync,
) {
    let next = AtomicUsize::new(0);
    let finished = AtomicUsize::new(0);
    let waiting: Mutex<(usize, BTreeMap<usize, Answer>)> = Mutex::default();
    let work = || {
        while !cancel.is_cancelled() {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { break };
            let judged = check(item, known, cancel);
            let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
            let (told, results) = &mut *waiting;
            results.insert(index, judged);
            while let Some(judged) = results.remove(told) {
                each(*told, judged);
                *told += 1;
            }
            done(finished.fetch_add(1, Ordering::Relaxed) + 1);
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get).min(items.len());
    std::thread::scope(|scope| {
        let spawned: Vec<_> =
            (0..threads).map(|_| std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work)).collect();
        if spawned.iter().all(Result::is_err) {
            work();
        }
    });
}

/// The worst of several answers.
#[must_use]
pub fn worst(verdicts: impl IntoIterator<Item = VerdictDto>) -> VerdictDto {
    verdicts.into_iter().max().unwrap_or(VerdictDto::Clear)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    const MAIL: &str = "From: Ali <ali@example.org>\r\nTo: b@example.org\r\nSubject: Minutes\r\n\
        Date: Mon, 23 Nov 2026 09:00:00 +0500\r\nMessage-ID: <1@example.org>\r\n\r\nThe minutes are attached.\r\n";

    fn all(paths: &[PathBuf]) -> Vec<(String, VerdictDto)> {
        let items = list(paths).unwrap();
        let told = Mutex::new(Vec::new());
        check_all(
            &items,
            &Known::default(),
            &Cancel::default(),
            |index, judged| told.lock().unwrap().push((index, judged.unwrap().checked)),
            |_| {},
        );
        let told = told.into_inner().unwrap();
        assert!(told.iter().enumerate().all(|(place, (index, _))| place == *index), "told in their order");
        told.into_iter().map(|(_, checked)| (checked.file, checked.verdict)).collect()
    }

    #[test]
    fn a_maildir_is_read_message_by_message() {
        let folder = tempfile::tempdir().unwrap();
        for sub in ["cur", "new", "tmp"] {
            std::fs::create_dir(folder.path().join(sub)).unwrap();
        }
        for name in ["cur/1.a:2,S", "new/2.b", "tmp/3.c"] {
            std::fs::write(folder.path().join(name), MAIL).unwrap();
        }
        let names: Vec<_> = all(&[folder.path().to_owned()]).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["1.a:2,S", "2.b"], "what is still being delivered is left alone");
    }

    #[test]
    fn every_message_of_a_mailbox_has_its_own_answer() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("inbox.mbox");
        let one = |text: &str| format!("From ali@example.org Mon Nov 23 09:00:00 2026\n{}\n", text.replace('\r', ""));
        let bad = MAIL.replace("The minutes are attached.", "Please send me the OTP code you received now.");
        std::fs::write(&path, one(MAIL) + &one(&bad) + &one(MAIL)).unwrap();
        let answers = all(&[path]);
        let names: Vec<_> = answers.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["inbox.mbox, 1", "inbox.mbox, 2", "inbox.mbox, 3"]);
        assert_eq!(answers[1].1, VerdictDto::Danger);
        assert!(answers[0].1 < VerdictDto::Danger && answers[2].1 < VerdictDto::Danger);
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = list(&[PathBuf::from("/no/such/mail.eml")]).err().unwrap();
        assert_eq!((error.code, error.arguments["name"].as_str()), (Code::NotFound, "mail.eml"));
    }

    #[test]
    fn what_was_cancelled_says_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.eml");
        std::fs::write(&path, MAIL).unwrap();
        let cancel = Cancel::default();
        cancel.cancel();
        let items = list(&[path]).unwrap();
        check_all(&items, &Known::default(), &cancel, |_, _| panic!("nothing is told"), |_| {});
    }
}
