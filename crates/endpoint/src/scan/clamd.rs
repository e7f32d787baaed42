//! clamd's protocol, clamd(8): a command ends in NUL, and so does its answer; INSTREAM sends the bytes of a file in chunks,
//! each with its length before it as four bytes, the last of length zero.
//!
//! Only over a Unix socket or the loopback: nothing is sent to another computer. Reading and writing wake up often enough
//! to hear a cancellation and the end of patience, whatever clamd does.

use super::{Antivirus, Cancelled, Engine, Patience, Reason, Sample, Verdict, clamav};
use std::io::{self, ErrorKind, Read, Write};
use std::net::{IpAddr, SocketAddr, TcpStream};
use std::path::PathBuf;
use std::str::FromStr;
#[cfg(unix)]
use std::sync::mpsc;
use std::time::{Duration, Instant};
use time::UtcOffset;

/// How often reading and writing look up.
const TICK: Duration = Duration::from_millis(50);
/// Bytes in a chunk.
const CHUNK: usize = 1 << 17;
/// Longest answer. Names of threats are far shorter.
const MOST_ANSWER: usize = 4_096;

/// Where clamd listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A Unix socket.
    Socket(PathBuf),
    /// An address and a port.
    Tcp(SocketAddr),
    /// Somewhere that is no address of this computer.
    Elsewhere,
}

/// A place that is not on this computer, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("neither the whole path of a socket nor an address of this computer with a port")]
pub struct NotHere;

impl FromStr for Place {
    type Err = NotHere;

    /// `/run/clamav/clamd.ctl`, `127.0.0.1:3310`.
    fn from_str(named: &str) -> Result<Self, NotHere> {
        match named.parse::<SocketAddr>() {
            Ok(address) if is_loopback(address.ip()) => Ok(Self::Tcp(address)),
            Err(_) if named.starts_with('/') => Ok(Self::Socket(named.into())),
            _ => Err(NotHere),
        }
    }
}

/// What its configuration says about how much it looks at; zero is no limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// `StreamMaxLength`: it refuses more.
    pub stream: Option<u64>,
    /// `MaxFileSize`: of more it says OK and has not looked.
    pub file: Option<u64>,
    /// `MaxScanSize`: what lies behind is not looked at.
    pub scan: Option<u64>,
    /// `MaxScanTime`, in milliseconds: after that it says OK and has not looked at all of it.
    pub time: Option<u64>,
}

impl Limits {
    /// The most bytes that are looked at whole. What the configuration does not say is what that version does without.
    fn most(self, major: u32) -> u64 {
        // 25 and 100 MB until 0.105, 100 and 400 MB since (ChangeLog of 1.0).
        let (file, scan) = if major == 0 { (25 << 20, 100 << 20) } else { (100 << 20, 400 << 20) };
        let limits = [self.stream.unwrap_or(file), self.file.unwrap_or(file), self.scan.unwrap_or(scan)];
        limits.into_iter().filter(|limit| *limit > 0).min().unwrap_or(u64::MAX)
    }

    /// After how long its OK says nothing.
    fn longest(self) -> Duration {
        Duration::from_millis(self.time.unwrap_or(120_000)).max(TICK)
    }
}

/// Where a clamd listens, and what it was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listening {
    /// Where.
    pub place: Place,
    /// How much it looks at.
    pub limits: Limits,
}

/// A clamd.
#[derive(Clone, Debug)]
pub struct Clamd {
    at: Listening,
    offset: UtcOffset,
    patience: Patience,
}

impl Clamd {
    /// The one that listens there; its clock is `offset` from UTC. Nobody is asked yet.
    #[must_use]
    pub fn new(at: Listening, offset: UtcOffset) -> Self {
        Self { at, offset, patience: Patience::default() }
    }

    /// The same with another patience.
    #[must_use]
    pub fn with_patience(self, patience: Patience) -> Self {
        Self { patience, ..self }
    }

    /// Whether it is up, signatures or not.
    ///
    /// # Errors
    /// It is not.
    pub fn ping(&self, cancelled: Cancelled<'_>) -> Result<(), Reason> {
        let answer = self.ask(b"zPING\0", cancelled)?;
        if answer == "PONG" { Ok(()) } else { Err(Reason::NotUnderstood) }
    }

