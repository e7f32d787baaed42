//! What is hidden in each kind of archive is found, and what would overwhelm us ends as a finding. Every archive is
//! written here, byte by byte.

mod bombs;
mod locked;
mod texts;
mod zips;

use super::{alz, arj, bunzip, egg, xar};
use crate::files::{Examination, UntrustedFile, examine};
use crate::{Book, Budget, Context, FileReport, GapKind, Limits, Severity, Verdict};
use std::io::Write;
use std::time::{Duration, Instant};

/// A program of Windows, as far as anybody looks.
pub(crate) fn program() -> Vec<u8> {
    let mut program = b"MZ\x90\0\x03\0\0\0".to_vec();
    program.extend((0..1_000_u32).flat_map(|number| number.wrapping_mul(2_654_435_761).to_le_bytes()));
    program
}

/// A picture of 20 by 20 grey points.
pub(crate) fn picture() -> Vec<u8> {
    let mut picture = b"BM\xE6\x04\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x14\0\0\0\x14\0\0\0\x01\0\x18\0".to_vec();
    picture.resize(54, 0);
    picture.extend((0..400_u32).flat_map(|number| [u8::try_from(number % 251).unwrap(); 3]));
    picture
}

/// Judges a file, which must not take long whatever it is.
pub(crate) fn judge(bytes: &[u8], name: &str) -> (Verdict, FileReport) {
    let book = Book::default();
    let context = Context::new(&book);
    let budget = Budget::new(Limits::default(), &|| false);
    let examination = Examination { budget: &budget, context: &context };
    let since = Instant::now();
    let report = examine(UntrustedFile { name: Some(name), declared: None, bytes }, &examination);
    assert!(since.elapsed() < Duration::from_secs(20), "{name} took {:?}", since.elapsed());
    (crate::verdict::verdict(report.walk().flat_map(|file| &file.findings)), report)
}

pub(crate) fn ids(report: &FileReport) -> Vec<&'static str> {
    report.walk().flat_map(|file| &file.findings).map(|finding| finding.signal.id()).collect()
}

/// The program inside is found, under its name and whole; a picture in the same place says nothing of a program.
fn finds(kind: &str, pack: impl Fn(&str, &[u8]) -> Vec<u8>) {
    let (verdict, report) = judge(&pack("annex.exe", &program()), "parcel");
    assert_eq!((verdict, report.kind), (Verdict::Danger, kind), "{:?}", ids(&report));
    assert!(ids(&report).contains(&"file.archive_executable"), "{kind}: {:?}", ids(&report));
    let inside = report.walk().find(|file| file.kind == "exe").unwrap();
    assert_eq!(inside.bytes, u64::try_from(program().len()).unwrap(), "{kind}");
    let (_, report) = judge(&pack("logo.bmp", &picture()), "parcel");
    assert!(report.walk().any(|file| file.kind == "bmp" && file.gaps.is_empty()), "{kind}: {report:?}");
    assert!(report.gaps.is_empty(), "{kind}: {:?}", report.gaps);
}

fn deflate(plain: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(plain).unwrap();
    encoder.finish().unwrap()
}

fn le16(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap().to_le_bytes()
}

fn le32(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap().to_le_bytes()
}

fn octal_cpio(name: &str, content: &[u8]) -> Vec<u8> {
    let member = |name: &str, mode: u32, content: &[u8]| {
        let fields = format!("070707000001000002{mode:06o}000000000000000001000000");
        let mut bytes = format!("{fields}00000000000{:06o}{:011o}{name}\0", name.len() + 1, content.len()).into_bytes();
        bytes.extend(content);
        bytes
    };
    [member(name, 0o100_644, content), member("TRAILER!!!", 0, b"")].concat()
}

