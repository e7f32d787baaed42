//! Measures every bomb of `tests/bombs` at full size: `cargo run --release -p muhr-inspect --example bombs`. Each is
//! judged in a process of its own, whose peak of memory is the system's own count, input and all.
//! Arguments choose those whose description contains one of them. It fails where one takes longer than two seconds.

#[path = "../tests/bombs/mod.rs"]
mod made;

use made::{Bomb, archives, documents, messages, pictures, streams};
use muhr_inspect::{Book, Context, inspect};
use std::process::{Command, ExitCode};
use std::time::Instant;

/// Seconds that one may take.
const MOST: f64 = 2.0;
/// MiB that one may take.
const MOST_MEMORY: f64 = 512.0;

fn all() -> impl Iterator<Item = &'static Bomb> {
    [messages::BOMBS, archives::BOMBS, streams::BOMBS, documents::BOMBS, pictures::BOMBS].into_iter().flatten()
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [mark, what] = arguments.as_slice()
        && mark == "--one"
    {
        return all().find(|bomb| bomb.what == what).map_or(ExitCode::FAILURE, one);
    }
    println!("| bomb | size | input | time | memory | ends as |\n|---|--:|--:|--:|--:|---|");
    let chosen = |bomb: &&Bomb| arguments.is_empty() || arguments.iter().any(|part| bomb.what.contains(part));
    let failed = all().filter(chosen).filter(|bomb| !in_a_process(bomb)).count();
    println!("\n{failed} took longer than {MOST} s or more than {MOST_MEMORY} MiB, or ended badly");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn in_a_process(bomb: &Bomb) -> bool {
    let child = std::env::current_exe().and_then(|program| Command::new(program).args(["--one", bomb.what]).status());
    let ended = child.is_ok_and(|status| status.success());
    if !ended {
        println!("| {} | {} | | | | **too slow, too large or crashed** |", bomb.what, bomb.large);
    }
    ended
}

/// Judges one and prints its line.
fn one(bomb: &Bomb) -> ExitCode {
    let bytes = (bomb.make)(bomb.large);
    let book = Book::default();
    let context = Context::new(&book);
    // Lists are read once in the life of a program.
    let _ = inspect(b"From: a@b.example\r\n\r\nHello http://a.example\r\n", "a.eml", &context);
    // What was needed to make the bomb does not count; not every system can forget it.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let since = Instant::now();
    let report = inspect(&bytes, bomb.name, &context);
    let seconds = since.elapsed().as_secs_f64();
    let memory = peak();
    let mut ends: Vec<&str> = report.findings.iter().map(|finding| finding.signal.id()).collect();
    ends.dedup();
    ends.truncate(3);
    let gaps = report.gaps.first().map_or_else(String::new, |gap| format!("; gap: {}", gap.kind.as_str()));
    let [input, memory_shown] = [size(bytes.len()), memory.map_or_else(String::new, |mib| format!("{mib:.0} MiB"))];
    println!(
        "| {} | {} | {input} | {seconds:.2} s | {memory_shown} | {} {}{gaps} |",
        bomb.what,
        bomb.large,
        report.verdict.as_str(),
        ends.join(" ")
    );
    if seconds <= MOST && memory.is_none_or(|mib| mib <= MOST_MEMORY) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
fn size(bytes: usize) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

/// The most memory that this process has held, in MiB, where the system tells it (Linux).
fn peak() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse::<f64>().ok().map(|kib| kib / 1024.0)
}
