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

fn bytes_of(digits: &str) -> Vec<u8> {
    let digits: Vec<u8> = digits.bytes().filter(u8::is_ascii_hexdigit).collect();
    let pair = |two: &[u8]| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap();
    digits.chunks(2).map(pair).collect()
}

/// A script `run.bat` of 23 bytes under the password `Karachi-7`, as Info-ZIP, 7-Zip and the `rars` crate lock it.
const SCRIPTS: [(&str, &str); 7] = [
    (
        "crypto.zip",
        "504b03040a000900000036437a5dc5dd89cd230000001700000007001c0072756e2e626174555409000307ed076b07ed076b \
         75780b000104000000000400000000d98592664d210dffecfbb39b2e385d911a04f7489ecd80e790c89fb6f2607699b6d526 \
         504b0708c5dd89cd2300000017000000504b01021e030a000900000036437a5dc5dd89cd2300000017000000070018000000 \
         000001000000a4810000000072756e2e626174555405000307ed076b75780b000104000000000400000000504b0506000000 \
         00010001004d000000740000000000",
    ),
    (
        "aes.zip",
        "504b030433000100630036437a5d00000000330000001700000007000b0072756e2e626174019907000200414503000089e5 \
         2261a957d41062b41ec34506f6e834a2b531d3781b152ef62362b38bd85e31395176f25e096d04f1bd5ea40fb7e4b07cc550 \
         4b01023f0333000100630036437a5d00000000330000001700000007002f000000000000002080a4810000000072756e2e62 \
         61740a002000000000000100180099aa57ba7f7ddd0100000000000000000000000000000000019907000200414503000050 \
         4b0506000000000100010064000000630000000000",
    ),
    (
        "plain.7z",
        "377abcaf271c0004f3f6ad5b20000000000000006a0000000000000069ec91c36fb4412ea5f4e5b7cdc701cc25ac8f677ed0 \
         10906ae6ea19fc62518fc0446a1c0104060001092000070b0100022406f1070112530fb104414b1bf7223ba115a424c3cfd3 \
         8c2121010001000c1b1700080a01c5dd89cd00000501190100111100720075006e002e00620061007400000019020000140a \
         010099aa57ba7f7ddd01150601002080a4810000",
    ),
    (
        "hidden.7z",
        "377abcaf271c0004a2a60c3f90000000000000002e0000000000000022b9a6c6a1bb21a3b46abe4b5bfff767829625759289 \
         5367206c9ad2bc6f038e76e767f029f40cce30f6cfcffce04f7b3ed78f8660c1fabfcafc2df5c5cdfe6a22c9c4a7634606ca \
         89e014aa10d0ea7e7f34c4b46b2cde6ee307d14efcf37bb8847a837d78bd91c9fccbc875584a8876d2d380af183820055cec \
         eb5c1d10b55b566a9e294d63fba8cad6db1dd91a9cca974167f417062001097000070b0100012406f1070112530f54496119 \
         2ecaa50551b33d0c3d198f4e0c6a0a014d35ff2c0000",
    ),
    (
        "plain5.rar",
        "526172211a070100c51a3332030100009b5254561103061c041c0061b7a10c00000452415253726172732f302e31322e330a \
         6d61726b65722d736368656d613d310adf4fdb08690203542004172098a3c07300000772756e2e626174300100030fac15e9 \
         05bbcaaa165213d6bc09ec02c465750cecbdbbbf8afe2d2dc008feb714a5773fd42452158c67acd51c220200683f5b0a3859 \
         3d9bfe3404e24e614de028675222049540bedddc45dcce24a9106b943d3762ef032d40ee8cab4f3a58e8c3de9f8ce70f4300 \
         0856d1937c311e7119b23a3503050000",
    ),
    (
        "hidden5.rar",
        "526172211a07010070657ecc21040000010f425342b348d90fd945378c911d8cfa930445408beee6f2968a913a386845d1fb \
         67f9c4eaabc563e127e13950bb520f90a2f5801ae6475d6352371c1103071ab2d5c31c8a6f94a84fea2082dad85f8a770315 \
         715ad5ff5daec9546a97cdcf38cdc6d7024eb67acb83e3ec7e7c726172732f302e31322e330a6d61726b65722d736368656d \
         613d310af0c2970cd330b5a1f449443a3842dc70de8513352e39ffc472b4cbdf7568566902f0e204e74c7c7cded30ee0ab3c \
         61e22406451144cec1822147beb758acbb3e2aee247577007ea419369af2f21a2de8801650a37b2d751ebe294399b9dad846 \
         a485da4abe6be682bbbca81cfc776b3ca3d50aea8a1cbfb6fe1cba27bf8f7aae4ce2062b564e2a86ac34364fa7d704ca435c \
         842058efae47237cc2659667edfd4a3909b09f0224ec9519df69fca55d0d8cb5c1dab635a938b293bc253bff9082",
    ),
    (
        "plain3.rar",
        "526172211a0700cf907300000d000000000000002ee77a00c024001c0000001c0000000061b7a10c000000001d3004000000 \
         000052415253726172732f302e31322e330a6d61726b65722d736368656d613d310a5ccd7424842f00200000001700000000 \
         c5dd89cd000000001d3007002000000072756e2e6261741c0d7e50bace5bebdcf232ff17d617bc505c3ea648b799cfbe8706 \
         1f40231d8ec8df51aa06871897",
    ),
];

fn judge_with(bytes: &[u8], passwords: &[&str]) -> FileReport {
    let book = Book::default();
    let context = Context::new(&book);
    let budget = Budget::new(Limits::default(), &|| false);
    budget.passwords().learn(passwords.iter().map(|word| (*word).to_owned()));
    let file = UntrustedFile { name: Some("parcel"), declared: None, bytes };
    examine(file, &Examination { budget: &budget, context: &context })
}

#[test]
fn what_is_locked_is_opened_with_a_password_that_the_mail_names() {
    for (kind, digits) in SCRIPTS {
        let report = judge_with(&bytes_of(digits), &["winter", "Karachi-7"]);
        assert!(report.walk().any(|file| file.kind == "script"), "{kind}: {report:?}");
        assert!(!ids(&report).contains(&"file.encrypted") && report.gaps.is_empty(), "{kind}: {report:?}");
        assert_eq!(report.members.len(), 1, "{kind}");
    }
}

#[test]
fn what_no_password_opens_stays_locked() {
    for (kind, digits) in SCRIPTS {
        for passwords in [&[][..], &["winter"]] {
            let report = judge_with(&bytes_of(digits), passwords);
            assert!(ids(&report).contains(&"file.encrypted"), "{kind}: {report:?}");
            assert!(report.walk().all(|file| file.kind != "script"), "{kind}: {report:?}");
            assert!(report.walk().any(|file| file.gaps.iter().any(|gap| gap.kind == GapKind::Encrypted)), "{kind}");
        }
    }
}

#[test]
fn more_rounds_than_may_be_computed_are_told_and_not_computed() {
    let (_, digits) = SCRIPTS[3];
    let mut bytes = bytes_of(digits);
    let at = bytes.windows(4).rposition(|four| four == [0x06, 0xF1, 0x07, 0x01]).unwrap();
    bytes[at + 5] = 0xD8;
    let report = judge_with(&bytes, &["Karachi-7"]);
    assert!(report.gaps.iter().any(|gap| gap.kind == GapKind::Encrypted || gap.kind == GapKind::Unreadable));
}
