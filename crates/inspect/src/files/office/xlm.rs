//! Excel 4 macros in old workbooks (MS-XLS): sheets of commands that need no VBA, and still run.

use crate::finding::{Finding, Severity};
use crate::report::{FileReport, Gap, GapKind};
use crate::signals as is;

const BOUNDSHEET: u16 = 0x85;
const NAME: u16 = 0x18;
const FORMULA: u16 = 0x06;
const FILEPASS: u16 = 0x2F;
const BOF: u16 = 0x809;
/// Functions that run or fetch programs: CALL, EXEC, REGISTER, FOPEN, FWRITE, FORMULA.FILL (MS-XLS 2.5.198.17).
const DOES: &[(u16, &str)] = &[(150, "CALL"), (110, "EXEC"), (149, "REGISTER"), (132, "FOPEN"), (138, "FWRITE")];
/// The built-in name `Auto_Open`.
const AUTO_OPEN: u8 = 1;

/// Judges the records of a workbook stream.
pub(super) fn examine(report: &mut FileReport, stream: &[u8]) {
    let (mut macros, mut hidden, mut starts) = (false, false, false);
    let mut does: Vec<&str> = Vec::new();
    let mut rest = stream;
    let number =
        |bytes: &[u8], at: usize| bytes.get(at..at + 2).and_then(|two| two.try_into().ok()).map(u16::from_le_bytes);
    let (mut is_first, mut in_macro_sheet) = (true, false);
    while let (Some(kind), Some(length)) = (number(rest, 0), number(rest, 2)) {
        let Some(content) = rest.get(4..4 + usize::from(length)) else { break };
        rest = rest.get(4 + usize::from(length)..).unwrap_or_default();
        if is_first && kind & 0xFF != 0x09 {
            return;
        }
        is_first = false;
        match kind {
            FILEPASS => {
                report.findings.push(Finding::new(is::FILE_ENCRYPTED));
                report.gaps.push(Gap::new(GapKind::Encrypted).with("file", report.name.clone()));
                return;
            }
            BOF => in_macro_sheet = number(content, 2) == Some(0x40),
            BOUNDSHEET if content.get(5) == Some(&1) => {
                macros = true;
                hidden |= content.get(4).is_some_and(|state| state & 3 != 0);
            }
            NAME => {
                let builtin = number(content, 0).is_some_and(|flags| flags & 0x20 != 0);
                starts |= builtin && content.get(15) == Some(&AUTO_OPEN) && content.get(3) == Some(&1);
                starts |= content.windows(9).any(|word| word.eq_ignore_ascii_case(b"auto_open"));
            }
            FORMULA if in_macro_sheet => {
                for token in content.get(22..).unwrap_or_default().windows(4) {
                    let [0x22 | 0x42 | 0x62, _, low, high] = token else { continue };
                    let function = u16::from_le_bytes([*low, *high]) & 0x7FFF;
                    does.extend(DOES.iter().filter(|(known, _)| *known == function).map(|(_, word)| *word));
                }
            }
            _ => {}
        }
    }
    does.sort_unstable();
    does.dedup();
    if macros {
        let finding = match (does.is_empty(), starts) {
            (false, true) => Finding::new(is::FILE_MACRO_SUSPICIOUS).with("text", does.join(" ")),
            (false, false) => Finding::new(is::FILE_MACRO).at(Severity::High).with("text", does.join(" ")),
            (true, true) => Finding::new(is::FILE_MACRO_AUTOEXEC),
            (true, false) if hidden => Finding::new(is::FILE_MACRO).at(Severity::High),
            (true, false) => Finding::new(is::FILE_MACRO),
        };
        report.findings.push(finding);
    }
}
