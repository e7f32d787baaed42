//! The window's promises, kept without a window.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use muhr_app::desk::Desk;
use muhr_app::dto::{ClipboardStateDto, Event, FormatDto, OrderDto, RecipientDto, StyleDto, WayDto};
use muhr_app::error::Code;
use muhr_app::handing::{self, DraftRequest, Recipient};
use muhr_app::host::Clip;
use muhr_app::sealing::system_rng;
use muhr_handover::mail_programs::{Found, Installed, Program, Start};
use muhr_seal::Format;
use muhr_test_support::{Asked, TestHost};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use zeroize::Zeroizing;

fn desk() -> (Arc<TestHost>, Desk) {
    let mut host = TestHost::new();
    let thunderbird = Found { program: Program::Thunderbird, start: Start::Executable("/usr/bin/thunderbird".into()) };
    host.installed = Installed { found: vec![thunderbird], preferred: None };
    let host = Arc::new(host);
    (host.clone(), Desk::new(host))
}

fn order(format: FormatDto) -> OrderDto {
    let recipient = RecipientDto {
        name: "Director Finance".into(),
        address: "director@finance.gov.pk".into(),
        phone: "0300 1234567".into(),
        language: "en".into(),
    };
    OrderDto { recipient, format, style: StyleDto::Letters, real_names: false, allow_codes: false }
}

fn password(desk: &Desk) -> String {
    desk.reveal_password().unwrap().groups.join("-")
}

fn seconds(host: &TestHost, count: usize) {
    for _ in 0..count {
        host.one_second();
    }
}

/// A desk on which one file was sealed.
fn sealed(format: FormatDto) -> (Arc<TestHost>, Desk, PathBuf) {
    let (host, desk) = desk();
    let file = host.file("Summary for the Cabinet.txt", b"for the Cabinet only");
    desk.add_files(&[file]).unwrap();
    let done = desk.seal(&order(format)).unwrap();
    let archive = host.home().join(&done.archive);
    (host, desk, archive)
}

#[test]
fn what_was_sealed_opens_again_with_the_password_shown() {
    for (format, extension) in [(FormatDto::Zip, "zip"), (FormatDto::Muhr, "muhr")] {
        let (host, desk, archive) = sealed(format);
        assert_eq!(archive.extension().unwrap(), extension);
        let password = password(&desk);
        desk.finish();

        let tray = desk.add_files(&[archive]).unwrap();
        let id = tray.sealed.expect("recognised as a sealed file");
        let wrong = desk.open_sealed(&id, Zeroizing::new("k7mp-3xqd-w9ht-c4nb".into())).unwrap_err();
        assert_eq!(wrong.code, Code::WrongPassword);
        let typed_badly = format!(" {} ", password.to_uppercase().replace('-', " "));
        let opened = desk.open_sealed(&id, Zeroizing::new(typed_badly)).unwrap();
        assert_eq!(opened.entries[0].name, "Summary for the Cabinet.txt");
        let restored = host.home().join(&opened.folder).join("Summary for the Cabinet.txt");
        assert_eq!(fs::read(restored).unwrap(), b"for the Cabinet only");
    }
}

#[test]
fn the_cover_note_names_the_recipient() {
    let (_, desk, archive) = sealed(FormatDto::Muhr);
    let password = password(&desk);
    let id = desk.add_files(&[archive]).unwrap().sealed.unwrap();
    let cover = desk.open_sealed(&id, Zeroizing::new(password)).unwrap().cover.unwrap();
    assert_eq!(cover.recipient.as_deref(), Some("Director Finance <director@finance.gov.pk>"));
    assert!(cover.sealed_at.unwrap().starts_with("2026-11-2"));
}

