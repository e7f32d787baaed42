//! Looks which mail programs are installed: the one part of this crate that touches the machine. It reads the
//! environment, the registry and whether files are there; it starts nothing.

use crate::mail_programs::table::{Entry, TABLE};
use crate::mail_programs::{Found, Installed, Program, Start, System};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The system this program runs on.
#[must_use]
pub fn system() -> System {
    if cfg!(windows) {
        System::Windows
    } else if cfg!(target_os = "macos") {
        System::MacOs
    } else {
        System::Linux
    }
}

/// What is installed here.
#[must_use]
pub fn installed() -> Installed {
    look(system(), &Here)
}

/// The little of a machine that matters.
trait Machine {
    fn variable(&self, name: &str) -> Option<OsString>;
    fn is_there(&self, path: &Path) -> bool;
    fn text(&self, path: &Path) -> Option<String>;
    /// The default value of a key of the Windows registry, the person's own before the machine's.
    fn registry(&self, key: &str) -> Option<String>;
}

struct Here;

impl Machine for Here {
    fn variable(&self, name: &str) -> Option<OsString> {
        std::env::var_os(name).filter(|value| !value.is_empty())
    }

    fn is_there(&self, path: &Path) -> bool {
        path.exists()
    }

    fn text(&self, path: &Path) -> Option<String> {
        use std::io::Read as _;
        let mut text = String::new();
        std::fs::File::open(path).ok()?.take(1 << 20).read_to_string(&mut text).ok()?;
        Some(text)
    }

    #[cfg(windows)]
    fn registry(&self, key: &str) -> Option<String> {
        use winreg::RegKey;
        use winreg::enums::{HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE};
        [HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE].into_iter().find_map(|root| {
            let value: String = RegKey::predef(root).open_subkey(key).ok()?.get_value("").ok()?;
            (!value.is_empty()).then_some(value)
        })
    }

    #[cfg(not(windows))]
    fn registry(&self, _: &str) -> Option<String> {
        None
    }
}

fn look(system: System, machine: &dyn Machine) -> Installed {
    let find = |entry: &Entry| {
        let start = match system {
            System::Linux => executable(entry, machine).or_else(|| flatpak(entry, machine)),
            System::MacOs => bundle(entry, machine),
            System::Windows => windows_executable(entry, machine),
        };
        start.map(|start| Found { program: entry.program, start })
    };
    let preferred = match system {
        System::Linux => linux_preference(machine),
        System::Windows => windows_preference(machine),
        // Kept in a database of its own that says nothing as long as Mail is the one.
        System::MacOs => None,
    };
    Installed { found: TABLE.iter().filter_map(find).collect(), preferred }
}

fn executable(entry: &Entry, machine: &dyn Machine) -> Option<Start> {
    let path = machine.variable("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).filter(|folder| folder.has_root()).collect();
    let places = entry.executables.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    places.into_iter().find(|place| machine.is_there(place)).map(Start::Executable)
}

fn flatpak(entry: &Entry, machine: &dyn Machine) -> Option<Start> {
    let home = machine.variable("HOME").map(PathBuf::from);
    let mut roots = vec![PathBuf::from("/var/lib/flatpak")];
    roots.extend(home.map(|home| home.join(".local/share/flatpak")));
    let there =
        |application: &&&str| roots.iter().any(|root| machine.is_there(&root.join("exports/bin").join(application)));
    let application = entry.flatpaks.iter().find(there)?;
    Some(Start::Flatpak { flatpak: "/usr/bin/flatpak".into(), application: (*application).to_owned() })
}

fn bundle(entry: &Entry, machine: &dyn Machine) -> Option<Start> {
    let home = machine.variable("HOME").map(|home| PathBuf::from(home).join("Applications"));
    let folders = ["/Applications", "/System/Applications"].map(PathBuf::from).into_iter().chain(home);
    let places = folders.flat_map(|folder| entry.bundles.iter().map(move |name| folder.join(name)));
    places.into_iter().find(|place| machine.is_there(place)).map(Start::Bundle)
}

fn windows_executable(entry: &Entry, machine: &dyn Machine) -> Option<Start> {
    let registered = (!entry.windows_app_path.is_empty())
        .then(|| format!(r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\{}", entry.windows_app_path))
        .and_then(|key| machine.registry(&key))
        .map(|value| PathBuf::from(value.trim_matches('"')));
    let roots = ["ProgramW6432", "ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"];
    let folders = roots.into_iter().filter_map(|name| machine.variable(name).map(PathBuf::from));
    let usual = folders.flat_map(|folder| entry.windows.iter().map(move |path| folder.join(path)));
    registered.into_iter().chain(usual).find(|place| machine.is_there(place)).map(Start::Executable)
}

fn windows_preference(machine: &dyn Machine) -> Option<Program> {
    let client = machine.registry(r"SOFTWARE\Clients\Mail")?;
    TABLE.iter().find(|entry| entry.windows_client == client).map(|entry| entry.program)
}

/// The default for `mailto:` by the freedesktop Association specification; the first file that names one counts.
fn linux_preference(machine: &dyn Machine) -> Option<Program> {
    let home = machine.variable("HOME").map(PathBuf::from);
    let in_home = |variable: &str, usual: &str| {
        machine.variable(variable).map(PathBuf::from).or_else(|| home.as_ref().map(|home| home.join(usual)))
    };
    let lists = |variable: &str, usual: &str| {
        let paths = machine.variable(variable).unwrap_or_else(|| usual.into());
        std::env::split_paths(&paths).collect::<Vec<_>>()
    };
    let config = in_home("XDG_CONFIG_HOME", ".config").into_iter().chain(lists("XDG_CONFIG_DIRS", "/etc/xdg"));
    let data = in_home("XDG_DATA_HOME", ".local/share")
        .into_iter()
        .chain(lists("XDG_DATA_DIRS", "/usr/local/share:/usr/share"))
        .map(|folder| folder.join("applications"));
    let desktops = machine.variable("XDG_CURRENT_DESKTOP").unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let names: Vec<String> = desktops
        .split(':')
        .filter(|desktop| {
            !desktop.is_empty() && desktop.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        })
        .map(|desktop| format!("{desktop}-mimeapps.list"))
        .chain(["mimeapps.list".to_owned()])
        .collect();
    let files = config.chain(data).flat_map(|folder| names.iter().map(move |name| folder.join(name)));
    let chosen = files.into_iter().find_map(|file| default_for_mailto(&machine.text(&file)?))?;
    let id = chosen.trim_end_matches(".desktop");
    TABLE.iter().find(|entry| entry.desktop_ids.contains(&id)).map(|entry| entry.program)
}

/// The first desktop entry that a `mimeapps.list` names for `mailto:`.
fn default_for_mailto(untrusted_list: &str) -> Option<String> {
    let section = untrusted_list.lines().map(str::trim).skip_while(|line| *line != "[Default Applications]").skip(1);
    section.take_while(|line| !line.starts_with('[')).find_map(|line| {
        let (key, value) = line.split_once('=')?;
        let first = value.split(';').next()?.trim();
        (key.trim() == "x-scheme-handler/mailto" && !first.is_empty()).then(|| first.to_owned())
    })
}

#[cfg(test)]
mod tests;
