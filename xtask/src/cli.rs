//! What may follow `cargo xtask`.

use crate::failure::Failure;
use std::path::PathBuf;

/// One request of the command line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Print this text.
    Help(&'static str),
    /// Build and open the window.
    Run(RunOptions),
    /// Every check there is.
    Test(TestOptions),
    /// Measurements beside other programs.
    Bench(BenchOptions),
    /// How often the verdict is right.
    Eval(EvalOptions),
    /// What nobody would send, for every parser.
    Fuzz(FuzzOptions),
    /// TypeScript types from the Rust ones.
    Bindings(BindingsMode),
    /// Installers; the arguments go to `tauri build`.
    Bundle(Vec<String>),
    /// The terminal's program for Windows, run under Wine.
    Windows(WindowsOptions),
    /// The pictures of the documentation.
    Screenshots,
}

/// Options of `run`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct RunOptions {
    /// Build with full optimisation.
    pub(crate) release: bool,
    /// Files handed to the window as if they had been dropped on it.
    pub(crate) files: Vec<PathBuf>,
}

/// Options of `test`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct TestOptions {
    /// Names of the steps asked for; empty means all of them.
    pub(crate) only: Vec<String>,
    /// Carry on after a failed step.
    pub(crate) keep_going: bool,
    /// Print the names of the steps and stop.
    pub(crate) list: bool,
}

/// Options of `bench`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct BenchOptions {
    /// Names of the measurements asked for; empty means all of them.
    pub(crate) only: Vec<String>,
    /// Small files, each side once: a look at the direction, not a measurement.
    pub(crate) quick: bool,
}

/// Options of `eval`.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EvalOptions {
    /// A tenth of the messages beside the peer.
    pub(crate) quick: bool,
}

/// Options of `fuzz`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FuzzOptions {
    /// Names of the targets asked for; empty means all of them.
    pub(crate) targets: Vec<String>,
    /// How long each runs.
    pub(crate) seconds: u32,
    /// How many run at the same time.
    pub(crate) jobs: usize,
    /// Print the names of the targets and stop.
    pub(crate) list: bool,
}

impl Default for FuzzOptions {
    fn default() -> Self {
        Self { targets: Vec::new(), seconds: 600, jobs: 1, list: false }
    }
}

/// Options of `windows`.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WindowsOptions {
    /// Build and stop.
    pub(crate) build_only: bool,
}

/// Whether `bindings` writes or compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BindingsMode {
    /// Write them into the UI's sources.
    Write,
    /// Say whether the committed ones are what the Rust types give today.
    Check,
}

const HELP: &str = "\
cargo xtask COMMAND

  run [FILES…]     set up the machine, build the window and open it
  test             set up the machine, then run every check
  bench            measure Muhr beside 7-Zip and age
  eval             judge the samples, and compare with SpamAssassin
  fuzz             feed every parser with what nobody would send
  bindings         write the TypeScript types of the Rust DTOs into ui/src/bindings
  bundle           build the installers of this system
  windows          build the terminal's program for Windows, and run it under Wine
  screenshots      take the pictures in docs/screenshots from the real window

Rust and Node.js must be there; what else is missing is installed (Debian, Ubuntu) or named.
`cargo xtask COMMAND --help` says more.";

const HELP_RUN: &str = "\
cargo xtask run [--release] [FILES…]

Installs what is missing, builds the window and opens it; FILES arrive as if dropped on it.

  --release   optimise everything. Without it only the cryptography, compression and sealing code is
              optimised, which compiles several times faster and seals at nearly the same speed.";

const HELP_TEST: &str = "\
cargo xtask test [--only STEP[,STEP…]] [--keep-going] [--list]

Installs what is missing, then runs every check, cheapest first, and prints a table of them.
It stops at the first failed step, since a later one seldom says anything new.

  --only STEP     run only this step and what it needs (may be given more than once)
  --keep-going    run the steps that do not depend on a failed one as well
  --list          print the names of the steps

The last line is always `N passed, N failed, N skipped`, counting steps. Tests that were skipped
inside a step are listed with their reason above it.";

const HELP_BENCH: &str = "\
cargo xtask bench [--only NAME[,NAME…]] [--quick]

Measures Muhr beside 7-Zip and age on files that it makes, and writes docs/benchmarks.md.
It wants 20 GB of free space below target, about half an hour, and a machine that does nothing else.

  --only NAME   office, text, container, small, memory, cancel, people, watch or domain; prints
                the table without writing it (people, watch and domain write pages of their own)
  --quick       files a sixteenth of the size, each side once; prints the table without writing it";

const HELP_EVAL: &str = "\
cargo xtask eval [--quick]

