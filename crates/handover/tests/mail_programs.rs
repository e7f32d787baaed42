//! What the mail programs are told, and that no name, path or text can make it say something else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use common::{PASSWORD, draft, guarded};
use muhr_handover::draft::{Draft, GuardedDraft};
use muhr_handover::mail_programs::{Brings, Found, Installed, Launch, Program, Start, System, plan};
use muhr_handover::{EmailAddress, Mailbox};
use std::collections::BTreeMap;
use std::path::PathBuf;

fn executable(program: Program, path: &str) -> Found {
    Found { program, start: Start::Executable(path.into()) }
}

fn linux() -> Installed {
    Installed {
        found: vec![
            executable(Program::XdgEmail, "/usr/bin/xdg-email"),
            executable(Program::KMail, "/usr/bin/kmail"),
            executable(Program::Evolution, "/usr/bin/evolution"),
            executable(Program::Thunderbird, "/usr/bin/thunderbird"),
        ],
        preferred: None,
    }
}

fn windows() -> Installed {
    let thunderbird = executable(Program::Thunderbird, r"C:\Program Files\Mozilla Thunderbird\thunderbird.exe");
    Installed {
        found: vec![thunderbird, executable(Program::OutlookClassic, r"C:\Office\OUTLOOK.EXE")],
        preferred: None,
    }
}

fn windows_draft() -> Draft {
    let mut draft = draft();
    draft.files.sealed = r"C:\Users\Ali Khan\sealed.zip".into();
    draft.files.eml = r"C:\Users\Ali Khan\sealed.eml".into();
    draft
}

fn arguments(launch: &Launch) -> Vec<String> {
    launch.arguments.iter().map(|argument| argument.to_str().unwrap().to_owned()).collect()
}

fn of(launches: &[Launch], program: Program) -> Vec<&Launch> {
    launches.iter().filter(|launch| launch.program == program).collect()
}

fn order(launches: &[Launch]) -> Vec<Program> {
    let mut programs: Vec<Program> = launches.iter().map(|launch| launch.program).collect();
    programs.dedup();
    programs
}

/// Thunderbird's way with the one argument of `-compose`: split at commas outside quotes, a quote ends where its sign
/// stands before a comma or at the end, a single-quoted value is taken as it is, any other is percent-decoded.
fn as_thunderbird_reads(argument: &str) -> BTreeMap<String, String> {
    let characters: Vec<char> = argument.chars().collect();
    let (mut fields, mut field, mut quote) = (Vec::new(), String::new(), None);
    for (at, &character) in characters.iter().enumerate() {
        let next = characters.get(at + 1);
        let previous = at.checked_sub(1).map(|at| characters[at]);
        if Some(character) == quote && next.is_none_or(|next| *next == ',') {
            quote = None;
        } else if matches!(character, '\'' | '"') && previous == Some('=') {
            quote = quote.or(Some(character));
        } else if character == ',' && quote.is_none() {
            fields.push(std::mem::take(&mut field));
            continue;
        }
        field.push(character);
    }
    fields.push(field);
    let value = |text: &str| match text.strip_prefix('\'').and_then(|text| text.strip_suffix('\'')) {
        Some(raw) => raw.to_owned(),
        None => decoded(text),
    };
    fields.iter().filter_map(|field| field.split_once('=')).map(|(name, text)| (name.to_owned(), value(text))).collect()
}

fn decoded(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'%', [high, low, after @ ..]) => {
                let digits = [*high, *low];
                bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
                rest = after;
            }
            _ => bytes.push(*first),
        }
    }
    String::from_utf8(bytes).unwrap()
}

const HOSTILE: [&str; 9] = [
    "plain",
    "it's, a 'test'",
    "x',bcc='spy@evil.example",
    "x\",attachment=\"/etc/passwd",
    "x,attachment='file:///etc/passwd'",
    "='a',bcc='b",
    "100% %27%2C& more? #1 +1",
    "مہر بند، فائل",
    "-compose --attach=/etc/passwd",
];

