//! What the antivirus of this computer says of what is checked: the whole first, then each attachment.

use crate::dto::{CheckedDto, FindingDto, ScanDto, ScanVerdictDto, ScannedFileDto, VerdictDto};
use crate::fingerprint::sha256;
use muhr_endpoint::scan::{Engine, Reason, Sample, Scanned, Scanner, Verdict};
use muhr_inspect::visible::visible;
use muhr_inspect::{Context, FileReport, Finding, GapKind, Report, signals};
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use time::format_description::well_known::Rfc3339;

/// Longest time that the files of one message may take together.
const PATIENCE: Duration = Duration::from_secs(600);
/// Answers that are kept.
const MOST_KEPT: usize = 20_000;

/// What the antivirus has said since the start. What it knows as harmful is not clear again when somebody looks later.
#[derive(Debug, Default)]
pub struct Scans(Mutex<HashMap<String, Scan>>);

/// What it said of one message or file.
#[derive(Clone, Debug)]
pub(super) struct Scan {
    pub(super) told: ScanDto,
    hits: Vec<Hit>,
}

#[derive(Clone, Debug)]
struct Hit {
    name: String,
    sha256: String,
    threat: String,
}

impl Scans {
    /// What was said of the message or file with this fingerprint.
    pub(super) fn of(&self, sha256: &str) -> Option<Scan> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(sha256).cloned()
    }

    /// Keeps it where somebody has looked. The last word counts; but no answer takes back no hit.
    pub(super) fn keep(&self, sha256: &str, scan: Scan) -> Scan {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_hit = |scan: &&Scan| scan.told.verdict == ScanVerdictDto::Infected;
        if scan.told.verdict == ScanVerdictDto::NotScanned
            && let Some(before) = kept.get(sha256).filter(is_hit)
        {
            return before.clone();
        }
        if scan.told.files.iter().any(|file| file.verdict != ScanVerdictDto::NotScanned) {
            if kept.len() >= MOST_KEPT {
                // A hit stays; what else was said can be asked again.
                kept.retain(|_, scan| is_hit(&&*scan));
            }
            kept.insert(sha256.to_owned(), scan.clone());
        }
        scan
    }
}

impl Scan {
    /// Makes a hit part of what was found: danger, whatever else was.
    pub(super) fn tell(&self, report: &mut Report) {
        // The message is harmful because of what is in it, and that is what is named.
        let inside = self.hits.get(1..).filter(|inside| !inside.is_empty());
        let hits = if self.is_of_whole() { inside.unwrap_or(&self.hits) } else { &self.hits };
        for hit in hits.iter().rev() {
            report.found_by_antivirus(&hit.name, &hit.sha256, &hit.threat);
        }
    }

    /// The same where nothing else could be learned.
    pub(super) fn tell_alone(&self, checked: &mut CheckedDto) {
        for hit in &self.hits {
            let finding = Finding::new(signals::FILE_ANTIVIRUS).with("threat", &hit.threat).with("file", &hit.name);
            checked.findings.push(FindingDto::from(&finding));
            checked.verdict = VerdictDto::Danger;
        }
    }

    /// Whether the first hit is the whole.
    fn is_of_whole(&self) -> bool {
        self.told.files.first().is_some_and(|whole| whole.verdict == ScanVerdictDto::Infected)
    }
}

/// What is to be scanned.
#[derive(Clone, Copy)]
pub(super) struct Whole<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) name: &'a str,
    pub(super) sha256: &'a str,
    /// Where it stands as a file of its own.
    pub(super) file: Option<&'a Path>,
}

