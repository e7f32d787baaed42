//! The tree of records that a record leads to, with look-ups counted as the worst sender causes them.

use super::super::findings as is;
use super::mend;
use super::warm::hosts;
use crate::ask::{Answer, Data, Kind, Outcome};
use crate::check::Context;
use crate::findings::Says;
use crate::report::{Finding, SpfNode, SpfTerm, Topic};
use muhr_inspect::auth::spf::{self, MOST_NAMES, MacroString, Meaning, Mechanism, Prefixes, Qualifier, Why, is_spf};
use std::net::IpAddr;

/// Records that are followed in all, and how deep.
const MOST_RECORDS: u32 = 40;
const MOST_DEPTH: usize = 12;
/// Terms of a record that are shown, and characters of each and of the whole.
const MOST_TERMS: usize = 100;
const MOST_OF_TERM: usize = 300;
const MOST_OF_RECORD: usize = 4_096;
/// Findings about terms.
const MOST_FINDINGS: usize = 20;
/// Names whose addresses are asked for.
const MOST_ASKED: u32 = 40;
/// Addresses that are shown of one term.
const MOST_ADDRESSES: usize = 50;
/// A network of no more bits than this is larger than anybody's.
const WIDE_V4: u32 = 8;
const WIDE_V6: u32 = 16;

/// Where something stands that decides about all addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Whose record.
    pub(super) domain: String,
    /// The record.
    pub(super) record: String,
    /// The term; empty where there is none.
    pub(super) term: String,
    /// It is the record of somebody who is included.
    pub(super) included: bool,
}

/// What becomes of an address that nothing else is said about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Rest {
    /// This.
    Says { qualifier: Qualifier, place: Place },
    /// Nothing is said, which is as good as neutral.
    Nothing { place: Place },
    /// Nobody could tell.
    Open,
}

/// Whether a record counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It does.
    Read,
    /// There is none.
    NoRecord,
    /// Whoever evaluates it gives up (permerror).
    Broken,
    /// Nobody answered.
    Unanswered(Outcome),
}

/// A record with all below it.
pub(super) struct Branch {
    pub(super) node: SpfNode,
    pub(super) rest: Rest,
    pub(super) state: State,
}

/// Goes through a record and all below it.
pub(super) struct Walker<'a> {
    cx: &'a Context<'a>,
    left: u32,
    left_to_ask: u32,
    path: Vec<String>,
    /// What is to be said of single terms.
    pub(super) findings: Vec<Finding>,
}

/// One record while it is gone through.
struct Reading {
    node: SpfNode,
    rest: Option<Rest>,
    state: State,
    /// It is the domain's own, or one that the domain has put in its place (`redirect`).
    own: bool,
}

impl<'a> Walker<'a> {
    pub(super) const fn new(cx: &'a Context<'a>) -> Self {
        Self { cx, left: MOST_RECORDS, left_to_ask: MOST_ASKED, path: Vec::new(), findings: Vec::new() }
    }

