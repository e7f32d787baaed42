//! Records with a slip of the pen, mended where it is plain what was meant. Nothing is ever offered that cannot be read.

use muhr_inspect::auth::spf::{self, Meaning, Mechanism, Record, is_spf};
use std::net::{Ipv4Addr, Ipv6Addr};

/// Bytes of a record that are mended.
const MOST: usize = 2_000;
/// What closes a record.
const ALL: [&str; 4] = ["-all", "~all", "?all", "+all"];
/// Names that are no modifier's.
const MECHANISMS: [&str; 8] = ["all", "a", "mx", "ip4", "ip6", "include", "exists", "ptr"];
/// Names as they are written by mistake, and as they are meant.
const NAMES: &[(&str, &str)] = &[
    ("ipv4", "ip4"),
    ("ip", "ip4"),
    ("ip-4", "ip4"),
    ("ipv6", "ip6"),
    ("ip-6", "ip6"),
    ("includes", "include"),
    ("inlcude", "include"),
    ("incldue", "include"),
    ("inclue", "include"),
    ("includ", "include"),
    ("inculde", "include"),
    ("inclde", "include"),
    ("exist", "exists"),
];

/// Whether a text that is no record was meant as one.
pub(super) fn is_meant(text: &[u8]) -> bool {
    let head: String = text.iter().take(40).map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let head: String = head.chars().filter(|c| !c.is_whitespace() && !matches!(c, '"' | '\'')).collect();
    !is_spf(text)
        && ["v=spf", "v:spf", "v-spf", "vspf", "=spf1", "spf1", "spf=", "v=v=spf1", "v==spf1"]
            .iter()
            .any(|start| head.starts_with(start))
}

/// The record as it was meant; nothing where that is not plain.
pub(super) fn whole(text: &[u8]) -> Option<String> {
    let text =
        std::str::from_utf8(text).ok().filter(|text| text.is_ascii() && text.len() <= MOST && !text.contains('\\'))?;
    let text = text.replace(['"', '\''], "");
    let at = text.to_ascii_lowercase().find("spf")?;
    let rest = text.get(at + 3..)?.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = rest.trim_start_matches(|c: char| ";,:. ".contains(c));
    let mut mended = String::from("v=spf1");
    let mut written = rest
        .split(|c: char| c.is_ascii_whitespace() || matches!(c, ';' | ','))
        .filter(|term| !term.is_empty())
        .peekable();
    let mut closing = None;
    while let Some(term) = written.next() {
        let lower = term.to_ascii_lowercase();
        // A mechanism, a space too many, and its value.
        let joined = match written.peek() {
            Some(next)
                if lower.ends_with(':')
                    || lower.ends_with('=')
                    || lower == "include"
                    || lower == "ip4"
                    || lower == "ip6" =>
            {
                let separator = if lower.ends_with([':', '=']) { "" } else { ":" };
                let joined = format!("{term}{separator}{next}");
                reads(&joined).then_some(joined)
            }
            _ => None,
        };
        let terms = match joined {
            Some(joined) => {
                written.next();
                vec![joined]
            }
            None => term_as_meant(term)?,
        };
        for term in terms {
            if ALL.contains(&term.as_str()) || term == "all" {
                closing.get_or_insert(term);
            } else {
                mended.push(' ');
                mended.push_str(&term);
            }
        }
    }
    if let Some(closing) = closing {
        mended.push(' ');
        mended.push_str(&closing);
    }
    Record::parse(mended.as_bytes()).is_ok().then_some(mended)
}

/// The record refusing all others: `term`, which decides about them now, becomes `-all`.
pub(super) fn with_refusal(record: &str, term: &str) -> Option<String> {
    let mut terms: Vec<&str> = record.split(' ').filter(|part| !part.is_empty()).collect();
    terms.retain(|part| *part != term && !ALL.iter().any(|all| all.eq_ignore_ascii_case(part)));
    terms.retain(|part| !part.eq_ignore_ascii_case("all"));
    terms.push("-all");
    let mended = terms.join(" ");
    (record.len() <= MOST && Record::parse(mended.as_bytes()).is_ok()).then_some(mended)
}