fn binary_cpio(low_first: bool, name: &str, content: &[u8]) -> Vec<u8> {
    let member = |name: &str, mode: usize, content: &[u8]| {
        let mut header = [0; 13];
        (header[0], header[3], header[10]) = (0o070_707, mode, name.len() + 1);
        (header[11], header[12]) = (content.len() >> 16, content.len() & 0xFFFF);
        let two = |number: &usize| {
            let two = le16(*number);
            if low_first { two } else { [two[1], two[0]] }
        };
        let mut bytes: Vec<u8> = header.iter().flat_map(two).collect();
        bytes.extend(name.as_bytes());
        bytes.push(0);
        bytes.resize(bytes.len().next_multiple_of(2), 0);
        bytes.extend(content);
        bytes.resize(bytes.len().next_multiple_of(2), 0);
        bytes
    };
    [member(name, 0o100_644, content), member("TRAILER!!!", 0, b"")].concat()
}

#[test]
fn every_cpio_is_opened() {
    finds("cpio", octal_cpio);
    finds("cpio", |name, content| binary_cpio(true, name, content));
    finds("cpio", |name, content| binary_cpio(false, name, content));
}

#[test]
fn every_tar_is_opened() {
    let header = |name: &str, kind: u8, length: usize| {
        let mut header = name.as_bytes().to_vec();
        header.resize(124, 0);
        header.extend(format!("{length:011o} 00000000000 ").bytes());
        header.extend(b"        ");
        header.push(kind);
        header.resize(512, 0);
        let sum: usize = header.iter().map(|&byte| usize::from(byte)).sum();
        header.splice(148..156, format!("{sum:06o}\0 ").bytes());
        header
    };
    let padded = |content: &[u8]| {
        let mut content = content.to_vec();
        content.resize(content.len().next_multiple_of(512), 0);
        content
    };
    // Of Unix version 7, without a mark.
    finds("tar", |name, content| [header(name, 0, content.len()), padded(content), vec![0; 1024]].concat());
    // The real name in a record before it.
    let record = b"22 path=annex.js     \n";
    let pax = [header("x", b'x', record.len()), padded(record), header("short", b'0', 5), padded(b"hello")].concat();
    let (verdict, report) = judge(&pax, "parcel");
    assert_eq!(verdict, Verdict::Danger, "{report:?}");
    // Cut off in the middle.
    let whole = [header("annex.exe", b'0', 4_000), padded(&program())].concat();
    let (verdict, report) = judge(whole.get(..2_000).unwrap(), "parcel");
    assert_eq!(verdict, Verdict::Danger);
    assert!(report.walk().any(|file| !file.gaps.is_empty()));
}

#[test]
fn cabinets_are_opened_and_unpacked_once() {
    let cabinet = |packing: usize, blocks: &[(Vec<u8>, usize)], files: &[(&str, usize, usize)]| {
        let mut bytes = b"MSCF\0\0\0\0".to_vec();
        bytes.resize(16, 0);
        bytes.extend(le32(44));
        bytes.resize(26, 0);
        bytes.extend([le16(1), le16(files.len())].concat());
        bytes.resize(36, 0);
        let names: usize = files.iter().map(|(name, _, _)| name.len() + 17).sum();
        bytes.extend([le32(44 + names).as_slice(), &le16(blocks.len()), &le16(packing)].concat());
        for (name, at, length) in files {
            bytes.extend([le32(*length), le32(*at)].concat());
            bytes.extend([0; 8]);
            bytes.extend(name.as_bytes());
            bytes.push(0);
        }
        for (packed, plain) in blocks {
            bytes.extend([[0; 4].as_slice(), &le16(packed.len()), &le16(*plain), packed].concat());
        }
        bytes
    };
    let mszip = |name: &str, content: &[u8]| {
        // The second block looks back into the first.
        let (first, second) = content.split_at(content.len() / 2);
        let mut inflate = flate2::Compress::new(flate2::Compression::best(), false);
        inflate.set_dictionary(first).unwrap();
        let mut packed = Vec::with_capacity(second.len() + 100);
        inflate.compress_vec(second, &mut packed, flate2::FlushCompress::Finish).unwrap();
        let blocks = [(deflate(first), first.len()), (packed, second.len())];
        let blocks = blocks.map(|(packed, plain)| ([b"CK".as_slice(), &packed].concat(), plain));
        cabinet(1, &blocks, &[(name, 0, content.len())])
    };
    finds("cab", mszip);
    finds("cab", |name, content| cabinet(0, &[(content.to_vec(), content.len())], &[(name, 0, content.len())]));
    // Thousands of names for the last byte of what takes long to unpack.
    let zeros = deflate(&vec![0; 32 << 10]);
    let blocks = vec![([b"CK".as_slice(), &zeros].concat(), 32 << 10); 1_200];
    let files: Vec<(&str, usize, usize)> = vec![("a.txt", (1_200 << 15) - 1, 1); 4_000];
    let (_, report) = judge(&cabinet(1, &blocks, &files), "parcel.cab");
    assert!(ids(&report).contains(&"file.archive_bomb"), "{:?}", report.findings);
}