Judges the messages and files of ../shared/samples, 400 of the messages beside SpamAssassin too, and writes
docs/evaluation.md. It takes about a quarter of an hour. Without the samples it is skipped, and says so.

  --quick   40 messages beside SpamAssassin; prints the tables without writing them";

const HELP_FUZZ: &str = "\
cargo xtask fuzz [TARGETS…] [--seconds N] [--jobs N] [--list]

Feeds every parser of muhr-inspect, or those named, with what nobody would send, and prints what it took.
It fails where one crashes, takes over two seconds or 512 MiB, or breaks what is promised of every answer;
what was found stays in target/fuzz/found. It needs a nightly compiler. docs/fuzzing.md says more.

  --seconds N   how long each target runs (600)
  --jobs N      how many run at the same time (1)
  --list        print the names of the targets";

const HELP_BINDINGS: &str = "\
cargo xtask bindings [--check]

Generates the TypeScript types of muhr-app's DTOs into ui/src/bindings.

  --check   write nothing; fail when the committed files differ";

const HELP_BUNDLE: &str = "\
cargo xtask bundle [ARGUMENTS…]

Builds the installers of this system with the Tauri command line tool of ui/package.json.
ARGUMENTS go to `tauri build`, for example `--bundles deb`.";

const HELP_WINDOWS: &str = "\
cargo xtask windows [--build-only]

Builds muhr.exe with Debian's own compiler and the standard library from its sources, into target/windows, and
runs it under Wine: its version, sealing and opening in both formats, a look at \"this computer\", where everything
that Wine does not have must come out as could not be checked, and the check of a domain, of which only name servers
on this computer are asked.

  --build-only   build, and run nothing";

const HELP_SCREENSHOTS: &str = "\
cargo xtask screenshots

Runs the end-to-end tests and lets them write the pictures into docs/screenshots.";

/// Reads the command line.
pub(crate) fn parse(arguments: &[String]) -> Result<Command, Failure> {
    let Some((name, rest)) = arguments.split_first() else {
        return Ok(Command::Help(HELP));
    };
    let help = rest.iter().take_while(|argument| *argument != "--").any(|argument| is_help(argument));
    match name.as_str() {
        _ if is_help(name) => Ok(Command::Help(HELP)),
        "run" if help => Ok(Command::Help(HELP_RUN)),
        "run" => parse_run(rest).map(Command::Run),
        "test" if help => Ok(Command::Help(HELP_TEST)),
        "test" => parse_test(rest).map(Command::Test),
        "bench" if help => Ok(Command::Help(HELP_BENCH)),
        "bench" => parse_bench(rest).map(Command::Bench),
        "eval" if help => Ok(Command::Help(HELP_EVAL)),
        "eval" => match rest {
            [] => Ok(Command::Eval(EvalOptions::default())),
            [only] if only == "--quick" => Ok(Command::Eval(EvalOptions { quick: true })),
            _ => Err(unknown_option("eval", rest)),
        },
        "fuzz" if help => Ok(Command::Help(HELP_FUZZ)),
        "fuzz" => parse_fuzz(rest).map(Command::Fuzz),
        "bindings" if help => Ok(Command::Help(HELP_BINDINGS)),
        "bindings" => parse_bindings(rest).map(Command::Bindings),
        "bundle" if help => Ok(Command::Help(HELP_BUNDLE)),
        "bundle" => Ok(Command::Bundle(rest.to_vec())),
        "windows" if help => Ok(Command::Help(HELP_WINDOWS)),
        "windows" => match rest {
            [] => Ok(Command::Windows(WindowsOptions::default())),
            [only] if only == "--build-only" => Ok(Command::Windows(WindowsOptions { build_only: true })),
            _ => Err(unknown_option("windows", rest)),
        },
        "screenshots" if help => Ok(Command::Help(HELP_SCREENSHOTS)),
        "screenshots" if rest.is_empty() => Ok(Command::Screenshots),
        "screenshots" => Err(unknown_option("screenshots", rest)),
        other => Err(Failure::Usage(format!("there is no command `{other}`\n\n{HELP}"))),
    }
}

fn is_help(argument: &str) -> bool {
    matches!(argument, "--help" | "-h" | "help")
}

fn parse_run(arguments: &[String]) -> Result<RunOptions, Failure> {
    let mut options = RunOptions::default();
    let mut only_files = false;
    for argument in arguments {
        match argument.as_str() {
            "--" if !only_files => only_files = true,
            "--release" if !only_files => options.release = true,
            flag if flag.starts_with('-') && !only_files => return Err(unknown_option("run", arguments)),
            file => options.files.push(PathBuf::from(file)),
        }
    }
    Ok(options)
}

