//! What the domain in From asks for when a mail is not its own (DMARC, RFC 9989): records found by walking up the tree
//! of names instead of by a list of public suffixes.

use super::dkim::{NotTags, Tags};
use super::dns::{Asker, Reply};
use crate::names::domain::{ascii, is_within};

/// Questions of one walk, and labels of the first name above a longer one (RFC 9989 §4.10).
const MOST: usize = 8;

/// What a domain asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Policy {
    /// Nothing.
    #[default]
    None,
    /// To put aside what fails.
    Quarantine,
    /// To refuse what fails.
    Reject,
}

impl Policy {
    /// The name as it stands in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Quarantine => "quarantine",
            Self::Reject => "reject",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        [Self::None, Self::Quarantine, Self::Reject].into_iter().find(|one| one.as_str().eq_ignore_ascii_case(name))
    }

    /// One step less, as long as the owner is only trying.
    #[must_use]
    pub const fn while_testing(self) -> Self {
        match self {
            Self::Reject => Self::Quarantine,
            Self::Quarantine | Self::None => Self::None,
        }
    }
}

/// A record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// For the domain where it stands.
    pub policy: Policy,
    /// For the domains below it.
    pub for_subdomains: Policy,
    /// For those below it that do not exist.
    pub for_missing: Policy,
    /// The owner is only trying.
    pub is_test: bool,
    /// Whether it is a public suffix, if it says so.
    pub is_suffix: Option<bool>,
    /// A signature counts for its very domain alone.
    pub strict_dkim: bool,
    /// A return path counts for its very domain alone.
    pub strict_spf: bool,
}

/// Why a text is no record that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotDmarc {
    /// It does not begin with `v=DMARC1`: it is something else.
    Other,
    /// It is no list of tags.
    NotTags(NotTags),
    /// It asks for nothing: `p` is missing or unknown, and there is no `rua`.
    NoPolicy,
}

impl Record {
    /// Reads a record (RFC 9989 §4.7).
    ///
    /// # Errors
    /// Why it does not count.
    pub fn parse(text: &[u8]) -> Result<Self, NotDmarc> {
        let text = std::str::from_utf8(text).map_err(|_| NotDmarc::Other)?;
        let version = text.split(';').next().and_then(|part| part.split_once('='));
        if version.map(|(name, value)| (name.trim(), value.trim())) != Some(("v", "DMARC1")) {
            return Err(NotDmarc::Other);
        }
        let tags = Tags::read(text).map_err(NotDmarc::NotTags)?;
        let policy = match tags.get("p").and_then(Policy::parse) {
            Some(policy) => policy,
            // RFC 9989 §4.7: who only wants reports asks for nothing else.
            None if tags.get("rua").is_some_and(|reports| reports.contains("mailto:")) => Policy::None,
            None => return Err(NotDmarc::NoPolicy),
        };
        let or = |tag: &str, fallback| tags.get(tag).and_then(Policy::parse).unwrap_or(fallback);
        let for_subdomains = or("sp", policy);
        let is = |tag: &str, value: &str| tags.get(tag).is_some_and(|one| one.eq_ignore_ascii_case(value));
        Ok(Self {
            policy,
            for_subdomains,
            for_missing: or("np", for_subdomains),
            is_test: is("t", "y"),
            is_suffix: if is("psd", "y") {
                Some(true)
            } else if is("psd", "n") {
                Some(false)
            } else {
                None
            },
            strict_dkim: is("adkim", "s"),
            strict_spf: is("aspf", "s"),
        })
    }
}

/// Nobody answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoAnswer;

/// The records on the way up from a name, the longest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walk {
    /// Where each stands, without `_dmarc.`, and what it says.
    pub found: Vec<(String, Record)>,
}

impl Walk {
    /// Walks up from a name (RFC 9989 §4.10). `ask` gives the texts at a name.
    ///
    /// # Errors
    /// [`NoAnswer`] as soon as one question has none.
    pub fn up(from: &str, mut ask: impl FnMut(&str) -> Result<Vec<Vec<u8>>, NoAnswer>) -> Result<Self, NoAnswer> {
        let labels: Vec<&str> = from.split('.').collect();
        let mut found = Vec::new();
        let mut left = labels.len();
        for _ in 0..MOST {
            let name = labels.get(labels.len().saturating_sub(left)..).unwrap_or_default().join(".");
            if name.is_empty() {
                break;
            }
            let records = ask(&format!("_dmarc.{name}"))?;
            let mut records = records.iter().filter_map(|record| Record::parse(record).ok());
            // Several are as good as none.
            if let (Some(record), None) = (records.next(), records.next()) {
                let ends = record.is_suffix.is_some();
                found.push((name, record));
                if ends {
                    break;
                }
            }
            left = if left >= MOST { MOST - 1 } else { left - 1 };
        }
        Ok(Self { found })
    }

