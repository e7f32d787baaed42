//! The name of a domain as somebody typed it.

use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46, verify_dns_length};
use muhr_inspect::names::confusable::mixes_scripts;
use muhr_inspect::visible::is_suspicious;
use std::net::IpAddr;

/// A domain, in both of its forms.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DomainName {
    ascii: String,
    unicode: String,
}

/// Why something is no domain that can be checked. Each has an error text of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotADomain {
    /// Nothing was typed.
    #[error("nothing was given")]
    Empty,
    /// An IP address.
    #[error("that is an IP address, not a domain")]
    Address,
    /// A single label, such as `localhost`, or a public suffix of one label.
    #[error("a domain has a dot in it")]
    OneLabel,
    /// More than 253 bytes, or a label of more than 63.
    #[error("that is longer than a domain can be")]
    TooLong,
    /// Characters that a domain cannot have, or that look like others (mixed scripts, invisible ones).
    #[error("a domain cannot have these characters")]
    Characters,
}

/// Bytes that are looked at; no domain, and hardly an address, is longer.
const MOST_TYPED: usize = 2_048;

impl DomainName {
    /// Reads what somebody typed: a domain; an e-mail address or a web address is taken for its domain. White space
    /// around it, a closing dot and upper case do not matter.
    ///
    /// # Errors
    /// Why it is none.
    pub fn parse(typed: &str) -> Result<Self, NotADomain> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(NotADomain::Empty);
        }
        if typed.len() > MOST_TYPED {
            return Err(NotADomain::TooLong);
        }
        let host = host(typed);
        if host.is_empty() {
            return Err(NotADomain::Characters);
        }
        if host.starts_with('[') || host.parse::<IpAddr>().is_ok() || ends_in_number(host) {
            return Err(NotADomain::Address);
        }
        // UTS 46 takes most of the unseen ones away without a word; a name that needs them away is a trick.
        if host.chars().any(is_suspicious) {
            return Err(NotADomain::Characters);
        }
        let ascii = Uts46::new()
            .to_ascii(host.as_bytes(), AsciiDenyList::STD3, Hyphens::CheckFirstLast, DnsLength::Ignore)
            .map_err(|_| NotADomain::Characters)?;
        let ascii = ascii.strip_suffix('.').unwrap_or(&ascii).to_owned();
        if ascii.split('.').any(str::is_empty) {
            return Err(NotADomain::Characters);
        }
        if !verify_dns_length(&ascii, false) {
            return Err(NotADomain::TooLong);
        }
        // Full-width digits and dots have become plain ones by now.
        if ends_in_number(&ascii) {
            return Err(NotADomain::Address);
        }
        if !ascii.contains('.') {
            return Err(NotADomain::OneLabel);
        }
        let (unicode, readable) =
            Uts46::new().to_unicode(ascii.as_bytes(), AsciiDenyList::STD3, Hyphens::CheckFirstLast);
        if readable.is_err() || unicode.split('.').any(mixes_scripts) {
            return Err(NotADomain::Characters);
        }
        Ok(Self { unicode: unicode.into_owned(), ascii })
    }

    /// As the domain name system knows it, lower case, with punycode.
    #[must_use]
    pub fn ascii(&self) -> &str {
        &self.ascii
    }

    /// As a person reads it.
    #[must_use]
    pub fn unicode(&self) -> &str {
        &self.unicode
    }
}

