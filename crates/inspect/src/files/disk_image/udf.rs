//! UDF (ECMA-167 and OSTA UDF 1.02 to 2.60): what DVDs, and what Windows burns, are written with. From the anchor to the
//! volume's description, its partitions, the set of files, and so to folders and files.

use super::disk::{Disk, Run, Volume, path, push};
use crate::files::archive::{closed_member, stored_member};
use crate::files::bytes::{be16, le16, le32, le64, len, size16, size32, slice};
use crate::files::{limit_reached, unreadable};
use crate::limits::Limit;
use crate::report::{FileReport, GapKind};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// Descriptors of one file's stretches.
const MOST_STRETCHES: usize = 20_000;
/// How often a list of stretches may go on elsewhere.
const MOST_PIECES: usize = 64;
/// Descriptors of the volume that are read.
const MOST_DESCRIPTORS: u64 = 64;
/// Bytes of a table that says where every block is.
const LONGEST_TABLE: u64 = 4 << 20;

mod tag {
    pub(super) const ANCHOR: u16 = 2;
    pub(super) const PARTITION: u16 = 5;
    pub(super) const LOGICAL_VOLUME: u16 = 6;
    pub(super) const END: u16 = 8;
    pub(super) const FILE_SET: u16 = 256;
    pub(super) const NAME: u16 = 257;
    pub(super) const MORE_STRETCHES: u16 = 258;
    pub(super) const FILE: u16 = 261;
    pub(super) const EXTENDED_FILE: u16 = 266;
}

/// Kinds of nodes.
mod kind {
    pub(super) const FOLDER: u8 = 4;
    pub(super) const FILE: u8 = 5;
    pub(super) const TABLE: u8 = 248;
}

/// A block by its number in a partition.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Address {
    block: u32,
    partition: u16,
}

/// How numbers of blocks in a partition become places.
enum Map {
    /// Counted from the partition's start.
    Plain(u64),
    /// By a table of every block, for disks that are written once.
    Virtual(u64, Vec<u8>),
    /// In a file of its own.
    Metadata(Vec<Run>),
}

/// What the volume says of itself.
struct Described {
    set: Address,
    partitions: HashMap<u16, u64>,
    maps: Vec<u8>,
    count: usize,
}

struct Udf<'a> {
    disk: Disk<'a>,
    block: u64,
    maps: Vec<Map>,
}

/// A file or folder, with its content in its own description or in stretches.
struct Node {
    kind: u8,
    length: u64,
    inside: Option<Vec<u8>>,
    runs: Vec<Run>,
}

/// Examines the files; false where there is no such file system.
pub(super) fn examine(report: &mut FileReport, volume: &Volume<'_>) -> bool {
    let opened = [2048, 512, 4096, 1024].into_iter().find_map(|block| Udf::open(&volume.disk, block));
    let Some((udf, root)) = opened else { return false };
    if let Err(limit) = udf.walk(report, volume, root) {
        limit_reached(report, limit);
    }
    true
}

impl<'a> Udf<'a> {
    /// The file system and its topmost folder.
    fn open(disk: &Disk<'a>, block: u64) -> Option<(Self, Address)> {
        let mut udf = Udf { disk: disk.clone(), block, maps: Vec::new() };
        let last = disk.length() / block;
        let places = [Some(256), last.checked_sub(1), last.checked_sub(257), Some(512)];
        let anchors = places.into_iter().flatten().filter_map(|at| udf.sector(at));
        let anchors = anchors.filter(|sector| le16(sector, 0) == Some(tag::ANCHOR));
        // Each names the description and its copy.
        let sequences =
            anchors.flat_map(|anchor| [(le32(&anchor, 20), le32(&anchor, 16)), (le32(&anchor, 28), le32(&anchor, 24))]);
        let described = sequences.into_iter().find_map(|(start, length)| udf.describe(start?, length?))?;
        udf.map(&described);
        let set = udf.read(described.set)?;
        if le16(&set, 0)? != tag::FILE_SET {
            return None;
        }
        let root = address(&set, 404)?;
        Some((udf, root))
    }

