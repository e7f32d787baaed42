//! What a file is, by its content. A name decides only between kinds of text, and for the few kinds that have no mark
//! of their own.

mod marks;
mod shape;
mod text;

use crate::files::names::extension;
use crate::files::{archive, encoded};
pub(crate) use text::NO_DOUBLE_CLICK;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kind {
    /// Its short name.
    pub(crate) name: &'static str,
    /// Who looks into it.
    pub(crate) class: Class,
}

/// What is done with a kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Class {
    Program,
    Script,
    Shortcut,
    Html,
    Svg,
    Pdf,
    Rtf,
    OneNote,
    Ole,
    /// OOXML, ODF.
    Package,
    OfficeXml,
    Image,
    Archive,
    DiskImage,
    Mail,
    Invitation,
    Rdp,
    /// Data connections and SYLK.
    Query,
    Settings,
    Chm,
    Hta,
    Msi,
    /// Sound, video, fonts, plain text.
    Harmless,
    /// Nobody knows.
    Unknown,
}

use Class::{Archive, Harmless, Mail, Msi, Ole, Package, Pdf, Program, Unknown};

const fn kind(name: &'static str, class: Class) -> Kind {
    Kind { name, class }
}

const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// Where the mark of a PDF may stand (ISO 32000-2, implementation notes).
const PDF_WITHIN: usize = 1024;
/// How much of a text is looked at.
const TEXT_WITHIN: usize = 32 << 10;

/// What it is.
pub(crate) fn of(bytes: &[u8], name: Option<&str>) -> Kind {
    let extension = name.and_then(extension).unwrap_or_default();
    if bytes.is_empty() {
        return kind("empty", Harmless);
    }
    if bytes.starts_with(b"MZ") && bytes.len() > 64 && text_of(bytes).is_none() {
        return kind(if extension == "xll" { "xll" } else { "exe" }, Program);
    }
    if bytes.starts_with(b"\xCA\xFE\xBA\xBE") && bytes.get(4..8).is_some_and(|count| count < &[0, 0, 0, 40][..]) {
        return kind("macho", Program);
    }
    let marked = marks::MARKS.iter().find(|(at, mark, _)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(mark)));
    if let Some((_, _, kind)) = marked {
        // How a disk is kept says what is at the end of the file.
        let kept = if kind.name == "img" { shape::disk_by_its_end(bytes) } else { None };
        return kept.unwrap_or(*kind);
    }
    if bytes.starts_with(OLE) {
        return ole(bytes);
    }
    // The first part of a split archive, alone, begins with a mark of its own (APPNOTE 8.5.3, 8.5.5).
    let whole = bytes.strip_prefix(b"PK00").unwrap_or(bytes);
    if whole.starts_with(b"PK\x03\x04") || whole.starts_with(b"PK\x05\x06") || whole.starts_with(b"PK\x07\x08") {
        return package(bytes);
    }
    if let Some(kind) = shape::of(bytes) {
        return kind;
    }
    if memchr::memmem::find(bytes.get(..PDF_WITHIN).unwrap_or(bytes), b"%PDF").is_some() {
        return kind("pdf", Pdf);
    }
    let told = match text_of(bytes) {
        Some(text) => text::of_text(&text, &extension),
        None => without_mark(bytes, &extension),
    };
    if !matches!(told.class, Class::Harmless | Class::Unknown) {
        return told;
    }
    // Anything may stand before an archive whose directory stands at its end.
    if archive::ends_in_zip(bytes) {
        return package(bytes);
    }
    if told.name == "text"
        && let Some(name) = encoded::kind_of(bytes)
    {
        return kind(name, Archive);
    }
    told
}

fn without_mark(bytes: &[u8], extension: &str) -> Kind {
    match extension {
        // Programs of DOS have no mark.
        "com" => kind("com", Program),
        "pyc" | "pyo" => kind("pyc", Program),
        "mp3" if bytes.first() == Some(&0xFF) => kind("mp3", Harmless),
        _ => kind("data", Unknown),
    }
}

/// The start of a text in any usual encoding, in lower case; nothing where it is no text.
pub(crate) fn text_of(bytes: &[u8]) -> Option<String> {
    let start = bytes.get(..TEXT_WITHIN).unwrap_or(bytes);
    let wide = |bytes: &[u8], read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).filter_map(|two| two.try_into().ok()).map(read).collect();
        String::from_utf16_lossy(&units).to_lowercase()
    };
    if let Some(rest) = start.strip_prefix(b"\xFF\xFE") {
        return Some(wide(rest, u16::from_le_bytes));
    }
    if let Some(rest) = start.strip_prefix(b"\xFE\xFF") {
        return Some(wide(rest, u16::from_be_bytes));
    }
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    let odd = start.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31)).count();
    (!start.is_empty() && odd * 200 <= start.len()).then(|| String::from_utf8_lossy(start).to_lowercase())
}

