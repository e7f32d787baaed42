//! Microsoft Defender by its command line, `MpCmdRun.exe` (learn.microsoft.com, "Configure and manage Microsoft Defender
//! Antivirus with the mpcmdrun.exe command-line tool"). It scans files on the disk only; nothing is moved or removed.

use super::program::run;
use super::{Antivirus, Cancelled, Engine, Patience, Reason, Sample, Verdict, shown};
use std::path::PathBuf;
use std::process::Command;
use time::{Duration, OffsetDateTime};

/// Where Windows notes how old the signatures are.
const SIGNATURES: &str = r"HKLM\SOFTWARE\Microsoft\Windows Defender\Signature Updates";

/// Microsoft Defender.
#[derive(Clone, Debug)]
pub struct Defender {
    program: PathBuf,
    registry: PathBuf,
    patience: Patience,
}

impl Defender {
    /// The one of this computer.
    #[cfg(windows)]
    #[must_use]
    pub fn installed(patience: Patience) -> Option<Self> {
        let folder = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let platform = folder("ProgramData").map(|data| data.join(r"Microsoft\Windows Defender\Platform"));
        let versions = platform.iter().filter_map(|platform| std::fs::read_dir(platform).ok()).flatten();
        let names: Vec<String> = versions.filter_map(|one| one.ok()?.file_name().into_string().ok()).collect();
        let newest = platform.zip(newest(&names)).map(|(platform, version)| platform.join(version));
        let shipped = folder("ProgramFiles").map(|programs| programs.join("Windows Defender"));
        let programs = [newest, shipped].into_iter().flatten().map(|folder| folder.join("MpCmdRun.exe"));
        let program = programs.into_iter().find(|program| program.is_file())?;
        Some(Self::new(program, folder("SystemRoot")?.join(r"System32\reg.exe"), patience))
    }

    /// The one of this computer.
    #[cfg(not(windows))]
    #[must_use]
    pub const fn installed(_: Patience) -> Option<Self> {
        None
    }

    /// Its command line, and the program that reads the registry.
    #[must_use]
    pub const fn new(program: PathBuf, registry: PathBuf, patience: Patience) -> Self {
        Self { program, registry, patience }
    }
}

impl Antivirus for Defender {
    fn engine(&self, cancelled: Cancelled<'_>) -> Result<Engine, Reason> {
        let mut query = Command::new(&self.registry);
        query.args(["query", SIGNATURES]);
        Ok(engine(&run(&mut query, &[], self.patience.question, cancelled)?.output))
    }

    fn scan(&self, sample: Sample<'_>, cancelled: Cancelled<'_>) -> Verdict {
        let Some(file) = sample.file.and_then(|file| std::path::absolute(file).ok()) else {
            return Verdict::NotScanned(Reason::OnlyWhole);
        };
        let mut command = Command::new(&self.program);
        command.args(["-Scan", "-ScanType", "3", "-DisableRemediation", "-File"]).arg(file);
        match run(&mut command, &[], self.patience.file, cancelled) {
            Ok(ended) => verdict(ended.code, &ended.output),
            Err(reason) => Verdict::NotScanned(reason),
        }
    }
}

/// The newest of the folders of `Platform`, such as `4.18.24090.11-0`.
#[must_use]
pub fn newest(names: &[String]) -> Option<&String> {
    let version = |name: &&String| {
        name.split(['.', '-']).map(str::parse::<u64>).collect::<Result<Vec<u64>, _>>().ok().filter(|it| it.len() >= 4)
    };
    names.iter().filter(|name| version(name).is_some()).max_by_key(version)
}

/// What the registry says of engine and signatures, as `reg query` prints it: name, type and value, with four blanks between.
#[must_use]
pub fn engine(untrusted: &str) -> Engine {
    let value = |wanted: &str| {
        untrusted.lines().find_map(|line| {
            let mut words = line.split_ascii_whitespace();
            (words.next() == Some(wanted)).then(|| words.nth(1)).flatten()
        })
    };
    let at = |name: &str| value(name).and_then(time_of);
    Engine {
        name: "Microsoft Defender",
        version: shown(value("EngineVersion").unwrap_or_default(), 40),
        signatures: at("SignaturesLastUpdated").or_else(|| at("AVSignatureApplied")),
        most: u64::MAX,
    }
}

/// A FILETIME as the registry keeps it: tenths of microseconds since 1601, the lowest byte first.
fn time_of(hexadecimal: &str) -> Option<OffsetDateTime> {
    let digits = hexadecimal.get(..16).filter(|_| hexadecimal.len() == 16)?;
    let value = u64::from_str_radix(digits, 16).ok()?.swap_bytes();
    let ticks = i64::try_from(value).ok().filter(|ticks| *ticks > 0)?;
    let since = Duration::seconds(ticks / 10_000_000);
    time::macros::datetime!(1601-01-01 0:00 UTC).checked_add(since)
}

