//! Whatever the inspection can say has its words, in both languages; every signal is documented; nothing is said of
//! what is not there.

use muhr_inspect::signals::{self, Signal};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

const LANGUAGES: [&str; 2] = ["en", "ur"];

fn root() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A file of the repository; one that cannot be read has none of the words.
fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_default()
}

/// Key and text of every message of a language, with the lines that continue it.
fn texts(language: &str) -> BTreeMap<String, String> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let mut last = String::new();
    for line in read(&format!("locales/{language}/inspect.ftl")).lines() {
        if let Some((key, text)) = line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
        {
            key.clone_into(&mut last);
            texts.insert(key.to_owned(), text.trim().to_owned());
        } else if line.starts_with(' ') {
            texts.entry(last.clone()).or_default().push_str(line.trim());
        }
    }
    texts
}

/// Everything that has no text in one of the languages.
fn untold<'a>(keys: impl IntoIterator<Item = &'a String> + Clone) -> Vec<String> {
    let mut missing = Vec::new();
    for language in LANGUAGES {
        let texts = texts(language);
        let without = keys.clone().into_iter().filter(|key| texts.get(*key).is_none_or(|text| text.is_empty()));
        missing.extend(without.map(|key| format!("locales/{language}/inspect.ftl: {key}")));
    }
    missing
}

/// `from.lookalike_contact` is told by `signal-from-lookalike_contact`.
fn key(signal: &Signal) -> String {
    format!("signal-{}", signal.id().replace('.', "-"))
}

/// The rows of the tables of docs/signals.md that begin with the id of a signal: id, severity, looks at, why, source,
/// false alarms known.
fn documented() -> Vec<Vec<String>> {
    let text = read("docs/signals.md");
    let tables = text.split("\n## Where we differ").next().unwrap_or_default();
    let rows = tables.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| row.trim_matches('|').split(" | ").map(|cell| cell.trim_matches([' ', '`']).to_owned()).collect())
        .collect()
}

fn sources(folder: &Path, found: &mut String) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sources(&path, found)?;
        } else if path.file_name().is_some_and(|name| name != "signals.rs") {
            let text = fs::read_to_string(&path)?;
            found.push_str(text.split("\n#[cfg(test)]").next().unwrap_or_default());
        }
    }
    Ok(())
}

/// The source of the crate without its tests and without the table of signals.
fn rules() -> io::Result<String> {
    let mut found = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found)?;
    Ok(found)
}

/// What stands in quotation marks right behind each `mark`.
fn quoted<'a>(text: &'a str, mark: &str) -> BTreeSet<&'a str> {
    text.split(mark).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The names that an enum has in JSON.
fn names_of<'a>(source: &'a str, named: &str) -> BTreeSet<&'a str> {
    let start = format!("impl {named} {{");
    let body = source.split_once(&start).map(|(_, rest)| rest.split("\n}").next().unwrap_or_default());
    quoted(body.unwrap_or_default(), "=> \"")
}

#[test]
fn every_signal_is_said_in_both_languages_with_its_reason() {
    let keys: Vec<String> = signals::ALL.iter().flat_map(|one| [key(one), format!("{}-why", key(one))]).collect();
    let missing = untold(&keys);
    assert!(missing.is_empty(), "say what was seen and why it matters: {missing:#?}");
}

#[test]
fn every_signal_is_documented_with_its_severity_in_a_full_row() {
    let rows = documented();
    let mut missing = Vec::new();
    for signal in signals::ALL {
        let (id, severity) = (signal.id(), signal.severity().as_str());
        match rows.iter().filter(|row| row.first().is_some_and(|cell| cell == id)).collect::<Vec<_>>().as_slice() {
            [] => missing.push(format!("{id} ({severity}): no row")),
            [row] if row.len() != 6 || row.iter().any(String::is_empty) => {
                missing.push(format!("{id}: a cell is empty"))
            }
            [row] if row.get(1).is_none_or(|cell| cell != severity) => missing.push(format!("{id}: is {severity} now")),
            [_] => {}
            _ => missing.push(format!("{id}: stands twice")),
        }
    }
    assert!(missing.is_empty(), "docs/signals.md: {missing:#?}");
}

#[test]
fn nothing_is_said_of_signals_that_are_not_there() {
    let known: BTreeSet<String> = signals::ALL.iter().map(key).collect();
    let mut orphans = Vec::new();
    for language in LANGUAGES {
        for text in texts(language).into_keys().filter(|text| text.starts_with("signal-")) {
            if !known.contains(text.strip_suffix("-why").unwrap_or(&text)) {
                orphans.push(format!("locales/{language}/inspect.ftl: {text}"));
            }
        }
    }
    let ids = documented().into_iter().filter_map(|row| row.into_iter().next());
    orphans.extend(ids.filter(|id| signals::by_id(id).is_none()).map(|id| format!("docs/signals.md: {id}")));
    assert!(orphans.is_empty(), "no such signal: {orphans:#?}");
}

