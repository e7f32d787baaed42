//! One message from bytes to answer.

use crate::body::rules as body;
use crate::body::{cues, forwarded, otp, page, passwords};
use crate::context::Context;
use crate::finding::{Finding, Severity};
use crate::limits::{Budget, Limit};
use crate::links::{self, Link};
use crate::message::{self, Message};
use crate::report::{FileReport, Gap, GapKind, LinkPlace, Standing, Verdict};
use crate::sender;
use crate::signals as is;
use crate::visible::{visible, visible_lines};

/// What was learned about one message, or about a lone file.
#[derive(Debug)]
pub struct Report {
    /// What is this?
    pub verdict: Verdict,
    /// Who is this? Nobody for a lone file.
    pub sender: Option<Sender>,
    /// Where it comes from, and who says so. Nothing for a lone file.
    pub authentication: Option<crate::auth::Authentication>,
    /// The subject, made visible.
    pub subject: String,
    /// The date as the header gives it, made visible.
    pub date: String,
    /// Why, worst first.
    pub findings: Vec<Finding>,
    /// What could not be checked.
    pub gaps: Vec<Gap>,
    /// Attachments.
    pub attachments: Vec<FileReport>,
    /// Links.
    pub links: Vec<Link>,
    /// The text that is seen, codes masked, made visible.
    pub text: String,
}

/// The sender as the message claims, and who it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    /// Who it is.
    pub standing: Standing,
    /// The display name, made visible.
    pub name: String,
    /// The address, made visible.
    pub address: String,
    /// The part of the address's domain that somebody had to register.
    pub registrable: String,
    /// Where answers go, if elsewhere.
    pub reply_to: String,
}

/// Characters of text that a report keeps.
const MOST_TEXT: usize = 100_000;

/// Inspects whatever somebody has received: a message where it is one, else a lone file.
#[must_use]
pub fn inspect(bytes: &[u8], name: &str, context: &Context<'_>) -> Report {
    match crate::files::kind::of(bytes, Some(name)) {
        kind if kind.name == "eml" => inspect_message(bytes, context),
        kind if kind.name == "msg" => {
            let budget = Budget::new(context.limits, context.impatient);
            match message::outlook::read(bytes, &budget) {
                Some(message) => judge(&message, context, &budget, 0),
                None => inspect_file(bytes, name, context),
            }
        }
        _ => inspect_file(bytes, name, context),
    }
}

/// Inspects a lone file.
#[must_use]
pub fn inspect_file(bytes: &[u8], name: &str, context: &Context<'_>) -> Report {
    let budget = Budget::new(context.limits, context.impatient);
    let examination = crate::files::Examination { budget: &budget, context };
    let whole = bytes.get(..context.limits.input_bytes).unwrap_or(bytes);
    let file = crate::files::UntrustedFile { name: Some(name), declared: None, bytes: whole };
    let mut report = crate::files::examine(file, &examination);
    if whole.len() < bytes.len() {
        crate::files::limit_reached(&mut report, Limit::Bytes);
        // Of a part, it would be the fingerprint of nothing that anybody has.
        report.sha256.clear();
    }
    let attachments = vec![report];
    let (mut findings, gaps) = of_files(&attachments);
    let links = links_of_files(&attachments, &[]);
    let around = links::rules::Around { from_domain: "", asks_to_sign_in: false, book: context.book };
    findings.extend(links::rules::judge(&links, around).into_iter().filter(tells_about_files));
    findings.extend(in_codes(&links));
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    Report {
        verdict: crate::verdict::verdict(&findings),
        sender: None,
        authentication: None,
        subject: String::new(),
        date: String::new(),
        findings,
        gaps,
        attachments,
        links,
        text: String::new(),
    }
}

