//! Bombs that are archives and disks.

use super::streams::{deflated_zeros, le16, le32};
use super::{Bomb, bomb, read};

pub(crate) const BOMBS: &[Bomb] = &[
    bomb("megabytes of zeros in a ZIP archive", "a.zip", zip_of_zeros, (60, 10_000)),
    bomb("archives of sixteen archives in each other", "42.zip", forty_two, (2, 6)),
    bomb("members that are all the same 30 MB", "a.zip", overlapping, (20, 60_000)),
    bomb("ZIP archives in each other", "a.zip", nested, (20, 1_000)),
    bomb("empty members of a ZIP archive", "a.zip", members, (6_000, 60_000)),
    bomb("entries of a TAR archive", "a.tar", tar, (6_000, 250_000)),
    bomb("entries of a cpio archive", "a.cpio", cpio, (6_000, 1_000_000)),
    bomb("members of an ar archive", "a.a", ar, (6_000, 1_000_000)),
    bomb("files of a cabinet in one folder", "a.cab", cabinet, (6_000, 60_000)),
    read("directories in a circle of a disc image", "a.iso", disc, (10, 50)),
    read("empty lines in front of a ZIP archive", "a.txt", in_front, (10_000, 50_000_000)),
    read("beginnings of ZIP members", "a.zip", beginnings, (6_000, 1_000_000)),
    read("beginnings of uuencoded files", "a.txt", |size| b"begin 644 a\n".repeat(size), (20_000, 5_000_000)),
];

/// A member of a ZIP archive: what it is called, how it is packed, and how long it is said to be.
pub(super) struct Member<'a> {
    pub(super) name: String,
    pub(super) method: usize,
    pub(super) packed: &'a [u8],
    pub(super) length: usize,
}

impl Member<'_> {
    fn fields(&self) -> Vec<u8> {
        let length = u32::try_from(self.length).unwrap_or(u32::MAX);
        let crc = if self.method == 0 { crc(self.packed) } else { 0 };
        [
            le16(20).as_slice(),
            &le16(0),
            &le16(self.method),
            &[0, 0, 0x21, 0x5B],
            &crc.to_le_bytes(),
            &le32(self.packed.len()),
            &length.to_le_bytes(),
            &le16(self.name.len()),
            &le16(0),
        ]
        .concat()
    }

    fn local(&self) -> Vec<u8> {
        [b"PK\x03\x04".as_slice(), &self.fields(), self.name.as_bytes(), self.packed].concat()
    }

    fn central(&self, at: usize) -> Vec<u8> {
        [b"PK\x01\x02\x14\0".as_slice(), &self.fields(), &[0; 10], &le32(at), self.name.as_bytes()].concat()
    }
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

fn directory(count: usize, central: &[u8], at: usize) -> Vec<u8> {
    let count = le16(count.min(0xFFFF));
    [b"PK\x05\x06\0\0\0\0".as_slice(), &count, &count, &le32(central.len()), &le32(at), &[0, 0]].concat()
}

pub(super) fn zip(members: &[Member<'_>]) -> Vec<u8> {
    let (mut bytes, mut central) = (Vec::new(), Vec::new());
    for member in members {
        central.extend(member.central(bytes.len()));
        bytes.extend(member.local());
    }
    let end = directory(members.len(), &central, bytes.len());
    bytes.extend(central);
    bytes.extend(end);
    bytes
}

pub(super) fn stored<'a>(name: &str, packed: &'a [u8]) -> Member<'a> {
    Member { name: name.to_owned(), method: 0, packed, length: packed.len() }
}

fn zip_of_zeros(megabytes: usize) -> Vec<u8> {
    zip(&[Member { name: "zeros.txt".into(), method: 8, packed: &deflated_zeros(megabytes), length: megabytes << 20 }])
}

fn forty_two(depth: usize) -> Vec<u8> {
    let mut inside = zip_of_zeros(60);
    for _ in 0..depth {
        let packed = deflated(&zip(&(0..16).map(|at| stored(&format!("lib {at}.zip"), &inside)).collect::<Vec<_>>()));
        let length = packed.len();
        inside = zip(&[Member { name: "lib.zip".into(), method: 8, packed: &packed, length }]);
    }
    inside
}

