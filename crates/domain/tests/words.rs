//! Every finding has its words in both languages, its row in `docs/domain-findings.md`, and a test that sees it.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use muhr_domain::findings::{Says, all, records, servers};
use muhr_domain::{Severity, Standing};
use std::collections::BTreeMap;
use std::path::Path;

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)).unwrap()
}

/// The lists of findings, each with the file of its texts.
const LISTS: [(&[&Says], &str); 2] = [(records::ALL, "domain-records"), (servers::ALL, "domain-servers")];

/// The texts of a file by their keys; what is indented belongs to the text above it.
fn texts(language: &str, file: &str) -> BTreeMap<String, String> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let mut last = String::new();
    for line in read(&format!("locales/{language}/{file}.ftl")).lines() {
        match line.split_once(" =") {
            Some((key, text)) if !line.starts_with([' ', '#']) => {
                key.clone_into(&mut last);
                texts.insert(last.clone(), text.trim_start().to_owned());
            }
            _ if line.starts_with(' ') => texts.get_mut(&last).unwrap().push_str(line),
            _ => {}
        }
    }
    texts
}

fn variables(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> = text.split("{ $").skip(1).filter_map(|rest| rest.split(' ').next()).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn keys(says: &Says) -> Vec<String> {
    let key = format!("domain-{}", says.id.replace('.', "-"));
    let more = matches!(says.standing, Standing::Problem | Standing::Unknown);
    let suffixes: &[&str] = if more { &["", "-why", "-do"] } else { &[""] };
    suffixes.iter().map(|suffix| format!("{key}{suffix}")).collect()
}

#[test]
fn every_finding_is_said_in_both_languages_and_nothing_else() {
    for (list, file) in LISTS {
        let (english, urdu) = (texts("en", file), texts("ur", file));
        let mut expected: Vec<String> = list.iter().flat_map(|says| keys(says)).collect();
        expected.sort();
        for texts in [&english, &urdu] {
            assert_eq!(texts.keys().cloned().collect::<Vec<_>>(), expected);
        }
        for (key, text) in &english {
            assert_eq!(variables(text), variables(&urdu[key]), "{key}");
            assert_ne!(text, &urdu[key], "{key} is not translated");
        }
    }
}

#[test]
fn every_finding_is_seen_by_a_test() {
    let tests: String = ["tests", "src/servers/tests"]
        .iter()
        .flat_map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).read_dir().unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    let unseen: Vec<&str> = all().map(|says| says.id).filter(|id| !tests.contains(&format!("\"{id}\""))).collect();
    assert!(unseen.is_empty(), "no test sees {unseen:?}");
}

#[test]
fn ids_are_there_once_and_named_for_their_topic() {
    let mut seen = Vec::new();
    for says in all() {
        assert!(!seen.contains(&says.id), "{}", says.id);
        seen.push(says.id);
        assert!(
            says.id.starts_with(&format!("{}.", says.topic.as_str())) || says.id.starts_with("check."),
            "{}",
            says.id
        );
        assert_eq!(says.severity.is_some(), says.standing == Standing::Problem, "{}", says.id);
    }
}

#[test]
fn the_table_of_findings_is_complete() {
    let table = read("docs/domain-findings.md");
    let row = |says: &Says| {
        let topic = if says.id.starts_with("check.") { "any" } else { says.topic.as_str() };
        let answer = match says.standing {
            Standing::NotApplicable => "does not apply",
            Standing::Fine => "fine",
            Standing::Unknown => "could not check",
            Standing::Problem => "problem",
        };
        let severity = match says.severity {
            None => "",
            Some(Severity::Low) => "low",
            Some(Severity::Medium) => "medium",
            Some(Severity::High) => "high",
            Some(Severity::Critical) => "critical",
        };
        format!("| `{}` | {topic} | {answer} | {severity} |", says.id)
    };
    let missing: Vec<String> = all().map(row).filter(|row| !table.lines().any(|line| line.starts_with(row))).collect();
    assert!(missing.is_empty(), "missing in docs/domain-findings.md:\n{}", missing.join("\n"));
    let rows = table.lines().filter(|line| line.starts_with("| `")).count();
    assert_eq!(rows, all().count(), "rows of findings that are gone");
}
