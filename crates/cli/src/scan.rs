//! `muhr scan`, and what `muhr check --scan` adds.

use crate::arguments;
use crate::check::{self, FEW};
use crate::talk::{Talk, visible};
use muhr_app::AppError;
use muhr_app::checking::{ClamdPlace, Known, Scanner};
use muhr_app::dto::{ScanDto, ScanVerdictDto, ScannedFileDto};
use muhr_app::host::LocalClock;
use muhr_app::progress::Cancel;
use serde_json::json;
use std::sync::Arc;

/// The antivirus to ask: the clamd that was named, else what is installed.
pub(crate) fn scanner(clamd: Option<&ClamdPlace>, clock: LocalClock) -> Arc<Scanner> {
    let offset = clock.now().offset();
    Arc::new(match clamd {
        Some(place) => Scanner::clamd_at(place.clone(), offset),
        None => Scanner::installed(offset),
    })
}

/// The exit status that the answers come to.
pub(crate) fn run(
    arguments: &arguments::Scan,
    talk: &Talk,
    clock: LocalClock,
    cancel: &Cancel,
) -> Result<u8, AppError> {
    let items = check::items(&arguments.files)?;
    let known = Known { scanner: Some(scanner(arguments.clamd.as_ref(), clock)), ..Known::default() };
    let mut outcome = Outcome::default();
    outcome.unread = check::each_judged(&items, &known, talk, cancel, "scanned-progress", |name, judged| {
        if let Some(scan) = &judged.scan {
            outcome.count(scan.verdict);
            talk.result(&as_json(name, &judged.sha256, scan));
            tell(talk, name, scan, items.len() <= FEW);
        }
    })?;
    if items.len() > FEW {
        let [infected, not_scanned, clean, unread] =
            [outcome.infected, outcome.not_scanned, outcome.clean, outcome.unread].map(|count| count.to_string());
        talk.say(
            "scanned-summary",
            &[("infected", &infected), ("notscanned", &not_scanned), ("clean", &clean), ("unread", &unread)],
        );
    }
    Ok(outcome.exit())
}

#[derive(Default)]
struct Outcome {
    infected: u64,
    not_scanned: u64,
    clean: u64,
    unread: u64,
}

impl Outcome {
    const fn count(&mut self, verdict: ScanVerdictDto) {
        match verdict {
            ScanVerdictDto::Infected => self.infected += 1,
            ScanVerdictDto::NotScanned => self.not_scanned += 1,
            ScanVerdictDto::Clean => self.clean += 1,
        }
    }

    const fn exit(&self) -> u8 {
        match self {
            Self { infected: 1.., .. } => 2,
            Self { unread: 1.., .. } => 65,
            Self { not_scanned: 1.., .. } => 75,
            _ => 0,
        }
    }
}

/// One object: what the message or file came to, and why; then each file in it.
fn as_json(name: &str, sha256: &str, scan: &ScanDto) -> serde_json::Value {
    let first = |text: fn(&ScannedFileDto) -> &str| {
        scan.files.iter().filter(|file| file.verdict == scan.verdict).map(text).find(|text| !text.is_empty())
    };
    json!({
        "file": name,
        "verdict": scan.verdict,
        "threat": first(|file| &file.threat).unwrap_or_default(),
        "reason": first(|file| &file.reason).unwrap_or_default(),
        "engine": scan.engine,
        "version": scan.version,
        "signatures": scan.signatures,
        "sha256": sha256,
        "files": scan.files,
    })
}

fn tell(talk: &Talk, name: &str, scan: &ScanDto, in_full: bool) {
    let verdict = talk.text(verdict_key(scan.verdict), &[]);
    talk.say("scanned-head", &[("verdict", &verdict), ("file", &visible(name))]);
    if in_full {
        details(talk, scan);
    } else {
        let telling = scan.files.iter().filter(|file| file.verdict != ScanVerdictDto::Clean);
        telling.for_each(|file| talk.say("check-item", &[("text", &line(talk, file))]));
    }
}

/// Whose word it is, and what it says of each file.
pub(crate) fn details(talk: &Talk, scan: &ScanDto) {
    if !scan.engine.is_empty() {
        let date = scan.signatures.get(..10).map(str::to_owned);
        let date = date.unwrap_or_else(|| talk.text("scanned-no-date", &[]));
        let [engine, version] = [&scan.engine, &scan.version].map(|text| visible(text));
        talk.say("scanned-engine", &[("engine", &engine), ("version", &version), ("date", &date)]);
    }
    scan.files.iter().for_each(|file| talk.say("check-item", &[("text", &line(talk, file))]));
}

fn line(talk: &Talk, file: &ScannedFileDto) -> String {
    let verdict = talk.text(verdict_key(file.verdict), &[]);
    let why = match file.verdict {
        ScanVerdictDto::Clean => String::new(),
        ScanVerdictDto::Infected => format!(" [{}]", visible(&file.threat)),
        ScanVerdictDto::NotScanned => format!(" ({})", talk.text(&format!("scanned-because-{}", file.reason), &[])),
    };
    format!("{}: {verdict}{why}", visible(&file.name))
}

const fn verdict_key(verdict: ScanVerdictDto) -> &'static str {
    match verdict {
        ScanVerdictDto::Clean => "scanned-clean",
        ScanVerdictDto::Infected => "scanned-infected",
        ScanVerdictDto::NotScanned => "scanned-not",
    }
}
