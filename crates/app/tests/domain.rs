//! Checking mail domains at the desk, with a domain name system out of a table and no network.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use muhr_app::desk::Desk;
use muhr_app::domain::{page, table};
use muhr_app::dto::{
    ConditionStateDto, DomainDto, DomainExportDto, DomainOrderDto, DomainTopicNameDto, DomainVerdictDto, Event, PageDto,
};
use muhr_app::error::Code;
use muhr_domain::{Kind, Outcome};
use muhr_l10n::{Isolation, Language, Texts};
use muhr_test_support::{Asked, Hearing, TestHost, Zone};
use std::path::PathBuf;
use std::sync::Arc;

const MAIL: &str = "DKIM-Signature: v=1; a=rsa-sha256; d=finance.gov.pk; s=mail2026; c=relaxed/relaxed; h=from;\r\n \
    bh=AAAA; b=AAAA\r\nFrom: Ali <ali@finance.gov.pk>\r\nTo: b@example.org\r\nSubject: Minutes\r\n\
    Date: Mon, 23 Nov 2026 09:00:00 +0500\r\nMessage-ID: <1@finance.gov.pk>\r\n\r\nText.\r\n";

fn desk() -> (Arc<TestHost>, Desk) {
    let host = Arc::new(TestHost::new());
    (host.clone(), Desk::new(host))
}

/// A domain that sends and receives mail, with this list of servers.
fn with_spf(record: &str) -> Zone {
    let zone = Zone::default().txt("finance.gov.pk", record).mx("finance.gov.pk", 10, "mx.finance.gov.pk");
    zone.address("mx.finance.gov.pk", "192.0.2.25")
}

/// A domain whose list of servers allows everybody.
fn open_to_all() -> Zone {
    with_spf("v=spf1 +all")
}

fn order(name: &str) -> DomainOrderDto {
    DomainOrderDto { name: name.to_owned(), ..DomainOrderDto::default() }
}

fn with_policy(text: &str) -> (Arc<TestHost>, Desk) {
    let host = Arc::new(TestHost::new());
    host.file("policy.toml", text.as_bytes());
    (host.clone(), Desk::new(host))
}

fn has(checked: &DomainDto, id: &str) -> bool {
    checked.topics.iter().flat_map(|topic| &topic.findings).any(|finding| finding.id == id)
}

#[test]
fn a_check_is_told_topic_by_topic_and_remembered() {
    let (host, desk) = desk();
    let names = host.names_are(open_to_all());
    let start = desk.domain_start();
    assert!(start.allowed && !start.locked && start.before.is_empty() && start.senders.is_empty());
    assert_eq!((start.resolver.way, start.resolvers[0].name.as_str()), ("system", ""));
    let plan = desk.domain_plan(&order(" Finance.gov.pk")).unwrap();
    assert_eq!((plan.domain.as_str(), names.asked().len()), ("finance.gov.pk", 0), "nobody is asked for this");

    let checked = desk.check_domain(&order("ali@Finance.gov.pk")).unwrap();
    assert_eq!((checked.domain.as_str(), checked.verdict), ("finance.gov.pk", DomainVerdictDto::Bad));
    assert!(has(&checked, "spf.all-pass") && checked.changes.is_none(), "{checked:#?}");
    let topics: Vec<_> = checked.topics.iter().map(|topic| topic.topic).collect();
    assert_eq!(topics, DomainTopicNameDto::ALL);
    let told = host.events().into_iter().filter(|event| matches!(event, Event::DomainProgress(_))).count();
    assert_eq!(told, DomainTopicNameDto::ALL.len());
    assert_eq!(desk.checked_domain("finance.gov.pk").unwrap(), Some(checked.clone()));

    // Another start of the program.
    let again = Desk::new(host.clone());
    let before = again.domain_start().before;
    assert_eq!((before[0].domain.as_str(), before[0].verdict), ("finance.gov.pk", DomainVerdictDto::Bad));
    assert_eq!(again.checked_domain("finance.gov.pk").unwrap(), Some(checked));
    assert!(again.forget_domain(Some("finance.gov.pk")).unwrap().before.is_empty());
    assert_eq!(again.checked_domain("finance.gov.pk").unwrap(), None);
}

