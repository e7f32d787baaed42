//! A resolver of our own on this computer, over every way of asking, which verifies, fails and lies as names say.

use super::*;
use hickory_net::proto::op::{Header, Metadata};
use hickory_net::proto::rr::Record;
use hickory_net::proto::rr::rdata::tlsa::{CertUsage, Matching, Selector};
use hickory_net::proto::rr::rdata::{A, CAA, CNAME, MX, NULL, TLSA, TXT};
use hickory_net::runtime::Time;
use hickory_net::xfer::Protocol;
use hickory_server::Server;
use hickory_server::server::{Request, RequestHandler, ResponseHandler, ResponseInfo};
use hickory_server::zone_handler::MessageResponseBuilder;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, SanType};
use rustls::pki_types::PrivateKeyDer;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::runtime::Runtime;

/// Answers as the first label says.
struct Handler {
    asked: Arc<AtomicUsize>,
}

impl RequestHandler for Handler {
    #[allow(clippy::multiple_bound_locations)]
    fn handle_request<'a, 'b, 'async_trait, R: ResponseHandler, T: Time>(
        &'a self,
        request: &'b Request,
        mut response: R,
    ) -> Pin<Box<dyn Future<Output = ResponseInfo> + Send + 'async_trait>>
    where
        'a: 'async_trait,
        'b: 'async_trait,
        Self: 'async_trait,
        R: 'async_trait,
        T: 'async_trait,
    {
        self.asked.fetch_add(1, Ordering::SeqCst);
        Box::pin(async move {
            let info = request.request_info().unwrap();
            let mut metadata = Metadata::response_from_request(info.metadata);
            metadata.recursion_available = true;
            let name: Name = info.query.name().into();
            let answers = answer(&name, info.query.query_type(), info.protocol, info.metadata, &mut metadata);
            let message = MessageResponseBuilder::from_message_request(request).build(metadata, &answers, [], [], []);
            response
                .send_response(message)
                .await
                .unwrap_or_else(|_| ResponseInfo::from(Header { metadata, counts: Default::default() }))
        })
    }
}

fn answer(name: &Name, kind: RecordType, way: Protocol, asked: &Metadata, metadata: &mut Metadata) -> Vec<Record> {
    let of = |owner: &Name, data: RData| Record::from_rdata(owner.clone(), 60, data);
    let other = |text: &str| Name::from_ascii(text).unwrap();
    let address = RData::A(A(Ipv4Addr::new(192, 0, 2, 7)));
    assert!(asked.recursion_desired && asked.authentic_data);
    match (name.to_ascii().split('.').next().unwrap_or_default(), kind) {
        ("secure", _) => {
            metadata.authentic_data = true;
            vec![of(name, address)]
        }
        ("bogus", _) if asked.checking_disabled => vec![of(name, address)],
        ("bogus" | "lame", _) => {
            metadata.response_code = ResponseCode::ServFail;
            Vec::new()
        }
        ("refused", _) => {
            metadata.response_code = ResponseCode::Refused;
            Vec::new()
        }
        ("gone", _) => {
            metadata.response_code = ResponseCode::NXDomain;
            Vec::new()
        }
        ("long", RecordType::TXT) if way == Protocol::Udp => {
            metadata.truncation = true;
            Vec::new()
        }
        ("long", RecordType::TXT) => {
            vec![of(name, RData::TXT(TXT::new(vec!["k".repeat(250); 12])))]
        }
        ("alias", RecordType::A) => {
            let (next, last) = (other("next.test."), other("Last.test."));
            vec![
                of(&last, address),
                of(&next, RData::CNAME(CNAME(last.clone()))),
                of(name, RData::CNAME(CNAME(next))),
                of(&other("stray.test."), RData::A(A(Ipv4Addr::new(192, 0, 2, 66)))),
            ]
        }
        ("loop", RecordType::A) => {
            let back = other("back.test.");
            vec![of(name, RData::CNAME(CNAME(back.clone()))), of(&back, RData::CNAME(CNAME(name.clone())))]
        }
        ("all", RecordType::MX) => {
            vec![of(name, RData::MX(MX::new(10, other("MX1.Test.")))), of(name, RData::MX(MX::new(0, Name::root())))]
        }
        ("all", RecordType::TLSA) => {
            let one = TLSA::new(CertUsage::DaneEe, Selector::Spki, Matching::Sha256, vec![7; 32]);
            vec![of(name, RData::TLSA(one))]
        }
        ("all", RecordType::CAA) => vec![of(name, RData::CAA(CAA::new_issue(true, Some(other("ca.test.")), vec![])))],
        ("all", RecordType::DS) => {
            let digest = NULL::with(vec![0; 36]);
            vec![of(name, RData::Unknown { code: RecordType::DS, rdata: digest })]
        }
        ("many", RecordType::A) => (0..60).map(|at| of(name, RData::A(A(Ipv4Addr::new(192, 0, 2, at))))).collect(),
        _ => Vec::new(),
    }
}

