//! As much of SMTP as it takes to begin encryption (RFC 5321, RFC 3207). No mail is sent, and nobody is named.

use super::tls::Encrypted;
use crate::connect::Stream;
use std::io::{self, ErrorKind, Read, Write};

/// How Muhr calls itself: no name of this computer or its network must travel, and this one can belong to nobody
/// (RFC 6761 6.4). An address literal would tell the office's own, or say `127.0.0.1`, which is how spam greets.
const OWN_NAME: &str = "muhr.invalid";
/// Bytes that a server may say before it encrypts.
const MOST_BYTES: usize = 64 * 1024;
/// Bytes of a reply that are kept to be shown.
const MOST_TEXT: usize = 200;

/// Why a server was not brought to the point where TLS begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It greets with a refusal, temporary or not.
    Busy(String),
    /// It refuses to be greeted.
    NotGreeted(String),
    /// It does not offer encryption.
    NotOffered,
    /// Something on the way has made its offers unreadable.
    Hidden,
    /// It offers encryption and then refuses it.
    Withdrawn(String),
    /// What it said after agreeing came too early to be encrypted: somebody may have put it there (CVE-2011-0411).
    Injected,
    /// It hung up.
    Closed,
    /// It says more than anybody would.
    Flood,
    /// It does not speak SMTP.
    NotSmtp,
    /// It did not go on in time.
    TimedOut,
}

/// A reply (RFC 5321 4.2).
struct Reply {
    code: u16,
    lines: Vec<String>,
}

impl Reply {
    const fn is_good(&self) -> bool {
        self.code / 100 == 2
    }

    fn shown(&self) -> String {
        let text = format!("{} {}", self.code, self.lines.first().map_or("", String::as_str));
        text.chars().filter(|one| !one.is_control()).take(MOST_TEXT).collect()
    }

    /// Whether one of the lines after the first is that keyword.
    fn has(&self, is_it: impl Fn(&str) -> bool) -> bool {
        self.lines.iter().skip(1).any(|line| is_it(line.split_ascii_whitespace().next().unwrap_or_default()))
    }
}

/// Brings a server to the point where TLS begins.
///
/// # Errors
/// Why it did not come to that.
pub(crate) fn begin<'a>(stream: Box<dyn Stream + 'a>) -> Result<Box<dyn Stream + 'a>, Fault> {
    let mut talk = Talk { stream, heard: Vec::new(), all: 0 };
    let begun = talk.begin();
    if begun.is_err() {
        // Whoever is left without a word remembers it.
        let _ = talk.say("QUIT");
    }
    begun.map(|()| talk.stream)
}

/// Takes leave. The answer is not waited for.
pub(crate) fn leave(mut stream: Encrypted<'_>) {
    let _ = stream.write_all(b"QUIT\r\n");
    stream.conn.send_close_notify();
    let _ = stream.flush();
}

struct Talk<'a> {
    stream: Box<dyn Stream + 'a>,
    heard: Vec<u8>,
    all: usize,
}

impl Talk<'_> {
    fn begin(&mut self) -> Result<(), Fault> {
        let banner = self.reply()?;
        match banner.code {
            220 => {}
            400..=599 => return Err(Fault::Busy(banner.shown())),
            _ => return Err(Fault::NotSmtp),
        }
        self.say(&format!("EHLO {OWN_NAME}"))?;
        let greeting = self.reply()?;
        match greeting.code {
            200..=299 => {}
            // It knows nothing newer than HELO (RFC 5321 4.1.4), so no extensions.
            500 | 502 => return Err(Fault::NotOffered),
            421 | 450..=459 | 501..=599 => return Err(Fault::NotGreeted(greeting.shown())),
            _ => return Err(Fault::NotSmtp),
        }
        if !greeting.has(|word| word.eq_ignore_ascii_case("STARTTLS")) {
            // Firewalls that rewrite mail connections put X in place of what they do not know.
            let hidden = greeting.has(|word| word.len() > 3 && word.bytes().filter(|byte| *byte == b'X').count() > 3);
            return Err(if hidden { Fault::Hidden } else { Fault::NotOffered });
        }
        self.say("STARTTLS")?;
        let agreed = self.reply()?;
        if !agreed.is_good() {
            return Err(Fault::Withdrawn(agreed.shown()));
        }
        if self.heard.is_empty() { Ok(()) } else { Err(Fault::Injected) }
    }

    fn say(&mut self, line: &str) -> Result<(), Fault> {
        let sent = self.stream.write_all(format!("{line}\r\n").as_bytes()).and_then(|()| self.stream.flush());
        sent.map_err(|error| of(&error))
    }

    fn reply(&mut self) -> Result<Reply, Fault> {
        let mut lines = Vec::new();
        let mut code = None;
        loop {
            let line = self.line()?;
            let (number, rest) = line.split_at_checked(3).ok_or(Fault::NotSmtp)?;
            let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
            let number = number.parse().ok().filter(|_| is_number).ok_or(Fault::NotSmtp)?;
            if *code.get_or_insert(number) != number || !(200..600).contains(&number) {
                return Err(Fault::NotSmtp);
            }
            let (goes_on, text) = match rest.split_at_checked(1) {
                None => (false, ""),
                Some(("-", text)) => (true, text),
                Some((" ", text)) => (false, text),
                Some(_) => return Err(Fault::NotSmtp),
            };
            lines.push(text.to_owned());
            if !goes_on {
                return Ok(Reply { code: number, lines });
            }
        }
    }

    /// The next line, without its end; other bytes than ASCII are made visible.
    fn line(&mut self) -> Result<String, Fault> {
        loop {
            if let Some(end) = self.heard.iter().position(|byte| *byte == b'\n') {
                let rest = self.heard.split_off(end + 1);
                let line = std::mem::replace(&mut self.heard, rest);
                let line = line.strip_suffix(b"\n").unwrap_or(&line);
                let line = line.strip_suffix(b"\r").unwrap_or(line);
                return Ok(line.iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { '?' }).collect());
            }
            let mut buffer = [0; 4_096];
            let read = self.stream.read(&mut buffer).map_err(|error| of(&error))?;
            if read == 0 {
                return Err(Fault::Closed);
            }
            self.all = self.all.saturating_add(read);
            if self.all > MOST_BYTES {
                return Err(Fault::Flood);
            }
            self.heard.extend_from_slice(buffer.get(..read).unwrap_or_default());
        }
    }
}

fn of(error: &io::Error) -> Fault {
    match error.kind() {
        ErrorKind::TimedOut | ErrorKind::WouldBlock => Fault::TimedOut,
        _ => Fault::Closed,
    }
}
