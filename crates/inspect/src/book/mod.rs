//! Whom the officer knows: people, the domains that nobody may imitate, and the domains that sign. Built once, so that
//! judging a sender does not take longer the more people there are.

mod index;
mod likeness;

pub(crate) use likeness::Likeness;

use crate::names::domain::registrable;
use crate::names::person;
use index::Index;
use std::collections::HashSet;

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

/// Whom the officer knows. The default knows nobody but the built-in official domains.
#[derive(Clone, Debug)]
pub struct Book {
    people: Vec<Person>,
    official_domains: Vec<String>,
    own_domains: Vec<String>,
    signing: HashSet<String>,
    index: Index,
}

impl Default for Book {
    fn default() -> Self {
        Self::new(Vec::new(), Vec::new(), Vec::new())
    }
}

impl Book {
    /// A book of these people; of official domains besides the built-in ones, such as `finance.gov.pk`; and of the
    /// domains of the officer's own office.
    #[must_use]
    pub fn new(people: Vec<Person>, official_domains: Vec<String>, own_domains: Vec<String>) -> Self {
        let index = Index::of(&people, guarded(&official_domains, &own_domains));
        Self { people, official_domains, own_domains, signing: HashSet::new(), index }
    }

    /// The same, knowing besides that mail of these domains came with a valid signature of an aligned domain before.
    #[must_use]
    pub fn with_signing_domains(mut self, domains: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        self.signing.extend(domains.into_iter().map(|domain| registrable(domain.as_ref())));
        self
    }

    /// The registrable domains whose mail was signed before.
    pub fn signing_domains(&self) -> impl Iterator<Item = &str> {
        self.signing.iter().map(String::as_str)
    }

    /// Everybody.
    #[must_use]
    pub fn people(&self) -> &[Person] {
        &self.people
    }

    /// Domains of the officer's own office.
    #[must_use]
    pub fn own_domains(&self) -> &[String] {
        &self.own_domains
    }

    /// The person with this address, in any case.
    #[must_use]
    pub fn person(&self, address: &str) -> Option<&Person> {
        self.people.get(self.index.person(address)?)
    }

    /// Mail from this domain, or from one registered with it, was signed before.
    #[must_use]
    pub fn is_signing(&self, domain: &str) -> bool {
        !self.signing.is_empty() && self.signing.contains(&registrable(domain))
    }

    /// People whom a reader takes for the one of this name.
    pub(crate) fn namesakes(&self, name: &person::Key) -> impl Iterator<Item = &Person> {
        self.index.namesakes(&name.text).iter().filter_map(|&at| self.people.get(at))
    }

    /// Somebody known writes from this registrable domain, or it is guarded.
    pub(crate) fn knows_domain(&self, registrable: &str) -> bool {
        self.index.domain(registrable).is_some()
    }

    /// What an address that nobody in the book has is made to look like.
    pub(crate) fn likeness(&self, local: &str, host: &str) -> Option<Likeness> {
        likeness::of(&self.index, local, host)
    }

    /// Domains that nobody may imitate: official ones and one's own.
    pub(crate) fn guarded(&self) -> impl Iterator<Item = &str> {
        guarded(&self.official_domains, &self.own_domains)
    }
}

fn guarded<'a>(official: &'a [String], own: &'a [String]) -> impl Iterator<Item = &'a str> {
    let built_in = crate::lists::OFFICIAL.iter().map(|domain| -> &'a str { domain });
    official.iter().chain(own).map(String::as_str).chain(built_in)
}