/// What was found in files and in everything inside them.
fn of_files(files: &[FileReport]) -> (Vec<Finding>, Vec<Gap>) {
    let (mut findings, mut gaps) = (Vec::new(), Vec::new());
    for file in files.iter().flat_map(FileReport::walk) {
        findings.extend(file.findings.iter().map(|finding| finding.clone().with("file", &file.name)));
        gaps.extend(file.gaps.iter().cloned());
    }
    (findings, gaps)
}

/// The links that stand in files, besides those that are known.
fn links_of_files(files: &[FileReport], known: &[Link]) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for found in files.iter().flat_map(FileReport::walk).flat_map(|file| &file.links) {
        // Pages carry scripts and paths of the disk they were saved from; the rules on files speak of those.
        let link = Link::new(&found.target, "", found.place);
        let is_new = known.iter().chain(&links).all(|link| link.raw != found.target);
        if link.is_web() && is_new && known.len() + links.len() < links::MOST {
            links.push(link);
        }
    }
    links
}

/// The first link that stands in a QR code.
fn in_codes(links: &[Link]) -> Option<Finding> {
    let code = links.iter().find(|link| link.place == LinkPlace::QrCode)?;
    Some(Finding::new(is::LINK_QR).with("link", code.defanged()))
}

/// Rules that compare a link with who sent it mean nothing without a sender.
fn tells_about_files(finding: &Finding) -> bool {
    ![is::LINK_NONE_MATCH_SENDER, is::LINK_TEXT_MISMATCH].contains(&finding.signal)
}

/// Inspects a message as it travelled (RFC 5322).
#[must_use]
pub fn inspect_message(bytes: &[u8], context: &Context<'_>) -> Report {
    let budget = Budget::new(context.limits, context.impatient);
    let (whole, cut) = match bytes.get(..context.limits.input_bytes) {
        Some(start) if start.len() < bytes.len() => (start, true),
        _ => (bytes, false),
    };
    #[cfg(test)]
    crate::seeds::keep("eml", whole);
    let mut message = message::mime::read(whole, &budget);
    if cut {
        message.limits.push(Limit::Bytes);
        // Of a part, no signature could be told to fit or not.
        message.source = None;
    }
    judge(&message, context, &budget, 0)
}

