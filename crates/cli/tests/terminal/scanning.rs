//! `muhr scan` and `muhr check --scan`: whose word it is, what it says, and which status it comes to.

use crate::support::{Place, json, said};
use muhr_test_support::clamd::{DATED, EICAR_NAME, RealClamd, Script, ScriptedClamd, eicar};
use muhr_test_support::skipped;
use serde_json::Value;
use std::path::PathBuf;
use std::time::Duration;

/// A real clamd whose signatures have a date; both end with the test.
fn clamd() -> Option<(RealClamd, ScriptedClamd)> {
    let real = RealClamd::start("").map_err(|why| skipped("scanning in a terminal", &why)).ok()?;
    let dated = ScriptedClamd::start(Some(DATED), Script::HandsOn(real.socket()));
    Some((real, dated))
}

fn shown(socket: PathBuf) -> String {
    socket.into_os_string().into_string().unwrap()
}

#[test]
fn a_hit_is_told_with_whose_word_it_is_and_status_2() {
    let Some((_real, dated)) = clamd() else { return };
    let place = Place::new();
    place.file("eicar.com", &eicar());
    let output = place.run(&["scan", "--clamd", &shown(dated.socket()), "--json", "eicar.com"]);
    assert_eq!((output.status.code(), said(&output).as_str()), (Some(2), ""));
    let told = json(&output);
    assert_eq!((&told["file"], &told["verdict"]), (&"eicar.com".into(), &"infected".into()));
    assert_eq!((&told["threat"], &told["reason"]), (&EICAR_NAME.into(), &"".into()));
    assert_eq!((&told["engine"], &told["version"]), (&"ClamAV".into(), &"1.4.6".into()));
    assert!(told["signatures"].as_str().unwrap().starts_with("2026-11-22T09:26:04"), "{told}");
    assert_eq!(told["sha256"], "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f");

    let output = place.run(&["scan", "--clamd", &shown(dated.socket()), "eicar.com"]);
    assert!(output.stdout.is_empty());
    let said = said(&output);
    for part in ["Infected: eicar.com", "ClamAV 1.4.6, signatures of 2026-11-22", EICAR_NAME] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn the_statuses_are_those_of_the_worst() {
    let Some((real, dated)) = clamd() else { return };
    let place = Place::new();
    place.file("folder/a.txt", b"a");
    place.file("folder/b.txt", b"b");
    place.file("eicar.com", &eicar());
    let with_date = shown(dated.socket());
    let run = |arguments: &[&str]| {
        let output = place.run(&[&["scan", "--json", "--clamd"], arguments].concat());
        let lines: Vec<Value> =
            String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        (output.status.code().unwrap(), lines)
    };
    let (status, lines) = run(&[&with_date, "folder"]);
    assert_eq!((status, lines.len()), (0, 2));
    assert!(lines.iter().all(|line| line["verdict"] == "clean"), "{lines:?}");
    let (status, lines) = run(&[&with_date, "folder", "eicar.com"]);
    assert_eq!((status, lines.len(), &lines[2]["verdict"]), (2, 3, &"infected".into()));
    // Over the loopback, and without a date: what is known counts, what is not known means nothing.
    let address = real.address().to_string();
    let (status, lines) = run(&[&address, "folder/a.txt"]);
    let [told] = lines.as_slice() else { panic!("{lines:?}") };
    assert_eq!((status, &told["verdict"], &told["reason"]), (75, &"not-scanned".into(), &"no-signatures".into()));
    assert_eq!((&told["engine"], &told["signatures"]), (&"ClamAV".into(), &"".into()));
    assert_eq!(run(&[&address, "eicar.com"]).0, 2);
    assert_eq!(run(&[&with_date, "missing.txt"]).0, 65);
}

#[test]
fn what_cannot_be_asked_is_not_scanned_and_never_clean() {
    let place = Place::new();
    place.file("a.txt", b"a");
    let nowhere = shown(place.work().join("clamd.ctl"));
    let output = place.run(&["scan", "--clamd", &nowhere, "--json", "a.txt"]);
    let told = json(&output);
    assert_eq!(output.status.code(), Some(75));
    assert_eq!((&told["verdict"], &told["reason"]), (&"not-scanned".into(), &"not-answering".into()));
    let output = place.run(&["scan", "--clamd", &nowhere, "a.txt"]);
    assert!(said(&output).contains("Not scanned: a.txt"), "{}", said(&output));
    assert!(said(&output).contains("does not answer"), "{}", said(&output));
}

#[test]
fn no_other_computer_can_be_named() {
    let place = Place::new();
    place.file("a.txt", b"a");
    for named in ["192.0.2.7:3310", "scanner.gov.pk:3310", "0.0.0.0:3310", "clamd.ctl"] {
        assert_eq!(place.run(&["scan", "--clamd", named, "a.txt"]).status.code(), Some(64), "{named}");
    }
    assert_eq!(place.run(&["check", "--clamd", "127.0.0.1:3310", "a.txt"]).status.code(), Some(64), "without --scan");
}

#[test]
fn checking_asks_the_antivirus_only_where_it_is_told_to_and_a_hit_is_danger() {
    let Some((_real, dated)) = clamd() else { return };
    let place = Place::new();
    place.file("minutes.txt", &eicar());
    let output = place.run(&["check", "--json", "minutes.txt"]);
    assert_eq!((output.status.code(), &json(&output)["scan"]), (Some(0), &Value::Null));

    let socket = shown(dated.socket());
    let output = place.run(&["check", "--scan", "--clamd", &socket, "--json", "minutes.txt"]);
    let told = json(&output);
    assert_eq!((output.status.code(), &told["verdict"]), (Some(2), &"danger".into()));
    assert_eq!((&told["findings"][0]["id"], &told["scan"]["verdict"]), (&"file.antivirus".into(), &"infected".into()));

    let output = place.run(&["check", "--scan", "--clamd", &socket, "minutes.txt"]);
    assert!(said(&output).contains("What the antivirus says:"), "{}", said(&output));
    assert!(said(&output).contains(EICAR_NAME), "{}", said(&output));
}

#[test]
fn what_was_not_scanned_changes_nothing_of_a_check() {
    let place = Place::new();
    place.file("minutes.txt", b"minutes");
    let clamd = ScriptedClamd::start(Some(DATED), Script::Answers(b"stream: Broken ERROR\0", Duration::ZERO));
    let output = place.run(&["check", "--scan", "--clamd", &shown(clamd.socket()), "--json", "minutes.txt"]);
    let told = json(&output);
    assert_eq!((output.status.code(), &told["verdict"]), (Some(0), &"clear".into()));
    assert_eq!((&told["scan"]["verdict"], &told["gaps"]), (&"not-scanned".into(), &serde_json::json!([])));
}
