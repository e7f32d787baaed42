//! Encryption of the disk: from the file systems of the system and of the officer's home down to the disks below them,
//! through whatever the device mapper has put between.

use crate::state::place::is_within;
use crate::state::volumes::{self, Encryption, Volume};
use crate::state::{Condition, Place, Seen, Unseen};

/// LUKS in LVM on RAID in a loop is four; nobody builds sixteen.
const DEEPEST: usize = 16;
/// What `cryptsetup` calls its mappings, of those that encrypt: `CRYPT-VERITY` and `CRYPT-INTEGRITY` do not.
const ENCRYPTING: [&str; 6] =
    ["CRYPT-LUKS", "CRYPT-PLAIN", "CRYPT-LOOPAES", "CRYPT-TCRYPT", "CRYPT-BITLK", "CRYPT-FVAULT2"];
/// File systems that encrypt what is stored in them.
const ENCRYPTING_FILE_SYSTEMS: [&str; 3] = ["ecryptfs", "fuse.gocryptfs", "fuse.encfs"];

pub(super) fn condition(place: &Place) -> Condition {
    let mounts = place.text("/proc/self/mountinfo").map(|text| mounts(&text));
    let swap = swap(place, mounts.as_deref().unwrap_or_default());
    volumes::judge(mounts.map(|mounts| of_mounts(place, &mounts)), swap)
}

fn of_mounts(place: &Place, mounts: &[Mount]) -> Vec<Volume> {
    let home = place.variable("HOME").filter(|home| home.starts_with('/')).unwrap_or("/");
    let mut wanted: Vec<&Mount> = ["/", home].iter().filter_map(|path| mount_of(mounts, path)).collect();
    wanted.dedup_by(|one, other| one.point == other.point);
    wanted.into_iter().map(|mount| Volume::new(&mount.point, of_mount(place, mount))).collect()
}

/// A line of `/proc/self/mountinfo`, proc(5).
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mount {
    device: String,
    point: String,
    kind: String,
    source: String,
}

fn mounts(text: &str) -> Vec<Mount> {
    let mount = |line: &str| {
        let (left, right) = line.split_once(" - ")?;
        let (mut left, mut right) = (left.split(' '), right.split(' '));
        let (device, point) = (left.nth(2)?, left.nth(1)?);
        let (kind, source) = (right.next()?, right.next()?);
        let [device, point, kind, source] = [device, point, kind, source].map(unescaped);
        Some(Mount { device, point, kind, source })
    };
    text.lines().filter_map(mount).collect()
}

/// Blanks and the like stand as three octal digits.
fn unescaped(text: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
        .iter()
        .fold(text.to_owned(), |text, (code, plain)| text.replace(code, plain))
}

/// The file system that `path` is in: the longest mount point, and of several at the same the last, which covers the rest.
fn mount_of<'a>(mounts: &'a [Mount], path: &str) -> Option<&'a Mount> {
    mounts.iter().filter(|mount| is_within(path, &mount.point)).max_by_key(|mount| mount.point.len())
}

fn of_mount(place: &Place, mount: &Mount) -> Encryption {
    if ENCRYPTING_FILE_SYSTEMS.contains(&mount.kind.as_str()) {
        return Encryption::On;
    }
    // Some file systems stand on several devices; whoever asks for the first alone may miss the plain one.
    let devices = match mount.kind.as_str() {
        "btrfs" => device_named(place, &mount.source).and_then(|device| btrfs(place, &device)),
        // ZFS encrypts by itself, and containers and networks keep their files elsewhere.
        "zfs" | "overlay" | "tmpfs" | "rootfs" | "bcachefs" => Err(Unseen::Failed),
        kind if kind.starts_with("nfs") || kind.starts_with("fuse") || kind == "cifs" || kind == "9p" => {
            Err(Unseen::Failed)
        }
        _ => device_numbered(place, &mount.device).or_else(|_| device_named(place, &mount.source)).map(|it| vec![it]),
    };
    devices.map_or(Encryption::Untold, |devices| of_all(place, &devices, DEEPEST))
}

