//! Virtual hard disks of Microsoft: VHD (the specification of 2006; fixed and growing) and VHDX (MS-VHDX). Windows makes
//! a drive of one with a double click.

use super::disk::{Blocks, Disk};
use crate::files::bytes::{be32, be64, le16, le32, le64, slice};

const SECTOR: u64 = 512;
const NOWHERE: u32 = u32::MAX;

/// The disk in a VHD. A difference to another disk is nothing without that disk.
pub(super) fn open(bytes: &[u8]) -> Option<Disk<'_>> {
    const FIXED: u32 = 2;
    const GROWING: u32 = 3;
    let ends = [512, 511].into_iter().filter_map(|length| bytes.len().checked_sub(length));
    let places = ends.chain([0]);
    let (at, footer) =
        places.filter_map(|at| Some((at, bytes.get(at..)?))).find(|(_, rest)| rest.starts_with(b"conectix"))?;
    let length = be64(footer, 48)?;
    match be32(footer, 60)? {
        FIXED => Some(Disk::flat(bytes.get(..at).filter(|rest| !rest.is_empty())?)),
        GROWING => {
            let header = bytes.get(usize::try_from(be64(footer, 16)?).ok()?..)?;
            if !header.starts_with(b"cxsparse") {
                return None;
            }
            let (table, count) = (usize::try_from(be64(header, 16)?).ok()?, usize::try_from(be32(header, 28)?).ok()?);
            let size = u64::from(be32(header, 32)?);
            if size < SECTOR {
                return None;
            }
            // Before each block, a bit for each of its sectors.
            let bits = usize::try_from((size / SECTOR).div_ceil(8).next_multiple_of(SECTOR)).ok()?;
            let table = bytes.get(table..)?;
            let entries = table.chunks_exact(4).take(count).filter_map(|entry| be32(entry, 0));
            let place = |sector: u32| usize::try_from(u64::from(sector) * SECTOR).ok()?.checked_add(bits);
            let places = entries.map(|sector| if sector == NOWHERE { None } else { place(sector) }).collect();
            Some(Disk::mapped(bytes, Blocks { size, places }, length))
        }
        _ => None,
    }
}

/// Identifiers of regions and of what is said of the disk, as they lie in the file.
const TABLE: &[u8] = b"\x66\x77\xC2\x2D\x23\xF6\x00\x42\x9D\x64\x11\x5E\x9B\xFD\x4A\x08";
const METADATA: &[u8] = b"\x06\xA2\x7C\x8B\x90\x47\x9A\x4B\xB8\xFE\x57\x5F\x05\x0F\x88\x6E";
const PARAMETERS: &[u8] = b"\x37\x67\xA1\xCA\x36\xFA\x43\x4D\xB3\xB6\x33\xF0\xAA\x44\xE7\x6B";
const SIZE: &[u8] = b"\x24\x42\xA5\x2F\x1B\xCD\x76\x48\xB2\x11\x5D\xBE\xD8\x3B\xF4\xB8";
const SECTOR_SIZE: &[u8] = b"\x1D\xBF\x41\x81\x6F\xA9\x09\x47\xBA\x47\xF2\x33\xA8\xFA\xAB\x5F";

/// The disk in a VHDX. Changes that only its log holds are not played back.
pub(super) fn open_x(bytes: &[u8]) -> Option<Disk<'_>> {
    let regions = [192 << 10, 256 << 10].into_iter().filter_map(|at| bytes.get(at..));
    let regions = regions.filter(|rest| rest.starts_with(b"regi")).find_map(|table| {
        let entry = |wanted: &[u8]| entry(table, 16, le32(table, 8)?.into(), wanted);
        let region = |entry: &[u8]| bytes.get(usize::try_from(le64(entry, 16)?).ok()?..);
        Some((region(entry(TABLE)?)?, region(entry(METADATA)?)?))
    });
    let (table, metadata) = regions?;
    let item = |wanted: &[u8]| {
        let entry = entry(metadata, 32, le16(metadata, 10)?.into(), wanted)?;
        metadata.get(usize::try_from(le32(entry, 16)?).ok()?..)
    };
    let (parameters, length) = (item(PARAMETERS)?, le64(item(SIZE)?, 0)?);
    let (size, sector) = (u64::from(le32(parameters, 0)?), u64::from(le32(item(SECTOR_SIZE)?, 0)?));
    let has_parent = le32(parameters, 4)? & 2 != 0;
    if has_parent || !size.is_power_of_two() || !(1 << 20..=1 << 28).contains(&size) || !matches!(sector, 512 | 4096) {
        return None;
    }
    // After so many blocks, one entry that says which sectors are there.
    let group = usize::try_from((sector << 23) / size).ok()?.max(1);
    let count = usize::try_from(length.div_ceil(size)).ok()?;
    let entries = table.chunks_exact(8).enumerate().filter(|(index, _)| index % (group + 1) != group).map(|(_, it)| it);
    let place = |entry: &[u8]| {
        let entry = le64(entry, 0)?;
        matches!(entry & 7, 6 | 7).then(|| usize::try_from(entry >> 20 << 20).ok())?
    };
    let places = entries.take(count).map(place).collect();
    Some(Disk::mapped(bytes, Blocks { size, places }, length))
}

/// An entry of 32 bytes by the identifier that it begins with.
fn entry<'a>(table: &'a [u8], from: usize, count: u64, wanted: &[u8]) -> Option<&'a [u8]> {
    let count = usize::try_from(count.min(2048)).ok()?;
    (0..count).filter_map(|index| slice(table, from + index * 32, 32)).find(|entry| entry.starts_with(wanted))
}
