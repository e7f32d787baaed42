//! `cargo xtask bundle`: the installers of the system it runs on, made by Tauri's own command line tool.

use crate::failure::Failure;
use crate::project::Project;
use crate::shell::{self, say};
use crate::{needs, node, setup};
use std::process::Command;

/// Builds the installers; `arguments` go to `tauri build`.
pub(crate) fn bundle(project: &Project, arguments: &[String]) -> Result<(), Failure> {
    setup::install(needs::WINDOW)?;
    node::check_version()?;
    node::install(&project.path("ui"))?;
    node::build_ui(project)?;
    let name = if cfg!(windows) { "tauri.cmd" } else { "tauri" };
    let tauri = project.path("ui/node_modules/.bin").join(name);
    if !tauri.is_file() {
        return Err(Failure::step("ui/package.json does not list @tauri-apps/cli, which makes the installers"));
    }
    say("Building the installers");
    shell::run(Command::new(tauri).current_dir(project.root()).arg("build").args(arguments))
}
