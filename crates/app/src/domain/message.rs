//! What a message says of its domain: where the keys of its signatures are, and whether they fit.

use super::asked;
use crate::checking::Item;
use crate::dto::DomainMessageDto;
use crate::error::{AppError, Code};
use crate::progress::Cancel;
use muhr_domain::{Data, DomainName, Kind, Outcome, Resolve, Signed};
use muhr_inspect::auth::Checked;
use muhr_inspect::auth::dns::{Dns, Reply};
use muhr_inspect::visible::visible;
use muhr_inspect::{Book, Context, Limits};
use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// Longest time that reading a message may take, and asking about it.
const PATIENCE: Duration = Duration::from_secs(10);
/// Selectors that are told.
const MOST_SELECTORS: usize = 20;

/// Reads a message; nobody is asked.
///
/// # Errors
/// It cannot be read; [`Code::DomainNoSender`]: it names no sender's domain.
pub fn read(id: &str, item: &Item) -> Result<DomainMessageDto, AppError> {
    let (domain, signatures) = inspected(item, &Nobody, &Cancel::default())?;
    let selectors: BTreeSet<String> = signatures.into_iter().map(|one| one.selector).collect();
    Ok(DomainMessageDto {
        id: id.to_owned(),
        file: visible(item.shown()),
        domain: domain.ascii().to_owned(),
        selectors: selectors.into_iter().take(MOST_SELECTORS).collect(),
    })
}

/// What comes of verifying the signatures of a message that are of `domain`, or above or below it; none where the message
/// is of another domain.
///
/// # Errors
/// As for [`read`].
pub fn verified(item: &Item, domain: &DomainName, dns: &dyn Resolve, cancel: &Cancel) -> Result<Vec<Signed>, AppError> {
    let asking = Asking { dns, domain: domain.ascii(), until: Instant::now() + PATIENCE };
    let (of, signatures) = inspected(item, &asking, cancel)?;
    if !related(of.ascii(), domain.ascii()) {
        return Ok(Vec::new());
    }
    let signed = signatures.into_iter().filter(|one| related(&one.domain, domain.ascii())).map(|one| Signed {
        verifies: match one.reason {
            _ if one.proves() => Some(true),
            reason if reason.leaves_open() => None,
            _ => Some(false),
        },
        domain: one.domain,
        selector: one.selector,
    });
    Ok(signed.take(MOST_SELECTORS).collect())
}

/// The domain in From, and the signatures of it.
fn inspected(item: &Item, dns: &dyn Dns, cancel: &Cancel) -> Result<(DomainName, Vec<Checked>), AppError> {
    let bytes = item.read(Limits::default().input_bytes)?;
    let since = Instant::now();
    let impatient = || cancel.is_cancelled() || since.elapsed() > PATIENCE;
    let book = Book::new(Vec::new(), Vec::new(), Vec::new());
    let context = Context { impatient: &impatient, dns: Some(dns), ..Context::new(&book) };
    let no_sender = || AppError::new(Code::DomainNoSender).with("name", visible(item.shown()));
    // Whatever a hostile message does to a parser.
    let inspect = || muhr_inspect::inspect(&bytes, item.shown(), &context);
    let report = catch_unwind(AssertUnwindSafe(inspect)).map_err(|_| no_sender())?;
    let sender = report.sender.ok_or_else(no_sender)?;
    let domain = sender.address.rsplit_once('@').ok_or_else(no_sender)?.1;
    let domain = asked::domain(domain).map_err(|_| no_sender())?;
    let computed = report.authentication.and_then(|it| it.computed);
    let mut signatures = computed.map(|it| it.signatures).unwrap_or_default();
    for one in &mut signatures {
        one.domain.make_ascii_lowercase();
        one.selector.make_ascii_lowercase();
    }
    signatures.retain(|one| related(&one.domain, domain.ascii()) && asked::is_selector(&one.selector));
    Ok((domain, signatures))
}

