//! Updates and restarts, by what package managers leave behind.

use crate::state::updating::{self, Restart, Updates};
use crate::state::{Condition, Place, Seen, Unseen, dates};
use std::cmp::Ordering;
use time::OffsetDateTime;

pub(super) fn conditions(place: &Place, now: OffsetDateTime) -> Vec<Condition> {
    vec![updating::judge(updates(place), now), updating::judge_restart(restart(place))]
}

fn updates(place: &Place) -> Updates {
    let all = [debian(place), fedora(place), arch(place)];
    all.into_iter().find(|updates| *updates != Updates::default()).unwrap_or_default()
}

/// apt touches a stamp after each successful look (where `update-notifier-common` or unattended upgrades are installed),
/// and its folder of lists whenever it brought anything new. dpkg notes each upgrade.
fn debian(place: &Place) -> Updates {
    let stamps = ["/var/lib/apt/periodic/update-success-stamp", "/var/lib/apt/lists"];
    let searched = stamps.iter().filter_map(|path| place.modified(path).ok()).max();
    let logs = ["/var/log/dpkg.log", "/var/log/dpkg.log.1"].iter().filter_map(|path| place.tail(path).ok());
    let installed = logs.filter_map(|log| dpkg(&log)).max();
    let counted = "/var/lib/update-notifier/updates-available";
    // Counted before the last upgrade, it counts what is installed by now.
    let is_newer = place.modified(counted).is_ok_and(|counted| installed.is_none_or(|installed| counted >= installed));
    let pending = place.text(counted).ok().filter(|_| is_newer).and_then(|text| security_updates(&text));
    Updates { searched, installed, pending }
}

/// `2026-11-26 18:30:05 upgrade libc6:amd64 2.36-9 2.36-10`: the last of these.
fn dpkg(log: &str) -> Option<OffsetDateTime> {
    let upgrades = log.lines().rev().filter(|line| line.split(' ').nth(2) == Some("upgrade"));
    upgrades.filter_map(dates::iso).next()
}

/// What Ubuntu's `update-notifier` counts: `3 of these updates are standard security updates.`
fn security_updates(text: &str) -> Option<u32> {
    let number = |line: &str| line.split_whitespace().next()?.parse::<u32>().ok();
    // Those that need a subscription cannot be installed without one.
    let lines = || text.lines().map(str::trim).filter(|line| !line.contains("additional"));
    let security = lines().find(|line| line.contains("security update")).and_then(number);
    let all = || lines().find(|line| line.contains("can be ")).and_then(number);
    // Without a line about security none of them is; where nothing at all waits, that is told too.
    security.or_else(|| all().map(|_| 0))
}

/// `2024-01-10T10:00:00+0500 SUBDEBUG Upgraded: openssl-libs-…`: the last of these.
fn fedora(place: &Place) -> Updates {
    let log = place.tail("/var/log/dnf.rpm.log").unwrap_or_default();
    let mut upgrades = log.lines().rev().filter(|line| line.contains(" Upgraded: ") || line.contains(" Upgrade: "));
    let searched = place.modified("/var/cache/dnf/last_makecache").ok();
    Updates { searched, installed: upgrades.find_map(dates::iso), pending: None }
}

/// `[2024-01-10T10:00:00+0500] [PACMAN] starting full system upgrade`: the last of these.
fn arch(place: &Place) -> Updates {
    let log = place.tail("/var/log/pacman.log").unwrap_or_default();
    let mut upgrades = log.lines().rev().filter(|line| line.contains("starting full system upgrade"));
    let installed = upgrades.find_map(|line| dates::iso(line.strip_prefix('[')?.split_once(']')?.0));
    // It brings the lists up to date before it begins.
    Updates { searched: installed, installed, pending: None }
}

fn restart(place: &Place) -> Seen<Restart> {
    if place.is_there("/run/reboot-required") || place.is_there("/var/run/reboot-required") {
        let packages = place.text("/run/reboot-required.pkgs").unwrap_or_default();
        let mut packages: Vec<_> = packages.lines().map(str::trim).filter(|name| !name.is_empty()).collect();
        packages.sort_unstable();
        packages.dedup();
        return Ok(Restart::Pending(packages.join(", ")));
    }
    let running = place.text("/proc/sys/kernel/osrelease")?;
    newer_kernel(running.trim(), &kernels(place)?)
}

/// The kernels that could be started. Modules alone stay behind when a kernel is removed.
fn kernels(place: &Place) -> Seen<Vec<String>> {
    let folders = place.names("/usr/lib/modules").or_else(|_| place.names("/lib/modules"))?;
    let starts = |version: &String| {
        ["/boot/vmlinuz-", "/boot/vmlinux-"].iter().any(|start| place.is_there(&format!("{start}{version}")))
            || ["/usr/lib/modules", "/lib/modules"].iter().any(|it| place.is_there(&format!("{it}/{version}/vmlinuz")))
    };
    Ok(folders.into_iter().filter(starts).collect())
}

/// Compares the running kernel with those of its own flavour. One that no package of this computer brought (a container's
/// host, a virtual machine with a kernel from outside) cannot be compared.
fn newer_kernel(running: &str, installed: &[String]) -> Seen<Restart> {
    // `amd64`, `cloud-amd64`; without its numbers, since Fedora's has the release in it (`fc40.x86_64`).
    let flavour = |version: &str| -> String {
        let name = version.trim_start_matches(|c: char| !c.is_alphabetic());
        name.chars().filter(|c| !c.is_ascii_digit()).collect()
    };
    let same: Vec<_> = installed.iter().filter(|version| flavour(version) == flavour(running)).collect();
    let newest = same.iter().max_by(|one, other| compare(one, other)).ok_or(Unseen::Failed)?;
    match compare(newest, running) {
        Ordering::Greater => Ok(Restart::Kernel { running: running.to_owned(), installed: (**newest).clone() }),
        Ordering::Equal => Ok(Restart::None),
        // It runs from something that is not installed, or no longer.
        Ordering::Less => Err(Unseen::Failed),
    }
}

/// By the numbers in them, from left to right.
fn compare(one: &str, other: &str) -> Ordering {
    let numbers = |version: &str| -> Vec<u64> {
        version.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect()
    };
    numbers(one).cmp(&numbers(other))
}

#[cfg(test)]
mod tests;
