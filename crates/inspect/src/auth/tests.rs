//! Whose results are believed, and what follows from them.

use super::dns::tests::Zone;
use super::*;
use crate::book::{Book, Person};
use crate::finding::Severity;
use crate::limits::Limits;
use crate::message::mime;

/// Judged with a receiving server's name, an address book and somebody to ask.
fn judged_with(mail: &str, receiver: Option<&str>, book: &Book, dns: Option<&dyn dns::Dns>) -> Judged {
    let budget = Budget::new(Limits::default(), &|| false);
    let message = mime::read(mail.as_bytes(), &budget);
    let crate::sender::Judged { claimed, standing, .. } = crate::sender::judge(&message.headers, book);
    let context = Context { receiver, dns, now: Some(NOW), ..Context::new(book) };
    judge(&message, &claimed.from, standing, &context, &budget)
}

fn judged(mail: &str) -> (Provenance, bool) {
    let answer = judged_with(mail, None, &Book::default(), None).authentication;
    (answer.provenance, answer.proves_from)
}

fn named(mail: &str, receiver: &str) -> Provenance {
    judged_with(mail, Some(receiver), &Book::default(), None).authentication.provenance
}

fn told(judged: &Judged, signal: crate::signals::Signal) -> Option<Severity> {
    judged.findings.iter().find(|finding| finding.signal == signal).map(|finding| finding.severity)
}

/// Monday, 23 November 2026, 09:00 in Islamabad.
const NOW: i64 = 1_795_406_400;
const BORDER: &str = "Received: from helo.evil.example (unknown [203.0.113.9]) by mx.office.gov.pk (Postfix) with ESMTP id 1; \
     Mon, 23 Nov 2026 08:00:00 +0500\n";
const INNER: &str =
    "Received: from mx.office.gov.pk (mx.office.gov.pk [10.0.0.4]) by store.office.gov.pk with LMTP id 2\n";
const PASS: &str = "Authentication-Results: mx.office.gov.pk; dmarc=pass header.from=bank.example\n";
const FROM: &str = "From: a@bank.example\nTo: b@office.gov.pk\nSubject: x\n\nx\n";

#[test]
fn what_stands_above_the_border_is_the_receivers() {
    assert_eq!(judged(&format!("{INNER}{PASS}{BORDER}{FROM}")), (Provenance::Receiver, true));
    assert_eq!(judged(&format!("{PASS}{BORDER}{FROM}")), (Provenance::Receiver, true));
}

#[test]
fn one_name_may_stand_for_every_server_below_it() {
    let of_second = |text: &str| text.replace("mx.office", "mx2.office");
    for mail in [format!("{PASS}{BORDER}{FROM}"), of_second(&format!("{PASS}{BORDER}{FROM}"))] {
        assert_eq!(named(&mail, "office.gov.pk"), Provenance::Receiver, "{mail}");
    }
    assert_eq!(named(&of_second(&format!("{PASS}{BORDER}{FROM}")), "mx.office.gov.pk"), Provenance::Claimed);
    assert_eq!(named(&format!("{BORDER}{PASS}{FROM}"), "office.gov.pk"), Provenance::Claimed);
}

#[test]
fn what_a_sender_wrote_is_only_claimed() {
    for forged in [
        format!("{BORDER}{PASS}{FROM}"),
        format!("{INNER}{BORDER}{PASS}{FROM}"),
        // A forged inner hop below the border.
        format!("{BORDER}{INNER}{PASS}{BORDER}{FROM}"),
        // A HELO that takes the receiver's name.
        format!(
            "Received: from mx.office.gov.pk ([203.0.113.9]) by mx.office.gov.pk with ESMTP id 1\n{PASS}{BORDER}{FROM}"
        ),
        format!("{PASS}{FROM}"),
    ] {
        assert_eq!(judged(&forged).0, Provenance::Claimed, "{forged}");
        assert_eq!(named(&forged, "mx.office.gov.pk"), Provenance::Claimed, "{forged}");
    }
}