/// Judges a message that was taken apart, inside as many others.
pub(crate) fn judge(message: &Message<'_>, context: &Context<'_>, budget: &Budget<'_>, depth: u32) -> Report {
    let headers = &message.headers;
    let sender::Judged { claimed, standing, mut findings } = sender::judge(headers, context.book);
    // Who sent a message inside another can only be claimed: nobody is asked about it.
    let asking = Context { dns: context.dns.filter(|_| depth == 0), ..*context };
    let crate::auth::Judged { authentication, standing, findings: proofs, mut gaps } =
        crate::auth::judge(message, &claimed.from, standing, &asking, budget);
    findings.extend(proofs);
    // Anyone can write a verified person's address.
    for finding in findings.iter_mut().filter(|it| it.signal == is::FROM_VERIFIED && standing != Standing::Verified) {
        finding.signal = is::FROM_KNOWN;
    }
    // A patch, or a draft, that somebody attached: its author is not who sent anything.
    if depth > 0 && headers.first("Received").is_none() {
        let named = [is::FROM_KNOWN_NAME_OTHER_ADDRESS, is::FROM_KNOWN_NAME_ON_LIST];
        findings.retain(|finding| !named.contains(&finding.signal));
    }
    // An Outlook item that never travelled has no header section; what is missing there says nothing.
    if message.stored == message::Stored::Outlook && headers.first("Received").is_none() {
        findings.retain(|finding| !finding.signal.id().starts_with("header.") && finding.signal != is::FROM_NONE);
    }
    for limit in &message.limits {
        findings.push(Finding::new(is::MESSAGE_LIMIT).with("limit", limit.as_str()));
        gaps.push(Gap::new(GapKind::Limit).with("limit", limit.as_str()));
    }
    if !message.signers.is_empty() && !message.signers.contains(&claimed.from.address.to_lowercase()) {
        let signer = message.signers.first().map(String::as_str).unwrap_or_default();
        findings
            .push(Finding::new(is::AUTH_SMIME_MISMATCH).with("address", &claimed.from.address).with("found", signer));
    }
    if message.is_encrypted {
        gaps.push(Gap::new(GapKind::Encrypted).with("file", "smime.p7m"));
    }
    for fault in &message.faults {
        findings.push(Finding::new(is::MESSAGE_MALFORMED).with("fault", fault.as_str()));
    }

    let pages: Vec<page::Page> = message.pages.iter().map(|html| page::read(html)).collect();
    let subject = headers.decoded("Subject").unwrap_or_default();
    let seen = seen_text(message, &pages);
    let links = links_of(message, &pages);
    for limit in over_limits(&pages, &seen, &links) {
        // Digests are long, and nobody's fault: it is told, and weighs nothing.
        findings.push(Finding::new(is::MESSAGE_LIMIT).at(Severity::Info).with("limit", limit.as_str()));
        gaps.push(Gap::new(GapKind::Limit).with("limit", limit.as_str()));
    }
    let inner = forwarded::sender(&seen);
    findings.extend(inner.iter().flat_map(sender::judge_forwarded));
    // What a passed-on mail says is compared with whoever wrote it.
    let writer = inner.as_ref().filter(|inner| inner.address.contains('@')).unwrap_or(&claimed.from);
    let told = body::Told { subject: &subject, seen: &seen, pages: &pages, links: &links, writer };
    findings.extend(body::judge(&told));
    let asks_to_sign_in = findings.iter().any(|finding| {
        [is::BODY_CREDENTIAL_REQUEST, is::BODY_ACCOUNT_THREAT, is::BODY_CREDENTIAL_WORDS].contains(&finding.signal)
    });
    let around = links::rules::Around { from_domain: &writer.domain(), asks_to_sign_in, book: context.book };
    findings.extend(links::rules::judge(&links, around));

    // A mail that wants to be clicked, and none of it leads to who it says it is from.
    if findings.iter().any(|finding| finding.signal == is::LINK_NONE_MATCH_SENDER) {
        let wants_click = [is::BODY_CLICK_HERE, is::BODY_IMAGE_LINK];
        for finding in findings.iter_mut().filter(|finding| wants_click.contains(&finding.signal)) {
            finding.severity = Severity::Low;
        }
    }

    let named = if message.attachments.is_empty() && message.inner.is_empty() {
        Vec::new()
    } else {
        passwords::named(&format!("{subject}\n{seen}"))
    };
    budget.passwords().learn(named.iter().map(|one| one.word.clone()));
    let examination = crate::files::Examination { budget, context };
    let mut attachments: Vec<FileReport> = message
        .attachments
        .iter()
        .map(|one| {
            let file = crate::files::UntrustedFile {
                name: one.name.as_deref(),
                declared: one.declared.as_deref(),
                bytes: &one.bytes,
            };
            crate::files::at_depth(file, &examination, depth)
        })
        .collect();
    for inner in &message.inner {
        let mut report = FileReport::new(&inner.headers.decoded("Subject").unwrap_or_default(), "msg", &[]);
        // It was never a file of its own, so that nothing has its fingerprint.
        report.sha256.clear();
        crate::files::mail::inner(&mut report, inner, &examination, depth);
        attachments.push(report);
    }
    let (of_files, gaps_of_files) = of_files(&attachments);
    findings.extend(of_files);
    gaps.extend(gaps_of_files);
    let in_files = links_of_files(&attachments, &links);
    let judged = links::rules::judge(&in_files, links::rules::Around { asks_to_sign_in: false, ..around });
    findings.extend(in_codes(&in_files));
    findings.extend(judged.into_iter().filter(tells_about_files));
    findings.extend(body::file_only(&told, &attachments));
    let locked = passwords::locked(&attachments);
    let hides = |one: &passwords::Named| budget.passwords().opened(&one.word) || one.is_sure && locked.is_some();
    let secret: Vec<String> = named.iter().filter(|one| hides(one)).map(|one| one.word.clone()).collect();
    if !secret.is_empty() {
        let file = locked.or(attachments.first()).map(|file| file.name.as_str()).unwrap_or_default();
        findings.push(Finding::new(is::BODY_ARCHIVE_PASSWORD).with("file", file));
        findings.iter_mut().for_each(|finding| finding.evidence.mask(&secret));
        passwords::mask_files(&mut attachments, &secret);
    }
    let links: Vec<Link> = links.into_iter().chain(in_files).collect();

    let codes = otp::delivered(&seen);
    if !codes.is_empty() {
        findings.push(Finding::new(is::BODY_OTP_DELIVERED));
    }
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    Report {
        verdict: crate::verdict::verdict(&findings),
        sender: Some(Sender {
            standing,
            name: visible(&claimed.from.name),
            address: visible(&claimed.from.address),
            registrable: visible(&crate::names::domain::registrable(&claimed.from.domain())),
            reply_to: claimed.reply_to.map(|it| visible(&it.address)).unwrap_or_default(),
        }),
        authentication: Some(authentication),
        subject: passwords::mask(&visible(&subject), &secret),
        date: visible(headers.first("Date").unwrap_or_default()),
        findings,
        gaps,
        attachments,
        links,
        text: passwords::mask(&visible_lines(&otp::mask(&seen, &in_order(&codes, &seen)), MOST_TEXT), &secret),
    }
}

