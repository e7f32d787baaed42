//! `clamscan`, clamscan(1), for computers where clamd does not run. It reads all signatures before it looks at one file, so
//! clamd is asked first.

use super::program::{Private, run};
use super::{Antivirus, Cancelled, Engine, Patience, Reason, Sample, Verdict, clamav};
use std::path::PathBuf;
use std::process::Command;
use time::UtcOffset;

/// As `--max-filesize`.
const MOST: u64 = 512 << 20;
/// Larger files it says OK of without looking, unless it is told to say so.
const LIMITS: [&str; 4] =
    ["--max-filesize=512M", "--max-scansize=1024M", "--alert-exceeds-max=yes", "--alert-encrypted=yes"];

/// `clamscan`.
#[derive(Clone, Debug)]
pub struct Clamscan {
    program: PathBuf,
    database: Option<PathBuf>,
    offset: UtcOffset,
    patience: Patience,
}

impl Clamscan {
    /// That program; the computer's clock is `offset` from UTC. Nothing is run yet.
    #[must_use]
    pub fn new(program: PathBuf, offset: UtcOffset) -> Self {
        Self { program, database: None, offset, patience: Patience::default() }
    }

    /// The same with another patience.
    #[must_use]
    pub fn with_patience(self, patience: Patience) -> Self {
        Self { patience, ..self }
    }

    /// The same with signatures from another folder.
    #[must_use]
    pub fn with_database(self, folder: PathBuf) -> Self {
        Self { database: Some(folder), ..self }
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        if let Some(folder) = &self.database {
            command.arg("--database").arg(folder);
        }
        command
    }
}

impl Antivirus for Clamscan {
    fn engine(&self, cancelled: Cancelled<'_>) -> Result<Engine, Reason> {
        let ended = run(self.command().arg("--version"), &[], self.patience.question, cancelled)?;
        if ended.code != Some(0) {
            return Err(Reason::NotAnswering);
        }
        Ok(Engine { most: MOST, ..clamav::version(&ended.output, self.offset)? })
    }

    fn scan(&self, sample: Sample<'_>, cancelled: Cancelled<'_>) -> Verdict {
        // Whatever is scanned, clamscan writes it into a file of its own first, readable by everybody. That is done where
        // nobody else can look, and nothing is left of it.
        let Some(folder) = Private::new() else { return Verdict::NotScanned(Reason::Refused) };
        let mut command = self.command();
        command.args(["--stdout", "--no-summary"]).args(LIMITS).arg("--tempdir").arg(folder.path()).arg("-");
        match run(&mut command, sample.bytes, self.patience.file, cancelled) {
            Err(reason) => Verdict::NotScanned(reason),
            Ok(ended) => told(ended.code, &ended.output),
        }
    }
}

/// What the status and the line about standard input say together: 0 clean, 1 found, 2 an error.
fn told(code: Option<i32>, output: &str) -> Verdict {
    let line = output.lines().find(|line| line.starts_with("stdin: ")).unwrap_or_default();
    match (code, clamav::verdict(line)) {
        (Some(0), Verdict::Clean) => Verdict::Clean,
        (Some(1), found @ (Verdict::Infected { .. } | Verdict::NotScanned(Reason::TooLarge | Reason::Encrypted))) => {
            found
        }
        // Without any signatures it does not begin.
        (Some(2), _) if output.contains("Can't open file or directory") => Verdict::NotScanned(Reason::NoSignatures),
        (Some(2), _) => Verdict::NotScanned(Reason::Refused),
        (None, _) => Verdict::NotScanned(Reason::NotAnswering),
        _ => Verdict::NotScanned(Reason::NotUnderstood),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_both_together_are_clean_or_a_hit() {
        let not = Verdict::NotScanned;
        let infected = Verdict::Infected { threat: "Eicar-Signature".to_owned() };
        for (code, output, expected) in [
            (Some(0), "stdin: OK\n", Verdict::Clean),
            (Some(1), "stdin: Eicar-Signature FOUND\n", infected),
            (Some(1), "LibClamAV Warning: old\nstdin: Heuristics.Encrypted.Zip FOUND\n", not(Reason::Encrypted)),
            (Some(1), "stdin: Heuristics.Limits.Exceeded.MaxScanTime FOUND\n", not(Reason::TooLarge)),
            (Some(2), "ERROR: Can't open file or directory\n", not(Reason::NoSignatures)),
            (Some(2), "", not(Reason::Refused)),
            (Some(0), "", not(Reason::NotUnderstood)),
            (Some(0), "stdin: Eicar-Signature FOUND\n", not(Reason::NotUnderstood)),
            (Some(1), "stdin: OK\n", not(Reason::NotUnderstood)),
            (Some(2), "stdin: OK\n", not(Reason::Refused)),
            (Some(40), "", not(Reason::NotUnderstood)),
            (None, "stdin: OK\n", not(Reason::NotAnswering)),
        ] {
            assert_eq!(told(code, output), expected, "{code:?} {output}");
        }
    }
}
