//! Signed mail is judged by what is signed, and by who signed it.

use muhr_inspect::{Book, Context, Report, inspect_message};

fn der(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX);
    [&[tag, 0x84][..], &length.to_be_bytes(), content].concat()
}

/// `SignedData` around a content, with a certificate that names an address (RFC 5652, RFC 5280).
fn signed(content: &[u8], address: &str) -> Vec<u8> {
    let names = der(0x30, &der(0x81, address.as_bytes()));
    let certificate = der(0x30, &[b"\x06\x03\x55\x1D\x11", der(0x04, &names).as_slice()].concat());
    let wrapped = der(0x30, &[der(0x06, b"\x2A"), der(0xA0, &der(0x04, content))].concat());
    let inside = [der(0x02, &[1]), der(0x31, &[]), wrapped, der(0xA0, &certificate)].concat();
    let kind = der(0x06, b"\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02");
    der(0x30, &[kind, der(0xA0, &der(0x30, &inside))].concat())
}

fn judged(file: &[u8]) -> Report {
    let hex: String = file.iter().map(|byte| format!("={byte:02X}")).collect::<Vec<_>>().join("");
    let lines: Vec<&str> = hex.as_bytes().chunks(72).filter_map(|line| std::str::from_utf8(line).ok()).collect();
    let mail = format!(
        "From: Ali <ali@b.example>\r\nMIME-Version: 1.0\r\nContent-Type: application/pkcs7-mime; smime-type=signed-data; \
         name=\"smime.p7m\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n",
        lines.join("=\r\n")
    );
    inspect_message(mail.as_bytes(), &Context::new(&Book::default()))
}

fn says(report: &Report, id: &str) -> bool {
    report.findings.iter().any(|finding| finding.signal.id() == id)
}

const PHISH: &[u8] = b"Content-Type: text/plain\r\n\r\nPlease send me the OTP code that you received now.\r\n";

#[test]
fn what_is_signed_is_judged_as_the_message() {
    let report = judged(&signed(PHISH, "ali@b.example"));
    assert!(report.text.contains("send me the OTP"), "{:?}", report.text);
    assert!(says(&report, "body.otp_request") && !says(&report, "auth.smime_mismatch"));
    assert!(report.attachments.is_empty());
}

#[test]
fn another_signer_than_the_sender_is_told() {
    assert!(says(&judged(&signed(PHISH, "omar@c.example")), "auth.smime_mismatch"));
}

#[test]
fn what_is_written_behind_a_signature_is_looked_at() {
    let file = [signed(PHISH, "ali@b.example"), b"PK\x05\x06".to_vec(), vec![0; 18]].concat();
    assert_eq!(judged(&file).attachments.len(), 1);
}

#[test]
fn what_is_encrypted_could_not_be_checked() {
    let report = judged(&der(0x30, &der(0x06, b"\x2A\x86\x48\x86\xF7\x0D\x01\x07\x03")));
    assert!(report.gaps.iter().any(|gap| gap.kind.as_str() == "encrypted"));
}