#[test]
fn the_next_check_tells_what_has_changed() {
    let (host, desk) = desk();
    host.names_are(open_to_all());
    desk.check_domain(&order("finance.gov.pk")).unwrap();
    host.names_are(with_spf("v=spf1 mx -all"));
    let changes = desk.check_domain(&order("finance.gov.pk")).unwrap().changes.unwrap();
    assert_eq!(changes.since, "2026-11-23T11:21:00Z");
    assert!(changes.gone.iter().any(|finding| finding.id == "spf.all-pass"), "{changes:#?}");
    let record = changes.records.iter().find(|record| record.before.contains("v=spf1 +all")).unwrap();
    assert!(record.now.contains("v=spf1 mx -all"), "{record:?}");
    assert_eq!(desk.check_domain(&order("finance.gov.pk")).unwrap().changes.unwrap().records, []);
}

#[test]
fn what_nobody_answers_now_does_not_count_as_mended() {
    let (host, desk) = desk();
    host.names_are(open_to_all());
    desk.check_domain(&order("finance.gov.pk")).unwrap();
    host.names_are(Zone::default().otherwise(Outcome::TimedOut));
    let checked = desk.check_domain(&order("finance.gov.pk")).unwrap();
    assert!(!checked.answered && checked.grade.is_none(), "{checked:#?}");
    assert_eq!(checked.verdict_key(), "domain-verdict-unanswered");
    assert_eq!(checked.no_problems_key(), "domain-report-none-seen", "what was not seen is not called fine");
    assert_eq!(checked.verdict, DomainVerdictDto::Unknown);
    let changes = checked.changes.unwrap();
    assert!(changes.gone.is_empty() && changes.records.is_empty(), "{changes:#?}");
}

#[test]
fn what_is_no_domain_is_refused_before_anybody_is_asked() {
    let (host, desk) = desk();
    let names = host.names_are(open_to_all());
    for (typed, code) in [
        (" ", Code::DomainEmpty),
        ("192.0.2.1", Code::DomainAddress),
        ("localhost", Code::DomainOneLabel),
        (&format!("{}.pk", "a".repeat(64)), Code::DomainTooLong),
        ("a b.gov.pk", Code::DomainCharacters),
    ] {
        assert_eq!(desk.domain_plan(&order(typed)).unwrap_err().code, code, "{typed}");
        assert_eq!(desk.check_domain(&order(typed)).unwrap_err().code, code, "{typed}");
    }
    let other = DomainOrderDto { resolver: Some("dns.example".into()), ..order("finance.gov.pk") };
    assert_eq!(desk.check_domain(&other).unwrap_err().code, Code::NoResolver);
    assert!(names.asked().is_empty());
}

#[test]
fn the_policy_is_held_to() {
    let (host, desk) = with_policy("organisation = \"Cabinet Division\"\n[locked]\nnetwork = \"never\"\n");
    let names = host.names_are(open_to_all());
    assert!(!desk.domain_start().allowed);
    let list = host.file("list.csv", b"finance.gov.pk\n");
    desk.domain_list(&list).unwrap();
    let refused = [
        desk.domain_plan(&order("finance.gov.pk")).unwrap_err(),
        desk.check_domain(&order("finance.gov.pk")).unwrap_err(),
        desk.check_domain_list(None).unwrap_err(),
    ];
    for error in refused {
        assert_eq!((error.code, error.arguments["name"].as_str()), (Code::SettingLocked, "Cabinet Division"));
    }
    assert!(names.asked().is_empty());

    let (host, desk) = with_policy("[locked]\nresolver = \"192.0.2.53\"\n");
    host.names_are(open_to_all());
    let start = desk.domain_start();
    assert!(start.locked && start.resolvers == [start.resolver.clone()] && start.resolver.name == "192.0.2.53");
    let other = DomainOrderDto { resolver: Some("192.0.2.99".into()), ..order("finance.gov.pk") };
    assert_eq!(desk.check_domain(&other).unwrap_err().code, Code::SettingLocked);
    let same = DomainOrderDto { resolver: Some("192.0.2.53".into()), ..order("finance.gov.pk") };
    assert!(desk.check_domain(&same).is_ok());
}