    fn sector(&self, number: u64) -> Option<Cow<'a, [u8]>> {
        self.disk.read(number.checked_mul(self.block)?, usize::try_from(self.block).ok()?)
    }

    fn describe(&self, start: u32, length: u32) -> Option<Described> {
        let mut partitions = HashMap::new();
        let mut volume = None;
        for index in 0..(u64::from(length) / self.block).min(MOST_DESCRIPTORS) {
            let sector = self.sector(u64::from(start) + index)?;
            match le16(&sector, 0)? {
                tag::PARTITION => {
                    partitions.insert(le16(&sector, 22)?, u64::from(le32(&sector, 188)?) * self.block);
                }
                tag::LOGICAL_VOLUME if u64::from(le32(&sector, 212)?) == self.block => {
                    let (length, count) = (size32(&sector, 264)?, size32(&sector, 268)?);
                    let maps = sector.get(440..)?;
                    volume = Some((address(&sector, 252)?, maps.get(..length).unwrap_or(maps).to_vec(), count));
                }
                tag::END => break,
                _ => {}
            }
        }
        let (set, maps, count) = volume?;
        Some(Described { set, partitions, maps, count })
    }

    /// How each partition is numbered.
    fn map(&mut self, described: &Described) {
        let mut at = 0;
        for _ in 0..described.count.min(8) {
            let length = described.maps.get(at + 1).map_or(0, |&length| usize::from(length));
            let Some(map) = slice(&described.maps, at, length).filter(|map| map.len() >= 6) else { return };
            at += length;
            let is_plain = map.first() == Some(&1);
            let number = le16(map, if is_plain { 4 } else { 38 });
            let Some(&start) = number.and_then(|number| described.partitions.get(&number)) else { return };
            let partition = u16::try_from(self.maps.len()).unwrap_or(u16::MAX);
            self.maps.push(Map::Plain(start));
            let says = |words: &[u8]| !is_plain && memchr::memmem::find(map, words).is_some();
            let better = if says(b"*UDF Metadata") {
                le32(map, 40).and_then(|block| Some(Map::Metadata(self.node(Address { block, partition })?.runs)))
            } else if says(b"*UDF Virtual") {
                self.table(start, partition).map(|table| Map::Virtual(start, table))
            } else {
                None
            };
            if let Some((place, better)) = self.maps.last_mut().zip(better) {
                *place = better;
            }
        }
    }

    /// The table of a disk that is written once, which was written last.
    fn table(&self, start: u64, partition: u16) -> Option<Vec<u8>> {
        let last = (self.disk.length().checked_sub(start)? / self.block).checked_sub(1)?;
        let blocks = (last.saturating_sub(64)..=last).rev().filter_map(|block| u32::try_from(block).ok());
        let found = blocks.filter_map(|block| self.node(Address { block, partition }));
        let node = found.into_iter().find(|node| matches!(node.kind, kind::TABLE | 0))?;
        let content = self.content(&node, LONGEST_TABLE)?;
        // Since 2.00 it begins with the length of its header, which names it; before, only its end did.
        let header = size16(&content, 0)?;
        let is_old = memchr::memmem::find(&content, b"*UDF Virtual Alloc Tbl").is_some();
        if is_old { Some(content) } else { content.get(header..).map(<[u8]>::to_vec) }
    }

    fn place(&self, address: Address) -> Option<u64> {
        let offset = u64::from(address.block) * self.block;
        match self.maps.get(usize::from(address.partition))? {
            Map::Plain(start) => start.checked_add(offset),
            Map::Virtual(start, table) => {
                let entry = usize::try_from(address.block).ok()?.checked_mul(4)?;
                start.checked_add(u64::from(le32(table, entry)?) * self.block)
            }
            Map::Metadata(runs) => {
                let mut before = 0;
                for run in runs {
                    if offset < before + run.length {
                        return run.at?.checked_add(offset - before);
                    }
                    before += run.length;
                }
                None
            }
        }
    }

    fn read(&self, address: Address) -> Option<Cow<'a, [u8]>> {
        self.disk.read(self.place(address)?, usize::try_from(self.block).ok()?)
    }

    fn node(&self, address: Address) -> Option<Node> {
        let block = self.read(address)?;
        let (extra, length, start) = match le16(&block, 0)? {
            tag::FILE => (size32(&block, 168)?, size32(&block, 172)?, 176),
            tag::EXTENDED_FILE => (size32(&block, 208)?, size32(&block, 212)?, 216),
            _ => return None,
        };
        let list = slice(&block, start + extra, length)?;
        let mut node = Node { kind: *block.get(27)?, length: le64(&block, 56)?, inside: None, runs: Vec::new() };
        match le16(&block, 34)? & 7 {
            3 => node.inside = Some(list.to_vec()),
            form @ (0 | 1) => self.stretches(list, form, address.partition, &mut node.runs),
            _ => return None,
        }
        Some(node)
    }

    /// Reads a list of stretches, each with its length, kind and block; a last one may say where the list goes on.
    fn stretches(&self, list: &[u8], form: u16, partition: u16, runs: &mut Vec<Run>) {
        let size = if form == 0 { 8 } else { 16 };
        let mut list = Cow::Borrowed(list);
        for _ in 0..MOST_PIECES {
            let mut next = None;
            for entry in list.chunks_exact(size) {
                let Some((length, address)) = le32(entry, 0).zip(if form == 0 {
                    le32(entry, 4).map(|block| Address { block, partition })
                } else {
                    address(entry, 4)
                }) else {
                    return;
                };
                let bytes = u64::from(length & 0x3FFF_FFFF);
                if bytes == 0 || runs.len() >= MOST_STRETCHES {
                    return;
                }
                match length >> 30 {
                    0 => self.spread(address, bytes, runs),
                    3 => {
                        next = Some(address);
                        break;
                    }
                    _ => push(runs, None, bytes),
                }
            }
            let more = || {
                let block = self.read(next?)?;
                let length = size32(&block, 20).filter(|_| le16(&block, 0) == Some(tag::MORE_STRETCHES))?;
                Some(slice(&block, 24, length)?.to_vec())
            };
            let Some(more) = more() else { return };
            list = Cow::Owned(more);
        }
    }

    /// A stretch, which in numbered partitions may lie in pieces.
    fn spread(&self, address: Address, length: u64, runs: &mut Vec<Run>) {
        if matches!(self.maps.get(usize::from(address.partition)), Some(Map::Plain(_))) {
            push(runs, self.place(address), length);
            return;
        }
        let mut left = length.min(self.disk.length());
        let mut block = address.block;
        while left > 0 && runs.len() < MOST_STRETCHES {
            let piece = left.min(self.block);
            push(runs, self.place(Address { block, ..address }), piece);
            left -= piece;
            block = block.wrapping_add(1);
        }
    }

    /// All of a short content.
    fn content(&self, node: &Node, most: u64) -> Option<Vec<u8>> {
        if let Some(inside) = &node.inside {
            return Some(inside.clone());
        }
        let mut content = Vec::new();
        let mut left = node.length.min(most);
        for run in &node.runs {
            let piece = run.length.min(left);
            content.extend(self.disk.read(run.at?, usize::try_from(piece).ok()?)?.iter());
            left -= piece;
        }
        Some(content)
    }

    fn walk(&self, report: &mut FileReport, volume: &Volume<'_>, root: Address) -> Result<(), Limit> {
        let mut open = vec![(root, String::new())];
        let mut seen = HashSet::new();
        while let Some((address, folder)) = open.pop() {
            if !seen.insert(address) {
                continue;
            }
            let Some(node) = self.node(address) else {
                unreadable(report);
                continue;
            };
            let content = match &node.inside {
                Some(inside) => Cow::Borrowed(inside.as_slice()),
                None => volume.folder(&node.runs, node.length)?,
            };
            if len(&content) < node.length {
                unreadable(report);
            }
            for (name, address) in names(&content) {
                let path = path(&folder, &name);
                match self.node(address) {
                    Some(node) if node.kind == kind::FOLDER => {
                        volume.examination.budget.part()?;
                        open.push((address, path));
                    }
                    Some(Node { kind: kind::FILE, inside: Some(inside), .. }) => {
                        volume.examination.budget.part()?;
                        stored_member(report, &path, &inside, volume.examination, volume.depth)?;
                    }
                    Some(node) if node.kind == kind::FILE => volume.file(report, &path, &node.runs, node.length)?,
                    Some(_) => {}
                    None => {
                        volume.examination.budget.part()?;
                        closed_member(report, &path, 0, GapKind::Unreadable);
                    }
                }
            }
        }
        Ok(())
    }
}

