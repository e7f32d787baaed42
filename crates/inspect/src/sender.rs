//! Who is this? The rules on From, Reply-To and the headers around them (advisory 3b).

use crate::book::{Book, Person};
use crate::claims::{self, brand_in_host};
use crate::finding::{Finding, Severity};
use crate::lists::{ABUSED_TLDS, BRAND_DOMAINS, BRANDS, Brand, FREE_MAIL, TITLES, brands_in};
use crate::message::{Headers, Mailbox, mailboxes};
use crate::names::confusable::{mixes_scripts, skeleton};
use crate::names::domain::{is_within, registrable, same_registrable, unicode};
use crate::names::person;
use crate::report::Standing;
use crate::signals as is;
use crate::visible::is_suspicious;

/// The sender as the headers claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claimed {
    /// The one From that counts: the first with an address.
    pub from: Mailbox,
    /// Where answers go, if elsewhere.
    pub reply_to: Option<Mailbox>,
}

/// What the rules on the sender found.
#[derive(Debug)]
pub struct Judged {
    /// The sender as the headers claim.
    pub claimed: Claimed,
    /// Who it is, as far as the headers tell.
    pub standing: Standing,
    /// Why.
    pub findings: Vec<Finding>,
}

/// Judges the sender of a message with these headers.
#[must_use]
pub fn judge(headers: &Headers, book: &Book) -> Judged {
    let mut findings = Vec::new();
    let from = from(headers, &mut findings);
    let reply_to = headers.first("Reply-To").and_then(|value| mailboxes(value).into_iter().next());
    let standing = standing(&from, headers, book, &mut findings);
    name_rules(&from, &mut findings);
    domain_rules(&from, &mut findings);
    findings.extend(claims::judge(&from, &headers.decoded("Subject").unwrap_or_default()));
    text_rules(headers, &from, &mut findings);
    if let Some(reply_to) = &reply_to {
        reply_rules(&from, reply_to, book, &mut findings);
    }
    thread_rules(headers, &mut findings);
    Judged { claimed: Claimed { from, reply_to }, standing, findings }
}

/// What the name and the address pretend of whoever wrote the mail that this one passes on.
#[must_use]
pub fn judge_forwarded(from: &Mailbox) -> Vec<Finding> {
    let mut findings = claims::judge(from, "");
    name_rules(from, &mut findings);
    domain_rules(from, &mut findings);
    findings
}

/// The From that a mail program would show, and what is wrong with the header.
fn from(headers: &Headers, findings: &mut Vec<Finding>) -> Mailbox {
    let values: Vec<&str> = headers.every("From").collect();
    let all: Vec<Mailbox> = values.iter().flat_map(|value| mailboxes(value)).collect();
    let with_address: Vec<&Mailbox> = all.iter().filter(|one| is_address(&one.address)).collect();
    let shown = values.first().copied().unwrap_or_default();
    match with_address.as_slice() {
        [] => findings.push(Finding::new(is::FROM_NONE).with("found", shown)),
        [_] if values.len() <= 1 => {}
        several => {
            let distinct = several
                .iter()
                .any(|one| !one.address.eq_ignore_ascii_case(several.first().map_or("", |it| &it.address)));
            if values.len() > 1 || distinct {
                findings.push(Finding::new(is::FROM_MULTIPLE).with("found", values.join(" | ")));
            }
        }
    }
    if shown.contains('\0') || shown.contains('\u{fffd}') {
        findings.push(Finding::new(is::FROM_MALFORMED).with("found", shown));
    }
    let first = with_address.first().copied().or(all.first()).cloned();
    first.unwrap_or_else(|| Mailbox { name: crate::message::headers::decode(shown), address: String::new() })
}

/// Inside an office a host may stand without a dot: `root@server`.
fn is_address(address: &str) -> bool {
    address
        .rsplit_once('@')
        .is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty() && !domain.contains(char::is_whitespace))
}

