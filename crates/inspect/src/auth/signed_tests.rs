//! Messages signed here, in forms that need no canonical one, then changed, moved, aged and cut off from their keys.

use super::dns::tests::Zone;
use super::*;
use crate::book::Book;
use crate::finding::Severity;
use crate::limits::Limits;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use ring::digest::{SHA256, digest};
use ring::signature::{Ed25519KeyPair, KeyPair};

/// Monday, 23 November 2026, 09:00 in Islamabad.
pub(super) const NOW: i64 = 1_795_406_400;
const HEADERS: &str = "From: a@bank.example\r\nTo: b@office.gov.pk\r\nSubject: x\r\n";
const BODY: &str = "Hello.\r\n";
pub(super) const ARRIVED: &str = "Received: from out.list.example (unknown [203.0.113.9]) by mx.office.gov.pk with ESMTP id 1; \
     Mon, 23 Nov 2026 08:00:00 +0500\r\n";

fn pair() -> Ed25519KeyPair {
    Ed25519KeyPair::from_seed_unchecked(&[7; 32]).unwrap()
}

fn key(flags: &str) -> String {
    format!("v=DKIM1; k=ed25519; {flags}p={}", BASE64.encode(pair().public_key().as_ref()))
}

/// The field that signs From, To and Subject of [`HEADERS`] and `body`; `tags` besides the usual ones.
fn signature_over(domain: &str, tags: &str, signed_body: &str) -> String {
    let hash = BASE64.encode(digest(&SHA256, signed_body.as_bytes()));
    let field =
        format!("DKIM-Signature: v=1; a=ed25519-sha256; d={domain}; s=one; h=from:to:subject; {tags}bh={hash}; b=");
    let signed = format!("{HEADERS}{field}");
    format!("{field}{}\r\n", BASE64.encode(pair().sign(digest(&SHA256, signed.as_bytes()).as_ref())))
}

pub(super) fn signature(domain: &str, tags: &str) -> String {
    signature_over(domain, tags, BODY)
}

/// A signature by the domain in From, the message, and the domain's key and wish.
pub(super) fn mail() -> String {
    format!("{}{HEADERS}\r\n{BODY}", signature("bank.example", ""))
}

pub(super) fn zone() -> Zone {
    Zone::default().having("one._domainkey.bank.example", &key("")).having("_dmarc.bank.example", "v=DMARC1; p=reject")
}

struct Answer {
    computed: Computed,
    proves: bool,
    findings: Vec<Finding>,
    gaps: Vec<GapKind>,
}

impl Answer {
    fn one(&self) -> (Outcome, Reason) {
        self.computed.signatures.first().map(|one| (one.outcome, one.reason)).unwrap()
    }

    fn told(&self, signal: crate::signals::Signal) -> Option<Severity> {
        self.findings.iter().find(|finding| finding.signal == signal).map(|finding| finding.severity)
    }
}

fn asked(mail: &str, zone: &Zone) -> Answer {
    asked_within(mail, zone, Limits::default())
}

fn asked_within(mail: &str, zone: &Zone, limits: Limits) -> Answer {
    let book = Book::default();
    let context = Context { dns: Some(zone), now: Some(NOW), limits, ..Context::new(&book) };
    let report = crate::inspect_message(mail.as_bytes(), &context);
    let authentication = report.authentication.unwrap();
    Answer {
        proves: authentication.proves_from,
        computed: authentication.computed.unwrap(),
        findings: report.findings,
        gaps: report.gaps.iter().map(|gap| gap.kind).collect(),
    }
}

#[test]
fn a_signature_by_the_domain_in_from_proves_it() {
    let answer = asked(&mail(), &zone());
    assert_eq!(answer.one(), (Outcome::Pass, Reason::Fits));
    assert_eq!((answer.computed.dmarc, answer.proves), (Outcome::Pass, true));
    assert!(answer.gaps.is_empty(), "{:?}", answer.gaps);
}

