//! 7z archives. Encrypted ones are opened where the mail names the password; else they are listed and judged by their
//! names, unless those are encrypted too.

use super::{closed_member, locked, member, read_bounded, weigh};
use crate::files::bytes::len;
use crate::files::{Examination, limit_reached, unreadable};
use crate::report::{FileReport, GapKind};
use sevenz_rust2::{ArchiveReader, Error, Password};
use std::collections::HashSet;
use std::io::Cursor;

/// Memory that one decoder may take, in KiB.
const MEMORY_KIB: usize = 192 << 10;
/// The method of encryption, with the length of what it is given (7zFormat.txt, `Methods.txt`).
const AES: &[u8] = &[0x06, 0xF1, 0x07, 0x01];
/// Names that are kept of what could not be read.
const MOST_NAMES: usize = 1_000;

type Archive<'a> = ArchiveReader<Cursor<&'a [u8]>>;

pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let mut archive = match open(bytes, &Password::empty()) {
        Ok(archive) => archive,
        Err(error) if is_locked(&error) => {
            let is_open = locked::open_named(report, examination, rounds_in(bytes), |inside, password| {
                let Ok(mut archive) = open(bytes, &Password::from(password)) else { return false };
                // What is behind the names may be locked as often as somebody liked.
                examination.budget.passwords().pay(rounds_of(&archive))
                    && read(inside, &mut archive, bytes, examination, depth).is_ok()
            });
            if !is_open {
                locked::lock_names(report);
            }
            return;
        }
        Err(_) => {
            unreadable(report);
            return;
        }
    };
    match read(report, &mut archive, bytes, examination, depth) {
        Ok(()) => {}
        Err(fault) if is_locked(&fault.error) => {
            let is_open = locked::open_named(report, examination, rounds_of(&archive), |inside, password| {
                let Ok(mut archive) = open(bytes, &Password::from(password)) else { return false };
                read(inside, &mut archive, bytes, examination, depth).is_ok()
            });
            if !is_open {
                fault.close(report, GapKind::Encrypted);
                locked::lock_members(report);
            }
        }
        Err(fault) => {
            unreadable(report);
            fault.close(report, GapKind::Unreadable);
        }
    }
}

fn open<'a>(bytes: &'a [u8], password: &Password) -> Result<Archive<'a>, Error> {
    ArchiveReader::new_with_memory_limit(Cursor::new(bytes), password.clone(), MEMORY_KIB)
}

/// Why members could not be read, and which.
struct Stopped {
    error: Error,
    unread: Vec<(String, u64)>,
}

impl Stopped {
    fn close(&self, report: &mut FileReport, why: GapKind) {
        self.unread.iter().for_each(|(name, length)| closed_member(report, name, *length, why));
    }
}

/// Examines all members that can be read.
fn read(
    report: &mut FileReport,
    archive: &mut Archive<'_>,
    bytes: &[u8],
    examination: &Examination<'_>,
    depth: u32,
) -> Result<(), Stopped> {
    let files = archive.archive().files.iter().filter(|entry| !entry.is_directory);
    let names: Vec<(String, u64)> = files.map(|entry| (entry.name.clone(), entry.size)).collect();
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
        unpacked += len(&inside);
        read.insert(entry.name.clone());
        member(report, &entry.name, &inside, examination, depth);
        Ok(!cut)
    });
    weigh(report, len(bytes), unpacked);
    let unread: Vec<_> = names.into_iter().filter(|(name, _)| !read.contains(name)).take(MOST_NAMES).collect();
    match done {
        Ok(_) => {
            unread.iter().for_each(|(name, length)| closed_member(report, name, *length, GapKind::Unreadable));
            Ok(())
        }
        Err(error) => Err(Stopped { error, unread }),
    }
}

/// Rounds of hashing that a password takes: those of each salt once.
fn rounds_of(archive: &Archive<'_>) -> u64 {
    let coders = archive.archive().blocks.iter().flat_map(|block| &block.coders);
    let given = coders
        .filter(|coder| AES.starts_with(coder.encoder_method_id()))
        .filter_map(|coder| rounds(coder.properties()));
    let distinct: HashSet<(u64, &[u8])> = given.collect();
    distinct.iter().fold(0, |sum, (rounds, _)| sum.saturating_add(*rounds))
}

/// The same where the coders themselves are locked: what tells how stands in clear, mostly near the end.
fn rounds_in(bytes: &[u8]) -> u64 {
    let given = |at: usize| rounds(bytes.get(at + AES.len() + 1..)?).map(|(rounds, _)| rounds);
    memchr::memmem::find_iter(bytes, AES).filter_map(given).max().unwrap_or(u64::MAX)
}

/// Rounds and salt: a byte with the power and whether there is a salt, one with the rest of its length, the salt.
fn rounds(properties: &[u8]) -> Option<(u64, &[u8])> {
    let (first, second) = (*properties.first()?, properties.get(1).copied().unwrap_or_default());
    let salt = properties.get(2..2 + usize::from((first >> 7) + (second >> 4))).unwrap_or_default();
    let power = u32::from(first & 0x3F);
    Some((if power == 0x3F { 1 } else { 1_u64 << power }, salt))
}

fn is_locked(error: &Error) -> bool {
    matches!(error, Error::PasswordRequired | Error::MaybeBadPassword(_))
}