    pub(super) fn visit(&mut self, domain: &str, own: bool) -> Branch {
        let answer = self.cx.ask(domain, Kind::Txt);
        let records: Vec<&[u8]> = answer.texts().filter(|text| is_spf(text)).collect();
        let record = records.first().map(|text| Data::Txt(text.to_vec()).to_text()).unwrap_or_default();
        let node = SpfNode {
            domain: domain.to_owned(),
            record: cut(&record, MOST_OF_RECORD),
            terms: Vec::new(),
            lookups: 0,
            void: 0,
            fault: None,
        };
        let ends = |state| Branch { node: node.clone(), rest: Rest::Open, state };
        let text = match (answer.outcome.is_known(), records.as_slice()) {
            (false, _) => return ends(State::Unanswered(answer.outcome)),
            (true, []) => return ends(State::NoRecord),
            (true, [text]) => *text,
            (true, _) => return ends(State::Broken),
        };
        self.path.push(domain.to_owned());
        let mut reading = Reading { node, rest: None, state: State::Read, own };
        let (mut ended, mut redirect) = (false, None);
        for term in spf::terms(text) {
            let mut shown =
                SpfTerm { text: cut(&term.text, MOST_OF_TERM), addresses: Vec::new(), fault: None, node: None };
            match term.meaning {
                Err(why) => self.fault(&mut reading, &mut shown, unreadable(why), State::Broken),
                Ok(_) if mend::is_slip(&term.text) => {
                    self.fault(&mut reading, &mut shown, &is::SPF_TERM_VALUE, State::Read);
                }
                Ok(Meaning::Redirect(name)) => redirect = Some((name, reading.node.terms.len(), shown.clone())),
                Ok(Meaning::Mechanism(..)) if ended => {
                    self.fault(&mut reading, &mut shown, &is::SPF_AFTER_ALL, State::Read);
                }
                Ok(Meaning::Mechanism(qualifier, mechanism)) => {
                    ended |= mechanism == Mechanism::All;
                    self.mechanism(&mut reading, &mut shown, qualifier, &mechanism);
                }
                Ok(Meaning::Explanation(_) | Meaning::Other) => {}
            }
            if reading.node.terms.len() < MOST_TERMS {
                reading.node.terms.push(shown);
            }
        }
        if let Some((name, at, mut shown)) = redirect {
            if ended {
                self.fault(&mut reading, &mut shown, &is::SPF_REDIRECT_IGNORED, State::Read);
            } else {
                self.follow(&mut reading, &mut shown, None, &name);
            }
            if let Some(place) = reading.node.terms.get_mut(at) {
                *place = shown;
            }
        }
        self.path.pop();
        let rest = reading.rest.unwrap_or_else(|| Rest::Nothing { place: place(&reading.node, "", !own) });
        Branch { node: reading.node, rest, state: reading.state }
    }

    fn mechanism(&mut self, reading: &mut Reading, shown: &mut SpfTerm, qualifier: Qualifier, mechanism: &Mechanism) {
        let own_name = reading.node.domain.clone();
        let name = |given: &Option<MacroString>| match given {
            Some(given) => given.fixed_in(&own_name),
            None => Some(own_name.clone()),
        };
        if matches!(mechanism, Mechanism::A(..) | Mechanism::Mx(..) | Mechanism::Exists(_) | Mechanism::Ptr(_)) {
            reading.node.lookups += 1;
            // So many are far beyond what counts: there is nothing to be learnt from the rest.
            let Some(left) = self.left_to_ask.checked_sub(1) else { return };
            self.left_to_ask = left;
        }
        match mechanism {
            Mechanism::All => decides(reading, shown, qualifier),
            Mechanism::Ip4(network, bits) => self.network(reading, shown, qualifier, IpAddr::V4(*network), *bits),
            Mechanism::Ip6(network, bits) => self.network(reading, shown, qualifier, IpAddr::V6(*network), *bits),
            Mechanism::Include(name) => self.follow(reading, shown, Some(qualifier), name),
            Mechanism::Ptr(_) => self.fault(reading, shown, &is::SPF_PTR, State::Read),
            Mechanism::A(given, prefixes) => match name(given) {
                Some(name) => {
                    self.addresses(reading, shown, &name, *prefixes);
                    whole_network(reading, shown, qualifier, *prefixes);
                }
                None => self.depends(shown),
            },
            Mechanism::Mx(given, prefixes) => match name(given) {
                Some(name) => {
                    self.servers(reading, shown, &name, *prefixes);
                    whole_network(reading, shown, qualifier, *prefixes);
                }
                None => self.depends(shown),
            },
            // Without a macro it matches every sender, or none.
            Mechanism::Exists(given) => match given.fixed_in(&reading.node.domain) {
                Some(name) => {
                    let answer = self.cx.ask(&name, Kind::A);
                    match answer.outcome {
                        Outcome::Found => decides(reading, shown, qualifier),
                        Outcome::NoRecords | Outcome::NoName => reading.node.void += 1,
                        outcome => self.open(&name, outcome),
                    }
                }
                None => self.depends(shown),
            },
        }
    }