#[test]
fn how_it_was_stored_does_not_matter() {
    let mail = mail();
    assert!(asked(&mail.replace("\r\n", "\n"), &zone()).proves, "without carriage returns");
    assert!(asked(&format!("{mail}\r\n\r\n"), &zone()).proves, "empty lines at the end");
    let body = "From here on.\r\n>From there.\r\n";
    let signed = format!("{}{HEADERS}\r\n", signature_over("bank.example", "", body));
    let kept = format!("From a@bank.example Mon Nov 23 09:00:00 2026\r\n{signed}>From here on.\r\n>>From there.\r\n");
    assert!(asked(&kept, &zone()).proves, "a mailbox file quotes such lines");
    assert!(!asked(&format!("{signed}>From here on.\r\n>>From there.\r\n"), &zone()).proves);
}

#[test]
fn what_was_changed_fails_and_weighs_little() {
    let body = asked(&mail().replace("Hello.", "Hello!"), &zone());
    assert_eq!(body.one(), (Outcome::Fail, Reason::BodyChanged));
    assert!(body.computed.asked.iter().all(|asked| !asked.name.contains("_domainkey")), "nobody needs its key");
    let header = asked(&mail().replace("Subject: x", "Subject: y"), &zone());
    assert_eq!(header.one(), (Outcome::Fail, Reason::HeaderChanged));
    for answer in [body, header] {
        assert_eq!(answer.told(is::AUTH_DKIM_FAIL), Some(Severity::Low));
        // Who sent it cannot be told, so the list of servers may have allowed it.
        assert_eq!((answer.proves, answer.computed.dmarc), (false, Outcome::TempError));
        assert_eq!(answer.told(is::AUTH_DMARC_FAIL), None);
    }
    let added = asked(&format!("X-Note: hello\r\n{}", mail()), &zone());
    assert!(added.proves, "what is not signed may be added");
}

#[test]
fn a_failure_of_everything_is_a_failure_of_the_domain() {
    let mail = format!("Return-Path: <x@list.example>\r\n{ARRIVED}{}", mail().replace("Hello.", "Hello!"));
    let answer = asked(&mail, &zone());
    assert_eq!((answer.computed.dmarc, answer.computed.policy), (Outcome::Fail, Policy::Reject));
    assert_eq!(answer.told(is::AUTH_DMARC_FAIL), Some(Severity::Critical));
}

#[test]
fn a_key_that_cannot_be_had_is_never_a_failure() {
    let none = Zone::default().having("_dmarc.bank.example", "v=DMARC1; p=reject");
    let name = "one._domainkey.bank.example";
    let mail = format!("Return-Path: <x@list.example>\r\n{ARRIVED}{}", mail());
    for (zone, outcome, reason, gap) in [
        (none.clone(), Outcome::PermError, Reason::NoKey, GapKind::NoKey),
        (none.clone().silent(name), Outcome::TempError, Reason::NoAnswer, GapKind::NoAnswer),
        (none.clone().having(name, "v=DKIM1; k=ed25519; p="), Outcome::PermError, Reason::KeyRevoked, GapKind::NoKey),
        (none.clone().having(name, "hello"), Outcome::PermError, Reason::KeyUnusable, GapKind::NoKey),
    ] {
        let answer = asked(&mail, &zone);
        assert_eq!(answer.one(), (outcome, reason));
        assert_eq!((answer.computed.dmarc, answer.proves), (Outcome::TempError, false));
        assert_eq!(answer.gaps, [gap]);
        let raised = [is::AUTH_DKIM_FAIL, is::AUTH_DMARC_FAIL].map(|signal| answer.told(signal));
        assert_eq!(raised, [None, None], "{reason:?}");
    }
}

#[test]
fn a_signature_by_another_domain_proves_nothing_about_from() {
    let mail =
        format!("Return-Path: <x@list.example>\r\n{ARRIVED}{}{HEADERS}\r\n{BODY}", signature("list.example", ""));
    let zone = zone().having("one._domainkey.list.example", &key(""));
    let answer = asked(&mail, &zone);
    assert_eq!(answer.one().0, Outcome::Pass);
    assert_eq!((answer.proves, answer.computed.dmarc), (false, Outcome::Fail));
    assert_eq!(answer.told(is::AUTH_UNALIGNED_PASS), Some(Severity::Info));
}

