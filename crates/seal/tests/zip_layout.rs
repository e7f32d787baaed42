//! What stands in the clear bytes of an archive, and what does not.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    missing_docs
)]

mod zip_support;

use muhr_seal::seal::{self, Names};
use muhr_seal::watch::Unwatched;
use std::collections::HashSet;
use std::io::{Cursor, Write as _};
use zip_support::bytes::{Raw, entries, u16_at, u32_at};
use zip_support::{File, PASSWORD, noise, open, password, seal, sources, text, try_seal};

const STORED: u16 = 0;
const DEFLATED: u16 = 8;

fn samples() -> Vec<File> {
    vec![
        File::new("folder/Annual Report.PDF", noise(50_000)),
        File::new("تفصیلات.docx", text(50_000)),
        File::new("large text", text(6 << 20)),
        File::new("large noise.jpg", noise(6 << 20)),
        File::new("empty", ""),
    ]
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

#[test]
fn every_entry_is_ae2_with_crc_0_in_both_headers() {
    for names in [Names::Neutral, Names::Real] {
        let sealed = seal(&samples(), names);
        for entry in entries(&sealed) {
            assert_eq!((entry.aes.0, entry.aes.1), (2, 3), "AE-2, AES-256: {}", entry.name);
            assert_eq!(u32_at(&sealed, entry.local + 14), 0, "CRC-32 in the local header of {}", entry.name);
            assert_eq!(u32_at(&sealed, entry.central + 16), 0, "CRC-32 in the directory for {}", entry.name);
            assert_eq!(u16_at(&sealed, entry.local + 8), 99, "method of {}", entry.name);
            assert_eq!(
                u16_at(&sealed, entry.local + 6),
                0x0801,
                "encrypted, UTF-8, no data descriptor: {}",
                entry.name
            );
            assert_eq!(u16_at(&sealed, entry.local + 4), 51, "version needed for {}", entry.name);
        }
    }
}

#[test]
fn times_are_fixed_and_attributes_empty() {
    let sealed = seal(&samples(), Names::Neutral);
    for entry in entries(&sealed) {
        assert_eq!(u32_at(&sealed, entry.local + 10), 0x0021_0000, "1980-01-01 00:00");
        assert_eq!(sealed[entry.central + 32..entry.central + 42], [0; 10], "comment, disk, attributes");
    }
}

#[test]
fn entries_touch_one_another_and_the_directory() {
    let sealed = seal(&samples(), Names::Neutral);
    let mut at = 0;
    for entry in entries(&sealed) {
        assert_eq!(entry.local, at);
        at = entry.data + entry.packed;
    }
    assert_eq!(&sealed[at..at + 4], b"PK\x01\x02");
}

#[test]
fn neutral_names_tell_a_number_and_an_extension() {
    let sealed = seal(&samples(), Names::Neutral);
    let names: Vec<String> = entries(&sealed).into_iter().map(|entry| entry.name).collect();
    assert_eq!(names, ["00-names.txt", "01.pdf", "02.docx", "03", "04.jpg", "05"]);
}

#[test]
fn real_names_stand_nowhere_in_clear() {
    let sealed = seal(&samples(), Names::Neutral);
    for name in ["Annual", "folder", "تفصیلات", "large", "Report", "1980", "Muhr"] {
        assert!(!contains(&sealed, name.as_bytes()), "{name}");
    }
    let real = seal(&samples(), Names::Real);
    assert!(contains(&real, "تفصیلات.docx".as_bytes()) && contains(&real, b"folder/Annual Report.PDF"));
    assert!(!contains(&real, b"00-names.txt"));
}

#[test]
fn neither_content_nor_password_stands_in_clear() {
    let sealed = seal(&samples(), Names::Neutral);
    assert!(!contains(&sealed, PASSWORD.as_bytes()));
    for file in samples().iter().filter(|file| file.listed > 0) {
        assert!(!contains(&sealed, &file.content[..32]), "{}", file.path);
    }
}

#[test]
fn what_is_compressed_already_is_stored() {
    let docx = {
        let mut docx = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        for n in 0..10 {
            docx.start_file(format!("word/{n}.xml"), options).unwrap();
            docx.write_all(&text(40_000 + n)).unwrap();
        }
        docx.finish().unwrap().into_inner()
    };
    let cases = [
        ("brief.docx", docx, STORED),
        // The name says otherwise, but the content decides.
        ("letter.txt", noise(300_000), STORED),
        ("photo.jpg", text(300_000), DEFLATED),
        ("large.zip", noise(5 << 20), STORED),
        ("large.log", text(5 << 20), DEFLATED),
        ("short.txt", text(2000), DEFLATED),
        ("tiny", b"x".to_vec(), STORED),
        ("empty", Vec::new(), STORED),
    ];
    let files: Vec<File> = cases.iter().map(|(name, content, _)| File::new(name, content.clone())).collect();
    let sealed = seal(&files, Names::Real);
    for (entry, (name, content, method)) in entries(&sealed).iter().zip(&cases) {
        assert_eq!(entry.aes.2, *method, "{name}");
        match *method {
            STORED => assert_eq!(entry.packed, content.len() + 28, "{name}"),
            _ => assert!(entry.packed * 2 < content.len(), "{name}: {} of {}", entry.packed, content.len()),
        }
    }
}

#[test]
fn a_compressible_part_is_found_behind_an_incompressible_one() {
    let sealed = seal(&[File::new("scan with text layer", [noise(400_000), text(6 << 20)].concat())], Names::Real);
    let Raw { packed, aes, .. } = entries(&sealed)[0];
    assert_eq!(aes.2, DEFLATED);
    assert!(packed < 3 << 20, "{packed}");
}

#[test]
fn no_salt_is_used_twice() {
    let files: Vec<File> = (0..50).map(|n| File::new(&format!("{n}"), "the same")).collect();
    let sealed = seal(&files, Names::Neutral);
    let entries = entries(&sealed);
    let salts: HashSet<&[u8]> = entries.iter().map(|entry| &sealed[entry.data..entry.data + 16]).collect();
    assert_eq!(salts.len(), 51);
    let verifiers: HashSet<&[u8]> = entries.iter().map(|entry| &sealed[entry.data + 18..entry.data + 26]).collect();
    assert_eq!(verifiers.len(), 51, "equal contents encrypt differently");
}

#[test]
fn entries_stand_in_the_order_in_which_they_were_given() {
    let mut files = samples();
    files.reverse();
    let sealed = seal(&files, Names::Real);
    let names: Vec<String> = entries(&sealed).into_iter().map(|entry| entry.name).collect();
    let expected: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(names, expected);
    // The same files, password and random numbers give the same bytes, whatever the threads do.
    assert!(sealed == seal(&files, Names::Real));
}

#[test]
fn what_was_written_is_told() {
    let mut out = Cursor::new(Vec::new());
    let files = samples();
    let written = try_seal(&sources(&files), Names::Neutral, &mut out, &Unwatched).unwrap();
    let told: Vec<_> = written.entries.iter().map(|entry| (entry.path.as_str(), entry.stored_as.as_str())).collect();
    assert_eq!(told[0], ("folder/Annual Report.PDF", "01.pdf"));
    assert_eq!(told[1], ("تفصیلات.docx", "02.docx"));
    assert_eq!(written.entries.len(), files.len(), "the list is not one of the files");
    assert!(written.entries.iter().zip(&files).all(|(entry, file)| entry.bytes == file.listed));
    seal::check(&out.into_inner(), &written, &password(PASSWORD), &Unwatched).unwrap();
}

#[test]
fn the_list_reads_well_without_muhr() {
    let sealed = seal(&samples(), Names::Neutral);
    let mut archive = zip::ZipArchive::new(Cursor::new(&sealed)).unwrap();
    let mut entry = archive.by_name_decrypt("00-names.txt", PASSWORD.as_bytes()).unwrap();
    let mut list = String::new();
    std::io::Read::read_to_string(&mut entry, &mut list).unwrap();
    let lines: Vec<&str> = list.split("\r\n").collect();
    assert_eq!(lines[0], "Muhr names 1");
    assert_eq!(lines[5], "Number\tBytes\tLast changed (UTC)\tName\tSalt");
    assert!(lines[6].starts_with("01.pdf\t50000\t2026-11-23T14:55:59Z\tfolder/Annual Report.PDF\t"), "{}", lines[6]);
    assert!(lines[7].starts_with("02.docx\t50000\t2026-11-23T14:55:59Z\tتفصیلات.docx\t"), "{}", lines[7]);
    drop(entry);
    assert_eq!(open(&sealed).unwrap()[1].0.modified, Some(1_795_445_759));
}
