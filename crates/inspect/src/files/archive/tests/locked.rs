//! What is locked weighs by what it may be.

use super::*;

fn locked_zip(name: &str) -> Vec<u8> {
    zips::archive(&[zips::Member { name, flags: 1, ..zips::Member::stored(b"ciphertext") }])
}

fn severity(bytes: &[u8]) -> Option<Severity> {
    let (_, report) = judge(bytes, "parcel");
    assert!(report.gaps.iter().any(|gap| gap.kind == GapKind::Encrypted), "{report:?}");
    report.findings.iter().find(|finding| finding.signal.id() == "file.encrypted").map(|finding| finding.severity)
}

#[test]
fn what_is_sealed_as_it_should_be_weighs_no_more_than_before() {
    for name in ["01.pdf", "02.docx", "03.jpg", "index", "04.xlsx"] {
        assert_eq!(severity(&locked_zip(name)), Some(Severity::Medium), "{name}");
        assert_eq!(judge(&locked_zip(name), "parcel").0, Verdict::Clear, "{name}");
    }
}

#[test]
fn what_may_run_once_it_is_open_weighs_more() {
    for name in ["01.doc", "02.xlsm", "03.zip", "04.iso", "05.rtf"] {
        assert_eq!(severity(&locked_zip(name)), Some(Severity::High), "{name}");
    }
}

/// What `7z a -mhe=on` makes of a line of text.
const NAMES_LOCKED: &str = "377abcaf271c00041dfefa1680000000000000002e0000000000000060e055a0270e2d5ca014c9f7a029ef62bd8d5604 \
    38562184a0ec671c32e485c46f19cf50a341e8b6c4a36d92a7d5cb0fd50fcb765e23256190f2cc5f5ad6e20ea1b479d7 \
    cd9683fae3f39459919b017c032b0e24bb573d678625c6fc597215b9363535f05bf4a6ee4840132c720d8382eaecad34 \
    fae2ecfc3cf137af8020a6a23d6a01ef17061001097000070b0100012406f1070112530fd082e8b3d81d9d2a69dbc6c8 \
    201a98d80c620a017419b33e0000";

#[test]
fn an_archive_that_hides_even_its_names_weighs_more() {
    let digits: Vec<u8> = NAMES_LOCKED.bytes().filter(u8::is_ascii_hexdigit).collect();
    let pair = |two: &[u8]| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap();
    let archive: Vec<u8> = digits.chunks(2).map(pair).collect();
    assert_eq!(severity(&archive), Some(Severity::High));
    assert_eq!(judge(&archive, "minutes.7z").0, Verdict::Caution);
}
