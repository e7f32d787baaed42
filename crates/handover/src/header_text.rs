//! Text made harmless: for a header one line without control and direction-changing characters, for a body lines
//! without the characters that reorder what is seen.
//!
//! A line break in a header value would begin another header (`Bcc:`), and a right-to-left override shows a name or
//! an address that is not the one written (Unicode TR 36, section 3.1.1).

/// One line of at most `max_chars` characters. Runs of blanks and line breaks become one space. The opening of an
/// encoded word (RFC 2047) is broken up: decoded by the reader, it could bring back all that was taken out.
pub(crate) fn one_line(untrusted: &str, max_chars: usize) -> String {
    let mut line = String::with_capacity(untrusted.len().min(max_chars.saturating_mul(4)));
    let mut count = 0;
    let mut blank = false;
    for character in untrusted.chars() {
        if character.is_whitespace() || is_break(character) {
            blank = true;
            continue;
        }
        if character.is_control() || is_invisible(character) {
            continue;
        }
        let apart = (blank && count > 0) || (character == '?' && line.ends_with('='));
        let needed = if apart { 2 } else { 1 };
        if count + needed > max_chars {
            break;
        }
        if apart {
            line.push(' ');
        }
        line.push(character);
        count += needed;
        blank = false;
    }
    line
}

/// Lines separated by `\n`, with no blank line at either end and one `\n` after the last; empty stays empty.
/// Direction marks and isolates stay, they only concern their own line; overrides and embeddings go.
pub(crate) fn lines(untrusted: &str) -> String {
    let unified = untrusted.replace("\r\n", "\n");
    let kept = unified.chars().filter_map(|character| match character {
        '\n' | '\t' => Some(character),
        _ if is_break(character) => Some('\n'),
        '\u{202A}'..='\u{202E}' | '\u{FEFF}' => None,
        _ => (!character.is_control()).then_some(character),
    });
    let mut text: String = kept.collect();
    text.truncate(text.trim_end().len());
    let mut text = text.trim_start_matches('\n').to_owned();
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

fn is_break(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What has no place in a header: direction marks, embeddings, overrides and isolates, zero-width spaces, soft hyphens,
/// interlinear marks and tags. The zero-width joiner and non-joiner stay, Urdu is written with them.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_value_is_one_visible_line() {
        for (untrusted, clean) in [
            ("Budget\r\nBcc: spy@evil.example", "Budget Bcc: spy@evil.example"),
            ("Budget\n\n\tX: y", "Budget X: y"),
            ("a\u{2028}b\u{2029}c\u{85}d\u{0B}e\u{0C}f", "a b c d e f"),
            ("invoice\u{202E}fdp.exe", "invoicefdp.exe"),
            ("\u{2067}خط\u{2069}\u{200F}", "خط"),
            ("\0a\u{7}b\u{1B}[31mc\u{7F}\u{9B}", "ab[31mc"),
            ("  spaced   out  ", "spaced out"),
            ("سیکریٹری\u{200C}ز", "سیکریٹری\u{200C}ز"),
            ("=?utf-8?Q?=0D=0ABcc:?= 1=?", "= ?utf-8?Q?=0D=0ABcc:?= 1= ?"),
            ("=\u{200B}?", "= ?"),
            ("", ""),
            ("\r\n", ""),
        ] {
            assert_eq!(one_line(untrusted, 300), clean);
        }
    }

    #[test]
    fn a_long_value_is_cut_at_its_limit_and_not_before() {
        assert_eq!(one_line(&"ب".repeat(300), 300), "ب".repeat(300));
        assert_eq!(one_line(&"ب".repeat(301), 300), "ب".repeat(300));
        assert_eq!(one_line("aaa bbb", 4), "aaa");
        assert_eq!(one_line("aaa bbb", 5), "aaa b");
    }

    #[test]
    fn a_body_keeps_its_lines_and_loses_what_reorders_them() {
        assert_eq!(lines("\n\na\r\nb\rc\u{2028}d\n\n\n"), "a\nb\nc\nd\n");
        assert_eq!(lines("\u{202E}abc\u{202C} \u{2068}x\u{2069}\0"), "abc \u{2068}x\u{2069}\n");
        assert_eq!(lines("\tone\ttwo"), "\tone\ttwo\n");
        assert_eq!(lines(" \n \n"), "");
    }
}
