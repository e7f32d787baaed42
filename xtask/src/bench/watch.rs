//! The watch on folders: how soon something is told, and what it costs while nothing happens.

use crate::failure::Failure;
use crate::project::Project;
use crate::shell::{note, say};
use crate::{e2e, needs, setup};
use std::fs;
use std::path::Path;

/// Seconds in which nothing happens: ten minutes.
const IDLE: &str = "600";
/// The same with `--quick`.
const QUICK: &str = "20";

/// Measures and prints; a full run also writes `docs/benchmarks-watch.md`.
pub(super) fn watch(project: &Project, quick: bool) -> Result<(), Failure> {
    let idle = if quick { QUICK } else { IDLE };
    say(&format!("watch: files that arrive, and {idle} seconds in which none does"));
    setup::install(needs::PEERS)?;
    let told = e2e::measure(project, "measure/watch.mjs", Path::new(idle))?;
    // What starts on the way may speak on the same output.
    let lines: Vec<&str> = told.lines().filter(|line| line.starts_with('|') || line.is_empty()).collect();
    let tables = lines.join("\n");
    println!("\n{}", tables.trim());
    if quick {
        note("docs/benchmarks-watch.md is written by a full run only");
        return Ok(());
    }
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let page = format!(
        "# The watch on folders\n\n\
         Written by `cargo xtask bench --only watch` on {processors} processors, with the build of the tests, which is \
         slower than a release. The files are programs of Windows under the names of documents, so every one is found. \
         A file counts as whole 100 ms after its writer has closed it; that is part of the time. A notification is seen \
         on the message bus, as the desktop is asked to show it. Memory counts shared pages by their share.\n\n{}\n",
        tables.trim()
    );
    fs::write(project.path("docs/benchmarks-watch.md"), page)
        .map_err(|error| Failure::step(format!("docs/benchmarks-watch.md: {error}")))?;
    note("written to docs/benchmarks-watch.md");
    Ok(())
}
