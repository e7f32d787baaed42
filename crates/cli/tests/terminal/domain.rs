//! `muhr domain` asks the name server that it is given, and nobody else.

use crate::support::{Place, json, said};
use muhr_test_support::NameServer;
use muhr_test_support::name_server::{kind, text};
use serde_json::Value;

/// A domain that anybody may send for, and one that says that it is not for mail.
fn names() -> NameServer {
    NameServer::start(vec![
        ("open.gov.pk", kind::TXT, text("v=spf1 +all")),
        ("open.gov.pk", kind::MX, b"\0\x0a\x02mx\x04open\x03gov\x02pk\0".to_vec()),
        ("mx.open.gov.pk", kind::A, vec![192, 0, 2, 25]),
        ("parked.gov.pk", kind::TXT, text("v=spf1 -all")),
        ("parked.gov.pk", kind::MX, b"\0\0\0".to_vec()),
        ("_dmarc.parked.gov.pk", kind::TXT, text("v=DMARC1; p=reject")),
        ("*._domainkey.parked.gov.pk", kind::TXT, text("v=DKIM1; p=")),
    ])
}

/// Where nobody answers.
const NOBODY: &str = "127.0.0.1:9";

fn lines(output: &std::process::Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_exit_status_is_the_verdict() {
    let (place, server) = (Place::new(), names());
    let run = |name: &str| place.run(&["domain", "--dns-only", "--resolver", &server.address(), "--json", name]);
    let output = run("open.gov.pk");
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    let checked = json(&output);
    assert_eq!((&checked["domain"], &checked["verdict"]), (&"open.gov.pk".into(), &"bad".into()));
    assert_eq!(checked["topics"].as_array().unwrap().len(), 11);
    assert_eq!(said(&output), "");

    let status = |name: &str| (run(name).status.code(), json(&run(name))["error"]["code"].clone());
    assert_eq!(status("192.0.2.1"), (Some(65), "domain-address".into()));
    assert_eq!(status("localhost"), (Some(65), "domain-one-label".into()));
    assert_eq!(status(""), (Some(65), "domain-empty".into()));
}

#[test]
fn where_nobody_answers_it_is_to_be_tried_again() {
    let output =
        Place::new().run(&["domain", "--dns-only", "--resolver", NOBODY, "--limit", "1", "--json", "a.gov.pk"]);
    assert_eq!(output.status.code(), Some(75), "{}", said(&output));
    let checked = json(&output);
    assert_eq!((&checked["verdict"], &checked["grade"]), (&"unknown".into(), &Value::Null));
}

#[test]
fn a_plan_asks_nobody() {
    let (place, server) = (Place::new(), names());
    let output = place.run(&["domain", "--plan", "--resolver", &server.address(), "open.gov.pk"]);
    assert_eq!((output.status.code(), server.questions()), (Some(0), 0), "{}", said(&output));
    let text = said(&output);
    assert!(text.contains(&server.address()) && text.contains("mta-sts.open.gov.pk"), "{text}");
    let output = place.run(&["domain", "--plan", "--json", "--resolver", &server.address(), "open.gov.pk"]);
    assert_eq!(json(&output)["contacts"][0]["server"], Value::from(server.address()));
}

#[test]
fn a_person_is_told_everything_in_both_languages() {
    let (place, server) = (Place::new(), names());
    for language in ["C.UTF-8", "ur_PK.UTF-8"] {
        let arguments = ["domain", "--dns-only", "--resolver", &server.address(), "open.gov.pk"];
        let output = place.muhr(&arguments).env("LANG", language).output().unwrap();
        assert!(output.stdout.is_empty() && output.status.code() == Some(2));
        let text = said(&output);
        assert_eq!(text.matches(&server.address()).count(), 2, "who is asked, before and after: {text}");
        assert!(text.contains("open.gov.pk: v=spf1 +all"), "{text}");
        assert!(!text.contains("domain-") && !text.contains("{$"), "a text is missing: {text}");
    }
}

#[test]
fn a_list_is_told_one_on_a_line_in_its_order_and_each_once() {
    let (place, server) = (Place::new(), names());
    place.file("list.csv", "office,Domain\nA,parked.gov.pk\nB,open.gov.pk\nC,nobody\nD,PARKED.gov.pk\n".as_bytes());
    let output = place.run(&["domain", "--dns-only", "--resolver", &server.address(), "--list", "list.csv", "--json"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    let told = lines(&output);
    let domains: Vec<_> = told.iter().map(|one| one["domain"].as_str().unwrap()).collect();
    assert_eq!(domains, ["nobody", "parked.gov.pk", "open.gov.pk"]);
    assert_eq!((&told[0]["line"], &told[0]["error"]["code"]), (&4.into(), &"domain-one-label".into()));

    place.file("none.txt", b"nobody\n");
    let output = place.run(&["domain", "--list", "none.txt", "--json"]);
    assert_eq!((output.status.code(), &json(&output)["error"]["code"]), (Some(65), &"domain-list-none".into()));
}

#[test]
fn a_report_is_never_written_over_another_file() {
    let (place, server) = (Place::new(), names());
    let address = server.address();
    let arguments = ["domain", "--dns-only", "--resolver", &address, "--report", "report.html", "open.gov.pk"];
    assert_eq!(place.run(&arguments).status.code(), Some(2));
    let written = std::fs::read_to_string(place.work().join("report.html")).unwrap();
    assert!(written.contains("lang=\"ur\"") && written.contains("v=spf1"), "{written}");
    let asked = server.questions();
    let again = place.run(&arguments);
    assert_eq!((again.status.code(), server.questions()), (Some(73), asked), "{}", said(&again));
    assert_eq!(std::fs::read_to_string(place.work().join("report.html")).unwrap(), written);
}

#[test]
fn what_has_changed_since_an_earlier_answer_is_told() {
    let place = Place::new();
    let before = names();
    let output = place.run(&["domain", "--dns-only", "--resolver", &before.address(), "--json", "open.gov.pk"]);
    place.file("old.json", &output.stdout);
    let now = NameServer::start(vec![
        ("open.gov.pk", kind::TXT, text("v=spf1 ip4:192.0.2.0/24 -all")),
        ("open.gov.pk", kind::MX, b"\0\x0a\x02mx\x04open\x03gov\x02pk\0".to_vec()),
        ("mx.open.gov.pk", kind::A, vec![192, 0, 2, 25]),
    ]);
    let arguments =
        ["domain", "--dns-only", "--compare", "old.json", "--resolver", &now.address(), "--json", "open.gov.pk"];
    let changes = json(&place.run(&arguments))["changes"].clone();
    assert!(changes["gone"].as_array().unwrap().iter().any(|one| one["id"] == "spf.all-pass"), "{changes}");
    let record = changes["records"].as_array().unwrap().iter().find(|one| one["before"] == "v=spf1 +all");
    assert!(record.is_some(), "{changes}");

    place.file("other.json", b"{\"verdict\":\"bad\"}");
    let output = place.run(&["domain", "--compare", "other.json", "--json", "open.gov.pk"]);
    assert_eq!((output.status.code(), &json(&output)["error"]["code"]), (Some(65), &"domain-no-check".into()));
}

#[test]
fn a_message_gives_its_selectors() {
    let (place, server) = (Place::new(), names());
    let mail = "DKIM-Signature: v=1; a=rsa-sha256; d=open.gov.pk; s=s2026; h=from; bh=AAAA; b=AAAA\r\n\
        From: A <a@open.gov.pk>\r\nSubject: x\r\n\r\nText.\r\n";
    place.file("mail.eml", mail.as_bytes());
    let address = server.address();
    let output = place.run(&["domain", "--dns-only", "--resolver", &address, "--message", "mail.eml", "open.gov.pk"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(server.names().contains(&"s2026._domainkey.open.gov.pk".to_owned()), "{:?}", server.names());
    place.file("no.eml", b"Subject: x\r\n\r\nText.\r\n");
    let output = place.run(&["domain", "--resolver", &address, "--message", "no.eml", "--json", "open.gov.pk"]);
    assert_eq!((output.status.code(), &json(&output)["error"]["code"]), (Some(65), &"domain-no-sender".into()));
}

#[test]
fn what_cannot_be_meant_is_wrong_usage() {
    let place = Place::new();
    for arguments in [
        &["domain"][..],
        &["domain", "--jobs", "0", "a.pk"],
        &["domain", "--jobs", "33", "a.pk"],
        &["domain", "--limit", "0", "a.pk"],
        &["domain", "--plan", "--report", "r.html", "a.pk"],
        &["domain", "--list", "l.csv", "--message", "m.eml"],
    ] {
        assert_eq!(place.run(arguments).status.code(), Some(64), "{arguments:?}");
    }
    let help = String::from_utf8(place.run(&["domain", "--help"]).stdout).unwrap();
    assert!(help.contains("Examples:") && help.contains("--dns-only") && help.contains("75"), "{help}");
}

#[test]
fn nothing_is_kept() {
    let (place, server) = (Place::new(), names());
    place.run(&["domain", "--dns-only", "--resolver", &server.address(), "open.gov.pk"]);
    assert!(!place.work().join("../home/.local/share/muhr/people/people.db").exists());
    assert!(place.names(".").is_empty());
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_with_what_is_done() {
    use std::process::{Command, Stdio};
    let place = Place::new();
    let silent = std::net::UdpSocket::bind("127.0.0.1:0").unwrap();
    let address = silent.local_addr().unwrap().to_string();
    let arguments = ["domain", "--dns-only", "--resolver", &address, "--limit", "600", "--json", "a.gov.pk"];
    let child = place.muhr(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    silent.recv_from(&mut [0; 1_500]).unwrap();
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130), "{}", said(&output));
    assert_eq!(json(&output)["error"]["code"], "cancelled");
}