/// What is masked where the text is shown: the codes that were delivered, and what must not leave either.
fn in_order(delivered: &[std::ops::Range<usize>], seen: &str) -> Vec<std::ops::Range<usize>> {
    // No character is longer than four bytes, so all that is shown is looked through.
    let shown = seen.get(..seen.floor_char_boundary(4 * MOST_TEXT)).unwrap_or(seen);
    let others = crate::codes::find(shown).into_iter().map(|one| one.range);
    let mut all: Vec<_> = delivered.iter().cloned().chain(others).collect();
    all.sort_by_key(|range| range.start);
    all
}

/// What of the body is more than is read.
fn over_limits(pages: &[page::Page], seen: &str, links: &[Link]) -> impl Iterator<Item = Limit> {
    let text = pages.iter().any(|page| page.over_limit) || cues::is_over_limit(seen);
    let many = links.len() >= links::MOST;
    [text.then_some(Limit::Bytes), many.then_some(Limit::Parts)].into_iter().flatten()
}

/// The text that a mail program shows: the pages where there are any, else the plain texts.
fn seen_text(message: &Message<'_>, pages: &[page::Page]) -> String {
    let shown: Vec<&str> = pages.iter().map(|page| page.text.trim()).filter(|text| !text.is_empty()).collect();
    if shown.is_empty() { message.texts.join("\n") } else { shown.join("\n") }
}

fn links_of(message: &Message<'_>, pages: &[page::Page]) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for anchor in pages.iter().flat_map(|page| &page.anchors) {
        let target = anchor.target.trim();
        let known = links.iter().any(|link| link.raw == target && link.text == anchor.text);
        if !target.starts_with('#') && !known && links.len() < links::MOST {
            links.push(Link::new(target, &anchor.text, LinkPlace::Html));
        }
    }
    let plain = message.texts.iter().map(AsRef::as_ref).chain(pages.iter().map(|page| page.text.as_str()));
    for raw in plain.flat_map(links::in_text::find) {
        let without_scheme = raw.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."));
        let raw = if without_scheme { format!("http://{raw}") } else { raw.to_owned() };
        if links.len() < links::MOST && links.iter().all(|link| link.raw != raw) {
            links.push(Link::new(&raw, "", LinkPlace::Text));
        }
    }
    links
}
