//! What a mail program reads out of our drafts: Python's `email` and `mail-parser`, two readers that are not ours.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use common::{DATE, draft, guarded};
use mail_parser::{MessageParser, MimeHeaders};
use muhr_handover::draft::{Direction, Draft, DraftError, MAX_ATTACHMENT_BYTES, Stamp};
use muhr_handover::{EmailAddress, Mailbox, preflight};
use proptest::prelude::*;
use rand::SeedableRng;
use rand::rngs::StdRng;
use serde_json::Value;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// Reads messages, each after a line with its length, and prints a line of JSON for each.
const PYTHON_READER: &str = r#"
import sys, json, email, email.policy
def text(part):
    return part.get_content().replace("\r\n", "\n")
def described(raw):
    m = email.message_from_bytes(raw, policy=email.policy.default)
    parts = [p for p in m.walk() if not p.is_multipart()]
    return {
        "names": [k.lower() for k in m.keys()],
        "headers": {k.lower(): str(v) for k, v in m.items()},
        "to": [{"name": a.display_name, "address": a.addr_spec} for h in m.get_all("To", []) for a in h.addresses],
        "texts": {p.get_content_subtype(): text(p) for p in parts if p.get_content_maintype() == "text"},
        "files": [{"name": p.get_filename(), "type": p.get_content_type(), "hex": p.get_content().hex(),
                   "disposition": p.get_content_disposition()} for p in m.iter_attachments()],
        "defects": [str(d) for p in m.walk() for d in p.defects] + [str(d) for h in m.values() for d in h.defects],
        "type": m.get_content_type()}
stream = sys.stdin.buffer
while line := stream.readline():
    print(json.dumps(described(stream.read(int(line)))))
"#;

fn python(eml: &[u8]) -> Value {
    python_all(&[eml.to_vec()]).remove(0)
}

fn python_all(messages: &[Vec<u8>]) -> Vec<Value> {
    let python = std::env::var("MUHR_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let mut child = Command::new(&python)
        .args(["-I", "-c", PYTHON_READER])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("these tests need Python 3 ({python}, or MUHR_PYTHON): {error}"));
    let mut stdin = child.stdin.take().unwrap();
    let messages = messages.to_vec();
    let writer = std::thread::spawn(move || {
        for message in messages {
            writeln!(stdin, "{}", message.len()).unwrap();
            stdin.write_all(&message).unwrap();
        }
    });
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    writer.join().unwrap();
    output
        .stdout
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect()
}

fn content(length: usize) -> Vec<u8> {
    (0..length).map(|at| u8::try_from(at * 7 % 256).unwrap()).collect()
}

/// Writes the draft with a content of the length it claims.
fn written(draft: Draft) -> Vec<u8> {
    let content = content(usize::try_from(draft.files.sealed_bytes).unwrap());
    let mut eml = Vec::new();
    guarded(draft).write(&mut &content[..], &mut eml).unwrap();
    eml
}

/// Every header that a draft may have, in the order they are written.
const EXPECTED: [&str; 7] = ["date", "to", "subject", "message-id", "x-unsent", "mime-version", "content-type"];

#[test]
fn a_draft_is_one_message_to_one_recipient_that_was_not_sent_yet() {
    let read = python(&written(draft()));
    assert_eq!(read["names"], serde_json::json!(EXPECTED));
    assert_eq!(read["to"], serde_json::json!([{"name": "Secretary", "address": "secretary@example.gov.pk"}]));
    assert_eq!(read["headers"]["x-unsent"], "1");
    assert_eq!(read["headers"]["subject"], "Papers for Monday (K7-4M)");
    assert_eq!(read["headers"]["date"], "Mon, 23 Nov 2026 14:05:09 +0000");
    assert_eq!(read["texts"]["plain"], "Please open the attachment with 7-Zip.\nThe password comes by phone.\n");
    assert_eq!(read["type"], "multipart/mixed");
    assert_eq!(read["files"][0]["name"], "sealed.zip");
    assert_eq!(read["files"][0]["type"], "application/zip");
    assert_eq!(read["files"][0]["disposition"], "attachment");
    assert_eq!(read["defects"], serde_json::json!([]));
}

