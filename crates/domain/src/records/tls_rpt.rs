//! Reports of encryption that failed (RFC 8460).

use super::findings as is;
use crate::ask::Kind;
use crate::check::{Context, Ground};
use crate::report::{Finding, Profile, Topic};
use muhr_inspect::auth::dkim::Tags;

/// Findings of the topic.
pub(crate) fn check(cx: &Context<'_>, ground: &Ground<'_>) -> Vec<Finding> {
    let name = format!("_smtp._tls.{}", cx.domain());
    let answer = cx.ask(&name, Kind::Txt);
    if ground.profile() == Profile::Parked {
        return vec![Finding::new(&is::CHECK_PARKED).on(Topic::TlsRpt)];
    }
    if !answer.outcome.is_known() {
        return vec![cx.unanswered(Topic::TlsRpt, &name, answer.outcome)];
    }
    cx.show_texts(Topic::TlsRpt, &name, &answer, "v=TLSRPT");
    let start = format!("v=TLSRPTv1; rua=mailto:tls-reports@{}", cx.domain());
    let records: Vec<&[u8]> = answer.texts().filter(|text| text.starts_with(b"v=TLSRPTv1")).collect();
    vec![match records.as_slice() {
        [] if answer.texts().any(|text| text.to_ascii_lowercase().starts_with(b"v=tlsrpt")) => {
            Finding::new(&is::TLS_RPT_BROKEN).paste(name, "TXT", start)
        }
        [] => Finding::new(&is::TLS_RPT_NONE).paste(name, "TXT", start),
        [record] if is_good(record) => Finding::new(&is::TLS_RPT_FINE),
        [_] => Finding::new(&is::TLS_RPT_BROKEN).paste(name, "TXT", start),
        several => Finding::new(&is::TLS_RPT_SEVERAL).with("count", several.len().to_string()),
    }]
}

/// It says where reports go, by mail or web (RFC 8460 §3).
fn is_good(record: &[u8]) -> bool {
    let Some(tags) = std::str::from_utf8(record).ok().and_then(Tags::parse) else { return false };
    let is_place = |uri: &str| {
        let uri = uri.trim().to_ascii_lowercase();
        let mail = uri.strip_prefix("mailto:").is_some_and(|address| {
            address.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'))
        });
        mail || uri.strip_prefix("https://").is_some_and(|rest| rest.contains('.'))
    };
    tags.first() == Some("v")
        && tags.get("v") == Some("TLSRPTv1")
        && tags.get("rua").is_some_and(|list| list.split(',').all(is_place))
}
