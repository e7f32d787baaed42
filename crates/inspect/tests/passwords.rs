//! A password beside a locked attachment is told, opens it, and is shown nowhere.

use muhr_inspect::{Book, Context, GapKind, Report, Verdict, inspect_message};

/// A script under the password `Karachi-7`, as 7-Zip locks it (AES in a ZIP archive).
const LOCKED: &str = "UEsDBDMAAQBjADZDel0AAAAAMwAAABcAAAAHAAsAcnVuLmJhdAGZBwACAEFFAwAAieUiYalX1BBi\
    tB7DRQb26DSitTHTeBsVLvYjYrOL2F4xOVF28l4JbQTxvV6kD7fksHzFUEsBAj8DMwABAGMANkN6\
    XQAAAAAzAAAAFwAAAAcALwAAAAAAAAAggKSBAAAAAHJ1bi5iYXQKACAAAAAAAAEAGACZqle6f33d\
    AQAAAAAAAAAAAAAAAAAAAAABmQcAAgBBRQMAAFBLBQYAAAAAAQABAGQAAABjAAAAAAA=";

fn judge(subject: &str, text: &str, attachment: &str) -> Report {
    let mail = format!(
        "From: a@ministry.example\r\nTo: b@office.example\r\nSubject: {subject}\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n\
         --x\r\nContent-Type: application/zip; name=list.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n{attachment}\r\n\
         --x--\r\n"
    );
    inspect_message(mail.as_bytes(), &Context::new(&Book::default()))
}

fn says(report: &Report, id: &str) -> bool {
    report.findings.iter().any(|finding| finding.signal.id() == id)
}

#[test]
fn a_password_in_the_text_opens_what_is_locked_and_is_hidden() {
    for text in
        ["The list is attached. Password: Karachi-7", "فائل کا پاس ورڈ Karachi-7 ہے", "zip ka password Karachi-7 hai"]
    {
        let report = judge("The list, password Karachi-7", text, LOCKED);
        assert!(says(&report, "body.archive_password") && says(&report, "file.executable"), "{:?}", report.findings);
        assert_eq!(report.verdict, Verdict::Danger);
        assert!(!format!("{report:?}").contains("Karachi-7"), "{report:?}");
        assert!(report.gaps.iter().all(|gap| gap.kind != GapKind::Encrypted));
    }
}

#[test]
fn a_password_that_does_not_fit_is_told_beside_what_stays_locked() {
    let report = judge("The list", "Password: Lahore#2026", LOCKED);
    assert!(says(&report, "body.archive_password") && says(&report, "file.encrypted"), "{:?}", report.findings);
    assert!(!format!("{report:?}").contains("Lahore#2026"));
    assert!(report.gaps.iter().any(|gap| gap.kind == GapKind::Encrypted));
}

#[test]
fn nothing_is_said_where_the_password_comes_another_way_or_nothing_is_locked() {
    let report =
        judge("The list", "The password comes to you by telephone. The password is your employee number.", LOCKED);
    assert!(!says(&report, "body.archive_password") && says(&report, "file.encrypted"), "{:?}", report.findings);
    let report = judge("The list", "Password: Karachi-7", "aGVsbG8=");
    assert!(!says(&report, "body.archive_password"), "{:?}", report.findings);
    assert!(report.text.contains("Karachi-7"));
}
