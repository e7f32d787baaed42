//! A connection to a directory: TCP, StartTLS where the address is `ldap://`, TLS, and only then anything else.

use super::ber::{self, Bytes, Malformed, SEQUENCE};
use super::message::{self, Response};
use super::{Directory, DirectoryError};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{CertificateError, ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

/// Longest message, in bytes. Pictures are not asked for; without them an entry has some kilobytes.
pub(super) const MOST_MESSAGE: usize = 1024 * 1024;
/// Most addresses of one name that are tried.
const MOST_ADDRESSES: usize = 8;

/// An encrypted connection.
#[derive(Debug)]
pub(super) struct Connection {
    stream: StreamOwned<ClientConnection, Timed>,
    id: u32,
}

/// Where to connect and how.
struct Place {
    host: String,
    port: u16,
    name: ServerName<'static>,
    starts_in_clear: bool,
}

impl Connection {
    /// Connects, until `deadline`.
    pub(super) fn open(directory: &Directory, deadline: Instant) -> Result<Self, DirectoryError> {
        let place = place(&directory.url)?;
        let config = config(directory.root_certificate.as_deref())?;
        let mut stream = connect(&place, directory.patience, deadline)?;
        if place.starts_in_clear {
            start_tls(&mut stream)?;
        }
        let mut tls = ClientConnection::new(config, place.name).map_err(|_| DirectoryError::Protocol)?;
        while tls.is_handshaking() {
            tls.complete_io(&mut stream).map_err(|error| of_handshake(&error))?;
        }
        Ok(Self { stream: StreamOwned::new(tls, stream), id: 1 })
    }

    /// Binds with a name and a password, or as nobody where both are empty.
    pub(super) fn bind(&mut self, dn: &str, password: &str) -> Result<(), DirectoryError> {
        // Servers take a name without a password for nobody and say that it went well (RFC 4513 section 5.1.2).
        if password.is_empty() && !dn.is_empty() {
            return Err(DirectoryError::BindRefused);
        }
        let id = self.next_id();
        self.send(&message::bind(id, dn, password))?;
        match self.receive()? {
            Response::Bind(0) => Ok(()),
            Response::Bind(_) => Err(DirectoryError::BindRefused),
            _ => Err(DirectoryError::Protocol),
        }
    }

    /// Sends a search.
    pub(super) fn search(&mut self, search: &message::Search<'_>) -> Result<(), DirectoryError> {
        let id = self.next_id();
        self.send(&message::search(id, search))
    }

    /// The next answer to what was sent last.
    pub(super) fn receive(&mut self) -> Result<Response, DirectoryError> {
        let content = read_message(&mut self.stream)?;
        message::read(&content, self.id).map_err(DirectoryError::from)
    }

    /// Says goodbye; the server needs it only to be rid of the connection.
    pub(super) fn close(mut self) {
        let id = self.next_id();
        let _ = self.send(&message::unbind(id));
        self.stream.conn.send_close_notify();
        let _ = self.stream.flush();
    }

    fn next_id(&mut self) -> u32 {
        self.id = self.id.saturating_add(1);
        self.id
    }

    fn send(&mut self, bytes: &Bytes) -> Result<(), DirectoryError> {
        self.stream.write_all(bytes).and_then(|()| self.stream.flush()).map_err(|error| of_io(&error))
    }
}

/// What the address of a directory says.
fn place(text: &str) -> Result<Place, DirectoryError> {
    let url = url::Url::parse(text.trim()).map_err(|_| DirectoryError::Url)?;
    let (starts_in_clear, port) = match url.scheme() {
        "ldaps" => (false, 636),
        "ldap" => (true, 389),
        _ => return Err(DirectoryError::Url),
    };
    let bare = matches!(url.path(), "" | "/") && url.query().is_none() && url.fragment().is_none();
    let anonymous = url.username().is_empty() && url.password().is_none();
    let host = url.host_str().map(|host| host.trim_start_matches('[').trim_end_matches(']')).unwrap_or_default();
    if !bare || !anonymous {
        return Err(DirectoryError::Url);
    }
    let name = ServerName::try_from(host.to_owned()).map_err(|_| DirectoryError::Url)?;
    Ok(Place { host: host.to_owned(), port: url.port().unwrap_or(port), name, starts_in_clear })
}

/// TLS with one root certificate, or with those of the system.
fn config(root: Option<&str>) -> Result<Arc<ClientConfig>, DirectoryError> {
    let mut roots = RootCertStore::empty();
    match root {
        Some(pem) => {
            for certificate in CertificateDer::pem_slice_iter(pem.as_bytes()) {
                let added = certificate.map(|it| roots.add(it));
                added.ok().and_then(Result::ok).ok_or(DirectoryError::RootCertificate)?;
            }
            if roots.is_empty() {
                return Err(DirectoryError::RootCertificate);
            }
        }
        None => {
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| DirectoryError::Protocol)?;
    Ok(Arc::new(config.with_root_certificates(roots).with_no_client_auth()))
}

fn connect(place: &Place, patience: Duration, deadline: Instant) -> Result<Timed, DirectoryError> {
    let addresses = resolve(&place.host, place.port, patience)?;
    for address in addresses.iter().take(MOST_ADDRESSES) {
        let left = left(deadline, patience).map_err(|error| of_io(&error))?;
        if let Ok(stream) = TcpStream::connect_timeout(address, left) {
            let _ = stream.set_nodelay(true);
            return Ok(Timed { stream, patience, deadline });
        }
    }
    Err(DirectoryError::Unreachable)
}

/// The system's resolver has no time-out of its own that could be set; it is left behind on its thread.
fn resolve(host: &str, port: u16, patience: Duration) -> Result<Vec<SocketAddr>, DirectoryError> {
    let (sender, receiver) = mpsc::channel();
    let place = (host.to_owned(), port);
    let asked = std::thread::Builder::new().name("resolve".to_owned()).spawn(move || {
        let found = place.to_socket_addrs().map(Iterator::collect::<Vec<_>>);
        let _ = sender.send(found);
    });
    asked.map_err(|error| of_io(&error))?;
    let found = receiver.recv_timeout(patience).map_err(|_| DirectoryError::Unreachable)?;
    found.map_err(|_| DirectoryError::Unreachable)
}

/// Asks for TLS (RFC 4511 section 4.14.1). Exactly one answer is read, to the byte: what an attacker puts behind it is
/// taken for TLS and fails, never for an answer that came encrypted.
fn start_tls(stream: &mut Timed) -> Result<(), DirectoryError> {
    const ID: u32 = 1;
    let sent = stream.write_all(&message::start_tls(ID)).and_then(|()| stream.flush());
    sent.map_err(|error| of_io(&error))?;
    match message::read(&read_message(stream)?, ID) {
        Ok(Response::Extended(0)) => Ok(()),
        Ok(Response::Extended(_)) => Err(DirectoryError::NotEncrypted),
        _ => Err(DirectoryError::Protocol),
    }
}

/// The content of one message, and no byte more of the stream.
fn read_message(stream: &mut impl Read) -> Result<Vec<u8>, DirectoryError> {
    let mut start = [0_u8; 2];
    stream.read_exact(&mut start).map_err(|error| of_io(&error))?;
    let [tag, first] = start;
    let mut length = [0_u8; 4];
    let more = ber::length_of_length(first)?;
    let length = match length.get_mut(..more) {
        Some([]) => usize::from(first),
        Some(bytes) => {
            stream.read_exact(bytes).map_err(|error| of_io(&error))?;
            ber::read_length(bytes)?
        }
        None => return Err(DirectoryError::Protocol),
    };
    if tag != SEQUENCE || length > MOST_MESSAGE {
        return Err(DirectoryError::Protocol);
    }
    let mut content = Vec::new();
    let most = u64::try_from(length).map_err(|_| Malformed)?;
    stream.take(most).read_to_end(&mut content).map_err(|error| of_io(&error))?;
    if content.len() == length { Ok(content) } else { Err(DirectoryError::Unreachable) }
}

/// A stream on which no wait is longer than `patience` and none lasts beyond `deadline`.
#[derive(Debug)]
struct Timed {
    stream: TcpStream,
    patience: Duration,
    deadline: Instant,
}

impl Read for Timed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.stream.set_read_timeout(Some(left(self.deadline, self.patience)?))?;
        self.stream.read(buffer)
    }
}

