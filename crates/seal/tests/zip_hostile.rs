//! Archives made to harm: what they name, claim and contain stays within bounds.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    missing_docs
)]

mod zip_support;

use muhr_seal::open::{self, Entry, Sink};
use muhr_seal::seal::Names;
use muhr_seal::watch::Unwatched;
use muhr_seal::{Limits, OpenError};
use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use std::io::{self, Cursor, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use zip::write::SimpleFileOptions;
use zip::{AesMode, CompressionMethod, ZipWriter};
use zip_support::bytes::{put_u16, put_u32, u16_at, u32_at};
use zip_support::{File, PASSWORD, noise, open, open_with, opened_files, password, seal, text};

fn aes(method: CompressionMethod) -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(method).with_aes_encryption(AesMode::Aes256, PASSWORD)
}

/// Made by another program, with names as they are.
fn foreign(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, aes(CompressionMethod::Deflated)).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Where the central headers stand.
fn centrals(zip: &[u8]) -> Vec<usize> {
    let mut at = u32_at(zip, zip.len() - 22 + 16) as usize;
    let mut found = Vec::new();
    while zip[at..].starts_with(b"PK\x01\x02") {
        found.push(at);
        at += 46 + [28, 30, 32].map(|field| usize::from(u16_at(zip, at + field))).iter().sum::<usize>();
    }
    found
}

fn names(sealed: &[u8]) -> Vec<String> {
    opened_files(sealed).into_iter().map(|(name, _)| name).collect()
}

// --- Names ---

#[test]
fn no_name_leads_out_of_the_folder() {
    let hostile =
        ["../../etc/cron.d/x", "/etc/passwd", "C:\\Windows\\x.dll", "a/../../b", "con.txt", "x\u{202e}fdp.exe"];
    let sealed = foreign(&hostile.map(|name| (name, &b"x"[..])));
    assert_eq!(names(&sealed), ["etc/cron.d/x", "etc/passwd", "C_/Windows/x.dll", "a/b", "_con.txt", "x_fdp.exe"]);
}

#[test]
fn names_that_become_the_same_stay_apart() {
    let alike = ["a?.txt", "a*.txt", "a_ (2).txt", "d/a<", "d/a>", "../..", "...", "a|.txt"];
    let contents: Vec<(&str, &[u8])> = alike.iter().map(|name| (*name, name.as_bytes())).collect();
    let opened = opened_files(&foreign(&contents));
    let names: Vec<&str> = opened.iter().map(|(name, _)| name.as_str()).collect();
    let expected = ["a_.txt", "a_ (3).txt", "a_ (2).txt", "d/a_", "d/a_ (2)", "unnamed", "unnamed (2)", "a_ (4).txt"];
    assert_eq!(names, expected);
    assert!(opened.iter().zip(alike).all(|((_, content), name)| content == name.as_bytes()));
}

#[test]
fn hundreds_of_names_that_become_the_same_stay_apart() {
    let names: Vec<String> = (0..200).map(|n| "?".repeat(n % 2 + 1) + &"\u{200e}".repeat(n / 2)).collect();
    let contents: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let distinct: std::collections::HashSet<String> = self::names(&foreign(&contents)).into_iter().collect();
    assert_eq!(distinct.len(), 200);
}

#[test]
fn two_entries_of_one_name_are_refused() {
    let mut sealed = foreign(&[("a.txt", b"one"), ("b.txt", b"two")]);
    let second = centrals(&sealed)[1];
    sealed[second + 46] = b'a';
    let opened = open(&sealed);
    assert!(matches!(opened, Err(OpenError::Damaged(_))), "{opened:?}");
}

// --- Sizes ---

struct Measuring {
    written: AtomicU64,
}

impl Sink for Measuring {
    fn create<'s>(&'s self, _: usize, _: &Entry) -> io::Result<Box<dyn Write + Send + 's>> {
        struct Adding<'a>(&'a AtomicU64);
        impl Write for Adding<'_> {
            fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
                self.0.fetch_add(buffer.len() as u64, Ordering::Relaxed);
                Ok(buffer.len())
            }
            fn flush(&mut self) -> io::Result<()> {
                panic!("an entry that lies was taken for whole")
            }
        }
        Ok(Box::new(Adding(&self.written)))
    }
}