/// One is the other, or above it.
fn related(one: &str, other: &str) -> bool {
    let is_below = |below: &str, above: &str| below.strip_suffix(above).is_some_and(|rest| rest.ends_with('.'));
    !one.is_empty() && !other.is_empty() && (one == other || is_below(one, other) || is_below(other, one))
}

/// Nobody who could be asked.
struct Nobody;

impl Dns for Nobody {
    fn txt(&self, _: &str) -> Reply<Vec<u8>> {
        Reply::NotAsked
    }

    fn a(&self, _: &str) -> Reply<Ipv4Addr> {
        Reply::NotAsked
    }

    fn aaaa(&self, _: &str) -> Reply<Ipv6Addr> {
        Reply::NotAsked
    }

    fn mx(&self, _: &str) -> Reply<(u16, String)> {
        Reply::NotAsked
    }

    fn ptr(&self, _: IpAddr) -> Reply<String> {
        Reply::NotAsked
    }
}

/// Whoever the check asks. Only keys of the domain are asked for: this is about its signatures.
struct Asking<'a> {
    dns: &'a dyn Resolve,
    domain: &'a str,
    until: Instant,
}

impl Dns for Asking<'_> {
    fn txt(&self, name: &str) -> Reply<Vec<u8>> {
        if !name.rsplit_once("._domainkey.").is_some_and(|(_, signer)| related(signer, self.domain)) {
            return Reply::NotAsked;
        }
        let answer = self.dns.ask(name, Kind::Txt, self.until);
        let text = |data| if let Data::Txt(text) = data { Some(text) } else { None };
        match answer.outcome {
            Outcome::Found => Reply::Records(answer.records.into_iter().filter_map(text).collect()),
            Outcome::NoRecords => Reply::NoRecords,
            Outcome::NoName => Reply::NoName,
            Outcome::NotAsked => Reply::NotAsked,
            Outcome::TimedOut | Outcome::Refused | Outcome::Failed | Outcome::Bogus => Reply::NoAnswer,
        }
    }

    fn a(&self, name: &str) -> Reply<Ipv4Addr> {
        Nobody.a(name)
    }

    fn aaaa(&self, name: &str) -> Reply<Ipv6Addr> {
        Nobody.aaaa(name)
    }

    fn mx(&self, name: &str) -> Reply<(u16, String)> {
        Nobody.mx(name)
    }

    fn ptr(&self, address: IpAddr) -> Reply<String> {
        Nobody.ptr(address)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_are_related_label_by_label() {
        assert!(related("gov.pk", "finance.gov.pk") && related("mail.a.pk", "a.pk") && related("a.pk", "a.pk"));
        assert!(!related("xa.pk", "a.pk") && !related("a.pk", "b.pk") && !related("", "a.pk"));
    }

    #[test]
    fn a_message_without_a_sender_says_so() {
        for bytes in [&b"\x00\x01 no message"[..], b"Subject: x\r\n\r\nText.\r\n", b"From: nobody\r\n\r\n"] {
            let item = Item::pasted("mail.eml".into(), bytes.to_vec());
            assert_eq!(read("0", &item).unwrap_err().code, Code::DomainNoSender);
        }
    }

    #[test]
    fn only_selectors_of_the_senders_domain_are_told() {
        let signature = |domain: &str, selector: &str| {
            format!(
                "DKIM-Signature: v=1; a=rsa-sha256; d={domain}; s={selector}; c=relaxed/relaxed; h=from; bh=AAAA; \
                 b=AAAA\r\n"
            )
        };
        let head: String =
            [("finance.gov.pk", "s1"), ("gov.pk", "S2"), ("esp.example", "s3"), ("mail.finance.gov.pk", "s4")]
                .iter()
                .map(|(domain, selector)| signature(domain, selector))
                .collect();
        let mail = format!("{head}From: A <a@Finance.gov.pk>\r\nSubject: x\r\n\r\nText.\r\n");
        let told = read("7", &Item::pasted("mail.eml".into(), mail.into_bytes())).unwrap();
        assert_eq!((told.domain.as_str(), told.id.as_str()), ("finance.gov.pk", "7"));
        assert_eq!(told.selectors, ["s1", "s2", "s4"]);
    }
}
