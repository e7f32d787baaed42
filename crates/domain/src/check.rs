//! A whole check: every topic at once, each in a thread of its own, all by one deadline.

use crate::ask::{Answer, Data, Kind, Outcome, Resolve};
use crate::asker::Asker;
use crate::connect::Connect;
use crate::name::DomainName;
use crate::report::{Contact, ContactKind, Finding, Host, Profile, Report, Shown, Topic, TopicReport};
use crate::servers::mx::Mx;
use crate::shared::Shared;
use crate::together::{held, left};
use crate::{findings, records, servers};
use rustls::RootCertStore;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};
use time::OffsetDateTime;

/// Records that are shown, and characters of each.
const MOST_SHOWN: usize = 300;
const MOST_CHARACTERS: usize = 4_096;

/// What is to be checked.
#[derive(Clone, Debug)]
pub struct Question {
    /// Which domain.
    pub domain: DomainName,
    /// Where its signatures' keys are looked for, besides the list of providers.
    pub selectors: Vec<Selector>,
    /// Signatures of a message of the domain, already verified.
    pub signed: Vec<Signed>,
    /// The web mail host; where none is named, usual names are tried.
    pub web_host: Option<String>,
    /// What the domain is for, where somebody has said so; else its records tell.
    pub profile: Option<Profile>,
    /// Whether mail and web servers are reached, or only the domain name system asked.
    pub servers: bool,
    /// The port of mail and of web servers; others than 25 and 443 in tests alone.
    pub ports: (u16, u16),
    /// How long it may take, ten seconds unless set.
    pub limit: Duration,
}

/// A selector of DKIM.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector {
    /// Its name.
    pub name: String,
    /// Who named it.
    pub source: SelectorSource,
}

/// Who named a selector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SelectorSource {
    /// A signature in a message.
    Message,
    /// The user.
    Given,
}

/// What came of verifying a signature of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// The domain that signed (`d=`).
    pub domain: String,
    /// The selector (`s=`).
    pub selector: String,
    /// Whether it verifies; nothing where nobody could tell.
    pub verifies: Option<bool>,
}

/// Everything a check needs of the world.
pub struct World<'a> {
    /// Whom names are asked of.
    pub dns: &'a dyn Resolve,
    /// How servers are reached.
    pub net: &'a dyn Connect,
    /// Whose certificates are trusted.
    pub roots: Arc<RootCertStore>,
    /// Now.
    pub now: OffsetDateTime,
    /// What other checks of the same run have found.
    pub shared: &'a Shared,
}

impl Question {
    /// A check of everything with what is usual.
    #[must_use]
    pub fn new(domain: DomainName) -> Self {
        Self {
            domain,
            selectors: Vec::new(),
            signed: Vec::new(),
            web_host: None,
            profile: None,
            servers: true,
            ports: (25, 443),
            limit: Duration::from_secs(10),
        }
    }
}

