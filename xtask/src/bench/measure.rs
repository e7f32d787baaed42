//! Running a program and knowing what it cost.

use crate::failure::Failure;
use crate::shell;
use std::path::Path;
use std::process::Command;

/// Measures with the operating system's own account of a child, which Rust's standard library does not offer.
const SCRIPT: &str = include_str!("measure.py");

/// What one run cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Cost {
    /// By the clock.
    pub(crate) seconds: f64,
    /// Of all processors together, in the program and in the system for it.
    pub(crate) cpu_seconds: f64,
    /// The most memory it held at one time.
    pub(crate) peak_mib: f64,
}

/// How a program is run.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Terminal<'a> {
    /// Without one.
    None,
    /// On one, with this typed at every question.
    Typing(&'a str),
}

/// Runs a command once. `output` receives its standard output.
pub(crate) fn measure(
    command: &[String],
    terminal: Terminal<'_>,
    folder: &Path,
    output: &Path,
) -> Result<Cost, Failure> {
    let typed = match terminal {
        Terminal::Typing(text) => vec!["--type", text],
        Terminal::None => Vec::new(),
    };
    match run(&typed, command, folder, output)? {
        (cost, 0) => Ok(cost),
        (_, status) => Err(Failure::step(format!("`{}` ended with {status}", command.join(" ")))),
    }
}

/// Runs a command once, whose exit status is an answer. `output` receives its standard output.
pub(crate) fn with_status(command: &[String], folder: &Path, output: &Path) -> Result<(Cost, i32), Failure> {
    run(&[], command, folder, output)
}

/// Runs a command, interrupts it after `moment` seconds, and tells how many seconds it took to end after that.
/// `None` where it had ended before.
pub(crate) fn interrupt(command: &[String], moment: f64, folder: &Path, output: &Path) -> Result<Option<f64>, Failure> {
    let (cost, status) = run(&["--interrupt", &moment.to_string()], command, folder, output)?;
    Ok((status != 0).then_some(cost.seconds))
}

fn run(how: &[&str], command: &[String], folder: &Path, output: &Path) -> Result<(Cost, i32), Failure> {
    // What earlier runs wrote must not be written to the disk during this one.
    let _ = Command::new("sync").status();
    let mut python = Command::new("python3");
    python.args(["-c", SCRIPT]).current_dir(folder).args(how).arg(output).args(command);
    let shown = command.join(" ");
    let line =
        shell::output_of(&mut python).ok_or_else(|| Failure::step(format!("`{shown}` could not be measured")))?;
    cost(&line).ok_or_else(|| Failure::step(format!("`{shown}` was not measured: {line}")))
}

fn cost(line: &str) -> Option<(Cost, i32)> {
    let mut words = line.split_whitespace();
    let mut number = || words.next()?.parse::<f64>().ok();
    let cost = Cost { seconds: number()?, cpu_seconds: number()?, peak_mib: number()? / 1024.0 };
    Some((cost, words.next()?.parse().ok()?))
}

/// The middle of several runs by the clock, and the largest peak of memory among them.
pub(crate) fn median(runs: &[Cost]) -> Option<Cost> {
    let mut sorted = runs.to_vec();
    sorted.sort_by(|one, other| one.seconds.total_cmp(&other.seconds));
    let middle = sorted.get(sorted.len() / 2)?;
    let peak_mib = runs.iter().map(|run| run.peak_mib).fold(0.0, f64::max);
    Some(Cost { peak_mib, ..*middle })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(seconds: f64, peak_mib: f64) -> Cost {
        Cost { seconds, cpu_seconds: seconds, peak_mib }
    }

    #[test]
    fn the_median_is_of_time_and_the_peak_is_the_worst() {
        let runs = [run(9.0, 10.0), run(1.0, 30.0), run(2.0, 20.0)];
        assert_eq!(median(&runs), Some(Cost { seconds: 2.0, cpu_seconds: 2.0, peak_mib: 30.0 }));
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn a_measured_line_is_read_back() {
        let read = cost("1.500000 2.250000 10240 0\n").unwrap();
        assert_eq!(read, (Cost { seconds: 1.5, cpu_seconds: 2.25, peak_mib: 10.0 }, 0));
        assert_eq!(cost("nonsense"), None);
    }
}
