//! Office documents that are encrypted (MS-OFFCRYPTO). Excel and PowerPoint encrypt what is only protected against
//! changes under a password that everybody knows, and open it without asking; malware uses that to look locked to
//! everyone but Office (MITRE ATT&CK T1027.013).

mod agile;
mod biff;
mod crypto_api;
mod slides;

pub(super) use biff::open as workbook;
pub(super) use slides::open as slides;

use super::compound::Compound;
use super::ole::encrypted;
use crate::files::{Examination, UntrustedFile, at_depth, limit_reached, once};
use crate::finding::Finding;
use crate::limits::{Budget, Limit};
use crate::report::FileReport;
use crate::signals as is;

/// Passwords under which Excel and PowerPoint open without asking (MS-XLS 2.4.117, MS-PPT 2.3.7).
const DEFAULTS: [&str; 2] = ["VelvetSweatshop", "/01Hannes Ruescher/01"];

/// What a password has made of something locked.
pub(super) struct Opened {
    /// What was inside.
    pub(super) bytes: Vec<u8>,
    /// The password, where it is none that Office tries.
    named: Option<String>,
}

impl Opened {
    /// Says how it came to be open.
    pub(super) fn tell(&self, report: &mut FileReport, budget: &Budget<'_>) {
        match &self.named {
            Some(password) => budget.passwords().has_opened(password),
            None => once(report, Finding::new(is::FILE_DEFAULT_PASSWORD)),
        }
    }
}

/// Tries all passwords, each of which takes so many rounds of hashing.
fn open_with(
    budget: &Budget<'_>,
    rounds: u64,
    attempt: impl Fn(&str) -> Option<Vec<u8>>,
) -> Result<Option<Opened>, Limit> {
    let named = budget.passwords().named();
    let all = DEFAULTS.into_iter().map(|word| (word, true)).chain(named.iter().map(|word| (word.as_str(), false)));
    for (word, is_default) in all {
        if !budget.passwords().pay(rounds) {
            return Err(Limit::Time);
        }
        budget.wait_no_longer()?;
        if let Some(bytes) = attempt(word) {
            return Ok(Some(Opened { bytes, named: (!is_default).then(|| word.to_owned()) }));
        }
    }
    Ok(None)
}

/// Examines a package inside a compound file (MS-OFFCRYPTO 2.3.4), which is what encrypted documents of today are.
pub(super) fn package(report: &mut FileReport, compound: &Compound<'_>, examination: &Examination<'_>, depth: u32) {
    let stream = |path: &str, most: usize| {
        let entry = compound.entries().iter().find(|entry| entry.is_stream && entry.path == path)?;
        Some(compound.read(entry, most))
    };
    let most = usize::try_from(examination.budget.member_bytes()).unwrap_or(usize::MAX);
    let (Some(info), Some(locked)) = (stream("EncryptionInfo", 1 << 20), stream("EncryptedPackage", most)) else {
        encrypted(report);
        return;
    };
    let opened = match info.get(..4) {
        Some([4, 0, 4, 0]) => agile::open(&info, &locked, examination.budget),
        Some([2..=4, 0, 2, 0]) => crypto_api::open(&info, &locked, examination.budget),
        _ => Ok(None),
    };
    let spent = examination.budget.spend(crate::files::bytes::len(&locked));
    match opened.and_then(|opened| spent.map(|()| opened)) {
        Ok(Some(opened)) => {
            opened.tell(report, examination.budget);
            let file = UntrustedFile { name: Some(&report.name), declared: None, bytes: &opened.bytes };
            let inside = at_depth(file, examination, depth + 1);
            report.members.push(inside);
        }
        Ok(None) => encrypted(report),
        Err(limit) => {
            encrypted(report);
            limit_reached(report, limit);
        }
    }
}

/// The package without its length, which stands before it, and without what fills its last block.
fn trimmed(mut plain: Vec<u8>, locked: &[u8]) -> Vec<u8> {
    let length = crate::files::bytes::le64(locked, 0).and_then(|length| usize::try_from(length).ok());
    plain.truncate(length.unwrap_or(plain.len()));
    plain
}

#[cfg(test)]
mod tests;
