//! Policies that others must keep.

use super::*;
use crate::servers::mta_sts::check;
use crate::servers::mx::find;

const RECORD: &str = "v=STSv1; id=1";

fn policy(mode: &str, servers: &str) -> String {
    format!("version: STSv1\r\nmode: {mode}\r\n{servers}\r\nmax_age: 604800\r\n")
}

fn page(body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {length}\r\n\r\n{body}")
}

/// A domain with one mail server, and a host for the policy that answers so.
fn bench(authority: &Authority, answer: impl Into<Vec<u8>>) -> Bench {
    let shown = authority.issue(&right("mta-sts.example.org"));
    let mut bench = Bench::new(authority.roots());
    bench.mx(10, "mx.example.org");
    bench.host("mx.example.org", Err(io::ErrorKind::TimedOut));
    bench.host("mta-sts.example.org", Ok(web(shown.config(), answer)));
    bench.text("_mta-sts.example.org", RECORD);
    bench
}

fn said(bench: &Bench) -> Vec<&'static str> {
    ids(&bench.run(|cx| check(cx, &find(cx))))
}

#[test]
fn a_policy_that_lists_every_server_is_fine() {
    let authority = Authority::new("Root");
    for servers in ["mx: mx.example.org", "mx: other.example.net\r\nmx: *.example.org"] {
        assert_eq!(said(&bench(&authority, page(&policy("enforce", servers)))), ["mta-sts.fine"]);
    }
    let body = policy("enforce", "mx: mx.example.org");
    let (first, second) = body.split_at(20);
    let head = "HTTP/1.1 200 OK\r\ncontent-type: TEXT/plain\r\ntransfer-encoding: chunked\r\n\r\n";
    let chunked = format!("{head}14;x=y\r\n{first}\r\n{:X}\r\n{second}\r\n0\r\n\r\n", second.len());
    assert_eq!(said(&bench(&authority, chunked)), ["mta-sts.fine"]);
    let until_the_end = format!("HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n{body}");
    assert_eq!(said(&bench(&authority, until_the_end)), ["mta-sts.fine"]);
}

#[test]
fn a_policy_that_asks_for_too_little_or_forgets_a_server_is_told() {
    let authority = Authority::new("Root");
    let with = |mode, servers| said(&bench(&authority, page(&policy(mode, servers))));
    assert_eq!(with("testing", "mx: mx.example.org"), ["mta-sts.testing"]);
    assert_eq!(with("none", "mx: mx.example.org"), ["mta-sts.off"]);
    assert_eq!(with("enforce", "mx: other.example.org"), ["mta-sts.not-listed"]);
    assert_eq!(with("testing", "mx: other.example.org"), ["mta-sts.not-listed-yet", "mta-sts.testing"]);
    assert_eq!(with("strict", "mx: mx.example.org"), ["mta-sts.policy"]);
    let brief = policy("enforce", "mx: mx.example.org").replace("604800", "60");
    assert_eq!(said(&bench(&authority, page(&brief))), ["mta-sts.brief"]);
    let html = page(&policy("enforce", "mx: mx.example.org")).replace("text/plain", "text/html");
    assert_eq!(said(&bench(&authority, html)), ["mta-sts.type"]);
}

#[test]
fn whatever_else_the_host_sends_is_told_and_bounded() {
    let authority = Authority::new("Root");
    let long = "x".repeat(1024 * 1024);
    let chunked = |size: &str| format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{size}\r\n{long}");
    for (answer, id) in [
        ("HTTP/1.1 404 Not Found\r\n\r\n".to_owned(), "mta-sts.status"),
        ("HTTP/1.1 500 Oops\r\n\r\n".to_owned(), "mta-sts.status"),
        ("HTTP/1.1 302 Found\r\nLocation: https://example.net/\r\n\r\n".to_owned(), "mta-sts.redirect"),
        (page(&long), "mta-sts.too-large"),
        (format!("HTTP/1.1 200 OK\r\n\r\n{long}"), "mta-sts.too-large"),
        (chunked("100000"), "mta-sts.too-large"),
        (chunked("ffffffffffffffff"), "mta-sts.too-large"),
        (chunked("zz"), "mta-sts.not-http"),
        (format!("HTTP/1.1 200 OK\r\nX: {long}\r\n\r\n"), "mta-sts.not-http"),
        ("hello\r\n\r\n".to_owned(), "mta-sts.not-http"),
        ("HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\nshort".to_owned(), "mta-sts.timed-out"),
        (String::new(), "mta-sts.timed-out"),
    ] {
        assert_eq!(said(&bench(&authority, answer.clone())), [id], "{}", &answer[..answer.len().min(60)]);
    }
}

