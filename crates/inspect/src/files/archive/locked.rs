//! What is locked with a password. That is how documents should travel, so it weighs little alone; it weighs more where
//! what is locked may run something once it is open, or where not even the names are told.

use crate::files::names::{self, extension};
use crate::files::{Examination, limit_reached};
use crate::finding::{Finding, Severity};
use crate::limits::Limit;
use crate::lists::lines;
use crate::report::{FileReport, Gap, GapKind};
use crate::signals as is;
use std::collections::HashSet;
use std::sync::LazyLock;

static CARRIERS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lines(include_str!("../../../data/carrier_extensions.txt")).collect());

/// Notes that members of an archive are locked, by what their names say that they are.
pub(super) fn lock_members(report: &mut FileReport) {
    let locked = report.members.iter().filter(|one| one.gaps.iter().any(|gap| gap.kind == GapKind::Encrypted));
    let carrier = locked.map(|one| &one.name).find(|name| carries(name)).cloned();
    let finding = Finding::new(is::FILE_ENCRYPTED);
    note(
        report,
        match carrier {
            Some(name) => finding.at(Severity::High).with("member", name),
            None => finding,
        },
    );
}

/// Notes that an archive is locked together with the names in it.
pub(super) fn lock_names(report: &mut FileReport) {
    note(report, Finding::new(is::FILE_ENCRYPTED).at(Severity::High));
}

/// Tries the passwords that the mail names, each of which takes so many rounds of hashing. What the first that fits has
/// brought to light becomes part of the report; true if one did.
pub(super) fn open_named(
    report: &mut FileReport,
    examination: &Examination<'_>,
    rounds: u64,
    mut attempt: impl FnMut(&mut FileReport, &str) -> bool,
) -> bool {
    let passwords = examination.budget.passwords();
    for password in passwords.named() {
        if !passwords.pay(rounds) {
            limit_reached(report, Limit::Time);
            return false;
        }
        let mut inside = FileReport::new(&report.name, report.kind, &[]);
        if attempt(&mut inside, &password) {
            passwords.has_opened(&password);
            report.findings.extend(inside.findings);
            report.gaps.extend(inside.gaps);
            report.members = inside.members;
            return true;
        }
    }
    false
}

fn note(report: &mut FileReport, finding: Finding) {
    report.findings.retain(|one| one.signal != finding.signal || one.severity > finding.severity);
    if report.findings.iter().any(|one| one.signal == finding.signal) {
        return;
    }
    report.findings.push(finding);
    report.gaps.push(Gap::new(GapKind::Encrypted).with("file", report.name.clone()));
}

/// Whether a file of this name can bring something that runs.
pub(super) fn carries(name: &str) -> bool {
    extension(name).is_some_and(|it| CARRIERS.contains(it.as_str()) || names::is_blocked(&it) || names::is_program(&it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_that_cannot_act_are_told_from_what_may_run() {
        for name in ["01.pdf", "02.docx", "03.jpg", "notes.txt", "table.xlsx", "slides.pptx", "index", "report.odt"] {
            assert!(!carries(name), "{name}");
        }
        for name in ["a.doc", "b.xls", "c.docm", "d.rtf", "e.zip", "f.iso", "g.exe", "h.js", "i.html", "j.one", "k.eml"]
        {
            assert!(carries(name), "{name}");
        }
    }
}
