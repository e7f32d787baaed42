//! Measures the address book at the size of a ministry: `cargo run --release -p muhr-people --example book -- FOLDER`.
//! Prints a table and leaves the address book in FOLDER, so that the window can be started with it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use muhr_people::receipt::{Checked, Receipt, Sealed, SealedFile};
use muhr_people::store::Filter;
use muhr_people::{Details, Phone, Store};
use muhr_test_support::WithoutKeys;
use std::path::PathBuf;
use std::time::{Duration, Instant};

const PEOPLE: usize = 50_000;
const RECEIPTS: usize = 500_000;
const NOW: i64 = 1_800_000_000;
const FIRST: [&str; 20] = [
    "Ali", "Ayesha", "Bilal", "Sana", "Imran", "Fatima", "Usman", "Zainab", "Hamza", "Maryam", "Omar", "Hina", "Tariq",
    "Nadia", "Kamran", "Rabia", "Salman", "Sadia", "Faisal", "علی",
];
const LAST: [&str; 16] = [
    "Khan", "Ahmed", "Siddiqui", "Malik", "Qureshi", "Raza", "Sheikh", "Baloch", "Chaudhry", "Mirza", "Shah", "Iqbal",
    "Javed", "Aslam", "Hussain", "رضا",
];
const OFFICES: [&str; 8] = ["finance", "interior", "planning", "energy", "health", "commerce", "railways", "water"];

fn person(at: usize) -> Details {
    let (first, last, office) = (FIRST[at % 20], LAST[at / 20 % 16], OFFICES[at / 320 % 8]);
    Details {
        name: format!("{first} {last}"),
        organisation: format!("Ministry of {office}"),
        office: format!("Section Officer {}", at % 97),
        addresses: vec![format!("p{at}.{}@{office}{}.gov.pk", last.len(), at % 600)],
        phones: vec![Phone { number: format!("+92300{at:07}"), label: "office".into() }],
        ..Details::default()
    }
}

fn receipt(at: usize) -> Receipt {
    let person = person(at % PEOPLE);
    let (name, address) = (person.name, person.addresses.into_iter().next().unwrap());
    if at.is_multiple_of(4) {
        let file = SealedFile { name: format!("annex-{at}.pdf"), bytes: 9, sha256: format!("{at:064x}") };
        let archive = format!("sealed-{at}.zip");
        return Receipt::Sealed(Sealed { archive, name, address, files: vec![file], ..Sealed::default() });
    }
    let (subject, sha256) = (format!("Minutes of meeting {at}"), format!("{at:064x}"));
    Receipt::Checked(Checked { subject, sha256, name, address, verdict: "clear".into(), ..Checked::default() })
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let since = Instant::now();
    let done = work();
    (done, since.elapsed())
}

/// The middle and the slowest of many.
fn each(times: usize, mut work: impl FnMut(usize)) -> (Duration, Duration) {
    let mut all: Vec<Duration> = (0..times).map(|at| timed(|| work(at)).1).collect();
    all.sort();
    (all[all.len() / 2], *all.last().unwrap())
}

fn row(what: &str, (middle, slowest): (Duration, Duration)) {
    let ms = |time: Duration| time.as_secs_f64() * 1_000.0;
    println!("| {what} | {:.1} ms | {:.1} ms |", ms(middle), ms(slowest));
}

fn rate(what: &str, count: usize, time: Duration) {
    #[allow(clippy::cast_precision_loss)]
    let rate = count as f64 / time.as_secs_f64();
    println!("| {what} | {:.1} s | {rate:.0} a second |", time.as_secs_f64());
}

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/bench/people".into()));
    let _ = std::fs::remove_dir_all(&folder);
    let open = || Store::open(&folder, &WithoutKeys, [7; 32], NOW).unwrap();
    let people: Vec<Details> = (0..PEOPLE).map(person).collect();

    println!("| writing | time | rate |\n|---|--:|--:|");
    let store = open();
    let (_, time) = timed(|| (0..200).for_each(|at| assert!(store.add(&person(PEOPLE + at), NOW).is_ok())));
    rate("people, one by one, each on the disk when it is acknowledged", 200, time);
    let (_, time) = timed(|| store.import(&people, NOW).unwrap());
    rate("50,000 people imported", PEOPLE, time);
    let (_, time) = timed(|| store.import(&people, NOW).unwrap());
    rate("the same imported again, nothing new", PEOPLE, time);
    let (_, time) = timed(|| (0..200).for_each(|at| drop(store.keep(&[receipt(at)], NOW).unwrap())));
    rate("receipts, one by one", 200, time);
    let receipts: Vec<Receipt> = (200..RECEIPTS).map(receipt).collect();
    let (_, time) = timed(|| receipts.chunks(10_000).for_each(|part| drop(store.keep(part, NOW).unwrap())));
    rate("500,000 receipts, in runs of 10,000", RECEIPTS, time);
    drop(store);

    println!("\n| reading, with 50,000 people and 500,000 receipts | middle | slowest |\n|---|--:|--:|");
    row("open", each(20, |_| drop(open())));
    let store = open();
    row("everybody, as checking wants them", each(5, |_| drop(store.everybody().unwrap())));
    for text in ["", "a", "al", "ali", "ali khan", "ministry of fin", "p4999", "0300 0012345", "علی", "nobody"] {
        let words = if text.is_empty() { "nothing typed yet" } else { text };
        row(&format!("people: {words}"), each(50, |_| drop(store.search(text, 0, 50, NOW).unwrap())));
    }
    for text in ["", "annex", "minutes of meeting 4999", "ali khan", "nobody"] {
        let filter = Filter { text: text.into(), ..Filter::default() };
        let words = if text.is_empty() { "the latest" } else { text };
        row(&format!("history: {words}"), each(20, |_| drop(store.receipts(&filter, 0, 50).unwrap())));
    }
}
