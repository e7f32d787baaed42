//! Asking names for the check of a domain: every kind of record, with what the resolver says of DNSSEC, over plain DNS, TLS
//! (RFC 7858) or HTTPS (RFC 8484).

use super::exchange::{Exchange, NoAnswer, Question, Verify};
use super::{named, plain};
use crate::error::{AppError, Code};
use hickory_net::proto::op::{Message, ResponseCode};
use hickory_net::proto::rr::{Name, RData, RecordType};
use muhr_domain::{Answer, Data, Kind, Outcome, Resolve};
use rustls::RootCertStore;
use std::sync::Arc;
use std::time::Instant;

/// Records of one answer that are kept.
const MOST_RECORDS: usize = 50;
/// Names that a name stands for that are followed.
const MOST_ALIASES: usize = 16;

/// Somebody who answers questions about names.
pub struct Names {
    exchange: Exchange,
}

impl std::fmt::Debug for Names {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Names").field("servers", &self.exchange.shown()).finish_non_exhaustive()
    }
}

impl Names {
    /// The system's resolver where nothing is named; else an address with or without a port,
    /// `tls://ADDRESS[:PORT][#NAME]`, or `https://ADDRESS[:PORT][/PATH][#NAME]`.
    ///
    /// # Errors
    /// [`crate::error::Code::NoResolver`]: that names nobody, or the system does.
    pub fn new(named: &str) -> Result<Arc<Self>, AppError> {
        Self::trusting(named, None)
    }

    /// The same, trusting these authorities instead of those that this computer trusts.
    ///
    /// # Errors
    /// As for [`Self::new`].
    pub fn trusting(named: &str, roots: Option<&Arc<RootCertStore>>) -> Result<Arc<Self>, AppError> {
        let nobody = || AppError::new(Code::NoResolver).with("name", named);
        let servers = named::servers(named).ok_or_else(nobody)?;
        Ok(Arc::new(Self { exchange: Exchange::new(servers, roots)? }))
    }

    fn ask_once(&self, questions: &[Question], until: Instant, stop: &dyn Fn() -> bool) -> Vec<Answer> {
        let answers = self.exchange.ask_all(questions.to_vec(), until, stop);
        let read = |(answer, question): (Result<Message, NoAnswer>, &Question)| match answer {
            Ok(message) => read(&message, question.name.clone(), question.kind),
            Err(NoAnswer::Silence) => Answer::without(Outcome::TimedOut),
            Err(NoAnswer::NotAsked) => Answer::without(Outcome::NotAsked),
        };
        answers.into_iter().zip(questions).map(read).collect()
    }
}

impl Resolve for Names {
    fn ask(&self, name: &str, kind: Kind, until: Instant) -> Answer {
        self.ask_unless(name, kind, until, &|| false)
    }

    fn ask_unless(&self, name: &str, kind: Kind, until: Instant, stop: &(dyn Fn() -> bool + Sync)) -> Answer {
        let answers = self.ask_all(&[(name.to_owned(), kind)], until, stop);
        answers.into_iter().next().unwrap_or_else(|| Answer::without(Outcome::NotAsked))
    }

    fn ask_all(&self, questions: &[(String, Kind)], until: Instant, stop: &(dyn Fn() -> bool + Sync)) -> Vec<Answer> {
        let mut answers: Vec<Answer> = questions.iter().map(|_| Answer::without(Outcome::NoName)).collect();
        let mut asked: Vec<(usize, Question)> = Vec::new();
        for (at, (name, kind)) in questions.iter().enumerate() {
            if let Some(mut name) = super::labels(name) {
                name.set_fqdn(true);
                asked.push((at, Question { name, kind: record_type(*kind), verify: Verify::Yes }));
            }
        }
        let once = |asked: &[(usize, Question)]| {
            let questions: Vec<Question> = asked.iter().map(|(_, question)| question.clone()).collect();
            self.ask_once(&questions, until, stop)
        };
        for ((at, _), answer) in asked.iter().zip(once(&asked)) {
            if let Some(place) = answers.get_mut(*at) {
                *place = answer;
            }
        }
        // Whoever can tell when nobody verifies has failed for what the signatures say (RFC 4035 5.5).
        asked.retain(|(at, _)| answers.get(*at).is_some_and(|answer| answer.outcome == Outcome::Failed));
        for (_, question) in &mut asked {
            question.verify = Verify::No;
        }
        if asked.is_empty() {
            return answers;
        }
        for ((at, _), unverified) in asked.iter().zip(once(&asked)) {
            if let Some(place) = answers.get_mut(*at).filter(|_| unverified.outcome.is_known()) {
                *place = Answer::without(Outcome::Bogus);
            }
        }
        answers
    }

