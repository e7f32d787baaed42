//! Updates and restarts of Debian, Ubuntu, Fedora and Arch.

use super::*;
use crate::state::tests::{Computer, NOW, ids};

const STAMP: &str = "/var/lib/apt/periodic/update-success-stamp";
const COUNTED: &str = "/var/lib/update-notifier/updates-available";

fn seen(computer: &Computer) -> Vec<&'static str> {
    ids(&conditions(&computer.place(&[]), NOW))
}

#[test]
fn debian_that_looks_and_installs_is_recent() {
    let log =
        "2026-11-20 06:10:11 upgrade openssl:amd64 3.0.14-1 3.0.15-1\n2026-11-22 18:00:00 install cowsay <none> 3\n";
    let computer = Computer::with(&[(STAMP, ""), ("/var/log/dpkg.log", log)]);
    computer.aged(STAMP, 1);
    let told = conditions(&computer.place(&[]), NOW);
    assert_eq!(ids(&told)[0], "updates-recent");
    assert_eq!(told[0].evidence["days"], "3", "installing something new is no upgrade");
}

#[test]
fn the_log_of_last_month_counts_too() {
    let computer = Computer::with(&[(STAMP, ""), ("/var/log/dpkg.log", "")]);
    computer.file("/var/log/dpkg.log.1", b"2026-10-10 06:10:11 upgrade libc6:amd64 2.36-9 2.36-10\n");
    computer.aged(STAMP, 0);
    assert_eq!(seen(&computer)[0], "updates-old");
}

#[test]
fn whoever_does_not_look_for_updates_has_a_problem_and_the_limit_holds_from_both_sides() {
    let log = "2026-11-20 06:10:11 upgrade openssl:amd64 3.0.14-1 3.0.15-1\n";
    let computer = Computer::with(&[(STAMP, ""), ("/var/log/dpkg.log", log)]);
    computer.aged(STAMP, 14);
    assert_eq!(seen(&computer)[0], "updates-recent");
    computer.aged(STAMP, 15);
    assert_eq!(seen(&computer)[0], "updates-not-looked-for");
}

#[test]
fn looking_alone_installs_nothing() {
    let computer = Computer::with(&[(STAMP, "")]);
    computer.aged(STAMP, 0);
    assert_eq!(seen(&computer)[0], "updates-not-told");
}

#[test]
fn ubuntu_counts_security_updates() {
    let new = "\n10 updates can be applied immediately.\n3 of these updates are standard security updates.\n\
               To see these additional updates run: apt list --upgradable\n";
    assert_eq!(security_updates(new), Some(3));
    assert_eq!(security_updates("12 packages can be updated.\n4 updates are security updates.\n"), Some(4));
    assert_eq!(security_updates("0 updates can be applied immediately.\n"), Some(0));
    let paid = "0 updates can be applied immediately.\n\n9 additional security updates can be applied with ESM Apps.\n";
    assert_eq!(security_updates(paid), Some(0));
    assert_eq!(security_updates("10 Aktualisierungen sofort verfügbar"), None, "another language is no number");
    let computer = Computer::with(&[(STAMP, ""), (COUNTED, new)]);
    computer.aged(STAMP, 0);
    assert_eq!(seen(&computer)[0], "updates-pending");
    computer.file(COUNTED, b"0 updates can be applied immediately.\n");
    assert_eq!(seen(&computer)[0], "updates-current");
}

#[test]
fn a_count_from_before_the_last_upgrade_does_not_count() {
    let log = "2026-11-20 06:10:11 upgrade openssl:amd64 3.0.14-1 3.0.15-1\n";
    let computer =
        Computer::with(&[(STAMP, ""), (COUNTED, "3 updates are security updates.\n"), ("/var/log/dpkg.log", log)]);
    computer.aged(STAMP, 0);
    computer.aged(COUNTED, 9);
    assert_eq!(seen(&computer)[0], "updates-recent");
}

