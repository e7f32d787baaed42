//! Servers of our own on this computer: right ones, wrong ones, and ones that mean harm.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod certificates;
mod dane;
mod hostile;
mod mta_sts;
mod mx;
#[cfg(unix)]
mod openssl;
#[cfg(unix)]
mod outdated;
mod seeds;
mod smtp;
mod web;

use crate::ask::{Answer, Data, Kind, Outcome, Resolve};
use crate::check::{Context, Question, World};
use crate::connect::{Connect, Stop, Stream, Tcp};
use crate::name::DomainName;
use crate::report::{Finding, Standing};
use rcgen::{BasicConstraints, CertificateParams, CustomExtension, DnType, IsCa, Issuer, KeyPair};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::{CertifiedKey, SingleCertAndKey};
use rustls::{RootCertStore, ServerConfig, ServerConnection, StreamOwned};
use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};
use time::OffsetDateTime;
use time::macros::datetime;

/// The moment of every check here.
const NOW: OffsetDateTime = datetime!(2026-06-01 12:00 UTC);
/// A week before and after which certificates hold.
const FROM: OffsetDateTime = datetime!(2026-05-01 0:00 UTC);
const UNTIL: OffsetDateTime = datetime!(2026-09-01 0:00 UTC);

/// What an authority is and what it issues.
struct Authority {
    certificate: CertificateDer<'static>,
    issuer: Issuer<'static, KeyPair>,
}

fn named(name: &str) -> CertificateParams {
    let mut params = CertificateParams::new(Vec::<String>::new()).unwrap();
    params.distinguished_name.push(DnType::CommonName, name);
    (params.not_before, params.not_after) = (FROM, UNTIL);
    params
}

/// What an authority says of itself.
fn authority_named(name: &str) -> CertificateParams {
    let mut params = named(name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params
}

impl Authority {
    fn new(name: &str) -> Self {
        let params = authority_named(name);
        let key = KeyPair::generate().unwrap();
        Self { certificate: params.self_signed(&key).unwrap().der().clone(), issuer: Issuer::new(params, key) }
    }

    fn below(&self, name: &str) -> Self {
        self.issue_authority(authority_named(name))
    }

    fn issue_authority(&self, params: CertificateParams) -> Self {
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap().der().clone();
        Self { certificate, issuer: Issuer::new(params, key) }
    }

    fn issue(&self, params: &CertificateParams) -> Shown {
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        Shown { chain: vec![certificate.der().clone()], key: key.serialize_der() }
    }

    fn roots(&self) -> Arc<RootCertStore> {
        let mut roots = RootCertStore::empty();
        roots.add(self.certificate.clone()).unwrap();
        Arc::new(roots)
    }
}

/// What a certificate of a host says where nothing is wrong.
fn right(host: &str) -> CertificateParams {
    let mut params = CertificateParams::new(vec![host.to_owned()]).unwrap();
    (params.not_before, params.not_after) = (FROM, UNTIL);
    params
}

/// The same, which says where its issuer's certificate is to be had, as all of the web's do.
fn linked(host: &str) -> CertificateParams {
    let mut params = right(host);
    let access = b"\x30\x16\x30\x14\x06\x08\x2b\x06\x01\x05\x05\x07\x30\x02\x86\x08http://a".to_vec();
    params.custom_extensions.push(CustomExtension::from_oid_content(&[1, 3, 6, 1, 5, 5, 7, 1, 1], access));
    params
}

fn self_signed(host: &str) -> Shown {
    let key = KeyPair::generate().unwrap();
    Shown { chain: vec![right(host).self_signed(&key).unwrap().der().clone()], key: key.serialize_der() }
}

/// What a server shows.
#[derive(Clone)]
struct Shown {
    chain: Vec<CertificateDer<'static>>,
    key: Vec<u8>,
}

impl Shown {
    fn with(mut self, other: &Authority) -> Self {
        self.chain.push(other.certificate.clone());
        self
    }

    fn config(&self) -> Arc<ServerConfig> {
        self.config_of(rustls::ALL_VERSIONS)
    }

    fn config_of(&self, versions: &[&'static rustls::SupportedProtocolVersion]) -> Arc<ServerConfig> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ServerConfig::builder_with_provider(provider).with_protocol_versions(versions).unwrap();
        let key = PrivateKeyDer::try_from(self.key.clone()).unwrap();
        Arc::new(builder.with_no_client_auth().with_single_cert(self.chain.clone(), key).unwrap())
    }

    /// The same without looking whether certificate and key belong together.
    fn unmatched(&self) -> Arc<ServerConfig> {
        let key = PrivateKeyDer::try_from(self.key.clone()).unwrap();
        let key = rustls::crypto::ring::sign::any_supported_type(&key).unwrap();
        let shown = SingleCertAndKey::from(CertifiedKey::new(self.chain.clone(), key));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        Arc::new(builder.with_no_client_auth().with_cert_resolver(Arc::new(shown)))
    }
}

/// A server that does the same with every connection, until the test ends.
fn serve(what: impl Fn(TcpStream) -> io::Result<()> + Send + Sync + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let what = Arc::new(what);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let what = Arc::clone(&what);
            std::thread::spawn(move || what(stream));
        }
    });
    address
}

