//! ALZ of ALZip, a program that is usual in Korea: local headers one after another. ESTsoft never published the format;
//! layout as read by several independent programs.

use super::stream::Decoded;
use super::{Packed, bunzip, closed_member, locked, stored_member, unpack};
use crate::files::bytes::{le16, le32, len, slice};
use crate::files::{Examination, limit_reached, unreadable};
use crate::report::{FileReport, GapKind};
use flate2::read::DeflateDecoder;

const LOCAL: &[u8] = b"BLZ\x01";
const FOLDER: u8 = 0x10;
const ENCRYPTED: u8 = 1;
/// What the password is checked with stands before the data.
const LOCK: usize = 12;

struct Local {
    name: String,
    is_folder: bool,
    is_locked: bool,
    method: u8,
    packed: usize,
    length: u64,
    start: usize,
}

pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let mut at = 8;
    let mut any_locked = false;
    while slice(bytes, at, 4) == Some(LOCAL) {
        if let Err(limit) = examination.budget.part() {
            limit_reached(report, limit);
            return;
        }
        let Some(local) = local(bytes, at) else {
            unreadable(report);
            return;
        };
        at = local.start.saturating_add(local.packed);
        let Some(data) = slice(bytes, local.start, local.packed) else {
            closed_member(report, &local.name, local.length, GapKind::Unreadable);
            unreadable(report);
            return;
        };
        if local.is_folder {
            continue;
        }
        any_locked |= local.is_locked;
        let what = Packed { name: &local.name, packed: len(data), length: local.length };
        match local.method {
            _ if local.is_locked => closed_member(report, &local.name, local.length, GapKind::Encrypted),
            0 => {
                if stored_member(report, &local.name, data, examination, depth).is_err() {
                    return;
                }
            }
            1 => {
                let most = usize::try_from(examination.budget.member_bytes()).unwrap_or(usize::MAX);
                unpack(report, &what, &mut Decoded::new(bunzip::read(data, most)), examination, depth);
            }
            2 => unpack(report, &what, &mut DeflateDecoder::new(data), examination, depth),
            _ => closed_member(report, &local.name, local.length, GapKind::Unreadable),
        }
    }
    // A directory without content follows; anything else was not read.
    if slice(bytes, at, 3) != Some(b"CLZ") {
        unreadable(report);
    }
    if any_locked {
        locked::lock_members(report);
    }
}

fn local(bytes: &[u8], at: usize) -> Option<Local> {
    let name_length = usize::from(le16(bytes, at + 4)?);
    let (attributes, flags) = (*bytes.get(at + 6)?, *bytes.get(at + 11)?);
    let width = usize::from(flags >> 4);
    let mut place = at + 13;
    let (mut method, mut packed, mut length) = (0, 0, 0);
    if width != 0 {
        let number = |at: usize| {
            let mut eight = [0; 8];
            eight.get_mut(..width)?.copy_from_slice(slice(bytes, at, width)?);
            Some(u64::from_le_bytes(eight))
        };
        method = *bytes.get(place)?;
        let _checksum = le32(bytes, place + 2)?;
        packed = usize::try_from(number(place + 6)?).ok()?;
        length = number(place + 6 + width)?;
        place += 6 + 2 * width;
    }
    let name = String::from_utf8_lossy(slice(bytes, place, name_length)?).into_owned();
    let is_locked = flags & ENCRYPTED != 0;
    let start = place + name_length + if is_locked { LOCK } else { 0 };
    Some(Local { name, is_folder: attributes & FOLDER != 0 || width == 0, is_locked, method, packed, length, start })
}

#[cfg(test)]
pub(crate) mod tests {
    /// An archive of one member, packed already.
    pub(crate) fn archive(name: &str, method: u8, packed: &[u8], length: usize) -> Vec<u8> {
        let mut bytes = b"ALZ\x01\x0A\0\0\0BLZ\x01".to_vec();
        bytes.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        bytes.extend([0x20, 0, 0, 0, 0, 0x40, 0, method, 0, 0, 0, 0, 0]);
        bytes.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
        bytes.extend(u32::try_from(length).unwrap().to_le_bytes());
        bytes.extend(name.as_bytes());
        bytes.extend(packed);
        bytes.extend(b"CLZ\x01\0\0\0\0\0\0\0\0CLZ\x02");
        bytes
    }
}