/// The host in what somebody typed: behind the scheme and the last `@`, before a path and a port.
fn host(typed: &str) -> &str {
    let inside = match typed.rsplit_once('<') {
        Some((_, address)) if typed.ends_with('>') => address.trim_end_matches('>'),
        _ => typed,
    };
    let ends = ['/', '?', '#', '\\'];
    let host = match inside.split_once("://") {
        Some((_, rest)) => behind_at(rest.split(ends).next().unwrap_or_default()),
        None => {
            let before = inside.split(ends).next().unwrap_or_default();
            // A web address without its scheme; a slash may also stand in front of the @ of an e-mail address.
            let host = if before.contains('.') || !inside.contains('@') { before } else { inside };
            behind_at(host).split(ends).next().unwrap_or_default()
        }
    };
    let host = host.trim();
    match host.rsplit_once(':') {
        Some((name, port)) if !name.contains(':') && port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

fn behind_at(text: &str) -> &str {
    let text = text.rsplit_once('@').map_or(text, |(_, behind)| behind);
    match text.split_at_checked(7) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("mailto:") => rest,
        _ => text,
    }
}

/// Its last label is a number, decimal or hexadecimal: programs read all of it as an IPv4 address (WHATWG URL §3.5).
fn ends_in_number(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let last = host.rsplit('.').next().unwrap_or_default();
    let hexadecimal = last.strip_prefix("0x").or_else(|| last.strip_prefix("0X"));
    let all = |text: &str, is: fn(&u8) -> bool| text.as_bytes().iter().all(is);
    (!last.is_empty() && all(last, u8::is_ascii_digit))
        || hexadecimal.is_some_and(|digits| all(digits, u8::is_ascii_hexdigit))
        || host.contains(':')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ascii(typed: &str) -> Result<String, NotADomain> {
        DomainName::parse(typed).map(|name| name.ascii().to_owned())
    }

    #[test]
    fn what_people_type_is_taken_for_its_domain() {
        for typed in [
            "example.gov.pk",
            " Example.GOV.pk.\n",
            "officer@example.gov.pk",
            "An Officer <officer@example.gov.pk>",
            "mailto:officer@example.gov.pk",
            "mailto:officer@example.gov.pk?subject=x",
            "https://example.gov.pk",
            "https://user:secret@example.gov.pk:8443/path/@other.example?x=y#z",
            "HTTPS://EXAMPLE.GOV.PK/",
            "example.gov.pk/mail",
            "example.gov.pk/@someone",
            "example.gov.pk:443",
            "a/b@example.gov.pk",
            "\"strange@address\"@example.gov.pk",
            "\u{ff25}xample。gov．pk",
        ] {
            assert_eq!(ascii(typed).as_deref(), Ok("example.gov.pk"), "{typed}");
        }
    }

    #[test]
    fn names_in_urdu_work_in_both_forms() {
        let name = DomainName::parse("وزارت.پاکستان").unwrap();
        assert!(name.ascii().ends_with(".xn--mgbai9azgqp6j"), "{}", name.ascii());
        assert_eq!(name.unicode(), "وزارت.پاکستان");
        assert_eq!(DomainName::parse(name.ascii()), Ok(name.clone()));
        assert_eq!(DomainName::parse("https://وزارت.پاکستان/ای-میل"), Ok(name));
        assert_eq!(ascii("bücher.example").as_deref(), Ok("xn--bcher-kva.example"));
        assert_eq!(ascii("правда.рф").as_deref(), Ok("xn--80aafi6cg.xn--p1ai"));
    }

    #[test]
    fn what_is_no_domain_says_why() {
        let (label, long) = ("a".repeat(64), "abcdefgh.".repeat(32));
        for (typed, why) in [
            ("", NotADomain::Empty),
            (" \t\n", NotADomain::Empty),
            ("192.0.2.1", NotADomain::Address),
            ("[192.0.2.1]", NotADomain::Address),
            ("officer@[IPv6:2001:db8::1]", NotADomain::Address),
            ("https://[2001:db8::1]:443/", NotADomain::Address),
            ("http://192.0.2.1:80/", NotADomain::Address),
            ("2001:db8::1", NotADomain::Address),
            ("127.1", NotADomain::Address),
            ("0x7f.0x1", NotADomain::Address),
            ("１２７.0.0.１", NotADomain::Address),
            ("١٢٧.0.0.١", NotADomain::Characters),
            ("localhost", NotADomain::OneLabel),
            ("pk.", NotADomain::OneLabel),
            ("officer@localhost", NotADomain::OneLabel),
            (&format!("{label}.example"), NotADomain::TooLong),
            (&format!("{long}example"), NotADomain::TooLong),
            (&"a.".repeat(5_000), NotADomain::TooLong),
            ("..", NotADomain::Characters),
            ("a..example", NotADomain::Characters),
            (".example.org", NotADomain::Characters),
            ("_dmarc.example.org", NotADomain::Characters),
            ("exa mple.org", NotADomain::Characters),
            ("-a.example", NotADomain::Characters),
            ("a-.example", NotADomain::Characters),
            ("exam\0ple.org", NotADomain::Characters),
            ("exam\u{200b}ple.org", NotADomain::Characters),
            ("exam\u{ad}ple.org", NotADomain::Characters),
            ("exam\u{202e}ple.org", NotADomain::Characters),
            ("gооgle.com", NotADomain::Characters),
            ("xn--ggle-55da.com", NotADomain::Characters),
            ("xn--a.example", NotADomain::Characters),
            ("xn--\u{fc}.example", NotADomain::Characters),
            ("@", NotADomain::Characters),
            ("https://", NotADomain::Characters),
        ] {
            assert_eq!(ascii(typed), Err(why), "{typed:?}");
        }
        let longest = format!("{}abcde.example", "abcdefghi.".repeat(24));
        assert_eq!(longest.len(), 253);
        assert!(ascii(&longest).is_ok() && ascii(&format!("a{longest}")).is_err());
    }

    proptest! {
        #[test]
        fn nothing_typed_breaks_it_and_what_it_says_it_says_again(typed in ".{0,300}") {
            if let Ok(name) = DomainName::parse(&typed) {
                prop_assert_eq!(DomainName::parse(name.ascii()), Ok(name.clone()));
                prop_assert!(name.ascii().is_ascii() && name.ascii().len() <= 253);
            }
        }

        #[test]
        fn plain_domains_stay_as_they_are(name in "[a-wyz][a-z0-9]{0,20}(\\.[a-wyz][a-z0-9]{0,20}){1,5}") {
            prop_assert_eq!(ascii(&name), Ok(name));
        }

        #[test]
        fn labels_of_any_letters_are_read_or_refused(label in "\\PC{1,20}", tail in "[a-z]{2,5}") {
            if let Ok(name) = DomainName::parse(&format!("{label}.{tail}")) {
                prop_assert_eq!(DomainName::parse(name.ascii()), Ok(name));
            }
        }
    }
}