fn hostile(text: &str) -> GuardedDraft {
    let mut draft = draft();
    draft.subject = text.to_owned();
    draft.body = format!("{text}\nsecond line, it's quoted\n");
    draft.to = Some(Mailbox::new(text, EmailAddress::parse("o'brien+x@example.gov.pk").unwrap()));
    draft.files.sealed = PathBuf::from(format!("/home/{text}/sealed.zip"));
    guarded(draft)
}

#[test]
fn thunderbird_is_handed_the_message_itself_and_failing_that_its_parts() {
    let launches = plan(System::Linux, &linux(), &guarded(draft()));
    let thunderbird = of(&launches, Program::Thunderbird);
    assert_eq!(thunderbird[0].executable, PathBuf::from("/usr/bin/thunderbird"));
    assert_eq!(arguments(thunderbird[0]), ["/home/ali/sealed.eml"]);
    assert_eq!(thunderbird[0].brings, Brings::WholeDraft);
    assert_eq!(arguments(thunderbird[1])[0], "-compose");
}

#[test]
fn thunderbirds_compose_argument_means_what_the_draft_says_whatever_the_names_are() {
    for text in HOSTILE {
        let draft = hostile(text);
        let launches = plan(System::Linux, &linux(), &draft);
        let compose = arguments(of(&launches, Program::Thunderbird)[1]);
        assert_eq!(compose.len(), 2);
        let read = as_thunderbird_reads(&compose[1]);
        assert_eq!(read.keys().collect::<Vec<_>>(), ["attachment", "body", "format", "subject", "to"], "{text}");
        assert_eq!(read["to"], "o'brien+x@example.gov.pk");
        assert_eq!(read["subject"], draft.subject(), "{text}");
        assert_eq!(read["body"], draft.body(), "{text}");
        assert_eq!(read["format"], "text");
        let uri = &read["attachment"];
        assert!(!uri.contains([',', '\'', '"', ' ']) && uri.starts_with("file:///home/"), "{uri}");
        assert_eq!(decoded(uri.strip_prefix("file://").unwrap()), draft.sealed().to_str().unwrap());
    }
}

/// The reader above does fall for a naive argument, so the test can fail.
#[test]
fn a_naive_compose_argument_would_be_taken_over() {
    let naive = format!("to='a@b.pk',subject='{}'", HOSTILE[2]);
    assert!(as_thunderbird_reads(&naive).contains_key("bcc"));
}

#[test]
fn evolution_reads_a_mailto_address_with_the_attachment() {
    for text in HOSTILE {
        let draft = hostile(text);
        let launches = plan(System::Linux, &linux(), &draft);
        let uri = arguments(of(&launches, Program::Evolution)[0]).remove(0);
        let (to, query) = uri.strip_prefix("mailto:").unwrap().split_once('?').unwrap();
        assert_eq!(decoded(to), "o'brien+x@example.gov.pk");
        let fields: Vec<(&str, String)> = query
            .split('&')
            .map(|field| field.split_once('=').unwrap())
            .map(|(name, text)| (name, decoded(text)))
            .collect();
        assert_eq!(fields[0], ("subject", draft.subject().to_owned()), "{text}");
        assert_eq!(fields[1], ("body", draft.body().replace('\n', "\r\n")), "{text}");
        assert_eq!(fields[2].0, "attach");
        assert_eq!(decoded(fields[2].1.strip_prefix("file://").unwrap()), draft.sealed().to_str().unwrap());
        assert_eq!(fields.len(), 3);
    }
}

#[test]
fn kmail_takes_no_value_for_an_option() {
    for text in HOSTILE {
        let draft = hostile(text);
        let launches = plan(System::Linux, &linux(), &draft);
        let told = arguments(of(&launches, Program::KMail)[0]);
        assert_eq!(told[0], "--composer");
        assert_eq!(told[1], format!("--subject={}", draft.subject()));
        assert_eq!(told[2], format!("--body={}", draft.body()));
        assert!(told[3].starts_with("--attach=file:///home/"));
        assert_eq!(told[4..], ["--", "o'brien+x@example.gov.pk"]);
    }
}

