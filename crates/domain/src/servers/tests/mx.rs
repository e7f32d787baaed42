//! What a domain says of its mail servers.

use super::*;
use crate::report::Profile;
use crate::servers::mx::{check, find};

fn said(bench: &Bench) -> Vec<&'static str> {
    ids(&bench.run(|cx| check(cx, &find(cx))))
}

fn bench() -> Bench {
    Bench::new(Arc::new(RootCertStore::empty()))
}

#[test]
fn servers_with_addresses_and_names_are_fine_and_in_order() {
    let mut bench = bench();
    bench.mx(20, "b.example.org");
    bench.mx(10, "a.example.org");
    bench.mx(10, "a.example.org");
    for (at, host) in [(1, "a.example.org"), (2, "b.example.org")] {
        bench.host(host, Err(io::ErrorKind::TimedOut));
        bench.record(&format!("{at}.2.0.192.in-addr.arpa"), Kind::Ptr, Data::Name(host.into()));
    }
    assert_eq!(said(&bench), ["mx.fine"]);
    let (names, hint) = bench.run(|cx| {
        let mx = find(cx);
        (mx.hosts.iter().map(|host| host.name.clone()).collect::<Vec<_>>(), mx.profile_hint())
    });
    assert_eq!((names, hint), (vec!["a.example.org".to_owned(), "b.example.org".to_owned()], Some(true)));
}

#[test]
fn a_domain_without_servers_says_so_in_several_ways() {
    let mut null = bench();
    null.mx(0, "");
    assert_eq!(said(&null), ["mx.null"]);
    assert_eq!(ids(&null.mail()), ["starttls.no-mail"]);
    assert_eq!(null.run(|cx| find(cx).profile_hint()), Some(false));
    null.question.profile = Some(Profile::Mail);
    assert_eq!(said(&null), ["mx.wanted"]);

    let mut beside = bench();
    beside.mx(0, "");
    beside.mx(10, "mx.example.org");
    beside.host_at("mx.example.org", "127.0.0.9".parse().unwrap(), Err(io::ErrorKind::TimedOut));
    assert_eq!(said(&beside), ["mx.null-beside"]);

    let mut none = bench();
    none.text("example.org", "here");
    assert_eq!(said(&none), ["mx.none"]);

    let mut implicit = bench();
    implicit.host_at("example.org", "127.0.0.9".parse().unwrap(), Err(io::ErrorKind::TimedOut));
    assert_eq!(said(&implicit), ["mx.implicit"]);
    assert_eq!(implicit.run(|cx| find(cx).profile_hint()), None);
}

#[test]
fn nobody_and_nothing_are_told_apart() {
    for (outcome, ids) in [
        (Outcome::TimedOut, vec!["mx.no-answer"]),
        (Outcome::Failed, vec!["mx.no-answer"]),
        (Outcome::Refused, vec!["mx.no-answer"]),
        (Outcome::Bogus, vec!["mx.bogus"]),
        (Outcome::NotAsked, vec![]),
    ] {
        let mut bench = bench();
        bench.outcome("example.org", Kind::Mx, outcome);
        assert_eq!(said(&bench), ids, "{outcome:?}");
        assert_eq!(bench.run(|cx| find(cx).profile_hint()), None);
        let findings = bench.run(|cx| crate::servers::starttls::check(cx, &find(cx)).0);
        let unseen = if outcome == Outcome::NotAsked { vec![] } else { vec!["starttls.no-servers"] };
        assert_eq!(self::ids(&findings), unseen, "{outcome:?}");
    }
    let mut half = bench();
    half.mx(10, "mx.example.org");
    half.outcome("mx.example.org", Kind::A, Outcome::TimedOut);
    assert_eq!(said(&half), ["mx.host-unanswered"]);
    assert_eq!(ids(&half.mail()), ["starttls.no-servers"]);
}

#[test]
fn what_is_wrong_with_a_server_is_told() {
    let mut bench = bench();
    bench.mx(1, "192.0.2.1");
    bench.mx(2, "gone.example.org");
    bench.mx(3, "empty.example.org");
    bench.text("empty.example.org", "nothing");
    bench.mx(4, "alias.example.org");
    bench.host("alias.example.org", Err(io::ErrorKind::TimedOut));
    bench.names.get_mut(&("alias.example.org".into(), Kind::A)).unwrap().aliases = vec!["real.example.net".into()];
    bench.mx(5, "inside.example.org");
    bench.host_at("inside.example.org", "10.0.0.1".parse().unwrap(), Err(io::ErrorKind::TimedOut));
    bench.mx(6, "elsewhere.example.org");
    bench.host("elsewhere.example.org", Err(io::ErrorKind::TimedOut));
    bench.record("3.2.0.192.in-addr.arpa", Kind::Ptr, Data::Name("other.example.net".into()));
    assert_eq!(
        said(&bench),
        [
            "mx.address",
            "mx.alias",
            "mx.no-address",
            "mx.no-host",
            "mx.private-address",
            "mx.reverse-elsewhere",
            "mx.reverse-none"
        ]
    );
}

#[test]
fn more_servers_than_the_limit_are_not_passed_over_in_silence() {
    let mut bench = bench();
    for at in 0..10 {
        bench.mx(at, &format!("mx{at}.example.org"));
        bench.host_at(&format!("mx{at}.example.org"), "127.0.0.9".parse().unwrap(), Err(io::ErrorKind::TimedOut));
    }
    assert_eq!(said(&bench), ["mx.fine"]);
    bench.mx(11, "mx10.example.org");
    assert_eq!(said(&bench), ["mx.many"]);
    assert_eq!(bench.run(|cx| find(cx).hosts.len()), 10);
}