    /// Follows an `include`, or without a qualifier a `redirect`.
    fn follow(&mut self, reading: &mut Reading, shown: &mut SpfTerm, qualifier: Option<Qualifier>, name: &MacroString) {
        reading.node.lookups += 1;
        let Some(name) = name.fixed_in(&reading.node.domain) else {
            if qualifier.is_none() {
                reading.rest.get_or_insert(Rest::Open);
            }
            return self.depends(shown);
        };
        if self.path.contains(&name) {
            return self.fault(reading, shown, &is::SPF_LOOP, State::Broken);
        }
        let Some(left) = self.left.checked_sub(1).filter(|_| self.path.len() < MOST_DEPTH) else {
            reading.rest.get_or_insert(Rest::Open);
            return;
        };
        self.left = left;
        let Branch { node, rest, state } = self.visit(&name, reading.own && qualifier.is_none());
        reading.node.lookups = reading.node.lookups.saturating_add(node.lookups);
        reading.node.void = reading.node.void.saturating_add(node.void);
        shown.node = Some(node);
        match (state, qualifier) {
            (State::Unanswered(outcome), _) => {
                self.open(&name, outcome);
                if qualifier.is_none() {
                    reading.rest.get_or_insert(Rest::Open);
                }
            }
            (State::NoRecord, _) => self.leads(reading, shown, &is::SPF_INCLUDE_NONE, &name),
            (State::Broken, _) => self.leads(reading, shown, &is::SPF_INCLUDE_BROKEN, &name),
            (State::Read, None) => {
                reading.rest.get_or_insert(rest);
            }
            (State::Read, Some(qualifier)) => {
                // What passes everybody there matches everybody here.
                if let Rest::Says { qualifier: Qualifier::Pass, place } = rest {
                    if qualifier == Qualifier::Pass {
                        shown.fault = Some(is::SPF_ALL_PASS_INCLUDED.id);
                    }
                    let place = Place { included: true, ..place };
                    reading.rest.get_or_insert(Rest::Says { qualifier, place });
                }
            }
        }
    }

    fn network(
        &mut self,
        reading: &mut Reading,
        shown: &mut SpfTerm,
        qualifier: Qualifier,
        network: IpAddr,
        bits: u32,
    ) {
        let (wide, whole) = if network.is_ipv4() { (WIDE_V4, 32) } else { (WIDE_V6, 128) };
        shown.addresses.push(if bits == whole { network.to_string() } else { format!("{network}/{bits}") });
        if bits == 0 {
            decides(reading, shown, qualifier);
        } else if bits <= wide && qualifier == Qualifier::Pass {
            self.fault(reading, shown, &is::SPF_WIDE, State::Read);
        } else if is_nobodys(network) && reading.own {
            self.fault(reading, shown, &is::SPF_PRIVATE, State::Read);
        }
    }

    fn addresses(&mut self, reading: &mut Reading, shown: &mut SpfTerm, name: &str, prefixes: Prefixes) {
        let answers = [self.cx.ask(name, Kind::A), self.cx.ask(name, Kind::Aaaa)];
        for answer in &answers {
            for record in &answer.records {
                let (text, bits, whole) = match record {
                    Data::A(address) => (address.to_string(), prefixes.v4, 32),
                    Data::Aaaa(address) => (address.to_string(), prefixes.v6, 128),
                    _ => continue,
                };
                if shown.addresses.len() < MOST_ADDRESSES {
                    shown.addresses.push(if bits == whole { text } else { format!("{text}/{bits}") });
                }
            }
        }
        let is_empty = |answer: &Answer| matches!(answer.outcome, Outcome::NoRecords | Outcome::NoName);
        if answers.iter().all(is_empty) {
            reading.node.void += 1;
        } else if let Some(open) = answers.iter().find(|answer| !answer.outcome.is_known()) {
            self.open(name, open.outcome);
        }
    }

    fn servers(&mut self, reading: &mut Reading, shown: &mut SpfTerm, name: &str, prefixes: Prefixes) {
        let answer = self.cx.ask(name, Kind::Mx);
        if !answer.outcome.is_known() {
            return self.open(name, answer.outcome);
        }
        if answer.records.is_empty() {
            reading.node.void += 1;
        }
        if answer.records.len() > MOST_NAMES {
            return self.fault(reading, shown, &is::SPF_MX_MANY, State::Broken);
        }
        for host in hosts(&answer) {
            self.addresses(reading, shown, &host, prefixes);
        }
    }

