//! Every signal has its words: in both languages, and in docs/signals.md.

use std::fs;
use std::path::Path;

/// A file of the repository; one that cannot be read has none of the words.
fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)).unwrap_or_default()
}

#[test]
fn every_signal_is_said_in_both_languages_and_documented() {
    let documented = read("docs/signals.md");
    let mut missing = Vec::new();
    for signal in muhr_inspect::signals::ALL {
        let (id, severity) = (signal.id(), signal.severity().as_str());
        if !documented.contains(&format!("| `{id}` | {severity} |")) {
            missing.push(format!("docs/signals.md: {id} ({severity})"));
        }
        let key = id.replace('.', "-");
        for language in ["en", "ur"] {
            let texts = read(&format!("locales/{language}/inspect.ftl"));
            for key in [format!("signal-{key} = "), format!("signal-{key}-why = ")] {
                if !texts.lines().any(|line| line.starts_with(&key)) {
                    missing.push(format!("{language}: {key}"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn nothing_is_said_of_signals_that_are_not_there() {
    let known: Vec<String> =
        muhr_inspect::signals::ALL.iter().map(|signal| format!("signal-{}", signal.id().replace('.', "-"))).collect();
    for language in ["en", "ur"] {
        for line in read(&format!("locales/{language}/inspect.ftl")).lines().filter(|line| line.starts_with("signal-"))
        {
            let key = line.split(" = ").next().unwrap_or_default();
            let signal = key.strip_suffix("-why").unwrap_or(key);
            assert!(known.iter().any(|one| one == signal), "{language}: {key}");
        }
    }
}
