//! Images of Windows installations (WIM; Microsoft's white paper of 2007). Files lie under the SHA-1 of their content;
//! the tree of an image says which names that content has. Packed ones are unpacked where they are packed with XPRESS
//! (MS-XCA 2.2) or LZX; LZMS is not read.

mod xpress;

use crate::files::archive::lzx::{Bits, FRAME, Flavour, Lzx};
use crate::files::archive::{closed_member, stored_member};
use crate::files::bytes::{le16, le32, le64, len, size16, slice, wide};
use crate::files::{Examination, limit_reached, unreadable};
use crate::limits::Limit;
use crate::report::{FileReport, GapKind};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

const PACKED: u32 = 2;
const XPRESS: u32 = 0x2_0000;
const LZX: u32 = 0x4_0000;
const LZMS: u32 = 0x8_0000;
/// Of a resource: it describes an image; it is packed.
const METADATA: u8 = 2;
const IS_PACKED: u8 = 4;
/// Bytes of a tree of names.
const LONGEST_TREE: u64 = 8 << 20;

/// Something in the file: where, how long, how long unpacked.
#[derive(Clone, Copy)]
struct Resource {
    packed: u64,
    flags: u8,
    at: u64,
    length: u64,
}

struct Wim<'a> {
    bytes: &'a [u8],
    flags: u32,
    chunk: u64,
}

/// Examines the files; false where nothing can be read.
pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) -> bool {
    let Some(wim) = Wim::open(bytes) else { return false };
    let Some(entries) = wim.entries() else { return false };
    if let Err(limit) = wim.files(report, &entries, examination, depth) {
        limit_reached(report, limit);
    }
    true
}

fn resource(bytes: &[u8], at: usize) -> Option<Resource> {
    let first = le64(bytes, at)?;
    let [.., flags] = first.to_le_bytes();
    Some(Resource {
        packed: first & 0x00FF_FFFF_FFFF_FFFF,
        flags,
        at: le64(bytes, at + 8)?,
        length: le64(bytes, at + 16)?,
    })
}

impl<'a> Wim<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let chunk = u64::from(le32(bytes, 20)?);
        Some(Self { bytes, flags: le32(bytes, 16)?, chunk: if chunk == 0 { 32 << 10 } else { chunk } })
    }

    /// Everything in the file, with its SHA-1.
    fn entries(&self) -> Option<Vec<(Resource, &'a [u8])>> {
        let table = resource(self.bytes, 48)?;
        let table = slice(self.bytes, usize::try_from(table.at).ok()?, usize::try_from(table.packed).ok()?)
            .filter(|_| table.flags & IS_PACKED == 0)?;
        let entries = table.chunks_exact(50).filter_map(|raw| Some((resource(raw, 0)?, slice(raw, 30, 20)?)));
        Some(entries.collect())
    }

    fn files(
        &self,
        report: &mut FileReport,
        entries: &[(Resource, &[u8])],
        examination: &Examination<'_>,
        depth: u32,
    ) -> Result<(), Limit> {
        let mut names: HashMap<Vec<u8>, String> = HashMap::new();
        for (tree, _) in entries.iter().filter(|(resource, _)| resource.flags & METADATA != 0) {
            examination.budget.part()?;
            match self.read(*tree, LONGEST_TREE) {
                Some(tree) => {
                    examination.budget.spend(len(&tree))?;
                    read_names(&tree, examination, &mut names)?;
                }
                None => unreadable(report),
            }
        }
        for (file, hash) in entries.iter().filter(|(resource, _)| resource.flags & METADATA == 0) {
            examination.budget.part()?;
            let name = names.get(*hash).map_or("", String::as_str);
            let most = examination.budget.member_bytes();
            if file.length > most {
                limit_reached(report, Limit::Bytes);
            }
            match self.read(*file, most) {
                Some(content) => stored_member(report, name, &content, examination, depth)?,
                None => closed_member(report, name, file.length, GapKind::Unreadable),
            }
        }
        Ok(())
    }

    /// The content of a resource, as much as is asked for.
    fn read(&self, resource: Resource, most: u64) -> Option<Cow<'a, [u8]>> {
        let length = usize::try_from(resource.length.min(most)).ok()?;
        let raw = slice(self.bytes, usize::try_from(resource.at).ok()?, usize::try_from(resource.packed).ok()?)?;
        if resource.flags & IS_PACKED == 0 || self.flags & PACKED == 0 {
            return raw.get(..length.min(raw.len())).map(Cow::Borrowed);
        }
        let unpack = match self.flags & (XPRESS | LZX | LZMS) {
            XPRESS => xpress::read,
            LZX => unpack_lzx,
            _ => return None,
        };
        // Where each chunk but the first begins, then the chunks.
        let chunk = usize::try_from(self.chunk).ok().filter(|chunk| (1 << 12..=1 << 26).contains(chunk))?;
        let count = usize::try_from(resource.length.div_ceil(self.chunk)).ok()?;
        let width = if resource.length > u64::from(u32::MAX) { 8 } else { 4 };
        let data = raw.get(count.checked_sub(1)?.checked_mul(width)?..)?;
        let place = |index: usize| match index.checked_sub(1) {
            None => Some(0),
            Some(index) if index + 1 >= count => Some(data.len()),
            Some(index) if width == 4 => usize::try_from(le32(raw, index * 4)?).ok(),
            Some(index) => usize::try_from(le64(raw, index * 8)?).ok(),
        };
        let mut out = Vec::new();
        for index in 0..count {
            if out.len() >= length {
                break;
            }
            let rest = usize::try_from(resource.length).ok()?.checked_sub(index.checked_mul(chunk)?)?;
            let piece = data.get(place(index)?..place(index + 1)?)?;
            // What did not become smaller is kept as it was.
            if piece.len() == rest.min(chunk) {
                out.extend(piece);
            } else {
                out.extend(unpack(piece, rest.min(chunk))?);
            }
        }
        out.truncate(length);
        Some(Cow::Owned(out))
    }
}

