//! Services that put their own link around another are looked through.

use crate::lists::lines;
use crate::names::domain::is_within;
use std::sync::LazyLock;
use url::Url;

/// Wrappings inside wrappings that are followed.
const DEEPEST: u32 = 5;

struct Wrapper {
    host: &'static str,
    parameter: &'static str,
    proofpoint2: bool,
}

static WRAPPERS: LazyLock<Vec<Wrapper>> = LazyLock::new(|| {
    let wrapper = |line: &'static str| {
        let mut words = line.split_whitespace();
        Some(Wrapper { host: words.next()?, parameter: words.next()?, proofpoint2: words.next()? == "proofpoint2" })
    };
    lines(include_str!("../../data/wrappers.txt")).filter_map(wrapper).collect()
});

/// The target inside, if the link is a wrapping.
#[must_use]
pub fn unwrap(url: &Url) -> Option<Url> {
    let mut found = None;
    for _ in 0..DEEPEST {
        match once(found.as_ref().unwrap_or(url)) {
            Some(inner) => found = Some(inner),
            None => break,
        }
    }
    found
}

fn once(url: &Url) -> Option<Url> {
    let host = url.host_str()?;
    // Proofpoint v3 keeps the target in the path between two underscores.
    if is_within(host, "urldefense.com") && url.path().starts_with("/v3/__") {
        let (target, _) = url.path().strip_prefix("/v3/__")?.split_once("__;")?;
        return Url::parse(&target.replacen(":/", "://", usize::from(!target.contains("://")))).ok();
    }
    let wrapper = WRAPPERS.iter().find(|wrapper| {
        is_within(host, wrapper.host)
            && url.query_pairs().any(|(name, value)| name == wrapper.parameter && value.contains("http"))
    })?;
    let (_, value) = url.query_pairs().find(|(name, _)| name == wrapper.parameter)?;
    let value = if wrapper.proofpoint2 { proofpoint2(&value) } else { value.into_owned() };
    Url::parse(&value).ok().filter(|inner| inner.has_host())
}

/// `-3A` for `%3A`, `_` for `/`.
fn proofpoint2(value: &str) -> String {
    let percent = value.replace('-', "%").replace('_', "/");
    let decoded =
        url::form_urlencoded::parse(format!("u={percent}").as_bytes()).next().map(|(_, value)| value.into_owned());
    decoded.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inside(link: &str) -> Option<String> {
        unwrap(&Url::parse(link).unwrap()).map(String::from)
    }

    #[test]
    fn wrappings_are_looked_through() {
        assert_eq!(
            inside("https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil.example%2Fx&data=05")
                .as_deref(),
            Some("https://evil.example/x")
        );
        assert_eq!(
            inside("https://urldefense.proofpoint.com/v2/url?u=https-3A__evil.example_x&d=D").as_deref(),
            Some("https://evil.example/x")
        );
        assert_eq!(
            inside("https://urldefense.com/v3/__https://evil.example/x__;!!abc").as_deref(),
            Some("https://evil.example/x")
        );
        assert_eq!(
            inside("https://www.google.com/url?q=https://evil.example/&sa=D").as_deref(),
            Some("https://evil.example/")
        );
    }

    #[test]
    fn a_plain_link_is_left_alone() {
        assert_eq!(inside("https://www.google.com/search?q=seal"), None);
    }
}
