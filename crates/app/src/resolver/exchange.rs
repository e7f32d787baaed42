//! Questions and answers on the wire: in clear with a way out over TCP where the answer is too long, over TLS (RFC 7858), or
//! over HTTPS (RFC 8484). Whoever asks may wait on any thread; one connection serves all questions at once.

use super::named::Server;
use crate::error::{AppError, Code};
use hickory_net::DnsHandle;
use hickory_net::NetError;
use hickory_net::h2::HttpsClientStream;
use hickory_net::proto::op::{
    DEFAULT_MAX_PAYLOAD_LEN, DnsRequest, DnsRequestOptions, Edns, Message, Query, ResponseCode,
};
use hickory_net::proto::rr::{Name, RecordType};
use hickory_net::runtime::TokioRuntimeProvider;
use hickory_net::tcp::TcpClientStream;
use hickory_net::tls::tls_exchange;
use hickory_net::udp::UdpClientStream;
use hickory_net::xfer::{DnsExchange, FirstAnswer};
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use std::net::SocketAddr;
use std::sync::{Arc, OnceLock, mpsc};
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Mutex;
use tokio::task::JoinSet;
use tokio::time::timeout;

/// How long a single connection or question lasts at most, whatever the asker's patience.
const LONGEST: Duration = Duration::from_secs(30);
/// When a question in clear is sent again.
const AGAIN: Duration = Duration::from_secs(1);
/// For how long nobody knocks again where no connection was to be had.
const PAUSE: Duration = Duration::from_secs(2);
/// Questions at once on one connection.
const MOST_AT_ONCE: usize = 256;
/// How often somebody who waits looks whether to stop.
const LOOK: Duration = Duration::from_millis(50);

type Open = DnsExchange<TokioRuntimeProvider>;

/// A question.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub(super) name: Name,
    pub(super) kind: RecordType,
    /// Whether the resolver is to verify signatures (RFC 4035 3.2.2: the CD bit asks it not to).
    pub(super) verify: Verify,
}

/// Whether the resolver is to verify signatures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verify {
    Yes,
    No,
}

/// Why there is no answer at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoAnswer {
    /// Nobody answered in time, or could be reached.
    Silence,
    /// It was not asked, or not waited for.
    NotAsked,
}

/// Servers, and the connections to them.
pub(super) struct Exchange {
    /// Only `None` while it is dropped.
    runtime: Option<Runtime>,
    servers: Arc<[Asked]>,
}

struct Asked {
    server: Server,
    trusted: Option<Arc<RootCertStore>>,
    /// Connections live as long as this does.
    provider: TokioRuntimeProvider,
    open: Mutex<State>,
}

/// The connection that all questions share.
enum State {
    /// None yet.
    New,
    /// This one, since then.
    Open(Open, Instant),
    /// None was to be had then.
    Failed(Instant),
}

impl Exchange {
    /// For these servers, the first of which is asked first, trusting these authorities, or where none are given those
    /// that this computer trusts. Nothing is asked for this.
    pub(super) fn new(servers: Vec<Server>, trusted: Option<&Arc<RootCertStore>>) -> Result<Self, AppError> {
        let runtime = Builder::new_multi_thread().worker_threads(1).thread_name("muhr-dns").enable_all().build();
        let runtime = runtime.map_err(|error| AppError::new(Code::System).with("reason", error.kind().to_string()))?;
        let asked = |server| Asked {
            server,
            trusted: trusted.cloned(),
            provider: TokioRuntimeProvider::default(),
            open: Mutex::new(State::New),
        };
        Ok(Self { runtime: Some(runtime), servers: servers.into_iter().map(asked).collect() })
    }

    /// Whom it asks, as shown.
    pub(super) fn shown(&self) -> Vec<String> {
        self.servers.iter().map(|asked| asked.server.shown()).collect()
    }

    /// Asks, and comes back by then, or soon after `stop` says so.
    pub(super) fn ask(&self, question: Question, until: Instant, stop: &dyn Fn() -> bool) -> Result<Message, NoAnswer> {
        self.ask_all(vec![question], until, stop).pop().unwrap_or(Err(NoAnswer::NotAsked))
    }

