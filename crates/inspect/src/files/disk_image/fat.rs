//! FAT12, FAT16, FAT32 (Microsoft's FAT specification 1.03) and exFAT (the exFAT file system specification).

use super::disk::{Disk, Run, Volume, path, push};
use crate::files::bytes::{le16, le32, le64, slice};
use crate::files::limit_reached;
use crate::limits::Limit;
use crate::report::FileReport;
use std::borrow::Cow;
use std::collections::HashSet;

const FOLDER: u8 = 0x10;
const LABEL: u8 = 0x08;
const LONG_NAME: u8 = 0x0F;
/// Bytes of one folder: the specification allows 65,536 entries.
const LONGEST_FOLDER: u64 = 2 << 20;

/// How wide an entry of the table is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Width {
    Twelve,
    Sixteen,
    ThirtyTwo,
}

/// Where everything is.
struct Layout<'a> {
    table: Cow<'a, [u8]>,
    width: Width,
    /// Bytes of a cluster, and where the first one (number 2) begins.
    cluster: u64,
    heap: u64,
    /// A root of its own, before the clusters.
    fixed_root: Option<Run>,
    root: u32,
    is_extended: bool,
}

/// A folder that is still to be looked at.
struct Folder {
    runs: Vec<Run>,
    length: u64,
    path: String,
}

/// A file or folder as its folder describes it.
struct Entry {
    name: String,
    is_folder: bool,
    first: u32,
    length: u64,
    /// In one piece: the table says nothing of it.
    is_contiguous: bool,
}

/// Examines the files; false where there is no such file system.
pub(super) fn examine(report: &mut FileReport, volume: &Volume<'_>) -> bool {
    let Some(layout) = layout(&volume.disk) else { return false };
    if let Err(limit) = walk(report, volume, &layout) {
        limit_reached(report, limit);
    }
    true
}

fn layout<'a>(disk: &Disk<'a>) -> Option<Layout<'a>> {
    let boot = disk.read(0, 512)?;
    let boot = boot.as_ref();
    if slice(boot, 3, 8)? == b"EXFAT   " {
        return extended(disk, boot);
    }
    let sector = u64::from(le16(boot, 11)?);
    let (per_cluster, copies) = (u64::from(*boot.get(13)?), u64::from(*boot.get(16)?));
    let known =
        matches!(sector, 512 | 1024 | 2048 | 4096) && per_cluster.is_power_of_two() && (1..=4).contains(&copies);
    if !known {
        return None;
    }
    let short = |at: usize| le16(boot, at).map(u64::from);
    let (reserved, roots, table16) = (short(14)?, short(17)?, short(22)?);
    let table_sectors = if table16 == 0 { u64::from(le32(boot, 36)?) } else { table16 };
    let total = if short(19)? == 0 { u64::from(le32(boot, 32)?) } else { short(19)? };
    let root_start = (reserved + copies * table_sectors) * sector;
    let heap = root_start + (roots * 32).next_multiple_of(sector);
    let clusters = total.checked_mul(sector)?.checked_sub(heap)? / (per_cluster * sector);
    let width = match clusters {
        _ if table16 == 0 => Width::ThirtyTwo,
        0..4085 => Width::Twelve,
        _ => Width::Sixteen,
    };
    Some(Layout {
        table: table(disk, reserved * sector, table_sectors * sector)?,
        width,
        cluster: per_cluster * sector,
        heap,
        fixed_root: (width != Width::ThirtyTwo).then_some(Run { at: Some(root_start), length: roots * 32 }),
        root: le32(boot, 44)?,
        is_extended: false,
    })
}

fn extended<'a>(disk: &Disk<'a>, boot: &[u8]) -> Option<Layout<'a>> {
    let (sector, per_cluster) = (u32::from(*boot.get(108)?), u32::from(*boot.get(109)?));
    let sector = 1_u64.checked_shl(sector).filter(|sector| (512..=4096).contains(sector))?;
    let cluster = sector.checked_shl(per_cluster).filter(|cluster| (512..=1 << 25).contains(cluster))?;
    let place = |at: usize| Some(u64::from(le32(boot, at)?) * sector);
    Some(Layout {
        table: table(disk, place(80)?, place(84)?)?,
        width: Width::ThirtyTwo,
        cluster,
        heap: place(88)?,
        fixed_root: None,
        root: le32(boot, 96)?,
        is_extended: true,
    })
}

/// The first of the tables, which for what is sent by mail is short.
fn table<'a>(disk: &Disk<'a>, at: u64, length: u64) -> Option<Cow<'a, [u8]>> {
    const LONGEST: u64 = 16 << 20;
    disk.read(at, usize::try_from(length.min(LONGEST)).ok()?)
}

impl Layout<'_> {
    fn next(&self, cluster: u32) -> Option<u32> {
        let number = usize::try_from(cluster).ok()?;
        let (next, last) = match self.width {
            Width::Twelve => {
                let pair = le16(&self.table, number.checked_mul(3)? / 2)?;
                (u32::from(if number.is_multiple_of(2) { pair & 0xFFF } else { pair >> 4 }), 0xFF7)
            }
            Width::Sixteen => (u32::from(le16(&self.table, number.checked_mul(2)?)?), 0xFFF7),
            Width::ThirtyTwo if self.is_extended => (le32(&self.table, number.checked_mul(4)?)?, 0xFFFF_FFF7),
            Width::ThirtyTwo => (le32(&self.table, number.checked_mul(4)?)? & 0x0FFF_FFFF, 0x0FFF_FFF7),
        };
        (2..last).contains(&next).then_some(next)
    }

    /// The stretches of a chain, no more than are needed: one that bites its tail ends too.
    fn runs(&self, first: u32, length: u64, is_contiguous: bool) -> Vec<Run> {
        let mut runs = Vec::new();
        let place = |cluster: u32| Some(self.heap + u64::from(cluster.checked_sub(2)?) * self.cluster);
        if is_contiguous {
            runs.extend(place(first).map(|at| Run { at: Some(at), length }));
            return runs;
        }
        let mut next = Some(first);
        let mut left = length.div_ceil(self.cluster);
        while let Some(at) = next.filter(|_| left > 0).and_then(place) {
            push(&mut runs, Some(at), self.cluster);
            next = next.and_then(|cluster| self.next(cluster));
            left -= 1;
        }
        runs
    }
}