    /// Something is wrong with a term. Of others' records only what touches the domain is told.
    fn fault(&mut self, reading: &mut Reading, shown: &mut SpfTerm, says: &Says, state: State) {
        shown.fault = shown.fault.or(Some(says.id));
        reading.node.fault = reading.node.fault.or(Some(says.id));
        if state == State::Broken {
            reading.state = State::Broken;
        }
        let touches = [is::SPF_WIDE.id, is::SPF_LOOP.id, is::SPF_MX_MANY.id].contains(&says.id);
        if !reading.own && !touches {
            return;
        }
        let domain = &reading.node.domain;
        let subject = if domain == self.cx.domain() { "" } else { domain.as_str() };
        let finding = Finding::new(says).about(subject).with("term", shown.text.clone());
        let is_mended = [&is::SPF_TERM, &is::SPF_TERM_VALUE, &is::SPF_TERM_NETWORK, &is::SPF_AFTER_ALL].contains(&says);
        let record = if reading.own && is_mended { mend::whole(reading.node.record.as_bytes()) } else { None };
        self.say(super::with_record(finding, domain, record));
    }

    /// A term leads to a record that spoils this one.
    fn leads(&mut self, reading: &mut Reading, shown: &mut SpfTerm, says: &Says, to: &str) {
        shown.fault = shown.fault.or(Some(says.id));
        reading.node.fault = reading.node.fault.or(Some(says.id));
        reading.state = State::Broken;
        self.say(Finding::new(says).about(to).with("term", shown.text.clone()));
    }

    /// A term that depends on who sends.
    fn depends(&mut self, shown: &SpfTerm) {
        if !self.findings.iter().any(|finding| finding.id == is::SPF_MACROS.id) {
            self.say(Finding::new(&is::SPF_MACROS).with("term", shown.text.clone()));
        }
    }

    /// Nobody answered.
    fn open(&mut self, name: &str, outcome: Outcome) {
        let finding = match outcome {
            Outcome::NotAsked => self.cx.unanswered(Topic::Spf, name, outcome),
            _ => Finding::new(&is::SPF_INCLUDE_NO_ANSWER).about(name),
        };
        let is_said = |before: &Finding| before.id == finding.id && before.subject == finding.subject;
        if !self.findings.iter().any(is_said) {
            self.say(finding);
        }
    }

    fn say(&mut self, finding: Finding) {
        if self.findings.len() < MOST_FINDINGS && !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }
}

/// A term that matches every address.
fn decides(reading: &mut Reading, shown: &mut SpfTerm, qualifier: Qualifier) {
    if qualifier == Qualifier::Pass {
        shown.fault = Some(is::SPF_ALL_PASS.id);
        reading.node.fault = reading.node.fault.or(Some(is::SPF_ALL_PASS.id));
    }
    let place = place(&reading.node, &shown.text, !reading.own);
    reading.rest.get_or_insert(Rest::Says { qualifier, place });
}

/// `a/0` and `mx/0`, which match every address as soon as the name has one.
fn whole_network(reading: &mut Reading, shown: &mut SpfTerm, qualifier: Qualifier, prefixes: Prefixes) {
    if (prefixes.v4 == 0 || prefixes.v6 == 0) && shown.addresses.iter().any(|address| address.ends_with("/0")) {
        decides(reading, shown, qualifier);
    }
}

fn place(node: &SpfNode, term: &str, included: bool) -> Place {
    Place { domain: node.domain.clone(), record: node.record.clone(), term: term.to_owned(), included }
}

fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

const fn unreadable(why: Why) -> &'static Says {
    match why {
        Why::UnknownTerm => &is::SPF_TERM,
        Why::NoValue | Why::Value | Why::Domain => &is::SPF_TERM_VALUE,
        Why::Address | Why::Prefix => &is::SPF_TERM_NETWORK,
        Why::Twice => &is::SPF_TERM_TWICE,
        Why::NotAscii => &is::SPF_NOT_ASCII,
        Why::TooMany => &is::SPF_TOO_MANY_TERMS,
    }
}

/// Mail from outside never comes from there (RFC 6890). The loopback is left out, as for mail servers: it is each
/// computer's own, and whoever names it gives nobody anything.
fn is_nobodys(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => v4.is_private() || v4.is_link_local() || v4.is_unspecified(),
        IpAddr::V6(v6) => v6.is_unspecified() || v6.is_unique_local() || v6.is_unicast_link_local(),
    }
}