pub(super) fn deflated(plain: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    let _ = encoder.write_all(plain);
    encoder.finish().unwrap_or_default()
}

fn overlapping(size: usize) -> Vec<u8> {
    let packed = deflated_zeros(30);
    let one = |at: usize| Member { name: format!("{at}.txt"), method: 8, packed: &packed, length: 30 << 20 };
    let mut bytes = one(0).local();
    let central: Vec<u8> = (0..size).flat_map(|at| one(at).central(0)).collect();
    let end = directory(size, &central, bytes.len());
    bytes.extend(central);
    bytes.extend(end);
    bytes
}

fn nested(depth: usize) -> Vec<u8> {
    (0..depth).fold(b"Hello".to_vec(), |inside, _| zip(&[stored("a.zip", &inside)]))
}

fn members(size: usize) -> Vec<u8> {
    zip(&(0..size).map(|at| stored(&format!("{at}"), b"")).collect::<Vec<_>>())
}

fn tar(size: usize) -> Vec<u8> {
    let mut header = b"a.txt".to_vec();
    header.resize(100, 0);
    header.extend(b"0000644\x000000000\x000000000\x0000000000000\x0000000000000\0        0");
    header.resize(257, 0);
    header.extend(b"ustar\x0000");
    header.resize(512, 0);
    let sum: u32 = header.iter().map(|&byte| u32::from(byte)).sum();
    header.splice(148..156, format!("{sum:06o}\0 ").bytes());
    header.repeat(size)
}

fn cpio(size: usize) -> Vec<u8> {
    format!("070707000001000002100644000000000000000001000000{:011o}{:06o}{:011o}a\0", 0, 2, 0)
        .into_bytes()
        .repeat(size)
}

fn ar(size: usize) -> Vec<u8> {
    let member = format!("{:16}{:12}{:6}{:6}{:8}{:10}`\n", "a.txt/", 0, 0, 0, 100_644, 0);
    [b"!<arch>\n".as_slice(), &member.into_bytes().repeat(size)].concat()
}

/// MS-CAB: one folder of one stored block, and files that are all of it.
fn cabinet(size: usize) -> Vec<u8> {
    let file = [le32(30_000).as_slice(), &le32(0), &le16(0), &[0, 0, 0, 0], &le16(0x20), b"a\0"].concat();
    let files = file.repeat(size);
    let (at, block) = (36 + 8, 30_000);
    let data = at + files.len();
    let head = [
        b"MSCF\0\0\0\0".as_slice(),
        &le32(data + 8 + block),
        &[0; 4],
        &le32(at),
        &[0; 4],
        &[3, 1],
        &le16(1),
        &le16(size),
        &[0; 6],
    ];
    let folder = [le32(data).as_slice(), &le16(1), &le16(0)].concat();
    let data = [[0; 4].as_slice(), &le16(block), &le16(block), &vec![0; block]].concat();
    [head.concat(), folder, files, data].concat()
}

/// ECMA-119: a directory full of directories that are all itself.
fn disc(size: usize) -> Vec<u8> {
    let both = |number: usize| [le32(number), u32::try_from(number).unwrap_or_default().to_be_bytes()].concat();
    let record =
        |name: u8| [&[34, 0], both(18).as_slice(), &both(2_048), &[0; 7], &[2, 0, 0, 1, 0, 0, 1, 1, name]].concat();
    let mut bytes = vec![0; 16 * 2_048];
    bytes.extend([b"\x01CD001\x01\0".as_slice(), &[b' '; 64], &[0; 8], &both(19), &[0; 32], &[1, 0, 0, 1]].concat());
    bytes.extend([&[1, 0, 0, 1, 0, 8, 8, 0], both(10).as_slice(), &[0; 16], &record(0)].concat());
    bytes.resize(17 * 2_048, 0);
    bytes.extend(b"\xFFCD001\x01");
    bytes.resize(18 * 2_048, 0);
    bytes.extend((0..size).flat_map(|at| record(b'A' + u8::try_from(at).unwrap_or_default())));
    bytes.resize(19 * 2_048, 0);
    bytes
}

fn in_front(size: usize) -> Vec<u8> {
    [b"\n".repeat(size), zip(&[stored("a.txt", b"Hello")])].concat()
}

fn beginnings(size: usize) -> Vec<u8> {
    stored("a", b"").local().repeat(size)
}
