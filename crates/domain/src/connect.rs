//! Reaching a server.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// A connection whose every read and write ends by an instant.
pub trait Stream: Read + Write + Send {}
impl<T: Read + Write + Send> Stream for T {}

/// Whoever can reach servers.
pub trait Connect: Sync {
    /// A connection on which everything ends `until` then; what is late fails with [`ErrorKind::TimedOut`].
    ///
    /// # Errors
    /// As [`std::net::TcpStream::connect_timeout`].
    fn tcp(&self, to: SocketAddr, until: Instant) -> io::Result<Box<dyn Stream>>;

    /// The same, on which everything also ends a tenth of a second after `stop` has begun to say so. Whoever cannot look
    /// at `stop` while waiting keeps this as it is.
    ///
    /// # Errors
    /// As [`Self::tcp`].
    fn tcp_unless<'a>(&self, to: SocketAddr, until: Instant, stop: &'a Stop<'a>) -> io::Result<Box<dyn Stream + 'a>> {
        let _ = stop;
        self.tcp(to, until)
    }
}

/// Whether to stop; asked again and again.
pub type Stop<'a> = dyn Fn() -> bool + Sync + 'a;

/// How often somebody who waits looks whether to stop.
const LOOK: Duration = Duration::from_millis(100);

/// The network.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tcp;

impl Connect for Tcp {
    fn tcp(&self, to: SocketAddr, until: Instant) -> io::Result<Box<dyn Stream>> {
        let stream = TcpStream::connect_timeout(&to, left(until)?).map_err(late)?;
        Ok(Box::new(Timed::new(stream, until, None)))
    }

    fn tcp_unless<'a>(&self, to: SocketAddr, until: Instant, stop: &'a Stop<'a>) -> io::Result<Box<dyn Stream + 'a>> {
        let left = left(until)?;
        // The system cannot be told to stop connecting: whoever does it is left behind, and ends in time.
        let (tell, told) = mpsc::channel();
        let connect = move || tell.send(TcpStream::connect_timeout(&to, left));
        std::thread::Builder::new().name("connect".to_owned()).spawn(connect)?;
        loop {
            match told.recv_timeout(LOOK) {
                Ok(connected) => return Ok(Box::new(Timed::new(connected.map_err(late)?, until, Some(stop)))),
                Err(mpsc::RecvTimeoutError::Timeout) if !stop() => {}
                Err(_) => return Err(ErrorKind::TimedOut.into()),
            }
        }
    }
}

/// A socket that waits for nothing beyond an instant.
struct Timed<'a> {
    stream: TcpStream,
    until: Instant,
    stop: Option<&'a Stop<'a>>,
}

impl<'a> Timed<'a> {
    fn new(stream: TcpStream, until: Instant, stop: Option<&'a Stop<'a>>) -> Self {
        // Everything is a question and an answer: nothing is gained by waiting for more to send.
        let _ = stream.set_nodelay(true);
        Self { stream, until, stop }
    }

    /// Tries with how long may be waited, until something comes of it.
    fn patiently<T>(&self, mut attempt: impl FnMut(&TcpStream, Duration) -> io::Result<T>) -> io::Result<T> {
        loop {
            let left = left(self.until)?;
            let Some(stop) = self.stop else { return attempt(&self.stream, left).map_err(late) };
            if stop() {
                return Err(ErrorKind::TimedOut.into());
            }
            match attempt(&self.stream, left.min(LOOK)).map_err(late) {
                Err(error) if error.kind() == ErrorKind::TimedOut => {}
                done => return done,
            }
        }
    }
}

impl Read for Timed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.patiently(|mut stream, wait| {
            stream.set_read_timeout(Some(wait))?;
            // On Windows what arrives just as a wait ends may be lost; whoever only looks takes nothing away.
            stream.peek(&mut [0])?;
            stream.read(buffer)
        })
    }
}

impl Write for Timed<'_> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        self.patiently(|mut stream, wait| {
            stream.set_write_timeout(Some(wait))?;
            stream.write(buffer)
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

fn left(until: Instant) -> io::Result<Duration> {
    let left = until.saturating_duration_since(Instant::now());
    if left.is_zero() { Err(ErrorKind::TimedOut.into()) } else { Ok(left) }
}

/// Unix says of a wait that ended that the socket would block.
fn late(error: io::Error) -> io::Error {
    if error.kind() == ErrorKind::WouldBlock { ErrorKind::TimedOut.into() } else { error }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use std::net::TcpListener;

    #[test]
    fn a_silent_server_is_left_in_time() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let until = Instant::now() + Duration::from_millis(200);
        let mut stream = Tcp.tcp(listener.local_addr().unwrap(), until).unwrap();
        assert_eq!(stream.read(&mut [0; 8]).unwrap_err().kind(), ErrorKind::TimedOut);
        assert!(until.elapsed() < Duration::from_secs(2));
        assert_eq!(stream.write(b"late").unwrap_err().kind(), ErrorKind::TimedOut);
    }

    #[test]
    fn a_server_that_takes_nothing_more_is_left_in_time() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let until = Instant::now() + Duration::from_millis(200);
        let mut stream = Tcp.tcp(listener.local_addr().unwrap(), until).unwrap();
        let error = std::iter::repeat_with(|| stream.write(&[0; 65_536])).find_map(Result::err).unwrap();
        assert_eq!(error.kind(), ErrorKind::TimedOut);
    }

    #[test]
    fn nobody_there_is_said_as_the_system_says_it() {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let error = Tcp.tcp(address, Instant::now() + Duration::from_secs(1)).err().unwrap();
        assert_eq!(error.kind(), ErrorKind::ConnectionRefused);
        assert_eq!(Tcp.tcp(address, Instant::now()).err().unwrap().kind(), ErrorKind::TimedOut);
    }

    #[test]
    fn whoever_waits_stops_when_told_to() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let since = Instant::now();
        let stop = || since.elapsed() > Duration::from_millis(150);
        let until = since + Duration::from_secs(20);
        let mut stream = Tcp.tcp_unless(listener.local_addr().unwrap(), until, &stop).unwrap();
        assert_eq!(stream.read(&mut [0; 8]).unwrap_err().kind(), ErrorKind::TimedOut);
        assert!(since.elapsed() < Duration::from_secs(5));
        assert_eq!(stream.write(b"late").unwrap_err().kind(), ErrorKind::TimedOut);
        let again = Tcp.tcp_unless(listener.local_addr().unwrap(), Instant::now(), &stop);
        assert_eq!(again.err().unwrap().kind(), ErrorKind::TimedOut);
    }
}
