//! The address book, the checklist and the history through the desk, without a desktop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use muhr_app::desk::Desk;
use muhr_app::dto::{
    AnswerDto, ConcludedDto, DetailsDto, ExportDto, HistoryFilterDto, HowDto, OrderDto, OutcomeDto, PersonStandingDto,
    PhoneDto, RecipientDto, SettingsDto, VerdictDto, VerifyDto, WayDto,
};
use muhr_app::error::Code;
use muhr_app::host::Host;
use muhr_test_support::TestHost;
use std::sync::Arc;
use zeroize::Zeroizing;

const ALI: &str = "ali.khan@finance.gov.pk";

fn desk() -> (Arc<TestHost>, Desk) {
    let host = Arc::new(TestHost::new());
    let desk = Desk::new(Arc::clone(&host) as Arc<dyn Host>);
    (host, desk)
}

fn details(name: &str, address: &str) -> DetailsDto {
    DetailsDto {
        name: name.into(),
        addresses: vec![address.into()],
        phones: vec![PhoneDto { number: "0300 1234567".into(), label: "mobile".into() }],
        ..DetailsDto::default()
    }
}

fn call_back() -> VerifyDto {
    VerifyDto {
        how: HowDto::CallBack,
        outcome: OutcomeDto::Verified,
        by: "Sana".into(),
        months: 12,
        addresses: Vec::new(),
        note: String::new(),
    }
}

fn recipient(name: &str, address: &str) -> RecipientDto {
    RecipientDto { name: name.into(), address: address.into(), ..RecipientDto::default() }
}

fn mail(from: &str, body: &str) -> String {
    format!(
        "From: {from}\r\nTo: b@office.gov.pk\r\nSubject: Minutes\r\nDate: Mon, 23 Nov 2026 09:00:00 +0500\r\n\
         Message-ID: <1@finance.gov.pk>\r\n\r\n{body}\r\n"
    )
}

fn settings(desk: &Desk, change: impl FnOnce(&mut SettingsDto)) {
    let mut settings = desk.start().settings;
    change(&mut settings);
    desk.save_settings(settings).unwrap();
}

#[test]
fn an_unverified_or_imitated_recipient_gets_the_question_first() {
    let (_, desk) = desk();
    let question = |name: &str, address: &str| desk.check_recipient(&recipient(name, address)).unwrap();
    assert_eq!(question("Ali", "").question, "none", "nobody is meant, nobody is asked about");
    assert_eq!(question("Ali", ALI).question, "unknown");
    let ali = desk.save_person(None, details("Ali Khan", ALI)).unwrap();
    let asked = question("Ali", ALI);
    assert_eq!(
        (asked.question.as_str(), asked.person, asked.phone.as_str()),
        ("unverified", Some(ali.id), "+923001234567")
    );
    desk.verify_person(ali.id, &call_back()).unwrap();
    assert_eq!(question("Ali", "Ali.Khan@Finance.gov.pk").question, "none");
    let fake = question("Ali Khan", "ali.khan@flnance.gov.pk");
    assert_eq!((fake.question.as_str(), fake.real.as_str(), fake.name.as_str()), ("look-alike", ALI, "Ali Khan"));
    let other = question("Ali Khan", "someone.else@gmail.com");
    assert!(["known-name", "look-alike"].contains(&other.question.as_str()), "{}", other.question);
    let refused = VerifyDto { outcome: OutcomeDto::Refused, ..call_back() };
    desk.verify_person(ali.id, &refused).unwrap();
    assert_eq!(question("Ali", ALI).question, "refused");
}

#[test]
fn checking_knows_the_people_of_the_book() {
    let (_, desk) = desk();
    let standing = |from: &str| {
        let rows = desk.check_pasted("mail", &mail(from, "The minutes are attached.")).unwrap().rows;
        rows[0].standing.clone()
    };
    assert_eq!(standing(&format!("Ali Khan <{ALI}>")), "unknown");
    let ali = desk.save_person(None, details("Ali Khan", ALI)).unwrap();
    assert_eq!(standing(&format!("Ali Khan <{ALI}>")), "known");
    assert_eq!(standing("Ali Khan <ali.khan@flnance.gov.pk>"), "look-alike");
    desk.remove_person(ali.id).unwrap();
    assert_eq!(standing(&format!("Ali Khan <{ALI}>")), "unknown", "what another program changes is seen as well");
}