    fn servers(&self) -> Vec<String> {
        self.exchange.shown()
    }
}

const fn record_type(kind: Kind) -> RecordType {
    match kind {
        Kind::A => RecordType::A,
        Kind::Aaaa => RecordType::AAAA,
        Kind::Mx => RecordType::MX,
        Kind::Txt => RecordType::TXT,
        Kind::Cname => RecordType::CNAME,
        Kind::Ns => RecordType::NS,
        Kind::Soa => RecordType::SOA,
        Kind::Ptr => RecordType::PTR,
        Kind::Tlsa => RecordType::TLSA,
        Kind::Caa => RecordType::CAA,
        Kind::Ds => RecordType::DS,
    }
}

fn read(message: &Message, name: Name, kind: RecordType) -> Answer {
    let outcome = match message.metadata.response_code {
        ResponseCode::NoError => Outcome::Found,
        ResponseCode::NXDomain => Outcome::NoName,
        ResponseCode::Refused => Outcome::Refused,
        _ => return Answer::without(Outcome::Failed),
    };
    let mut owner = name;
    let mut aliases = Vec::new();
    while kind != RecordType::CNAME && aliases.len() < MOST_ALIASES {
        let next = message.answers.iter().find_map(|record| match &record.data {
            RData::CNAME(target) if record.name == owner => Some(target.0.clone()),
            _ => None,
        });
        let Some(next) = next else { break };
        let shown = plain(&next);
        // A name that stands for itself leads nowhere.
        if aliases.contains(&shown) {
            break;
        }
        aliases.push(shown);
        owner = next;
    }
    let authentic = message.metadata.authentic_data;
    let of_owner = message.answers.iter().filter(|record| record.name == owner && record.record_type() == kind);
    let records: Vec<Data> = of_owner.filter_map(|record| data(&record.data)).take(MOST_RECORDS).collect();
    match outcome {
        Outcome::Found if records.is_empty() => Answer { outcome: Outcome::NoRecords, records, aliases, authentic },
        Outcome::Found => Answer { outcome, records, aliases, authentic },
        _ => Answer { outcome, records: Vec::new(), aliases, authentic },
    }
}

fn data(data: &RData) -> Option<Data> {
    Some(match data {
        RData::A(address) => Data::A(address.0),
        RData::AAAA(address) => Data::Aaaa(address.0),
        RData::MX(server) => Data::Mx { preference: server.preference, host: plain(&server.exchange) },
        RData::TXT(text) => Data::Txt(text.txt_data.concat()),
        RData::CNAME(name) => Data::Name(plain(name)),
        RData::NS(name) => Data::Name(plain(name)),
        RData::PTR(name) => Data::Name(plain(name)),
        RData::SOA(start) => Data::Name(plain(&start.mname)),
        RData::TLSA(one) => Data::Tlsa {
            usage: one.cert_usage.into(),
            selector: one.selector.into(),
            matching: one.matching.into(),
            data: one.cert_data.clone(),
        },
        RData::CAA(one) => Data::Caa { critical: one.issuer_critical, tag: one.tag.clone(), value: one.value.clone() },
        other if other.record_type() == RecordType::DS => Data::Ds,
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
