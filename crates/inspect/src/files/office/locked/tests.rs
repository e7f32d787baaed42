//! Documents that are locked here as Office would lock them, and opened again.

use crate::files::bytes::len;
use crate::files::crypt::{Hash, Rc4, utf16};
use crate::files::office::compound::tests::build;
use crate::files::{Examination, UntrustedFile, examine};
use crate::limits::{Budget, Limits};
use crate::{Book, Context, FileReport};
use aes::cipher::{Block, BlockCipherEncrypt, KeyInit};
use base64::Engine;

const EXCEL: &str = "VelvetSweatshop";

fn judge(bytes: &[u8], named: &[&str]) -> FileReport {
    let book = Book::default();
    let context = Context::new(&book);
    let budget = Budget::new(Limits::default(), &|| false);
    budget.passwords().learn(named.iter().map(|word| (*word).to_owned()));
    examine(UntrustedFile { name: None, declared: None, bytes }, &Examination { budget: &budget, context: &context })
}

fn ids(report: &FileReport) -> Vec<&'static str> {
    let mut ids: Vec<_> = report.walk().flat_map(|file| &file.findings).map(|finding| finding.signal.id()).collect();
    ids.sort_unstable();
    ids
}

fn aes(key: &[u8], first: Option<&[u8]>, plain: &[u8]) -> Vec<u8> {
    let cipher = aes::Aes128::new_from_slice(key).unwrap();
    let mut before = first.map_or(vec![0; 16], |first| first[..16].to_vec());
    let mut padded = plain.to_vec();
    padded.resize(plain.len().next_multiple_of(16), 0);
    for block in padded.chunks_exact_mut(16) {
        block.iter_mut().zip(&before).for_each(|(byte, before)| *byte ^= before);
        cipher.encrypt_block(<&mut Block<aes::Aes128>>::try_from(&mut *block).unwrap());
        if first.is_some() {
            before = block.to_vec();
        }
    }
    padded
}