#[test]
fn xdg_email_is_left_alone_where_its_script_could_misread_the_path() {
    let xdg = Installed { found: vec![executable(Program::XdgEmail, "/usr/bin/xdg-email")], preferred: None };
    let launches = plan(System::Linux, &xdg, &guarded(draft()));
    let told = arguments(of(&launches, Program::XdgEmail)[0]);
    assert_eq!(told[..3], ["--utf8", "--subject", "Papers for Monday (K7-4M)"]);
    assert_eq!(told[5..], ["--attach", "/home/ali/sealed.zip", "secretary@example.gov.pk"]);
    for name in ["a'b", "a,b", "a\"b", r"a\x27b", "a%27b", "a$b", "a`b`", "a;b", "a\nb", "a&b"] {
        let mut draft = draft();
        draft.files.sealed = format!("/home/{name}/sealed.zip").into();
        assert_eq!(order(&plan(System::Linux, &xdg, &guarded(draft))), [Program::SystemHandler], "{name}");
    }
}

#[test]
fn the_persons_own_program_comes_first_and_the_systems_handler_last() {
    for preferred in [Program::Thunderbird, Program::Evolution, Program::KMail] {
        let launches = plan(System::Linux, &Installed { preferred: Some(preferred), ..linux() }, &guarded(draft()));
        let order = order(&launches);
        assert_eq!(order[0], preferred);
        assert_eq!(order[order.len() - 2..], [Program::XdgEmail, Program::SystemHandler]);
    }
    let launches = plan(System::Linux, &linux(), &guarded(draft()));
    let expected =
        [Program::Thunderbird, Program::Evolution, Program::KMail, Program::XdgEmail, Program::SystemHandler];
    assert_eq!(order(&launches), expected);
    assert_eq!(launches.last().unwrap().executable, PathBuf::from("xdg-open"));
}

#[test]
fn with_nothing_installed_the_system_is_asked() {
    for (system, draft) in [(System::Linux, draft()), (System::MacOs, draft()), (System::Windows, windows_draft())] {
        let launches = plan(system, &Installed::default(), &guarded(draft));
        assert_eq!(order(&launches), [Program::SystemHandler]);
        assert_eq!(launches[0].brings, Brings::Unknown);
    }
}

#[test]
fn classic_outlook_opens_the_message_or_a_note_with_the_attachment() {
    let launches = plan(System::Windows, &windows(), &guarded(windows_draft()));
    let outlook = of(&launches, Program::OutlookClassic);
    assert_eq!(arguments(outlook[0]), ["/eml", r"C:\Users\Ali Khan\sealed.eml"]);
    assert_eq!(outlook[0].brings, Brings::WholeDraft);
    let note = ["/c", "ipm.note", "/m", "secretary@example.gov.pk", "/a", r"C:\Users\Ali Khan\sealed.zip"];
    assert_eq!(arguments(outlook[1]), note);
    assert_eq!(outlook[1].brings, Brings::RecipientAndAttachment);

    let mut nobody = windows_draft();
    nobody.to = None;
    let launches = plan(System::Windows, &windows(), &guarded(nobody));
    let outlook = of(&launches, Program::OutlookClassic);
    assert_eq!(arguments(outlook[1])[2..], ["/a", r"C:\Users\Ali Khan\sealed.zip"]);
    assert_eq!(outlook[1].brings, Brings::Attachment);
}

#[test]
fn apple_mail_gets_the_attachment_first_and_the_message_to_read_last_of_all() {
    let bundle =
        |program, name: &str| Found { program, start: Start::Bundle(format!("/Applications/{name}.app").into()) };
    let found = vec![bundle(Program::AppleMail, "Mail"), bundle(Program::Thunderbird, "Thunderbird")];
    let launches = plan(System::MacOs, &Installed { found, preferred: Some(Program::AppleMail) }, &guarded(draft()));
    assert_eq!(arguments(&launches[0]), ["-a", "/Applications/Mail.app", "/home/ali/sealed.zip"]);
    assert_eq!(launches[0].brings, Brings::Attachment);
    assert_eq!(arguments(&launches[1]), ["-a", "/Applications/Thunderbird.app", "/home/ali/sealed.eml"]);
    assert_eq!(launches.last().unwrap().brings, Brings::ReadOnly);
    assert!(launches.iter().all(|launch| launch.executable.to_str() == Some("/usr/bin/open")));
}

