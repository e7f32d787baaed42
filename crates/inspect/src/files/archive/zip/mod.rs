//! ZIP archives (APPNOTE 6.3.10). What is encrypted or packed in an unknown way is listed and judged by its name. What
//! the directory does not tell, or tells otherwise than the headers before the members, is read too.

mod directory;
mod locked;
mod method;

use super::locked::{carries, lock_members};
use super::{Packed, closed_member, conclude, stored_member, unpack};
use crate::files::bytes::len;
use crate::files::kind::{self, Class};
use crate::files::names::extension;
use crate::files::{Examination, limit_reached, unreadable};
use crate::finding::Finding;
use crate::report::{FileReport, GapKind};
use crate::signals as is;
use directory::{Directory, Entry, LOCAL};
use std::collections::HashSet;

/// Whether an archive ends here, whatever stands before it.
pub(crate) fn ends_in_zip(bytes: &[u8]) -> bool {
    Directory::find(bytes).is_some_and(|directory| directory.entries(bytes).next().is_some())
}

/// Examines an archive that stands behind something else, unless that holds the same files in its own way.
pub(crate) fn behind(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let Some(directory) = Directory::find(bytes) else { return };
    let seen: HashSet<String> =
        report.members.iter().flat_map(FileReport::walk).map(|one| one.sha256.clone()).collect();
    let before = std::mem::take(&mut report.members);
    let mut zip = Zip { bytes, examination, depth, seen: Vec::new(), lies: false };
    for entry in directory.entries(bytes) {
        if !zip.told(report, &entry) {
            break;
        }
    }
    let new = std::mem::replace(&mut report.members, before);
    report.members.extend(new.into_iter().filter(|one| one.sha256.is_empty() || !seen.contains(&one.sha256)));
    if report.members.iter().any(|member| member.gaps.iter().any(|gap| gap.kind == GapKind::Encrypted)) {
        lock_members(report);
    }
    conclude(report, depth);
}

/// Examines what no document has in it, where an archive has the parts of one: under another name it is opened as an
/// archive all the same.
pub(crate) fn foreign_members(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let Some(directory) = Directory::find(bytes) else { return };
    let mut zip = Zip { bytes, examination, depth, seen: Vec::new(), lies: false };
    // Vector pictures and embedded documents are parts of documents, and judged as such.
    let is_foreign = |name: &str| {
        let is_own = name.contains("media/") || name.contains("embeddings/") || name.starts_with("Object ");
        carries(name) && !is_own
    };
    let before = report.members.len();
    for entry in directory.entries(bytes).filter(|entry| is_foreign(&entry.name)) {
        if !zip.told(report, &entry) {
            break;
        }
    }
    if report.members.len() > before {
        conclude(report, depth);
    }
}

pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let directory = Directory::find(bytes);
    let mut zip = Zip { bytes, examination, depth, seen: Vec::new(), lies: false };
    let mut done = true;
    match directory {
        Some(directory) => {
            zip.seen.push(directory.range());
            for entry in directory.entries(bytes) {
                done = zip.told(report, &entry);
                if !done {
                    break;
                }
            }
        }
        None => unreadable(report),
    }
    if done {
        zip.untold(report, directory.is_some());
    }
    if let Some(rest) = directory.and_then(|directory| bytes.get(directory.end..)).filter(|rest| tells(rest)) {
        zip.lies = true;
        let _ = stored_member(report, "", rest, examination, depth);
    }
    let is_shifted = !bytes.starts_with(b"PK") && directory.is_some_and(|directory| directory.shift > 0);
    if zip.lies || is_shifted {
        report.findings.push(Finding::new(is::FILE_POLYGLOT).with("kind", "zip"));
    }
    if report.members.iter().any(|member| member.gaps.iter().any(|gap| gap.kind == GapKind::Encrypted)) {
        lock_members(report);
    }
}

/// Whether something begins here that does more than fill up.
fn tells(rest: &[u8]) -> bool {
    !rest.is_empty() && !matches!(kind::of(rest, None).class, Class::Harmless | Class::Unknown)
}

