//! ClamAV in every state it can be in, on computers made of files.

use super::*;
use crate::state::tests::{Computer, NOW, ids};

const RUNNING: (&str, &str) = ("/proc/1/comm", "systemd\n");

fn seen(computer: &Computer) -> Vec<&'static str> {
    ids(&conditions(&computer.place(&[]), NOW))
}

/// The first 512 bytes of a database, as `freshclam` brings it.
fn database(date: &str, seconds: &str) -> Vec<u8> {
    let mut header =
        format!("ClamAV-VDB:{date}:27451:2067254:90:0123456789abcdef0123456789abcdef:c2lnbmF0dXJl:raynman:{seconds}")
            .into_bytes();
    header.resize(512, b' ');
    header.extend([0x1f, 0x8b, 0, 0xff]);
    header
}

#[test]
fn a_computer_without_antivirus_says_so() {
    let computer = Computer::with(&[RUNNING]);
    assert_eq!(seen(&computer), ["antivirus-none", "signatures-no-antivirus", "on-access-no-antivirus"]);
}

#[test]
fn where_processes_are_hidden_nobody_says_that_there_is_none() {
    let computer = Computer::with(&[]);
    assert_eq!(seen(&computer), ["antivirus-not-told", "signatures-not-told", "on-access-not-told"]);
}

#[test]
fn clamscan_without_its_daemon_is_not_running() {
    let computer = Computer::with(&[RUNNING, ("/usr/bin/clamscan", "")]);
    computer.folder("/var/lib/clamav");
    assert_eq!(seen(&computer), ["antivirus-not-running", "signatures-none", "on-access-off"]);
}

#[test]
fn signatures_on_the_disk_tell_their_age() {
    let computer =
        Computer::with(&[RUNNING, ("/usr/bin/clamscan", ""), ("/etc/clamav/clamd.conf", "OnAccessMountPath /\n")]);
    computer.file("/var/lib/clamav/main.cvd", &database("16 Sep 2021 08-32 -0400", "1631795562"));
    assert_eq!(seen(&computer), ["antivirus-not-running", "signatures-old", "on-access-not-running"]);
    computer.file("/var/lib/clamav/daily.cld", &database("21 Nov 2026 04-35 -0500", "0"));
    assert_eq!(seen(&computer)[1], "signatures-current");
    computer.file("/var/lib/clamav/daily.cld", b"ClamAV-VDB:\xff\xff");
    assert_eq!(seen(&computer)[1], "signatures-old", "what cannot be read does not make them younger");
    computer.file("/var/lib/clamav/daily.cld", &database("21 Nov 2030 04-35 -0500", ""));
    assert_eq!(seen(&computer)[1], "signatures-ahead");
}

#[test]
fn every_header_that_is_none_is_refused() {
    assert!(header(&database("07 Nov 2024 04-35 -0500", "1730972134")).is_some());
    assert!(header(&database("16 Sep 2021 08:32 -0400", "none")).is_some(), "the older way of writing the clock");
    for garbage in
        [&b""[..], b"ClamAV-VDB:", b"ClamAV-VDB:::::::", b"PK\x03\x04", &[0xff; 512], b"ClamAV-VDB:99 Foo 1 1"]
    {
        assert_eq!(header(garbage), None, "{garbage:?}");
    }
}

#[test]
fn the_answer_of_the_daemon_is_read() {
    let (with, date) = version("ClamAV 1.0.7/27451/Thu Nov  7 09:35:23 2024\n").unwrap();
    assert_eq!((with.as_str(), date.map(dates::day).as_deref()), ("1.0.7", Some("2024-11-07")));
    assert_eq!(version("ClamAV 1.4.3"), Some(("1.4.3".to_owned(), None)), "without signatures there is no date");
    for garbage in ["", "ClamAV", "ClamAV x/1/Thu", "ClamAV 1.0/27451/garbage", "UNKNOWN COMMAND", "HTTP/1.1 400"] {
        assert_eq!(version(garbage), None, "{garbage}");
    }
}

#[test]
fn other_products_are_there_and_that_is_all_that_is_known() {
    let computer = Computer::with(&[RUNNING, ("/usr/bin/clamscan", "")]);
    computer.folder("/opt/microsoft/mdatp");
    let told = conditions(&computer.place(&[]), NOW);
    assert_eq!(ids(&told), ["antivirus-unclear", "signatures-not-told", "on-access-not-told"]);
    assert_eq!(told[0].evidence["product"], "Microsoft Defender for Endpoint");
}