/// It stands until it is dropped.
struct TestServer {
    _runtime: Runtime,
    asked: Arc<AtomicUsize>,
    plain: SocketAddr,
    tls: SocketAddr,
    https: SocketAddr,
    roots: Arc<RootCertStore>,
}

fn start() -> TestServer {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let asked = Arc::new(AtomicUsize::new(0));
    let (roots, config) = certificates();
    let local = (Ipv4Addr::LOCALHOST, 0);
    let (plain, tls, https) = runtime.block_on(async {
        let mut server = Server::new(Handler { asked: Arc::clone(&asked) });
        let wait = Duration::from_secs(5);
        // The same port must be free for both.
        let (tcp, udp) = loop {
            let tcp = tokio::net::TcpListener::bind(local).await.unwrap();
            if let Ok(udp) = tokio::net::UdpSocket::bind(tcp.local_addr().unwrap()).await {
                break (tcp, udp);
            }
        };
        let tls = tokio::net::TcpListener::bind(local).await.unwrap();
        let https = tokio::net::TcpListener::bind(local).await.unwrap();
        let places = (tcp.local_addr().unwrap(), tls.local_addr().unwrap(), https.local_addr().unwrap());
        server.register_socket(udp);
        server.register_listener(tcp, wait, 16);
        server.register_tls_listener_with_tls_config(tls, wait, Arc::new(config(b"dot"))).unwrap();
        let name = Some("dns.test".to_owned());
        server
            .register_https_listener_with_tls_config(https, wait, Arc::new(config(b"h2")), name, "/dns-query".into())
            .unwrap();
        tokio::spawn(async move { server.block_until_done().await });
        places
    });
    TestServer { _runtime: runtime, asked, plain, tls, https, roots }
}

fn certificates() -> (Arc<RootCertStore>, impl Fn(&[u8]) -> rustls::ServerConfig) {
    let mut authority = CertificateParams::new(Vec::<String>::new()).unwrap();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority_key = KeyPair::generate().unwrap();
    let root = authority.self_signed(&authority_key).unwrap();
    let issuer = Issuer::new(authority, authority_key);
    let key = KeyPair::generate().unwrap();
    let mut own = CertificateParams::new(vec!["dns.test".to_owned()]).unwrap();
    own.subject_alt_names.push(SanType::IpAddress(IpAddr::V4(Ipv4Addr::LOCALHOST)));
    let certificate = own.signed_by(&key, &issuer).unwrap().der().clone();
    let key = key.serialize_der();
    let mut roots = RootCertStore::empty();
    roots.add(root.der().clone()).unwrap();
    let config = move |protocol: &[u8]| {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = rustls::ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let key = PrivateKeyDer::try_from(key.clone()).unwrap();
        let builder = builder.unwrap().with_no_client_auth();
        let mut config = builder.with_single_cert(vec![certificate.clone()], key).unwrap();
        config.alpn_protocols = vec![protocol.to_vec()];
        config
    };
    (Arc::new(roots), config)
}

