//! Disks in every arrangement that installers make, as `/sys` and `/proc` show them.

use super::*;
use crate::state::tests::{Computer, ids};

const ROOT: &str = "29 1 253:1 / / rw,relatime shared:1 - ext4 /dev/mapper/vg-root rw,errors=remount-ro\n";
const HOME: &str = "97 29 8:17 / /home rw,relatime shared:60 - ext4 /dev/sdb1 rw\n";

/// A block device: its number, what the device mapper says of it, and what it lies on.
fn device(computer: &Computer, name: &str, number: &str, mapping: Option<(&str, &str)>, below: &[&str]) {
    let folder = format!("/sys/class/block/{name}");
    computer.file(&format!("{folder}/dev"), format!("{number}\n").as_bytes());
    if let Some((name, uuid)) = mapping {
        computer.file(&format!("{folder}/dm/name"), format!("{name}\n").as_bytes());
        computer.file(&format!("{folder}/dm/uuid"), format!("{uuid}\n").as_bytes());
    }
    below.iter().for_each(|below| computer.folder(&format!("{folder}/slaves/{below}")));
}

fn mounted(mounts: &str) -> Computer {
    Computer::with(&[("/proc/self/mountinfo", mounts)])
}

fn told(computer: &Computer) -> Condition {
    let told = condition(&computer.place(&[("HOME", "/home/ali")]));
    ids(std::slice::from_ref(&told));
    told
}

/// What the installers of Debian and Ubuntu make: a logical volume in a group on LUKS on a partition.
fn lvm_on_luks(mounts: &str) -> Computer {
    let computer = mounted(mounts);
    device(&computer, "sda3", "8:3", None, &[]);
    device(&computer, "dm-0", "253:0", Some(("sda3_crypt", "CRYPT-LUKS2-0123456789abcdef-sda3_crypt")), &["sda3"]);
    device(&computer, "dm-1", "253:1", Some(("vg-root", "LVM-aaaabbbb")), &["dm-0"]);
    device(&computer, "dm-2", "253:2", Some(("vg-swap_1", "LVM-aaaacccc")), &["dm-0"]);
    device(&computer, "sdb1", "8:17", None, &[]);
    computer
}

#[test]
fn luks_below_lvm_is_found() {
    let computer = lvm_on_luks(ROOT);
    let swaps =
        "Filename\tType\tSize\tUsed\tPriority\n/dev/dm-2   partition\t1000\t0\t-2\n/dev/zram0 partition 1 0 100\n";
    computer.file("/proc/swaps", swaps.as_bytes());
    let told = told(&computer);
    assert_eq!(told.reason, "disk-encrypted");
    assert_eq!(told.evidence["swap"], "encrypted");
}

#[test]
fn lvm_below_luks_is_found() {
    let computer = mounted("29 1 253:1 / / rw - ext4 /dev/mapper/root_crypt rw\n");
    device(&computer, "sda3", "8:3", None, &[]);
    device(&computer, "dm-0", "253:0", Some(("vg-root", "LVM-aaaabbbb")), &["sda3"]);
    device(&computer, "dm-1", "253:1", Some(("root_crypt", "CRYPT-LUKS1-0123-root_crypt")), &["dm-0"]);
    assert_eq!(told(&computer).reason, "disk-encrypted");
}

#[test]
fn a_home_on_a_plain_disk_is_told_apart() {
    let told = told(&lvm_on_luks(&format!("{ROOT}{HOME}")));
    assert_eq!(told.reason, "disk-partly-encrypted");
    assert_eq!(told.evidence["where"], "/home");
}

#[test]
fn a_plain_disk_is_not_encrypted() {
    let computer = mounted("29 1 8:2 / / rw - ext4 /dev/sda2 rw\n");
    device(&computer, "sda2", "8:2", None, &[]);
    assert_eq!(told(&computer).reason, "disk-not-encrypted");
}