/// What the status and the text say together: 0 nothing found, 2 found, or an error.
///
/// The text holds the path of the file, whose name its sender chose: only whole lines are read, and what is found counts
/// before anything else.
#[must_use]
pub fn verdict(code: Option<i32>, untrusted: &str) -> Verdict {
    let lines = || untrusted.lines().map(str::trim);
    let threat = lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        (name.trim_end() == "Threat" && !value.trim().is_empty()).then(|| shown(value, 120))
    });
    let is_listed = lines().any(|line| line.starts_with('<') && line.contains("LIST OF DETECTED THREATS"));
    if let Some(threat) = threat {
        return Verdict::Infected { threat };
    }
    if is_listed {
        return Verdict::Infected { threat: "?".to_owned() };
    }
    let ends = |end: &str| lines().any(|line| line.starts_with("Scanning ") && line.ends_with(end));
    match code {
        None => Verdict::NotScanned(Reason::NotAnswering),
        Some(0) if ends(" was skipped.") => Verdict::NotScanned(Reason::Excluded),
        Some(0) if ends(" found no threats.") => Verdict::Clean,
        Some(0) => Verdict::NotScanned(Reason::NotUnderstood),
        // Switched off, no right to scan, no such file: `CmdTool: Failed with hr = 0x…`.
        Some(_) => Verdict::NotScanned(Reason::Refused),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    const CLEAN: &str =
        "Scan starting...\r\nScan finished.\r\nScanning C:\\Users\\officer\\a.pdf found no threats.\r\n";
    const FOUND: &str = "Scan starting...\r\nScan finished.\r\nScanning C:\\Users\\officer\\a.com found 1 threats.\r\n\r\n\
        <===========================LIST OF DETECTED THREATS==========================>\r\n\
        ----------------------------- Threat information ------------------------------\r\n\
        Threat                  : Virus:DOS/EICAR_Test_File\r\n\
        Resources               : 1 total\r\n\
        \x20   file                : C:\\Users\\officer\\a.com\r\n\
        -------------------------------------------------------------------------------\r\n";
    const FAILED: &str = "Scan starting...\r\nCmdTool: Failed with hr = 0x80508023. Check C:\\Users\\officer\\AppData\\Local\\Temp\\MpCmdRun.log for more information\r\n";

    #[test]
    fn only_status_and_text_together_are_clean() {
        let not = Verdict::NotScanned;
        let found = Verdict::Infected { threat: "Virus:DOS/EICAR_Test_File".to_owned() };
        for (code, text, expected) in [
            (Some(0), CLEAN, Verdict::Clean),
            (Some(2), FOUND, found.clone()),
            (Some(0), FOUND, found),
            (Some(2), CLEAN, not(Reason::Refused)),
            (Some(2), FAILED, not(Reason::Refused)),
            (Some(0), "Scan starting...\r\nScanning C:\\mail\\a.pdf was skipped.\r\n", not(Reason::Excluded)),
            (Some(0), "", not(Reason::NotUnderstood)),
            (Some(2), "<====LIST OF DETECTED THREATS====>\r\n", Verdict::Infected { threat: "?".to_owned() }),
            (None, CLEAN, not(Reason::NotAnswering)),
        ] {
            assert_eq!(verdict(code, text), expected, "{code:?} {text}");
        }
    }

    #[test]
    fn the_name_of_a_file_does_not_make_it_clean() {
        for name in ["a found no threats. was skipped.", "x found no threats. found 1 threats."] {
            let text = format!("Scan starting...\r\nScanning C:\\mail\\{name}\r\n");
            assert_ne!(verdict(Some(0), &text), Verdict::Clean, "{name}");
        }
    }

    #[test]
    fn the_newest_platform_is_found_by_number() {
        let names = ["4.18.2006.10-0", "4.18.24090.11-0", "4.18.9999.9-0", "Backup", "4.18"].map(str::to_owned);
        assert_eq!(newest(&names).map(String::as_str), Some("4.18.24090.11-0"));
        assert_eq!(newest(&[]), None);
    }

    #[test]
    fn the_registry_tells_how_old_the_signatures_are() {
        let text = "\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows Defender\\Signature Updates\r\n\
            \x20   EngineVersion    REG_SZ    1.1.24090.11\r\n\
            \x20   AVSignatureVersion    REG_SZ    1.421.12.0\r\n\
            \x20   SignaturesLastUpdated    REG_BINARY    00800C0C1D5BDD01\r\n\r\n";
        let told = engine(text);
        assert_eq!((told.name, told.version.as_str()), ("Microsoft Defender", "1.1.24090.11"));
        assert_eq!(told.signatures.map(OffsetDateTime::year), Some(2026));
        assert_eq!(time_of("0000000000000000"), None);
        assert_eq!(time_of("FFFFFFFFFFFFFFFF"), None);
        assert_eq!(time_of("xyz"), None);
        // 116,444,736,000,000,000 is the beginning of Unix time.
        assert_eq!(time_of("00803ED5DEB19D01"), Some(datetime!(1970-01-01 0:00 UTC)));
        assert_eq!(
            engine("ERROR: The system was unable to find the specified registry key or value.").signatures,
            None
        );
    }
}
