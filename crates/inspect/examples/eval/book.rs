//! The same with an address book: of one half of the wanted mail a book is made, whoever it knows is attacked, and the
//! other half must be left in peace. Then a book as large as an office's, and how long a sender takes.

#[path = "../../tests/attacks/mod.rs"]
mod attacks;

use crate::mail::{self, Rates};
use crate::percent::percent;
use attacks::{Dice, FAMILIES, Family, Target};
use muhr_inspect::message::{Headers, Mailbox, mailboxes};
use muhr_inspect::{Book, Context, Finding, Person, Severity, Standing, inspect_message, sender, signals as is};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

const WANTED: [&str; 3] = ["ham-usrp", "ham-raid", "ham-newsletters"];
/// Attacks of every family, on each of both books.
const ATTACKS: usize = 1_000;
/// The large book.
const PEOPLE: usize = 50_000;
const DOMAINS: usize = 5_000;

/// One half of the wanted mail, and the book of the other.
struct Half {
    book: Book,
    targets: Vec<Target>,
    rest: Vec<Vec<u8>>,
}

impl Half {
    /// Every second message makes the book, from the first or from the second.
    fn of(wanted: &[Vec<u8>], first: usize) -> Self {
        let (mut taken, mut rest) = (Vec::new(), Vec::new());
        for (at, mail) in wanted.iter().enumerate() {
            if at % 2 == first { taken.push(mail) } else { rest.push(mail.clone()) }
        }
        let mut people: BTreeMap<String, Person> = BTreeMap::new();
        for from in taken.into_iter().flat_map(|mail| writers(mail)) {
            let name = if from.name.trim().is_empty() { &from.address } else { &from.name };
            let person = people.entry(name.to_lowercase()).or_insert_with(|| Person {
                name: from.name.clone(),
                addresses: Vec::new(),
                is_verified: false,
            });
            if person.addresses.iter().all(|known| !known.eq_ignore_ascii_case(&from.address)) {
                person.addresses.push(from.address.clone());
            }
        }
        let book = Book::new(people.into_values().collect(), Vec::new(), Vec::new());
        Self { targets: targets(&book), book, rest }
    }
}

fn senders(mail: &[u8]) -> Vec<Mailbox> {
    let headers = Headers::read(mail);
    headers.every("From").flat_map(mailboxes).filter(|from| from.address.contains('@')).collect()
}

/// Who wrote it: a list that writes its own address into From names the writer in Reply-To.
fn writers(mail: &[u8]) -> Vec<Mailbox> {
    let reply_to = Headers::read(mail).first("Reply-To").and_then(|value| mailboxes(value).into_iter().next());
    let writer = |from: Mailbox| match (from.name.split_once(" via "), &reply_to) {
        (Some((name, _)), Some(reply_to)) if reply_to.address.contains('@') => {
            Mailbox { name: name.trim().to_owned(), address: reply_to.address.clone() }
        }
        _ => from,
    };
    senders(mail).into_iter().map(writer).collect()
}

fn targets(book: &Book) -> Vec<Target> {
    let people = book.people().iter();
    people.flat_map(|one| one.addresses.iter().filter_map(|address| Target::of(&one.name, address))).collect()
}

/// Prints the section.
pub(crate) fn tables(samples: &Path) {
    let folders = WANTED.iter().flat_map(|folder| mail::read(&samples.join(folder)));
    let wanted: Vec<Vec<u8>> = folders.collect();
    let halves = [Half::of(&wanted, 0), Half::of(&wanted, 1)];
    let known: Vec<String> = halves.iter().map(|half| half.book.people().len().to_string()).collect();
    println!(
        "\n## With an address book\n\nEvery second wanted message makes an address book of whoever wrote it ({} people), \
         and the other half is judged with it; then the other way round. `not clear` and `danger` stand beside those \
         without a book. These tables alone: `cargo run --release -p muhr-inspect --example eval -- --book \
         ../shared/samples`.\n",
        known.join(" and ")
    );
    others(&halves, &mail::read(&samples.join("phish")));
    println!(
        "\nAttacks on both books, {ATTACKS} of each family on each. *Seen* is `look-alike`, or `from.lookalike_contact`, \
         `from.known_name_other_address` or `from.display_contains_address` at high or critical. None but those on the \
         display name carries one, which would tell them at once; what a family leaves out stands in \
         [signals.md](signals.md#what-an-address-is-made-to-look-like).\n"
    );
    println!("| attack | how many | seen |\n|---|---|---|");
    for family in FAMILIES {
        let all: Vec<(&Half, Vec<String>)> = played(&halves, family);
        let count = all.iter().map(|(_, attacks)| attacks.len()).sum();
        let seen = all.iter().flat_map(|(half, all)| all.iter().filter(|from| is_seen(&half.book, from)));
        println!("| {} | {count} | {:.1} % |", family.name, percent(seen.count(), count));
    }
    on_lists(&halves);
    large();
}

