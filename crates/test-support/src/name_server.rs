//! A name server on this computer, for tests: it answers from what it was given, or misbehaves as the first label of a
//! name says. RFC 1035 §4.

use std::net::{SocketAddr, UdpSocket};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Types of records.
pub mod kind {
    /// An IPv4 address.
    pub const A: u8 = 1;
    /// The name of an address.
    pub const PTR: u8 = 12;
    /// A mail server.
    pub const MX: u8 = 15;
    /// Text.
    pub const TXT: u8 = 16;
    /// An IPv6 address.
    pub const AAAA: u8 = 28;
}

/// A record: name, type, and its data as it travels.
pub type Record = (&'static str, u8, Vec<u8>);

/// A name server. What it does not know does not exist, but:
///
/// | first label | answer |
/// |---|---|
/// | `empty` | it exists and has no records |
/// | `fails`, `refused` | SERVFAIL, REFUSED |
/// | `silent` | none |
/// | `garbage`, `short` | no message at all |
pub struct NameServer {
    address: SocketAddr,
    questions: Arc<AtomicUsize>,
    names: Arc<Mutex<Vec<String>>>,
}

impl NameServer {
    /// Starts one on a free port; it runs until the test ends.
    ///
    /// # Panics
    /// Where no port can be had.
    #[must_use]
    #[allow(clippy::expect_used)]
    pub fn start(records: Vec<Record>) -> Self {
        let socket = UdpSocket::bind("127.0.0.1:0").expect("a port");
        let address = socket.local_addr().expect("an address");
        let (questions, names): (Arc<AtomicUsize>, Arc<Mutex<Vec<String>>>) = Default::default();
        let (counted, noted) = (Arc::clone(&questions), Arc::clone(&names));
        std::thread::spawn(move || {
            let mut buffer = [0; 1_500];
            while let Ok((length, from)) = socket.recv_from(&mut buffer) {
                counted.fetch_add(1, Ordering::SeqCst);
                let question = buffer.get(..length).unwrap_or_default();
                let Some((name, kind, asked)) = read(question) else { continue };
                noted.lock().unwrap_or_else(PoisonError::into_inner).push(name.clone());
                if let Some(answer) = answer(question, &name, kind, asked, &records) {
                    let _ = socket.send_to(&answer, from);
                }
            }
        });
        Self { address, questions, names }
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> String {
        self.address.to_string()
    }

    /// How many questions came.
    #[must_use]
    pub fn questions(&self) -> usize {
        self.questions.load(Ordering::SeqCst)
    }

    /// The names in them, lower case.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.names.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// A text as it travels: strings of at most 255 bytes, each with its length before it.
#[must_use]
pub fn text(text: &str) -> Vec<u8> {
    let strings = text.as_bytes().chunks(255);
    strings.flat_map(|string| [&[u8::try_from(string.len()).unwrap_or(u8::MAX)], string].concat()).collect()
}

/// Name, type, and the question itself.
fn read(question: &[u8]) -> Option<(String, u8, &[u8])> {
    let (mut labels, mut at) = (Vec::new(), 12);
    loop {
        let length = usize::from(*question.get(at)?);
        at += 1;
        if length == 0 {
            break;
        }
        labels.push(String::from_utf8_lossy(question.get(at..at + length)?).to_ascii_lowercase());
        at += length;
    }
    Some((labels.join("."), *question.get(at + 1)?, question.get(..at + 4)?))
}

fn answer(question: &[u8], name: &str, kind: u8, asked: &[u8], records: &[Record]) -> Option<Vec<u8>> {
    let found: Vec<&[u8]> =
        records.iter().filter(|one| one.0 == name && one.1 == kind).map(|one| one.2.as_slice()).collect();
    let is_there = records.iter().any(|one| one.0 == name);
    let code = match name.split('.').next().unwrap_or_default() {
        "silent" => return None,
        "garbage" => return Some(b"\x00\x01nonsense that is no message".to_vec()),
        "short" => return Some(question.get(..5)?.to_vec()),
        "fails" => 2,
        "refused" => 5,
        "empty" => 0,
        _ if is_there => 0,
        _ => 3,
    };
    let count = u8::try_from(found.len()).ok()?;
    let mut out = question.get(..2)?.to_vec();
    out.extend_from_slice(&[0x81, 0x80 | code, 0, 1, 0, count, 0, 0, 0, 0]);
    out.extend_from_slice(asked.get(12..)?);
    for data in found {
        let length = u16::try_from(data.len()).ok()?.to_be_bytes();
        out.extend_from_slice(&[0xc0, 12, 0, kind, 0, 1, 0, 0, 0, 60]);
        out.extend_from_slice(&length);
        out.extend_from_slice(data);
    }
    Some(out)
}
