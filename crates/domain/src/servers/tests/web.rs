//! The web mail.

use super::*;
use rcgen::ExtendedKeyUsagePurpose;

fn said(bench: &Bench) -> Vec<&'static str> {
    ids(&bench.run(|cx| crate::servers::web::check(cx).0))
}

#[test]
fn usual_names_are_found_and_nobody_is_blamed_for_one_that_is_no_web_mail() {
    let authority = Authority::new("Root");
    let mut bench = Bench::new(authority.roots());
    assert_eq!(said(&bench), ["web.none"]);
    bench.host("mail.example.org", Err(io::ErrorKind::ConnectionRefused));
    assert_eq!(said(&bench), ["web.not-there"]);
    bench.host("webmail.example.org", Ok(web(authority.issue(&right("webmail.example.org")).config(), "")));
    let (findings, hosts) = bench.run(crate::servers::web::check);
    assert_eq!(ids(&findings), ["web.fine", "web.not-there"]);
    assert!(is_no_problem(&findings));
    let seen = hosts.iter().find(|host| host.name == "webmail.example.org").unwrap();
    assert!(seen.addresses[0].answers.iter().all(|(_, standing)| *standing == Standing::Fine));
    assert_eq!(seen.addresses[0].answers.len(), 5);
}

#[test]
fn a_host_that_was_named_must_be_there() {
    let authority = Authority::new("Root");
    let mut bench = Bench::new(authority.roots());
    bench.question.web_host = Some("Post.Example.NET.".to_owned());
    assert_eq!(said(&bench), ["web.no-host"]);
    bench.outcome("post.example.net", Kind::A, Outcome::TimedOut);
    assert_eq!(said(&bench), ["web.no-answer"]);
    bench.names.clear();
    bench.host("post.example.net", Err(io::ErrorKind::ConnectionRefused));
    assert_eq!(said(&bench), ["web.refused"]);
}

/// What is said of a web server that shows that, to whoever trusts the authority.
fn said_of(shown: &Shown, trusted: &Authority) -> Vec<&'static str> {
    let mut bench = Bench::new(trusted.roots());
    bench.host("webmail.example.org", Ok(web(shown.config(), "")));
    said(&bench)
}

#[test]
fn each_fault_of_the_certificate_is_told() {
    let authority = Authority::new("Root");
    let own = || right("webmail.example.org");
    let (mut expired, mut soon, mut early, mut of_a_client) = (own(), own(), own(), own());
    expired.not_after = NOW - time::Duration::days(1);
    soon.not_after = NOW + time::Duration::days(1);
    early.not_before = NOW + time::Duration::days(1);
    of_a_client.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    let mut params = authority_named("Middle");
    params.not_after = NOW - time::Duration::days(1);
    let [middle, ended] = [authority_named("Middle"), params].map(|params| authority.issue_authority(params));
    for (shown, id) in [
        (authority.issue(&right("other.example.org")), "web.wrong-name"),
        (authority.issue(&expired), "web.expired"),
        (authority.issue(&soon), "web.soon"),
        (authority.issue(&early), "web.not-yet"),
        (authority.issue(&of_a_client), "web.broken"),
        (self_signed("webmail.example.org"), "web.self-signed"),
        (Authority::new("Other").issue(&own()), "web.untrusted"),
        (middle.issue(&linked("webmail.example.org")), "web.incomplete"),
        (ended.issue(&own()).with(&ended), "web.authority-expired"),
    ] {
        assert_eq!(said_of(&shown, &authority), [id]);
    }
    let mut without_roots = Bench::new(Arc::new(RootCertStore::empty()));
    without_roots.host("webmail.example.org", Ok(web(authority.issue(&own()).config(), "")));
    assert_eq!(said(&without_roots), ["web.no-roots"]);
}

#[test]
fn a_host_that_does_not_encrypt_as_is_usual_today_is_told() {
    let authority = Authority::new("Root");
    let ids_of_them = [
        "web.old-version",
        "web.old-version",
        "web.no-method",
        "web.wrong-name",
        "web.not-tls",
        "web.not-tls",
        "web.closed",
    ];
    for (said_there, id) in of_another_age().into_iter().zip(ids_of_them) {
        let mut bench = Bench::new(authority.roots());
        bench.host("webmail.example.org", Ok(serve(move |stream| answer(stream, &said_there))));
        assert_eq!(said(&bench), [id]);
    }
    let mut clear = Bench::new(authority.roots());
    clear.host("webmail.example.org", Ok(serve(|stream| say(&stream, "HTTP/1.1 400 Bad Request\r\n\r\n"))));
    assert_eq!(said(&clear), ["web.not-tls"]);
}

#[test]
fn a_host_that_is_not_reached_says_why() {
    use io::ErrorKind::{HostUnreachable, NetworkUnreachable, TimedOut};
    let authority = Authority::new("Root");
    for (kind, id) in
        [(TimedOut, "web.timed-out"), (NetworkUnreachable, "web.unreachable"), (HostUnreachable, "web.unreachable")]
    {
        let mut bench = Bench::new(authority.roots());
        bench.host("webmail.example.org", Err(kind));
        let findings = bench.run(|cx| crate::servers::web::check(cx).0);
        assert_eq!((findings[0].id, findings[0].standing), (id, Standing::Unknown));
    }
    let mut both = Bench::new(authority.roots());
    both.host_at("webmail.example.org", "2001:db8::1".parse().unwrap(), Err(NetworkUnreachable));
    assert_eq!(said(&both), ["web.unreachable"]);
    both.host("webmail.example.org", Ok(web(authority.issue(&right("webmail.example.org")).config(), "")));
    assert_eq!(said(&both), ["web.fine", "web.no-ipv6"]);
}