#[test]
fn a_subdomain_speaks_for_its_organisation_unless_that_is_strict() {
    let mail = format!("{}{HEADERS}\r\n{BODY}", signature("mail.bank.example", ""));
    let zone = zone().having("one._domainkey.mail.bank.example", &key(""));
    assert!(asked(&mail, &zone).proves);
    assert!(!asked(&mail, &zone.having("_dmarc.bank.example", "v=DMARC1; p=reject; adkim=s")).proves);
}

#[test]
fn what_stands_behind_the_signed_part_makes_a_signature_weak() {
    let whole = format!("{}{HEADERS}\r\n{BODY}", signature("bank.example", "l=8; "));
    assert!(asked(&whole, &zone()).proves, "all of it is signed");
    let longer = asked(&format!("{whole}Pay to another account.\r\n"), &zone());
    assert_eq!(longer.one().0, Outcome::Pass);
    assert_eq!(longer.computed.signatures.first().map(|one| one.weak.clone()), Some(vec![Weakness::PartOfBody]));
    assert_eq!((longer.proves, longer.computed.dkim()), (false, Outcome::Neutral));
    assert_eq!(longer.told(is::AUTH_DKIM_WEAK), Some(Severity::Medium));
    let shorter = format!("{}{HEADERS}\r\nHell", signature("bank.example", "l=8; "));
    assert_eq!(asked(&shorter, &zone()).one(), (Outcome::Fail, Reason::BodyChanged));
    // Told too where the receiving server passed it, without asking anybody.
    let trusted = format!(
        "Authentication-Results: mx.office.gov.pk; dkim=pass header.d=bank.example\r\n{ARRIVED}{whole}More.\r\n"
    );
    let book = Book::default();
    let report = crate::inspect_message(trusted.as_bytes(), &Context::new(&book));
    assert!(report.findings.iter().any(|finding| finding.signal == is::AUTH_DKIM_WEAK));
}

#[test]
fn short_keys_and_old_hashes_fit_and_prove_nothing() {
    let weak = |algorithm: &str, hash: &str, signature: &str, key: &str| {
        let mail = format!(
            "DKIM-Signature: v=1; a={algorithm}; d=bank.example; s=one; h=from:to:subject; bh={hash}; b={signature}\r\n\
             {HEADERS}\r\n{BODY}"
        );
        let zone = Zone::default().having("one._domainkey.bank.example", &format!("p={key}"));
        let (answer, changed) = (asked(&mail, &zone), asked(&mail.replace("Subject: x", "Subject: y"), &zone));
        assert_eq!(changed.one(), (Outcome::Fail, Reason::HeaderChanged), "{algorithm}");
        assert_eq!(answer.one(), (Outcome::Pass, Reason::Fits), "{algorithm}");
        assert_eq!(answer.told(is::AUTH_DKIM_WEAK), Some(Severity::Medium));
        assert!(!answer.proves);
        answer.computed.signatures.first().map(|one| one.weak.clone()).unwrap()
    };
    // 512 bits.
    let short = weak(
        "rsa-sha256",
        "yZQq1c8wjBl0fZ4Wc/oraMCAG1mZJv5v/hlvyFy+t6A=",
        "efxv37H1UgWn6MSUa1Tq1v95svn8Q8xKP+2Dq+o2lvS3EFLSrvGnO+itDsATrhwzpKJ0AVHoA7m64CtyO3cppg==",
        "MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAMApogxPYEvf9tg4t8BQo/vm97PTGbKyQmvhKljk3VKf1e6Cvcru8Tz21DYcV3aHv1Nz2jK0AAZe\
         /B5GAgdj2RcCAwEAAQ==",
    );
    assert_eq!(short, [Weakness::ShortKey]);
    let sha1 = weak(
        "rsa-sha1",
        "2+689OSH6dJ8r+u45EO4VHIBWe8=",
        "bPHNfGDE8FvmHhgBBx+ivgc91f6GqOAtW9RLMw5nYEtWQGYUlVZChhJuhPdqqRAvOFwXZi+3ET76Pra5vs21USvdVWrTE+B0uEet+VErSK3f\
         /WWQacMxia+YK2+tsVbx7wCj5x8JRBvsw3AKlS/2ITtYHrzWf2duw7Zn3i1w078=",
        "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDEiC62rsKIBOfALXR9IfsYxUGToAf3Pmd/vGf7+1SCiuTKlsHV5soNVpdFsNk9Qv+wAEvb\
         wJUOL9crBFBT/qPAt2xpo0/xjJIdT+B8VMoUg0/5el04mnGbvCL1eJbz4XZ+LjoS9+HVArISAOKqCmsMIwqFIjS6qPBtiokkSFSTeQIDAQAB",
    );
    assert_eq!(sha1, [Weakness::Sha1]);
}