#[test]
fn nothing_but_the_sealed_file_appears_on_disk() {
    let (host, desk, archive) = sealed(FormatDto::Zip);
    let mut names: Vec<_> =
        fs::read_dir(host.home()).unwrap().map(|item| item.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let archive = archive.file_name().unwrap().to_str().unwrap();
    assert_eq!(names, ["Summary for the Cabinet.txt", "people", archive, "state"], "and the history, encrypted");
    assert_eq!(fs::read_dir(host.home().join("state")).unwrap().count(), 0);
    drop(desk);
}

#[test]
fn the_window_is_told_no_password_and_no_path() {
    let (host, desk, _) = sealed(FormatDto::Zip);
    let password = password(&desk);
    desk.mark_shared(WayDto::Call, true).unwrap();
    let told = format!("{:?} {:?}", host.events(), desk.start());
    assert!(host.events().iter().any(|event| matches!(event, Event::Progress(_))));
    assert!(!told.contains(&password));
    assert!(!told.contains(host.home().to_str().unwrap()));
}

#[test]
fn closing_asks_until_one_way_is_ticked() {
    let (host, desk, _) = sealed(FormatDto::Zip);
    assert!(!desk.may_close());
    assert_eq!(host.events().last(), Some(&Event::CloseAsked));
    assert_eq!(desk.mark_shared(WayDto::Sms, true).unwrap(), [WayDto::Sms]);
    assert!(desk.may_close());
    assert_eq!(desk.mark_shared(WayDto::Sms, false).unwrap(), []);
    assert!(!desk.may_close());
    desk.leave_anyway();
    assert!(desk.may_close());
}

#[test]
fn a_finished_hand_over_forgets_the_password() {
    let (host, desk, _) = sealed(FormatDto::Zip);
    desk.copy_password().unwrap();
    desk.finish();
    assert!(desk.reveal_password().is_err_and(|error| error.code == Code::NothingSealed));
    assert_eq!(host.on_clipboard(), None);
    assert!(desk.may_close());
}

#[test]
fn a_copied_password_stays_out_of_histories_and_is_gone_after_45_seconds() {
    let (host, desk, _) = sealed(FormatDto::Zip);
    assert_eq!(desk.copy_password().unwrap().seconds_left, 45);
    assert_eq!(host.on_clipboard(), Some((password(&desk), Clip::Secret)));
    (0..44).for_each(|_| assert_eq!(host.one_second(), 1));
    assert!(host.on_clipboard().is_some());
    host.one_second();
    assert_eq!(host.on_clipboard(), None);
    assert_eq!(host.one_second(), 0);
    let last = host.events().pop().unwrap();
    assert!(
        matches!(last, Event::Clipboard(clip) if clip.state == ClipboardStateDto::Cleared && clip.seconds_left == 0)
    );
}

#[test]
fn what_somebody_copied_since_is_left_alone() {
    let (host, desk, _) = sealed(FormatDto::Zip);
    desk.copy_password().unwrap();
    host.somebody_copies("the agenda");
    seconds(&host, 45);
    assert_eq!(host.on_clipboard().unwrap().0, "the agenda");
    assert!(matches!(host.events().pop(), Some(Event::Clipboard(clip)) if clip.state == ClipboardStateDto::Replaced));
}

#[test]
fn copying_again_starts_the_countdown_again() {
    let (host, desk, _) = sealed(FormatDto::Zip);
    desk.copy_password().unwrap();
    seconds(&host, 40);
    desk.copy_password().unwrap();
    seconds(&host, 44);
    assert!(host.on_clipboard().is_some());
    host.one_second();
    assert_eq!(host.on_clipboard(), None);
}

#[test]
fn the_message_carries_password_and_reference_and_no_file_name() {
    let (host, desk, _) = sealed(FormatDto::Zip);
    for way in [WayDto::Sms, WayDto::Whatsapp] {
        let share = desk.share(way).unwrap();
        assert!(share.text.contains(&password(&desk)));
        assert!(!share.text.contains("Summary"));
        assert!(!share.text.contains("sealed-2026"));
        assert!(share.qr.rows.len() > 20 && share.qr.rows.iter().all(|row| row.len() == share.qr.rows.len()));
        desk.open_share(way).unwrap();
    }
    let Asked::OpenLink(link) = &host.asked()[0] else { panic!("no link") };
    assert!(link.starts_with("sms:+923001234567?body="));
}

#[test]
fn the_draft_tells_what_opens_it_and_never_the_password() {
    for (format, program) in [(FormatDto::Zip, "7-Zip"), (FormatDto::Muhr, "Muhr")] {
        let (host, desk, archive) = sealed(format);
        let draft = desk.draft().unwrap();
        assert_eq!(draft.to, "Director Finance <director@finance.gov.pk>");
        assert!(draft.body.contains(program));
        assert!(!draft.body.contains(&password(&desk)));
        assert!(draft.mail_bytes > fs::metadata(&archive).unwrap().len());
        let thunderbird = draft.programs.iter().find(|program| program.name == "Thunderbird").unwrap();
        desk.open_draft(&thunderbird.id).unwrap();
        let Some(Asked::Launch(program, arguments)) = host.asked().pop() else { panic!("nothing started") };
        assert_eq!(program, "/usr/bin/thunderbird");
        assert!(!format!("{arguments:?}").contains(&password(&desk)));
        let draft = |name: &PathBuf| name.extension().is_some_and(|extension| extension == "eml");
        let mut files = fs::read_dir(host.home()).unwrap().map(|item| item.unwrap().path());
        let path = files.find(draft).expect("the draft beside the sealed file");
        let eml = fs::read_to_string(&path).unwrap();
        assert!(eml.contains("X-Unsent: 1") && !eml.contains(&password(&desk)));
        desk.finish();
        assert!(!path.exists() && archive.exists());
    }
}

#[test]
fn a_draft_that_would_carry_the_password_is_refused() {
    let (host, desk, sealed) = sealed(FormatDto::Zip);
    let password = password(&desk);
    let draft_for = |name: &str| {
        let to = Recipient { name: name.to_owned(), ..Recipient::default() };
        let eml = host.home().join("a.eml");
        let (sealed, format) = (sealed.as_path(), Format::Zip);
        let request = DraftRequest {
            sealed,
            format,
            indexed: true,
            to: &to,
            reference: "K7-42",
            eml,
            unix_seconds: 0,
            is_report: false,
            allow_codes: false,
        };
        handing::draft(request, &password, &mut system_rng().unwrap()).map(drop)
    };
    assert_eq!(draft_for("Director Finance"), Ok(()));
    for leak in [password.clone(), password.to_uppercase(), password.replace('-', ""), password.replace('-', " . ")] {
        assert_eq!(draft_for(&format!("Director {leak}")).unwrap_err().code, Code::PasswordInDraft);
    }
}

#[test]
fn a_notification_names_neither_files_nor_people() {
    let (host, desk) = desk();
    desk.add_files(&[host.file("secret-plan.txt", b"a")]).unwrap();
    host.look_at_window(false);
    desk.seal(&order(FormatDto::Zip)).unwrap();
    let notes: Vec<_> = host.asked();
    let [Asked::Notify(title, body)] = notes.as_slice() else { panic!("one notification") };
    assert!(!format!("{title} {body}").contains("secret-plan"));
    assert!(!format!("{title} {body}").contains("Director"));
}

#[test]
fn a_bad_address_is_said_before_anything_is_sealed() {
    let (host, desk) = desk();
    desk.add_files(&[host.file("a.txt", b"a")]).unwrap();
    let mut bad = order(FormatDto::Zip);
    bad.recipient.address = "director at finance".into();
    assert_eq!(desk.seal(&bad).unwrap_err().code, Code::BadAddress);
    bad = order(FormatDto::Zip);
    bad.recipient.phone = "call me".into();
    assert_eq!(desk.seal(&bad).unwrap_err().code, Code::BadPhone);
    assert!(!host.home().join("sealed-2026-11-23.zip").exists());
}

#[test]
fn everybody_can_be_left_unnamed() {
    let (host, desk) = desk();
    desk.add_files(&[host.file("a.txt", b"a")]).unwrap();
    let order = OrderDto { recipient: RecipientDto::default(), ..order(FormatDto::Zip) };
    desk.seal(&order).unwrap();
    assert_eq!(desk.draft().unwrap().to, "");
    assert!(desk.share(WayDto::Sms).unwrap().text.contains(&password(&desk)));
}

#[test]
fn sealing_nothing_says_so() {
    let (_, desk) = desk();
    assert_eq!(desk.seal(&order(FormatDto::Zip)).unwrap_err().code, Code::NothingToSeal);
}

#[test]
fn a_second_sealing_on_one_day_overwrites_nothing() {
    let (host, desk, first) = sealed(FormatDto::Zip);
    let before = fs::read(&first).unwrap();
    desk.add_files(&[host.file("b.txt", b"b")]).unwrap();
    let second = desk.seal(&order(FormatDto::Zip)).unwrap();
    assert!(second.archive.ends_with("-2.zip"));
    assert_eq!(fs::read(&first).unwrap(), before);
}

#[test]
fn the_script_for_a_call_spells_every_glyph_in_both_languages() {
    let (_, desk, _) = sealed(FormatDto::Zip);
    let password = password(&desk);
    for language in ["en", "ur"] {
        let script = desk.call_script(language).unwrap();
        let glyphs: Vec<String> =
            script.groups.iter().map(|group| group.iter().map(|spoken| spoken.glyph.as_str()).collect()).collect();
        assert_eq!(glyphs.join("-"), password);
        assert!(script.groups.iter().flatten().all(|spoken| !spoken.word.is_empty()));
    }
}

#[test]
fn settings_last_and_impossible_ones_are_put_right() {
    let (host, desk) = desk();
    let mut settings = desk.start().settings;
    settings.language = "ur".into();
    settings.mailbox_limit_mb = 0;
    assert_eq!(desk.save_settings(settings).unwrap().mailbox_limit_mb, 1);
    assert_eq!(Desk::new(host).start().language, "ur");
}

#[test]
fn a_code_stops_sealing_until_somebody_says_it_may_leave() {
    let (host, desk) = desk();
    let note = host.file("note.txt", "Dear Sir, your OTP is 482913. See you at 10:30.".as_bytes());
    let minutes = host.file("minutes.txt", b"The meeting is on 24-11-2026 in room 4417, file No. 4-17/2026.");
    desk.add_files(&[minutes, note]).unwrap();
    let codes = desk.codes().unwrap();
    let [found] = codes.found.as_slice() else { panic!("one code: {codes:?}") };
    assert_eq!((found.file.as_str(), found.masked.as_str()), ("note.txt", "Dear Sir, your OTP is ••••••."));
    let error = desk.seal(&order(FormatDto::Zip)).unwrap_err();
    assert_eq!((error.code, error.arguments["name"].as_str()), (Code::CodeFound, "note.txt"));
    assert!(!format!("{error:?}").contains("482913"));
    assert_eq!(
        fs::read_dir(host.home())
            .unwrap()
            .flatten()
            .filter(|it| it.path().extension().is_some_and(|it| it == "zip"))
            .count(),
        0
    );
    // The tray is as it was, so the second step is one step.
    let allowed = OrderDto { allow_codes: true, ..order(FormatDto::Zip) };
    assert_eq!(desk.seal(&allowed).unwrap().entries.len(), 2);
    assert!(desk.draft().is_ok());
}

#[test]
fn a_code_in_the_name_of_the_recipient_stops_sealing_and_the_draft() {
    let (host, desk) = desk();
    desk.add_files(&[host.file("a.txt", b"a")]).unwrap();
    let mut named = order(FormatDto::Zip);
    named.recipient.name = "Director, OTP 482913".into();
    let error = desk.seal(&named).unwrap_err();
    assert_eq!((error.code, error.arguments["place"].as_str()), (Code::CodeFound, "text"));
    assert!(!format!("{error:?}").contains("482913"));
    named.allow_codes = true;
    desk.seal(&named).unwrap();
    assert!(desk.draft().unwrap().body.contains("Director, OTP 482913"));

    let (_host, _, sealed) = sealed(FormatDto::Zip);
    let to = Recipient { name: "Director, OTP 482913".into(), ..Recipient::default() };
    let request = |allow_codes| DraftRequest {
        sealed: &sealed,
        format: Format::Zip,
        indexed: true,
        to: &to,
        reference: "K7-42",
        eml: sealed.with_extension("eml"),
        unix_seconds: 0,
        is_report: true,
        allow_codes,
    };
    let draft = |allow| handing::draft(request(allow), "", &mut system_rng().unwrap()).map(drop);
    assert_eq!(draft(false).unwrap_err().code, Code::CodeFound);
    assert_eq!(draft(true), Ok(()));
}

#[test]
fn a_text_for_a_draft_can_be_looked_through_before_it_is_copied() {
    let (_, desk) = desk();
    let codes = desk.codes_in_text("sir wo OTP aa gaya hai 482913\nآپ کا تصدیقی کوڈ ۵۵۰۷۱۸ ہے");
    assert_eq!(codes.found.len(), 2);
    assert!(codes.found.iter().all(|found| found.file.is_empty() && !found.masked.chars().any(char::is_numeric)));
    assert!(desk.codes_in_text("Never share your OTP. The helpline is 1991.").found.is_empty());
    assert!(desk.codes().unwrap().found.is_empty());
}

#[test]
fn a_large_binary_file_is_not_read_for_codes() {
    let (host, desk) = desk();
    let file = host.file("video.mp4", b"\0\0\0\x20ftypisom");
    fs::OpenOptions::new().write(true).open(&file).unwrap().set_len(4 << 30).unwrap();
    desk.add_files(&[file]).unwrap();
    let began = std::time::Instant::now();
    assert!(desk.codes().unwrap().found.is_empty());
    assert!(began.elapsed() < std::time::Duration::from_millis(500), "{:?}", began.elapsed());
}
