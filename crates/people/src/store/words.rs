//! How texts are looked for: without case and accents, Urdu and Arabic forms of one letter alike.

/// `text` as it is put into the index: FTS5 folds case and accents of Latin letters itself.
pub(super) fn fold(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            // Vowel marks, the tatweel and joiners are written or not as people like.
            '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' | '\u{200b}'..='\u{200f}' => None,
            'ي' | 'ى' | 'ئ' => Some('ی'),
            'ك' => Some('ک'),
            'ه' | 'ۀ' | 'ة' | 'ۂ' => Some('ہ'),
            'أ' | 'إ' | 'آ' => Some('ا'),
            other => Some(other),
        })
        .collect()
}

/// As names are put in order and compared.
pub(super) fn sorted(text: &str) -> String {
    fold(text).to_lowercase()
}

/// What is asked of FTS5: every word as the beginning of one; nothing for a text without words.
pub(super) fn query(text: &str) -> Option<String> {
    let folded = fold(text);
    // A number is typed with spaces and dashes anywhere.
    let is_number = folded.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '(' | ')'));
    let folded = if is_number { folded.chars().filter(char::is_ascii_digit).collect() } else { folded };
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(12);
    let terms: Vec<String> = words.map(|word| format!("\"{word}\"*")).collect();
    (!terms.is_empty()).then(|| terms.join(" AND "))
}

/// A number in the forms in which people begin to type it.
pub(super) fn phone(number: &str) -> String {
    let digits = number.trim_start_matches('+');
    match digits.strip_prefix("92") {
        Some(rest) => format!("{digits} 0{rest} {rest}"),
        None => digits.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_urdu_letter_are_alike() {
        assert_eq!(fold("علي كريم"), fold("علی کریم"));
        assert_eq!(fold("مُحَمَّد"), "محمد");
    }

    #[test]
    fn nothing_in_a_search_is_a_command() {
        assert_eq!(query("ali \"OR\" fin*").unwrap(), "\"ali\"* AND \"OR\"* AND \"fin\"*");
        assert_eq!(query(" -\"* "), None);
        assert_eq!(query("+92 300-123").unwrap(), "\"92300123\"*");
    }

    #[test]
    fn a_number_is_found_as_it_is_typed() {
        assert_eq!(phone("+923001234567"), "923001234567 03001234567 3001234567");
        assert_eq!(phone("+442071234567"), "442071234567");
    }
}
