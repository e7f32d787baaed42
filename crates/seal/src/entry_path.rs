//! Names of entries. Those that come out of a sealed file are hostile until they stand in this type.

use std::fmt;

/// A relative path inside a sealed file: `/`-separated, no `..`, no root, no drive, no control or
/// bidirectional-override characters, no name that Windows reserves. Safe to join to a folder on all three systems.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryPath(String);

/// Why a name was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EntryPathError {
    /// Nothing is left of it.
    #[error("the name is empty")]
    Empty,
    /// More than 4,096 bytes, 64 folders, or a part of more than 255 bytes.
    #[error("the name is too long")]
    TooLong,
}

impl EntryPath {
    /// Takes a hostile name and makes it harmless: what cannot stand in a file name is replaced by `_`,
    /// `.` and `..` and empty parts vanish. Two different names can become the same; whoever writes files
    /// must still refuse to overwrite.
    ///
    /// # Errors
    /// [`EntryPathError`] where nothing harmless remains.
    pub fn from_untrusted(untrusted_name: &str) -> Result<Self, EntryPathError> {
        if untrusted_name.len() > 4096 {
            return Err(EntryPathError::TooLong);
        }
        let parts: Vec<String> = untrusted_name
            .split(['/', '\\'])
            .filter(|part| !matches!(part.trim_matches([' ', '.']), ""))
            .map(harmless_part)
            .filter(|part| !part.is_empty())
            .collect();
        if parts.is_empty() {
            return Err(EntryPathError::Empty);
        }
        if parts.len() > 64 || parts.iter().any(|part| part.len() > 255) {
            return Err(EntryPathError::TooLong);
        }
        Ok(Self(parts.join("/")))
    }

    /// The whole path, `/`-separated.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The parts in order.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.0.split('/')
    }

    /// The last part.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// The extension in lower case, without the dot: ASCII letters and digits, at most 8; else `None`.
    #[must_use]
    pub fn extension(&self) -> Option<String> {
        let (stem, extension) = self.file_name().rsplit_once('.')?;
        let plain = !stem.is_empty()
            && (1..=8).contains(&extension.len())
            && extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
        plain.then(|| extension.to_ascii_lowercase())
    }
}

impl fmt::Display for EntryPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn harmless_part(part: &str) -> String {
    let replaced: String = part.chars().map(|c| if is_harmful(c) { '_' } else { c }).collect();
    let trimmed = replaced.trim_end_matches([' ', '.']).trim_start();
    if is_reserved(trimmed) { format!("_{trimmed}") } else { trimmed.to_owned() }
}

/// Control characters, what Windows forbids in names, and the invisible characters that reorder text.
fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '/' | '\\')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// The device names of Windows ("Naming Files, Paths, and Namespaces").
fn is_reserved(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end().to_ascii_uppercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix)
            .is_some_and(|n| matches!(n, "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³"))
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$") || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(name: &str) -> String {
        EntryPath::from_untrusted(name).map(|path| path.as_str().to_owned()).unwrap_or_else(|error| error.to_string())
    }

    #[test]
    fn a_name_never_leaves_the_folder() {
        assert_eq!(taken("../../etc/passwd"), "etc/passwd");
        assert_eq!(taken("/etc/passwd"), "etc/passwd");
        assert_eq!(taken("C:\\Windows\\x.dll"), "C_/Windows/x.dll");
        assert_eq!(taken("a/. /.. /b"), "a/b");
        assert_eq!(taken(".."), "the name is empty");
        assert_eq!(taken(""), "the name is empty");
        assert_eq!(taken("a/\u{a0}/\u{3000}.. /b"), "a/b");
        assert_eq!(taken("\u{a0}"), "the name is empty");
    }

    #[test]
    fn a_name_shows_what_it_is() {
        assert_eq!(taken("invoice\u{202e}fdp.exe"), "invoice_fdp.exe");
        assert_eq!(taken("line\nbreak\u{0}.txt"), "line_break_.txt");
        assert_eq!(taken("تفصیلات.docx"), "تفصیلات.docx");
    }

    #[test]
    fn device_names_of_windows_are_defused() {
        assert_eq!(taken("con"), "_con");
        assert_eq!(taken("LPT1.txt"), "_LPT1.txt");
        assert_eq!(taken("console.txt"), "console.txt");
    }

    #[test]
    fn lengths_are_bounded_from_both_sides() {
        let part = "a".repeat(255);
        assert_eq!(taken(&part), part);
        assert_eq!(taken(&"a".repeat(256)), "the name is too long");
        assert!(EntryPath::from_untrusted(&["a"; 64].join("/")).is_ok());
        assert_eq!(taken(&["a"; 65].join("/")), "the name is too long");
    }

    #[test]
    fn extensions_are_short_and_plain() {
        let of = |name: &str| EntryPath::from_untrusted(name).ok().and_then(|path| path.extension());
        assert_eq!(of("a/Report.PDF").as_deref(), Some("pdf"));
        assert_eq!(of(".bashrc"), None);
        assert_eq!(of("x.تفص"), None);
        assert_eq!(of("x.superlongext"), None);
    }
}