/// A chunk of at most the usual length.
fn unpack_lzx(piece: &[u8], length: usize) -> Option<Vec<u8>> {
    let window = length.max(FRAME).next_power_of_two().ilog2();
    let mut lzx = Lzx::new(window, Flavour::Chunk)?;
    lzx.frame(&mut Bits::new(piece), length)?;
    Some(lzx.finish())
}

/// The names in a tree, by the SHA-1 of what has them. Further streams of a file stand behind it.
fn read_names(tree: &[u8], examination: &Examination<'_>, names: &mut HashMap<Vec<u8>, String>) -> Result<(), Limit> {
    // First who may do what.
    let start = le32(tree, 0).and_then(|length| usize::try_from(length).ok()).map_or(8, |length| length.max(8));
    let mut open = vec![start.next_multiple_of(8)];
    let mut seen = HashSet::new();
    while let Some(mut at) = open.pop() {
        while let Some(length) = le64(tree, at).and_then(|it| usize::try_from(it).ok()).filter(|&length| length >= 102)
        {
            examination.budget.wait_no_longer()?;
            let mut next = at.saturating_add(length.next_multiple_of(8));
            let read = || {
                let folder = usize::try_from(le64(tree, at + 16)?).ok()?;
                let name = wide(slice(tree, at + 102, size16(tree, at + 100)?)?);
                Some((folder, name, slice(tree, at + 64, 20)?.to_vec(), le16(tree, at + 96)?))
            };
            let Some((folder, name, hash, streams)) = read() else { break };
            // A folder that leads back to one above is not followed again.
            if folder != 0 && seen.insert(folder) {
                open.push(folder);
            }
            // The unnamed stream may stand among the further ones.
            for _ in 0..streams {
                let Some(size) = le64(tree, next).and_then(|it| usize::try_from(it).ok()).filter(|&it| it >= 38) else {
                    break;
                };
                if let Some(hash) = slice(tree, next + 16, 20) {
                    names.entry(hash.to_vec()).or_insert_with(|| name.clone());
                }
                next = next.saturating_add(size.next_multiple_of(8));
            }
            names.entry(hash).or_insert(name);
            at = next;
        }
    }
    Ok(())
}
