//! The address book at the size of a ministry: writing, reading, and the cold start of the window with it.

use crate::e2e;
use crate::failure::Failure;
use crate::project::Project;
use crate::shell::{self, note, say};
use std::fs;

/// Measures, prints and writes `docs/benchmarks-people.md`.
pub(super) fn people(project: &Project) -> Result<(), Failure> {
    say("people: 50,000 people and 500,000 receipts");
    let folder = project.target().join("bench/people");
    let mut command = shell::cargo(project);
    command.args(["run", "--release", "--quiet", "-p", "muhr-people", "--example", "book", "--"]).arg(&folder);
    let store = shell::output_of(&mut command).ok_or_else(|| Failure::step("the address book was not measured"))?;
    say("people: the cold start of the window");
    let start = e2e::measure(project, "measure/start.mjs", &folder)?;
    // What starts on the way to the window may speak on the same output.
    let start: Vec<&str> = start.lines().filter(|line| line.starts_with('|')).collect();
    let tables = format!("{}\n\n{}", store.trim(), start.join("\n"));
    println!("\n{tables}");
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let page = format!(
        "# The address book at the size of a ministry\n\n\
         Written by `cargo xtask bench --only people` on {processors} processors. The people are made from fixed lists. \
         The window is the build of the tests, which is slower than a release; its times include the driver's.\n\n{tables}\n"
    );
    fs::write(project.path("docs/benchmarks-people.md"), page)
        .map_err(|error| Failure::step(format!("docs/benchmarks-people.md: {error}")))?;
    note("written to docs/benchmarks-people.md");
    Ok(())
}
