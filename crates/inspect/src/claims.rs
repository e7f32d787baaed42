//! What domains, local parts and subjects pretend to be: somebody's brand, a government, a reference number.

use crate::finding::{Finding, Severity};
use crate::lists::{Brand, HOST_FILLINGS, OFFICIAL_LABELS, brands_in};
use crate::message::Mailbox;
use crate::names::confusable::skeleton;
use crate::names::domain::{registrable, unicode};
use crate::signals as is;
use std::collections::HashSet;

/// The rules on the address of From.
pub(crate) fn judge(from: &Mailbox, subject: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let domain = from.domain();
    if let Some(label) = official_label(&domain) {
        findings.push(Finding::new(is::FROM_OFFICIAL_IN_DOMAIN).with("domain", &domain).with("text", label));
    }
    if let Some(inside) = domain_in_local(from.local()) {
        findings.push(Finding::new(is::FROM_DOMAIN_IN_LOCAL).with("address", &from.address).with("text", inside));
    }
    if let Some(brand) = brand_in_local(from.local()).filter(|brand| !brand.owns(&domain)) {
        findings.push(
            Finding::new(is::FROM_BRAND_IN_LOCAL)
                .with("address", &from.address)
                .with("brand", brand.name)
                .with("real", brand.domains.first().copied().unwrap_or_default()),
        );
    }
    if let Some(code) = subject.split_whitespace().find(|word| is_code(word)) {
        findings.push(Finding::new(is::HEADER_CODED_SUBJECT).with("text", code));
    }
    findings
}

/// A brand's name inside a host that is not the brand's: `paypal-secure.example`.
pub(crate) fn brand_in_host(host: &str) -> Option<&'static Brand> {
    let shown = skeleton(&unicode(host));
    let labels: Vec<&str> = shown.split(['.', '-', '_']).collect();
    let own = registrable(host);
    if ["google", "amazon"].iter().any(|cloud| own.starts_with(cloud)) {
        return None;
    }
    brands_in(&shown).find(|brand| {
        let named = match brand.squeezed.chars().count() {
            _ if brand.whole_name_only => false,
            0..=2 => false,
            3..=5 => labels.contains(&brand.squeezed.as_str()),
            6 => labels.iter().any(|label| names(label, &brand.squeezed)),
            // Names as long as these stand in nobody else's by chance.
            _ => labels.iter().any(|label| label.contains(&brand.squeezed)),
        };
        named && !brand.owns(host) && !is_plainly(&own, brand)
    })
}

/// paypal.co.uk may be the brand's even where the list does not know it.
fn is_plainly(own: &str, brand: &Brand) -> bool {
    own.split('.')
        .next()
        .is_some_and(|label| skeleton(label) == brand.squeezed && label == brand.name.replace([' ', '\'', '&'], ""))
}

/// The label is the brand's name, alone or between digits and the words that stand beside it: `paypalsecure`, but not
/// `tethera` for `tether`.
fn names(label: &str, brand: &str) -> bool {
    label.match_indices(brand).any(|(at, _)| {
        let before = label.get(..at).unwrap_or_default();
        let after = label.get(at + brand.len()..).unwrap_or_default();
        is_filling(before) && is_filling(after)
    })
}

/// Digits, listed words, or one listed word after another.
pub(crate) fn is_filling(text: &str) -> bool {
    // In the form that compares, `o` stands for 0 and `l` for 1.
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit() || matches!(c, 'o' | 'l'));
    let word = |text: &str| digits(text) || HOST_FILLINGS.contains(text);
    let bare = text.trim_matches(|c: char| c.is_ascii_digit());
    word(bare) || bare.char_indices().any(|(at, _)| bare.split_at_checked(at).is_some_and(|(a, b)| word(a) && word(b)))
}

/// The word by which a host pretends to be a government's, where no government keeps that suffix.
pub(crate) fn official_label(host: &str) -> Option<&'static str> {
    let own = registrable(host);
    let (label, suffix) = own.split_once('.')?;
    if suffix.split('.').any(|part| OFFICIAL_LABELS.contains(part)) {
        return None;
    }
    let words: HashSet<&str> = label.split(['-', '_']).chain(host.split('.')).collect();
    let ends = |word: &&&str| word.len() >= 3 && *word != &"mil" && label.ends_with(**word) && label.len() > word.len();
    OFFICIAL_LABELS.iter().find(|word| words.contains(**word)).or_else(|| OFFICIAL_LABELS.iter().find(ends)).copied()
}

