//! The text of documents that are ZIP packages: what stands in Word's parts, in Excel's cells row by row, on
//! PowerPoint's slides, and in the content of OpenDocument.

use super::{markup, unpacked};
use crate::limits::Budget;
use std::io::Cursor;

/// Cells of one sheet that are looked at.
const MOST_CELLS: usize = 1_000_000;

/// Hands the text of every part to `take`; false where there is no part with text.
pub(super) fn each(bytes: &[u8], budget: &Budget<'_>, take: &mut dyn FnMut(&str)) -> bool {
    let Ok(mut package) = zip::ZipArchive::new(Cursor::new(bytes)) else { return false };
    let mut is_there = false;
    let names: Vec<String> = (0..package.len())
        .map(|at| {
            package
                .by_index_raw(at)
                .map(|part| String::from_utf8_lossy(part.name_raw()).to_lowercase())
                .unwrap_or_default()
        })
        .collect();
    let mut read = |at: usize| -> Option<String> {
        budget.part().ok()?;
        let content = unpacked(package.by_index(at).ok()?, budget)?;
        Some(super::decoded(&content).into_owned())
    };
    let strings = names.iter().position(|name| name == "xl/sharedstrings.xml").and_then(&mut read).unwrap_or_default();
    let strings: Vec<String> =
        parts(&strings, "<si", "</si>").map(|one| markup::text(one).replace('\n', " ")).collect();
    for (at, name) in names.iter().enumerate() {
        if budget.wait_no_longer().is_err() {
            return true;
        }
        if name.starts_with("xl/worksheets/") && name.ends_with(".xml") {
            is_there = true;
            if let Some(sheet) = read(at) {
                take(&rows(&sheet, &strings));
            }
        } else if is_wanted(name)
            && let Some(part) = read(at)
        {
            is_there = true;
            take(&markup::text(&part));
        }
    }
    is_there
}

fn is_wanted(name: &str) -> bool {
    let word = name.strip_prefix("word/").is_some_and(|part| {
        ["document", "header", "footer", "footnotes", "endnotes", "comments"].iter().any(|it| part.starts_with(it))
    });
    let other =
        ["xl/comments", "xl/drawings/drawing", "ppt/slides/slide", "ppt/notesslides/", "ppt/comments", "docprops/core"];
    name.ends_with(".xml")
        && (word || matches!(name, "content.xml" | "styles.xml") || other.iter().any(|it| name.starts_with(it)))
}

/// What stands between two tags, each time.
fn parts<'x>(xml: &'x str, open: &'x str, close: &'x str) -> impl Iterator<Item = &'x str> {
    xml.split(open).skip(1).filter_map(move |part| {
        let (tag, inside) = part.split_once('>')?;
        // "<si" begins no other tag, and "<c" begins "<cols".
        let is_it = tag.is_empty() || tag.starts_with([' ', '/']);
        (is_it && !tag.ends_with('/')).then(|| inside.split(close).next().unwrap_or_default())
    })
}

/// The cells of a sheet, a line for each row. Whole numbers are as they are shown.
fn rows(sheet: &str, strings: &[String]) -> String {
    let mut out = String::new();
    let mut left = MOST_CELLS;
    for row in sheet.split("<row").skip(1) {
        for cell in row.split("<c").skip(1) {
            // "<c" begins "<col" as well.
            let is_cell = |tag: &str| (tag.is_empty() || tag.starts_with(' ')) && !tag.ends_with('/');
            let Some((tag, inside)) = cell.split_once('>').filter(|(tag, _)| is_cell(tag)) else { continue };
            left = left.saturating_sub(1);
            if left == 0 {
                return out;
            }
            let value = parts(inside, "<v", "</v>").next();
            let shared = || value.and_then(|value| strings.get(value.trim().parse::<usize>().ok()?));
            if tag.contains("t=\"s\"") {
                out.push_str(shared().map(String::as_str).unwrap_or_default());
            } else if tag.contains("t=\"inlineStr\"") {
                out.push_str(&markup::text(inside.split("</c>").next().unwrap_or_default()));
            } else {
                out.push_str(value.unwrap_or_default());
            }
            out.push(' ');
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;
    use std::io::Write;

    fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for (name, content) in parts {
            writer.start_file(*name, stored).unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn text(name: &str, bytes: &[u8]) -> String {
        let mut out = String::new();
        let budget = Budget::new(Limits::default(), &|| false);
        super::super::each(name, bytes, &budget, &mut |text| out.push_str(text));
        out
    }

    #[test]
    fn a_workbook_a_document_and_a_bundle_of_both_are_read() {
        let types = ("[Content_Types].xml", &b"<Types/>"[..]);
        let strings = ("xl/sharedStrings.xml", &b"<sst><si><t>OTP</t></si></sst>"[..]);
        let row =
            b"<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c><v>482913</v></c></row></sheetData></worksheet>";
        let workbook = packed(&[types, strings, ("xl/worksheets/sheet1.xml", row)]);
        assert_eq!(text("a.xlsx", &workbook), "OTP 482913 \n");
        let document = packed(&[types, ("word/document.xml", b"<w:p><w:t>code</w:t></w:p>")]);
        assert_eq!(text("a.docx", &document), "code\n");
        let bundle = packed(&[("a.xlsx", &workbook), ("a.docx", &document)]);
        assert_eq!(text("a.zip", &bundle), "OTP 482913 \ncode\n");
    }

    #[test]
    fn a_row_is_a_line_with_its_shared_texts_in_place() {
        let sheet = r#"<sheetData><row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1"><v>482913</v></c><c r="C1"/></row><row r="2"><c r="A2" t="inlineStr"><is><t>x</t></is></c></row></sheetData>"#;
        assert_eq!(rows(sheet, &["a".into(), "OTP".into()]), "OTP 482913 \nx \n");
    }
}
