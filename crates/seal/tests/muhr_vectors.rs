//! Every vector of `tests/vectors/muhr/` gives the same outcome in this crate and in the Python reader, which was
//! written from `docs/sealed-format.md` alone.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use muhr_seal::watch::Unwatched;
use muhr_seal::{Cover, Entry, EntryPath, Format, Limits, Names, OpenError, Order, Password, Sink, Source, open, seal};
use ring::digest;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Mutex;
use std::{env, fs, thread};
use zeroize::Zeroizing;

struct Vector {
    name: String,
    password: String,
    expected: Outcome,
    sealed: Vec<u8>,
}

/// What a reader answers: the class, and for what opens its cover note and contents by hash.
#[derive(Debug, Default, PartialEq, Eq)]
struct Outcome {
    class: String,
    sender: Option<String>,
    recipient: Option<String>,
    /// Name, then length and SHA-256.
    entries: BTreeMap<String, (u64, String)>,
}

impl Outcome {
    fn of_class(class: &str) -> Self {
        Self { class: class.into(), ..Self::default() }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn sha256(content: &[u8]) -> String {
    digest::digest(&digest::SHA256, content).as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn vectors() -> Vec<Vector> {
    let files = fs::read_dir(root().join("tests/vectors/muhr")).unwrap().map(|file| file.unwrap().path());
    let vectors: Vec<Vector> =
        files.filter(|path| path.extension().is_some_and(|e| e == "vector")).map(|path| parse(&path)).collect();
    assert!(vectors.len() >= 20, "only {} vectors", vectors.len());
    vectors
}

fn parse(path: &Path) -> Vector {
    let bytes = fs::read(path).unwrap();
    let end = bytes.windows(2).position(|pair| pair == b"\n\n").unwrap();
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let mut expected = Outcome::default();
    let mut password = String::new();
    for line in head.lines() {
        let (key, value) = line.split_once(": ").unwrap();
        match key {
            "shows" => {}
            "expect" => expected.class = value.into(),
            "password" => password = value.into(),
            "sender" => expected.sender = Some(value.into()),
            "recipient" => expected.recipient = Some(value.into()),
            "entry" => {
                let fields: Vec<&str> = value.splitn(3, ' ').collect();
                expected.entries.insert(fields[2].into(), (fields[0].parse().unwrap(), fields[1].into()));
            }
            other => panic!("{}: {other}", path.display()),
        }
    }
    let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
    Vector { name, password, expected, sealed: bytes[end + 2..].to_vec() }
}

struct Contents(Mutex<BTreeMap<String, Vec<u8>>>);

impl Sink for Contents {
    fn create<'s>(&'s self, _: usize, entry: &Entry) -> io::Result<Box<dyn Write + Send + 's>> {
        self.0.lock().unwrap().insert(entry.path.to_string(), Vec::new());
        Ok(Box::new(Appending(entry.path.to_string(), self)))
    }
}

struct Appending<'a>(String, &'a Contents);

impl Write for Appending<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.1.0.lock().unwrap().get_mut(&self.0).unwrap().extend(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn by_this_crate(vector: &Vector) -> Result<Outcome, OpenError> {
    let password = Password::typed(Zeroizing::new(vector.password.clone()));
    if !open::recognise(&vector.sealed).is_ok_and(|format| format == muhr_seal::Format::Muhr) {
        return Err(OpenError::NotSealed);
    }
    let opened = open::unlock(&vector.sealed, &password, &Limits::default(), &Unwatched)?;
    let contents = Contents(Mutex::default());
    opened.extract(&contents, &Unwatched)?;
    let cover = opened.cover().unwrap();
    let contents = contents.0.into_inner().unwrap();
    let entries = contents.iter().map(|(name, content)| (name.clone(), (content.len() as u64, sha256(content))));
    Ok(Outcome {
        class: "opens".into(),
        sender: cover.sender.clone(),
        recipient: cover.recipient.clone(),
        entries: entries.collect(),
    })
}

fn class(error: &OpenError) -> &'static str {
    match error {
        OpenError::NotSealed => "not sealed",
        OpenError::Newer => "newer",
        OpenError::WrongPassword => "wrong password",
        OpenError::Damaged(_) => "damaged",
        OpenError::OverLimit(_) => "over limit",
        other => panic!("{other}"),
    }
}

#[test]
fn this_crate_answers_every_vector_as_it_says() {
    for vector in vectors() {
        let outcome = by_this_crate(&vector).unwrap_or_else(|error| Outcome::of_class(class(&error)));
        assert_eq!(outcome, vector.expected, "{}", vector.name);
    }
}

/// Asks the reader about one vector after another in one process: starting Python takes longer than opening.
const ASKING: &str = "
import json, sys
sys.path.insert(0, sys.argv[1])
import muhr_reader
for line in sys.stdin:
    question = json.loads(line)
    try:
        said = muhr_reader.unseal(question['sealed'], question['out'], question['password'].encode())
        print(json.dumps({'class': 0, **said}), flush=True)
    except muhr_reader.Refusal as refusal:
        print(json.dumps({'class': refusal.status}), flush=True)
";

fn reader() -> PathBuf {
    root().join("tests/readers")
}

fn by_python(python: &str, vectors: &[Vector], folder: &Path) -> Vec<Outcome> {
    let mut questions = String::new();
    for vector in vectors {
        let sealed = folder.join(format!("{}.muhr", vector.name));
        fs::write(&sealed, &vector.sealed).unwrap();
        let question =
            serde_json::json!({ "sealed": sealed, "out": folder.join(&vector.name), "password": vector.password });
        writeln!(questions, "{question}").unwrap();
    }
    let answers = run(Command::new(python).args(["-c", ASKING]).arg(reader()), &questions);
    assert!(answers.status.success(), "{}", String::from_utf8_lossy(&answers.stderr));
    let answers = String::from_utf8(answers.stdout).unwrap();
    assert_eq!(answers.lines().count(), vectors.len());
    vectors.iter().zip(answers.lines()).map(|(vector, line)| answer(line, &folder.join(&vector.name))).collect()
}

