//! Windows cabinets (MS-CAB): files lie one after another in folders, each of which is packed as a whole, so each is
//! unpacked once.

use super::lzx::{Bits, Flavour, Lzx};
use super::microsoft::inflate_block;
use super::{closed_member, is_cut, member, stored_member, weigh};
use crate::files::bytes::{len, size16, size32, slice, text};
use crate::files::{Examination, limit_reached, unreadable};
use crate::limits::Limit;
use crate::report::{FileReport, GapKind};
use std::collections::BTreeMap;

/// One block unpacks to no more.
const BLOCK: usize = 32 << 10;

struct Folder {
    start: usize,
    blocks: usize,
    /// The way of packing, and for LZX its window.
    packing: usize,
}

struct File {
    name: String,
    at: usize,
    length: usize,
}

struct Cabinet<'a> {
    bytes: &'a [u8],
    folders: Vec<Folder>,
    /// Bytes that each block has for others.
    reserved: usize,
    files: BTreeMap<usize, Vec<File>>,
}

pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let Some(cabinet) = Cabinet::open(bytes) else {
        unreadable(report);
        return;
    };
    for (number, files) in &cabinet.files {
        let done = match cabinet.folders.get(*number) {
            Some(folder) => cabinet.folder(report, folder, files, examination, depth),
            // Files that go on from or into another cabinet.
            None => closed(report, files, examination),
        };
        if let Err(limit) = done {
            limit_reached(report, limit);
            return;
        }
    }
}

fn closed(report: &mut FileReport, files: &[File], examination: &Examination<'_>) -> Result<(), Limit> {
    for file in files {
        examination.budget.part()?;
        closed_member(report, &file.name, u64::try_from(file.length).unwrap_or(u64::MAX), GapKind::Unreadable);
    }
    Ok(())
}

impl<'a> Cabinet<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let flags = size16(bytes, 30)?;
        let mut at = 36;
        let (mut in_folder, mut reserved) = (0, 0);
        if flags & 4 != 0 {
            in_folder = usize::from(*bytes.get(38)?);
            reserved = usize::from(*bytes.get(39)?);
            at = 40 + size16(bytes, 36)?;
        }
        // The names of the cabinets before and behind, two texts each.
        for _ in 0..2 * ((flags & 1) + (flags >> 1 & 1)) {
            at += memchr::memchr(0, bytes.get(at..)?)? + 1;
        }
        let mut folders = Vec::new();
        for _ in 0..size16(bytes, 26)? {
            let (start, blocks, packing) = (size32(bytes, at)?, size16(bytes, at + 4)?, size16(bytes, at + 6)?);
            folders.push(Folder { start, blocks, packing });
            at += 8 + in_folder;
        }
        let mut files: BTreeMap<usize, Vec<File>> = BTreeMap::new();
        let mut at = size32(bytes, 16)?;
        for _ in 0..size16(bytes, 28)? {
            let name = bytes.get(at + 16..)?;
            let name = name.get(..memchr::memchr(0, name.get(..1024).unwrap_or(name))?)?;
            let file = File { name: text(name), at: size32(bytes, at + 4)?, length: size32(bytes, at)? };
            files.entry(size16(bytes, at + 8)?).or_default().push(file);
            at += 17 + name.len();
        }
        Some(Self { bytes, folders, reserved, files })
    }

    fn folder(
        &self,
        report: &mut FileReport,
        folder: &Folder,
        files: &[File],
        examination: &Examination<'_>,
        depth: u32,
    ) -> Result<(), Limit> {
        let end = files.iter().map(|file| file.at.saturating_add(file.length)).max().unwrap_or_default();
        let most = usize::try_from(examination.budget.limits().unpacked_bytes).unwrap_or(usize::MAX);
        let Some((content, packed)) = self.unpack(folder, end.min(most)) else {
            return closed(report, files, examination);
        };
        weigh(report, packed, len(&content));
        examination.budget.spend(len(&content))?;
        // What is unpacked is counted; only names for the same bytes again count once more.
        let mut counted = content.len();
        for file in files {
            examination.budget.part()?;
            let Some(rest) = content.get(file.at..).filter(|rest| !rest.is_empty() || file.length == 0) else {
                let why = if end > most { GapKind::Limit } else { GapKind::Unreadable };
                closed_member(report, &file.name, u64::try_from(file.length).unwrap_or(u64::MAX), why);
                continue;
            };
            let inside = rest.get(..file.length).unwrap_or(rest);
            match counted.checked_sub(inside.len()) {
                Some(left) => {
                    counted = left;
                    member(report, &file.name, inside, examination, depth);
                }
                None => stored_member(report, &file.name, inside, examination, depth)?,
            }
            if inside.len() < file.length {
                is_cut(report);
            }
        }
        if end > most { Err(Limit::Bytes) } else { Ok(()) }
    }

    /// As much of a folder as there is, at most `most` and a block, and how long it was. `None` where it is packed in a
    /// way that nobody here can read (Quantum).
    fn unpack(&self, folder: &Folder, most: usize) -> Option<(Vec<u8>, u64)> {
        let mut out = Vec::new();
        let mut packed = 0;
        let mut lzx = match folder.packing & 15 {
            0 | 1 => None,
            3 => Some(Lzx::new(u32::try_from(folder.packing >> 8 & 31).ok()?, Flavour::Stream)?),
            _ => return None,
        };
        let mut at = folder.start;
        for _ in 0..folder.blocks {
            let block = || {
                let (length, plain) = (size16(self.bytes, at + 4)?, size16(self.bytes, at + 6)?);
                Some((slice(self.bytes, at + 8 + self.reserved, length)?, plain))
            };
            let Some((data, plain)) = block().filter(|(_, plain)| *plain <= BLOCK) else { break };
            at += 8 + self.reserved + data.len();
            packed += len(data);
            let done = match &mut lzx {
                Some(lzx) => lzx.frame(&mut Bits::new(data), plain),
                None if folder.packing & 15 == 0 => {
                    out.extend(data);
                    Some(())
                }
                None => inflate_block(data, &mut out),
            };
            if done.is_none() || out.len().max(lzx.as_ref().map_or(0, Lzx::len)) > most {
                break;
            }
        }
        Some((lzx.map_or(out, Lzx::finish), packed))
    }
}
