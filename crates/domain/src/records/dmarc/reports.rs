//! Where reports go (RFC 9989 §4.7, RFC 9990 §4): whether that is an address at all, and whether others have agreed.

use super::super::findings as is;
use crate::ask::Kind;
use crate::check::Context;
use crate::name::DomainName;
use crate::report::{Finding, Topic};
use muhr_inspect::names::domain::{is_within, same_registrable};

/// Addresses that are looked at.
const MOST: usize = 10;

/// What is said of the addresses of a tag.
pub(super) fn judge(cx: &Context<'_>, tag: &'static str, list: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for uri in list.split(',').map(str::trim).take(MOST) {
        let Some(domain) = receiver(uri) else {
            findings.push(Finding::new(&is::DMARC_BAD_ADDRESS).about(uri).with("tag", tag));
            continue;
        };
        let own = cx.domain();
        if is_within(&domain, own) || is_within(own, &domain) || same_registrable(&domain, own) {
            continue;
        }
        let name = format!("{own}._report._dmarc.{domain}");
        let answer = cx.ask(&name, Kind::Txt);
        cx.show_texts(Topic::Dmarc, &name, &answer, "v=DMARC1");
        let agrees = answer.texts().any(|text| text.trim_ascii_start().starts_with(b"v=DMARC1"));
        if !answer.outcome.is_known() {
            findings.push(cx.unanswered(Topic::Dmarc, &name, answer.outcome).about(&*domain));
        } else if !agrees {
            let finding = Finding::new(&is::DMARC_REPORTS_REFUSED).about(&*domain).with("tag", tag);
            findings.push(finding.paste(name, "TXT", "v=DMARC1"));
        }
    }
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings {
        if !kept.contains(&finding) {
            kept.push(finding);
        }
    }
    kept
}

/// The domain of a `mailto:` address, the limit of RFC 7489 (`!10m`) taken off.
fn receiver(uri: &str) -> Option<String> {
    let (scheme, rest) = uri.split_at_checked(7)?;
    let address = rest.split(['!', '?']).next()?.trim();
    let (local, domain) = address.rsplit_once('@')?;
    let plain =
        !local.is_empty() && !local.contains(|c: char| c.is_whitespace() || matches!(c, '@' | ':' | '/' | '<' | '>'));
    if !scheme.eq_ignore_ascii_case("mailto:") || !plain || domain.contains(['/', ':', '<', '>', '[']) {
        return None;
    }
    DomainName::parse(domain).ok().map(|name| name.ascii().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_is_one() {
        assert_eq!(receiver("mailto:a@Example.org").as_deref(), Some("example.org"));
        assert_eq!(receiver("MAILTO:a+b@example.org!10m").as_deref(), Some("example.org"));
        for bad in [
            "a@example.org",
            "mailto:",
            "mailto:a",
            "mailto:@example.org",
            "mailto:a@localhost",
            "https://a.example",
            "mailto:a b@example.org",
            "mailto://a@example.org",
            "mailto:mailto:a@example.org",
            "",
        ] {
            assert_eq!(receiver(bad), None, "{bad}");
        }
    }
}
