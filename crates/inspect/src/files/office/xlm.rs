//! Excel 4 macros in workbooks (MS-XLS, and MS-XLSB for the newer ones): sheets of commands that need no VBA, and still
//! run. Excel 5 and 95 (BIFF5) write the records that matter here as later versions do, but for one byte in names.

use super::locked;
use super::ole::encrypted;
use crate::files::bytes::le16;
use crate::files::{limit_reached, once};
use crate::finding::{Finding, Severity};
use crate::limits::Budget;
use crate::report::FileReport;
use crate::signals as is;

const BOUNDSHEET: u16 = 0x85;
const NAME: u16 = 0x18;
/// Formulas of all versions.
const FORMULA: [u16; 3] = [0x06, 0x206, 0x406];
const FILEPASS: u16 = 0x2F;
/// The beginning of a part, in Excel 5 and later and in Excel 4.
const BOF: [u16; 2] = [0x809, 0x409];
const MACRO_SHEET: u16 = 0x40;
/// Functions that run, fetch or write programs (MS-XLS 2.5.198.17).
const DOES: [(u16, &str); 6] =
    [(150, "CALL"), (110, "EXEC"), (149, "REGISTER"), (132, "FOPEN"), (137, "FWRITELN"), (138, "FWRITE")];
/// The built-in names `Auto_Open`, `Auto_Close`, `Auto_Activate` (MS-XLS 2.4.150).
const STARTS: [u8; 3] = [1, 2, 10];
const STARTS_SPELT: [&[u8]; 3] = [b"auto_open", b"auto_close", b"auto_activate"];

/// What sheets of commands were seen to do.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// There is such a sheet.
    pub(super) is_there: bool,
    /// It is hidden.
    pub(super) is_hidden: bool,
    /// It runs by itself.
    pub(super) starts: bool,
    /// Functions that run, fetch or write programs.
    pub(super) does: Vec<&'static str>,
}

impl Seen {
    /// Says so.
    pub(super) fn tell(mut self, report: &mut FileReport) {
        if !self.is_there {
            return;
        }
        self.does.sort_unstable();
        self.does.dedup();
        let does = self.does.join(" ");
        let finding = match (self.does.is_empty(), self.starts) {
            (false, true) => Finding::new(is::FILE_MACRO_SUSPICIOUS).with("text", does),
            (false, false) => Finding::new(is::FILE_MACRO).at(Severity::High).with("text", does),
            (true, true) if self.is_hidden => Finding::new(is::FILE_MACRO_SUSPICIOUS),
            (true, true) => Finding::new(is::FILE_MACRO_AUTOEXEC),
            // Office has refused to run these since 2021; hardly an honest workbook has them still.
            (true, false) => Finding::new(is::FILE_MACRO).at(Severity::High),
        };
        report.findings.push(finding);
    }
}

/// Judges the records of a workbook stream.
pub(super) fn examine(report: &mut FileReport, stream: &[u8], budget: &Budget<'_>) {
    let mut seen = Seen::default();
    let Some(filepass) = read(stream, &mut seen, false) else {
        seen.tell(report);
        return;
    };
    match locked::workbook(stream, &filepass, budget) {
        Ok(Some(opened)) => {
            opened.tell(report, budget);
            read(&opened.bytes, &mut seen, true);
            if super::dde::in_workbook(&opened.bytes) {
                once(report, Finding::new(is::FILE_DDE));
            }
        }
        Ok(None) => encrypted(report),
        Err(limit) => {
            encrypted(report);
            limit_reached(report, limit);
        }
    }
    seen.tell(report);
}

