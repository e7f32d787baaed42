//! Lines of base64 with nothing around them that says so. They count only where something begins in them that has a
//! mark: letters and digits alone are also keys, certificates and words.

use super::six::{self, Bits};
use super::split_line;
use crate::files::kind::{self, Class};
use std::sync::LazyLock;

static ALPHABET: LazyLock<[u8; 256]> =
    LazyLock::new(|| six::table(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"));
/// Shorter lines do not begin a block: they are words.
const SHORTEST: usize = 20;
/// What is shorter holds nothing that runs.
const FEWEST_BYTES: usize = 40;

/// Whether a block may begin with this line.
pub(super) fn is_line(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    line.len() >= SHORTEST && is_pure(line)
}

fn is_pure(line: &[u8]) -> bool {
    let digits = line.strip_suffix(b"==").or_else(|| line.strip_suffix(b"=")).unwrap_or(line);
    !digits.is_empty() && digits.iter().all(|&digit| six::value(&ALPHABET, digit).is_some())
}

/// The lines of a block, and what follows.
pub(super) fn lines(text: &[u8]) -> (&[u8], &[u8]) {
    let mut rest = text;
    while !rest.is_empty() {
        let (line, after) = split_line(rest);
        let line = line.trim_ascii();
        if !is_pure(line) {
            break;
        }
        rest = after;
        if line.ends_with(b"=") {
            break;
        }
    }
    (text.get(..text.len() - rest.len()).unwrap_or_default(), rest)
}

/// The bytes that a block stands for.
pub(super) fn read(lines: &[u8]) -> Vec<u8> {
    let mut bits = Bits::default();
    bits.bytes.reserve(lines.len() / 4 * 3);
    lines.iter().filter_map(|&digit| six::value(&ALPHABET, digit)).for_each(|value| bits.push(value));
    bits.bytes
}

/// Whether this is the beginning of something that has a mark, or of a text with a file in it.
pub(super) fn tells(head: &[u8]) -> bool {
    head.len() >= FEWEST_BYTES && !matches!(kind::of(head, None).class, Class::Harmless | Class::Unknown)
}
