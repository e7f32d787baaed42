//! Killed at any moment, the address book holds whatever it has acknowledged, and nothing half.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use muhr_people::receipt::{Receipt, Sealed};
use muhr_people::store::Filter;
use muhr_people::{Details, Store};
use muhr_test_support::WithoutKeys;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Names the folder to the process that is going to be killed.
const FOLDER: &str = "MUHR_TEST_KILL_FOLDER";
const KILLS: u64 = 500;
/// A busy machine lets few writers come to write, so more are killed there, up to so many.
const MOST_KILLS: u64 = 5_000;
/// So many writes have to be acknowledged for the test to say anything.
const WRITES: usize = 500;

/// Not a test of its own: writes without end and says what was acknowledged.
#[test]
#[ignore = "started by the other test and killed"]
fn writer() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let store = Store::open(Path::new(&folder), &WithoutKeys, [7; 32], 0).unwrap();
    let mut out = std::io::stdout().lock();
    for number in 0.. {
        let address = format!("p{}-{number}@example.org", std::process::id());
        let details = Details { addresses: vec![address.clone()], ..Details::default() };
        store.add(&details, 0).unwrap();
        store.keep(&[Receipt::Sealed(Sealed { address: address.clone(), ..Sealed::default() })], 0).unwrap();
        writeln!(out, "kept {address}").unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn nothing_acknowledged_is_lost_however_often_the_writer_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let mut acknowledged: Vec<String> = Vec::new();
    for kill in 0..MOST_KILLS {
        if kill >= KILLS && acknowledged.len() > WRITES {
            break;
        }
        let mut writer = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "writer", "--ignored", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Different moments, the same in every run: from before the file is opened to well into writing.
        std::thread::sleep(Duration::from_micros(1_000 + kill.wrapping_mul(7_919) % 60_000));
        writer.kill().unwrap();
        let lines = BufReader::new(writer.stdout.take().unwrap()).lines().map_while(Result::ok);
        let kept = lines.filter_map(|line| line.split_once("kept ").map(|(_, address)| address.to_owned()));
        acknowledged.extend(kept.filter(|address| address.ends_with(".org")));
        writer.wait().unwrap();
    }
    let store = Store::open(folder.path(), &WithoutKeys, [8; 32], 0).unwrap();
    assert!(store.set_aside().is_none(), "the file was never damaged");
    let everybody = store.everybody().unwrap();
    let known: std::collections::HashSet<&str> =
        everybody.iter().flat_map(|person| &person.details.addresses).map(String::as_str).collect();
    let lost: Vec<_> = acknowledged.iter().filter(|address| !known.contains(address.as_str())).collect();
    assert!(lost.is_empty(), "lost: {lost:?}");
    assert!(acknowledged.len() > WRITES, "the writers came to write: {}", acknowledged.len());
    let receipts = store.receipts(&Filter::default(), 0, 0).unwrap().1;
    assert!(receipts >= acknowledged.len());
    assert_eq!(store.search("example", 0, 0, 0).unwrap().total, everybody.len(), "the index fits");
}
