//! What becomes of forged mail (DMARC, RFC 9989, with what is left of RFC 7489).

mod one;
mod reports;

use super::findings as is;
use crate::ask::{Data, Kind, Outcome};
use crate::check::{Context, Ground};
use crate::report::{Finding, Profile, Topic};
use muhr_inspect::auth::Policy;
use muhr_inspect::auth::dkim::NotTags;
use muhr_inspect::auth::dmarc::{NoAnswer, NotDmarc, Record, Walk};

/// Findings of the topic.
pub(crate) fn check(cx: &Context<'_>, ground: &Ground<'_>) -> Vec<Finding> {
    let domain = cx.domain();
    let name = format!("_dmarc.{domain}");
    let answer = cx.ask(&name, Kind::Txt);
    if !answer.outcome.is_known() {
        return vec![cx.unanswered(Topic::Dmarc, &name, answer.outcome)];
    }
    let texts: Vec<&[u8]> = answer.texts().collect();
    let records: Vec<&[u8]> =
        texts.iter().copied().filter(|text| Record::parse(text) != Err(NotDmarc::Other)).collect();
    let near = texts.iter().copied().find(|text| is_meant(text) && !records.contains(text));
    let shown: Vec<Data> = records.iter().copied().chain(near).map(|text| Data::Txt(text.to_vec())).collect();
    cx.show(Topic::Dmarc, &name, Kind::Txt, &shown, answer.authentic);

    let parked = ground.profile() == Profile::Parked;
    let mut findings = Vec::new();
    match (records.as_slice(), near) {
        ([record], _) => match Record::parse(record) {
            Ok(read) => findings.extend(one::judge(cx, record, &read, parked)),
            Err(fault) => findings.push(unreadable(&fault, record, &name)),
        },
        ([], Some(near)) => {
            let finding = Finding::new(&is::DMARC_NEAR_MISS).with("record", Data::Txt(near.to_vec()).to_text());
            findings.push(one::with_record(finding, &name, as_meant(near)));
        }
        ([], None) => findings.extend(elsewhere(cx, &name)),
        (several, _) => {
            let finding = Finding::new(&is::DMARC_SEVERAL).with("count", several.len().to_string());
            let same = several.iter().all(|one| Some(one) == several.first());
            let record = several.first().filter(|_| same).map(|one| Data::Txt(one.to_vec()).to_text());
            findings.push(one::with_record(finding, &name, record));
        }
    }
    if findings.is_empty() {
        findings.push(from_above(cx, parked));
    }
    findings
}

/// The record that stands where nobody looks for it.
fn elsewhere(cx: &Context<'_>, name: &str) -> Option<Finding> {
    let domain = cx.domain();
    [domain.to_owned(), format!("{name}.{domain}")].into_iter().find_map(|wrong| {
        let answer = cx.ask(&wrong, Kind::Txt);
        let record = answer.texts().find(|text| Record::parse(text).is_ok())?;
        let text = Data::Txt(record.to_vec()).to_text();
        cx.show(Topic::Dmarc, &wrong, Kind::Txt, &[Data::Txt(record.to_vec())], answer.authentic);
        Some(Finding::new(&is::DMARC_MISPLACED).with("name", wrong.clone()).paste(name, "TXT", text))
    })
}

