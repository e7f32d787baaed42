//! Where a text wants to be answered, if not where it came from: another address, or a telephone number (MITRE ATT&CK
//! T1566.004).

use crate::lists::{FREE_MAIL, of_kind};
use crate::patterns::Words;
use std::ops::Range;
use std::sync::LazyLock;

/// Letters between the words and what they speak of.
const NEAR: usize = 80;

/// Addresses and numbers of one text that are looked at.
const MOST: usize = 20;
/// Digits of a telephone number (ITU-T E.164), and more signs between two of them than anybody writes.
const DIGITS: std::ops::RangeInclusive<usize> = 9..=15;
const BETWEEN: usize = 5;

const DATA: &str = include_str!("../../data/contact.txt");
static MAIL: LazyLock<Words> = LazyLock::new(|| Words::any_of(of_kind(DATA, "mail")));
static CALL: LazyLock<Words> = LazyLock::new(|| Words::any_of(of_kind(DATA, "call")));

/// A free mailbox, other than the sender's, that the text asks to write to. The text as [`super::cues::plain`] makes it.
#[must_use]
pub fn other_mailbox<'a>(plain: &'a str, from: &str) -> Option<&'a str> {
    addresses(plain).take(MOST).find_map(|(at, address)| {
        let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain);
        let elsewhere = FREE_MAIL.holding(domain).is_some() && !address.eq_ignore_ascii_case(from);
        (elsewhere && MAIL.is_match(before(plain, at))).then_some(address)
    })
}

/// A telephone number that the text asks to call.
#[must_use]
pub fn number_to_call(plain: &str) -> Option<&str> {
    numbers(plain).take(MOST).find_map(|found| {
        let after = plain.get(found.end..).unwrap_or_default();
        let end = after.char_indices().nth(NEAR).map_or(after.len(), |(at, _)| at);
        let near = CALL.is_match(before(plain, found.start)) || CALL.is_match(after.get(..end)?);
        near.then(|| plain.get(found)).flatten()
    })
}

/// Every telephone number in a text, each once.
#[must_use]
pub fn telephone_numbers(plain: &str) -> Vec<&str> {
    let mut all = Vec::new();
    for number in numbers(plain).take(MOST).filter_map(|found| plain.get(found)) {
        if !all.contains(&number) {
            all.push(number);
        }
    }
    all
}

/// Mail addresses, and where each begins.
fn addresses(plain: &str) -> impl Iterator<Item = (usize, &str)> {
    let in_local = |byte: u8| byte.is_ascii_alphanumeric() || b"._+-".contains(&byte);
    let in_domain = |byte: u8| byte.is_ascii_alphanumeric() || b".-".contains(&byte);
    let bytes = plain.as_bytes();
    memchr::memchr_iter(b'@', bytes).filter_map(move |at| {
        let local = bytes.get(..at)?.iter().rev().take(64).take_while(|byte| in_local(**byte)).count();
        let domain = bytes.get(at + 1..)?.iter().take(120).take_while(|byte| in_domain(**byte)).count();
        let whole = plain.get(at - local..=at + domain)?.trim_end_matches(['.', '-']);
        let (_, suffix) = whole.rsplit_once('.')?;
        let named = suffix.len() >= 2 && suffix.bytes().all(|byte| byte.is_ascii_alphabetic());
        (local >= 2 && named).then_some((at - local, whole))
    })
}

/// Telephone numbers: digits of any script, with the few signs that stand between them.
fn numbers(plain: &str) -> impl Iterator<Item = Range<usize>> {
    let mut letters = plain.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (start, first) = letters.next()?;
            if !first.is_numeric() {
                continue;
            }
            let (mut digits, mut end, mut between) = (1, start + first.len_utf8(), 0);
            while let Some((at, c)) = letters.peek().copied() {
                if c.is_numeric() {
                    (digits, end, between) = (digits + 1, at + c.len_utf8(), 0);
                } else if matches!(c, ' ' | '(' | ')' | '.' | '-' | '–') && between < BETWEEN {
                    between += 1;
                } else {
                    break;
                }
                letters.next();
            }
            if DIGITS.contains(&digits) {
                let lead = plain.get(..start).unwrap_or_default();
                let start = lead.trim_end_matches('(').trim_end_matches('+').len();
                return Some(start..end);
            }
        }
    })
}

fn before(text: &str, at: usize) -> &str {
    let start = text.get(..at).unwrap_or_default();
    let from = start.char_indices().rev().nth(NEAR).map_or(0, |(at, _)| at);
    start.get(from..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_mailbox_is_told_from_ones_own() {
        let text = "kindly email me at alice1984@gmail.com for my photos";
        assert_eq!(other_mailbox(text, "support@pprog.example"), Some("alice1984@gmail.com"));
        assert_eq!(other_mailbox(text, "alice1984@gmail.com"), None);
        assert_eq!(other_mailbox("the list of members: alice1984@gmail.com", "a@b.example"), None);
        assert_eq!(other_mailbox("please write to desk@finance.gov.pk", "a@b.example"), None);
    }

    #[test]
    fn a_number_to_call_is_told_from_a_reference() {
        assert!(number_to_call("if you did not authorise this, call us at +1 (866) 955-9506").is_some());
        assert!(number_to_call("you can reach us on +1 (888) (683) - (1189)").is_some());
        assert!(number_to_call("reference 2026 1123 4455 of the committee").is_none());
    }
}
