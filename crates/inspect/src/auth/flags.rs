//! What the receiving server's own filter said: it saw connections and reputations that nobody sees later. It is
//! believed where its Authentication-Results would be, and only ever makes the answer worse.

use crate::finding::{Finding, Severity};
use crate::lists::SERVER_FLAGS;
use crate::message::Headers;
use crate::names::domain::is_within;
use crate::signals as is;

/// Who may write a field.
pub(crate) enum Writer {
    /// Whoever stands above the border.
    Inside,
    /// A service that takes the field out of mail from outside, by its domains.
    Service(Vec<&'static str>),
}

/// The worst that the receiving server noted. `border` is the position of the border's Received, `by` its host.
pub(super) fn judge(headers: &Headers, border: usize, by: &str) -> Option<Finding> {
    let believed = |writer: &Writer, at: usize| match writer {
        Writer::Inside => at < border,
        Writer::Service(domains) => domains.iter().any(|own| is_within(by, own)),
    };
    let mut worst: Option<Finding> = None;
    for (at, field) in headers.all().iter().enumerate() {
        let flags = SERVER_FLAGS.iter().filter(|flag| field.name.eq_ignore_ascii_case(flag.field));
        for flag in flags.filter(|flag| believed(&flag.writer, at)) {
            let value = field.value.get(..2_000).unwrap_or(&field.value).to_lowercase();
            if flag.pattern.is_match(&value) {
                let severity = if flag.is_phish { Severity::High } else { Severity::Medium };
                let found = Finding::new(is::AUTH_SERVER_FLAGGED).at(severity).with("field", flag.field);
                worst = worst.filter(|worse| worse.severity >= severity).or(Some(found));
            }
        }
    }
    worst
}

#[cfg(test)]
mod tests {
    use super::*;

    fn severity(headers: &str, border: usize, by: &str) -> Option<Severity> {
        judge(&Headers::read(headers.as_bytes()), border, by).map(|finding| finding.severity)
    }

    #[test]
    fn only_the_receiving_servers_filter_is_believed() {
        let flagged = "X-Spam-Flag: YES\nReceived: from a by b\n\n";
        assert_eq!(severity(flagged, 1, "mx.office.gov.pk"), Some(Severity::Medium));
        assert_eq!(severity(flagged, 0, "mx.office.gov.pk"), None, "a filter on the way out says nothing");
    }

    #[test]
    fn a_service_that_guards_its_fields_is_believed_wherever_they_stand() {
        let flagged = "Received: from a by b\nX-MS-Exchange-Organization-SCL: 9\n\n";
        assert_eq!(severity(flagged, 0, "x.mail.protection.outlook.com"), Some(Severity::Medium));
        assert_eq!(severity(flagged, 0, "mx.office.gov.pk"), None);
        assert_eq!(severity("Received: a\nX-MS-Exchange-Organization-SCL: -1\n\n", 0, "outlook.com"), None);
    }
}