fn standing(from: &Mailbox, headers: &Headers, book: &Book, findings: &mut Vec<Finding>) -> Standing {
    if let Some(person) = book.person(&from.address) {
        findings.push(
            Finding::new(if person.is_verified { is::FROM_VERIFIED } else { is::FROM_KNOWN })
                .with("address", &from.address),
        );
        return if person.is_verified { Standing::Verified } else { Standing::Known };
    }
    findings.push(Finding::new(is::FROM_FIRST_TIME).with("address", &from.address));
    if let Some(likeness) = book.likeness(from.local(), &from.domain()) {
        findings.push(
            Finding::new(is::FROM_LOOKALIKE_CONTACT)
                .at(likeness.severity)
                .with("address", &from.address)
                .with("real", likeness.real),
        );
        return Standing::LookAlike;
    }
    // Between addresses of one provider the domains say nothing; that the name is somebody's address does.
    if let Some(known) = addresses_in(&from.name).find(|inside| book.person(inside).is_some()) {
        findings
            .push(Finding::new(is::FROM_DISPLAY_CONTAINS_ADDRESS).with("name", known).with("address", &from.address));
    }
    match known_name(from, headers, book) {
        Some(finding) => {
            let standing = if finding.severity >= Severity::High { Standing::LookAlike } else { Standing::Unknown };
            findings.push(finding);
            standing
        }
        None => Standing::Unknown,
    }
}

/// The name of somebody known, at an address that is not theirs.
fn known_name(from: &Mailbox, headers: &Headers, book: &Book) -> Option<Finding> {
    let name = person::key(&from.name)?;
    let namesakes: Vec<&Person> = book.namesakes(&name).collect();
    let first = namesakes.first()?;
    let own = registrable(&from.domain());
    let is_free = FREE_MAIL.holding(&own).is_some();
    let theirs = |address: &String| address.rsplit_once('@').is_some_and(|(_, domain)| same_registrable(domain, &own));
    // Another mailbox of the same organisation, such as one for every newsletter.
    if !is_free && namesakes.iter().flat_map(|person| &person.addresses).any(theirs) {
        return None;
    }
    let signal = match headers.is_of_list() && !is_to_office(headers, book) {
        true => is::FROM_KNOWN_NAME_ON_LIST,
        false => is::FROM_KNOWN_NAME_OTHER_ADDRESS,
    };
    let severity = if !is_free && book.knows_domain(&own) {
        // People change offices, and somebody else there is known.
        Severity::Medium
    } else if name.is_one_word || namesakes.len() > 1 {
        // Many people have such a name.
        Severity::High
    } else {
        Severity::Critical
    };
    let finding = Finding::new(signal)
        .at(severity.min(signal.severity()))
        .with("name", &from.name)
        .with("address", &from.address)
        .with("real", first.addresses.join(", "));
    Some(finding)
}

/// It was sent to the officer's own office, and not only to a list.
fn is_to_office(headers: &Headers, book: &Book) -> bool {
    let to = headers.every("To").chain(headers.every("Cc")).flat_map(mailboxes);
    to.map(|one| one.domain()).any(|domain| is_own(&domain, book))
}

/// Everything in a name that looks like an address.
fn addresses_in(name: &str) -> impl Iterator<Item = &str> {
    let words = name.split([' ', '<', '>', '(', ')', '"', '\'', ',', ';', '[', ']']);
    words.map(|word| word.trim_matches('.')).filter(|word| is_address(word))
}

/// What the display name pretends.
fn name_rules(from: &Mailbox, findings: &mut Vec<Finding>) {
    let domain = from.domain();
    if let Some(brand) = brand_in_name(&from.name).filter(|brand| !brand.owns(&domain)) {
        findings.push(
            Finding::new(is::FROM_DISPLAY_BRAND_MISMATCH)
                .with("name", &from.name)
                .with("brand", brand.name)
                .with("domain", &domain)
                .with("real", brand.domains.first().copied().unwrap_or_default()),
        );
    }
    let inside = addresses_in(&from.name).next();
    let is_told = findings.iter().any(|finding| finding.signal == is::FROM_DISPLAY_CONTAINS_ADDRESS);
    if let Some(other) =
        inside.filter(|other| !is_told && !same_registrable(other.rsplit_once('@').map_or("", |(_, it)| it), &domain))
    {
        findings
            .push(Finding::new(is::FROM_DISPLAY_CONTAINS_ADDRESS).with("name", other).with("address", &from.address));
    }
    if FREE_MAIL.holding(&domain).is_some() && TITLES.is_match(&from.name.to_lowercase()) {
        findings.push(Finding::new(is::FROM_OFFICIAL_CLAIM_FREEMAIL).with("name", &from.name).with("domain", &domain));
    }
}