#[test]
fn a_sandboxed_thunderbird_is_lent_the_message_and_not_told_of_files_it_cannot_see() {
    let start = Start::Flatpak { flatpak: "/usr/bin/flatpak".into(), application: "org.mozilla.Thunderbird".into() };
    let found = vec![Found { program: Program::Thunderbird, start }];
    let launches = plan(System::Linux, &Installed { found, preferred: None }, &guarded(draft()));
    let thunderbird = of(&launches, Program::Thunderbird);
    assert_eq!(thunderbird.len(), 1);
    let expected = ["run", "--file-forwarding", "org.mozilla.Thunderbird", "@@", "/home/ali/sealed.eml", "@@"];
    assert_eq!(arguments(thunderbird[0]), expected);
}

#[test]
fn without_a_recipient_none_is_made_up() {
    let mut nobody = draft();
    nobody.to = None;
    let launches = plan(System::Linux, &linux(), &guarded(nobody));
    assert!(!as_thunderbird_reads(&arguments(of(&launches, Program::Thunderbird)[1])[1]).contains_key("to"));
    assert!(arguments(of(&launches, Program::Evolution)[0])[0].starts_with("mailto:?subject="));
    assert!(!arguments(of(&launches, Program::KMail)[0]).contains(&"--".to_owned()));
    assert!(arguments(of(&launches, Program::XdgEmail)[0]).last().unwrap().ends_with("sealed.zip"));
}

#[test]
fn a_path_that_is_not_absolute_is_given_to_no_program() {
    for path in ["-compose", "sealed.eml", "./sealed.eml", "", "C:sealed.eml"] {
        let mut eml = draft();
        eml.files.eml = path.into();
        assert!(plan(System::Linux, &linux(), &guarded(eml)).is_empty(), "{path}");
        let mut sealed = draft();
        sealed.files.sealed = path.into();
        assert!(plan(System::Linux, &linux(), &guarded(sealed)).is_empty(), "{path}");
    }
}

#[test]
fn a_text_too_long_for_a_command_line_goes_by_the_message_only() {
    let mut long = windows_draft();
    long.body = "word ".repeat(7_000);
    let launches = plan(System::Windows, &windows(), &guarded(long));
    assert_eq!(of(&launches, Program::Thunderbird).len(), 1);
    let mut long = draft();
    long.body = "word ".repeat(30_000);
    let launches = plan(System::Linux, &linux(), &guarded(long));
    assert_eq!(order(&launches), [Program::Thunderbird, Program::SystemHandler]);
}

#[test]
fn explorer_is_not_asked_for_a_path_it_would_cut_at_the_comma() {
    let mut comma = windows_draft();
    comma.files.eml = r"C:\Users\Khan,Ali\sealed.eml".into();
    assert!(plan(System::Windows, &Installed::default(), &guarded(comma)).is_empty());
}

/// A plan is made of a draft that passed the guard, so no argument can carry the password; and the guard looks at all
/// that a plan uses.
#[test]
fn whatever_a_plan_would_say_was_looked_at_by_the_guard() {
    for change in [
        (|draft| draft.subject = PASSWORD.to_owned()) as fn(&mut Draft),
        |draft| draft.body = PASSWORD.to_owned(),
        |draft| draft.to = Some(EmailAddress::parse(&format!("{PASSWORD}@b.pk")).unwrap().into()),
        |draft| draft.files.sealed = format!("/home/{PASSWORD}/sealed.zip").into(),
        |draft| draft.files.eml = format!("/home/{PASSWORD}.eml").into(),
    ] {
        let mut draft = draft();
        change(&mut draft);
        assert!(draft.guard(PASSWORD).is_err());
    }
}
