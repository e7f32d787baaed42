//! `muhr check` asks nobody unless it is told to, and says whom it asked.

use crate::support::{Place, json, said};
use muhr_test_support::NameServer;
use muhr_test_support::name_server::{kind, text};

const MAIL: &[u8] = b"Return-Path: <x@other.example>\r\n\
    Received: from out.other.example (unknown [203.0.113.9]) by mx.office.gov.pk with ESMTP id 1; Mon, 23 Nov 2026 15:00:00 +0500\r\n\
    From: The Bank <service@bank.example>\r\nTo: officer@office.gov.pk\r\nSubject: Your account\r\n\
    Date: Mon, 23 Nov 2026 15:00:00 +0500\r\nMessage-ID: <1@bank.example>\r\n\r\nGood day.\r\n";

fn bank() -> NameServer {
    NameServer::start(vec![
        ("_dmarc.bank.example", kind::TXT, text("v=DMARC1; p=reject")),
        ("other.example", kind::TXT, text("v=spf1 ip4:203.0.113.0/24 -all")),
    ])
}

#[test]
fn dns_is_asked_when_it_is_allowed_and_everything_asked_is_told() {
    let (place, server) = (Place::new(), bank());
    place.file("mail.eml", MAIL);
    let output = place.run(&["check", "--json", "mail.eml"]);
    assert_eq!((output.status.code(), server.questions()), (Some(0), 0), "{}", said(&output));
    assert!(json(&output)["authentication"]["computed"].is_null());

    let output = place.run(&["check", "--dns", "--resolver", &server.address(), "--json", "mail.eml"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    let checked = json(&output);
    assert_eq!(checked["sender"]["standing"], "forged");
    let answer = &checked["authentication"];
    assert_eq!((&answer["source"], &answer["proven"]), (&"computed".into(), &false.into()));
    assert_eq!(answer["computed"]["policy"], "reject");
    assert_eq!(answer["computed"]["spf"]["result"], "pass");
    assert_eq!(answer["servers"], serde_json::json!([server.address()]));
    let names: Vec<_> = answer["asked"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert!(names.contains(&"_dmarc.bank.example"), "{names:?}");
    assert_eq!(names.len(), server.questions());
}

#[test]
fn a_person_is_told_whom_it_asked() {
    let (place, server) = (Place::new(), bank());
    place.file("mail.eml", MAIL);
    let output = place.run(&["check", "--dns", "--resolver", &server.address(), "mail.eml"]);
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), said(&output));
    assert!(text.contains(&format!("Asked {} for", server.address())), "{text}");
    assert!(text.contains("TXT _dmarc.bank.example"), "{text}");
}

#[test]
fn offline_forbids_what_the_settings_allow() {
    let (place, server) = (Place::new(), bank());
    place.file("mail.eml", MAIL);
    let settings = format!(r#"{{"ask_always": true, "resolver": "{}"}}"#, server.address());
    place.file("../home/config/muhr/settings.json", settings.as_bytes());
    let output = place.run(&["check", "--offline", "--json", "mail.eml"]);
    assert_eq!((output.status.code(), server.questions()), (Some(0), 0), "{}", said(&output));
    let output = place.run(&["check", "--json", "mail.eml"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(server.questions() > 0);
}

#[test]
fn asking_and_not_asking_at_once_is_wrong_usage() {
    let place = Place::new();
    place.file("mail.eml", MAIL);
    for arguments in
        [&["check", "--dns", "--offline", "mail.eml"][..], &["check", "--resolver", "192.0.2.53", "mail.eml"]]
    {
        assert_eq!(place.run(arguments).status.code(), Some(64), "{arguments:?}");
    }
    let output = place.run(&["check", "--dns", "--resolver", "dns.example", "--json", "mail.eml"]);
    assert_eq!(output.status.code(), Some(65), "{}", said(&output));
    assert_eq!(json(&output)["error"]["code"], "no-resolver");
}
