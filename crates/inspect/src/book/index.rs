//! What a sender is looked up by: addresses, names, and the domains of both, each with what a reader takes it for.

use crate::lists::{FREE_MAIL, OFFICIAL_LABELS};
use crate::names::confusable::{letters, reading};
use crate::names::domain::{registrable, unicode};
use crate::names::person;
use std::collections::HashMap;

use super::Person;

/// Everything by which somebody is found.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// Person by address, lower case.
    addresses: HashMap<String, usize>,
    /// People by the form in which names are compared.
    names: HashMap<String, Vec<usize>>,
    /// Registrable domains of people, and guarded ones.
    pub(super) domains: Vec<Domain>,
    /// Place of a domain by its name.
    by_name: HashMap<String, usize>,
    /// Domains by what a reader takes them for, without dots and hyphens; hosts of people as well.
    by_squeezed: HashMap<String, usize>,
    /// Domains by what a reader takes the registered label for.
    by_label: HashMap<String, Vec<usize>>,
    /// Domains where somebody has this local part, by what a reader takes it for.
    by_local: HashMap<String, Vec<usize>>,
    /// The same without anything but letters and digits, where not anybody can have an address.
    by_squeezed_local: HashMap<String, Vec<(usize, usize)>>,
}

/// A domain that somebody had to register.
#[derive(Clone, Debug, Default)]
pub(super) struct Domain {
    /// Lower case, as the domain name system has it.
    pub(super) name: String,
    /// The label that was registered, as a person would see it.
    pub(super) label: String,
    /// What stands behind it.
    pub(super) suffix: String,
    /// What a reader takes the label for.
    pub(super) reading: String,
    /// Characters of the label.
    pub(super) length: usize,
    /// Letters of the label.
    pub(super) letters: u64,
    /// Anybody can have an address there.
    pub(super) is_free: bool,
    /// Only governments register there, or nobody may imitate it.
    pub(super) is_official: bool,
    /// Who writes from there.
    pub(super) locals: Vec<Local>,
}

/// What stands before the @ of a known address.
#[derive(Clone, Debug)]
pub(super) struct Local {
    /// The whole address, as it stands in the book.
    pub(super) address: String,
    /// Lower case.
    pub(super) text: String,
    /// What a reader takes it for.
    pub(super) reading: String,
    /// Its letters.
    pub(super) letters: u64,
    /// Its length in characters.
    pub(super) length: usize,
}

impl Index {
    pub(super) fn of<'a>(people: &[Person], guarded: impl Iterator<Item = &'a str>) -> Self {
        let mut index = Self::default();
        for domain in guarded {
            let at = index.add_domain(&registrable(domain));
            index.by_squeezed.entry(squeezed(&reading(&unicode(domain)))).or_insert(at);
            if let Some(domain) = index.domains.get_mut(at) {
                domain.is_official = true;
            }
        }
        // Many people write from one host.
        let mut hosts: HashMap<String, usize> = HashMap::new();
        for (who, person) in people.iter().enumerate() {
            if let Some(name) = person::key(&person.name) {
                index.names.entry(name.text).or_default().push(who);
            }
            for address in &person.addresses {
                let address = address.trim();
                index.addresses.entry(address.to_lowercase()).or_insert(who);
                let Some((local, host)) = address.rsplit_once('@') else { continue };
                let host = host.to_lowercase();
                let at = match hosts.get(&host) {
                    Some(&at) => at,
                    None => {
                        let at = index.add_domain(&registrable(&host));
                        index.by_squeezed.entry(squeezed(&reading(&unicode(&host)))).or_insert(at);
                        hosts.insert(host, at);
                        at
                    }
                };
                index.add_local(at, local, address);
            }
        }
        index
    }

    fn add_domain(&mut self, name: &str) -> usize {
        if let Some(&at) = self.by_name.get(name) {
            return at;
        }
        let at = self.domains.len();
        let shown = unicode(name);
        let (label, suffix) = shown.split_once('.').unwrap_or((&shown, ""));
        let domain = Domain {
            name: name.to_owned(),
            label: label.to_owned(),
            suffix: suffix.to_owned(),
            reading: reading(label),
            length: label.chars().count(),
            letters: letters(label),
            is_free: FREE_MAIL.holding(name).is_some(),
            is_official: suffix.split('.').any(|part| OFFICIAL_LABELS.contains(part)),
            locals: Vec::new(),
        };
        self.by_name.insert(name.to_owned(), at);
        self.by_squeezed.entry(squeezed(&reading(&shown))).or_insert(at);
        self.by_label.entry(domain.reading.clone()).or_default().push(at);
        self.domains.push(domain);
        at
    }

    fn add_local(&mut self, at: usize, local: &str, address: &str) {
        let Some(domain) = self.domains.get_mut(at) else { return };
        let text = local.to_lowercase();
        let reading = reading(&text);
        if !domain.is_free {
            // What stands behind a plus is the owner's own mark.
            let plain = reading.split('+').next().unwrap_or_default();
            self.by_squeezed_local.entry(squeezed(plain)).or_default().push((at, domain.locals.len()));
        }
        self.by_local.entry(reading.clone()).or_default().push(at);
        domain.locals.push(Local {
            address: address.to_owned(),
            letters: letters(&text),
            length: text.chars().count(),
            text,
            reading,
        });
    }

    pub(super) fn person(&self, address: &str) -> Option<usize> {
        self.addresses.get(&address.trim().to_lowercase()).copied()
    }

    pub(super) fn namesakes(&self, name: &str) -> &[usize] {
        self.names.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn domain(&self, registrable: &str) -> Option<&Domain> {
        self.domains.get(*self.by_name.get(registrable)?)
    }

    /// The domain that reads like this once dots and hyphens are left out.
    pub(super) fn squeezed(&self, squeezed: &str) -> Option<&Domain> {
        self.domains.get(*self.by_squeezed.get(squeezed)?)
    }

    /// Domains whose registered label reads like this.
    pub(super) fn labelled(&self, reading: &str) -> impl Iterator<Item = &Domain> {
        self.by_label.get(reading).into_iter().flatten().filter_map(|&at| self.domains.get(at))
    }

    /// Domains where somebody has a local part that reads like this.
    pub(super) fn with_local(&self, reading: &str) -> impl Iterator<Item = &Domain> {
        self.by_local.get(reading).into_iter().flatten().filter_map(|&at| self.domains.get(at))
    }

    /// Local parts, and their domains, that read like this once everything but letters and digits is left out.
    pub(super) fn with_squeezed_local(&self, squeezed: &str) -> impl Iterator<Item = (&Domain, &Local)> {
        self.by_squeezed_local.get(squeezed).into_iter().flatten().filter_map(|&(at, local)| {
            let domain = self.domains.get(at)?;
            Some((domain, domain.locals.get(local)?))
        })
    }
}

/// Without dots, hyphens and other signs.
pub(super) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