#[test]
fn the_attachment_arrives_byte_for_byte_and_the_size_was_known() {
    for length in [0, 1, 2, 3, 56, 57, 58, 113, 114, 115, 58_367, 58_368, 58_369, 200_000] {
        let mut draft = draft();
        draft.files.sealed_bytes = length as u64;
        let known = guarded(draft.clone());
        let eml = written(draft);
        assert_eq!(eml.len() as u64, known.encoded_bytes(), "{length}");
        assert!(preflight::of_draft(&known, eml.len() as u64).fits());
        assert!(!preflight::of_draft(&known, eml.len() as u64 - 1).fits());
        let message = MessageParser::new().parse(&eml).unwrap();
        assert_eq!(message.attachment_count(), 1);
        assert_eq!(message.attachment(0).unwrap().contents(), content(length), "{length}");
        assert_eq!(message.attachment(0).unwrap().attachment_name(), Some("sealed.zip"));
    }
    let read = python(&written(draft()));
    assert_eq!(read["files"].as_array().unwrap().len(), 1);
    let hex: String = content(1_000).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(read["files"][0]["hex"], hex);
}

#[test]
fn the_estimate_before_there_is_a_draft_is_above_the_real_size_and_close() {
    for length in [0_u64, 10_000, 300_000] {
        let mut draft = draft();
        draft.files.sealed_bytes = length;
        let estimate = preflight::of_file(length, preflight::USUAL_LIMIT).encoded_bytes;
        let real = written(draft).len() as u64;
        assert!(estimate > real && estimate - real < 20_000, "{estimate} {real}");
    }
}

#[test]
fn an_urdu_draft_reads_from_the_right_in_plain_text_and_in_html() {
    let mut draft = draft();
    let body = "السلام علیکم،\nمنسلک فائل \u{2066}<7-Zip>\u{2069} سے کھولیں & پاس ورڈ فون پر آئے گا۔\n\nشکریہ\n";
    draft.to = Some(Mailbox::new("سیکریٹری صاحب", EmailAddress::parse("secretary@example.gov.pk").unwrap()));
    draft.subject = "پیر کے کاغذات (K7-4M)".to_owned();
    draft.body = body.to_owned();
    draft.direction = Direction::RightToLeft;
    let eml = written(draft);
    assert!(eml.is_ascii(), "safe for every mail system");
    let message = MessageParser::new().parse(&eml).unwrap();
    assert_eq!(message.body_text(0).unwrap(), body.replace('\n', "\r\n"), "lines end as MIME wants it, in base64 too");
    let read = python(&eml);
    assert_eq!(read["names"], serde_json::json!(EXPECTED));
    assert_eq!(read["to"][0]["name"], "سیکریٹری صاحب");
    assert_eq!(read["headers"]["subject"], "پیر کے کاغذات (K7-4M)");
    assert_eq!(read["texts"]["plain"], body);
    let html = read["texts"]["html"].as_str().unwrap();
    assert!(html.contains("<html dir=\"rtl\">") && html.contains("<p dir=\"rtl\">السلام علیکم،<br>\n"));
    assert!(
        html.contains("\u{2066}&lt;7-Zip&gt;\u{2069}")
            && html.contains("&amp; پاس")
            && html.contains("<p dir=\"rtl\">شکریہ</p>")
    );
    assert_eq!(read["files"].as_array().unwrap().len(), 1);
    assert_eq!(read["defects"], serde_json::json!([]));
}

#[test]
fn nothing_that_is_missing_is_invented() {
    let mut draft = draft();
    (draft.to, draft.subject, draft.body) = (None, String::new(), String::new());
    let read = python(&written(draft));
    let expected: Vec<&str> = EXPECTED.into_iter().filter(|name| *name != "to").collect();
    assert_eq!(read["names"], serde_json::json!(expected));
    assert_eq!(read["headers"]["subject"], "");
    assert_eq!(read["texts"]["plain"].as_str().unwrap().trim(), "");
}