#[test]
fn a_check_that_is_cancelled_is_not_remembered() {
    let host = Arc::new(TestHost::new());
    let desk = Arc::new(Desk::new(host.clone()));
    let stopper = Arc::clone(&desk);
    host.names_are(Hearing { names: open_to_all(), hears: move |_: &str| stopper.cancel() });
    assert_eq!(desk.check_domain(&order("finance.gov.pk")).unwrap_err().code, Code::Cancelled);
    assert!(desk.domain_start().before.is_empty());
    host.names_are(open_to_all());
    assert!(desk.check_domain(&order("finance.gov.pk")).is_ok(), "it can be started again");
}

#[test]
fn a_list_keeps_its_order_and_what_was_done_when_it_is_stopped() {
    let host = Arc::new(TestHost::new());
    let desk = Arc::new(Desk::new(host.clone()));
    assert_eq!(desk.check_domain_list(None).unwrap_err().code, Code::DomainListNone, "nothing was chosen");
    let lines: String = (0..30).map(|number| format!("d{number}.gov.pk\n")).collect();
    let list = host.file("list.csv", format!("domain\n{lines}nobody\nd3.gov.pk\n").as_bytes());
    let told = desk.domain_list(&list).unwrap();
    assert_eq!((told.domains.len(), told.file.as_str()), (30, "list.csv"));
    assert_eq!((told.refused[0].line, told.refused[0].code.as_str()), (32, "domain-one-label"));

    host.names_are(open_to_all());
    let summary = desk.check_domain_list(None).unwrap();
    assert!(!summary.stopped);
    let order: Vec<_> = summary.rows.iter().map(|row| row.domain.clone()).collect();
    assert_eq!(order, told.domains);
    assert!(summary.rows.iter().all(|row| row.states.len() == DomainTopicNameDto::ALL.len()));
    assert!(desk.checked_domain("d29.gov.pk").unwrap().is_some());

    let stopper = Arc::clone(&desk);
    let stops = move |name: &str| {
        if name.ends_with("d20.gov.pk") {
            stopper.cancel();
        }
    };
    host.names_are(Hearing { names: open_to_all(), hears: stops });
    let summary = desk.check_domain_list(None).unwrap();
    assert!(summary.stopped && !summary.rows.is_empty() && summary.rows.len() < 30, "{}", summary.rows.len());
}

#[test]
fn a_message_gives_domain_and_selectors_and_its_signatures_count() {
    let (host, desk) = desk();
    let names = host.names_are(open_to_all());
    let file = host.file("mail.eml", MAIL.as_bytes());
    desk.turn_to(PageDto::Domain);
    desk.files_arrived(std::slice::from_ref(&file));
    let told = host.events().into_iter().find_map(|event| match event {
        Event::DomainMessage(message) => Some(message),
        _ => None,
    });
    let told = told.unwrap();
    assert_eq!((told.domain.as_str(), told.file.as_str()), ("finance.gov.pk", "mail.eml"));
    assert_eq!(told.selectors, ["mail2026"]);
    assert!(names.asked().is_empty(), "nobody is asked for this");

    let with = DomainOrderDto { message: Some(told.id), ..order("finance.gov.pk") };
    desk.check_domain(&with).unwrap();
    assert!(names.asked().contains(&("mail2026._domainkey.finance.gov.pk".to_owned(), Kind::Txt)));

    desk.check(&[file]).unwrap();
    assert_eq!(desk.domain_of_checked("0").unwrap().selectors, ["mail2026"]);
    assert_eq!(desk.domain_of_checked("7").unwrap_err().code, Code::NotFound);
    let gone = DomainOrderDto { message: Some("m99".into()), ..order("finance.gov.pk") };
    assert_eq!(desk.check_domain(&gone).unwrap_err().code, Code::NotFound);
}

