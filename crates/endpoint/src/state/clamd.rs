//! The daemon of ClamAV, asked for its version only, `clamd(8)`: a command is `z`, its name, and a NUL;
//! so is the answer.

use super::{Seen, Unseen};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::time::Duration;

/// How long it may take to answer.
const LONGEST: Duration = Duration::from_secs(2);
/// Most bytes of an answer.
const MOST_BYTES: u64 = 4096;

#[cfg(unix)]
pub(super) fn ask_socket(path: &Path) -> Seen<String> {
    use std::os::unix::net::UnixStream;
    let stream = UnixStream::connect(path).map_err(unseen)?;
    stream.set_read_timeout(Some(LONGEST)).map_err(unseen)?;
    stream.set_write_timeout(Some(LONGEST)).map_err(unseen)?;
    version(stream)
}

#[cfg(not(unix))]
pub(super) fn ask_socket(_: &Path) -> Seen<String> {
    Err(Unseen::Absent)
}

pub(super) fn ask_port(address: SocketAddr) -> Seen<String> {
    let stream = TcpStream::connect_timeout(&address, LONGEST).map_err(unseen)?;
    stream.set_read_timeout(Some(LONGEST)).map_err(unseen)?;
    stream.set_write_timeout(Some(LONGEST)).map_err(unseen)?;
    version(stream)
}

/// Nobody listens, or somebody does who may not be asked or does not answer.
fn unseen(error: std::io::Error) -> Unseen {
    use std::io::ErrorKind::{ConnectionRefused, NotFound};
    if matches!(error.kind(), NotFound | ConnectionRefused) { Unseen::Absent } else { Unseen::Failed }
}

fn version(mut stream: impl Read + Write) -> Seen<String> {
    let failed = |_| Unseen::Failed;
    stream.write_all(b"zVERSION\0").map_err(failed)?;
    let mut answer = Vec::new();
    BufReader::new(stream.take(MOST_BYTES)).read_until(0, &mut answer).map_err(failed)?;
    answer.pop_if(|last| *last == 0);
    String::from_utf8(answer).map_err(|_| Unseen::Failed)
}