/// One check under way, shared by all of its threads.
pub(crate) struct Context<'a> {
    pub(crate) question: &'a Question,
    pub(crate) world: &'a World<'a>,
    pub(crate) asker: Asker<'a>,
    pub(crate) stop: &'a (dyn Fn() -> bool + Sync),
    records: Mutex<Vec<Shown>>,
    contacted: Mutex<BTreeSet<Contact>>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(question: &'a Question, world: &'a World<'a>, stop: &'a (dyn Fn() -> bool + Sync)) -> Self {
        let until = Instant::now().checked_add(question.limit).unwrap_or_else(Instant::now);
        Self {
            question,
            world,
            asker: Asker::new(world.dns, world.shared, question.domain.ascii(), until, stop),
            stop,
            records: Mutex::default(),
            contacted: Mutex::default(),
        }
    }

    /// The domain as the domain name system knows it.
    pub(crate) fn domain(&self) -> &str {
        self.question.domain.ascii()
    }

    /// When everything ends.
    pub(crate) const fn until(&self) -> Instant {
        self.asker.until()
    }

    /// The time is up, or somebody has stopped it.
    pub(crate) fn is_over(&self) -> bool {
        self.asker.is_over()
    }

    /// Asks.
    pub(crate) fn ask(&self, name: &str, kind: Kind) -> Answer {
        self.asker.ask(name, kind)
    }

    /// Asks for several names at once, so that their answers are there when they are needed.
    pub(crate) fn warm(&self, questions: &[(String, Kind)]) {
        self.asker.ask_all(questions);
    }

    /// What is said of a topic where a question found no answer.
    pub(crate) fn unanswered(&self, topic: Topic, name: &str, outcome: Outcome) -> Finding {
        use findings::records as is;
        let says = match outcome {
            Outcome::Refused => &is::CHECK_REFUSED,
            Outcome::Failed => &is::CHECK_FAILED,
            Outcome::Bogus => &is::CHECK_BOGUS,
            _ if (self.stop)() => &is::CHECK_STOPPED,
            Outcome::NotAsked => &is::CHECK_NO_TIME,
            _ => &is::CHECK_NO_ANSWER,
        };
        Finding::new(says).on(topic).with("name", name)
    }

    /// Keeps records to be shown, as they were found.
    pub(crate) fn show(&self, topic: Topic, name: &str, kind: Kind, records: &[Data], authentic: bool) {
        let mut shown = held(&self.records);
        for record in records {
            if shown.len() >= MOST_SHOWN {
                break;
            }
            let value = record.to_text().chars().take(MOST_CHARACTERS).collect();
            let one = Shown { topic, name: name.to_owned(), kind: kind.as_str(), value, authentic };
            if !shown.contains(&one) {
                shown.push(one);
            }
        }
    }

    /// Keeps those texts of an answer that begin like that in any case, others being of another matter.
    pub(crate) fn show_texts(&self, topic: Topic, name: &str, answer: &Answer, begin: &str) {
        let begins =
            |text: &[u8]| text.get(..begin.len()).is_some_and(|head| head.eq_ignore_ascii_case(begin.as_bytes()));
        let texts: Vec<Data> =
            answer.texts().filter(|text| begins(text)).map(|text| Data::Txt(text.to_vec())).collect();
        self.show(topic, name, Kind::Txt, &texts, answer.authentic);
    }

    /// Keeps whom somebody has asked.
    pub(crate) fn contacted(&self, kind: ContactKind, server: impl Into<String>) {
        let contact = Contact { kind, server: server.into() };
        held(&self.contacted).insert(contact);
    }
}

/// What every topic needs to know of the domain; found by whoever asks first, while the others wait.
pub(crate) struct Ground<'a> {
    cx: &'a Context<'a>,
    mx: OnceLock<Mx>,
    profile: OnceLock<Profile>,
}

impl<'a> Ground<'a> {
    const fn new(cx: &'a Context<'a>) -> Self {
        Self { cx, mx: OnceLock::new(), profile: OnceLock::new() }
    }

    /// The mail servers.
    pub(crate) fn mx(&self) -> &Mx {
        self.mx.get_or_init(|| servers::mx::find(self.cx))
    }

    /// The domain does not exist. Some name servers say so of one type of record that they do not know, so it takes two.
    pub(crate) fn is_missing(&self) -> bool {
        let outcome = |kind| self.cx.ask(self.cx.domain(), kind).outcome;
        outcome(Kind::Mx) == Outcome::NoName
            && [Kind::Txt, Kind::Soa].map(outcome).iter().all(|one| !matches!(one, Outcome::Found | Outcome::NoRecords))
    }

    /// What the domain is for.
    pub(crate) fn profile(&self) -> Profile {
        *self.profile.get_or_init(|| {
            if self.is_missing() {
                return Profile::Missing;
            }
            self.cx.question.profile.filter(|profile| *profile != Profile::Missing).unwrap_or_else(|| {
                if self.mx().profile_hint() == Some(false) { Profile::Parked } else { Profile::Mail }
            })
        })
    }
}

