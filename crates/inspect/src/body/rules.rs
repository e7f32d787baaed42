//! The rules on what a message shows: what it asks for, how it is made, and where it wants to be answered.

use super::{contact, cues, otp, page};
use crate::finding::{Finding, Severity};
use crate::links::Link;
use crate::lists::{Brand, FREE_HOSTING, FREE_MAIL, SHORTENERS, brands_in};
use crate::message::Mailbox;
use crate::names::confusable::skeleton;
use crate::patterns::Words;
use crate::report::FileReport;
use crate::sender::contains_word;
use crate::signals as is;
use std::sync::LazyLock;

/// Fewer letters and digits than these say nothing.
const HARDLY_A_WORD: usize = 80;
/// How much of a text names whom it speaks for.
const BEGINNING: usize = 3_000;

static GREETING: LazyLock<Words> = LazyLock::new(|| {
    Words::any_of([
        r"\b(dear|hello|hi|attn|attention|estimad[oa]|prezad[oa]|caro|ch[eè]re?|sehr geehrte[rs]?|liebe[rs]?|gentile)[ ,:]{1,3}(valued |our )?(sir|madam|customer|client|user|member|friend|beneficiary|subscriber|account holder|owner|winner|shopper|cliente|usu[aá]ri[oa]|client|kunde|kundin|nutzer|damen und herren)",
    ])
});

/// What a message shows to its reader.
pub(crate) struct Told<'a> {
    /// The subject, decoded.
    pub(crate) subject: &'a str,
    /// The text that is seen.
    pub(crate) seen: &'a str,
    /// Its pages.
    pub(crate) pages: &'a [page::Page],
    /// Its links.
    pub(crate) links: &'a [Link],
    /// Who wrote it, as it says.
    pub(crate) writer: &'a Mailbox,
}

impl Told<'_> {
    fn letters(&self) -> usize {
        self.seen.chars().filter(|c| c.is_alphanumeric()).count()
    }

    fn web(&self) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(|link| link.is_web())
    }

    fn pictures(&self) -> u32 {
        self.pages.iter().map(|page| page.images).sum()
    }
}

/// Judges what is shown.
pub(crate) fn judge(told: &Told<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let plain = cues::plain(&format!("{} . {}", told.subject, told.seen));
    words(told, &plain, &mut findings);
    unseen(told, &mut findings);
    make(told, &mut findings);
    answers(told, &plain, &mut findings);
    brands(told, &plain, &mut findings);
    findings
}

/// What the words ask for.
fn words(told: &Told<'_>, plain: &str, findings: &mut Vec<Finding>) {
    // Sentences end at line ends too, which `plain` joins.
    let lines = || -> String { told.seen.chars().take(40_000).map(|c| if c == '\n' { '.' } else { c }).collect() };
    let request = || otp::request(&cues::plain(told.seen)).or_else(|| otp::request(&cues::plain(&lines())));
    if let Some(words) = otp::is_named(plain).then(request).flatten() {
        findings.push(Finding::new(is::BODY_OTP_REQUEST).with("text", words));
    }
    findings.extend(cues::find(plain).into_iter().map(|cue| Finding::new(cue.signal).with("text", cue.words)));
    if let Some(greeting) = GREETING.find(plain) {
        findings.push(Finding::new(is::BODY_GENERIC_GREETING).with("text", greeting));
    }
}

/// What is there and not seen.
fn unseen(told: &Told<'_>, findings: &mut Vec<Finding>) {
    let hidden: usize = told.pages.iter().map(|page| page.hidden_chars).sum();
    if hidden > 0 {
        let severity = if hidden > 1_500 { Severity::Medium } else { Severity::Low };
        findings.push(Finding::new(is::BODY_HIDDEN_TEXT).at(severity).with("characters", hidden.to_string()));
    }
    let unseen = told.seen.chars().filter(|c| is_unseen(*c)).count();
    if unseen >= 5 {
        let severity = if woven(told.seen) { Severity::Medium } else { Severity::Low };
        findings.push(Finding::new(is::BODY_ZERO_WIDTH).at(severity).with("characters", unseen.to_string()));
    }
}