/// What the domains above ask for.
fn from_above(cx: &Context<'_>, parked: bool) -> Finding {
    let domain = cx.domain();
    let mut open = None;
    let walk = Walk::up(domain, |name| {
        let answer = cx.ask(name, Kind::Txt);
        if !answer.outcome.is_known() {
            open = Some((name.to_owned(), answer.outcome));
            return Err(NoAnswer);
        }
        Ok(answer.texts().map(<[u8]>::to_vec).collect())
    });
    let walk = match (walk, open) {
        (Ok(walk), _) => walk,
        (Err(NoAnswer), open) => {
            let (name, outcome) = open.unwrap_or_else(|| (domain.to_owned(), Outcome::NotAsked));
            return cx.unanswered(Topic::Dmarc, &name, outcome);
        }
    };
    let name = format!("_dmarc.{domain}");
    let Some((from, record)) = walk.holds(domain) else {
        return if parked {
            Finding::new(&is::DMARC_PARKED_WEAK).with("policy", "none").paste(name, "TXT", one::REFUSE)
        } else {
            let start = format!("v=DMARC1; p=quarantine; rua=mailto:dmarc-reports@{domain}");
            Finding::new(&is::DMARC_NONE).paste(name, "TXT", start)
        };
    };
    let texts = cx.ask(&format!("_dmarc.{from}"), Kind::Txt);
    cx.show_texts(Topic::Dmarc, &format!("_dmarc.{from}"), &texts, "v=DMARC1");
    let asked = record.for_subdomains;
    let policy = if record.is_test { asked.while_testing() } else { asked };
    if policy == Policy::None {
        Finding::new(&is::DMARC_INHERITED_NONE).with("from", from.clone())
    } else {
        Finding::new(&is::DMARC_INHERITED).with("from", from.clone()).with("policy", policy.as_str())
    }
}

/// A record that does not count.
fn unreadable(fault: &NotDmarc, record: &[u8], name: &str) -> Finding {
    match fault {
        NotDmarc::NotTags(NotTags::Twice(tag)) => Finding::new(&is::DMARC_TAG_TWICE).with("tag", tag.clone()),
        NotDmarc::NotTags(NotTags::NoTag(part)) => {
            let finding = Finding::new(&is::DMARC_BAD_TAG).with("tag", part.clone());
            one::with_record(finding, name, as_meant(record))
        }
        NotDmarc::Other | NotDmarc::NoPolicy => Finding::new(&is::DMARC_NO_POLICY),
    }
}

/// Whether a text that is no record was meant as one.
fn is_meant(text: &[u8]) -> bool {
    let head: String = text.iter().take(40).map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    head.contains("dmarc") || head.trim_start_matches(['"', ' ']).starts_with("p=")
}

/// The record as it was meant: its version first and as it has to be written, commas and colons as they should be;
/// nothing where that is not plain.
fn as_meant(text: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(text).ok().filter(|text| text.is_ascii() && text.len() <= 1_000)?;
    let text = text.replace(['"', '\''], "");
    let mut mended = vec!["v=DMARC1".to_owned()];
    for part in text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        let (tag, value) = part.split_once(['=', ':']).unwrap_or((part, ""));
        let (tag, value) = (tag.trim().to_ascii_lowercase(), value.trim());
        if tag == "v" || tag.contains("dmarc") {
            // `v=DMARC1 p=none`, without what parts them.
            let rest = value.split_once(' ').map(|(_, rest)| rest.trim()).filter(|rest| rest.contains('='));
            mended.extend(rest.map(str::to_owned));
        } else {
            mended.push(format!("{tag}={value}"));
        }
    }
    let mended = mended.join("; ");
    Record::parse(mended.as_bytes()).is_ok().then_some(mended)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_pen_are_mended() {
        for (wrong, right) in [
            ("v=dmarc1; p=reject", "v=DMARC1; p=reject"),
            ("DMARC1; p=reject", "v=DMARC1; p=reject"),
            ("p=reject; v=DMARC1", "v=DMARC1; p=reject"),
            ("v=DMARC1 p=reject", "v=DMARC1; p=reject"),
            ("V=DMARC1; P=reject", "v=DMARC1; p=reject"),
            ("\"v=DMARC1; p=reject\"", "v=DMARC1; p=reject"),
            ("v=DMARC1; p:reject", "v=DMARC1; p=reject"),
        ] {
            assert_eq!(as_meant(wrong.as_bytes()).as_deref(), Some(right), "{wrong}");
        }
        assert_eq!(as_meant(b"v=DMARC1; nonsense"), None);
        assert!(!is_meant(b"v=spf1 -all") && is_meant(b"v=dmarc1"));
    }
}
