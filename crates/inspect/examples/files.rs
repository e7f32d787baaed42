//! Judges every file below a folder and prints what it is: `cargo run --release -p muhr-inspect --example files -- DIR…`.

use muhr_inspect::files::{Examination, UntrustedFile, examine};
use muhr_inspect::{Book, Budget, Context, FileReport, Limits};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

fn main() {
    for folder in std::env::args().skip(1) {
        let mut files = Vec::new();
        collect(Path::new(&folder), &mut files);
        files.sort();
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        let mut slowest = (0.0, String::new());
        for path in &files {
            let bytes = std::fs::read(path).unwrap_or_default();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let book = Book::default();
            let context = Context::new(&book);
            let budget = Budget::new(Limits::default(), &|| false);
            let examination = Examination { budget: &budget, context: &context };
            let since = Instant::now();
            let report = examine(UntrustedFile { name: Some(&name), declared: None, bytes: &bytes }, &examination);
            let seconds = since.elapsed().as_secs_f64();
            if seconds > slowest.0 {
                slowest = (seconds, path.display().to_string());
            }
            let verdict = muhr_inspect::verdict::verdict(report.walk().flat_map(|file| &file.findings)).as_str();
            *counts.entry(verdict).or_default() += 1;
            let mut ids: Vec<&str> = report.walk().flat_map(|file| &file.findings).map(|one| one.signal.id()).collect();
            ids.sort_unstable();
            ids.dedup();
            let gaps = report.walk().map(|file| file.gaps.len()).sum::<usize>();
            let inside: Vec<&str> = report.walk().map(|file: &FileReport| file.kind).take(6).collect();
            println!("{verdict:8} {:40} {:30} gaps {gaps:3} {}", inside.join(">"), ids.join(" "), path.display());
        }
        println!("{folder}: {counts:?}, slowest {:.2} s {}", slowest.0, slowest.1);
    }
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_dir() {
        let inside = std::fs::read_dir(path).into_iter().flatten().flatten();
        inside.for_each(|entry| collect(&entry.path(), files));
    } else {
        files.push(path.to_owned());
    }
}