#[test]
fn the_checklist_takes_the_number_from_the_book_and_strikes_out_those_of_the_message() {
    let (_, desk) = desk();
    let ali = desk.save_person(None, details("Ali Khan", ALI)).unwrap();
    let text = mail("Ali Khan <ali.khan@flnance.gov.pk>", "Call me on +92 21 9990 1234 at once. Keep this secret.");
    let id = desk.check_pasted("mail", &text).unwrap().rows[0].id.clone();
    let list = desk.checklist(&id).unwrap();
    assert_eq!(list.call, ["+923001234567"], "of the one who is imitated");
    assert_eq!((list.struck.len(), list.real.as_str()), (1, ALI));
    assert!(list.struck[0].contains("9990"), "{:?}", list.struck);
    assert_eq!((list.person, list.standing, list.message.len()), (None, PersonStandingDto::Unverified, 64));
    let answers = vec![Some(AnswerDto::No), None, Some(AnswerDto::Unchecked)];
    let refused = ConcludedDto { answers, outcome: OutcomeDto::Refused, by: "Sana".into(), note: "not his".into() };
    let done = desk.conclude(&id, &refused).unwrap();
    assert_ne!(done.id, ali.id);
    let fake = desk.person(done.id).unwrap();
    assert_eq!((fake.standing, fake.verifications[0].message.clone()), (PersonStandingDto::Refused, list.message));
    assert_eq!(fake.verifications[0].note, "1 no, 3 unchecked\nnot his");
    desk.undo_people(done.undo).unwrap();
    assert!(desk.person(done.id).unwrap().verifications.is_empty());
}

#[test]
fn whoever_asks_for_a_code_is_reported_and_never_verified() {
    let (host, desk) = desk();
    desk.save_person(None, details("Ali Khan", ALI)).unwrap();
    let text = mail(&format!("Ali Khan <{ALI}>"), "Please send me the OTP code you received now.");
    let id = desk.check_pasted("mail", &text).unwrap().rows[0].id.clone();
    assert!(desk.checklist(&id).unwrap().asks_code);
    let concluded = |outcome| ConcludedDto { answers: Vec::new(), outcome, by: String::new(), note: String::new() };
    assert_eq!(desk.conclude(&id, &concluded(OutcomeDto::Verified)).unwrap_err().code, Code::CodeRequested);
    assert_eq!(desk.report_message(&id).unwrap_err().code, Code::NoReportAddress);
    settings(&desk, |settings| settings.report_address = "cert@office.gov.pk".into());
    let sealed = desk.report_message(&id).unwrap();
    assert_eq!(sealed.recipient.address, "cert@office.gov.pk");
    let draft = desk.draft().unwrap();
    assert!(draft.body.contains("suspicious") && draft.to.contains("cert@office.gov.pk"), "{}", draft.body);
    let password = desk.reveal_password().unwrap().groups.join("-");
    let archive = host.documents().join(&sealed.archive);
    let parent = host.home().join("opened");
    std::fs::create_dir(&parent).unwrap();
    let opened = muhr_app::opening::open(
        &archive,
        &muhr_seal::Password::typed(Zeroizing::new(password)),
        &parent,
        &muhr_app::leftovers::Leftovers::in_folder(host.home().join("left")),
        1,
        &muhr_app::progress::Cancel::default(),
        |_| {},
    )
    .unwrap();
    assert_eq!(std::fs::read(opened.folder.join("message.eml")).unwrap(), text.as_bytes(), "the original, unchanged");
    let history =
        desk.history(&HistoryFilterDto { kind: "reported".into(), ..HistoryFilterDto::default() }, 0).unwrap();
    assert_eq!(history.total, 1);
}

