//! One-time codes stop at the terminal as they do in the window.

use crate::support::{Place, json, said};
use std::io::Write;
use std::process::{Output, Stdio};

fn from_stdin(place: &Place, arguments: &[&str], text: &[u8]) -> Output {
    let mut command = place.muhr(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(text).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn a_file_with_a_code_is_not_sealed_before_somebody_says_so_twice() {
    let place = Place::new();
    place.file("note.txt", "آپ کا تصدیقی کوڈ ۴۸۲۹۱۳ ہے۔".as_bytes());
    let refused = place.run(&["seal", "--json", "note.txt"]);
    assert_eq!(refused.status.code(), Some(65), "{}", said(&refused));
    let error = &json(&refused)["error"];
    assert_eq!((error["code"].as_str(), error["args"]["name"].as_str()), (Some("code-found"), Some("note.txt")));
    let told = String::from_utf8_lossy(&refused.stdout).into_owned() + &said(&place.run(&["seal", "note.txt"]));
    assert!(told.contains("••••••") && !told.contains("482913") && !told.contains("۴۸۲۹۱۳"), "{told}");
    assert_eq!(place.names("."), ["note.txt"]);
    let sealed = place.run(&["seal", "--allow-codes", "--json", "note.txt"]);
    assert_eq!(sealed.status.code(), Some(0), "{}", said(&sealed));
}

#[test]
fn a_draft_with_a_code_in_a_name_is_refused() {
    let place = Place::new();
    place.file("a.txt", b"a");
    let archive = json(&place.run(&["seal", "--json", "a.txt"]))["archive"].as_str().unwrap().to_owned();
    let to = "OTP 482913 <a@finance.gov.pk>";
    let refused = place.run(&["draft", "--to", to, "--json", &archive]);
    assert_eq!(refused.status.code(), Some(65), "{}", said(&refused));
    assert_eq!(json(&refused)["error"]["code"], "code-found");
    assert!(!String::from_utf8_lossy(&refused.stdout).contains("482913"));
    assert_eq!(place.run(&["draft", "--to", to, "--allow-codes", &archive]).status.code(), Some(0));
    assert_eq!(place.run(&["seal", "--to", to, "a.txt"]).status.code(), Some(65));
}

#[test]
fn looking_for_codes_has_a_status_for_each_answer() {
    let place = Place::new();
    place.file("letters/a.txt", b"Your OTP is 482913. Do not share it.");
    place.file("letters/b.txt", b"The meeting is at 10:30 in room 4417; call 051-9204417.");
    let found = place.run(&["codes", "--json", "letters"]);
    assert_eq!(found.status.code(), Some(2), "{}", said(&found));
    let all = json(&found);
    assert_eq!(all["found"].as_array().unwrap().len(), 1);
    assert_eq!(all["found"][0]["file"], "letters/a.txt");
    assert_eq!(place.run(&["codes", "letters/b.txt"]).status.code(), Some(0));
    assert_eq!(place.run(&["codes", "missing.txt"]).status.code(), Some(65));
    assert_eq!(place.run(&["codes"]).status.code(), Some(64));
    let typed = from_stdin(&place, &["codes", "-"], b"apka OTP 482913 hai");
    assert_eq!(typed.status.code(), Some(2));
    assert!(said(&typed).contains("••••••") && !said(&typed).contains("482913"));
    assert_eq!(from_stdin(&place, &["codes", "-"], b"nothing here").status.code(), Some(0));
}