#[test]
fn a_known_sender_is_named_once() {
    let mut draft = draft();
    draft.from = Some(EmailAddress::parse("ali@example.gov.pk").unwrap());
    let read = python(&written(draft));
    assert_eq!(read["headers"]["from"], "ali@example.gov.pk");
    assert_eq!(read["names"].as_array().unwrap().iter().filter(|name| *name == "from").count(), 1);
}

#[test]
fn the_message_id_is_random_and_says_nothing_about_this_machine() {
    let id = |seed| {
        let mut draft = draft();
        draft.stamp = Stamp::new(DATE, &mut StdRng::seed_from_u64(seed));
        python(&written(draft))["headers"]["message-id"].as_str().unwrap().to_owned()
    };
    let (one, other) = (id(1), id(2));
    assert_ne!(one, other);
    for id in [one, other] {
        let local = id.trim_matches(['<', '>']).strip_suffix("@muhr.invalid").unwrap();
        assert!(local.len() == 32 && local.bytes().all(|byte| byte.is_ascii_hexdigit()), "{id}");
    }
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let eml = String::from_utf8(written(draft())).unwrap();
    assert!(host.trim().is_empty() || !eml.contains(host.trim()));
}

#[test]
fn the_same_draft_is_written_the_same_twice() {
    assert_eq!(written(draft()), written(draft()), "no clock and no chance but the stamp's");
}

#[test]
fn a_subject_of_300_characters_survives_folding() {
    let subjects = ["budget ".repeat(43), "ب".repeat(300), "a".repeat(300), "پیر کا ".repeat(40)];
    let with = |subject: &String| {
        let mut draft = draft();
        draft.subject = subject.trim().to_owned();
        written(draft)
    };
    let messages: Vec<Vec<u8>> = subjects.iter().map(with).collect();
    for ((eml, read), subject) in messages.iter().zip(python_all(&messages)).zip(&subjects) {
        let longest = eml.split(|byte| *byte == b'\n').map(<[u8]>::len).max().unwrap();
        assert!(longest <= 998, "RFC 5322, section 2.1.1");
        assert_eq!(read["headers"]["subject"], subject.trim());
        assert_eq!(MessageParser::new().parse(eml).unwrap().subject().unwrap(), subject.trim());
    }
}

#[test]
fn lines_of_a_body_end_alike_and_a_long_one_is_carried_whole() {
    let mut draft = draft();
    draft.body = format!("first\r\nsecond\rthird\u{2028}{}\n.\nFrom here\n--=_x\n", "word ".repeat(500).trim());
    let eml = written(draft);
    let text = String::from_utf8(eml.clone()).unwrap();
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    let expected = format!("first\nsecond\nthird\n{}\n.\nFrom here\n--=_x\n", "word ".repeat(500).trim());
    assert_eq!(python(&eml)["texts"]["plain"], expected);
}

const INJECTIONS: [&str; 12] = [
    "x\r\nBcc: spy@evil.example",
    "x\nBcc: spy@evil.example",
    "x\rBcc: spy@evil.example",
    "x\u{2028}Bcc: spy@evil.example",
    "x\u{85}Bcc: spy@evil.example",
    "x\r\n\r\n<html>",
    "x\r\n Bcc: spy@evil.example",
    "x\0\r\nBcc: spy@evil.example",
    "x\" <spy@evil.example>, \"y",
    "x>, <spy@evil.example",
    "=?utf-8?Q?x=0D=0ABcc:_spy@evil.example?=",
    "\u{202E}elpmaxe.live@yps\u{202C}; filename=x",
];

