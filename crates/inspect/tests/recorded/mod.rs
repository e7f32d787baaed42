//! Answers of the domain name system as others recorded them.

// Each test program uses a part of it.
#![allow(dead_code)]

use muhr_inspect::auth::dns::{Dns, Reply};
use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::path::{Path, PathBuf};

/// A folder of what lies beside the repository; nothing, and a line that says so, where it is absent.
pub(crate) fn shared(what: &str) -> Option<PathBuf> {
    let shared = std::env::var_os("MUHR_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let path = shared.join(what);
    if !path.exists() {
        println!("skipped: nothing at {}", path.display());
        return None;
    }
    Some(path)
}

/// What one name has.
#[derive(Clone, Debug, Default)]
pub(crate) struct Records {
    pub(crate) txt: Vec<Vec<u8>>,
    pub(crate) a: Vec<Ipv4Addr>,
    pub(crate) aaaa: Vec<Ipv6Addr>,
    pub(crate) mx: Vec<(u16, String)>,
    pub(crate) ptr: Vec<String>,
    /// Another name stands for it.
    pub(crate) alias: Option<String>,
    /// Nobody answers about it.
    pub(crate) is_silent: bool,
    /// Nobody answers where no record is known.
    pub(crate) is_silent_else: bool,
}

/// All recorded answers; names that are not here do not exist.
#[derive(Clone, Debug, Default)]
pub(crate) struct Zone(pub(crate) HashMap<String, Records>);

impl Zone {
    pub(crate) fn at(&mut self, name: &str) -> &mut Records {
        self.0.entry(name.trim_end_matches('.').to_lowercase()).or_default()
    }

    #[must_use]
    pub(crate) fn with(mut self, name: &str, text: &str) -> Self {
        self.at(name).txt.push(text.as_bytes().to_vec());
        self
    }

    /// The file of Mail::DKIM: a name and its text on a line.
    pub(crate) fn fake_dns(file: &Path) -> Self {
        let mut zone = Self::default();
        let text = std::fs::read_to_string(file).unwrap();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some((name, record)) = line.split_once([' ', '\t']) else { continue };
            match record.trim() {
                "NXDOMAIN" => {}
                fault if fault.starts_with("~~") => zone.at(name).is_silent = true,
                text => zone.at(name).txt.push(text.trim_matches('"').as_bytes().to_vec()),
            }
        }
        zone
    }

    /// The folder of blaze: a file for each name, `txt:` before each record.
    pub(crate) fn blaze(folder: &Path) -> Self {
        let mut zone = Self::default();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().trim_end_matches(".dns").to_owned();
            for line in std::fs::read_to_string(&path).unwrap().lines() {
                if let Some(text) = line.strip_prefix("txt:") {
                    zone.at(&name).txt.push(text.as_bytes().to_vec());
                }
            }
        }
        zone
    }

    fn reply<T: Clone>(&self, name: &str, of: impl Fn(&Records) -> &Vec<T>) -> Reply<T> {
        let mut found = self.0.get(name);
        for _ in 0..8 {
            let Some(alias) = found.and_then(|records| records.alias.as_ref()) else { break };
            found = self.0.get(alias);
        }
        match found {
            None => Reply::NoName,
            Some(records) if records.is_silent => Reply::NoAnswer,
            Some(records) if of(records).is_empty() && records.is_silent_else => Reply::NoAnswer,
            Some(records) if of(records).is_empty() => Reply::NoRecords,
            Some(records) => Reply::Records(of(records).clone()),
        }
    }
}

impl Dns for Zone {
    fn txt(&self, name: &str) -> Reply<Vec<u8>> {
        self.reply(name, |records| &records.txt)
    }
    fn a(&self, name: &str) -> Reply<Ipv4Addr> {
        self.reply(name, |records| &records.a)
    }
    fn aaaa(&self, name: &str) -> Reply<Ipv6Addr> {
        self.reply(name, |records| &records.aaaa)
    }
    fn mx(&self, name: &str) -> Reply<(u16, String)> {
        self.reply(name, |records| &records.mx)
    }
    fn ptr(&self, address: IpAddr) -> Reply<String> {
        let name = match address {
            IpAddr::V4(v4) => {
                let mut octets = v4.octets();
                octets.reverse();
                format!("{}.in-addr.arpa", octets.map(|octet| octet.to_string()).join("."))
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
        self.reply(&name, |records| &records.ptr)
    }
}
