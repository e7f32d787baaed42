//! What names and servers say of a domain that is checked.

use crate::promises::domain as promises;
use muhr_domain::{Answer, Data, Kind, Outcome, Resolve, doors};
use std::time::Instant;

/// Records, one of each line: its type and its value as in a zone file, texts without quotation marks. `AD` on a line of
/// its own has everything verified.
pub(crate) fn zone(bytes: &[u8]) {
    let zone = Zone::read(bytes);
    if let Some(report) = doors::names(&zone) {
        promises::report(&report);
    }
}

pub(crate) fn mail_server(bytes: &[u8]) {
    promises::findings(&doors::mail_server(bytes));
}

pub(crate) fn policy_host(bytes: &[u8]) {
    promises::findings(&doors::policy_host(bytes));
}

pub(crate) fn certificates(bytes: &[u8]) {
    promises::findings(&doors::certificates(bytes));
}

/// Answers every question with all records of that type.
struct Zone {
    records: Vec<Data>,
    authentic: bool,
}

impl Zone {
    fn read(bytes: &[u8]) -> Self {
        let lines = || bytes.split(|byte| *byte == b'\n');
        Self { records: lines().filter_map(record).collect(), authentic: lines().any(|line| line == b"AD") }
    }
}

fn record(line: &[u8]) -> Option<Data> {
    let (kind, value) = line.split_at(line.iter().position(|byte| *byte == b' ')?);
    let value = value.get(1..)?;
    let text = String::from_utf8_lossy(value);
    let mut words = text.splitn(4, ' ');
    let mut word = || words.next().unwrap_or_default().to_owned();
    Some(match kind {
        b"TXT" => Data::Txt(value.to_vec()),
        b"A" => Data::A(text.parse().ok()?),
        b"AAAA" => Data::Aaaa(text.parse().ok()?),
        b"MX" => Data::Mx { preference: word().parse().ok()?, host: word().to_ascii_lowercase() },
        b"CAA" => Data::Caa { critical: word() != "0", tag: word(), value: (word() + " " + &word()).into_bytes() },
        b"TLSA" => Data::Tlsa {
            usage: word().parse().ok()?,
            selector: word().parse().ok()?,
            matching: word().parse().ok()?,
            data: word().into_bytes(),
        },
        b"SOA" => Data::Name(text.into_owned()),
        b"DS" => Data::Ds,
        _ => return None,
    })
}

impl Resolve for Zone {
    fn ask(&self, name: &str, kind: Kind, _: Instant) -> Answer {
        // Were every selector there, none would count.
        let is_key = |record: &Data| matches!(record, Data::Txt(text) if text.starts_with(b"v=DKIM1"));
        let below_keys = name.ends_with(&format!("_domainkey.{}", doors::DOMAIN));
        if below_keys && !name.starts_with("one.") {
            let is_above = name.starts_with("_domainkey.");
            return Answer::without(if is_above { Outcome::NoRecords } else { Outcome::NoName });
        }
        let is_asked = |record: &&Data| record.is(kind) && is_key(record) == below_keys;
        let records: Vec<Data> = self.records.iter().filter(is_asked).cloned().collect();
        let outcome = if records.is_empty() { Outcome::NoRecords } else { Outcome::Found };
        Answer { records, authentic: self.authentic, ..Answer::without(outcome) }
    }

    fn servers(&self) -> Vec<String> {
        Vec::new()
    }
}
