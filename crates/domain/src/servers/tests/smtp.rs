//! Mail servers that do not come to the point, and what is said of them: never that all is well, and a problem only where
//! it is one.

use super::*;
use std::net::Ipv6Addr;
use std::sync::atomic::{AtomicUsize, Ordering};

fn said_at(place: Result<SocketAddr, io::ErrorKind>) -> Vec<Finding> {
    let mut bench = Bench::new(Authority::new("Root").roots());
    bench.question.limit = Duration::from_millis(600);
    bench.mx(10, "mx.example.org");
    bench.host("mx.example.org", place);
    let since = Instant::now();
    let findings = bench.mail();
    assert!(since.elapsed() < Duration::from_secs(4));
    findings
}

fn said(what: impl Fn(TcpStream) -> io::Result<()> + Send + Sync + 'static) -> (&'static str, Standing) {
    let findings = said_at(Ok(serve(what)));
    assert_eq!(findings.len(), 1, "{findings:?}");
    (findings[0].id, findings[0].standing)
}

/// Says these one after the other, each after a line of the asker.
fn script(replies: &'static [&'static str]) -> impl Fn(TcpStream) -> io::Result<()> {
    move |stream| {
        for (at, reply) in replies.iter().enumerate() {
            if at > 0 {
                line(&stream)?;
            }
            say(&stream, reply)?;
        }
        line(&stream).map(drop)
    }
}

#[test]
fn a_server_without_encryption_is_a_problem() {
    const HELLO: &str = "220 mx\r\n";
    assert_eq!(said(script(&[HELLO, "250-mx\r\n250 SIZE\r\n"])), ("starttls.not-offered", Standing::Problem));
    assert_eq!(said(script(&[HELLO, "250 STARTTLS\r\n"])), ("starttls.not-offered", Standing::Problem));
    assert_eq!(said(script(&[HELLO, "502 what?\r\n"])), ("starttls.not-offered", Standing::Problem));
    let withdrawn = script(&[HELLO, "250-mx\r\n250 STARTTLS\r\n", "454 TLS not available\r\n"]);
    assert_eq!(said(withdrawn), ("starttls.withdrawn", Standing::Problem));
    let hidden = script(&[HELLO, "250-mx\r\n250-XXXXXXXA\r\n250 SIZE\r\n"]);
    assert_eq!(said(hidden), ("starttls.hidden", Standing::Unknown));
}

#[test]
fn what_comes_in_clear_after_encryption_was_agreed_on_is_refused() {
    let injected = script(&["220 mx\r\n", "250-mx\r\n250 STARTTLS\r\n", "220 go\r\n250 you are in\r\n"]);
    assert_eq!(said(injected), ("starttls.injected", Standing::Problem));
}

#[test]
fn a_server_that_wants_nobody_could_not_be_checked() {
    assert_eq!(said(script(&["421 too busy\r\n"])), ("starttls.busy", Standing::Unknown));
    assert_eq!(said(script(&["554-no\r\n554 not from there\r\n"])), ("starttls.busy", Standing::Unknown));
    assert_eq!(said(script(&["220 mx\r\n", "550 bad name\r\n"])), ("starttls.not-greeted", Standing::Unknown));
    assert_eq!(said(|_| Ok(())), ("starttls.closed", Standing::Unknown));
    let late = |stream: TcpStream| {
        say(&stream, "220 mx\r\n")?;
        line(&stream).map(drop)
    };
    assert_eq!(said(late), ("starttls.closed", Standing::Unknown));
}

#[test]
fn whatever_is_no_mail_server_could_not_be_checked() {
    for nonsense in
        ["SSH-2.0-OpenSSH\r\n", "22\r\n", "220_mx\r\n", "220-a\r\n250 b\r\n", "999 x\r\n", "\u{fffd}\r\n", "354 go\r\n"]
    {
        let answer = move |stream: TcpStream| {
            say(&stream, nonsense)?;
            line(&stream).map(drop)
        };
        assert_eq!(said(answer), ("starttls.not-smtp", Standing::Unknown), "{nonsense}");
    }
}

#[test]
fn a_flood_is_cut_off() {
    let in_one_line = |mut stream: TcpStream| stream.write_all(&vec![b'2'; 1024 * 1024]);
    assert_eq!(said(in_one_line), ("starttls.flood", Standing::Unknown));
    let in_lines =
        |stream: TcpStream| (0..1_000).try_for_each(|_| say(&stream, &format!("220-{}\r\n", "x".repeat(900))));
    assert_eq!(said(in_lines), ("starttls.flood", Standing::Unknown));
}

