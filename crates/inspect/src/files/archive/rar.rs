//! RAR archives of all versions. Encrypted members are listed and judged by their names.

use super::{closed_member, locked, member, weigh};
use crate::files::{Examination, limit_reached, unreadable};
use crate::report::{FileReport, GapKind};
use rars::{ArchiveReadOptions, ArchiveReader, ErrorKind};

/// Memory that reading may take.
const MEMORY: u64 = 128 << 20;

pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let options = || {
        ArchiveReadOptions::new()
            .with_max_member_output_bytes(examination.budget.member_bytes())
            .with_max_reader_workspace_bytes(MEMORY)
            .with_rar50_dictionary_size_limit(MEMORY)
    };
    let archive = match ArchiveReader::read_with_options(bytes, options()) {
        Ok(archive) => archive,
        Err(error) => {
            if is_locked(&error) {
                locked::lock_names(report);
            } else {
                unreadable(report);
            }
            return;
        }
    };
    let members: Vec<(String, bool)> =
        archive.members().map(|member| (member.meta.name_lossy(), member.meta.is_directory)).take(5_001).collect();
    let (mut unpacked, mut any_locked) = (0, false);
    for (index, (name, _)) in members.iter().enumerate().filter(|(_, (_, is_folder))| !is_folder) {
        if let Err(limit) = examination.budget.part() {
            limit_reached(report, limit);
            break;
        }
        match archive.read_member_at_with_options(index, options()) {
            Ok(inside) => {
                let inside = inside.unwrap_or_default();
                let length = u64::try_from(inside.len()).unwrap_or(u64::MAX);
                unpacked += length;
                if let Err(limit) = examination.budget.spend(length) {
                    limit_reached(report, limit);
                    break;
                }
                member(report, name, &inside, examination, depth);
            }
            Err(error) => {
                let closed = is_locked(&error);
                any_locked |= closed;
                closed_member(report, name, 0, if closed { GapKind::Encrypted } else { GapKind::Unreadable });
            }
        }
    }
    weigh(report, u64::try_from(bytes.len()).unwrap_or(u64::MAX), unpacked);
    if any_locked {
        locked::lock_members(report);
    }
}

fn is_locked(error: &rars::Error) -> bool {
    matches!(error.kind(), ErrorKind::PasswordRequired | ErrorKind::BadPassword)
}