/// The brand that a name puts on. Confusable letters and letters set apart count as the letters that they look like.
pub(crate) fn brand_in_name(name: &str) -> Option<&'static Brand> {
    const FILLING: [&str; 34] = [
        "support",
        "team",
        "service",
        "services",
        "security",
        "account",
        "accounts",
        "customer",
        "care",
        "center",
        "centre",
        "billing",
        "notification",
        "notifications",
        "alert",
        "alerts",
        "info",
        "help",
        "desk",
        "online",
        "bank",
        "no",
        "reply",
        "noreply",
        "via",
        "the",
        "inc",
        "com",
        "delivery",
        "rewards",
        "reward",
        "winner",
        "department",
        "update",
    ];
    let lower: String = crate::body::cues::plain(name);
    let apart = lower.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '_' | '-' | '*')).collect::<String>();
    let spaced = lower.split_whitespace().filter(|word| word.chars().count() == 1).count() >= 5;
    let text = skeleton(if spaced { &apart } else { &lower });
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric() && c != '&' && c != '\'').filter(|word| !word.is_empty()).collect();
    let rest: Vec<_> = words.iter().filter(|word| !FILLING.contains(word)).copied().collect();
    let rest = rest.join(" ");
    let whole = BRANDS.iter().find(|brand| brand.whole_name_only && rest == brand.name);
    whole.or_else(|| brands_in(&text).find(|brand| !brand.whole_name_only && contains_word(&text, &brand.skeleton)))
}

/// `word` stands in `text` with no letter or digit beside it.
pub(crate) fn contains_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, found)| {
        let before = text.get(..at).and_then(|it| it.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|it| it.chars().next());
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    })
}

/// What the domain of the address pretends.
fn domain_rules(from: &Mailbox, findings: &mut Vec<Finding>) {
    let domain = from.domain();
    if domain.is_empty() {
        return;
    }
    if let Some(brand) = brand_in_host(&domain) {
        findings.push(
            Finding::new(is::FROM_BRAND_IN_DOMAIN)
                .with("domain", &domain)
                .with("brand", brand.name)
                .with("real", brand.domains.first().copied().unwrap_or_default()),
        );
    }
    if domain.contains("xn--") || !domain.is_ascii() {
        let shown = unicode(&domain);
        let real = BRAND_DOMAINS.get(&skeleton(&shown));
        let severity = if real.is_some() { Severity::High } else { Severity::Medium };
        findings.push(
            Finding::new(is::FROM_IDN_DOMAIN)
                .at(severity)
                .with("domain", shown)
                .with("real", real.copied().unwrap_or_default()),
        );
    }
    if looks_random(from.local()) || looks_random(registrable(&domain).split('.').next().unwrap_or_default()) {
        findings.push(Finding::new(is::FROM_RANDOM_ADDRESS).with("address", &from.address));
    }
    if ABUSED_TLDS.holding(domain.rsplit('.').next().unwrap_or_default()).is_some() {
        findings.push(Finding::new(is::FROM_ABUSED_TLD).with("domain", &domain));
    }
}

/// Letters and digits as a machine strings them together: no vowels for long, or letters and digits in turn.
pub(crate) fn looks_random(text: &str) -> bool {
    let text = text.to_lowercase();
    text.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| {
        if word.len() < 8 {
            return false;
        }
        let (mut run, mut longest, mut turns) = (0, 0, 0);
        let mut before: Option<bool> = None;
        for c in word.chars() {
            let digit = c.is_ascii_digit();
            turns += u32::from(before.is_some_and(|was| was != digit));
            before = Some(digit);
            run = if digit || "aeiouy".contains(c) { 0 } else { run + 1 };
            longest = longest.max(run);
        }
        longest >= 6 || turns >= 4
    })
}

