//! The facts that rules compare with, read once from `data/`. Each file names its source.

use crate::finding::Severity;
use crate::patterns::Words;
use aho_corasick::AhoCorasick;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::net::Ipv6Addr;
use std::sync::LazyLock;

/// Lines of a data file without comments.
pub(crate) fn lines(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The patterns of one kind in a data file whose lines are `kind pattern`.
pub(crate) fn of_kind(data: &'static str, kind: &str) -> Vec<&'static str> {
    lines(data)
        .filter_map(|line| line.split_once(' '))
        .filter(|(it, _)| *it == kind)
        .map(|(_, pattern)| pattern)
        .collect()
}

/// A set of domains; a host belongs to it if it is one of them or stands under one.
pub(crate) struct Domains(HashSet<&'static str>);

impl Domains {
    fn of(data: &'static str) -> Self {
        Self(lines(data).collect())
    }

    /// The member that `host` is or stands under.
    pub(crate) fn holding(&self, host: &str) -> Option<&'static str> {
        let mut rest = host;
        loop {
            if let Some(found) = self.0.get(rest) {
                return Some(found);
            }
            rest = rest.split_once('.')?.1;
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().copied()
    }
}

/// `gov.pk` and the like.
pub(crate) static OFFICIAL: LazyLock<Domains> =
    LazyLock::new(|| Domains::of(include_str!("../data/official_domains.txt")));
/// Free mail providers.
pub(crate) static FREE_MAIL: LazyLock<Domains> = LazyLock::new(|| Domains::of(include_str!("../data/free_mail.txt")));
/// Mailboxes of offices, which are no people.
pub(crate) static ROLES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lines(include_str!("../data/role_mailboxes.txt")).collect());
/// Words around a name that are no part of it, as a reader takes them.
pub(crate) static HONORIFICS: LazyLock<HashSet<String>> =
    LazyLock::new(|| lines(include_str!("../data/honorifics.txt")).map(crate::names::confusable::reading).collect());
/// Link shorteners.
pub(crate) static SHORTENERS: LazyLock<Domains> = LazyLock::new(|| Domains::of(include_str!("../data/shorteners.txt")));
/// Hosting for anybody.
pub(crate) static FREE_HOSTING: LazyLock<Domains> =
    LazyLock::new(|| Domains::of(include_str!("../data/free_hosting.txt")));

/// Words by which domains pretend to be a government's.
pub(crate) static OFFICIAL_LABELS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lines(include_str!("../data/official_labels.txt")).collect());
/// Words beside a brand's name in the hosts that imitate it, as a reader takes them.
pub(crate) static HOST_FILLINGS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    lines(include_str!("../data/host_fillings.txt")).map(crate::names::confusable::skeleton).collect()
});
/// Extensions of programs at the end of a link's path, and how bad each is.
pub(crate) static PROGRAM_PATHS: LazyLock<HashMap<&str, Severity>> = LazyLock::new(|| {
    let entry = |line: &'static str| {
        let (extension, severity) = line.split_once(' ')?;
        Some((extension, if severity == "high" { Severity::High } else { Severity::Medium }))
    };
    lines(include_str!("../data/program_paths.txt")).filter_map(entry).collect()
});
/// Stores for files.
pub(crate) static OBJECT_STORAGE: LazyLock<Domains> =
    LazyLock::new(|| Domains::of(include_str!("../data/object_storage.txt")));

/// Top-level domains that cost next to nothing.
pub(crate) static ABUSED_TLDS: LazyLock<Domains> =
    LazyLock::new(|| Domains::of(include_str!("../data/abused_tlds.txt")));
/// Offices and titles.
pub(crate) static TITLES: LazyLock<Words> = LazyLock::new(|| Words::any_of(lines(include_str!("../data/titles.txt"))));

/// A mail service's own servers.
pub(crate) struct Receiver {
    /// Registrable domains that are one organisation.
    pub(crate) domains: Vec<&'static str>,
    /// First address and prefix length of what only its servers have.
    pub(crate) ranges: Vec<(Ipv6Addr, u32)>,
}

/// Mail services whose hops do not show every address.
pub(crate) static RECEIVERS: LazyLock<Vec<Receiver>> = LazyLock::new(|| {
    let receiver = |line: &'static str| {
        let range = |word: &str| {
            let (first, bits) = word.split_once('/')?;
            Some((first.parse().ok()?, bits.parse().ok()?))
        };
        let domains = line.split_whitespace().filter(|word| !word.contains('/')).collect();
        Receiver { domains, ranges: line.split_whitespace().filter_map(range).collect() }
    };
    lines(include_str!("../data/receivers.txt")).map(receiver).collect()
});

