//! Real files, judged. Skipped, and said so, where the samples are not beside the repository.

use muhr_inspect::files::{Examination, UntrustedFile, examine};
use muhr_inspect::{Book, Budget, Context, FileReport, Limits, Verdict};
use std::path::{Path, PathBuf};

/// Every file below a folder of the samples; nothing, and a line that says so, where they are absent.
fn samples(folder: &str) -> Vec<PathBuf> {
    let shared = std::env::var_os("MUHR_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let folder = shared.join("samples").join(folder);
    if !folder.is_dir() {
        println!("skipped: no samples at {}", folder.display());
        return Vec::new();
    }
    let (mut open, mut files) = (vec![folder], Vec::new());
    while let Some(path) = open.pop() {
        match std::fs::read_dir(&path) {
            Ok(inside) => open.extend(inside.flatten().map(|entry| entry.path())),
            Err(_) => files.push(path),
        }
    }
    files.sort();
    files
}

fn judge(bytes: &[u8], name: &str) -> (Verdict, FileReport) {
    let book = Book::default();
    let context = Context::new(&book);
    let budget = Budget::new(Limits::default(), &|| false);
    let examination = Examination { budget: &budget, context: &context };
    let report = examine(UntrustedFile { name: Some(name), declared: None, bytes }, &examination);
    (muhr_inspect::verdict::verdict(report.walk().flat_map(|file| &file.findings)), report)
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[test]
fn every_shortcut_is_danger() {
    for path in samples("files/lnk").iter().filter(|path| path.extension().is_some_and(|one| one == "lnk")) {
        let (verdict, report) = judge(&std::fs::read(path).unwrap(), &name_of(path));
        assert_eq!(verdict, Verdict::Danger, "{}", path.display());
        assert_eq!(report.kind, "lnk");
    }
}

#[test]
fn benign_documents_are_never_danger_and_programs_always_are() {
    let files: Vec<_> = ["files/tika", "files/magika"].into_iter().flat_map(samples).collect();
    let runs = ["exe", "class", "elf", "script", "macho"];
    for path in &files {
        let (verdict, report) = judge(&std::fs::read(path).unwrap(), &name_of(path));
        let is_program = runs.contains(&report.kind);
        assert_eq!(verdict == Verdict::Danger, is_program, "{} is a {}", path.display(), report.kind);
    }
}

#[test]
fn every_outlook_file_opens_as_a_message() {
    let book = Book::default();
    for path in samples("msg").iter().filter(|path| path.extension().is_some_and(|one| one == "msg")) {
        let report = muhr_inspect::inspect(&std::fs::read(path).unwrap(), &name_of(path), &Context::new(&book));
        let says = !report.subject.is_empty() || !report.text.is_empty() || !report.attachments.is_empty();
        assert!(report.sender.is_some() && says, "{}", path.display());
    }
}

/// Damaged in many places, nothing breaks down; what cannot be read is a gap.
#[test]
fn damaged_files_break_nothing() {
    let mut seed = 20_261_124_u64;
    let mut chance = move |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below.max(1)
    };
    let folders = ["files/lnk", "files/clamav", "files/oletools", "files/corkami", "msg"];
    for path in folders.into_iter().flat_map(samples) {
        let whole = std::fs::read(&path).unwrap();
        if whole.is_empty() || whole.len() > 300_000 {
            continue;
        }
        for turn in 0..6 {
            let mut bytes = whole.clone();
            if turn % 3 == 0 {
                bytes.truncate(chance(whole.len()));
            }
            for _ in 0..=turn {
                let at = chance(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = u8::try_from(chance(256)).unwrap();
                }
            }
            let book = Book::default();
            let _ = muhr_inspect::inspect(&bytes, &name_of(&path), &Context::new(&book));
        }
    }
}

#[test]
fn a_bomb_is_a_finding_and_not_a_wait() {
    use std::io::Write;
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    let zeros = vec![0; 1 << 20];
    for _ in 0..512 {
        packed.write_all(&zeros).unwrap();
    }
    let (verdict, report) = judge(&packed.finish().unwrap(), "report.gz");
    let ids: Vec<_> = report.walk().flat_map(|file| &file.findings).map(|finding| finding.signal.id()).collect();
    assert!(ids.contains(&"file.limit"), "{ids:?}");
    assert!(verdict >= Verdict::Caution, "{ids:?}");
}

#[test]
fn documents_under_the_password_that_excel_tries_are_opened() {
    for path in samples("files/oletools/tests/test-data/encrypted").iter() {
        let (verdict, report) = judge(&std::fs::read(path).unwrap(), &name_of(path));
        let is_open = report.walk().all(|file| file.gaps.is_empty());
        assert_eq!(is_open, path.to_string_lossy().contains("standardpassword"), "{}", path.display());
        assert!(!is_open || verdict >= Verdict::Caution, "{}", path.display());
    }
}