fn run(command: &mut Command, input: &str) -> Output {
    // No `__pycache__` beside the reader.
    command.env("PYTHONDONTWRITEBYTECODE", "1");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input.as_bytes()).unwrap());
        child.wait_with_output().unwrap()
    })
}

fn answer(line: &str, out: &Path) -> Outcome {
    let said: serde_json::Value = serde_json::from_str(line).unwrap();
    match said["class"].as_i64().unwrap() {
        0 => {}
        2 => return Outcome::of_class("not sealed"),
        3 => return Outcome::of_class("newer"),
        4 => return Outcome::of_class("wrong password"),
        5 => return Outcome::of_class("damaged"),
        6 => return Outcome::of_class("over limit"),
        other => panic!("{other}"),
    }
    let text = |key: &str| said["cover"][key].as_str().map(str::to_owned);
    let entry = |entry: &serde_json::Value| {
        let name = entry["name"].as_str().unwrap();
        let content = fs::read(out.join(name)).unwrap();
        assert_eq!(entry["bytes"].as_u64(), Some(content.len() as u64));
        (name.to_owned(), (content.len() as u64, sha256(&content)))
    };
    Outcome {
        class: "opens".into(),
        sender: text("sender"),
        recipient: text("recipient"),
        entries: said["entries"].as_array().unwrap().iter().map(entry).collect(),
    }
}

/// The interpreter that has the reader's two packages.
fn python() -> Option<String> {
    let python = env::var("MUHR_PYTHON").unwrap_or_else(|_| "python3".into());
    let asked = Command::new(&python).args(["-c", "import argon2, cryptography"]).output();
    if asked.is_ok_and(|output| output.status.success()) {
        return Some(python);
    }
    assert!(env::var("MUHR_REQUIRE_PEERS").as_deref() != Ok("1"), "{python} lacks argon2-cffi or cryptography");
    let line = format!("skipped: the Python reader: {python} lacks argon2-cffi or cryptography");
    println!("{line}");
    // Where the project's test command collects what could not run.
    if let Some(path) = env::var_os("MUHR_SKIP_LOG") {
        let mut log = fs::OpenOptions::new().create(true).append(true).open(path).unwrap();
        log.write_all(format!("{line}\n").as_bytes()).unwrap();
    }
    None
}

#[test]
fn the_python_reader_answers_every_vector_as_it_says() {
    let Some(python) = python() else { return };
    let folder = tempfile::tempdir().unwrap();
    let vectors = vectors();
    for (vector, outcome) in vectors.iter().zip(by_python(&python, &vectors, folder.path())) {
        assert_eq!(outcome, vector.expected, "{}", vector.name);
    }
}

#[test]
fn the_python_reader_opens_a_file_from_the_command_line() {
    let Some(python) = python() else { return };
    let folder = tempfile::tempdir().unwrap();
    let vector = vectors().into_iter().find(|vector| vector.name == "opens-one-file").unwrap();
    let sealed = folder.path().join("sealed.muhr");
    fs::write(&sealed, &vector.sealed).unwrap();
    let unseal = |password: &str| {
        let mut command = Command::new(&python);
        run(command.arg(reader().join("muhr_reader.py")).arg(&sealed).arg(folder.path()), password)
    };
    assert_eq!(unseal("wrong\n").status.code(), Some(4));
    assert_eq!(unseal("right\n").status.code(), Some(0));
    assert_eq!(fs::read(folder.path().join("report.txt")).unwrap(), b"The bridge stands.");
    assert_eq!(unseal("right\n").status.code(), Some(74), "the file is there already");
}

struct Text(EntryPath, &'static str);

impl Source for Text {
    fn path(&self) -> &EntryPath {
        &self.0
    }
    fn bytes(&self) -> u64 {
        self.1.len() as u64
    }
    fn modified(&self) -> Option<i64> {
        Some(1_795_000_000)
    }
    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(self.1.as_bytes()))
    }
}

/// At the cost and chunk size of real containers, which the vectors do not have.
#[test]
fn the_python_reader_opens_what_is_sealed_for_real() {
    let Some(python) = python() else { return };
    let folder = tempfile::tempdir().unwrap();
    let name = "رپورٹ/پل.txt";
    let text: &'static str = Box::leak("پل کھڑا ہے۔ ".repeat(60_000).into_boxed_str());
    let sources: [Box<dyn Source>; 1] = [Box::new(Text(EntryPath::from_untrusted(name).unwrap(), text))];
    let password = Password::typed(Zeroizing::new("abcd-efgh-jkmn-pqrs".into()));
    let cover = Cover { sender: Some("Ayesha".into()), recipient: None, sealed_at: Some(1_795_000_001) };
    let order =
        Order { format: Format::Muhr, sources: &sources, password: &password, names: Names::Neutral, cover: &cover };
    let mut out = io::Cursor::new(Vec::new());
    seal::write(&order, &mut out, &mut rand::rng(), &Unwatched).unwrap();
    let expected = Outcome {
        class: "opens".into(),
        sender: Some("Ayesha".into()),
        recipient: None,
        entries: [(name.to_owned(), (text.len() as u64, sha256(text.as_bytes())))].into(),
    };
    let vector = Vector {
        name: "real".into(),
        password: "abcd-efgh-jkmn-pqrs".into(),
        expected: Outcome::default(),
        sealed: out.into_inner(),
    };
    assert_eq!(by_python(&python, &[vector], folder.path()), [expected]);
}
