//! Findings about records, and those that any topic may have.

use crate::findings::findings;
use crate::report::Severity::{Critical, High, Low, Medium};
use crate::report::Topic::{Caa, Dkim, Dmarc, Dnssec, Mx, Spf, Starttls, TlsRpt};

findings! {
    // Any topic may have these; the one that stands here is only the first.
    /// Any topic: nobody answered in time.
    CHECK_NO_ANSWER = unknown(Spf, "check.no-answer");
    /// Any topic: the resolver refused.
    CHECK_REFUSED = unknown(Spf, "check.refused");
    /// Any topic: the resolver found nobody who could tell.
    CHECK_FAILED = unknown(Spf, "check.failed");
    /// Any topic: signatures of the domain name system are wrong.
    CHECK_BOGUS = unknown(Spf, "check.bogus");
    /// Any topic: the time was up.
    CHECK_NO_TIME = unknown(Spf, "check.no-time");
    /// Any topic: somebody stopped it.
    CHECK_STOPPED = unknown(Spf, "check.stopped");
    /// Any topic: the domain does not exist.
    CHECK_MISSING = not_applicable(Spf, "check.missing");
    /// Topics about receiving: the domain receives no mail.
    CHECK_PARKED = not_applicable(TlsRpt, "check.parked");
    /// Topics about servers: they were not to be reached.
    CHECK_SERVERS_OFF = unknown(Starttls, "check.servers-off");
    /// The domain does not exist.
    MX_NO_DOMAIN = problem(Mx, Critical, "mx.no-domain");

    /// The record names who may send, and refuses all others.
    SPF_FINE = fine(Spf, "spf.fine");
    /// The record refuses everybody.
    SPF_NOBODY = fine(Spf, "spf.nobody");
    /// There is no record.
    SPF_NONE = problem(Spf, High, "spf.none");
    /// The domain is without mail and does not say so.
    SPF_PARKED_OPEN = problem(Spf, Medium, "spf.parked-open");
    /// There are several records.
    SPF_SEVERAL = problem(Spf, High, "spf.several");
    /// A text is meant as a record, and is none.
    SPF_NEAR_MISS = problem(Spf, High, "spf.near-miss");
    /// A term that does not exist.
    SPF_TERM = problem(Spf, High, "spf.term");
    /// A term with something missing, too much, or no domain behind its name.
    SPF_TERM_VALUE = problem(Spf, High, "spf.term-value");
    /// A term with something that is no address or network.
    SPF_TERM_NETWORK = problem(Spf, High, "spf.term-network");
    /// A term that may stand once stands twice.
    SPF_TERM_TWICE = problem(Spf, High, "spf.term-twice");
    /// Characters outside ASCII.
    SPF_NOT_ASCII = problem(Spf, High, "spf.not-ascii");
    /// More terms than anybody reads.
    SPF_TOO_MANY_TERMS = problem(Spf, High, "spf.too-many-terms");
    /// Anybody may send.
    SPF_ALL_PASS = problem(Spf, Critical, "spf.all-pass");
    /// Anybody may send, by an included record.
    SPF_ALL_PASS_INCLUDED = problem(Spf, Critical, "spf.all-pass-included");
    /// Nothing is said of all others, in so many words.
    SPF_ALL_NEUTRAL = problem(Spf, Medium, "spf.all-neutral");
    /// Nothing is said of all others.
    SPF_NO_ALL = problem(Spf, Medium, "spf.no-all");
    /// All others are only doubted.
    SPF_SOFTFAIL = problem(Spf, Low, "spf.softfail");
    /// More look-ups than others make.
    SPF_TOO_MANY_LOOKUPS = problem(Spf, High, "spf.too-many-lookups");
    /// More look-ups that find nothing than others make.
    SPF_TOO_MANY_VOID = problem(Spf, Medium, "spf.too-many-void");
    /// A record leads back to itself.
    SPF_LOOP = problem(Spf, High, "spf.loop");
    /// A record that it leads to does not exist.
    SPF_INCLUDE_NONE = problem(Spf, High, "spf.include-none");
    /// A record that it leads to cannot be read.
    SPF_INCLUDE_BROKEN = problem(Spf, High, "spf.include-broken");
    /// A record that it leads to could not be read.
    SPF_INCLUDE_NO_ANSWER = unknown(Spf, "spf.include-no-answer");
    /// More mail servers behind `mx` than others look at.
    SPF_MX_MANY = problem(Spf, High, "spf.mx-many");
    /// A network that is far larger than anybody's.
    SPF_WIDE = problem(Spf, High, "spf.wide");
    /// An address that is nobody's in particular.
    SPF_PRIVATE = problem(Spf, Low, "spf.private");
    /// The discouraged `ptr`.
    SPF_PTR = problem(Spf, Low, "spf.ptr");
    /// Terms behind `all`, which nobody reads.
    SPF_AFTER_ALL = problem(Spf, Low, "spf.after-all");
    /// A `redirect` beside `all`, which nobody follows.
    SPF_REDIRECT_IGNORED = problem(Spf, Low, "spf.redirect-ignored");
    /// A record that is longer than fits into one answer.
    SPF_TOO_LONG = problem(Spf, Low, "spf.too-long");
    /// Terms that depend on who sends.
    SPF_MACROS = not_applicable(Spf, "spf.macros");

    /// A key that is as it should be.
    DKIM_FINE = fine(Dkim, "dkim.fine");
    /// A key that others can compute.
    DKIM_SHORT = problem(Dkim, High, "dkim.short");
    /// A key that will not last.
    DKIM_WEAK = problem(Dkim, Low, "dkim.weak");
    /// A key that was taken back.
    DKIM_REVOKED = not_applicable(Dkim, "dkim.revoked");
    /// A key that is not for mail.
    DKIM_NOT_FOR_MAIL = not_applicable(Dkim, "dkim.not-for-mail");
    /// A key that its owner is only trying.
    DKIM_TESTING = problem(Dkim, Low, "dkim.testing");
    /// A key for a hash that nobody accepts any more.
    DKIM_SHA1 = problem(Dkim, Medium, "dkim.sha1");
    /// No key where one should be.
    DKIM_UNUSABLE = problem(Dkim, Medium, "dkim.unusable");
    /// A version that is not known.
    DKIM_VERSION = problem(Dkim, Medium, "dkim.version");
    /// Several records at one selector.
    DKIM_SEVERAL = problem(Dkim, Medium, "dkim.several");
    /// A message was signed with a key that is not published.
    DKIM_MISSING = problem(Dkim, Medium, "dkim.missing");
    /// The named selector has no key.
    DKIM_GIVEN_NONE = unknown(Dkim, "dkim.given-none");
    /// No key at any selector that is known.
    DKIM_NONE_FOUND = unknown(Dkim, "dkim.none-found");
    /// Every selector gives the same answer.
    DKIM_WILDCARD = unknown(Dkim, "dkim.wildcard");
    /// There is certainly no key.
    DKIM_NONE = problem(Dkim, High, "dkim.none");
    /// The domain is without mail and says so.
    DKIM_PARKED_FINE = fine(Dkim, "dkim.parked-fine");
    /// The domain is without mail and does not say so.
    DKIM_PARKED_OPEN = problem(Dkim, Low, "dkim.parked-open");
    /// The message's signature verifies.
    DKIM_MESSAGE_FINE = fine(Dkim, "dkim.message-fine");
    /// The message's signature does not verify.
    DKIM_MESSAGE_FAILS = problem(Dkim, High, "dkim.message-fails");
    /// Nobody could tell.
    DKIM_MESSAGE_UNKNOWN = unknown(Dkim, "dkim.message-unknown");
    /// The message was signed by others only.
    DKIM_MESSAGE_OTHER = problem(Dkim, Medium, "dkim.message-other");

    /// Forged mail is refused or put aside.
    DMARC_FINE = fine(Dmarc, "dmarc.fine");
    /// The same, by the record of a domain above.
    DMARC_INHERITED = fine(Dmarc, "dmarc.inherited");
    /// The record above asks for nothing.
    DMARC_INHERITED_NONE = problem(Dmarc, High, "dmarc.inherited-none");
    /// There is no record.
    DMARC_NONE = problem(Dmarc, High, "dmarc.none");
    /// The record asks for nothing.
    DMARC_P_NONE = problem(Dmarc, High, "dmarc.p-none");
    /// There are several records.
    DMARC_SEVERAL = problem(Dmarc, High, "dmarc.several");
    /// A text is meant as a record, and is none.
    DMARC_NEAR_MISS = problem(Dmarc, High, "dmarc.near-miss");
    /// The record stands at another name.
    DMARC_MISPLACED = problem(Dmarc, High, "dmarc.misplaced");
    /// Something in it is no tag.
    DMARC_BAD_TAG = problem(Dmarc, High, "dmarc.bad-tag");
    /// A tag stands twice.
    DMARC_TAG_TWICE = problem(Dmarc, High, "dmarc.tag-twice");
    /// `p` is missing or unknown.
    DMARC_NO_POLICY = problem(Dmarc, High, "dmarc.no-policy");
    /// Less is asked for below the domain.
    DMARC_SP_WEAKER = problem(Dmarc, Medium, "dmarc.sp-weaker");
    /// Less is asked for names that do not exist.
    DMARC_NP_WEAKER = problem(Dmarc, Medium, "dmarc.np-weaker");
    /// The owner is only trying.
    DMARC_TESTING = problem(Dmarc, Medium, "dmarc.testing");
    /// The domain says that it is a public suffix, and is none.
    DMARC_PSD = problem(Dmarc, Medium, "dmarc.psd");
    /// `pct`, which is gone.
    DMARC_PCT = problem(Dmarc, Low, "dmarc.pct");
    /// Other tags that are gone.
    DMARC_OLD_TAGS = problem(Dmarc, Low, "dmarc.old-tags");
    /// Tags that nobody knows.
    DMARC_UNKNOWN_TAGS = problem(Dmarc, Low, "dmarc.unknown-tags");
    /// A value that nobody knows.
    DMARC_BAD_VALUE = problem(Dmarc, Low, "dmarc.bad-value");
    /// Nobody gets reports.
    DMARC_NO_REPORTS = problem(Dmarc, Low, "dmarc.no-reports");
    /// An address that no report can be sent to.
    DMARC_BAD_ADDRESS = problem(Dmarc, Low, "dmarc.bad-address");
    /// Somebody who has not agreed to get reports.
    DMARC_REPORTS_REFUSED = problem(Dmarc, Low, "dmarc.reports-refused");
    /// The domain is without mail, and forged mail is not refused.
    DMARC_PARKED_WEAK = problem(Dmarc, Medium, "dmarc.parked-weak");

    /// Reports of failed encryption are asked for.
    TLS_RPT_FINE = fine(TlsRpt, "tls-rpt.fine");
    /// They are not.
    TLS_RPT_NONE = problem(TlsRpt, Low, "tls-rpt.none");
    /// There are several records.
    TLS_RPT_SEVERAL = problem(TlsRpt, Low, "tls-rpt.several");
    /// The record cannot be read.
    TLS_RPT_BROKEN = problem(TlsRpt, Low, "tls-rpt.broken");

    /// Answers are signed and verified.
    DNSSEC_FINE = fine(Dnssec, "dnssec.fine");
    /// Answers are not signed.
    DNSSEC_UNSIGNED = problem(Dnssec, Low, "dnssec.unsigned");
    /// Signatures are wrong.
    DNSSEC_BOGUS = problem(Dnssec, High, "dnssec.bogus");
    /// Answers are signed, and the resolver does not verify.
    DNSSEC_NOT_VERIFIED = unknown(Dnssec, "dnssec.not-verified");

    /// Some authorities may issue certificates.
    CAA_FINE = fine(Caa, "caa.fine");
    /// None may.
    CAA_NOBODY = fine(Caa, "caa.nobody");
    /// Any may.
    CAA_NONE = not_applicable(Caa, "caa.none");
    /// A record that nobody can obey.
    CAA_UNKNOWN = problem(Caa, Medium, "caa.unknown");
    /// A record that cannot be read.
    CAA_BROKEN = problem(Caa, Low, "caa.broken");
}
