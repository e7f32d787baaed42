//! Names of people in one form, so that `KHAN, Ali` and `Dr. Ali R. Khаn (Finance)` are the name that a reader takes
//! them for.

use super::confusable::reading;
use crate::lists::HONORIFICS;
use crate::visible::is_suspicious;

/// Letters that a name needs to be told from others.
const LEAST_LETTERS: usize = 5;
/// Longer ones are no names.
const LONGEST: usize = 200;

/// What a reader takes a name for, whatever the order of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    /// The words, in the order of the alphabet.
    pub(crate) text: String,
    /// A single word, as many people may have it.
    pub(crate) is_one_word: bool,
}

/// The form in which names are compared; nothing where it is too short to tell anybody, or no name but an address.
pub(crate) fn key(name: &str) -> Option<Key> {
    if name.contains('@') {
        return None;
    }
    let seen = |c: &char| !is_suspicious(*c) && !matches!(c, '\'' | '’' | '`');
    let text: String = without_brackets(name).chars().take(LONGEST).filter(seen).collect();
    let text = reading(&text);
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let names: Vec<&str> = words.iter().filter(|word| !HONORIFICS.contains(**word)).copied().collect();
    let long: Vec<&str> = names.iter().filter(|word| word.chars().nth(1).is_some()).copied().collect();
    // Initials may be left out, as long as two words stay.
    let mut kept = if long.len() >= 2 { long } else { names };
    kept.sort_unstable();
    let letters: usize = kept.iter().map(|word| word.chars().count()).sum();
    let is_one_word = kept.len() == 1;
    (letters >= LEAST_LETTERS).then(|| Key { text: kept.join(" "), is_one_word })
}

/// What stands in brackets behind a name says where somebody works.
fn without_brackets(name: &str) -> String {
    let mut open = 0_u32;
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '(' | '[' | '{' => open += 1,
            ')' | ']' | '}' => open = open.saturating_sub(1),
            _ if open == 0 => out.push(c),
            _ => {}
        }
    }
    if out.trim().is_empty() { name.to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str) -> String {
        key(name).map(|key| key.text).unwrap_or_default()
    }

    #[test]
    fn a_name_is_the_same_however_it_is_written() {
        for other in [
            "Khan, Ayesha",
            "AYESHA KHAN",
            "Аyesha Khаn",
            "Dr. Ayesha R. Khan",
            "Ayesha Khan (Finance)",
            "Аyésha\u{200b} Khan",
        ] {
            assert_eq!(of(other), of("Ayesha Khan"), "{other}");
        }
    }

    #[test]
    fn other_names_are_other_names() {
        assert_ne!(of("Ayesha Khan Niazi"), of("Ayesha Khan"));
        assert_ne!(of("Aisha Khan"), of("Ayesha Khan"));
    }

    #[test]
    fn what_tells_nobody_is_no_name() {
        assert!(key("Ali").is_none() && key("a@b.example").is_none() && key("").is_none());
        assert!(key("Support").is_some_and(|key| key.is_one_word));
    }
}
