//! The watch on a folder, with real files.

#![allow(clippy::unwrap_used, clippy::panic)]

use muhr_endpoint::watch::{Arrived, Health, Kind, Timing, Told, Watch};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// Longest time that anything here is waited for.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long nothing is told where nothing should be.
const QUIET: Duration = Duration::from_millis(700);

fn quick() -> Timing {
    let [closed, settle, poll] = [20, 100, 100].map(Duration::from_millis);
    Timing { closed, settle, stalled: Duration::from_secs(60), poll, heartbeat: poll }
}

/// Watches a folder, and returns when the watch stands.
fn watch(folder: &Path, kind: Kind) -> (Watch, Receiver<Told>) {
    let (tell, told) = channel();
    let watch = Watch::start(folder, kind, quick(), move |it| drop(tell.send(it))).unwrap();
    assert_eq!(told.recv_timeout(PATIENCE), Ok(Told::Health(Health::Watched)));
    (watch, told)
}

fn next(told: &Receiver<Told>) -> Arrived {
    loop {
        match told.recv_timeout(PATIENCE) {
            Ok(Told::Arrived(arrived)) => return arrived,
            Ok(Told::Health(_)) => {}
            Err(error) => panic!("nothing was told: {error}"),
        }
    }
}

fn next_name(told: &Receiver<Told>) -> String {
    next(told).path.file_name().unwrap().to_string_lossy().into_owned()
}

fn assert_quiet(told: &Receiver<Told>) {
    assert_eq!(told.recv_timeout(QUIET), Err(RecvTimeoutError::Timeout));
}

#[test]
fn what_arrives_is_told_once_and_what_was_there_is_not() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("before.pdf"), "old").unwrap();
    let (_watch, told) = watch(folder.path(), Kind::Files);
    fs::write(folder.path().join("بل.pdf"), "new").unwrap();
    assert_eq!(next_name(&told), "بل.pdf");
    // Reading is no change.
    fs::read(folder.path().join("before.pdf")).unwrap();
    assert_quiet(&told);
    fs::write(folder.path().join("before.pdf"), "changed").unwrap();
    assert_eq!(next(&told).before, Some(3));
    assert_quiet(&told);
}

#[test]
fn a_half_written_download_is_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let (_watch, told) = watch(folder.path(), Kind::Files);
    let mut file = File::create(folder.path().join("slow.zip")).unwrap();
    file.write_all(b"half").unwrap();
    file.sync_all().unwrap();
    if cfg!(target_os = "linux") {
        assert_quiet(&told);
    }
    file.write_all(b" and half").unwrap();
    drop(file);
    assert_eq!(next_name(&told), "slow.zip");

    let part = folder.path().join("report.pdf.part");
    fs::write(&part, "half").unwrap();
    assert_quiet(&told);
    fs::rename(&part, folder.path().join("report.pdf")).unwrap();
    assert_eq!(next_name(&told), "report.pdf");
    assert_quiet(&told);
}

#[test]
fn ten_thousand_files_at_once_are_all_told() {
    let folder = tempfile::tempdir().unwrap();
    let (_watch, told) = watch(folder.path(), Kind::Files);
    let names: BTreeSet<_> = (0..10_000).map(|number| format!("{number}.txt")).collect();
    for name in &names {
        fs::write(folder.path().join(name), name).unwrap();
    }
    let seen: BTreeSet<_> = names.iter().map(|_| next_name(&told)).collect();
    assert_eq!(seen.len(), names.len());
    assert_quiet(&told);
}

#[test]
fn a_folder_that_is_moved_in_is_looked_through() {
    let folder = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    fs::create_dir_all(outside.path().join("case/annex")).unwrap();
    fs::write(outside.path().join("case/annex/a.docx"), "a").unwrap();
    fs::write(outside.path().join("case/b.docx"), "b").unwrap();
    let (_watch, told) = watch(folder.path(), Kind::Files);
    fs::rename(outside.path().join("case"), folder.path().join("case")).unwrap();
    let seen: BTreeSet<_> = [next_name(&told), next_name(&told)].into();
    assert_eq!(seen, BTreeSet::from(["a.docx".to_owned(), "b.docx".to_owned()]));
    fs::write(folder.path().join("case/annex/c.docx"), "c").unwrap();
    assert_eq!(next_name(&told), "c.docx");
}

#[test]
fn a_delivered_message_is_told_once_however_often_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    for sub in ["cur", "new", "tmp"] {
        fs::create_dir(folder.path().join(sub)).unwrap();
    }
    let (_watch, told) = watch(folder.path(), Kind::Mail);
    let at = |name: &str| folder.path().join(name);
    fs::write(at("tmp/17.a"), "From: a@example.org\r\n\r\n").unwrap();
    assert_quiet(&told);
    fs::rename(at("tmp/17.a"), at("new/17.a")).unwrap();
    assert_eq!(next_name(&told), "17.a");
    fs::rename(at("new/17.a"), at("cur/17.a:2,")).unwrap();
    fs::rename(at("cur/17.a:2,"), at("cur/17.a:2,RS")).unwrap();
    assert_quiet(&told);
}

#[test]
fn a_folder_that_goes_and_comes_back_is_watched_again() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("usb");
    fs::create_dir(&folder).unwrap();
    let (_watch, told) = watch(&folder, Kind::Files);
    fs::rename(&folder, parent.path().join("away")).unwrap();
    assert_eq!(told.recv_timeout(PATIENCE), Ok(Told::Health(Health::Missing)));
    fs::write(parent.path().join("away/while-away.exe"), "MZ").unwrap();
    fs::rename(parent.path().join("away"), &folder).unwrap();
    assert_eq!(next_name(&told), "while-away.exe");
    fs::write(folder.join("after.exe"), "MZ").unwrap();
    assert_eq!(next_name(&told), "after.exe");
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_and_loops_are_survived() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("theirs.exe"), "MZ").unwrap();
    symlink(folder.path(), folder.path().join("loop")).unwrap();
    let (_watch, told) = watch(folder.path(), Kind::Files);
    symlink(outside.path(), folder.path().join("elsewhere")).unwrap();
    symlink(outside.path().join("theirs.exe"), folder.path().join("link.exe")).unwrap();
    fs::write(folder.path().join("own.exe"), "MZ").unwrap();
    assert_eq!(next_name(&told), "own.exe");
    assert_quiet(&told);
}
