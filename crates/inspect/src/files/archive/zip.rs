//! ZIP archives (APPNOTE 6.3.10). What is encrypted or packed in an unknown way is listed and judged by its name.

use super::{closed_member, lock, member, read_bounded, weigh};
use crate::files::{Examination, limit_reached, unreadable};
use crate::report::{FileReport, GapKind};
use std::io::Cursor;

pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        unreadable(report);
        return;
    };
    let mut encrypted = false;
    for index in 0..archive.len() {
        if let Err(limit) = examination.budget.part() {
            limit_reached(report, limit);
            break;
        }
        let Ok(raw) = archive.by_index_raw(index) else {
            unreadable(report);
            continue;
        };
        let (name, is_folder, locked, packed, length) = (
            String::from_utf8_lossy(raw.name_raw()).into_owned(),
            raw.is_dir(),
            raw.encrypted(),
            raw.compressed_size(),
            raw.size(),
        );
        drop(raw);
        if is_folder {
            continue;
        }
        if locked {
            encrypted = true;
            closed_member(report, &name, length, GapKind::Encrypted);
            continue;
        }
        let read = archive
            .by_index(index)
            .map_err(std::io::Error::other)
            .and_then(|mut file| read_bounded(report, &mut file, examination));
        match read {
            Ok((inside, cut)) => {
                let unpacked = u64::try_from(inside.len()).unwrap_or(u64::MAX);
                weigh(report, packed, if cut { unpacked.max(length) } else { unpacked });
                member(report, &name, &inside, examination, depth);
            }
            Err(_) => closed_member(report, &name, length, GapKind::Unreadable),
        }
    }
    if encrypted {
        lock(report);
    }
}
