//! Hostile text made harmless to look at: what would be obeyed, reorder a line or stay unseen is spelled out.

/// True for characters that are not seen but change how the text around them looks or is obeyed.
/// Unicode's default ignorable code points that mail is abused with, the bidirectional controls (UAX #9) and
/// the control characters; the joiners that Urdu and emoji need are among them, so callers that only *judge*
/// use [`is_suspicious`].
#[must_use]
pub fn is_unseen(c: char) -> bool {
    is_suspicious(c) || matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// True for unseen characters that no honest name or subject needs.
#[must_use]
pub fn is_suspicious(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// One line in which every such character is spelled `⟨U+202E⟩`; line breaks and tabs become spaces.
#[must_use]
pub fn visible(untrusted: &str) -> String {
    let mut out = String::with_capacity(untrusted.len());
    for c in untrusted.chars() {
        match c {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => out.push(' '),
            c if is_suspicious(c) => {
                use std::fmt::Write;
                let _ = write!(out, "⟨U+{:04X}⟩", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

/// Several lines, each made visible; more than `longest` characters are cut.
#[must_use]
pub fn visible_lines(untrusted: &str, longest: usize) -> String {
    let cut = untrusted.char_indices().nth(longest).map_or(untrusted.len(), |(at, _)| at);
    let lines: Vec<String> = untrusted.get(..cut).unwrap_or_default().lines().map(visible).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_unseen_survives() {
        assert_eq!(visible("invoice\u{202e}fdp.exe\0"), "invoice⟨U+202E⟩fdp.exe⟨U+0000⟩");
        assert_eq!(visible("a\r\nBcc: b"), "a  Bcc: b");
    }

    #[test]
    fn urdu_keeps_its_joiners() {
        assert_eq!(visible("می\u{200c}خواہم"), "می\u{200c}خواہم");
    }
}
