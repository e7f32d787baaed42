//! A directory of people: LDAP (RFC 4511) and Active Directory, over TLS alone.
//!
//! Neither a name nor a word that is looked for leaves the computer in clear, not even to the computer itself.

mod ber;
mod connection;
mod message;
mod person;

use super::{MOST_PEOPLE, Read};
use crate::details::line;
use ber::{Bytes, Malformed};
use connection::Connection;
use message::{Response, Search};
use std::fmt;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};
use zeroize::Zeroizing;

/// How long a server may take for one answer, unless somebody says otherwise.
const PATIENCE: Duration = Duration::from_secs(20);
/// How many times as long a whole search, and reading everything, may take.
const SEARCH: u32 = 3;
const EVERYTHING: u32 = 90;
/// Entries of a page; Active Directory gives no more than 1,000.
const PAGE: u32 = 500;
/// Most pages; a page may be empty, so that the number of people alone does not end it.
const MOST_PAGES: usize = 10_000;
/// Most words of a search that count, and the longest of them, in characters.
const MOST_WORDS: usize = 8;
const MOST_WORD: usize = 100;

/// Where a directory is, and who asks it.
#[derive(Clone)]
pub struct Directory {
    /// `ldaps://host[:636]`, or `ldap://host[:389]`, where StartTLS comes before everything else.
    pub url: String,
    /// The entry below which people are, such as `ou=people,dc=finance,dc=gov,dc=pk`.
    pub base: String,
    /// The name that binds; empty, with an empty password, to ask as nobody.
    pub bind_dn: String,
    /// Its password.
    pub password: Zeroizing<String>,
    /// The only root certificates that are trusted, as PEM; without, those of the system.
    pub root_certificate: Option<String>,
    /// How long the server may take for one answer.
    pub patience: Duration,
}

/// What a directory answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The people. Records are counted in the order of the answer.
    pub read: Read,
    /// Whether that is everybody.
    pub end: End,
}

/// Why an answer ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// There is nobody else.
    Complete,
    /// As many as were asked for; there may be more.
    Enough,
    /// The server gives no more than that; there may be more.
    ServerLimit,
    /// Somebody broke it off.
    Cancelled,
}

/// Why a directory did not answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DirectoryError {
    /// Not an address of the form `ldaps://host` or `ldap://host`.
    #[error("not the address of a directory")]
    Url,
    /// The root certificate is none.
    #[error("the root certificate cannot be read")]
    RootCertificate,
    /// There is no such server, or it does not answer in time, or it hangs up.
    #[error("the server does not answer")]
    Unreachable,
    /// The server has no TLS. Nothing was asked.
    #[error("the server does not encrypt")]
    NotEncrypted,
    /// The server's certificate is not valid for it. Nothing was asked.
    #[error("the server's certificate is not trusted")]
    CertificateNotTrusted,
    /// The name or the password is wrong, or has no right to look.
    #[error("the server refuses the name or the password")]
    BindRefused,
    /// The server has no such base.
    #[error("the server does not have the base")]
    BaseNotFound,
    /// The server says something that is not understood.
    #[error("the server does not keep to the protocol")]
    Protocol,
}

impl From<Malformed> for DirectoryError {
    fn from(_: Malformed) -> Self {
        Self::Protocol
    }
}

impl fmt::Debug for Directory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Directory").field("url", &self.url).field("base", &self.base).finish_non_exhaustive()
    }
}

impl Directory {
    /// A directory that is asked as nobody, with the roots of the system.
    #[must_use]
    pub fn new(url: &str, base: &str) -> Self {
        let (url, base) = (url.to_owned(), base.to_owned());
        let (bind_dn, password) = (String::new(), Zeroizing::default());
        Self { url, base, bind_dn, password, root_certificate: None, patience: PATIENCE }
    }

    /// People of whom every word of `text` stands in their name or address, at most `limit`; nobody without a word.
    ///
    /// # Errors
    /// [`DirectoryError`].
    pub fn search(&self, text: &str, limit: usize) -> Result<Answer, DirectoryError> {
        let text = line(text);
        let short = |word: &str| word.chars().count() <= MOST_WORD;
        let words: Vec<&str> =
            text.split(' ').filter(|word| !word.is_empty() && short(word)).take(MOST_WORDS).collect();
        if words.is_empty() || limit == 0 {
            return Ok(Answer { read: Read::default(), end: End::Complete });
        }
        let filter = message::people_with(words.into_iter(), &["cn", "displayName", "mail", "sn"]);
        self.ask(&filter, limit, Pages::One, &mut |_| ControlFlow::Continue(()))
    }

