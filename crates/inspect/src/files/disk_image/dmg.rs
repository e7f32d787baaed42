//! Disk images of Apple: a trailer leads to a list in XML, which describes the stretches of each partition, packed in
//! several ways (layout as documented by the dmg2img and libdmg projects). HFS Plus on them is read, APFS is not.

use super::disk::{Disk, Volume};
use super::volume;
use crate::files::bytes::{be32, be64, len, slice};
use crate::files::{Examination, encoded, limit_reached};
use crate::limits::Limit;
use crate::report::FileReport;
use std::io::Read;

const SECTOR: u64 = 512;
/// Partitions that are looked at.
const MOST_PARTITIONS: usize = 32;

/// How a stretch is packed.
mod form {
    pub(super) const ZEROS: u32 = 0;
    pub(super) const RAW: u32 = 1;
    pub(super) const IGNORED: u32 = 2;
    pub(super) const ZLIB: u32 = 0x8000_0005;
    pub(super) const BZIP2: u32 = 0x8000_0006;
    pub(super) const LZMA: u32 = 0x8000_0008;
    pub(super) const COMMENT: u32 = 0x7FFF_FFFE;
    pub(super) const END: u32 = 0xFFFF_FFFF;
}

/// Examines the files; false where nothing can be read.
pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) -> bool {
    let Some((tables, data)) = tables(bytes) else { return false };
    let mut read = false;
    for table in tables.into_iter().take(MOST_PARTITIONS) {
        match partition(&table, data, examination) {
            Ok(Some(bytes)) => {
                let disk = Disk::flat(&bytes);
                read |= volume::examine(report, &Volume { disk, examination, depth });
            }
            Ok(None) => {}
            Err(limit) => {
                limit_reached(report, limit);
                break;
            }
        }
    }
    read
}

/// The description of each partition, and what their stretches count from.
fn tables(bytes: &[u8]) -> Option<(Vec<Vec<u8>>, &[u8])> {
    let trailer = bytes.get(bytes.len().checked_sub(512)?..)?;
    let place = |at: usize| be64(trailer, at).and_then(|place| usize::try_from(place).ok());
    let xml = String::from_utf8_lossy(slice(bytes, place(216)?, place(224)?)?);
    let list = xml.split_once("<key>blkx</key>")?.1;
    let list = list.split_once("</array>").map_or(list, |(list, _)| list);
    let tables = list.split("<data>").skip(1).filter_map(|rest| rest.split_once("</data>"));
    Some((tables.map(|(text, _)| encoded::from_base64(text.as_bytes())).collect(), bytes.get(place(24)?..)?))
}

/// The bytes of a partition. `None` where it holds nothing, or is packed in a way that cannot be read.
fn partition(table: &[u8], data: &[u8], examination: &Examination<'_>) -> Result<Option<Vec<u8>>, Limit> {
    let mut out = Vec::new();
    if !table.starts_with(b"mish") {
        return Ok(None);
    }
    let base = be64(table, 24).unwrap_or_default();
    for stretch in table.get(204..).unwrap_or_default().chunks_exact(40) {
        let most = usize::try_from(examination.budget.member_bytes()).unwrap_or(usize::MAX);
        let number = |at: usize| be64(stretch, at).unwrap_or(u64::MAX);
        let length = usize::try_from(number(16).saturating_mul(SECTOR)).unwrap_or(usize::MAX);
        let packed = || {
            let at = usize::try_from(number(24).checked_add(base)?).ok()?;
            slice(data, at, usize::try_from(number(32)).ok()?)
        };
        let before = out.len();
        let kind = be32(stretch, 0).unwrap_or(form::END);
        match kind {
            form::END => break,
            form::COMMENT => continue,
            _ if out.len().saturating_add(length) > most => return Err(Limit::Bytes),
            form::ZEROS | form::IGNORED => out.resize(before + length, 0),
            _ => {
                let Some(packed) = packed() else { return Ok(None) };
                let mut source: Box<dyn Read + '_> = match kind {
                    form::RAW => Box::new(packed),
                    form::ZLIB => Box::new(flate2::read::ZlibDecoder::new(packed)),
                    form::BZIP2 => Box::new(bzip2::read::MultiBzDecoder::new(packed)),
                    form::LZMA => Box::new(lzma_rust2::XzReader::new(packed, true)),
                    _ => return Ok(None),
                };
                let limit = u64::try_from(length).unwrap_or(u64::MAX);
                // What is damaged is filled up: further stretches keep their places.
                let _ = source.as_mut().take(limit).read_to_end(&mut out);
                out.resize(before + length, 0);
            }
        }
        examination.budget.spend(len(out.get(before..).unwrap_or_default()))?;
    }
    Ok(Some(out))
}
