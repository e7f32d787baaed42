//! What is promised of asking the antivirus, kept with a real clamd and a real `clamscan`, and with ones that misbehave.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use muhr_endpoint::scan::clamd::{Limits, Listening, Place};
use muhr_endpoint::scan::{Antivirus, Clamd, Clamscan, Patience, Reason, Sample, Scanner, Verdict};
use muhr_test_support::clamd::{DATED, EICAR_NAME, RealClamd, Script, ScriptedClamd, eicar, program, signatures};
use muhr_test_support::skipped;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use time::UtcOffset;
use time::macros::{datetime, offset};

/// Where Debian puts ClamAV's own test files.
const TEST_FILES: &str = "/usr/share/clamav-testfiles";
const NOBODY_CANCELS: &dyn Fn() -> bool = &|| false;

fn real(more: &str) -> Option<RealClamd> {
    RealClamd::start(more).map_err(|why| skipped("asking clamd", &why)).ok()
}

fn at(place: Place) -> Clamd {
    Clamd::new(Listening { place, limits: Limits::default() }, UtcOffset::UTC)
}

fn on(socket: PathBuf) -> Clamd {
    at(Place::Socket(socket))
}

/// Waits no longer than a test may.
fn hasty(clamd: Clamd) -> Clamd {
    clamd.with_patience(Patience { question: Duration::from_millis(300), file: Duration::from_millis(700) })
}

fn scanner(antivirus: impl Antivirus + 'static) -> Scanner {
    Scanner::of(vec![Box::new(antivirus)])
}

fn verdict(antivirus: &dyn Antivirus, bytes: &[u8]) -> Verdict {
    antivirus.scan(Sample { bytes, file: None }, NOBODY_CANCELS)
}

fn infected(threat: &str) -> Verdict {
    Verdict::Infected { threat: threat.to_owned() }
}

/// EICAR's file in a ZIP archive, made by another program.
fn zipped(folder: &Path) -> Option<Vec<u8>> {
    std::fs::write(folder.join("eicar.com"), eicar()).unwrap();
    let made = Command::new("bsdtar").current_dir(folder).args(["-a", "-cf", "eicar.zip", "eicar.com"]).status();
    if !made.is_ok_and(|status| status.success()) {
        skipped("asking clamd about an archive", "bsdtar is not installed");
        return None;
    }
    std::fs::read(folder.join("eicar.zip")).ok()
}

/// A mail with EICAR's file attached, in hexadecimal: quoted-printable may spell every byte.
fn mailed() -> Vec<u8> {
    let body: Vec<String> = eicar().iter().map(|byte| format!("={byte:02X}")).collect();
    let body: Vec<String> = body.chunks(20).map(<[String]>::concat).collect();
    format!(
        "From: a@example.org\r\nTo: b@example.org\r\nSubject: minutes\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nAttached.\r\n--x\r\n\
         Content-Type: application/octet-stream; name=minutes.com\r\nContent-Transfer-Encoding: quoted-printable\r\n\
         Content-Disposition: attachment; filename=minutes.com\r\n\r\n{}\r\n--x--\r\n",
        body.join("=\r\n")
    )
    .into_bytes()
}

#[test]
fn eicar_is_found_in_a_file_in_an_archive_and_in_a_mail_over_socket_and_loopback() {
    let Some(clamd) = real("") else { return };
    let folder = tempfile::tempdir().unwrap();
    for asked in [on(clamd.socket()), at(Place::Tcp(clamd.address()))] {
        assert_eq!(asked.ping(NOBODY_CANCELS), Ok(()));
        assert_eq!(verdict(&asked, &eicar()), infected(EICAR_NAME));
        assert_eq!(verdict(&asked, &mailed()), infected(EICAR_NAME));
        if let Some(archive) = zipped(folder.path()) {
            assert_eq!(verdict(&asked, &archive), infected(EICAR_NAME));
        }
        for clean in [b"".as_slice(), b"for the Cabinet only", &[0; 1_000_000]] {
            assert_eq!(verdict(&asked, clean), Verdict::Clean);
        }
    }
    // It answers first and tidies up then.
    let since = Instant::now();
    let is_tidy = || std::fs::read_dir(clamd.temporary()).unwrap().next().is_none();
    while !is_tidy() && since.elapsed() < Duration::from_secs(10) {
        std::thread::yield_now();
    }
    assert!(is_tidy(), "nothing of what was sent is left behind");
}

