//! The bench of real mail and DNS servers in `../shared/bench-domain`: Knot, Unbound, nginx and Exim on the loopback of
//! a network namespace of their own, where ports 25, 53, 443 and 853 are free and nobody else can be reached.

use crate::failure::Failure;
use crate::project::Project;
use crate::shell::{self, say};
use crate::{needs, setup};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What stands for the folder of the bench in its configurations.
const PLACE: &str = "@BENCH@";
const CONFIGURATIONS: [&str; 4] = ["exim/exim.conf", "knot/knot.conf", "unbound/unbound.conf", "nginx/nginx.conf"];
/// Debian's packages of Exim and of libraries that only it needs: taken apart, not installed, since a machine has one mail
/// server at most.
const EXIM: [&str; 3] = ["exim4-daemon-light", "libidn12", "libgnutls-dane0"];

/// What the bench does first, to see whether it may.
const TRIAL: &str = "echo 0 > /proc/sys/net/ipv4/ip_unprivileged_port_start && mount --bind /etc/group /etc/group && \
                     unshare -U --map-user=65534 --map-group=65534 true";

/// The bench, ready to be started.
#[derive(Debug)]
pub(crate) struct MailServers {
    folder: PathBuf,
    exim: PathBuf,
}

/// Why there is none here.
pub(crate) fn reason_for_none(project: &Project) -> Option<String> {
    if !project.path("../shared/bench-domain").is_dir() {
        return Some("../shared/bench-domain is not there".into());
    }
    if !cfg!(target_os = "linux") || !shell::on_path("unshare") {
        return Some("only Linux has namespaces".into());
    }
    if !shell::succeeds(Command::new("unshare").args(["-Urnm", "--propagation", "private", "sh", "-c", TRIAL])) {
        return Some("this machine gives no namespaces to ordinary users".into());
    }
    if !shell::on_path("apt-get") {
        return Some("Exim is taken from Debian's package, and this is no Debian".into());
    }
    exim(project).is_none().then(|| "Exim could not be fetched".into())
}

impl MailServers {
    /// Lays the bench out below `target`, with fresh certificates and zones. `more` is added to the zone `test.`
    pub(crate) fn set_up(project: &Project, more: &str) -> Result<Self, Failure> {
        setup::install(needs::MAIL_SERVERS)?;
        let exim = exim(project).ok_or_else(|| Failure::step("Exim could not be fetched"))?;
        let folder = project.target().join("mail-servers");
        say("Laying out the bench of mail servers");
        let failed = |error: std::io::Error| Failure::step(format!("{}: {error}", folder.display()));
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(failed)?;
        }
        shell::run(Command::new("cp").arg("-r").arg(project.path("../shared/bench-domain")).arg(&folder))?;
        // What it is copied from may be there to be read only.
        shell::run(Command::new("chmod").args(["-R", "u+w"]).arg(&folder))?;
        for below in ["ca", "zones", "run", "exim/spool"] {
            fs::create_dir_all(folder.join(below)).map_err(failed)?;
        }
        for below in CONFIGURATIONS {
            let file = folder.join(below);
            let text = fs::read_to_string(&file).map_err(failed)?;
            fs::write(&file, text.replace(PLACE, &folder.to_string_lossy())).map_err(failed)?;
        }
        // In this order: records are made of the keys.
        for script in ["mkca.sh", "mkzone.sh"] {
            shell::run(Command::new(folder.join(script)).current_dir(&folder))?;
        }
        let zone = folder.join("zones/test.zone");
        let text = fs::read_to_string(&zone).map_err(failed)?;
        fs::write(&zone, format!("{text}{more}")).map_err(failed)?;
        for (file, line) in
            [("passwd", "Debian-exim:x:65534:65534::/:/bin/false\n"), ("group", "Debian-exim:x:65534:\n")]
        {
            let there = fs::read_to_string(Path::new("/etc").join(file)).map_err(failed)?;
            fs::write(folder.join("run").join(file), format!("{there}{line}")).map_err(failed)?;
        }
        Ok(Self { folder, exim })
    }

    /// Where what the program in it writes may go.
    pub(crate) fn run_folder(&self) -> PathBuf {
        self.folder.join("run")
    }

    /// A program beside the servers, which trusts their authority and asks their resolver. The servers end with it.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(self.folder.join("mode-a.sh"));
        command.arg(program).current_dir(&self.folder);
        command
            .env("HOME", self.run_folder())
            .env("EXIM", &self.exim)
            .env("LD_LIBRARY_PATH", libraries(&self.exim))
            .env("TRUST", "1");
        command
    }
}

/// Where the libraries lie that were fetched with Exim, as the dynamic linker wants it; empty where there are none.
fn libraries(exim: &Path) -> OsString {
    let folders = exim.ancestors().nth(2).and_then(|usr| fs::read_dir(usr.join("lib")).ok()).into_iter().flatten();
    let is_linux = |path: &PathBuf| path.to_string_lossy().contains("-linux-gnu");
    let folders = folders.filter_map(|folder| Some(folder.ok()?.path())).filter(is_linux);
    std::env::join_paths(folders).unwrap_or_default()
}

/// Exim, fetched once; nothing where it is not to be had.
fn exim(project: &Project) -> Option<PathBuf> {
    let folder = project.tools().join("exim");
    let program = folder.join("usr/sbin/exim4");
    if program.is_file() && !libraries(&program).is_empty() {
        return Some(program);
    }
    say("Fetching Exim");
    fs::create_dir_all(&folder).ok()?;
    shell::run(Command::new("apt-get").args(["download", "--quiet"]).args(EXIM).current_dir(&folder)).ok()?;
    let is_package = |path: &PathBuf| path.extension() == Some(OsStr::new("deb"));
    for package in fs::read_dir(&folder).ok()?.filter_map(|file| Some(file.ok()?.path())).filter(is_package) {
        shell::run(Command::new("dpkg").arg("-x").arg(package).arg(&folder)).ok()?;
    }
    // It comes with the rights of its owner, which nobody needs here.
    shell::run(Command::new("chmod").arg("u-s").arg(&program)).ok()?;
    Some(program)
}