#[test]
fn a_signature_is_judged_by_the_time_the_mail_arrived() {
    // Valid until an hour after the arrival, which is today; and the same mail, arrived two days later.
    let expiring = format!("{}{HEADERS}\r\n{BODY}", signature("bank.example", &format!("x={NOW}; ")));
    assert!(asked(&format!("{ARRIVED}{expiring}"), &zone()).proves);
    let late = ARRIVED.replace("23 Nov", "25 Nov");
    let answer = asked(&format!("{late}{expiring}"), &zone());
    assert_eq!(answer.one(), (Outcome::Neutral, Reason::Expired));
    assert_eq!(answer.computed.dmarc, Outcome::TempError);
    // Long ago today; nobody noted when it came, so nobody can tell.
    let old = format!("{}{HEADERS}\r\n{BODY}", signature("bank.example", "x=1000000000; "));
    let answer = asked(&old, &zone());
    assert_eq!((answer.one(), answer.told(is::AUTH_DKIM_FAIL)), ((Outcome::Neutral, Reason::Expired), None));
    assert!(answer.gaps.contains(&GapKind::TooLate));
    let archived = ARRIVED.replace("23 Nov 2026", "1 Sep 2001");
    assert!(asked(&format!("{archived}{old}"), &zone()).proves, "it was good when it came");
}

#[test]
fn flags_of_keys_are_heeded() {
    let name = "one._domainkey.bank.example";
    let wish = Zone::default().having("_dmarc.bank.example", "v=DMARC1; p=none");
    let testing = wish.clone().having(name, &key("t=y; "));
    assert!(asked(&mail(), &testing).proves);
    let changed = mail().replace("Subject: x", "Subject: y");
    assert_eq!(asked(&changed, &testing).one(), (Outcome::Neutral, Reason::HeaderChanged), "the domain is only trying");
    let strict = wish.having(name, &key("t=s; "));
    let below = format!("{}{HEADERS}\r\n{BODY}", signature("bank.example", "i=@mail.bank.example; "));
    assert_eq!(asked(&below, &strict).one(), (Outcome::PermError, Reason::KeyUnusable));
}

#[test]
fn there_is_an_end_to_signatures_and_to_questions() {
    let many: String = (0..30).map(|at| signature(&format!("d{at}.example"), "")).collect();
    let answer = asked(&format!("{many}{HEADERS}\r\n{BODY}"), &zone());
    assert_eq!(answer.computed.signatures.len(), 11);
    assert_eq!(answer.computed.signatures.last().map(|one| one.reason), Some(Reason::Limit));
    let few = asked_within(&mail(), &zone(), Limits { questions: 1, ..Limits::default() });
    assert_eq!((few.one().0, few.computed.dmarc), (Outcome::Pass, Outcome::TempError));
    assert!(few.proves, "its own key was the first question");
    assert!(few.gaps.contains(&GapKind::Limit));
    let none = asked_within(&mail(), &zone(), Limits { questions: 0, ..Limits::default() });
    assert_eq!((none.one(), none.proves), ((Outcome::TempError, Reason::NoAnswer), false));
}

#[test]
fn of_a_part_nothing_is_said() {
    let long = format!("{}{}", mail(), "More.\r\n".repeat(100));
    let answer = asked_within(&long, &zone(), Limits { input_bytes: mail().len(), ..Limits::default() });
    assert!(answer.computed.signatures.is_empty() && !answer.proves);
    assert_eq!(answer.computed.dmarc, Outcome::TempError);
}