/// A domain in front of the @, which programs show first and people read last.
fn domain_in_local(local: &str) -> Option<String> {
    const WELL_KNOWN: [&str; 6] = ["com", "net", "org", "gov", "edu", "mil"];
    let lower = local.to_lowercase();
    // Lists write the sender's address into theirs, with a sign for the @.
    if lower.contains('=') {
        return None;
    }
    let words: Vec<&str> = lower.split(['.', '-', '_', '+']).collect();
    let dotted = lower
        .split(['-', '_', '+'])
        .find(|word| word.rsplit_once('.').is_some_and(|(name, end)| name.len() >= 2 && WELL_KNOWN.contains(&end)));
    dotted.filter(|_| words.len() >= 2).map(str::to_owned)
}

fn brand_in_local(local: &str) -> Option<&'static Brand> {
    let shown = skeleton(&local.to_lowercase());
    let words: Vec<&str> = shown.split(|c: char| !c.is_alphanumeric()).collect();
    brands_in(&shown).filter(|brand| !brand.whole_name_only && brand.squeezed.chars().count() >= 5).find(|brand| {
        words
            .iter()
            .any(|word| *word == brand.squeezed || brand.squeezed.chars().count() >= 6 && names(word, &brand.squeezed))
    })
}

/// A word that a machine made up to make every subject another: `v5V0ZVRe1HjazliqQoYz`.
fn is_code(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    if word.len() < 8 || !word.chars().all(|c| c.is_ascii_alphanumeric()) {
        return false;
    }
    // Pieces as they are read: numbers, words that may begin with a capital, capitals in a row.
    let class = |c: char| if c.is_ascii_digit() { 0 } else { 1 + u8::from(c.is_ascii_uppercase()) };
    let classes: Vec<u8> = word.chars().map(class).collect();
    let turns = classes.windows(2).filter(|two| !matches!(two, [2, 1]) && two.first() != two.last()).count();
    let short = classes.len() * 5 <= (turns + 1) * 17;
    turns >= 5 && short && !word.chars().all(|c| c.is_ascii_hexdigit())
}

/// How bad it is that a link's host pretends to be a government's: worse where the registered name itself does.
pub(crate) fn official_severity(host: &str, label: &str) -> Severity {
    if registrable(host).contains(label) { Severity::High } else { Severity::Medium }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_government_is_only_where_governments_are() {
        for fake in ["voebrasilgov.com", "finance-gov.com", "gov.pk.evil.example", "irs.government.example"] {
            assert!(official_label(fake).is_some(), "{fake}");
        }
        for real in ["finance.gov.pk", "www.gov.uk", "ants.gouv.fr", "govdelivery.com", "example.org", "hamil.example"]
        {
            assert!(official_label(real).is_none(), "{real}");
        }
    }

    #[test]
    fn a_brand_is_named_by_its_whole_name() {
        for fake in
            ["paypal-secure.example", "paypalsecure.example", "netflix24.example", "mail.binancesupport.example"]
        {
            assert!(brand_in_host(fake).is_some(), "{fake}");
        }
        for other in ["tethera.example", "paypal.com", "www.paypal.co.uk", "example.org"] {
            assert!(brand_in_host(other).is_none(), "{other}");
        }
    }

    #[test]
    fn what_stands_before_the_at_sign_can_pretend_too() {
        assert_eq!(domain_in_local("noreply-lrs.gov-92007").as_deref(), Some("lrs.gov"));
        assert_eq!(domain_in_local("john.smith"), None);
        assert_eq!(domain_in_local("ali=40example.com"), None);
        assert!(brand_in_local("noreply-supportbinance").is_some());
        assert!(brand_in_local("ayesha.siddiqui").is_none());
    }

    #[test]
    fn codes_are_told_from_words() {
        for code in ["v5V0ZVRe1HjazliqQoYz", "pIsdlCthlCTXTgpZeWBu", "IWWbxrzo4gXJ34DN"] {
            assert!(is_code(code), "{code}");
        }
        for word in [
            "PowerShell7",
            "LibreOffice",
            "3b9a6701ab",
            "CVE-2024-12345",
            "[PATCHv2]",
            "iPhone12ProMax",
            "MyVeryLongCamelCaseName",
        ] {
            assert!(!is_code(word), "{word}");
        }
    }
}
