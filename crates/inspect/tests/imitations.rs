//! Whoever imitates somebody in the address book is seen, and whoever only writes for the first time is left in peace.

mod attacks;

use attacks::{Dice, FAMILIES, Target, attacks, message};
use muhr_inspect::message::Headers;
use muhr_inspect::signals::{FROM_DISPLAY_CONTAINS_ADDRESS, FROM_KNOWN_NAME_OTHER_ADDRESS, FROM_LOOKALIKE_CONTACT};
use muhr_inspect::{Book, Context, Finding, Person, Report, Severity, Signal, Standing, inspect_message, sender};

const FIRST: [&str; 40] = [
    "Ayesha", "Ali", "Bilal", "Fatima", "Hassan", "Imran", "Javed", "Kamran", "Maryam", "Nadia", "Omar", "Rabia",
    "Saad", "Tariq", "Usman", "Waqas", "Yasmin", "Zainab", "Adnan", "Bushra", "Daniyal", "Erum", "Farhan", "Ghazala",
    "Hina", "Iqra", "Junaid", "Khadija", "Luqman", "Mehwish", "Naveed", "Parveen", "Qasim", "Rukhsana", "Shahid",
    "Tahira", "Umair", "Wajiha", "Yousaf", "Zeeshan",
];
const LAST: [&str; 40] = [
    "Khan",
    "Siddiqui",
    "Malik",
    "Chaudhry",
    "Qureshi",
    "Butt",
    "Sheikh",
    "Hashmi",
    "Abbasi",
    "Bhatti",
    "Cheema",
    "Durrani",
    "Farooqi",
    "Gillani",
    "Hussain",
    "Iqbal",
    "Jamali",
    "Kazmi",
    "Lodhi",
    "Mirza",
    "Niazi",
    "Orakzai",
    "Paracha",
    "Rizvi",
    "Soomro",
    "Tareen",
    "Usmani",
    "Warraich",
    "Yousafzai",
    "Zaidi",
    "Ansari",
    "Baloch",
    "Dogar",
    "Effendi",
    "Gardezi",
    "Haider",
    "Jatoi",
    "Khattak",
    "Leghari",
    "Memon",
];
const HOSTS: [&str; 30] = [
    "finance.gov.pk",
    "interior.gov.pk",
    "mofa.gov.pk",
    "nadra.gov.pk",
    "cabinet.gov.pk",
    "mail.commerce.gov.pk",
    "fbr.gov.pk",
    "planning.gov.pk",
    "punjab.gov.pk",
    "info-tech.gov.pk",
    "army.mil.pk",
    "nust.edu.pk",
    "lums.edu.pk",
    "meezanbank.com",
    "engro.com",
    "systemsltd.com",
    "jazz.com.pk",
    "ptcl.net.pk",
    "dawn.com",
    "edhi.org",
    "undp.org",
    "dfat.gov.au",
    "fcdo.gov.uk",
    "siemens-energy.com",
    "hilal-foods.com.pk",
    "gmail.com",
    "yahoo.com",
    "hotmail.com",
    "outlook.com",
    "gmail.com",
];

fn people() -> Vec<Person> {
    let mut dice = Dice::new(3);
    let mut people: Vec<Person> = Vec::new();
    for first in FIRST {
        for last in LAST {
            // Not everybody is known.
            if dice.below(3) > 0 {
                continue;
            }
            let (given, family) = (first.to_lowercase(), last.to_lowercase());
            let local = match dice.below(5) {
                0 => format!("{}{family}", given.chars().next().unwrap_or_default()),
                1 => given,
                2 => format!("{given}_{family}"),
                _ => format!("{given}.{family}"),
            };
            let host = dice.pick(&HOSTS).unwrap_or("finance.gov.pk");
            let address = format!("{local}@{host}");
            if people.iter().all(|person| !person.addresses.contains(&address)) {
                people.push(Person { name: format!("{first} {last}"), addresses: vec![address], is_verified: false });
            }
        }
    }
    people
}

fn book() -> Book {
    Book::new(people(), vec!["finance.gov.pk".into()], vec!["office.gov.pk".into()])
}

fn targets(book: &Book) -> Vec<Target> {
    let people = book.people().iter();
    people.flat_map(|one| one.addresses.iter().filter_map(|address| Target::of(&one.name, address))).collect()
}

fn report(book: &Book, from: &str) -> Report {
    inspect_message(&message(from), &Context::new(book))
}