struct Zip<'a> {
    bytes: &'a [u8],
    examination: &'a Examination<'a>,
    depth: u32,
    /// What was looked at, from where to where.
    seen: Vec<(usize, usize)>,
    /// One program sees this, another that.
    lies: bool,
}

impl Zip<'_> {
    /// A member that the directory tells of; false where a limit is reached.
    fn told(&mut self, report: &mut FileReport, entry: &Entry) -> bool {
        if let Err(limit) = self.examination.budget.part() {
            limit_reached(report, limit);
            return false;
        }
        let Some((local, start)) = directory::local(self.bytes, entry.header) else {
            if !entry.is_folder() {
                closed_member(report, &entry.name, entry.length, GapKind::Unreadable);
            }
            return true;
        };
        let rest = self.bytes.get(start..).unwrap_or_default();
        let data = usize::try_from(entry.packed).ok().and_then(|packed| rest.get(..packed)).unwrap_or(rest);
        self.seen.push((entry.header, start + data.len()));
        self.member(report, entry, data);
        if differ(entry, &local) {
            self.lies = true;
            if !entry.is_locked() && !local.is_locked() {
                let data = usize::try_from(local.packed).ok().and_then(|packed| rest.get(..packed));
                let whole = Entry { length: local.length.max(entry.length), ..local };
                self.member(report, &whole, data.filter(|data| !data.is_empty()).unwrap_or(rest));
            }
        }
        true
    }

    /// Members that stand in no directory: archives put together, or one whose end is lost.
    fn untold(&mut self, report: &mut FileReport, has_directory: bool) {
        self.seen.sort_unstable();
        let seen = std::mem::take(&mut self.seen);
        let mut from = 0;
        for (start, end) in seen.into_iter().chain([(self.bytes.len(), self.bytes.len())]) {
            while let Some(at) =
                self.bytes.get(from..start).and_then(|gap| memchr::memmem::find(gap, LOCAL)).map(|at| from + at)
            {
                from = at + LOCAL.len();
                let Some((entry, content)) = directory::local(self.bytes, at) else { continue };
                if let Err(limit) = self.examination.budget.part() {
                    limit_reached(report, limit);
                    return;
                }
                let gap = self.bytes.get(content..start).unwrap_or_default();
                let packed = usize::try_from(entry.packed).unwrap_or(usize::MAX);
                let data = if entry.is_streamed() && packed == 0 { gap } else { gap.get(..packed).unwrap_or(gap) };
                self.member(report, &entry, data);
                self.lies |= has_directory;
                if !entry.is_streamed() {
                    from = content + data.len();
                }
            }
            from = from.max(end);
        }
    }

    fn member(&self, report: &mut FileReport, entry: &Entry, data: &[u8]) {
        if entry.is_folder() {
            return;
        }
        if entry.is_locked() {
            match locked::open(entry, data, self.examination) {
                Some((opened, plain)) => self.open_member(report, &opened, &plain),
                None => closed_member(report, &entry.name, entry.length, GapKind::Encrypted),
            }
            return;
        }
        self.open_member(report, entry, data);
    }

    fn open_member(&self, report: &mut FileReport, entry: &Entry, data: &[u8]) {
        match method::open(entry, data, self.examination.budget.member_bytes()) {
            Some(mut source) => {
                let what = Packed { name: &entry.name, packed: len(data), length: entry.length };
                unpack(report, &what, &mut source, self.examination, self.depth);
            }
            None => closed_member(report, &entry.name, entry.length, GapKind::Unreadable),
        }
    }
}

/// Whether the two headers speak of different files. Many honest programs leave sizes, and some the name, out of the
/// first.
fn differ(central: &Entry, local: &Entry) -> bool {
    let sizes = |one: u64, other: u64| one != 0 && other != 0 && one != other && !local.is_streamed();
    let is_named = !central.name.is_empty() && !local.name.is_empty();
    is_named && extension(&central.name) != extension(&local.name)
        || central.method != local.method
        || sizes(central.packed, local.packed)
        || sizes(central.length, local.length)
}
