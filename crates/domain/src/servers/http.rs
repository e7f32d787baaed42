//! One file over HTTP/1.1 (RFC 9112), from a server that may send anything: no redirects, no more than the limits.

use std::io::{self, ErrorKind, Read, Write};

/// Bytes before the content.
const MOST_HEAD: usize = 16 * 1024;
/// Bytes of the content: no policy is as long.
pub(crate) const MOST_BODY: usize = 64 * 1024;
/// Lines of the head.
const MOST_HEADERS: usize = 64;

/// An answer with a good status.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Page {
    /// What it says it is, without parameters, lower case.
    pub(crate) media_type: String,
    /// Its content.
    pub(crate) body: Vec<u8>,
}

/// Why there is none.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Another status than 200.
    Status(u16),
    /// It stands elsewhere.
    Redirect,
    /// It is longer than the limit.
    TooLarge,
    /// That is no HTTP.
    NotHttp,
    /// The server hung up before the end.
    Closed,
    /// It did not come in time.
    TimedOut,
}

/// Gets a file.
///
/// # Errors
/// Why it was not had.
pub(crate) fn get(stream: &mut (impl Read + Write), host: &str, path: &str) -> Result<Page, Fault> {
    let question = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/plain\r\nConnection: close\r\n\r\n");
    stream.write_all(question.as_bytes()).and_then(|()| stream.flush()).map_err(|error| of(&error))?;
    let mut heard = Heard { stream, bytes: Vec::new(), is_over: false };
    let head = heard.head()?;
    match head.status {
        200 => {}
        301..=303 | 307 | 308 => return Err(Fault::Redirect),
        status => return Err(Fault::Status(status)),
    }
    let body = match head.length {
        Length::Chunked => heard.chunks()?,
        Length::Known(length) if length > MOST_BODY => return Err(Fault::TooLarge),
        Length::Known(length) => heard.exactly(length)?,
        Length::UntilTheEnd => heard.all()?,
    };
    Ok(Page { media_type: head.media_type, body })
}

struct Head {
    status: u16,
    media_type: String,
    length: Length,
}

enum Length {
    Known(usize),
    Chunked,
    UntilTheEnd,
}

struct Heard<'a, S> {
    stream: &'a mut S,
    bytes: Vec<u8>,
    is_over: bool,
}

impl<S: Read> Heard<'_, S> {
    /// Hears more; nothing more where the server has said all.
    fn more(&mut self) -> Result<(), Fault> {
        let mut buffer = [0; 4_096];
        match self.stream.read(&mut buffer) {
            Ok(0) => self.is_over = true,
            Ok(read) => self.bytes.extend_from_slice(buffer.get(..read).unwrap_or_default()),
            // Many servers hang up without taking leave; what was heard until then is checked for its length.
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => self.is_over = true,
            Err(error) => return Err(of(&error)),
        }
        Ok(())
    }

    fn head(&mut self) -> Result<Head, Fault> {
        loop {
            if let Some((length, head)) = read_head(&self.bytes)? {
                self.bytes.drain(..length);
                // What comes before the answer proper (RFC 9110 15.2).
                if !(100..200).contains(&head.status) {
                    return Ok(head);
                }
                continue;
            }
            if self.is_over {
                return Err(if self.bytes.is_empty() { Fault::Closed } else { Fault::NotHttp });
            }
            if self.bytes.len() > MOST_HEAD {
                return Err(Fault::NotHttp);
            }
            self.more()?;
        }
    }

    fn exactly(&mut self, length: usize) -> Result<Vec<u8>, Fault> {
        while self.bytes.len() < length {
            if self.is_over {
                return Err(Fault::Closed);
            }
            self.more()?;
        }
        let rest = self.bytes.split_off(length);
        Ok(std::mem::replace(&mut self.bytes, rest))
    }

    fn all(&mut self) -> Result<Vec<u8>, Fault> {
        while !self.is_over {
            if self.bytes.len() > MOST_BODY {
                return Err(Fault::TooLarge);
            }
            self.more()?;
        }
        Ok(std::mem::take(&mut self.bytes))
    }

    /// RFC 9112 7.1.
    fn chunks(&mut self) -> Result<Vec<u8>, Fault> {
        let mut body = Vec::new();
        let mut overhead = 0_usize;
        loop {
            let (start, size) = loop {
                match httparse::parse_chunk_size(&self.bytes) {
                    Ok(httparse::Status::Complete(read)) => break read,
                    Ok(httparse::Status::Partial) if self.is_over => return Err(Fault::Closed),
                    Ok(httparse::Status::Partial) if self.bytes.len() > MOST_HEAD => return Err(Fault::NotHttp),
                    Ok(httparse::Status::Partial) => self.more()?,
                    Err(_) => return Err(Fault::NotHttp),
                }
            };
            let size = usize::try_from(size).map_err(|_| Fault::TooLarge)?;
            overhead = overhead.saturating_add(start);
            if size > MOST_BODY || body.len().saturating_add(size) > MOST_BODY || overhead > MOST_BODY {
                return Err(Fault::TooLarge);
            }
            self.exactly(start)?;
            if size == 0 {
                return Ok(body);
            }
            body.extend(self.exactly(size)?);
            if self.exactly(2)? != b"\r\n" {
                return Err(Fault::NotHttp);
            }
        }
    }
}

fn read_head(bytes: &[u8]) -> Result<Option<(usize, Head)>, Fault> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut answer = httparse::Response::new(&mut headers);
    let length = match answer.parse(bytes) {
        Ok(httparse::Status::Complete(length)) => length,
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(_) => return Err(Fault::NotHttp),
    };
    let find = |name: &str| {
        let mut values = answer.headers.iter().filter(|header| header.name.eq_ignore_ascii_case(name));
        values.next().map(|header| String::from_utf8_lossy(header.value).trim().to_ascii_lowercase())
    };
    let media_type = find("content-type").unwrap_or_default();
    let media_type = media_type.split(';').next().unwrap_or_default().trim().to_owned();
    let length_told = find("content-length").map(|length| length.parse::<usize>());
    let length_of_body = match (find("transfer-encoding"), length_told) {
        (Some(coding), _) if coding == "chunked" => Length::Chunked,
        (Some(_), _) | (None, Some(Err(_))) => return Err(Fault::NotHttp),
        (None, Some(Ok(length))) => Length::Known(length),
        (None, None) => Length::UntilTheEnd,
    };
    let status = answer.code.ok_or(Fault::NotHttp)?;
    Ok(Some((length, Head { status, media_type, length: length_of_body })))
}

fn of(error: &io::Error) -> Fault {
    match error.kind() {
        ErrorKind::TimedOut | ErrorKind::WouldBlock => Fault::TimedOut,
        _ => Fault::Closed,
    }
}
