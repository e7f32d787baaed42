//! When one name is made to look like another: UTS 39 skeletons, typing neighbours, and names put into other names.

use super::domain::{is_within, registrable, unicode};
use unicode_script::{Script, UnicodeScript};

/// What a reader takes a name for: confusable characters and the usual Latin tricks brought to one form.
#[must_use]
pub fn skeleton(name: &str) -> String {
    let latin: String = unicode_security::skeleton(&name.to_lowercase()).collect();
    let latin = latin.to_lowercase().replace("rn", "m").replace("vv", "w").replace("cl", "d");
    latin
        .chars()
        .map(|c| {
            if matches!(c, '0') {
                'o'
            } else if matches!(c, '1' | 'i' | '|') {
                'l'
            } else {
                c
            }
        })
        .collect()
}

/// What a hasty reader takes a name for: the skeleton without accents, and with letters of other scripts, and the 5,
/// that Unicode does not call confusable but that small print does not tell apart.
#[must_use]
pub(crate) fn reading(name: &str) -> String {
    let plain = |c: char| match c {
        'κ' | 'к' | 'ĸ' => 'k',
        'τ' | 'т' => 't',
        'м' => 'm',
        'н' => 'h',
        'в' | 'ʙ' => 'b',
        'η' | 'п' => 'n',
        'и' | 'υ' | 'μ' => 'u',
        'г' => 'r',
        'ε' | 'є' | 'э' => 'e',
        'ω' => 'w',
        'χ' => 'x',
        'ι' => 'i',
        '5' => 's',
        c => c,
    };
    let latin: String = name.to_lowercase().chars().map(plain).collect();
    skeleton(&latin).chars().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).collect()
}

/// The letters in a text as a set, by which most texts are told to be far apart without comparing them: one letter
/// written wrong changes two members at most.
#[must_use]
pub(crate) fn letters(text: &str) -> u64 {
    text.chars().fold(0, |set, c| {
        let place = match c {
            'a'..='z' => u32::from(c) - u32::from('a'),
            '0'..='9' => 26 + u32::from(c) - u32::from('0'),
            '-' => 36,
            '.' => 37,
            '_' => 38,
            c => 39 + u32::from(c) % 25,
        };
        set | 1 << place
    })
}

/// A reader takes it for a Latin letter: Cyrillic `о`, but not the `µ` of a unit.
fn looks_latin(c: char) -> bool {
    let plain = std::iter::once(c).chain(c.to_lowercase());
    plain.into_iter().any(|c| unicode_security::skeleton(c.encode_utf8(&mut [0; 4])).all(|it| it.is_ascii_alphabetic()))
}

/// Letters of one word come from scripts that no language mixes, and look like one.
#[must_use]
pub fn mixes_scripts(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| {
        let (mut latin, mut foreign) = (false, false);
        for c in word.chars() {
            match c.script() {
                Script::Latin => latin |= c.is_ascii_alphabetic() || u32::from(c) < 0x250,
                Script::Cyrillic | Script::Greek | Script::Armenian | Script::Cherokee | Script::Coptic => {
                    foreign |= looks_latin(c);
                }
                _ => {}
            }
        }
        latin && foreign
    })
}

/// True if `host` is made to look like `real` without being of it.
#[must_use]
pub fn imitates(host: &str, real: &str) -> bool {
    let (host, real) = (host.to_lowercase(), real.to_lowercase());
    if host.is_empty() || real.is_empty() || is_within(&host, &real) {
        return false;
    }
    let own = registrable(&host);
    if own == registrable(&real) {
        return false;
    }
    // The whole name inside another: finance.gov.pk.example.com, finance-gov-pk.com.
    let flat = |name: &str| name.replace(['.', '-', '_'], "-");
    let inside = format!("-{}-", flat(&host));
    let whole = registrable(&real);
    if whole.len() >= 6 && whole.contains('.') && inside.contains(&format!("-{}-", flat(&whole))) {
        return true;
    }
    let (seen, meant) = (unicode(&own), unicode(&whole));
    if skeleton(&seen) == skeleton(&meant) {
        return true;
    }
    // One or two wrong letters in the registered label, under the same suffix; short labels are near to everything.
    let (Some((seen, suffix)), Some((meant, same))) = (seen.split_once('.'), meant.split_once('.')) else {
        return false;
    };
    let letters = meant.chars().count();
    let allowed = if letters >= 12 { 2 } else { usize::from(letters >= 6) };
    suffix == same && allowed > 0 && within_distance(seen, meant, allowed)
}

/// Damerau-Levenshtein distance (neighbours swapped count once) of at most `most`.
#[must_use]
pub fn within_distance(one: &str, other: &str, most: usize) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().take(80).collect(), other.chars().take(80).collect());
    if one.len().abs_diff(other.len()) > most {
        return false;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (row, a) in one.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, b) in other.iter().enumerate() {
            let get = |line: &[usize], at: usize| line.get(at).copied().unwrap_or(usize::MAX / 2);
            let change = get(&above, column) + usize::from(a != b);
            let mut best = change.min(get(&above, column + 1) + 1).min(get(&line, column) + 1);
            let swapped = row > 0 && column > 0 && other.get(column - 1) == Some(a) && one.get(row - 1) == Some(b);
            if swapped {
                best = best.min(get(&before, column - 1) + 1);
            }
            line.push(best);
        }
        before = std::mem::replace(&mut above, line);
    }
    above.last().is_some_and(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wrong_letter_is_seen() {
        for fake in ["flnance.gov.pk", "finnance.gov.pk", "finance.gov.pk.mail-box.com", "finance-gov-pk.com"] {
            assert!(imitates(fake, "finance.gov.pk"), "{fake}");
        }
        assert!(imitates("раypal.com", "paypal.com"));
        assert!(imitates("micros0ft.com", "microsoft.com") && imitates("rnicrosoft.com", "microsoft.com"));
    }

    #[test]
    fn neighbours_under_the_same_suffix_are_not_imitations() {
        assert!(!imitates("mail.finance.gov.pk", "finance.gov.pk"));
        assert!(!imitates("interior.gov.pk", "finance.gov.pk"));
        assert!(!imitates("ups.com", "usps.com"));
    }

    #[test]
    fn urdu_beside_english_is_not_a_mix() {
        assert!(!mixes_scripts("Annex B تفصیلات") && mixes_scripts("Micrоsoft"));
    }

    #[test]
    fn a_unit_is_not_a_mix() {
        assert!(!mixes_scripts("a gap of 10μs and 3kΩ"));
    }
}