#[test]
fn what_is_dropped_and_is_no_message_says_so() {
    let (host, desk) = desk();
    desk.turn_to(PageDto::Domain);
    desk.files_arrived(&[host.file("picture.png", b"\x89PNG\r\n\x1a\n")]);
    let failed = host.events().into_iter().find_map(|event| match event {
        Event::Failed(error) => Some(error.code),
        _ => None,
    });
    assert_eq!(failed.as_deref(), Some("domain-no-sender"));
}

#[test]
fn domains_of_checked_messages_are_proposed() {
    let (host, desk) = desk();
    host.names_are(open_to_all());
    let other = MAIL.replace("finance.gov.pk", "cabinet.gov.pk");
    let files = [host.file("a.eml", MAIL.as_bytes()), host.file("b.eml", other.as_bytes())];
    desk.check(&files).unwrap();
    let mut senders = desk.domain_start().senders;
    senders.sort();
    assert_eq!(senders, ["cabinet.gov.pk", "finance.gov.pk"]);
    desk.check_domain(&order("finance.gov.pk")).unwrap();
    assert_eq!(desk.domain_start().senders, ["cabinet.gov.pk"]);
}

#[test]
fn without_an_address_book_it_is_checked_and_said_that_nothing_is_remembered() {
    let (host, desk) = desk();
    host.names_are(open_to_all());
    // A file where the folder of the address book belongs.
    host.file("people", b"");
    let checked = desk.check_domain(&order("finance.gov.pk")).unwrap();
    let failed = || host.events().into_iter().filter(|event| matches!(event, Event::Failed(_))).count();
    assert_eq!(failed(), 1);
    assert_eq!(desk.checked_domain("finance.gov.pk").unwrap(), Some(checked), "for this session");
    assert!(desk.check_domain(&order("finance.gov.pk")).unwrap().changes.is_some());
    assert_eq!(failed(), 1, "once is enough");
    assert!(Desk::new(host.clone()).domain_start().before.is_empty());
}

#[test]
fn without_a_history_a_check_is_known_for_this_session_alone() {
    let (host, desk) = with_policy("[locked]\nkeep_history = false\n");
    host.names_are(open_to_all());
    desk.check_domain(&order("finance.gov.pk")).unwrap();
    assert_eq!(desk.domain_start().before.len(), 1);
    assert!(Desk::new(host.clone()).domain_start().before.is_empty());
    assert!(!host.events().iter().any(|event| matches!(event, Event::Failed(_))), "that is as it was wanted");
}

#[test]
fn reports_are_written_whole_and_shown() {
    let (host, desk) = desk();
    host.names_are(open_to_all());
    desk.domain_list(&host.file("list.csv", b"finance.gov.pk\ncabinet.gov.pk\n")).unwrap();
    desk.check_domain_list(None).unwrap();
    let file = |name: &str| -> PathBuf { host.home().join(name) };
    let write = |domain: Option<&str>, form, name: &str| desk.export_domain(domain, form, &file(name));
    let read = |name: &str| std::fs::read_to_string(file(name)).unwrap();

    assert_eq!(write(Some("finance.gov.pk"), DomainExportDto::Html, "one.html").unwrap(), "one.html");
    assert!(host.asked().contains(&Asked::Reveal(file("one.html"))));
    assert!(read("one.html").contains("finance.gov.pk"));
    write(Some("finance.gov.pk"), DomainExportDto::Json, "one.json").unwrap();
    let one: DomainDto = serde_json::from_str(&read("one.json")).unwrap();
    assert_eq!(Some(one), desk.checked_domain("finance.gov.pk").unwrap());
    write(None, DomainExportDto::Csv, "all.csv").unwrap();
    assert!(
        read("all.csv").starts_with("domain,shown,verdict,grade,spf,dkim,") && read("all.csv").lines().count() == 3
    );
    write(None, DomainExportDto::Json, "all.json").unwrap();
    assert_eq!(serde_json::from_str::<Vec<DomainDto>>(&read("all.json")).unwrap().len(), 2);

    let error = write(Some("other.gov.pk"), DomainExportDto::Html, "none.html").unwrap_err();
    assert!(error.code == Code::NotFound && !file("none.html").exists());
}