impl TestServer {
    fn names(&self, named: &str) -> Arc<Names> {
        Names::trusting(named, Some(&self.roots)).unwrap()
    }

    fn ways(&self) -> [String; 4] {
        let Self { plain, tls, https, .. } = self;
        [
            plain.to_string(),
            format!("tls://{tls}#dns.test"),
            format!("tls://{tls}"),
            format!("https://{https}/dns-query#dns.test"),
        ]
    }
}

fn soon() -> Instant {
    Instant::now() + Duration::from_secs(5)
}

fn found(address: u8) -> Vec<Data> {
    vec![Data::A(Ipv4Addr::new(192, 0, 2, address))]
}

#[test]
fn every_way_of_asking_gives_every_answer() {
    let server = start();
    for way in server.ways() {
        let names = server.names(&way);
        let ask = |name: &str, kind| names.ask(name, kind, soon());
        assert_eq!(names.servers(), [way.as_str()]);
        let secure = ask("secure.test", Kind::A);
        assert_eq!((secure.outcome, secure.authentic, secure.records), (Outcome::Found, true, found(7)), "{way}");
        assert_eq!(ask("bogus.test", Kind::A), Answer::without(Outcome::Bogus), "{way}");
        assert_eq!(ask("lame.test", Kind::A), Answer::without(Outcome::Failed), "{way}");
        assert_eq!(ask("refused.test", Kind::A).outcome, Outcome::Refused, "{way}");
        assert_eq!(ask("gone.test", Kind::A).outcome, Outcome::NoName, "{way}");
        assert_eq!(ask("empty.test", Kind::A).outcome, Outcome::NoRecords, "{way}");
        assert_eq!(ask("long.test", Kind::Txt).records, [Data::Txt("k".repeat(3_000).into_bytes())], "{way}");
        assert_eq!(ask("many.test", Kind::A).records.len(), MOST_RECORDS, "{way}");
    }
}

#[test]
fn names_that_stand_for_others_are_followed_and_loops_end() {
    let server = start();
    let names = server.names(&server.plain.to_string());
    let alias = names.ask("alias.test", Kind::A, soon());
    assert_eq!((alias.outcome, alias.authentic), (Outcome::Found, false));
    assert_eq!(alias.aliases, ["next.test", "last.test"]);
    assert_eq!(alias.records, found(7), "what belongs to nobody asked for is left out");
    let circle = names.ask("loop.test", Kind::A, soon());
    assert_eq!((circle.outcome, circle.aliases.len()), (Outcome::NoRecords, 2));
}

#[test]
fn records_are_read_as_the_check_needs_them() {
    let server = start();
    let names = server.names(&server.plain.to_string());
    let ask = |kind| names.ask("all.test", kind, soon()).records;
    let mx = |preference, host: &str| Data::Mx { preference, host: host.to_owned() };
    assert_eq!(ask(Kind::Mx), [mx(10, "mx1.test"), mx(0, "")]);
    assert_eq!(ask(Kind::Tlsa), [Data::Tlsa { usage: 3, selector: 1, matching: 1, data: vec![7; 32] }]);
    assert_eq!(ask(Kind::Ds), [Data::Ds]);
    let [Data::Caa { critical: true, tag, value }] = &*ask(Kind::Caa) else { panic!("no CAA") };
    assert_eq!((tag.as_str(), value.as_slice()), ("issue", &b"ca.test."[..]));
}

#[test]
fn a_resolver_whose_certificate_is_not_right_is_not_asked() {
    let server = start();
    let (other, nobody) = (format!("tls://{}#else.test", server.tls), RootCertStore::empty());
    assert_eq!(server.names(&other).ask("secure.test", Kind::A, soon()).outcome, Outcome::TimedOut);
    let distrusting = Names::trusting(&format!("https://{}#dns.test", server.https), Some(&Arc::new(nobody))).unwrap();
    assert_eq!(distrusting.ask("secure.test", Kind::A, soon()).outcome, Outcome::TimedOut);
    assert_eq!(server.asked.load(Ordering::SeqCst), 0);
}

