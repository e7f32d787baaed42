//! `cargo xtask windows`: the terminal's program for Windows, built and run from Linux.
//!
//! The compiler and the sources of its standard library are the distribution's, since what rustup offers cannot be had
//! everywhere; cargo stays rustup's. Wine shows that the program starts, seals, opens, asks a name server and answers
//! honestly; it has no antivirus, no BitLocker and no WebView2, so what Windows itself answers is tested on recorded values, and the window is
//! not tested there.

mod domain;

use crate::cli::WindowsOptions;
use crate::failure::Failure;
use crate::project::Project;
use crate::shell::{self, note, say};
use crate::{needs, setup};
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const TRIPLE: &str = "x86_64-pc-windows-gnu";
/// The compiler whose sources are installed beside it. rustup's of the same name comes first on the search path.
const RUSTC: &str = "/usr/bin/rustc";
const TOPICS: [&str; 7] =
    ["antivirus", "signatures", "on-access", "updates", "restart", "disk-encryption", "screen-lock"];

/// Wine before 9 has no `bcryptprimitives.dll`, which Rust's standard library takes its random numbers from.
const STAND_IN: &str = "\
#include <windows.h>
#include <ntsecapi.h>
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length) {
    return RtlGenRandom(data, (ULONG)length);
}
";

/// Builds, and unless it is only to be built, runs and checks.
pub(crate) fn windows(project: &Project, options: WindowsOptions) -> Result<(), Failure> {
    if !cfg!(target_os = "linux") {
        return Err(Failure::step("this builds for Windows from Linux; on Windows, use `cargo build -p muhr-cli`"));
    }
    setup::install(needs::WINDOWS)?;
    let folder = project.target().join("windows");
    let program = build(project, &folder)?;
    if options.build_only {
        return Ok(());
    }
    let wine = Wine::prepare(&folder, &program)?;
    say("Running it under Wine");
    wine.version()?;
    for format in ["zip", "muhr"] {
        wine.round_trip(format)?;
    }
    wine.endpoint()?;
    wine.domain()
}

fn build(project: &Project, folder: &Path) -> Result<PathBuf, Failure> {
    say("Building muhr.exe (the first time takes ten to twenty minutes)");
    let mut build = shell::cargo(project);
    build.args(["build", "--package", "muhr-cli", "--target", TRIPLE, "-Zbuild-std=std,panic_abort"]);
    build.env("RUSTC", RUSTC).env("RUSTC_BOOTSTRAP", "1").env("CARGO_TARGET_DIR", folder);
    shell::run(&mut build)?;
    Ok(folder.join(TRIPLE).join("debug/muhr.exe"))
}

/// A Windows that belongs to this project alone.
struct Wine {
    prefix: PathBuf,
    program: PathBuf,
    work: PathBuf,
}

impl Wine {
    fn prepare(folder: &Path, program: &Path) -> Result<Self, Failure> {
        let (run, work) = (folder.join("run"), folder.join("work"));
        let _ = fs::remove_dir_all(&work);
        for folder in [&run, &work] {
            fs::create_dir_all(folder).map_err(|error| failed(folder, &error))?;
        }
        let laid = run.join("muhr.exe");
        fs::copy(program, &laid).map_err(|error| failed(&laid, &error))?;
        let source = run.join("bcryptprimitives.c");
        fs::write(&source, STAND_IN).map_err(|error| failed(&source, &error))?;
        let mut compile = Command::new("x86_64-w64-mingw32-gcc");
        compile.args(["-shared", "-o"]).arg(run.join("bcryptprimitives.dll")).arg(&source).arg("-ladvapi32");
        shell::run(&mut compile)?;
        Ok(Self { prefix: folder.join("wine"), program: laid, work })
    }

    /// Runs `muhr.exe` with something on its standard input; 0, 1 and 2 are answers.
    fn muhr(&self, arguments: &[&str], input: &str) -> Result<Output, Failure> {
        self.ends_with(&[0, 1, 2], arguments, input)
    }

