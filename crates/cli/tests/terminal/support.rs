//! Running `muhr` in a home of its own.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A folder with a home in it.
pub struct Place {
    root: TempDir,
}

impl Place {
    pub fn new() -> Self {
        let root = TempDir::new().unwrap();
        std::fs::create_dir(root.path().join("home")).unwrap();
        std::fs::create_dir(root.path().join("work")).unwrap();
        Self { root }
    }

    /// The current folder of every command.
    pub fn work(&self) -> PathBuf {
        self.root.path().join("work")
    }

    pub fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.work().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path
    }

    /// `muhr` with these arguments, in the work folder, speaking English.
    pub fn muhr(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_muhr"));
        command.args(arguments).current_dir(self.work()).stdin(Stdio::null());
        self.at_home(&mut command);
        command
    }

    pub fn at_home(&self, command: &mut Command) {
        let home = self.root.path().join("home");
        command.env("HOME", &home).env("LANG", "C.UTF-8").env_remove("LC_ALL").env_remove("LANGUAGE");
        command.env("XDG_STATE_HOME", home.join("state")).env("XDG_CONFIG_HOME", home.join("config"));
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.muhr(arguments).output().unwrap()
    }

    /// Names in a folder below the work folder, sorted.
    pub fn names(&self, folder: &str) -> Vec<String> {
        names(&self.work().join(folder))
    }
}

pub fn names(folder: &Path) -> Vec<String> {
    let items = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = items.map(|item| item.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The one object on standard output.
pub fn json(output: &Output) -> Value {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    assert_eq!(text.lines().count(), 1, "one line on standard output: {text:?}");
    serde_json::from_str(text).unwrap()
}

pub fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Runs a command with a password on its standard input.
pub fn with_password(mut command: Command, password: &str) -> Output {
    use std::io::Write;
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    writeln!(child.stdin.take().unwrap(), "{password}").unwrap();
    child.wait_with_output().unwrap()
}
