//! Links: taken out of their wrappings, shown so that nothing makes them clickable, judged, never fetched.

pub(crate) mod in_text;
pub mod rules;
pub mod unwrap;

use crate::names::domain;
use crate::report::LinkPlace;
use url::{Host, Url};

/// Links of one message that are looked at.
pub const MOST: usize = 500;

/// A link.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The target as it stood there.
    pub raw: String,
    /// The target read as a browser would, taken out of its wrappings; nothing where it is no URL.
    pub url: Option<Url>,
    /// What a reader sees of it.
    pub text: String,
    /// Where it stood.
    pub place: LinkPlace,
    /// It was wrapped by a service that rewrites links.
    pub was_wrapped: bool,
}

impl Link {
    /// Reads a target.
    #[must_use]
    pub fn new(raw: &str, text: &str, place: LinkPlace) -> Self {
        let raw = raw.trim();
        let cut = raw.char_indices().nth(8_000).map_or(raw.len(), |(at, _)| at);
        let raw = raw.get(..cut).unwrap_or_default();
        // Browsers drop these inside an address.
        let plain: String = raw.chars().filter(|c| !matches!(c, '\t' | '\r' | '\n')).collect();
        let outer = Url::parse(&plain)
            .or_else(|_| Url::parse(&format!("http:{plain}")).ok().filter(|_| plain.starts_with("//")).ok_or(()));
        let outer = outer.ok();
        let inner = outer.as_ref().and_then(unwrap::unwrap);
        let was_wrapped = inner.is_some();
        Self { raw: raw.to_owned(), url: inner.or(outer), text: text.to_owned(), place, was_wrapped }
    }

    /// The host, lower case ASCII; nothing for `mailto:` and the like.
    #[must_use]
    pub fn host(&self) -> Option<String> {
        let host = self.url.as_ref()?.host_str()?;
        Some(host.trim_end_matches('.').to_lowercase())
    }

    /// The registrable domain of the host.
    #[must_use]
    pub fn registrable(&self) -> Option<String> {
        self.host().map(|host| domain::registrable(&host))
    }

    /// True for links that a browser opens as pages.
    #[must_use]
    pub fn is_web(&self) -> bool {
        self.url.as_ref().is_some_and(|url| matches!(url.scheme(), "http" | "https"))
    }

    /// True if the host is an address and no name.
    #[must_use]
    pub fn is_ip(&self) -> bool {
        matches!(self.url.as_ref().and_then(Url::host), Some(Host::Ipv4(_) | Host::Ipv6(_)))
    }

    /// The target so that no program makes it clickable: `hxxps://host[.]example/path`.
    #[must_use]
    pub fn defanged(&self) -> String {
        let shown = self.url.as_ref().map_or(self.raw.as_str(), Url::as_str);
        let (scheme, rest) = shown.split_once(':').unwrap_or(("", shown));
        let scheme = scheme.replacen("http", "hxxp", 1);
        let after = rest.trim_start_matches('/');
        let slashes = rest.len() - after.len();
        let (host, path) = after.split_at_checked(after.find('/').unwrap_or(after.len())).unwrap_or((after, ""));
        let host = host.replace('.', "[.]");
        let text = format!("{scheme}:{}{host}{path}", "/".repeat(slashes));
        crate::visible::visible(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_defanged_link_is_no_link() {
        let link = Link::new("https://evil.example/a.b?c=d", "", LinkPlace::Text);
        assert_eq!(link.defanged(), "hxxps://evil[.]example/a.b?c=d");
    }

    #[test]
    fn what_browsers_drop_hides_nothing() {
        let link = Link::new("ht\ntps://evil\t.example/", "", LinkPlace::Html);
        assert_eq!(link.host().as_deref(), Some("evil.example"));
        assert_eq!(Link::new("//evil.example/x", "", LinkPlace::Html).host().as_deref(), Some("evil.example"));
    }
}
