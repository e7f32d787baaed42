//! NTFS, by its table of files and not by its folders (layout as documented by the Linux-NTFS project). Every file's name,
//! content and further streams are read; folders above it are left out of its name.

use super::disk::{Run, Volume};
use crate::files::archive::{closed_member, stored_member};
use crate::files::bytes::{le16, le32, le64, size16, size32, slice, wide};
use crate::files::{limit_reached, unreadable};
use crate::limits::Limit;
use crate::report::{FileReport, GapKind};
use std::borrow::Cow;

const ATTRIBUTES: u32 = 0x20;
const NAME: u32 = 0x30;
const DATA: u32 = 0x80;
const END: u32 = 0xFFFF_FFFF;
/// The first entries of the table are the file system's own.
const FIRST_FILE: u64 = 24;
/// Names for DOS stand beside the real ones.
const DOS: u8 = 2;

/// An attribute of a file.
struct Attribute<'a> {
    kind: u32,
    name: String,
    /// Compressed or encrypted.
    is_closed: bool,
    /// The content where it stands in the entry itself.
    resident: Option<&'a [u8]>,
    runs: Vec<Run>,
    length: u64,
}

/// Examines the files; false where there is no such file system.
pub(super) fn examine(report: &mut FileReport, volume: &Volume<'_>) -> bool {
    let Some((cluster, entry, first)) = geometry(volume) else { return false };
    let table = volume.disk.read(first, entry).and_then(|raw| {
        let raw = fixed(raw)?;
        attributes(&raw, cluster).into_iter().find(|one| one.kind == DATA && one.name.is_empty()).map(|it| it.runs)
    });
    let Some(table) = table.filter(|runs| !runs.is_empty()) else { return false };
    let mut number = 0_u64;
    for run in table {
        let Some(start) = run.at else { break };
        let entries = run.length / u64::try_from(entry).unwrap_or(u64::MAX);
        for index in 0..entries {
            number += 1;
            let at = start.saturating_add(index.saturating_mul(u64::try_from(entry).unwrap_or_default()));
            let Some(raw) = volume.disk.read(at, entry) else {
                unreadable(report);
                return true;
            };
            let read = volume.examination.budget.wait_no_longer().and_then(|()| match fixed(raw) {
                Some(raw) if number > FIRST_FILE => file(report, volume, &raw, cluster),
                _ => Ok(()),
            });
            if let Err(limit) = read {
                limit_reached(report, limit);
                return true;
            }
        }
    }
    true
}

/// Bytes of a cluster and of an entry of the table, and where the table begins.
fn geometry(volume: &Volume<'_>) -> Option<(u64, usize, u64)> {
    let boot = volume.disk.read(0, 512)?;
    if slice(&boot, 3, 8)? != b"NTFS    " {
        return None;
    }
    let sector = u64::from(le16(&boot, 11)?);
    let power = |byte: u8, unit: u64| match byte {
        // Above 128, a negative power of two of bytes.
        129..=255 => 1_u64.checked_shl(u32::from(byte.wrapping_neg())),
        0..=128 => u64::from(byte).checked_mul(unit),
    };
    let cluster = match *boot.get(13)? {
        byte @ 129..=255 => sector.checked_shl(u32::from(byte.wrapping_neg()))?,
        byte => u64::from(byte).checked_mul(sector)?,
    };
    let entry = usize::try_from(power(*boot.get(64)?, cluster)?).ok()?;
    let usable = (512..=4096).contains(&sector) && (512..=2 << 20).contains(&cluster) && (512..=8192).contains(&entry);
    usable.then_some(())?;
    Some((cluster, entry, le64(&boot, 48)?.checked_mul(cluster)?))
}

/// An entry with the last two bytes of each sector put back, which are kept aside to see torn writes.
fn fixed(raw: Cow<'_, [u8]>) -> Option<Vec<u8>> {
    if !raw.starts_with(b"FILE") {
        return None;
    }
    let (at, count) = (size16(&raw, 4)?, size16(&raw, 6)?);
    let mut entry = raw.into_owned();
    for index in 1..count.min(64) {
        let kept: [u8; 2] = slice(&entry, at + index * 2, 2)?.try_into().ok()?;
        entry.get_mut(index * 512 - 2..index * 512)?.copy_from_slice(&kept);
    }
    Some(entry)
}