/// An address inside a long stretch.
fn address(bytes: &[u8], at: usize) -> Option<Address> {
    Some(Address { block: le32(bytes, at)?, partition: le16(bytes, at + 4)? })
}

/// The names in a folder and where each leads; what was deleted, and the folder above, are left out.
fn names(content: &[u8]) -> Vec<(String, Address)> {
    const LEFT_OUT: u8 = 4 | 8;
    let mut found = Vec::new();
    let mut at = 0;
    let read = |at: usize| {
        if le16(content, at)? != tag::NAME {
            return None;
        }
        let (flags, length, extra) = (*content.get(at + 18)?, *content.get(at + 19)?, size16(content, at + 36)?);
        let name = slice(content, at + 38 + extra, usize::from(length))?;
        let next = at + (38 + extra + usize::from(length)).next_multiple_of(4);
        Some((flags, text(name), address(content, at + 24)?, next))
    };
    while let Some((flags, name, address, next)) = read(at) {
        at = next;
        if flags & LEFT_OUT == 0 {
            found.push((name, address));
        }
    }
    found
}

/// Characters of one byte, or of two, the higher first, as the first byte says.
fn text(name: &[u8]) -> String {
    match name.split_first() {
        Some((16, wide)) => {
            let units: Vec<u16> = wide.chunks_exact(2).filter_map(|two| be16(two, 0)).collect();
            String::from_utf16_lossy(&units)
        }
        Some((_, narrow)) => narrow.iter().map(|&byte| char::from(byte)).collect(),
        None => String::new(),
    }
}
