//! The UI's packages and its build.

use crate::failure::Failure;
use crate::fingerprint::Stamp;
use crate::project::Project;
use crate::shell::{self, node_program, say};
use std::path::Path;
use std::process::Command;

/// The oldest Node.js that Vite starts on (its `engines` field), as major and minor.
const OLDEST: (u32, u32) = (20, 19);

/// Makes sure that Node.js is there and new enough; it is one of the two things Muhr asks for.
pub(crate) fn check_version() -> Result<(), Failure> {
    let advice =
        format!("please install Node.js {}.{} or newer from https://nodejs.org, then start again", OLDEST.0, OLDEST.1);
    let Some(text) = shell::output_of(Command::new("node").arg("--version")) else {
        return Err(Failure::Missing(format!("Node.js is not there; {advice}")));
    };
    match version(&text) {
        Some(found) if found < OLDEST => Err(Failure::Missing(format!("Node.js is {}; {advice}", text.trim()))),
        _ => Ok(()),
    }
}

/// Reads the major and minor number of `v20.19.4`.
fn version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.trim().trim_start_matches('v').split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

/// Brings `node_modules` of a package to what its lock file says, unless it already is.
pub(crate) fn install(folder: &Path) -> Result<(), Failure> {
    let places = [folder.join("package.json"), folder.join("package-lock.json")];
    let modules = folder.join("node_modules");
    let stamp =
        Stamp::of(modules.join(".muhr-installed"), &places, &[]).map_err(|error| Failure::step(error.to_string()))?;
    if stamp.is_fresh() {
        return Ok(());
    }
    say(&format!("Installing the packages of {}", folder.display()));
    shell::run(node_program("npm", folder).args(["ci", "--no-audit", "--no-fund"]))?;
    // A package without dependencies gets no such folder from npm.
    std::fs::create_dir_all(&modules)
        .and_then(|()| stamp.write())
        .map_err(|error| Failure::step(format!("{}: {error}", modules.display())))
}

/// Builds the UI into `ui/dist`, unless what is there was made from the same sources.
pub(crate) fn build_ui(project: &Project) -> Result<(), Failure> {
    let ui = project.path("ui");
    let dist = ui.join("dist");
    let stamp = Stamp::of(
        ui.join("node_modules/.muhr-built"),
        &[ui.clone(), project.path("locales")],
        &["node_modules", "dist", "e2e"],
    )
    .map_err(|error| Failure::step(error.to_string()))?;
    if stamp.is_fresh() && dist.join("index.html").is_file() {
        shell::note("ui/dist is up to date");
        return Ok(());
    }
    say("Building the user interface");
    shell::run(node_program("npm", &ui).args(["run", "build"]))?;
    stamp.write().map_err(|error| Failure::step(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_node_compare_as_numbers() {
        assert_eq!(version("v20.19.4\n"), Some((20, 19)));
        assert!(version("v9.11.2").unwrap() < OLDEST);
        assert!(version("v100.0.0").unwrap() > OLDEST);
        assert_eq!(version("nightly"), None);
    }
}