/// The same check with hostile text wherever a stranger's text can stand.
fn hostile() -> DomainDto {
    let (host, desk) = desk();
    host.names_are(open_to_all());
    desk.check_domain(&order("finance.gov.pk")).unwrap();
    let checked = desk.check_domain(&order("finance.gov.pk")).unwrap();
    let text = "</td><script>alert(1)</script>\\\" onload='x' & \\u202e";
    let mut value = serde_json::to_value(&checked).unwrap();
    let hostile: serde_json::Value = serde_json::from_str(&format!("\"{text}\"")).unwrap();
    for path in ["/shown", "/topics/0/findings/0/subject", "/records/0/value", "/contacted/0/server"] {
        *value.pointer_mut(path).unwrap_or_else(|| panic!("{path}")) = hostile.clone();
    }
    let evidence = value.pointer_mut("/topics/0/findings/0").unwrap();
    evidence["evidence"] = serde_json::json!({ "record": hostile, "name": hostile, "value": hostile });
    evidence["record"] = serde_json::json!({ "name": hostile, "kind": "TXT", "value": hostile });
    value["verdict"] = "bad".into();
    value["changes"]["records"] =
        serde_json::json!([{ "name": hostile, "kind": "TXT", "before": hostile, "now": hostile }]);
    serde_json::from_value(value).unwrap()
}

/// Fails unless every tag is closed in its order.
fn assert_well_formed(html: &str) {
    let body = html.strip_prefix("<!DOCTYPE html>\n").unwrap();
    let mut open = Vec::new();
    for piece in body.split('<').skip(1) {
        let tag = piece.split('>').next().unwrap();
        assert!(piece.contains('>'), "{piece}");
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap();
        assert!(name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()), "{tag}");
        match tag {
            tag if tag.starts_with('/') => assert_eq!(open.pop(), Some(name.to_owned()), "{tag}"),
            tag if tag.ends_with('/') => {}
            _ => open.push(name.to_owned()),
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn the_report_is_well_formed_in_both_languages_and_takes_nothing_for_markup() {
    let html = page::html(&[hostile()]);
    assert_well_formed(&html);
    assert!(html.contains("<article lang=\"en\" dir=\"ltr\">") && html.contains("<article lang=\"ur\" dir=\"rtl\">"));
    assert!(!html.contains("<script") && !html.contains("onload='") && html.contains("&lt;script&gt;"));
    assert!(html.contains("default-src 'none'") && !html.contains("unsafe-inline"));
    assert!(
        !html.contains("http://") && !html.contains("https://") && !html.contains(" src=") && !html.contains("url(")
    );
    let [english, urdu] = [Language::English, Language::Urdu].map(|language| Texts::new(language, Isolation::None));
    for texts in [english, urdu] {
        assert!(
            html.contains(&texts.text("domain-verdict-bad", &[]))
                && html.contains(&texts.text("domain-topic-caa", &[]))
        );
    }
    assert!(!html.contains("domain-report") && !html.contains("domain-verdict"), "a text is missing");
}

#[test]
fn a_long_report_is_cut_and_says_how_much_is_left_out() {
    let mut checked = hostile();
    let problem = checked.problems()[0].clone();
    assert_eq!(problem.state, ConditionStateDto::Problem);
    checked.topics[0].findings = vec![problem; 60];
    let html = page::html(&[checked]);
    assert_well_formed(&html);
    let told = html.split("<article").nth(1).unwrap().matches("<li>").count();
    assert!(told < 40, "{told}");
    let left_out = html.split("and \u{2068}").filter_map(|rest| rest.split('\u{2069}').next()?.parse::<usize>().ok());
    assert!(left_out.max() > Some(20), "the number of those that are left out is told");
}

#[test]
fn no_cell_of_the_summary_becomes_a_formula() {
    let mut row = muhr_app::domain::many::row(&hostile());
    row.shown = "=cmd|' /C calc'!A0".to_owned();
    let mut out = Vec::new();
    table::write(&[row], &Texts::new(Language::English, Isolation::None), &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(text.contains(",'=cmd|") && !text.contains(",=cmd"), "{text}");
}
