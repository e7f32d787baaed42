//! Certificates that the domain name system names.

use super::*;
use crate::servers::certificate::association;
use crate::servers::{dane, mx, starttls};

struct Case {
    bench: Bench,
    shown: Shown,
    root: Authority,
}

fn case() -> Case {
    let root = Authority::new("Root");
    let shown = root.issue(&right("mx.example.org")).with(&root);
    let mut bench = Bench::new(root.roots());
    bench.mx(10, "mx.example.org");
    bench.names.get_mut(&("example.org".to_owned(), Kind::Mx)).unwrap().authentic = true;
    bench.host("mx.example.org", Ok(mail(shown.config())));
    Case { bench, shown, root }
}

impl Case {
    fn tlsa(&mut self, usage: u8, selector: u8, matching: u8, data: Vec<u8>) {
        let record = Data::Tlsa { usage, selector, matching, data };
        self.bench.record("_25._tcp.mx.example.org", Kind::Tlsa, record).authentic = true;
    }

    fn said(&self) -> Vec<Finding> {
        self.bench.run(|cx| {
            let mx = mx::find(cx);
            let (_, _, chains) = starttls::check(cx, &mx);
            dane::check(cx, &mx, &chains)
        })
    }
}

#[test]
fn every_kind_of_association_that_counts_is_compared() {
    for (usage, at) in [(3, 0), (2, 1)] {
        for selector in [0, 1] {
            for matching in [0, 1, 2] {
                let mut case = case();
                let data = association(&case.shown.chain[at], selector, matching).unwrap();
                case.tlsa(usage, selector, matching, data.clone());
                assert_eq!(ids(&case.said()), ["dane.fine"], "{usage} {selector} {matching}");
                let mut other = data;
                *other.last_mut().unwrap() ^= 1;
                let mut wrong = self::case();
                wrong.tlsa(usage, selector, matching, other);
                assert_eq!(ids(&wrong.said()), ["dane.mismatch"], "{usage} {selector} {matching}");
            }
        }
    }
}

#[test]
fn one_of_several_is_enough_and_the_right_one_is_proposed() {
    let mut case = case();
    case.tlsa(3, 1, 1, vec![0; 32]);
    let findings = case.said();
    assert_eq!(ids(&findings), ["dane.mismatch"]);
    let record = findings[0].record.clone().unwrap();
    assert_eq!((record.name.as_str(), record.kind), ("_25._tcp.mx.example.org", "TLSA"));
    let data = association(&case.shown.chain[0], 1, 1).unwrap();
    let text: String = data.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(record.value, format!("3 1 1 {text}"));
    case.tlsa(3, 1, 1, data);
    assert_eq!(ids(&case.said()), ["dane.fine"]);
}

#[test]
fn an_authority_counts_only_for_the_right_name_and_time() {
    for (host, until) in [("other.example.org", UNTIL), ("mx.example.org", NOW - time::Duration::days(1))] {
        let mut case = case();
        let mut params = right(host);
        params.not_after = until;
        let shown = case.root.issue(&params).with(&case.root);
        case.bench.names.retain(|(name, _), _| name != "mx.example.org");
        case.bench.host("mx.example.org", Ok(mail(shown.config())));
        case.tlsa(2, 0, 1, association(&case.root.certificate, 0, 1).unwrap());
        assert_eq!(ids(&case.said()), ["dane.mismatch"], "{host}");
        // Of the server's own certificate neither counts.
        case.tlsa(3, 0, 1, association(&shown.chain[0], 0, 1).unwrap());
        assert_eq!(ids(&case.said()), ["dane.fine"], "{host}");
    }
}

#[test]
fn a_record_that_nobody_has_verified_does_not_count() {
    let mut case = case();
    assert_eq!(ids(&case.said()), ["dane.none"]);
    case.tlsa(3, 1, 1, vec![0; 32]);
    let key = ("_25._tcp.mx.example.org".to_owned(), Kind::Tlsa);
    case.bench.names.get_mut(&key).unwrap().authentic = false;
    let findings = case.said();
    assert_eq!((findings[0].id, findings[0].standing), ("dane.not-signed", Standing::Unknown));
    case.bench.outcome(&key.0, Kind::Tlsa, Outcome::Bogus);
    assert_eq!(ids(&case.said()), ["dane.bogus"]);
    case.bench.outcome(&key.0, Kind::Tlsa, Outcome::Failed);
    assert_eq!(ids(&case.said()), ["dane.no-answer"]);
}

#[test]
fn what_does_not_count_for_mail_and_what_was_not_seen_are_told() {
    let mut unusable = case();
    unusable.tlsa(1, 1, 1, vec![0; 32]);
    unusable.tlsa(3, 1, 1, vec![0; 31]);
    unusable.tlsa(3, 2, 1, vec![0; 32]);
    assert_eq!(ids(&unusable.said()), ["dane.unusable"]);

    let mut half = case();
    half.bench.names.get_mut(&("example.org".to_owned(), Kind::Mx)).unwrap().authentic = false;
    let data = association(&half.shown.chain[0], 1, 1).unwrap();
    half.tlsa(3, 1, 1, data.clone());
    assert_eq!(ids(&half.said()), ["dane.domain-not-signed", "dane.fine"]);

    let mut blocked = case();
    blocked.tlsa(3, 1, 1, data.clone());
    blocked.bench.places.values_mut().for_each(|place| *place = Err(io::ErrorKind::TimedOut));
    assert_eq!(ids(&blocked.said()), ["dane.not-seen"]);

    let mut clear = case();
    clear.tlsa(3, 1, 1, data);
    let place = serve(|stream| {
        say(&stream, "220 mx\r\n")?;
        line(&stream)?;
        say(&stream, "250 mx\r\n")?;
        line(&stream).map(drop)
    });
    clear.bench.places.values_mut().for_each(|it| *it = Ok(place));
    assert_eq!(ids(&clear.said()), ["dane.no-tls"]);
}