/// All devices of the btrfs that `device` is one of.
fn btrfs(place: &Place, device: &str) -> Seen<Vec<String>> {
    let systems = place.names("/sys/fs/btrfs")?;
    let devices = systems.iter().filter_map(|id| place.names(&format!("/sys/fs/btrfs/{id}/devices")).ok());
    devices.into_iter().find(|devices| devices.iter().any(|it| it == device)).ok_or(Unseen::Failed)
}

/// Whether everything is encrypted that lies on these.
fn of_all(place: &Place, devices: &[String], depth: usize) -> Encryption {
    let each: Vec<_> = devices.iter().map(|device| of_device(place, device, depth)).collect();
    let any = |encryption| each.contains(&encryption);
    if any(Encryption::Off) {
        Encryption::Off
    } else if each.is_empty() || any(Encryption::Untold) {
        Encryption::Untold
    } else {
        Encryption::On
    }
}

/// Downwards, until something encrypts or there is nothing below.
fn of_device(place: &Place, device: &str, depth: usize) -> Encryption {
    let Some(deeper) = depth.checked_sub(1) else { return Encryption::Untold };
    let folder = format!("/sys/class/block/{device}");
    let mapping = place.text(&format!("{folder}/dm/uuid")).unwrap_or_default();
    if ENCRYPTING.iter().any(|kind| mapping.starts_with(kind)) {
        return Encryption::On;
    }
    match place.names(&format!("{folder}/slaves")) {
        Ok(below) if !below.is_empty() => of_all(place, &below, deeper),
        // A file on another file system, or one from another computer.
        _ if ["loop", "nbd", "drbd", "rbd"].iter().any(|kind| device.starts_with(kind)) => Encryption::Untold,
        // A mapping with nothing below it was not understood.
        _ if !mapping.is_empty() => Encryption::Untold,
        // Partitions have no folder of their own for what is below, and disks have nothing in it.
        _ if place.is_there(&format!("{folder}/dev")) => Encryption::Off,
        _ => Encryption::Untold,
    }
}

/// `8:2` is the name of a folder that leads to the device.
fn device_numbered(place: &Place, number: &str) -> Seen<String> {
    let is_device = |device: &String| {
        place.text(&format!("/sys/class/block/{device}/dev")).is_ok_and(|found| found.trim() == number)
    };
    place.names("/sys/class/block")?.into_iter().find(is_device).ok_or(Unseen::Absent)
}

/// `/dev/sda2` names a device, `/dev/mapper/NAME` one of the device mapper.
fn device_named(place: &Place, source: &str) -> Seen<String> {
    if let Some(name) = source.strip_prefix("/dev/mapper/") {
        let is_mapped = |device: &String| {
            place.text(&format!("/sys/class/block/{device}/dm/name")).is_ok_and(|found| found.trim() == name)
        };
        return place.names("/sys/class/block")?.into_iter().find(is_mapped).ok_or(Unseen::Absent);
    }
    let name = source.strip_prefix("/dev/").filter(|name| !name.contains('/')).ok_or(Unseen::Absent)?;
    if place.is_there(&format!("/sys/class/block/{name}")) { Ok(name.to_owned()) } else { Err(Unseen::Absent) }
}

/// Where memory goes when it is full, proc(5). Compressed memory is no disk.
fn swap(place: &Place, mounts: &[Mount]) -> Option<Encryption> {
    let text = place.text("/proc/swaps").ok()?;
    let each: Vec<Encryption> = text
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            Some((unescaped(words.next()?), words.next()?))
        })
        .filter(|(path, _)| !path.starts_with("/dev/zram"))
        .map(|(path, kind)| {
            if kind == "file" {
                return mount_of(mounts, &path).map_or(Encryption::Untold, |mount| of_mount(place, mount));
            }
            device_named(place, &path).map_or(Encryption::Untold, |device| of_device(place, &device, DEEPEST))
        })
        .collect();
    [Encryption::Off, Encryption::Untold, Encryption::On].into_iter().find(|state| each.contains(state))
}

#[cfg(test)]
mod tests;
