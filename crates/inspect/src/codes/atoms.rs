//! Words and numbers of a sentence, and which numbers have the shape of a code.

use std::ops::Range;

/// The most characters of a code without what separates them.
const LONGEST: usize = 9;
/// The same in groups of letters and digits (`AT4X-88ZQ-1M`), or in two of five digits.
const LONGEST_GROUPED: usize = 12;
/// The fewest.
const SHORTEST: usize = 4;
/// Letters before the dash of a code like `QX-48213`.
const MOST_LETTERS: usize = 4;
/// As many digits as a telephone number, in however many groups.
const PHONE: usize = 10;

/// What a number is written right behind of.
const NAMES: [&str; 7] = ["otp", "pin", "code", "kod", "tan", "puk", "token"];

/// A word or a number: letters and digits without a break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Atom {
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// It has a digit.
    pub(super) has_digit: bool,
    /// It has nothing but digits.
    is_number: bool,
    /// It has nothing but letters and digits of ASCII.
    is_latin: bool,
    chars: usize,
}

/// What has the shape of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// Its atoms, as places in the list of all.
    pub(super) atoms: Range<usize>,
    /// It is four digits that look like a year.
    pub(super) is_year: bool,
    /// Six digits without a break, as postal codes of India have.
    pub(super) is_six: bool,
    /// Letters and digits.
    pub(super) is_mixed: bool,
}

/// The words and numbers of `text[within]`.
pub(super) fn atoms(text: &str, within: &Range<usize>) -> Vec<Atom> {
    let mut atoms: Vec<Atom> = Vec::new();
    let sentence = text.get(within.clone()).unwrap_or_default();
    let mut is_open = false;
    for (at, c) in sentence.char_indices().map(|(at, c)| (at + within.start, c)) {
        if !c.is_alphanumeric() {
            is_open = false;
            continue;
        }
        let digit = c.is_ascii_digit();
        let ends_name = |atom: &Atom| digit && NAMES.contains(&text.get(atom.range.clone()).unwrap_or_default());
        // "OTP615374", "کوڈ4829": a name and its number. Letters of Urdu are no part of a code.
        let is_part =
            |atom: &&mut Atom| !(ends_name(atom) || atom.is_latin != c.is_ascii() && (digit || atom.is_number));
        match atoms.last_mut().filter(|_| is_open).filter(is_part) {
            Some(atom) => {
                atom.range.end = at + c.len_utf8();
                atom.has_digit |= digit;
                atom.is_number &= digit;
                atom.is_latin &= c.is_ascii();
                atom.chars += 1;
            }
            None => {
                let range = at..at + c.len_utf8();
                atoms.push(Atom { range, has_digit: digit, is_number: digit, is_latin: c.is_ascii(), chars: 1 });
            }
        }
        is_open = true;
    }
    atoms
}

