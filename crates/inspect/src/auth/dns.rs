//! What the domain name system says. It is asked through [`Dns`], which somebody else provides: here nothing touches a
//! network. Names come out of hostile mail, so every one is looked at before it is asked, and there is an end to them.

use crate::limits::Budget;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// What came of a question. "There is none" and "nobody answered" are different things, and stay so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply<T> {
    /// These records; at least one.
    Records(Vec<T>),
    /// The name exists and has no record of this type.
    NoRecords,
    /// The name does not exist (NXDOMAIN, RFC 8020).
    NoName,
    /// It was asked, and nobody knows: no answer in time, or a failing or refusing server.
    NoAnswer,
    /// It was not asked: the time was up, or nobody has been answering.
    NotAsked,
}

/// Whoever can ask the domain name system. Names come lower case and without a closing dot.
pub trait Dns {
    /// TXT records, the strings of each put together.
    fn txt(&self, name: &str) -> Reply<Vec<u8>>;
    /// IPv4 addresses.
    fn a(&self, name: &str) -> Reply<Ipv4Addr>;
    /// IPv6 addresses.
    fn aaaa(&self, name: &str) -> Reply<Ipv6Addr>;
    /// Mail servers with their preference, the least first.
    fn mx(&self, name: &str) -> Reply<(u16, String)>;
    /// Names of an address.
    fn ptr(&self, address: IpAddr) -> Reply<String>;
}

/// A question that was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The type of record, such as `TXT`.
    pub kind: &'static str,
    /// The name; for `PTR` the address.
    pub name: String,
    /// Whether an answer came, be it that there is nothing.
    pub answered: bool,
}

/// Asks on behalf of one message: no name twice for the same record, no bad names, no more than the limit.
pub(super) struct Asker<'a> {
    dns: &'a dyn Dns,
    budget: &'a Budget<'a>,
    left: Cell<u32>,
    refused: Cell<bool>,
    unanswered: Cell<bool>,
    texts: RefCell<HashMap<String, Reply<Vec<u8>>>>,
    asked: RefCell<Vec<Asked>>,
}

impl<'a> Asker<'a> {
    pub(super) fn new(dns: &'a dyn Dns, budget: &'a Budget<'a>) -> Self {
        Self {
            dns,
            budget,
            left: Cell::new(budget.limits().questions),
            refused: Cell::new(false),
            unanswered: Cell::new(false),
            texts: RefCell::default(),
            asked: RefCell::default(),
        }
    }

    /// Everything that was asked, in its order.
    pub(super) fn asked(&self) -> Vec<Asked> {
        self.asked.borrow().clone()
    }

    /// True once a question was left out because there were too many or the time was up.
    pub(super) fn reached_limit(&self) -> bool {
        self.refused.get()
    }

    /// True once a question found no answer, or nobody to put it to.
    pub(super) fn went_unanswered(&self) -> bool {
        self.unanswered.get()
    }

    pub(super) fn txt(&self, name: &str) -> Reply<Vec<u8>> {
        let Some(name) = askable(name) else { return Reply::NoName };
        if let Some(known) = self.texts.borrow().get(&name) {
            return known.clone();
        }
        let reply = self.ask("TXT", &name, || self.dns.txt(&name));
        self.texts.borrow_mut().insert(name, reply.clone());
        reply
    }

    pub(super) fn a(&self, name: &str) -> Reply<Ipv4Addr> {
        let Some(name) = askable(name) else { return Reply::NoName };
        self.ask("A", &name, || self.dns.a(&name))
    }

    pub(super) fn aaaa(&self, name: &str) -> Reply<Ipv6Addr> {
        let Some(name) = askable(name) else { return Reply::NoName };
        self.ask("AAAA", &name, || self.dns.aaaa(&name))
    }

    pub(super) fn mx(&self, name: &str) -> Reply<(u16, String)> {
        let Some(name) = askable(name) else { return Reply::NoName };
        self.ask("MX", &name, || self.dns.mx(&name))
    }

    pub(super) fn ptr(&self, address: IpAddr) -> Reply<String> {
        self.ask("PTR", &address.to_string(), || self.dns.ptr(address))
    }

