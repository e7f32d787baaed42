//! Compiled help of Windows (ITSF, as documented by the chmlib project): pages and files packed together with LZX. That
//! it is help is told already; what is looked for are files in it that are no pages.

use super::lzx::{Bits, FRAME, Flavour, Lzx};
use super::{closed_member, conclude, member, weigh};
use crate::files::bytes::{le32, le64, len, size32, slice};
use crate::files::kind::{self, Class};
use crate::files::names::extension;
use crate::files::{Examination, limit_reached, unreadable};
use crate::report::{FileReport, GapKind};

/// Entries of the directory that are read.
const MOST_ENTRIES: usize = 20_000;
struct Entry {
    name: String,
    is_packed: bool,
    at: u64,
    length: u64,
}

pub(crate) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    if files(report, bytes, examination, depth).is_none() {
        unreadable(report);
    }
    conclude(report, depth);
}

/// `None` where the directory or the content cannot be read.
fn files(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) -> Option<()> {
    let base = usize::try_from(le64(bytes, 0x58)?).ok()?;
    let entries = directory(bytes)?;
    let plain = |wanted: &str| {
        let entry = entries.iter().find(|entry| entry.name.ends_with(wanted) && !entry.is_packed)?;
        let at = base.checked_add(usize::try_from(entry.at).ok()?)?;
        slice(bytes, at, usize::try_from(entry.length).ok()?)
    };
    let wanted = |entry: &&Entry| entry.name.starts_with('/') && entry.length > 0;
    let packed_end =
        entries.iter().filter(wanted).filter(|entry| entry.is_packed).map(|entry| entry.at + entry.length).max();
    let content = match packed_end {
        Some(end) => {
            let most = usize::try_from(end.min(examination.budget.member_bytes())).ok()?;
            let packed = plain("MSCompressed/Content")?;
            let content = unpack(packed, plain("MSCompressed/ControlData")?, plain("InstanceData/ResetTable")?, most)?;
            weigh(report, len(packed), len(&content));
            if let Err(limit) = examination.budget.spend(len(&content)) {
                limit_reached(report, limit);
                return Some(());
            }
            content
        }
        None => Vec::new(),
    };
    for entry in entries.iter().filter(wanted) {
        if let Err(limit) = examination.budget.part() {
            limit_reached(report, limit);
            return Some(());
        }
        let from = if entry.is_packed { content.as_slice() } else { bytes.get(base..)? };
        let range = usize::try_from(entry.at).ok().zip(usize::try_from(entry.length).ok());
        match range.and_then(|(at, length)| slice(from, at, length)) {
            Some(inside) if is_page(&entry.name, inside) => {}
            Some(inside) => member(report, &entry.name, inside, examination, depth),
            None => closed_member(report, &entry.name, entry.length, GapKind::Unreadable),
        }
    }
    Some(())
}

/// What help is made of: pages, and what they show and run. That it can run script is what makes it help.
fn is_page(name: &str, inside: &[u8]) -> bool {
    let kind = kind::of(inside, Some(name));
    let is_part = matches!(kind.class, Class::Html | Class::Svg | Class::Image | Class::Harmless | Class::OfficeXml);
    // The help program keeps what it needs under names of its own.
    is_part || name.starts_with("/#") || name.starts_with("/$") || extension(name).as_deref() == Some("js")
}

/// Chunks of names, each with where its content is.
fn directory(bytes: &[u8]) -> Option<Vec<Entry>> {
    let start = usize::try_from(le64(bytes, 0x48)?).ok()?;
    let header = bytes.get(start..)?.strip_prefix(b"ITSP")?;
    let (head, size, count) = (size32(header, 4)?, size32(header, 12)?, size32(header, 40)?);
    let mut entries = Vec::new();
    for chunk in bytes.get(start.checked_add(head)?..)?.chunks_exact(size.max(32)).take(count) {
        if !chunk.starts_with(b"PMGL") {
            continue;
        }
        let mut rest = chunk.get(20..chunk.len().checked_sub(size32(chunk, 4)?)?).unwrap_or_default();
        while !rest.is_empty() && entries.len() < MOST_ENTRIES {
            let mut read = || {
                let length = usize::try_from(number(&mut rest)?).ok()?;
                let (name, more) = rest.split_at_checked(length)?;
                rest = more;
                let name = String::from_utf8_lossy(name).into_owned();
                let is_packed = number(&mut rest)? == 1;
                Some(Entry { name, is_packed, at: number(&mut rest)?, length: number(&mut rest)? })
            };
            let Some(entry) = read() else { break };
            entries.push(entry);
        }
    }
    Some(entries)
}

/// Seven bits a byte, the highest first.
fn number(rest: &mut &[u8]) -> Option<u64> {
    let mut value = 0_u64;
    loop {
        let (&byte, more) = rest.split_first()?;
        *rest = more;
        value = value.checked_mul(128)? | u64::from(byte & 0x7F);
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
}

/// The packed content, at most a little more than `most`. Every so many frames the decoder begins anew.
fn unpack(packed: &[u8], control: &[u8], resets: &[u8], most: usize) -> Option<Vec<u8>> {
    let unit = if le32(control, 8)? == 2 { FRAME } else { 1 };
    let (interval, window) = (size32(control, 12)?.checked_mul(unit)?, size32(control, 16)?.checked_mul(unit)?);
    let frames = (interval / FRAME).max(1);
    let length = usize::try_from(le64(resets, 16)?).ok()?.min(most);
    let table = resets.get(size32(resets, 12)?..)?;
    let mut lzx = Lzx::new(window.checked_ilog2()?, Flavour::Stream)?;
    let mut bits = Bits::new(packed);
    for number in 0..length.div_ceil(FRAME) {
        if number % frames == 0 {
            let at = usize::try_from(le64(table, number * 8)?).ok()?;
            lzx.reset();
            bits = Bits::new(packed.get(at..)?);
        }
        let left = usize::try_from(le64(resets, 16)?).ok()?.checked_sub(number * FRAME)?;
        if lzx.frame(&mut bits, left.min(FRAME)).is_none() {
            break;
        }
        bits.align();
    }
    Some(lzx.finish())
}
