//! The vectors, one line each. What the second column says is what a reader must answer.

use super::*;

pub(super) fn all() -> Vec<Vector> {
    let parts = [that_open(), of_the_password(), of_the_header(), of_the_cost(), of_the_chunks(), of_the_manifest()];
    parts.into_iter().flatten().collect()
}

fn that_open() -> Vec<Vector> {
    let mut lanes = CHEAP;
    lanes.cost = Cost { memory_kib: 8 * 1024, passes: 2, lanes: 4 };
    let mut most = CHEAP;
    most.cost = Cost { memory_kib: 8 * 1024, passes: 16, lanes: 16 };
    let wide = Choices { chunk_exponent: 20, ..CHEAP };
    let many: Vec<String> = (0..200).map(|i| format!("folder {}/file number {i}.txt", i % 7)).collect();
    let many: Vec<(&str, Vec<u8>)> = many.iter().map(|name| (name.as_str(), name.as_bytes().to_vec())).collect();
    let urdu = [("خفیہ/تفصیلات رپورٹ.txt", "پل کھڑا ہے۔".as_bytes().to_vec()), ("résumé ☂.txt", b"rain".to_vec())];
    // 32 bytes stand before the content.
    let border = [("report.txt", content(2 * 4096 - 32))];
    vec![
        opening("opens-one-file", &[("report.txt", b"The bridge stands.".to_vec())], CHEAP, "the smallest container"),
        opening("opens-empty-file", &[("empty", vec![])], CHEAP, "a file without content"),
        opening(
            "opens-empty-files-around-one",
            &[("a", vec![]), ("b", content(9)), ("c", vec![])],
            CHEAP,
            "empty files before and after one that is not",
        ),
        opening("opens-urdu-names", &urdu, CHEAP, "names beyond ASCII, a folder"),
        opening("opens-content-ending-at-chunk-border", &border, CHEAP, "the content fills the last chunk: no padding"),
        opening("opens-four-chunks", &[("report.txt", content(4 * 4096 - 60))], CHEAP, "several chunks"),
        opening("opens-manifest-over-several-chunks", &many, CHEAP, "200 entries: the manifest is longer than a chunk"),
        opening("opens-passes-and-lanes", &[("a", content(10))], lanes, "two passes, four lanes"),
        opening("opens-cost-at-cap", &[("a", content(10))], most, "16 passes and 16 lanes are still allowed"),
        opening("opens-large-chunk-exponent", &[("a", content(5000))], wide, "chunks of 1 MiB, as Muhr writes them"),
        with_cover(),
        renamed(
            "opens-name-leaving-the-folder",
            b"../../etc/passwd",
            "etc/passwd",
            "a name that climbs out stays inside",
        ),
        renamed(
            "opens-name-absolute",
            b"C:\\Windows\\system.ini",
            "C_/Windows/system.ini",
            "a drive and backslashes become folders",
        ),
        renamed("opens-name-of-a-device", b"docs/con.txt", "docs/_con.txt", "a device name of Windows is defused"),
        renamed(
            "opens-name-reordered",
            "invoice\u{202e}fdp.exe".as_bytes(),
            "invoice_fdp.exe",
            "a right-to-left override is made visible",
        ),
        renamed("opens-name-with-blank-part", "a/\u{a0}/b. ".as_bytes(), "a/b", "a part of white space alone vanishes"),
    ]
}

fn with_cover() -> Vector {
    let cover = Cover {
        sender: Some("محکمہ آبپاشی".into()),
        recipient: Some("Ayesha Khan <ayesha@example.gov.pk>".into()),
        sealed_at: Some(1_795_000_000),
    };
    let source = MemorySource {
        path: EntryPath::from_untrusted("letter.txt").unwrap(),
        content: b"Sealed.".to_vec(),
        modified: Some(-1),
        conduct: Conduct::Honest,
    };
    let bytes = seal(&[Box::new(source)], &cover, CHEAP, &mut SeededRng(0)).unwrap().0;
    let entries = vec![("letter.txt".to_owned(), b"Sealed.".to_vec())];
    let shows = "a cover note, and a file from before 1970";
    Vector { name: "opens-cover-note", shows, password: "right", expect: Expect::Opens(cover, entries), bytes }
}

