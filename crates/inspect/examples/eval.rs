//! How often the verdict is right on real mail: rates by folder of the samples, which signals carried them, how
//! long a message took, and whether headers that any sender can write for free change anything.
//!
//! `cargo run --release -p muhr-inspect --example eval -- ../shared/samples`, Markdown on standard output.

use muhr_inspect::{Book, Context, Severity, Verdict, inspect_message};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// Folders of messages.
const FOLDERS: [&str; 4] = ["phish", "ham-usrp", "ham-raid", "ham-newsletters"];
/// What the samples' recipient was redacted to. It is no address, which no rule may profit from.
const REDACTED: &[u8] = b"phishing@pot";
const ORDINARY: &[u8] = b"officer@example.org";
/// Headers that cost a sender nothing.
const FREE: &[u8] = b"List-Id: <announce.lists.example.net>\r\n\
List-Unsubscribe: <mailto:leave@lists.example.net>\r\n\
Precedence: bulk\r\n\
In-Reply-To: <20240101.1@lists.example.net>\r\n\
References: <20240101.1@lists.example.net>\r\n\
X-Mailman-Version: 3.3.9\r\n\
X-Spam-Status: No, score=-9.9\r\n\
Authentication-Results: mx.example.net; dkim=pass header.d=example.net; spf=pass smtp.mailfrom=example.net; dmarc=pass\r\n";

#[derive(Default)]
struct Rates {
    messages: usize,
    caution: usize,
    danger: usize,
    signals: BTreeMap<(&'static str, Severity), usize>,
    milliseconds: Vec<f64>,
}

impl Rates {
    fn percent(&self, count: usize) -> f64 {
        let [count, all] = [count, self.messages.max(1)].map(|n| u32::try_from(n).map_or(f64::MAX, f64::from));
        100.0 * count / all
    }

    fn not_clear(&self) -> f64 {
        self.percent(self.caution + self.danger)
    }

    fn at(&self, share: usize) -> f64 {
        let mut sorted = self.milliseconds.clone();
        sorted.sort_by(f64::total_cmp);
        sorted.get(sorted.len() * share / 100).copied().unwrap_or_default()
    }
}

fn main() -> ExitCode {
    let Some(samples) = std::env::args_os().nth(1).map(PathBuf::from).filter(|path| path.is_dir()) else {
        eprintln!("name the folder of the samples, such as ../shared/samples");
        return ExitCode::from(64);
    };
    // The lists are read once; that is not the first message's time.
    judge(b"From: a@example.org\r\n\r\nhttps://example.org/\r\n", &mut Rates::default());
    let plain: Vec<Rates> = FOLDERS.iter().map(|folder| rates(&samples.join(folder), |mail| mail)).collect();
    let dressed = rates(&samples.join("phish"), with_free_headers);

    println!("| folder | messages | not clear | danger | median | 95 % |\n|---|---|---|---|---|---|");
    for (folder, rates) in FOLDERS.iter().zip(&plain) {
        row(folder, rates);
    }
    row("phish with free headers", &dressed);
    println!("\nShare of the messages of each folder that showed a signal:\n");
    println!("| signal | severity | {} |\n|---|---|{}", FOLDERS.join(" | "), "---|".repeat(FOLDERS.len()));
    let all: BTreeSet<_> = plain.iter().flat_map(|rates| rates.signals.keys()).collect();
    for key in all {
        let shares: Vec<String> = plain
            .iter()
            .map(|rates| format!("{:.2} %", rates.percent(rates.signals.get(key).copied().unwrap_or_default())))
            .collect();
        println!("| {} | {} | {} |", key.0, key.1.as_str(), shares.join(" | "));
    }
    ExitCode::SUCCESS
}

fn row(name: &str, rates: &Rates) {
    let danger = rates.percent(rates.danger);
    let (median, slow) = (rates.at(50), rates.at(95));
    println!(
        "| {name} | {} | {:.1} % | {danger:.1} % | {median:.1} ms | {slow:.1} ms |",
        rates.messages,
        rates.not_clear()
    );
}

fn rates(folder: &Path, dress: impl Fn(Vec<u8>) -> Vec<u8>) -> Rates {
    let mut rates = Rates::default();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(mail) = std::fs::read(&path) {
                judge(&dress(replaced(&mail)), &mut rates);
            }
        }
    }
    rates
}

fn judge(mail: &[u8], rates: &mut Rates) {
    let book = Book::default();
    let start = Instant::now();
    let report = inspect_message(mail, &Context::new(&book));
    rates.milliseconds.push(start.elapsed().as_secs_f64() * 1000.0);
    rates.messages += 1;
    match report.verdict {
        Verdict::Danger => rates.danger += 1,
        Verdict::Caution => rates.caution += 1,
        Verdict::Clear => {}
    }
    let shown: BTreeSet<_> = report.findings.iter().map(|finding| (finding.signal.id(), finding.severity)).collect();
    for key in shown {
        *rates.signals.entry(key).or_default() += 1;
    }
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
fn with_free_headers(mail: Vec<u8>) -> Vec<u8> {
    let blank = |pattern: &[u8]| memchr::memmem::find(&mail, pattern).map(|at| at + pattern.len() / 2);
    let end = match (blank(b"\r\n\r\n"), blank(b"\n\n")) {
        (Some(one), Some(other)) => one.min(other),
        (one, other) => one.or(other).unwrap_or_default(),
    };
    let (head, body) = mail.split_at_checked(end).unwrap_or((&mail, &[]));
    [head, FREE, body].concat()
}
