//! `cargo xtask fuzz`: every parser of `muhr-inspect` and `muhr-domain` is fed with what nobody would send (docs/fuzzing.md).

use crate::cargo_tools;
use crate::cli::FuzzOptions;
use crate::failure::Failure;
use crate::project::Project;
use crate::shell::{self, note, say};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

/// Seconds on the wall after which an input counts as hung, and MiB that the fuzzer with its corpus may hold. The two
/// seconds of processor time and the 512 MiB of one input are counted inside the fuzzer.
const HUNG_SECONDS: u32 = 30;
const MOST_RESIDENT: u32 = 3_072;

/// A line of `fuzz/targets.txt`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Target {
    name: String,
    longest_kib: u32,
    kinds: Vec<String>,
}

/// What became of one target.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Outcome {
    runs: String,
    coverage: String,
    slowest_ms: u64,
    largest_mib: u64,
    is_clean: bool,
}

/// Runs the targets, prints their table, and fails where anything was found.
pub(crate) fn fuzz(project: &Project, options: &FuzzOptions) -> Result<(), Failure> {
    let table =
        fs::read_to_string(project.path("fuzz/targets.txt")).map_err(|error| failed("fuzz/targets.txt", &error))?;
    let all: Vec<Target> = table.lines().filter_map(target).collect();
    if options.list {
        all.iter().for_each(|target| println!("{}", target.name));
        return Ok(());
    }
    if let Some(unknown) = options.targets.iter().find(|name| all.iter().all(|target| target.name != **name)) {
        return Err(Failure::Usage(format!(
            "there is no fuzz target `{unknown}`; `cargo xtask fuzz --list` names them"
        )));
    }
    let wanted = |target: &Target| options.targets.is_empty() || options.targets.contains(&target.name);
    let targets: Vec<Target> = all.into_iter().filter(wanted).collect();
    let folder = project.target().join("fuzz");
    let program = build(project, &folder)?;
    seeds(project, &folder)?;
    say(&format!("Fuzzing {} targets for {} seconds each, {} at a time", targets.len(), options.seconds, options.jobs));
    let outcomes = run_all(&program, &folder, &targets, options).map_err(|error| failed("target/fuzz", &error))?;
    println!("\n| target | inputs | edges seen | slowest | most memory | |\n|---|--:|--:|--:|--:|---|");
    for (target, outcome) in targets.iter().zip(&outcomes) {
        let Outcome { runs, coverage, slowest_ms, largest_mib, is_clean } = outcome;
        let word = if *is_clean { "nothing" } else { "**found**" };
        println!("| {} | {runs} | {coverage} | {slowest_ms} ms | {largest_mib} MiB | {word} |", target.name);
    }
    let found = outcomes.iter().filter(|outcome| !outcome.is_clean).count();
    if found == 0 {
        return Ok(());
    }
    Err(Failure::step(format!(
        "{found} targets found something: inputs in target/fuzz/found, what was said in target/fuzz/logs"
    )))
}

fn failed(what: &str, error: &io::Error) -> Failure {
    Failure::step(format!("{what}: {error}"))
}

fn target(line: &str) -> Option<Target> {
    let mut words = line.split_whitespace().filter(|_| !line.starts_with('#')).map(str::to_owned);
    let (name, _door, longest_kib) = (words.next()?, words.next()?, words.next()?.parse().ok()?);
    Some(Target { name, longest_kib, kinds: words.collect() })
}

/// Builds the one program that has all targets in it.
fn build(project: &Project, folder: &Path) -> Result<PathBuf, Failure> {
    if !shell::succeeds(Command::new("cargo").args(["+nightly", "--version"])) {
        return Err(Failure::step(
            "fuzzing needs a nightly compiler; install it with: rustup toolchain install nightly",
        ));
    }
    cargo_tools::cargo_fuzz(project)?;
    say("Building the fuzzer");
    let target = folder.join("build");
    let mut command = Command::new("cargo");
    // No sanitizer: there is hardly any unsafe code to watch, and inputs go through several times faster.
    command.args(["+nightly", "fuzz", "build", "--sanitizer", "none", "--release", "--target-dir"]).arg(&target);
    command.arg("inspect").current_dir(project.path("")).env("PATH", cargo_tools::path_with_tools(project));
    shell::run(&mut command)?;
    let triples = fs::read_dir(&target).map_err(|error| failed("target/fuzz/build", &error))?;
    let built = triples.flatten().map(|entry| entry.path().join("release/inspect")).find(|program| program.is_file());
    built.ok_or_else(|| Failure::step("cargo-fuzz left no program in target/fuzz/build"))
}

