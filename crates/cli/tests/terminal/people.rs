//! `muhr people`, `muhr history` and `muhr settings`, as a script uses them.

use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs `muhr` for an officer who lives in `home`.
fn muhr(home: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_muhr"))
        .args(arguments)
        .current_dir(home)
        .env("HOME", home)
        .env("LANG", "C.UTF-8")
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env("XDG_RUNTIME_DIR", home)
        .env_remove("DISPLAY")
        .env_remove("XDG_CONFIG_HOME")
        .env_remove("XDG_DATA_HOME")
        .env_remove("XDG_STATE_HOME")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn json(home: &Path, arguments: &[&str]) -> Value {
    let output = muhr(home, arguments, "");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}{}", String::from_utf8_lossy(&output.stdout));
    assert!(said.is_empty(), "nothing for people beside the object: {said}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_person_is_added_verified_merged_and_taken_back() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let add =
        ["people", "add", "--json", "--name", "Ali Khan", "--address", "ali@finance.gov.pk", "--phone", "0300 1234567"];
    let added = json(home, &add);
    assert_eq!(added["person"]["details"]["phones"][0]["number"], "+923001234567");
    let twice = muhr(home, &add, "");
    assert_eq!(twice.status.code(), Some(65));
    assert!(String::from_utf8_lossy(&twice.stdout).contains("address-taken"));
    let verify = ["people", "verify", "--json", "ali@finance.gov.pk", "--how", "call-back", "--by", "Sana"];
    assert_eq!(json(home, &verify)["person"]["standing"], "verified");
    let other = json(home, &["people", "add", "--json", "--name", "ali khan", "--address", "ali@example.org"]);
    let id = other["person"]["id"].to_string();
    assert_eq!(json(home, &["people", "duplicates", "--json"])[0]["people"].as_array().unwrap().len(), 2);
    let ambiguous = muhr(home, &["people", "show", "ali"], "");
    assert_eq!(ambiguous.status.code(), Some(65));
    let merged = json(home, &["people", "merge", "--json", "ali@finance.gov.pk", &id]);
    assert_eq!(merged["person"]["details"]["addresses"].as_array().unwrap().len(), 2);
    json(home, &["people", "undo", "--json", &merged["undo"].to_string()]);
    assert_eq!(json(home, &["people", "list", "--json"])["total"], 2);
    json(home, &["people", "remove", "--json", &id]);
    assert_eq!(json(home, &["people", "list", "--json", "fin"])["people"][0]["name"], "Ali Khan");
    let shown = muhr(home, &["people", "show", "ali@finance.gov.pk"], "");
    let said = String::from_utf8_lossy(&shown.stderr).into_owned();
    assert!(said.contains("Ali Khan") && said.contains("Called back") && said.contains("+923001234567"), "{said}");
}

#[test]
fn what_was_imported_is_known_to_check_and_can_be_exported() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let table = "Name;E-mail;Mobile\nعلی خان;ali@finance.gov.pk;0300 1234567\nNobody;nothing;\n";
    std::fs::write(home.join("staff.csv"), table).unwrap();
    let read = json(home, &["people", "import", "--json", "--dry-run", "staff.csv"]);
    assert_eq!(read["known"], 0);
    assert_eq!(json(home, &["people", "list", "--json"])["total"], 0, "a look changes nothing");
    json(home, &["people", "import", "--json", "staff.csv"]);
    let mail = "From: ali@finance.gov.pk\r\nTo: b@example.org\r\nSubject: Minutes\r\nMessage-ID: <1@finance.gov.pk>\r\n\r\nText\r\n";
    std::fs::write(home.join("a.eml"), mail).unwrap();
    let checked = muhr(home, &["check", "--json", "a.eml"], "");
    let checked: Value = serde_json::from_slice(&checked.stdout).unwrap();
    assert_eq!(checked["sender"]["standing"], "known");
    let fake = mail.replace("finance.gov.pk", "flnance.gov.pk");
    std::fs::write(home.join("b.eml"), fake).unwrap();
    assert_eq!(muhr(home, &["check", "--json", "b.eml"], "").status.code(), Some(2));
    let history = json(home, &["history", "--json", "--kind", "checked"]);
    assert_eq!(history["total"], 2);
    assert_eq!(history["receipts"][0]["result"], "danger");
    let exported = muhr(home, &["people", "export"], "");
    assert!(String::from_utf8_lossy(&exported.stdout).contains("علی خان,ali@finance.gov.pk,'+923001234567"));
    let exported = muhr(home, &["history", "--export", "csv"], "");
    assert_eq!(String::from_utf8_lossy(&exported.stdout).lines().count(), 3);
    json(home, &["history", "--json", "--clear"]);
    assert_eq!(json(home, &["history", "--json"])["total"], 0);
}

