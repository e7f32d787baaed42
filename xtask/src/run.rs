//! `cargo xtask run`: from a bare machine to the open window.
//!
//! It builds in the development profile: that compiles several times faster than a release build, and
//! `Cargo.toml` optimises the code that touches every byte of a file even there.

use crate::cli::RunOptions;
use crate::failure::Failure;
use crate::project::Project;
use crate::shell::{self, say};
use crate::{needs, node, setup};
use std::path::absolute;
use std::process::Command;

/// Sets up, builds, opens, and waits until the window is closed.
pub(crate) fn run(project: &Project, options: &RunOptions) -> Result<(), Failure> {
    // Before anything changes folder: the names were typed relative to this one.
    let files = options
        .files
        .iter()
        .map(|file| absolute(file).map_err(|error| Failure::step(format!("{}: {error}", file.display()))))
        .collect::<Result<Vec<_>, _>>()?;
    setup::install(needs::WINDOW)?;
    node::check_version()?;
    node::install(&project.path("ui"))?;
    node::build_ui(project)?;
    let profile = if options.release { "release" } else { "debug" };
    build_window(project, options.release)?;
    say("Opening the window");
    shell::run(Command::new(project.program(profile, "muhr-desktop")).args(files))
}

fn build_window(project: &Project, release: bool) -> Result<(), Failure> {
    say("Building the window (the first time takes several minutes)");
    let mut build = shell::cargo(project);
    // Not `--package muhr-desktop`: that would switch off features that the tests' build has on, and
    // compile their dependencies a second time.
    build.args(["build", "--workspace", "--bin", "muhr-desktop"]);
    if release {
        build.arg("--release");
    }
    shell::run(&mut build)
}