#[test]
fn a_name_makes_only_results_in_that_name_count() {
    let hosted = "Received: from x.example ([203.0.113.9]) by mx.hoster.example with ESMTP id 1\n";
    let others = PASS.replace("mx.office.gov.pk", "mx.hoster.example");
    for (mail, receiver, expected) in [
        (format!("{PASS}{BORDER}{FROM}"), "mx.office.gov.pk", Provenance::Receiver),
        (format!("{PASS}{BORDER}{FROM}"), "office.gov.pk", Provenance::Receiver),
        (format!("{PASS}{BORDER}{FROM}"), "mx.other.example", Provenance::Claimed),
        // The office's server notes it under the office's name, and a hoster's takes the mail in.
        (format!("{PASS}{hosted}{FROM}"), "mx.office.gov.pk", Provenance::Receiver),
        (format!("{hosted}{PASS}{FROM}"), "mx.office.gov.pk", Provenance::Claimed),
        (format!("{others}{hosted}{FROM}"), "mx.office.gov.pk", Provenance::Claimed),
        // A balancer inside hides who sent; what stands below the own hop may be the sender's.
        (format!("{INNER}{PASS}{hosted}{FROM}"), "mx.office.gov.pk", Provenance::Claimed),
        (format!("{PASS}{INNER}{hosted}{FROM}"), "mx.office.gov.pk", Provenance::Receiver),
        // Above a foreign server's results, the own server's count.
        (format!("{PASS}{others}{BORDER}{FROM}"), "mx.office.gov.pk", Provenance::Receiver),
        // It never travelled: whoever made the file wrote everything in it.
        (format!("{PASS}{FROM}"), "mx.office.gov.pk", Provenance::Claimed),
    ] {
        assert_eq!(named(&mail, receiver), expected, "{receiver}: {mail}");
    }
}

#[test]
fn the_topmost_of_the_receivers_results_counts() {
    let fail = PASS.replace("dmarc=pass", "dmarc=fail");
    let judged = judged_with(&format!("{fail}{PASS}{BORDER}{FROM}"), Some("mx.office.gov.pk"), &Book::default(), None);
    assert_eq!((judged.authentication.dmarc.as_str(), judged.authentication.proves_from), ("fail", false));
    assert!(told(&judged, is::AUTH_DMARC_FAIL).is_some());
}

#[test]
fn a_failure_under_reject_is_critical_and_the_sender_forged() {
    let fail = "Authentication-Results: mx.office.gov.pk; dmarc=fail (p=REJECT dis=NONE) header.from=bank.example\n";
    let judged = judged_with(&format!("{fail}{BORDER}{FROM}"), None, &Book::default(), None);
    assert_eq!(told(&judged, is::AUTH_DMARC_FAIL), Some(Severity::Critical));
    assert_eq!(judged.standing, Standing::Forged);
}

#[test]
fn what_is_asked_for_subdomains_is_not_for_the_domain() {
    let of = |from: &str| {
        let fail = "Authentication-Results: mx.office.gov.pk; dmarc=fail (p=NONE sp=REJECT dis=NONE)\n";
        let mail = format!("{fail}{BORDER}{}", FROM.replace("bank.example", from));
        let judged = judged_with(&mail, None, &Book::default(), None);
        (told(&judged, is::AUTH_DMARC_FAIL), judged.standing)
    };
    assert_eq!(of("bank.example"), (Some(Severity::High), Standing::Unknown));
    assert_eq!(of("mail.bank.example"), (Some(Severity::Critical), Standing::Forged));
}

#[test]
fn any_failure_makes_forged_of_somebody_known_or_guarded() {
    let fail = "Authentication-Results: mx.office.gov.pk; dmarc=fail (p=NONE) header.from=bank.example\n";
    let mail = format!("{fail}{BORDER}{FROM}");
    assert_eq!(judged_with(&mail, None, &Book::default(), None).standing, Standing::Unknown);
    let person = Person { addresses: vec!["a@bank.example".into()], is_verified: true, ..Person::default() };
    let known = Book::new(vec![person], vec![], vec![]);
    assert_eq!(judged_with(&mail, None, &known, None).standing, Standing::Forged);
    let guarded = Book::new(vec![], vec!["bank.example".into()], vec![]);
    assert_eq!(judged_with(&mail, None, &guarded, None).standing, Standing::Forged);
    assert_eq!(
        judged_with(&mail.replace("bank.example", "finance.gov.pk"), None, &Book::default(), None).standing,
        Standing::Forged
    );
}

#[test]
fn verified_needs_a_proof() {
    let person = Person { addresses: vec!["a@bank.example".into()], is_verified: true, ..Person::default() };
    let book = Book::new(vec![person], vec![], vec![]);
    assert_eq!(judged_with(&format!("{PASS}{BORDER}{FROM}"), None, &book, None).standing, Standing::Verified);
    assert_eq!(judged_with(&format!("{BORDER}{PASS}{FROM}"), None, &book, None).standing, Standing::Known);
}