/// Lets the tests keep every file that they build, by its kind.
fn seeds(project: &Project, folder: &Path) -> Result<(), Failure> {
    say("Collecting seeds from the tests");
    let mut command = shell::cargo(project);
    command
        .args(["test", "--quiet", "-p", "muhr-inspect", "-p", "muhr-domain", "--lib"])
        .env("MUHR_SEEDS", folder.join("seeds"));
    shell::run(command.stdout(Stdio::null()))
}

fn run_all(program: &Path, folder: &Path, targets: &[Target], options: &FuzzOptions) -> io::Result<Vec<Outcome>> {
    for part in ["corpus", "found", "worst", "logs"] {
        for target in targets {
            fs::create_dir_all(folder.join(part).join(&target.name))?;
        }
    }
    let next = Mutex::new(0..targets.len());
    let outcomes = Mutex::new(vec![Outcome::default(); targets.len()]);
    std::thread::scope(|scope| {
        for _ in 0..options.jobs.min(targets.len()) {
            scope.spawn(|| {
                loop {
                    let Some(at) = next.lock().ok().and_then(|mut next| next.next()) else { return };
                    let Some(target) = targets.get(at) else { return };
                    let outcome = run(program, folder, target, options.seconds);
                    note(&format!("{}: {}", target.name, if outcome.is_clean { "nothing found" } else { "FOUND" }));
                    if let Ok(mut outcomes) = outcomes.lock()
                        && let Some(place) = outcomes.get_mut(at)
                    {
                        *place = outcome;
                    }
                }
            });
        }
    });
    Ok(outcomes.into_inner().unwrap_or_default())
}

/// Runs one target to its end.
fn run(program: &Path, folder: &Path, target: &Target, seconds: u32) -> Outcome {
    let of = |part: &str| folder.join(part).join(&target.name);
    let mut command = Command::new(program);
    command.arg(of("corpus"));
    command.args(target.kinds.iter().map(|kind| folder.join("seeds").join(kind)).filter(|path| path.is_dir()));
    let samples: Vec<String> = target
        .kinds
        .iter()
        .filter_map(|kind| fs::read_to_string(folder.join("seeds").join(format!("{kind}.samples"))).ok())
        .flat_map(|list| list.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let list = of("logs").join("samples");
    if !samples.is_empty() && fs::write(&list, samples.join(",")).is_ok() {
        command.arg(format!("-seed_inputs=@{}", list.display()));
    }
    command.args([
        format!("-max_total_time={seconds}"),
        format!("-timeout={HUNG_SECONDS}"),
        format!("-rss_limit_mb={MOST_RESIDENT}"),
        format!("-max_len={}", target.longest_kib * 1024),
        format!("-artifact_prefix={}/", of("found").display()),
        "-print_final_stats=1".to_owned(),
    ]);
    command.env("MUHR_FUZZ", &target.name).env("MUHR_FUZZ_WORST", of("worst"));
    let log = of("logs").join("log");
    let Ok(file) = fs::File::create(&log) else { return Outcome::default() };
    let ended = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(file).status();
    let said = String::from_utf8_lossy(&fs::read(&log).unwrap_or_default()).into_owned();
    let worst = fs::read_to_string(of("worst").join("worst")).unwrap_or_default();
    outcome(&said, &worst, ended.is_ok_and(|status| status.success()))
}

/// What libFuzzer and the watch inside it have written.
fn outcome(said: &str, worst: &str, is_clean: bool) -> Outcome {
    let last = |mark: &str| {
        let (_, rest) = said.rsplit_once(mark)?;
        rest.split_whitespace().next().map(str::to_owned)
    };
    let mut worst = worst.split_whitespace().map(|number| number.parse::<u64>().unwrap_or_default());
    let slowest_ms = worst.next().unwrap_or_default() / 1_000;
    Outcome {
        runs: last("stat::number_of_executed_units:").unwrap_or_default(),
        coverage: last("cov:").unwrap_or_default(),
        slowest_ms,
        largest_mib: worst.next().unwrap_or_default() >> 20,
        is_clean,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_targets_is_read() {
        let table = include_str!("../../fuzz/targets.txt");
        let targets: Vec<Target> = table.lines().filter_map(target).collect();
        let lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).count();
        assert_eq!(targets.len(), lines);
        assert!(targets.iter().all(|target| !target.kinds.is_empty() && target.longest_kib > 0));
    }

    #[test]
    fn what_the_fuzzer_says_is_read() {
        let said = "#2 INITED cov: 10 ft: 2\n#9 DONE   cov: 1234 ft: 5\nstat::number_of_executed_units: 77\n";
        let read = outcome(said, "2500 3145728", true);
        assert_eq!((read.runs.as_str(), read.coverage.as_str()), ("77", "1234"));
        assert_eq!((read.slowest_ms, read.largest_mib, read.is_clean), (2, 3, true));
        assert!(!outcome(said, "2500 3145728", false).is_clean);
        assert_eq!(outcome("", "", false), Outcome::default());
    }
}