/// Characters that no honest name, address or subject needs.
fn text_rules(headers: &Headers, from: &Mailbox, findings: &mut Vec<Finding>) {
    let subject = headers.decoded("Subject").unwrap_or_default();
    let texts = [("name", from.name.as_str()), ("address", from.address.as_str()), ("subject", subject.as_str())];
    for (what, text) in texts {
        let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if text.contains('\u{202e}') || text.contains('\u{202d}') {
            findings.push(Finding::new(is::FROM_RTL).with(what, text));
        } else if text.chars().any(|c| {
            is_suspicious(c) && !turns(c) && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{feff}' | '\t' | '\n' | '\r')
        }) {
            findings.push(Finding::new(is::FROM_INVISIBLE).with(what, text));
        }
        if mixes_scripts(text) {
            findings.push(Finding::new(is::FROM_MIXED_SCRIPT).with(what, text));
        }
    }
    if in_disguise(&from.name) || in_disguise(&subject) {
        findings.push(Finding::new(is::FROM_DISGUISED_LETTERS).with("name", &from.name).with("subject", &subject));
    }
}

/// Bold, circled or full-width letters in place of plain ones, which keep filters from reading.
fn in_disguise(text: &str) -> bool {
    text.chars().filter(|c| matches!(c, '\u{1d400}'..='\u{1d7ff}' | '\u{ff21}'..='\u{ff5a}' | '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}' | '\u{1d00}'..='\u{1d2b}' | 'ɢ' | 'ɪ' | 'ɴ' | 'ʀ' | 'ʏ' | 'ʙ' | 'ʜ' | 'ʟ' | 'ꜰ' | 'ꜱ')).count() >= 3
}

fn reply_rules(from: &Mailbox, reply_to: &Mailbox, book: &Book, findings: &mut Vec<Finding>) {
    let (here, there) = (from.domain(), reply_to.domain());
    if there.is_empty() || here.is_empty() || same_registrable(&here, &there) {
        return;
    }
    // Lists answer to private mailboxes all the time; an office or a known person does not.
    let guarded = || book.person(&from.address).is_some() || book.guarded().any(|own| is_within(&here, own));
    let severity = if FREE_MAIL.holding(&there).is_some() && guarded() { Severity::High } else { Severity::Low };
    findings.push(
        Finding::new(is::REPLY_OTHER_DOMAIN)
            .at(severity)
            .with("address", &from.address)
            .with("reply_to", &reply_to.address),
    );
}

fn thread_rules(headers: &Headers, findings: &mut Vec<Finding>) {
    let subject = headers.decoded("Subject").unwrap_or_default();
    let start: String = subject.trim_start().chars().take(4).collect::<String>().to_lowercase();
    let answers = ["re:", "aw:", "fw:", "fwd:", "res:", "rv:", "tr:"].iter().any(|mark| start.starts_with(mark));
    if answers && headers.first("References").is_none() && headers.first("In-Reply-To").is_none() {
        findings.push(Finding::new(is::REPLY_FAKE_THREAD).with("subject", subject));
    }
    let to: Vec<Mailbox> = headers.every("To").chain(headers.every("Cc")).flat_map(mailboxes).collect();
    if to.iter().all(|one| !one.address.contains('@')) {
        findings.push(Finding::new(is::HEADER_UNDISCLOSED_RECIPIENTS));
    }
    if headers.first("Message-ID").is_none() {
        findings.push(Finding::new(is::HEADER_NO_MESSAGE_ID));
    }
}

/// True if `host` is one's own office, or official, by the book.
#[must_use]
pub fn is_own(host: &str, book: &Book) -> bool {
    book.own_domains().iter().any(|own| is_within(host, own))
}
