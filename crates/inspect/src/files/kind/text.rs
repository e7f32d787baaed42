//! Kinds of text, told by what stands near their start; a name decides only between those that look alike.

use super::Class::{Harmless, Hta, Html, Invitation, Mail, OfficeXml, Query, Rdp, Script, Settings, Shortcut, Svg};
use super::{Kind, kind};
use crate::lists::lines;
use std::collections::HashSet;
use std::sync::LazyLock;

static SCRIPTS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lines(include_str!("../../../data/script_extensions.txt")).collect());

/// Scripts that no desktop runs by a double click as it comes: people send them to each other on lists.
pub(crate) const NO_DOUBLE_CLICK: &[&str] = &["sh", "csh", "ksh", "bash", "zsh", "py", "pl"];

/// What a text is, from its start in lower case.
pub(super) fn of_text(text: &str, extension: &str) -> Kind {
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
