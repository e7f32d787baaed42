//! What happens before anything is encrypted, with servers that do what real ones must not.

use super::*;
use crate::import::directory::Directory;
use std::net::TcpListener;
use std::thread::JoinHandle;

/// A server that reads what comes first, answers with these bytes, and gives all that it read when the other hangs up.
fn server(answer: &'static [u8]) -> (u16, JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let thread = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut buffer = [0; 4096];
        let mut heard = Vec::new();
        let read = stream.read(&mut buffer).unwrap();
        heard.extend_from_slice(&buffer[..read]);
        let _ = stream.write_all(answer);
        let _ = stream.read_to_end(&mut heard);
        heard
    });
    (port, thread)
}

fn directory(scheme: &str, port: u16) -> Directory {
    let mut directory = Directory::new(&format!("{scheme}://127.0.0.1:{port}"), "dc=gov,dc=pk");
    directory.bind_dn = "cn=officer".into();
    directory.password = "secret".to_owned().into();
    directory.patience = Duration::from_millis(300);
    directory
}

fn refused(scheme: &str, answer: &'static [u8]) -> (DirectoryError, Vec<u8>) {
    let (port, thread) = server(answer);
    let error = directory(scheme, port).search("someone", 10).unwrap_err();
    (error, thread.join().unwrap())
}

fn says(heard: &[u8], text: &str) -> bool {
    heard.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn nothing_but_start_tls_is_said_to_a_server_that_does_not_encrypt() {
    for (answer, expected) in [
        // protocolError, unavailable, and unwillingToPerform.
        (b"\x30\x0c\x02\x01\x01\x78\x07\x0a\x01\x02\x04\x00\x04\x00".as_slice(), DirectoryError::NotEncrypted),
        (b"\x30\x0c\x02\x01\x01\x78\x07\x0a\x01\x34\x04\x00\x04\x00", DirectoryError::NotEncrypted),
        (b"\x30\x0c\x02\x01\x01\x78\x07\x0a\x01\x35\x04\x00\x04\x00", DirectoryError::NotEncrypted),
        // Success, and then no TLS.
        (b"\x30\x0c\x02\x01\x01\x78\x07\x0a\x01\x00\x04\x00\x04\x00hello there", DirectoryError::NotEncrypted),
        // A bind that went well, which nobody asked for; the answer to another message; nothing of LDAP.
        (b"\x30\x0c\x02\x01\x01\x61\x07\x0a\x01\x00\x04\x00\x04\x00", DirectoryError::Protocol),
        (b"\x30\x0c\x02\x01\x09\x78\x07\x0a\x01\x00\x04\x00\x04\x00", DirectoryError::Protocol),
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", DirectoryError::Protocol),
    ] {
        let (error, heard) = refused("ldap", answer);
        assert_eq!(error, expected, "{answer:?}");
        assert!(heard.starts_with(&message::start_tls(1)));
        assert!(!says(&heard, "secret") && !says(&heard, "officer") && !says(&heard, "someone"));
    }
}

#[test]
fn an_answer_that_an_attacker_puts_behind_start_tls_is_not_believed() {
    let injected = b"\x30\x0c\x02\x01\x01\x78\x07\x0a\x01\x00\x04\x00\x04\x00\x30\x0c\x02\x01\x02\x61\x07\x0a\x01\x00\x04\x00\x04\x00";
    let (error, heard) = refused("ldap", injected);
    assert_eq!(error, DirectoryError::NotEncrypted);
    assert!(!says(&heard, "secret"));
}

#[test]
fn a_message_longer_than_the_limit_is_not_waited_for() {
    // 1 MiB and one byte; and lengths of 4 GiB, without end and of too many bytes.
    for answer in [b"\x30\x83\x10\x00\x01".as_slice(), b"\x30\x84\xff\xff\xff\xff", b"\x30\x80", b"\x30\x88\x01"] {
        assert_eq!(refused("ldap", answer).0, DirectoryError::Protocol, "{answer:?}");
    }
    assert_eq!(MOST_MESSAGE, 0x10_0000);
    assert_eq!(refused("ldap", b"\x30\x83\x10\x00\x00").0, DirectoryError::Unreachable, "waited for, and in vain");
}

#[test]
fn nested_values_without_end_are_refused() {
    let mut deep = [0x30_u8, 0x80].repeat(50_000);
    deep.splice(..2, [0x30, 0x83, 0x01, 0x86, 0x9e]);
    let (error, _) = refused("ldap", deep.leak());
    assert_eq!(error, DirectoryError::Protocol);
}

#[test]
fn a_server_that_is_silent_is_not_waited_for_longer_than_said() {
    for scheme in ["ldap", "ldaps"] {
        let begun = Instant::now();
        assert_eq!(refused(scheme, b"").0, DirectoryError::Unreachable);
        assert!(begun.elapsed() < Duration::from_secs(5));
    }
}

#[test]
fn an_ldaps_address_of_a_server_without_tls_is_told() {
    let (error, heard) = refused("ldaps", b"\x30\x0c\x02\x01\x00\x78\x07\x0a\x01\x02\x04\x00\x04\x00");
    assert_eq!(error, DirectoryError::NotEncrypted);
    assert!(!says(&heard, "secret"));
}

#[test]
fn a_closed_port_is_unreachable() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    assert_eq!(directory("ldaps", port).search("x", 1), Err(DirectoryError::Unreachable));
}

#[test]
fn addresses_of_directories_are_ldap_and_bare() {
    for (text, host, port, clear) in [
        ("ldaps://dc1.finance.gov.pk", "dc1.finance.gov.pk", 636, false),
        (" LDAP://dc1.finance.gov.pk/ ", "dc1.finance.gov.pk", 389, true),
        ("ldaps://[::1]:1636", "::1", 1636, false),
    ] {
        let place = place(text).unwrap();
        assert_eq!((place.host.as_str(), place.port, place.starts_in_clear), (host, port, clear));
    }
    for text in [
        "",
        "dc1.gov.pk",
        "http://dc1.gov.pk",
        "ldapi://%2Fvar",
        "ldap://",
        "ldap://a:b@dc1.gov.pk",
        "ldap://a/dc=x",
        "ldap://a?cn",
    ] {
        assert_eq!(place(text).err(), Some(DirectoryError::Url), "{text}");
    }
}

#[test]
fn a_root_certificate_that_is_none_is_told_before_anything_is_asked() {
    for pem in ["", "hello", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
        let directory = Directory { root_certificate: Some(pem.into()), ..directory("ldaps", 9) };
        assert_eq!(directory.search("x", 1), Err(DirectoryError::RootCertificate), "{pem}");
    }
}

#[test]
fn a_search_for_no_word_asks_nobody() {
    assert_eq!(directory("ldaps", 9).search(" \u{202E}\0 ", 5).unwrap().read.people, []);
}