#[test]
fn a_bomb_gives_no_more_than_it_claims() {
    for (size, claimed) in [(50 << 20, 1000u32), (50 << 20, 10 << 20), (2 << 20, (2 << 20) - 1)] {
        let mut sealed = foreign(&[("bomb", &vec![0; size])]);
        let central = centrals(&sealed)[0];
        put_u32(&mut sealed, central + 24, claimed);
        let opened = open::unlock(&sealed, &password(PASSWORD), &Limits::default(), &Unwatched).unwrap();
        assert_eq!(opened.entries()[0].bytes, u64::from(claimed));
        let sink = Measuring { written: AtomicU64::new(0) };
        assert!(matches!(opened.extract(&sink, &Unwatched), Err(OpenError::Damaged(_))));
        assert!(sink.written.into_inner() <= u64::from(claimed));
    }
}

#[test]
fn an_entry_shorter_than_it_claims_is_not_whole() {
    let mut sealed = foreign(&[("short", &text(5000))]);
    let central = centrals(&sealed)[0];
    put_u32(&mut sealed, central + 24, 5001);
    let opened = open::unlock(&sealed, &password(PASSWORD), &Limits::default(), &Unwatched).unwrap();
    let sink = Measuring { written: AtomicU64::new(0) };
    assert!(matches!(opened.extract(&sink, &Unwatched), Err(OpenError::Damaged(_))));
}

#[test]
fn all_contents_together_are_limited() {
    let sealed = seal(&[File::new("a", text(5000)), File::new("b", noise(5000))], Names::Real);
    let opened = |total_bytes| open_with(&sealed, PASSWORD, &Limits { total_bytes, ..Limits::default() });
    assert!(opened(10_000).is_ok());
    assert!(matches!(opened(9_999), Err(OpenError::OverLimit("the bytes of all files together"))));
}

#[test]
fn the_number_of_entries_is_limited() {
    let files: Vec<File> = (0..5).map(|n| File::new(&format!("{n}"), "x")).collect();
    for names in [Names::Neutral, Names::Real] {
        let sealed = seal(&files, names);
        let opened = |entries| open_with(&sealed, PASSWORD, &Limits { entries, ..Limits::default() });
        assert!(opened(5).is_ok());
        assert!(matches!(opened(4), Err(OpenError::OverLimit("the number of files"))), "{names:?}");
    }
}

#[test]
fn entries_that_share_bytes_are_refused() {
    // One content under two names, as the bombs have it that unpack to petabytes.
    let mut sealed = foreign(&[("a", &text(5000)), ("b", &text(5000))]);
    let found = centrals(&sealed);
    let first = u32_at(&sealed, found[0] + 42);
    put_u32(&mut sealed, found[1] + 42, first);
    let opened = open(&sealed);
    assert!(matches!(opened, Err(OpenError::Damaged("entries overlap"))), "{opened:?}");

    // The last entry's bytes reach into the directory.
    let mut sealed = foreign(&[("a", &noise(5000))]);
    let central = centrals(&sealed)[0];
    let packed = u32_at(&sealed, central + 20);
    put_u32(&mut sealed, central + 20, packed + 1);
    assert!(matches!(open(&sealed), Err(OpenError::Damaged(_))));
}

// --- What it is ---

#[test]
fn what_is_no_archive_is_not_sealed() {
    let mut garbage = noise(100_000);
    garbage[..4].copy_from_slice(b"PK\x03\x04");
    let empty = ZipWriter::new(Cursor::new(Vec::new())).finish().unwrap().into_inner();
    let folders = {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.add_directory("folder", SimpleFileOptions::default()).unwrap();
        zip.finish().unwrap().into_inner()
    };
    let program = [b"MZ\x90\x00", &seal(&[File::new("a", "x")], Names::Neutral)[..]].concat();
    let headless = {
        let sealed = seal(&[File::new("a", "x")], Names::Neutral);
        sealed[sealed.len() - 22..].to_vec()
    };
    for bytes in [vec![], b"PK\x03\x04".to_vec(), noise(21), noise(70_000), garbage, empty, folders, program, headless]
    {
        let recognised = open::recognise(&bytes);
        assert!(matches!(recognised, Err(OpenError::NotSealed)), "{recognised:?}");
    }
}

