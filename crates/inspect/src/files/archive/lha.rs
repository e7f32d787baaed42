//! LHA archives.

use super::{closed_member, member, read_bounded, weigh};
use crate::files::{Examination, limit_reached, unreadable};
use crate::report::{FileReport, GapKind};
use delharc::LhaDecodeReader;

pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let Ok(mut archive) = LhaDecodeReader::new(bytes) else {
        unreadable(report);
        return;
    };
    let mut unpacked = 0;
    loop {
        if let Err(limit) = examination.budget.part() {
            limit_reached(report, limit);
            return;
        }
        let name = archive.header().parse_pathname_to_str();
        if !archive.header().is_directory() {
            match read_bounded(report, &mut archive, examination) {
                Ok((inside, _)) => {
                    unpacked += u64::try_from(inside.len()).unwrap_or(u64::MAX);
                    member(report, &name, &inside, examination, depth);
                }
                Err(_) => closed_member(report, &name, 0, GapKind::Unreadable),
            }
        }
        match archive.next_file() {
            Ok(true) => {}
            Ok(false) => break,
            Err(_) => {
                unreadable(report);
                break;
            }
        }
    }
    weigh(report, u64::try_from(bytes.len()).unwrap_or(u64::MAX), unpacked);
}
