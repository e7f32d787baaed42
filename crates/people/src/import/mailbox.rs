//! The headers of the messages in a mailbox: mbox (RFC 4155, as Thunderbird and others write it) and Maildir.
//!
//! One header is in memory at a time, and of that no more than [`MOST_HEADER`].

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::ops::ControlFlow;
use std::path::Path;

/// Most bytes of one header.
pub(super) const MOST_HEADER: usize = 1024 * 1024;
/// Enough of a line of the body to see whether another message begins with it.
const MOST_OF_BODY_LINE: usize = 256;

/// Gives the header of every message of an mbox file to `each`, until it breaks off. How many there were; none means
/// that it was no mbox.
///
/// # Errors
/// What reading gives.
pub fn mbox(mut reader: impl BufRead, mut each: impl FnMut(&[u8]) -> ControlFlow<()>) -> io::Result<usize> {
    let mut header: Option<Vec<u8>> = None;
    let mut count = 0_usize;
    let mut after_blank = true;
    let mut line = Vec::new();
    loop {
        let most = header.as_ref().map_or(MOST_OF_BODY_LINE, |header| MOST_HEADER.saturating_sub(header.len()));
        let ended = !read_line(&mut reader, &mut line, most.max(MOST_OF_BODY_LINE))?;
        let blank = matches!(line.as_slice(), b"\n" | b"\r\n");
        let begins = after_blank && is_from_line(&line);
        if (ended || begins || blank)
            && let Some(complete) = header.take()
        {
            count = count.saturating_add(1);
            if each(&complete).is_break() {
                return Ok(count);
            }
        }
        if ended {
            return Ok(count);
        }
        if begins {
            header = Some(Vec::new());
        } else if let Some(header) = &mut header {
            let room = MOST_HEADER.saturating_sub(header.len());
            header.extend_from_slice(line.get(..line.len().min(room)).unwrap_or_default());
        }
        after_blank = blank;
    }
}

/// Gives the header of every message of a Maildir folder (`cur` and `new`) to `each`, until it breaks off. How many
/// there were. Files that cannot be read are passed over, links are not followed.
///
/// # Errors
/// Where the folder has neither.
pub fn maildir(folder: &Path, mut each: impl FnMut(&[u8]) -> ControlFlow<()>) -> io::Result<usize> {
    let (cur, new) = (folder.join("cur").read_dir(), folder.join("new").read_dir());
    let mut count = 0_usize;
    let both = match (cur, new) {
        (Err(error), Err(_)) => return Err(error),
        (cur, new) => cur.into_iter().flatten().chain(new.into_iter().flatten()),
    };
    for entry in both.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file())) {
        let Ok(header) = File::open(entry.path()).and_then(|file| header_of(BufReader::new(file))) else { continue };
        count = count.saturating_add(1);
        if each(&header).is_break() {
            break;
        }
    }
    Ok(count)
}

/// The header of one message.
fn header_of(mut reader: impl BufRead) -> io::Result<Vec<u8>> {
    let mut header = Vec::new();
    let mut line = Vec::new();
    while header.len() < MOST_HEADER && read_line(&mut reader, &mut line, MOST_HEADER.saturating_sub(header.len()))? {
        if matches!(line.as_slice(), b"\n" | b"\r\n") {
            break;
        }
        header.extend_from_slice(&line);
    }
    Ok(header)
}

/// Reads a line, its end included, and keeps at most `most` bytes of it; false at the end of the file.
fn read_line(reader: &mut impl BufRead, line: &mut Vec<u8>, most: usize) -> io::Result<bool> {
    line.clear();
    let mut any = false;
    loop {
        let available = match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            available => available?,
        };
        if available.is_empty() {
            return Ok(any);
        }
        any = true;
        let end = memchr::memchr(b'\n', available).map(|at| at.saturating_add(1));
        let used = end.unwrap_or(available.len());
        let kept = used.min(most.saturating_sub(line.len()));
        line.extend_from_slice(available.get(..kept).unwrap_or_default());
        reader.consume(used);
        if end.is_some() {
            return Ok(true);
        }
    }
}

