//! Other people's programs, and which of several to take.

use crate::shell;
use std::process::Command;

/// The newest 7-Zip on the search path. Debian and Ubuntu have called it `7z` and `7zz`, sometimes both,
/// sometimes with an old p7zip under the one name and a new 7-Zip under the other.
pub(crate) fn seven_zip() -> Option<(&'static str, (u32, u32))> {
    ["7zz", "7z"]
        .into_iter()
        .filter(|name| shell::on_path(name))
        .filter_map(|name| Some((name, seven_zip_version(&shell::output_of(Command::new(name).arg("i"))?)?)))
        .max_by_key(|(_, version)| *version)
}

/// Reads the first line that 7-Zip greets with: `7-Zip (z) 26.02 (x64) : Copyright …`, `7-Zip [64] 16.02 : …`.
pub(crate) fn seven_zip_version(greeting: &str) -> Option<(u32, u32)> {
    let line = greeting.lines().find(|line| line.starts_with("7-Zip"))?;
    line.split_whitespace().find_map(|word| {
        let (major, minor) = word.split_once('.')?;
        Some((major.parse().ok()?, minor.parse().ok()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_greeting_of_7_zip_gives_its_version() {
        let newest = "\n7-Zip (z) 26.02 (x64) : Copyright (c) 1999-2026 Igor Pavlov : 2026-06-25\n 64-bit locale=C\n";
        assert_eq!(seven_zip_version(newest), Some((26, 2)));
        assert_eq!(seven_zip_version("7-Zip [64] 16.02 : Copyright (c) 1999-2016 Igor Pavlov"), Some((16, 2)));
        assert_eq!(seven_zip_version("something else 1.2"), None);
    }
}
