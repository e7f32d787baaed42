//! ISO 9660 (ECMA-119) with Joliet names, or those of Rock Ridge (IEEE P1282) where there are none.

use super::disk::{Disk, Run, Volume, path};
use crate::files::bytes::{len, size32, slice};
use crate::files::names::extension;
use crate::files::{limit_reached, unreadable};
use crate::limits::Limit;
use crate::report::FileReport;
use std::collections::HashSet;

const SECTOR: usize = 2048;
/// Areas that names are continued in.
const MOST_AREAS: u32 = 8;
/// Stretches of one file.
const MOST_EXTENTS: usize = 1_000;

/// Examines the files of an image; false where there is no such file system.
pub(super) fn examine(report: &mut FileReport, volume: &Volume<'_>) -> bool {
    let roots = roots(&volume.disk);
    let mut seen = HashSet::new();
    for (root, joliet) in &roots {
        if let Err(limit) = walk(report, volume, root, *joliet, &mut seen) {
            limit_reached(report, limit);
            break;
        }
    }
    !roots.is_empty()
}

/// The records of the topmost folders. Long names come first; but a file may stand in one of the trees alone.
fn roots(disk: &Disk<'_>) -> Vec<(Vec<u8>, bool)> {
    let mut roots: Vec<(Vec<u8>, bool)> = Vec::new();
    for number in 16..64 {
        let Some(descriptor) = disk.read(number * 2048, SECTOR) else { break };
        if descriptor.get(1..6) != Some(b"CD001") {
            break;
        }
        let joliet = descriptor.first() == Some(&2) && matches!(descriptor.get(88..91), Some(b"%/@" | b"%/C" | b"%/E"));
        let record = descriptor.get(156..190).unwrap_or_default();
        match descriptor.first() {
            Some(1 | 2) => roots.push((record.to_vec(), joliet)),
            Some(255) => break,
            _ => {}
        }
    }
    roots.sort_by_key(|(_, joliet)| !joliet);
    roots
}

fn walk(
    report: &mut FileReport,
    volume: &Volume<'_>,
    root: &[u8],
    joliet: bool,
    seen: &mut HashSet<(Run, Option<String>)>,
) -> Result<(), Limit> {
    let Some(root) = extent(root) else { return Ok(()) };
    let mut open = vec![(root, String::new())];
    while let Some((run, folder)) = open.pop() {
        if !seen.insert((run, None)) {
            continue;
        }
        let content = volume.folder(&[run], run.length)?;
        if len(&content) < run.length {
            unreadable(report);
        }
        // A file may have several stretches, each with a record of its own; all but the last say so.
        let mut before: Vec<Run> = Vec::new();
        for record in records(&content) {
            let name = name(&volume.disk, record, joliet);
            let Some(run) = extent(record).filter(|_| !name.is_empty()) else { continue };
            let path = path(&folder, &name);
            let flags = record.get(25).copied().unwrap_or_default();
            if flags & 2 != 0 {
                volume.examination.budget.part()?;
                open.push((run, path));
                continue;
            }
            before.push(run);
            if flags & 0x80 == 0 || before.len() >= MOST_EXTENTS {
                let length = before.iter().fold(0, |sum: u64, run| sum.saturating_add(run.length));
                // What two trees show is told once, unless its name makes something else of it.
                let first = before.first().map(|run| (*run, extension(&name).or(Some(String::new()))));
                if length == 0 || first.is_some_and(|first| seen.insert(first)) {
                    volume.file(report, &path, &before, length)?;
                }
                before.clear();
            }
        }
    }
    Ok(())
}

fn records(content: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let length = usize::from(*content.get(at)?);
            if length == 0 {
                // Records do not cross sectors; the rest of this one is empty.
                at = (at / SECTOR + 1) * SECTOR;
                continue;
            }
            let record = slice(content, at, length).filter(|record| record.len() >= 34)?;
            at += length;
            return Some(record);
        }
    })
}

/// Where a file or folder lies, behind its extended attributes.
fn extent(record: &[u8]) -> Option<Run> {
    let start = size32(record, 2)?.checked_add(usize::from(*record.get(1)?))?.checked_mul(SECTOR)?;
    Some(Run { at: u64::try_from(start).ok(), length: u64::try_from(size32(record, 10)?).ok()? })
}

/// The name without its version; empty for the folder itself and the one above.
fn name(disk: &Disk<'_>, record: &[u8], joliet: bool) -> String {
    let length = record.get(32).map_or(0, |&length| usize::from(length));
    let raw = slice(record, 33, length).unwrap_or_default();
    if matches!(raw, [0 | 1]) {
        return String::new();
    }
    if joliet {
        let units: Vec<u16> =
            raw.chunks_exact(2).filter_map(|two| two.try_into().ok()).map(u16::from_be_bytes).collect();
        return without_version(&String::from_utf16_lossy(&units));
    }
    // What programs add to a record stands behind the name, at an even place.
    let extra = record.get((33 + length).next_multiple_of(2)..).unwrap_or_default();
    let long = rock_ridge(disk, extra);
    if long.is_empty() { without_version(&String::from_utf8_lossy(raw)) } else { long }
}

fn without_version(name: &str) -> String {
    name.split(';').next().unwrap_or_default().to_owned()
}

/// The pieces of a long name, which may go on elsewhere.
fn rock_ridge(disk: &Disk<'_>, extra: &[u8]) -> String {
    let mut name = Vec::new();
    let mut area = extra.to_vec();
    for _ in 0..MOST_AREAS {
        let mut next = None;
        let mut at = 0;
        while let Some(entry) = area.get(at + 2).and_then(|&length| slice(&area, at, usize::from(length))) {
            if entry.len() < 4 {
                break;
            }
            at += entry.len();
            match entry.get(..2) {
                Some(b"NM") => name.extend(entry.get(5..).unwrap_or_default()),
                Some(b"CE") => next = size32(entry, 4).zip(size32(entry, 12)).zip(size32(entry, 20)),
                Some(b"ST") => break,
                _ => {}
            }
        }
        let Some(((block, offset), length)) = next else { break };
        let place = block.checked_mul(SECTOR).and_then(|at| at.checked_add(offset));
        let found = place.and_then(|at| disk.read(u64::try_from(at).ok()?, length.min(SECTOR)));
        let Some(found) = found else { break };
        area = found.into_owned();
    }
    String::from_utf8_lossy(&name).into_owned()
}
