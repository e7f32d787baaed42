//! Encryption of a connection, without trusting anybody: whatever certificate comes is kept, and judged afterwards, part by
//! part ([`super::certificate`]). TLS 1.2 and 1.3 (RFC 8996 forbids what is older).

use crate::connect::Stream;
use crate::together::held;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    AlertDescription, ClientConfig, ClientConnection, DigitallySignedStruct, Error, InvalidMessage, PeerIncompatible,
    PeerMisbehaved, ProtocolVersion, SignatureScheme, StreamOwned,
};
use std::io::{self, ErrorKind};
use std::sync::{Arc, Mutex};

/// An encrypted connection. Its certificate was not judged.
pub(crate) type Encrypted<'a> = StreamOwned<ClientConnection, Box<dyn Stream + 'a>>;

/// What came of beginning TLS.
pub(crate) struct Handshake<'a> {
    /// `TLSv1.3` or `TLSv1.2`; empty where nothing was agreed on.
    pub(crate) version: &'static str,
    /// Certificates as they were sent, the server's own first; also where the handshake failed after them.
    pub(crate) chain: Vec<CertificateDer<'static>>,
    /// The connection, or why there is none.
    pub(crate) stream: Result<Encrypted<'a>, Fault>,
}

/// Why no encrypted connection came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The server knows only versions before TLS 1.2.
    OldVersion,
    /// The server knows no method that is deemed safe (RFC 9325).
    NoMethod,
    /// The server has no certificate for that name.
    UnknownName,
    /// The certificate's signature of the handshake is wrong or of a kind that is not deemed safe.
    Certificate,
    /// It answers something that is no TLS, or breaks its rules.
    NotTls,
    /// It hung up.
    Closed,
    /// It did not go on in time.
    TimedOut,
    /// The name cannot stand in a certificate.
    BadName,
}

/// Begins TLS for that host.
pub(crate) fn begin<'a>(mut stream: Box<dyn Stream + 'a>, host: &str, protocols: &[&[u8]]) -> Handshake<'a> {
    let failed = |fault| Handshake { version: "", chain: Vec::new(), stream: Err(fault) };
    let Ok(name) = ServerName::try_from(host.to_owned()) else { return failed(Fault::BadName) };
    let keeper = Arc::new(Keeper::default());
    let Some(mut tls) = connection(Arc::clone(&keeper), name, protocols) else { return failed(Fault::NotTls) };
    let mut fault = None;
    while fault.is_none() && tls.is_handshaking() {
        fault = tls.complete_io(&mut stream).err().map(|error| of(&error));
    }
    let (chain, version) = {
        let kept = held(&keeper.kept);
        (kept.chain.clone(), kept.version)
    };
    let version = match tls.protocol_version() {
        Some(ProtocolVersion::TLSv1_3) => "TLSv1.3",
        Some(ProtocolVersion::TLSv1_2) => "TLSv1.2",
        _ => version,
    };
    Handshake { version, chain, stream: fault.map_or_else(|| Ok(StreamOwned::new(tls, stream)), Err) }
}

fn connection(keeper: Arc<Keeper>, name: ServerName<'static>, protocols: &[&[u8]]) -> Option<ClientConnection> {
    let provider = Arc::clone(&keeper.provider);
    let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().ok()?;
    let mut config = builder.dangerous().with_custom_certificate_verifier(keeper).with_no_client_auth();
    config.alpn_protocols = protocols.iter().map(|protocol| protocol.to_vec()).collect();
    config.resumption = rustls::client::Resumption::disabled();
    ClientConnection::new(Arc::new(config), name).ok()
}

fn of(error: &io::Error) -> Fault {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<Error>());
    match inner {
        Some(Error::AlertReceived(alert)) => match alert {
            AlertDescription::ProtocolVersion => Fault::OldVersion,
            AlertDescription::HandshakeFailure | AlertDescription::InsufficientSecurity => Fault::NoMethod,
            AlertDescription::UnrecognisedName => Fault::UnknownName,
            _ => Fault::NotTls,
        },
        Some(Error::PeerIncompatible(why)) => match why {
            PeerIncompatible::ServerDoesNotSupportTls12Or13
            | PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig => Fault::OldVersion,
            _ => Fault::NoMethod,
        },
        Some(Error::PeerMisbehaved(PeerMisbehaved::SelectedUnofferedCipherSuite)) => Fault::NoMethod,
        Some(Error::InvalidMessage(InvalidMessage::UnknownProtocolVersion)) => Fault::OldVersion,
        Some(Error::InvalidCertificate(_) | Error::NoCertificatesPresented) => Fault::Certificate,
        Some(_) => Fault::NotTls,
        None => match error.kind() {
            ErrorKind::TimedOut | ErrorKind::WouldBlock => Fault::TimedOut,
            _ => Fault::Closed,
        },
    }
}

/// Keeps what certificates a server sends.
#[derive(Debug)]
struct Keeper {
    provider: Arc<CryptoProvider>,
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    chain: Vec<CertificateDer<'static>>,
    version: &'static str,
}

impl Default for Keeper {
    fn default() -> Self {
        Self { provider: Arc::new(rustls::crypto::ring::default_provider()), kept: Mutex::default() }
    }
}

impl Keeper {
    fn keep(&self, with: impl FnOnce(&mut Kept)) {
        with(&mut held(&self.kept));
    }
}

impl ServerCertVerifier for Keeper {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let chain = std::iter::once(certificate).chain(others).map(|one| one.clone().into_owned()).collect();
        self.keep(|kept| kept.chain = chain);
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.keep(|kept| kept.version = "TLSv1.2");
        verify_tls12_signature(message, certificate, signature, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.keep(|kept| kept.version = "TLSv1.3");
        verify_tls13_signature(message, certificate, signature, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
