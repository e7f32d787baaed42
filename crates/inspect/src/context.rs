//! What an inspection is told about the world: whom the officer knows, which domains are the officer's own.

use crate::auth::dns::Dns;
use crate::limits::Limits;

/// Somebody in the address book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Name; may be empty.
    pub name: String,
    /// Addresses.
    pub addresses: Vec<String>,
    /// The officer has verified who this is.
    pub is_verified: bool,
}

/// Whom the officer knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// People.
    pub people: Vec<Person>,
    /// Official domains besides the built-in ones, such as `finance.gov.pk`.
    pub official_domains: Vec<String>,
    /// Domains of the officer's own office.
    pub own_domains: Vec<String>,
}

impl Book {
    /// The person with this address, in any case.
    #[must_use]
    pub fn person(&self, address: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.addresses.iter().any(|known| known.eq_ignore_ascii_case(address)))
    }

    /// Domains that nobody may imitate: official ones and one's own.
    pub(crate) fn guarded(&self) -> Vec<&str> {
        let mut all: Vec<&str> = self.official_domains.iter().chain(&self.own_domains).map(String::as_str).collect();
        for official in crate::lists::OFFICIAL.iter() {
            all.push(official);
        }
        all
    }
}

/// What an inspection works with.
pub struct Context<'a> {
    /// Whom the officer knows.
    pub book: &'a Book,
    /// How much is looked at.
    pub limits: Limits,
    /// Answers true once the time is up or somebody cancelled.
    pub impatient: &'a dyn Fn() -> bool,
    /// The name of the officer's receiving mail server, where it is set.
    pub receiver: Option<&'a str>,
    /// Who may be asked for what domains have published; nobody where it is not allowed.
    pub dns: Option<&'a dyn Dns>,
    /// The time, in Unix seconds.
    pub now: Option<i64>,
}

impl<'a> Context<'a> {
    /// The usual limits, no end of patience, and nobody to ask.
    #[must_use]
    pub fn new(book: &'a Book) -> Self {
        Self { book, limits: Limits::default(), impatient: &|| false, receiver: None, dns: None, now: None }
    }
}
