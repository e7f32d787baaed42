//! One compressed file without a directory: gzip (RFC 1952), bzip2, xz, lzip, Zstandard (RFC 8878), LZ4, `.lzma`,
//! `compress`, Microsoft's COMPRESS, pbzx of Apple's installers.

use super::{Packed, closed_member, compress, microsoft, unpack, weigh};
use crate::files::bytes::{be64, len, slice};
use crate::files::{Examination, unreadable};
use crate::report::{FileReport, GapKind};
use std::cell::Cell;
use std::io::{self, Cursor, Read};

/// Memory that an LZMA decoder may take, in KiB.
const MEMORY_KIB: u32 = 192 << 10;
/// Memory that a window of Zstandard may take.
const WINDOW: u64 = 128 << 20;

pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let mut name = inner_name(&report.name, report.kind);
    let most = usize::try_from(examination.budget.member_bytes()).unwrap_or(usize::MAX);
    let taken = Cell::new(0);
    let counted = Counted { rest: bytes, taken: &taken };
    let source: Option<Box<dyn Read + '_>> = match report.kind {
        "gz" => Some(Box::new(flate2::read::MultiGzDecoder::new(counted))),
        "bz2" => Some(Box::new(bzip2::read::MultiBzDecoder::new(counted))),
        "xz" => Some(Box::new(lzma_rust2::XzReader::new(counted, true))),
        "lz" => Some(Box::new(lzma_rust2::LzipReader::new(counted))),
        "lzma" => lzma_rust2::LzmaReader::new_mem_limit(counted, MEMORY_KIB, None)
            .ok()
            .map(|reader| Box::new(reader) as Box<dyn Read>),
        "zst" => Some(Box::new(Frames { rest: bytes, open: None })),
        "lz4" => Some(Box::new(lz4_flex::frame::FrameDecoder::new(counted))),
        "z" => Some(Box::new(Decoded::new(compress::read(bytes, most)))),
        "pbzx" => Some(Box::new(Chunks { rest: bytes.get(12..).unwrap_or_default(), open: None })),
        _ => {
            let inner = microsoft::name(bytes, &report.name);
            if !inner.is_empty() {
                name = inner;
            }
            Some(Box::new(Decoded::new(microsoft::read(bytes, most))))
        }
    };
    let Some(mut source) = source else {
        unreadable(report);
        closed_member(report, &name, 0, GapKind::Unreadable);
        return;
    };
    unpack(report, &Packed { name: &name, packed: len(bytes), length: 0 }, &mut source, examination, depth);
    // Where reading stopped at a limit, only what was taken so far counts.
    drop(source);
    let unpacked = report.members.last().map_or(0, |member| member.bytes);
    if taken.get() > 0 {
        weigh(report, taken.get(), unpacked);
    }
}

/// Counts what is taken out of it.
struct Counted<'a> {
    rest: &'a [u8],
    taken: &'a Cell<u64>,
}

impl Read for Counted<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let got = self.rest.read(into)?;
        self.taken.set(self.taken.get() + u64::try_from(got).unwrap_or(u64::MAX));
        Ok(got)
    }
}

/// What our own decoders made, read like any other source; a fault comes after what was made before it.
pub(super) struct Decoded {
    bytes: Cursor<Vec<u8>>,
    fault: Option<io::Error>,
}

impl Decoded {
    pub(super) fn new((bytes, result): (Vec<u8>, io::Result<()>)) -> Self {
        Self { bytes: Cursor::new(bytes), fault: result.err() }
    }
}

impl Read for Decoded {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self.bytes.read(into)? {
            0 if !into.is_empty() => self.fault.take().map_or(Ok(0), Err),
            got => Ok(got),
        }
    }
}

type Zstandard<'a> = ruzstd::decoding::StreamingDecoder<&'a [u8], ruzstd::decoding::FrameDecoder>;

/// Frames of Zstandard one after another; those that hold nothing are skipped.
pub(super) struct Frames<'a> {
    pub(super) rest: &'a [u8],
    pub(super) open: Option<Zstandard<'a>>,
}

impl Read for Frames<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(decoder) = &mut self.open {
                let got = decoder.read(into)?;
                if got > 0 || into.is_empty() {
                    return Ok(got);
                }
                self.rest = self.open.take().map(Zstandard::into_inner).unwrap_or_default();
            }
            // A frame that holds nothing: its mark, its length, and so many bytes.
            if self.rest.get(1..4) == Some(b"\x2A\x4D\x18") {
                let length = crate::files::bytes::size32(self.rest, 4).unwrap_or(usize::MAX);
                self.rest = self.rest.get(length.saturating_add(8)..).unwrap_or_default();
                continue;
            }
            if !self.rest.starts_with(b"\x28\xB5\x2F\xFD") {
                return Ok(0);
            }
            let opened = Zstandard::new_with_max_window_size(self.rest, WINDOW).map_err(io::Error::other)?;
            self.open = Some(opened);
        }
    }
}

/// Chunks of pbzx, each with its length before it, packed as xz or not at all.
struct Chunks<'a> {
    rest: &'a [u8],
    open: Option<Box<dyn Read + 'a>>,
}

impl Read for Chunks<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(chunk) = &mut self.open {
                let got = chunk.read(into)?;
                if got > 0 || into.is_empty() {
                    return Ok(got);
                }
                self.open = None;
            }
            if self.rest.is_empty() {
                return Ok(0);
            }
            let length = be64(self.rest, 8).and_then(|length| usize::try_from(length).ok());
            let chunk = length.and_then(|length| slice(self.rest, 16, length)).ok_or(io::ErrorKind::UnexpectedEof)?;
            self.rest = self.rest.get(16 + chunk.len()..).unwrap_or_default();
            self.open = Some(if chunk.starts_with(b"\xFD7zXZ\0") {
                Box::new(lzma_rust2::XzReader::new(chunk, true))
            } else {
                Box::new(chunk)
            });
        }
    }
}

/// `report.pdf.gz` holds `report.pdf`, `files.tgz` holds `files.tar`.
fn inner_name(name: &str, kind: &str) -> String {
    let lower = name.to_lowercase();
    let tars = [".tgz", ".tbz", ".tbz2", ".txz", ".tzst", ".taz"];
    if let Some(stem) = tars.iter().find_map(|ending| lower.strip_suffix(ending)) {
        return format!("{}.tar", name.get(..stem.len()).unwrap_or(stem));
    }
    let ending = format!(".{kind}");
    let stem = lower.strip_suffix(&ending).map_or(lower.len(), str::len);
    name.get(..stem).unwrap_or(name).to_owned()
}