#[test]
fn fedora_and_arch_leave_their_logs() {
    let log = "2026-11-19T10:00:00+0500 SUBDEBUG Upgraded: openssl-libs-1:3.2.1-2.fc40.x86_64\n\
               2026-11-21T10:00:00+0500 SUBDEBUG Installed: cowsay-3.noarch\n";
    let computer = Computer::with(&[("/var/log/dnf.rpm.log", log)]);
    assert_eq!(seen(&computer)[0], "updates-recent");
    let log = "[2026-09-19T10:00:00+0500] [PACMAN] starting full system upgrade\n[2026-11-19T10:00:00+0500] [ALPM] installed cowsay\n";
    let computer = Computer::with(&[("/var/log/pacman.log", log)]);
    assert_eq!(seen(&computer)[0], "updates-not-looked-for");
}

#[test]
fn a_clock_that_is_wrong_proves_nothing() {
    let log = "2031-01-01 06:10:11 upgrade openssl:amd64 3.0.14-1 3.0.15-1\n";
    let computer = Computer::with(&[("/var/log/dpkg.log", log)]);
    assert_eq!(seen(&computer)[0], "updates-not-told");
}

#[test]
fn packages_that_wait_for_a_restart_are_named_once() {
    let computer = Computer::with(&[
        ("/run/reboot-required", "*** System restart required ***\n"),
        ("/run/reboot-required.pkgs", "linux-image-6.8.0-48-generic\nlibc6\nlibc6\n"),
    ]);
    let told = conditions(&computer.place(&[]), NOW);
    assert_eq!(ids(&told)[1], "restart-pending");
    assert_eq!(told[1].evidence["packages"], "libc6, linux-image-6.8.0-48-generic");
}

#[test]
fn a_kernel_that_is_older_than_the_installed_one_waits_for_a_restart() {
    let kernel = |version: &str| (format!("/lib/modules/{version}/modules.dep"), format!("/boot/vmlinuz-{version}"));
    let computer = Computer::with(&[("/proc/sys/kernel/osrelease", "6.1.0-9-amd64\n")]);
    for version in ["6.1.0-9-amd64", "6.1.0-26-cloud-amd64"] {
        let (modules, image) = kernel(version);
        computer.file(&modules, b"");
        computer.file(&image, b"");
    }
    assert_eq!(seen(&computer)[1], "restart-none", "another flavour is another kernel");
    // Modules of a kernel that was removed.
    computer.file("/lib/modules/6.1.0-99-amd64/modules.dep", b"");
    assert_eq!(seen(&computer)[1], "restart-none");
    let (modules, image) = kernel("6.1.0-10-amd64");
    computer.file(&modules, b"");
    computer.file(&image, b"");
    let told = conditions(&computer.place(&[]), NOW);
    assert_eq!(ids(&told)[1], "restart-kernel", "10 comes after 9");
    assert_eq!(told[1].evidence["installed"], "6.1.0-10-amd64");
}

#[test]
fn a_kernel_of_the_next_release_is_newer() {
    let installed = ["6.8.5-301.fc40.x86_64".to_owned(), "6.11.4-301.fc41.x86_64".to_owned()];
    let restart = newer_kernel("6.8.5-301.fc40.x86_64", &installed);
    assert!(matches!(restart, Ok(Restart::Kernel { installed, .. }) if installed.ends_with("fc41.x86_64")));
    assert_eq!(newer_kernel("6.11.4-301.fc41.x86_64", &installed), Ok(Restart::None));
}

#[test]
fn a_kernel_from_outside_cannot_be_compared() {
    let computer = Computer::with(&[("/proc/sys/kernel/osrelease", "6.18.44-host\n")]);
    assert_eq!(seen(&computer)[1], "restart-not-told");
    computer.file("/lib/modules/6.1.0-9-amd64/vmlinuz", b"");
    assert_eq!(seen(&computer)[1], "restart-not-told");
}