    /// Everybody who has an address, at most `limit`. `progress` hears how many there are so far, and may break off.
    ///
    /// # Errors
    /// [`DirectoryError`].
    pub fn all(
        &self,
        limit: usize,
        progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Answer, DirectoryError> {
        self.ask(&message::people_with_mail(), limit, Pages::Many, progress)
    }

    fn ask(
        &self,
        filter: &Bytes,
        limit: usize,
        pages: Pages,
        progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Answer, DirectoryError> {
        let times = if pages == Pages::One { SEARCH } else { EVERYTHING };
        let now = Instant::now();
        let deadline = now.checked_add(self.patience.saturating_mul(times)).unwrap_or(now);
        let mut connection = Connection::open(self, deadline)?;
        connection.bind(&self.bind_dn, &self.password)?;
        let mut asked = Asked { read: Read::default(), entries: 0, limit: limit.min(MOST_PEOPLE), progress };
        let end = asked.collect(&mut connection, &self.base, filter, pages)?;
        connection.close();
        Ok(Answer { read: asked.read, end })
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pages {
    One,
    Many,
}

/// What was answered so far.
struct Asked<'a> {
    read: Read,
    entries: usize,
    limit: usize,
    progress: &'a mut dyn FnMut(usize) -> ControlFlow<()>,
}

impl Asked<'_> {
    fn collect(
        &mut self,
        connection: &mut Connection,
        base: &str,
        filter: &Bytes,
        pages: Pages,
    ) -> Result<End, DirectoryError> {
        let mut cookie = Vec::new();
        for _ in 0..MOST_PAGES {
            let page = (pages == Pages::Many).then_some((PAGE, cookie.as_slice()));
            // Pages have their own size; of a server without pages everything is taken that it gives.
            let limit = if page.is_none() { u32::try_from(self.limit).unwrap_or(u32::MAX) } else { 0 };
            connection.search(&Search { base, filter, attributes: &person::ATTRIBUTES, limit, page })?;
            match self.page(connection)? {
                ControlFlow::Break(end) => return Ok(end),
                ControlFlow::Continue(next) => cookie = next,
            }
        }
        Err(DirectoryError::Protocol)
    }

    /// Takes the entries of one page; the cookie of the next one, or why there is none.
    fn page(&mut self, connection: &mut Connection) -> Result<ControlFlow<End, Vec<u8>>, DirectoryError> {
        loop {
            match connection.receive()? {
                Response::Reference => {}
                // More than was asked for is left where it is, with the connection.
                Response::Entry(_) if self.entries >= self.limit => return Ok(ControlFlow::Break(End::Enough)),
                Response::Entry(entry) => {
                    self.entries = self.entries.saturating_add(1);
                    person::draft(&entry, self.entries).finish(&mut self.read);
                    if (self.progress)(self.entries).is_break() {
                        return Ok(ControlFlow::Break(End::Cancelled));
                    }
                }
                Response::Done(0, Some(cookie)) => return Ok(ControlFlow::Continue(cookie)),
                Response::Done(code, _) => return self.end(code).map(ControlFlow::Break),
                Response::Bind(_) | Response::Extended(_) => return Err(DirectoryError::Protocol),
            }
        }
    }

    /// What the code of a result means (RFC 4511 appendix A.2).
    fn end(&self, code: u32) -> Result<End, DirectoryError> {
        match code {
            0 => Ok(End::Complete),
            // sizeLimitExceeded: what was asked for may be the limit that was exceeded.
            4 if self.entries >= self.limit => Ok(End::Enough),
            // timeLimitExceeded, sizeLimitExceeded, adminLimitExceeded.
            3 | 4 | 11 => Ok(End::ServerLimit),
            // referral, noSuchObject, invalidDNSyntax: the base is elsewhere, nowhere, or no name.
            10 | 32 | 34 => Err(DirectoryError::BaseNotFound),
            // operationsError is Active Directory's answer to nobody; strongerAuthRequired, confidentialityRequired,
            // inappropriateAuthentication, invalidCredentials, insufficientAccessRights.
            1 | 8 | 13 | 48 | 49 | 50 => Err(DirectoryError::BindRefused),
            _ => Err(DirectoryError::Protocol),
        }
    }
}
