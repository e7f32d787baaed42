//! The word list of [`Style::Words`](super::Style::Words): EFF Short Wordlist #1, see `words.txt`.

use std::sync::LazyLock;

/// How many words the list has: 6⁴, four dice.
pub(super) const COUNT: usize = 1_296;

static LIST: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| include_str!("words.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// The word at `index`, which is below [`COUNT`].
pub(super) fn word(index: usize) -> &'static str {
    LIST.get(index).copied().unwrap_or_default()
}

/// The list's own copy of `word`. The list is sorted.
pub(super) fn find(word: &str) -> Option<&'static str> {
    LIST.binary_search(&word).ok().map(self::word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_list_is_the_one_of_the_eff() {
        assert_eq!(LIST.len(), COUNT);
        assert_eq!(LIST.iter().collect::<BTreeSet<_>>().len(), COUNT, "no word twice");
        assert!(LIST.iter().all(|word| (3..=5).contains(&word.len())));
        assert!(LIST.iter().all(|word| word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')));
        assert_eq!(LIST.iter().filter(|word| word.contains('-')).collect::<Vec<_>>(), [&"yo-yo"]);
        assert_eq!((LIST[0], LIST[647], LIST[1_295]), ("acid", "lip", "zoom"));
    }

    #[test]
    fn every_word_is_found_and_nothing_else() {
        for index in 0..COUNT {
            assert_eq!(find(word(index)), Some(word(index)));
        }
        for stranger in ["", "yo", "Acid", "acid ", "# EFF", "muhr"] {
            assert_eq!(find(stranger), None);
        }
    }

    #[test]
    fn no_word_begins_with_another_so_words_run_together_can_be_cut_in_one_way_only() {
        for one in LIST.iter() {
            let begun: Vec<_> = LIST.iter().filter(|other| other.replace('-', "").starts_with(one)).collect();
            let expected = if *one == "yoyo" { vec![&"yo-yo", &"yoyo"] } else { vec![one] };
            assert!(begun == expected || *one == "yo-yo", "{one} {begun:?}");
        }
    }
}
