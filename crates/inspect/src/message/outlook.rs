//! Outlook items (MS-OXMSG): properties as streams of a compound file. Where the mail came from elsewhere, the header
//! section it travelled with is among them.

use super::{Attachment, Headers, Message, Stored};
use crate::files::bytes::le32;
use crate::files::office::compound::{Compound, Entry};
use crate::limits::{Budget, Limit};
use mail_parser::decoders::charsets::map::charset_decoder;
use std::borrow::Cow;
use std::fmt::Write;

/// Items inside items that are followed.
const MOST_INNER: u32 = 8;
/// PidTagMessageCodepage and PidTagInternetCodepage (MS-OXPROPS), with their type of a number of four bytes.
const MESSAGE_CODE_PAGE: u32 = 0x3FFD_0003;
const INTERNET_CODE_PAGE: u32 = 0x3FDE_0003;
/// What Windows takes where nothing is said.
const WESTERN: u32 = 1252;
const MOST_TEXT: usize = 8 << 20;

/// Takes an item apart; nothing where it is none.
pub(crate) fn read<'a>(bytes: &[u8], budget: &Budget<'_>) -> Option<Message<'a>> {
    let compound = Compound::open(bytes)?;
    Some(Item { compound: &compound, folder: String::new() }.read(budget, 0))
}

struct Item<'c, 'b> {
    compound: &'c Compound<'b>,
    /// The storage of this item, ending in `/`; empty for the outermost.
    folder: String,
}

impl Item<'_, '_> {
    fn read<'a>(&self, budget: &Budget<'_>, depth: u32) -> Message<'a> {
        let mut message = Message { stored: Stored::Outlook, headers: self.headers(), ..Message::default() };
        let plain = self.text(0x1000);
        let page = self.text(0x1013).or_else(|| {
            let page = self.binary(0x1013)?;
            Some(decoded(&page, || self.code_page(INTERNET_CODE_PAGE)))
        });
        if plain.is_none() && page.is_none() {
            message.texts.extend(self.binary(0x1009).and_then(|packed| rtf_text(&packed)).map(Cow::Owned));
        }
        message.texts.extend(plain.map(Cow::Owned));
        if self.compound.is_exhausted() {
            message.limits.push(Limit::Bytes);
        }
        message.pages.extend(page.map(Cow::Owned));
        for storage in self.attachments() {
            if let Err(limit) = budget.part() {
                message.limits.push(limit);
                break;
            }
            let attached = Item { compound: self.compound, folder: storage };
            let inner = format!("{}__substg1.0_3701000D/", attached.folder);
            if attached.holds(&inner) {
                if depth < MOST_INNER {
                    message.inner.push(Item { compound: self.compound, folder: inner }.read(budget, depth + 1));
                } else {
                    message.limits.push(Limit::Depth);
                }
                continue;
            }
            message.attachments.push(Attachment {
                name: attached.text(0x3707).or_else(|| attached.text(0x3704)).or_else(|| attached.text(0x3001)),
                declared: attached.text(0x370E),
                content_id: attached.text(0x3712),
                bytes: Cow::Owned(attached.binary(0x3701).unwrap_or_default()),
            });
        }
        message.take_files_out_of_texts(budget);
        message
    }

    fn headers(&self) -> Headers {
        if let Some(travelled) = self.text(0x007D).filter(|travelled| travelled.contains(':')) {
            let start = travelled.find("\r\n").filter(|_| travelled.starts_with("Microsoft Mail Internet Headers"));
            let section = travelled.get(start.map_or(0, |at| at + 2)..).unwrap_or_default();
            return Headers::read(format!("{}\r\n\r\n", section.trim_end()).as_bytes());
        }
        // Drafts and mail that never left the office have none: what a reader would see takes their place.
        let one = |text: String| text.replace(['\r', '\n'], " ");
        let address =
            [0x5D01, 0x5D02, 0x0C1F, 0x0065].into_iter().filter_map(|id| self.text(id)).find(|it| it.contains('@'));
        let name = self.text(0x0C1A).or_else(|| self.text(0x0042)).unwrap_or_default().replace(['"', '<', '>'], " ");
        let mut section = String::new();
        if let Some(address) = address {
            let _ = write!(section, "From: \"{}\" <{}>\r\n", one(name), one(address));
        }
        for (field, id) in [("Subject", 0x0037), ("To", 0x0E04), ("Message-ID", 0x1035), ("In-Reply-To", 0x1042)] {
            if let Some(value) = self.text(id) {
                let _ = write!(section, "{field}: {}\r\n", one(value));
            }
        }
        section.push_str("\r\n");
        Headers::read(section.as_bytes())
    }

    fn attachments(&self) -> Vec<String> {
        let start = format!("{}__attach_version1.0_", self.folder);
        let storages = self.compound.entries().iter().filter(|entry| !entry.is_stream);
        let mut found: Vec<String> = storages
            .filter_map(|entry| entry.path.strip_prefix(&start).filter(|rest| !rest.contains('/')))
            .map(|number| format!("{start}{number}/"))
            .collect();
        found.sort();
        found
    }

    fn holds(&self, folder: &str) -> bool {
        self.compound.entries().iter().any(|entry| entry.path.starts_with(folder))
    }

    fn stream(&self, id: u16, kind: u16) -> Option<&Entry> {
        let path = format!("{}__substg1.0_{id:04X}{kind:04X}", self.folder);
        self.compound.entries().iter().find(|entry| entry.is_stream && entry.path.eq_ignore_ascii_case(&path))
    }

    fn binary(&self, id: u16) -> Option<Vec<u8>> {
        self.stream(id, 0x0102).map(|entry| self.compound.read(entry, usize::MAX))
    }

    fn text(&self, id: u16) -> Option<String> {
        if let Some(entry) = self.stream(id, 0x001F) {
            let wide = self.compound.read(entry, MOST_TEXT);
            let units: Vec<u16> =
                wide.chunks_exact(2).filter_map(|two| two.try_into().ok()).map(u16::from_le_bytes).collect();
            return Some(String::from_utf16_lossy(&units).trim_end_matches('\0').to_owned());
        }
        let narrow = self.compound.read(self.stream(id, 0x001E)?, MOST_TEXT);
        Some(decoded(&narrow, || self.code_page(MESSAGE_CODE_PAGE)).trim_end_matches('\0').to_owned())
    }

    /// A code page that the outermost item names among its properties of fixed length (MS-OXMSG 2.4).
    fn code_page(&self, property: u32) -> u32 {
        const HEADER: usize = 32;
        let entry = self.compound.entries().iter().find(|entry| entry.path == "__properties_version1.0");
        let table = entry.map(|entry| self.compound.read(entry, 1 << 16)).unwrap_or_default();
        let mut entries = table.get(HEADER..).unwrap_or_default().chunks_exact(16);
        entries.find(|entry| le32(entry, 0) == Some(property)).and_then(|entry| le32(entry, 8)).unwrap_or(WESTERN)
    }
}

