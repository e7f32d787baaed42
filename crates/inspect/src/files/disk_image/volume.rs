//! What is on a disk: one file system, or partitions with one each (MBR; GPT of the UEFI specification).

use super::disk::{Disk, Volume};
use super::{fat, hfs, iso, ntfs, udf};
use crate::files::bytes::{le32, le64, slice};
use crate::files::unreadable;
use crate::report::FileReport;
use std::collections::HashSet;

const SECTOR: u64 = 512;
/// Partitions that are looked at; a table has 128.
const MOST_PARTITIONS: usize = 128;
/// Partitions in an extended one, each with a table that leads to the next.
const MOST_LOGICAL: usize = 64;

/// Examines the files on a disk; false where nothing on it can be read.
pub(super) fn examine(report: &mut FileReport, volume: &Volume<'_>) -> bool {
    if file_systems(report, volume) {
        return true;
    }
    let (mut any, mut all) = (false, true);
    for disk in partitions(&volume.disk) {
        let part = Volume { disk, ..*volume };
        let read = file_systems(report, &part);
        (any, all) = (any | read, all & read);
    }
    if any && !all {
        unreadable(report);
    }
    any
}

/// Every file system that is there: one disk may be two at once, for different computers.
fn file_systems(report: &mut FileReport, volume: &Volume<'_>) -> bool {
    let readers = [iso::examine, udf::examine, fat::examine, ntfs::examine, hfs::examine];
    let mut read = false;
    // What both show is told once.
    let mut seen: HashSet<(String, String)> = HashSet::new();
    for examine in readers {
        let before = std::mem::take(&mut report.members);
        read |= examine(report, volume);
        let new = std::mem::replace(&mut report.members, before);
        report.members.extend(new.into_iter().filter(|one| seen.insert((one.sha256.clone(), one.name.clone()))));
    }
    read
}

fn partitions<'a>(disk: &Disk<'a>) -> Vec<Disk<'a>> {
    gpt(disk).unwrap_or_else(|| mbr(disk, 0, 0))
}

fn gpt<'a>(disk: &Disk<'a>) -> Option<Vec<Disk<'a>>> {
    let header = disk.read(SECTOR, 512)?;
    if !header.starts_with(b"EFI PART") {
        return None;
    }
    let (start, count, size) = (le64(&header, 72)?, le32(&header, 80)?, le32(&header, 84)?);
    let (count, size) = (usize::try_from(count).ok()?.min(MOST_PARTITIONS), usize::try_from(size).ok()?);
    if !(128..=1024).contains(&size) {
        return None;
    }
    let table = disk.read(start.checked_mul(SECTOR)?, count.checked_mul(size)?)?;
    let entries = table.chunks_exact(size).filter(|entry| entry.iter().take(16).any(|&byte| byte != 0));
    let part = |entry: &[u8]| {
        let (first, last) = (le64(entry, 32)?, le64(entry, 40)?);
        Some(disk.part(first.checked_mul(SECTOR)?, last.checked_sub(first)?.checked_add(1)?.checked_mul(SECTOR)?))
    };
    Some(entries.filter_map(part).collect())
}

/// The four entries of a table at `at`. An extended partition holds a table whose entries count from it, or, where they
/// lead to the next table, from the first extended one.
fn mbr<'a>(disk: &Disk<'a>, at: u64, extended: u64) -> Vec<Disk<'a>> {
    let mut found = Vec::new();
    let mut next = Some((at, extended));
    for _ in 0..MOST_LOGICAL {
        let Some((at, extended)) = next.take() else { break };
        let Some(table) = disk.read(at, 512).filter(|table| slice(table, 510, 2) == Some(b"\x55\xAA")) else { break };
        for entry in table.get(446..510).unwrap_or_default().chunks_exact(16) {
            let (Some(&kind), Some(first), Some(count)) = (entry.get(4), le32(entry, 8), le32(entry, 12)) else {
                break;
            };
            let (first, length) = (u64::from(first) * SECTOR, u64::from(count) * SECTOR);
            match kind {
                0 => {}
                0x05 | 0x0F | 0x85 => {
                    let start = if extended == 0 { first } else { extended };
                    next = Some((if extended == 0 { first } else { extended.saturating_add(first) }, start));
                }
                _ => found.push(disk.part(at.saturating_add(first), length)),
            }
        }
    }
    found.retain(|part| part.length() > 0);
    found
}