/// Asks about the whole and about each attachment. `report` is what Muhr itself has seen, where it could.
pub(super) fn scan(
    scanner: &Scanner,
    whole: Whole<'_>,
    report: Option<&Report>,
    context: &Context<'_>,
    cancelled: &dyn Fn() -> bool,
) -> Scan {
    let since = Instant::now();
    let ask = |sample: Sample<'_>| {
        if since.elapsed() > PATIENCE {
            return Scanned { verdict: Verdict::NotScanned(Reason::NotAnswering), engine: None };
        }
        scanner.scan(sample, cancelled)
    };
    let all: Vec<&FileReport> = report.iter().flat_map(|report| &report.attachments).collect();
    let is_locked = report.is_some_and(|report| report.gaps.iter().any(|gap| gap.kind == GapKind::Encrypted));
    let scanned = if whole.bytes.len() > context.limits.input_bytes {
        // Only its beginning was read.
        Scanned { verdict: Verdict::NotScanned(Reason::TooLarge), engine: None }
    } else {
        honest(ask(Sample { bytes: whole.bytes, file: whole.file }), &all, is_locked)
    };
    let mut engine = scanned.engine.clone();
    let mut scan = Scan { told: blank(), hits: Vec::new() };
    scan.add(whole.name, whole.sha256, scanned.verdict);
    // Whatever a hostile file does to a parser, what was said so far is told.
    let inside = catch_unwind(AssertUnwindSafe(|| muhr_inspect::attachments(whole.bytes, whole.name, context)));
    for one in inside.unwrap_or_default() {
        let fingerprint = sha256(&one.bytes);
        let same: Vec<&FileReport> = all.iter().filter(|file| file.sha256 == fingerprint).copied().collect();
        let scanned = honest(ask(Sample { bytes: &one.bytes, file: None }), &same, false);
        engine = engine.or(scanned.engine);
        scan.add(one.name.as_deref().unwrap_or_default(), &fingerprint, scanned.verdict);
    }
    scan.sign(engine.or_else(|| scanner.engine(cancelled).ok()));
    scan
}

/// An antivirus says clean of what it cannot look into. What Muhr has seen of a file tells whether it could.
fn honest(scanned: Scanned, files: &[&FileReport], is_locked: bool) -> Scanned {
    let most = scanned.engine.as_ref().map_or(u64::MAX, |engine| engine.most);
    let each = || files.iter().flat_map(|file| file.walk());
    let locked = |file: &FileReport| {
        file.gaps.iter().any(|gap| gap.kind == GapKind::Encrypted)
            || file.findings.iter().any(|finding| finding.signal == signals::FILE_ENCRYPTED)
    };
    let verdict = match scanned.verdict {
        Verdict::Clean if is_locked || each().any(locked) => Verdict::NotScanned(Reason::Encrypted),
        Verdict::Clean if each().any(|file| file.bytes > most) => Verdict::NotScanned(Reason::TooLarge),
        verdict => verdict,
    };
    Scanned { verdict, ..scanned }
}

fn blank() -> ScanDto {
    ScanDto {
        verdict: ScanVerdictDto::Clean,
        engine: String::new(),
        version: String::new(),
        signatures: String::new(),
        files: Vec::new(),
    }
}

impl Scan {
    fn add(&mut self, name: &str, sha256: &str, verdict: Verdict) {
        let name = visible(name);
        let (verdict, threat, reason) = match verdict {
            Verdict::Clean => (ScanVerdictDto::Clean, String::new(), String::new()),
            Verdict::NotScanned(reason) => (ScanVerdictDto::NotScanned, String::new(), reason.as_str().to_owned()),
            Verdict::Infected { threat } => {
                self.hits.push(Hit { name: name.clone(), sha256: sha256.to_owned(), threat: threat.clone() });
                (ScanVerdictDto::Infected, threat, String::new())
            }
        };
        self.told.verdict = match (self.told.verdict, verdict) {
            (ScanVerdictDto::Infected, _) | (_, ScanVerdictDto::Infected) => ScanVerdictDto::Infected,
            (ScanVerdictDto::NotScanned, _) | (_, ScanVerdictDto::NotScanned) => ScanVerdictDto::NotScanned,
            (ScanVerdictDto::Clean, ScanVerdictDto::Clean) => ScanVerdictDto::Clean,
        };
        self.told.files.push(ScannedFileDto { name, verdict, threat, reason });
    }

    /// Says whose word it is.
    fn sign(&mut self, engine: Option<Engine>) {
        if let Some(engine) = engine {
            self.told.engine = engine.name.to_owned();
            self.told.version = engine.version;
            self.told.signatures = engine.signatures.and_then(|at| at.format(&Rfc3339).ok()).unwrap_or_default();
        }
    }
}
