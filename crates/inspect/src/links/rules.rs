//! The rules on links.

use super::Link;
use crate::book::Book;
use crate::claims::{brand_in_host, official_label, official_severity};
use crate::finding::{Finding, Severity};
use crate::lists::{ABUSED_TLDS, FREE_HOSTING, OBJECT_STORAGE, PROGRAM_PATHS, SHORTENERS};
use crate::names::confusable::imitates;
use crate::names::domain::{registrable, same_registrable, unicode};
use crate::report::LinkPlace;
use crate::sender::looks_random;
use crate::signals::{self as is, Signal};
use url::{Host, Url};

/// What the rules know of the message around the links.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The domain of From.
    pub from_domain: &'a str,
    /// The message asks to sign in or confirm something.
    pub asks_to_sign_in: bool,
    /// Whom the officer knows.
    pub book: &'a Book,
}

/// Judges all links of a message; each signal is told once, for the first link that shows it.
#[must_use]
pub fn judge(links: &[Link], around: Around<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    let mut add = |finding: Finding| match findings.iter_mut().find(|there| there.signal == finding.signal) {
        Some(there) if there.severity < finding.severity => *there = finding,
        Some(_) => {}
        None => findings.push(finding),
    };
    for link in links.iter().take(super::MOST) {
        one(link, around, &mut add);
    }
    let web: Vec<String> = links.iter().filter(|link| link.is_web()).filter_map(Link::registrable).collect();
    if !web.is_empty() && !around.from_domain.is_empty() {
        let sender = registrable(around.from_domain);
        if web.iter().all(|domain| *domain != sender) {
            add(Finding::new(is::LINK_NONE_MATCH_SENDER)
                .at(Severity::Low)
                .with("domain", around.from_domain)
                .with("link", links.first().map(Link::defanged).unwrap_or_default()));
        }
    }
    findings
}

fn one(link: &Link, around: Around<'_>, add: &mut impl FnMut(Finding)) {
    let found = |signal: Signal| Finding::new(signal).with("link", link.defanged());
    let Some(url) = &link.url else { return };
    if is_active(url) {
        add(found(is::LINK_SCHEME).with("scheme", url.scheme()));
        return;
    }
    let Some(host) = link.host().filter(|_| link.is_web()) else { return };
    if !url.username().is_empty() || url.password().is_some() {
        add(found(is::LINK_USERINFO).with("host", &host));
    }
    if link.is_ip() {
        let numeric = !link.raw.contains(host.as_str());
        add(match (numeric, is_private(url)) {
            (true, _) => found(is::LINK_NUMERIC_HOST),
            (false, true) => found(is::LINK_IP).at(Severity::Low),
            (false, false) => found(is::LINK_IP),
        });
    }
    if url.port().is_some_and(|port| !matches!(port, 80 | 443 | 8080 | 8443)) {
        add(found(is::LINK_ODD_PORT));
    }
    if host.contains("xn--") {
        let shown = unicode(&host);
        let confusable =
            crate::lists::BRANDS.iter().flat_map(|brand| &brand.domains).find(|real| imitates(&shown, real));
        add(match confusable {
            Some(real) => found(is::LINK_IDN_CONFUSABLE).with("host", &shown).with("real", real),
            None => found(is::LINK_IDN_CONFUSABLE).at(Severity::Medium).with("host", &shown),
        });
    }
    if let Some(real) = around.book.guarded().find(|real| imitates(&host, real)) {
        add(found(is::LINK_LOOKALIKE_OFFICIAL).with("host", &host).with("real", real));
    } else if let Some(brand) = brand_in_host(&host) {
        add(found(is::LINK_BRAND_IN_HOST)
            .with("host", &host)
            .with("brand", brand.name)
            .with("real", brand.domains.first().copied().unwrap_or_default()));
    }
    if let Some(label) = official_label(&host) {
        add(found(is::LINK_OFFICIAL_IN_HOST)
            .at(official_severity(&host, label))
            .with("host", &host)
            .with("text", label));
    }
    if SHORTENERS.holding(&host).is_some() {
        add(found(is::LINK_SHORTENER));
    } else if let Some(service) = FREE_HOSTING.holding(&host).or_else(|| ipfs_gateway(url)) {
        let severity = match is_page(url) && (OBJECT_STORAGE.holding(&host).is_some() || service == "ipfs") {
            true => Severity::High,
            false if around.asks_to_sign_in => Severity::Medium,
            false => Severity::Low,
        };
        add(found(is::LINK_FREE_HOSTING).at(severity).with("service", service));
    }
    if ABUSED_TLDS.holding(host.rsplit('.').next().unwrap_or_default()).is_some() {
        add(found(is::LINK_ABUSED_TLD));
    }
    if registrable(&host).split('.').next().is_some_and(looks_random) {
        add(found(is::LINK_RANDOM_HOST));
    }
    if !link.was_wrapped
        && let Some(inner) = nested(url).filter(|inner| !same_registrable(inner, &host))
    {
        add(found(is::LINK_OPEN_REDIRECT).at(Severity::Low).with("inner", inner));
    }
    if let Some(severity) = downloads_program(url) {
        add(found(is::LINK_DOWNLOAD_EXECUTABLE).at(severity));
    }
    if link.place == LinkPlace::QrCode {
        add(found(is::LINK_QR));
    }
    if let Some(shown) = domain_in_text(&link.text).filter(|shown| !same_registrable(shown, &host)) {
        let severity = if around.asks_to_sign_in { Severity::Medium } else { Severity::Low };
        add(found(is::LINK_TEXT_MISMATCH).at(severity).with("text", shown).with("host", &host));
    }
}

