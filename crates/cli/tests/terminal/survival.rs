//! Killed, cancelled, out of space: no sealed file under a final name that is not whole, no plain text anywhere.

use crate::support::{Place, json, names, said};
use muhr_test_support::skipped;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Something that must not be found on disk outside its source.
const SECRET: &[u8] = b"for the Cabinet only, this very line ";

/// A small generator of its own, so that the moments are the same in every run (Steele & Vigna, SplitMix64).
struct Moments(u64);

impl Moments {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % limit
    }
}

fn holds_secret(path: &Path) -> bool {
    // Not in Rust: unoptimised, it would take longer than the sealing.
    let secret = std::str::from_utf8(SECRET).unwrap();
    Command::new("grep").args(["--quiet", "--text", "--fixed-strings", secret]).arg(path).status().unwrap().success()
}

#[test]
fn killed_at_200_random_moments_it_leaves_no_sealed_file_and_no_plain_text() {
    let place = Place::new();
    // Hard to press, so that the work takes a while, with the secret line all over it.
    let mut noise = Moments(1);
    let mut content = Vec::new();
    while content.len() < 6_000_000 {
        content.extend_from_slice(SECRET);
        content.extend((0..64).flat_map(|_| noise.below(u64::MAX).to_le_bytes()));
    }
    place.file("plain/secret.bin", &content);
    place.file("out/.keep", b"");
    let seal = |format: &str| {
        let mut command = place.muhr(&["seal", "--json", "--format", format, "--out", "out", "plain"]);
        command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
    };
    let mut whole = Vec::new();
    for format in ["zip", "muhr"] {
        let start = Instant::now();
        assert!(seal(format).wait().unwrap().success());
        whole.push(u64::try_from(start.elapsed().as_micros()).unwrap());
    }
    assert!(holds_secret(&place.work().join("plain/secret.bin")), "the search itself must find it");
    let finished = place.names("out").len();
    let mut moments = Moments(20_261_123);
    let mut killed = 0;
    for turn in 0..200 {
        let format = turn % 2;
        let mut child = seal(["zip", "muhr"][format]);
        // Not waiting for anything: the moment itself is what is being tested.
        std::thread::sleep(Duration::from_micros(moments.below(whole[format])));
        child.kill().unwrap();
        let output = child.wait_with_output().unwrap();
        let finished_first = output.status.success();
        killed += usize::from(!finished_first);
        for name in place.names("out") {
            let path = place.work().join("out").join(&name);
            if name.ends_with(".muhr-partial") {
                assert!(!holds_secret(&path), "plain text in {name}");
            }
        }
    }
    assert!(killed >= 50, "most runs were over before they were killed: {killed}");
    // Whatever stands under a final name is whole: it begins as its format does and ends as it was written.
    for name in place.names("out").into_iter().filter(|name| name.starts_with("sealed-") && !name.ends_with("-partial"))
    {
        let content = fs::read(place.work().join("out").join(&name)).unwrap();
        let zip = name.ends_with(".zip");
        assert!(
            if zip { content.ends_with(&[0, 0]) && content.starts_with(b"PK") } else { content.len() > 6_000_000 },
            "{name}"
        );
    }
    assert!(place.names("out").len() > finished);
    // The next start takes away what the killed ones left.
    assert!(place.run(&["seal", "--json", "--out", "out", "plain"]).status.success());
    let left: Vec<_> = place.names("out").into_iter().filter(|name| name.ends_with(".muhr-partial")).collect();
    assert_eq!(left, [] as [&str; 0]);
}

#[test]
fn a_full_disk_leaves_nothing_behind() {
    let place = Place::new();
    let content: Vec<u8> = (0..3_000_000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()).collect();
    place.file("big.bin", &content);
    fs::create_dir(place.work().join("small")).unwrap();
    // A name space of our own in which a small disk can be mounted without being root.
    let script = "mount -t tmpfs -o size=2m none small && \"$0\" seal --format $1 --json --out small big.bin; \
                  echo status=$?; ls -A small | wc -l";
    let unshare = |format: &str| {
        let mut command = Command::new("unshare");
        command.args(["--user", "--map-root-user", "--mount", "sh", "-c", script, env!("CARGO_BIN_EXE_muhr"), format]);
        command.current_dir(place.work());
        place.at_home(&mut command);
        command.output()
    };
    let probe = Command::new("unshare").args(["--user", "--map-root-user", "--mount", "true"]).output();
    if !probe.is_ok_and(|output| output.status.success()) {
        skipped("a full disk", "no unprivileged name spaces here");
        return;
    }
    for format in ["zip", "muhr"] {
        let output = unshare(format).unwrap();
        let text = String::from_utf8(output.stdout.clone()).unwrap();
        assert!(text.contains(r#""code":"disk-full""#), "{text} {}", said(&output));
        assert!(text.contains("status=73\n0\n"), "{text}");
    }
}

#[test]
fn a_folder_that_may_not_be_written_is_said_so() {
    let place = Place::new();
    place.file("a.txt", b"a");
    // Writing below /proc fails for root too.
    let output = place.run(&["seal", "--json", "--out", "/proc/self", "a.txt"]);
    assert_eq!(output.status.code(), Some(73));
    assert_eq!(json(&output)["error"]["code"], "not-writable");
}

#[test]
fn interrupted_it_stops_soon_and_leaves_nothing() {
    for format in ["zip", "muhr"] {
        let place = Place::new();
        let file = fs::File::create(place.work().join("huge.bin")).unwrap();
        file.set_len(8 << 30).unwrap();
        fs::create_dir(place.work().join("out")).unwrap();
        let mut command = place.muhr(&["seal", "--json", "--format", format, "--out", "out", "huge.bin"]);
        let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        // Work is under way as soon as something is being written.
        let begun = Instant::now();
        while !names(&place.work().join("out")).iter().any(|name| name.ends_with("-partial")) {
            assert!(begun.elapsed() < Duration::from_secs(60), "it never began");
            std::thread::yield_now();
        }
        let interrupt = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
        assert!(interrupt.success());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(130));
        assert_eq!(json(&output)["error"]["code"], "cancelled");
        assert_eq!(place.names("out"), [] as [&str; 0]);
    }
}

#[test]
fn two_at_once_do_not_disturb_each_other() {
    let place = Place::new();
    place.file("a.bin", &vec![1; 2_000_000]);
    let children: Vec<_> = (0..6)
        .map(|_| {
            let mut command = place.muhr(&["seal", "--json", "a.bin"]);
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        })
        .collect();
    let mut archives: Vec<_> = children
        .into_iter()
        .map(|child| {
            let output = child.wait_with_output().unwrap();
            assert!(output.status.success(), "{}", said(&output));
            json(&output)["archive"].as_str().unwrap().to_owned()
        })
        .collect();
    archives.sort();
    archives.dedup();
    assert_eq!(archives.len(), 6);
}
