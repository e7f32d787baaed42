//! Where an antivirus is found: clamd by its configuration, or where the packages put its socket; programs on
//! a fixed list and on the search path.

use super::clamd::{Limits, Listening, Place};
use crate::clamd_conf::Configuration;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Configurations: Debian and Arch, Fedora's folder, older ones, Homebrew, Windows.
const CONFIGURATIONS: &[&str] = &[
    "/etc/clamav/clamd.conf",
    "/etc/clamd.d",
    "/etc/clamd.conf",
    "/usr/local/etc/clamav/clamd.conf",
    "/opt/homebrew/etc/clamav/clamd.conf",
    r"C:\Program Files\ClamAV\clamd.conf",
];
/// Where Debian, Arch and Fedora put the socket. Only folders that the system itself made: anybody could wait for mail in
/// `/tmp`.
const SOCKETS: &[&str] =
    &["/run/clamav/clamd.ctl", "/var/run/clamav/clamd.ctl", "/run/clamd.scan/clamd.sock", "/run/clamav/clamd.sock"];
const PROGRAMS: &[&str] = &[
    "/usr/bin/clamscan",
    "/usr/local/bin/clamscan",
    "/opt/homebrew/bin/clamscan",
    r"C:\Program Files\ClamAV\clamscan.exe",
];
/// Most bytes of a configuration that are read.
const MOST: u64 = 1 << 20;

/// Every clamd that is set up here, and that may answer; none twice.
pub(super) fn clamd() -> Vec<Listening> {
    let mut found = Vec::new();
    for path in CONFIGURATIONS.iter().map(Path::new).flat_map(files) {
        found.extend(read(&path).map(|text| listening(&text)).unwrap_or_default());
    }
    let sockets = SOCKETS.iter().map(PathBuf::from).filter(|path| path.exists());
    found.extend(sockets.map(|path| Listening { place: Place::Socket(path), limits: Limits::default() }));
    once(found)
}

/// `clamscan`.
pub(super) fn clamscan() -> Option<PathBuf> {
    let name = if cfg!(windows) { "clamscan.exe" } else { "clamscan" };
    let path = std::env::var_os("PATH").unwrap_or_default();
    // What stands for the current folder would run whatever lies in it.
    let on_path = std::env::split_paths(&path).filter(|folder| folder.is_absolute()).map(|folder| folder.join(name));
    PROGRAMS.iter().map(PathBuf::from).chain(on_path).find(|program| program.is_absolute() && program.is_file())
}

/// A configuration, or the configurations in a folder.
fn files(path: &Path) -> Vec<PathBuf> {
    let Ok(inside) = std::fs::read_dir(path) else { return vec![path.to_owned()] };
    let is_conf = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "conf");
    let mut files: Vec<PathBuf> = inside.filter_map(|entry| Some(entry.ok()?.path())).filter(is_conf).collect();
    files.sort();
    files
}

fn read(path: &Path) -> Option<String> {
    let mut text = Vec::new();
    std::fs::File::open(path).ok()?.take(MOST).read_to_end(&mut text).ok()?;
    Some(String::from_utf8_lossy(&text).into_owned())
}

/// Each place the first time: `/var/run` is `/run`, and a configured socket is a usual one.
fn once(found: Vec<Listening>) -> Vec<Listening> {
    let mut seen = Vec::new();
    let is_new = |one: &Listening| {
        let place = match &one.place {
            Place::Socket(path) => Place::Socket(path.canonicalize().unwrap_or_else(|_| path.clone())),
            place => place.clone(),
        };
        let is_new = !seen.contains(&place);
        seen.push(place);
        is_new
    };
    found.into_iter().filter(is_new).collect()
}

/// Where a clamd with this configuration listens, and how much it looks at.
fn listening(text: &str) -> Vec<Listening> {
    let configuration = Configuration::read(text);
    let size = |wanted: &str| configuration.last(wanted).and_then(bytes);
    let limits = Limits {
        stream: size("StreamMaxLength"),
        file: size("MaxFileSize"),
        scan: size("MaxScanSize"),
        time: size("MaxScanTime"),
    };
    configuration.places().into_iter().map(|place| Listening { place, limits }).collect()
}

/// `25M`, `1024K` or bytes.
fn bytes(value: &str) -> Option<u64> {
    let (number, unit) = match value.char_indices().last()? {
        (at, 'k' | 'K') => (value.get(..at)?, 1 << 10),
        (at, 'm' | 'M') => (value.get(..at)?, 1 << 20),
        (at, 'g' | 'G') => (value.get(..at)?, 1 << 30),
        _ => (value, 1),
    };
    number.parse::<u64>().ok()?.checked_mul(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_configuration_tells_where_clamd_listens_and_what_it_takes() {
        let debian = "#Automatically Generated\nLocalSocket /var/run/clamav/clamd.ctl\nFixStaleSocket true\n\
            MaxScanSize 100M\nMaxFileSize 25M\nStreamMaxLength 26214400\n";
        let [found] = listening(debian).try_into().unwrap();
        assert_eq!(found.place, Place::Socket("/var/run/clamav/clamd.ctl".into()));
        assert_eq!(
            found.limits,
            Limits { stream: Some(25 << 20), file: Some(25 << 20), scan: Some(100 << 20), time: None }
        );
    }

    #[test]
    fn sizes_have_units() {
        assert_eq!(
            [bytes("25M"), bytes("8k"), bytes("1G"), bytes("7"), bytes("0")],
            [25 << 20, 8 << 10, 1 << 30, 7, 0].map(Some)
        );
        assert_eq!([bytes(""), bytes("M"), bytes("x"), bytes("-1"), bytes("99999999999999999999M")], [None; 5]);
        assert_eq!(bytes("18446744073709551615G"), None);
    }
}
