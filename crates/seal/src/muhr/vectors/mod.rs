//! Makes `tests/vectors/muhr/`, the same bytes every time. `MUHR_WRITE_VECTORS=1 cargo test -p muhr-seal vectors`
//! writes them anew; without it the test only compares, so that a changed format cannot pass unseen.

mod cases;

use super::geometry::padded;
use super::header::{Cost, HEADER_LEN, Header, Preamble};
use super::memo::KeyMemo;
use super::stream::Chunk;
use super::testing::{CHEAP, Conduct, Forgery, MemorySource, SeededRng, open, password, seal};
use super::write::Choices;
use crate::seal::Cover;
use crate::{EntryPath, Source};
use ring::digest;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

/// One file of `tests/vectors/muhr/`.
struct Vector {
    name: &'static str,
    shows: &'static str,
    password: &'static str,
    expect: Expect,
    bytes: Vec<u8>,
}

enum Expect {
    /// With sender, recipient and what is in it.
    Opens(Cover, Vec<(String, Vec<u8>)>),
    Fails(&'static str),
}

const NOT_SEALED: Expect = Expect::Fails("not sealed");
const NEWER: Expect = Expect::Fails("newer");
const WRONG: Expect = Expect::Fails("wrong password");
const DAMAGED: Expect = Expect::Fails("damaged");
const OVER: Expect = Expect::Fails("over limit");

impl Vector {
    fn encode(&self) -> Vec<u8> {
        let mut head = String::new();
        let outcome = match &self.expect {
            Expect::Opens(..) => "opens",
            Expect::Fails(class) => class,
        };
        writeln!(head, "shows: {}\nexpect: {outcome}\npassword: {}", self.shows, self.password).unwrap();
        if let Expect::Opens(cover, entries) = &self.expect {
            for (key, text) in [("sender", &cover.sender), ("recipient", &cover.recipient)] {
                text.iter().for_each(|text| writeln!(head, "{key}: {text}").unwrap());
            }
            for (name, content) in entries {
                writeln!(head, "entry: {} {} {name}", content.len(), sha256(content)).unwrap();
            }
        }
        head.push('\n');
        [head.as_bytes(), &self.bytes].concat()
    }
}

fn sha256(content: &[u8]) -> String {
    digest::digest(&digest::SHA256, content).as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Content that repeats nowhere within a vector.
fn content(length: usize) -> Vec<u8> {
    (0..length).map(|i| u8::try_from((i * 7 + i / 251) % 251).unwrap()).collect()
}

fn sealed(files: &[(&str, Vec<u8>)], cover: &Cover, choices: Choices) -> Vec<u8> {
    let sources: Vec<Box<dyn Source>> =
        files.iter().map(|(name, content)| MemorySource::boxed(name, content.as_slice())).collect();
    seal(&sources, cover, choices, &mut SeededRng(0)).unwrap().0
}

/// Well formed: one file in a container of one chunk.
fn one_chunk() -> Vec<u8> {
    sealed(&[("report.txt", b"The bridge stands.".to_vec())], &Cover::default(), CHEAP)
}

/// Well formed: one file in a container of exactly four chunks.
fn four_chunks() -> Vec<u8> {
    let bytes = sealed(&[("report.txt", content(4 * 4096 - 60))], &Cover::default(), CHEAP);
    assert_eq!(bytes.len(), HEADER_LEN + 4 * CHUNK);
    bytes
}

/// A full chunk of the vectors with its tag.
const CHUNK: usize = 4096 + 16;

fn chunk_start(number: usize) -> usize {
    HEADER_LEN + number * CHUNK
}

fn flipped(mut bytes: Vec<u8>, at: usize) -> Vec<u8> {
    bytes[at] ^= 1;
    bytes
}

/// With a checksum that fits again, as a forger would leave it.
fn repaired(mut bytes: Vec<u8>) -> Vec<u8> {
    let sum = digest::digest(&digest::SHA256, &bytes[..132]);
    bytes[132..144].copy_from_slice(&sum.as_ref()[..12]);
    bytes
}

fn with_byte(mut bytes: Vec<u8>, at: usize, value: u8) -> Vec<u8> {
    bytes[at] = value;
    bytes
}

fn with_u32(mut bytes: Vec<u8>, at: usize, value: u32) -> Vec<u8> {
    bytes[at..at + 4].copy_from_slice(&value.to_be_bytes());
    bytes
}

fn forgery(plain: Vec<u8>) -> Forgery<'static> {
    let preamble = Preamble { chunk_exponent: 12, cost: CHEAP.cost, salt: [0x5a; 32] };
    Forgery { preamble, password: "right", plain, seal_as: |chunk| chunk }
}

/// A manifest written by hand: an empty cover note, then this count and these entries.
fn manifest(count: u32, entries: &[(&[u8], u64)]) -> Vec<u8> {
    let mut bytes = vec![0, 0, 0];
    bytes.extend(count.to_be_bytes());
    for (name, length) in entries {
        bytes.extend(u16::try_from(name.len()).unwrap().to_be_bytes());
        bytes.extend(*name);
        bytes.extend(length.to_be_bytes());
        bytes.push(0);
    }
    bytes
}

/// A container of this manifest and content, with the padding it ought to have.
fn forged(manifest: &[u8], content: &[u8]) -> Vec<u8> {
    forged_at(manifest, content, |used| padded(used).unwrap(), 0)
}

fn forged_at(manifest: &[u8], content: &[u8], length: fn(u64) -> u64, filler: u8) -> Vec<u8> {
    let mut plain = u32::try_from(manifest.len()).unwrap().to_be_bytes().to_vec();
    plain.extend(manifest);
    plain.extend(content);
    let length = usize::try_from(length(plain.len() as u64)).unwrap();
    plain.resize(length, filler);
    forgery(plain).bytes()
}

fn lies(name: &[u8]) -> Vec<u8> {
    forged(&manifest(1, &[(name, 5)]), b"hello")
}

fn failing(name: &'static str, expect: Expect, bytes: Vec<u8>, shows: &'static str) -> Vector {
    Vector { name, shows, password: "right", expect, bytes }
}

fn opening(name: &'static str, files: &[(&str, Vec<u8>)], choices: Choices, shows: &'static str) -> Vector {
    let cover = Cover::default();
    let entries = files.iter().map(|(name, content)| ((*name).to_owned(), content.clone())).collect();
    let bytes = sealed(files, &cover, choices);
    Vector { name, shows, password: "right", expect: Expect::Opens(cover, entries), bytes }
}

fn renamed(name: &'static str, lie: &[u8], harmless: &str, shows: &'static str) -> Vector {
    let expect = Expect::Opens(Cover::default(), vec![(harmless.to_owned(), b"hello".to_vec())]);
    Vector { name, shows, password: "right", expect, bytes: lies(lie) }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/muhr")
}

#[test]
fn the_vectors_are_what_this_module_makes() {
    let folder = folder();
    let writing = env::var_os("MUHR_WRITE_VECTORS").is_some();
    let mut names = Vec::new();
    for vector in cases::all() {
        let path = folder.join(format!("{}.vector", vector.name));
        if writing {
            fs::write(&path, vector.encode()).unwrap();
        }
        assert!(fs::read(&path).unwrap() == vector.encode(), "{} differs", vector.name);
        names.push(format!("{}.vector", vector.name));
    }
    let listed = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut listed: Vec<String> = listed.filter(|name| name.ends_with(".vector")).collect();
    listed.sort();
    names.sort();
    assert_eq!(listed, names);
}

/// What the vectors say in words about the header is where the specification says it is.
#[test]
fn the_header_stands_as_the_specification_says() {
    let bytes = one_chunk();
    let header = Header::read(&bytes).unwrap();
    assert_eq!(bytes[..8], super::header::MAGIC);
    assert_eq!(bytes[8..12], [0, 1, 12, 1]);
    assert_eq!(bytes[12..20], [0, 0, 32, 0, 0, 0, 0, 1]);
    assert_eq!(bytes[20..52], header.preamble.salt);
    assert_eq!(bytes[52..84], header.check);
    assert_eq!(bytes[84..132], header.wrapped);
    assert_eq!(bytes[..144], header.encode());
}

/// Which check finds which fault: a vector that fails for another reason than its name says shows nothing.
const FOUND_BY: &[(&str, &[&str])] = &[
    ("not a sealed file", &["header-magic-flipped", "header-missing"]),
    ("made by a newer version", &["version-newer"]),
    ("wrong password", &["password-", "forged-chunk-exponent", "forged-memory", "forged-salt", "forged-check-value"]),
    ("damaged: key", &["forged-wrapped-key"]),
    ("damaged: version", &["version-zero"]),
    ("damaged: cut off", &["header-magic-alone", "header-cut-off"]),
    ("damaged: chunk size", &["chunk-exponent-too-"]),
    ("damaged: cost of the key", &["cost-without-", "cost-memory-too-small"]),
    ("over a limit: memory for the key", &["cost-memory-over-cap", "cost-memory-absurd"]),
    ("over a limit: passes for the key", &["cost-passes-"]),
    ("over a limit: lanes for the key", &["cost-lanes-"]),
    ("over a limit: number of files", &["manifest-count-over-cap", "manifest-count-absurd"]),
    ("over a limit: length of the manifest", &["manifest-length-over-cap"]),
    ("over a limit: bytes in all", &["sizes-over-cap", "sizes-beyond-counting"]),
    (
        "damaged: header",
        &[
            "header-chunk-exponent-flipped",
            "header-lanes-flipped",
            "header-memory-flipped",
            "header-passes-flipped",
            "header-salt-flipped",
            "header-check-value-flipped",
            "header-wrapped-key-",
            "header-checksum-flipped",
        ],
    ),
    (
        "damaged: cut off, or followed by more",
        &["header-alone", "truncated-inside-", "trailing-byte", "trailing-container", "padding-missing"],
    ),
    (
        "damaged: content",
        &[
            "chunk-bit-flipped",
            "chunk-tag-bit-flipped",
            "chunk-later-bit-flipped",
            "chunk-last-tag-flipped",
            "chunks-",
            "chunk-doubled",
            "chunk-from-another-container",
            "truncated-to-one-chunk",
            "last-flag-",
            "chunk-number-off-by-one",
        ],
    ),
    (
        "damaged: sizes",
        &[
            "chunk-dropped",
            "truncated-at-chunk-border",
            "trailing-zeros-to-a-possible-length",
            "sizes-too-",
            "padding-too-long",
        ],
    ),
    (
        "damaged: manifest",
        &[
            "manifest-longer-than-stream",
            "manifest-empty",
            "manifest-trailing-byte",
            "manifest-cut-off",
            "manifest-option-",
            "manifest-without-entries",
            "manifest-count-too-large",
            "name-not-utf-8",
            "name-too-long",
        ],
    ),
    ("damaged: two files of one name", &["manifest-duplicate-names", "manifest-names-same-when-harmless"]),
    ("damaged: name", &["name-empty", "name-of-dots", "name-part-too-long", "name-too-deep"]),
    ("damaged: padding", &["padding-not-zero"]),
];

#[test]
fn every_fault_is_found_by_the_check_it_is_named_for() {
    for vector in cases::all().iter().filter(|vector| matches!(vector.expect, Expect::Fails(_))) {
        let found = open(&vector.bytes, &password(vector.password), &KeyMemo::default()).unwrap_err().to_string();
        let named = |(_, names): &&(&str, &[&str])| names.iter().any(|name| vector.name.starts_with(name));
        let by: Vec<&str> = FOUND_BY.iter().filter(named).map(|(by, _)| *by).collect();
        assert_eq!(by, [found], "{}", vector.name);
    }
}
