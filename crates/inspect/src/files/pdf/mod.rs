//! Portable Document Format (ISO 32000-2): scripts, launch actions, embedded files, links. Not a reader of documents but
//! a search for what acts: objects are found wherever they stand, as readers do that repair what is broken.

use crate::files::archive::read_bounded;
use crate::files::office::ole::once;
use crate::files::{Examination, UntrustedFile, at_depth, limit_reached};
use crate::finding::{Finding, Severity};
use crate::report::{FileLink, FileReport, Gap, GapKind, LinkPlace};
use crate::signals as is;
use std::borrow::Cow;

/// Most of the structure that is looked at.
const MOST: usize = 48 << 20;
/// Links that are kept.
const MOST_LINKS: usize = 200;
/// A dictionary in front of a stream is no longer than this.
const LONGEST_DICTIONARY: usize = 8 << 10;

/// Examines a document.
pub(crate) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let mut structure = Vec::new();
    let mut rest = bytes;
    let mut attached = 0;
    while let Some(at) = memchr::memmem::find(rest, b"stream") {
        let (before, after) = rest.split_at_checked(at).unwrap_or((rest, &[]));
        structure.extend_from_slice(before);
        let body = after.get(6..).unwrap_or_default();
        let is_stream = !before.ends_with(b"end") && matches!(body.first(), Some(b'\r' | b'\n' | b' '));
        if !is_stream {
            rest = body;
            continue;
        }
        if let Err(limit) = examination.budget.part() {
            limit_reached(report, limit);
            break;
        }
        let end = memchr::memmem::find(body, b"endstream").unwrap_or(body.len());
        let dictionary = before.get(before.len().saturating_sub(LONGEST_DICTIONARY)..).unwrap_or_default();
        let from = memchr::memmem::rfind(dictionary, b"obj").unwrap_or(0);
        let dictionary = names(dictionary.get(from..).unwrap_or_default());
        let content = body.get(..end).unwrap_or_default();
        let content = content
            .strip_prefix(b"\r\n")
            .or_else(|| content.strip_prefix(b"\n"))
            .or_else(|| content.strip_prefix(b"\r"))
            .unwrap_or(content);
        if has(&dictionary, b"/ObjStm") && !has(&dictionary, b"/Crypt") {
            structure.push(b'\n');
            structure.extend(unpack(report, &dictionary, content, examination));
            structure.push(b'\n');
        } else if has(&dictionary, b"/EmbeddedFile") {
            attached += 1;
            let inside = unpack(report, &dictionary, content, examination);
            let name = format!("{attached}");
            let file = UntrustedFile { name: Some(&name), declared: None, bytes: &inside };
            report.members.push(at_depth(file, examination, depth + 1));
        }
        rest = body.get(end..).unwrap_or_default();
        if structure.len() > MOST {
            limit_reached(report, crate::limits::Limit::Bytes);
            break;
        }
    }
    structure.extend_from_slice(rest.get(..MOST).unwrap_or(rest));
    judge(report, &names(&structure));
}

fn judge(report: &mut FileReport, structure: &[u8]) {
    let opens = has(structure, b"/OpenAction") || has(structure, b"/AA");
    if has(structure, b"/Launch") {
        once(report, Finding::new(is::FILE_PDF_LAUNCH));
    }
    if has(structure, b"/JS") || has(structure, b"/JavaScript") {
        let words = [
            &b"eval("[..],
            b"unescape(",
            b"exportDataObject",
            b"app.launchURL",
            b"String.fromCharCode",
            b"util.printf",
            b"getAnnots",
        ];
        let worse = words.iter().find(|word| memchr::memmem::find(structure, word).is_some());
        let severity = if worse.is_some() { Severity::High } else { Severity::Medium };
        once(report, Finding::new(is::FILE_PDF_JAVASCRIPT).at(severity));
    }
    if opens {
        once(report, Finding::new(is::FILE_PDF_OPEN_ACTION));
    }
    let attached = !report.members.is_empty() || has(structure, b"/EmbeddedFile") || has(structure, b"/EmbeddedFiles");
    if attached || has(structure, b"/RichMedia") {
        once(report, Finding::new(is::FILE_PDF_EMBEDDED));
    }
    if has(structure, b"/Encrypt") {
        once(report, Finding::new(is::FILE_ENCRYPTED));
        report.gaps.push(Gap::new(GapKind::Encrypted).with("file", report.name.clone()));
    }
    links(report, structure);
}

