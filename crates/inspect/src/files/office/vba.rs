//! Macros: the source of VBA modules (MS-OVBA) and what it does.

use super::compound::Compound;
use crate::files::Examination;
use crate::finding::Finding;
use crate::lists::lines;
use crate::report::FileReport;
use crate::signals as is;
use std::sync::LazyLock;

/// Most characters of source that are read of one document.
const MOST: usize = 4 << 20;

static STARTS: LazyLock<Vec<&str>> = LazyLock::new(|| lines(include_str!("../../../data/vba_autoexec.txt")).collect());
static DOES: LazyLock<Vec<&str>> = LazyLock::new(|| lines(include_str!("../../../data/vba_doing.txt")).collect());

/// Judges the VBA project in a compound file, if there is one.
pub(crate) fn examine(report: &mut FileReport, compound: &Compound<'_>, examination: &Examination<'_>) {
    let in_project = |path: &str| {
        let path = path.to_ascii_lowercase();
        path.contains("vba/") || path.contains("macros/") || path.contains("_vba_project_cur/")
    };
    let has_project = compound.entries().iter().any(|entry| {
        let path = entry.path.to_ascii_lowercase();
        path.ends_with("_vba_project") || path.ends_with("vba/dir") || path == "dir"
    });
    let mut source = String::new();
    for entry in compound.entries().iter().filter(|entry| entry.is_stream && (has_project || in_project(&entry.path))) {
        if examination.budget.part().is_err() || source.len() > MOST {
            break;
        }
        let content = compound.read(entry, MOST);
        for module in modules(&content) {
            source.push_str(&String::from_utf8_lossy(&module));
            source.push('\n');
        }
    }
    if has_project || !source.is_empty() {
        judge(report, &source);
    }
}

/// Judges the source of macros.
pub(crate) fn judge(report: &mut FileReport, source: &str) {
    // A project without a line of code is what Office leaves in documents that never had a macro.
    let plain = without_comments(source);
    let has_code = plain.lines().any(|line| {
        let line = line.trim_start();
        ["sub ", "function ", "private ", "public ", "declare "].iter().any(|word| line.starts_with(word))
    });
    if !has_code {
        return;
    }
    let starts = STARTS.iter().find(|word| plain.contains(**word));
    let calls_system = plain.contains("declare ") && plain.contains(" lib ");
    let does: Vec<&str> = DOES.iter().copied().filter(|word| contains_word(&plain, word)).take(6).collect();
    let finding = match starts {
        Some(start) if calls_system || !does.is_empty() => {
            Finding::new(is::FILE_MACRO_SUSPICIOUS).with("start", start).with("text", does.join(" "))
        }
        Some(start) => Finding::new(is::FILE_MACRO_AUTOEXEC).with("start", start),
        None if calls_system || does.len() > 1 => {
            Finding::new(is::FILE_MACRO).at(crate::finding::Severity::High).with("text", does.join(" "))
        }
        None => Finding::new(is::FILE_MACRO),
    };
    report.findings.push(finding);
}

/// Lower case, without comments and attributes.
fn without_comments(source: &str) -> String {
    let mut plain = String::with_capacity(source.len());
    for line in source.lines() {
        let line = line.trim_start();
        if !line.starts_with('\'') && !line.starts_with("Attribute ") && !line.starts_with("Rem ") {
            plain.push_str(&line.to_lowercase());
            plain.push('\n');
        }
    }
    plain
}

fn contains_word(text: &str, word: &str) -> bool {
    memchr::memmem::find_iter(text.as_bytes(), word).any(|at| {
        let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
        let before = at.checked_sub(1).and_then(|at| text.as_bytes().get(at));
        !letter(before) && !letter(text.as_bytes().get(at + word.len()))
    })
}

/// The modules packed in a stream. Each begins with `Attribute`, whose first letters are never packed, three bytes
/// after the mark of the container (MS-OVBA 2.4.1.1): so no table of offsets, which may be damaged, is needed.
fn modules(stream: &[u8]) -> Vec<Vec<u8>> {
    let starts = memchr::memmem::find_iter(stream, b"\x00Attribut").filter_map(|at| at.checked_sub(3));
    starts.filter_map(|start| stream.get(start..)).take(200).map(decompress).collect()
}

/// MS-OVBA 2.4.1.3: chunks of up to 4,096 bytes, tokens that copy from what has been unpacked of the chunk.
fn decompress(container: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = container.get(1..).unwrap_or_default();
    while let Some((header, content)) = rest.split_at_checked(2) {
        let Ok(header) = header.try_into().map(u16::from_le_bytes) else { break };
        let size = usize::from(header & 0x0FFF) + 1;
        if header & 0x7000 != 0x3000 || out.len() > MOST {
            break;
        }
        let chunk = content.get(..size).unwrap_or(content);
        if header & 0x8000 == 0 {
            out.extend_from_slice(chunk);
        } else {
            unpack_chunk(chunk, &mut out);
        }
        rest = content.get(size..).unwrap_or_default();
    }
    out
}

fn unpack_chunk(chunk: &[u8], out: &mut Vec<u8>) {
    let begin = out.len();
    let mut bytes = chunk.iter().copied();
    while let Some(flags) = bytes.next() {
        for bit in 0..8 {
            if flags & (1 << bit) == 0 {
                let Some(byte) = bytes.next() else { return };
                out.push(byte);
                continue;
            }
            let (Some(low), Some(high)) = (bytes.next(), bytes.next()) else { return };
            let token = u16::from_le_bytes([low, high]);
            let done = out.len() - begin;
            // The split between length and distance moves with what has been unpacked (MS-OVBA 2.4.1.3.19.1).
            let bits = (4..=12).find(|bits| 1_usize << bits >= done).unwrap_or(12);
            let length = usize::from(token & (0xFFFF >> bits)) + 3;
            let distance = usize::from(token >> (16 - bits)) + 1;
            if distance > done || done + length > 4096 + 8 {
                return;
            }
            for _ in 0..length {
                let Some(&byte) = out.get(out.len() - distance) else { return };
                out.push(byte);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(source: &str) -> Vec<(&'static str, &'static str)> {
        let mut report = FileReport::new("a.docm", "docm", b"");
        judge(&mut report, source);
        report.findings.iter().map(|finding| (finding.signal.id(), finding.severity.as_str())).collect()
    }

    #[test]
    fn a_macro_that_starts_itself_and_runs_programs_is_critical() {
        let source = "Attribute VB_Name = \"x\"\nSub AutoOpen()\nShell \"cmd.exe /c x\"\nEnd Sub";
        assert_eq!(ids(source), [("file.macro_suspicious", "critical")]);
    }

    #[test]
    fn a_macro_that_counts_is_only_a_macro() {
        assert_eq!(ids("Sub Total()\n' Shell is only mentioned\nx = 1\nEnd Sub"), [("file.macro", "medium")]);
        assert!(ids("Attribute VB_Name = \"ThisDocument\"\n").is_empty());
    }

    #[test]
    fn the_packed_example_of_the_specification_unpacks() {
        let packed = b"\x01\x19\xB0\x00abcdefgh\x00ijklmnop\x00qrstuv.";
        assert_eq!(decompress(packed), b"abcdefghijklmnopqrstuv.");
        let packed = b"\x01\x2F\xB0\x00#aaabcde\x82f\x00\x70aghij\x018\x08akl\x00\x30mnop\x06q\x02\x70\x04\x10rstuv\x10wxyz\x00\x3C";
        assert_eq!(decompress(packed), b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa");
    }
}
