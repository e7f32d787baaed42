//! Links of workbooks to other programs (MS-XLS 2.4.271, SupBook): Excel asks them for a value when the workbook is
//! opened, and starts them for that.

use crate::files::bytes::{le16, size16};

const SUPBOOK: u16 = 0x1AE;
/// External names and sheets of Excel 5 (BIFF5), where the program stands in the sheet's record.
const EXTERNSHEET: u16 = 0x17;
/// What stands between the program and what it is asked (MS-XLS 2.5.277, VirtPath).
const BETWEEN: u8 = 3;

/// Whether there is such a link.
pub(super) fn in_workbook(stream: &[u8]) -> bool {
    let mut rest = stream;
    while let (Some(kind), Some(length)) = (le16(rest, 0), size16(rest, 2)) {
        let Some(content) = rest.get(4..4 + length) else { break };
        rest = rest.get(4 + length..).unwrap_or_default();
        let is_link = match kind {
            SUPBOOK => is_link(content),
            // One byte a letter: length, kind of the path, path.
            EXTERNSHEET => content.get(1).is_some_and(|kind| *kind > 4) && content.contains(&BETWEEN),
            _ => false,
        };
        if is_link {
            return true;
        }
    }
    false
}

/// A link has no sheets but a path in two parts; the path of a workbook begins with 1.
fn is_link(content: &[u8]) -> bool {
    let Some(length) = size16(content, 2).filter(|length| (2..=255).contains(length)) else { return false };
    let wide = content.get(4).is_some_and(|flags| flags & 1 != 0);
    let text = content.get(5..).unwrap_or_default();
    let text = text.get(..if wide { 2 * length } else { length }).unwrap_or(text);
    let path: Vec<u8> = if wide { text.iter().copied().step_by(2).collect() } else { text.to_vec() };
    path.first().is_some_and(|first| *first > 4) && path.contains(&BETWEEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn supbook(path: &[u8]) -> Vec<u8> {
        let length = u8::try_from(path.len()).unwrap();
        [&[0xAE, 1, length + 5, 0, 0, 0, length, 0, 0], path].concat()
    }

    #[test]
    fn a_link_to_a_program_is_told_from_one_to_a_workbook() {
        assert!(in_workbook(&supbook(b"cmd\x03/c calc")));
        assert!(!in_workbook(&supbook(b"\x01\x04other.xls")));
        assert!(!in_workbook(b"\x09\x08\x02\x00"));
    }
}
