//! `cargo xtask bindings`: the TypeScript types of muhr-app's DTOs.
//!
//! ts-rs turns every exported type into a test named `export_bindings_…` that writes its file into the
//! folder named by `TS_RS_EXPORT_DIR`. They are written into `target` first: the committed files are
//! only touched by a run that succeeded, and checking them touches nothing.

use crate::cli::BindingsMode;
use crate::failure::Failure;
use crate::project::Project;
use crate::shell::{self, say};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Where the committed types stand.
const COMMITTED: &str = "ui/src/bindings";

/// Which packages are compiled to get at the types.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Graph {
    /// Only the crate that holds them: the least to compile when starting from nothing.
    App,
    /// The whole workspace: nothing to compile when its tests have just been built.
    Workspace,
}

/// Writes or checks the types.
pub(crate) fn bindings(project: &Project, mode: BindingsMode) -> Result<(), Failure> {
    match mode {
        BindingsMode::Check => check(project, Graph::App),
        BindingsMode::Write => {
            let fresh = generate(project, Graph::App)?;
            replace(&project.path(COMMITTED), &fresh)
                .map_err(|error| Failure::step(format!("{COMMITTED}: {error}")))?;
            say(&format!("{} files written to {COMMITTED}", fresh.len()));
            Ok(())
        }
    }
}

/// Fails when the committed types are not what the Rust types give today.
pub(crate) fn check(project: &Project, graph: Graph) -> Result<(), Failure> {
    let fresh = generate(project, graph)?;
    let committed = read(&project.path(COMMITTED)).map_err(|error| Failure::step(format!("{COMMITTED}: {error}")))?;
    let differing = differences(&committed, &fresh);
    if differing.is_empty() {
        return Ok(());
    }
    Err(Failure::step(format!("{COMMITTED} is stale; type `cargo xtask bindings`\n  {}", differing.join("\n  "))))
}

type Files = BTreeMap<PathBuf, Vec<u8>>;

fn generate(project: &Project, graph: Graph) -> Result<Files, Failure> {
    say("Generating the TypeScript types");
    let folder = project.target().join("bindings");
    match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(Failure::step(format!("{}: {error}", folder.display())));
        }
        _ => {}
    }
    let mut command = shell::cargo(project);
    command.args(["test", "--lib"]).env("TS_RS_EXPORT_DIR", &folder);
    match graph {
        Graph::App => command.args(["--package", "muhr-app"]),
        Graph::Workspace => command.arg("--workspace"),
    };
    shell::run(command.args(["--", "export_bindings"]).stdout(std::process::Stdio::null()))?;
    let fresh = read(&folder).map_err(|error| Failure::step(format!("{}: {error}", folder.display())))?;
    if fresh.is_empty() { Err(Failure::step("muhr-app exported no types")) } else { Ok(fresh) }
}

/// The `.ts` files below a folder by their relative path; a folder that is not there has none.
fn read(folder: &Path) -> io::Result<Files> {
    let mut files = Files::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(current) = folders.pop() {
        let entries = match fs::read_dir(&current) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            entries => entries?,
        };
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "ts") {
                let name = path.strip_prefix(folder).map_err(io::Error::other)?.to_path_buf();
                files.insert(name, fs::read(&path)?);
            }
        }
    }
    Ok(files)
}

fn replace(folder: &Path, fresh: &Files) -> io::Result<()> {
    for stale in read(folder)?.into_keys().filter(|name| !fresh.contains_key(name)) {
        fs::remove_file(folder.join(stale))?;
    }
    for (name, content) in fresh {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, content)?;
    }
    Ok(())
}

fn differences(committed: &Files, fresh: &Files) -> Vec<String> {
    let mut lines = Vec::new();
    for (name, content) in fresh {
        match committed.get(name) {
            None => lines.push(format!("{} is missing", name.display())),
            Some(found) if found != content => lines.push(format!("{} differs", name.display())),
            Some(_) => {}
        }
    }
    lines.extend(
        committed
            .keys()
            .filter(|name| !fresh.contains_key(*name))
            .map(|name| format!("{} is no longer exported", name.display())),
    );
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(entries: &[(&str, &str)]) -> Files {
        entries.iter().map(|(name, content)| (PathBuf::from(name), content.as_bytes().to_vec())).collect()
    }

    #[test]
    fn equal_bindings_have_no_differences() {
        let some = files(&[("A.ts", "a"), ("B.ts", "b")]);
        assert!(differences(&some, &some.clone()).is_empty());
    }

    #[test]
    fn a_missing_a_changed_and_a_left_over_file_are_each_named() {
        let committed = files(&[("Changed.ts", "old"), ("Left.ts", "x")]);
        let fresh = files(&[("Changed.ts", "new"), ("Missing.ts", "y")]);
        assert_eq!(
            differences(&committed, &fresh),
            ["Changed.ts differs", "Missing.ts is missing", "Left.ts is no longer exported"]
        );
    }

    #[test]
    fn replacing_leaves_exactly_the_fresh_files() {
        let folder = std::env::temp_dir().join(format!("muhr-xtask-bindings-{}", std::process::id()));
        replace(&folder, &files(&[("Old.ts", "old"), ("sub/Kept.ts", "one")])).unwrap();
        let fresh = files(&[("New.ts", "new"), ("sub/Kept.ts", "two")]);
        replace(&folder, &fresh).unwrap();
        assert_eq!(read(&folder).unwrap(), fresh);
        fs::remove_dir_all(&folder).unwrap();
    }
}
