//! Messages: the folders, the headers that cost nothing, the tables.

use crate::percent::percent;
use muhr_inspect::signals::AUTH_SERVER_FLAGGED;
use muhr_inspect::{Book, Context, Finding, Severity, Verdict, inspect_message};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Folders of messages, and what is promised of each.
const FOLDERS: [(&str, &str); 4] = [
    ("phish", "at least 85 / 35 %"),
    ("ham-usrp", "at most 0.5 / 0.1 % of both lists"),
    ("ham-raid", "at most 0.5 / 0.1 % of both lists"),
    ("ham-newsletters", "at most 5 %"),
];
/// What the samples' recipient was redacted to. It is no address of the Internet, and no rule may profit from it.
const REDACTED: &[u8] = b"phishing@pot";
const ORDINARY: &[u8] = b"officer@example.org";
/// Headers that cost a sender nothing.
const FREE: &[u8] = b"List-Id: <announce.lists.example.net>\r\n\
List-Unsubscribe: <mailto:leave@lists.example.net>\r\n\
List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n\
Precedence: bulk\r\n\
In-Reply-To: <20240101.1@lists.example.net>\r\n\
References: <20240101.1@lists.example.net>\r\n\
X-Mailman-Version: 3.3.9\r\n\
X-Spam-Status: No, score=-9.9\r\n\
X-MS-Exchange-Organization-SCL: -1\r\n\
X-Forefront-Antispam-Report: CIP:192.0.2.1;SFV:SKI;SCL:-1;CAT:NONE\r\n\
Authentication-Results: mx.example.net; dkim=pass header.d=example.net; spf=pass smtp.mailfrom=example.net; dmarc=pass\r\n";

/// How a folder was judged.
#[derive(Default)]
pub(crate) struct Rates {
    pub(crate) messages: usize,
    pub(crate) caution: usize,
    pub(crate) danger: usize,
    signals: BTreeMap<(&'static str, Severity), usize>,
    milliseconds: Vec<f64>,
}

impl Rates {
    fn row(&self, name: &str, promise: &str) {
        println!(
            "| {name} | {} | {:.1} % | {:.1} % | {promise} | {:.1} ms | {:.1} ms |",
            self.messages,
            percent(self.caution + self.danger, self.messages),
            percent(self.danger, self.messages),
            self.at(50),
            self.at(95),
        );
    }

    fn at(&self, share: usize) -> f64 {
        let mut sorted = self.milliseconds.clone();
        sorted.sort_by(f64::total_cmp);
        sorted.get(sorted.len() * share / 100).copied().unwrap_or_default()
    }

    pub(crate) fn count(&mut self, verdict: Verdict) {
        self.messages += 1;
        match verdict {
            Verdict::Danger => self.danger += 1,
            Verdict::Caution => self.caution += 1,
            Verdict::Clear => {}
        }
    }
}

/// The lists are read once; that is not the first message's time.
pub(crate) fn warm_up() {
    let book = Book::default();
    let text = b"From: a@example.org\r\nSubject: Code\r\n\r\nYour code? https://example.org/ 123 456\r\n";
    let _ = inspect_message(text, &Context::new(&book));
}

/// Judges one message and prints a line.
pub(crate) fn one(path: &Path) {
    let bytes = std::fs::read(path).unwrap_or_default();
    let book = Book::default();
    let start = Instant::now();
    let report = inspect_message(&bytes, &Context::new(&book));
    println!("{}\t{:.3}\t{}", report.verdict.as_str(), start.elapsed().as_secs_f64() * 1000.0, path.display());
}

/// Prints the tables on messages.
pub(crate) fn tables(samples: &Path) {
    let messages = |folder: &str| read(&samples.join(folder));
    let all: Vec<Rates> = FOLDERS.iter().map(|(folder, _)| rates(&messages(folder))).collect();
    let phish = messages("phish");
    let dressed: Vec<Vec<u8>> = phish.iter().map(|mail| with_free_headers(mail)).collect();

    println!("| messages | how many | not clear | danger | promised | median | 95 % |\n|---|---|---|---|---|---|---|");
    for ((folder, promise), rates) in FOLDERS.iter().zip(&all) {
        rates.row(folder, promise);
    }
    rates(&dressed).row("phish with free headers", "within one point of phish");
    without_server(&phish).row("phish, without what the receiving server’s filter said", "");
    println!("\nShare of the messages of each folder that showed a signal:\n");
    let names: Vec<&str> = FOLDERS.iter().map(|(folder, _)| *folder).collect();
    println!("| signal | severity | {} |\n|---|---|{}", names.join(" | "), "---|".repeat(names.len()));
    let signals: BTreeSet<_> = all.iter().flat_map(|rates| rates.signals.keys()).collect();
    for key in signals {
        let share = |rates: &Rates| percent(rates.signals.get(key).copied().unwrap_or_default(), rates.messages);
        let shares: Vec<String> = all.iter().map(|rates| format!("{:.2} %", share(rates))).collect();
        println!("| {} | {} | {} |", key.0, key.1.as_str(), shares.join(" | "));
    }
}

/// Every message of a folder, in the order of their names.
pub(crate) fn read(folder: &Path) -> Vec<Vec<u8>> {
    let mut open = vec![folder.to_path_buf()];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = open.pop() {
        for path in std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            if path.is_dir() { open.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files.iter().filter_map(|path| std::fs::read(path).ok()).map(|mail| replaced(&mail)).collect()
}

fn rates(messages: &[Vec<u8>]) -> Rates {
    let mut rates = Rates::default();
    let book = Book::default();
    for mail in messages {
        let start = Instant::now();
        let report = inspect_message(mail, &Context::new(&book));
        rates.milliseconds.push(start.elapsed().as_secs_f64() * 1000.0);
        rates.count(report.verdict);
        let shown: BTreeSet<_> = report.findings.iter().map(|one| (one.signal.id(), one.severity)).collect();
        for key in shown {
            *rates.signals.entry(key).or_default() += 1;
        }
    }
    rates
}

/// The same without the one signal that other people's filters bring in.
fn without_server(messages: &[Vec<u8>]) -> Rates {
    let mut rates = Rates::default();
    let book = Book::default();
    for mail in messages {
        let start = Instant::now();
        let report = inspect_message(mail, &Context::new(&book));
        rates.milliseconds.push(start.elapsed().as_secs_f64() * 1000.0);
        let own = |finding: &&Finding| finding.signal != AUTH_SERVER_FLAGGED;
        rates.count(muhr_inspect::verdict::verdict(report.findings.iter().filter(own)));
    }
    rates
}

fn replaced(mail: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(mail.len());
    let mut rest = mail;
    while let Some((before, after)) = memchr::memmem::find(rest, REDACTED).and_then(|at| rest.split_at_checked(at)) {
        out.extend_from_slice(before);
        out.extend_from_slice(ORDINARY);
        rest = after.get(REDACTED.len()..).unwrap_or_default();
    }
    out.extend_from_slice(rest);
    out
}

/// Where a sender can put them: at the end of the header section, below what the receiving server wrote.
fn with_free_headers(mail: &[u8]) -> Vec<u8> {
    let blank = |pattern: &[u8]| memchr::memmem::find(mail, pattern).map(|at| at + pattern.len() / 2);
    let end = match (blank(b"\r\n\r\n"), blank(b"\n\n")) {
        (Some(one), Some(other)) => one.min(other),
        (one, other) => one.or(other).unwrap_or_default(),
    };
    let (head, body) = mail.split_at_checked(end).unwrap_or((mail, &[]));
    [head, FREE, body].concat()
}