fn parse_fuzz(arguments: &[String]) -> Result<FuzzOptions, Failure> {
    let mut options = FuzzOptions::default();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut number = || rest.next().and_then(|number| number.parse().ok()).filter(|number| *number > 0);
        match argument.as_str() {
            "--list" => options.list = true,
            "--seconds" => options.seconds = number().ok_or_else(|| unknown_option("fuzz", arguments))?,
            "--jobs" => {
                let jobs = number().and_then(|number| usize::try_from(number).ok());
                options.jobs = jobs.ok_or_else(|| unknown_option("fuzz", arguments))?;
            }
            flag if flag.starts_with('-') => return Err(unknown_option("fuzz", arguments)),
            name => options.targets.push(name.to_owned()),
        }
    }
    Ok(options)
}

fn parse_test(arguments: &[String]) -> Result<TestOptions, Failure> {
    let mut options = TestOptions::default();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--keep-going" => options.keep_going = true,
            "--list" => options.list = true,
            other if takes_only(other, &mut rest, &mut options.only)? => {}
            _ => return Err(unknown_option("test", arguments)),
        }
    }
    Ok(options)
}

fn parse_bench(arguments: &[String]) -> Result<BenchOptions, Failure> {
    let mut options = BenchOptions::default();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--quick" => options.quick = true,
            other if takes_only(other, &mut rest, &mut options.only)? => {}
            _ => return Err(unknown_option("bench", arguments)),
        }
    }
    Ok(options)
}

/// Reads `--only NAMES` or `--only=NAMES`; false when the argument is something else.
fn takes_only<'a>(
    argument: &str,
    rest: &mut impl Iterator<Item = &'a String>,
    only: &mut Vec<String>,
) -> Result<bool, Failure> {
    let names = match argument.strip_prefix("--only") {
        Some("") => rest.next().ok_or_else(|| Failure::Usage("--only wants a name".into()))?,
        Some(names) => match names.strip_prefix('=') {
            Some(names) => names,
            None => return Ok(false),
        },
        None => return Ok(false),
    };
    only.extend(names.split(',').map(str::to_owned));
    Ok(true)
}

fn parse_bindings(arguments: &[String]) -> Result<BindingsMode, Failure> {
    match arguments {
        [] => Ok(BindingsMode::Write),
        [only] if only == "--check" => Ok(BindingsMode::Check),
        _ => Err(unknown_option("bindings", arguments)),
    }
}

fn unknown_option(command: &str, arguments: &[String]) -> Failure {
    Failure::Usage(format!(
        "`{command} {}` was not understood; `cargo xtask {command} --help` lists what is",
        arguments.join(" ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, Failure> {
        parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn nothing_at_all_prints_the_help() {
        assert_eq!(parsed("").unwrap(), Command::Help(HELP));
    }

    #[test]
    fn every_command_has_its_own_help() {
        for (line, text) in [
            ("run --help", HELP_RUN),
            ("test -h", HELP_TEST),
            ("bench -h", HELP_BENCH),
            ("eval --help", HELP_EVAL),
            ("bindings --check --help", HELP_BINDINGS),
            ("windows --help", HELP_WINDOWS),
        ] {
            assert_eq!(parsed(line).unwrap(), Command::Help(text), "{line}");
        }
    }

    #[test]
    fn what_is_unknown_is_a_usage_error() {
        for line in [
            "tset",
            "test --olny e2e",
            "run --fast",
            "bindings --chek",
            "screenshots now",
            "test --only",
            "bench --onlyoffice",
            "bench fast",
            "eval quickly",
            "windows 11",
        ] {
            assert!(matches!(parsed(line), Err(Failure::Usage(_))), "{line}");
        }
    }

    #[test]
    fn files_after_two_dashes_may_look_like_options() {
        let expected = RunOptions { release: true, files: vec!["a.pdf".into(), "--release".into()] };
        assert_eq!(parsed("run --release a.pdf -- --release").unwrap(), Command::Run(expected));
    }

    #[test]
    fn measurements_are_chosen_like_steps() {
        let expected = BenchOptions { only: vec!["office".into(), "memory".into()], quick: true };
        assert_eq!(parsed("bench --quick --only=office,memory").unwrap(), Command::Bench(expected));
    }

    #[test]
    fn steps_are_named_one_by_one_or_in_a_list() {
        let expected = TestOptions { only: vec!["fmt".into(), "e2e".into(), "tests".into()], ..Default::default() };
        assert_eq!(parsed("test --only fmt,e2e --only=tests").unwrap(), Command::Test(expected));
    }
}
