//! HFS Plus, by the leaves of its catalogue (Apple's Technical Note TN1150): what disk images for Macintosh computers
//! hold. Folders above a file are left out of its name. Files that the system keeps compressed are only told.

use super::disk::{Run, Volume, push};
use crate::files::archive::closed_member;
use crate::files::bytes::{be16, be32, be64, slice};
use crate::files::limit_reached;
use crate::limits::Limit;
use crate::report::{FileReport, GapKind};
use std::collections::HashSet;

const VOLUME: u64 = 1024;
const LEAF: u8 = 0xFF;
const FILE: u16 = 2;
/// Of the flags of a file: its content is in an attribute, packed.
const COMPRESSED: u8 = 0x20;

/// Examines the files; false where there is no such file system.
pub(super) fn examine(report: &mut FileReport, volume: &Volume<'_>) -> bool {
    let Some((block, catalogue)) = catalogue(volume) else { return false };
    if let Err(limit) = leaves(report, volume, block, &catalogue) {
        limit_reached(report, limit);
    }
    true
}

/// Bytes of a block, and where the catalogue lies.
fn catalogue(volume: &Volume<'_>) -> Option<(u64, Vec<Run>)> {
    let header = volume.disk.read(VOLUME, 512)?;
    if !header.starts_with(b"H+") && !header.starts_with(b"HX") {
        return None;
    }
    let block = u64::from(be32(&header, 40)?);
    if !(512..=1 << 20).contains(&block) {
        return None;
    }
    let (runs, _) = fork(slice(&header, 272, 80)?, block)?;
    (!runs.is_empty()).then_some((block, runs))
}

/// The stretches of a fork, the first eight of which stand beside it, and its length.
fn fork(raw: &[u8], block: u64) -> Option<(Vec<Run>, u64)> {
    let mut runs = Vec::new();
    for extent in slice(raw, 16, 64)?.chunks_exact(8) {
        let (start, count) = (u64::from(be32(extent, 0)?), u64::from(be32(extent, 4)?));
        if count > 0 {
            push(&mut runs, Some(start * block), count * block);
        }
    }
    Some((runs, be64(raw, 0)?))
}

fn leaves(report: &mut FileReport, volume: &Volume<'_>, block: u64, catalogue: &[Run]) -> Result<(), Limit> {
    let length = catalogue.iter().fold(0_u64, |sum, run| sum.saturating_add(run.length));
    let tree = volume.folder(catalogue, length)?;
    let (Some(size), Some(mut number)) = (be16(&tree, 32).map(usize::from), be32(&tree, 24)) else { return Ok(()) };
    if !(512..=32 << 10).contains(&size) {
        return Ok(());
    }
    let mut seen = HashSet::new();
    // Leaves lead to each other; one that leads back ends it.
    while number != 0 && seen.insert(number) {
        let at = usize::try_from(number).ok().and_then(|number| number.checked_mul(size));
        let Some(node) = at.and_then(|at| slice(&tree, at, size)) else { break };
        if node.get(8) != Some(&LEAF) {
            break;
        }
        for index in 0..be16(node, 10).map_or(0, usize::from) {
            // Where records begin stands at the end, backwards.
            let record = || node.get(usize::from(be16(node, size.checked_sub(2 * (index + 1))?)?)..);
            let Some((name, raw)) = record().and_then(file) else { continue };
            let Some((runs, length)) = slice(raw, 88, 80).and_then(|raw| fork(raw, block)) else { continue };
            if raw.get(41).is_some_and(|flags| flags & COMPRESSED != 0) {
                volume.examination.budget.part()?;
                closed_member(report, &name, length, GapKind::Unreadable);
                continue;
            }
            volume.file(report, &name, &runs, length)?;
        }
        number = be32(node, 0).unwrap_or_default();
    }
    Ok(())
}

/// The name of a file and its record.
fn file(record: &[u8]) -> Option<(String, &[u8])> {
    let (key, count) = (usize::from(be16(record, 0)?), usize::from(be16(record, 6)?));
    let units: Vec<u16> = slice(record, 8, count * 2)?.chunks_exact(2).filter_map(|two| be16(two, 0)).collect();
    let raw = record.get(key + 2..)?;
    (be16(raw, 0)? == FILE).then(|| (String::from_utf16_lossy(&units), raw))
}
