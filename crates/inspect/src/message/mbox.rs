//! Several messages in one file, each behind a line that begins with `From ` (RFC 4155).

use memchr::memmem::find_iter;

/// Where messages begin: at the start, and after empty lines where fields of a header follow.
fn starts(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let first = bytes.starts_with(b"From ").then_some(0);
    let further = find_iter(bytes, b"\nFrom ").map(|at| at + 1).filter(move |&at| {
        let before = bytes.get(..at).unwrap_or_default();
        let after_empty = before.ends_with(b"\n\n") || before.ends_with(b"\n\r\n");
        after_empty && is_field(bytes.get(at..).unwrap_or_default())
    });
    first.into_iter().chain(further)
}

/// Whether the second line is a field: a name, and a colon right behind it.
fn is_field(message: &[u8]) -> bool {
    let second = message.get(..1_000).unwrap_or(message).split(|&byte| byte == b'\n').nth(1).unwrap_or_default();
    let name = second.split(|&byte| byte == b':').next().unwrap_or_default();
    name.len() < second.len()
        && !name.is_empty()
        && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
}

/// Whether there is more than one.
pub(crate) fn is_several(bytes: &[u8]) -> bool {
    bytes.starts_with(b"From ") && starts(bytes).nth(1).is_some()
}

/// Every message, without the line before it.
pub(crate) fn messages(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let ends = starts(bytes).skip(1).chain([bytes.len()]);
    starts(bytes).zip(ends).map(|(start, end)| {
        let message = bytes.get(start..end).unwrap_or_default();
        let body = memchr::memchr(b'\n', message).map_or(message.len(), |at| at + 1);
        message.get(body..).unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_of_a_mailbox_is_found() {
        let file = b"From a@b Mon\nSubject: one\n\nFrom here on it is text.\n\nFrom now on too.\n\n\
                     From c@d Tue\nSubject: two\n\nbody\n";
        assert!(is_several(file));
        let found: Vec<&[u8]> = messages(file).collect();
        assert_eq!(found.len(), 2);
        assert!(found[0].starts_with(b"Subject: one") && found[1].starts_with(b"Subject: two"));
        assert!(!is_several(b"From a@b Mon\nSubject: one\n\nbody\n"));
    }
}