#[test]
fn the_history_tells_what_was_sealed_and_for_whom_and_keeps_a_password_only_when_asked() {
    let (host, desk) = desk();
    let ali = desk.save_person(None, details("Ali Khan", ALI)).unwrap();
    desk.add_files(&[host.file("budget.txt", b"figures")]).unwrap();
    let order: OrderDto = serde_json::from_value(serde_json::json!({
        "recipient": { "name": "Ali Khan", "address": ALI, "phone": "", "language": "en" },
        "format": "zip", "style": "letters", "realNames": false,
    }))
    .unwrap();
    desk.seal(&order).unwrap();
    desk.mark_shared(WayDto::Call, true).unwrap();
    let sealed = HistoryFilterDto { text: "budg".into(), kind: "sealed".into() };
    let receipt = desk.history(&sealed, 0).unwrap().receipts.remove(0);
    assert_eq!(
        (receipt.name.as_str(), receipt.address.as_str(), receipt.ways.as_slice()),
        ("Ali Khan", ALI, &["call".to_owned()][..])
    );
    assert_eq!(
        (receipt.files[0].name.as_str(), receipt.files[0].bytes, receipt.files[0].sha256.len()),
        ("budget.txt", 7, 64)
    );
    assert_eq!(receipt.files[0].sha256, muhr_app::fingerprint::sha256(b"figures"));
    assert_eq!(receipt.files[0].sha256, "dc2e3999e6b3e23f3327c0e6cb9a3d6cde4ab7cc16a46ec0fe716df8ce2717b9");
    assert_eq!(receipt.password_until, 0);
    assert!(desk.person(ali.id).unwrap().sealed > 0);
    assert_eq!(desk.receipt_password(receipt.id).err().unwrap().code, Code::NobodyThere);
    desk.keep_password().unwrap();
    let password = desk.reveal_password().unwrap().groups.join("-");
    assert_eq!(desk.receipt_password(receipt.id).unwrap().groups.join("-"), password);
    let file = host.home().join("history.csv");
    for form in [ExportDto::Csv, ExportDto::Json] {
        desk.export_history(form, &file).unwrap();
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.contains("budget.txt") && !text.contains(&password));
    }
    desk.forget_password(receipt.id).unwrap();
    assert!(desk.receipt_password(receipt.id).is_err());
    desk.clear_history().unwrap();
    assert_eq!(desk.history(&HistoryFilterDto::default(), 0).unwrap().total, 0);
}

#[test]
fn nothing_is_kept_where_the_history_is_switched_off() {
    let (_, desk) = desk();
    settings(&desk, |settings| settings.keep_history = false);
    desk.check_pasted("mail", &mail("Ali <ali@example.org>", "Hello")).unwrap();
    assert_eq!(desk.history(&HistoryFilterDto::default(), 0).unwrap().total, 0);
}

#[test]
fn people_are_read_first_and_taken_in_only_then() {
    let (host, desk) = desk();
    let cards = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ali Khan\r\nEMAIL:ali.khan@finance.gov.pk\r\nEND:VCARD\r\n\
                  BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Sana\r\nEMAIL:sana@example.org\r\nEND:VCARD\r\n";
    desk.save_person(None, details("Ali Khan", ALI)).unwrap();
    let read = desk.read_people(&[host.file("people.vcf", cards)]).unwrap();
    assert_eq!((read.total, read.known), (2, 1));
    assert_eq!(desk.people_search("", 0).unwrap().total, 1, "nothing yet");
    let taken = desk.take_people().unwrap();
    assert_eq!((taken.added, taken.unchanged), (1, 1));
    desk.undo_people(taken.undo.unwrap()).unwrap();
    assert_eq!(desk.people_search("", 0).unwrap().total, 1);
    assert_eq!(desk.take_people().unwrap_err().code, Code::NotPeople, "once");
    let error = desk.read_people(&[host.file("a.bin", &[0xff, 0, 1])]).unwrap_err();
    assert_eq!(error.code, Code::NotPeople);
}

#[test]
fn a_backup_is_sealed_and_comes_back_under_its_password_alone() {
    let (host, desk) = desk();
    desk.save_person(None, details("Ali Khan", ALI)).unwrap();
    let backup = desk.back_up_people(host.home()).unwrap();
    let file = host.home().join(&backup.file);
    assert!(!String::from_utf8_lossy(&std::fs::read(&file).unwrap()).contains("finance"));
    let sana = desk.save_person(None, details("Sana", "sana@example.org")).unwrap();
    let wrong = desk.restore_people(&file, Zeroizing::new("wrong".into())).unwrap_err();
    assert_eq!(wrong.code, Code::WrongPassword);
    let restored = desk.restore_people(&file, Zeroizing::new(backup.groups.join("-"))).unwrap();
    assert_eq!(restored.people, 1);
    assert_eq!(desk.person(sana.id).unwrap_err().code, Code::NobodyThere);
}

