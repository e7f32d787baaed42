//! 7z archives. Encrypted ones are listed and judged by their names, unless those are encrypted too.

use super::{closed_member, locked, member, read_bounded, weigh};
use crate::files::{Examination, limit_reached, unreadable};
use crate::report::{FileReport, GapKind};
use sevenz_rust2::{ArchiveReader, Error, Password};
use std::collections::HashSet;
use std::io::Cursor;

/// Memory that one decoder may take, in KiB.
const MEMORY_KIB: usize = 192 << 10;

pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let opened = ArchiveReader::new_with_memory_limit(Cursor::new(bytes), Password::empty(), MEMORY_KIB);
    let mut archive = match opened {
        Ok(archive) => archive,
        Err(error) if is_locked(&error) => {
            locked::lock_names(report);
            return;
        }
        Err(_) => {
            unreadable(report);
            return;
        }
    };
    let names: Vec<(String, u64)> = archive
        .archive()
        .files
        .iter()
        .filter(|entry| !entry.is_directory)
        .map(|entry| (entry.name.clone(), entry.size))
        .collect();
    let mut read: HashSet<String> = HashSet::new();
    let mut unpacked = 0;
    let done = archive.for_each_entries(|entry, source| {
        if entry.is_directory {
            return Ok(true);
        }
        if let Err(limit) = examination.budget.part() {
            limit_reached(report, limit);
            return Ok(false);
        }
        let (inside, cut) = read_bounded(report, source, examination)?;
        unpacked += u64::try_from(inside.len()).unwrap_or(u64::MAX);
        read.insert(entry.name.clone());
        member(report, &entry.name, &inside, examination, depth);
        Ok(!cut)
    });
    weigh(report, u64::try_from(bytes.len()).unwrap_or(u64::MAX), unpacked);
    let is_locked = done.as_ref().err().is_some_and(is_locked);
    if done.is_err() && !is_locked {
        unreadable(report);
    }
    let why = if is_locked { GapKind::Encrypted } else { GapKind::Unreadable };
    for (name, length) in names.into_iter().filter(|(name, _)| !read.contains(name)).take(1_000) {
        closed_member(report, &name, length, why);
    }
    if is_locked {
        locked::lock_members(report);
    }
}

/// The crate is built without decryption, so what is encrypted is a method that it does not know.
fn is_locked(error: &Error) -> bool {
    match error {
        Error::PasswordRequired | Error::MaybeBadPassword(_) => true,
        Error::UnsupportedCompressionMethod(method) => method.contains("AES"),
        _ => false,
    }
}
