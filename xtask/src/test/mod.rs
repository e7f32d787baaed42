//! `cargo xtask test`: every check, cheapest first, and a table of what came of them.

mod domain;
mod plan;
mod report;
mod steps;

use crate::cli::TestOptions;
use crate::failure::Failure;
use crate::project::Project;
use crate::shell::{note, say};
use plan::Plan;
use report::{Outcome, Report};
use std::fs;
use std::time::Instant;

/// Runs the steps asked for and prints the table. Fails when a step failed.
pub(crate) fn test(project: &Project, options: &TestOptions) -> Result<(), Failure> {
    let plan = Plan::choose(steps::ALL, &options.only)?;
    if options.list {
        for step in steps::ALL {
            println!("{:<14} {}", step.name, step.what);
        }
        return Ok(());
    }
    let started = Instant::now();
    let skip_log = project.target().join("skipped.log");
    forget(&skip_log)?;
    if !project.path("../shared").is_dir() {
        note("../shared is not there: the tests that read it are skipped");
    }
    let bench = steps::Bench::set_up(project, &skip_log, &plan)?;
    let mut report = Report::default();
    for step in plan.steps() {
        if let Some(reason) = report.reason_to_skip(step, options.keep_going) {
            report.add(step.name, Outcome::Skipped(reason), None);
            continue;
        }
        say(&format!("{}: {}", step.name, step.what));
        let begun = Instant::now();
        let outcome = match (step.run)(&bench) {
            Ok(()) => Outcome::Passed,
            Err(failure) => {
                note(&failure.to_string());
                Outcome::Failed(failure.to_string())
            }
        };
        report.add(step.name, outcome, Some(begun.elapsed()));
    }
    let skipped = fs::read_to_string(&skip_log).unwrap_or_default();
    print!("{}", report.render(&skipped, started.elapsed()));
    if report.failed() == 0 { Ok(()) } else { Err(Failure::Reported) }
}

fn forget(skip_log: &std::path::Path) -> Result<(), Failure> {
    let folder = skip_log.parent().unwrap_or(skip_log);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(skip_log, ""))
        .map_err(|error| Failure::step(format!("{}: {error}", skip_log.display())))
}
