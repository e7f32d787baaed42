//! Programs from crates.io that the tests need, installed below `target` so that nothing is left on
//! the machine. They are built without optimisation: they mostly wait, and it halves the build.

use crate::failure::Failure;
use crate::project::Project;
use crate::shell::{self, note, say};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

/// The stable line of tauri-driver; 3.0 is an alpha.
const TAURI_DRIVER: (&str, &str) = ("tauri-driver", "2.1.0");
/// Builds with the Rust version that the workspace asks for.
const NEXTEST: (&str, &str) = ("cargo-nextest", "0.9.143");
/// The front door to libFuzzer (rust-fuzz); MIT/Apache-2.0.
const CARGO_FUZZ: (&str, &str) = ("cargo-fuzz", "0.13.2");

/// What runs the Rust tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TestRunner {
    /// One process per test, a table of what failed, a limit on each test's time.
    Nextest,
    /// What comes with Rust.
    CargoTest,
}

/// Finds nextest or installs it; where that fails, `cargo test` does the work and the run says so.
pub(crate) fn test_runner(project: &Project) -> TestRunner {
    if shell::succeeds(shell::cargo(project).env("PATH", path_with_tools(project)).args(["nextest", "--version"])) {
        return TestRunner::Nextest;
    }
    match install(project, NEXTEST) {
        Ok(_) => TestRunner::Nextest,
        Err(failure) => {
            note(&format!("{failure}; using `cargo test` instead"));
            TestRunner::CargoTest
        }
    }
}

/// Where tauri-driver is, after installing it if it was missing or another version.
pub(crate) fn tauri_driver(project: &Project) -> Result<PathBuf, Failure> {
    install(project, TAURI_DRIVER)
}

/// Installs what builds the fuzzer.
pub(crate) fn cargo_fuzz(project: &Project) -> Result<PathBuf, Failure> {
    install(project, CARGO_FUZZ)
}

/// The search path with the tools of the workspace in front.
pub(crate) fn path_with_tools(project: &Project) -> OsString {
    let own = project.tools().join("bin");
    let found = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(std::iter::once(own).chain(std::env::split_paths(&found))).unwrap_or(found)
}

fn install(project: &Project, (name, version): (&str, &str)) -> Result<PathBuf, Failure> {
    let tools = project.tools();
    let program = tools.join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let listed = shell::output_of(Command::new("cargo").args(["install", "--list", "--root"]).arg(&tools));
    if program.is_file() && listed.is_some_and(|text| lists(&text, name, version)) {
        return Ok(program);
    }
    say(&format!("Installing {name} {version} into target/tools (once)"));
    let mut command = shell::cargo(project);
    command.args(["install", name, "--version", version, "--locked", "--debug", "--force", "--quiet", "--root"]);
    shell::run(command.arg(&tools))?;
    Ok(program)
}

/// Reads `cargo install --list`.
fn lists(text: &str, name: &str, version: &str) -> bool {
    text.lines().any(|line| line.trim_end_matches(':') == format!("{name} v{version}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_version_of_a_tool_is_not_the_tool() {
        let text = "cargo-nextest v0.9.143:\n    cargo-nextest\ntauri-driver v2.0.0:\n    tauri-driver\n";
        assert!(lists(text, "cargo-nextest", "0.9.143"));
        assert!(!lists(text, "tauri-driver", "2.1.0"));
        assert!(!lists("", "tauri-driver", "2.1.0"));
    }
}
