//! Asking the antivirus at the desk: a hit is danger everywhere and stays so; what nobody has looked at is never clean.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use muhr_app::checking::{self, ClamdPlace, Known, Scanner};
use muhr_app::desk::Desk;
use muhr_app::dto::{CheckedOneDto, FormatDto, OrderDto, RecipientDto, ScanDto, ScanVerdictDto, StyleDto, VerdictDto};
use muhr_app::error::Code;
use muhr_app::people::Receipt;
use muhr_app::progress::Cancel;
use muhr_test_support::clamd::{DATED, EICAR_NAME, RealClamd, Script, ScriptedClamd, eicar};
use muhr_test_support::{TestHost, skipped};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A mail with a harmless text and, spelled byte by byte, `content`.
fn mail(content: &[u8]) -> String {
    let body: Vec<String> = content.iter().map(|byte| format!("={byte:02X}")).collect();
    let body: Vec<String> = body.chunks(20).map(<[String]>::concat).collect();
    format!(
        "From: a@example.org\r\nTo: b@example.org\r\nSubject: minutes\r\nDate: Mon, 23 Nov 2026 15:00:00 +0500\r\n\
         Message-ID: <1@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\
         Content-Type: text/plain\r\n\r\nAttached.\r\n--x\r\nContent-Type: text/plain; name=minutes.txt\r\n\
         Content-Transfer-Encoding: quoted-printable\r\nContent-Disposition: attachment; filename=minutes.txt\r\n\r\n\
         {}\r\n--x--\r\n",
        body.join("=\r\n")
    )
}

struct Office {
    desk: Desk,
    host: Arc<TestHost>,
    /// It ends with the test.
    _clamd: RealClamd,
    dated: ScriptedClamd,
}

/// A desk with a real clamd whose signatures have a date.
fn office() -> Option<Office> {
    let clamd = RealClamd::start("").map_err(|why| skipped("scanning at the desk", &why)).ok()?;
    let dated = ScriptedClamd::start(Some(DATED), Script::HandsOn(clamd.socket()));
    let host = Arc::new(TestHost::new());
    host.install_clamd(Some(dated.socket()));
    Some(Office { desk: Desk::new(host.clone()), host, _clamd: clamd, dated })
}

fn desk_with(script: Script) -> (Desk, ScriptedClamd) {
    let clamd = ScriptedClamd::start(Some(DATED), script);
    let host = Arc::new(TestHost::new());
    host.install_clamd(Some(clamd.socket()));
    (Desk::new(host), clamd)
}

fn says(verdict: &'static [u8]) -> Script {
    Script::Answers(verdict, Duration::ZERO)
}

fn told(scan: &ScanDto) -> Vec<(&str, ScanVerdictDto, &str, &str)> {
    scan.files.iter().map(|it| (it.name.as_str(), it.verdict, it.threat.as_str(), it.reason.as_str())).collect()
}

fn has_hit(one: &CheckedOneDto) -> bool {
    one.checked.findings.iter().any(|finding| finding.id == "file.antivirus")
}

#[test]
fn a_hit_in_an_attachment_is_danger_in_answer_and_row_and_stays_so() {
    let Some(office) = office() else { return };
    let desk = &office.desk;
    let rows = desk.check_pasted("mail.eml", &mail(&eicar())).unwrap().rows;
    let before = desk.checked(&rows[0].id).unwrap();
    assert_eq!((before.scan.as_ref(), before.checked.verdict), (None, VerdictDto::Clear), "nobody was asked");

    let after = desk.checked_scanning(&rows[0].id).unwrap();
    let scan = after.scan.as_ref().unwrap();
    assert_eq!((scan.verdict, after.checked.verdict), (ScanVerdictDto::Infected, VerdictDto::Danger));
    assert_eq!((scan.engine.as_str(), scan.version.as_str()), ("ClamAV", "1.4.6"));
    assert!(scan.signatures.starts_with("2026-11-22T09:26:04"), "{}", scan.signatures);
    let hit = ScanVerdictDto::Infected;
    assert_eq!(told(scan), [("mail.eml", hit, EICAR_NAME, ""), ("minutes.txt", hit, EICAR_NAME, "")]);
    let finding = &after.checked.findings[0];
    assert_eq!((finding.id.as_str(), finding.severity), ("file.antivirus", "critical"));
    assert_eq!((finding.evidence["file"].as_str(), finding.evidence["threat"].as_str()), ("minutes.txt", EICAR_NAME));
    assert_eq!(after.checked.findings.iter().filter(|it| it.id == "file.antivirus").count(), 1);
    assert_eq!(after.checked.attachments[0].verdict, VerdictDto::Danger);

    // Nobody is asked again, and nobody takes it back.
    office.host.install_clamd(None);
    let later = desk.checked(&rows[0].id).unwrap();
    assert_eq!((later.checked.verdict, later.scan.as_ref()), (VerdictDto::Danger, Some(scan)));
    let again = desk.check_pasted("mail.eml", &mail(&eicar())).unwrap().rows;
    assert_eq!(again[0].verdict, Some(VerdictDto::Danger), "in the list too");
    let unanswered = desk.checked_scanning(&again[0].id).unwrap();
    assert_eq!(unanswered.checked.verdict, VerdictDto::Danger, "no answer takes back no hit");
}

