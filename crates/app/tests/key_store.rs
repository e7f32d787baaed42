//! The key in a real Secret Service: gnome-keyring on a session bus of its own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]
#![cfg(target_os = "linux")]

use muhr_people::key::{KeyPlace, SystemKeys};
use muhr_people::{Details, Store};
use muhr_test_support::skipped;
use std::path::Path;
use std::process::Command;

/// Names the folder to the process that runs inside the session.
const FOLDER: &str = "MUHR_TEST_SESSION_FOLDER";

/// Not a test of its own: runs where there is a session with an unlocked keyring.
#[test]
#[ignore = "started by the other test inside a session"]
fn inside() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let folder = Path::new(&folder).join("muhr");
    let store = Store::open(&folder, &SystemKeys, [7; 32], 0).unwrap();
    let details = Details { name: "Ali Khan".into(), ..Details::default() };
    store.add(&details, 0).unwrap();
    assert_eq!(store.key_place(), KeyPlace::System);
    drop(store);
    assert!(!folder.join("people.key").exists(), "no second key beside the one in the key store");
    let again = Store::open(&folder, &SystemKeys, [8; 32], 0).unwrap();
    assert_eq!(again.everybody().unwrap().len(), 1);
}

#[test]
fn the_key_is_kept_in_a_running_secret_service() {
    let is_there = |program: &str| Command::new(program).arg("--version").output().is_ok();
    if !is_there("gnome-keyring-daemon") || !is_there("dbus-run-session") {
        skipped("the Secret Service", "gnome-keyring-daemon and dbus-run-session are not installed");
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let runtime = home.path().join("run");
    std::fs::create_dir(&runtime).unwrap();
    std::fs::set_permissions(&runtime, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    let script = "printf session | gnome-keyring-daemon --unlock --components=secrets >/dev/null && \
                  exec \"$0\" --exact inside --ignored";
    let output = Command::new("dbus-run-session")
        .args(["--", "sh", "-c", script])
        .arg(std::env::current_exe().unwrap())
        .env(FOLDER, home.path())
        .env("HOME", home.path())
        .env("XDG_DATA_HOME", home.path().join("data"))
        .env("XDG_RUNTIME_DIR", &runtime)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}
