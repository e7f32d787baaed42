//! `muhr check`.

use crate::arguments;
use crate::book::Book;
use crate::scan;
use crate::talk::{Talk, visible};
use indicatif::{ProgressBar, ProgressStyle};
use muhr_app::AppError;
use muhr_app::checking::{self, Item, Judged, Known};
use muhr_app::domain::resolvers;
use muhr_app::dto::{AuthenticationDto, CheckedFileDto, FindingDto, GapDto, VerdictDto};
use muhr_app::error::Code;
use muhr_app::host::LocalClock;
use muhr_app::people::{Details, KnownPeople, KnownPerson as Person, Receipt, person_in};
use muhr_app::progress::Cancel;
use muhr_app::resolver::Resolver;
use muhr_app::settings::Settings;
use serde_json::{Value, json};
use std::io::Read;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// Up to here each is told in full; more are a line each.
pub(crate) const FEW: usize = 3;
/// Most bytes of a message on standard input.
const MOST_STDIN: u64 = 128 << 20;

/// The exit status that the answers come to.
pub(crate) fn run(
    arguments: &arguments::Check,
    talk: &Talk,
    clock: LocalClock,
    cancel: &Cancel,
) -> Result<u8, AppError> {
    let book = Book::open(clock);
    let scanner = arguments.scan.then(|| scan::scanner(arguments.clamd.as_ref(), clock));
    let known = Known { scanner, ..known(arguments, &book)? };
    let items = items(&arguments.files)?;
    let mut outcome = Outcome::default();
    outcome.unread = each_judged(&items, &known, talk, cancel, "check-progress", |_, judged| {
        outcome.count(judged.checked.verdict);
        tell(talk, judged, items.len() <= FEW);
        outcome.receipts.push(checking::receipt(judged));
    })?;
    book.keep(&outcome.receipts);
    if items.len() > FEW {
        let [danger, caution, clear, unread] =
            [outcome.danger, outcome.caution, outcome.clear, outcome.unread].map(|count| count.to_string());
        talk.say(
            "check-summary",
            &[("danger", &danger), ("caution", &caution), ("clear", &clear), ("unread", &unread)],
        );
    }
    Ok(outcome.exit())
}

/// Judges all of them under a progress bar. `each` hears of every one that could be read, by its name and in order; the
/// others are told as errors. Returns how many those were.
///
/// # Errors
/// There is nothing; somebody cancelled.
pub(crate) fn each_judged(
    items: &[Item],
    known: &Known,
    talk: &Talk,
    cancel: &Cancel,
    progress: &str,
    each: impl FnMut(&str, &Judged) + Send,
) -> Result<u64, AppError> {
    if items.is_empty() {
        return Err(AppError::new(Code::NothingToCheck));
    }
    let bar = bar(talk, items.len(), progress);
    let heard = Mutex::new((each, 0));
    checking::check_all(
        items,
        known,
        cancel,
        |index, judged| {
            let name = items.get(index).map(Item::shown).unwrap_or_default();
            let mut heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
            let (each, unread) = &mut *heard;
            bar.suspend(|| match judged {
                Ok(judged) => each(name, &judged),
                Err(error) if error.code == Code::Cancelled => {}
                Err(error) => {
                    *unread += 1;
                    tell_error(talk, name, &error, items.len());
                }
            });
        },
        |done| bar.set_position(u64::try_from(done).unwrap_or(u64::MAX)),
    );
    bar.finish_and_clear();
    if cancel.is_cancelled() {
        return Err(AppError::new(Code::Cancelled));
    }
    Ok(heard.into_inner().unwrap_or_else(PoisonError::into_inner).1)
}

#[derive(Default)]
struct Outcome {
    danger: u64,
    caution: u64,
    clear: u64,
    unread: u64,
    receipts: Vec<Receipt>,
}

impl Outcome {
    const fn count(&mut self, verdict: VerdictDto) {
        match verdict {
            VerdictDto::Danger => self.danger += 1,
            VerdictDto::Caution => self.caution += 1,
            VerdictDto::Clear => self.clear += 1,
        }
    }

    const fn exit(&self) -> u8 {
        match self {
            Self { danger: 1.., .. } => 2,
            Self { unread: 1.., .. } => 65,
            Self { caution: 1.., .. } => 1,
            _ => 0,
        }
    }
}