/// A field in which receiving servers note what their filter thinks.
pub(crate) struct ServerFlag {
    /// Who may write it.
    pub(crate) writer: crate::auth::Writer,
    /// The field's name, lower case.
    pub(crate) field: &'static str,
    /// More than junk.
    pub(crate) is_phish: bool,
    /// What its value then is, lower case.
    pub(crate) pattern: Words,
}

/// Fields of receiving servers' filters.
pub(crate) static SERVER_FLAGS: LazyLock<Vec<ServerFlag>> = LazyLock::new(|| {
    let flag = |line: &'static str| {
        let mut words = line.splitn(4, ' ');
        let writer = match words.next()? {
            "inside" => crate::auth::Writer::Inside,
            domains => crate::auth::Writer::Service(domains.split(',').collect()),
        };
        let (field, meaning) = (words.next()?, words.next()?);
        Some(ServerFlag { writer, field, is_phish: meaning == "phish", pattern: Words::any_of(words.next()) })
    };
    lines(include_str!("../data/server_flags.txt")).filter_map(flag).collect()
});

/// A name that phishing puts on, and where it really writes from.
#[derive(Debug)]
pub(crate) struct Brand {
    /// Lower case.
    pub(crate) name: &'static str,
    /// What a reader takes the name for.
    pub(crate) skeleton: String,
    /// The skeleton as it stands in host names: without blanks, apostrophes and ampersands.
    pub(crate) squeezed: String,
    /// A word of daily use as well: it counts only where it is the whole name.
    pub(crate) whole_name_only: bool,
    /// Its registrable domains, or suffixes such as `gov.pk`.
    pub(crate) domains: Vec<&'static str>,
}

impl Brand {
    /// Whether `host` is the brand's own.
    pub(crate) fn owns(&self, host: &str) -> bool {
        self.domains.iter().any(|own| crate::names::domain::is_within(host, own))
    }
}

/// All brands.
pub(crate) static BRANDS: LazyLock<Vec<Brand>> = LazyLock::new(|| {
    let brand = |line: &'static str| {
        let (name, domains) = line.split_once(" = ")?;
        let (name, whole_name_only) = name.strip_prefix('~').map_or((name, false), |name| (name, true));
        let skeleton = crate::names::confusable::skeleton(name);
        let squeezed = skeleton.replace([' ', '\'', '&'], "");
        Some(Brand { name, skeleton, squeezed, whole_name_only, domains: domains.split_whitespace().collect() })
    };
    lines(include_str!("../data/brands.txt")).filter_map(brand).collect()
});

/// Domains of brands by what a reader takes them for.
pub(crate) static BRAND_DOMAINS: LazyLock<HashMap<String, &str>> = LazyLock::new(|| {
    let domains = BRANDS.iter().flat_map(|brand| brand.domains.iter().copied());
    domains.map(|domain| (crate::names::confusable::skeleton(domain), domain)).collect()
});

/// All names of brands, each with the place of its brand.
static BRAND_NAMES: LazyLock<Option<(AhoCorasick, Vec<usize>)>> = LazyLock::new(|| {
    let both = |(at, brand): (usize, &'static Brand)| [(&brand.skeleton, at), (&brand.squeezed, at)];
    let (names, owners): (Vec<&String>, Vec<usize>) = BRANDS.iter().enumerate().flat_map(both).unzip();
    Some((AhoCorasick::new(names).ok()?, owners))
});

/// The brands whose names stand somewhere in `skeleton`, squeezed or not, in the order of the list: all others need not
/// be compared with it.
pub(crate) fn brands_in(skeleton: &str) -> impl Iterator<Item = &'static Brand> + use<> {
    let mut found = BTreeSet::new();
    if let Some((names, owners)) = BRAND_NAMES.as_ref() {
        found.extend(
            names.find_overlapping_iter(skeleton).filter_map(|name| owners.get(name.pattern().as_usize()).copied()),
        );
    }
    found.into_iter().filter_map(|at| BRANDS.get(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_brands_is_read() {
        assert_eq!(BRANDS.len(), lines(include_str!("../data/brands.txt")).count());
        assert!(BRANDS.iter().all(|brand| !brand.domains.is_empty() && brand.name == brand.name.to_lowercase()));
    }

    #[test]
    fn every_line_of_the_server_flags_is_read() {
        assert_eq!(SERVER_FLAGS.len(), lines(include_str!("../data/server_flags.txt")).count());
        assert!(SERVER_FLAGS.iter().all(|flag| flag.pattern.are_sound()) && TITLES.are_sound());
    }

    #[test]
    fn a_host_belongs_to_the_domain_that_it_stands_under() {
        assert_eq!(FREE_HOSTING.holding("evil.pages.dev"), Some("pages.dev"));
        assert_eq!(FREE_HOSTING.holding("notpages.dev"), None);
    }
}
