//! xar, which installers of macOS (`.pkg`) are (the xar project's file format): a table of contents in XML, packed with
//! zlib, then the files.

use super::{Packed, closed_member, stored_member, unpack};
use crate::files::bytes::{be16, be64, slice};
use crate::files::{Examination, limit_reached, unreadable};
use crate::report::{FileReport, GapKind};
use flate2::read::ZlibDecoder;
use std::io::Read;

/// Folders inside folders that are followed.
const DEEPEST: usize = 64;
/// Bytes of the table that are read.
const LONGEST_TABLE: u64 = 8 << 20;

pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let table = || {
        let (header, packed) = (usize::from(be16(bytes, 4)?), usize::try_from(be64(bytes, 8)?).ok()?);
        let mut table = Vec::new();
        let source = ZlibDecoder::new(slice(bytes, header, packed)?);
        source.take(LONGEST_TABLE).read_to_end(&mut table).ok()?;
        examination.budget.spend(u64::try_from(table.len()).ok()?).ok()?;
        Some((String::from_utf8_lossy(&table).into_owned(), header.checked_add(packed)?))
    };
    let Some((table, heap)) = table() else {
        unreadable(report);
        return;
    };
    let files = files(&table);
    if files.is_empty() {
        unreadable(report);
    }
    for file in files {
        if let Err(limit) = examination.budget.part() {
            limit_reached(report, limit);
            return;
        }
        let data = heap.checked_add(file.offset).and_then(|at| slice(bytes, at, file.packed));
        let Some(data) = data else {
            closed_member(report, &file.name, file.length, GapKind::Unreadable);
            continue;
        };
        let what =
            Packed { name: &file.name, packed: u64::try_from(data.len()).unwrap_or(u64::MAX), length: file.length };
        // Programs that write "gzip" mean zlib.
        let mut source: Box<dyn Read + '_> = match file.style.rsplit('/').next() {
            Some("x-gzip") => Box::new(ZlibDecoder::new(data)),
            Some("x-bzip2") => Box::new(bzip2::read::MultiBzDecoder::new(data)),
            Some("x-xz") => Box::new(lzma_rust2::XzReader::new(data, true)),
            _ => {
                if stored_member(report, &file.name, data, examination, depth).is_err() {
                    return;
                }
                continue;
            }
        };
        unpack(report, &what, &mut source, examination, depth);
    }
}

#[derive(Debug, Default, PartialEq, Eq)]
struct File {
    name: String,
    offset: usize,
    packed: usize,
    length: u64,
    style: String,
    has_data: bool,
}

/// Every file of the table. Only what is needed of XML is read: elements that begin and end, and the text in them.
fn files(table: &str) -> Vec<File> {
    let mut open: Vec<File> = Vec::new();
    let mut found = Vec::new();
    // Attributes of files have lengths and names of their own.
    let mut inside_attribute = false;
    for piece in table.split('<').skip(1) {
        let Some((tag, text)) = piece.split_once('>') else { break };
        let name = tag.split([' ', '\n', '\t', '/']).find(|word| !word.is_empty()).unwrap_or_default();
        let is_end = tag.starts_with('/');
        match (name, is_end) {
            ("ea", _) => inside_attribute = !is_end,
            ("file", false) if open.len() < DEEPEST => open.push(File::default()),
            ("file", true) => {
                if let Some(mut file) = open.pop().filter(|file| file.has_data) {
                    let folders: Vec<&str> = open.iter().map(|folder| folder.name.as_str()).collect();
                    file.name = folders.into_iter().chain([file.name.as_str()]).collect::<Vec<_>>().join("/");
                    found.push(file);
                }
            }
            _ => {}
        }
        let Some(file) = open.last_mut().filter(|_| !inside_attribute && !is_end) else { continue };
        let number = || text.trim().parse().ok();
        match name {
            "data" => file.has_data = true,
            "name" => text.trim().clone_into(&mut file.name),
            "offset" => file.offset = number().unwrap_or(usize::MAX),
            "length" => file.packed = number().unwrap_or(usize::MAX),
            "size" => file.length = text.trim().parse().unwrap_or_default(),
            "encoding" => {
                tag.split('"').nth(1).unwrap_or_default().clone_into(&mut file.style);
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
pub(crate) mod tests {
    /// A package with one stored file in a folder.
    pub(crate) fn package(name: &str, content: &[u8]) -> Vec<u8> {
        use std::io::Write;
        let length = content.len();
        let table = format!(
            "<?xml version=\"1.0\"?><xar><toc><file id=\"1\"><name>Payload</name><type>directory</type><file id=\"2\">\
             <data><length>{length}</length><encoding style=\"application/octet-stream\"/><offset>0</offset><size>{length}\
             </size></data><ea><name>x</name><offset>9</offset></ea><name>{name}</name></file></file></toc></xar>"
        );
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        zlib.write_all(table.as_bytes()).unwrap();
        let packed = zlib.finish().unwrap();
        let mut bytes = b"xar!\0\x1C\0\x01".to_vec();
        bytes.extend(u64::try_from(packed.len()).unwrap().to_be_bytes());
        bytes.extend(u64::try_from(table.len()).unwrap().to_be_bytes());
        bytes.extend([0; 4]);
        bytes.extend(packed);
        bytes.extend(content);
        bytes
    }
}