/// Only one `To`, only the headers that belong there, only one attachment.
fn assert_unharmed(eml: &[u8], read: &Value, what: &str) {
    assert_eq!(read["names"], serde_json::json!(EXPECTED), "{what}");
    assert_eq!(read["to"].as_array().unwrap().len(), 1, "{what}");
    assert_eq!(read["to"][0]["address"], "secretary@example.gov.pk", "{what}");
    assert_eq!(read["files"].as_array().unwrap().len(), 1, "{what}");
    let message = MessageParser::new().parse(eml).unwrap();
    assert!(message.bcc().is_none() && message.cc().is_none() && message.reply_to().is_none(), "{what}");
    assert_eq!(message.to().unwrap().iter().count(), 1, "{what}");
    for (name, value) in read["headers"].as_object().unwrap() {
        let value = value.as_str().unwrap();
        assert!(!value.contains(['\r', '\n', '\0', '\u{202E}', '\u{2028}']), "{what}: {name}");
    }
}

#[test]
fn no_field_can_add_a_header_a_recipient_or_a_part() {
    let address = EmailAddress::parse("secretary@example.gov.pk").unwrap();
    let mut cases = Vec::new();
    for attack in INJECTIONS {
        let mut add = |what: &str, change: &dyn Fn(&mut Draft)| {
            let mut draft = draft();
            change(&mut draft);
            cases.push((format!("{what}: {attack:?}"), written(draft)));
        };
        add("subject", &|draft| draft.subject = attack.to_owned());
        add("display name", &|draft| draft.to = Some(Mailbox::new(attack, address.clone())));
        add("body", &|draft| draft.body = attack.to_owned());
        add("attachment name", &|draft| draft.files.sealed = format!("/home/{attack}.zip").into());
        add("name of the draft", &|draft| draft.files.eml = format!("/home/{attack}.eml").into());
        assert!(EmailAddress::parse(&format!("{attack}@example.gov.pk")).is_err(), "{attack}");
        assert!(EmailAddress::parse(&format!("a@{attack}")).is_err(), "{attack}");
    }
    let messages: Vec<Vec<u8>> = cases.iter().map(|(_, eml)| eml.clone()).collect();
    let read = python_all(&messages);
    assert_eq!(read.len(), cases.len());
    for ((what, eml), read) in cases.iter().zip(&read) {
        assert_unharmed(eml, read, what);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn whatever_is_typed_the_message_keeps_its_shape(subject in "\\PC{0,120}|[\\x00-\\xFF]{0,60}", name in "\\PC{0,80}|[\\x00-\\xFF]{0,60}", body in "(\\PC|\n|\r){0,200}") {
        let mut draft = draft();
        draft.to = Some(Mailbox::new(&name, EmailAddress::parse("secretary@example.gov.pk").unwrap()));
        (draft.subject, draft.body) = (subject, body);
        let clean = guarded(draft.clone());
        let eml = written(draft);
        prop_assert_eq!(eml.len() as u64, clean.encoded_bytes());
        let message = MessageParser::new().parse(&eml).unwrap();
        let names: Vec<String> = message.headers().iter().map(|header| header.name().to_lowercase()).collect();
        prop_assert_eq!(names, EXPECTED);
        prop_assert_eq!(message.subject().unwrap_or_default(), clean.subject());
        prop_assert_eq!(message.attachment(0).unwrap().contents(), content(1_000));
        let read = message.body_text(0).unwrap().replace("\r\n", "\n");
        prop_assert_eq!(read.trim_end(), clean.body().trim_end());
    }
}

#[test]
fn a_sealed_file_that_changed_meanwhile_is_not_sent() {
    for length in [999, 1_001] {
        let result = guarded(draft()).write(&mut &content(length)[..], &mut Vec::new());
        assert!(matches!(result, Err(DraftError::AttachmentChanged)), "{length}");
    }
}

#[test]
fn a_sealed_file_no_mailbox_takes_is_refused_before_it_is_read() {
    let mut over = draft();
    over.files.sealed_bytes = MAX_ATTACHMENT_BYTES + 1;
    let result = guarded(over).write(&mut std::io::repeat(0), &mut std::io::sink());
    assert!(matches!(result, Err(DraftError::TooLarge)));
    let mut at = draft();
    at.files.sealed_bytes = MAX_ATTACHMENT_BYTES;
    let result = guarded(at).write(&mut std::io::empty(), &mut std::io::sink());
    assert!(matches!(result, Err(DraftError::AttachmentChanged)), "at the limit it is read");
}
