//! Running Muhr and the peers on the same files.

use super::measure::{self, Cost, Terminal};
use crate::failure::Failure;
use crate::peers;
use crate::shell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The formats of Muhr.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// WinZip AES-256.
    Zip,
    /// Our container.
    Muhr,
}

impl Format {
    /// As on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Zip => "zip",
            Self::Muhr => "muhr",
        }
    }
}

/// A program that makes one sealed file out of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sealer {
    /// Ours, its self-check included.
    Muhr(Format),
    /// `7z a -tzip -mem=AES256`.
    SevenZip,
    /// `age -p`.
    Age,
}

/// One run: what it cost and how large the sealed file is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sealed {
    /// Time and memory.
    pub(crate) cost: Cost,
    /// Bytes of the sealed file.
    pub(crate) bytes: u64,
}

/// Where runs take place, and with which programs.
#[derive(Debug)]
pub(crate) struct Place {
    /// The program `muhr`, built for release.
    pub(crate) muhr: PathBuf,
    /// 7-Zip's name on this machine.
    pub(crate) seven_zip: &'static str,
    /// A folder that is emptied before each run.
    pub(crate) out: PathBuf,
}

/// As strong as Muhr's own, so that nobody saves work.
const PASSPHRASE: &str = "k7mp-3xqd-w9ht-c4nb";

impl Place {
    /// Finds the programs.
    pub(crate) fn new(muhr: PathBuf, out: PathBuf) -> Result<Self, Failure> {
        let (seven_zip, _) = peers::seven_zip().ok_or_else(|| Failure::step("7-Zip does not say its version"))?;
        Ok(Self { muhr, seven_zip, out })
    }

    /// Seals what stands in `folder` under `name`, once.
    pub(crate) fn seal(&self, sealer: Sealer, folder: &Path, name: &str) -> Result<Sealed, Failure> {
        let made = self.fresh()?;
        let said = self.out.join("said.json");
        let (command, terminal) = self.command(sealer, name, &made);
        let cost = measure::measure(&command, terminal, folder, &said)?;
        let bytes = only_file(&made)?.1;
        Ok(Sealed { cost, bytes })
    }

    /// Seals as [`Place::seal`] does, interrupted after `moment` seconds, and tells how long it took to stop.
    /// `None` where it had ended before. What stays behind is an error.
    pub(crate) fn interrupt(
        &self,
        format: Format,
        folder: &Path,
        name: &str,
        moment: f64,
    ) -> Result<Option<f64>, Failure> {
        let made = self.fresh()?;
        let (command, _) = self.command(Sealer::Muhr(format), name, &made);
        let stopped = measure::interrupt(&command, moment, folder, &self.out.join("said.json"))?;
        let left = fs::read_dir(&made).map_err(|error| Failure::step(error.to_string()))?.count();
        match stopped {
            Some(_) if left > 0 => Err(Failure::step(format!("{left} files were left by a cancelled run"))),
            stopped => Ok(stopped),
        }
    }

    /// Asks 7-Zip whether the ZIP that Muhr made in the last run opens with the password that it printed.
    pub(crate) fn check_last_zip(&self) -> Result<(), Failure> {
        let said = fs::read_to_string(self.out.join("said.json")).unwrap_or_default();
        let password = json_string(&said, "password").ok_or_else(|| Failure::step("muhr printed no password"))?;
        let (archive, _) = only_file(&self.out.join("sealed"))?;
        let opens = shell::succeeds(Command::new(self.seven_zip).arg("t").arg(format!("-p{password}")).arg(&archive));
        if opens { Ok(()) } else { Err(Failure::step("7-Zip does not open what muhr sealed")) }
    }

    fn command<'a>(&self, sealer: Sealer, name: &str, made: &Path) -> (Vec<String>, Terminal<'a>) {
        let path = |path: &Path| path.to_string_lossy().into_owned();
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        match sealer {
            Sealer::Muhr(format) => {
                let mut command = vec![path(&self.muhr)];
                command.extend(words(&["seal", "--json", "--format", format.name(), "--out"]));
                command.extend([path(made), name.to_owned()]);
                (command, Terminal::None)
            }
            Sealer::SevenZip => {
                let mut command = words(&[self.seven_zip, "a", "-tzip", "-mem=AES256", "-bd", "-y"]);
                command.extend([format!("-p{PASSPHRASE}"), path(&made.join("sealed.zip")), name.to_owned()]);
                (command, Terminal::None)
            }
            Sealer::Age => {
                let mut command = words(&["age", "-p", "-o"]);
                command.extend([path(&made.join("sealed.age")), name.to_owned()]);
                (command, Terminal::Typing(PASSPHRASE))
            }
        }
    }

    /// An empty folder for what is sealed.
    fn fresh(&self) -> Result<PathBuf, Failure> {
        self.empty()?;
        let made = self.out.join("sealed");
        fs::create_dir_all(&made).map_err(|error| Failure::step(error.to_string()))?;
        Ok(made)
    }

    /// Removes what the last run left.
    pub(crate) fn empty(&self) -> Result<(), Failure> {
        match fs::remove_dir_all(&self.out) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Failure::step(error.to_string())),
            _ => fs::create_dir_all(&self.out).map_err(|error| Failure::step(error.to_string())),
        }
    }
}

fn only_file(folder: &Path) -> Result<(PathBuf, u64), Failure> {
    let files = fs::read_dir(folder)
        .and_then(Iterator::collect::<std::io::Result<Vec<_>>>)
        .map_err(|error| Failure::step(error.to_string()))?;
    match files.as_slice() {
        [file] => Ok((file.path(), file.metadata().map_err(|error| Failure::step(error.to_string()))?.len())),
        files => Err(Failure::step(format!("{} sealed files instead of one in {}", files.len(), folder.display()))),
    }
}

/// The string value of a key, in JSON that writes this value without escapes, as a password is.
fn json_string(json: &str, key: &str) -> Option<String> {
    let (_, rest) = json.split_once(&format!("\"{key}\""))?;
    let (value, _) = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?.split_once('"')?;
    (!value.contains('\\')).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_found_in_what_muhr_prints() {
        let said = r#"{"archive":"x.zip","password":"k7mp-3xqd","bits":79.3}"#;
        assert_eq!(json_string(said, "password").as_deref(), Some("k7mp-3xqd"));
        assert_eq!(json_string(said, "bits"), None);
        assert_eq!(json_string("{}", "password"), None);
    }

    #[test]
    fn both_sides_are_given_the_same_files() {
        let place = Place { muhr: "muhr".into(), seven_zip: "7zz", out: "out".into() };
        for sealer in [Sealer::Muhr(Format::Zip), Sealer::SevenZip, Sealer::Age] {
            let (command, _) = place.command(sealer, "attachments", Path::new("out/sealed"));
            assert_eq!(command.last().map(String::as_str), Some("attachments"), "{sealer:?}");
        }
    }
}
