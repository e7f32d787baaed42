//! What a file is, by its content. A name decides only between kinds of text, and for the few kinds that have no mark
//! of their own.
//!
//! Marks: the formats' own specifications, collected in the `magic` database of `file(1)` and in PRONOM.

use crate::files::names::extension;
use crate::lists::lines;
use std::collections::HashSet;
use std::sync::LazyLock;

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

use Class::{
    Archive, Chm, DiskImage, Harmless, Hta, Html, Image, Invitation, Mail, Msi, OfficeXml, Ole, OneNote, Package, Pdf,
    Program, Query, Rdp, Rtf, Script, Settings, Shortcut, Svg, Unknown,
};

const fn kind(name: &'static str, class: Class) -> Kind {
    Kind { name, class }
}

type Mark = (usize, &'static [u8], Kind);

/// Marks at a fixed place, the longer before the shorter.
const MARKS: &[Mark] = &[
    (0, b"\x4C\0\0\0\x01\x14\x02\0", kind("lnk", Shortcut)),
    (0, b"\x7FELF", kind("elf", Program)),
    (0, b"\xFE\xED\xFA\xCE", kind("macho", Program)),
    (0, b"\xFE\xED\xFA\xCF", kind("macho", Program)),
    (0, b"\xCE\xFA\xED\xFE", kind("macho", Program)),
    (0, b"\xCF\xFA\xED\xFE", kind("macho", Program)),
    (0, b"\xCA\xFE\xBA\xBE", kind("class", Program)),
    (0, b"dex\n03", kind("dex", Program)),
    (0, b"#@~^", kind("vbe", Script)),
    (0, b"ITSF\x03", kind("chm", Chm)),
    (0, b"\xE4\x52\x5C\x7B\x8C\xD8\xA7\x4D\xAE\xB1\x53\x78\xD0\x29\x96\xD3", kind("one", OneNote)),
    (0, b"{\\rt", kind("rtf", Rtf)),
    (0, b"\x78\x9F\x3E\x22", kind("tnef", Mail)),
    (0, b"7z\xBC\xAF\x27\x1C", kind("7z", Archive)),
    (0, b"Rar!\x1A\x07", kind("rar", Archive)),
    (0, b"\x1F\x8B\x08", kind("gz", Archive)),
    (0, b"\x1F\x9D", kind("z", Archive)),
    (0, b"BZh", kind("bz2", Archive)),
    (0, b"\xFD7zXZ\0", kind("xz", Archive)),
    (0, b"\x28\xB5\x2F\xFD", kind("zst", Archive)),
    (0, b"\x04\x22\x4D\x18", kind("lz4", Archive)),
    (0, b"LZIP", kind("lz", Archive)),
    (0, b"MSCF\0\0\0\0", kind("cab", Archive)),
    (0, b"!<arch>\n", kind("ar", Archive)),
    (0, b"070701", kind("cpio", Archive)),
    (0, b"070702", kind("cpio", Archive)),
    (0, b"070707", kind("cpio", Archive)),
    (0, b"\xC7\x71", kind("cpio", Archive)),
    (0, b"\x60\xEA", kind("arj", Archive)),
    (0, b"xar!", kind("xar", Archive)),
    (0, b"\xED\xAB\xEE\xDB", kind("rpm", Archive)),
    (7, b"**ACE**", kind("ace", Archive)),
    (257, b"ustar", kind("tar", Archive)),
    (0x8001, b"CD001", kind("iso", DiskImage)),
    (0x8001, b"BEA01", kind("udf", DiskImage)),
    (0x8001, b"NSR0", kind("udf", DiskImage)),
    (0, b"conectix", kind("vhd", DiskImage)),
    (0, b"vhdxfile", kind("vhdx", DiskImage)),
    (0, b"KDMV", kind("vmdk", DiskImage)),
    (0, b"QFI\xFB", kind("qcow", DiskImage)),
    (0, b"MSWIM\0\0\0", kind("wim", DiskImage)),
    (0, b"\x89PNG\r\n\x1A\n", kind("png", Image)),
    (0, b"\xFF\xD8\xFF", kind("jpg", Image)),
    (0, b"GIF87a", kind("gif", Image)),
    (0, b"GIF89a", kind("gif", Image)),
    (0, b"II*\0", kind("tiff", Harmless)),
    (0, b"MM\0*", kind("tiff", Harmless)),
    (0, b"8BPS", kind("psd", Harmless)),
    (0, b"\0\0\x01\0", kind("ico", Harmless)),
    (0, b"SQLite format 3\0", kind("sqlite", Harmless)),
    (0, b"ID3", kind("mp3", Harmless)),
    (0, b"OggS", kind("ogg", Harmless)),
    (0, b"fLaC", kind("flac", Harmless)),
    (0, b"\x1A\x45\xDF\xA3", kind("mkv", Harmless)),
    (0, b"FLV\x01", kind("flv", Harmless)),
    (0, b"MThd", kind("midi", Harmless)),
    (0, b"\x30\x26\xB2\x75\x8E\x66\xCF\x11", kind("wmv", Harmless)),
    (4, b"ftyp", kind("mp4", Harmless)),
    (0, b"wOFF", kind("woff", Harmless)),
    (0, b"wOF2", kind("woff", Harmless)),
    (0, b"OTTO", kind("otf", Harmless)),
    (0, b"\0\x01\0\0\0", kind("ttf", Harmless)),
];

const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// Where the mark of a PDF may stand (ISO 32000-2, implementation notes).
const PDF_WITHIN: usize = 1024;
/// How much of a text is looked at.
const TEXT_WITHIN: usize = 32 << 10;

static SCRIPTS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lines(include_str!("../../data/script_extensions.txt")).collect());

