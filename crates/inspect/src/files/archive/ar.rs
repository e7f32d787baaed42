//! `ar`, which packages of Debian are (deb(5)). Members are stored plainly.

use super::member;
use crate::files::{Examination, limit_reached, unreadable};
use crate::report::FileReport;

pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    const HEADER: usize = 60;
    let mut at = 8_usize;
    while let Some(header) = bytes.get(at..at.saturating_add(HEADER)) {
        let text = |from: usize, to: usize| {
            String::from_utf8_lossy(header.get(from..to).unwrap_or_default()).trim().trim_end_matches('/').to_owned()
        };
        let Ok(length) = text(48, 58).parse::<usize>() else { break };
        let start = at + HEADER;
        let Some(content) = bytes.get(start..start.saturating_add(length)) else {
            unreadable(report);
            return;
        };
        if let Err(limit) = examination.budget.part() {
            limit_reached(report, limit);
            return;
        }
        member(report, &text(0, 16), content, examination, depth);
        at = start.saturating_add(length).next_multiple_of(2);
    }
}
