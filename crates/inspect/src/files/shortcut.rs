//! Shortcuts run what they point to: `.lnk` (MS-SHLLINK), `.url`, `.desktop`, `.webloc`. MITRE ATT&CK T1204.002,
//! T1547.009.

use crate::files::Examination;
use crate::files::kind::text_of;
use crate::finding::Finding;
use crate::report::{FileLink, FileReport, LinkPlace};
use crate::signals as is;

/// Longest string that is read.
const LONGEST: usize = 4096;

/// Says what it runs.
pub(crate) fn examine(report: &mut FileReport, bytes: &[u8], _examination: &Examination<'_>, _depth: u32) {
    let mut finding = Finding::new(is::FILE_SHORTCUT);
    let (target, arguments) = match report.kind {
        "lnk" => lnk(bytes).unwrap_or_default(),
        _ => (text_target(bytes), String::new()),
    };
    finding = finding.with("target", &target).with("arguments", &arguments);
    if target.contains("://") {
        report.links.push(FileLink { target, place: LinkPlace::Document });
    }
    report.findings.push(finding);
}

/// The line that says where it leads.
fn text_target(bytes: &[u8]) -> String {
    let lower = text_of(bytes).unwrap_or_default();
    let value =
        |key: &str| lower.lines().find_map(|line| line.trim().strip_prefix(key).map(str::trim).map(str::to_owned));
    let plist = || {
        lower.split_once("<string>").and_then(|(_, rest)| rest.split_once("</string>")).map(|(url, _)| url.to_owned())
    };
    let found = ["url=", "exec=", "iconfile="].into_iter().find_map(value).or_else(plist).unwrap_or_default();
    found.chars().take(LONGEST).collect()
}

/// Target and arguments of a shell link (MS-SHLLINK 2.1 to 2.4).
fn lnk(bytes: &[u8]) -> Option<(String, String)> {
    const HEADER: usize = 76;
    let flags = u32::from_le_bytes(bytes.get(20..24)?.try_into().ok()?);
    let has = |bit: u32| flags & (1 << bit) != 0;
    let mut rest = bytes.get(HEADER..)?;
    if has(0) {
        let size = usize::from(u16::from_le_bytes(rest.get(..2)?.try_into().ok()?));
        rest = rest.get(size.checked_add(2)?..)?;
    }
    let mut target = String::new();
    if has(1) {
        let size = usize::try_from(u32::from_le_bytes(rest.get(..4)?.try_into().ok()?)).ok()?;
        let info = rest.get(..size)?;
        if let Some(at) = info.get(16..20).and_then(|four| four.try_into().ok()).map(u32::from_le_bytes) {
            let path = info.get(usize::try_from(at).ok()?..).unwrap_or_default();
            let path: Vec<u8> = path.iter().copied().take_while(|&byte| byte != 0).take(LONGEST).collect();
            target = String::from_utf8_lossy(&path).into_owned();
        }
        rest = rest.get(size..)?;
    }
    let mut strings = Vec::new();
    for bit in 2..=6 {
        strings.push(if has(bit) { string(&mut rest, has(7)) } else { None }.unwrap_or_default());
    }
    let [_, relative, _, arguments, _] = strings.as_slice() else { return None };
    if target.is_empty() {
        target.clone_from(relative);
    }
    Some((target, arguments.clone()))
}

/// A counted string, wide or narrow.
fn string(rest: &mut &[u8], wide: bool) -> Option<String> {
    let count = usize::from(u16::from_le_bytes(rest.get(..2)?.try_into().ok()?));
    let length = if wide { count.checked_mul(2)? } else { count };
    let text = rest.get(2..length.checked_add(2)?)?;
    *rest = rest.get(length.checked_add(2)?..)?;
    Some(if wide {
        let units: Vec<u16> =
            text.chunks_exact(2).filter_map(|two| two.try_into().ok()).map(u16::from_le_bytes).take(LONGEST).collect();
        String::from_utf16_lossy(&units)
    } else {
        String::from_utf8_lossy(text.get(..LONGEST).unwrap_or(text)).into_owned()
    })
}