/// A text that is not Unicode: as UTF-8 where it is that, else in the letters of a code page of Windows.
fn decoded(bytes: &[u8], code_page: impl FnOnce() -> u32) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let code_page = code_page();
    let charset = match code_page {
        874 | 1250..=1258 => format!("windows-{code_page}"),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        20_866 => "koi8-r".to_owned(),
        21_866 => "koi8-u".to_owned(),
        28_591..=28_606 => format!("iso-8859-{}", code_page - 28_590),
        _ => "windows-1252".to_owned(),
    };
    match charset_decoder(charset.as_bytes()) {
        Some(decode) => decode(bytes),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// The words of a compressed RTF body (MS-OXRTFCP).
fn rtf_text(packed: &[u8]) -> Option<String> {
    let kind = packed.get(8..12)?;
    let content = packed.get(16..)?;
    let rtf = match kind {
        b"MELA" => content.to_vec(),
        b"LZFu" => unpack(content),
        _ => return None,
    };
    Some(words_of_rtf(&rtf))
}

/// What the dictionary begins with (MS-OXRTFCP 2.1.2.1).
const DICTIONARY: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

fn unpack(content: &[u8]) -> Vec<u8> {
    const SIZE: usize = 4096;
    let mut dictionary = [0_u8; SIZE];
    for (place, byte) in dictionary.iter_mut().zip(DICTIONARY) {
        *place = *byte;
    }
    let (mut at, mut out) = (DICTIONARY.len(), Vec::new());
    let push = |byte: u8, at: &mut usize, out: &mut Vec<u8>, dictionary: &mut [u8; SIZE]| {
        out.push(byte);
        if let Some(place) = dictionary.get_mut(*at % SIZE) {
            *place = byte;
        }
        *at = (*at + 1) % SIZE;
    };
    let mut bytes = content.iter().copied();
    while let Some(flags) = bytes.next() {
        for bit in 0..8 {
            if out.len() > MOST_TEXT {
                return out;
            }
            if flags & (1 << bit) == 0 {
                let Some(byte) = bytes.next() else { return out };
                push(byte, &mut at, &mut out, &mut dictionary);
                continue;
            }
            let (Some(high), Some(low)) = (bytes.next(), bytes.next()) else { return out };
            let reference = u16::from_be_bytes([high, low]);
            let (offset, length) = (usize::from(reference >> 4), usize::from(reference & 15) + 2);
            if offset == at {
                return out;
            }
            for step in 0..length {
                let byte = dictionary.get((offset + step) % SIZE).copied().unwrap_or_default();
                push(byte, &mut at, &mut out, &mut dictionary);
            }
        }
    }
    out
}

/// The text of RTF without its control words; what only describes fonts, colours and pictures is left out.
fn words_of_rtf(rtf: &[u8]) -> String {
    let text = String::from_utf8_lossy(rtf);
    let mut out = String::new();
    let mut skipped: Option<u32> = None;
    let (mut depth, mut chars) = (0_u32, text.chars().peekable());
    while let Some(c) = chars.next() {
        match c {
            '{' => depth += 1,
            '}' => {
                if skipped == Some(depth) {
                    skipped = None;
                }
                depth = depth.saturating_sub(1);
            }
            '\\' => {
                let mut word = String::new();
                while let Some(&next) = chars.peek().filter(|next| next.is_ascii_alphabetic()) {
                    word.push(next);
                    chars.next();
                }
                if word.is_empty() {
                    match chars.next() {
                        Some('\'') => {
                            let digits: String = chars.by_ref().take(2).collect();
                            let byte = u8::from_str_radix(&digits, 16).unwrap_or(b'?');
                            out.push(char::from(byte));
                        }
                        Some(escaped @ ('\\' | '{' | '}')) if skipped.is_none() => out.push(escaped),
                        _ => {}
                    }
                    continue;
                }
                while chars.peek().is_some_and(|next| next.is_ascii_digit() || *next == '-') {
                    chars.next();
                }
                if chars.peek() == Some(&' ') {
                    chars.next();
                }
                match word.as_str() {
                    "par" | "line" | "row" => out.push('\n'),
                    "tab" | "cell" => out.push(' '),
                    "fonttbl" | "colortbl" | "stylesheet" | "info" | "pict" | "objdata" if skipped.is_none() => {
                        skipped = Some(depth)
                    }
                    _ => {}
                }
            }
            '\r' | '\n' => {}
            _ if skipped.is_none() => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_rtf_are_read_and_its_fonts_are_not() {
        let rtf = br"{\rtf1{\fonttbl{\f0 Arial;}}\pard Dear officer,\par see http://x.example/a \b now\b0}";
        assert_eq!(words_of_rtf(rtf), "Dear officer,\nsee http://x.example/a now");
    }

    #[test]
    fn urdu_of_an_old_item_is_read_by_its_code_page() {
        use crate::files::office::compound::tests::build;
        let mut table = vec![0; 32];
        table.extend([0x03, 0x00, 0xFD, 0x3F, 6, 0, 0, 0, 0xE8, 0x04, 0, 0, 0, 0, 0, 0]);
        let name = |id: &str| format!("__substg1.0_{id}001E");
        let (subject, body) = (name("0037"), name("1000"));
        let item = build(&[("__properties_version1.0", &table), (&subject, b"\xC7\xE6"), (&body, b"\xC8\xE4\x90")]);
        let message = read(&item, &Budget::new(crate::Limits::default(), &|| false)).unwrap();
        assert_eq!(message.headers.decoded("Subject").as_deref(), Some("او"));
        assert_eq!(message.texts, ["بنگ"]);
        assert_eq!(decoded(b"\xE9t\xE9", || 0), "été");
    }

    #[test]
    fn the_packed_example_of_the_specification_unpacks() {
        let packed = b"\x2d\0\0\0\x2b\0\0\0LZFu\xf1\xc5\xc7\xa7\x03\x00\x0a\x00rcpg125\x42\x32\x0a\xf3\x20hel\x09\x00\x20bw\x05\xb0ld\x7d\x0a\x80\x0f\xa0";
        assert_eq!(rtf_text(packed).as_deref(), Some("hello world"));
    }
}