#[test]
fn a_host_that_cannot_be_trusted_is_not_asked() {
    let authority = Authority::new("Root");
    let right_page = page(&policy("enforce", "mx: mx.example.org"));
    let mut expired = right("mta-sts.example.org");
    expired.not_after = NOW - time::Duration::days(1);
    for (shown, fault) in [
        (authority.issue(&right("example.org")), "name"),
        (authority.issue(&expired), "expired"),
        (self_signed("mta-sts.example.org"), "self-signed"),
        (Authority::new("Other").issue(&right("mta-sts.example.org")), "untrusted"),
    ] {
        let mut bench = bench(&authority, "");
        bench.names.retain(|(name, _), _| name != "mta-sts.example.org");
        bench.host("mta-sts.example.org", Ok(web(shown.config(), right_page.clone())));
        let findings = bench.run(|cx| check(cx, &find(cx)));
        assert_eq!(ids(&findings), ["mta-sts.certificate"]);
        assert_eq!(findings[0].evidence["fault"], fault);
    }
    let mut without_roots = bench(&authority, right_page);
    without_roots.roots = Arc::new(RootCertStore::empty());
    assert_eq!(said(&without_roots), ["mta-sts.no-roots"]);
}

#[test]
fn record_and_policy_need_each_other() {
    let authority = Authority::new("Root");
    let answer = page(&policy("enforce", "mx: mx.example.org"));
    let with_records = |records: &[&str]| {
        let mut bench = bench(&authority, answer.clone());
        bench.names.remove(&("_mta-sts.example.org".to_owned(), Kind::Txt));
        records.iter().for_each(|record| bench.text("_mta-sts.example.org", record));
        bench
    };
    assert_eq!(said(&with_records(&[])), ["mta-sts.no-record"]);
    assert_eq!(said(&with_records(&["other", RECORD])), ["mta-sts.fine"]);
    assert_eq!(said(&with_records(&[RECORD, RECORD])), ["mta-sts.several"]);
    assert_eq!(said(&with_records(&["v=STSv1"])), ["mta-sts.record"]);

    let mut without_host = bench(&authority, "");
    without_host.names.retain(|(name, _), _| name != "mta-sts.example.org");
    assert_eq!(said(&without_host), ["mta-sts.no-host"]);

    let mut neither = with_records(&[]);
    neither.names.retain(|(name, _), _| name != "mta-sts.example.org");
    let findings = neither.run(|cx| check(cx, &find(cx)));
    assert_eq!(ids(&findings), ["mta-sts.none"]);
    let record = findings[0].record.as_ref().unwrap();
    assert_eq!((record.name.as_str(), record.value.as_str()), ("_mta-sts.example.org", "v=STSv1; id=20260601120000"));
    let proposed = findings[0].evidence["policy"].clone();
    assert!(crate::servers::policy::Policy::parse(proposed.as_bytes()).unwrap().lists("mx.example.org"));
}

#[test]
fn what_was_not_seen_is_no_problem() {
    let authority = Authority::new("Root");
    let mut silent = bench(&authority, "");
    silent.outcome("_mta-sts.example.org", Kind::Txt, Outcome::Failed);
    assert_eq!(said(&silent), ["mta-sts.no-answer"]);
    let mut offline = bench(&authority, "");
    offline.question.servers = false;
    assert_eq!(said(&offline), ["mta-sts.not-fetched"]);
    let mut blocked = bench(&authority, "");
    blocked.names.retain(|(name, _), _| name != "mta-sts.example.org");
    blocked.host("mta-sts.example.org", Err(io::ErrorKind::TimedOut));
    assert_eq!(said(&blocked), ["mta-sts.timed-out"]);
    blocked.host("mta-sts.example.org", Err(io::ErrorKind::ConnectionRefused));
    assert_eq!(said(&blocked), ["mta-sts.refused"]);
    let mut null = bench(&authority, "");
    null.names.remove(&("example.org".to_owned(), Kind::Mx));
    null.mx(0, "");
    assert_eq!(said(&null), ["mta-sts.no-mail"]);
}