fn tells(report: &Report, signal: Signal) -> Option<Severity> {
    report.findings.iter().find(|finding| finding.signal == signal).map(|finding| finding.severity)
}

fn is_caught(standing: Standing, findings: &[Finding]) -> bool {
    let telling = [FROM_LOOKALIKE_CONTACT, FROM_KNOWN_NAME_OTHER_ADDRESS, FROM_DISPLAY_CONTAINS_ADDRESS];
    let tells = |finding: &Finding| telling.contains(&finding.signal) && finding.severity >= Severity::High;
    standing == Standing::LookAlike || findings.iter().any(tells)
}

fn catches(book: &Book, from: &str) -> bool {
    let judged = sender::judge(&Headers::read(&message(from)), book);
    is_caught(judged.standing, &judged.findings)
}

#[test]
fn of_every_family_of_attacks_99_in_100_are_seen() {
    let book = book();
    let targets = targets(&book);
    let mut dice = Dice::new(26);
    let mut weak = Vec::new();
    for family in FAMILIES {
        let all = attacks(family, &targets, 1_000, &mut dice);
        let missed: Vec<&String> = all.iter().filter(|from| !catches(&book, from)).collect();
        if all.len() < 1_000 || missed.len() > 10 {
            let some: Vec<_> = missed.iter().take(8).collect();
            weak.push(format!("{}: {} of {} missed, such as {some:?}", family.name, missed.len(), all.len()));
        }
    }
    assert!(weak.is_empty(), "{weak:#?}");
}

#[test]
fn whoever_writes_for_the_first_time_is_no_imitator() {
    let book = Book::new(
        vec![
            Person { name: "Ayesha Khan".into(), addresses: vec!["a.khan@finance.gov.pk".into()], is_verified: true },
            Person { name: "Bilal Butt".into(), addresses: vec!["bilal@engro.com".into()], is_verified: true },
            Person { name: "Support".into(), addresses: vec!["help@siemens-energy.com".into()], is_verified: true },
        ],
        vec![],
        vec![],
    );
    for from in [
        "\"Bushra Khan\" <b.khan@finance.gov.pk>",
        "\"Ali Khan\" <a.khan2@finance.gov.pk>",
        "\"Saad Malik\" <saad@interior.gov.pk>",
        "\"Imran Khan\" <imran.khan@gmail.com>",
        "\"Bilal Butt Junior Foundation\" <news@foundation.example>",
        "\"Nadia\" <nadia@engro.net>",
        "\"Energy News\" <news@energy.example>",
        "\"A. Khan\" <a.khan@petro-china.example>",
        "\"Bilal\" <bilal@gmail.com>",
        "\"Ayesha Khan\" <ayesha.khan@finance.gov.pk>",
    ] {
        let report = report(&book, from);
        assert!(!catches(&book, from), "{from}: {:?}", report.findings);
        assert_eq!(report.sender.map(|sender| sender.standing), Some(Standing::Unknown), "{from}");
    }
}

#[test]
fn who_imitates_the_government_is_seen_without_any_book() {
    let nobody = Book::default();
    assert!(catches(&nobody, "<a@finance.gov.pk.example.com>") && catches(&nobody, "<a@finance-gov-pk.com>"));
    assert!(!catches(&nobody, "<a@finance.gov.pk>"));
}

#[test]
fn a_dot_more_at_gmail_is_the_same_mailbox() {
    let person = |address: &str| Person { name: String::new(), addresses: vec![address.into()], is_verified: true };
    let book = Book::new(vec![person("ali.khan@gmail.com"), person("ali.khan@yahoo.com")], vec![], vec![]);
    assert!(!catches(&book, "<alikhan@gmail.com>"));
    assert!(catches(&book, "<alikhan@yahoo.com>"));
}

#[test]
fn where_letters_are_too_few_to_tell_nothing_is_said() {
    let person = |address: &str| Person { name: String::new(), addresses: vec![address.into()], is_verified: true };
    let people = ["info@nadra.gov.pk", "info@finance.gov.pk", "ali@jazz.com"].map(person).into();
    let book = Book::new(people, vec![], vec![]);
    assert!(
        !catches(&book, "<info@nadre.gov.pk>") && catches(&book, "<info@finanse.gov.pk>"),
        "five letters, and seven"
    );
    assert!(!catches(&book, "<ali@jaz.com>") && catches(&book, "<ali@jazz.net>"), "seven letters with the local part");
    assert!(!catches(&book, "<info@jazz.net>"), "a stranger at another suffix");
    assert!(catches(&book, "<info@finance.com.pk>") && !catches(&book, "<info@finance.com>"), "of the same country");
}