fn of_the_password() -> Vec<Vector> {
    let wrong = |name, password, shows| Vector { name, shows, password, expect: WRONG, bytes: one_chunk() };
    vec![
        wrong("password-wrong", "wrong", "another password"),
        wrong("password-empty", "", "no password"),
        wrong("password-in-capitals", "RIGHT", "upper and lower case differ"),
        wrong("password-with-space", "right ", "nothing is trimmed"),
    ]
}

fn of_the_header() -> Vec<Vector> {
    let flip = |name, at, shows| failing(name, DAMAGED, flipped(one_chunk(), at), shows);
    let forge = |name, expect, at, shows| failing(name, expect, repaired(flipped(one_chunk(), at)), shows);
    vec![
        failing("header-magic-flipped", NOT_SEALED, flipped(one_chunk(), 0), "a bit of the magic"),
        failing("header-missing", NOT_SEALED, vec![], "an empty file"),
        failing("header-magic-alone", DAMAGED, one_chunk()[..8].to_vec(), "nothing behind the magic"),
        failing("header-cut-off", DAMAGED, one_chunk()[..143].to_vec(), "one byte of the header is missing"),
        failing("header-alone", DAMAGED, one_chunk()[..144].to_vec(), "no chunk at all"),
        failing("version-zero", DAMAGED, with_byte(one_chunk(), 9, 0), "version 0 was never written"),
        failing("version-newer", NEWER, with_byte(one_chunk(), 9, 2), "version 2, whatever else it holds"),
        failing(
            "version-newer-and-short",
            NEWER,
            with_byte(one_chunk(), 8, 1)[..10].to_vec(),
            "version 257, and nothing this version expects",
        ),
        flip("header-chunk-exponent-flipped", 10, "a bit of the chunk exponent"),
        flip("header-lanes-flipped", 11, "a bit of the lanes"),
        flip("header-memory-flipped", 15, "a bit of the memory"),
        flip("header-passes-flipped", 19, "a bit of the passes"),
        flip("header-salt-flipped", 20, "a bit of the salt"),
        flip("header-check-value-flipped", 52, "a bit of the check value"),
        flip("header-wrapped-key-flipped", 84, "a bit of the wrapped key"),
        flip("header-wrapped-key-tag-flipped", 131, "a bit of the tag of the wrapped key"),
        flip("header-checksum-flipped", 143, "a bit of the checksum"),
        forge(
            "forged-chunk-exponent",
            WRONG,
            10,
            "another chunk size that fits the length, checksum repaired: every key differs",
        ),
        forge("forged-memory", WRONG, 15, "another cost, checksum repaired"),
        forge("forged-salt", WRONG, 51, "another salt, checksum repaired"),
        forge("forged-check-value", WRONG, 83, "another check value, checksum repaired"),
        forge("forged-wrapped-key", DAMAGED, 84, "another wrapped key, checksum repaired: its tag does not fit"),
        forge("forged-wrapped-key-tag", DAMAGED, 131, "another tag of the wrapped key, checksum repaired"),
    ]
}

fn of_the_cost() -> Vec<Vector> {
    let byte =
        |name, expect, at, value, shows| failing(name, expect, repaired(with_byte(one_chunk(), at, value)), shows);
    let word =
        |name, expect, at, value, shows| failing(name, expect, repaired(with_u32(one_chunk(), at, value)), shows);
    vec![
        byte("chunk-exponent-too-small", DAMAGED, 10, 11, "chunks of 2 KiB"),
        byte("chunk-exponent-too-large", DAMAGED, 10, 21, "chunks of 2 MiB"),
        byte("cost-without-lanes", DAMAGED, 11, 0, "no lane"),
        word("cost-without-passes", DAMAGED, 16, 0, "no pass"),
        word("cost-memory-too-small", DAMAGED, 12, 8191, "less than 8 MiB"),
        word("cost-memory-over-cap", OVER, 12, (2 << 20) + 1, "1 KiB more than 2 GiB"),
        word("cost-memory-absurd", OVER, 12, u32::MAX, "4 TiB"),
        word("cost-passes-over-cap", OVER, 16, 17, "17 passes"),
        word("cost-passes-absurd", OVER, 16, u32::MAX, "four thousand million passes"),
        byte("cost-lanes-over-cap", OVER, 11, 17, "17 lanes"),
    ]
}