    fn by(from: &str, asker: &Asker<'_>) -> Result<Self, NoAnswer> {
        Self::up(from, |name| match asker.txt(name) {
            Reply::Records(records) => Ok(records),
            Reply::NoName | Reply::NoRecords => Ok(Vec::new()),
            Reply::NoAnswer | Reply::NotAsked => Err(NoAnswer),
        })
    }

    /// The domain of the organisation (RFC 9989 §4.10.2).
    #[must_use]
    pub fn organisation(&self, start: &str) -> String {
        for (name, record) in &self.found {
            match record.is_suffix {
                Some(false) => return name.clone(),
                Some(true) if name != start => return one_label_more(start, name),
                _ => {}
            }
        }
        self.found.last().map_or_else(|| start.to_owned(), |(name, _)| name.clone())
    }

    /// The record that holds for the name where the walk began, and where it stands: its own, its organisation's, or
    /// that of the suffix above them.
    #[must_use]
    pub fn holds(&self, start: &str) -> Option<&(String, Record)> {
        let organisation = self.organisation(start);
        let at = |name: &str| self.found.iter().find(|(one, _)| one == name);
        at(start).or_else(|| at(&organisation)).or_else(|| self.found.last())
    }
}

/// The name one label below `suffix` on the way to `name`.
fn one_label_more(name: &str, suffix: &str) -> String {
    let more = suffix.split('.').count() + 1;
    let labels: Vec<&str> = name.split('.').collect();
    labels.get(labels.len().saturating_sub(more)..).unwrap_or_default().join(".")
}

/// What holds for the mail of one domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    /// The domain in From.
    from: String,
    organisation: String,
    record: Record,
    /// Where the record stands.
    pub(super) published_at: String,
    /// What is to be done with mail that fails.
    pub(super) policy: Policy,
}

/// A way in which a mail names its domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// The signature's domain.
    Dkim,
    /// The return path's.
    Spf,
}

impl Rule {
    /// The rule that the domain, its organisation, or the suffix above them has published; perhaps none.
    pub(super) fn find(from: &str, asker: &Asker<'_>) -> Result<Option<Self>, NoAnswer> {
        let from = ascii(from);
        let walk = Walk::by(&from, asker)?;
        let organisation = walk.organisation(&from);
        let Some((published_at, record)) = walk.holds(&from) else { return Ok(None) };
        let policy = if *published_at == from {
            record.policy
        } else if record.for_missing == record.for_subdomains {
            record.for_subdomains
        } else {
            match asker.a(&from) {
                Reply::NoName => record.for_missing,
                Reply::NoAnswer | Reply::NotAsked => return Err(NoAnswer),
                Reply::Records(_) | Reply::NoRecords => record.for_subdomains,
            }
        };
        let policy = if record.is_test { policy.while_testing() } else { policy };
        let (published_at, record) = (published_at.clone(), record.clone());
        Ok(Some(Self { from, organisation, record, published_at, policy }))
    }

    /// Whether a domain that is proven speaks for the one in From (RFC 9989 §4.10.3).
    pub(super) fn is_aligned(&self, domain: &str, way: Way, asker: &Asker<'_>) -> Result<bool, NoAnswer> {
        let domain = ascii(domain);
        if domain == self.from {
            return Ok(true);
        }
        let strict = match way {
            Way::Dkim => self.record.strict_dkim,
            Way::Spf => self.record.strict_spf,
        };
        // What stands outside the organisation's domain cannot belong to it: nobody needs to be asked.
        if strict || domain.is_empty() || !is_within(&domain, &self.organisation) {
            return Ok(false);
        }
        if domain == self.organisation {
            return Ok(true);
        }
        Ok(Walk::by(&domain, asker)?.organisation(&domain) == self.organisation)
    }

    /// Whether the domain could speak for the one in From, told without asking anybody.
    pub(super) fn could_align(&self, domain: &str) -> bool {
        is_within(&ascii(domain), &self.organisation)
    }
}