/// Several records as one, where each says the same of all others and none puts another in its place.
pub(super) fn merged(records: &[&[u8]]) -> Option<String> {
    let (mut terms, mut all): (Vec<String>, Option<String>) = (Vec::new(), None);
    for record in records {
        Record::parse(record).ok()?;
        for term in spf::terms(record) {
            match term.meaning.ok()? {
                Meaning::Mechanism(_, Mechanism::All) => {
                    let text = term.text.to_ascii_lowercase();
                    if *all.get_or_insert_with(|| text.clone()) != text {
                        return None;
                    }
                }
                Meaning::Mechanism(..) if !terms.contains(&term.text) => terms.push(term.text),
                Meaning::Mechanism(..) => {}
                _ => return None,
            }
        }
    }
    terms.extend(all);
    let merged = format!("v=spf1 {}", terms.join(" "));
    (merged.len() <= MOST).then_some(merged)
}

/// A term that can be read, but not as it was meant: the next one runs into it, as in `include:example.org-all`, or it
/// is written like a modifier that nobody knows, as in `include=example.org`.
pub(super) fn is_slip(term: &str) -> bool {
    let lower = term.to_ascii_lowercase();
    let runs_on = lower.contains([':', '=']) && lower.len() > 5 && lower.ends_with("-all");
    let name = lower.split_once('=').map_or("", |(name, _)| name);
    runs_on || MECHANISMS.contains(&name) || NAMES.iter().any(|(wrong, _)| *wrong == name)
}

fn reads(term: &str) -> bool {
    matches!(spf::terms(format!("v=spf1 {term}").as_bytes()).as_slice(), [one] if one.meaning.is_ok()) && !is_slip(term)
}

/// The term, or the two, that were meant.
fn term_as_meant(term: &str) -> Option<Vec<String>> {
    if reads(term) && !term.contains("==") {
        return Some(vec![term.to_owned()]);
    }
    let term = term.trim_matches(|c: char| matches!(c, '.' | ';' | ',' | '(' | ')' | '<' | '>'));
    if reads(term) {
        return Some(vec![term.to_owned()]);
    }
    for all in ALL {
        if let Some(before) = term
            .len()
            .checked_sub(4)
            .and_then(|at| term.split_at_checked(at))
            .and_then(|(before, end)| end.eq_ignore_ascii_case(all).then_some(before))
        {
            let mut both = if before.is_empty() { Vec::new() } else { term_as_meant(before)? };
            both.push(all.to_owned());
            return Some(both);
        }
    }
    if let Some(network) = network(term) {
        return Some(vec![network]);
    }
    let (sign, plain) = term.split_at_checked(usize::from(term.starts_with(['+', '-', '~', '?'])))?;
    let end = plain.find([':', '=', ' ']).unwrap_or(plain.len());
    let (name, value) = plain.split_at_checked(end)?;
    let value = value.trim_start_matches([':', '=', ' ']);
    let name = name.to_ascii_lowercase();
    let meant = NAMES.iter().find(|(wrong, _)| *wrong == name).map_or(name.as_str(), |(_, right)| right);
    if let Some(network) = network(value).filter(|_| matches!(meant, "ip4" | "ip6" | "a" | "mx")) {
        return Some(vec![format!("{sign}{network}")]);
    }
    let separator = if matches!(meant, "redirect" | "exp") { "=" } else { ":" };
    let value = value.trim_end_matches(['.', '/']);
    let mended = format!("{sign}{meant}{separator}{value}");
    reads(&mended).then(|| vec![mended])
}

