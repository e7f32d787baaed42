//! ZIP archives that say one thing here and another there.

use super::*;

/// A member, and what each of its two headers says.
#[derive(Clone, Copy)]
pub(super) struct Member<'a> {
    pub(super) name: &'a str,
    /// In the header before it, where that differs.
    pub(super) local_name: Option<&'a str>,
    pub(super) flags: u16,
    pub(super) method: u16,
    pub(super) packed: &'a [u8],
    pub(super) length: usize,
}

impl<'a> Member<'a> {
    pub(super) fn stored(content: &'a [u8]) -> Self {
        Self { name: "annex", local_name: None, flags: 0, method: 0, packed: content, length: content.len() }
    }

    fn local(&self) -> Vec<u8> {
        let name = self.local_name.unwrap_or(self.name);
        let mut bytes = b"PK\x03\x04\x14\0".to_vec();
        bytes.extend(self.flags.to_le_bytes());
        bytes.extend(self.method.to_le_bytes());
        bytes.extend([0; 8]);
        bytes.extend(le32(self.packed.len()));
        bytes.extend(le32(self.length));
        bytes.extend(le16(name.len()));
        bytes.extend([0, 0]);
        bytes.extend(name.as_bytes());
        bytes.extend(self.packed);
        bytes
    }

    fn central(&self, place: usize) -> Vec<u8> {
        let mut bytes = b"PK\x01\x02\x14\0\x14\0".to_vec();
        bytes.extend(self.flags.to_le_bytes());
        bytes.extend(self.method.to_le_bytes());
        bytes.extend([0; 8]);
        bytes.extend(le32(self.packed.len()));
        bytes.extend(le32(self.length));
        bytes.extend(le16(self.name.len()));
        bytes.extend([0; 12]);
        bytes.extend(le32(place));
        bytes.extend(self.name.as_bytes());
        bytes
    }
}

pub(super) fn archive(members: &[Member<'_>]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for member in members {
        directory.extend(member.central(bytes.len()));
        bytes.extend(member.local());
    }
    let place = bytes.len();
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(le16(members.len().min(0xFFFF)));
    bytes.extend(le16(members.len().min(0xFFFF)));
    bytes.extend(le32(directory.len()));
    bytes.extend(le32(place));
    bytes.extend([0, 0]);
    bytes
}

fn one(name: &str, content: &[u8]) -> Vec<u8> {
    archive(&[Member { name, ..Member::stored(content) }])
}

#[test]
fn a_plain_archive_says_nothing() {
    finds("zip", one);
    let (verdict, report) = judge(&one("logo.bmp", &picture()), "pictures.zip");
    assert_eq!((verdict, ids(&report).len()), (Verdict::Clear, 0));
}

#[test]
fn two_names_for_one_member_are_seen() {
    let text = b"@echo off\r\nformat c:\r\n";
    let lying = Member { name: "notes.txt", local_name: Some("notes.bat"), ..Member::stored(text) };
    let (verdict, report) = judge(&archive(&[lying]), "notes.zip");
    assert_eq!(verdict, Verdict::Danger);
    assert!(ids(&report).contains(&"file.polyglot"));
}

#[test]
fn a_member_that_stands_in_no_directory_is_found() {
    let hidden = Member { name: "annex.exe", ..Member::stored(&program()) }.local();
    let shown = one("logo.bmp", &picture());
    // Before the archive, and as a whole archive before it.
    for before in [hidden, one("annex.exe", &program())] {
        let (verdict, report) = judge(&[before, shown.clone()].concat(), "pictures.zip");
        assert_eq!(verdict, Verdict::Danger, "{report:?}");
        assert!(ids(&report).contains(&"file.polyglot"));
    }
}

#[test]
fn an_archive_without_its_end_is_read_from_its_beginning() {
    let whole = one("annex.exe", &program());
    let cut = whole.get(..whole.len() - 40).unwrap();
    let (verdict, report) = judge(cut, "annex.zip");
    assert_eq!(verdict, Verdict::Danger);
    assert!(!report.gaps.is_empty());
}

#[test]
fn what_stands_before_an_archive_does_not_hide_it() {
    let before: Vec<u8> = (0..200_u8).map(|byte| byte ^ 0xA5).collect();
    let (verdict, report) = judge(&[before, one("annex.exe", &program())].concat(), "annex.bin");
    assert_eq!((verdict, report.kind), (Verdict::Danger, "zip"));
}