#[cfg(test)]
mod tests {
    use super::super::dns::tests::Zone;
    use super::*;
    use crate::limits::{Budget, Limits};

    fn rule(zone: &Zone, from: &str) -> Result<Option<(String, Policy)>, NoAnswer> {
        let budget = Budget::new(Limits::default(), &|| false);
        let asker = Asker::new(zone, &budget);
        Ok(Rule::find(from, &asker)?.map(|rule| (rule.published_at, rule.policy)))
    }

    fn aligned(zone: &Zone, from: &str, domain: &str) -> bool {
        let budget = Budget::new(Limits::default(), &|| false);
        let asker = Asker::new(zone, &budget);
        Rule::find(from, &asker).unwrap().unwrap().is_aligned(domain, Way::Dkim, &asker).unwrap()
    }

    #[test]
    fn the_nearest_record_counts_with_its_policy_for_those_below() {
        let zone = Zone::default().having("_dmarc.example.org", "v=DMARC1; p=reject; sp=quarantine; np=none");
        assert_eq!(rule(&zone, "example.org"), Ok(Some(("example.org".into(), Policy::Reject))));
        assert_eq!(rule(&zone, "no.example.org"), Ok(Some(("example.org".into(), Policy::None))), "it does not exist");
        let mut there = zone.clone();
        there.a.insert("a.example.org".into(), Reply::NoRecords);
        assert_eq!(rule(&there, "a.example.org"), Ok(Some(("example.org".into(), Policy::Quarantine))));
        assert_eq!(rule(&zone, "example.com"), Ok(None));
        let zone = zone.having("_dmarc.a.example.org", "v=DMARC1; p=reject; t=y");
        assert_eq!(rule(&zone, "a.example.org"), Ok(Some(("a.example.org".into(), Policy::Quarantine))));
        assert_eq!(rule(&zone.silent("_dmarc.org"), "a.example.org"), Err(NoAnswer));
    }

    #[test]
    fn a_walk_asks_eight_times_at_most() {
        let zone = Zone::default();
        let budget = Budget::new(Limits::default(), &|| false);
        let asker = Asker::new(&zone, &budget);
        let long = "a.b.c.d.e.f.g.h.i.j.example.org";
        assert_eq!(Rule::find(long, &asker), Ok(None));
        let names: Vec<String> = asker.asked().into_iter().map(|one| one.name).collect();
        assert_eq!(names.len(), 8);
        assert_eq!(names[0], format!("_dmarc.{long}"));
        assert_eq!(names[1], "_dmarc.f.g.h.i.j.example.org", "then seven labels");
        assert_eq!(names[7], "_dmarc.org");
    }

    #[test]
    fn suffixes_part_organisations() {
        let zone = Zone::default()
            .having("_dmarc.gov.pk", "v=DMARC1; p=reject; psd=y")
            .having("_dmarc.own.big.example", "v=DMARC1; p=none; psd=n")
            .having("_dmarc.big.example", "v=DMARC1; p=none");
        assert!(aligned(&zone, "mail.finance.gov.pk", "finance.gov.pk"));
        assert!(!aligned(&zone, "finance.gov.pk", "interior.gov.pk"));
        assert!(!aligned(&zone, "finance.gov.pk", "gov.pk"));
        assert!(aligned(&zone, "a.big.example", "b.big.example"));
        assert!(!aligned(&zone, "a.big.example", "x.own.big.example"), "psd=n begins another organisation");
        assert!(!aligned(&zone, "a.big.example", "evilbig.example"));
        let strict = Zone::default().having("_dmarc.example.org", "v=DMARC1; p=none; adkim=s");
        assert!(!aligned(&strict, "example.org", "a.example.org"));
    }

    #[test]
    fn what_is_no_record_is_none_and_several_are_none() {
        let good = |text: &str| Record::parse(text.as_bytes()).is_ok();
        assert!(good("v=DMARC1; p=none") && good("v=DMARC1; rua=mailto:a@example.org"));
        assert!(!good("v=DMARC1") && !good("p=none; v=DMARC1") && !good("v=DMARC2; p=none") && !good("v=spf1 -all"));
        let twice = Reply::Records(vec![b"v=DMARC1; p=none".to_vec(), b"v=DMARC1; p=reject".to_vec()]);
        let mut zone = Zone::default();
        zone.txt.insert("_dmarc.example.org".into(), twice);
        assert_eq!(rule(&zone, "example.org"), Ok(None));
    }
}
