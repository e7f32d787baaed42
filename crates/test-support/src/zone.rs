//! The domain name system as a test wants it.

use muhr_domain::{Answer, Data, Kind, Outcome, Resolve};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// Names with their records. A name with nothing at it or below it does not exist; `*.name` answers for what does not.
#[derive(Debug, Default)]
pub struct Zone {
    answers: BTreeMap<(String, Kind), Answer>,
    elsewhere: Option<Outcome>,
    asked: Mutex<Vec<(String, Kind)>>,
}

impl Zone {
    /// One more record.
    #[must_use]
    pub fn with(mut self, name: &str, kind: Kind, record: Data) -> Self {
        let answer = self.answers.entry((name.to_owned(), kind)).or_insert_with(|| found(Vec::new()));
        answer.outcome = Outcome::Found;
        answer.records.push(record);
        self
    }

    /// One more text.
    #[must_use]
    pub fn txt(self, name: &str, text: &str) -> Self {
        self.with(name, Kind::Txt, Data::Txt(text.as_bytes().to_vec()))
    }

    /// One more address.
    ///
    /// # Panics
    /// If it is none.
    #[must_use]
    #[allow(clippy::panic)]
    pub fn address(self, name: &str, address: &str) -> Self {
        match address.parse() {
            Ok(std::net::IpAddr::V4(v4)) => self.with(name, Kind::A, Data::A(v4)),
            Ok(std::net::IpAddr::V6(v6)) => self.with(name, Kind::Aaaa, Data::Aaaa(v6)),
            Err(_) => panic!("{address}"),
        }
    }

    /// One more mail server; none at all where the host is empty.
    #[must_use]
    pub fn mx(self, name: &str, preference: u16, host: &str) -> Self {
        self.with(name, Kind::Mx, Data::Mx { preference, host: host.to_owned() })
    }

    /// One more CAA record.
    #[must_use]
    pub fn caa(self, name: &str, critical: bool, tag: &str, value: &str) -> Self {
        self.with(name, Kind::Caa, Data::Caa { critical, tag: tag.to_owned(), value: value.as_bytes().to_vec() })
    }

    /// What comes of a question instead of records.
    #[must_use]
    pub fn instead(mut self, name: &str, kind: Kind, outcome: Outcome) -> Self {
        let answer = Answer { outcome, ..found(Vec::new()) };
        self.answers.insert((name.to_owned(), kind), answer);
        self
    }

    /// Without any record of that kind.
    #[must_use]
    pub fn without(mut self, name: &str, kind: Kind) -> Self {
        self.answers.remove(&(name.to_owned(), kind));
        self
    }

    /// The resolver vouches for the answer; also for one that there is nothing.
    #[must_use]
    pub fn signed(mut self, name: &str, kind: Kind) -> Self {
        let plain = self.find(name, kind);
        self.answers.insert((name.to_owned(), kind), Answer { authentic: true, ..plain });
        self
    }

    /// What comes of every question about a name that is not here.
    #[must_use]
    pub fn otherwise(mut self, outcome: Outcome) -> Self {
        self.elsewhere = Some(outcome);
        self
    }

    /// What has been asked, in the order of the questions.
    pub fn asked(&self) -> Vec<(String, Kind)> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn find(&self, name: &str, kind: Kind) -> Answer {
        if let Some(answer) = self.answers.get(&(name.to_owned(), kind)) {
            return answer.clone();
        }
        let below = format!(".{name}");
        let exists = self
            .answers
            .iter()
            .any(|((one, _), answer)| answer.outcome != Outcome::NoName && (one == name || one.ends_with(&below)));
        let mut above = name;
        while let (false, Some((_, rest))) = (exists, above.split_once('.')) {
            above = rest;
            if let Some(answer) = self.answers.get(&(format!("*.{above}"), kind)) {
                return answer.clone();
            }
        }
        let nothing = if exists { Outcome::NoRecords } else { self.elsewhere.unwrap_or(Outcome::NoName) };
        Answer { outcome: nothing, ..found(Vec::new()) }
    }
}

impl Resolve for Zone {
    fn ask(&self, name: &str, kind: Kind, _: Instant) -> Answer {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).push((name.to_owned(), kind));
        self.find(name, kind)
    }

    fn servers(&self) -> Vec<String> {
        vec!["192.0.2.53".to_owned()]
    }
}

const fn found(records: Vec<Data>) -> Answer {
    Answer { outcome: Outcome::Found, records, aliases: Vec::new(), authentic: false }
}