#[test]
fn a_directory_that_lies_about_itself_is_not_sealed() {
    let sealed = seal(&[File::new("a", "x"), File::new("b", "x")], Names::Neutral);
    let end = sealed.len() - 22;
    let lies: [fn(&mut Vec<u8>, usize); 6] = [
        |zip, end| put_u16(zip, end + 10, 4),
        |zip, end| put_u16(zip, end + 10, 2),
        |zip, end| put_u16(zip, end + 10, u16::MAX),
        |zip, end| put_u32(zip, end + 12, u32::MAX),
        |zip, end| put_u32(zip, end + 16, u32::MAX),
        |zip, end| put_u16(zip, end + 20, 1),
    ];
    for (n, lie) in lies.iter().enumerate() {
        let mut lying = sealed.clone();
        lie(&mut lying, end);
        let opened = open(&lying);
        assert!(matches!(opened, Err(OpenError::NotSealed)), "{n}: {opened:?}");
    }
}

#[test]
fn anything_unencrypted_makes_it_not_encrypted() {
    let plain = |name: &str, options: SimpleFileOptions| {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("sealed", aes(CompressionMethod::Stored)).unwrap();
        zip.write_all(b"x").unwrap();
        zip.start_file(name, options).unwrap();
        zip.write_all(b"y").unwrap();
        zip.finish().unwrap().into_inner()
    };
    let nothing = SimpleFileOptions::default();
    assert!(matches!(open::recognise(&plain("open.txt", nothing)), Err(OpenError::NotEncrypted)));
    assert!(matches!(open(&plain("open.txt", nothing)), Err(OpenError::NotEncrypted)));
    // The old ZIP encryption, which is broken: method and extra field say nothing of AES.
    let mut old = seal(&[File::new("a", "x")], Names::Real);
    let central = centrals(&old)[0];
    put_u16(&mut old, central + 10, 8);
    assert!(matches!(open::recognise(&old), Err(OpenError::NotEncrypted)));
}

#[test]
fn folders_need_not_be_encrypted() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.add_directory("folder", SimpleFileOptions::default()).unwrap();
    zip.start_file("folder/a", aes(CompressionMethod::Stored)).unwrap();
    zip.write_all(b"x").unwrap();
    let sealed = zip.finish().unwrap().into_inner();
    assert_eq!(opened_files(&sealed), [("folder/a".to_owned(), b"x".to_vec())]);
}

