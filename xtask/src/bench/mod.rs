//! `cargo xtask bench`: Muhr beside 7-Zip and age, on the same files in the same run.
//!
//! The files are made here from fixed seeds. The two sides take turns, so that what else the machine does
//! falls on both; figures are medians. Muhr's include its self-check: it opens and compares what it sealed.

mod cases;
mod docx_zip;
mod domain;
pub(crate) mod measure;
mod office;
mod people;
mod prose;
mod random;
mod seal;
mod table;
mod watch;

use crate::cli::BenchOptions;
use crate::failure::Failure;
use crate::project::Project;
use crate::shell::{self, note, say};
use crate::{needs, peers, setup};
use cases::Case;
use seal::{Format, Place, Sealer};
use std::path::Path;
use std::process::Command;
use std::{fs, io};
use table::{Compared, Peak, Stops};

/// What the measurement of peak memory is called on the command line.
const MEMORY: &str = "memory";
/// What the measurement of cancelling is called on the command line.
const CANCEL: &str = "cancel";
/// What the measurement of the address book is called on the command line.
const PEOPLE: &str = "people";
/// What the measurement of the watch on folders is called on the command line.
const WATCH: &str = "watch";
/// What the measurement of the check of domains is called on the command line.
const DOMAIN: &str = "domain";
/// At so many moments of a run it is cancelled.
const MOMENTS: u32 = 20;
/// What Muhr may hold beside the working memory of its password hashing, in MiB.
const ALLOWED: f64 = 96.0;
/// The working memory of Argon2id in the muhr container, in MiB.
const KDF: f64 = 256.0;
/// What the figures do not say by themselves, from profiles taken with `perf`.
const WHERE_THE_TIME_GOES: &str = "\
## Where the time goes

- *Office files*: a third of the CPU time is SHA-1, which WinZip's format fixes, once to write and once to check; a sixth
  is the derivation of keys; a third is the kernel's, reading and writing.
- *1 GiB in the container*: 30 % is the cipher, again twice; 15 % Argon2id; nearly all the rest is the kernel's: 1 GiB
  read, written, brought to the disk, and read again. At best that is 0.7 s of CPU time, 0.35 s if two cores shared it
  evenly, where a quarter of age's time would be 0.3 s. age neither checks nor waits for the disk.
- On a virtual machine the first use of memory is expensive, and both sides' figures for 1 GiB vary by half.
";
/// How many times smaller the files are with `--quick`.
const QUICK: u64 = 16;

/// Measures and prints; a full run also writes `docs/benchmarks.md`.
pub(crate) fn bench(project: &Project, options: &BenchOptions) -> Result<(), Failure> {
    let names = || cases::ALL.iter().map(|case| case.name).chain([MEMORY, CANCEL, PEOPLE, WATCH, DOMAIN]);
    if let Some(unknown) = options.only.iter().find(|only| !names().any(|name| name == *only)) {
        let known = names().collect::<Vec<_>>().join(", ");
        return Err(Failure::Usage(format!("there is no measurement `{unknown}`; there are {known}")));
    }
    let wanted = |name: &str| options.only.is_empty() || options.only.iter().any(|only| only == name);
    if options.only == [PEOPLE] {
        return people::people(project);
    }
    if options.only == [WATCH] {
        return watch::watch(project, options.quick);
    }
    if options.only == [DOMAIN] {
        return domain::domain(project);
    }
    setup::install(needs::PEERS)?;
    say("Building muhr for release");
    shell::run(shell::cargo(project).args(["build", "--release", "--package", "muhr-cli"]))?;
    let folder = project.target().join("bench");
    let place = Place::new(project.program("release", "muhr"), folder.join("out"))?;
    let mut compared = Vec::new();
    for case in cases::ALL.iter().filter(|case| wanted(case.name)) {
        compared.push(compare(&place, case, &folder.join(case.name), options.quick)?);
    }
    let peaks = if wanted(MEMORY) { memory(&place, &folder.join(MEMORY), options.quick)? } else { Vec::new() };
    let stops = if wanted(CANCEL) { cancel(&place, &folder.join(CANCEL), options.quick)? } else { Vec::new() };
    place.empty()?;
    if wanted(PEOPLE) && !options.quick {
        people::people(project)?;
    }
    if wanted(DOMAIN) && !options.quick {
        domain::domain(project)?;
    }
    if wanted(WATCH) {
        watch::watch(project, options.quick)?;
    }
    let tables = table::render(&compared, &peaks, &stops);
    println!("\n{tables}");
    if options.quick || !options.only.is_empty() {
        note("docs/benchmarks.md is written by a full run only");
    } else {
        let page = page(&tables);
        fs::write(project.path("docs/benchmarks.md"), page)
            .map_err(|error| Failure::step(format!("docs/benchmarks.md: {error}")))?;
        note("written to docs/benchmarks.md");
    }
    Ok(())
}