/// Checks a domain. `tell` hears of each topic as it is done, from any thread; `stop` is asked again and again.
pub fn check(
    question: &Question,
    world: &World<'_>,
    tell: &(dyn Fn(&TopicReport) + Sync),
    stop: &(dyn Fn() -> bool + Sync),
) -> Report {
    let cx = Context::new(question, world, stop);
    let ground = Ground::new(&cx);
    let done = Done { cx: &cx, ground: &ground, tell, topics: Mutex::default() };
    let spf = Mutex::new(None);
    let hosts = Mutex::new(Vec::new());
    let keep = |found: Vec<Host>| held(&hosts).extend(found);
    cx.warm(&first(&cx));
    std::thread::scope(|threads| {
        threads.spawn(|| {
            done.topic(Topic::Spf, || {
                let (findings, tree) = records::spf::check(&cx, &ground);
                *held(&spf) = tree;
                findings
            });
        });
        threads.spawn(|| done.topic(Topic::Dkim, || records::dkim::check(&cx, &ground)));
        // Most of what these ask is known by now.
        threads.spawn(|| {
            done.topic(Topic::Dmarc, || records::dmarc::check(&cx, &ground));
            done.topic(Topic::TlsRpt, || records::tls_rpt::check(&cx, &ground));
            done.topic(Topic::Dnssec, || records::dnssec::check(&cx, &ground));
            done.topic(Topic::Caa, || records::caa::check(&cx, &ground));
        });
        threads.spawn(|| done.topic(Topic::Mx, || servers::mx::check(&cx, ground.mx())));
        threads.spawn(|| done.topic(Topic::MtaSts, || servers::mta_sts::check(&cx, ground.mx())));
        threads.spawn(|| {
            let mut seen = Vec::new();
            done.topic(Topic::Starttls, || {
                let (findings, hosts, chains) = servers::starttls::check(&cx, ground.mx());
                seen = chains;
                keep(hosts);
                findings
            });
            done.topic(Topic::Dane, || servers::dane::check(&cx, ground.mx(), &seen));
        });
        threads.spawn(|| {
            done.topic(Topic::Web, || {
                let (findings, hosts) = servers::web::check(&cx);
                keep(hosts);
                findings
            });
        });
    });
    let profile = ground.profile();
    let mut topics = left(done.topics);
    topics.sort_by_key(|topic| topic.topic);
    let mut hosts = left(hosts);
    hosts.sort_by_key(|host| host.topic);
    if cx.asker.has_asked() {
        world.dns.servers().into_iter().for_each(|server| cx.contacted(ContactKind::Dns, server));
    }
    let mut records = left(cx.records);
    // Servers turn the records of a name round from answer to answer.
    records.sort_by(|one, other| one.place().cmp(&other.place()));
    let contacted = left(cx.contacted).into_iter().collect();
    let spf = left(spf);
    Report { domain: question.domain.clone(), profile, checked: world.now, topics, records, spf, hosts, contacted }
}

/// Names above the domain that are asked for at once.
const MOST_ABOVE: usize = 6;

/// What nearly every check comes to ask, at once.
fn first(cx: &Context<'_>) -> Vec<(String, Kind)> {
    let domain = cx.domain();
    let texts = ["", "_dmarc.", "_domainkey.", "_mta-sts.", "_smtp._tls."].map(|below| (below, Kind::Txt));
    let others = [Kind::Mx, Kind::Soa, Kind::Ds, Kind::Caa].map(|kind| ("", kind));
    let below = texts.into_iter().chain(others).map(|(below, kind)| (format!("{below}{domain}"), kind));
    let above = std::iter::successors(domain.split_once('.'), |(_, above)| above.split_once('.'));
    let above = above
        .take(MOST_ABOVE)
        .flat_map(|(_, above)| [(format!("_dmarc.{above}"), Kind::Txt), (above.to_owned(), Kind::Caa)]);
    below.chain(above).chain(servers::web::questions(cx)).collect()
}

/// Topics that are done.
struct Done<'a> {
    cx: &'a Context<'a>,
    ground: &'a Ground<'a>,
    tell: &'a (dyn Fn(&TopicReport) + Sync),
    topics: Mutex<Vec<TopicReport>>,
}

impl Done<'_> {
    /// Finds out about a topic and tells it; where the domain does not exist, or servers are not to be reached, without.
    fn topic(&self, topic: Topic, find: impl FnOnce() -> Vec<Finding>) {
        let instead = |says| vec![Finding::new(says).on(topic)];
        let mut findings = if self.ground.is_missing() {
            instead(if topic == Topic::Mx {
                &findings::records::MX_NO_DOMAIN
            } else {
                &findings::records::CHECK_MISSING
            })
        } else if !self.cx.question.servers && matches!(topic, Topic::Starttls | Topic::Web) {
            instead(&findings::records::CHECK_SERVERS_OFF)
        } else {
            find()
        };
        if findings.is_empty() {
            let stopped = (self.cx.stop)();
            findings =
                instead(if stopped { &findings::records::CHECK_STOPPED } else { &findings::records::CHECK_NO_TIME });
        }
        let report = TopicReport::of(topic, findings);
        (self.tell)(&report);
        held(&self.topics).push(report);
    }
}