#[test]
fn an_empty_file_need_not_be_encrypted_but_alone_it_is_not_sealed() {
    let archive = |names: &[&str]| {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for name in names {
            let sealed = aes(CompressionMethod::Stored);
            let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
            zip.start_file(*name, if *name == "sealed" { sealed } else { plain }).unwrap();
            zip.write_all(if *name == "sealed" { b"x" } else { b"" }).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    let expected = [("empty".to_owned(), vec![]), ("sealed".to_owned(), b"x".to_vec()), ("void".to_owned(), vec![])];
    assert_eq!(opened_files(&archive(&["empty", "sealed", "void"])), expected);
    assert!(matches!(open::recognise(&archive(&["empty", "void"])), Err(OpenError::NotSealed)));
}

#[test]
fn a_method_we_do_not_have_is_told() {
    let mut sealed = seal(&[File::new("a", text(5000))], Names::Real);
    let central = centrals(&sealed)[0];
    put_u16(&mut sealed, central + 46 + 1 + 9, 14);
    let opened = open(&sealed);
    assert!(matches!(opened, Err(OpenError::Unsupported(_))), "{opened:?}");
}

#[test]
fn an_entry_under_another_password_is_told() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (n, text) in [PASSWORD, PASSWORD, "another one", PASSWORD, PASSWORD].into_iter().enumerate() {
        let options = SimpleFileOptions::default().with_aes_encryption(AesMode::Aes256, text);
        zip.start_file(format!("{n}"), options).unwrap();
        zip.write_all(b"x").unwrap();
    }
    let opened = open(&zip.finish().unwrap().into_inner());
    assert!(matches!(opened, Err(OpenError::Damaged("an entry does not fit the password"))), "{opened:?}");
}

#[test]
fn random_bytes_in_the_directory_never_panic() {
    let sealed = seal(&[File::new("a", "x"), File::new("b", "y")], Names::Real);
    let start = centrals(&sealed)[0];
    let mut rng = StdRng::seed_from_u64(5);
    for _ in 0..3000 {
        let mut fuzzed = sealed.clone();
        for _ in 0..1 + rng.next_u32() % 6 {
            let at = start + rng.next_u32() as usize % (sealed.len() - start);
            fuzzed[at] = rng.next_u32() as u8;
        }
        if open::recognise(&fuzzed).is_ok() {
            let _ = open::unlock(&fuzzed, &password("wrong"), &Limits::default(), &Unwatched).map(|_| ());
        }
    }
}

// --- Lists of names that lie ---

/// Seals files under real names of which the first is a list, with the salts that sealing is going to draw.
fn with_list(lines: impl Fn(&[String]) -> String) -> Vec<u8> {
    let mut rng = StdRng::seed_from_u64(1);
    let salts: Vec<String> = (0..4)
        .map(|_| {
            let mut salt = [0; 16];
            rng.fill_bytes(&mut salt);
            salt.iter().map(|byte| format!("{byte:02x}")).collect()
        })
        .collect();
    // With real names the first salt drawn is left for a list that is not written.
    let list = format!(
        "Muhr names 1\nSalt {}\n\nNumber\tBytes\tLast changed (UTC)\tName\tSalt\n{}",
        salts[1],
        lines(&salts[2..])
    );
    let files = [File::new("00-names.txt", list), File::new("01.txt", "one"), File::new("02.txt", "second")];
    let mut out = Cursor::new(Vec::new());
    zip_support::try_seal(&zip_support::sources(&files), Names::Real, &mut out, &Unwatched).unwrap();
    out.into_inner()
}

#[test]
fn a_list_that_is_true_is_believed() {
    let sealed = with_list(|salts| {
        format!("01.txt\t3\t-\tone.txt\t{}\n02.txt\t6\t1970-01-01T00:00:01Z\ta/two.txt\t{}\n", salts[0], salts[1])
    });
    let opened = open(&sealed).unwrap();
    assert_eq!(opened[0].0.path.as_str(), "one.txt");
    assert_eq!((opened[1].0.path.as_str(), opened[1].0.modified), ("a/two.txt", Some(1)));
    assert_eq!(opened.len(), 2);
}

#[test]
fn a_list_that_is_not_true_is_damage() {
    let lies: [fn(&[String]) -> String; 6] = [
        |_| String::new(),
        |salts| format!("01.txt\t3\t-\tx\t{}\n", salts[0]),
        |salts| format!("01.txt\t4\t-\tx\t{}\n02.txt\t6\t-\ty\t{}\n", salts[0], salts[1]),
        |salts| format!("01.txt\t3\t-\tx\t{}\n02.txt\t6\t-\ty\t{}\n", salts[0], salts[0]),
        |salts| format!("01.txt\t3\t-\tx\t{}\n03.txt\t6\t-\ty\t{}\n", salts[0], salts[1]),
        |salts| format!("01.txt\t3\t-\tx\t{0}\n02.txt\t6\t-\ty\t{1}\n02.txt\t6\t-\tz\t{1}\n", salts[0], salts[1]),
    ];
    for (n, lie) in lies.iter().enumerate() {
        let opened = open(&with_list(lie));
        assert!(matches!(opened, Err(OpenError::Damaged(_))), "{n}: {opened:?}");
    }
}

#[test]
fn names_in_a_list_are_as_hostile_as_any() {
    let sealed = with_list(|salts| format!("01.txt\t3\t-\t../../x\t{}\n02.txt\t6\t-\t/x\t{}\n", salts[0], salts[1]));
    assert_eq!(names(&sealed), ["x", "x (2)"]);
}

#[test]
fn a_list_that_cannot_be_read_is_a_file_among_files() {
    let broken: [fn(&[String]) -> String; 4] = [
        |salts| format!("01.txt\t3\t-\tx\t{}\n02.txt\tsix\t-\ty\t{}\n", salts[0], salts[1]),
        |salts| format!("01.txt\t3\tnever\tx\t{}\n02.txt\t6\t-\ty\t{}\n", salts[0], salts[1]),
        |salts| format!("01.txt\t3\t-\t..\t{}\n02.txt\t6\t-\ty\t{}\n", salts[0], salts[1]),
        |_| "\u{0}".into(),
    ];
    for lines in broken {
        assert_eq!(names(&with_list(lines)), ["00-names.txt", "01.txt", "02.txt"]);
    }
}