#[test]
fn a_stall_ends_in_time() {
    let stall = |stream: TcpStream| line(&stream).map(drop);
    assert_eq!(said(stall), ("starttls.timed-out", Standing::Unknown));
    let drip = |stream: TcpStream| loop {
        say(&stream, "2")?;
        std::thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(said(drip), ("starttls.timed-out", Standing::Unknown));
    let in_tls = |mut stream: TcpStream| {
        greet(&stream)?;
        say(&stream, "220 go\r\n")?;
        stream.read_to_end(&mut Vec::new()).map(drop)
    };
    assert_eq!(said(in_tls), ("starttls.timed-out", Standing::Unknown));
}

#[test]
fn an_address_that_is_not_reached_says_why() {
    use io::ErrorKind::{ConnectionRefused, HostUnreachable, NetworkUnreachable, PermissionDenied, TimedOut};
    for (kind, id, standing) in [
        (ConnectionRefused, "starttls.all-refused", Standing::Unknown),
        (TimedOut, "starttls.timed-out", Standing::Unknown),
        (NetworkUnreachable, "starttls.unreachable", Standing::Unknown),
        (HostUnreachable, "starttls.unreachable", Standing::Unknown),
        (PermissionDenied, "starttls.unreachable", Standing::Unknown),
    ] {
        let findings = said_at(Err(kind));
        assert_eq!((findings[0].id, findings[0].standing), (id, standing), "{kind:?}");
    }
}

#[test]
fn the_domains_of_a_list_share_one_connection_to_their_server() {
    let authority = Authority::new("Root");
    let mut bench = Bench::new(authority.roots());
    bench.mx(10, "mx.example.org");
    let connections = Arc::new(AtomicUsize::new(0));
    let config = authority.issue(&right("mx.example.org")).config();
    let counted = Arc::clone(&connections);
    bench.host(
        "mx.example.org",
        Ok(serve(move |stream| {
            counted.fetch_add(1, Ordering::Relaxed);
            encrypted(stream, Arc::clone(&config))
        })),
    );
    let shared = crate::Shared::default();
    let world = World { dns: &bench, net: &bench, roots: Arc::clone(&bench.roots), now: NOW, shared: &shared };
    let look = || {
        let stop = || false;
        let cx = Context::new(&bench.question, &world, &stop);
        crate::servers::starttls::check(&cx, &crate::servers::mx::find(&cx)).0
    };
    let all: Vec<_> = std::thread::scope(|threads| {
        let looking: Vec<_> = (0..4).map(|_| threads.spawn(look)).collect();
        looking.into_iter().map(|looking| ids(&looking.join().unwrap())).collect()
    });
    assert!(all.iter().all(|said| *said == ["starttls.fine"]), "{all:?}");
    assert_eq!(connections.load(Ordering::Relaxed), 1);
}

#[test]
fn a_refusal_is_the_servers_only_where_another_was_reached() {
    let authority = Authority::new("Root");
    let mut bench = Bench::new(authority.roots());
    bench.mx(10, "mx.example.org");
    bench.mx(20, "down.example.org");
    bench.host("mx.example.org", Ok(mail(authority.issue(&right("mx.example.org")).config())));
    bench.host("down.example.org", Err(io::ErrorKind::ConnectionRefused));
    let findings = bench.mail();
    assert_eq!(ids(&findings), ["starttls.fine", "starttls.refused"]);
    assert!(
        findings.iter().any(|finding| finding.standing == Standing::Problem && finding.subject == "down.example.org")
    );
}

#[test]
fn a_computer_without_ipv6_spoils_nothing() {
    let authority = Authority::new("Root");
    let six = IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1));
    let mut bench = Bench::new(authority.roots());
    bench.mx(10, "mx.example.org");
    bench.host_at("mx.example.org", six, Err(io::ErrorKind::NetworkUnreachable));
    assert_eq!(ids(&bench.mail()), ["starttls.unreachable"]);
    bench.host("mx.example.org", Ok(mail(authority.issue(&right("mx.example.org")).config())));
    let findings = bench.mail();
    assert_eq!(ids(&findings), ["starttls.fine", "starttls.no-ipv6"]);
    assert!(is_no_problem(&findings));
}

#[test]
fn every_address_is_looked_at_once_and_the_same_said_once() {
    let authority = Authority::new("Root");
    let wrong = mail(authority.issue(&right("other.example.org")).config());
    let mut bench = Bench::new(authority.roots());
    bench.mx(10, "mx.example.org");
    for _ in 0..6 {
        bench.host("mx.example.org", Ok(wrong));
    }
    let findings = bench.mail();
    assert_eq!(ids(&findings), ["starttls.wrong-name"]);
    assert_eq!(findings[0].evidence["address"], "192.0.2.1, 192.0.2.2, 192.0.2.3, 192.0.2.4");
    assert_eq!(findings[0].evidence["names"], "other.example.org");
    assert_eq!(findings[0].subject, "mx.example.org");
}

#[test]
fn a_check_that_is_stopped_blames_nobody_and_ends() {
    let mut bench = Bench::new(Authority::new("Root").roots());
    bench.question.limit = Duration::from_secs(30);
    bench.mx(10, "mx.example.org");
    bench.host("mx.example.org", Ok(serve(|stream| line(&stream).map(drop))));
    let since = Instant::now();
    let stop = || since.elapsed() > Duration::from_millis(200);
    let shared = crate::Shared::default();
    let world = World { dns: &bench, net: &bench, roots: Arc::clone(&bench.roots), now: NOW, shared: &shared };
    let cx = Context::new(&bench.question, &world, &stop);
    let findings = crate::servers::starttls::check(&cx, &crate::servers::mx::find(&cx)).0;
    assert_eq!(ids(&findings), ["check.stopped"]);
    assert!(since.elapsed() < Duration::from_secs(10));
}
