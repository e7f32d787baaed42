//! Old archives that store their members plainly: cpio (SVR4 "new" format) and `ar`.

use super::member;
use crate::files::{Examination, limit_reached, unreadable};
use crate::report::FileReport;

pub(super) fn cpio(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    const HEADER: usize = 110;
    let mut at = 0_usize;
    let mut found = false;
    while let Some(header) = bytes.get(at..at.saturating_add(HEADER)).filter(|header| header.starts_with(b"07070")) {
        let field = |index: usize| {
            let digits = header.get(6 + index * 8..14 + index * 8)?;
            usize::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
        };
        let (Some(mode), Some(length), Some(name_length)) = (field(1), field(6), field(11)) else { break };
        let name_end = at.saturating_add(HEADER).saturating_add(name_length);
        let Some(name) = bytes.get(at + HEADER..name_end) else { break };
        let start = name_end.next_multiple_of(4);
        let Some(content) = bytes.get(start..start.saturating_add(length)) else { break };
        let name = String::from_utf8_lossy(name).trim_end_matches('\0').to_owned();
        if name == "TRAILER!!!" {
            return;
        }
        if let Err(limit) = examination.budget.part() {
            limit_reached(report, limit);
            return;
        }
        found = true;
        if mode & 0o170_000 == 0o100_000 {
            member(report, &name, content, examination, depth);
        }
        at = start.saturating_add(length).next_multiple_of(4);
    }
    if !found {
        unreadable(report);
    }
}

pub(super) fn ar(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    const HEADER: usize = 60;
    let mut at = 8_usize;
    while let Some(header) = bytes.get(at..at.saturating_add(HEADER)) {
        let text = |from: usize, to: usize| {
            String::from_utf8_lossy(header.get(from..to).unwrap_or_default()).trim().trim_end_matches('/').to_owned()
        };
        let Ok(length) = text(48, 58).parse::<usize>() else { break };
        let start = at + HEADER;
        let Some(content) = bytes.get(start..start.saturating_add(length)) else { break };
        if let Err(limit) = examination.budget.part() {
            limit_reached(report, limit);
            return;
        }
        member(report, &text(0, 16), content, examination, depth);
        at = start.saturating_add(length).next_multiple_of(2);
    }
}
