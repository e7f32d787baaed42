//! ISO 9660 (ECMA-119) with Joliet names.

use crate::files::archive::member;
use crate::files::{Examination, limit_reached};
use crate::limits::Limit;
use crate::report::FileReport;
use std::collections::HashSet;

const SECTOR: usize = 2048;

/// Examines the files of an image; false where there is no such file system.
pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) -> bool {
    let mut root: Option<(&[u8], bool)> = None;
    for number in 16..64 {
        let Some(descriptor) = bytes.get(number * SECTOR..(number + 1) * SECTOR) else { break };
        if descriptor.get(1..6) != Some(b"CD001") {
            break;
        }
        let joliet = descriptor.first() == Some(&2) && matches!(descriptor.get(88..91), Some(b"%/@" | b"%/C" | b"%/E"));
        let record = descriptor.get(156..190).unwrap_or_default();
        match descriptor.first() {
            Some(1) if root.is_none() => root = Some((record, false)),
            Some(2) if joliet => root = Some((record, true)),
            Some(255) => break,
            _ => {}
        }
    }
    let Some((root, joliet)) = root else { return false };
    let mut open = vec![(root.to_vec(), String::new())];
    let mut seen = HashSet::new();
    while let Some((record, folder)) = open.pop() {
        let Some((start, content)) = extent(bytes, &record) else { continue };
        if !seen.insert(start) {
            continue;
        }
        let mut at = 0;
        while let Some(&length) = content.get(at) {
            let length = usize::from(length);
            if length == 0 {
                // Records do not cross sectors; the rest of this one is empty.
                at = (at / SECTOR + 1) * SECTOR;
                continue;
            }
            let Some(record) = content.get(at..at + length).filter(|record| record.len() >= 34) else { break };
            at += length;
            let name = name(record, joliet);
            if name.is_empty() {
                continue;
            }
            if let Err(limit) = examination.budget.part() {
                limit_reached(report, limit);
                return true;
            }
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            if record.get(25).is_some_and(|flags| flags & 2 != 0) {
                open.push((record.to_vec(), path));
            } else if let Some((_, content)) = extent(bytes, record) {
                member(report, &path, content, examination, depth);
            } else {
                limit_reached(report, Limit::Bytes);
            }
        }
    }
    true
}

/// Where a file or folder begins, and its content.
fn extent<'a>(bytes: &'a [u8], record: &[u8]) -> Option<(usize, &'a [u8])> {
    let number = |at: usize| usize::try_from(u32::from_le_bytes(record.get(at..at + 4)?.try_into().ok()?)).ok();
    let start = number(2)?.checked_mul(SECTOR)?;
    let end = start.checked_add(number(10)?)?;
    Some((start, bytes.get(start..end)?))
}

/// The name without its version; empty for the folder itself and the one above.
fn name(record: &[u8], joliet: bool) -> String {
    let length = record.get(32).map_or(0, |&length| usize::from(length));
    let raw = record.get(33..33 + length).unwrap_or_default();
    if matches!(raw, [0 | 1]) {
        return String::new();
    }
    let name = if joliet {
        let units: Vec<u16> =
            raw.chunks_exact(2).filter_map(|two| two.try_into().ok()).map(u16::from_be_bytes).collect();
        String::from_utf16_lossy(&units)
    } else {
        String::from_utf8_lossy(raw).into_owned()
    };
    name.split(';').next().unwrap_or_default().to_owned()
}