fn file(report: &mut FileReport, volume: &Volume<'_>, entry: &[u8], cluster: u64) -> Result<(), Limit> {
    const IN_USE: u16 = 1;
    const FOLDER: u16 = 2;
    // What belongs to another entry is told there.
    let is_file =
        le16(entry, 22).is_some_and(|flags| flags & (IN_USE | FOLDER) == IN_USE) && le64(entry, 32) == Some(0);
    if !is_file {
        return Ok(());
    }
    let attributes = attributes(entry, cluster);
    let names = attributes.iter().filter(|one| one.kind == NAME).filter_map(|one| {
        let content = one.resident?;
        let name = wide(slice(content, 66, usize::from(*content.get(64)?) * 2)?);
        Some((*content.get(65)? == DOS, name))
    });
    let Some((_, name)) = names.min_by_key(|(is_dos, _)| *is_dos) else { return Ok(()) };
    let is_scattered = attributes.iter().any(|one| one.kind == ATTRIBUTES);
    let mut any = false;
    for data in attributes.iter().filter(|one| one.kind == DATA) {
        any = true;
        let name = if data.name.is_empty() { name.clone() } else { format!("{name}:{}", data.name) };
        if data.is_closed {
            volume.examination.budget.part()?;
            closed_member(report, &name, data.length, GapKind::Unreadable);
        } else if let Some(content) = data.resident {
            volume.examination.budget.part()?;
            stored_member(report, &name, content, volume.examination, volume.depth)?;
        } else {
            volume.file(report, &name, &data.runs, data.length)?;
        }
    }
    if is_scattered && !any {
        volume.examination.budget.part()?;
        closed_member(report, &name, 0, GapKind::Unreadable);
    }
    Ok(())
}

fn attributes(entry: &[u8], cluster: u64) -> Vec<Attribute<'_>> {
    let mut found = Vec::new();
    let mut at = size16(entry, 20).unwrap_or(usize::MAX);
    while let Some(kind) = le32(entry, at).filter(|&kind| kind != END) {
        let Some(raw) = size32(entry, at + 4).filter(|&length| length >= 24).and_then(|it| slice(entry, at, it)) else {
            break;
        };
        at += raw.len();
        let Some(attribute) = attribute(kind, raw, cluster) else { continue };
        found.push(attribute);
    }
    found
}

fn attribute(kind: u32, raw: &[u8], cluster: u64) -> Option<Attribute<'_>> {
    let name = wide(slice(raw, size16(raw, 10)?, usize::from(*raw.get(9)?) * 2)?);
    let is_closed = le16(raw, 12)? & 0x40FF != 0;
    if raw.get(8) == Some(&0) {
        let content = slice(raw, size16(raw, 20)?, size32(raw, 16)?)?;
        let length = crate::files::bytes::len(content);
        return Some(Attribute { kind, name, is_closed, resident: Some(content), runs: Vec::new(), length });
    }
    let runs = runs(raw.get(size16(raw, 32)?..)?, cluster);
    Some(Attribute { kind, name, is_closed, resident: None, runs, length: le64(raw, 48)? })
}

/// Lengths and distances from the stretch before, each with as many bytes as it needs.
fn runs(mut list: &[u8], cluster: u64) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut place = 0_i64;
    while let Some((&sizes, rest)) = list.split_first().filter(|(sizes, _)| **sizes != 0) {
        let (length_size, place_size) = (usize::from(sizes & 15), usize::from(sizes >> 4));
        let number = |at: usize, size: usize| {
            let raw = slice(rest, at, size).filter(|_| size <= 8)?;
            let sign = if at > 0 && raw.last().is_some_and(|last| last & 0x80 != 0) { 0xFF } else { 0 };
            let mut eight = [sign; 8];
            eight.get_mut(..size)?.copy_from_slice(raw);
            Some(i64::from_le_bytes(eight))
        };
        let Some((length, step)) = number(0, length_size).zip(number(length_size, place_size)) else { break };
        list = rest.get(length_size + place_size..).unwrap_or_default();
        let Some(length) = u64::try_from(length).ok().and_then(|length| length.checked_mul(cluster)) else { break };
        place = place.saturating_add(step);
        let at = u64::try_from(place).ok().and_then(|place| place.checked_mul(cluster));
        // Without a place nothing was ever written there.
        runs.push(Run { at: if place_size == 0 { None } else { at }, length });
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_lie_before_and_behind_each_other() {
        let list = [0x21, 4, 0x10, 0x00, 0x11, 2, 0xFC, 0x01, 3, 0];
        let expected = [(Some(0x10), 4), (Some(0x0C), 2), (None, 3)];
        let found = runs(&list, 1).into_iter().map(|run| (run.at, run.length)).collect::<Vec<_>>();
        assert_eq!(found, expected);
        assert!(runs(&[0x99, 1, 2], 512).is_empty());
    }
}