fn compare(place: &Place, case: &'static Case, folder: &Path, quick: bool) -> Result<Compared, Failure> {
    say(&format!("{}: {} beside {}", case.name, case.title, case.peer_title));
    let (scale, runs) = if quick { (QUICK, 1) } else { (1, case.runs) };
    let name = in_fresh(folder, |folder| (case.make)(folder, scale))?;
    let input = size_of(&folder.join(name)).map_err(|error| Failure::step(error.to_string()))?;
    let (mut ours, mut peer) = (Vec::new(), Vec::new());
    let (mut our_size, mut peer_size) = (0, 0);
    for run in 1..=runs {
        let sealed = place.seal(Sealer::Muhr(case.ours), folder, name)?;
        note(&format!("run {run}: Muhr {:.3} s", sealed.cost.seconds));
        ours.push(sealed.cost);
        our_size = sealed.bytes;
        if run == 1 && case.ours == Format::Zip {
            place.check_last_zip()?;
        }
        let sealed = place.seal(case.peer, folder, name)?;
        note(&format!("run {run}: {} {:.3} s", case.peer_title, sealed.cost.seconds));
        peer.push(sealed.cost);
        peer_size = sealed.bytes;
    }
    remove(folder)?;
    let median = |runs: &[measure::Cost]| measure::median(runs).ok_or_else(|| Failure::step("nothing was measured"));
    Ok(Compared { case, ours: (median(&ours)?, our_size), peer: (median(&peer)?, peer_size), runs, input })
}

fn memory(place: &Place, folder: &Path, quick: bool) -> Result<Vec<Peak>, Failure> {
    let mut peaks = Vec::new();
    for (size, bytes) in cases::MEMORY_SIZES {
        say(&format!("{MEMORY}: one file of {size}"));
        let bytes = if quick && bytes > 1 << 30 { bytes / QUICK } else { bytes };
        let name = in_fresh(folder, |folder| cases::text(folder, bytes))?;
        for format in [Format::Zip, Format::Muhr] {
            let sealed = place.seal(Sealer::Muhr(format), folder, name)?;
            let allowed = ALLOWED + if format == Format::Muhr { KDF } else { 0.0 };
            peaks.push(Peak { format: format.name(), size, cost: sealed.cost, allowed });
        }
    }
    remove(folder)?;
    Ok(peaks)
}

fn cancel(place: &Place, folder: &Path, quick: bool) -> Result<Vec<Stops>, Failure> {
    say(&format!("{CANCEL}: stopping at {MOMENTS} moments"));
    let bytes = if quick { (1 << 30) / QUICK } else { 1 << 30 };
    let name = in_fresh(folder, |folder| cases::text(folder, bytes))?;
    let mut stops = Vec::new();
    for format in [Format::Zip, Format::Muhr] {
        let whole = place.seal(Sealer::Muhr(format), folder, name)?.cost.seconds;
        let mut seconds = Vec::new();
        for moment in 1..=MOMENTS {
            let moment = whole * f64::from(moment) / f64::from(MOMENTS + 1);
            // One that was quicker than the first has nothing to tell.
            seconds.extend(place.interrupt(format, folder, name, moment)?);
        }
        stops.push(Stops { format: format.name(), seconds });
    }
    remove(folder)?;
    Ok(stops)
}

fn in_fresh<T>(folder: &Path, make: impl FnOnce(&Path) -> io::Result<T>) -> Result<T, Failure> {
    remove(folder)?;
    fs::create_dir_all(folder)
        .and_then(|()| make(folder))
        .map_err(|error| Failure::step(format!("{}: {error}", folder.display())))
}

fn remove(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Failure::step(error.to_string())),
        _ => Ok(()),
    }
}

fn size_of(path: &Path) -> io::Result<u64> {
    if !path.is_dir() {
        return Ok(fs::metadata(path)?.len());
    }
    fs::read_dir(path)?.map(|entry| size_of(&entry?.path())).sum()
}

fn page(tables: &str) -> String {
    let first_line = |command: &mut Command| {
        shell::output_of(command).and_then(|text| text.lines().find(|line| !line.trim().is_empty()).map(str::to_owned))
    };
    let age = first_line(Command::new("age").arg("--version")).unwrap_or_else(|| "of unknown version".into());
    let seven_zip = peers::seven_zip().map_or_else(String::new, |(_, (major, minor))| format!("{major}.{minor:02}"));
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let model = fs::read_to_string("/proc/cpuinfo")
        .ok()
        .and_then(|text| {
            let line = text.lines().find(|line| line.starts_with("model name"))?;
            line.split_once(':').map(|(_, model)| model.trim().to_owned())
        })
        .unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    format!(
        "# Benchmarks\n\n\
         Written by `cargo xtask bench`, which makes the files from fixed seeds and lets the two sides take turns. \
         Times are medians of n runs by the clock; CPU is the sum over all processors of that run; peak memory is \
         the largest of the n runs. Every figure of Muhr includes its self-check, which opens what was sealed and \
         compares it with what was read; the peers do not check. Linux counts about 10 MiB as the least peak of any \
         program started here.\n\n\
         Machine: {model}, {processors} processors, {os}. Peers: 7-Zip {seven_zip} as `7z a -tzip -mem=AES256`, \
         age {age} as `age -p`.\n\n{tables}\n{WHERE_THE_TIME_GOES}",
        os = std::env::consts::OS,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_a_folder_is_that_of_its_files() {
        let folder = std::env::temp_dir().join(format!("muhr-xtask-size-{}", std::process::id()));
        fs::create_dir_all(folder.join("inner")).unwrap();
        fs::write(folder.join("a"), [0; 10]).unwrap();
        fs::write(folder.join("inner/b"), [0; 5]).unwrap();
        assert_eq!(size_of(&folder).unwrap(), 15);
        fs::remove_dir_all(&folder).unwrap();
    }
}