/// `From ` with a time of day behind it: some programs forget to write `>From ` where a text begins so.
fn is_from_line(line: &[u8]) -> bool {
    let time =
        |window: &[u8]| matches!(window, [a, b, b':', c, d] if [a, b, c, d].iter().all(|it| it.is_ascii_digit()));
    line.starts_with(b"From ") && line.windows(5).any(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FROM: &str = "From - Tue Nov 24 10:11:12 2026\r\n";

    fn headers(mbox: &[u8]) -> Vec<String> {
        let mut found = Vec::new();
        // A buffer of a few bytes: lines and headers lie across its ends.
        let reader = BufReader::with_capacity(7, mbox);
        let count = super::mbox(reader, |header| {
            found.push(String::from_utf8_lossy(header).into_owned());
            ControlFlow::Continue(())
        });
        assert_eq!(count.unwrap(), found.len());
        found
    }

    #[test]
    fn messages_are_divided_at_their_from_lines_alone() {
        let mbox = format!(
            "{FROM}To: a@b.pk\r\nCc: c@d.pk\r\n\r\nFrom here on it is text.\r\n\r\nFrom now on too.\r\n\r\n>From x 10:10\r\n\
             To: not@header.pk\r\n\r\n{FROM}To: e@f.pk\r\n\r\ntext\r\n{FROM}To: not@either.pk\r\n\r\n{FROM}To: last@one.pk"
        );
        assert_eq!(headers(mbox.as_bytes()), ["To: a@b.pk\r\nCc: c@d.pk\r\n", "To: e@f.pk\r\n", "To: last@one.pk"]);
        assert_eq!(headers(b"To: a@b.pk\n\nno mbox"), Vec::<String>::new());
        assert_eq!(headers(b""), Vec::<String>::new());
    }

    #[test]
    fn a_header_is_read_up_to_its_limit() {
        let line = "X: yyyyyy\n".repeat(MOST_HEADER / 10 + 10);
        let long = headers(format!("{FROM}{line}\nbody\n\n{FROM}To: a@b.pk\n\n").as_bytes());
        assert_eq!(long.iter().map(String::len).collect::<Vec<_>>(), [MOST_HEADER, 11]);
        let single = headers(format!("{FROM}X: {}\n\n", "y".repeat(2 * MOST_HEADER)).as_bytes());
        assert_eq!(single[0].len(), MOST_HEADER);
        let body = headers(format!("{FROM}To: a@b.pk\n\n{}\n\n{FROM}To: b@c.pk\n", "z".repeat(100_000)).as_bytes());
        assert_eq!(body.len(), 2);
    }

    #[test]
    fn breaking_off_ends_the_reading() {
        let mbox = format!("{FROM}To: a@b.pk\n\n\n{FROM}To: c@d.pk\n\n").repeat(3);
        assert_eq!(super::mbox(mbox.as_bytes(), |_| ControlFlow::Break(())).unwrap(), 1);
    }

    #[test]
    fn a_maildir_is_read_and_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        for (place, text) in [
            ("cur/1:2,S", "To: a@b.pk\n\nTo: body@is.not"),
            ("new/2", "To: c@d.pk"),
            ("tmp/3", "To: half@written.pk"),
            ("cur/sub/4", "To: deeper@down.pk"),
        ] {
            let file = folder.path().join(place);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        let mut found = Vec::new();
        let each = |header: &[u8]| {
            found.push(String::from_utf8_lossy(header).into_owned());
            ControlFlow::Continue(())
        };
        assert_eq!(maildir(folder.path(), each).unwrap(), 2);
        found.sort();
        assert_eq!(found, ["To: a@b.pk\n", "To: c@d.pk"]);
        assert!(maildir(&folder.path().join("tmp"), |_| ControlFlow::Continue(())).is_err());
    }
}