#[test]
fn every_test_file_of_clamav_is_found() {
    let Some(clamd) = real("") else { return };
    let Ok(files) = std::fs::read_dir(TEST_FILES) else {
        return skipped("asking clamd about ClamAV's test files", "they are not installed");
    };
    let asked = on(clamd.socket());
    let mut found = 0;
    for path in files.map(|file| file.unwrap().path()) {
        assert_eq!(verdict(&asked, &std::fs::read(&path).unwrap()), infected("Test.Clam.UNOFFICIAL"), "{path:?}");
        found += 1;
    }
    assert!(found > 20, "{found} test files");
}

#[test]
fn without_official_signatures_a_hit_counts_and_clean_does_not() {
    let Some(clamd) = real("") else { return };
    let scanner = scanner(on(clamd.socket()));
    assert_eq!(scanner.engine(NOBODY_CANCELS).unwrap().signatures, None, "its VERSION has no date");
    let scan = |bytes| scanner.scan(Sample { bytes, file: None }, NOBODY_CANCELS);
    let clean = scan(b"for the Cabinet only");
    assert_eq!(clean.verdict, Verdict::NotScanned(Reason::NoSignatures));
    assert_eq!(clean.engine.unwrap().name, "ClamAV");
    assert_eq!(scan(&eicar()).verdict, infected(EICAR_NAME));
}

#[test]
fn with_dated_signatures_clean_is_clean_and_the_date_is_told() {
    let Some(clamd) = real("") else { return };
    let dated = ScriptedClamd::start(Some(DATED), Script::HandsOn(clamd.socket()));
    let asked = Clamd::new(Listening { place: Place::Socket(dated.socket()), limits: Limits::default() }, offset!(+5));
    let scanner = scanner(asked);
    let scanned = scanner.scan(Sample { bytes: b"for the Cabinet only", file: None }, NOBODY_CANCELS);
    assert_eq!(scanned.verdict, Verdict::Clean);
    let engine = scanned.engine.unwrap();
    assert_eq!((engine.version.as_str(), engine.signatures), ("1.4.6", Some(datetime!(2026-11-22 9:26:04 +5))));
    assert_eq!(scanner.scan(Sample { bytes: &eicar(), file: None }, NOBODY_CANCELS).verdict, infected(EICAR_NAME));
}

#[test]
fn old_signatures_are_still_a_scan_and_their_date_is_told() {
    let old = "ClamAV 0.103.2/26000/Mon Nov 22 09:26:04 2021";
    let clamd = ScriptedClamd::start(Some(old), Script::Answers(b"stream: OK\0", Duration::ZERO));
    let scanned = scanner(on(clamd.socket())).scan(Sample { bytes: b"x", file: None }, NOBODY_CANCELS);
    assert_eq!(scanned.verdict, Verdict::Clean);
    assert_eq!(scanned.engine.unwrap().signatures, Some(datetime!(2021-11-22 9:26:04 UTC)));
}

#[test]
fn what_clamd_does_not_take_or_does_not_look_at_is_too_large_and_never_clean() {
    let Some(clamd) = real("StreamMaxLength 2M\nMaxFileSize 1M\nMaxScanSize 1M") else { return };
    let large = |size: usize| [eicar(), vec![b' '; size]].concat();
    let too_large = Verdict::NotScanned(Reason::TooLarge);
    // Nothing is known of its limits, and it says so itself.
    for asked in [on(clamd.socket()), at(Place::Tcp(clamd.address()))] {
        assert_eq!(verdict(&asked, &large(8 << 20)), too_large);
        // The reason why its configuration is read: it has not looked, and says OK.
        assert_eq!(verdict(&asked, &large(3 << 19)), Verdict::Clean);
    }
    let limits = Limits { stream: Some(2 << 20), file: Some(1 << 20), scan: None, time: None };
    let asked = scanner(Clamd::new(Listening { place: Place::Socket(clamd.socket()), limits }, UtcOffset::UTC));
    let verdict = |bytes: Vec<u8>| asked.scan(Sample { bytes: &bytes, file: None }, NOBODY_CANCELS).verdict;
    assert_eq!(verdict(large(3 << 19)), too_large);
    assert_eq!(verdict(large((1 << 20) - eicar().len())), infected(EICAR_NAME));
    assert_eq!(verdict(large((1 << 20) - eicar().len() + 1)), too_large);
}

#[test]
fn a_clamd_that_tells_what_it_left_out_is_believed() {
    let Some(clamd) = real("StreamMaxLength 2M\nMaxFileSize 1M\nAlertExceedsMax yes") else { return };
    assert_eq!(verdict(&on(clamd.socket()), &vec![b' '; 3 << 19]), Verdict::NotScanned(Reason::TooLarge));
}