#[test]
fn the_author_of_an_attached_patch_is_not_taken_for_a_sender() {
    let person =
        Person { name: "Ayesha Siddiqui".into(), addresses: vec!["a@finance.gov.pk".into()], is_verified: true };
    let book = Book::new(vec![person], vec![], vec![]);
    let told = |received: &str| {
        let mail = format!(
            "From: <b@other.example>\r\nTo: <c@office.example>\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n\
             {received}From: Ayesha Siddiqui <ayesha@home.example>\r\nSubject: x\r\n\r\nx\r\n--x--\r\n"
        );
        let report = inspect_message(mail.as_bytes(), &Context::new(&book));
        assert!(report.attachments.iter().all(|one| one.members.is_empty()), "it holds no other");
        tells(&report, FROM_KNOWN_NAME_OTHER_ADDRESS)
    };
    assert_eq!(told(""), None);
    assert_eq!(
        told("Received: from a.example by b.example; Mon, 23 Nov 2026 09:00:00 +0500\r\n"),
        Some(Severity::Critical)
    );
}

#[test]
fn two_domains_that_are_both_known_are_no_imitation_of_each_other() {
    let person =
        |name: &str, address: &str| Person { name: name.into(), addresses: vec![address.into()], is_verified: true };
    let people = vec![person("Ayesha Khan", "ayesha@example-bank.com"), person("Bilal Butt", "bilal@example-bank.de")];
    let book = Book::new(people, vec![], vec![]);
    assert!(!catches(&book, "<ayesha@example-bank.de>"));
    assert!(catches(&book, "<ayesha@example-bank.net>"));
}

#[test]
fn how_bad_a_known_name_is_follows_from_how_much_it_tells() {
    let person =
        |name: &str, address: &str| Person { name: name.into(), addresses: vec![address.into()], is_verified: true };
    let people = vec![
        person("Ayesha Siddiqui", "ayesha@finance.gov.pk"),
        person("Bilal Butt", "bilal@interior.gov.pk"),
        person("Ali Khan", "ali@interior.gov.pk"),
        person("Ali Khan", "ali.khan@nust.edu.pk"),
        person("Registry", "registry@nust.edu.pk"),
    ];
    let book = Book::new(people, vec![], vec![]);
    let told = |from: &str| tells(&report(&book, from), FROM_KNOWN_NAME_OTHER_ADDRESS);
    assert_eq!(told("\"Ayesha Siddiqui\" <x@new.example>"), Some(Severity::Critical));
    assert_eq!(told("\"Ali Khan\" <x@new.example>"), Some(Severity::High), "two people have it");
    assert_eq!(told("\"Registry\" <x@new.example>"), Some(Severity::High), "one word");
    assert_eq!(told("\"Ayesha Siddiqui\" <a.s@interior.gov.pk>"), Some(Severity::Medium), "of a known office");
    assert_eq!(told("\"Ayesha Siddiqui\" <a.s@mail.finance.gov.pk>"), None, "of the same office");
}

#[test]
fn on_a_list_a_known_name_weighs_less_unless_it_writes_to_the_office() {
    let person =
        Person { name: "Ayesha Siddiqui".into(), addresses: vec!["a@finance.gov.pk".into()], is_verified: true };
    let book = Book::new(vec![person], vec![], vec!["office.gov.pk".into()]);
    let on_list = |to: &str| {
        let mail = format!(
            "From: \"Ayesha Siddiqui\" <ayesha@home.example>\r\nTo: {to}\r\nSubject: x\r\nList-Id: <talk.list.example>\r\n\r\nx\r\n"
        );
        let report = inspect_message(mail.as_bytes(), &Context::new(&book));
        let mut ids = report.findings.iter().map(|finding| finding.signal.id());
        report.sender.map(|sender| sender.standing).zip(ids.find(|id| id.starts_with("from.known_name")))
    };
    assert_eq!(on_list("talk@list.example"), Some((Standing::Unknown, "from.known_name_on_list")));
    assert_eq!(on_list("b@office.gov.pk"), Some((Standing::LookAlike, "from.known_name_other_address")));
}
