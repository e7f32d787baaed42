//! Where a text wants to be answered, if not where it came from: another address, or a telephone number (MITRE ATT&CK
//! T1566.004).

use super::cues::ascii_bounds;
use crate::lists::{FREE_MAIL, of_kind};
use regex::Regex;
use std::sync::LazyLock;

/// Letters between the words and what they speak of.
const NEAR: usize = 80;

struct Words {
    mail: Regex,
    call: Regex,
    address: Regex,
    number: Regex,
}

static WORDS: LazyLock<Option<Words>> = LazyLock::new(|| {
    let joined =
        |kind: &str| Regex::new(&ascii_bounds(&of_kind(include_str!("../../data/contact.txt"), kind).join("|"))).ok();
    Some(Words {
        mail: joined("mail")?,
        call: joined("call")?,
        address: Regex::new(r"[a-z0-9._+-]{2,64}@[a-z0-9.-]{3,100}\.[a-z]{2,12}").ok()?,
        // Nine digits or more, with the signs that stand between them.
        number: Regex::new(r"\+?\(?\d(?:[ ().\-–]{0,5}\d){8,14}").ok()?,
    })
});

/// A free mailbox, other than the sender's, that the text asks to write to. The text as [`super::cues::plain`] makes it.
#[must_use]
pub fn other_mailbox<'a>(plain: &'a str, from: &str) -> Option<&'a str> {
    let words = WORDS.as_ref()?;
    words.address.find_iter(plain).take(20).find_map(|found| {
        let domain = found.as_str().rsplit_once('@').map_or("", |(_, domain)| domain);
        let elsewhere = FREE_MAIL.holding(domain).is_some() && !found.as_str().eq_ignore_ascii_case(from);
        (elsewhere && words.mail.is_match(before(plain, found.start()))).then(|| found.as_str())
    })
}

/// A telephone number that the text asks to call.
#[must_use]
pub fn number_to_call(plain: &str) -> Option<&str> {
    let words = WORDS.as_ref()?;
    words.number.find_iter(plain).take(20).find_map(|found| {
        let after = plain.get(found.end()..).unwrap_or_default();
        let end = after.char_indices().nth(NEAR).map_or(after.len(), |(at, _)| at);
        let near = words.call.is_match(before(plain, found.start())) || words.call.is_match(after.get(..end)?);
        near.then(|| found.as_str())
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