fn walk(report: &mut FileReport, volume: &Volume<'_>, layout: &Layout<'_>) -> Result<(), Limit> {
    let root = match layout.fixed_root {
        Some(run) => Folder { runs: vec![run], length: run.length, path: String::new() },
        None => Folder {
            runs: layout.runs(layout.root, LONGEST_FOLDER, false),
            length: LONGEST_FOLDER,
            path: String::new(),
        },
    };
    let mut open = vec![root];
    let mut seen = HashSet::from([layout.root]);
    while let Some(folder) = open.pop() {
        let content = volume.folder(&folder.runs, folder.length)?;
        let entries = if layout.is_extended { extended_entries(&content) } else { entries(&content) };
        for entry in entries {
            let path = path(&folder.path, &entry.name);
            if !entry.is_folder {
                // No more clusters than a member may have bytes are worth following.
                let most = entry.length.min(volume.examination.budget.limits().member_bytes + layout.cluster);
                volume.file(report, &path, &layout.runs(entry.first, most, entry.is_contiguous), entry.length)?;
                continue;
            }
            volume.examination.budget.part()?;
            if seen.insert(entry.first) {
                let length = if layout.is_extended { entry.length.min(LONGEST_FOLDER) } else { LONGEST_FOLDER };
                open.push(Folder { runs: layout.runs(entry.first, length, entry.is_contiguous), length, path });
            }
        }
    }
    Ok(())
}

/// Entries of 32 bytes; a long name stands before the short one, its last part first.
fn entries(content: &[u8]) -> Vec<Entry> {
    let mut found = Vec::new();
    let mut long: Vec<Vec<u8>> = Vec::new();
    for raw in content.chunks_exact(32) {
        let (Some(&first), Some(&attributes)) = (raw.first(), raw.get(11)) else { break };
        if first == 0 {
            break;
        }
        if first == 0xE5 {
            long.clear();
            continue;
        }
        if attributes & 0x3F == LONG_NAME {
            let part = [1..11, 14..26, 28..32].into_iter().filter_map(|range| raw.get(range)).flatten().copied();
            long.push(part.collect());
            continue;
        }
        let name = if long.is_empty() {
            short_name(raw)
        } else {
            let units = long.drain(..).rev().flatten().collect::<Vec<u8>>();
            crate::files::bytes::wide(&units)
        };
        if attributes & LABEL != 0 || first == b'.' {
            continue;
        }
        let number = || Some(u32::from(le16(raw, 20)?) << 16 | u32::from(le16(raw, 26)?));
        let Some((cluster, length)) = number().zip(le32(raw, 28)) else { break };
        let is_folder = attributes & FOLDER != 0;
        found.push(Entry { name, is_folder, first: cluster, length: u64::from(length), is_contiguous: false });
    }
    found
}

fn short_name(raw: &[u8]) -> String {
    let part = |from: usize, length: usize| {
        String::from_utf8_lossy(slice(raw, from, length).unwrap_or_default()).trim_end().to_lowercase()
    };
    let (stem, extension) = (part(0, 8), part(8, 3));
    if extension.is_empty() { stem } else { format!("{stem}.{extension}") }
}

/// Of each file a set of entries: the file, its stream, its name in pieces of 15 characters.
fn extended_entries(content: &[u8]) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    let mut name: Vec<u8> = Vec::new();
    let mut open: Option<Entry> = None;
    let mut name_bytes = 0;
    let mut close = |open: &mut Option<Entry>, name: &mut Vec<u8>, name_bytes: usize| {
        if let Some(mut entry) = open.take() {
            entry.name = crate::files::bytes::wide(name.get(..name_bytes).unwrap_or(name));
            found.push(entry);
        }
        name.clear();
    };
    for raw in content.chunks_exact(32) {
        match raw.first() {
            None | Some(0) => break,
            Some(0x85) => {
                close(&mut open, &mut name, name_bytes);
                let is_folder = le16(raw, 4).is_some_and(|attributes| attributes & u16::from(FOLDER) != 0);
                open = Some(Entry { name: String::new(), is_folder, first: 0, length: 0, is_contiguous: false });
            }
            Some(0xC0) => {
                if let Some(entry) = &mut open {
                    entry.is_contiguous = raw.get(1).is_some_and(|flags| flags & 2 != 0);
                    entry.first = le32(raw, 20).unwrap_or_default();
                    entry.length = le64(raw, 24).unwrap_or_default();
                }
                name_bytes = raw.get(3).map_or(0, |&length| usize::from(length) * 2);
            }
            Some(0xC1) => name.extend(raw.get(2..).unwrap_or_default()),
            _ => close(&mut open, &mut name, name_bytes),
        }
    }
    close(&mut open, &mut name, name_bytes);
    found
}