#[test]
fn the_receipt_says_what_the_antivirus_said() {
    let clamd = ScriptedClamd::start(Some(DATED), says(b"stream: Win.Bad FOUND\0"));
    let scanner = Scanner::clamd_at(ClamdPlace::Socket(clamd.socket()), time::UtcOffset::UTC);
    let known = Known { scanner: Some(Arc::new(scanner)), ..Known::default() };
    let judged = checking::judge(b"minutes", "minutes.txt", &known, &Cancel::default());
    let Receipt::Checked(receipt) = checking::receipt(&judged) else { panic!("a receipt of a checking") };
    assert_eq!(
        (receipt.verdict.as_str(), receipt.reasons.as_slice()),
        ("danger", ["file.antivirus".to_owned()].as_slice())
    );
}

#[test]
fn a_lone_file_is_told_once() {
    let Some(office) = office() else { return };
    let path = office.host.file("minutes.txt", &eicar());
    let rows = office.desk.check(&[path]).unwrap().rows;
    let one = office.desk.checked_scanning(&rows[0].id).unwrap();
    let scan = one.scan.as_ref().unwrap();
    assert_eq!(told(scan), [("minutes.txt", ScanVerdictDto::Infected, EICAR_NAME, "")]);
    assert_eq!((one.checked.verdict, has_hit(&one)), (VerdictDto::Danger, true));
    assert_eq!(one.checked.attachments[0].verdict, VerdictDto::Danger);
}

#[test]
fn clean_says_who_says_so_and_changes_nothing_else() {
    let Some(office) = office() else { return };
    let rows = office.desk.check_pasted("mail.eml", &mail(b"for the Cabinet only")).unwrap().rows;
    let before = office.desk.checked(&rows[0].id).unwrap();
    let one = office.desk.checked_scanning(&rows[0].id).unwrap();
    assert_eq!(one.scan.as_ref().unwrap().verdict, ScanVerdictDto::Clean);
    assert_eq!(one.checked, before.checked);
    assert_eq!(office.desk.checked(&rows[0].id).unwrap().scan, one.scan, "it was asked once");
    assert!(office.dated.socket().exists());
}

#[test]
fn without_an_antivirus_it_is_not_scanned_and_no_gap() {
    let desk = Desk::new(Arc::new(TestHost::new()));
    let rows = desk.check_pasted("mail.eml", &mail(b"minutes")).unwrap().rows;
    let before = desk.checked(&rows[0].id).unwrap();
    let one = desk.checked_scanning(&rows[0].id).unwrap();
    let scan = one.scan.as_ref().unwrap();
    assert_eq!((scan.verdict, scan.engine.as_str()), (ScanVerdictDto::NotScanned, ""));
    let not = ScanVerdictDto::NotScanned;
    assert_eq!(told(scan), [("mail.eml", not, "", "no-antivirus"), ("minutes.txt", not, "", "no-antivirus")]);
    assert_eq!(one.checked, before.checked);
    assert_eq!(desk.checked(&rows[0].id).unwrap().scan, None, "nobody has said anything");
}

/// A ZIP archive under a password.
fn sealed() -> Vec<u8> {
    let host = Arc::new(TestHost::new());
    let desk = Desk::new(host.clone());
    desk.add_files(&[host.file("minutes.txt", b"for the Cabinet only")]).unwrap();
    let recipient = RecipientDto::default();
    let (format, style) = (FormatDto::Zip, StyleDto::Letters);
    desk.seal(&OrderDto { recipient, format, style, real_names: false, allow_codes: false }).unwrap();
    let files = std::fs::read_dir(host.home()).unwrap().map(|file| file.unwrap().path());
    let sealed = files.into_iter().find(|path| path.extension().is_some_and(|it| it == "zip")).unwrap();
    std::fs::read(sealed).unwrap()
}

#[test]
fn what_is_locked_is_not_clean_whatever_the_antivirus_says() {
    let (desk, _clamd) = desk_with(says(b"stream: OK\0"));
    let host = Arc::new(TestHost::new());
    let locked = host.file("locked.zip", &sealed());
    let rows = desk.check(&[locked]).unwrap().rows;
    let one = desk.checked_scanning(&rows[0].id).unwrap();
    let scan = one.scan.unwrap();
    assert_eq!(told(&scan), [("locked.zip", ScanVerdictDto::NotScanned, "", "encrypted")]);
    assert_eq!(scan.engine, "ClamAV", "it was asked all the same: it might know it as it is");
}

#[test]
fn whoever_cancels_a_scan_does_not_wait_and_nothing_is_kept() {
    let (desk, _clamd) = desk_with(Script::Hangs);
    let desk = Arc::new(desk);
    let rows = desk.check_pasted("mail.eml", &mail(b"minutes")).unwrap().rows;
    let since = Instant::now();
    let scanning = {
        let (desk, id) = (Arc::clone(&desk), rows[0].id.clone());
        std::thread::spawn(move || desk.checked_scanning(&id))
    };
    while !scanning.is_finished() {
        desk.cancel();
        std::thread::yield_now();
    }
    let ended = scanning.join().unwrap();
    assert_eq!(ended.err().map(|error| error.code), Some(Code::Cancelled));
    assert!(since.elapsed() < Duration::from_secs(30));
}
