//! EGG of ALZip (ESTsoft's EGG Format Specification 1.0): records that each begin with a mark.

use super::{Packed, closed_member, locked, unpack};
use crate::files::bytes::{le16, le32, le64, len, size16, size32, slice};
use crate::files::{Examination, limit_reached, unreadable};
use crate::report::{FileReport, GapKind};
use std::io::{self, Read};

const END: u32 = 0x08E2_8222;
const FILE: u32 = 0x0A85_90E3;
const NAME: u32 = 0x0A85_91AC;
const BLOCK: u32 = 0x02B5_0C13;
const ENCRYPTED: u32 = 0x08D1_470F;
const SPLIT: u32 = 0x24F5_A262;
const SOLID: u32 = 0x24E5_A060;
/// Memory that an LZMA dictionary may take.
const DICTIONARY: u32 = 64 << 20;

#[derive(Default)]
struct File<'a> {
    name: String,
    length: u64,
    is_locked: bool,
    blocks: Vec<Block<'a>>,
}

struct Block<'a> {
    method: u8,
    length: usize,
    data: &'a [u8],
}

pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let mut at = 14;
    let mut file: Option<File<'_>> = None;
    let mut any_locked = false;
    let mut complete = false;
    while let Some(mark) = le32(bytes, at) {
        if let Err(limit) = examination.budget.part() {
            limit_reached(report, limit);
            return;
        }
        match mark {
            END => {
                at += 4;
                complete = true;
                continue;
            }
            FILE => {
                any_locked |= finish(report, file.take(), examination, depth);
                file = Some(File { length: le64(bytes, at + 8).unwrap_or_default(), ..File::default() });
                at += 16;
            }
            BLOCK => {
                let Some((block, end)) = block(bytes, at) else { break };
                if let Some(file) = &mut file {
                    file.blocks.push(block);
                }
                at = end;
            }
            // Members that share one stream, and parts of an archive in several files.
            SPLIT | SOLID => break,
            _ => {
                let Some((content, end)) = field(bytes, at) else { break };
                if let Some(file) = &mut file {
                    file.is_locked |= mark == ENCRYPTED;
                    if mark == NAME {
                        file.name = name(bytes.get(at + 4).copied().unwrap_or_default(), content);
                    }
                }
                at = end;
            }
        }
        complete = false;
    }
    any_locked |= finish(report, file, examination, depth);
    if !complete {
        unreadable(report);
    }
    if any_locked {
        locked::lock_members(report);
    }
}

/// Content and end of a record that only says something of a file.
fn field(bytes: &[u8], at: usize) -> Option<(&[u8], usize)> {
    let flags = bytes.get(at + 4)?;
    let (length, start) =
        if flags & 1 == 0 { (size16(bytes, at + 5)?, at + 7) } else { (size32(bytes, at + 5)?, at + 9) };
    Some((slice(bytes, start, length)?, start.checked_add(length)?))
}

fn name(flags: u8, content: &[u8]) -> String {
    let skip = if flags & 8 == 0 { 0 } else { 2 } + if flags & 16 == 0 { 0 } else { 4 };
    String::from_utf8_lossy(content.get(skip..).unwrap_or_default()).into_owned()
}

fn block(bytes: &[u8], at: usize) -> Option<(Block<'_>, usize)> {
    let (method, length, packed) = (*bytes.get(at + 4)?, size32(bytes, at + 6)?, size32(bytes, at + 10)?);
    let mut start = at + 18;
    while le32(bytes, start)? != END {
        start = field(bytes, start)?.1;
    }
    let data = slice(bytes, start + 4, packed)?;
    Some((Block { method, length, data }, start + 4 + packed))
}

/// Examines a file that is complete; true where it is locked.
fn finish(report: &mut FileReport, file: Option<File<'_>>, examination: &Examination<'_>, depth: u32) -> bool {
    let Some(file) = file else { return false };
    if file.is_locked {
        closed_member(report, &file.name, file.length, GapKind::Encrypted);
    } else if !file.blocks.is_empty() {
        let packed = file.blocks.iter().map(|block| len(block.data)).sum();
        let mut source = Blocks { rest: file.blocks.iter(), open: None };
        unpack(report, &Packed { name: &file.name, packed, length: file.length }, &mut source, examination, depth);
    }
    file.is_locked
}

/// The blocks of a file as one stream.
struct Blocks<'a> {
    rest: std::slice::Iter<'a, Block<'a>>,
    open: Option<Box<dyn Read + 'a>>,
}

impl Read for Blocks<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(block) = &mut self.open {
                let got = block.read(into)?;
                if got > 0 || into.is_empty() {
                    return Ok(got);
                }
            }
            let Some(next) = self.rest.next() else { return Ok(0) };
            self.open = Some(next.open());
        }
    }
}

impl<'a> Block<'a> {
    fn open(&self) -> Box<dyn Read + 'a> {
        let length = u64::try_from(self.length).unwrap_or(u64::MAX);
        match self.method {
            0 => Box::new(self.data),
            1 => Box::new(flate2::read::DeflateDecoder::new(self.data).take(length)),
            2 => Box::new(bzip2::read::BzDecoder::new(self.data).take(length)),
            4 => match self.lzma(length) {
                Some(reader) => Box::new(reader),
                None => Box::new(Fault),
            },
            _ => Box::new(Fault),
        }
    }

    /// Two bytes that say nothing, the length of the properties, the properties, the stream.
    fn lzma(&self, length: u64) -> Option<impl Read + use<'a>> {
        let properties = slice(self.data, 4, usize::from(le16(self.data, 2)?))?;
        let stream = self.data.get(4 + properties.len()..)?;
        let dictionary = le32(properties, 1)?.min(DICTIONARY);
        lzma_rust2::LzmaReader::new_with_props(stream, length, *properties.first()?, dictionary, None).ok()
    }
}

/// What is packed in a way that nobody here can read.
struct Fault;

impl Read for Fault {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// An archive of one member, packed already.
    pub(crate) fn archive(name: &str, method: u8, packed: &[u8], length: usize) -> Vec<u8> {
        let mut bytes = b"EGGA\0\x01\0\0\0\0\0\0\0\0".to_vec();
        bytes.extend(END.to_le_bytes());
        bytes.extend(FILE.to_le_bytes());
        bytes.extend([0; 4]);
        bytes.extend(u64::try_from(length).unwrap().to_le_bytes());
        bytes.extend(NAME.to_le_bytes());
        bytes.push(0);
        bytes.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        bytes.extend(name.as_bytes());
        bytes.extend(END.to_le_bytes());
        bytes.extend(BLOCK.to_le_bytes());
        bytes.extend([method, 0]);
        bytes.extend(u32::try_from(length).unwrap().to_le_bytes());
        bytes.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
        bytes.extend([0; 4]);
        bytes.extend(END.to_le_bytes());
        bytes.extend(packed);
        bytes.extend(END.to_le_bytes());
        bytes
    }
}
