//! SpamAssassin with local rules alone, on the same messages in the same run, each side once as a process a message and
//! once as one process for all.

use crate::bench::measure::{self, Cost};
use crate::cli::EvalOptions;
use crate::failure::Failure;
use crate::project::Project;
use crate::shell::{self, note};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Of every folder, so many in a full run, evenly spread.
const TAKEN: [(&str, Kind, usize); 3] =
    [("phish", Kind::Phish, 200), ("ham-usrp", Kind::Wanted, 150), ("ham-raid", Kind::Wanted, 50)];
/// How many times fewer with `--quick`.
const QUICK: usize = 10;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Phish,
    Wanted,
}

/// What one side made of the messages.
#[derive(Default)]
struct Side {
    caught: usize,
    false_alarms: usize,
    /// CPU seconds of a process a message.
    apart: f64,
    /// CPU seconds of one process for all.
    together: f64,
    peak_mib: f64,
}

impl Side {
    fn count(&mut self, kind: Kind, flagged: bool, cost: Cost) {
        self.caught += usize::from(flagged && kind == Kind::Phish);
        self.false_alarms += usize::from(flagged && kind == Kind::Wanted);
        self.apart += cost.cpu_seconds;
        self.peak_mib = self.peak_mib.max(cost.peak_mib);
    }
}

/// Runs both sides and gives the table.
pub(super) fn compare(
    project: &Project,
    samples: &Path,
    program: &Path,
    options: EvalOptions,
) -> Result<String, Failure> {
    let folder = project.target().join("eval");
    let failed = |error: std::io::Error| Failure::step(format!("{}: {error}", folder.display()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("messages")).map_err(failed)?;
    let messages = take(samples, &folder.join("messages"), if options.quick { QUICK } else { 1 }).map_err(failed)?;
    let output = folder.join("output");
    let muhr = project.program("release", "muhr");
    let (mut ours, mut peer) = (Side::default(), Side::default());
    for (at, (path, kind)) in messages.iter().enumerate() {
        if at % 50 == 0 {
            note(&format!("message {at} of {}", messages.len()));
        }
        let named = path.to_string_lossy().into_owned();
        let said = |command: &[&str]| -> Result<(Cost, i32, String), Failure> {
            let command: Vec<String> = command.iter().map(|&word| word.to_owned()).collect();
            let (cost, status) = measure::with_status(&command, &folder, &output)?;
            Ok((cost, status, String::from_utf8_lossy(&fs::read(&output).unwrap_or_default()).into_owned()))
        };
        let (cost, _, text) = said(&["spamassassin", "-t", "-L", &named])?;
        peer.count(*kind, text.lines().take(200).any(|line| line.starts_with("X-Spam-Flag: YES")), cost);
        let (cost, status, _) = said(&[&muhr.to_string_lossy(), "check", "--json", &named])?;
        ours.count(*kind, matches!(status, 1 | 2), cost);
    }
    let mailbox = folder.join("all.mbox");
    fs::write(&mailbox, as_mailbox(&messages)).map_err(failed)?;
    let cost = |command: [&str; 4], last: &Path| -> Result<f64, Failure> {
        let mut command: Vec<String> =
            command.iter().filter(|word| !word.is_empty()).map(|&word| word.to_owned()).collect();
        command.push(last.to_string_lossy().into_owned());
        Ok(measure::with_status(&command, &folder, &output)?.0.cpu_seconds)
    };
    peer.together = cost(["spamassassin", "-t", "-L", "--mbox"], &mailbox)?;
    ours.together = cost([&muhr.to_string_lossy(), "check", "--json", ""], &folder.join("messages"))?;
    let slow = slow_share(program, &messages)?;
    let table = table(&messages, &ours, &peer, &slow);
    let _ = fs::remove_dir_all(&folder);
    Ok(table)
}

/// Copies messages side by side, under numbers for names.
fn take(samples: &Path, into: &Path, fewer: usize) -> std::io::Result<Vec<(PathBuf, Kind)>> {
    let mut taken = Vec::new();
    for (folder, kind, count) in TAKEN {
        let mut files: Vec<PathBuf> = fs::read_dir(samples.join(folder))?
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.is_file())
            .collect();
        files.sort();
        let count = (count / fewer).max(1);
        for path in files.iter().step_by((files.len() / count).max(1)).take(count) {
            let copy = into.join(format!("{:04}.eml", taken.len()));
            let mail = String::from_utf8_lossy(&fs::read(path)?).replace("phishing@pot", "officer@example.org");
            fs::write(&copy, mail)?;
            taken.push((copy, kind));
        }
    }
    Ok(taken)
}

