//! Mail that somebody passed on: the header that a mail program writes in front of it, as text, in the languages of
//! mail programs. Who wrote the mail inside can only be claimed, but what that name pretends is judged all the same.

use crate::lists::of_kind;
use crate::message::{Mailbox, mailboxes};
use std::sync::LazyLock;

/// The block stands at the top: further down it is a quotation in a conversation.
const WITHIN: usize = 600;
/// Characters of a name and an address that are read.
const LONGEST: usize = 300;

const DATA: &str = include_str!("../../data/forwarded.txt");
static FROM: LazyLock<Vec<&str>> = LazyLock::new(|| of_kind(DATA, "from"));
static AFTER: LazyLock<Vec<&str>> = LazyLock::new(|| of_kind(DATA, "after"));
/// No name of a field has more bytes.
const LONGEST_FIELD: usize = 40;

/// Who wrote the mail that this text passes on, as it says.
#[must_use]
pub fn sender(seen: &str) -> Option<Mailbox> {
    let end = seen.char_indices().nth(4 * WITHIN).map_or(seen.len(), |(at, _)| at);
    let start = seen.get(..end)?;
    let mut lines = start.lines();
    let mut before = 0;
    let who = loop {
        let line = lines.next()?;
        match field(line, &FROM).filter(|who| !who.is_empty()) {
            Some(who) => break who,
            None => before += line.chars().filter(|c| c.is_alphanumeric()).count(),
        }
    };
    let mut letters = 0;
    let mut near = lines.take_while(|line| {
        let is_near = letters < WITHIN;
        letters += line.chars().count() + 1;
        is_near
    });
    if before > WITHIN || !near.any(|line| field(line, &AFTER).is_some()) {
        return None;
    }
    // "Name <address>" or, as some programs write it, "Name [mailto:address]".
    let who: String = who.chars().take(LONGEST).collect();
    let who = who.replace("[mailto:", "<").replace(']', ">");
    let named = mailboxes(&who).into_iter().find(|one| one.address.contains('@'));
    named.or_else(|| Some(Mailbox { name: who.trim().to_owned(), address: String::new() }))
}

/// What stands behind the name of a field, if it is one of these.
fn field<'t>(line: &'t str, names: &[&str]) -> Option<&'t str> {
    let line = line.trim_start_matches([' ', '\t', '*', '>']);
    let (name, value) = line.split_once(':')?;
    let name = name.trim_end_matches([' ', '\t']);
    let is_one = name.len() <= LONGEST_FIELD && names.contains(&name.to_lowercase().as_str());
    is_one.then(|| value.trim_start_matches([' ', '\t', '*']))
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