fn known(arguments: &arguments::Check, book: &Book) -> Result<Known, AppError> {
    let mut settings = book.settings().clone();
    let asks_always = settings.ask_always;
    settings.own_domains.extend(arguments.own_domain.iter().cloned());
    settings.official_domains.extend(arguments.official_domain.iter().cloned());
    if let Some(receiver) = &arguments.receiver {
        settings.receiver.clone_from(receiver);
    }
    let settings = settings.sane();
    let people = book.known(&settings).unwrap_or_default();
    let named: Vec<_> =
        arguments.know.iter().chain(&settings.known_people).filter_map(|line| person_in(line)).collect();
    let known = Known::of(if named.is_empty() { people } else { with(&people, named, &settings) }, &settings);
    let resolver = || {
        let named = resolvers::chosen(arguments.resolver.as_deref(), &settings.resolver, book.policy())?;
        Resolver::new(&named)
    };
    let resolver = match (arguments.dns, arguments.offline) {
        (true, _) => Some(resolver()?),
        // What the settings allow is no order: where there is nobody to ask, mail is still checked.
        (false, false) if asks_always => resolver().ok(),
        _ => None,
    };
    Ok(Known { resolver, now: Some(book.now()), ..known })
}

/// The people of the address book and those of the command line.
fn with(people: &KnownPeople, named: Vec<Details>, settings: &Settings) -> Arc<KnownPeople> {
    let named =
        named.into_iter().map(|person| Person { name: person.name, addresses: person.addresses, is_verified: false });
    let all = people.people().iter().cloned().chain(named).collect();
    let (official, own) = (settings.official_domains.clone(), settings.own_domains.clone());
    Arc::new(KnownPeople::new(all, official, own).with_signing_domains(people.signing_domains()))
}

pub(crate) fn items(files: &[std::path::PathBuf]) -> Result<Vec<Item>, AppError> {
    let mut items = Vec::new();
    for file in files {
        if file.as_path() == Path::new("-") {
            let mut source = Vec::new();
            let read = std::io::stdin().take(MOST_STDIN).read_to_end(&mut source);
            read.map_err(|error| AppError::reading("-", &error))?;
            items.push(Item::pasted("-".into(), source));
        } else {
            items.extend(checking::list(std::slice::from_ref(file))?);
        }
    }
    Ok(items)
}

/// What could not be read.
fn tell_error(talk: &Talk, name: &str, error: &AppError, total: usize) {
    if total == 1 || !talk.is_for_program() {
        talk.error(error);
    } else {
        talk.result(&json!({ "file": name, "error": talk.error_json(error) }));
    }
}

pub(crate) fn bar(talk: &Talk, total: usize, text: &str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos} / {len}  {eta}").ok();
    match style.filter(|_| total > FEW && talk.shows_progress()) {
        Some(style) => ProgressBar::new(u64::try_from(total).unwrap_or(u64::MAX))
            .with_style(style)
            .with_message(talk.text(text, &[])),
        None => ProgressBar::hidden(),
    }
}

/// Tells what was learned of one.
pub(crate) fn tell(talk: &Talk, judged: &Judged, in_full: bool) {
    let checked = &judged.checked;
    talk.result(&as_json(judged));
    let verdict = talk.text(&format!("verdict-{}", checked.verdict.as_str()), &[]);
    let name = visible(&checked.file);
    if !in_full {
        let address = checked.sender.as_ref().map(|sender| visible(&sender.address)).unwrap_or_default();
        talk.say("check-line", &[("verdict", &verdict), ("file", &name), ("address", &address)]);
        return;
    }
    talk.say("check-head", &[("verdict", &verdict), ("file", &name)]);
    if let Some(sender) = &checked.sender {
        let standing = talk.text(&format!("standing-{}", sender.standing), &[]);
        let [who, address, subject] = [&sender.name, &sender.address, &checked.subject].map(|text| visible(text));
        talk.say("check-who", &[("standing", &standing), ("name", &who), ("address", &address)]);
        talk.say("check-subject", &[("subject", &subject)]);
    }
    talk.say("check-advice", &[("advice", &talk.text(checked.advice(), &[]))]);
    if let Some(authentication) = &checked.authentication {
        where_from(talk, authentication);
    }
    section(talk, "check-why", checked.findings.iter().map(|finding| reason(talk, finding)));
    section(talk, "check-files", checked.attachments.iter().flat_map(|file| file_lines(talk, file, 0)));
    if let Some(scan) = &judged.scan {
        talk.say("scanned-says", &[]);
        scan::details(talk, scan);
    }
    let links = once(checked.links.iter().map(|link| visible(&link.target)));
    section(talk, "check-links", links.into_iter().take(20));
    let mut gaps: Vec<_> = checked.gaps.iter().map(|gap| gap_text(talk, gap)).collect();
    gaps.dedup();
    section(talk, "check-gaps", gaps.into_iter());
}