#[test]
fn a_volume_over_an_encrypted_and_a_plain_disk_is_plain() {
    let computer = lvm_on_luks(ROOT);
    computer.folder("/sys/class/block/dm-1/slaves/sdb1");
    assert_eq!(told(&computer).reason, "disk-not-encrypted");
}

#[test]
fn a_mapping_that_only_checks_does_not_encrypt() {
    let computer = mounted("29 1 253:0 / / ro - ext4 /dev/mapper/usr ro\n");
    device(&computer, "sda2", "8:2", None, &[]);
    device(&computer, "dm-0", "253:0", Some(("usr", "CRYPT-VERITY-0123-usr")), &["sda2"]);
    assert_eq!(told(&computer).reason, "disk-not-encrypted");
}

#[test]
fn swap_in_clear_is_a_problem_of_its_own() {
    let computer = lvm_on_luks(ROOT);
    computer.file("/proc/swaps", b"Filename Type Size Used Priority\n/dev/sdb1 partition 1000 0 -2\n");
    assert_eq!(told(&computer).reason, "disk-swap-not-encrypted");
    computer.file("/proc/swaps", b"Filename Type Size Used Priority\n/swapfile file 1000 0 -2\n");
    assert_eq!(told(&computer).reason, "disk-encrypted", "a file is as safe as the disk it is on");
}

#[test]
fn all_devices_of_a_btrfs_count() {
    let computer = mounted("29 1 0:25 /@ / rw - btrfs /dev/mapper/luks-one rw,subvol=/@\n");
    device(&computer, "dm-0", "253:0", Some(("luks-one", "CRYPT-LUKS2-0123-luks-one")), &["sda3"]);
    device(&computer, "sdb1", "8:17", None, &[]);
    assert_eq!(told(&computer).reason, "disk-encryption-not-told", "which devices it has is not told");
    computer.folder("/sys/fs/btrfs/0aa0/devices/dm-0");
    assert_eq!(told(&computer).reason, "disk-encrypted");
    computer.folder("/sys/fs/btrfs/0aa0/devices/sdb1");
    assert_eq!(told(&computer).reason, "disk-not-encrypted");
}

#[test]
fn what_cannot_be_told_apart_is_said_so() {
    for mounts in [
        "29 1 0:30 / / rw - zfs rpool/ROOT/debian rw\n",
        "29 1 0:31 / / rw - overlay overlay rw,lowerdir=/a,upperdir=/b\n",
        "29 1 0:32 / / rw - nfs4 server:/root rw\n",
        "29 1 7:0 / / ro - squashfs /dev/loop0 ro\n",
        "",
        "garbage\n\0\n29 1 - - -\n",
    ] {
        let computer = mounted(mounts);
        device(&computer, "loop0", "7:0", None, &[]);
        assert_eq!(told(&computer).reason, "disk-encryption-not-told", "{mounts}");
    }
    assert_eq!(told(&Computer::with(&[])).reason, "disk-encryption-not-told");
}

#[test]
fn devices_that_lie_on_themselves_end() {
    let computer = mounted("29 1 253:0 / / rw - ext4 /dev/mapper/a rw\n");
    device(&computer, "dm-0", "253:0", Some(("a", "LVM-a")), &["dm-1"]);
    device(&computer, "dm-1", "253:1", Some(("b", "LVM-b")), &["dm-0"]);
    assert_eq!(told(&computer).reason, "disk-encryption-not-told");
}

#[test]
fn a_mount_point_with_a_blank_is_read() {
    assert_eq!(mounts("29 1 8:2 / /home/a\\040b rw - ext4 /dev/sda2 rw\n")[0].point, "/home/a b");
    let all =
        mounts(&format!("{ROOT}97 29 8:17 / /home rw - ext4 /dev/sdb1 rw\n98 29 8:18 / /hom rw - ext4 /dev/sdb2 rw\n"));
    assert_eq!(mount_of(&all, "/home/ali").unwrap().point, "/home");
    assert_eq!(mount_of(&all, "/homes/ali").unwrap().point, "/");
}