    /// Asks all of these at once; the answers in their order.
    pub(super) fn ask_all(
        &self,
        questions: Vec<Question>,
        until: Instant,
        stop: &dyn Fn() -> bool,
    ) -> Vec<Result<Message, NoAnswer>> {
        let left = until.saturating_duration_since(Instant::now());
        let mut answers: Vec<Option<Result<Message, NoAnswer>>> = questions.iter().map(|_| None).collect();
        let Some(runtime) = self.runtime.as_ref().filter(|_| !left.is_zero() && !stop()) else {
            return answers.iter().map(|_| Err(NoAnswer::NotAsked)).collect();
        };
        // Waited for on a channel: whichever thread this is, it may wait.
        let (tell, told) = mpsc::channel();
        let mut asking = JoinSet::new();
        for (at, question) in questions.into_iter().enumerate() {
            let (servers, tell) = (Arc::clone(&self.servers), tell.clone());
            let answer = async move {
                let answer = timeout(left, ask_in_turn(&servers, &question, until)).await;
                let _ = tell.send((at, answer.unwrap_or(Err(NoAnswer::Silence))));
            };
            asking.spawn_on(answer, runtime.handle());
        }
        drop(tell);
        let mut open = answers.len();
        let mut without = NoAnswer::Silence;
        while open > 0 {
            match told.recv_timeout(LOOK) {
                Ok((at, answer)) => {
                    open -= 1;
                    if let Some(place) = answers.get_mut(at) {
                        *place = Some(answer);
                    }
                    continue;
                }
                Err(mpsc::RecvTimeoutError::Disconnected) => break,
                Err(mpsc::RecvTimeoutError::Timeout) => {}
            }
            if Instant::now() > until + LOOK {
                break;
            }
            if stop() {
                without = NoAnswer::NotAsked;
                break;
            }
        }
        // What is still under way ends with the set.
        answers.into_iter().map(|answer| answer.unwrap_or(Err(without))).collect()
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        // Waiting for what is still under way would hold up whoever closes the window.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// One after the other: nobody is asked who need not be.
async fn ask_in_turn(servers: &[Asked], question: &Question, until: Instant) -> Result<Message, NoAnswer> {
    let mut last = Err(NoAnswer::Silence);
    for (at, asked) in servers.iter().enumerate() {
        let left = until.saturating_duration_since(Instant::now()).min(LONGEST);
        let share = if at + 1 < servers.len() { left / 2 } else { left };
        match timeout(share, asked.ask(question, share)).await {
            Ok(Ok(message)) => {
                let code = message.metadata.response_code;
                last = Ok(message);
                if matches!(code, ResponseCode::NoError | ResponseCode::NXDomain) {
                    break;
                }
            }
            Ok(Err(_)) => {}
            // A connection that says nothing may have died with the network that it went through.
            Err(_) => asked.forget(),
        }
    }
    last
}

impl Asked {
    async fn ask(&self, question: &Question, share: Duration) -> Result<Message, NetError> {
        if let Server::Plain(at) = &self.server {
            let stream = UdpClientStream::builder(*at, self.provider.clone()).with_timeout(Some(share));
            let exchange = stream.with_retry_interval_floor(1_000).exchange();
            let answer = send(&exchange, question).await?;
            return if answer.metadata.truncation { self.ask_over_tcp(*at, question, share).await } else { Ok(answer) };
        }
        let (open, since) = self.opened(None).await?;
        match send(&open, question).await {
            Err(NetError::Timeout) => Err(NetError::Timeout),
            // Servers close connections that have been idle; a new one is worth one try.
            Err(_) => send(&self.opened(Some(since)).await?.0, question).await,
            answered => answered,
        }
    }

    fn forget(&self) {
        if let Ok(mut state) = self.open.try_lock()
            && matches!(*state, State::Open(..))
        {
            *state = State::New;
        }
    }

    fn config(&self) -> Result<ClientConfig, NetError> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let builder = builder.map_err(|_| NetError::from("no TLS"))?;
        let trusted = self.trusted.clone().unwrap_or_else(roots);
        Ok(builder.with_root_certificates(trusted).with_no_client_auth())
    }

    async fn ask_over_tcp(&self, at: SocketAddr, question: &Question, share: Duration) -> Result<Message, NetError> {
        let exchange = TcpClientStream::exchange(at, None, share, None, self.provider.clone()).await?;
        send(&exchange, question).await
    }

    /// The connection that all share; a new one where there is none, or the one since then is broken.
    async fn opened(&self, broken: Option<Instant>) -> Result<(Open, Instant), NetError> {
        let mut state = self.open.lock().await;
        match &*state {
            // Whoever finds a connection broken may find that another has already made a new one.
            State::Open(known, since) if broken != Some(*since) => return Ok((known.clone(), *since)),
            State::Failed(when) if when.elapsed() < PAUSE => return Err(NetError::NoConnections),
            _ => {}
        }
        *state = State::New;
        let (new, since) = match self.connect().await {
            Ok(new) => (new, Instant::now()),
            Err(error) => {
                *state = State::Failed(Instant::now());
                return Err(error);
            }
        };
        *state = State::Open(new.clone(), since);
        Ok((new, since))
    }

    async fn connect(&self) -> Result<Open, NetError> {
        let provider = self.provider.clone();
        match &self.server {
            Server::Plain(at) => TcpClientStream::exchange(*at, None, LONGEST, None, provider).await,
            Server::Tls { at, name } => {
                let bad = |_| NetError::from("bad name");
                let name = ServerName::try_from(name.clone()).map_err(bad)?;
                tls_exchange(*at, name, self.config()?, LONGEST, Some(MOST_AT_ONCE), provider).await
            }
            Server::Https { at, name, path } => {
                let builder = HttpsClientStream::builder(Arc::new(self.config()?), provider);
                builder.exchange(*at, Arc::from(name.as_str()), Arc::from(path.as_str())).await
            }
        }
    }
}

async fn send(exchange: &Open, question: &Question) -> Result<Message, NetError> {
    let mut message = Message::query();
    message.queries.push(Query::query(question.name.clone(), question.kind));
    message.metadata.recursion_desired = true;
    // Asks to be told whether it was verified, without the signatures themselves (RFC 6840 5.7).
    message.metadata.authentic_data = true;
    message.metadata.checking_disabled = question.verify == Verify::No;
    let mut edns = Edns::new();
    edns.set_max_payload(DEFAULT_MAX_PAYLOAD_LEN);
    message.edns = Some(edns);
    let mut options = DnsRequestOptions::default();
    options.retry_interval = AGAIN;
    let answer = exchange.send(DnsRequest::new(message, options)).first_answer().await?.into_message();
    let is_ours = |query: &Query| query.name == question.name && query.query_type == question.kind;
    if answer.queries.iter().all(is_ours) { Ok(answer) } else { Err(NetError::from("an answer to something else")) }
}

/// The authorities that this computer trusts, or those of the file that `SSL_CERT_FILE` names; read once.
#[must_use]
pub fn roots() -> Arc<RootCertStore> {
    static ROOTS: OnceLock<Arc<RootCertStore>> = OnceLock::new();
    let read = || {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        Arc::new(roots)
    };
    Arc::clone(ROOTS.get_or_init(read))
}