impl Write for Timed {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        self.stream.set_write_timeout(Some(left(self.deadline, self.patience)?))?;
        self.stream.write(buffer)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

fn left(deadline: Instant, patience: Duration) -> io::Result<Duration> {
    let left = deadline.saturating_duration_since(Instant::now()).min(patience);
    if left.is_zero() { Err(io::ErrorKind::TimedOut.into()) } else { Ok(left) }
}

fn of_io(error: &io::Error) -> DirectoryError {
    match tls_error(error) {
        Some(rustls::Error::InvalidCertificate(_)) => DirectoryError::CertificateNotTrusted,
        Some(_) => DirectoryError::Protocol,
        None => DirectoryError::Unreachable,
    }
}

/// While TLS begins, a server that hangs up or answers something else has none.
fn of_handshake(error: &io::Error) -> DirectoryError {
    match tls_error(error) {
        Some(rustls::Error::InvalidCertificate(CertificateError::BadEncoding)) => DirectoryError::Protocol,
        Some(rustls::Error::InvalidCertificate(_) | rustls::Error::NoCertificatesPresented) => {
            DirectoryError::CertificateNotTrusted
        }
        Some(rustls::Error::InvalidMessage(_)) => DirectoryError::NotEncrypted,
        Some(_) => DirectoryError::Protocol,
        None => match error.kind() {
            io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut => DirectoryError::Unreachable,
            _ => DirectoryError::NotEncrypted,
        },
    }
}

fn tls_error(error: &io::Error) -> Option<&rustls::Error> {
    error.get_ref().and_then(|inner| inner.downcast_ref())
}

#[cfg(test)]
mod tests;
