//! What a ZIP archive says of its members, in both places where it says so: the headers before them and the directory at
//! the end (APPNOTE 6.3.10, 4.3). Programs differ in which of the two they believe.

use crate::files::bytes::{le16, le32, le64, size16, size32, slice};

const END: &[u8] = b"PK\x05\x06";
const CENTRAL: &[u8] = b"PK\x01\x02";
pub(super) const LOCAL: &[u8] = b"PK\x03\x04";
/// The end of the directory, with the longest comment.
const END_WITHIN: usize = 22 + 0xFFFF;
/// Sizes and places that stand elsewhere, in a ZIP64 field.
const ELSEWHERE: u64 = 0xFFFF_FFFF;

/// A member as one of the two headers describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) flags: u16,
    pub(super) method: u16,
    pub(super) packed: u64,
    pub(super) length: u64,
    /// The time of day, as DOS writes it.
    pub(super) time: u16,
    /// The sum of the content.
    pub(super) crc: u32,
    /// Strength and method of what WinZip's AES holds.
    pub(super) aes: Option<(u8, u16)>,
    /// Where its local header begins.
    pub(super) header: usize,
}

impl Entry {
    pub(super) fn is_folder(&self) -> bool {
        self.name.ends_with(['/', '\\']) && self.length == 0
    }

    pub(super) fn is_locked(&self) -> bool {
        self.flags & 1 != 0
    }

    /// Sizes stand behind the content: the header before it does not know them.
    pub(super) fn is_streamed(&self) -> bool {
        self.flags & 8 != 0
    }
}

/// Where the directory begins and how far everything is from where it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Directory {
    start: usize,
    /// Where it ends, its own end included.
    pub(super) end: usize,
    /// Bytes that were put before the archive.
    pub(super) shift: usize,
}

impl Directory {
    /// The last directory that fits.
    pub(super) fn find(bytes: &[u8]) -> Option<Self> {
        let from = bytes.len().saturating_sub(END_WITHIN);
        let tail = bytes.get(from..)?;
        // A comment may hold the mark many times; honest ones do not.
        memchr::memmem::rfind_iter(tail, END).take(64).find_map(|at| Self::at(bytes, from + at))
    }

    fn at(bytes: &[u8], at: usize) -> Option<Self> {
        let (mut size, mut offset, mut end) = (size32(bytes, at + 12)?, size32(bytes, at + 16)?, at);
        let comment = size16(bytes, at + 20)?;
        let is_64 = at.checked_sub(20).and_then(|locator| slice(bytes, locator, 4)) == Some(b"PK\x06\x07");
        if is_64 && let Some(record) = at.checked_sub(76).filter(|&at| slice(bytes, at, 4) == Some(b"PK\x06\x06")) {
            size = usize::try_from(le64(bytes, record + 40)?).ok()?;
            offset = usize::try_from(le64(bytes, record + 48)?).ok()?;
            end = record;
        }
        let begins = |start: usize| size == 0 || slice(bytes, start, 4) == Some(CENTRAL);
        // Right before its end, or where it says.
        let start = [end.checked_sub(size), Some(offset)].into_iter().flatten().find(|&start| begins(start))?;
        let shift = start.checked_sub(offset)?;
        Some(Self { start, end: (at + 22).saturating_add(comment).min(bytes.len()), shift })
    }

    /// Every member in it, as far as it can be read.
    pub(super) fn entries(self, bytes: &[u8]) -> impl Iterator<Item = Entry> {
        let mut at = self.start;
        std::iter::from_fn(move || {
            let (entry, next) = central(bytes, at, self.shift)?;
            at = next;
            Some(entry)
        })
    }

    /// Where the directory itself lies.
    pub(super) fn range(self) -> (usize, usize) {
        (self.start, self.end)
    }
}

fn central(bytes: &[u8], at: usize, shift: usize) -> Option<(Entry, usize)> {
    if slice(bytes, at, 4)? != CENTRAL {
        return None;
    }
    let (name, extra, comment) = (size16(bytes, at + 28)?, size16(bytes, at + 30)?, size16(bytes, at + 32)?);
    let fields = slice(bytes, at + 46 + name, extra).unwrap_or_default();
    let mut entry = Entry {
        name: text(slice(bytes, at + 46, name)?),
        flags: le16(bytes, at + 8)?,
        method: le16(bytes, at + 10)?,
        time: le16(bytes, at + 12)?,
        crc: le32(bytes, at + 16)?,
        aes: aes(fields),
        packed: u64::from(le32(bytes, at + 20)?),
        length: u64::from(le32(bytes, at + 24)?),
        header: 0,
    };
    let mut place = u64::from(le32(bytes, at + 42)?);
    // In this order, and only those that do not fit.
    let large = field(fields, 1).unwrap_or_default();
    let numbers = [&mut entry.length, &mut entry.packed, &mut place].into_iter().filter(|number| **number == ELSEWHERE);
    for (index, number) in numbers.enumerate() {
        *number = le64(large, index * 8).unwrap_or(*number);
    }
    entry.header = usize::try_from(place).ok()?.checked_add(shift)?;
    Some((entry, at + 46 + name + extra + comment))
}

/// The header before a member, and where its content begins.
pub(super) fn local(bytes: &[u8], at: usize) -> Option<(Entry, usize)> {
    if slice(bytes, at, 4)? != LOCAL {
        return None;
    }
    let (name, extra) = (size16(bytes, at + 26)?, size16(bytes, at + 28)?);
    let fields = slice(bytes, at + 30 + name, extra).unwrap_or_default();
    let mut entry = Entry {
        name: text(slice(bytes, at + 30, name)?),
        flags: le16(bytes, at + 6)?,
        method: le16(bytes, at + 8)?,
        time: le16(bytes, at + 10)?,
        crc: le32(bytes, at + 14)?,
        aes: aes(fields),
        packed: u64::from(le32(bytes, at + 18)?),
        length: u64::from(le32(bytes, at + 22)?),
        header: at,
    };
    if let Some(large) = field(fields, 1) {
        let numbers = [&mut entry.length, &mut entry.packed].into_iter().filter(|number| **number == ELSEWHERE);
        for (index, number) in numbers.enumerate() {
            *number = le64(large, index * 8).unwrap_or(*number);
        }
    }
    Some((entry, at + 30 + name + extra))
}

/// What WinZip's AES notes of a member: version, maker, strength, method.
fn aes(fields: &[u8]) -> Option<(u8, u16)> {
    let noted = field(fields, 0x9901)?;
    Some((*noted.get(4)?, le16(noted, 5)?))
}

/// An extra field by its number.
fn field(fields: &[u8], wanted: u16) -> Option<&[u8]> {
    let mut at = 0;
    loop {
        let (id, length) = (le16(fields, at)?, size16(fields, at + 2)?);
        if id == wanted {
            return slice(fields, at + 4, length);
        }
        at += 4 + length;
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
