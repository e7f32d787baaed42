//! Mail inside mail: attached messages, Outlook items, TNEF. Each is judged like the one it came in; who sent it can
//! only be claimed.

use crate::files::{Examination, UntrustedFile, at_depth, limit_reached, once, unreadable};
use crate::message::{Message, mbox, mime, outlook};
use crate::report::{FileLink, FileReport, LinkPlace};
use crate::signals as is;

/// Examines a message in a file.
pub(crate) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    match report.kind {
        "tnef" => tnef(report, bytes, examination, depth),
        "msg" => match outlook::read(bytes, examination.budget) {
            Some(message) => inner(report, &message, examination, depth),
            None => unreadable(report),
        },
        _ if mbox::is_several(bytes) => several(report, bytes, examination, depth),
        _ => inner(report, &mime::read(bytes, examination.budget), examination, depth),
    }
}

/// Examines every message of a mailbox in one file.
fn several(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    for message in mbox::messages(bytes) {
        if let Err(limit) = examination.budget.part() {
            limit_reached(report, limit);
            return;
        }
        let file = UntrustedFile { name: None, declared: None, bytes: message };
        report.members.push(at_depth(file, examination, depth + 1));
    }
}

/// Judges a message that came inside another.
pub(crate) fn inner(report: &mut FileReport, message: &Message<'_>, examination: &Examination<'_>, depth: u32) {
    let judged = crate::inspect::judge(message, examination.context, examination.budget, depth + 1);
    // Files speak for themselves; what servers noted, and whether one knows the sender, is about the outer message.
    let about_outer = |id: &str| id.starts_with("file.") || id.starts_with("auth.") || id == is::FROM_FIRST_TIME.id();
    // Each once, at its worst: what is inside speaks in every message around it, and would be twice as much at each.
    for finding in judged.findings.into_iter().filter(|finding| !about_outer(finding.signal.id())) {
        once(report, finding);
    }
    let links = judged.links.into_iter().map(|link| FileLink { target: link.raw, place: LinkPlace::Document });
    report.links.extend(links);
    report.members.extend(judged.attachments);
}

/// Attachments of Outlook in a shape of its own (MS-OXTNEF 2.1).
fn tnef(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    const BEGIN: u32 = 0x0006_9002;
    const TITLE: u32 = 0x0001_8010;
    const DATA: u32 = 0x0006_800F;
    let mut rest = bytes.get(6..).unwrap_or_default();
    let mut name = String::new();
    while let Some(header) = rest.get(..9) {
        let number = |at: usize| header.get(at..at + 4).and_then(|four| four.try_into().ok()).map(u32::from_le_bytes);
        let (Some(id), Some(length)) = (number(1), number(5)) else { return };
        let Some(content) = usize::try_from(length).ok().and_then(|length| rest.get(9..)?.get(..length)) else {
            unreadable(report);
            return;
        };
        if let Err(limit) = examination.budget.part() {
            limit_reached(report, limit);
            return;
        }
        rest = rest.get(9 + content.len() + 2..).unwrap_or_default();
        match id {
            BEGIN => name.clear(),
            TITLE => name = String::from_utf8_lossy(content).trim_end_matches('\0').to_owned(),
            DATA => {
                let file = UntrustedFile { name: Some(&name), declared: None, bytes: content };
                report.members.push(at_depth(file, examination, depth + 1));
            }
            _ => {}
        }
    }
}