#[test]
fn a_clamd_that_is_down_has_not_scanned_anything() {
    let not_answering = Verdict::NotScanned(Reason::NotAnswering);
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(verdict(&on(folder.path().join("never-was")), &eicar()), not_answering);
    let Some(mut clamd) = real("") else { return };
    clamd.kill();
    assert!(clamd.socket().exists(), "its socket stays behind");
    for asked in [on(clamd.socket()), at(Place::Tcp(clamd.address()))] {
        assert_eq!(asked.ping(NOBODY_CANCELS), Err(Reason::NotAnswering));
        assert_eq!(verdict(&asked, &eicar()), not_answering);
    }
}

#[test]
fn a_clamd_that_is_slow_is_waited_for() {
    let slow = Script::Answers(b"stream: Late.Name FOUND\0", Duration::from_millis(400));
    let clamd = ScriptedClamd::start(Some(DATED), slow);
    assert_eq!(verdict(&hasty(on(clamd.socket())), b"x"), infected("Late.Name"));
}

#[test]
fn a_clamd_that_misbehaves_ends_within_the_limit_and_nothing_is_clean() {
    let large = vec![7; 8 << 20];
    let never = Script::Answers(b"stream: OK\0", Duration::from_secs(60));
    for (version, script, expected) in [
        (None, Script::Hangs, Reason::NotAnswering),
        (Some(DATED), Script::Hangs, Reason::NotAnswering),
        (Some(DATED), Script::Deaf, Reason::NotAnswering),
        (Some(DATED), never, Reason::NotAnswering),
        (Some(DATED), Script::BreaksOff, Reason::NotAnswering),
        (Some(DATED), Script::Interrupts(b"stream: OK"), Reason::NotAnswering),
        (Some(DATED), Script::Interrupts(b"INSTREAM size limit exceeded. ERROR\0"), Reason::TooLarge),
        (Some(DATED), Script::Floods, Reason::NotAnswering),
        (Some(DATED), Script::Answers(b"stream: OK", Duration::ZERO), Reason::NotAnswering),
        (Some(DATED), Script::Answers(b"\0", Duration::ZERO), Reason::NotUnderstood),
        (Some(DATED), Script::Answers(b"\xff\xfe\x01 OK\0", Duration::ZERO), Reason::NotUnderstood),
        (Some(DATED), Script::Answers(b"HTTP/1.1 200 OK\0", Duration::ZERO), Reason::NotUnderstood),
        (Some(DATED), Script::Answers(b"stream: Can't allocate memory ERROR\0", Duration::ZERO), Reason::Refused),
        (Some("HTTP/1.1 400 Bad Request"), Script::Hangs, Reason::NotUnderstood),
        (Some(""), Script::Hangs, Reason::NotUnderstood),
    ] {
        let told = format!("{version:?} {script:?}");
        let clamd = ScriptedClamd::start(version, script);
        let since = Instant::now();
        let scanned = scanner(hasty(on(clamd.socket()))).scan(Sample { bytes: &large, file: None }, NOBODY_CANCELS);
        let within = since.elapsed() < Duration::from_secs(5);
        assert_eq!((scanned.verdict, within), (Verdict::NotScanned(expected), true), "{told}");
    }
}

#[test]
fn an_answer_without_end_is_not_read_to_its_end() {
    let clamd = ScriptedClamd::start(Some(DATED), Script::Floods);
    assert_eq!(verdict(&hasty(on(clamd.socket())), b"x"), Verdict::NotScanned(Reason::NotUnderstood));
}

#[test]
fn an_ok_that_comes_after_clamd_has_given_up_is_not_clean() {
    let late = Script::Answers(b"stream: OK\0", Duration::from_millis(200));
    let clamd = ScriptedClamd::start(Some(DATED), late);
    let limits = |time| Limits { time: Some(time), ..Limits::default() };
    let asked =
        |time| Clamd::new(Listening { place: Place::Socket(clamd.socket()), limits: limits(time) }, UtcOffset::UTC);
    assert_eq!(verdict(&asked(100), b"x"), Verdict::NotScanned(Reason::NotAnswering));
    assert_eq!(verdict(&asked(60_000), b"x"), Verdict::Clean);
    assert_eq!(verdict(&asked(0), b"x"), Verdict::Clean, "zero is no limit");
}

#[test]
fn whoever_cancels_does_not_wait() {
    let clamd = ScriptedClamd::start(Some(DATED), Script::Hangs);
    let since = Instant::now();
    let cancelled = || since.elapsed() > Duration::from_millis(150);
    let scanned = on(clamd.socket()).scan(Sample { bytes: b"x", file: None }, &cancelled);
    assert_eq!(scanned, Verdict::NotScanned(Reason::Cancelled));
    assert!(since.elapsed() < Duration::from_secs(3));
}