/// All that have the shape of a code: one atom, or groups that are alike. Nothing that is part of something longer: a
/// date, a time, an amount, an address, a telephone number.
pub(super) fn candidates(text: &str, atoms: &[Atom]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = atoms.get(at) {
        if !first.has_digit {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while let (Some(before), Some(next)) = (atoms.get(end - 1), atoms.get(end)) {
            let together = next.has_digit && joins(text.get(before.range.end..next.range.start).unwrap_or_default());
            if !together {
                break;
            }
            end += 1;
        }
        of_run(text, atoms, at..end, &mut found);
        at = end;
    }
    found
}

/// What keeps two numbers together.
fn joins(between: &str) -> bool {
    matches!(between, " " | "-" | " - " | "." | "/" | ":" | "," | "_" | "\u{a0}" | "  ")
}

/// Codes in numbers that stand together.
fn of_run(text: &str, atoms: &[Atom], run: Range<usize>, found: &mut Vec<Candidate>) {
    let of = atoms.get(run.clone()).unwrap_or_default();
    let between = |two: &[Atom]| match two {
        [one, next] => text.get(one.range.end..next.range.start).unwrap_or_default(),
        _ => "",
    };
    let mut separators = of.windows(2).map(between);
    let first = separators.next().unwrap_or_default();
    let is_even = separators.all(|one| one == first);
    let is_glued = |two: &[Atom]| matches!(between(two), "." | "/" | ":" | "," | "_");
    if of.len() == 1 || is_even && is_grouped(of, first) && !of.windows(2).any(is_glued) {
        found.extend(candidate(text, atoms, run));
        return;
    }
    let digits: usize = of.iter().filter(|atom| atom.is_number).map(|atom| atom.chars).sum();
    let is_apart = |two: &[Atom]| matches!(between(two), " " | "  ");
    if !of.windows(2).any(is_apart) || digits >= PHONE && !of.windows(2).any(is_glued) {
        // A date, an amount, an address, a telephone number: no row of codes.
        return;
    }
    let mut start = run.start;
    while start < run.end {
        let ends = |end: &usize| *end == run.end || atoms.get(end - 1..=*end).is_some_and(is_apart);
        // "482 913 2 minutes": as many groups as are alike, and then the rest.
        let is_code = |end: &usize| {
            let part = atoms.get(start..*end).unwrap_or_default();
            let first = part.get(..2).map_or("", between);
            part.len() > 1 && part.windows(2).all(|two| between(two) == first) && is_grouped(part, first)
        };
        let single = (start + 1..=run.end).find(ends).unwrap_or(run.end);
        let end = (start + 2..run.end).rev().filter(ends).find(is_code).unwrap_or(single);
        if (start..end) != run {
            of_run(text, atoms, start..end, found);
        }
        start = end;
    }
}

/// Groups as codes are written in: `123 456`, `12 34 56`, `1234-5678`, `1 2 3 4`, `A7X-92K`, `J4X9-27T`, `71940-22835`,
/// `AT4X-88ZQ-1M`. Letters and digits are held together by dashes.
fn is_grouped(of: &[Atom], separator: &str) -> bool {
    let each = of.first().map_or(0, |atom| atom.chars);
    let total: usize = of.iter().map(|atom| atom.chars).sum();
    let alike = of.iter().all(|atom| atom.chars == each);
    let all_numbers = of.iter().all(|atom| atom.is_number);
    if !all_numbers && separator != "-" {
        return false;
    }
    if is_long(of) {
        return separator == "-";
    }
    if !alike {
        return of.len() == 2 && of.iter().all(|atom| (2..=5).contains(&atom.chars)) && total <= LONGEST;
    }
    match each {
        1 => (SHORTEST..=8).contains(&total) && all_numbers,
        2 => (2..=4).contains(&of.len()),
        3 | 4 => of.len() == 2,
        _ => false,
    }
}

/// Groups that may be longer together than a code otherwise is: three of letters and digits, of which the last may be
/// shorter, and two of five digits.
fn is_long(of: &[Atom]) -> bool {
    match of {
        [one, two, last] => {
            matches!(one.chars, 3 | 4)
                && one.chars == two.chars
                && (2..=one.chars).contains(&last.chars)
                && of.iter().filter(|atom| !atom.is_number).count() > 1
        }
        [_, _] => of.iter().all(|atom| atom.is_number && atom.chars == 5),
        _ => false,
    }
}

fn candidate(text: &str, atoms: &[Atom], at: Range<usize>) -> Option<Candidate> {
    let of = atoms.get(at.clone())?;
    let (first, last) = (of.first()?, of.last()?);
    let mut chars: usize = of.iter().map(|atom| atom.chars).sum();
    let mut is_mixed = !of.iter().all(|atom| atom.is_number);
    let mut range = first.range.start..last.range.end;
    let digits = text.get(range.clone())?;
    if is_mixed && !is_code_like(digits) || glued_after(text.get(range.end..)?) {
        return None;
    }
    let is_plain = of.len() == 1 && !is_mixed;
    let is_year = is_plain && chars == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    let is_six = is_plain && chars == 6;
    let mut atoms_of = at.clone();
    // "G-123456", "QX-48213": letters and a dash.
    let lettered = at.start.checked_sub(1).and_then(|before| atoms.get(before)).filter(|letters| {
        !letters.has_digit
            && letters.is_latin
            && letters.chars <= MOST_LETTERS
            && text.get(letters.range.end..range.start) == Some("-")
    });
    if let Some(letters) = lettered {
        range.start = letters.range.start;
        atoms_of.start -= 1;
        chars += letters.chars;
        is_mixed |= letters.chars > 1;
    } else if glued_before(text.get(..range.start)?) {
        return None;
    }
    let longest = match lettered {
        Some(_) => LONGEST + 1,
        None if is_long(of) => LONGEST_GROUPED,
        None => LONGEST,
    };
    (SHORTEST..=longest).contains(&chars).then_some(Candidate { range, atoms: atoms_of, is_year, is_six, is_mixed })
}

/// Mixed codes are no ordinals, hours or sizes.
fn is_code_like(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.trim_start_matches(|c: char| c.is_ascii_digit());
    // Letters of this alphabet only: "25ویں" is a number with its ending.
    let is_latin = text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ' '));
    let has_ending = digits + letters.len() == text.len()
        && matches!(
            letters,
            "th" | "st"
                | "nd"
                | "rd"
                | "am"
                | "pm"
                | "hrs"
                | "kb"
                | "mb"
                | "gb"
                | "km"
                | "kg"
                | "min"
                | "m"
                | "k"
                | "s"
        );
    is_latin && !has_ending
}

/// Whether something stands right before that makes it a part of something else.
fn glued_before(before: &str) -> bool {
    let mut letters = before.chars().rev();
    match letters.next() {
        Some('/' | '.' | ',' | '_' | '@' | '+' | '*' | '\\' | '$' | '₨' | '€' | '£' | '₹' | '&' | '~' | '%' | '\'') => {
            true
        }
        // "4-17" was one run; a dash after a word is judged with the word.
        Some('(') => letters.next().is_some_and(char::is_alphanumeric),
        _ => false,
    }
}

/// The same right behind: `550718/-`, `448120.50`, `12%`.
fn glued_after(after: &str) -> bool {
    let mut letters = after.chars();
    match (letters.next(), letters.next()) {
        (Some('%' | '/' | '_' | '@' | '\\' | '+' | '&'), _) | (Some('-'), Some('.')) => true,
        (Some('.' | ',' | ':' | '-' | '\''), Some(next)) => next.is_alphanumeric(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(text: &str) -> Vec<&str> {
        let found = candidates(text, &atoms(text, &(0..text.len())));
        found.into_iter().filter_map(|one| text.get(one.range)).collect()
    }

    #[test]
    fn a_code_is_one_word_or_groups_that_are_alike() {
        for code in [
            "4829",
            "482913",
            "123-456",
            "123 456",
            "12 34 56",
            "1 2 3 4 5 6",
            "a7x-92k",
            "j4x9-27t",
            "71940-22835",
            "at4x-88zq-1m",
            "3k9f-7ttm-02qx",
            "g-123456",
            "qx-48213",
        ] {
            assert_eq!(shapes(&format!("it is {code} today")), [code]);
        }
        assert_eq!(shapes("otp482913"), ["482913"]);
    }

    #[test]
    fn what_is_part_of_something_longer_is_none() {
        for other in
            ["14-03-2025", "10:42", "482,913", "127.0.0.1", "0300-1234567", "35202-1234567-1", "4829-1137-5520"]
        {
            assert_eq!(shapes(&format!("it is {other} today")), [""; 0], "{other}");
        }
    }
}