/// Schemes that do more than open a page.
fn is_active(url: &Url) -> bool {
    let scheme = url.scheme();
    matches!(scheme, "javascript" | "vbscript" | "file" | "search-ms" | "search" | "shell" | "jar" | "ldap" | "smb")
        || (scheme == "data" && !url.path().starts_with("image/"))
        || (scheme.starts_with("ms-") && scheme != "ms-outlook")
}

/// An address inside the reader's own network, where no sender from outside has a server.
fn is_private(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_private() || address.is_loopback() || address.is_link_local(),
        Some(Host::Ipv6(address)) => address.is_unique_local() || address.is_loopback(),
        _ => false,
    }
}

/// The path is a page's.
fn is_page(url: &Url) -> bool {
    let path = url.path().to_lowercase();
    [".html", ".htm", ".shtml", ".xhtml", ".php"].iter().any(|end| path.ends_with(end))
}

/// A page behind an IPFS gateway: nobody answers for it.
fn ipfs_gateway(url: &Url) -> Option<&'static str> {
    (url.path().starts_with("/ipfs/") || url.host_str()?.contains(".ipfs.")).then_some("ipfs")
}

/// The host of a whole link inside the query.
fn nested(url: &Url) -> Option<String> {
    url.query_pairs().take(50).find_map(|(_, value)| {
        let inner = Url::parse(&value).ok().filter(|inner| matches!(inner.scheme(), "http" | "https"))?;
        inner.host_str().map(str::to_lowercase)
    })
}

/// How bad what the path names is, if it runs: installers are linked to by those who make them.
fn downloads_program(url: &Url) -> Option<Severity> {
    let name = url.path_segments().and_then(|mut parts| parts.next_back().map(str::to_lowercase)).unwrap_or_default();
    let (_, extension) = name.rsplit_once('.')?;
    PROGRAM_PATHS.get(extension).copied()
}

/// The domain that a link's text shows, if the text is one: `www.bank.example`, `https://bank.example/x`.
fn domain_in_text(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(['.', ',', '/', ')', '>']);
    if text.contains(char::is_whitespace) || text.contains('@') {
        return None;
    }
    let (full, rest) = match text.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") => {
            (true, rest)
        }
        Some(_) => return None,
        None => (false, text),
    };
    let host = rest.split(['/', '?', '#', ':']).next()?.to_lowercase();
    let plain = host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-')) && host.contains('.');
    // "invoice.pdf" and "Ph.D" are no domains: without a scheme the suffix must be a listed one.
    let listed = psl::suffix(host.as_bytes()).is_some_and(|suffix| suffix.is_known());
    let has_name = registrable(&host).split('.').next().is_some_and(|label| label.chars().count() >= 3);
    (plain && has_name && (full || listed)).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(target: &str, text: &str) -> Vec<&'static str> {
        let book = Book::new(vec![], vec!["finance.gov.pk".into()], vec![]);
        let around = Around { from_domain: "sender.example", asks_to_sign_in: true, book: &book };
        let links = [Link::new(target, text, LinkPlace::Html)];
        judge(&links, around)
            .iter()
            .map(|finding| finding.signal.id())
            .filter(|id| *id != "link.none_match_sender")
            .collect()
    }

    #[test]
    fn each_trick_is_named() {
        assert_eq!(ids("http://paypal.com@evil.example/", ""), ["link.userinfo"]);
        assert_eq!(ids("http://2130706433/x", ""), ["link.numeric_host"]);
        assert_eq!(ids("https://flnance.gov.pk/", ""), ["link.lookalike_official"]);
        assert_eq!(ids("https://bit.ly/x", ""), ["link.shortener"]);
        assert_eq!(ids("https://evil.example/", "https://bank.com/login"), ["link.text_mismatch"]);
        assert_eq!(ids("javascript:alert(1)", ""), ["link.scheme"]);
        assert_eq!(ids("https://netflix-billing.example/", ""), ["link.brand_in_host"]);
        assert_eq!(ids("https://a.example/setup.exe", ""), ["link.download_executable"]);
        assert_eq!(ids("https://storage.googleapis.com/bucket/page.html#x", ""), ["link.free_hosting"]);
        assert_eq!(ids("https://finance-gov.example/", ""), ["link.official_in_host"]);
    }

    #[test]
    fn an_ordinary_link_is_nothing() {
        assert!(ids("https://www.sender.example/page?id=1", "Read more").is_empty());
        assert!(ids("https://www.sender.example/", "annex.pdf").is_empty());
        assert!(ids("mailto:a@b.example", "a@b.example").is_empty());
    }
}
