//! A disk as the file systems on it see it, wherever the image keeps its blocks, and the files on it.

use crate::files::archive::{is_cut, stored_member};
use crate::files::{Examination, limit_reached};
use crate::limits::Limit;
use crate::report::FileReport;
use std::borrow::Cow;
use std::rc::Rc;

/// Bytes of one folder or table that are read; no honest one is as long.
const LONGEST_FOLDER: u64 = 16 << 20;

/// A disk, or a part of one.
#[derive(Clone)]
pub(super) struct Disk<'a> {
    bytes: &'a [u8],
    blocks: Option<Rc<Blocks>>,
    start: u64,
    length: u64,
}

/// Blocks of one size, and where in the image each is; those that are nowhere are zeros.
pub(super) struct Blocks {
    pub(super) size: u64,
    pub(super) places: Vec<Option<usize>>,
}

impl<'a> Disk<'a> {
    /// A disk that lies in the image as it is.
    pub(super) fn flat(bytes: &'a [u8]) -> Self {
        Self { bytes, blocks: None, start: 0, length: crate::files::bytes::len(bytes) }
    }

    /// A disk of which the image keeps what was written.
    pub(super) fn mapped(bytes: &'a [u8], blocks: Blocks, length: u64) -> Self {
        let most = u64::try_from(blocks.places.len()).unwrap_or(u64::MAX).saturating_mul(blocks.size);
        Self { bytes, blocks: Some(Rc::new(blocks)), start: 0, length: length.min(most) }
    }

    /// A part of it, as far as it reaches.
    pub(super) fn part(&self, start: u64, length: u64) -> Self {
        let start_there = self.start.saturating_add(start.min(self.length));
        let length = length.min(self.length.saturating_sub(start));
        Self { start: start_there, length, ..self.clone() }
    }

    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// So many bytes from there on.
    pub(super) fn read(&self, at: u64, length: usize) -> Option<Cow<'a, [u8]>> {
        let wanted = u64::try_from(length).ok()?;
        if at.checked_add(wanted)? > self.length {
            return None;
        }
        let mut at = self.start.checked_add(at)?;
        let Some(blocks) = &self.blocks else {
            return crate::files::bytes::slice(self.bytes, usize::try_from(at).ok()?, length).map(Cow::Borrowed);
        };
        let mut out = Vec::new();
        while out.len() < length {
            let (number, inside) = (usize::try_from(at / blocks.size).ok()?, at % blocks.size);
            let piece = usize::try_from(blocks.size - inside).ok()?.min(length - out.len());
            match blocks.places.get(number)? {
                Some(place) => {
                    let from = place.checked_add(usize::try_from(inside).ok()?)?;
                    let found = crate::files::bytes::slice(self.bytes, from, piece)?;
                    if piece == length {
                        return Some(Cow::Borrowed(found));
                    }
                    out.extend(found);
                }
                None => out.resize(out.len() + piece, 0),
            }
            at += u64::try_from(piece).ok()?;
        }
        Some(Cow::Owned(out))
    }
}

/// A stretch of a file; without a place it is zeros.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Run {
    pub(super) at: Option<u64>,
    pub(super) length: u64,
}

/// Adds a stretch, to the last one where it follows on.
pub(super) fn push(runs: &mut Vec<Run>, at: Option<u64>, length: u64) {
    match runs.last_mut() {
        Some(last) if at.is_some() && last.at.map(|start| start.saturating_add(last.length)) == at => {
            last.length = last.length.saturating_add(length);
        }
        _ => runs.push(Run { at, length }),
    }
}

/// A file system that is being read.
pub(super) struct Volume<'a> {
    pub(super) disk: Disk<'a>,
    pub(super) examination: &'a Examination<'a>,
    pub(super) depth: u32,
}

impl<'a> Volume<'a> {
    /// Examines a file. An error where a limit says that it is enough.
    pub(super) fn file(&self, report: &mut FileReport, name: &str, runs: &[Run], length: u64) -> Result<(), Limit> {
        let budget = self.examination.budget;
        if let Err(limit) = budget.part() {
            limit_reached(report, limit);
            return Err(limit);
        }
        let most = budget.member_bytes();
        let wanted = length.min(most);
        if wanted < length {
            limit_reached(report, Limit::Bytes);
        }
        let content = self.gather(runs, wanted);
        let is_short = crate::files::bytes::len(&content) < wanted;
        stored_member(report, name, &content, self.examination, self.depth)?;
        if is_short {
            is_cut(report);
        }
        Ok(())
    }

    /// The content of a folder or a table of the file system, which counts like a file's.
    pub(super) fn folder(&self, runs: &[Run], length: u64) -> Result<Cow<'a, [u8]>, Limit> {
        if length > LONGEST_FOLDER {
            return Err(Limit::Bytes);
        }
        let content = self.gather(runs, length);
        self.examination.budget.spend(crate::files::bytes::len(&content))?;
        Ok(content)
    }

    /// As much of the stretches as there is.
    fn gather(&self, runs: &[Run], length: u64) -> Cow<'a, [u8]> {
        let mut left = length;
        let mut out: Cow<'a, [u8]> = Cow::Borrowed(&[]);
        for run in runs {
            let piece = run.length.min(left);
            let Ok(size) = usize::try_from(piece) else { break };
            let found = match run.at {
                Some(at) => self.disk.read(at, size).or_else(|| {
                    let rest = self.disk.length().checked_sub(at)?;
                    self.disk.read(at, usize::try_from(rest).ok()?.min(size))
                }),
                None => Some(Cow::Owned(vec![0; size])),
            };
            let Some(found) = found else { break };
            let is_short = found.len() < size;
            if out.is_empty() {
                out = found;
            } else {
                out.to_mut().extend(found.iter());
            }
            left -= piece;
            if left == 0 || is_short {
                break;
            }
        }
        out
    }
}

/// `folder/name`.
pub(super) fn path(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}