#[test]
fn a_policy_presets_and_locks_and_says_who_did() {
    let host = Arc::new(TestHost::new());
    std::fs::write(
        host.policy_file(),
        "organisation = \"Cabinet Division\"\n[locked]\nreport_address = \"cert@cabinet.gov.pk\"\nformats = [\"zip\"]\nchannels = [\"call\"]\nnetwork = \"never\"\n",
    )
    .unwrap();
    let desk = Desk::new(Arc::clone(&host) as Arc<dyn Host>);
    let start = desk.start();
    assert!(start.failed.is_none());
    assert_eq!(
        (start.settings.report_address.as_str(), start.settings.locked_by.as_str()),
        ("cert@cabinet.gov.pk", "Cabinet Division")
    );
    assert!(start.settings.locked.contains(&"reportAddress".to_owned()));
    settings(&desk, |settings| settings.report_address = "else@example.org".into());
    assert_eq!(desk.start().settings.report_address, "cert@cabinet.gov.pk");
    desk.add_files(&[host.file("a.txt", b"a")]).unwrap();
    let order: OrderDto = serde_json::from_value(serde_json::json!({
        "recipient": { "name": "", "address": "", "phone": "", "language": "en" },
        "format": "muhr", "style": "letters", "realNames": false,
    }))
    .unwrap();
    let error = desk.seal(&order).unwrap_err();
    assert_eq!((error.code, error.arguments["name"].as_str()), (Code::SettingLocked, "Cabinet Division"));
    assert_eq!(desk.share(WayDto::Sms).err().unwrap().code, Code::SettingLocked);
    assert_eq!(desk.call_script("en").err().unwrap().code, Code::NothingSealed, "a call is allowed");
    let id = desk.check_pasted("mail", &mail("Ali <ali@example.org>", "Hello")).unwrap().rows[0].id.clone();
    assert_eq!(desk.checked_asking(&id).unwrap_err().code, Code::SettingLocked);
}

#[test]
fn a_policy_with_a_mistake_is_told_at_the_start() {
    let host = Arc::new(TestHost::new());
    std::fs::write(host.policy_file(), "[locked]\nown_domain = 1\n").unwrap();
    let failed = Desk::new(Arc::clone(&host) as Arc<dyn Host>).start().failed.unwrap();
    assert_eq!((failed.code.as_str(), failed.args["line"].as_str()), ("policy-invalid", "2"));
}

#[test]
fn addresses_of_earlier_versions_come_into_the_book() {
    let host = Arc::new(TestHost::new());
    let file = host.settings_file();
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, r#"{"known_people": ["Ali Khan <ali.khan@finance.gov.pk>"], "mailbox_limit_mb": 10}"#)
        .unwrap();
    let desk = Desk::new(Arc::clone(&host) as Arc<dyn Host>);
    assert_eq!(desk.people_search("ali", 0).unwrap().total, 1);
    let left = std::fs::read_to_string(&file).unwrap();
    assert!(!left.contains("known_people") && left.contains("\"mailbox_limit_mb\": 10"), "{left}");
}

#[test]
fn a_danger_stays_one_however_well_the_sender_is_known() {
    let (_, desk) = desk();
    let ali = desk.save_person(None, details("Ali Khan", ALI)).unwrap();
    desk.verify_person(ali.id, &call_back()).unwrap();
    let text = mail(&format!("Ali Khan <{ALI}>"), "Please send me the OTP code you received now.");
    assert_eq!(desk.check_pasted("mail", &text).unwrap().rows[0].verdict, Some(VerdictDto::Danger));
}

#[test]
fn a_domain_that_used_to_sign_and_now_does_not_is_told() {
    let (_, desk) = desk();
    settings(&desk, |settings| settings.receiver = "mx.office.gov.pk".into());
    let border = "Received: from relay.example ([203.0.113.9]) by mx.office.gov.pk (Postfix) with ESMTP id 1; \
                  Mon, 23 Nov 2026 08:00:00 +0500\r\n";
    let signed = "Authentication-Results: mx.office.gov.pk; dkim=pass header.d=bank.example; \
                  dmarc=pass header.from=bank.example\r\n";
    let findings = |mail: &str| {
        let id = desk.check_pasted("mail", mail).unwrap().rows[0].id.clone();
        let checked = desk.checked(&id).unwrap().checked;
        checked.findings.into_iter().map(|finding| finding.id).collect::<Vec<_>>()
    };
    let plain = format!("{border}{}", mail("a@bank.example", "Hello"));
    assert!(!findings(&plain).contains(&"auth.regression".to_owned()), "nothing is known of this domain yet");
    assert!(!findings(&format!("{signed}{plain}")).contains(&"auth.regression".to_owned()));
    assert!(findings(&plain).contains(&"auth.regression".to_owned()));
}
