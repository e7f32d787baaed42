//! What was sealed opens again, and nothing of it shows.

use crate::muhr::KeyMemo;
use crate::muhr::header::Header;
use crate::muhr::keys::FileKey;
use crate::muhr::stream::{Chunk, StreamKey};
use crate::muhr::testing::*;
use crate::muhr::write::Choices;
use crate::open::Limits;
use crate::seal::{self, Cover};
use crate::watch::Unwatched;
use crate::{EntryPath, SealError, Source, muhr};
use aes_gcm::aead::Aead;
use aes_gcm::{Aes256Gcm, KeyInit};
use proptest::prelude::*;

prop_compose! {
    fn any_file()(
        name in "[a-zا-ی]{1,12}",
        folder in proptest::option::of("[A-Zآ-ی ]{0,8}[A-Z]"),
        content in prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..200),
            (0_usize..30_000, any::<u8>()).prop_map(|(length, byte)| vec![byte; length]),
        ],
        modified in any::<Option<i64>>(),
    ) -> (String, Vec<u8>, Option<i64>) {
        (folder.map_or(name.clone(), |folder| format!("{folder}/{name}")), content, modified)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn opening_gives_back_what_was_sealed(
        files in proptest::collection::btree_map(any::<u16>(), any_file(), 1..6),
        sender in any::<Option<String>>(),
        recipient in any::<Option<String>>(),
        sealed_at in any::<Option<i64>>(),
        chunk_exponent in 12_u8..=14,
        seed in any::<u32>(),
    ) {
        let cover = Cover { sender, recipient, sealed_at };
        let source = |(number, (name, content, modified)): (&u16, &(String, Vec<u8>, Option<i64>))| {
            let path = EntryPath::from_untrusted(&format!("{number} {name}")).unwrap();
            let (content, modified) = (content.clone(), *modified);
            Box::new(MemorySource { path, content, modified, conduct: Conduct::Honest }) as Box<dyn Source>
        };
        let sources: Vec<Box<dyn Source>> = files.iter().map(source).collect();
        let choices = Choices { chunk_exponent, ..CHEAP };
        let (sealed, written) = seal(&sources, &cover, choices, &mut SeededRng(seed.into())).unwrap();

        let limits = Limits::default();
        let opened = muhr::unlock(&sealed, &password("right"), &limits, &written.keys, &Unwatched).unwrap();
        prop_assert_eq!(opened.cover(), Some(&cover));
        prop_assert_eq!(opened.entries().len(), sources.len());
        for ((source, entry), written) in sources.iter().zip(opened.entries()).zip(&written.entries) {
            prop_assert_eq!(source.path(), &entry.path);
            prop_assert_eq!((source.bytes(), source.modified()), (entry.bytes, entry.modified));
            prop_assert_eq!((source.path(), source.bytes()), (&written.path, written.bytes));
        }
        let sink = Collected::default();
        opened.extract(&sink, &Unwatched).unwrap();
        let contents: Vec<Vec<u8>> = files.into_values().map(|(_, content, _)| content).collect();
        prop_assert_eq!(sink.complete(), contents);
        seal::check(&sealed, &written, &password("right"), &Unwatched).unwrap();
    }
}

#[test]
fn neither_name_nor_count_nor_content_nor_exact_size_shows() {
    let secret = b"the content that nobody may see".repeat(9);
    let (one, _) = seal_cheaply(&[MemorySource::boxed("bridge-report.txt", secret.as_slice())]).unwrap();
    let (two, _) = seal_cheaply(&[
        MemorySource::boxed("a", &secret[..40]),
        MemorySource::boxed("b", b"x".as_slice()),
        MemorySource::boxed("c", b"".as_slice()),
    ])
    .unwrap();
    assert_eq!(one.len(), two.len());
    for needle in [b"bridge".as_slice(), b"report", b"content", b"right"] {
        assert!(!one.windows(needle.len()).any(|window| window == needle));
    }
}