#[test]
fn many_questions_at_once_are_all_answered() {
    let server = start();
    for way in server.ways() {
        let names = server.names(&way);
        let answered = std::thread::scope(|threads| {
            let asking: Vec<_> = (0..60)
                .map(|at| {
                    let names = &names;
                    threads.spawn(move || names.ask(&format!("secure.n{at}.test"), Kind::A, soon()).outcome)
                })
                .collect();
            asking.into_iter().map(|one| one.join().unwrap()).collect::<Vec<_>>()
        });
        assert!(answered.iter().all(|outcome| *outcome == Outcome::Found), "{way}: {answered:?}");
    }
}

#[test]
fn a_connection_that_the_server_has_closed_is_made_anew() {
    let server = start();
    // Stands between, and ends the first connection after the first answer.
    let between = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let (named, behind) = (format!("tls://{}#dns.test", between.local_addr().unwrap()), server.tls);
    let (tell, end) = std::sync::mpsc::channel::<()>();
    std::thread::spawn(move || {
        let mut ends = Some(end);
        for near in between.incoming().flatten() {
            let far = std::net::TcpStream::connect(behind).unwrap();
            for (mut from, mut to) in [
                (near.try_clone().unwrap(), far.try_clone().unwrap()),
                (far.try_clone().unwrap(), near.try_clone().unwrap()),
            ] {
                std::thread::spawn(move || std::io::copy(&mut from, &mut to));
            }
            if let Some(end) = ends.take() {
                let _ = end.recv();
                let _ = (near.shutdown(std::net::Shutdown::Both), far.shutdown(std::net::Shutdown::Both));
            }
        }
    });
    let names = server.names(&named);
    assert_eq!(names.ask("secure.test", Kind::A, soon()).outcome, Outcome::Found);
    tell.send(()).unwrap();
    for _ in 0..3 {
        assert_eq!(names.ask("secure.test", Kind::A, soon()).outcome, Outcome::Found);
    }
}

#[test]
fn whoever_is_silent_is_left_in_time_and_when_told_to() {
    let silent = std::net::UdpSocket::bind("127.0.0.1:0").unwrap();
    let names = Names::new(&silent.local_addr().unwrap().to_string()).unwrap();
    let until = Instant::now() + Duration::from_millis(300);
    assert_eq!(names.ask("a.test", Kind::A, until).outcome, Outcome::TimedOut);
    assert!(until.elapsed() < Duration::from_secs(2));
    let since = Instant::now();
    let stop = || since.elapsed() > Duration::from_millis(100);
    assert_eq!(names.ask_unless("a.test", Kind::A, soon(), &stop).outcome, Outcome::NotAsked);
    assert!(since.elapsed() < Duration::from_secs(3));
    assert_eq!(names.ask("a.test", Kind::A, Instant::now()).outcome, Outcome::NotAsked);
}

#[test]
fn messages_are_checked_with_the_same_answers() {
    use muhr_inspect::auth::dns::{Dns, Reply};
    let server = start();
    let resolver = crate::resolver::Resolver::new(&server.plain.to_string()).unwrap();
    let ask = resolver.for_message();
    assert_eq!(ask.a("secure.test"), Reply::Records(vec![Ipv4Addr::new(192, 0, 2, 7)]));
    assert_eq!(ask.txt("long.test"), Reply::Records(vec!["k".repeat(3_000).into_bytes()]));
    assert_eq!(ask.a("bogus.test"), Reply::NoAnswer);
    let named = "https://192.0.2.53/dns-query#dns.test";
    assert_eq!(crate::resolver::Resolver::new(named).unwrap().servers(), [named]);
}
