//! Whether a folder stands on a network: there the system tells nothing of what others write.

use std::path::Path;

/// File systems of `proc(5)` mountinfo that others write as well.
const SHARED: [&str; 17] = [
    "9p",
    "afs",
    "afpfs",
    "ceph",
    "cifs",
    "coda",
    "davfs",
    "fuse",
    "fuse.gvfsd-fuse",
    "fuse.rclone",
    "fuse.sshfs",
    "glusterfs",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "virtiofs",
];

/// Whether a path stands on a network.
pub(super) fn is_shared(path: &Path) -> bool {
    if cfg!(windows) {
        // `\\server\share`, also as canonical paths write it.
        let text = path.as_os_str().to_string_lossy();
        return text.starts_with(r"\\?\UNC\") || text.starts_with(r"\\") && !text.starts_with(r"\\?\");
    }
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    file_system(&mounts, path).is_some_and(|system| SHARED.contains(&system))
}

/// The kind of file system that `path` stands on, by the lines of `/proc/self/mountinfo`.
fn file_system<'a>(mounts: &'a str, path: &Path) -> Option<&'a str> {
    let mount = |line: &'a str| {
        let place = unescape(line.split(' ').nth(4)?);
        let kind = line.split_once(" - ")?.1.split(' ').next()?;
        path.starts_with(&place).then_some((Path::new(&place).components().count(), kind))
    };
    // The last of several mounts on one place covers the others.
    mounts.lines().filter_map(mount).max_by_key(|(depth, _)| *depth).map(|(_, kind)| kind)
}

/// Blanks and the like stand there as three octal digits.
fn unescape(text: &str) -> String {
    let mut parts = text.split('\\');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| {
        let code = part.get(..3).and_then(|digits| u8::from_str_radix(digits, 8).ok());
        match code.zip(part.get(3..)) {
            Some((code, rest)) => plain + &char::from(code).to_string() + rest,
            None => plain + "\\" + part,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "22 1 0:20 / / rw,relatime shared:1 - ext4 /dev/mapper/root rw
31 22 0:27 / /home/a/My\\040Share rw,relatime - cifs //server/share rw
32 22 0:28 / /net rw - nfs4 server:/export rw
33 32 0:29 / /net/local rw - tmpfs tmpfs rw
half a line";

    #[test]
    fn the_deepest_mount_counts() {
        let kind = |path: &str| file_system(MOUNTS, Path::new(path));
        assert_eq!(kind("/home/a/Downloads"), Some("ext4"));
        assert_eq!(kind("/home/a/My Share/in"), Some("cifs"));
        assert_eq!((kind("/net/x"), kind("/net/local/x")), (Some("nfs4"), Some("tmpfs")));
        assert_eq!(kind("/network"), Some("ext4"), "a mount is no prefix of a name");
    }
}
