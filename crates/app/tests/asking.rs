//! Asking the Internet about a mail: only where the officer has said so, and then it is said whom and for what.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use muhr_app::desk::Desk;
use muhr_app::dto::{SettingsDto, VerdictDto};
use muhr_app::error::Code;
use muhr_test_support::name_server::{kind, text};
use muhr_test_support::{NameServer, TestHost};
use std::sync::Arc;

/// A mail that names the bank and was sent by somebody else's server, an hour before the test's clock.
const MAIL: &str = "Return-Path: <x@other.example>\r\n\
    Received: from out.other.example (unknown [203.0.113.9]) by mx.office.gov.pk with ESMTP id 1; Mon, 23 Nov 2026 15:00:00 +0500\r\n\
    From: The Bank <service@bank.example>\r\nTo: officer@office.gov.pk\r\nSubject: Your account\r\n\
    Date: Mon, 23 Nov 2026 15:00:00 +0500\r\nMessage-ID: <1@bank.example>\r\n\r\nGood day.\r\n";

fn bank() -> NameServer {
    NameServer::start(vec![
        ("_dmarc.bank.example", kind::TXT, text("v=DMARC1; p=reject")),
        ("other.example", kind::TXT, text("v=spf1 ip4:203.0.113.0/24 -all")),
    ])
}

fn desk(server: &NameServer, ask_always: bool) -> Desk {
    let desk = Desk::new(Arc::new(TestHost::new()));
    let settings = desk.start().settings;
    desk.save_settings(SettingsDto { ask_always, resolver: server.address(), ..settings }).unwrap();
    desk
}

#[test]
fn nobody_is_asked_until_somebody_wants_it() {
    let server = bank();
    let desk = desk(&server, false);
    let list = desk.check_pasted("mail", MAIL).unwrap();
    let before = desk.checked(&list.rows[0].id).unwrap();
    assert_eq!(server.questions(), 0);
    assert_eq!(before.resolver, [server.address()], "whom it would ask is said first");
    assert!(before.checked.authentication.as_ref().unwrap().computed.is_none());
    assert_eq!(before.checked.verdict, VerdictDto::Clear);

    let after = desk.checked_asking(&list.rows[0].id).unwrap().checked;
    assert_eq!(after.verdict, VerdictDto::Danger);
    assert_eq!(after.sender.unwrap().standing, "forged");
    let answer = after.authentication.unwrap();
    assert_eq!((answer.source.as_str(), answer.dmarc.as_str(), answer.proven), ("computed", "fail", false));
    assert_eq!(answer.servers, [server.address()]);
    let mut asked: Vec<String> = answer.asked.iter().map(|one| one.name.clone()).collect();
    let mut heard = server.names();
    asked.sort();
    heard.sort();
    assert_eq!(asked, heard, "everything that was asked is told");
    assert!(asked.iter().all(|name| name.ends_with("example")), "{asked:?}");
}

#[test]
fn the_setting_asks_about_every_mail_and_about_none_twice() {
    let server = bank();
    let desk = desk(&server, true);
    let list = desk.check_pasted("mail", MAIL).unwrap();
    assert_eq!(list.rows[0].verdict, Some(VerdictDto::Danger));
    let asked = server.questions();
    assert!(asked > 0);
    let one = desk.checked(&list.rows[0].id).unwrap();
    assert_eq!(one.checked.authentication.unwrap().source, "computed");
    assert_eq!(server.questions(), asked);
}

#[test]
fn a_server_without_an_address_is_refused() {
    let desk = Desk::new(Arc::new(TestHost::new()));
    let settings = desk.start().settings;
    let refused = desk.save_settings(SettingsDto { resolver: "dns.example".into(), ask_always: true, ..settings });
    assert_eq!(refused.err().map(|error| error.code), Some(Code::NoResolver));
    assert!(!desk.start().settings.ask_always, "nothing is changed");
}
