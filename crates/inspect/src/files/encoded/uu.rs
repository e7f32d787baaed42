//! uuencode, and xxencode, which differs only in its alphabet. Decoders take nearly anything between `begin` and `end`,
//! so each line is read for as far as it goes.

use super::six::{self, Bits};
use super::{Part, split_line};
use std::sync::LazyLock;

static XX: LazyLock<[u8; 256]> =
    LazyLock::new(|| six::table(b"+-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"));

/// A beginning whose first line fits.
pub(super) struct Start<'a> {
    name: String,
    lines: &'a [u8],
    value: fn(u8) -> Option<u8>,
}

fn uu(character: u8) -> Option<u8> {
    (32..=96).contains(&character).then(|| (character - 32) & 63)
}

fn xx(character: u8) -> Option<u8> {
    six::value(&XX, character)
}

/// `begin MODE NAME`: the word number `skip`, and all after it.
pub(super) fn name(line: &[u8], skip: usize) -> Option<String> {
    let text = String::from_utf8_lossy(line);
    let mut words = text.splitn(skip + 1, ' ');
    words.nth(skip).map(|name| name.trim().trim_matches('"').to_owned())
}

/// A beginning: the mode in octal digits, a name, and a line as long as it says.
pub(super) fn start<'a>(line: &[u8], lines: &'a [u8]) -> Option<Start<'a>> {
    let mode = line.get(6..)?.split(|&byte| byte == b' ').next()?;
    if !(3..=6).contains(&mode.len()) || !mode.iter().all(|byte| (b'0'..=b'7').contains(byte)) {
        return None;
    }
    let name = name(line, 2).filter(|name| !name.is_empty())?;
    let (first, _) = split_line(lines);
    let alphabets: [fn(u8) -> Option<u8>; 2] = [uu, xx];
    let value = alphabets.into_iter().find(|value| fits(first, *value))?;
    Some(Start { name, lines, value })
}

/// Whether a line has the characters that its first one promises; blanks at its end may have been lost.
fn fits(line: &[u8], value: fn(u8) -> Option<u8>) -> bool {
    let Some((length, digits)) = line.split_first().and_then(|(&first, rest)| Some((value(first)?, rest))) else {
        return false;
    };
    let promised = usize::from(length).div_ceil(3) * 4;
    let enough = digits.len() + 3 >= promised && digits.len() <= promised + 2;
    length > 0 && enough && digits.iter().all(|&digit| value(digit).is_some())
}

impl<'a> Start<'a> {
    /// The lines of content, whether `end` was seen, and what follows.
    fn content(&self) -> (&'a [u8], bool, &'a [u8]) {
        let mut rest = self.lines;
        while !rest.is_empty() {
            let (line, after) = split_line(rest);
            let length = self.lines.len() - rest.len();
            if line.trim_ascii() == b"end" {
                return (self.lines.get(..length).unwrap_or_default(), true, after);
            }
            if line.first().is_some_and(|&first| (self.value)(first).is_none()) {
                return (self.lines.get(..length).unwrap_or_default(), false, rest);
            }
            rest = after;
        }
        (self.lines, false, rest)
    }

    /// What follows it.
    pub(super) fn end(&self) -> &'a [u8] {
        self.content().2
    }

    /// The file.
    pub(super) fn read(self) -> Part {
        let (mut rest, is_whole, _) = self.content();
        let mut bytes = Vec::with_capacity(rest.len() / 4 * 3);
        while !rest.is_empty() {
            let (line, after) = split_line(rest);
            rest = after;
            let Some((&first, digits)) = line.split_first() else { continue };
            let length = usize::from((self.value)(first).unwrap_or_default());
            let mut bits = Bits::default();
            let blanks = std::iter::repeat_n(b' ', length.div_ceil(3) * 4);
            // Lost blanks at the end of a line are zeros.
            for digit in digits.iter().copied().chain(blanks).take(length.div_ceil(3) * 4) {
                bits.push((self.value)(digit).unwrap_or_default());
            }
            bits.bytes.truncate(length);
            bytes.extend(bits.bytes);
        }
        Part { kind: "uu", name: self.name, bytes, is_whole }
    }
}