#[test]
fn two_containers_of_the_same_share_no_chunk_key_or_salt() {
    let files = || [MemorySource::boxed("a", vec![0; 20_000])];
    let (one, _) = seal(&files(), &Cover::default(), CHEAP, &mut SeededRng(1)).unwrap();
    let (two, _) = seal(&files(), &Cover::default(), CHEAP, &mut SeededRng(2)).unwrap();
    assert_eq!(one[..20], two[..20]);
    let pieces = |bytes: &[u8]| bytes[20..].chunks(16).map(<[u8]>::to_vec).collect::<std::collections::HashSet<_>>();
    assert!(pieces(&one).is_disjoint(&pieces(&two)));
}

#[test]
fn the_self_check_needs_no_second_derivation_and_still_sees_a_damaged_salt() {
    let (mut sealed, written) = seal_cheaply(&[MemorySource::boxed("a", b"x".as_slice())]).unwrap();
    let header = Header::read(&sealed).unwrap();
    assert!(written.keys.recall(&header.preamble, &password("right")).is_some());
    assert!(written.keys.recall(&header.preamble, &password("wrong")).is_none());
    let mut salted = header.clone();
    salted.preamble.salt[31] ^= 1;
    assert!(written.keys.recall(&salted.preamble, &password("right")).is_none());
    let mut cheaper = header;
    cheaper.preamble.cost.passes += 1;
    assert!(written.keys.recall(&cheaper.preamble, &password("right")).is_none());

    sealed[..144].copy_from_slice(&salted.encode());
    assert!(matches!(
        seal::check(&sealed, &written, &password("right"), &Unwatched),
        Err(SealError::Check(reason)) if reason == "wrong password"
    ));
}

#[test]
fn the_self_check_sees_that_another_content_was_written() {
    let (sealed, mut written) = seal_cheaply(&[MemorySource::boxed("a", b"x".as_slice())]).unwrap();
    let (_, other) = seal_cheaply(&[MemorySource::boxed("a", b"y".as_slice())]).unwrap();
    let check = |written: &seal::Written| seal::check(&sealed, written, &password("right"), &Unwatched);
    check(&written).unwrap();
    written.entries[0].hash = other.entries[0].hash;
    assert!(matches!(check(&written), Err(SealError::Check(name)) if name == "a"));
}

/// The stream is written with `ring`; RustCrypto reads it.
#[test]
fn an_independent_cipher_opens_what_was_written() {
    let preamble = b"any preamble";
    let file_key = FileKey::generate(&mut SeededRng(0));
    let (key, prefix) = file_key.stream(preamble).unwrap();
    let stream = StreamKey::derive(&file_key, preamble).unwrap();
    let cipher = Aes256Gcm::new((&*key).into());
    for length in [1, 15, 16, 17, 255, 4096, 100_003] {
        for (number, last) in [(0, false), (1, true), (u32::MAX, true)] {
            let plain: Vec<u8> = (0..length).map(|i| u8::try_from(i % 251).unwrap()).collect();
            let mut sealed = plain.clone();
            stream.seal(Chunk { number, last }, &mut sealed).unwrap();
            let nonce = [&prefix[..], &number.to_be_bytes(), &[u8::from(last)]].concat();
            let nonce: [u8; 12] = nonce.try_into().unwrap();
            assert_eq!(cipher.decrypt(&nonce.into(), sealed.as_slice()).unwrap(), plain);
        }
    }
}

#[test]
fn one_password_more_or_less_similar_does_not_open() {
    let (sealed, _) = seal_cheaply(&[MemorySource::boxed("a", b"x".as_slice())]).unwrap();
    for near in ["", "Right", "right ", " right", "righ", "right\0", "right\n"] {
        let outcome = open(&sealed, &password(near), &KeyMemo::default());
        assert!(matches!(outcome, Err(crate::OpenError::WrongPassword)), "{near:?}");
    }
}
