//! The name under which the sealed file is attached: short and plain ASCII, so that no mail program and no gateway
//! has to decode, shorten or distrust it.

use std::path::Path;

const MAX_STEM: usize = 40;
const MAX_EXTENSION: usize = 5;
const NEUTRAL: &str = "sealed";

/// The file's own name as far as it is ASCII letters and digits; a neutral one where nothing of it is.
pub(super) fn attachment_name(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, ""));
    let mut short = String::with_capacity(MAX_STEM + 1 + MAX_EXTENSION);
    for character in stem.chars() {
        if character.is_ascii_alphanumeric() || character == '_' {
            short.push(character);
        } else if !short.is_empty() && !short.ends_with('-') {
            short.push('-');
        }
        if short.len() == MAX_STEM {
            break;
        }
    }
    short.truncate(short.trim_end_matches('-').len());
    if short.is_empty() {
        short.push_str(NEUTRAL);
    }
    let plain = !extension.is_empty()
        && extension.len() <= MAX_EXTENSION
        && extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if plain {
        short.push('.');
        short.push_str(&extension.to_ascii_lowercase());
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attachment_has_a_short_ascii_name() {
        for (file, name) in [
            ("/home/a/sealed-2026-11-23.zip", "sealed-2026-11-23.zip"),
            ("/home/a/Q3 (final), v2.ZIP", "Q3-final-v2.zip"),
            ("مہر بند.muhr", "sealed.muhr"),
            ("رپورٹ 7.zip", "7.zip"),
            ("x\r\nBcc: a@b.pk.zip", "x-Bcc-a-b-pk.zip"),
            ("a\"; filename=\"b.exe", "a-filename-b.exe"),
            ("../../etc/passwd", "passwd"),
            ("noextension", "noextension"),
            ("odd.ext-ension", "odd"),
            (".zip", "sealed.zip"),
            ("", "sealed"),
        ] {
            assert_eq!(attachment_name(Path::new(file)), name);
        }
        assert_eq!(attachment_name(Path::new(&format!("{}.zip", "a".repeat(300)))), format!("{}.zip", "a".repeat(40)));
    }
}