fn links(report: &mut FileReport, structure: &[u8]) {
    for at in memchr::memmem::find_iter(structure, b"/URI").take(20_000) {
        let rest = structure.get(at + 4..).unwrap_or_default();
        let rest = rest.trim_ascii_start();
        let Some(text) = rest.strip_prefix(b"(") else { continue };
        let end = text.iter().take(3_000).position(|&byte| byte == b')').unwrap_or(0);
        let target = String::from_utf8_lossy(text.get(..end).unwrap_or_default()).into_owned();
        if report.links.len() < MOST_LINKS
            && !target.is_empty()
            && report.links.iter().all(|link| link.target != target)
        {
            report.links.push(FileLink { target, place: LinkPlace::Document });
        }
    }
    if !report.links.is_empty() {
        once(report, Finding::new(is::FILE_PDF_LINK));
    }
}

/// Whether that name stands there, and not only as the beginning of a longer one.
fn has(structure: &[u8], name: &[u8]) -> bool {
    memchr::memmem::find_iter(structure, name)
        .any(|at| structure.get(at + name.len()).is_none_or(|next| !next.is_ascii_alphanumeric()))
}

/// The same with `#xx` in names resolved (7.3.5): `/J#61vaScript` hides from a plain search.
fn names(structure: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memchr(b'#', structure).is_none() {
        return Cow::Borrowed(structure);
    }
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut out = Vec::with_capacity(structure.len());
    let mut at = 0;
    while let Some(&byte) = structure.get(at) {
        let escaped = || Some(structure.get(at + 1).and_then(digit)? << 4 | structure.get(at + 2).and_then(digit)?);
        match (byte == b'#').then(escaped).flatten().filter(|byte| byte.is_ascii_graphic()) {
            Some(real) => {
                out.push(real);
                at += 3;
            }
            None => {
                out.push(byte);
                at += 1;
            }
        }
    }
    Cow::Owned(out)
}

/// Undoes the filters of a stream, in their order.
fn unpack(report: &mut FileReport, dictionary: &[u8], content: &[u8], examination: &Examination<'_>) -> Vec<u8> {
    let mut content = content.to_vec();
    let mut filters: Vec<(usize, &[u8])> = Vec::new();
    for filter in [&b"/FlateDecode"[..], b"/Fl", b"/ASCIIHexDecode", b"/AHx", b"/ASCII85Decode", b"/A85"] {
        let places = memchr::memmem::find_iter(dictionary, filter);
        filters.extend(
            places
                .filter(|at| dictionary.get(at + filter.len()).is_none_or(|next| !next.is_ascii_alphanumeric()))
                .map(|at| (at, filter)),
        );
    }
    filters.sort_unstable();
    for (_, filter) in filters.into_iter().take(6) {
        content = match filter {
            b"/FlateDecode" | b"/Fl" => {
                let mut source = flate2::read::ZlibDecoder::new(content.as_slice());
                match read_bounded(report, &mut source, examination) {
                    Ok((inside, _)) => inside,
                    Err(_) => {
                        report.gaps.push(Gap::new(GapKind::Unreadable).with("file", report.name.clone()));
                        return Vec::new();
                    }
                }
            }
            b"/ASCIIHexDecode" | b"/AHx" => ascii_hex(&content),
            _ => ascii_85(&content),
        };
    }
    content
}

fn ascii_hex(text: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = text
        .iter()
        .take_while(|&&byte| byte != b'>')
        .filter_map(|&byte| char::from(byte).to_digit(16))
        .filter_map(|digit| u8::try_from(digit).ok())
        .collect();
    digits
        .chunks(2)
        .map(|two| two.first().copied().unwrap_or_default() << 4 | two.get(1).copied().unwrap_or_default())
        .collect()
}

fn ascii_85(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut group: Vec<u32> = Vec::with_capacity(5);
    let flush = |group: &mut Vec<u32>, out: &mut Vec<u8>| {
        let count = group.len();
        if count < 2 {
            return;
        }
        group.resize(5, 84);
        let value = group.iter().fold(0_u32, |sum, digit| sum.wrapping_mul(85).wrapping_add(*digit));
        out.extend(value.to_be_bytes().iter().take(count - 1));
        group.clear();
    };
    for &byte in text {
        match byte {
            b'~' => break,
            b'z' if group.is_empty() => out.extend([0; 4]),
            b'!'..=b'u' => {
                group.push(u32::from(byte - b'!'));
                if group.len() == 5 {
                    flush(&mut group, &mut out);
                }
            }
            _ => {}
        }
    }
    flush(&mut group, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_hide_are_found() {
        assert!(has(&names(b"<< /J#61vaScript 3 0 R >>"), b"/JavaScript"));
        assert!(!has(b"<< /JSomething >>", b"/JS"));
    }

    #[test]
    fn text_filters_are_undone() {
        assert_eq!(ascii_hex(b"4D 5a\n9>"), [0x4D, 0x5A, 0x90]);
        assert_eq!(ascii_85(b"87cURD]i,\"Ebo80~>"), b"Hello World!");
    }
}