/// Reads the next line, as a server of mail does.
fn line(stream: &TcpStream) -> io::Result<String> {
    let mut line = String::new();
    // Whoever asks waits for the answer before it says more, so that nothing is read too early.
    BufReader::with_capacity(1_000, stream).read_line(&mut line)?;
    Ok(line)
}

fn say(mut stream: &TcpStream, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())
}

/// Speaks SMTP until TLS would begin.
fn greet(stream: &TcpStream) -> io::Result<()> {
    say(stream, "220-mx.example\r\n220 welcome\r\n")?;
    assert_eq!(line(stream)?, "EHLO muhr.invalid\r\n");
    say(stream, "250-mx.example\r\n250-SIZE 1000\r\n250-starttls\r\n250 HELP\r\n")?;
    assert_eq!(line(stream)?, "STARTTLS\r\n");
    Ok(())
}

/// A mail server that encrypts.
fn mail(config: Arc<ServerConfig>) -> SocketAddr {
    serve(move |stream| encrypted(stream, Arc::clone(&config)))
}

/// A conversation with one.
fn encrypted(stream: TcpStream, config: Arc<ServerConfig>) -> io::Result<()> {
    greet(&stream)?;
    say(&stream, "220 go ahead\r\n")?;
    let mut tls = StreamOwned::new(ServerConnection::new(config).unwrap(), stream);
    let mut heard = Vec::new();
    tls.read_to_end(&mut heard)?;
    assert_eq!(heard, b"QUIT\r\n");
    Ok(())
}

/// A web server that says that to whoever asks.
fn web(config: Arc<ServerConfig>, answer: impl Into<Vec<u8>>) -> SocketAddr {
    let answer = answer.into();
    serve(move |stream| {
        let mut tls = StreamOwned::new(ServerConnection::new(Arc::clone(&config)).unwrap(), stream);
        let mut heard = Vec::new();
        while !heard.ends_with(b"\r\n\r\n") {
            let mut buffer = [0; 512];
            let read = tls.read(&mut buffer)?;
            if read == 0 {
                return Ok(());
            }
            heard.extend_from_slice(&buffer[..read]);
        }
        tls.write_all(&answer)?;
        tls.conn.send_close_notify();
        tls.flush()
    })
}

/// Names and servers of a small world in which `example.org` is checked.
struct Bench {
    names: HashMap<(String, Kind), Answer>,
    places: HashMap<IpAddr, Result<SocketAddr, io::ErrorKind>>,
    roots: Arc<RootCertStore>,
    now: OffsetDateTime,
    question: Question,
}

impl Bench {
    fn new(roots: Arc<RootCertStore>) -> Self {
        let mut question = Question::new(DomainName::parse("example.org").unwrap());
        question.limit = Duration::from_secs(5);
        Self { names: HashMap::new(), places: HashMap::new(), roots, now: NOW, question }
    }

    fn record(&mut self, name: &str, kind: Kind, data: Data) -> &mut Answer {
        let answer = self.names.entry((name.to_owned(), kind)).or_insert_with(|| Answer::without(Outcome::Found));
        answer.records.push(data);
        answer
    }

    fn mx(&mut self, preference: u16, host: &str) {
        self.record("example.org", Kind::Mx, Data::Mx { preference, host: host.to_owned() });
    }

