//! What an address is made to look like. The rules tell one trick each; what is excluded stands in `docs/signals.md`.

use super::index::{Domain, Index, Local, squeezed};
use crate::claims::is_filling;
use crate::finding::Severity;
use crate::lists::{BRANDS, FREE_MAIL, ROLES};
use crate::names::confusable::{letters, reading, within_distance};
use crate::names::domain::{ascii, is_within, registrable, unicode};

/// Characters of a host that are looked at: the domain name system allows no more (RFC 1035 §2.3.4).
const LONGEST_HOST: usize = 255;
/// Characters of a local part that are looked at (RFC 5321 §4.5.3.1.1).
const LONGEST_LOCAL: usize = 64;
/// Providers that leave the dots of a local part out (Gmail Help, "Dots don't matter in Gmail addresses").
const DOTLESS: [&str; 2] = ["gmail.com", "googlemail.com"];
/// Words of a host that together may be the whole name of a known one.
const MOST_WORDS: usize = 8;
/// Shorter labels are near to everything.
const SLIP: usize = 6;
/// Labels of this length may differ in two letters.
const TWO_SLIPS: usize = 12;

/// What something is made to look like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Likeness {
    /// The address or domain that is real.
    pub(crate) real: String,
    /// How bad it is.
    pub(crate) severity: Severity,
}

impl Likeness {
    fn of(real: impl Into<String>) -> Self {
        Self { real: real.into(), severity: Severity::Critical }
    }

    fn at(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }
}

/// A sender's address, as far as it is compared.
struct Suspect {
    /// The local part, lower case.
    local: String,
    /// What a reader takes the local part for.
    local_reading: String,
    /// The host, lower case ASCII.
    ascii: String,
    /// What a reader takes the host for.
    host_reading: String,
    /// What somebody had to register.
    own: String,
    /// The label that was registered, as a person would see it.
    label: String,
    /// What stands behind it.
    suffix: String,
    /// What a reader takes the label for.
    reading: String,
}

/// Finds what the address `local@host` is made to look like.
pub(super) fn of(index: &Index, local: &str, host: &str) -> Option<Likeness> {
    let host: String = host.chars().take(LONGEST_HOST).collect();
    let local: String = local.to_lowercase().chars().take(LONGEST_LOCAL).collect();
    let own = registrable(&host);
    if own.is_empty() {
        return None;
    }
    let host = shown(&host);
    let labels = own.matches('.').count() + 1;
    let registered: Vec<&str> = host.rsplit('.').take(labels).collect();
    let label = registered.last().copied().unwrap_or_default();
    let known_as = unicode(&own);
    let suffix = known_as.split_once('.').map_or("", |(_, suffix)| suffix);
    let suspect = Suspect {
        local_reading: reading(&local),
        local,
        reading: reading(label),
        label: label.to_owned(),
        suffix: suffix.to_owned(),
        ascii: ascii(&host),
        host_reading: reading(&host),
        own,
    };
    let is_free = FREE_MAIL.holding(&suspect.own).is_some();
    match index.domain(&suspect.own) {
        Some(domain) => colleague(domain, &suspect).or_else(|| private(index, &suspect).filter(|_| is_free)),
        None if is_free => private(index, &suspect),
        None => suspect.domain(index),
    }
}

/// The host as a mail program shows it: what is not encoded is shown as it is written, and what the domain name system
/// makes of it may look different (`ϲ` becomes `σ`).
fn shown(host: &str) -> String {
    let host = host.trim().trim_end_matches('.').to_lowercase();
    if host.is_ascii() { unicode(&host) } else { host }
}

/// Almost the local part of somebody of the same domain.
fn colleague(domain: &Domain, suspect: &Suspect) -> Option<Likeness> {
    let (local, set) = (&suspect.local, letters(&suspect.local));
    // The same mailbox at another host of one organisation, or with other dots where dots do not count.
    let is_dotless = DOTLESS.contains(&domain.name.as_str());
    let dot = letters(".");
    let without_dots = |text: &str| text.replace('.', "");
    let is_same = |known: &Local| {
        known.text == *local
            || is_dotless && known.letters | dot == set | dot && without_dots(&known.text) == without_dots(local)
    };
    if domain.locals.iter().any(is_same) {
        return None;
    }
    let length = local.chars().count();
    let is_like = |known: &&Local| {
        let is_near = known.length >= 5
            && known.length.abs_diff(length) <= 1
            && (known.letters ^ set).count_ones() <= 2
            && within_distance(local, &known.text, 1);
        known.length >= 2 && known.reading == suspect.local_reading || is_near && !is_somebody_else(local, &known.text)
    };
    domain.locals.iter().find(is_like).map(|known| Likeness::of(&known.address))
}