#[test]
fn the_own_domain_needs_a_proof_where_somebody_looked() {
    let book = Book::new(vec![], vec![], vec!["bank.example".into()]);
    let own = |results: &str| {
        let mail = format!("Authentication-Results: mx.office.gov.pk; {results}\n{BORDER}{FROM}");
        told(&judged_with(&mail, None, &book, None), is::FROM_OWN_DOMAIN_UNAUTHENTICATED)
    };
    assert_eq!(own("spf=none smtp.mailfrom=evil.example; dkim=none"), Some(Severity::Critical));
    assert_eq!(own("dkim=pass header.d=evil.example"), Some(Severity::Critical));
    assert_eq!(own("dkim=pass header.d=bank.example"), None);
    assert_eq!(own("dkim=temperror header.d=bank.example"), None, "nobody could tell");
    assert_eq!(own("auth=pass smtp.auth=a@bank.example; spf=none"), None, "a colleague who signed in");
    assert_eq!(own("x-virus=clean"), None);
    let nobody = judged_with(&format!("{BORDER}{FROM}"), None, &book, None);
    assert_eq!(told(&nobody, is::FROM_OWN_DOMAIN_UNAUTHENTICATED), None, "only a gap");
    assert!(nobody.gaps.iter().any(|gap| gap.kind == GapKind::NoResults));
    // Asked, and the domain has published nothing that proves it.
    let zone = Zone::default().having("helo.evil.example", "v=spf1 -all").having("evil.example", "v=spf1 -all");
    let mail = format!("Return-Path: <x@evil.example>\n{BORDER}{FROM}");
    let asked = judged_with(&mail, None, &book, Some(&zone));
    assert_eq!(told(&asked, is::FROM_OWN_DOMAIN_UNAUTHENTICATED), Some(Severity::Critical));
    assert_eq!(asked.authentication.provenance, Provenance::Computed);
    let silent = judged_with(&mail, None, &book, Some(&zone.silent("_dmarc.bank.example")));
    assert_eq!(told(&silent, is::FROM_OWN_DOMAIN_UNAUTHENTICATED), None);
    assert!(silent.gaps.iter().any(|gap| gap.kind == GapKind::NoAnswer));
}

#[test]
fn a_second_subject_that_is_not_signed_is_told() {
    let signature = "DKIM-Signature: v=1; a=rsa-sha256; d=bank.example; s=s; h=from:subject; bh=AAAA; b=AAAA\n";
    let twice = format!("Subject: other\n{signature}{FROM}");
    let signal = is::HEADER_UNSIGNED_DUPLICATE;
    let of = |mail: &str| told(&judged_with(mail, None, &Book::default(), None), signal);
    assert_eq!(of(&twice), Some(Severity::High));
    assert_eq!(
        of(&twice.replace("h=from:subject", "h=from:subject:subject")),
        None,
        "signed more often than it stands"
    );
    assert_eq!(of(&format!("{signature}{FROM}")), None);
    assert_eq!(of(&format!("Subject: other\n{FROM}")), None, "there is no signature to be misled by");
}

#[test]
fn nothing_to_go_by_is_told_only_where_somebody_looked() {
    let of = |mail: &str, zone: Option<Zone>| {
        let dns = zone.as_ref().map(|zone| zone as &dyn dns::Dns);
        told(&judged_with(mail, None, &Book::default(), dns), is::AUTH_NONE)
    };
    assert_eq!(of(FROM, None), None);
    assert_eq!(of(FROM, Some(Zone::default())), Some(Severity::Low));
    let server = format!("Authentication-Results: mx.office.gov.pk; spf=none; dkim=none; dmarc=none\n{BORDER}{FROM}");
    assert_eq!(of(&server, None), Some(Severity::Low));
    assert_eq!(of(&server.replace("spf=none", "spf=fail"), None), None);
    assert_eq!(of(FROM, Some(Zone::default().having("_dmarc.bank.example", "v=DMARC1; p=none"))), None);
}

#[test]
fn a_proof_for_another_domain_is_told_as_such() {
    let results = "Authentication-Results: mx.office.gov.pk; dkim=pass header.d=sender.example; dmarc=none\n";
    let judged = judged_with(&format!("{results}{BORDER}{FROM}"), None, &Book::default(), None);
    assert_eq!(told(&judged, is::AUTH_UNALIGNED_PASS), Some(Severity::Info));
}

