//! yEnc 1.3: nearly every byte as itself, 42 further on.

use super::{Part, split_line};
use memchr::memmem::find;

/// What stands between `=ybegin` and `=yend`.
pub(super) struct Start<'a> {
    name: String,
    lines: &'a [u8],
    is_whole: bool,
}

/// The beginning, and what follows the whole.
pub(super) fn start<'a>(line: &[u8], lines: &'a [u8]) -> (Start<'a>, &'a [u8]) {
    let name = find(line, b" name=").and_then(|at| line.get(at + 6..)).unwrap_or_default();
    let name = String::from_utf8_lossy(name).trim().to_owned();
    // A part of several says so on a line of its own.
    let (first, after) = split_line(lines);
    let lines = if first.starts_with(b"=ypart ") { after } else { lines };
    let end = find(lines, b"\n=yend").map(|at| at + 1);
    let (content, rest) = lines.split_at(end.unwrap_or(lines.len()));
    (Start { name, lines: content, is_whole: end.is_some() }, split_line(rest).1)
}

impl Start<'_> {
    /// The file.
    pub(super) fn read(self) -> Part {
        let mut bytes = Vec::with_capacity(self.lines.len());
        let mut rest = self.lines.iter().copied().filter(|byte| !matches!(byte, b'\r' | b'\n'));
        while let Some(byte) = rest.next() {
            let byte = if byte == b'=' { rest.next().map(|next| next.wrapping_sub(64)) } else { Some(byte) };
            bytes.extend(byte.map(|byte| byte.wrapping_sub(42)));
        }
        Part { kind: "yenc", name: self.name, bytes, is_whole: self.is_whole }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_comes_back() {
        let all: Vec<u8> = (0..=255).collect();
        let mut text = Vec::new();
        for byte in all.iter().map(|byte| byte.wrapping_add(42)) {
            match byte {
                0 | b'\n' | b'\r' | b'=' => text.extend([b'=', byte.wrapping_add(64)]),
                _ => text.push(byte),
            }
            if text.len().is_multiple_of(40) {
                text.extend(b"\r\n");
            }
        }
        text.extend(b"\r\n=yend size=256\r\nmore");
        let (start, rest) = start(b"=ybegin line=128 size=256 name=annex one.exe", &text);
        assert_eq!(rest, b"more");
        let part = start.read();
        assert_eq!((part.name.as_str(), part.is_whole, part.bytes), ("annex one.exe", true, all));
    }
}
