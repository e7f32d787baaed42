//! Installs what the machine lacks, or says exactly what to type.
//!
//! Debian and Ubuntu: through apt, as root or with sudo, asked for first unless `CI` is set.
//! Fedora and Arch: the exact command. Any other system: what is needed, in words.

use crate::failure::Failure;
use crate::needs::Need;
use crate::shell::{self, note, say};
use std::io::{IsTerminal, Write};
use std::process::Command;

/// Makes sure that all of `needs` are there. On macOS and Windows the window needs nothing but what
/// comes with the system, so there is nothing to install.
pub(crate) fn install(needs: &[Need]) -> Result<(), Failure> {
    if !cfg!(target_os = "linux") {
        return advise_elsewhere();
    }
    let missing = still_missing(needs);
    if missing.is_empty() {
        return Ok(());
    }
    say(&format!("This machine lacks {}", named(&missing)));
    match Manager::of_this_machine() {
        Manager::Apt => apt(&missing)?,
        Manager::Dnf => return Err(type_this(&format!("sudo dnf install {}", joined(&missing, |need| need.dnf)))),
        Manager::Pacman => {
            return Err(type_this(&format!("sudo pacman -S --needed {}", joined(&missing, |need| need.pacman))));
        }
        Manager::Unknown => {
            return Err(Failure::Missing(format!(
                "please install {} with this system's package manager (on Debian: {}), then start again",
                named(&missing),
                joined(&missing, first_apt_name)
            )));
        }
    }
    let left = still_missing(&missing);
    if left.is_empty() {
        Ok(())
    } else {
        Err(Failure::Missing(format!("apt finished, but {} still cannot be found", named(&left))))
    }
}

fn still_missing(needs: &[Need]) -> Vec<Need> {
    needs.iter().copied().filter(|need| !need.probe.finds()).collect()
}

fn named(needs: &[Need]) -> String {
    needs.iter().map(|need| need.what).collect::<Vec<_>>().join(", ")
}

fn joined(needs: &[Need], name: impl Fn(&Need) -> &'static str) -> String {
    let mut names = needs.iter().map(name).collect::<Vec<_>>();
    names.sort_unstable();
    names.dedup();
    names.join(" ")
}

fn first_apt_name(need: &Need) -> &'static str {
    need.apt.first().copied().unwrap_or(need.what)
}

fn type_this(command: &str) -> Failure {
    Failure::Missing(format!("please type this, then start again:\n\n    {command}"))
}

#[derive(Debug)]
enum Manager {
    Apt,
    Dnf,
    Pacman,
    Unknown,
}

impl Manager {
    fn of_this_machine() -> Self {
        if shell::on_path("apt-get") {
            Self::Apt
        } else if shell::on_path("dnf") {
            Self::Dnf
        } else if shell::on_path("pacman") {
            Self::Pacman
        } else {
            Self::Unknown
        }
    }
}

fn apt(missing: &[Need]) -> Result<(), Failure> {
    let root = shell::output_of(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    let by_hand = |packages: &str| {
        let sudo = if root { "" } else { "sudo " };
        type_this(&format!("{sudo}apt-get update && {sudo}apt-get install --no-install-recommends {packages}"))
    };
    let wanted = joined(missing, best_apt_name);
    if !root && !may_use_sudo(&wanted) {
        return Err(by_hand(&wanted));
    }
    say("Installing them with apt");
    // Stale lists name packages that the mirrors no longer have.
    if shell::run(privileged(root, "apt-get").args(["update", "-q"])).is_err() {
        note("the package lists could not be refreshed; trying with those that are here");
    }
    let packages = joined(missing, best_apt_name);
    let mut install = privileged(root, "apt-get");
    install.args(["install", "--yes", "-q", "--no-install-recommends"]).args(packages.split(' '));
    shell::run(&mut install).map_err(|_| by_hand(&packages))
}

fn privileged(root: bool, program: &str) -> Command {
    if root {
        let mut command = Command::new(program);
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    } else {
        let mut command = Command::new("sudo");
        command.args(["DEBIAN_FRONTEND=noninteractive", program]);
        command
    }
}

fn may_use_sudo(packages: &str) -> bool {
    if !shell::on_path("sudo") {
        return false;
    }
    if std::env::var_os("CI").is_some_and(|value| value == "true" || value == "1") {
        return true;
    }
    if !std::io::stdin().is_terminal() {
        return false;
    }
    eprint!("    May I run `sudo apt-get install {packages}`? [Y/n] ");
    let mut answer = String::new();
    if std::io::stderr().flush().is_err() || std::io::stdin().read_line(&mut answer).unwrap_or(0) == 0 {
        return false;
    }
    is_yes(&answer)
}

fn is_yes(answer: &str) -> bool {
    matches!(answer.trim().to_ascii_lowercase().as_str(), "" | "y" | "yes")
}

/// The first name that the machine's package lists offer; releases differ in what they call a thing.
fn best_apt_name(need: &Need) -> &'static str {
    let offered = |name: &&&str| {
        shell::output_of(Command::new("apt-cache").args(["policy", name])).is_some_and(|text| has_candidate(&text))
    };
    need.apt.iter().find(offered).copied().unwrap_or_else(|| first_apt_name(need))
}

/// Reads `apt-cache policy`: an unknown package prints nothing, one without an archive `(none)`.
fn has_candidate(policy: &str) -> bool {
    policy.lines().filter_map(|line| line.trim().strip_prefix("Candidate:")).any(|version| version.trim() != "(none)")
}

fn advise_elsewhere() -> Result<(), Failure> {
    if cfg!(target_os = "macos") && !shell::succeeds(Command::new("xcode-select").arg("-p")) {
        return Err(type_this("xcode-select --install"));
    }
    // Windows 10 (from 2020 on) and 11 carry WebView2; the compiler came with Rust.
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::needs::{TESTS, WINDOW};

    #[test]
    fn a_package_without_a_candidate_is_not_offered() {
        assert!(has_candidate("7zip:\n  Installed: (none)\n  Candidate: 26.02+dfsg-1\n  Version table:\n"));
        assert!(!has_candidate("p7zip-full:\n  Installed: (none)\n  Candidate: (none)\n"));
        assert!(!has_candidate(""));
    }

    #[test]
    fn an_empty_answer_agrees_and_anything_unclear_does_not() {
        assert!(is_yes("\n") && is_yes("Y\n") && is_yes("yes"));
        assert!(!is_yes("n\n") && !is_yes("what?\n"));
    }

    #[test]
    fn a_name_shared_by_two_needs_is_listed_once() {
        let names = joined(TESTS, |need| need.dnf);
        assert_eq!(names.split(' ').filter(|name| *name == "python3").count(), 1);
        assert!(joined(WINDOW, first_apt_name).contains("libwebkit2gtk-4.1-dev"));
    }
}