/// Another number or another first letter of a word is another person: `khan2`, `b.khan`.
fn is_somebody_else(one: &str, other: &str) -> bool {
    let without_digits = |text: &str| text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    if without_digits(one) == without_digits(other) {
        return true;
    }
    let mut changed = words(one).zip(words(other)).filter(|(a, b)| a != b);
    let (Some((a, b)), None) = (changed.next(), changed.next()) else { return false };
    let (tail_a, tail_b) = (without_first(a), without_first(b));
    words(one).count() == words(other).count() && (tail_a == tail_b || tail_a == b || a == tail_b)
}

fn words(local: &str) -> impl Iterator<Item = &str> {
    local.split(['.', '-', '_', '+'])
}

fn without_first(word: &str) -> &str {
    let mut rest = word.chars();
    rest.next();
    rest.as_str()
}

/// A free mailbox that carries somebody's local part and office: `ali.khan.finance@gmail.com`.
fn private(index: &Index, suspect: &Suspect) -> Option<Likeness> {
    let local = suspect.local.split('+').next().unwrap_or_default();
    // Signs first, and the parts read apart: together they may read as something else (`sartor` and `nexgo`, rn).
    let local = squeezed(local);
    let places = local.char_indices().map(|(at, _)| at).skip(1).chain([local.len()]);
    for (head, tail) in places.filter_map(|at| local.split_at_checked(at)) {
        for (name, rest) in [(head, tail), (tail, head)] {
            let read = reading(name);
            let taken =
                index.with_squeezed_local(&read).find(|(domain, known)| names_office(domain, known, name, rest));
            if let Some((_, known)) = taken {
                return Some(Likeness::of(&known.address).at(Severity::High));
            }
        }
    }
    None
}

/// The local part `name` of a known address, and `rest`, make whoever reads both think of the one who is known.
fn names_office(domain: &Domain, known: &Local, name: &str, rest: &str) -> bool {
    let length = name.chars().count();
    let office = squeezed(&domain.reading);
    let whole = squeezed(&reading(&unicode(&domain.name)));
    // A number behind it only says that others came first.
    let is_office = |rest: &str| {
        let read = reading(rest);
        read == office && domain.length >= 3 || read == whole
    };
    let bare = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    if length >= 2 && length + bare.chars().count() >= 7 && (is_office(rest) || is_office(bare)) {
        return true;
    }
    // People have private mailboxes of their own name; alone it must be one that hardly anybody else has.
    let is_rare = words(&known.text).filter(|word| word.len() >= 2).count() >= 2 && length >= 7 || length >= 10;
    is_rare && !is_role(&known.text) && is_filling(&reading(bare))
}

fn is_role(local: &str) -> bool {
    ROLES.contains(local)
}

impl Suspect {
    /// The domain is made to look like a known one.
    fn domain(&self, index: &Index) -> Option<Likeness> {
        let found = self
            .inside(index)
            .or_else(|| self.slip(index))
            .or_else(|| self.same_person(index))
            .or_else(|| self.other_suffix(index));
        if let Some(domain) = found {
            return Some(self.told(domain));
        }
        let (domain, severity) = self.with_fillings(index)?;
        Some(self.told(domain).at(severity))
    }

    /// Names whoever has this local part at the real domain, else the first there, else the domain.
    fn told(&self, domain: &Domain) -> Likeness {
        let same = domain.locals.iter().find(|known| known.reading == self.local_reading);
        Likeness::of(same.or(domain.locals.first()).map_or(&domain.name, |known| &known.address))
    }

    /// It is not the real one, nor of the same owner.
    fn may_imitate(&self, domain: &Domain) -> bool {
        !is_within(&self.ascii, &domain.name)
            && self.own != domain.name
            && !BRANDS.iter().any(|brand| {
                let owns = |name: &str| brand.domains.contains(&name);
                owns(&self.own) && owns(&domain.name)
            })
    }