fn played<'h>(halves: &'h [Half], family: &Family) -> Vec<(&'h Half, Vec<String>)> {
    let attack = |half: &'h Half| (half, attacks::attacks(family, &half.targets, ATTACKS, &mut Dice::new(2_026)));
    halves.iter().map(attack).collect()
}

fn is_seen(book: &Book, from: &str) -> bool {
    let judged = sender::judge(&Headers::read(&attacks::message(from)), book);
    let telling = [is::FROM_LOOKALIKE_CONTACT, is::FROM_KNOWN_NAME_OTHER_ADDRESS, is::FROM_DISPLAY_CONTAINS_ADDRESS];
    let tells = |finding: &Finding| telling.contains(&finding.signal) && finding.severity >= Severity::High;
    judged.standing == Standing::LookAlike || judged.findings.iter().any(tells)
}

/// The other halves, and phish.
fn others(halves: &[Half], phish: &[Vec<u8>]) {
    let telling = [
        is::FROM_LOOKALIKE_CONTACT,
        is::FROM_KNOWN_NAME_OTHER_ADDRESS,
        is::FROM_KNOWN_NAME_ON_LIST,
        is::FROM_DISPLAY_CONTAINS_ADDRESS,
    ];
    let names: Vec<String> = telling.iter().map(|signal| format!("`{}`", signal.id())).collect();
    println!("| messages | how many | known senders | not clear | danger | {} |", names.join(" | "));
    println!("|---|---|---|---|---|---|---|---|---|");
    let row = |name: &str, parts: &[(&Book, &[Vec<u8>])]| {
        let (mut with, mut without, mut known) = (Rates::default(), Rates::default(), 0);
        let mut counts = [0_usize; 4];
        let nobody = Book::default();
        for (book, mail) in parts.iter().flat_map(|(book, mails)| mails.iter().map(move |mail| (*book, mail))) {
            let report = inspect_message(mail, &Context::new(book));
            with.count(report.verdict);
            without.count(inspect_message(mail, &Context::new(&nobody)).verdict);
            known += usize::from(senders(mail).iter().any(|from| book.person(&from.address).is_some()));
            for (signal, count) in telling.iter().zip(&mut counts) {
                *count += usize::from(report.findings.iter().any(|finding| finding.signal == *signal));
            }
        }
        let both = |with: usize, without: usize, all: usize| {
            format!("{:.1} % (without {:.1} %)", percent(with, all), percent(without, all))
        };
        println!(
            "| {name} | {} | {known} | {} | {} | {} |",
            with.messages,
            both(with.caution + with.danger, without.caution + without.danger, with.messages),
            both(with.danger, without.danger, with.messages),
            counts.map(|count| count.to_string()).join(" | ")
        );
    };
    let wanted: Vec<(&Book, &[Vec<u8>])> = halves.iter().map(|half| (&half.book, half.rest.as_slice())).collect();
    row("wanted mail, the half that is not in the book", &wanted);
    let phish: Vec<(&Book, &[Vec<u8>])> = halves.iter().take(1).map(|half| (&half.book, phish)).collect();
    row("phish, with the first of the books", &phish);
}

