//! Portable Document Format (ISO 32000-2): scripts, launch actions, embedded files, links. Not a reader of documents but
//! a search for what acts: objects are found wherever they stand, as readers do that repair what is broken.

mod filters;
mod object;
mod picture;
pub(crate) mod text;

use crate::files::{Examination, UntrustedFile, at_depth, limit_reached, once};
use crate::finding::{Finding, Severity};
use crate::report::{FileLink, FileReport, Gap, GapKind, LinkPlace};
use crate::signals as is;
use object::{Dictionary, Reader};
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
    let (mut attached, mut pictures) = (0, 0);
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
        let written = dictionary.get(from..).unwrap_or_default();
        let dictionary = names(written);
        let content = body.get(..end).unwrap_or_default();
        let content = content
            .strip_prefix(b"\r\n")
            .or_else(|| content.strip_prefix(b"\n"))
            .or_else(|| content.strip_prefix(b"\r"))
            .unwrap_or(content);
        if has(&dictionary, b"/ObjStm") && !has(&dictionary, b"/Crypt") {
            structure.push(b'\n');
            structure.extend(unpack(report, &read(written), content, examination));
            structure.push(b'\n');
        } else if has(&dictionary, b"/EmbeddedFile") {
            attached += 1;
            let inside = unpack(report, &read(written), content, examination);
            let name = format!("{attached}");
            let file = UntrustedFile { name: Some(&name), declared: None, bytes: &inside };
            report.members.push(at_depth(file, examination, depth + 1));
        } else if has(&dictionary, b"/Image") {
            pictures += 1;
            if pictures <= picture::MOST {
                let dictionary = read(written);
                // A picture that cannot be read is no gap: only what it might lead to is of interest. A limit is one.
                let before = report.gaps.len();
                if let Some((content, coded)) = filters::undo(report, &dictionary, content, examination) {
                    picture::examine(report, &dictionary, &content, coded, examination);
                }
                let gaps = report.gaps.split_off(before);
                report.gaps.extend(gaps.into_iter().filter(|gap| gap.kind != GapKind::Unreadable));
            }
        } else if has(&dictionary, b"/LZWDecode") || has(&dictionary, b"/RunLengthDecode") {
            // Hardly any program packs so today; what hides there may be a script.
            structure.push(b'\n');
            structure.extend(unpack(report, &read(written), content, examination));
            structure.push(b'\n');
        }
        rest = body.get(end..).unwrap_or_default();
        if structure.len() > MOST {
            limit_reached(report, crate::limits::Limit::Bytes);
            break;
        }
    }
    structure.extend_from_slice(rest.get(..MOST).unwrap_or(rest));
    judge(report, &names(&structure));
    // Long documents honestly have many pictures: it is told, and weighs nothing.
    if pictures > picture::MOST && report.gaps.iter().all(|gap| gap.kind != GapKind::Limit) {
        let limit = crate::limits::Limit::Parts;
        report.gaps.push(Gap::new(GapKind::Limit).with("file", report.name.clone()).with("limit", limit.as_str()));
    }
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

/// The dictionary that stands in front of a stream.
fn read(written: &[u8]) -> Dictionary {
    let start = memchr::memmem::find(written, b"<<").unwrap_or(written.len());
    Reader::new(written.get(start..).unwrap_or_default()).dictionary(0).unwrap_or_default()
}