#[test]
fn sealing_for_an_imitation_of_somebody_known_warns() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    std::fs::write(home.join("a.txt"), "text").unwrap();
    json(home, &["people", "add", "--json", "--name", "Ali Khan", "--address", "ali@finance.gov.pk"]);
    let to = |address: &str| json(home, &["seal", "--json", "--to", address, "a.txt"])["recipient"]["question"].clone();
    assert_eq!(to("Ali Khan <ali@flnance.gov.pk>"), "look-alike");
    assert_eq!(to("ali@finance.gov.pk"), "unverified");
    let said = muhr(home, &["seal", "--to", "ali@flnance.gov.pk", "a.txt"], "");
    assert!(String::from_utf8_lossy(&said.stderr).contains("looks like ali@finance.gov.pk"));
    json(home, &["people", "verify", "--json", "ali@finance.gov.pk", "--how", "in-person"]);
    assert_eq!(to("ali@finance.gov.pk"), "none");
}

#[test]
fn a_backup_comes_back_with_its_password_from_standard_input() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    json(home, &["people", "add", "--json", "--name", "Ali", "--address", "ali@example.org"]);
    let backup = json(home, &["people", "backup", "--json"]);
    let file = backup["archive"].as_str().unwrap();
    json(home, &["people", "remove", "--json", "ali@example.org"]);
    let wrong = muhr(home, &["people", "restore", "--password-stdin", file], "wrong\n");
    assert_eq!(wrong.status.code(), Some(65));
    let restored = muhr(home, &["people", "restore", "--password-stdin", file], backup["password"].as_str().unwrap());
    assert!(restored.status.success());
    assert_eq!(json(home, &["people", "list", "--json"])["total"], 1);
}

#[test]
fn settings_are_shown_changed_and_impossible_ones_refused() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    assert_eq!(json(home, &["settings", "--json"])["settings"]["mailbox_limit_mb"], 25);
    let changed = json(home, &["settings", "--json", "own_domains", "finance.gov.pk, budget.gov.pk"]);
    assert_eq!(changed["settings"]["own_domains"][1], "budget.gov.pk");
    for (name, value) in [("mailbox_limit_mb", "0"), ("style", "weak"), ("no_such", "1"), ("keep_history", "perhaps")] {
        let refused = muhr(home, &["settings", name, value], "");
        assert_eq!(refused.status.code(), Some(65), "{name}");
    }
    assert_eq!(json(home, &["settings", "--json"])["settings"]["own_domains"][0], "finance.gov.pk");
    assert_eq!(muhr(home, &["settings", "language"], "").status.code(), Some(64));
}

#[test]
fn whoever_came_from_the_settings_of_an_earlier_version_can_be_removed() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    std::fs::create_dir_all(home.join(".config/muhr")).unwrap();
    let settings = r#"{"known_people": ["Ali Khan <ali@example.org>"], "mailbox_limit_mb": 10}"#;
    std::fs::write(home.join(".config/muhr/settings.json"), settings).unwrap();
    assert_eq!(json(home, &["people", "list", "--json"])["total"], 1);
    json(home, &["people", "remove", "--json", "ali@example.org"]);
    assert_eq!(json(home, &["people", "list", "--json"])["total"], 0);
    assert_eq!(json(home, &["settings", "--json"])["settings"]["mailbox_limit_mb"], 10);
}

#[test]
fn neither_checking_nor_sealing_begins_an_address_book() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    std::fs::write(home.join("a.txt"), "text").unwrap();
    assert!(muhr(home, &["seal", "--json", "a.txt"], "").status.success());
    muhr(home, &["check", "--json", "a.txt"], "");
    assert!(!home.join(".local/share/muhr/people").exists());
}
