//! The public doors that inputs go through, by the names that `targets.txt` uses.

mod domain;
mod records;

use crate::promises;
use muhr_inspect::files::{Examination, UntrustedFile};
use muhr_inspect::links::{Link, rules, unwrap};
use muhr_inspect::message::{Headers, Message, mailboxes, mime};
use muhr_inspect::{Book, Budget, Context, LinkPlace, Limits, Person};
use muhr_inspect::{body, names, sender, visible};

/// Gives an input to a door; false where it is not of these kinds.
pub(crate) fn open(door: &str, kinds: &[&str], bytes: &[u8]) -> bool {
    match door {
        "file" => return file(kinds, bytes),
        "message" => message(bytes),
        "mime" => mime(bytes),
        "headers" => headers(bytes),
        "mailbox" => mailbox(&String::from_utf8_lossy(bytes)),
        "page" => page(&String::from_utf8_lossy(bytes)),
        "text" => text(&String::from_utf8_lossy(bytes)),
        "otp" => otp(&String::from_utf8_lossy(bytes)),
        "links" => links(&String::from_utf8_lossy(bytes)),
        "names" => names(&String::from_utf8_lossy(bytes)),
        "zone" => domain::zone(bytes),
        "smtp" => domain::mail_server(bytes),
        "policy" => domain::policy_host(bytes),
        "certificates" => domain::certificates(bytes),
        records => records::open(records, bytes),
    }
    true
}

fn book() -> Book {
    let person = Person {
        name: "Ayesha Siddiqui".into(),
        addresses: vec!["ayesha@finance.gov.pk".into()],
        is_verified: true,
    };
    Book::new(vec![person], vec!["finance.gov.pk".into()], vec!["office.gov.pk".into()])
        .with_signing_domains(["finance.gov.pk"])
}

/// A file, by its first kind where its name decides.
fn file(kinds: &[&str], bytes: &[u8]) -> bool {
    let book = book();
    let context = Context::new(&book);
    let budget = Budget::new(Limits::default(), &|| false);
    let examination = Examination { budget: &budget, context: &context };
    let name = format!("parcel.{}", kinds.first().copied().unwrap_or_default());
    let report = promises::file(UntrustedFile { name: Some(&name), declared: None, bytes }, &examination);
    kinds.contains(&report.kind)
}

fn message(bytes: &[u8]) {
    let book = book();
    let context = Context { receiver: Some("mx.office.gov.pk"), ..Context::new(&book) };
    promises::report(&muhr_inspect::inspect(bytes, "message.eml", &context));
}

fn mime(bytes: &[u8]) {
    let budget = Budget::new(Limits::default(), &|| false);
    let Message { attachments, limits, faults, .. } = mime::read(bytes, &budget);
    assert!(attachments.len() < 20_000 && limits.len() < 1_000 && faults.len() < 1_000);
}

fn headers(bytes: &[u8]) {
    let headers = Headers::read(bytes);
    for field in headers.all() {
        let _ = headers.decoded(&field.name);
    }
    promises::findings(&sender::judge(&headers, &book()).findings);
}

fn mailbox(text: &str) {
    let found = mailboxes(text);
    assert!(found.len() <= 200);
    for mailbox in &found {
        let _ = (mailbox.local(), mailbox.domain());
        promises::findings(&sender::judge_forwarded(mailbox));
    }
}

fn page(html: &str) {
    let page = body::page::read(html);
    assert!(page.text.len() <= html.len().max(300_000) && page.anchors.len() <= 1_100);
}

fn text(text: &str) {
    let plain = body::cues::plain(text);
    let _ = body::cues::find(&plain);
    let _ = body::contact::other_mailbox(&plain, "ayesha@finance.gov.pk");
    let _ = body::contact::number_to_call(&plain);
    let _ = body::forwarded::sender(text);
    promises::shown(&visible::visible(text));
    visible::visible_lines(text, 1_000).lines().for_each(promises::shown);
}

fn otp(text: &str) {
    let _ = body::otp::request(&body::cues::plain(text));
    let codes = body::otp::delivered(text);
    let masked = body::otp::mask(text, &codes);
    assert!(codes.iter().all(|code| text.get(code.clone()).is_some()), "a code that does not stand there");
    assert!(codes.is_empty() || masked != text, "a code that is not masked");
}

fn links(text: &str) {
    let book = book();
    let places = [LinkPlace::Text, LinkPlace::Html, LinkPlace::Document, LinkPlace::QrCode];
    let links: Vec<Link> =
        text.lines().flat_map(|line| places.map(|place| Link::new(line, text, place))).collect();
    for link in &links {
        let _ = (link.host(), link.registrable(), link.is_web(), link.is_ip());
        promises::shown(&link.defanged());
        let _ = link.url.as_ref().and_then(unwrap::unwrap);
    }
    let around = rules::Around { from_domain: "finance.gov.pk", asks_to_sign_in: true, book: &book };
    promises::findings(&rules::judge(&links, around));
}

fn names(text: &str) {
    use names::{confusable, domain};
    let (one, other) = text.split_once('\n').unwrap_or((text, "finance.gov.pk"));
    let _ = (confusable::skeleton(one), confusable::mixes_scripts(one), confusable::imitates(one, other));
    let _ = confusable::within_distance(one, other, 2);
    let _ = (domain::registrable(one), domain::ascii(one), domain::unicode(one));
    let _ = (domain::is_within(one, other), domain::same_registrable(one, other));
}