fn as_mailbox(messages: &[(PathBuf, Kind)]) -> Vec<u8> {
    let mut all = Vec::new();
    for (path, _) in messages {
        all.extend_from_slice(b"From sender@example.org Mon Nov 23 09:00:00 2026\n");
        let text = String::from_utf8_lossy(&fs::read(path).unwrap_or_default()).replace("\r\n", "\n");
        let body =
            text.strip_prefix("From ").map_or(text.as_str(), |_| text.split_once('\n').map_or("", |(_, rest)| rest));
        all.extend_from_slice(body.replace("\nFrom ", "\n>From ").as_bytes());
        all.extend_from_slice(b"\n\n");
    }
    all
}

/// Milliseconds below which half, 95 % and all of the messages are judged, in one process.
fn slow_share(program: &Path, messages: &[(PathBuf, Kind)]) -> Result<[f64; 3], Failure> {
    let lines = shell::output_of(Command::new(program).arg("--each").args(messages.iter().map(|(path, _)| path)))
        .ok_or_else(|| Failure::step("the messages could not be judged one by one"))?;
    let mut times: Vec<f64> = lines.lines().filter_map(|line| line.split('\t').nth(1)?.parse().ok()).collect();
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times.get((times.len() * share / 100).min(times.len().saturating_sub(1))).copied();
    Ok([50, 95, 100].map(|share| at(share).unwrap_or_default()))
}

fn table(messages: &[(PathBuf, Kind)], ours: &Side, peer: &Side, slow: &[f64; 3]) -> String {
    let of = |kind: Kind| messages.iter().filter(|(_, it)| *it == kind).count();
    let (phish, wanted) = (of(Kind::Phish), of(Kind::Wanted));
    let number = |count: usize| u32::try_from(count).map_or(f64::MAX, f64::from);
    let share = |count: usize, all: usize| 100.0 * number(count) / number(all.max(1));
    let ratio = |peer: f64, ours: f64| peer / ours.max(1e-9);
    let mut out = format!(
        "## Beside SpamAssassin\n\n{} phish and {} wanted list mails, spread evenly over the samples, both sides in the same run; `spamassassin -t -L` is Debian's, with its local rules. *Flagged* is `caution` or `danger` here and its own five points there.\n\n",
        phish, wanted
    );
    out.push_str("| | Muhr | SpamAssassin | ratio | promised |\n|---|---|---|---|---|\n");
    let _ = writeln!(
        out,
        "| phish flagged | {:.1} % | {:.1} % | {:.1} | |",
        share(ours.caught, phish),
        share(peer.caught, phish),
        ratio(number(ours.caught), number(peer.caught))
    );
    let _ = writeln!(
        out,
        "| wanted mail flagged | {:.1} % | {:.1} % | | |",
        share(ours.false_alarms, wanted),
        share(peer.false_alarms, wanted)
    );
    let all = number(messages.len().max(1));
    for (what, ours, peer) in [
        ("CPU time a message, a process for each", ours.apart, peer.apart),
        ("CPU time a message, one process for all", ours.together, peer.together),
    ] {
        let (mine, theirs) = (1000.0 * ours / all, 1000.0 * peer / all);
        let times = ratio(theirs, mine);
        let _ = writeln!(out, "| {what} | {mine:.1} ms | {theirs:.1} ms | {times:.0} times faster | at least 50 |");
    }
    let _ = writeln!(out, "| most memory | {:.0} MiB | {:.0} MiB | | |", ours.peak_mib, peer.peak_mib);
    let [half, most, longest] = slow;
    let _ = writeln!(
        out,
        "\nOne message inside a running Muhr: half within {half:.1} ms, 95 % within {most:.1} ms (promised: 20), the slowest {longest:.1} ms."
    );
    out
}
