//! Starts the end-to-end tests of `ui/e2e`: the real window on a virtual display.

use crate::failure::Failure;
use crate::project::Project;
use crate::shell::{self, append, note, say};
use crate::{cargo_tools, needs, node, peers, setup};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The screen that the window is shown on: large enough for a window of any size we test.
const SCREEN: &str = "-screen 0 1600x1200x24";

/// Starts a Secret Service of its own, unlocked, then the rest of the arguments.
const WITH_KEYRING: &str = "printf e2e | HOME=\"$0\" XDG_DATA_HOME=\"$0\" XDG_RUNTIME_DIR=\"$0\" \
                            gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec \"$@\"";

/// Builds the window as the Rust tests do. Cargo compiles a dependency again when another set of packages
/// switches other features of it on: building the window by itself would compile half of Tauri twice.
pub(crate) const BUILD_FOR_TESTS: [&str; 4] = ["build", "--workspace", "--all-targets", "--locked"];

/// What a run of the end-to-end tests is given.
#[derive(Debug)]
pub(crate) struct EndToEnd<'a> {
    /// Where the pictures go.
    pub(crate) screenshots: PathBuf,
    /// Where skipped tests and second attempts are noted.
    pub(crate) log: &'a Path,
}

/// Runs every flow against the window built in the development profile.
///
/// A display, a message bus and a driver of another project take part, and now and then one of them stumbles: a flow that
/// failed is run once more, and the log says so.
pub(crate) fn run(project: &Project, options: &EndToEnd<'_>) -> Result<(), Failure> {
    let driver = cargo_tools::tauri_driver(project)?;
    fs::create_dir_all(&options.screenshots).map_err(|error| Failure::step(error.to_string()))?;
    let mut failed = Vec::new();
    for flow in flows(&project.path("ui/e2e/flows"))? {
        if run_flow(project, options, &driver, &flow).is_ok() {
            continue;
        }
        let name = flow.file_name().unwrap_or_default().to_string_lossy().into_owned();
        note(&format!("{name} failed; once more"));
        match run_flow(project, options, &driver, &flow) {
            Ok(()) => append(options.log, &format!("second attempt: {name}"))?,
            Err(_) => failed.push(name),
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(Failure::step(format!("failed twice: {}", failed.join(", ")))) }
}

fn run_flow(project: &Project, options: &EndToEnd<'_>, driver: &Path, flow: &Path) -> Result<(), Failure> {
    let mut command = in_session(project, driver, &options.screenshots)?;
    command.args(["node", "--test", "--test-reporter=spec"]).arg(flow).env("MUHR_SKIP_LOG", options.log);
    if let Some((seven_zip, _)) = peers::seven_zip() {
        command.env("MUHR_7Z", seven_zip);
    }
    shell::run(&mut command)
}

/// Runs a script that measures the window with `folder`; returns what it prints.
pub(crate) fn measure(project: &Project, script: &str, folder: &Path) -> Result<String, Failure> {
    setup::install(needs::WINDOW)?;
    setup::install(needs::TESTS)?;
    node::install(&project.path("ui"))?;
    node::build_ui(project)?;
    shell::run(shell::cargo(project).args(BUILD_FOR_TESTS))?;
    let driver = cargo_tools::tauri_driver(project)?;
    let mut command = in_session(project, &driver, &project.target().join("e2e/screenshots"))?;
    command.args(["node", script]).arg(folder);
    shell::output_of(&mut command).ok_or_else(|| Failure::step(format!("{script} failed")))
}

/// A message bus, a key store and a display of their own: nothing of the person's session is seen or touched. What runs
/// there is told where the window, its driver and the places for pictures and logs are.
fn in_session(project: &Project, driver: &Path, screenshots: &Path) -> Result<Command, Failure> {
    let keyring = project.target().join("e2e/keyring");
    fs::create_dir_all(&keyring).map_err(|error| Failure::step(error.to_string()))?;
    let mut command = Command::new("dbus-run-session");
    command.args(["--", "sh", "-c", WITH_KEYRING]).arg(keyring);
    command.args(["xvfb-run", "--auto-servernum", "--server-args", SCREEN]);
    command
        .current_dir(project.path("ui/e2e"))
        .env("MUHR_APPLICATION", project.program("debug", "muhr-desktop"))
        .env("MUHR_TAURI_DRIVER", driver)
        .env("MUHR_SCREENSHOTS", screenshots)
        .env("MUHR_E2E_LOGS", project.target().join("e2e/logs"));
    Ok(command)
}

/// The flows in the order of their names.
fn flows(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::step(format!("{}: {error}", folder.display())))?;
    let mut flows = entries.flatten().map(|entry| entry.path()).filter(|path| is_flow(path)).collect::<Vec<_>>();
    flows.sort();
    if flows.is_empty() { Err(Failure::step(format!("no flow in {}", folder.display()))) } else { Ok(flows) }
}

fn is_flow(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.ends_with(".test.mjs"))
}

/// `cargo xtask screenshots`: the same run, with the pictures going into the documentation.
pub(crate) fn screenshots(project: &Project) -> Result<(), Failure> {
    setup::install(needs::WINDOW)?;
    setup::install(needs::TESTS)?;
    node::check_version()?;
    node::install(&project.path("ui"))?;
    node::build_ui(project)?;
    say("Building the window");
    shell::run(shell::cargo(project).args(BUILD_FOR_TESTS))?;
    let log = project.target().join("e2e/skipped.log");
    run(project, &EndToEnd { screenshots: project.path("docs/screenshots"), log: &log })
}
