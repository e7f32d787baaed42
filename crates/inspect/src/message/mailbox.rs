//! Mailboxes in a header (RFC 5322 §3.4): a display name and an address, both hostile.

use mail_parser::parsers::MessageStream;
use mail_parser::{Address, HeaderValue};

/// Addresses in one header that are looked at.
const MOST: usize = 200;

/// One mailbox.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mailbox {
    /// The display name, decoded.
    pub name: String,
    /// The address, as written; empty where there is none.
    pub address: String,
}

impl Mailbox {
    /// What stands before the last @.
    #[must_use]
    pub fn local(&self) -> &str {
        self.address.rsplit_once('@').map_or("", |(local, _)| local)
    }

    /// What stands after the last @, lower case; empty where there is none.
    #[must_use]
    pub fn domain(&self) -> String {
        let domain = self.address.rsplit_once('@').map_or("", |(_, domain)| domain);
        domain.trim().trim_end_matches(['.', '>']).to_lowercase()
    }
}

/// All mailboxes of a header's value, groups flattened.
#[must_use]
pub fn mailboxes(value: &str) -> Vec<Mailbox> {
    let line = format!("{value}\n");
    let parsed = MessageStream::new(line.as_bytes()).parse_address();
    let HeaderValue::Address(address) = parsed else { return Vec::new() };
    let list = match address {
        Address::List(list) => list,
        Address::Group(groups) => groups.into_iter().flat_map(|group| group.addresses).collect(),
    };
    let mailbox = |addr: mail_parser::Addr<'_>| Mailbox {
        name: addr.name.map(|name| super::headers::decode(name.trim())).unwrap_or_default(),
        address: addr.address.map(|address| address.trim().to_owned()).unwrap_or_default(),
    };
    list.into_iter().take(MOST).map(mailbox).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses_come_apart() {
        let list = mailboxes("\"Ayesha, S\" <ayesha@finance.gov.pk>, =?utf-8?B?2YXbgdix?= <m@X.PK.>");
        let pairs: Vec<_> = list.iter().map(|one| (one.name.as_str(), one.domain())).collect();
        assert_eq!(pairs, [("Ayesha, S", "finance.gov.pk".into()), ("مہر", "x.pk".into())]);
    }

    #[test]
    fn a_name_without_an_address_has_none() {
        let list = mailboxes("Bank Support");
        assert!(list.iter().all(|one| !one.address.contains('@')));
    }
}
