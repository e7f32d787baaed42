//! What is promised of directories, kept with a real server (OpenLDAP's slapd).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod slapd;

use muhr_people::import::{Directory, DirectoryError, End};
use muhr_test_support::skipped;
use slapd::{BASE, FEW, OFFICER, Slapd, Tls};
use std::ops::ControlFlow;

fn server(people: usize, tls: Tls) -> Option<Slapd> {
    Slapd::start(people, tls).map_err(|why| skipped("asking a directory", &why)).ok()
}

fn names(directory: &Directory, text: &str) -> Vec<String> {
    let answer = directory.search(text, 50).unwrap();
    answer.read.people.into_iter().map(|person| person.name).collect()
}

#[test]
fn everybody_is_read_page_by_page_however_the_server_encrypts() {
    const PEOPLE: usize = 3_000;
    let Some(server) = server(PEOPLE, Tls::Localhost) else { return };
    for directory in [server.ldaps(), server.start_tls()] {
        let mut heard = Vec::new();
        let mut progress = |so_far| {
            heard.push(so_far);
            ControlFlow::Continue(())
        };
        let answer = directory.all(50_000, &mut progress).unwrap();
        assert_eq!((answer.read.people.len(), answer.end), (PEOPLE, End::Complete));
        assert_eq!(answer.read.skipped, []);
        assert_eq!(heard, (1..=PEOPLE).collect::<Vec<_>>());
        let ali = answer.read.people.iter().find(|person| person.name == "علی خان").unwrap();
        assert_eq!(ali.addresses, ["p1@finance.gov.pk", "alias1@finance.gov.pk"]);
        assert_eq!(
            (ali.organisation.as_str(), ali.office.as_str()),
            ("Ministry of Finance, Budget Wing", "Section Officer")
        );
        assert_eq!(
            ali.phones.iter().map(|it| it.number.as_str()).collect::<Vec<_>>(),
            ["+923001230001", "+92519200001"]
        );
    }
    let on = |_| ControlFlow::Continue(());
    for (limit, people, end) in
        [(PEOPLE - 1, PEOPLE - 1, End::Enough), (PEOPLE, PEOPLE, End::Complete), (750, 750, End::Enough)]
    {
        let answer = server.ldaps().all(limit, &mut { on }).unwrap();
        assert_eq!((answer.read.people.len(), answer.end), (people, end), "{limit}");
    }
    let cancel = |so_far| if so_far == 1_234 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    let answer = server.start_tls().all(50_000, &mut { cancel }).unwrap();
    assert_eq!((answer.read.people.len(), answer.end), (1_234, End::Cancelled));
}

#[test]
fn the_limit_of_the_server_gives_what_there_is_and_says_so() {
    let Some(server) = server(150, Tls::Localhost) else { return };
    let few = Directory { bind_dn: FEW.into(), ..server.ldaps() };
    let answer = few.all(1_000, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!((answer.read.people.len(), answer.end), (100, End::ServerLimit));
    let answer = few.search("finance.gov.pk", 1_000).unwrap();
    assert_eq!((answer.read.people.len(), answer.end), (100, End::ServerLimit));
    // The officer's own limit is told as that.
    for (limit, people, end) in [(149, 149, End::Enough), (150, 150, End::Complete), (151, 150, End::Complete)] {
        let answer = server.ldaps().search("finance.gov.pk", limit).unwrap();
        assert_eq!((answer.read.people.len(), answer.end), (people, end), "{limit}");
    }
}

#[test]
fn words_are_looked_for_as_they_are_written() {
    let Some(server) = server(20, Tls::Localhost) else { return };
    let directory = server.start_tls();
    assert_eq!(names(&directory, "علی"), ["علی خان"]);
    assert_eq!(names(&directory, "خان علی"), ["علی خان"]);
    assert_eq!(names(&directory, "person 12"), ["Person 12"]);
    assert_eq!(names(&directory, "family7"), ["Person 7"]);
    assert_eq!(names(&directory, "p9@FINANCE"), ["Person 9"]);
    for special in ["*", "(and", "brackets)", "\\2a", "\\"] {
        assert_eq!(names(&directory, special), ["Star * (and brackets) \\2a"], "{special}");
    }
    for nothing in ["*)(mail=*", "*)(objectClass=*))(|(cn=*", "nobody", "all staff", "\0", "%"] {
        assert_eq!(names(&directory, nothing), Vec::<String>::new(), "{nothing}");
    }
}

#[test]
fn a_certificate_that_is_not_trusted_ends_it() {
    let Some(server) = server(1, Tls::Localhost) else { return };
    for directory in [server.ldaps(), server.start_tls()] {
        assert_eq!(directory.search("person", 1).map(|_| ()), Ok(()));
        let other = Directory { root_certificate: Some(server.certificate("other.pem")), ..directory.clone() };
        assert_eq!(other.search("person", 1), Err(DirectoryError::CertificateNotTrusted));
        let of_the_system = Directory { root_certificate: None, ..directory };
        assert_eq!(of_the_system.search("person", 1), Err(DirectoryError::CertificateNotTrusted));
    }
}

#[test]
fn a_certificate_for_another_name_ends_it() {
    let Some(server) = server(1, Tls::OtherName) else { return };
    for directory in [server.ldaps(), server.start_tls()] {
        assert_eq!(directory.search("person", 1), Err(DirectoryError::CertificateNotTrusted));
    }
}

#[test]
fn a_server_without_tls_is_asked_nothing() {
    let Some(server) = server(1, Tls::None) else { return };
    assert_eq!(server.start_tls().search("person", 1), Err(DirectoryError::NotEncrypted));
    let wrong = Directory { url: format!("ldaps://127.0.0.1:{}", server.plain), ..server.start_tls() };
    assert_eq!(wrong.search("person", 1), Err(DirectoryError::NotEncrypted));
}

#[test]
fn who_may_not_look_and_what_is_not_there_are_told_apart() {
    let Some(server) = server(1, Tls::Localhost) else { return };
    let with = |dn: &str, password: &str, base: &str| Directory {
        bind_dn: dn.into(),
        password: password.to_owned().into(),
        base: base.into(),
        ..server.ldaps()
    };
    for (dn, password) in
        [(OFFICER, "wrong"), ("cn=nobody,dc=gov,dc=pk", slapd::PASSWORD), (OFFICER, ""), ("", ""), ("no name", "x")]
    {
        assert_eq!(with(dn, password, BASE).search("person", 1), Err(DirectoryError::BindRefused), "{dn} {password}");
    }
    for base in ["ou=nobody,dc=finance,dc=gov,dc=pk", "dc=elsewhere,dc=org", "no name"] {
        assert_eq!(
            with(OFFICER, slapd::PASSWORD, base).search("person", 1),
            Err(DirectoryError::BaseNotFound),
            "{base}"
        );
    }
}
