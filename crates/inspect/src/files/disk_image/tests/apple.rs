//! Disk images of Macintosh computers, written byte by byte.

use super::images::put;

/// HFS Plus with one file in two stretches, in a catalogue of a head and a leaf.
pub(super) fn hfs(name: &str, content: &[u8], next_leaf: u32) -> Vec<u8> {
    let block = 512;
    let be16 = |number: usize| u16::try_from(number).unwrap().to_be_bytes();
    let be32 = |number: usize| u32::try_from(number).unwrap().to_be_bytes();
    let mut disk = Vec::new();
    put(&mut disk, 1024, b"H+\0\x04");
    put(&mut disk, 1024 + 40, &be32(block));
    put(&mut disk, 1024 + 272 + 16, &[be32(8), be32(2)].concat());
    let (head, leaf) = (8 * block, 9 * block);
    put(&mut disk, head + 8, &[1]);
    put(&mut disk, head + 24, &be32(1));
    put(&mut disk, head + 32, &be16(block));
    put(&mut disk, leaf, &next_leaf.to_be_bytes());
    put(&mut disk, leaf + 8, &[0xFF]);
    put(&mut disk, leaf + 10, &be16(1));
    put(&mut disk, leaf + block - 2, &be16(14));
    let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let key = 6 + units.len();
    let mut record = be16(key).to_vec();
    put(&mut record, 6, &be16(units.len() / 2));
    put(&mut record, 8, &units);
    let start = record.len();
    put(&mut record, start, &be16(2));
    let fork = start + 88;
    put(&mut record, fork, &u64::try_from(content.len()).unwrap().to_be_bytes());
    let rest = content.len().div_ceil(block) - 2;
    put(&mut record, fork + 16, &[be32(40), be32(2), be32(20), be32(rest)].concat());
    put(&mut record, start + 247, &[0]);
    put(&mut disk, leaf + 14, &record);
    put(&mut disk, 40 * block, &content[..2 * block]);
    put(&mut disk, 20 * block, &content[2 * block..]);
    put(&mut disk, 50 * block, &[0; 512]);
    disk
}

/// A partition in two stretches: one as it is, one packed with zlib.
pub(super) fn dmg(part: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let half = part.len() / 1024 * 512;
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    zlib.write_all(&part[half..]).unwrap();
    let packed = zlib.finish().unwrap();
    let mut table = b"mish".to_vec();
    table.resize(204, 0);
    let be64 = |number: usize| u64::try_from(number).unwrap().to_be_bytes();
    let mut stretch = |kind: u32, first: usize, count: usize, at: usize, length: usize| {
        table.extend([&kind.to_be_bytes(), [0; 4].as_slice()].concat());
        table.extend([be64(first), be64(count), be64(at), be64(length)].concat());
    };
    stretch(1, 0, half / 512, 0, half);
    stretch(0x8000_0005, half / 512, (part.len() - half).div_ceil(512), half, packed.len());
    stretch(u32::MAX, 0, 0, 0, 0);
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in table.chunks(3) {
        let number = three.iter().fold(0_usize, |sum, &byte| sum << 8 | usize::from(byte)) << (8 * (3 - three.len()));
        (0..4).for_each(|index| text.push(char::from(digits[number >> (18 - 6 * index) & 63])));
    }
    let xml =
        format!("<plist><key>blkx</key><array><dict><key>Data</key><data>\n{text}\n</data></dict></array></plist>");
    let mut raw = [&part[..half], &packed, xml.as_bytes()].concat();
    let mut trailer = b"koly".to_vec();
    put(&mut trailer, 216, &[be64(half + packed.len()), be64(xml.len())].concat());
    trailer.resize(512, 0);
    raw.extend(trailer);
    raw
}