/// What an attacker gains who writes that the mail is from a list.
fn on_lists(halves: &[Half]) {
    let Some(family) = FAMILIES.iter().find(|family| family.name == "known name, another address") else { return };
    let (mut all, mut told) = (0, 0);
    for (half, attacks) in played(halves, family) {
        for from in attacks {
            let mail = [b"List-Id: <talk.list.example>\r\n".as_slice(), &attacks::message(&from)].concat();
            let judged = sender::judge(&Headers::read(&mail), &half.book);
            all += 1;
            told += usize::from(judged.findings.iter().any(|one| one.signal == is::FROM_KNOWN_NAME_ON_LIST));
        }
    }
    println!(
        "\nWhoever writes a List-Id of their own beside a known name, and not to an address of the officer’s office, gets \
         away with `from.known_name_on_list`, low: {:.1} % of {all}.",
        percent(told, all)
    );
}

/// A book as large as an office’s.
fn large() {
    let mut dice = Dice::new(50);
    let part = |dice: &mut Dice| {
        let pairs =
            ["ka", "ri", "mo", "tel", "shan", "ba", "du", "wer", "lin", "fa", "zo", "pak", "en", "gul", "ist", "or"];
        let count = 2 + dice.below(3);
        (0..count).filter_map(|_| dice.pick(&pairs)).collect::<String>()
    };
    let suffixes = ["gov.pk", "com.pk", "com", "org", "edu.pk", "net", "de", "co.uk"];
    let hosts: Vec<String> = (0..DOMAINS)
        .map(|_| format!("{}{}.{}", part(&mut dice), part(&mut dice), dice.pick(&suffixes).unwrap_or("com")))
        .collect();
    let people: Vec<Person> = (0..PEOPLE)
        .map(|at| {
            let (first, last) = (part(&mut dice), part(&mut dice));
            // A fifth have free mailboxes, all at one provider.
            let host = if at % 5 == 0 { "gmail.com" } else { hosts.get(dice.below(DOMAINS)).map_or("", |host| host) };
            let addresses = vec![format!("{first}.{last}@{host}")];
            Person { name: format!("{first} {last}"), addresses, is_verified: false }
        })
        .collect();
    let start = Instant::now();
    let book = Book::new(people, Vec::new(), Vec::new());
    let built = start.elapsed().as_secs_f64() * 1000.0;
    let targets = targets(&book);
    let mut froms: Vec<String> = FAMILIES
        .iter()
        .flat_map(|family| attacks::attacks(family, &targets, 200, &mut dice))
        .chain((0..2_000).map(|at| format!("\"Nobody Known\" <stranger{at}@place{at}.example>")))
        .chain((0..2_000).map(|at| format!("\"Nobody Known\" <stranger{at}@gmail.com>")))
        .collect();
    // The longest names that mail may have.
    froms.push(format!("<{}@{}.example>", "ab.".repeat(21), "karimo-".repeat(34)));
    let nobody = Book::default();
    let times = |book: &Book| {
        let mut times: Vec<f64> = froms
            .iter()
            .map(|from| {
                let headers = Headers::read(&attacks::message(from));
                let once = || {
                    let start = Instant::now();
                    let _ = sender::judge(&headers, book);
                    start.elapsed().as_secs_f64() * 1000.0
                };
                // What else the computer does is not the sender's time.
                (0..5).map(|_| once()).fold(f64::INFINITY, f64::min)
            })
            .collect();
        times.sort_by(f64::total_cmp);
        [50, 95, 100]
            .map(|share| times.get((times.len() * share / 100).min(times.len() - 1)).copied().unwrap_or_default())
    };
    let ([half, most, longest], [without, ..]) = (times(&book), times(&nobody));
    let domains = hosts.iter().collect::<std::collections::BTreeSet<_>>().len();
    println!(
        "\nWith {PEOPLE} people at {domains} domains (10,000 of them at one free provider) judging a sender takes \
         {half:.2} ms (half of {} senders), {most:.2} ms (95 %), at most {longest:.2} ms (promised: 5), the best of five each; without a book \
         {without:.2} ms. The book is built in {built:.0} ms.",
        froms.len()
    );
}
