//! Mail that somebody passed on: the header that a mail program writes in front of it, as text, in the languages of
//! mail programs. Who wrote the mail inside can only be claimed, but what that name pretends is judged all the same.

use crate::lists::of_kind;
use crate::message::{Mailbox, mailboxes};
use regex::Regex;
use std::sync::LazyLock;

/// The block stands at the top: further down it is a quotation in a conversation.
const WITHIN: usize = 600;
/// Characters of a name and an address that are read.
const LONGEST: usize = 300;

static BLOCK: LazyLock<Option<(Regex, Regex)>> = LazyLock::new(|| {
    let words = |kind: &str| of_kind(include_str!("../../data/forwarded.txt"), kind).join("|");
    let (from, after) = (words("from"), words("after"));
    let from = Regex::new(&format!(r"(?im)^[ \t*>]*(?:{from})[ \t]*:[ \t*]*(?P<who>[^\n]+)$")).ok()?;
    let after = Regex::new(&format!(r"(?im)^[ \t*>]*(?:{after})[ \t]*:")).ok()?;
    Some((from, after))
});

/// Who wrote the mail that this text passes on, as it says.
#[must_use]
pub fn sender(seen: &str) -> Option<Mailbox> {
    let (from, after) = BLOCK.as_ref()?;
    let end = seen.char_indices().nth(4 * WITHIN).map_or(seen.len(), |(at, _)| at);
    let start = seen.get(..end)?;
    let found = from.captures(start)?;
    let whole = found.get(0)?;
    let before = start.get(..whole.start())?.chars().filter(|c| c.is_alphanumeric()).count();
    let rest = start.get(whole.end()..)?;
    let next = rest.char_indices().nth(WITHIN).map_or(rest.len(), |(at, _)| at);
    if before > WITHIN || !after.is_match(rest.get(..next)?) {
        return None;
    }
    // "Name <address>" or, as some programs write it, "Name [mailto:address]".
    let who: String = found.name("who")?.as_str().chars().take(LONGEST).collect();
    let who = who.replace("[mailto:", "<").replace(']', ">");
    let named = mailboxes(&who).into_iter().find(|one| one.address.contains('@'));
    named.or_else(|| Some(Mailbox { name: who.trim().to_owned(), address: String::new() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sender_of_a_forwarded_mail_is_read_in_several_languages() {
        for (text, address) in [
            ("________\nDe: Miss Alice <a@b.example>\nEnviado: quinta-feira\nAssunto: Oi\n\nHi", "a@b.example"),
            (
                "See below.\n---- Forwarded message ----\nFrom: Ali <c@d.example>\nDate: Mon\nSubject: x\n",
                "c@d.example",
            ),
            ("Von: Amt [mailto:e@f.example]\nGesendet: Montag\nBetreff: x\n", "e@f.example"),
        ] {
            assert_eq!(sender(text).map(|who| who.address).as_deref(), Some(address), "{text}");
        }
    }

    #[test]
    fn a_sentence_that_begins_with_from_is_none() {
        assert_eq!(sender("From: the beginning we knew.\nThen nothing."), None);
        assert_eq!(sender("The committee meets on Monday."), None);
    }
}