#[test]
fn archives_of_other_countries_are_opened() {
    finds("alz", |name, content| alz::tests::archive(name, 0, content, content.len()));
    finds("alz", |name, content| alz::tests::archive(name, 1, &bunzip::tests::as_alzip(content), content.len()));
    finds("alz", |name, content| alz::tests::archive(name, 2, &deflate(content), content.len()));
    finds("egg", |name, content| egg::tests::archive(name, 0, content, content.len()));
    finds("egg", |name, content| egg::tests::archive(name, 1, &deflate(content), content.len()));
    finds("xar", xar::tests::package);
}

#[test]
fn arj_is_opened_and_told_even_without_its_name() {
    let (verdict, report) = judge(&arj::tests::archive("logo.bmp", 0, &picture(), picture().len()), "parcel");
    assert_eq!(verdict, Verdict::Caution);
    assert!(ids(&report).contains(&"file.blocked_type"));
    finds("arj", |name, content| arj::tests::archive(name, 0, content, content.len()));
}

#[test]
fn compressed_files_of_every_kind_are_opened() {
    let szdd = |_: &str, content: &[u8]| {
        let mut packed = b"SZDD\x88\xF0\x27\x33A\0".to_vec();
        packed.extend(le32(content.len()));
        content.chunks(8).for_each(|eight| packed.extend([&[0xFF], eight].concat()));
        packed
    };
    finds("szdd", szdd);
    let lz4 = |_: &str, content: &[u8]| {
        // A frame of one block that is stored, without checksums.
        let mut packed = b"\x04\x22\x4D\x18\x60\x40\x82".to_vec();
        packed.extend((u32::try_from(content.len()).unwrap() | 1 << 31).to_le_bytes());
        packed.extend(content);
        packed.extend([0; 4]);
        packed
    };
    finds("lz4", lz4);
    let zst = |_: &str, content: &[u8]| {
        // A frame of one raw block, after one that holds nothing.
        let mut packed = b"\x50\x2A\x4D\x18\x02\0\0\0hi\x28\xB5\x2F\xFD\x60".to_vec();
        packed.extend(le16(content.len() - 256));
        packed.extend(&le32(content.len() << 3 | 1)[..3]);
        packed.extend(content);
        packed
    };
    finds("zst", zst);
}

#[test]
fn a_package_of_red_hat_is_opened() {
    finds("rpm", |name, content| {
        let mut package = b"\xED\xAB\xEE\xDB".to_vec();
        package.resize(96, 0);
        let header = |entries: u32, bytes: u32| {
            let mut header = b"\x8E\xAD\xE8\x01\0\0\0\0".to_vec();
            header.extend(entries.to_be_bytes());
            header.extend(bytes.to_be_bytes());
            header.resize(header.len() + usize::try_from(entries * 16 + bytes).unwrap(), 0);
            header
        };
        package.extend(header(1, 5));
        package.resize(package.len().next_multiple_of(8), 0);
        package.extend(header(2, 3));
        package.extend(octal_cpio(name, content));
        package
    });
}