    fn ask<T>(&self, kind: &'static str, name: &str, ask: impl FnOnce() -> Reply<T>) -> Reply<T> {
        let Some(left) = self.left.get().checked_sub(1).filter(|_| self.budget.wait_no_longer().is_ok()) else {
            self.refused.set(true);
            return Reply::NoAnswer;
        };
        self.left.set(left);
        let reply = match ask() {
            Reply::Records(records) if records.is_empty() => Reply::NoRecords,
            reply => reply,
        };
        let answered = !matches!(reply, Reply::NoAnswer | Reply::NotAsked);
        if !answered {
            self.unanswered.set(true);
        }
        if matches!(reply, Reply::NotAsked) {
            return Reply::NoAnswer;
        }
        self.asked.borrow_mut().push(Asked { kind, name: name.to_owned(), answered });
        reply
    }
}

/// The name as it may be asked, lower case and without a closing dot: labels of 1 to 63 letters, digits and signs, 253
/// in all (RFC 1035 §2.3.4); nothing where it is none.
#[must_use]
pub fn askable(name: &str) -> Option<String> {
    let name = name.strip_suffix('.').unwrap_or(name);
    let name = if name.is_ascii() { name.to_ascii_lowercase() } else { crate::names::domain::ascii(name) };
    let label = |label: &str| {
        let plain = |byte: u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'\\' | b'"');
        (1..=63).contains(&label.len()) && label.bytes().all(plain)
    };
    (name.len() <= 253 && name.split('.').all(label)).then_some(name)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::limits::Limits;

    /// A zone for tests: what is not in it does not exist.
    #[derive(Clone, Default)]
    pub(crate) struct Zone {
        pub(crate) txt: HashMap<String, Reply<Vec<u8>>>,
        pub(crate) a: HashMap<String, Reply<Ipv4Addr>>,
    }

    impl Zone {
        pub(crate) fn having(mut self, name: &str, text: &str) -> Self {
            self.txt.insert(name.to_owned(), Reply::Records(vec![text.as_bytes().to_vec()]));
            self
        }

        pub(crate) fn silent(mut self, name: &str) -> Self {
            self.txt.insert(name.to_owned(), Reply::NoAnswer);
            self
        }
    }

    impl Dns for Zone {
        fn txt(&self, name: &str) -> Reply<Vec<u8>> {
            self.txt.get(name).cloned().unwrap_or(Reply::NoName)
        }
        fn a(&self, name: &str) -> Reply<Ipv4Addr> {
            self.a.get(name).cloned().unwrap_or(Reply::NoName)
        }
        fn aaaa(&self, _: &str) -> Reply<Ipv6Addr> {
            Reply::NoName
        }
        fn mx(&self, _: &str) -> Reply<(u16, String)> {
            Reply::NoName
        }
        fn ptr(&self, _: IpAddr) -> Reply<String> {
            Reply::NoName
        }
    }

    #[test]
    fn only_names_that_can_exist_are_asked() {
        let long = "a".repeat(64);
        let all = vec!["abcdefg"; 40].join(".");
        for bad in ["", ".", "a..b", "a\tb.example", "a\0.example", long.as_str(), all.as_str(), "a\\.example"] {
            assert_eq!(askable(bad), None, "{bad}");
        }
        assert_eq!(askable("_DMARC.Example.ORG.").as_deref(), Some("_dmarc.example.org"));
        assert_eq!(askable("bücher.example").as_deref(), Some("xn--bcher-kva.example"));
    }

    #[test]
    fn there_is_an_end_to_questions_and_it_is_no_answer() {
        let limits = Limits { questions: 2, ..Limits::default() };
        let budget = Budget::new(limits, &|| false);
        let zone = Zone::default();
        let asker = Asker::new(&zone, &budget);
        assert_eq!(asker.txt("a.example"), Reply::NoName);
        assert_eq!(asker.txt("a.example"), Reply::NoName, "the same is not asked twice");
        assert_eq!(asker.txt("b.example"), Reply::NoName);
        assert!(!asker.reached_limit());
        assert_eq!(asker.txt("c.example"), Reply::NoAnswer);
        assert!(asker.reached_limit());
        assert_eq!(asker.asked().len(), 2);
    }
}
