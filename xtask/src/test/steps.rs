//! The steps of `cargo xtask test`.
//!
//! Their order is cheapest first, with one exception: the UI is built before any Rust that embeds it.
//! All Rust below is compiled as one set of packages in one profile, so that Tauri is compiled once for
//! clippy (which makes no code) and once for tests, window and end to end together.

use super::domain;
use super::plan::Plan;
use crate::bindings::{self, Graph};
use crate::cargo_tools::{self, TestRunner};
use crate::e2e::{self, EndToEnd};
use crate::failure::Failure;
use crate::project::Project;
use crate::shell::{self, node_program, note};
use crate::{mail_servers, needs, node, peers, python, setup};
use std::path::{Path, PathBuf};
use std::process::Command;

/// One step.
#[derive(Debug)]
pub(super) struct Step {
    /// What `--only` calls it.
    pub(super) name: &'static str,
    /// What it does, for people.
    pub(super) what: &'static str,
    /// Steps whose result it uses.
    pub(super) needs: &'static [&'static str],
    /// Does it.
    pub(super) run: fn(&Bench) -> Result<(), Failure>,
}

/// All steps in their order.
pub(super) const ALL: &[Step] = &[
    Step { name: "fmt", what: "every Rust file is formatted", needs: &[], run: fmt },
    Step { name: "ui-build", what: "the user interface builds", needs: &[], run: ui_build },
    Step { name: "svelte-check", what: "the user interface's types agree", needs: &[], run: svelte_check },
    Step { name: "eslint", what: "the user interface is lint-free", needs: &[], run: eslint },
    Step { name: "vitest", what: "the user interface's unit tests", needs: &[], run: vitest },
    Step { name: "clippy", what: "every Rust target is lint-free", needs: &["ui-build"], run: clippy },
    Step { name: "tests", what: "unit, vector and interop tests in Rust", needs: &["ui-build"], run: tests },
    Step { name: "doctests", what: "the examples in the documentation", needs: &["ui-build"], run: doctests },
    Step { name: "bindings", what: "the TypeScript types are fresh", needs: &["ui-build"], run: fresh_bindings },
    Step { name: "app", what: "the window builds", needs: &["ui-build"], run: app },
    Step { name: "domain", what: "the check of a domain against real servers", needs: &["app"], run: domain },
    Step { name: "e2e", what: "the real window, end to end", needs: &["app"], run: end_to_end },
];

/// What the steps work with, set up before the first of them.
#[derive(Debug)]
pub(super) struct Bench {
    project: Project,
    skip_log: PathBuf,
    python: Option<PathBuf>,
    runner: TestRunner,
}

impl Bench {
    /// Installs what the chosen steps need.
    pub(super) fn set_up(project: &Project, skip_log: &Path, plan: &Plan) -> Result<Self, Failure> {
        let mut bench = Self {
            project: project.clone(),
            skip_log: skip_log.to_path_buf(),
            python: None,
            runner: TestRunner::CargoTest,
        };
        if plan.includes_any(&["clippy", "tests", "doctests", "bindings", "app", "domain", "e2e"]) {
            setup::install(needs::WINDOW)?;
        }
        if plan.includes_any(&["tests", "e2e"]) {
            setup::install(needs::TESTS)?;
        }
        if plan.includes_any(&["ui-build", "svelte-check", "eslint", "vitest", "e2e"]) {
            node::check_version()?;
            node::install(&project.path("ui"))?;
        }
        if plan.includes_any(&["tests"]) {
            bench.python = Some(python::interpreter(project)?);
            bench.runner = cargo_tools::test_runner(project);
        }
        if plan.includes_any(&["e2e"]) {
            cargo_tools::tauri_driver(project)?;
        }
        Ok(bench)
    }

    fn cargo(&self, arguments: &[&str]) -> Result<(), Failure> {
        shell::run(&mut self.cargo_command(arguments))
    }

    fn cargo_command(&self, arguments: &[&str]) -> Command {
        let mut command = shell::cargo(&self.project);
        command.args(arguments).env("PATH", cargo_tools::path_with_tools(&self.project));
        command
    }

    /// Notes what cannot be tested on this machine, as tests do.
    fn skipped(&self, what: &str, why: &str) -> Result<(), Failure> {
        let line = format!("skipped: {what}: {why}");
        note(&line);
        shell::append(&self.skip_log, &line)
    }

    fn npm(&self, arguments: &[&str]) -> Result<(), Failure> {
        shell::run(node_program("npm", &self.project.path("ui")).args(arguments))
    }
}

fn fmt(bench: &Bench) -> Result<(), Failure> {
    bench.cargo(&["fmt", "--all", "--", "--check"])
}

fn ui_build(bench: &Bench) -> Result<(), Failure> {
    node::build_ui(&bench.project)
}

fn svelte_check(bench: &Bench) -> Result<(), Failure> {
    bench.npm(&["run", "--silent", "check"])
}

fn eslint(bench: &Bench) -> Result<(), Failure> {
    bench.npm(&["run", "--silent", "lint"])
}

fn vitest(bench: &Bench) -> Result<(), Failure> {
    bench.npm(&["run", "--silent", "test"])
}

fn clippy(bench: &Bench) -> Result<(), Failure> {
    bench.cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"])
}

/// Peers are there by now, so a test that does not find its peer has failed. What a test cannot do on
/// this machine for another reason it appends to the skip log.
fn tests(bench: &Bench) -> Result<(), Failure> {
    // What is ignored otherwise only takes long.
    let (run, all): (&[_], &[_]) = match bench.runner {
        TestRunner::Nextest => (&["nextest", "run"], &["--run-ignored", "all"]),
        TestRunner::CargoTest => (&["test", "--all-targets"], &["--", "--include-ignored"]),
    };
    let mut command = bench.cargo_command(run);
    command.args(["--workspace", "--locked", "--no-fail-fast"]).args(all);
    command.env("MUHR_REQUIRE_PEERS", "1").env("MUHR_SKIP_LOG", &bench.skip_log);
    // ts-rs writes files from tests: not into the sources, which the step `bindings` compares.
    command.env("TS_RS_EXPORT_DIR", bench.project.target().join("bindings"));
    if let Some(python) = &bench.python {
        command.env("MUHR_PYTHON", python);
    }
    if let Some((seven_zip, _)) = peers::seven_zip() {
        command.env("MUHR_7Z", seven_zip);
    }
    shell::run(&mut command)
}

fn doctests(bench: &Bench) -> Result<(), Failure> {
    bench.cargo(&["test", "--workspace", "--doc", "--locked"])
}

fn fresh_bindings(bench: &Bench) -> Result<(), Failure> {
    bindings::check(&bench.project, Graph::Workspace)
}

fn app(bench: &Bench) -> Result<(), Failure> {
    bench.cargo(&e2e::BUILD_FOR_TESTS)
}

/// Where there are no servers or no namespaces, it says so instead.
fn domain(bench: &Bench) -> Result<(), Failure> {
    if let Some(reason) = mail_servers::reason_for_none(&bench.project) {
        return bench.skipped("the check of a domain against real servers", &reason);
    }
    domain::check(&bench.project)
}

fn end_to_end(bench: &Bench) -> Result<(), Failure> {
    let screenshots = bench.project.target().join("e2e/screenshots");
    e2e::run(&bench.project, &EndToEnd { screenshots, log: &bench.skip_log })
}