fn of_the_chunks() -> Vec<Vector> {
    let swapped = |first: usize| {
        let mut bytes = four_chunks();
        let (head, tail) = bytes.split_at_mut(chunk_start(first + 1));
        head[chunk_start(first)..].swap_with_slice(&mut tail[..CHUNK]);
        bytes
    };
    let mut dropped = four_chunks();
    dropped.drain(chunk_start(1)..chunk_start(2));
    let mut doubled = four_chunks();
    doubled.copy_within(chunk_start(1)..chunk_start(2), chunk_start(2));
    let mut foreign = four_chunks();
    let other = forgery(content(4 * 4096)).bytes();
    foreign[chunk_start(2)..chunk_start(3)].copy_from_slice(&other[chunk_start(2)..chunk_start(3)]);
    let cut = |length: usize| four_chunks()[..length].to_vec();
    let with = |more: &[u8]| [&four_chunks(), more].concat();
    vec![
        failing("chunk-bit-flipped", DAMAGED, flipped(one_chunk(), chunk_start(0)), "a bit of the only chunk"),
        failing("chunk-tag-bit-flipped", DAMAGED, flipped(one_chunk(), chunk_start(1) - 1), "a bit of its tag"),
        failing(
            "chunk-later-bit-flipped",
            DAMAGED,
            flipped(four_chunks(), chunk_start(2) + 9),
            "a bit of the third chunk: the list can be read, the content not",
        ),
        failing("chunk-last-tag-flipped", DAMAGED, flipped(four_chunks(), chunk_start(4) - 1), "a bit of the last tag"),
        failing("chunks-first-two-swapped", DAMAGED, swapped(0), "the first two chunks changed places"),
        failing("chunks-swapped", DAMAGED, swapped(1), "the second and third chunk changed places"),
        failing("chunk-dropped", DAMAGED, dropped, "the second chunk is missing"),
        failing("chunk-doubled", DAMAGED, doubled, "the second chunk stands in the place of the third as well"),
        failing(
            "chunk-from-another-container",
            DAMAGED,
            foreign,
            "a chunk of the same place from another container under the same password",
        ),
        failing(
            "truncated-at-chunk-border",
            DAMAGED,
            cut(chunk_start(3)),
            "the last chunk is missing; the length that remains is one a container can have",
        ),
        failing("truncated-inside-chunk", DAMAGED, cut(chunk_start(3) + 100), "cut off within the last chunk"),
        failing("truncated-inside-tag", DAMAGED, cut(chunk_start(4) - 1), "one byte of the last tag is missing"),
        failing("truncated-to-one-chunk", DAMAGED, cut(chunk_start(1)), "only the first chunk is left"),
        failing("trailing-byte", DAMAGED, with(&[0]), "one byte behind the last chunk"),
        failing(
            "trailing-zeros-to-a-possible-length",
            DAMAGED,
            with(&[0; CHUNK]),
            "a chunk of zeros behind the last; a container can have that length",
        ),
        failing("trailing-container", DAMAGED, with(&four_chunks()), "a second container behind the first"),
        last_flag(
            "last-flag-missing",
            |chunk| Chunk { last: false, ..chunk },
            "the last chunk does not say that it is",
        ),
        last_flag(
            "last-flag-early",
            |chunk| Chunk { last: chunk.number == 1 || chunk.last, ..chunk },
            "the second of three chunks says that it is the last",
        ),
        last_flag(
            "chunk-number-off-by-one",
            |chunk| Chunk { number: chunk.number + 1, ..chunk },
            "the chunks are numbered from 1",
        ),
    ]
}

fn last_flag(name: &'static str, seal_as: fn(Chunk) -> Chunk, shows: &'static str) -> Vector {
    let listed = manifest(1, &[(b"a", 3 * 4096 - 23)]);
    let mut plain = u32::try_from(listed.len()).unwrap().to_be_bytes().to_vec();
    plain.extend(listed);
    assert_eq!(plain.len(), 23);
    plain.extend(content(3 * 4096 - 23));
    failing(name, DAMAGED, Forgery { seal_as, ..forgery(plain) }.bytes(), shows)
}

