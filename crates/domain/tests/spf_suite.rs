//! The openspf suite (release 2014.04 for RFC 7208) through the evaluator that others may call, each case as it is given:
//! 203 cases, none of them disputed. The explanations that it expects too are not fetched, and so not looked at. Skipped,
//! and said so, where the suite is not beside the repository.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use muhr_domain::{Answer, Data, Kind, Outcome, Resolve};
use muhr_inspect::auth::dns::{Dns, Reply};
use muhr_inspect::auth::spf::{Sending, evaluate};
use muhr_inspect::{Budget, Limits};
use muhr_test_support::{Zone, skipped};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::path::Path;
use std::time::Instant;
use yaml_rust2::{Yaml, YamlLoader};

/// Cases that we judge otherwise than the suite, and why. There is none.
const DISPUTED: [(&str, &str); 0] = [];
/// Cases in the suite.
const ALL: usize = 203;

/// A zone as the evaluator asks it.
struct Asked(Zone);

impl Asked {
    fn reply<T>(&self, name: &str, kind: Kind, of: impl Fn(Data) -> Option<T>) -> Reply<T> {
        let mut name = name.to_owned();
        for _ in 0..8 {
            match self.0.ask(&name, Kind::Cname, Instant::now()).records.first() {
                Some(Data::Name(alias)) => name.clone_from(alias),
                _ => break,
            }
        }
        let Answer { outcome, records, .. } = self.0.ask(&name, kind, Instant::now());
        match outcome {
            Outcome::Found => Reply::Records(records.into_iter().filter_map(of).collect()),
            Outcome::NoRecords => Reply::NoRecords,
            Outcome::NoName => Reply::NoName,
            _ => Reply::NoAnswer,
        }
    }
}

impl Dns for Asked {
    fn txt(&self, name: &str) -> Reply<Vec<u8>> {
        self.reply(name, Kind::Txt, |data| if let Data::Txt(text) = data { Some(text) } else { None })
    }
    fn a(&self, name: &str) -> Reply<Ipv4Addr> {
        self.reply(name, Kind::A, |data| if let Data::A(address) = data { Some(address) } else { None })
    }
    fn aaaa(&self, name: &str) -> Reply<Ipv6Addr> {
        self.reply(name, Kind::Aaaa, |data| if let Data::Aaaa(address) = data { Some(address) } else { None })
    }
    fn mx(&self, name: &str) -> Reply<(u16, String)> {
        let of = |data| if let Data::Mx { preference, host } = data { Some((preference, host)) } else { None };
        self.reply(name, Kind::Mx, of)
    }
    fn ptr(&self, address: IpAddr) -> Reply<String> {
        let name = match address {
            IpAddr::V4(v4) => {
                let [a, b, c, d] = v4.octets();
                format!("{d}.{c}.{b}.{a}.in-addr.arpa")
            }
            IpAddr::V6(v6) => {
                let digits = v6
                    .octets()
                    .iter()
                    .rev()
                    .map(|byte| format!("{:x}.{:x}.", byte & 15, byte >> 4))
                    .collect::<String>();
                format!("{digits}ip6.arpa")
            }
        };
        self.reply(&name, Kind::Ptr, |data| if let Data::Name(name) = data { Some(name) } else { None })
    }
}

/// Every byte that a character of the suite stands for; a list is one record in several strings.
fn bytes(value: &Yaml) -> Vec<u8> {
    match value {
        Yaml::Array(parts) => parts.iter().flat_map(bytes).collect(),
        Yaml::Integer(number) => number.to_string().into_bytes(),
        other => {
            let text = other.as_str().unwrap_or_default();
            let one = |c: char| u8::try_from(c).map_or_else(|_| c.to_string().into_bytes(), |byte| vec![byte]);
            text.chars().flat_map(one).collect()
        }
    }
}

fn host(text: &str) -> String {
    text.trim_end_matches('.').to_lowercase()
}

