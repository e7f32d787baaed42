//! What a file's name tries to hide: MITRE ATT&CK T1036.007 (double extension), T1036.002 (right-to-left override),
//! T1036.008 (another type than its content).

use crate::files::kind::{Class, Kind, NO_DOUBLE_CLICK};
use crate::finding::{Finding, Severity};
use crate::lists::lines;
use crate::signals as is;
use regex::Regex;
use std::collections::HashSet;
use std::sync::LazyLock;

static BLOCKED: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lines(include_str!("../../data/blocked_extensions.txt")).collect());
static PROGRAMS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lines(include_str!("../../data/program_extensions.txt")).collect());
static DOCUMENTS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lines(include_str!("../../data/document_extensions.txt")).collect());
/// A class identifier as an extension makes Windows hide it and run that class.
static CLASS_ID: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)\.?\{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}\s*$").ok());
/// Blanks before the extension push it out of sight.
static PADDED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[\s\u{a0}\u{2000}-\u{200b}\u{3000}_]{8,}\.[^.]{1,20}$").ok());

/// Whether mail servers refuse files with this extension.
pub(crate) fn is_blocked(extension: &str) -> bool {
    BLOCKED.contains(extension)
}

/// Whether a file with this extension runs when it is opened.
pub(crate) fn is_program(extension: &str) -> bool {
    PROGRAMS.contains(extension)
}

/// The extension in lower case, as Windows would see it: dots and blanks at the end are dropped.
pub(crate) fn extension(name: &str) -> Option<String> {
    let name = name.rsplit(['/', '\\']).next()?.trim_end_matches(['.', ' ', '\t', '\0']);
    let (stem, extension) = name.rsplit_once('.')?;
    (!stem.is_empty() && extension.chars().count() <= 24).then(|| extension.to_lowercase())
}

/// What a name alone says, for a file that nobody could look into.
pub(crate) fn judge_name_only(name: &str) -> Vec<Finding> {
    let mut findings = tricks(name);
    let extension = extension(name).unwrap_or_default();
    if PROGRAMS.contains(extension.as_str()) {
        findings.push(Finding::new(is::FILE_EXECUTABLE).with("kind", &extension));
    } else if BLOCKED.contains(extension.as_str()) {
        findings.push(blocked(&extension));
    }
    findings
}

/// Mail systems refuse what no desktop runs by a double click as well; people who program send it to each other.
fn blocked(extension: &str) -> Finding {
    let severity = if NO_DOUBLE_CLICK.contains(&extension) { Severity::Low } else { Severity::High };
    Finding::new(is::FILE_BLOCKED_TYPE).at(severity).with("extension", extension)
}

/// What a name says about a file of this kind.
pub(crate) fn judge(name: &str, kind: Kind) -> Vec<Finding> {
    let mut findings = tricks(name);
    let extension = extension(name).unwrap_or_default();
    // Kinds with a finding of their own say more than their extension does.
    let speaks_for_itself =
        !matches!(kind.class, Class::Harmless | Class::Unknown | Class::Archive | Class::Ole | Class::Package);
    if BLOCKED.contains(extension.as_str()) && !speaks_for_itself {
        findings.push(blocked(&extension));
    }
    let runs = matches!(kind.class, Class::Program | Class::Script | Class::Shortcut | Class::Hta | Class::Msi);
    if let Some(promised) = promise(&extension)
        && !keeps(promised, kind)
    {
        let severity = if runs { Severity::Critical } else { Severity::Medium };
        findings.push(
            Finding::new(is::FILE_TYPE_MISMATCH).at(severity).with("extension", &extension).with("kind", kind.name),
        );
    }
    findings
}

fn tricks(name: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    if name.contains(['\u{202e}', '\u{202d}']) {
        findings.push(Finding::new(is::FILE_RTL_NAME).with("name", name));
    }
    if CLASS_ID.as_ref().is_some_and(|pattern| pattern.is_match(name)) {
        findings.push(Finding::new(is::FILE_CLSID_NAME).with("name", name));
    }
    if PADDED.as_ref().is_some_and(|pattern| pattern.is_match(name)) {
        findings.push(Finding::new(is::FILE_PADDED_NAME).with("name", name));
    }
    let mut parts = name.trim_end_matches(['.', ' ']).rsplit('.').map(|part| part.trim().to_lowercase());
    let (last, before) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    if PROGRAMS.contains(last.as_str()) && DOCUMENTS.contains(before.as_str()) {
        findings.push(Finding::new(is::FILE_DOUBLE_EXTENSION).with("name", name));
    }
    findings
}

/// What an extension promises.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Promise {
    Pdf,
    Image,
    Office,
    Archive,
    Text,
    Media,
}

fn promise(extension: &str) -> Option<Promise> {
    Some(match extension {
        "pdf" => Promise::Pdf,
        "png" | "jpg" | "jpeg" | "gif" | "bmp" | "webp" | "tif" | "tiff" => Promise::Image,
        "doc" | "docx" | "xls" | "xlsx" | "ppt" | "pptx" | "rtf" | "odt" | "ods" | "odp" => Promise::Office,
        "zip" | "7z" | "rar" | "gz" | "tar" => Promise::Archive,
        "txt" | "csv" | "log" | "md" => Promise::Text,
        "mp3" | "mp4" | "wav" | "avi" | "mov" | "mkv" => Promise::Media,
        _ => return None,
    })
}

/// Honest files differ from their names in many ways; only what no honest program writes is a broken promise.
fn keeps(promise: Promise, Kind { class, name }: Kind) -> bool {
    if matches!(class, Class::Program | Class::Script | Class::Shortcut | Class::Hta | Class::Msi | Class::DiskImage) {
        return false;
    }
    if class == Class::Unknown || matches!(name, "text" | "xml") {
        return true;
    }
    match promise {
        Promise::Pdf => class == Class::Pdf,
        Promise::Image => class == Class::Image || class == Class::Harmless || class == Class::Svg,
        // Reports are saved as pages or texts under the names of tables, and Word opens RTF under any name.
        Promise::Office => !matches!(class, Class::Pdf | Class::OneNote | Class::Chm | Class::Mail),
        Promise::Archive => matches!(class, Class::Archive | Class::Package),
        Promise::Text => !matches!(class, Class::OneNote | Class::Chm | Class::Ole | Class::Package),
        Promise::Media => class == Class::Harmless,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(name: &str) -> Vec<&'static str> {
        judge_name_only(name).iter().map(|finding| finding.signal.id()).collect()
    }

    #[test]
    fn tricks_are_seen() {
        assert!(ids("minutes.pdf.exe").contains(&"file.double_extension"));
        assert!(ids("minutes\u{202e}fdp.exe").contains(&"file.rtl_name"));
        assert!(ids("minutes.pdf                                .scr").contains(&"file.padded_name"));
        assert!(ids("minutes.{00021401-0000-0000-C000-000000000046}").contains(&"file.clsid_name"));
        assert!(ids("minutes.exe. .").contains(&"file.executable"));
    }

    #[test]
    fn honest_names_say_nothing() {
        for name in
            ["minutes.pdf", "کابینہ کا خلاصہ.docx", "site.plan.v2.jpg", "notes", "a.tar.gz", "Annex B - final.xlsx"]
        {
            assert!(ids(name).is_empty(), "{name}");
        }
    }
}
