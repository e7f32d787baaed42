//! The command line contract: what goes where, and which status a command ends with.

use crate::support::{Place, json, said, with_password};
use std::fs;

#[test]
fn sealing_and_opening_give_the_same_files_back() {
    for format in ["zip", "muhr"] {
        let place = Place::new();
        place.file("case/Summary for the Cabinet.txt", b"for the Cabinet only");
        place.file("case/تفصیلات.docx", &[7; 100_000]);
        place.file("case/empty", b"");
        let output = place.run(&["seal", "--format", format, "--json", "case"]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        assert_eq!(said(&output), "");
        let sealed = json(&output);
        assert_eq!(sealed["verified"], true);
        assert_eq!(sealed["format"], format);
        assert_eq!(sealed["bits"], 79.3);
        assert_eq!(sealed["entries"][0]["name"], "case/Summary for the Cabinet.txt");
        assert_eq!(sealed["entries"][0]["bytes"], 20);
        let archive = sealed["archive"].as_str().unwrap();
        let password = sealed["password"].as_str().unwrap();

        let open = place.muhr(&["open", "--password-stdin", "--json", "--out", ".", archive]);
        let output = with_password(open, password);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let opened = json(&output);
        let folder = place.work().join(opened["folder"].as_str().unwrap());
        assert_eq!(fs::read(folder.join("case/تفصیلات.docx")).unwrap(), [7; 100_000]);
        assert_eq!(fs::read(folder.join("case/empty")).unwrap(), b"");
        assert_eq!(opened["entries"].as_array().unwrap().len(), 3);
    }
}

#[test]
fn neutral_names_stand_in_the_directory_unless_asked_otherwise() {
    let place = Place::new();
    place.file("a/Summary.PDF", b"%PDF-1.7");
    let stored =
        |arguments: &[&str]| json(&place.run(arguments))["entries"][0]["stored_as"].as_str().unwrap().to_owned();
    assert_eq!(stored(&["seal", "--json", "a"]), "01.pdf");
    assert_eq!(stored(&["seal", "--json", "--real-names", "a"]), "a/Summary.PDF");
}

#[test]
fn text_for_people_goes_to_standard_error_and_tells_the_password_once() {
    let place = Place::new();
    place.file("a.txt", b"a");
    let output = place.run(&["seal", "--style", "digits", "a.txt"]);
    assert!(output.stdout.is_empty());
    let said = said(&output);
    let is_password =
        |line: &&str| line.trim().len() == 29 && line.trim().chars().all(|c| c.is_ascii_digit() || c == '-');
    assert_eq!(said.lines().filter(is_password).count(), 1, "{said}");
    assert!(said.contains("never by e-mail"));
    assert!(!said.contains('\u{1b}'), "no progress bar in a pipe");
}

#[test]
fn the_statuses_are_those_of_the_contract() {
    let place = Place::new();
    place.file("a.txt", b"a");
    place.file("garbage.zip", b"PK\x03\x04 but no more");
    let status = |arguments: &[&str]| place.run(arguments).status.code();
    assert_eq!(status(&["seal"]), Some(64));
    assert_eq!(status(&["seal", "--style", "weak", "a.txt"]), Some(64));
    assert_eq!(status(&["nonsense"]), Some(64));
    assert_eq!(status(&["--help"]), Some(0));
    assert_eq!(status(&["seal", "missing.txt"]), Some(65));
    assert_eq!(status(&["open", "--password-stdin", "garbage.zip"]), Some(65));
    assert_eq!(status(&["open", "--password-stdin", "a.txt"]), Some(65));
    assert_eq!(status(&["seal", "--out", "no/such/folder", "a.txt"]), Some(73));
    assert_eq!(status(&["draft", "a.txt"]), Some(65));
}

#[test]
fn an_error_in_json_is_one_object_with_a_stable_code() {
    let place = Place::new();
    let error = &json(&place.run(&["seal", "--json", "missing.txt"]))["error"];
    assert_eq!(error["code"], "not-found");
    assert_eq!(error["args"]["name"], "missing.txt");
    assert!(!error["message"].as_str().unwrap().is_empty() && !error["advice"].as_str().unwrap().is_empty());
}

#[test]
fn a_wrong_password_is_a_plain_sentence_and_leaves_nothing() {
    let place = Place::new();
    place.file("a.txt", b"a");
    for format in ["zip", "muhr"] {
        let sealed = json(&place.run(&["seal", "--format", format, "--json", "a.txt"]));
        let before = place.names(".");
        let open = place.muhr(&["open", "--password-stdin", sealed["archive"].as_str().unwrap()]);
        let output = with_password(open, "k7mp-3xqd-w9ht-c4nb");
        assert_eq!(output.status.code(), Some(65));
        assert!(said(&output).starts_with("This password does not open the file."));
        assert_eq!(place.names("."), before);
    }
}

#[test]
fn opening_twice_overwrites_nothing() {
    let place = Place::new();
    place.file("a.txt", b"a");
    let sealed = json(&place.run(&["seal", "--json", "a.txt"]));
    let (archive, password) = (sealed["archive"].as_str().unwrap(), sealed["password"].as_str().unwrap());
    let folders: Vec<_> = (0..2)
        .map(|_| {
            let open = place.muhr(&["open", "--json", "--password-stdin", archive]);
            json(&with_password(open, password))["folder"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_ne!(folders[0], folders[1]);
}

#[test]
fn a_name_that_would_move_the_cursor_is_shown_harmless() {
    let place = Place::new();
    let output = place.run(&["seal", "missing\u{1b}[2J\u{202e}txt.exe"]);
    let said = said(&output);
    assert!(!said.contains(['\u{1b}', '\u{202e}']), "{said:?}");
}

#[test]
fn a_draft_is_written_once_and_never_carries_the_password() {
    let place = Place::new();
    place.file("a.txt", b"a");
    let sealed = json(&place.run(&["seal", "--json", "a.txt"]));
    let (archive, password) = (sealed["archive"].as_str().unwrap(), sealed["password"].as_str().unwrap());
    let to = "Director <director@finance.gov.pk>";
    let made = json(&place.run(&["draft", "--json", "--to", to, archive]));
    assert_eq!(made["to"], to);
    let eml = fs::read_to_string(made["draft"].as_str().unwrap()).unwrap();
    assert!(eml.contains("X-Unsent: 1") && !eml.contains(password));
    assert_eq!(place.run(&["draft", "--to", to, archive]).status.code(), Some(73));

    let leaking = format!("{password} <director@finance.gov.pk>");
    let draft = place.muhr(&["draft", "--json", "--password-stdin", "--out", "leak.eml", "--to", &leaking, archive]);
    let output = with_password(draft, password);
    assert_eq!(json(&output)["error"]["code"], "password-in-draft");
    assert!(!place.work().join("leak.eml").exists());
}

#[test]
fn completions_are_printed_for_the_usual_shells() {
    let place = Place::new();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let output = place.run(&["completions", shell]);
        assert!(output.status.success() && output.stdout.len() > 500, "{shell}");
    }
}