/// An address or network by itself, as a term.
fn network(text: &str) -> Option<String> {
    let (address, bits) = text.split_once('/').unwrap_or((text, ""));
    let name = if address.parse::<Ipv4Addr>().is_ok() {
        "ip4"
    } else if address.parse::<Ipv6Addr>().is_ok() {
        "ip6"
    } else {
        return None;
    };
    let whole = if bits.is_empty() { format!("{name}:{address}") } else { format!("{name}:{address}/{bits}") };
    reads(&whole).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plainly_meant_is_mended() {
        for (wrong, right) in [
            ("v=spf1 ipv4:192.0.2.1 -all", "v=spf1 ip4:192.0.2.1 -all"),
            ("v=spf1 ip:2001:db8::/32 -all", "v=spf1 ip6:2001:db8::/32 -all"),
            ("v=spf1 ip4:2001:db8::1 -all", "v=spf1 ip6:2001:db8::1 -all"),
            ("v=spf1 192.0.2.0/24 -all", "v=spf1 ip4:192.0.2.0/24 -all"),
            ("v=spf1 a:192.0.2.1 -all", "v=spf1 ip4:192.0.2.1 -all"),
            ("v=spf1 includes:example.org -all", "v=spf1 include:example.org -all"),
            ("v=spf1 include=example.org -all", "v=spf1 include:example.org -all"),
            ("v=spf1 include: example.org -all", "v=spf1 include:example.org -all"),
            ("v=spf1 include example.org -all", "v=spf1 include:example.org -all"),
            ("v=spf1 include:example.org-all", "v=spf1 include:example.org -all"),
            ("v=spf1 ip4:192.0.2.1-all", "v=spf1 ip4:192.0.2.1 -all"),
            ("v=spf1 redirect:example.org", "v=spf1 redirect=example.org"),
            ("v=spf1 mx, a, -all;", "v=spf1 mx a -all"),
            ("v=spf1 -all mx", "v=spf1 mx -all"),
            ("spf1 mx -all", "v=spf1 mx -all"),
            ("v=spf1; mx -all", "v=spf1 mx -all"),
            ("v=spf mx -all", "v=spf1 mx -all"),
            ("\"v=spf1 mx -all\"", "v=spf1 mx -all"),
            ("v = spf1 mx -all", "v=spf1 mx -all"),
            ("v=spf1mx -all", "v=spf1 mx -all"),
        ] {
            assert_eq!(whole(wrong.as_bytes()).as_deref(), Some(right), "{wrong}");
        }
        for unclear in ["v=spf1 what? -all", "v=spf1 include: -all", "v=spf1 ip4:1.2.3 -all", "v=spf1 b\u{fc}cher"] {
            assert_eq!(whole(unclear.as_bytes()), None, "{unclear}");
        }
    }

    #[test]
    fn what_is_meant_as_a_record_is_told_from_what_is_not() {
        for meant in ["spf1 -all", "v=spf1; -all", "v=spf2 -all", "\"v=spf1 -all\"", "v = spf1 -all", "v:spf1 -all"] {
            assert!(is_meant(meant.as_bytes()), "{meant}");
        }
        for other in ["v=spf1 -all", "spf2.0/pra -all", "google-site-verification=spf1", "v=DMARC1; p=none", ""] {
            assert!(!is_meant(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn records_are_merged_only_where_that_is_honest() {
        let merge = |records: &[&str]| merged(&records.iter().map(|record| record.as_bytes()).collect::<Vec<_>>());
        assert_eq!(merge(&["v=spf1 mx -all", "v=spf1 a mx -all"]).as_deref(), Some("v=spf1 mx a -all"));
        assert_eq!(merge(&["v=spf1 mx -all", "v=spf1 a ~all"]), None);
        assert_eq!(merge(&["v=spf1 mx -all", "v=spf1 redirect=example.org"]), None);
        assert_eq!(merge(&["v=spf1 mx -all", "v=spf1 foo -all"]), None);
        assert_eq!(with_refusal("v=spf1 mx +all", "+all").as_deref(), Some("v=spf1 mx -all"));
        assert_eq!(with_refusal("v=spf1 mx", "").as_deref(), Some("v=spf1 mx -all"));
        assert_eq!(with_refusal("v=spf1 mx ip4:0.0.0.0/0 -all", "ip4:0.0.0.0/0").as_deref(), Some("v=spf1 mx -all"));
    }
}