    /// The same where it must end with one of these.
    fn ends_with(&self, expected: &[i32], arguments: &[&str], input: &str) -> Result<Output, Failure> {
        let mut command = Command::new("wine");
        command.arg(&self.program).args(arguments).current_dir(&self.work);
        // Silent, without the offers to fetch Mono and Gecko, and without a window.
        command.env("WINEPREFIX", &self.prefix).env("WINEARCH", "win64").env("WINEDEBUG", "-all");
        command.env("WINEDLLOVERRIDES", "mscoree,mshtml=").env_remove("DISPLAY");
        // Windows' language is the terminal's.
        command.env("LC_ALL", "C.UTF-8");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let shown = arguments.join(" ");
        let stopped = |error: std::io::Error| Failure::step(format!("muhr.exe {shown}: {error}"));
        let mut child = command.spawn().map_err(stopped)?;
        if let Some(mut pipe) = child.stdin.take() {
            // A program that reads nothing may have closed it.
            let _ = pipe.write_all(input.as_bytes());
        }
        let output = child.wait_with_output().map_err(stopped)?;
        if output.status.code().is_some_and(|code| expected.contains(&code)) {
            return Ok(output);
        }
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        Err(Failure::step(format!("`muhr.exe {shown}` ended with {}:\n{told}{said}", output.status)))
    }

    fn json(&self, arguments: &[&str], input: &str) -> Result<(Value, i32), Failure> {
        let output = self.muhr(arguments, input)?;
        Ok((json_of(&output, arguments)?, output.status.code().unwrap_or(-1)))
    }

    fn version(&self) -> Result<(), Failure> {
        let output = self.muhr(&["--version"], "")?;
        let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        note(&version);
        expect(version.starts_with("muhr "), "it does not say its version")
    }

    /// What was sealed comes out again, byte by byte.
    fn round_trip(&self, format: &str) -> Result<(), Failure> {
        let content: Vec<u8> = (0..100_000_u32).flat_map(u32::to_le_bytes).collect();
        let source = self.work.join("Summary.txt");
        fs::write(&source, &content).map_err(|error| failed(&source, &error))?;
        let (sealed, _) = self.json(&["seal", "--json", "--format", format, "Summary.txt"], "")?;
        let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let (archive, password) = (text(&sealed, "archive"), text(&sealed, "password"));
        let open = ["open", "--json", "--password-stdin", &archive];
        let (opened, _) = self.json(&open, &format!("{password}\n"))?;
        // Windows' separators, read on a system with others.
        let folder = text(&opened, "folder").replace('\\', "/");
        let restored = self.work.join(folder).join("Summary.txt");
        let restored = fs::read(&restored).map_err(|error| failed(&restored, &error))?;
        expect(restored == content, "what was opened is not what was sealed")?;
        note(&format!("{format}: sealed, checked, opened, the same"));
        Ok(())
    }

    /// Wine is no computer to send official mail from, and must not come out as one.
    fn endpoint(&self) -> Result<(), Failure> {
        let (endpoint, status) = self.json(&["endpoint", "--json"], "")?;
        let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let conditions = endpoint.get("conditions").and_then(Value::as_array).cloned().unwrap_or_default();
        let topics: Vec<String> = conditions.iter().map(|condition| text(condition, "topic")).collect();
        expect(topics == TOPICS, "a topic is missing")?;
        for condition in &conditions {
            note(&format!(
                "{}: {} ({})",
                text(condition, "topic"),
                text(condition, "state"),
                text(condition, "reason")
            ));
        }
        let vouched = ["antivirus", "signatures", "on-access", "updates", "disk-encryption"];
        let is_vouched = |condition: &Value| {
            vouched.contains(&text(condition, "topic").as_str()) && text(condition, "state") == "fine"
        };
        expect(!conditions.iter().any(is_vouched), "it vouches for what Wine does not have")?;
        let honest = match text(&endpoint, "fitness").as_str() {
            "unknown" => status == 1,
            "not-fit" => status == 2,
            _ => false,
        };
        expect(honest, "the exit status is not the answer")
    }
}

fn json_of(output: &Output, arguments: &[&str]) -> Result<Value, Failure> {
    serde_json::from_slice(&output.stdout)
        .map_err(|error| Failure::step(format!("`muhr.exe {}` wrote no JSON: {error}", arguments.join(" "))))
}

fn expect(is: bool, what: &str) -> Result<(), Failure> {
    if is { Ok(()) } else { Err(Failure::step(format!("under Wine: {what}"))) }
}

fn failed(path: &Path, error: &std::io::Error) -> Failure {
    Failure::step(format!("{}: {error}", path.display()))
}