/// What an OLE2 container is for, by the class of its root and the names of its streams (MS-CFB 2.6).
fn ole(bytes: &[u8]) -> Kind {
    let number = |at: usize, size: usize| -> Option<usize> {
        let mut value = [0; 4];
        value.get_mut(..size)?.copy_from_slice(bytes.get(at..at.checked_add(size)?)?);
        usize::try_from(u32::from_le_bytes(value)).ok()
    };
    let class = || {
        let sector = 1_usize.checked_shl(u32::try_from(number(30, 2)?).ok()?)?;
        let root = number(48, 4)?.checked_add(1)?.checked_mul(sector)?;
        bytes.get(root.checked_add(80)?..root.checked_add(96)?)
    };
    const INSTALLER: [&[u8]; 2] =
        [b"\x84\x10\x0C\0\0\0\0\0\xC0\0\0\0\0\0\0\x46", b"\x86\x10\x0C\0\0\0\0\0\xC0\0\0\0\0\0\0\x46"];
    if class().is_some_and(|class| INSTALLER.contains(&class)) {
        return kind("msi", Msi);
    }
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &wide).is_some()
    };
    if holds("__properties_version1.0") {
        return kind("msg", Mail);
    }
    let office = [("WordDocument", "doc"), ("Workbook", "xls"), ("PowerPoint Document", "ppt"), ("Book", "xls")];
    kind(office.into_iter().find(|(name, _)| holds(name)).map_or("ole", |(_, kind)| kind), Ole)
}

/// What a ZIP file is for, by the names in it.
fn package(bytes: &[u8]) -> Kind {
    let holds = |name: &[u8]| memchr::memmem::find(bytes, name).is_some();
    if holds(b"[Content_Types].xml") {
        let office: [(&[u8], &str, &str); 4] = [
            (b"word/", "docx", "docm"),
            (b"xl/", "xlsx", "xlsm"),
            (b"ppt/", "pptx", "pptm"),
            (b"visio/", "vsdx", "vsdm"),
        ];
        if let Some((_, plain, macros)) = office.into_iter().find(|(folder, _, _)| holds(folder)) {
            return kind(if holds(b"vbaProject.bin") { macros } else { plain }, Package);
        }
        if holds(b"AppxManifest.xml") || holds(b"AppxBundleManifest.xml") {
            return kind("msix", Program);
        }
    }
    let mimetype = bytes.get(..128).unwrap_or(bytes);
    if memchr::memmem::find(mimetype, b"mimetypeapplication/vnd.oasis").is_some() {
        return kind("odf", Package);
    }
    if memchr::memmem::find(mimetype, b"mimetypeapplication/epub").is_some() {
        return kind("epub", Archive);
    }
    if holds(b"AndroidManifest.xml") && holds(b"classes.dex") {
        return kind("apk", Program);
    }
    if holds(b"META-INF/MANIFEST.MF") && holds(b".class") {
        return kind("jar", Program);
    }
    kind("zip", Archive)
}

#[cfg(test)]
mod tests {
    use super::Class::{Html, Invitation, Rdp, Script, Shortcut, Svg};
    use super::*;

    fn class(bytes: &[u8], name: &str) -> Class {
        of(bytes, Some(name)).class
    }

    #[test]
    fn content_decides_and_not_the_name() {
        let mut program = b"MZ\x90\0".to_vec();
        program.resize(200, 0);
        assert_eq!(class(&program, "minutes.pdf"), Program);
        assert_eq!(class(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "minutes.txt"), Pdf);
        assert_eq!(class(b"<html><body>hello</body></html>", "minutes.pdf"), Html);
    }

    #[test]
    fn a_text_that_talks_about_code_is_a_text() {
        assert_eq!(class(b"Run powershell -enc and then eval(atob('x'))", "advice.txt"), Harmless);
        assert_eq!(
            class(b"MZ is how programs of DOS begin, and this text is long enough to be one of them.", "a.txt"),
            Harmless
        );
        assert_eq!(class(b"var x = new ActiveXObject('WScript.Shell')", "invoice.js"), Script);
    }

    #[test]
    fn kinds_of_text_are_told_apart() {
        assert_eq!(class(b"[InternetShortcut]\r\nURL=file://1.2.3.4/x", "a.url"), Shortcut);
        assert_eq!(class(b"BEGIN:VCALENDAR\r\nVERSION:2.0", "a"), Invitation);
        assert_eq!(class(b"full address:s:evil.example\r\n", "a.rdp"), Rdp);
        assert_eq!(class(b"From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\n\r\nHello", "x"), Mail);
        assert_eq!(class(b"<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>", "x"), Svg);
    }
}
