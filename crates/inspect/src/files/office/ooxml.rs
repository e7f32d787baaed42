//! Documents that are ZIP packages: Office Open XML (ECMA-376) and OpenDocument (ISO 26300).

use super::compound::Compound;
use super::ole;
use super::xlm;
use crate::files::archive::{read_bounded, weigh};
use crate::files::{Examination, UntrustedFile, at_depth, limit_reached, once, unreadable};
use crate::finding::{Finding, Severity};
use crate::report::{FileLink, FileReport, LinkPlace};
use crate::signals as is;
use regex::Regex;
use std::io::Cursor;
use std::sync::LazyLock;

static RELATIONSHIP: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?is)<(?:[a-z0-9]+:)?Relationship\s[^>]*>").ok());
static ATTRIBUTE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"(?is)\b(Type|Target|TargetMode)\s*=\s*["']([^"']*)["']"#).ok());
static INSTRUCTION: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"(?is)<w:instrText[^>]*>([^<]*)</w:instrText>|w:instr\s*=\s*"([^"]*)""#).ok());
static COMMANDS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)<f>[^<]*\b(EXEC|CALL|REGISTER|FOPEN|FWRITELN|FWRITE)\(").ok());

/// Links that are kept.
const MOST_LINKS: usize = 200;

pub(super) fn examine(report: &mut FileReport, bytes: &[u8], examination: &Examination<'_>, depth: u32) {
    let Ok(mut package) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        unreadable(report);
        return;
    };
    let mut sheets = xlm::Seen::default();
    for index in 0..package.len() {
        if let Err(limit) = examination.budget.part() {
            limit_reached(report, limit);
            return;
        }
        let Ok(mut part) = package.by_index(index) else { continue };
        let name = String::from_utf8_lossy(part.name_raw()).to_lowercase();
        let packed = part.compressed_size();
        let wanted = name.ends_with(".bin")
            || name.ends_with(".rels")
            || name.ends_with(".xml")
            || name.contains("embeddings/")
            || name.starts_with("object ")
            || name.starts_with("basic/")
            || name.starts_with("scripts/");
        if !wanted || part.is_dir() {
            continue;
        }
        let Ok((content, _)) = read_bounded(report, &mut part, examination) else { continue };
        drop(part);
        weigh(report, packed, u64::try_from(content.len()).unwrap_or(u64::MAX));
        let text = || String::from_utf8_lossy(&content);
        if name.ends_with(".rels") {
            relationships(report, &text());
        } else if name.contains("embeddings/") || name.starts_with("object ") && !name.contains('/') {
            embedded(report, &name, &content, examination, depth);
        } else if name.ends_with(".bin") {
            if let Some(compound) = Compound::open(&content) {
                ole::examine(report, &compound, examination, depth);
            }
            if name.contains("macrosheets/") {
                sheets.is_there = true;
                sheets.does.extend(xlm::commands(&content));
            } else if name.ends_with("workbook.bin") {
                // Names are UTF-16.
                let narrow: Vec<u8> = content.iter().copied().filter(|&byte| byte != 0).collect();
                sheets.starts |= starts_by_name(&String::from_utf8_lossy(&narrow));
            }
        } else if name.contains("macrosheets/") {
            sheets.is_there = true;
            if let Some(pattern) = COMMANDS.as_ref() {
                let text = text();
                let words = pattern.captures_iter(&text).filter_map(|found| found.get(1)).take(1_000);
                sheets.does.extend(words.filter_map(|word| xlm::command(word.as_str())));
            }
        } else if name.ends_with("workbook.xml") {
            let text = text();
            sheets.starts |= starts_by_name(&text);
            sheets.is_hidden |= text.contains("state=\"veryHidden\"");
        } else if name.contains("externallinks/") && content.windows(7).any(|word| word == b"ddeLink") {
            once(report, Finding::new(is::FILE_DDE));
        } else if name.starts_with("word/") {
            fields(report, &text());
        } else if name.starts_with("basic/") || name.starts_with("scripts/") {
            libre(report, &text());
        }
    }
    sheets.tell(report);
}

/// Names that make a sheet run.
fn starts_by_name(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["auto_open", "auto_close", "auto_activate"].iter().any(|name| lower.contains(name))
}

/// What a part fetches from outside, and where its links lead.
pub(super) fn relationships(report: &mut FileReport, xml: &str) {
    let (Some(relationship), Some(attribute)) = (RELATIONSHIP.as_ref(), ATTRIBUTE.as_ref()) else { return };
    for found in relationship.find_iter(xml).take(10_000) {
        let (mut kind, mut target, mut external) = ("", "", false);
        for part in attribute.captures_iter(found.as_str()) {
            let value = part.get(2).map_or("", |value| value.as_str());
            match part.get(1).map_or("", |name| name.as_str()).to_ascii_lowercase().as_str() {
                "type" => kind = value,
                "target" => target = value,
                _ => external = value.eq_ignore_ascii_case("external"),
            }
        }
        let kind = kind.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
        if !external || target.is_empty() {
            continue;
        }
        if kind == "hyperlink" {
            if report.links.len() < MOST_LINKS {
                report.links.push(FileLink { target: target.to_owned(), place: LinkPlace::Document });
            }
            continue;
        }
        let remote =
            target.contains("://") || target.starts_with("\\\\") || target.to_lowercase().starts_with("mhtml:");
        let on_disk = target.to_lowercase().starts_with("file:///") && !target.contains("\\\\");
        // A linked picture only tells that the document was opened; everything else brings code or text.
        let runs = matches!(kind.as_str(), "attachedtemplate" | "oleobject" | "frame" | "subdocument" | "afchunk");
        if remote && !on_disk && runs {
            once(report, Finding::new(is::FILE_REMOTE_TEMPLATE).with("target", target));
        } else if remote && !on_disk {
            once(report, Finding::new(is::FILE_REMOTE_TEMPLATE).at(Severity::Low).with("target", target));
        }
    }
}

fn embedded(report: &mut FileReport, name: &str, content: &[u8], examination: &Examination<'_>, depth: u32) {
    once(report, Finding::new(is::FILE_OLE_OBJECT));
    if let Some(compound) = Compound::open(content)
        && compound.entries().iter().any(|entry| entry.path.ends_with("Ole10Native") || entry.path == "Equation Native")
    {
        ole::examine(report, &compound, examination, depth);
        return;
    }
    let name = name.rsplit('/').next().unwrap_or_default();
    let file = UntrustedFile { name: Some(name), declared: None, bytes: content };
    report.members.push(at_depth(file, examination, depth + 1));
}

/// Fields of a text, joined: they are often cut into pieces.
pub(super) fn fields(report: &mut FileReport, xml: &str) {
    let Some(pattern) = INSTRUCTION.as_ref() else { return };
    let mut joined = String::new();
    for found in pattern.captures_iter(xml).take(20_000) {
        joined.push_str(found.get(1).or_else(|| found.get(2)).map_or("", |text| text.as_str()));
    }
    let upper = joined.to_uppercase();
    let dde = ["DDEAUTO", "DDE "].iter().find(|word| upper.contains(**word));
    if let Some(at) = dde.and_then(|word| upper.find(word)) {
        let text: String = upper.chars().skip(upper.get(..at).unwrap_or_default().chars().count()).take(120).collect();
        once(report, Finding::new(is::FILE_DDE).with("text", text));
    }
}

/// Macros of OpenDocument.
fn libre(report: &mut FileReport, xml: &str) {
    let source = xml.replace("&quot;", "\"").replace("&apos;", "'");
    if source.contains("script:module") || !source.trim_start().starts_with('<') {
        super::vba::judge(report, &source);
    }
}