/// The content of a stream whose filters are all known.
fn unpack(report: &mut FileReport, dictionary: &Dictionary, content: &[u8], examination: &Examination<'_>) -> Vec<u8> {
    match filters::undo(report, dictionary, content, examination) {
        Some((content, None)) => content,
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_hide_are_found() {
        assert!(has(&names(b"<< /J#61vaScript 3 0 R >>"), b"/JavaScript"));
        assert!(!has(b"<< /JSomething >>", b"/JS"));
    }

    /// A document with one picture of a code that leads to an address.
    fn with_code(bits: u32, filter: &str, pack: impl Fn(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
        let code = qrcode::QrCode::new(b"https://evil.example/pay").unwrap();
        let side = code.width();
        let dark = |at: usize| code.to_colors()[at] == qrcode::Color::Dark;
        let samples: Vec<u8> = match bits {
            8 => (0..side * side).map(|at| if dark(at) { 3 } else { 7 }).collect(),
            _ => (0..side)
                .flat_map(|row| (0..side.div_ceil(8)).map(move |byte| (row, byte)))
                .map(|(row, byte)| {
                    (0..8).fold(0, |bits, bit| {
                        let column = byte * 8 + bit;
                        bits << 1 | u8::from(column < side && !dark(row * side + column))
                    })
                })
                .collect(),
        };
        let dictionary = format!(
            "5 0 obj\n<< /Type /XObject /Subtype /Image /Width {side} /Height {side} /BitsPerComponent {bits} {filter} >>\nstream\n"
        );
        [b"%PDF-1.7\n".as_slice(), dictionary.as_bytes(), &pack(samples), b"\nendstream\nendobj\n%%EOF\n"].concat()
    }

    fn leads(document: &[u8]) -> Vec<(String, LinkPlace)> {
        let book = crate::Book::default();
        let report = crate::inspect_file(document, "bill.pdf", &crate::Context::new(&book));
        report.attachments[0].links.iter().map(|link| (link.target.clone(), link.place)).collect()
    }

    #[test]
    fn codes_in_pictures_are_read_however_they_are_packed() {
        use std::io::Write;
        let zlib = |bytes: Vec<u8>| {
            let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
            packer.write_all(&bytes).unwrap();
            packer.finish().unwrap()
        };
        let lzw = |bytes: Vec<u8>| {
            weezl::encode::Encoder::with_tiff_size_switch(weezl::BitOrder::Msb, 8).encode(&bytes).unwrap()
        };
        let expected = vec![("https://evil.example/pay".to_owned(), LinkPlace::QrCode)];
        assert_eq!(leads(&with_code(8, "/Filter /FlateDecode", zlib)), expected);
        assert_eq!(leads(&with_code(1, "/Filter [/FlateDecode]", zlib)), expected);
        assert_eq!(leads(&with_code(1, "/Filter /LZWDecode", lzw)), expected);
        assert_eq!(leads(&with_code(8, "", |bytes| bytes)), expected);
        assert!(leads(&with_code(8, "/Filter /JBIG2Decode", |bytes| bytes)).is_empty());
    }

    #[test]
    fn a_picture_that_ends_at_a_limit_is_told_in_full() {
        use std::io::Write;
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(&vec![0; 49 << 20]).unwrap();
        let bomb = packer.finish().unwrap();
        let document = with_code(8, "/Filter /FlateDecode", |_| bomb.clone());
        let book = crate::Book::default();
        let report = crate::inspect_file(&document, "bill.pdf", &crate::Context::new(&book));
        assert!(report.findings.iter().any(|finding| finding.signal == is::FILE_LIMIT));
        assert!(report.gaps.iter().any(|gap| gap.kind == GapKind::Limit));
        let damaged = crate::inspect_file(
            &with_code(8, "/Filter /FlateDecode", |bytes| bytes),
            "bill.pdf",
            &crate::Context::new(&book),
        );
        assert!(damaged.gaps.is_empty(), "{:?}", damaged.gaps);
    }

    fn limits(document: &[u8]) -> (Vec<crate::Signal>, Vec<Option<String>>) {
        let book = crate::Book::default();
        let report = crate::inspect_file(document, "bill.pdf", &crate::Context::new(&book));
        let gaps = report.gaps.iter().filter(|gap| gap.kind == GapKind::Limit);
        (
            report.findings.iter().map(|finding| finding.signal).collect(),
            gaps.map(|gap| gap.evidence.get("limit").map(str::to_owned)).collect(),
        )
    }

    #[test]
    fn pictures_that_are_not_looked_at_are_a_gap_and_no_reason() {
        let picture = b"1 0 obj\n<< /Subtype /Image /Width 9 /Height 9 >>\nstream\n.\nendstream\nendobj\n";
        let document = |count: u32| {
            let pictures = picture.repeat(usize::try_from(count).unwrap());
            [b"%PDF-1.7\n".as_slice(), &pictures, b"%%EOF\n"].concat()
        };
        assert_eq!(limits(&document(picture::MOST)), (vec![], vec![]));
        assert_eq!(limits(&document(picture::MOST + 1)), (vec![], vec![Some("parts".to_owned())]));
        let with_script = [document(picture::MOST + 1).as_slice(), b"2 0 obj\n<< /JS (x) >>\nendobj\n"].concat();
        assert_eq!(limits(&with_script).0, [is::FILE_PDF_JAVASCRIPT]);
    }

    #[test]
    fn a_stream_under_more_filters_than_are_undone_is_a_limit() {
        let hex = |bytes: Vec<u8>| bytes.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect::<Vec<_>>();
        let document = |times: usize| {
            let script = b"<< /S /JavaScript /JS (app.alert(1)) >>";
            let lzw = weezl::encode::Encoder::with_tiff_size_switch(weezl::BitOrder::Msb, 8).encode(script).unwrap();
            let packed = (1..times).fold(lzw, |bytes, _| hex(bytes));
            let filters = "/ASCIIHexDecode ".repeat(times - 1);
            let start = format!("%PDF-1.7\n1 0 obj\n<< /Filter [{filters}/LZWDecode] >>\nstream\n");
            [start.as_bytes(), &packed, b"\nendstream\n"].concat()
        };
        assert_eq!(limits(&document(filters::MOST)), (vec![is::FILE_PDF_JAVASCRIPT], vec![]));
        assert_eq!(limits(&document(filters::MOST + 1)), (vec![is::FILE_LIMIT], vec![Some("depth".to_owned())]));
        let many = "/ASCIIHexDecode ".repeat(filters::MOST + 1);
        let picture = with_code(8, &format!("/Filter [{many}]"), |bytes| bytes);
        assert_eq!(limits(&picture), (vec![is::FILE_LIMIT], vec![Some("depth".to_owned())]));
    }

    #[test]
    fn a_script_behind_lzw_is_found() {
        let script = b"<< /S /JavaScript /JS (app.alert(1)) >>";
        let packed = weezl::encode::Encoder::with_tiff_size_switch(weezl::BitOrder::Msb, 8).encode(script).unwrap();
        let document =
            [b"%PDF-1.7\n1 0 obj\n<< /Filter /LZWDecode >>\nstream\n".as_slice(), &packed, b"\nendstream\n"].concat();
        let book = crate::Book::default();
        let report = crate::inspect_file(&document, "bill.pdf", &crate::Context::new(&book));
        assert!(report.findings.iter().any(|finding| finding.signal == is::FILE_PDF_JAVASCRIPT));
    }
}