    fn ask(&self, command: &[u8], cancelled: Cancelled<'_>) -> Result<String, Reason> {
        let mut line = Line::open(&self.at.place, self.patience.question, self.patience.question, cancelled)?;
        line.send(command)?;
        line.answer()
    }

    fn stream(&self, bytes: &[u8], cancelled: Cancelled<'_>) -> Result<String, Reason> {
        let mut line = Line::open(&self.at.place, self.patience.question, self.patience.file, cancelled)?;
        let sent = line.send(b"zINSTREAM\0").and_then(|()| {
            for chunk in bytes.chunks(CHUNK) {
                let length = u32::try_from(chunk.len()).map_err(|_| Reason::TooLarge)?;
                line.send(&length.to_be_bytes())?;
                line.send(chunk)?;
            }
            line.send(&[0; 4])
        });
        match sent {
            // It hangs up in the middle where it has had enough, and says so first.
            Err(Reason::NotAnswering) => line.answer().map_err(|_| Reason::NotAnswering),
            Err(reason) => Err(reason),
            Ok(()) => line.answer(),
        }
    }
}

impl Antivirus for Clamd {
    fn engine(&self, cancelled: Cancelled<'_>) -> Result<Engine, Reason> {
        let engine = clamav::version(&self.ask(b"zVERSION\0", cancelled)?, self.offset)?;
        Ok(Engine { most: self.at.limits.most(clamav::major(&engine.version)), ..engine })
    }

    fn scan(&self, sample: Sample<'_>, cancelled: Cancelled<'_>) -> Verdict {
        let since = Instant::now();
        let verdict = match self.stream(sample.bytes, cancelled) {
            Ok(answer) => clamav::verdict(&answer),
            Err(reason) => Verdict::NotScanned(reason),
        };
        let gave_up = self.at.limits.time != Some(0) && since.elapsed() >= self.at.limits.longest();
        if verdict == Verdict::Clean && gave_up { Verdict::NotScanned(Reason::NotAnswering) } else { verdict }
    }
}

trait Wire: Read + Write {}
impl<T: Read + Write> Wire for T {}

/// A connection for one command.
struct Line<'a> {
    wire: Box<dyn Wire>,
    until: Instant,
    cancelled: Cancelled<'a>,
}

impl<'a> Line<'a> {
    fn open(place: &Place, connect: Duration, all: Duration, cancelled: Cancelled<'a>) -> Result<Self, Reason> {
        let until = Instant::now() + all;
        let wire: Box<dyn Wire> = match place {
            Place::Elsewhere => return Err(Reason::Elsewhere),
            Place::Tcp(address) if !is_loopback(address.ip()) => return Err(Reason::Elsewhere),
            Place::Tcp(address) => {
                let stream = TcpStream::connect_timeout(address, connect.min(all)).map_err(|error| why(&error))?;
                let set = stream.set_read_timeout(Some(TICK)).and_then(|()| stream.set_write_timeout(Some(TICK)));
                set.and_then(|()| stream.set_nodelay(true)).map_err(|error| why(&error))?;
                Box::new(stream)
            }
            Place::Socket(path) => socket(path.clone(), connect.min(all), cancelled)?,
        };
        Ok(Self { wire, until, cancelled })
    }

    /// Whether to go on waiting.
    fn wait(&self) -> Result<(), Reason> {
        if (self.cancelled)() {
            Err(Reason::Cancelled)
        } else if Instant::now() >= self.until {
            Err(Reason::NotAnswering)
        } else {
            Ok(())
        }
    }

    fn send(&mut self, mut bytes: &[u8]) -> Result<(), Reason> {
        while !bytes.is_empty() {
            self.wait()?;
            match self.wire.write(bytes) {
                Ok(0) => return Err(Reason::NotAnswering),
                Ok(sent) => bytes = bytes.get(sent..).unwrap_or_default(),
                Err(error) if is_tick(&error) => {}
                Err(_) => return Err(Reason::NotAnswering),
            }
        }
        Ok(())
    }