/// What was learned, and what the antivirus says where it was asked.
fn as_json(judged: &Judged) -> Value {
    let mut checked = json!(judged.checked);
    if let (Some(scan), Some(object)) = (&judged.scan, checked.as_object_mut()) {
        object.insert("scan".to_owned(), json!(scan));
    }
    checked
}

/// Where it comes from, where Muhr was allowed to find out itself, and whom it asked.
fn where_from(talk: &Talk, authentication: &AuthenticationDto) {
    let Some(computed) = &authentication.computed else { return };
    let proven = if authentication.proven { "auth-proven" } else { "auth-not-proven" };
    talk.say("check-where-from", &[("text", &talk.text(proven, &[]))]);
    let line = |method: &str, result: &str, about: &str| {
        let result = talk.text(&format!("auth-{method}-{result}"), &[]);
        format!("{}: {result}{about}", talk.text(&format!("auth-{method}"), &[]))
    };
    let mut lines = Vec::new();
    for one in &computed.signatures {
        let why = talk.text(&format!("signature-{}", one.reason), &[]);
        let weak = one.weak.iter().map(|weakness| format!("; {}", talk.text(&format!("weakness-{weakness}"), &[])));
        let about = format!(" [{}] {why}{}", visible(&one.domain), weak.collect::<String>());
        lines.push(line("dkim", &one.result, &about));
    }
    if let Some(server) = &computed.spf {
        lines.push(line("spf", &server.result, &format!(" [{}]", visible(&server.domain))));
    }
    lines.push(line("dmarc", &computed.dmarc, ""));
    if computed.arc.result != "none" {
        lines.push(line("arc", &computed.arc.result, &format!(" [{}]", visible(&computed.arc.sealers.join(", ")))));
    }
    lines.iter().for_each(|line| talk.say("check-item", &[("text", line)]));
    let servers = authentication.servers.join(", ");
    talk.say("check-asked", &[("servers", &servers)]);
    let names = authentication.asked.iter().map(|asked| format!("{} {}", asked.kind, visible(&asked.name)));
    names.for_each(|name| talk.say("check-item", &[("text", &name)]));
}

fn section(talk: &Talk, key: &str, lines: impl Iterator<Item = String>) {
    let mut lines = lines.peekable();
    if lines.peek().is_some() {
        talk.say(key, &[]);
        lines.for_each(|line| talk.say("check-item", &[("text", &line)]));
    }
}

fn reason(talk: &Talk, finding: &FindingDto) -> String {
    let text = talk.text(&format!("signal-{}", finding.id.replace('.', "-")), &[]);
    let seen: Vec<String> = finding.evidence.values().map(|value| visible(value)).collect();
    let seen = once(seen.into_iter().filter(|value| !value.is_empty()));
    if seen.is_empty() { text } else { format!("{text} [{}]", seen.join("; ")) }
}

/// Each line the first time it comes.
fn once(lines: impl Iterator<Item = String>) -> Vec<String> {
    let mut told = std::collections::HashSet::new();
    lines.filter(|line| told.insert(line.clone())).collect()
}

fn gap_text(talk: &Talk, gap: &GapDto) -> String {
    visible(&talk.text(&format!("gap-{}", gap.kind), &pairs(&gap.evidence)))
}

fn pairs(evidence: &std::collections::BTreeMap<String, String>) -> Vec<(&str, &str)> {
    evidence.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// A file and what is in it, each a little further in.
fn file_lines(talk: &Talk, file: &CheckedFileDto, depth: usize) -> Vec<String> {
    let verdict = talk.text(&format!("verdict-{}", file.verdict.as_str()), &[]);
    let indent = "  ".repeat(depth.min(8));
    // What has no fingerprint was no file of its own, or was not read to its end.
    let size = if file.sha256.is_empty() { String::new() } else { format!(", {} B", file.bytes) };
    let mut lines = vec![format!("{indent}{}  ({}{size}): {verdict}", visible(&file.name), file.kind)];
    for member in &file.members {
        lines.extend(file_lines(talk, member, depth + 1));
    }
    lines
}
