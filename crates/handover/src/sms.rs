//! How many short messages a text takes (3GPP TS 23.038, sections 4 and 6.2.1, and TS 23.040).

/// How a text is coded in a short message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// The 7-bit alphabet: 160 characters, 153 in each of several.
    Gsm7,
    /// UCS-2, for anything else such as Urdu: 70 code units, 67 in each of several.
    Ucs2,
}

/// What a text costs as SMS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The coding it needs.
    pub coding: Coding,
    /// Its length in units of that coding: septets or 16-bit code units.
    pub units: usize,
    /// How many messages it is sent in. An empty text takes one.
    pub messages: usize,
}

/// The basic 7-bit alphabet, in its own order; the escape to the extension is left out.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?\
                     ¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// Its extension: an escape and a second septet each.
const EXTENSION: &str = "\u{0C}^{}\\[~]|€";

/// Counts `text`.
#[must_use]
pub fn count(text: &str) -> Count {
    let sizes = |character: char| match character {
        _ if BASIC.contains(character) => Some(1),
        _ if EXTENSION.contains(character) => Some(2),
        _ => None,
    };
    match text.chars().map(sizes).collect::<Option<Vec<usize>>>() {
        Some(sizes) => count_units(Coding::Gsm7, &sizes, 160, 153),
        None => count_units(Coding::Ucs2, &text.chars().map(char::len_utf16).collect::<Vec<_>>(), 70, 67),
    }
}

/// `sizes`: the units of each character, which is never torn between two messages.
fn count_units(coding: Coding, sizes: &[usize], alone: usize, of_several: usize) -> Count {
    let units = sizes.iter().sum();
    if units <= alone {
        return Count { coding, units, messages: 1 };
    }
    let (mut messages, mut filled) = (1, 0);
    for size in sizes {
        if filled + size > of_several {
            messages += 1;
            filled = 0;
        }
        filled += size;
    }
    Count { coding, units, messages }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(text: &str) -> (Coding, usize, usize) {
        let Count { coding, units, messages } = count(text);
        (coding, units, messages)
    }

    #[test]
    fn the_basic_alphabet_has_all_but_the_escape_of_its_128_characters() {
        assert_eq!(BASIC.chars().count(), 127);
        assert_eq!(EXTENSION.chars().count(), 10);
    }

    #[test]
    fn latin_text_fills_160_characters_and_153_in_each_of_several() {
        assert_eq!(counted(""), (Coding::Gsm7, 0, 1));
        assert_eq!(counted(&"a".repeat(160)), (Coding::Gsm7, 160, 1));
        assert_eq!(counted(&"a".repeat(161)), (Coding::Gsm7, 161, 2));
        assert_eq!(counted(&"a".repeat(306)), (Coding::Gsm7, 306, 2));
        assert_eq!(counted(&"a".repeat(307)), (Coding::Gsm7, 307, 3));
    }

    #[test]
    fn one_urdu_letter_turns_the_whole_text_into_70_and_67() {
        assert_eq!(counted(&"ہ".repeat(70)), (Coding::Ucs2, 70, 1));
        assert_eq!(counted(&"ہ".repeat(71)), (Coding::Ucs2, 71, 2));
        assert_eq!(counted(&"ہ".repeat(134)), (Coding::Ucs2, 134, 2));
        assert_eq!(counted(&"ہ".repeat(135)), (Coding::Ucs2, 135, 3));
        assert_eq!(counted(&("a".repeat(70) + "ہ")), (Coding::Ucs2, 71, 2));
    }

    #[test]
    fn a_character_of_two_units_is_never_torn_between_two_messages() {
        assert_eq!(counted(&"€".repeat(80)), (Coding::Gsm7, 160, 1));
        assert_eq!(counted(&"€".repeat(81)), (Coding::Gsm7, 162, 2));
        // 153 is odd: only 76 of them fit into each.
        assert_eq!(counted(&"€".repeat(153)), (Coding::Gsm7, 306, 3));
        assert_eq!(counted(&"😀".repeat(35)), (Coding::Ucs2, 70, 1));
        assert_eq!(counted(&"😀".repeat(67)), (Coding::Ucs2, 134, 3));
    }
}