#[test]
fn what_an_archive_begins_as_does_not_hide_it() {
    // The programs that open ZIP archives look at their end alone.
    let rtf = b"{\\rtf1 minutes}".to_vec();
    let alz = crate::files::archive::alz::tests::archive("logo.bmp", 0, &picture(), picture().len());
    for (before, kind) in [(picture(), "bmp"), (rtf, "rtf"), (alz, "alz")] {
        let (verdict, report) = judge(&[before, one("annex.exe", &program())].concat(), "pictures.zip");
        assert_eq!((verdict, report.kind), (Verdict::Danger, kind), "{report:?}");
    }
    // Stored in another archive it is told once, as that archive's member.
    let (verdict, report) = judge(&super::octal_cpio("a.zip", &one("logo.bmp", &picture())), "parcel");
    assert_eq!((verdict, report.walk().count()), (Verdict::Clear, 3), "{report:?}");
}

#[test]
fn what_stands_behind_an_archive_is_looked_at() {
    let (verdict, report) = judge(&[one("logo.bmp", &picture()), program()].concat(), "pictures.zip");
    assert_eq!(verdict, Verdict::Danger);
    assert!(ids(&report).contains(&"file.polyglot"));
    // Blanks that a server added say nothing.
    let (verdict, _) = judge(&[one("logo.bmp", &picture()), b"\r\n\0\0".to_vec()].concat(), "pictures.zip");
    assert_eq!(verdict, Verdict::Clear);
}

#[test]
fn a_program_that_carries_an_archive_shows_it() {
    let (_, report) = judge(&[program(), one("second.exe", &program())].concat(), "setup.exe");
    assert_eq!(report.kind, "exe");
    assert!(report.walk().any(|file| file.name == "second.exe"), "{report:?}");
}

#[test]
fn ways_of_packing_that_few_programs_know_are_read() {
    let content = program();
    let mut frame = b"\x28\xB5\x2F\xFD\x60".to_vec();
    frame.extend(le16(content.len() - 256));
    frame.extend(&le32(content.len() << 3 | 1)[..3]);
    frame.extend(&content);
    let zst = Member { name: "annex", method: 93, packed: &frame, length: content.len(), ..Member::stored(b"") };
    assert_eq!(judge(&archive(&[zst]), "a.zip").0, Verdict::Danger);
    let mut bzip2 = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    bzip2.write_all(&content).unwrap();
    let packed = bzip2.finish().unwrap();
    let bz2 = Member { name: "annex", method: 12, packed: &packed, length: content.len(), ..Member::stored(b"") };
    assert_eq!(judge(&archive(&[bz2]), "a.zip").0, Verdict::Danger);
    // What looks back no further than Deflate may is Deflate64 too.
    let packed = deflate(&content);
    let d64 = Member { name: "annex", method: 9, packed: &packed, length: content.len(), ..Member::stored(b"") };
    assert_eq!(judge(&archive(&[d64]), "a.zip").0, Verdict::Danger);
}

#[test]
fn the_parts_of_a_document_do_not_hide_a_program() {
    let parts = ["[Content_Types].xml", "word/document.xml"].map(|name| Member { name, ..Member::stored(b"<x/>") });
    let program = program();
    let foreign = Member { name: "annex.exe", ..Member::stored(&program) };
    let (verdict, report) = judge(&archive(&[parts[0], parts[1], foreign]), "annex.zip");
    assert_eq!((verdict, report.kind), (Verdict::Danger, "docx"));
    assert_eq!(judge(&archive(&parts), "minutes.docx").0, Verdict::Clear);
}

#[test]
fn a_member_packed_in_an_unknown_way_is_a_gap_and_its_name_speaks() {
    let jpeg = Member { name: "annex.exe", method: 96, ..Member::stored(b"whatever") };
    let (verdict, report) = judge(&archive(&[jpeg]), "a.zip");
    assert_eq!(verdict, Verdict::Danger);
    assert!(report.members.iter().all(|member| member.gaps.iter().any(|gap| gap.kind == GapKind::Unreadable)));
}

#[test]
fn bombs_are_findings() {
    let packed = deflate(&vec![0; 64 << 20]);
    let bomb = Member { name: "a.txt", method: 8, packed: &packed, length: 64 << 20, ..Member::stored(b"") };
    // Many members, and many entries for one.
    for bytes in [archive(&[bomb; 8]), archive(&vec![Member { name: "a", ..Member::stored(b"") }; 30_000])] {
        let (_, report) = judge(&bytes, "a.zip");
        assert!(ids(&report).contains(&"file.limit"), "{:?}", ids(&report));
    }
    // Implode that promises four gigabytes.
    let promise = Member { name: "a", method: 6, length: 0xFFFF_FFF0, packed: &[0; 100], ..Member::stored(b"") };
    let (_, report) = judge(&archive(&[promise]), "a.zip");
    assert!(report.walk().any(|file| !file.gaps.is_empty()));
}
