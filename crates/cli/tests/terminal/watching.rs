//! `muhr watch`, as a person runs it and ends it.

use crate::support::Place;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(30);

/// A running watch that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn lines(from: impl std::io::Read + Send + 'static) -> Receiver<String> {
    let (tell, told) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            let _ = tell.send(line);
        }
    });
    told
}

fn interrupt(running: &mut Running) -> Option<i32> {
    let id = running.0.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    running.0.wait().unwrap().code()
}

#[test]
fn what_arrives_is_told_until_somebody_ends_it() {
    let place = Place::new();
    let mut command = place.muhr(&["watch", "."]);
    let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut running = Running(child);
    let said = lines(running.0.stderr.take().unwrap());
    assert!(said.recv_timeout(PATIENCE).unwrap().starts_with("Watching "));
    place.file("minutes.txt", b"The minutes.");
    place.file("invoice.pdf.exe", b"MZ\x90\0\x03\0\0\0");
    let line = said.recv_timeout(PATIENCE).unwrap();
    assert!(line.contains("invoice.pdf.exe"), "{line}");
    assert_eq!(interrupt(&mut running), Some(0));
}

#[test]
fn a_program_reads_one_object_a_line() {
    let place = Place::new();
    let mut command = place.muhr(&["watch", "--json", "--all", "."]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut running = Running(child);
    let told = lines(running.0.stdout.take().unwrap());
    // Nothing says when the watch stands, so files come until one is told.
    let line = (0..300)
        .find_map(|number| {
            place.file(&format!("{number}.txt"), b"The minutes.");
            told.recv_timeout(Duration::from_millis(200)).ok()
        })
        .unwrap();
    let object: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(object["verdict"], "clear");
    assert_eq!(interrupt(&mut running), Some(0));
}

#[test]
fn a_folder_that_is_not_there_is_an_error() {
    let place = Place::new();
    let output = place.run(&["watch", "--json", "no-such-folder"]);
    assert_eq!(output.status.code(), Some(65));
    assert_eq!(crate::support::json(&output)["error"]["code"], "not-watchable");
}
