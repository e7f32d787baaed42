//! What would overwhelm us ends as a finding, and soon.

use super::*;

fn limited(bytes: &[u8], kind: &str) {
    let (verdict, report) = judge(bytes, "parcel");
    assert_eq!(report.kind, kind);
    let ids = ids(&report);
    assert!(ids.contains(&"file.limit") || ids.contains(&"file.archive_bomb"), "{kind}: {ids:?}");
    assert!(report.walk().any(|file| !file.gaps.is_empty()), "{kind}");
    // Bounded by 48 MiB a member; one member more than fits is enough to know.
    assert!(report.walk().map(|file| file.bytes).sum::<u64>() < 400 << 20, "{kind}");
    assert!(verdict >= Verdict::Clear);
}

fn zeros(length: usize) -> Vec<u8> {
    deflate(&vec![0; length])
}

#[test]
fn ratios_end_at_the_limit() {
    let packed = zeros(64 << 20);
    limited(&alz::tests::archive("a.bin", 2, &packed, 64 << 20), "alz");
    limited(&egg::tests::archive("a.bin", 1, &packed, 64 << 20), "egg");
}

#[test]
fn lengths_that_are_promised_take_no_memory() {
    for archive in [
        alz::tests::archive("a.bin", 0, b"short", 0xFFFF_FFFF),
        egg::tests::archive("a.bin", 0, b"short", 0xFFFF_FFFF),
        arj::tests::archive("a.bin", 1, b"short", 0xFFFF_FFFF),
        arj::tests::archive("a.bin", 4, b"short", 0xFFFF_FFFF),
    ] {
        let (_, report) = judge(&archive, "parcel");
        assert!(report.walk().skip(1).all(|file| file.bytes < 1 << 20 || file.sha256.is_empty()), "{report:?}");
    }
}

#[test]
fn lengths_that_are_not_there_are_gaps() {
    let whole = octal_cpio("annex.exe", &program());
    let (verdict, report) = judge(whole.get(..500).unwrap(), "parcel");
    assert_eq!(verdict, Verdict::Danger);
    assert!(report.walk().any(|file| file.kind == "exe" && !file.gaps.is_empty()), "{report:?}");
}

#[test]
fn thousands_of_empty_members_end_at_the_limit() {
    let member = octal_cpio("a", b"");
    let one = member.get(..78).unwrap();
    limited(&one.repeat(20_000), "cpio");
    let alz = alz::tests::archive("a", 0, b"", 0);
    let one = alz.get(8..alz.len() - 16).unwrap();
    limited(&[b"ALZ\x01\x0A\0\0\0".as_slice(), &one.repeat(20_000)].concat(), "alz");
    let egg = egg::tests::archive("a", 0, b"", 0);
    let one = egg.get(18..egg.len() - 4).unwrap();
    limited(&[egg.get(..18).unwrap(), &one.repeat(20_000)].concat(), "egg");
    let arj = arj::tests::archive("a", 0, b"", 0);
    let one = arj.get(..arj.len() - 4).unwrap();
    limited(&one.repeat(20_000), "arj");
}

#[test]
fn texts_full_of_beginnings_are_read_once() {
    let line = b"begin 644 a.exe\n#0V%T\n";
    limited(&line.repeat(100_000), "uu");
    let nested = b"begin 644 a\n".repeat(200_000);
    let _ = judge(&nested, "a.txt");
    let _ = judge(&b"(This file must be converted with BinHex 4.0)\n".repeat(100_000), "a.txt");
    let _ = judge(&b"begin-base64 644 a\nTVqQ\n====\n".repeat(100_000), "a.txt");
    let _ = judge(&b"TVqQAAMAAAAEAAAA//8AALgAAAAAAAAAQAAAAAAAAAAA\n\n".repeat(100_000), "a.txt");
}