#[test]
fn a_changed_copy_of_a_field_is_seen_beside_the_signed_one() {
    let twice = format!("Subject: Pay at once\r\n{}", mail());
    let answer = asked(&twice, &zone());
    assert_eq!(answer.one().0, Outcome::Pass, "the signature is for the lower one");
    assert_eq!(answer.told(is::HEADER_UNSIGNED_DUPLICATE), Some(Severity::High));
}

/// A set of ARC around [`HEADERS`] and [`BODY`], in the relaxed form already. `before` are the earlier sets, first one first.
fn arc_set(number: usize, verdict: &str, before: &[[String; 3]]) -> [String; 3] {
    let results = format!("ARC-Authentication-Results: i={number}; list.example; dkim=pass header.d=bank.example\r\n");
    let hash = BASE64.encode(digest(&SHA256, BODY.as_bytes()));
    let relaxed = |field: &str| {
        let (name, value) = field.split_once(": ").unwrap();
        format!("{}:{value}", name.to_lowercase())
    };
    let sign = |signed: &str| BASE64.encode(pair().sign(digest(&SHA256, signed.as_bytes()).as_ref()));
    let fields = "from:a@bank.example\r\nto:b@office.gov.pk\r\nsubject:x\r\n";
    let message = format!(
        "ARC-Message-Signature: i={number}; a=ed25519-sha256; c=relaxed/relaxed; d=list.example; s=one; h=from:to:subject; bh={hash}; b="
    );
    let message = format!("{message}{}\r\n", sign(&format!("{fields}{}", relaxed(&message))));
    let seal = format!("ARC-Seal: i={number}; a=ed25519-sha256; cv={verdict}; d=list.example; s=one; b=");
    let earlier: String = before.iter().flatten().map(|field| relaxed(field)).collect();
    let seal = format!(
        "{seal}{}\r\n",
        sign(&format!("{earlier}{}{}{}", relaxed(&results), relaxed(&message), relaxed(&seal)))
    );
    [results, message, seal]
}

#[test]
fn a_chain_holds_until_one_link_is_changed() {
    let zone = zone().having("one._domainkey.list.example", &key(""));
    let first = arc_set(1, "none", &[]);
    let second = arc_set(2, "pass", std::slice::from_ref(&first));
    let chain = format!("{}{}{HEADERS}\r\n{BODY}", second.concat(), first.concat());
    let answer = asked(&chain, &zone);
    assert_eq!(answer.computed.arc.outcome, Outcome::Pass);
    assert_eq!(answer.computed.arc.sealers, ["list.example", "list.example"]);
    assert!(!answer.proves, "anyone can seal: it proves nothing");
    let outcome = |mail: &str, zone: &Zone| asked(mail, zone).computed.arc.outcome;
    assert_eq!(outcome(&chain.replace("Hello", "Hullo"), &zone), Outcome::Fail);
    assert_eq!(
        outcome(&chain.replace("i=1; list.example; dkim=pass", "i=1; list.example; dkim=fail"), &zone),
        Outcome::Fail
    );
    assert_eq!(outcome(&chain.replace("cv=none", "cv=pass"), &zone), Outcome::Fail);
    assert_eq!(outcome(&format!("{}{HEADERS}\r\n{BODY}", second.concat()), &zone), Outcome::Fail, "a link is missing");
    assert_eq!(outcome(&format!("{}{chain}", first.concat()), &zone), Outcome::Fail, "a link twice");
    assert_eq!(outcome(&chain, &zone.clone().silent("one._domainkey.list.example")), Outcome::TempError);
    assert_eq!(outcome(&mail(), &zone), Outcome::None);
    let (given_up, broken) = (arc_set(2, "fail", std::slice::from_ref(&first)), first.concat());
    let answer = asked(&format!("{}{broken}{HEADERS}\r\n{BODY}", given_up.concat()), &zone);
    assert_eq!(answer.computed.arc.reason, Some(Reason::BrokenBefore));
}
