//! Every reason for which nothing was scanned has its words in both languages, and its row in `docs/antivirus.md`.
#![allow(clippy::unwrap_used, missing_docs)]

use muhr_endpoint::scan::Reason;
use std::path::Path;

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)).unwrap()
}

#[test]
fn every_reason_is_said_in_both_languages_and_documented() {
    let documented = read("docs/antivirus.md");
    for reason in Reason::ALL.map(Reason::as_str) {
        for language in ["en", "ur"] {
            let key = format!("scanned-because-{reason} = ");
            assert!(read(&format!("locales/{language}/cli.ftl")).lines().any(|line| line.starts_with(&key)), "{key}");
        }
        assert!(documented.contains(&format!("| `{reason}` |")), "{reason}");
    }
}