    fn text(&mut self, name: &str, text: &str) {
        self.record(name, Kind::Txt, Data::Txt(text.into()));
    }

    fn outcome(&mut self, name: &str, kind: Kind, outcome: Outcome) {
        self.names.insert((name.to_owned(), kind), Answer::without(outcome));
    }

    /// A host with an address of its own, at which that place is reached.
    fn host(&mut self, name: &str, place: Result<SocketAddr, io::ErrorKind>) {
        let last = u8::try_from(self.places.len() + 1).unwrap();
        self.host_at(name, IpAddr::V4(Ipv4Addr::new(192, 0, 2, last)), place);
    }

    fn host_at(&mut self, name: &str, address: IpAddr, place: Result<SocketAddr, io::ErrorKind>) {
        match address {
            IpAddr::V4(address) => self.record(name, Kind::A, Data::A(address)),
            IpAddr::V6(address) => self.record(name, Kind::Aaaa, Data::Aaaa(address)),
        };
        self.places.insert(address, place);
    }

    fn run<T>(&self, check: impl FnOnce(&Context<'_>) -> T) -> T {
        let shared = crate::Shared::default();
        let world = World { dns: self, net: self, roots: Arc::clone(&self.roots), now: self.now, shared: &shared };
        let stop = || false;
        check(&Context::new(&self.question, &world, &stop))
    }

    fn mail(&self) -> Vec<Finding> {
        self.run(|cx| super::starttls::check(cx, &super::mx::find(cx)).0)
    }
}

impl Resolve for Bench {
    fn ask(&self, name: &str, kind: Kind, _: Instant) -> Answer {
        let is_there = self.names.keys().any(|(known, _)| known == name);
        let otherwise = Answer::without(if is_there { Outcome::NoRecords } else { Outcome::NoName });
        self.names.get(&(name.to_owned(), kind)).cloned().unwrap_or(otherwise)
    }

    fn servers(&self) -> Vec<String> {
        vec!["192.0.2.53".to_owned()]
    }
}

impl Connect for Bench {
    fn tcp(&self, to: SocketAddr, until: Instant) -> io::Result<Box<dyn Stream>> {
        Tcp.tcp(self.place(to)?, until)
    }

    fn tcp_unless<'a>(&self, to: SocketAddr, until: Instant, stop: &'a Stop<'a>) -> io::Result<Box<dyn Stream + 'a>> {
        Tcp.tcp_unless(self.place(to)?, until, stop)
    }
}

impl Bench {
    fn place(&self, of: SocketAddr) -> io::Result<SocketAddr> {
        assert!(matches!(of.port(), 25 | 443));
        match self.places.get(&of.ip()) {
            Some(Ok(place)) => Ok(*place),
            Some(Err(kind)) => Err((*kind).into()),
            None => panic!("nobody lives at {of}"),
        }
    }
}

/// Answers of servers that know only TLS of another age, or none: of two that are too old, of one without a method, of one
/// without that name, of two that speak something else, and of one that says nothing.
fn of_another_age() -> [Vec<u8>; 7] {
    let alert = |code: u8| vec![0x15, 3, 1, 0, 2, 2, code];
    let mut hello = vec![0x16, 3, 1, 0, 42, 2, 0, 0, 38, 3, 1];
    hello.extend([7; 32]);
    hello.extend([0, 0, 0x2f, 0]);
    let clear = b"250 but I wanted to talk\r\n".to_vec();
    [alert(70), hello, alert(40), alert(112), alert(80), clear, Vec::new()]
}

/// Answers what a client begins TLS with, and hangs up.
fn answer(mut stream: TcpStream, with: &[u8]) -> io::Result<()> {
    let _ = stream.read(&mut [0; 2_048])?;
    stream.write_all(with)?;
    stream.shutdown(std::net::Shutdown::Write)?;
    stream.read_to_end(&mut Vec::new()).map(drop)
}

fn ids(findings: &[Finding]) -> Vec<&'static str> {
    let mut ids: Vec<_> = findings.iter().map(|finding| finding.id).collect();
    ids.sort_unstable();
    ids
}

fn is_no_problem(findings: &[Finding]) -> bool {
    findings.iter().all(|finding| finding.standing != Standing::Problem)
}
