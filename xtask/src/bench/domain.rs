//! The check of a domain: a hundred domains of the bench of real servers, beside checkdmarc in the same run.

use crate::failure::Failure;
use crate::mail_servers::{self, MailServers};
use crate::project::Project;
use crate::shell::{self, note, say};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The peer, from PyPI.
const PEER: &str = "checkdmarc==6.0.4";
const DOMAINS: usize = 100;
const ROUNDS: usize = 5;
/// The bench's own domains that every server answers for.
const ANSWERED: [&str; 26] = [
    "good",
    "none",
    "twospf",
    "plusall",
    "softall",
    "ptrspf",
    "many",
    "loop",
    "void",
    "typo",
    "dmarcnone",
    "dmarctwo",
    "dmarcpct",
    "dmarcroot",
    "weak",
    "revoked",
    "testing",
    "parked",
    "stsbad",
    "cnamemx",
    "wrong",
    "soon",
    "expired",
    "self",
    "notls",
    "down",
];
/// Those of which nobody can tell anything: lame delegation, broken signatures.
const UNANSWERED: [&str; 2] = ["lame", "bogus"];

/// Both programs take turns at the same domains; every line is `who seconds`.
const SCRIPT: &str = r#"#!/bin/bash
took() { name=$1; shift; from=$EPOCHREALTIME; "$@" >"run/$name.out" 2>"run/$name.err"; status=$?
  echo "$name $from $EPOCHREALTIME $status $(wc -c <"run/$name.out")"; }
for round in $(seq "$ROUNDS"); do
  took muhr "$MUHR" domain --json $DOMAINS
  [ "$round" -gt "$PEER_ROUNDS" ] || took checkdmarc "$PEER" --check-mx-tls --format json $DOMAINS
done
"#;

/// Measures, prints and writes `docs/benchmarks-domain.md`.
pub(super) fn domain(project: &Project) -> Result<(), Failure> {
    if let Some(reason) = mail_servers::reason_for_none(project) {
        note(&format!("skipped: {reason}"));
        return Ok(());
    }
    say("Building muhr for release");
    shell::run(shell::cargo(project).args(["build", "--release", "--package", "muhr-cli"]))?;
    let peer = peer(project)?;
    let names = |kinds: &[&str]| (0..DOMAINS).map(|at| name(kinds, at)).collect::<Vec<_>>();
    let all: Vec<&str> = ANSWERED.into_iter().chain(UNANSWERED).collect();
    let mut table = String::from("| | Muhr | checkdmarc | times faster |\n|---|--:|--:|--:|\n");
    for (title, kinds, peer_rounds) in
        [("where every server answers", &ANSWERED[..], ROUNDS), ("all, among them those where nobody answers", &all, 1)]
    {
        say(&format!("domain: {DOMAINS} domains of the bench, {title}"));
        let servers = MailServers::set_up(project, &copies(project)?)?;
        let (ours, theirs) = rounds(project, &servers, &names(kinds), &peer, peer_rounds)?;
        let _ = writeln!(table, "| {title} | {ours:.2} s | {theirs:.2} s | {:.0} |", theirs / ours);
    }
    println!("\n{table}");
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let page = format!(
        "# Checking a hundred domains\n\n\
         Written by `cargo xtask bench --only domain` on {processors} processors, which the servers of the bench share. \
         {DOMAINS} domains: those of `../shared/bench-domain` in turn, and copies of them under other names; each program \
         is started anew for each run, by turns, and the medians of {ROUNDS} runs are shown (of checkdmarc's one run where \
         nobody answers for some). checkdmarc ({PEER}) is told to look at the mail servers' TLS too. Muhr also looks for \
         keys of DKIM, the certificate of the web mail, DANE, CAA and reverse names, eight domains at a time.\n\n{table}"
    );
    fs::write(project.path("docs/benchmarks-domain.md"), page)
        .map_err(|error| Failure::step(format!("docs/benchmarks-domain.md: {error}")))?;
    note("written to docs/benchmarks-domain.md");
    Ok(())
}

/// The domain at that place of the list: the bench's own first, then copies of them.
fn name(kinds: &[&str], at: usize) -> String {
    let kind = kinds.get(at % kinds.len()).copied().unwrap_or_default();
    let copy = at / kinds.len();
    if copy == 0 { format!("{kind}.test") } else { format!("{kind}-{copy}.test") }
}

/// The lines of the bench's zone once more for each copy.
fn copies(project: &Project) -> Result<String, Failure> {
    let script = project.path("../shared/bench-domain/mkzone.sh");
    let text = fs::read_to_string(&script).map_err(|error| Failure::step(format!("{}: {error}", script.display())))?;
    let kinds: Vec<&str> = ANSWERED.into_iter().chain(UNANSWERED).collect();
    let mut out = String::new();
    for copy in 1..=DOMAINS / ANSWERED.len() {
        for line in text.lines().filter(|line| !line.contains('$') && !line.starts_with(['#', ';', '}', '{'])) {
            let Some((owner, rest)) = line.split_once(' ') else { continue };
            let (below, kind) = owner.rsplit_once('.').map_or(("", owner), |(below, kind)| (below, kind));
            // Mail servers and web servers stay one for all.
            let is_host = ["mx", "mail", "mta-sts", "ns"].contains(&below);
            if kinds.contains(&kind) && !is_host {
                let dot = if below.is_empty() { "" } else { "." };
                let _ = writeln!(out, "{below}{dot}{kind}-{copy} {rest}");
            }
        }
    }
    Ok(out)
}

/// The median seconds of both.
fn rounds(
    project: &Project,
    servers: &MailServers,
    names: &[String],
    peer: &Path,
    peer_rounds: usize,
) -> Result<(f64, f64), Failure> {
    let script = servers.run_folder().join("compare.sh");
    fs::write(&script, SCRIPT).map_err(|error| Failure::step(format!("{}: {error}", script.display())))?;
    let mut command = servers.command("bash");
    command.arg(&script).env("DOMAINS", names.join(" ")).env("MUHR", project.program("release", "muhr"));
    command.env("PEER", peer).env("ROUNDS", ROUNDS.to_string()).env("PEER_ROUNDS", peer_rounds.to_string());
    let told = shell::output_of(&mut command).ok_or_else(|| Failure::step("the servers of the bench did not run"))?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for line in told.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let &[name @ ("muhr" | "checkdmarc"), from, to, status, bytes] = words.as_slice() else { continue };
        let seconds = |text: &str| text.parse::<f64>().map_err(|_| Failure::step(format!("{line}: no time")));
        let took = seconds(to)? - seconds(from)?;
        note(&format!("{name} {took:.2} s, exit status {status}, {bytes} bytes"));
        if name == "muhr" { ours.push(took) } else { theirs.push(took) }
    }
    let nothing = || Failure::step("nothing was measured");
    Ok((median(&mut ours).ok_or_else(nothing)?, median(&mut theirs).ok_or_else(nothing)?))
}

fn median(runs: &mut [f64]) -> Option<f64> {
    runs.sort_by(f64::total_cmp);
    runs.get(runs.len() / 2).copied()
}

/// checkdmarc in a Python of its own.
fn peer(project: &Project) -> Result<PathBuf, Failure> {
    let folder = project.tools().join("checkdmarc");
    let program = folder.join("bin/checkdmarc");
    if !program.is_file() {
        say("Fetching checkdmarc");
        shell::run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
        shell::run(Command::new(folder.join("bin/pip")).args([
            "install",
            "--quiet",
            "--disable-pip-version-check",
            PEER,
        ]))?;
    }
    Ok(program)
}