    /// The answer, up to its NUL.
    fn answer(&mut self) -> Result<String, Reason> {
        let (mut answer, mut buffer) = (Vec::new(), [0; 512]);
        loop {
            self.wait()?;
            let read = match self.wire.read(&mut buffer) {
                Ok(0) => return Err(Reason::NotAnswering),
                Ok(read) => buffer.get(..read).unwrap_or_default(),
                Err(error) if is_tick(&error) => continue,
                Err(_) => return Err(Reason::NotAnswering),
            };
            let end = read.iter().position(|byte| *byte == 0);
            answer.extend_from_slice(read.get(..end.unwrap_or(read.len())).unwrap_or_default());
            if answer.len() > MOST_ANSWER {
                return Err(Reason::NotUnderstood);
            }
            if end.is_some() {
                return Ok(String::from_utf8_lossy(&answer).trim().to_owned());
            }
        }
    }
}

/// The whole of 127.0.0.0/8 and `::1`, also as an IPv4 address in IPv6.
fn is_loopback(address: IpAddr) -> bool {
    address.to_canonical().is_loopback()
}

fn is_tick(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted)
}

fn why(error: &io::Error) -> Reason {
    if error.kind() == ErrorKind::PermissionDenied { Reason::Refused } else { Reason::NotAnswering }
}

/// Connecting to a socket waits without end where clamd hangs and its queue is full, so it is done aside.
#[cfg(unix)]
fn socket(path: PathBuf, patience: Duration, cancelled: Cancelled<'_>) -> Result<Box<dyn Wire>, Reason> {
    use std::os::unix::net::UnixStream;
    let (tell, hear) = mpsc::channel();
    std::thread::Builder::new()
        .name("muhr-clamd".to_owned())
        .spawn(move || tell.send(UnixStream::connect(path)))
        .map_err(|_| Reason::NotAnswering)?;
    let until = Instant::now() + patience;
    loop {
        match hear.recv_timeout(TICK) {
            Ok(Ok(stream)) => {
                let set = stream.set_read_timeout(Some(TICK)).and_then(|()| stream.set_write_timeout(Some(TICK)));
                set.map_err(|error| why(&error))?;
                return Ok(Box::new(stream));
            }
            Ok(Err(error)) => return Err(why(&error)),
            Err(_) if cancelled() => return Err(Reason::Cancelled),
            Err(mpsc::RecvTimeoutError::Timeout) if Instant::now() < until => {}
            Err(_) => return Err(Reason::NotAnswering),
        }
    }
}

#[cfg(not(unix))]
fn socket(_: PathBuf, _: Duration, _: Cancelled<'_>) -> Result<Box<dyn Wire>, Reason> {
    Err(Reason::NotAnswering)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_sent_to_another_computer() {
        for address in ["192.0.2.7:3310", "[2001:db8::1]:3310", "0.0.0.0:3310", "[::ffff:192.0.2.7]:3310"] {
            let at = Listening { place: Place::Tcp(address.parse().unwrap()), limits: Limits::default() };
            let clamd = Clamd::new(at, UtcOffset::UTC);
            assert_eq!(clamd.engine(&|| false), Err(Reason::Elsewhere), "{address}");
            let sample = Sample { bytes: b"for the Cabinet only", file: None };
            assert_eq!(clamd.scan(sample, &|| false), Verdict::NotScanned(Reason::Elsewhere), "{address}");
        }
        assert!(
            ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"].iter().all(|ip| is_loopback(ip.parse().unwrap()))
        );
    }

    #[test]
    fn only_places_on_this_computer_can_be_named() {
        assert_eq!("/run/clamav/clamd.ctl".parse(), Ok(Place::Socket("/run/clamav/clamd.ctl".into())));
        assert_eq!("[::1]:3310".parse(), Ok(Place::Tcp("[::1]:3310".parse().unwrap())));
        for named in ["", "clamd.ctl", "192.0.2.7:3310", "127.0.0.1", "localhost:3310", "0.0.0.0:3310"] {
            assert_eq!(named.parse::<Place>(), Err(NotHere), "{named}");
        }
    }

    #[test]
    fn the_smallest_limit_holds() {
        let sizes = |stream, file, scan| Limits { stream, file, scan, time: None };
        assert_eq!(sizes(None, None, None).most(1), 100 << 20);
        assert_eq!(sizes(None, None, None).most(0), 25 << 20);
        assert_eq!(sizes(Some(500 << 20), Some(25 << 20), None).most(1), 25 << 20);
        assert_eq!(sizes(Some(10), Some(25 << 20), None).most(1), 10);
        assert_eq!(sizes(Some(0), Some(0), Some(7)).most(1), 7);
        assert_eq!(sizes(Some(0), Some(0), Some(0)).most(1), u64::MAX);
    }
}