#[test]
fn verdicts_standings_gaps_severities_and_places_have_words() -> io::Result<()> {
    let source = rules()?;
    let mut keys = Vec::new();
    let mut take = |named: &str, forms: &[&str]| {
        let names = names_of(&source, named);
        assert!(!names.is_empty(), "{named} has no names");
        keys.extend(names.iter().flat_map(|name| forms.iter().map(|form| form.replace('*', name)).collect::<Vec<_>>()));
    };
    take("Verdict", &["verdict-*", "verdict-*-title", "verdict-*-advice"]);
    take("Standing", &["standing-*", "standing-*-text"]);
    take("GapKind", &["gap-*"]);
    take("Severity", &["severity-*"]);
    take("LinkPlace", &["link-place-*"]);
    take("Provenance", &["auth-said-by-*"]);
    take("Reason", &["signature-*"]);
    take("Weakness", &["weakness-*"]);
    take("Policy", &["auth-policy-*"]);
    take("Limit", &["limit-*"]);
    take("Fault", &["fault-*"]);
    let missing = untold(&keys);
    assert!(missing.is_empty(), "{missing:#?}");
    Ok(())
}

#[test]
fn results_of_authentication_have_words() {
    // RFC 8601 §2.7.1 and §2.7.2, RFC 9989; hardfail and bestguesspass are those of Microsoft and of older servers.
    let results = [
        ("spf", "pass fail hardfail softfail neutral none policy temperror permerror"),
        ("dkim", "pass fail neutral none policy temperror permerror"),
        ("dmarc", "pass fail bestguesspass none temperror permerror"),
        // RFC 8617, and what Muhr says where a chain cannot be judged.
        ("arc", "pass fail none neutral temperror permerror"),
    ];
    let each = results.iter().flat_map(|(method, all)| all.split(' ').map(move |one| format!("auth-{method}-{one}")));
    let missing = untold(&each.collect::<Vec<_>>());
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_kind_of_file_and_every_piece_of_evidence_has_a_name() -> io::Result<()> {
    let source = rules()?;
    let kinds = quoted(&source, " kind(\"").into_iter().chain(quoted(&source, "(kind(\""));
    let office = "doc docx docm xls xlsx xlsm ppt pptx pptm vsdx vsdm ole msg eml data".split(' ');
    let evidence = quoted(&source, ".with(\"").into_iter().map(|name| format!("evidence-{name}"));
    let keys: BTreeSet<String> = kinds.chain(office).map(|kind| format!("file-kind-{kind}")).chain(evidence).collect();
    assert!(keys.len() > 100, "the rules are written in another way now: {keys:?}");
    let missing = untold(&keys);
    assert!(missing.is_empty(), "{missing:#?}");
    Ok(())
}

#[test]
fn the_list_of_signals_that_no_rule_raises_is_true() -> io::Result<()> {
    let documented = read("docs/signals.md");
    let after = documented.split_once("raised by no rule yet\n").map(|(_, rest)| rest).unwrap_or_default();
    let list = after.split("\n## ").next().unwrap_or_default();
    let (source, cues) = (rules()?, read("crates/inspect/data/cues.txt"));
    let (mut raised, mut unlisted) = (Vec::new(), Vec::new());
    for signal in signals::ALL {
        let id = signal.id();
        let name = format!("is::{}", id.replace('.', "_").to_uppercase());
        let names = |before: &str| {
            let whole = format!("{before}{name}");
            source.match_indices(&whole).any(|(at, found)| {
                let next = source.get(at + found.len()..).and_then(|rest| rest.chars().next());
                next.is_none_or(|next| !next.is_ascii_uppercase() && next != '_')
            })
        };
        let by_a_cue = cues.lines().any(|line| line.split(' ').next() == Some(id));
        match list.contains(&format!("`{id}`")) {
            true if by_a_cue || ["new(", "found(", "say("].iter().any(|before| names(before)) => raised.push(id),
            false if !by_a_cue && !names("") => unlisted.push(id),
            _ => {}
        }
    }
    assert!(raised.is_empty(), "a rule raises these; take them out of the list in docs/signals.md: {raised:#?}");
    assert!(unlisted.is_empty(), "no rule raises these; put them into the list in docs/signals.md: {unlisted:#?}");
    Ok(())
}