/// A package whose member is enough to be told: a text that is a script.
fn zip() -> Vec<u8> {
    use std::io::Write;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file("a.bat", zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all(b"@echo off\r\n").unwrap();
    writer.finish().unwrap().into_inner()
}

fn agile(password: &str, rounds: u32, told_rounds: u32) -> Vec<u8> {
    let (salt, hash) = ([9; 16], Hash::Sha512);
    let mut derived = hash.of(&[&salt, &utf16(password)]);
    for round in 0..rounds {
        derived = hash.of(&[&round.to_le_bytes(), &derived]);
    }
    let secret = [5; 16];
    let code = |purpose: [u8; 8], plain: &[u8]| {
        let key = hash.of(&[&derived, &purpose]);
        base64::engine::general_purpose::STANDARD.encode(aes(&key[..16], Some(&salt), plain))
    };
    let salt_text = base64::engine::general_purpose::STANDARD.encode(salt);
    let common = format!(
        "saltSize=\"16\" blockSize=\"16\" keyBits=\"128\" hashSize=\"64\" cipherAlgorithm=\"AES\" \
         cipherChaining=\"ChainingModeCBC\" hashAlgorithm=\"SHA512\" saltValue=\"{salt_text}\""
    );
    let input = code([0xFE, 0xA7, 0xD2, 0x76, 0x3B, 0x4B, 0x9E, 0x79], &[1; 16]);
    let value = code([0xD7, 0xAA, 0x0F, 0x6D, 0x30, 0x61, 0x34, 0x4E], &hash.of(&[&[1; 16]]));
    let key = code([0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6], &secret);
    let xml = format!(
        "<encryption><keyData {common}/><keyEncryptors><keyEncryptor><p:encryptedKey spinCount=\"{told_rounds}\" {common} \
         encryptedVerifierHashInput=\"{input}\" encryptedVerifierHashValue=\"{value}\" encryptedKeyValue=\"{key}\"/>\
         </keyEncryptor></keyEncryptors></encryption>"
    );
    let package = zip();
    let first = hash.of(&[&salt, &0_u32.to_le_bytes()]);
    let locked = [&len(&package).to_le_bytes()[..], &aes(&secret, Some(&first), &package)].concat();
    let info = [&[4, 0, 4, 0, 0x40, 0, 0, 0][..], xml.as_bytes()].concat();
    build(&[("EncryptionInfo", &info), ("EncryptedPackage", &locked)])
}

/// Flags, header with algorithm and bits of the key, verifier.
fn description(algorithm: u32, bits: u32, salt: &[u8], input: &[u8], hash: &[u8]) -> Vec<u8> {
    let header =
        [[0; 8].as_slice(), &algorithm.to_le_bytes(), &[4, 0x80, 0, 0], &bits.to_le_bytes(), &[0; 14]].concat();
    let size = u32::try_from(header.len()).unwrap().to_le_bytes();
    [&[4, 0, 2, 0, 0, 0, 0, 0][..], &size, &header, &[16, 0, 0, 0], salt, input, &[20, 0, 0, 0], hash].concat()
}

#[test]
fn a_package_under_the_password_that_excel_tries_is_opened() {
    let report = judge(&agile(EXCEL, 10, 10), &[]);
    assert_eq!(ids(&report), ["file.archive_executable", "file.default_password", "file.executable"]);
    assert!(report.gaps.is_empty());
}

#[test]
fn a_package_under_a_password_of_the_mail_is_opened_and_under_any_other_it_is_told() {
    assert!(ids(&judge(&agile("Karachi-7", 10, 10), &["other", "Karachi-7"])).contains(&"file.executable"));
    let report = judge(&agile("Karachi-7", 10, 10), &["other"]);
    assert_eq!(ids(&report), ["file.encrypted"]);
    assert_eq!(report.gaps.len(), 1);
}

#[test]
fn more_rounds_than_are_computed_are_a_gap_and_not_a_wait() {
    let report = judge(&agile(EXCEL, 10, 10_000_000), &[]);
    assert_eq!(ids(&report), ["file.encrypted", "file.limit"]);
    assert_eq!(report.gaps.len(), 2);
}

#[test]
fn a_package_of_2007_is_opened() {
    let salt = [3; 16];
    let mut derived = Hash::Sha1.of(&[&salt, &utf16(EXCEL)]);
    for round in 0..50_000_u32 {
        derived = Hash::Sha1.of(&[&round.to_le_bytes(), &derived]);
    }
    let derived = Hash::Sha1.of(&[&derived, &[0; 4]]);
    let mut block = [0x36; 64];
    block.iter_mut().zip(&derived).for_each(|(place, byte)| *place ^= byte);
    let key = &Hash::Sha1.of(&[&block])[..16];
    let info = description(0x660E, 128, &salt, &aes(key, None, &[1; 16]), &aes(key, None, &Hash::Sha1.of(&[&[1; 16]])));
    let package = zip();
    let locked = [&len(&package).to_le_bytes()[..], &aes(key, None, &package)].concat();
    let report = judge(&build(&[("EncryptionInfo", &info), ("EncryptedPackage", &locked)]), &[]);
    assert!(ids(&report).contains(&"file.default_password") && ids(&report).contains(&"file.executable"));
}

fn record(kind: u16, content: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &u16::try_from(content.len()).unwrap().to_le_bytes(), content].concat()
}

/// A workbook whose hidden sheet of commands stands behind `filepass`, before it is encrypted.
fn workbook(filepass: &[u8]) -> Vec<u8> {
    let sheet = record(0x85, &[7, 7, 0, 0, 2, 1, 1, 0, b'M']);
    [record(0x809, &[0, 6, 5, 0]), record(0x2F, filepass), record(0x3C, &[b'x'; 3_000]), sheet].concat()
}

/// Encrypts all records but the first two, from 1,024 bytes on with the next key.
fn lock(mut stream: Vec<u8>, cipher: impl Fn(u32) -> Rc4) -> Vec<u8> {
    let mut pad = Vec::new();
    for block in 0..8 {
        let mut cipher = cipher(block);
        pad.extend((0..1024).map(|_| cipher.next()));
    }
    let (mut at, mut number) = (0, 0);
    while at < stream.len() {
        let length = usize::from(u16::from_le_bytes([stream[at + 2], stream[at + 3]]));
        let skipped = if stream[at] == 0x85 { 4 } else { 0 };
        for place in at + 4 + skipped..at + 4 + length {
            stream[place] ^= if number > 1 { pad[place] } else { 0 };
        }
        (at, number) = (at + 4 + length, number + 1);
    }
    stream
}

