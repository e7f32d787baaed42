//! The page `docs/benchmarks.md`, and the same table for the terminal.

use super::cases::{Case, Target};
use super::measure::Cost;
use std::fmt::Write;

/// Both sides of one comparison: medians and sizes.
#[derive(Debug)]
pub(crate) struct Compared {
    /// What was compared.
    pub(crate) case: &'static Case,
    /// Muhr's median, its worst peak, and its sealed file.
    pub(crate) ours: (Cost, u64),
    /// The peer's.
    pub(crate) peer: (Cost, u64),
    /// How often each side ran.
    pub(crate) runs: usize,
    /// Bytes that were sealed.
    pub(crate) input: u64,
}

/// Peak memory of one format at one size.
#[derive(Debug)]
pub(crate) struct Peak {
    /// The format's name.
    pub(crate) format: &'static str,
    /// The size of the file, in words.
    pub(crate) size: &'static str,
    /// What the run cost.
    pub(crate) cost: Cost,
    /// The most it may hold, in MiB.
    pub(crate) allowed: f64,
}

/// How long cancelling took in one format.
#[derive(Debug)]
pub(crate) struct Stops {
    /// The format's name.
    pub(crate) format: &'static str,
    /// From the interruption to the end, in each run.
    pub(crate) seconds: Vec<f64>,
}

impl Stops {
    /// What was promised, in seconds.
    const ALLOWED: f64 = 0.2;

    fn worst(&self) -> f64 {
        self.seconds.iter().copied().fold(0.0, f64::max)
    }

    /// Whether every run stopped in time.
    fn holds(&self) -> bool {
        !self.seconds.is_empty() && self.worst() < Self::ALLOWED
    }
}

impl Compared {
    /// How many times as fast as the peer.
    fn speed(&self) -> f64 {
        self.peer.0.seconds / self.ours.0.seconds
    }

    /// How many times as large as the peer's.
    #[expect(clippy::cast_precision_loss, reason = "a ratio shown with two decimals")]
    fn size(&self) -> f64 {
        self.ours.1 as f64 / self.peer.1 as f64
    }

    /// What was promised, and whether it holds.
    pub(crate) fn verdict(&self) -> (String, bool) {
        match self.case.target {
            Target::Faster(times) => (format!("≥ {times}× faster"), self.speed() >= times),
            Target::FasterAndAsSmall(times, size) => {
                (format!("≥ {times}× faster, ≤ {size:.2}× the size"), self.speed() >= times && self.size() <= size)
            }
            Target::NotSlower(times) => (format!("≤ {times}× the time"), 1.0 / self.speed() <= times),
        }
    }

    fn ratio(&self) -> String {
        match self.case.target {
            Target::NotSlower(_) => format!("{:.2}× the time", 1.0 / self.speed()),
            Target::Faster(_) => format!("{:.1}× faster", self.speed()),
            Target::FasterAndAsSmall(..) => format!("{:.1}× faster, {:.2}× the size", self.speed(), self.size()),
        }
    }
}

impl Peak {
    /// Whether it holds less than it may.
    pub(crate) fn holds(&self) -> bool {
        self.cost.peak_mib < self.allowed
    }
}

/// The tables as Markdown.
pub(crate) fn render(compared: &[Compared], peaks: &[Peak], stops: &[Stops]) -> String {
    let mut text = String::new();
    if !compared.is_empty() {
        text.push_str("| files | sealed by | median | CPU | peak memory | sealed size | n |\n");
        text.push_str("|---|---|--:|--:|--:|--:|--:|\n");
        for row in compared {
            let (title, runs) = (row.case.title, row.runs);
            let _ = writeln!(text, "| {title} ({}) | Muhr | {} | {runs} |", mib(row.input), side(row.ours));
            let _ = writeln!(text, "| | {} | {} | {runs} |", row.case.peer_title, side(row.peer));
        }
        text.push_str("\n| files | promised | measured | verdict |\n|---|---|---|---|\n");
        for row in compared {
            let (promise, kept) = row.verdict();
            let _ = writeln!(text, "| {} | {promise} | {} | {} |", row.case.title, row.ratio(), word(kept));
        }
    }
    if !peaks.is_empty() {
        text.push_str("\n| one file | format | peak memory | allowed | time | verdict |\n|---|---|--:|--:|--:|---|\n");
        for peak in peaks {
            let _ = writeln!(
                text,
                "| {} | {} | {:.0} MiB | < {:.0} MiB | {:.2} s | {} |",
                peak.size,
                peak.format,
                peak.cost.peak_mib,
                peak.allowed,
                peak.cost.seconds,
                word(peak.holds())
            );
        }
    }
    if !stops.is_empty() {
        text.push_str(
            "\n| 1 GiB of text, cancelled | slowest to stop | allowed | verdict | n |\n|---|--:|--:|---|--:|\n",
        );
        for stop in stops {
            let (worst, allowed) = (1000.0 * stop.worst(), 1000.0 * Stops::ALLOWED);
            let (format, word, n) = (stop.format, word(stop.holds()), stop.seconds.len());
            let _ = writeln!(text, "| {format} | {worst:.0} ms | < {allowed:.0} ms | {word} | {n} |");
        }
    }
    text
}

fn side((cost, bytes): (Cost, u64)) -> String {
    format!("{:.3} s | {:.2} s | {:.0} MiB | {}", cost.seconds, cost.cpu_seconds, cost.peak_mib, mib(bytes))
}

#[expect(clippy::cast_precision_loss, reason = "a size shown with one decimal")]
fn mib(bytes: u64) -> String {
    format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20))
}

fn word(kept: bool) -> &'static str {
    if kept { "kept" } else { "**missed**" }
}

#[cfg(test)]
mod tests {
    use super::super::cases::ALL;
    use super::*;

    fn compared(name: &str, ours: f64, peer: f64, size: u64) -> Compared {
        let cost = |seconds| Cost { seconds, cpu_seconds: seconds, peak_mib: 20.0 };
        let case = ALL.iter().find(|case| case.name == name).unwrap();
        Compared { case, ours: (cost(ours), size), peer: (cost(peer), 1000), runs: 3, input: 5000 }
    }

    #[test]
    fn a_promise_is_kept_exactly_at_its_limit_and_missed_beyond() {
        assert!(compared("office", 1.0, 8.0, 1).verdict().1);
        assert!(!compared("office", 1.0, 7.9, 1).verdict().1);
        assert!(compared("text", 1.0, 5.0, 1100).verdict().1);
        assert!(!compared("text", 1.0, 5.0, 1101).verdict().1);
        assert!(compared("small", 1.5, 1.0, 1).verdict().1);
        assert!(!compared("small", 1.51, 1.0, 1).verdict().1);
    }

    #[test]
    fn both_sides_and_a_missed_promise_stand_in_the_table() {
        let text = render(&[compared("small", 3.0, 1.0, 1)], &[], &[]);
        assert!(text.contains("| Muhr | 3.000 s |") && text.contains("| 7-Zip | 1.000 s |"), "{text}");
        assert!(text.contains("| ≤ 1.5× the time | 3.00× the time | **missed** |"), "{text}");
    }
}
