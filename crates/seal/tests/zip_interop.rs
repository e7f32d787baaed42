//! Real peers open what we seal, byte for byte, and we open what they seal.
//!
//! A peer that is not installed is skipped, unless `MUHR_REQUIRE_PEERS=1`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    missing_docs
)]

mod zip_support;

use muhr_seal::Limits;
use muhr_seal::seal::Names;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use zip_support::{File, PASSWORD, noise, open_with, seal, text};

type Files = BTreeMap<String, Vec<u8>>;

/// Whether `peer` can be run; a missing one is said, and forbidden where the set-up was to install it.
fn present(peer: &str, probe: &mut Command) -> bool {
    let runs = probe.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success());
    if !runs {
        assert!(std::env::var_os("MUHR_REQUIRE_PEERS").is_none_or(|value| value != "1"), "{peer} is not installed");
        println!("skipped: {peer} is not installed");
    }
    runs
}

fn seven_zip() -> Option<&'static str> {
    let runs = |name: &&str| {
        Command::new(name).arg("i").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success())
    };
    let found = ["7z", "7zz"].into_iter().find(runs);
    present("7-Zip", Command::new(found.unwrap_or("7z")).arg("i")).then_some(found?)
}

fn python() -> Option<std::ffi::OsString> {
    let python = std::env::var_os("MUHR_PYTHON").unwrap_or_else(|| "python3".into());
    present("pyzipper", Command::new(&python).args(["-c", "import pyzipper"])).then_some(python)
}

fn run(command: &mut Command) {
    let output = command.env("LC_ALL", "C.UTF-8").output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {told}");
}

/// One of each kind that has ever broken a ZIP reader.
fn samples() -> Vec<File> {
    vec![
        File::new("empty.txt", ""),
        File::new("one byte", "x"),
        File::new("خطوط/تفصیلات کی فہرست.docx", noise(300_000)),
        File::new("letters/2026/annual report.txt", text(6 << 20)),
        File::new("letters/2026/zeros.bin", vec![0; 700_000]),
        File::new("scan.jpg", noise((5 << 20) + 1)),
        File::new("notes.md", text(70_000)),
        File::new("mixed.pdf", [text(3 << 20), noise(3 << 20)].concat()),
    ]
}

/// What a folder holds, by relative path.
fn read_folder(folder: &Path) -> Files {
    fn walk(base: &Path, folder: &Path, files: &mut Files) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(base, &path, files);
            } else {
                let name = path.strip_prefix(base).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, std::fs::read(path).unwrap());
            }
        }
    }
    let mut files = Files::new();
    walk(folder, folder, &mut files);
    files
}

/// A peer's result is what we sealed: under real names, or under numbers that the list explains.
fn assert_same(mut extracted: Files, names: Names, peer: &str) {
    let samples = samples();
    if names == Names::Neutral {
        let list = String::from_utf8(extracted.remove("00-names.txt").expect("the list of names")).unwrap();
        let rows = list.lines().filter(|line| line.matches('\t').count() == 4).skip(1);
        extracted = rows
            .map(|row| {
                let fields: Vec<&str> = row.split('\t').collect();
                (fields[3].to_owned(), extracted.remove(fields[0]).unwrap_or_else(|| panic!("{peer}: {}", fields[0])))
            })
            .collect();
    }
    assert_eq!(extracted.len(), samples.len(), "{peer} {names:?}");
    for file in samples {
        let content = extracted.get(file.path.as_str()).unwrap_or_else(|| panic!("{peer}: {} is missing", file.path));
        assert!(*content == *file.content, "{peer}: {} differs", file.path);
    }
}

fn opens_what_we_seal(peer: &str, extract: impl Fn(&Path, &Path)) {
    for names in [Names::Neutral, Names::Real] {
        let folder = tempfile::tempdir().unwrap();
        let archive = folder.path().join("sealed.zip");
        std::fs::write(&archive, seal(&samples(), names)).unwrap();
        let target = folder.path().join("out");
        std::fs::create_dir(&target).unwrap();
        extract(&archive, &target);
        assert_same(read_folder(&target), names, peer);
    }
}

