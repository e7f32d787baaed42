//! A test that cannot run here says so, where the project's test command collects it.

use std::io::Write;

/// Says that `what` was not tested and why. With `MUHR_REQUIRE_PEERS=1` a missing peer is a failure instead.
///
/// # Panics
/// Where the peers are required.
pub fn skipped(what: &str, why: &str) {
    assert!(std::env::var_os("MUHR_REQUIRE_PEERS").is_none_or(|value| value != "1"), "{what} must run here: {why}");
    let line = format!("skipped: {what}: {why}");
    println!("{line}");
    if let Some(path) = std::env::var_os("MUHR_SKIP_LOG") {
        let log = std::fs::OpenOptions::new().create(true).append(true).open(path);
        // One short line in one write, so that tests running side by side do not mix theirs.
        let _ = log.and_then(|mut log| log.write_all(format!("{line}\n").as_bytes()));
    }
}
