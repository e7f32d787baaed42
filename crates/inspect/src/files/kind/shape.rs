//! Kinds whose mark is too short to be trusted alone, or stands at the end: some more of their structure must fit.

use super::Class::{Archive, DiskImage, Harmless, Image};
use super::{Kind, kind};
use crate::files::archive::is_tar;
use crate::files::bytes::{be32, le16, le32, le64, size16};

/// What it is by its structure.
pub(super) fn of(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(b"RIFF") {
        return Some(match bytes.get(8..12) {
            Some(b"WEBP") => kind("webp", Image),
            Some(b"AVI ") => kind("avi", Harmless),
            _ => kind("wav", Harmless),
        });
    }
    if bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]) && bytes.len() > 30 {
        return Some(kind("bmp", Image));
    }
    if matches!(bytes.get(..3), Some(b"FWS" | b"CWS" | b"ZWS")) && bytes.get(3).is_some_and(|&version| version < 64) {
        return Some(kind("swf", Archive));
    }
    archives(bytes).or_else(|| disks(bytes))
}

fn archives(bytes: &[u8]) -> Option<Kind> {
    if bytes.get(2..5) == Some(b"-lh") || bytes.get(2..5) == Some(b"-lz") {
        return Some(kind("lha", Archive));
    }
    if is_tar(bytes) {
        return Some(kind("tar", Archive));
    }
    // The header's length, and that of its first part, which never changed (ARJ's technical notes).
    let arj = || Some((30..=2600).contains(&size16(bytes, 2)?) && (30..=100).contains(bytes.get(4)?));
    if bytes.starts_with(b"\x60\xEA") && arj() == Some(true) {
        return Some(kind("arj", Archive));
    }
    if matches!(bytes.get(..2), Some(b"\xC7\x71" | b"\x71\xC7")) && old_cpio(bytes) == Some(true) {
        return Some(kind("cpio", Archive));
    }
    // Frames that hold nothing may stand before the first that does (RFC 8878 3.1.2).
    let skippable = bytes.get(1..4) == Some(b"\x2A\x4D\x18") && bytes.first().is_some_and(|first| first >> 4 == 5);
    if skippable {
        let lz4 = memchr::memmem::find(bytes.get(..4096).unwrap_or(bytes), b"\x04\x22\x4D\x18").is_some();
        return Some(kind(if lz4 { "lz4" } else { "zst" }, Archive));
    }
    // Properties, a dictionary's size that some program writes, a length that is none or a sane one.
    let lzma = || {
        let (dictionary, length) = (le32(bytes, 1)?, le64(bytes, 5)?);
        let usual = dictionary.is_power_of_two() || (dictionary / 3).is_power_of_two() || dictionary == u32::MAX;
        Some(dictionary >= 1 << 12 && usual && (length == u64::MAX || length < 1 << 38) && bytes.get(13) == Some(&0))
    };
    if bytes.first() == Some(&0x5D) && lzma() == Some(true) {
        return Some(kind("lzma", Archive));
    }
    None
}

/// The name's length, and the NUL that ends the name.
fn old_cpio(bytes: &[u8]) -> Option<bool> {
    let low_first = bytes.first() == Some(&0xC7);
    let number = le16(bytes, 20)?;
    let length = usize::from(if low_first { number } else { number.swap_bytes() });
    Some((2..=1024).contains(&length) && bytes.get(26 + length - 1) == Some(&0))
}

/// An image that says at its end how it is kept.
pub(super) fn disk_by_its_end(bytes: &[u8]) -> Option<Kind> {
    let tail = |length: usize| bytes.get(bytes.len().checked_sub(length)?..);
    // Early Virtual PC left out the footer's last byte.
    if [512, 511].into_iter().any(|length| tail(length).is_some_and(|tail| tail.starts_with(b"conectix"))) {
        return Some(kind("vhd", DiskImage));
    }
    tail(512).is_some_and(|tail| tail.starts_with(b"koly")).then(|| kind("dmg", DiskImage))
}

fn disks(bytes: &[u8]) -> Option<Kind> {
    if let Some(kind) = disk_by_its_end(bytes) {
        return Some(kind);
    }
    // Apple's partition map, and the file system of Linux.
    let apple = bytes.starts_with(b"ER") && bytes.get(512..514) == Some(b"PM") && be32(bytes, 516)? < 64;
    let linux = || Some(le16(bytes, 1080)? == 0xEF53 && le32(bytes, 1048)? < 7 && le16(bytes, 1082)? < 8);
    if apple || bytes.first() == Some(&0) && linux() == Some(true) {
        return Some(kind("img", DiskImage));
    }
    if bytes.get(510..512) != Some(b"\x55\xAA") {
        return None;
    }
    let starts_a_disk = bytes.starts_with(b"\xEB") || bytes.starts_with(b"\xE9") || has_partitions(bytes);
    starts_a_disk.then(|| kind("img", DiskImage))
}

/// A table of four partitions, each empty or with a beginning and a length.
fn has_partitions(bytes: &[u8]) -> bool {
    let mut used = 0;
    for entry in bytes.get(446..510).unwrap_or_default().chunks_exact(16) {
        let (Some(&active), Some(&kind), Some(start), Some(length)) =
            (entry.first(), entry.get(4), le32(entry, 8), le32(entry, 12))
        else {
            return false;
        };
        if active & 0x7F != 0 || (kind != 0 && (start == 0 || length == 0)) {
            return false;
        }
        used += u32::from(kind != 0);
    }
    used > 0
}