/// Scripts that no desktop runs by a double click as it comes: people send them to each other on lists.
pub(crate) const NO_DOUBLE_CLICK: &[&str] = &["sh", "csh", "ksh", "bash", "zsh", "py", "pl"];

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
    let marked = MARKS.iter().find(|(at, mark, _)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(mark)));
    if let Some((_, _, kind)) = marked {
        return *kind;
    }
    if bytes.starts_with(OLE) {
        return ole(bytes);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") || bytes.starts_with(b"PK\x07\x08") {
        return package(bytes);
    }
    if bytes.starts_with(b"RIFF") {
        return match bytes.get(8..12) {
            Some(b"WEBP") => kind("webp", Image),
            Some(b"AVI ") => kind("avi", Harmless),
            _ => kind("wav", Harmless),
        };
    }
    if bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]) && bytes.len() > 30 {
        return kind("bmp", Image);
    }
    if bytes.get(2..5) == Some(b"-lh") || bytes.get(2..5) == Some(b"-lz") {
        return kind("lha", Archive);
    }
    let tail = bytes.get(bytes.len().saturating_sub(512)..).unwrap_or_default();
    if tail.starts_with(b"conectix") {
        return kind("vhd", DiskImage);
    }
    if tail.starts_with(b"koly") {
        return kind("dmg", DiskImage);
    }
    if bytes.get(510..512) == Some(b"\x55\xAA") && (bytes.starts_with(b"\xEB") || bytes.starts_with(b"\xE9")) {
        return kind("img", DiskImage);
    }
    if memchr::memmem::find(bytes.get(..PDF_WITHIN).unwrap_or(bytes), b"%PDF").is_some() {
        return kind("pdf", Pdf);
    }
    if let Some(text) = text_of(bytes) {
        return of_text(&text, &extension);
    }
    match extension.as_str() {
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

fn of_text(text: &str, extension: &str) -> Kind {
    let start = text.trim_start();
    let near: &str = start.get(..start.floor_char_boundary(4096)).unwrap_or(start);
    let says = |words: &str| near.contains(words);
    if says("<hta:application") || extension == "hta" {
        return kind("hta", Hta);
    }
    if start.starts_with("<job") || start.starts_with("<package") && says("<script") {
        return kind("wsf", Script);
    }
    if start.starts_with("<scriptlet") || says("<component") && says("<script") && says("<registration") {
        return kind("sct", Script);
    }
    if start.starts_with('<')
        && let Some(kind) = of_markup(near, extension)
    {
        return kind;
    }
    if start.starts_with("[internetshortcut") || start.starts_with("[{000214a0") && says("[internetshortcut]") {
        return kind("url", Shortcut);
    }
    if says("[internetshortcut]") && matches!(extension, "url" | "website") {
        return kind("url", Shortcut);
    }
    if start.starts_with("[desktop entry]") {
        return kind("desktop", Shortcut);
    }
    if start.starts_with("[shell]") && extension == "scf" {
        return kind("scf", Shortcut);
    }
    if says("full address:s:") || says("screen mode id:i:") || says("alternate full address:s:") {
        return kind("rdp", Rdp);
    }
    if start.starts_with("web\r\n1") || start.starts_with("web\n1") || extension == "iqy" {
        return kind("iqy", Query);
    }
    if start.starts_with("id;p") || matches!(extension, "slk" | "dqy" | "oqy" | "rqy") {
        return kind("slk", Query);
    }
    if start.starts_with("begin:vcalendar") {
        return kind("ics", Invitation);
    }
    if start.starts_with("windows registry editor") || start.starts_with("regedit4") {
        return kind("reg", Settings);
    }
    if says("[version]") && says("signature") && extension == "inf" {
        return kind("inf", Settings);
    }
    if SCRIPTS.contains(extension) {
        return kind(if NO_DOUBLE_CLICK.contains(&extension) { "shell" } else { "script" }, Script);
    }
    // Under the name of a text it is shown as one, whatever it says.
    let named_text = matches!(extension, "txt" | "md" | "csv" | "log" | "htm" | "html");
    if !named_text && start.starts_with("@echo off") {
        return kind("script", Script);
    }
    if !named_text && start.starts_with("#!/") {
        return kind("shell", Script);
    }
    if is_mail(near) {
        let page = near.contains("content-type: multipart/related") && near.contains("mime-version:");
        let is_page = matches!(extension, "mht" | "mhtml") || page && !near.contains("\nreceived:");
        return if is_page { kind("mht", Html) } else { kind("eml", Mail) };
    }
    if matches!(extension, "html" | "htm" | "shtml" | "xhtml" | "xht") {
        return kind("html", Html);
    }
    kind("text", Harmless)
}

fn of_markup(near: &str, extension: &str) -> Option<Kind> {
    let says = |words: &str| near.contains(words);
    // The root decides: a page may draw, and a drawing may hold a page.
    let (svg, html) = (near.find("<svg"), near.find("<html").or_else(|| near.find("<!doctype html")));
    if svg.is_some_and(|svg| html.is_none_or(|html| svg < html)) || extension == "svg" {
        return Some(kind("svg", Svg));
    }
    if html.is_some() {
        return Some(kind("html", Html));
    }
    if says("<searchconnectordescription") || says("<librarydescription") || says("<pcsettings") {
        return Some(kind("settings", Settings));
    }
    if says("<appinstaller") || says("<diagnosticpackage") {
        return Some(kind("settings", Settings));
    }
    if says("<plist") && extension == "webloc" {
        return Some(kind("webloc", Shortcut));
    }
    let office = [
        "progid=\"word.document\"",
        "progid=\"excel.sheet\"",
        "schemas.microsoft.com/office/word/2003",
        "progid=\"powerpoint.show\"",
    ];
    let flat = ["schemas.microsoft.com/office/2006/xmlpackage", "opendocument:xmlns:office"];
    if office.iter().chain(&flat).any(|mark| near.contains(mark)) {
        return Some(kind("xml", OfficeXml));
    }
    if near.starts_with("<?xml") {
        return Some(kind("xml", Harmless));
    }
    let parts =
        ["<head", "<body", "<script", "<meta", "<title", "<table", "<div", "<form", "<iframe", "<center", "<a "];
    let page = parts.iter().any(|part| near.starts_with(part) || near.starts_with("<!--") && near.contains(part));
    page.then(|| kind("html", Html))
}

/// Two usual fields at the start, one on a line.
pub(crate) fn is_mail(start: &str) -> bool {
    const FIELDS: &[&str] = &[
        "received:",
        "return-path:",
        "delivered-to:",
        "from:",
        "to:",
        "subject:",
        "date:",
        "message-id:",
        "mime-version:",
        "dkim-signature:",
        "x-",
        "authentication-results:",
        "reply-to:",
        "arc-seal:",
        "content-type:",
    ];
    let mut found = 0;
    for (index, line) in start.lines().take(60).enumerate() {
        let known = FIELDS.iter().any(|field| line.starts_with(field));
        let folded = line.starts_with([' ', '\t']);
        let mbox = index == 0 && line.starts_with("from ");
        let is_field = line.split_once(':').is_some_and(|(name, _)| !name.is_empty() && !name.contains(' '));
        if !(known || folded || mbox || is_field) {
            break;
        }
        found += u32::from(known);
    }
    found >= 2
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
