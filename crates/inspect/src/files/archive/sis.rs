//! Installers of Symbian telephones: those before version 9 (SIS File Format 1.18 by A. Thoukydides), and the tree of
//! fields since (Symbian OS v9.x SIS File Format Specification 1.1). Files in them are packed with zlib.

use super::{Packed, closed_member, stored_member, unpack};
use crate::files::bytes::{le16, le32, len, size16, size32, slice, wide};
use crate::files::{Examination, limit_reached, unreadable};
use crate::report::{FileReport, GapKind};
use flate2::read::ZlibDecoder;

/// Fields inside fields that are followed.
const DEEPEST: u32 = 12;

pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    if bytes.starts_with(b"\x7A\x1A\x20\x10") {
        let mut tree = Tree { files: 0, examination, depth };
        if tree.fields(report, bytes.get(16..).unwrap_or_default(), 0).is_none() || tree.files == 0 {
            unreadable(report);
        }
    } else if old(report, bytes, examination, depth).is_none() {
        unreadable(report);
    }
}

/// Records of files, one after another. `None` where one cannot be read.
fn old(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) -> Option<()> {
    let (languages, count) = (size16(bytes, 18)?, size16(bytes, 20)?);
    let is_packed = le16(bytes, 32)? >= 200 && le16(bytes, 36)? & 8 == 0;
    let has_lengths = le16(bytes, 32)? >= 200;
    let mut at = size32(bytes, 52)?;
    for _ in 0..count {
        if let Err(limit) = examination.budget.part() {
            limit_reached(report, limit);
            return Some(());
        }
        let copies = match le32(bytes, at)? {
            // A file; a file for each language.
            0 => 1,
            1 => languages,
            // Options: for each a name in each language, then which are chosen.
            2 => {
                at = at.checked_add(8)?.checked_add(size32(bytes, at + 4)?.checked_mul(8 * languages)?)? + 16;
                continue;
            }
            // If, else if, with an expression.
            3 | 4 => {
                at = at.checked_add(8)?.checked_add(size32(bytes, at + 4)?)?;
                continue;
            }
            5 | 6 => {
                at += 4;
                continue;
            }
            _ => return None,
        };
        let name = {
            let target = wide(slice(bytes, size32(bytes, at + 24)?, size32(bytes, at + 20)?)?);
            let source = || Some(wide(slice(bytes, size32(bytes, at + 16)?, size32(bytes, at + 12)?)?));
            if target.is_empty() { source()? } else { target }
        };
        for copy in 0..copies {
            // One record may promise a file for each of 65,535 languages.
            if let Err(limit) = examination.budget.part() {
                limit_reached(report, limit);
                return Some(());
            }
            let number = |row: usize| size32(bytes, at + 28 + 4 * (row * copies + copy));
            let (packed, start) = (number(0)?, number(1)?);
            let length = if has_lengths { u64::try_from(number(2)?).ok()? } else { 0 };
            let Some(data) = slice(bytes, start, packed) else {
                closed_member(report, &name, length, GapKind::Unreadable);
                continue;
            };
            let is_zlib = data.first().is_some_and(|first| first & 0x0F == 8);
            if is_packed && is_zlib {
                let what = Packed { name: &name, packed: len(data), length };
                unpack(report, &what, &mut ZlibDecoder::new(data), examination, depth);
            } else if !data.is_empty() && stored_member(report, &name, data, examination, depth).is_err() {
                return Some(());
            }
        }
        at += 28 + 4 * copies * if has_lengths { 3 } else { 2 } + if has_lengths { 8 } else { 0 };
    }
    Some(())
}

/// Fields of Symbian OS 9: a type, a length, a content that may be fields again.
struct Tree<'a> {
    files: u32,
    examination: &'a Examination<'a>,
    depth: u32,
}

const ARRAY: u32 = 2;
const COMPRESSED: u32 = 3;
const CONTENTS: u32 = 12;
const CONTROLLER: u32 = 13;
const DATA: u32 = 30;
const DATA_UNIT: u32 = 31;
const FILE_DATA: u32 = 32;

impl Tree<'_> {
    /// Fields one after another. `None` where a limit is reached or one does not fit.
    fn fields(&mut self, report: &mut FileReport, bytes: &[u8], level: u32) -> Option<()> {
        let mut at = 0;
        while at < bytes.len() {
            let kind = le32(bytes, at)?;
            at = self.content(report, kind, bytes, at + 4, level)?;
        }
        Some(())
    }

    /// A field of a known type from its length on; where the next begins.
    fn content(&mut self, report: &mut FileReport, kind: u32, bytes: &[u8], at: usize, level: u32) -> Option<usize> {
        let short = le32(bytes, at)?;
        let (length, start) = if short >> 31 == 0 {
            (usize::try_from(short).ok()?, at + 4)
        } else {
            (usize::try_from(u64::from(le32(bytes, at + 4)?) << 31 | u64::from(short & 0x7FFF_FFFF)).ok()?, at + 8)
        };
        let content = slice(bytes, start, length)?;
        if let Err(limit) = self.examination.budget.part() {
            limit_reached(report, limit);
            return None;
        }
        match kind {
            _ if level > DEEPEST => return None,
            // Elements of an array leave out their type, which stands once.
            ARRAY => {
                let element = le32(content, 0)?;
                let mut inner = 4;
                while inner < content.len() {
                    inner = self.content(report, element, content, inner, level + 1)?;
                }
            }
            CONTENTS | CONTROLLER | DATA | DATA_UNIT | FILE_DATA => self.fields(report, content, level + 1)?,
            COMPRESSED => self.compressed(report, content, level)?,
            _ => {}
        }
        Some((start + length).next_multiple_of(4))
    }

    /// The controller at the top, which says what is installed, or a file.
    fn compressed(&mut self, report: &mut FileReport, content: &[u8], level: u32) -> Option<()> {
        let (is_packed, data) = (le32(content, 0)? == 1, content.get(12..)?);
        if level <= 1 {
            // Names stand apart from the files, by number; what matters is in the files.
            return Some(());
        }
        self.files += 1;
        let name = format!("{}", self.files);
        if is_packed {
            let what = Packed { name: &name, packed: len(data), length: 0 };
            unpack(report, &what, &mut ZlibDecoder::new(data), self.examination, self.depth);
            Some(())
        } else {
            stored_member(report, &name, data, self.examination, self.depth).ok()
        }
    }
}