#[test]
fn an_installer_of_symbian_is_opened() {
    let (verdict, report) = judge(&old_sis("annex.exe", &program()), "parcel");
    assert_eq!((verdict, report.kind), (Verdict::Danger, "sis"), "{report:?}");
    assert_eq!(report.members.first().map(|member| (member.name.as_str(), member.kind)), Some(("annex.exe", "exe")));
}

#[test]
fn an_installer_of_symbian_9_is_opened() {
    let field = |kind: usize, content: &[u8]| {
        let mut field = [le32(kind).as_slice(), &le32(content.len()), content].concat();
        field.resize(field.len().next_multiple_of(4), 0);
        field
    };
    let array = |kind: usize, elements: &[Vec<u8>]| {
        // Elements leave out their kind.
        let rest: Vec<u8> = elements.iter().flat_map(|element| element.get(4..).unwrap().to_vec()).collect();
        field(2, &[le32(kind).as_slice(), &rest].concat())
    };
    let compressed = |content: &[u8]| field(3, &[[0; 12].as_slice(), content].concat());
    let file = field(32, &compressed(&program()));
    let data = field(30, &array(31, &[field(31, &array(32, &[file]))]));
    let contents = field(12, &[field(34, &[0; 2]), compressed(b"controller"), data].concat());
    let installer = [b"\x7A\x1A\x20\x10".as_slice(), &[0; 12], &contents].concat();
    let (verdict, report) = judge(&installer, "parcel");
    assert_eq!((verdict, report.kind), (Verdict::Danger, "sis"), "{report:?}");
    assert!(report.gaps.is_empty(), "{:?}", report.gaps);
}

#[test]
fn a_file_for_each_of_thousands_of_languages_ends_at_the_limit() {
    let mut installer = old_sis("annex.exe", &program());
    // One record of a file for each language, whose lengths and places lead nowhere.
    installer[18..20].copy_from_slice(&[0, 0x70]);
    installer[100] = 1;
    installer.truncate(128);
    installer.resize(128 + 12 * 0x7000, 0xFF);
    let (_, report) = judge(&installer, "parcel");
    assert_eq!(report.kind, "sis");
    assert!(report.members.len() <= 5_000 && ids(&report).contains(&"file.limit"), "{}", report.members.len());
}

/// One file, packed, in the layout of EPOC release 6.
fn old_sis(name: &str, content: &[u8]) -> Vec<u8> {
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    zlib.write_all(content).unwrap();
    let packed = zlib.finish().unwrap();
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut bytes = vec![0, 0, 0, 1, 0x12, 0x3A, 0, 0x10, 0x19, 4, 0, 0x10];
    bytes.extend([0; 6]);
    bytes.extend([1, 0, 1, 0]);
    bytes.resize(32, 0);
    bytes.extend([200, 0, 0, 0]);
    bytes.resize(52, 0);
    bytes.extend(le32(100));
    bytes.resize(100, 0);
    let start = 148;
    for number in [0, 0, 0, 0, 0, wide.len(), start, packed.len(), start + wide.len(), content.len(), 0, 0] {
        bytes.extend(le32(number));
    }
    bytes.extend(wide);
    bytes.extend(packed);
    bytes
}

#[test]
fn what_nobody_can_open_is_told_and_a_gap() {
    let mut ace = vec![0; 7];
    ace.extend(b"**ACE**");
    ace.extend([0; 40]);
    for (bytes, kind) in
        [(ace.as_slice(), "ace"), (b"SIT!\0\x01\0\0\0\0rLau..........", "sit"), (b"CWS\x0A.......", "swf")]
    {
        let (verdict, report) = judge(bytes, "parcel");
        assert_eq!((verdict, report.kind), (Verdict::Caution, kind));
        assert!(ids(&report).contains(&"file.blocked_type"));
        assert!(report.gaps.iter().any(|gap| gap.kind == GapKind::Unreadable));
    }
}