fn zone(data: &Yaml) -> Asked {
    let mut zone = Zone::default();
    for (name, records) in data.as_hash().unwrap() {
        let name = host(name.as_str().unwrap());
        let (mut spf, mut has_txt, mut silent) = (Vec::new(), false, false);
        // What has no record at all exists all the same.
        zone = zone.with(&name, Kind::Ns, Data::Name(String::new()));
        for record in records.as_vec().unwrap() {
            let Some((kind, value)) = record.as_hash().and_then(|record| record.iter().next()) else {
                silent |= record.as_str() == Some("TIMEOUT");
                continue;
            };
            let text = || value.as_str().unwrap();
            zone = match kind.as_str().unwrap() {
                "SPF" => {
                    spf.push(bytes(value));
                    zone
                }
                "TXT" => {
                    has_txt = true;
                    if value.as_str() == Some("NONE") {
                        zone
                    } else {
                        zone.with(&name, Kind::Txt, Data::Txt(bytes(value)))
                    }
                }
                "A" | "AAAA" => zone.address(&name, text()),
                "MX" => {
                    let preference = u16::try_from(value[0].as_i64().unwrap()).unwrap();
                    zone.mx(&name, preference, &host(value[1].as_str().unwrap()))
                }
                "CNAME" => zone.with(&name, Kind::Cname, Data::Name(host(text()))),
                "PTR" => zone.with(&name, Kind::Ptr, Data::Name(text().to_owned())),
                other => panic!("{other}"),
            };
        }
        // Records of the type SPF, which is gone, stand for TXT unless there is one.
        if !has_txt {
            zone = spf.into_iter().fold(zone, |zone, text| zone.with(&name, Kind::Txt, Data::Txt(text)));
        }
        if silent {
            for kind in [Kind::Txt, Kind::A, Kind::Aaaa, Kind::Mx, Kind::Ptr] {
                let answer = zone.ask(&name, kind, Instant::now());
                if answer.outcome != Outcome::Found {
                    zone = zone.instead(&name, kind, Outcome::TimedOut);
                }
            }
        }
    }
    Asked(zone)
}

/// The suite, with a number behind each case's name: one of them names two cases alike, which YAML forbids.
fn documents() -> Vec<Yaml> {
    let shared = std::env::var_os("MUHR_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), Into::into);
    let path = shared.join("bench-domain/rfc7208-tests.yml");
    let Ok(text) = std::fs::read_to_string(&path) else {
        skipped("the openspf suite", &format!("nothing at {}", path.display()));
        return Vec::new();
    };
    let mut number = 0;
    let mut distinct = |line: &str| {
        let name = line.strip_prefix("  ").and_then(|rest| rest.trim_end().strip_suffix(':'));
        let is_name =
            |name: &&str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c));
        match name.filter(is_name) {
            Some(name) => {
                number += 1;
                format!("  {name}-{number}:\n")
            }
            None => format!("{line}\n"),
        }
    };
    YamlLoader::load_from_str(&text.lines().map(&mut distinct).collect::<String>()).unwrap()
}

#[test]
fn every_case_of_the_suite_comes_out_as_it_says_but_those_that_are_named() {
    let documents = documents();
    let (mut all, mut wrong) = (0, Vec::new());
    for document in &documents {
        let zone = zone(&document["zonedata"]);
        for (name, test) in document["tests"].as_hash().unwrap() {
            let text = |what: &str| test[what].as_str().unwrap_or_default().to_owned();
            let address: IpAddr = text("host").parse().unwrap();
            let sending = Sending { address, helo: text("helo"), return_path: text("mailfrom") };
            let limits = Limits { questions: 200, ..Limits::default() };
            let found = evaluate(&sending, &zone, &Budget::new(limits, &|| false)).as_str();
            let expected: Vec<String> = match &test["result"] {
                Yaml::Array(several) => several.iter().map(|one| one.as_str().unwrap().to_owned()).collect(),
                one => vec![one.as_str().unwrap_or("none").to_owned()],
            };
            all += 1;
            let name = name.as_str().unwrap();
            if !expected.iter().any(|one| one == found) && DISPUTED.iter().all(|(one, _)| *one != name) {
                wrong.push(format!("{name}: {found}, not {expected:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(documents.is_empty() || all == ALL, "{all} cases");
}
