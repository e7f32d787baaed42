//! Domains that have signed before, and mail of theirs that is not signed.

use super::dns::Dns;
use super::dns::tests::Zone;
use super::signed_tests::{ARRIVED, NOW, mail, signature, zone};
use crate::finding::Severity;
use crate::signals::AUTH_REGRESSION;
use crate::{Book, Context};

const PLAIN: &str = "From: a@bank.example\r\nTo: b@office.gov.pk\r\nSubject: x\r\n\r\nHello.\r\n";

fn told_to(book: &Book, mail: &str, dns: Option<&dyn Dns>) -> Option<Severity> {
    let context = Context { dns, now: Some(NOW), ..Context::new(book) };
    let report = crate::inspect_message(mail.as_bytes(), &context);
    report.findings.iter().find(|finding| finding.signal == AUTH_REGRESSION).map(|finding| finding.severity)
}

fn told(mail: &str, dns: Option<&dyn Dns>) -> Option<Severity> {
    told_to(&Book::default().with_signing_domains(["Bank.example"]), mail, dns)
}

fn arrived(mail: &str) -> String {
    format!("{ARRIVED}{mail}")
}

#[test]
fn a_domain_that_has_signed_before_and_does_not_is_told() {
    assert_eq!(told(&arrived(PLAIN), None), Some(Severity::High));
    assert_eq!(told(&arrived(&PLAIN.replace("@bank", "@mail.bank")), None), Some(Severity::High));
    let other = format!("{}{PLAIN}", signature("list.example", ""));
    assert_eq!(told(&arrived(&other), None), Some(Severity::High), "signed by somebody else");
}

#[test]
fn who_never_signed_is_not_told() {
    assert_eq!(told_to(&Book::default(), &arrived(PLAIN), None), None);
    assert_eq!(told(&arrived(&PLAIN.replace("bank.example", "other.example")), None), None);
}

#[test]
fn who_signs_as_before_is_not_told() {
    assert_eq!(told(&arrived(&mail()), Some(&zone())), None);
    assert_eq!(told(&arrived(&mail()), None), None, "nobody could check it");
    let noted =
        format!("Authentication-Results: mx.office.gov.pk; dkim=pass header.d=bank.example\r\n{}", arrived(PLAIN));
    assert_eq!(told(&noted, None), None, "the receiving server saw a signature");
}

#[test]
fn a_signature_that_is_false_is_none() {
    let changed = arrived(&mail().replace("Hello.", "Hello!"));
    assert_eq!(told(&changed, Some(&zone())), Some(Severity::High));
    assert_eq!(told(&changed, None), None, "nobody could check it");
    let noted = format!("Authentication-Results: mx.office.gov.pk; dkim=fail header.d=bank.example\r\n{changed}");
    assert_eq!(told(&noted, None), Some(Severity::High), "the receiving server could");
    let faulty = format!("DKIM-Signature: v=1; d=bank.example; b=AAAA\r\n{PLAIN}");
    assert_eq!(told(&arrived(&faulty), Some(&zone())), Some(Severity::High));
}

#[test]
fn a_key_that_cannot_be_had_proves_no_regression() {
    assert_eq!(told(&arrived(&mail()), Some(&Zone::default())), None, "no key");
    let silent = Zone::default().silent("one._domainkey.bank.example");
    assert_eq!(told(&arrived(&mail()), Some(&silent)), None, "no answer");
}

#[test]
fn lists_and_what_never_travelled_are_left_out() {
    let list = format!("List-Id: <talk.list.example>\r\n{PLAIN}");
    assert_eq!(told(&arrived(&list), None), None);
    assert_eq!(told(PLAIN, None), None);
}