#[test]
fn a_fresh_pass_of_the_sending_server_proves_and_a_late_one_does_not() {
    let zone = Zone::default()
        .having("bank.example", "v=spf1 ip4:203.0.113.0/24 -all")
        .having("_dmarc.bank.example", "v=DMARC1; p=reject");
    let mail = format!("Return-Path: <a@bank.example>\n{BORDER}{FROM}");
    let answer = judged_with(&mail, None, &Book::default(), Some(&zone)).authentication;
    assert_eq!((answer.spf.as_str(), answer.dmarc.as_str(), answer.proves_from), ("pass", "pass", true));
    let old = mail.replace("Nov 2026", "Oct 2026");
    let late = judged_with(&old, None, &Book::default(), Some(&zone));
    let answer = &late.authentication;
    assert_eq!((answer.spf.as_str(), answer.dmarc.as_str(), answer.proves_from), ("pass", "temperror", false));
    assert!(late.gaps.iter().any(|gap| gap.kind == GapKind::TooLate));
    assert_eq!(told(&late, is::AUTH_DMARC_FAIL), None);
    // A return path that the sender wrote, below the border, counts for nothing.
    let forged = format!("{BORDER}Return-Path: <a@bank.example>\n{FROM}");
    let answer = judged_with(&forged, None, &Book::default(), Some(&zone)).authentication;
    assert_eq!((answer.spf.as_str(), answer.dmarc.as_str()), ("", "temperror"));
}

#[test]
fn a_computed_failure_weighs_as_the_owner_asks() {
    let of = |policy: &str| {
        let zone = Zone::default().having("evil.example", "v=spf1 -all").having("_dmarc.bank.example", policy);
        let mail = format!("Return-Path: <a@evil.example>\n{BORDER}{FROM}");
        let judged = judged_with(&mail, None, &Book::default(), Some(&zone));
        (told(&judged, is::AUTH_DMARC_FAIL), judged.standing)
    };
    assert_eq!(of("v=DMARC1; p=reject"), (Some(Severity::Critical), Standing::Forged));
    assert_eq!(of("v=DMARC1; p=quarantine"), (Some(Severity::High), Standing::Forged));
    assert_eq!(of("v=DMARC1; p=none"), (Some(Severity::Medium), Standing::Unknown));
    assert_eq!(of("v=DMARC1; p=reject; t=y"), (Some(Severity::High), Standing::Forged));
}

#[test]
fn what_the_receiving_server_said_stands_beside_what_was_computed() {
    let zone =
        Zone::default().having("evil.example", "v=spf1 -all").having("_dmarc.bank.example", "v=DMARC1; p=reject");
    let judged = judged_with(
        &format!("Return-Path: <a@evil.example>\n{PASS}{BORDER}{FROM}"),
        None,
        &Book::default(),
        Some(&zone),
    );
    assert_eq!((judged.authentication.provenance, judged.authentication.proves_from), (Provenance::Receiver, true));
    assert_eq!(judged.authentication.computed.as_ref().map(|it| it.dmarc), Some(Outcome::Fail));
    assert_eq!(told(&judged, is::AUTH_DMARC_FAIL), None, "it saw the mail as it came");
    let unruled = PASS.replace("dmarc=pass", "dmarc=none");
    let mail = format!("Return-Path: <a@evil.example>\n{unruled}{BORDER}{FROM}");
    let judged = judged_with(&mail, None, &Book::default(), Some(&zone));
    assert_eq!(
        (told(&judged, is::AUTH_DMARC_FAIL), judged.standing),
        (None, Standing::Unknown),
        "there was no rule then"
    );
}

#[test]
fn a_proof_for_one_of_several_senders_is_none() {
    let two = FROM.replace("a@bank.example", "a@bank.example, b@other.example");
    assert_eq!(judged(&format!("{PASS}{BORDER}{two}")), (Provenance::Receiver, false));
    let same = FROM.replace("a@bank.example", "a@bank.example, b@bank.example");
    assert_eq!(judged(&format!("{PASS}{BORDER}{same}")), (Provenance::Receiver, true));
}

#[test]
fn nobody_is_asked_about_what_has_no_name() {
    for from in ["a@localhost", "a@[192.0.2.1]", "undisclosed"] {
        let mail = format!("{BORDER}{}", FROM.replace("a@bank.example", from));
        let judged = judged_with(&mail, None, &Book::default(), Some(&Zone::default()));
        assert_eq!(judged.authentication.computed, None, "{from}");
    }
}

#[test]
fn nobody_is_asked_about_a_message_inside_another() {
    let inner = format!("DKIM-Signature: v=1; a=rsa-sha256; d=inner.example; s=s; h=from; bh=AAAA; b=AAAA\n{FROM}");
    let mail = format!(
        "From: a@outer.example\nTo: b@office.gov.pk\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n\
         --x\nContent-Type: message/rfc822\n\n{inner}\n--x--\n"
    );
    let zone = Zone::default();
    let book = Book::default();
    let report = crate::inspect_message(mail.as_bytes(), &Context { dns: Some(&zone), ..Context::new(&book) });
    let asked = report.authentication.unwrap().computed.unwrap().asked;
    assert!(
        !asked.is_empty()
            && asked.iter().all(|one| one.name.ends_with("outer.example") || one.name == "_dmarc.example"),
        "{asked:?}"
    );
}
