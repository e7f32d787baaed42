//! The table at the end of a test run.

use super::steps::Step;
use std::fmt::Write;
use std::time::Duration;

/// What the steps note in their log: how it is called, and how its lines begin.
const NOTED: [(&str, &str); 2] =
    [("Skipped inside the steps", "skipped:"), ("Passed only at the second attempt", "second attempt:")];

/// What came of a step.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It ran and found nothing.
    Passed,
    /// It ran and failed, for this reason.
    Failed(String),
    /// It did not run, for this reason.
    Skipped(String),
}

#[derive(Debug)]
struct Row {
    name: &'static str,
    outcome: Outcome,
    took: Option<Duration>,
}

/// The rows so far.
#[derive(Debug, Default)]
pub(super) struct Report {
    rows: Vec<Row>,
}

impl Report {
    /// Adds what came of a step.
    pub(super) fn add(&mut self, name: &'static str, outcome: Outcome, took: Option<Duration>) {
        self.rows.push(Row { name, outcome, took });
    }

    /// Why a step must not run after what came before it, if so.
    pub(super) fn reason_to_skip(&self, step: &Step, keep_going: bool) -> Option<String> {
        let not_passed = |name: &str| self.rows.iter().any(|row| row.name == name && row.outcome != Outcome::Passed);
        if let Some(need) = step.needs.iter().find(|need| not_passed(need)) {
            return Some(format!("needs {need}"));
        }
        if keep_going {
            return None;
        }
        let failed = self.rows.iter().find(|row| matches!(row.outcome, Outcome::Failed(_)))?;
        Some(format!("{} failed before (--keep-going carries on)", failed.name))
    }

    /// How many steps failed.
    pub(super) fn failed(&self) -> usize {
        self.count(|outcome| matches!(outcome, Outcome::Failed(_)))
    }

    fn count(&self, of: impl Fn(&Outcome) -> bool) -> usize {
        self.rows.iter().filter(|row| of(&row.outcome)).count()
    }

    /// The table, what the steps noted in their log, and the count as the last line.
    pub(super) fn render(&self, log: &str, total: Duration) -> String {
        let mut text = String::from("\n");
        for row in &self.rows {
            let (word, why) = match &row.outcome {
                Outcome::Passed => ("passed", ""),
                Outcome::Failed(why) => ("FAILED", why.lines().next().unwrap_or_default()),
                Outcome::Skipped(why) => ("SKIPPED", why.as_str()),
            };
            let took = row.took.map(clock).unwrap_or_default();
            let _ = writeln!(text, "{}", format!("  {word:<8} {:<13} {took:>6}  {why}", row.name).trim_end());
        }
        for (title, prefix) in NOTED {
            let noted = noted(log, prefix);
            if !noted.is_empty() {
                let _ = writeln!(text, "\n{title}:");
                for line in noted {
                    let _ = writeln!(text, "  {line}");
                }
            }
        }
        let _ = writeln!(text, "\nTook {} in all.", clock(total));
        let passed = self.count(|outcome| *outcome == Outcome::Passed);
        let skipped = self.count(|outcome| matches!(outcome, Outcome::Skipped(_)));
        let _ = writeln!(text, "{passed} passed, {} failed, {skipped} skipped", self.failed());
        text
    }
}

/// The distinct lines of the log that begin so, without their beginning.
fn noted<'a>(log: &'a str, prefix: &str) -> Vec<&'a str> {
    let lines = log.lines().filter_map(|line| line.trim().strip_prefix(prefix)).map(str::trim);
    let mut lines = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>();
    lines.sort_unstable();
    lines.dedup();
    lines
}

fn clock(took: Duration) -> String {
    let seconds = took.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::super::steps::ALL;
    use super::*;

    fn step(name: &str) -> &'static Step {
        ALL.iter().find(|step| step.name == name).unwrap()
    }

    fn failed_fmt() -> Report {
        let mut report = Report::default();
        report.add("fmt", Outcome::Failed("`cargo fmt` ended with 1\nmore".into()), Some(Duration::from_secs(61)));
        report
    }

    #[test]
    fn the_first_failure_stops_the_run_unless_told_to_keep_going() {
        let report = failed_fmt();
        assert!(report.reason_to_skip(step("clippy"), false).unwrap().contains("fmt failed before"));
        assert_eq!(report.reason_to_skip(step("clippy"), true), None);
    }

    #[test]
    fn what_needs_a_failed_step_is_skipped_even_when_keeping_going() {
        let mut report = Report::default();
        report.add("ui-build", Outcome::Failed("vite".into()), None);
        assert_eq!(report.reason_to_skip(step("app"), true).unwrap(), "needs ui-build");
    }

    #[test]
    fn the_last_line_counts_the_steps() {
        let mut report = failed_fmt();
        report.add("clippy", Outcome::Skipped("needs fmt".into()), None);
        report.add("e2e", Outcome::Passed, Some(Duration::from_secs(5)));
        let text = report.render("", Duration::from_secs(66));
        assert_eq!(text.lines().last().unwrap(), "1 passed, 1 failed, 1 skipped");
        assert!(text.contains("FAILED   fmt             1:01  `cargo fmt` ended with 1\n"), "{text}");
    }

    #[test]
    fn what_the_steps_noted_is_listed_once_each() {
        let log = "skipped: no rar here\nskipped: no rar here\nskipped: a second\nsecond attempt: 2-leave.test.mjs\n";
        assert_eq!(noted(log, "skipped:"), ["a second", "no rar here"]);
        let text = Report::default().render(log, Duration::ZERO);
        assert!(text.contains("\nSkipped inside the steps:\n  a second\n  no rar here\n"), "{text}");
        assert!(text.contains("\nPassed only at the second attempt:\n  2-leave.test.mjs\n"), "{text}");
        assert!(!Report::default().render("", Duration::ZERO).contains("second attempt"));
    }
}