/// How it is made: pictures and links in place of words, forms, scripts.
fn make(told: &Told<'_>, findings: &mut Vec<Finding>) {
    let letters = told.letters();
    if told.pages.iter().flat_map(|page| &page.anchors).any(|anchor| anchor.has_image) {
        findings.push(Finding::new(is::BODY_IMAGE_LINK));
    }
    let mut web = told.web();
    if letters < HARDLY_A_WORD && told.pictures() > 0 && web.next().is_some() {
        findings.push(Finding::new(is::BODY_IMAGE_ONLY_LINK).with("characters", letters.to_string()));
    } else if let Some(link) = bare_link(told) {
        let anybodys = link
            .host()
            .is_some_and(|host| FREE_HOSTING.holding(&host).is_some() || SHORTENERS.holding(&host).is_some());
        let severity = if anybodys { Severity::High } else { Severity::Medium };
        findings.push(Finding::new(is::BODY_BARE_LINK).at(severity).with("link", link.defanged()));
    }
    if told.pages.iter().any(|page| page.has_form) {
        let asks = told.pages.iter().any(|page| page.has_password_field);
        findings.push(Finding::new(is::BODY_FORM).at(if asks { Severity::High } else { Severity::Low }));
    }
    if told.pages.iter().any(|page| page.has_script) {
        findings.push(Finding::new(is::BODY_SCRIPT));
    }
}

/// The first link of a message in which hardly a word stands beside its links.
fn bare_link<'a>(told: &'a Told<'_>) -> Option<&'a Link> {
    let beside: usize = told
        .seen
        .split_whitespace()
        .filter(|word| !word.contains("://") && !word.starts_with("www."))
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).count())
        .sum();
    (beside < HARDLY_A_WORD / 2).then(|| told.web().next()).flatten()
}

/// Where it wants to be answered.
fn answers(told: &Told<'_>, plain: &str, findings: &mut Vec<Finding>) {
    if let Some(address) = contact::other_mailbox(plain, &told.writer.address) {
        findings.push(Finding::new(is::REPLY_IN_TEXT).with("address", &told.writer.address).with("reply_to", address));
    }
    if let Some(number) = contact::number_to_call(plain) {
        let pays = findings.iter().any(|finding| finding.signal == is::BODY_PAYMENT);
        let severity = match (pays, is_free(&told.writer.domain())) {
            (true, true) => Severity::High,
            (true, false) if told.web().next().is_none() => Severity::Medium,
            _ => Severity::Info,
        };
        findings.push(Finding::new(is::BODY_CALLBACK_NUMBER).at(severity).with("text", number));
    }
}

fn is_free(domain: &str) -> bool {
    FREE_MAIL.holding(domain).is_some()
}

/// In whose name it speaks.
fn brands(told: &Told<'_>, plain: &str, findings: &mut Vec<Finding>) {
    let domain = told.writer.domain();
    let named_in = |text: &str| {
        let text = skeleton(text);
        let named = brands_in(&text).find(|brand| !brand.whole_name_only && contains_word(&text, &brand.skeleton));
        named.filter(|brand| !brand.owns(&domain))
    };
    let leads_there = |brand: &Brand| told.web().any(|link| link.host().is_some_and(|host| brand.owns(&host)));
    let of_subject = named_in(&cues::plain(told.subject));
    let of_subject = of_subject.filter(|brand| told.web().next().is_some() && !leads_there(brand));
    // No company writes about payments and accounts from a free mailbox.
    let about = [is::BODY_PAYMENT, is::BODY_ACCOUNT_THREAT, is::BODY_CREDENTIAL_REQUEST];
    let of_text = || {
        let company = is_free(&domain) && findings.iter().any(|finding| about.contains(&finding.signal));
        let end = plain.char_indices().nth(BEGINNING).map_or(plain.len(), |(at, _)| at);
        company.then(|| named_in(plain.get(..end)?)).flatten()
    };
    if let Some(brand) = of_subject.or_else(of_text) {
        findings.push(Finding::new(is::BODY_BRAND_MISMATCH).with("brand", brand.name).with("domain", &domain));
    }
}

/// A document that leads elsewhere, and hardly a word about it.
pub(crate) fn file_only(told: &Told<'_>, attachments: &[FileReport]) -> Option<Finding> {
    let leads = |file: &FileReport| file.walk().any(|one| one.links.iter().any(|link| link.target.contains("://")));
    let file = attachments.iter().find(|file| ["pdf", "docx", "html", "svg"].contains(&file.kind) && leads(file))?;
    (told.letters() < HARDLY_A_WORD).then(|| Finding::new(is::BODY_FILE_ONLY).with("file", &file.name))
}

fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{ad}' | '\u{feff}' | '\u{34f}')
}

/// Unseen characters between letters of words, not only as filling in a row.
fn woven(text: &str) -> bool {
    let letters: Vec<char> = text.chars().take(50_000).collect();
    letters
        .windows(3)
        .filter(|three| matches!(three, [a, b, c] if a.is_alphabetic() && is_unseen(*b) && c.is_alphabetic()))
        .count()
        >= 5
}
