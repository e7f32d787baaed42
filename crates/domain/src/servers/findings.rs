//! Findings about servers.

use crate::findings::findings;
use crate::report::Severity::{High, Low, Medium};
use crate::report::Topic::{Dane, MtaSts, Mx, Starttls, Web};

findings! {
    /// Every mail server has addresses.
    MX_FINE = fine(Mx, "mx.fine");
    /// Nobody answered.
    MX_NO_ANSWER = unknown(Mx, "mx.no-answer");
    /// The answer's signatures are wrong.
    MX_BOGUS = unknown(Mx, "mx.bogus");
    /// The domain says that it takes no mail (RFC 7505).
    MX_NULL = not_applicable(Mx, "mx.null");
    /// It names no mail server and has no address.
    MX_NONE = not_applicable(Mx, "mx.none");
    /// The same, and somebody has said that it is for mail.
    MX_WANTED = problem(Mx, High, "mx.wanted");
    /// It names no mail server but has an address, where mail then goes.
    MX_IMPLICIT = problem(Mx, Low, "mx.implicit");
    /// It says that it takes no mail, and names servers that do.
    MX_NULL_BESIDE = problem(Mx, Medium, "mx.null-beside");
    /// More servers than are looked at.
    MX_MANY = unknown(Mx, "mx.many");
    /// A mail server's name stands for another.
    MX_ALIAS = problem(Mx, Low, "mx.alias");
    /// A mail server's name does not exist.
    MX_NO_HOST = problem(Mx, High, "mx.no-host");
    /// A mail server has no address.
    MX_NO_ADDRESS = problem(Mx, Medium, "mx.no-address");
    /// Nobody answered where a mail server is.
    MX_HOST_UNANSWERED = unknown(Mx, "mx.host-unanswered");
    /// An address stands where a name should.
    MX_ADDRESS = problem(Mx, Medium, "mx.address");
    /// A mail server's address is one of an office.
    MX_PRIVATE = problem(Mx, Low, "mx.private-address");
    /// A mail server's address has no name.
    MX_REVERSE_NONE = problem(Mx, Low, "mx.reverse-none");
    /// The name of a mail server's address leads elsewhere.
    MX_REVERSE_ELSEWHERE = problem(Mx, Low, "mx.reverse-elsewhere");

    /// A server encrypts, and its certificate is right.
    STARTTLS_FINE = fine(Starttls, "starttls.fine");
    /// There is no mail server.
    STARTTLS_NO_MAIL = not_applicable(Starttls, "starttls.no-mail");
    /// Nobody could tell which servers there are.
    STARTTLS_NO_SERVERS = unknown(Starttls, "starttls.no-servers");
    /// Nobody listens, and others were reached, so that nothing on the way has refused.
    STARTTLS_REFUSED = problem(Starttls, Medium, "starttls.refused");
    /// Every connection was refused: by the servers, or by something on the way to all of them.
    STARTTLS_ALL_REFUSED = unknown(Starttls, "starttls.all-refused");
    /// Nobody answered.
    STARTTLS_TIMED_OUT = unknown(Starttls, "starttls.timed-out");
    /// No way leads there from here.
    STARTTLS_UNREACHABLE = unknown(Starttls, "starttls.unreachable");
    /// This computer has no IPv6.
    STARTTLS_NO_IPV6 = not_applicable(Starttls, "starttls.no-ipv6");
    /// The server hung up.
    STARTTLS_CLOSED = unknown(Starttls, "starttls.closed");
    /// The server is busy or wants nobody from here.
    STARTTLS_BUSY = unknown(Starttls, "starttls.busy");
    /// The server refuses to be greeted.
    STARTTLS_NOT_GREETED = unknown(Starttls, "starttls.not-greeted");
    /// The server does not speak SMTP.
    STARTTLS_NOT_SMTP = unknown(Starttls, "starttls.not-smtp");
    /// The server says more than anybody would.
    STARTTLS_FLOOD = unknown(Starttls, "starttls.flood");
    /// A firewall has made the server's offers unreadable.
    STARTTLS_HIDDEN = unknown(Starttls, "starttls.hidden");
    /// No encryption is offered.
    STARTTLS_NOT_OFFERED = problem(Starttls, High, "starttls.not-offered");
    /// Encryption is offered and then refused.
    STARTTLS_WITHDRAWN = problem(Starttls, High, "starttls.withdrawn");
    /// Something came in clear after encryption was agreed on.
    STARTTLS_INJECTED = problem(Starttls, Medium, "starttls.injected");
    /// What follows is no TLS.
    STARTTLS_NOT_TLS = problem(Starttls, High, "starttls.not-tls");
    /// Only versions before TLS 1.2.
    STARTTLS_OLD_VERSION = problem(Starttls, Medium, "starttls.old-version");
    /// Only methods that are not deemed safe.
    STARTTLS_NO_METHOD = problem(Starttls, Medium, "starttls.no-method");
    /// Nobody but itself vouches for the certificate.
    STARTTLS_SELF_SIGNED = problem(Starttls, Medium, "starttls.self-signed");
    /// What lies between certificate and authority is not sent.
    STARTTLS_INCOMPLETE = problem(Starttls, Medium, "starttls.incomplete");
    /// The authority is not trusted.
    STARTTLS_UNTRUSTED = problem(Starttls, Medium, "starttls.untrusted");
    /// A certificate above has expired.
    STARTTLS_AUTHORITY_EXPIRED = problem(Starttls, Medium, "starttls.authority-expired");
    /// The certificate must not be used for this, or cannot be read.
    STARTTLS_BROKEN = problem(Starttls, Medium, "starttls.broken");
    /// No authorities are known here.
    STARTTLS_NO_ROOTS = unknown(Starttls, "starttls.no-roots");
    /// The certificate is for others.
    STARTTLS_WRONG_NAME = problem(Starttls, Medium, "starttls.wrong-name");
    /// The certificate has expired.
    STARTTLS_EXPIRED = problem(Starttls, Medium, "starttls.expired");
    /// The certificate does not hold yet.
    STARTTLS_NOT_YET = problem(Starttls, Medium, "starttls.not-yet");
    /// The certificate ends within two weeks.
    STARTTLS_SOON = problem(Starttls, Low, "starttls.soon");
    /// The certificate's key is short.
    STARTTLS_SHORT_KEY = problem(Starttls, Medium, "starttls.short-key");
    /// The certificate or one above it is signed with what is broken.
    STARTTLS_OLD_SIGNATURE = problem(Starttls, Medium, "starttls.old-signature");

    /// The web mail encrypts, and its certificate is right.
    WEB_FINE = fine(Web, "web.fine");
    /// None of the usual names exists.
    WEB_NONE = not_applicable(Web, "web.none");
    /// Nobody answered which address the host has.
    WEB_NO_ANSWER = unknown(Web, "web.no-answer");
    /// The host that was named does not exist, or has no address.
    WEB_NO_HOST = problem(Web, Medium, "web.no-host");
    /// A usual name exists, and nobody listens there.
    WEB_NOT_THERE = not_applicable(Web, "web.not-there");
    /// Nobody listens where the user said.
    WEB_REFUSED = problem(Web, Medium, "web.refused");
    /// Nobody answered.
    WEB_TIMED_OUT = unknown(Web, "web.timed-out");
    /// No way leads there from here.
    WEB_UNREACHABLE = unknown(Web, "web.unreachable");
    /// This computer has no IPv6.
    WEB_NO_IPV6 = not_applicable(Web, "web.no-ipv6");
    /// The server hung up.
    WEB_CLOSED = unknown(Web, "web.closed");
    /// It does not encrypt.
    WEB_NOT_TLS = problem(Web, High, "web.not-tls");
    /// Only versions before TLS 1.2.
    WEB_OLD_VERSION = problem(Web, High, "web.old-version");
    /// Only methods that are not deemed safe.
    WEB_NO_METHOD = problem(Web, Medium, "web.no-method");
    /// Nobody but itself vouches for the certificate.
    WEB_SELF_SIGNED = problem(Web, High, "web.self-signed");
    /// What lies between certificate and authority is not sent.
    WEB_INCOMPLETE = problem(Web, Medium, "web.incomplete");
    /// The authority is not trusted.
    WEB_UNTRUSTED = problem(Web, High, "web.untrusted");
    /// A certificate above has expired.
    WEB_AUTHORITY_EXPIRED = problem(Web, High, "web.authority-expired");
    /// The certificate must not be used for this, or cannot be read.
    WEB_BROKEN = problem(Web, High, "web.broken");
    /// No authorities are known here.
    WEB_NO_ROOTS = unknown(Web, "web.no-roots");
    /// The certificate is for others.
    WEB_WRONG_NAME = problem(Web, High, "web.wrong-name");
    /// The certificate has expired.
    WEB_EXPIRED = problem(Web, High, "web.expired");
    /// The certificate does not hold yet.
    WEB_NOT_YET = problem(Web, High, "web.not-yet");
    /// The certificate ends within two weeks.
    WEB_SOON = problem(Web, Low, "web.soon");
    /// The certificate's key is short.
    WEB_SHORT_KEY = problem(Web, Medium, "web.short-key");
    /// The certificate or one above it is signed with what is broken.
    WEB_OLD_SIGNATURE = problem(Web, High, "web.old-signature");

    /// Others are told to insist on encryption, for every server.
    MTA_STS_FINE = fine(MtaSts, "mta-sts.fine");
    /// There is no mail server.
    MTA_STS_NO_MAIL = not_applicable(MtaSts, "mta-sts.no-mail");
    /// Nobody answered whether there is a record.
    MTA_STS_NO_ANSWER = unknown(MtaSts, "mta-sts.no-answer");
    /// There is a record; the web was not to be asked for the policy.
    MTA_STS_NOT_FETCHED = unknown(MtaSts, "mta-sts.not-fetched");
    /// Neither record nor policy.
    MTA_STS_NONE = problem(MtaSts, Low, "mta-sts.none");
    /// Several records, so none counts.
    MTA_STS_SEVERAL = problem(MtaSts, Medium, "mta-sts.several");
    /// The record cannot be read.
    MTA_STS_RECORD = problem(MtaSts, Medium, "mta-sts.record");
    /// A record, and no host for the policy.
    MTA_STS_NO_HOST = problem(MtaSts, Medium, "mta-sts.no-host");
    /// A policy, and no record that announces it.
    MTA_STS_NO_RECORD = problem(MtaSts, Medium, "mta-sts.no-record");
    /// Nobody listens at the policy's host.
    MTA_STS_REFUSED = problem(MtaSts, Medium, "mta-sts.refused");
    /// The policy's host does not answer, or no way leads there.
    MTA_STS_TIMED_OUT = unknown(MtaSts, "mta-sts.timed-out");
    /// The certificate of the policy's host is not right.
    MTA_STS_CERTIFICATE = problem(MtaSts, Medium, "mta-sts.certificate");
    /// No authorities are known here, so the policy's host cannot be trusted.
    MTA_STS_NO_ROOTS = unknown(MtaSts, "mta-sts.no-roots");
    /// The policy's host answers with an error.
    MTA_STS_STATUS = problem(MtaSts, Medium, "mta-sts.status");
    /// The policy's host sends askers elsewhere, which is not followed.
    MTA_STS_REDIRECT = problem(MtaSts, Medium, "mta-sts.redirect");
    /// The policy is longer than anybody reads.
    MTA_STS_TOO_LARGE = problem(MtaSts, Medium, "mta-sts.too-large");
    /// The policy's host does not speak HTTP.
    MTA_STS_NOT_HTTP = problem(MtaSts, Medium, "mta-sts.not-http");
    /// The policy is sent as something else than text.
    MTA_STS_TYPE = problem(MtaSts, Low, "mta-sts.type");
    /// The policy cannot be read.
    MTA_STS_POLICY = problem(MtaSts, Medium, "mta-sts.policy");
    /// The policy asks for nothing yet.
    MTA_STS_TESTING = problem(MtaSts, Low, "mta-sts.testing");
    /// The policy withdraws itself.
    MTA_STS_OFF = problem(MtaSts, Low, "mta-sts.off");
    /// The policy is forgotten within a day.
    MTA_STS_BRIEF = problem(MtaSts, Low, "mta-sts.brief");
    /// A mail server is not in the policy that is enforced, so mail to it is lost.
    MTA_STS_NOT_LISTED = problem(MtaSts, High, "mta-sts.not-listed");
    /// A mail server is not in the policy that is tested.
    MTA_STS_NOT_LISTED_YET = problem(MtaSts, Medium, "mta-sts.not-listed-yet");

    /// The certificate is the one that the domain name system names.
    DANE_FINE = fine(Dane, "dane.fine");
    /// There is none.
    DANE_NONE = not_applicable(Dane, "dane.none");
    /// Nobody answered.
    DANE_NO_ANSWER = unknown(Dane, "dane.no-answer");
    /// The record's signatures are wrong, so mail waits.
    DANE_BOGUS = problem(Dane, High, "dane.bogus");
    /// The record is not signed, or the resolver does not verify.
    DANE_NOT_SIGNED = unknown(Dane, "dane.not-signed");
    /// The records of the domain are not signed, so the host can be swapped.
    DANE_DOMAIN_NOT_SIGNED = problem(Dane, Low, "dane.domain-not-signed");
    /// The record does not say anything that counts for mail.
    DANE_UNUSABLE = problem(Dane, Medium, "dane.unusable");
    /// The certificate is another, so mail is lost.
    DANE_MISMATCH = problem(Dane, High, "dane.mismatch");
    /// A record, and the server does not encrypt, so mail is lost.
    DANE_NO_TLS = problem(Dane, High, "dane.no-tls");
    /// The certificate was not seen.
    DANE_NOT_SEEN = unknown(Dane, "dane.not-seen");
}