/// Reads the records, up to one that says how all that follow are encrypted: then its content is the answer.
fn read(stream: &[u8], seen: &mut Seen, is_open: bool) -> Option<Vec<u8>> {
    let mut rest = stream;
    let (mut is_first, mut in_macro_sheet, mut is_old) = (true, false, false);
    while let (Some(kind), Some(length)) = (le16(rest, 0), le16(rest, 2)) {
        let content = rest.get(4..4 + usize::from(length))?;
        rest = rest.get(4 + usize::from(length)..).unwrap_or_default();
        if is_first && kind & 0xFF != 0x09 {
            return None;
        }
        is_first = false;
        match kind {
            FILEPASS if !is_open => return Some(content.to_vec()),
            _ if BOF.contains(&kind) => {
                in_macro_sheet = le16(content, 2) == Some(MACRO_SHEET);
                seen.is_there |= in_macro_sheet;
                is_old = le16(content, 0).is_some_and(|version| version < 0x600);
            }
            BOUNDSHEET if content.get(5) == Some(&1) => {
                seen.is_there = true;
                seen.is_hidden |= content.get(4).is_some_and(|state| state & 3 != 0);
            }
            NAME => seen.starts |= is_start(content, if is_old { 14 } else { 15 }),
            _ if in_macro_sheet && FORMULA.contains(&kind) => {
                seen.does.extend(commands(content.get(16..).unwrap_or_default()));
            }
            _ => {}
        }
    }
    None
}

/// Whether a name makes its sheet run; the name itself stands at `at`.
fn is_start(content: &[u8], at: usize) -> bool {
    let builtin = le16(content, 0).is_some_and(|flags| flags & 0x20 != 0) && content.get(3) == Some(&1);
    let letters: Vec<u8> = content.iter().copied().filter(|&byte| byte != 0).collect();
    builtin && content.get(at).is_some_and(|name| STARTS.contains(name))
        || STARTS_SPELT.iter().any(|start| letters.windows(start.len()).any(|word| word.eq_ignore_ascii_case(start)))
}

/// Functions of a formula that do something: each token has its class, the number of arguments and that of the function
/// (MS-XLS 2.5.198.63).
pub(super) fn commands(tokens: &[u8]) -> Vec<&'static str> {
    let mut does = Vec::new();
    for token in tokens.windows(4) {
        let [0x22 | 0x42 | 0x62, _, low, high] = token else { continue };
        let function = u16::from_le_bytes([*low, *high]);
        does.extend(DOES.iter().filter(|(known, _)| *known == function).map(|(_, word)| *word));
    }
    does
}

/// The same of a function's name.
pub(super) fn command(name: &str) -> Option<&'static str> {
    DOES.iter().map(|(_, word)| *word).find(|word| word.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), content].concat()
    }

    /// A workbook with one sheet of commands, of that version, whose name runs it.
    fn workbook(version: u16, formula: &[u8], visibility: u8) -> Vec<u8> {
        let flags: &[u8] = if version < 0x600 { &[] } else { &[0] };
        let name = [&[0x20, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], flags, &[1]].concat();
        [
            record(BOF[0], &[&version.to_le_bytes()[..], &[5, 0]].concat()),
            record(BOUNDSHEET, &[0, 0, 0, 0, visibility, 1, 1, b'M']),
            record(NAME, &name),
            record(BOF[0], &[&version.to_le_bytes()[..], &[0x40, 0]].concat()),
            record(FORMULA[0], &[&[0; 22], formula].concat()),
        ]
        .concat()
    }

    fn ids(stream: &[u8]) -> Vec<(&'static str, &'static str)> {
        let mut report = FileReport::new("a.xls", "xls", b"");
        examine(&mut report, stream, &Budget::new(crate::limits::Limits::default(), &|| false));
        report.findings.iter().map(|finding| (finding.signal.id(), finding.severity.as_str())).collect()
    }

    #[test]
    fn sheets_of_commands_of_excel_5_and_97_are_read_alike() {
        for version in [0x500, 0x600] {
            let exec = [0x17, 1, b'x', 0x42, 1, 110, 0];
            assert_eq!(ids(&workbook(version, &exec, 0)), [("file.macro_suspicious", "critical")], "{version}");
            assert_eq!(ids(&workbook(version, &[0x42, 0, 54, 0], 0)), [("file.macro_autoexec", "high")], "{version}");
            assert_eq!(ids(&workbook(version, &[0x42, 0, 54, 0], 2)), [("file.macro_suspicious", "critical")]);
        }
    }

    #[test]
    fn a_plain_workbook_says_nothing() {
        assert!(
            ids(&[record(BOF[0], &[0, 6, 5, 0]), record(BOUNDSHEET, &[0, 0, 0, 0, 0, 0, 1, b'S'])].concat()).is_empty()
        );
    }
}
