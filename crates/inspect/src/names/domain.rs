//! Host names: the part that somebody had to register (Public Suffix List), and IDN (RFC 5890, UTS 46).

/// The registrable domain of a host, lower case ASCII: `mail.finance.gov.pk` → `finance.gov.pk`. A host that is
/// itself a public suffix, or an address, is returned whole.
#[must_use]
pub fn registrable(host: &str) -> String {
    let host = ascii(host);
    psl::domain_str(&host).map_or_else(|| host.clone(), str::to_owned)
}

/// Lower case, IDN encoded, without a closing dot.
#[must_use]
pub fn ascii(host: &str) -> String {
    let host = host.trim().trim_end_matches('.');
    idna::domain_to_ascii(host).unwrap_or_else(|_| host.to_lowercase())
}

/// The host as a person would see it.
#[must_use]
pub fn unicode(host: &str) -> String {
    idna::domain_to_unicode(host).0
}

/// True if `host` is `domain` or stands under it.
#[must_use]
pub fn is_within(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// True if the same people registered both.
#[must_use]
pub fn same_registrable(one: &str, other: &str) -> bool {
    !one.is_empty() && registrable(one) == registrable(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registrable_domains_follow_the_public_suffix_list() {
        assert_eq!(registrable("Mail.Finance.GOV.PK."), "finance.gov.pk");
        assert_eq!(registrable("a.b.co.uk"), "b.co.uk");
        assert_eq!(registrable("192.0.2.1"), registrable("192.0.2.1"));
    }

    #[test]
    fn within_means_a_whole_label() {
        assert!(is_within("finance.gov.pk", "gov.pk") && !is_within("evilgov.pk", "gov.pk"));
    }
}
