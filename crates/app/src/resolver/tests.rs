//! A name server of our own on this computer, which answers, refuses, is silent or talks nonsense.

use super::*;
use muhr_test_support::name_server::{NameServer, kind, text};

const BRIEF: Patience = Patience {
    question: Duration::from_millis(400),
    message: Duration::from_millis(1_500),
    silence: Duration::from_secs(60),
};

fn start() -> (NameServer, Arc<Resolver>) {
    let mx = |preference: u8| [&[0, preference], &b"\x02mx\x07Example\x03ORG\x00"[..]].concat();
    let two_strings = [text("v=spf1 "), text("-all")].concat();
    let server = NameServer::start(vec![
        ("here.example.org", kind::TXT, two_strings),
        ("here.example.org", kind::TXT, text("other")),
        ("here.example.org", kind::A, vec![192, 0, 2, 7]),
        ("here.example.org", kind::AAAA, Ipv6Addr::LOCALHOST.octets().to_vec()),
        ("here.example.org", kind::MX, mx(20)),
        ("here.example.org", kind::MX, mx(10)),
        ("7.2.0.192.in-addr.arpa", kind::PTR, b"\x04Here\x07example\x03org\x00".to_vec()),
        ("long.example.org", kind::TXT, text(&"k".repeat(400))),
    ]);
    let resolver = Resolver::with_patience(&server.address(), BRIEF).unwrap();
    (server, resolver)
}

#[test]
fn every_kind_of_record_is_read() {
    let (server, resolver) = start();
    let ask = resolver.for_message();
    assert_eq!(ask.txt("here.example.org"), Reply::Records(vec![b"v=spf1 -all".to_vec(), b"other".to_vec()]));
    assert_eq!(ask.txt("long.example.org"), Reply::Records(vec!["k".repeat(400).into_bytes()]));
    assert_eq!(ask.a("here.example.org"), Reply::Records(vec![Ipv4Addr::new(192, 0, 2, 7)]));
    assert_eq!(ask.aaaa("here.example.org"), Reply::Records(vec![Ipv6Addr::LOCALHOST]));
    let mx = "mx.example.org".to_owned();
    assert_eq!(ask.mx("here.example.org"), Reply::Records(vec![(10, mx.clone()), (20, mx)]));
    assert_eq!(ask.ptr(Ipv4Addr::new(192, 0, 2, 7).into()), Reply::Records(vec!["here.example.org".into()]));
    assert_eq!(resolver.servers(), [server.address()]);
}

#[test]
fn nothing_is_told_from_nobody() {
    let (_server, resolver) = start();
    let ask = resolver.for_message();
    assert_eq!(ask.txt("gone.example.org"), Reply::NoName);
    assert_eq!(ask.txt("empty.example.org"), Reply::NoRecords);
    assert_eq!(ask.txt("fails.example.org"), Reply::NoAnswer);
    assert_eq!(ask.txt("refused.example.org"), Reply::NoAnswer);
    assert_eq!(ask.txt("garbage.example.org"), Reply::NoAnswer);
    assert_eq!(resolver.for_message().txt("short.example.org"), Reply::NoAnswer);
}

#[test]
fn silence_has_an_end_and_the_message_too() {
    let (_server, resolver) = start();
    let ask = resolver.for_message();
    let since = Instant::now();
    let replies: Vec<_> = (0..10).map(|at| ask.txt(&format!("silent.n{at}.example.org"))).collect();
    let taken = since.elapsed();
    assert_eq!(replies.first(), Some(&Reply::NoAnswer));
    assert_eq!(replies.last(), Some(&Reply::NotAsked));
    assert!(taken < BRIEF.message + Duration::from_secs(2), "{taken:?}");
}

#[test]
fn whoever_never_answers_is_asked_no_more() {
    let (server, resolver) = start();
    for at in 0..MOST_SILENCES {
        assert_eq!(resolver.for_message().txt(&format!("silent.n{at}.example.org")), Reply::NoAnswer);
    }
    let asked = server.questions();
    assert_eq!(resolver.for_message().txt("here.example.org"), Reply::NotAsked);
    assert_eq!(server.questions(), asked);
}

#[test]
fn what_is_known_is_not_asked_again() {
    let (server, resolver) = start();
    for _ in 0..5 {
        assert!(matches!(resolver.for_message().txt("here.example.org"), Reply::Records(_)));
        assert_eq!(resolver.for_message().txt("gone.example.org"), Reply::NoName);
    }
    assert_eq!(server.questions(), 2);
}

#[test]
fn nothing_is_added_behind_a_name() {
    let (server, resolver) = start();
    assert_eq!(resolver.for_message().txt("gone"), Reply::NoName);
    assert_eq!(server.names(), ["gone"]);
}

#[test]
fn only_addresses_are_servers() {
    let read = |named: &str| address(named).map(|address| address.to_string());
    assert_eq!(read("192.0.2.1").as_deref(), Some("192.0.2.1:53"));
    assert_eq!(read(" 192.0.2.1:5353 ").as_deref(), Some("192.0.2.1:5353"));
    assert_eq!(read("2001:db8::1").as_deref(), Some("[2001:db8::1]:53"));
    assert_eq!(read("[2001:db8::1]").as_deref(), Some("[2001:db8::1]:53"));
    assert_eq!(read("[2001:db8::1]:54").as_deref(), Some("[2001:db8::1]:54"));
    for bad in ["", "dns.example", "192.0.2.1:99999", "192.0.2", "https://192.0.2.1"] {
        assert_eq!(read(bad), None, "{bad}");
    }
    assert_eq!(Resolver::new("dns.example").err().map(|error| error.code), Some(Code::NoResolver));
    assert_eq!(servers_of("192.0.2.1"), ["192.0.2.1"]);
    assert_eq!(servers_of("[2001:db8::1]:54"), ["[2001:db8::1]:54"]);
    assert!(servers_of("dns.example").is_empty());
}
