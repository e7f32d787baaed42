//! Files, each judged alone and under its own name.

use crate::percent::percent;
use muhr_inspect::{Book, Context, Report, Verdict, inspect};
use std::path::{Path, PathBuf};

/// A part of the samples, and what is promised of it.
struct Part {
    name: &'static str,
    folders: &'static [&'static str],
    /// Whether a file, by its path below the folder of files, belongs to it.
    holds: fn(&str) -> bool,
    promise: &'static str,
    /// Files with these answers are named.
    named: &'static [Verdict],
}

const PARTS: &[Part] = &[
    Part {
        name: "shortcuts",
        folders: &["lnk"],
        holds: |path| path.ends_with(".lnk"),
        promise: "danger 100 %",
        named: &[Verdict::Clear, Verdict::Caution],
    },
    Part {
        name: "mostly benign files (tika, magika)",
        folders: &["tika", "magika"],
        holds: |_| true,
        promise: "danger: programs and scripts alone",
        named: &[Verdict::Danger, Verdict::Caution],
    },
    Part {
        name: "ClamAV’s program in containers",
        folders: &["clamav"],
        holds: |path| path.contains("/hdb/"),
        promise: "not clear at least 95 %",
        named: &[Verdict::Clear],
    },
    Part {
        name: "harmless pictures in containers (clamav)",
        folders: &["clamav"],
        holds: |path| !path.contains("/hdb/"),
        promise: "",
        named: &[Verdict::Danger, Verdict::Caution],
    },
    Part {
        name: "Office files (oletools; without licences, a text and `harmless-clean`)",
        folders: &["oletools"],
        holds: |path| !path.ends_with("LICENSE.txt") && !path.ends_with("/text") && !path.contains("harmless-clean"),
        promise: "not clear at least 90 %",
        named: &[Verdict::Clear],
    },
    Part {
        name: "clean files of the same folder",
        folders: &["oletools"],
        holds: |path| path.ends_with("LICENSE.txt") || path.ends_with("/text") || path.contains("harmless-clean"),
        promise: "",
        named: &[Verdict::Danger, Verdict::Caution],
    },
    Part { name: "odd PDFs (corkami)", folders: &["corkami"], holds: |_| true, promise: "", named: &[Verdict::Danger] },
];

/// Prints the tables on files.
pub(crate) fn tables(folder: &Path) {
    println!("\n| files | how many | danger | caution | clear | not clear | promised |\n|---|---|---|---|---|---|---|");
    let mut named = Vec::new();
    for part in PARTS {
        let mut counts = [0_usize; 3];
        for path in part.folders.iter().flat_map(|sub| files(&folder.join(sub))) {
            let shown = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
            if !(part.holds)(&shown) {
                continue;
            }
            let report = judge(&path);
            let place = match report.verdict {
                Verdict::Danger => 0,
                Verdict::Caution => 1,
                Verdict::Clear => 2,
            };
            if let Some(count) = counts.get_mut(place) {
                *count += 1;
            }
            if part.named.contains(&report.verdict) {
                named.push(line(part, &shown, &report));
            }
        }
        let [danger, caution, clear] = counts;
        let all = danger + caution + clear;
        let share = percent(danger + caution, all);
        println!("| {} | {all} | {danger} | {caution} | {clear} | {share:.1} % | {} |", part.name, part.promise);
    }
    println!("\nNamed one by one:\n\n| part | file | answer | reasons | could not be checked |\n|---|---|---|---|---|");
    named.iter().for_each(|line| println!("{line}"));
}

fn line(part: &Part, path: &str, report: &Report) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let joined = |mut words: Vec<&str>| {
        words.sort_unstable();
        words.dedup();
        words.join(", ")
    };
    let reasons = joined(report.findings.iter().map(|finding| finding.signal.id()).collect());
    let gaps = joined(report.gaps.iter().map(|gap| gap.kind.as_str()).collect());
    format!("| {} | {name} | {} | {reasons} | {gaps} |", part.name, report.verdict.as_str())
}

fn judge(path: &Path) -> Report {
    let bytes = std::fs::read(path).unwrap_or_default();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    inspect(&bytes, &name, &Context::new(&Book::default()))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let (mut open, mut files) = (vec![folder.to_path_buf()], Vec::new());
    while let Some(path) = open.pop() {
        match std::fs::read_dir(&path) {
            Ok(inside) => open.extend(inside.flatten().map(|entry| entry.path())),
            Err(_) => files.push(path),
        }
    }
    files.sort();
    files
}