#[test]
fn the_table_of_products_is_whole() {
    assert!(OTHERS.lines().filter(|line| !line.starts_with('#')).all(|line| {
        line.split_once('\t').is_some_and(|(name, folder)| !name.is_empty() && folder.starts_with("/opt/"))
    }));
}

#[cfg(unix)]
mod daemon {
    use super::*;
    use std::io::{Read, Write};
    use std::os::unix::net::UnixListener;

    /// A daemon that gives one answer to everyone who asks for its version.
    fn listens(computer: &Computer, answer: &'static [u8]) {
        computer.folder("/run/clamav");
        let listener = UnixListener::bind(computer.path("/run/clamav/clamd.ctl")).unwrap();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut command = [0; 9];
                stream.read_exact(&mut command).unwrap();
                assert_eq!(&command, b"zVERSION\0");
                let _ = stream.write_all(answer);
            }
        });
    }

    #[test]
    fn a_daemon_with_new_signatures_is_active() {
        let computer = Computer::with(&[RUNNING, ("/proc/7/comm", "clamd\n")]);
        listens(&computer, b"ClamAV 1.4.3/27800/Sun Nov 22 09:35:23 2026\0");
        let told = conditions(&computer.place(&[]), NOW);
        assert_eq!(ids(&told), ["antivirus-active", "signatures-current", "on-access-off"]);
        assert_eq!((told[1].evidence["days"].as_str(), told[0].evidence["version"].as_str()), ("1", "1.4.3"));
    }

    #[test]
    fn a_daemon_without_signatures_is_not_ready() {
        let computer = Computer::with(&[RUNNING]);
        listens(&computer, b"ClamAV 1.4.3\0");
        assert_eq!(seen(&computer), ["antivirus-not-ready", "signatures-none", "on-access-off"]);
    }

    #[test]
    fn signatures_of_seven_days_are_current_and_of_eight_are_old() {
        let computer = Computer::with(&[RUNNING]);
        listens(&computer, b"ClamAV 1.4.3/27800/Mon Nov 16 09:00:00 2026\0");
        assert_eq!(seen(&computer)[1], "signatures-current");
        let computer = Computer::with(&[RUNNING]);
        listens(&computer, b"ClamAV 1.4.3/27800/Sun Nov 15 09:00:00 2026\0");
        assert_eq!(seen(&computer)[..2], ["antivirus-active", "signatures-old"]);
    }

    #[test]
    fn on_access_scanning_is_a_process_of_its_own() {
        let watch = ("/etc/clamav/clamd.conf", "OnAccessIncludePath /home\nOnAccessPrevention yes\n");
        let computer = Computer::with(&[RUNNING, watch]);
        listens(&computer, b"ClamAV 1.4.3/27800/Sun Nov 22 09:35:23 2026\0");
        assert_eq!(seen(&computer)[2], "on-access-not-running");
        computer.file("/proc/8/comm", b"clamonacc\n");
        let told = conditions(&computer.place(&[]), NOW);
        assert_eq!(ids(&told)[2], "on-access-on");
        assert_eq!(told[2].evidence["prevents"], "yes");
    }

    #[test]
    fn a_daemon_that_talks_nonsense_is_unclear() {
        for answer in [&b"\xff\xfe\0"[..], b"", b"no\0", &[b'a'; 10_000]] {
            let computer = Computer::with(&[RUNNING]);
            listens(&computer, answer);
            assert_eq!(seen(&computer)[0], "antivirus-unclear", "{answer:?}");
        }
    }

    #[test]
    fn a_socket_that_nobody_listens_on_is_no_daemon() {
        let computer = Computer::with(&[RUNNING]);
        computer.folder("/run/clamav");
        drop(UnixListener::bind(computer.path("/run/clamav/clamd.ctl")).unwrap());
        assert_eq!(seen(&computer)[0], "antivirus-none");
    }

    #[test]
    fn a_port_of_this_computer_is_asked_where_the_configuration_names_it() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            stream.write_all(b"ClamAV 1.4.3/27800/Sun Nov 22 09:35:23 2026\0").unwrap();
        });
        let configuration = format!("TCPSocket {port}\nTCPAddr 127.0.0.1\n");
        let computer = Computer::with(&[RUNNING, ("/etc/clamd.d/scan.conf", &configuration)]);
        assert_eq!(seen(&computer)[0], "antivirus-active");
    }
}