/// `clamscan` and a folder with signatures.
fn clamscan() -> Option<(Clamscan, tempfile::TempDir)> {
    let program = program("clamscan").map_err(|why| skipped("asking clamscan", &why)).ok()?;
    let folder = tempfile::tempdir().unwrap();
    signatures(&folder.path().join("signatures")).unwrap();
    let clamscan = Clamscan::new(program, UtcOffset::UTC).with_database(folder.path().join("signatures"));
    Some((clamscan, folder))
}

/// What was left where `clamscan` writes what it looks at.
fn left_behind() -> Vec<PathBuf> {
    let mine = format!("muhr-scan-{}-", std::process::id());
    let folders = [PathBuf::from("/dev/shm"), std::env::temp_dir()];
    let inside = folders.iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten();
    let paths = inside.map(|entry| entry.unwrap().path());
    paths.filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&mine))).collect()
}

#[test]
fn clamscan_finds_the_same_and_leaves_nothing_behind() {
    let Some((clamscan, folder)) = clamscan() else { return };
    assert_eq!(verdict(&clamscan, &eicar()), infected(EICAR_NAME));
    assert_eq!(verdict(&clamscan, &mailed()), infected(EICAR_NAME));
    if let Some(archive) = zipped(folder.path()) {
        assert_eq!(verdict(&clamscan, &archive), infected(EICAR_NAME));
    }
    assert_eq!(verdict(&clamscan, b"for the Cabinet only"), Verdict::Clean);
    assert_eq!(left_behind(), Vec::<PathBuf>::new());
    let scanned = scanner(clamscan).scan(Sample { bytes: b"x", file: None }, NOBODY_CANCELS);
    assert_eq!(scanned.verdict, Verdict::NotScanned(Reason::NoSignatures), "they have no date");
}

#[test]
fn clamscan_without_signatures_has_not_scanned_anything() {
    let Some((clamscan, folder)) = clamscan() else { return };
    let empty = folder.path().join("empty");
    std::fs::create_dir(&empty).unwrap();
    let clamscan = clamscan.with_database(empty);
    assert_eq!(clamscan.engine(NOBODY_CANCELS).unwrap().signatures, None);
    let scanned = scanner(clamscan).scan(Sample { bytes: &eicar(), file: None }, NOBODY_CANCELS);
    assert_eq!(scanned.verdict, Verdict::NotScanned(Reason::NoSignatures));
}

#[test]
fn clamscan_tells_the_date_in_the_header_of_its_signatures() {
    let Some((clamscan, folder)) = clamscan() else { return };
    let dated = folder.path().join("dated");
    std::fs::create_dir(&dated).unwrap();
    // The header of a database, 512 bytes (libclamav, cvd.c); what follows is signed by ClamAV and never here.
    let hash = "0".repeat(32);
    let header = format!("ClamAV-VDB:22 Nov 2026 09-26 +0000:27820:2:90:{hash}:X:builder:1795339564");
    std::fs::write(dated.join("daily.cvd"), format!("{header:<512}")).unwrap();
    let engine = clamscan.with_database(dated).engine(NOBODY_CANCELS).unwrap();
    // It tells the time as the computer's clock shows it, whatever that is here.
    let expected = datetime!(2026-11-22 9:26:04 UTC);
    let apart = engine.signatures.unwrap() - expected;
    assert!(apart.abs() <= time::Duration::hours(14), "{engine:?}");
}

#[test]
fn a_clamscan_that_hangs_is_ended() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("clamscan");
    std::fs::write(&script, "#!/bin/sh\nexec sleep 60\n").unwrap();
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o700)).unwrap();
    let patience = Patience { question: Duration::from_millis(300), file: Duration::from_millis(300) };
    let clamscan = Clamscan::new(script, UtcOffset::UTC).with_patience(patience);
    let since = Instant::now();
    assert_eq!(clamscan.engine(NOBODY_CANCELS), Err(Reason::NotAnswering));
    assert_eq!(verdict(&clamscan, &vec![7; 8 << 20]), Verdict::NotScanned(Reason::NotAnswering));
    assert_eq!(
        clamscan.scan(Sample { bytes: b"x", file: None }, &|| since.elapsed() > Duration::from_millis(700)),
        Verdict::NotScanned(Reason::Cancelled)
    );
    assert!(since.elapsed() < Duration::from_secs(10));
    assert_eq!(left_behind(), Vec::<PathBuf>::new());
}

#[test]
fn a_program_that_is_not_there_is_not_answering() {
    let clamscan = Clamscan::new("/no/such/clamscan".into(), UtcOffset::UTC);
    assert_eq!(clamscan.engine(NOBODY_CANCELS), Err(Reason::NotAnswering));
    assert_eq!(verdict(&clamscan, &eicar()), Verdict::NotScanned(Reason::NotAnswering));
}
