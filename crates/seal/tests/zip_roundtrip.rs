//! What was sealed comes out again: the same names, the same bytes, the same order.
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
use muhr_seal::watch::{Phase, Watch};
use muhr_seal::{EntryPath, open};
use proptest::prelude::*;
use std::collections::HashSet;
use std::io::Cursor;
use std::sync::atomic::{AtomicU64, Ordering};
use zip_support::{File, PASSWORD, noise, open, opened_files, password, seal, sources, text, try_seal};

const SMALL: usize = 4 << 20;
const BLOCK: usize = 256 << 10;

fn content() -> impl Strategy<Value = Vec<u8>> {
    let length = prop_oneof![
        4 => 0usize..300,
        2 => 0usize..80_000,
        1 => (BLOCK - 2)..(BLOCK + 3),
        1 => (SMALL - 2)..(SMALL + 3),
        1 => SMALL..(SMALL + 3 * BLOCK),
    ];
    (length, 0..4u8).prop_map(|(length, kind)| match kind {
        0 => text(length),
        1 => noise(length),
        2 => vec![0; length],
        _ => [noise(length / 2), text(length - length / 2)].concat(),
    })
}

fn path() -> impl Strategy<Value = String> {
    "[a-z مہرخط._ -]{1,12}(/[A-Z0-9حکومت]{1,8}){0,3}(\\.[a-zA-Z]{1,9})?"
}

fn files() -> impl Strategy<Value = Vec<File>> {
    let file = (path(), content(), proptest::option::of(-62_167_219_200i64..253_402_300_799));
    proptest::collection::vec(file, 1..6).prop_map(|files| {
        let mut seen = HashSet::new();
        let files = files.into_iter().filter(|(path, _, _)| EntryPath::from_untrusted(path).is_ok());
        files
            .map(|(path, content, modified)| File { modified, ..File::new(&path, content) })
            .filter(|file| seen.insert(file.path.clone()))
            .collect::<Vec<_>>()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn opening_undoes_sealing(files in files(), neutral: bool) {
        prop_assume!(!files.is_empty());
        let names = if neutral { Names::Neutral } else { Names::Real };
        let opened = open(&seal(&files, names)).unwrap();
        prop_assert_eq!(opened.len(), files.len());
        for (file, (entry, content)) in files.iter().zip(opened) {
            prop_assert_eq!(&entry.path, &file.path);
            prop_assert!(content == *file.content);
            if neutral {
                prop_assert_eq!(entry.modified, file.modified);
            }
        }
    }

    #[test]
    fn a_harmless_name_stays_as_it_is(name in "\\PC{0,30}") {
        if let Ok(path) = EntryPath::from_untrusted(&name) {
            prop_assert_eq!(EntryPath::from_untrusted(path.as_str()), Ok(path));
        }
    }
}

#[test]
fn many_small_files_keep_their_order() {
    let files: Vec<File> = (0..300).map(|n| File::new(&format!("f{n}"), text(n * 37 % 5000))).collect();
    for names in [Names::Neutral, Names::Real] {
        let opened = opened_files(&seal(&files, names));
        let expected: Vec<_> = files.iter().map(|file| (file.path.to_string(), file.content.to_vec())).collect();
        assert!(opened == expected);
    }
}

#[test]
fn an_archive_need_not_begin_at_the_start_of_its_output() {
    let mut out = Cursor::new(b"before".to_vec());
    out.set_position(6);
    let files = [File::new("a", text(5 << 20))];
    try_seal(&sources(&files), Names::Real, &mut out, &muhr_seal::watch::Unwatched).unwrap();
    assert!(opened_files(&out.into_inner()[6..]) == [("a".to_owned(), files[0].content.to_vec())]);
}

#[test]
fn a_list_from_another_archive_is_sealed_like_any_file() {
    let inner = seal(&[File::new("report.pdf", noise(100))], Names::Neutral);
    let folder = tempfile::tempdir().unwrap();
    // What somebody gets who opens the inner archive with a program that does not know the list.
    let mut inner = zip::ZipArchive::new(Cursor::new(inner)).unwrap();
    let files: Vec<File> = (0..inner.len())
        .map(|index| {
            let mut entry = inner.by_index_decrypt(index, PASSWORD.as_bytes()).unwrap();
            let path = folder.path().join(entry.name().unwrap().as_ref());
            std::io::copy(&mut entry, &mut std::fs::File::create(&path).unwrap()).unwrap();
            File::new(path.file_name().unwrap().to_str().unwrap(), std::fs::read(&path).unwrap())
        })
        .collect();
    assert_eq!(files[0].path.as_str(), "00-names.txt");
    for names in [Names::Neutral, Names::Real] {
        let opened = opened_files(&seal(&files, names));
        assert_eq!(opened[0].0, "00-names.txt");
        assert_eq!(opened[1].0, "01.pdf");
    }
}

#[derive(Default)]
struct Counting([AtomicU64; 3]);

impl Watch for Counting {
    fn advance(&self, phase: Phase, bytes: u64) {
        let slot = match phase {
            Phase::Sealing => 0,
            Phase::Checking => 1,
            Phase::Opening => 2,
            Phase::DerivingKey => return,
        };
        self.0[slot].fetch_add(bytes, Ordering::Relaxed);
    }
    fn cancelled(&self) -> bool {
        false
    }
}

#[test]
fn progress_counts_every_plain_byte_once() {
    let files = [File::new("a", text(6 << 20)), File::new("b", noise(5 << 20)), File::new("c", text(10))];
    let total: u64 = files.iter().map(|file| file.listed).sum();
    let counting = Counting::default();
    let mut out = Cursor::new(Vec::new());
    let written = try_seal(&sources(&files), Names::Neutral, &mut out, &counting).unwrap();
    let sealed = out.into_inner();
    seal::check(&sealed, &written, &password(PASSWORD), &counting).unwrap();
    assert_eq!(counting.0.map(AtomicU64::into_inner), [total, total, 0]);
}

#[test]
fn the_check_notices_another_content() {
    let files = [File::new("a", text(6 << 20)), File::new("b", noise(70))];
    let mut out = Cursor::new(Vec::new());
    let written = try_seal(&sources(&files), Names::Real, &mut out, &muhr_seal::watch::Unwatched).unwrap();
    let other = seal(&[File::new("a", text(6 << 20)), File::new("b", noise(71)[1..].to_vec())], Names::Real);
    let checked = seal::check(&other, &written, &password(PASSWORD), &muhr_seal::watch::Unwatched);
    assert!(matches!(checked, Err(muhr_seal::SealError::Check(name)) if name == "b"));
}

#[test]
fn it_is_recognised() {
    let sealed = seal(&[File::new("a", "x")], Names::Neutral);
    assert_eq!(open::recognise(&sealed).unwrap(), seal::Format::Zip);
}
