//! Pages and drawings as attachments. A page that builds a file out of itself smuggles it past every mail server (MITRE
//! ATT&CK T1027.006); a drawing that runs scripts is a page in disguise.

use crate::body::page;
use crate::files::Examination;
use crate::finding::{Finding, Severity};
use crate::report::{FileLink, FileReport, LinkPlace};
use crate::signals as is;
use regex::Regex;
use std::sync::LazyLock;

/// How much of a page is looked at.
const MOST: usize = 4 << 20;
/// Links that are kept.
const MOST_LINKS: usize = 200;
/// A run of encoded letters as long as this hides a file.
const LONG_RUN: usize = 2_000;

/// Turning letters into bytes.
const DECODES: &[&str] =
    &["atob(", "fromcharcode", "unescape(", "frombase64", "charcodeat(", "parseint(", "textdecoder", "uint8array"];
/// Making a file of bytes and handing it to the person.
const MAKES_FILE: &[&str] = &[
    "new blob(",
    "createobjecturl",
    "mssaveoropenblob",
    "mssaveblob",
    "new file(",
    "download=",
    ".download",
    "showsavefilepicker",
];
/// Writing into the page what was not in it.
const WRITES: &[&str] = &[
    "document.write(",
    "eval(",
    ".innerhtml",
    "insertadjacenthtml",
    "srcdoc",
    "document.open(",
    "location.replace(",
    "new function(",
];

static IN_DATA: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"(?i)data:(?:application|text/html|text/javascript)[^,"']{0,80};base64,[a-z0-9+/=%\s]{400}"#).ok()
});
static HANDLERS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"(?i)<script|<foreignobject|\son[a-z]{3,20}\s*=|javascript:|<iframe|<embed"#).ok());

/// Examines a page, a drawing or a page saved with its parts.
pub(crate) fn examine(report: &mut FileReport, bytes: &[u8], _examination: &Examination<'_>, _depth: u32) {
    let start = bytes.get(..MOST).unwrap_or(bytes);
    let text = String::from_utf8_lossy(start);
    let read = page::read(&text);
    for anchor in read.anchors.iter().take(MOST_LINKS) {
        report.links.push(FileLink { target: anchor.target.clone(), place: LinkPlace::Document });
    }
    let lower = text.to_lowercase();
    let says = |words: &[&'static str]| words.iter().copied().find(|word| lower.contains(word));
    let script = read.has_script || lower.contains("<script");
    let hidden = longest_run(start);
    let (decodes, makes, writes) = (says(DECODES), says(MAKES_FILE), says(WRITES));
    let in_data = IN_DATA.as_ref().is_some_and(|pattern| pattern.is_match(&text));
    let smuggles = script && makes.is_some() && (decodes.is_some() || hidden >= LONG_RUN)
        || script && decodes.is_some() && writes.is_some() && hidden >= LONG_RUN
        || in_data;
    if smuggles {
        let words: Vec<&str> = [decodes, makes, writes].into_iter().flatten().collect();
        report.findings.push(Finding::new(is::FILE_HTML_SMUGGLING).with("text", words.join(" ")));
    }
    if report.kind == "svg" {
        if let Some(found) = HANDLERS.as_ref().and_then(|pattern| pattern.find(&text)) {
            report.findings.push(Finding::new(is::FILE_SVG_SCRIPT).with("text", found.as_str()));
        }
        return;
    }
    let asks = read.has_password_field;
    let severity =
        if asks || script && decodes.is_some() && writes.is_some() { Severity::High } else { Severity::Medium };
    report.findings.push(Finding::new(is::FILE_HTML).at(severity));
}

/// The longest run of letters that could be encoded bytes, outside of pictures.
fn longest_run(bytes: &[u8]) -> usize {
    let (mut longest, mut run) = (0_usize, 0_usize);
    let mut start = 0_usize;
    for (at, byte) in bytes.iter().enumerate() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=') {
            if run == 0 {
                start = at;
            }
            run += 1;
        } else {
            if run > longest {
                let before = bytes.get(start.saturating_sub(40)..start).unwrap_or_default();
                let picture = [&b"image/"[..], b"font/", b"font-woff"]
                    .iter()
                    .any(|mark| memchr::memmem::find(before, mark).is_some());
                if !picture {
                    longest = run;
                }
            }
            run = 0;
        }
    }
    longest.max(run)
}