#[test]
fn seven_zip_opens_what_we_seal() {
    let Some(seven_zip) = seven_zip() else { return };
    opens_what_we_seal("7-Zip", |archive, target| {
        run(Command::new(seven_zip).arg("x").arg(format!("-p{PASSWORD}")).arg(archive).current_dir(target));
        // A second look, in which 7-Zip compares the headers too.
        run(Command::new(seven_zip).arg("t").arg(format!("-p{PASSWORD}")).arg(archive));
    });
}

#[test]
fn bsdtar_opens_what_we_seal() {
    if !present("bsdtar", Command::new("bsdtar").arg("--version")) {
        return;
    }
    opens_what_we_seal("bsdtar", |archive, target| {
        run(Command::new("bsdtar").args(["--passphrase", PASSWORD, "-xf"]).arg(archive).arg("-C").arg(target));
    });
}

#[test]
fn pyzipper_opens_what_we_seal() {
    let Some(python) = python() else { return };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop/zip.py");
    opens_what_we_seal("pyzipper", |archive, target| {
        run(Command::new(&python).arg(&script).arg("open").arg(archive).arg(PASSWORD).arg(target));
    });
}

/// Lets a peer seal the samples, and opens the result.
fn we_open(peer: &str, write: impl Fn(&Path, &Path)) {
    let folder = tempfile::tempdir().unwrap();
    let plain = folder.path().join("plain");
    for file in samples() {
        let path = plain.join(file.path.as_str());
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, &*file.content).unwrap();
    }
    let archive = folder.path().join("theirs.zip");
    write(&archive, &plain);
    let content = open_with(&std::fs::read(archive).unwrap(), PASSWORD, &Limits::default())
        .unwrap_or_else(|error| panic!("{peer}: {error}"));
    for (entry, _) in &content {
        let changed = std::fs::metadata(plain.join(entry.path.as_str())).unwrap().modified().unwrap();
        let changed = changed.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
        // Some record it in UTC, some do not; nobody rounds by more than the two seconds of DOS.
        assert!(entry.modified.is_none_or(|told| told.unsigned_abs().abs_diff(changed) <= 2), "{peer}: {entry:?}");
        assert!(entry.modified.is_some() || !peer.starts_with("7-Zip"), "{peer} records it");
    }
    let files = content.into_iter().map(|(entry, content)| (entry.path.to_string(), content)).collect();
    assert_same(files, Names::Real, peer);
}

#[test]
fn we_open_what_seven_zip_seals() {
    let Some(seven_zip) = seven_zip() else { return };
    for method in ["AES256", "AES192", "AES128"] {
        we_open(&format!("7-Zip {method}"), |archive, plain| {
            let command = &mut Command::new(seven_zip);
            command.args(["a", "-tzip", "-r", &format!("-mem={method}"), &format!("-p{PASSWORD}")]);
            run(command.arg(archive).arg(".").current_dir(plain));
        });
    }
}

#[test]
fn we_open_what_bsdtar_seals() {
    if !present("bsdtar", Command::new("bsdtar").arg("--version")) {
        return;
    }
    we_open("bsdtar", |archive, plain| {
        let command = &mut Command::new("bsdtar");
        command.args(["--format", "zip", "--options", "zip:encryption=aes256", "--passphrase", PASSWORD, "-cf"]);
        run(command.arg(archive).arg("-C").arg(plain).arg("."));
    });
}

#[test]
fn we_open_what_pyzipper_seals() {
    let Some(python) = python() else { return };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop/zip.py");
    for version in ["1", "2"] {
        we_open(&format!("pyzipper AE-{version}"), |archive, plain| {
            let command = &mut Command::new(&python);
            run(command.arg(&script).arg("write").arg(archive).arg(PASSWORD).arg(plain).arg(version));
        });
    }
}
