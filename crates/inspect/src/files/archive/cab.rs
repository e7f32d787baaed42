//! Windows cabinets (MS-CAB).

use super::{closed_member, member, read_bounded, weigh};
use crate::files::{Examination, limit_reached, unreadable};
use crate::report::{FileReport, GapKind};
use std::io::Cursor;

pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let Ok(mut cabinet) = cab::Cabinet::new(Cursor::new(bytes)) else {
        unreadable(report);
        return;
    };
    let names: Vec<String> =
        cabinet.folder_entries().flat_map(|folder| folder.file_entries()).map(|file| file.name().to_owned()).collect();
    let mut unpacked = 0;
    for name in names {
        if let Err(limit) = examination.budget.part() {
            limit_reached(report, limit);
            break;
        }
        let read = cabinet.read_file(&name).and_then(|mut file| read_bounded(report, &mut file, examination));
        match read {
            Ok((inside, _)) => {
                unpacked += u64::try_from(inside.len()).unwrap_or(u64::MAX);
                member(report, &name, &inside, examination, depth);
            }
            Err(_) => closed_member(report, &name, 0, GapKind::Unreadable),
        }
    }
    weigh(report, u64::try_from(bytes.len()).unwrap_or(u64::MAX), unpacked);
}
