//! Disk images of one program each, written byte by byte.

pub(super) fn put(bytes: &mut Vec<u8>, at: usize, what: &[u8]) {
    if bytes.len() < at + what.len() {
        bytes.resize(at + what.len(), 0);
    }
    bytes[at..at + what.len()].copy_from_slice(what);
}

pub(super) fn le16(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap().to_le_bytes()
}

pub(super) fn le32(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap().to_le_bytes()
}

pub(super) fn le64(number: usize) -> [u8; 8] {
    u64::try_from(number).unwrap().to_le_bytes()
}

pub(super) fn wide(name: &str) -> Vec<u8> {
    name.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// FAT12 with a folder, in it a file with a long name, in every second cluster. `next` may change the chain.
pub(super) fn fat(name: &str, content: &[u8], next: impl Fn(usize) -> usize) -> Vec<u8> {
    let (sector, clusters) = (512, content.len().div_ceil(512));
    let mut disk = Vec::new();
    put(&mut disk, 0, b"\xEB\x3C\x90MSDOS5.0");
    put(&mut disk, 11, &le16(sector));
    put(&mut disk, 13, &[1, 1, 0, 1, 16, 0]);
    put(&mut disk, 19, &le16(2_880));
    put(&mut disk, 22, &le16(9));
    put(&mut disk, 510, b"\x55\xAA");
    let (table, root) = (sector, sector * 10);
    let place = |cluster: usize| root + sector + (cluster - 2) * sector;
    let link = |disk: &mut Vec<u8>, cluster: usize, to: usize| {
        let at = table + cluster * 3 / 2;
        put(disk, at + 1, &[]);
        let old = usize::from(disk.get(at).copied().unwrap_or_default());
        let pair = if cluster.is_multiple_of(2) { to } else { to << 4 | old & 15 };
        let high = disk.get(at + 1).copied().unwrap_or_default();
        let keep = if cluster.is_multiple_of(2) { usize::from(high & 0xF0) << 8 } else { 0 };
        put(disk, at, &le16(pair | keep));
    };
    put(&mut disk, root, b"ANNEXES    \x10");
    put(&mut disk, root + 26, &le16(2));
    link(&mut disk, 2, 0xFFF);
    // The long name, its last part first, then the short one.
    let parts: Vec<Vec<u8>> = wide(name).chunks(26).map(<[u8]>::to_vec).collect();
    let mut at = place(2);
    for (index, part) in parts.iter().enumerate().rev() {
        let mut units = part.clone();
        units.resize(26, 0);
        put(&mut disk, at, &[u8::try_from(index + 1).unwrap()]);
        put(&mut disk, at + 1, &units[..10]);
        put(&mut disk, at + 11, &[0x0F]);
        put(&mut disk, at + 14, &units[10..22]);
        put(&mut disk, at + 28, &units[22..]);
        at += 32;
    }
    put(&mut disk, at, b"ANNEX   EXE\x20");
    put(&mut disk, at + 26, &le16(4));
    put(&mut disk, at + 28, &le32(content.len()));
    for (index, piece) in content.chunks(sector).enumerate() {
        let cluster = 4 + index * 2;
        put(&mut disk, place(cluster), piece);
        link(&mut disk, cluster, if index + 1 == clusters { 0xFFF } else { next(cluster) });
    }
    let end = place(6 + clusters * 2);
    put(&mut disk, end, &[0; 512]);
    disk
}

/// exFAT with a file in one piece.
pub(super) fn exfat(name: &str, content: &[u8]) -> Vec<u8> {
    let mut disk = Vec::new();
    put(&mut disk, 0, b"\xEB\x76\x90EXFAT   ");
    put(&mut disk, 80, &[le32(8), le32(4), le32(16), le32(64), le32(2)].concat());
    put(&mut disk, 108, &[9, 0]);
    put(&mut disk, 510, b"\x55\xAA");
    put(&mut disk, 8 * 512 + 8, &[0xFF; 4]);
    let heap = 16 * 512;
    let name = wide(name);
    put(&mut disk, heap, &[0x85, 2, 0, 0, 0x20]);
    put(&mut disk, heap + 32, &[0xC0, 3, 0, u8::try_from(name.len() / 2).unwrap()]);
    put(&mut disk, heap + 52, &le32(5));
    put(&mut disk, heap + 56, &le64(content.len()));
    for (index, piece) in name.chunks(30).enumerate() {
        put(&mut disk, heap + 64 + index * 32, &[&[0xC1, 0], piece].concat());
    }
    put(&mut disk, heap + 3 * 512, content);
    put(&mut disk, heap + 3 * 512 + content.len(), &[0; 4096]);
    disk
}

/// NTFS with a file in its own entry, and one in two stretches.
pub(super) fn ntfs(name: &str, content: &[u8]) -> Vec<u8> {
    let (cluster, table) = (512, 4 * 512);
    let mut disk = Vec::new();
    put(&mut disk, 0, b"\xEB\x52\x90NTFS    ");
    put(&mut disk, 11, &le16(512));
    put(&mut disk, 13, &[1]);
    put(&mut disk, 48, &le64(4));
    // Two to the power of ten bytes.
    put(&mut disk, 64, &[0xF6]);
    put(&mut disk, 510, b"\x55\xAA");
    let attribute = |kind: usize, resident: bool, content: &[u8], length: usize| {
        let mut raw = Vec::new();
        put(&mut raw, 0, &le32(kind));
        if resident {
            put(&mut raw, 16, &le32(content.len()));
            put(&mut raw, 20, &le16(24));
            put(&mut raw, 24, content);
        } else {
            put(&mut raw, 8, &[1]);
            put(&mut raw, 32, &le16(64));
            put(&mut raw, 48, &le64(length));
            put(&mut raw, 64, content);
        }
        raw.resize(raw.len().next_multiple_of(8), 0);
        let size = le32(raw.len());
        put(&mut raw, 4, &size);
        raw
    };
    let file_name = |name: &str| {
        let mut raw = vec![0; 66];
        raw[64] = u8::try_from(name.len()).unwrap();
        raw[65] = 1;
        raw.extend(wide(name));
        attribute(0x30, true, &raw, 0)
    };
    let mut entry = |number: usize, attributes: &[Vec<u8>]| {
        let mut raw = b"FILE\x30\0\x03\0".to_vec();
        put(&mut raw, 20, &le16(56));
        put(&mut raw, 22, &le16(1));
        put(&mut raw, 56, &attributes.concat());
        let end = raw.len();
        put(&mut raw, end, &[0xFF; 4]);
        raw.resize(1024, 0);
        // The last two bytes of each sector are kept aside.
        let kept = [raw[510], raw[511], raw[1022], raw[1023]];
        put(&mut raw, 48, &[&[7, 0], kept.as_slice()].concat());
        put(&mut raw, 510, &[7, 0]);
        put(&mut raw, 1022, &[7, 0]);
        put(&mut disk, table + number * 1024, &raw);
    };
    entry(0, &[file_name("$MFT"), attribute(0x80, false, &[0x11, 60, 4, 0], 60 * cluster)]);
    let small = content.get(..500).unwrap();
    entry(24, &[file_name(&format!("small {name}")), attribute(0x80, true, small, 0)]);
    // Four clusters from 100 on, and the rest from 90 on.
    let rest = content.len().div_ceil(cluster) - 4;
    let runs = [0x11, 4, 100, 0x11, u8::try_from(rest).unwrap(), 246, 0];
    entry(25, &[file_name(name), attribute(0x80, false, &runs, content.len())]);
    put(&mut disk, 100 * cluster, &content[..4 * cluster]);
    put(&mut disk, 90 * cluster, &content[4 * cluster..]);
    put(&mut disk, 110 * cluster, &[0; 512]);
    disk
}

/// ISO 9660 without Joliet, the long name after Rock Ridge, half of it elsewhere.
pub(super) fn iso(name: &str, content: &[u8]) -> Vec<u8> {
    let sector = 2048;
    let mut disk = Vec::new();
    let record = |block: usize, length: usize, flags: u8, name: &[u8], extra: &[u8]| {
        let mut raw = vec![0, 0];
        put(&mut raw, 2, &le32(block));
        put(&mut raw, 10, &le32(length));
        put(&mut raw, 25, &[flags]);
        put(&mut raw, 32, &[u8::try_from(name.len()).unwrap()]);
        put(&mut raw, 33, name);
        raw.resize(raw.len().next_multiple_of(2), 0);
        raw.extend(extra);
        raw[0] = u8::try_from(raw.len()).unwrap();
        raw
    };
    put(&mut disk, 16 * sector, b"\x01CD001\x01");
    put(&mut disk, 16 * sector + 156, &record(20, sector, 2, &[0], &[]));
    put(&mut disk, 17 * sector, b"\xFFCD001\x01");
    let (first, second) = name.split_at(name.len() / 2);
    let piece = |text: &str| [&[b'N', b'M', u8::try_from(text.len() + 5).unwrap(), 1, 0], text.as_bytes()].concat();
    let elsewhere = [le32(22), [0; 4], le32(0), [0; 4], le32(5 + second.len()), [0; 4]].concat();
    let extra = [piece(first), b"CE\x1C\x01".to_vec(), elsewhere].concat();
    let folder = [
        record(20, sector, 2, &[0], &[]),
        record(20, sector, 2, &[1], &[]),
        record(23, content.len(), 0, b"ANNEX.EXE;1", &extra),
    ];
    put(&mut disk, 20 * sector, &folder.concat());
    put(&mut disk, 22 * sector, &piece(second));
    put(&mut disk, 23 * sector, content);
    disk.resize(disk.len().next_multiple_of(sector), 0);
    disk
}

/// UDF with a file in its own description and one in two stretches, the second after a list that goes on elsewhere.
pub(super) fn udf(name: &str, content: &[u8], goes_on: bool) -> Vec<u8> {
    let block = 2048;
    let mut disk = Vec::new();
    for (index, mark) in [b"BEA01", b"NSR02", b"TEA01"].into_iter().enumerate() {
        put(&mut disk, (16 + index) * block + 1, mark);
    }
    let tag = |kind: usize| le16(kind);
    put(&mut disk, 256 * block, &tag(2));
    put(&mut disk, 256 * block + 16, &[le32(3 * block), le32(257)].concat());
    put(&mut disk, 257 * block, &tag(5));
    put(&mut disk, 257 * block + 188, &[le32(260), le32(100)].concat());
    put(&mut disk, 258 * block, &tag(6));
    put(&mut disk, 258 * block + 212, &le32(block));
    put(&mut disk, 258 * block + 248, &[le32(block), le32(0)].concat());
    put(&mut disk, 258 * block + 264, &[le32(6), le32(1)].concat());
    put(&mut disk, 258 * block + 440, &[1, 6, 1, 0, 0, 0]);
    put(&mut disk, 259 * block, &tag(8));
    let at = |number: usize| (260 + number) * block;
    put(&mut disk, at(0), &tag(256));
    put(&mut disk, at(0) + 400, &[le32(block), le32(1)].concat());
    let node = |kind: u8, form: usize, length: usize, list: &[u8]| {
        let mut raw = tag(261).to_vec();
        put(&mut raw, 27, &[kind]);
        put(&mut raw, 34, &le16(form));
        put(&mut raw, 56, &le64(length));
        put(&mut raw, 172, &le32(list.len()));
        put(&mut raw, 176, list);
        raw
    };
    let entry = |name: &str, flags: u8, to: usize| {
        let name = [&[8], name.as_bytes()].concat();
        let mut raw = tag(257).to_vec();
        put(&mut raw, 18, &[flags, u8::try_from(name.len()).unwrap()]);
        put(&mut raw, 20, &[le32(block), le32(to)].concat());
        put(&mut raw, 38, &name);
        raw.resize(raw.len().next_multiple_of(4), 0);
        raw
    };
    let folder = [entry("", 10, 1), entry(&format!("small {name}"), 0, 2), entry(name, 0, 3)].concat();
    put(&mut disk, at(1), &node(4, 3, folder.len(), &folder));
    put(&mut disk, at(2), &node(5, 3, 500, &content[..500]));
    let first = [le32(block), le32(10)].concat();
    let next = [le32(3 << 30 | block), le32(4)].concat();
    put(&mut disk, at(3), &node(5, 0, content.len(), &[first, next.clone()].concat()));
    let rest = content.len() - block;
    let list = if goes_on { next } else { [le32(rest), le32(20)].concat() };
    put(&mut disk, at(4), &tag(258));
    put(&mut disk, at(4) + 20, &[le32(list.len()).to_vec(), list].concat());
    put(&mut disk, at(10), &content[..block]);
    put(&mut disk, at(20), &content[block..]);
    put(&mut disk, at(40), &vec![0; block]);
    disk
}

/// The footer of a VHD.
fn footer(kind: u32, length: usize) -> Vec<u8> {
    let mut raw = b"conectix".to_vec();
    put(&mut raw, 16, &512_u64.to_be_bytes());
    put(&mut raw, 48, &u64::try_from(length).unwrap().to_be_bytes());
    put(&mut raw, 60, &kind.to_be_bytes());
    raw.resize(512, 0);
    raw
}

pub(super) fn fixed_vhd(disk: &[u8]) -> Vec<u8> {
    [disk, &footer(2, disk.len())].concat()
}

/// Blocks of 4 KiB in reverse order; those of zeros are left out.
pub(super) fn growing_vhd(disk: &[u8]) -> Vec<u8> {
    let size = 4096_usize;
    let blocks: Vec<&[u8]> = disk.chunks(size).collect();
    let mut raw = footer(3, disk.len());
    put(&mut raw, 512, b"cxsparse");
    put(&mut raw, 512 + 16, &1536_u64.to_be_bytes());
    put(&mut raw, 512 + 28, &u32::try_from(blocks.len()).unwrap().to_be_bytes());
    put(&mut raw, 512 + 32, &u32::try_from(size).unwrap().to_be_bytes());
    let mut at = (1536 + blocks.len() * 4).next_multiple_of(512);
    for (index, block) in blocks.iter().enumerate().rev() {
        let is_empty = block.iter().all(|&byte| byte == 0);
        let place = if is_empty { u32::MAX } else { u32::try_from(at / 512).unwrap() };
        put(&mut raw, 1536 + index * 4, &place.to_be_bytes());
        if !is_empty {
            put(&mut raw, at + 512, block);
            at += 512 + size;
            put(&mut raw, at - 1, &[0]);
        }
    }
    let end = footer(3, disk.len());
    raw.extend(end);
    raw
}

/// One block of a mebibyte.
pub(super) fn vhdx(disk: &[u8]) -> Vec<u8> {
    let mebibyte = 1 << 20;
    let guid = |text: &str| -> Vec<u8> {
        let digits: Vec<u8> = text.bytes().filter(|&byte| byte != b'-').collect();
        let mut bytes: Vec<u8> =
            digits.chunks(2).map(|two| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap()).collect();
        bytes[..4].reverse();
        bytes[4..6].reverse();
        bytes[6..8].reverse();
        bytes
    };
    let mut raw = b"vhdxfile".to_vec();
    put(&mut raw, 192 << 10, b"regi");
    put(&mut raw, (192 << 10) + 8, &le32(2));
    let regions = [("2DC27766-F623-4200-9D64-115E9BFD4A08", 3), ("8B7CA206-4790-4B9A-B8FE-575F050F886E", 2)];
    for (index, (id, place)) in regions.into_iter().enumerate() {
        let at = (192 << 10) + 16 + index * 32;
        put(&mut raw, at, &[guid(id), le64(place * mebibyte).to_vec()].concat());
    }
    let metadata = 2 * mebibyte;
    put(&mut raw, metadata, b"metadata");
    put(&mut raw, metadata + 10, &le16(3));
    let items = [
        ("CAA16737-FA36-4D43-B3B6-33F0AA44E76B", le64(mebibyte)),
        ("2FA54224-CD1B-4876-B211-5DBED83BF4B8", le64(disk.len())),
        ("8141BF1D-A96F-4709-BA47-F233A8FAAB5F", le64(512)),
    ];
    for (index, (id, content)) in items.into_iter().enumerate() {
        put(&mut raw, metadata + 32 + index * 32, &[guid(id), le32(4096 + index * 16).to_vec()].concat());
        put(&mut raw, metadata + 4096 + index * 16, &content);
    }
    put(&mut raw, 3 * mebibyte, &le64(4 << 20 | 6));
    put(&mut raw, 4 * mebibyte, disk);
    raw.resize(5 * mebibyte, 0);
    raw
}

/// A disk with one partition, in an extended one.
pub(super) fn mbr(part: &[u8]) -> Vec<u8> {
    let mut disk = Vec::new();
    let mut table = |at: usize, kind: u8, first: usize| {
        put(&mut disk, at + 450, &[kind]);
        put(&mut disk, at + 454, &[le32(first), le32(part.len().div_ceil(512))].concat());
        put(&mut disk, at + 510, b"\x55\xAA");
    };
    table(0, 0x0F, 8);
    table(8 * 512, 0x0E, 2);
    put(&mut disk, 10 * 512, part);
    disk
}

pub(super) fn gpt(part: &[u8]) -> Vec<u8> {
    let mut disk = Vec::new();
    put(&mut disk, 512, b"EFI PART");
    put(&mut disk, 512 + 72, &[le64(2).to_vec(), le32(4).to_vec(), le32(128).to_vec()].concat());
    put(&mut disk, 1024, &[1; 16]);
    put(&mut disk, 1024 + 32, &[le64(8), le64(8 + part.len().div_ceil(512))].concat());
    put(&mut disk, 8 * 512, part);
    disk
}

/// Not packed, with the name in the tree of the one image.
pub(super) fn wim(name: &str, content: &[u8]) -> Vec<u8> {
    let hash = [0x11; 20];
    let mut tree = vec![8, 0, 0, 0, 0, 0, 0, 0];
    let name = wide(name);
    let mut file = Vec::new();
    put(&mut file, 64, &hash);
    put(&mut file, 100, &le16(name.len()));
    put(&mut file, 102, &name);
    file.resize(file.len().next_multiple_of(8), 0);
    let size = le64(file.len());
    put(&mut file, 0, &size);
    tree.extend(file);
    tree.extend([0; 8]);
    let mut raw = b"MSWIM\0\0\0".to_vec();
    raw.resize(208, 0);
    let resource = |length: usize, flags: u8, at: usize| {
        let mut raw = le64(length).to_vec();
        raw[7] = flags;
        [raw, le64(at).to_vec(), le64(length).to_vec()].concat()
    };
    let entry = |resource: Vec<u8>, hash: &[u8]| [resource, vec![1, 0, 1, 0, 0, 0], hash.to_vec()].concat();
    let (at, tree_at) = (208, 208 + content.len());
    let entries =
        [entry(resource(content.len(), 0, at), &hash), entry(resource(tree.len(), 2, tree_at), &[0x22; 20])].concat();
    put(&mut raw, 48, &resource(entries.len(), 0, tree_at + tree.len()));
    raw.extend(content);
    raw.extend(tree);
    raw.extend(entries);
    raw
}