#[test]
fn workbooks_of_excel_97_are_opened() {
    let salt = [6; 16];
    let key = |block: u32| {
        let hashed = Hash::Md5.of(&[&utf16(EXCEL)]);
        let repeated = [&hashed[..5], &salt].concat().repeat(16);
        Rc4::new(&Hash::Md5.of(&[&Hash::Md5.of(&[&repeated])[..5], &block.to_le_bytes()]))
    };
    let (mut input, mut hash, mut cipher) = (vec![1; 16], Hash::Md5.of(&[&[1; 16]]), key(0));
    cipher.apply(&mut input);
    cipher.apply(&mut hash);
    let filepass = [&[1, 0, 1, 0, 1, 0][..], &salt, &input, &hash].concat();
    let report = judge(&build(&[("Workbook", &lock(workbook(&filepass), key))]), &[]);
    assert_eq!(ids(&report), ["file.default_password", "file.macro"]);
}

#[test]
fn workbooks_of_excel_2003_are_opened() {
    let salt = [6; 16];
    let key = |block: u32| {
        let hashed = Hash::Sha1.of(&[&salt, &utf16(EXCEL)]);
        Rc4::new(&Hash::Sha1.of(&[&hashed, &block.to_le_bytes()])[..16])
    };
    let (mut input, mut hash, mut cipher) = (vec![1; 16], Hash::Sha1.of(&[&[1; 16]]), key(0));
    cipher.apply(&mut input);
    cipher.apply(&mut hash);
    let filepass = [&[1, 0][..], &description(0x6801, 128, &salt, &input, &hash)].concat();
    let report = judge(&build(&[("Workbook", &lock(workbook(&filepass), key))]), &[]);
    assert_eq!(ids(&report), ["file.default_password", "file.macro"]);
}

#[test]
fn a_workbook_under_another_password_stays_locked() {
    let filepass = [&[1, 0, 1, 0, 1, 0][..], &[6; 48]].concat();
    let report = judge(&build(&[("Workbook", &workbook(&filepass))]), &["a"]);
    assert!(ids(&report).contains(&"file.encrypted") && report.gaps.len() == 1);
}

/// A presentation whose only object, encrypted or not, holds a compound file.
#[test]
fn presentations_under_the_password_that_powerpoint_tries_are_opened() {
    let salt = [8; 16];
    let key = |number: u32| {
        let hashed = Hash::Sha1.of(&[&salt, &utf16("/01Hannes Ruescher/01")]);
        Rc4::new(&Hash::Sha1.of(&[&hashed, &number.to_le_bytes()])[..16])
    };
    let (mut input, mut hash, mut cipher) = (vec![1; 16], Hash::Sha1.of(&[&[1; 16]]), key(0));
    cipher.apply(&mut input);
    cipher.apply(&mut hash);
    let record = |kind: u16, content: &[u8]| {
        let length = u32::try_from(content.len()).unwrap().to_le_bytes();
        [&[0, 0][..], &kind.to_le_bytes(), &length, content].concat()
    };
    let mut object = record(0x1011, &build(&[("Equation Native", b"x")]));
    key(1).apply(&mut object);
    let session = record(0x2F14, &description(0x6801, 128, &salt, &input, &hash));
    let place = |at: usize| u32::try_from(at).unwrap().to_le_bytes();
    let numbers = [&(1_u32 | 2 << 20).to_le_bytes()[..], &place(0), &place(object.len())].concat();
    let directory = record(0x1772, &numbers);
    let (at_directory, at_edit) = (object.len() + session.len(), object.len() + session.len() + directory.len());
    let edit = [&[0; 12][..], &place(at_directory), &[0; 12], &2_u32.to_le_bytes()].concat();
    let stream = [object, session, directory, record(0x0FF5, &edit)].concat();
    let user = [&[0; 12][..], b"\xDF\xC4\xD1\xF3", &place(at_edit)].concat();
    let report = judge(&build(&[("PowerPoint Document", &stream), ("Current User", &user)]), &[]);
    assert_eq!(ids(&report), ["file.default_password", "file.equation", "file.ole_object"]);
}
