//! Telling the person what happens, and running other programs.

use crate::failure::Failure;
use crate::project::Project;
use std::ffi::OsStr;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Announces what is done next.
pub(crate) fn say(line: &str) {
    eprintln!("==> {line}");
}

/// Adds a detail under the last announcement.
pub(crate) fn note(line: &str) {
    eprintln!("    {line}");
}

/// Adds a line to a file, which is made if it is not there.
pub(crate) fn append(file: &Path, line: &str) -> Result<(), Failure> {
    let opened = OpenOptions::new().create(true).append(true).open(file);
    opened
        .and_then(|mut file| file.write_all(format!("{line}\n").as_bytes()))
        .map_err(|error| Failure::step(format!("{}: {error}", file.display())))
}

/// A command as it would be typed, for messages.
pub(crate) fn shown(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|part| quoted(&part.to_string_lossy()))
        .collect::<Vec<_>>()
        .join(" ")
}

fn quoted(part: &str) -> String {
    let plain = |character: char| character.is_ascii_alphanumeric() || "-_./=:,@+%".contains(character);
    if !part.is_empty() && part.chars().all(plain) {
        part.to_owned()
    } else {
        format!("'{}'", part.replace('\'', r"'\''"))
    }
}

/// Runs a command with its output on the terminal; anything but success is a failed step.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().map_err(|error| Failure::step(format!("{}: {error}", shown(command))))?;
    if status.success() { Ok(()) } else { Err(Failure::step(format!("`{}` ended with {status}", shown(command)))) }
}

/// Standard output of a command that succeeded; nothing when it failed or is not there.
pub(crate) fn output_of(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a command runs and succeeds; it is silent.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Whether a program of this name can be started from the search path.
pub(crate) fn on_path(name: &str) -> bool {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(&file).is_file()))
}

/// Cargo, at the top of the workspace, as if it had been started from a terminal.
///
/// `cargo run` gives xtask variables such as `CARGO_MANIFEST_DIR`. Build scripts that watch them would
/// run again each time xtask and the person take turns at building, so they do not travel further.
pub(crate) fn cargo(project: &Project) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(project.root());
    for (name, _) in std::env::vars_os() {
        if is_from_cargo_run(&name) {
            command.env_remove(name);
        }
    }
    command
}

fn is_from_cargo_run(name: &OsStr) -> bool {
    name.to_str().is_some_and(|name| {
        name.starts_with("CARGO_PKG_")
            || name.starts_with("CARGO_MANIFEST_")
            || matches!(name, "CARGO_BIN_NAME" | "CARGO_CRATE_NAME" | "CARGO_PRIMARY_PACKAGE" | "CARGO")
    })
}

/// A program of Node.js (`npm`, `npx`) in a folder; on Windows these are scripts named `.cmd`.
pub(crate) fn node_program(name: &str, folder: &Path) -> Command {
    let mut command = Command::new(if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() });
    command.current_dir(folder);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shown_command_can_be_pasted_into_a_shell() {
        let mut command = Command::new("echo");
        command.args(["plain", "two words", "it's", ""]);
        assert_eq!(shown(&command), r"echo plain 'two words' 'it'\''s' ''");
    }

    #[test]
    fn variables_of_cargo_run_do_not_travel_further() {
        assert!(is_from_cargo_run(OsStr::new("CARGO_MANIFEST_DIR")));
        assert!(is_from_cargo_run(OsStr::new("CARGO_PKG_VERSION")));
        assert!(!is_from_cargo_run(OsStr::new("CARGO_TARGET_DIR")));
        assert!(!is_from_cargo_run(OsStr::new("CARGO_HOME")));
    }
}
