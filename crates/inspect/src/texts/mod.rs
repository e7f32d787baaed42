//! The text of a file as its reader sees it, for whoever looks for words in it: documents, messages, pages, plain text.
//! Nothing is judged here. What has no text, is locked or cannot be read gives none.

mod markup;
mod package;

use crate::body::page;
use crate::files::kind::{self, Class};
use crate::files::{pdf, rtf};
use crate::limits::{Budget, Limits};
use crate::message::{Attachment, Message, mbox, mime, outlook};
use std::borrow::Cow;
use std::io::{Cursor, Read};

/// Bytes of one file that are read: of longer ones the beginning.
pub const MOST_BYTES: usize = 32 << 20;
/// Bytes at the beginning of a file that tell whether it may have text.
pub const HEAD_BYTES: usize = 4 << 10;
/// Containers in one another that are looked into: an archive, a message in it, its attachment.
const DEEPEST: u32 = 3;
/// Members of an archive that are looked at.
const MOST_MEMBERS: usize = 1_000;

/// How much is unpacked for the text of one file.
#[must_use]
pub fn limits() -> Limits {
    Limits {
        input_bytes: MOST_BYTES,
        member_bytes: 16 << 20,
        unpacked_bytes: 64 << 20,
        depth: DEEPEST,
        ..Limits::default()
    }
}

/// Whether a file of so many bytes that begins like this may have text. Pictures, sound, programs and the like have none
/// and need not be read any further; of a package that is longer than is read, the end would be missing that tells where
/// everything is.
#[must_use]
pub fn may_have_text(name: &str, head: &[u8], length: u64) -> bool {
    use Class::{Archive, Mail, OfficeXml, Ole, Package, Pdf, Rtf};
    let kind = kind::of(head, Some(name));
    let is_whole = usize::try_from(length).is_ok_and(|length| length <= MOST_BYTES);
    match kind.class {
        Mail | OfficeXml | Rtf | Pdf => true,
        Package => is_whole,
        Ole => is_whole,
        Archive => is_zip(kind.name) && is_whole,
        Class::Program | Class::Image | Class::DiskImage | Class::Unknown => false,
        _ => kind::text_of(head).is_some(),
    }
}

fn is_zip(kind: &str) -> bool {
    matches!(kind, "zip" | "epub")
}

/// Hands every text of a file to `take`: its own, and those of what is in it.
pub fn each(name: &str, bytes: &[u8], budget: &Budget<'_>, take: &mut dyn FnMut(&str)) {
    of_file(name, bytes.get(..MOST_BYTES).unwrap_or(bytes), budget, 0, take);
}

fn of_file(name: &str, bytes: &[u8], budget: &Budget<'_>, depth: u32, take: &mut dyn FnMut(&str)) {
    if budget.depth(depth).is_err() || budget.part().is_err() {
        return;
    }
    let kind = kind::of(bytes, Some(name));
    match kind.class {
        Class::Html | Class::Svg => take(&page::read(&decoded(bytes)).text),
        Class::Rtf => take(&rtf::text(bytes)),
        Class::Pdf => pdf::text::each(bytes, budget, take),
        Class::Package if package::each(bytes, budget, take) => {}
        // A bundle of documents may look like one of them.
        Class::Package => of_members(bytes, budget, depth, take),
        Class::OfficeXml => take(&markup::text(&decoded(bytes))),
        Class::Mail => of_mail(bytes, budget, depth, take),
        Class::Archive if is_zip(kind.name) => of_members(bytes, budget, depth, take),
        Class::Program | Class::Image | Class::DiskImage | Class::Unknown | Class::Archive => {}
        _ if kind::text_of(bytes).is_some() => take(&decoded(bytes)),
        _ => {}
    }
}

fn of_mail(bytes: &[u8], budget: &Budget<'_>, depth: u32, take: &mut dyn FnMut(&str)) {
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        if let Some(message) = outlook::read(bytes, budget) {
            of_message(&message, budget, depth, take);
        }
    } else if mbox::is_several(bytes) {
        for message in mbox::messages(bytes) {
            if budget.part().is_err() {
                return;
            }
            of_message(&mime::read(message, budget), budget, depth, take);
        }
    } else {
        of_message(&mime::read(bytes, budget), budget, depth, take);
    }
}

fn of_message(message: &Message<'_>, budget: &Budget<'_>, depth: u32, take: &mut dyn FnMut(&str)) {
    // The subject often names what the text then gives.
    let subject = message.headers.decoded("Subject").unwrap_or_default();
    let pages = message.pages.iter().map(|page| page::read(page).text);
    for text in message.texts.iter().map(|text| text.to_string()).chain(pages) {
        take(&format!("{subject}\n{text}"));
    }
    if message.texts.is_empty() && message.pages.is_empty() {
        take(&subject);
    }
    for Attachment { name, bytes, .. } in &message.attachments {
        of_file(name.as_deref().unwrap_or_default(), bytes, budget, depth + 1, take);
    }
    if budget.depth(depth + 1).is_ok() {
        message.inner.iter().for_each(|inner| of_message(inner, budget, depth + 1, take));
    }
}

/// The members of an archive, but not of archives in it.
fn of_members(bytes: &[u8], budget: &Budget<'_>, depth: u32, take: &mut dyn FnMut(&str)) {
    if depth > 0 {
        return;
    }
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return };
    for index in 0..archive.len().min(MOST_MEMBERS) {
        if budget.wait_no_longer().is_err() {
            return;
        }
        let Ok(member) = archive.by_index(index) else { continue };
        let name = String::from_utf8_lossy(member.name_raw()).into_owned();
        if let Some(content) = unpacked(member, budget) {
            of_file(&name, &content, budget, depth + 1, take);
        }
    }
}

/// What comes out of a member, as far as the budget goes; nothing where it is damaged.
fn unpacked(member: impl Read, budget: &Budget<'_>) -> Option<Vec<u8>> {
    let most = budget.member_bytes();
    let mut content = Vec::new();
    member.take(most).read_to_end(&mut content).ok()?;
    budget.spend(crate::files::bytes::len(&content)).ok()?;
    Some(content)
}

/// Text in UTF-16 with its mark, else in UTF-8.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let wide = |rest: &[u8], read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest.chunks_exact(2).filter_map(|two| two.try_into().ok()).map(read).collect();
        Cow::Owned(String::from_utf16_lossy(&units))
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest),
        _ => String::from_utf8_lossy(bytes),
    }
}