    /// The whole name, read hastily, with or without its dots and hyphens, alone or inside another:
    /// `finance.gov.pk.example.com`, `finance-gov-pk.com`, `financegovpk-login.com`.
    fn inside<'i>(&self, index: &'i Index) -> Option<&'i Domain> {
        let words: Vec<&str> = self.host_reading.split(['.', '-', '_']).filter(|word| !word.is_empty()).collect();
        for from in 0..words.len() {
            let mut run = String::new();
            for (more, word) in words.iter().skip(from).take(MOST_WORDS).enumerate() {
                run.push_str(word);
                // Two words and more are a name with its suffix; one may be a word by chance.
                let least = if more == 0 { SLIP } else { 5 };
                if run.len() >= least
                    && let Some(domain) = index.squeezed(&run).filter(|domain| self.may_imitate(domain))
                {
                    return Some(domain);
                }
            }
        }
        words.iter().find_map(|word| {
            let parts = word.char_indices().filter_map(|(at, _)| word.split_at_checked(at));
            parts.flat_map(|(head, tail)| [(head, tail), (tail, head)]).find_map(|(name, rest)| {
                let domain = index.squeezed(name).filter(|_| name.len() > SLIP && is_filling(rest))?;
                self.may_imitate(domain).then_some(domain)
            })
        })
    }

    /// One or two wrong letters in the registered label, under the same suffix.
    fn slip<'i>(&self, index: &'i Index) -> Option<&'i Domain> {
        let set = letters(&self.label);
        let length = self.label.chars().count();
        index.domains.iter().find(|domain| {
            // Providers that everybody knows are recognised by fewer letters.
            let least = if domain.is_free { SLIP - 1 } else { SLIP };
            let allowed = if domain.length >= TWO_SLIPS { 2 } else { usize::from(domain.length >= least) };
            let differ = (domain.letters ^ set).count_ones();
            allowed > 0
                && usize::try_from(differ).is_ok_and(|differ| differ <= 2 * allowed)
                && domain.length.abs_diff(length) <= allowed
                && domain.suffix == self.suffix
                && within_distance(&self.label, &domain.label, allowed)
                && self.may_imitate(domain)
        })
    }

    /// The same mailbox, at a domain of the same label with another suffix or with one letter wrong.
    fn same_person<'i>(&self, index: &'i Index) -> Option<&'i Domain> {
        if is_role(&self.local) || self.local.is_empty() {
            return None;
        }
        let local = self.local.chars().count();
        index.with_local(&self.local_reading).find(|domain| {
            let is_near = || {
                domain.length >= 3
                    && local + domain.length >= 9
                    && (domain.suffix == self.suffix || domain.length >= SLIP)
                    && within_distance(&self.label, &domain.label, 1)
            };
            (domain.reading == self.reading && domain.length >= 2 || is_near()) && self.may_imitate(domain)
        })
    }

    /// A government's label under another suffix of the same country: `finance.com.pk`.
    fn other_suffix<'i>(&self, index: &'i Index) -> Option<&'i Domain> {
        let country = |suffix: &str| suffix.rsplit('.').next().unwrap_or_default().to_owned();
        index.labelled(&self.reading).find(|domain| {
            domain.is_official
                && domain.length >= 3
                && country(&domain.suffix) == country(&self.suffix)
                && self.may_imitate(domain)
        })
    }

    /// The registered label with words around it that imitators use: `finance-secure.gov.pk`, `financelogin.com`.
    fn with_fillings<'i>(&self, index: &'i Index) -> Option<(&'i Domain, Severity)> {
        let found = |name: &str, is_word: bool| {
            let is_same = |domain: &&Domain| domain.suffix == self.suffix;
            let fits = index.labelled(name).filter(|domain| {
                let least = if is_same(domain) && is_word { 4 } else { SLIP };
                domain.length >= least && !domain.is_free && self.may_imitate(domain)
            });
            let best = fits.max_by_key(is_same)?;
            Some((best, if is_same(&best) { Severity::Critical } else { Severity::High }))
        };
        let words: Vec<&str> = self.reading.split(['-', '_']).filter(|word| !word.is_empty()).collect();
        for from in 0..words.len() {
            for to in from + 1..=words.len() {
                let around = words.iter().take(from).chain(words.iter().skip(to));
                let name = words.get(from..to).unwrap_or_default().join("-");
                if to - from < words.len()
                    && around.clone().all(|word| is_filling(word))
                    && let Some(domain) = found(&name, true)
                {
                    return Some(domain);
                }
            }
        }
        let parts = self.reading.char_indices().skip(1).filter_map(|(at, _)| self.reading.split_at_checked(at));
        parts
            .flat_map(|(head, tail)| [(head, tail), (tail, head)])
            .find_map(|(name, rest)| found(name, false).filter(|_| is_filling(rest)))
    }
}