fn of_the_manifest() -> Vec<Vector> {
    let hello = |manifest: &[u8]| forged(manifest, b"hello");
    let one = || manifest(1, &[(b"a", 5)]);
    let claims = |length: u32| {
        let mut plain = length.to_be_bytes().to_vec();
        plain.extend(one());
        plain.resize(4096, 0);
        forgery(plain).bytes()
    };
    let option = with_byte(one(), 0, 2);
    let long_part = [b'a'; 256];
    let long_name = [b"a/".repeat(2048), b"b".to_vec()].concat();
    let deep = ["a"; 65].join("/");
    vec![
        failing("manifest-longer-than-stream", DAMAGED, claims(4093), "its length reaches one byte beyond the stream"),
        failing("manifest-length-over-cap", OVER, claims((32 << 20) + 1), "32 MiB and a byte, in a container of 4 KiB"),
        failing("manifest-empty", DAMAGED, claims(0), "no manifest"),
        failing("manifest-trailing-byte", DAMAGED, hello(&[one(), vec![0]].concat()), "a byte behind the last entry"),
        failing("manifest-cut-off", DAMAGED, hello(&one()[..10]), "ends within an entry"),
        failing("manifest-option-neither-0-nor-1", DAMAGED, hello(&option), "an option byte of 2"),
        failing("manifest-without-entries", DAMAGED, forged(&manifest(0, &[]), b""), "no entry"),
        failing(
            "manifest-count-too-large",
            DAMAGED,
            hello(&manifest(2, &[(b"a", 5)])),
            "two entries announced, one there",
        ),
        failing("manifest-count-over-cap", OVER, hello(&manifest(100_001, &[(b"a", 5)])), "100,001 entries announced"),
        failing(
            "manifest-count-absurd",
            OVER,
            hello(&manifest(u32::MAX, &[(b"a", 5)])),
            "four thousand million entries announced",
        ),
        failing(
            "manifest-duplicate-names",
            DAMAGED,
            forged(&manifest(2, &[(b"a", 2), (b"a", 3)]), b"hello"),
            "two entries of one name",
        ),
        failing(
            "manifest-names-same-when-harmless",
            DAMAGED,
            forged(&manifest(2, &[(b"a/b", 2), (b"/a\\b.", 3)]), b"hello"),
            "two names that become one",
        ),
        failing("name-not-utf-8", DAMAGED, lies(b"a\xff"), "a name that is no text"),
        failing("name-empty", DAMAGED, lies(b""), "no name"),
        failing("name-of-dots", DAMAGED, lies(b"../.."), "nothing harmless remains"),
        failing("name-part-too-long", DAMAGED, lies(&long_part), "a part of 256 bytes"),
        failing("name-too-long", DAMAGED, lies(&long_name), "a name of 4,097 bytes"),
        failing("name-too-deep", DAMAGED, lies(deep.as_bytes()), "65 parts"),
        failing("sizes-too-small", DAMAGED, forged(&one(), &content(5000)), "the lengths claim less than there is"),
        failing(
            "sizes-too-large",
            DAMAGED,
            forged(&manifest(1, &[(b"a", 9000)]), b"hello"),
            "the lengths claim more than there is",
        ),
        failing("sizes-over-cap", OVER, hello(&manifest(1, &[(b"a", (1 << 40) + 1)])), "1 TiB and a byte"),
        failing(
            "sizes-beyond-counting",
            OVER,
            forged(&manifest(2, &[(b"a", u64::MAX), (b"b", 6)]), b"hello"),
            "the sum of the lengths is 2^64 + 5",
        ),
        failing("padding-not-zero", DAMAGED, forged_at(&one(), b"hello", |_| 4096, 1), "the padding holds ones"),
        failing(
            "padding-too-long",
            DAMAGED,
            forged_at(&one(), b"hello", |_| 4352, 0),
            "a padded length, but of a longer stream",
        ),
        failing("padding-missing", DAMAGED, forged_at(&one(), b"hello", |used| used, 0), "a stream shorter than any"),
    ]
}
