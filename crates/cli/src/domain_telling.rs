//! What `muhr domain` tells a person.

use crate::talk::{Talk, visible};
use muhr_app::AppError;
use muhr_app::domain::page::moment;
use muhr_app::domain::{DomainName, words};
use muhr_app::dto::{
    ContactDto, DomainChangesDto, DomainDto, DomainFindingDto, DomainRefusedDto, SpfNodeDto, SpfTermDto,
};
use serde_json::json;

/// Who is asked, before anybody is.
pub(crate) fn plan(talk: &Talk, key: &str, domain: &str, contacts: &[ContactDto]) {
    talk.say(key, &[("domain", &visible(domain))]);
    for contact in contacts {
        let named = if contact.server.is_empty() {
            talk.text(&format!("domain-plan-{}", contact.kind), &[])
        } else {
            contact.server.clone()
        };
        told_contact(talk, contact.kind, &named);
    }
}

/// One domain, or the first of several and how many more.
pub(crate) fn several(talk: &Talk, first: &DomainName, all: usize) -> String {
    match all.saturating_sub(1) {
        0 => first.unicode().to_owned(),
        more => {
            let more = talk.text("domain-report-more", &[("count", &more.to_string())]);
            format!("{} {more}", first.unicode())
        }
    }
}

/// What is no domain among others.
pub(crate) fn refused(talk: &Talk, typed: &str, error: &AppError) {
    talk.result(&json!({ "domain": typed, "error": talk.error_json(error) }));
    if !talk.is_for_program() {
        talk.error(error);
    }
}

/// A line of a list that is no domain.
pub(crate) fn refused_line(talk: &Talk, refused: &DomainRefusedDto) {
    talk.result(&json!({ "domain": refused.text, "line": refused.line, "error": { "code": refused.code } }));
    let name = visible(&refused.text);
    let why = talk.text(&format!("error-{}", refused.code), &[("name", &name)]);
    talk.say("domain-cli-refused", &[("line", &refused.line.to_string()), ("text", &name), ("why", &why)]);
}

/// A check among many.
pub(crate) fn line(talk: &Talk, checked: &DomainDto) {
    let verdict = talk.text(&checked.verdict_key(), &[]);
    let grade = checked.grade.clone().unwrap_or_default();
    let told = [("domain", visible(&checked.shown)), ("verdict", verdict), ("grade", grade)];
    talk.say("domain-cli-head", &told.each_ref().map(|(name, value)| (*name, value.as_str())));
}

/// How many are what.
pub(crate) fn summary(talk: &Talk, counts: [u64; 4]) {
    let [good, unknown, weak, bad] = counts.map(|count| count.to_string());
    talk.say("domain-cli-summary", &[("good", &good), ("unknown", &unknown), ("weak", &weak), ("bad", &bad)]);
}

/// A check in full.
pub(crate) fn whole(talk: &Talk, checked: &DomainDto) {
    if talk.is_for_program() {
        return;
    }
    let key = checked.verdict_key();
    let grade = match &checked.grade {
        Some(grade) => talk.text("domain-grade", &[("grade", grade)]),
        None => talk.text("domain-grade-none", &[]),
    };
    let told = [("domain", visible(&checked.shown)), ("verdict", talk.text(&key, &[])), ("grade", grade)];
    talk.say("domain-cli-head", &told.each_ref().map(|(name, value)| (*name, value.as_str())));
    talk.say("domain-cli-advice", &[("advice", &talk.text(&format!("{key}-advice"), &[]))]);
    for topic in &checked.topics {
        let told = [
            ("state", words::state_text(talk.texts(), topic.state)),
            ("topic", words::topic_text(talk.texts(), topic.topic)),
            ("text", visible(&words::worst(talk.texts(), topic))),
        ];
        talk.say("domain-cli-topic", &told.each_ref().map(|(name, value)| (*name, value.as_str())));
    }
    problems(talk, checked);
    let unchecked = checked.unchecked();
    if !unchecked.is_empty() {
        talk.say("domain-report-unchecked", &[]);
        unchecked.into_iter().for_each(|finding| details(talk, finding));
    }
    if let Some(changes) = &checked.changes {
        told_changes(talk, checked, changes);
    }
    if let Some(spf) = &checked.spf {
        talk.say("domain-cli-spf-tree", &[]);
        Tree { talk, checked }.node(spf, 1);
        let [lookups, void] = [spf.lookups, spf.void].map(|count| count.to_string());
        talk.say("domain-cli-spf-lookups", &[("lookups", &lookups), ("void", &void)]);
    }
    talk.say("domain-cli-asked", &[]);
    checked.contacted.iter().for_each(|contact| told_contact(talk, &contact.kind, &contact.server));
}

fn problems(talk: &Talk, checked: &DomainDto) {
    let problems = checked.problems();
    if problems.is_empty() {
        talk.say(checked.no_problems_key(), &[]);
        return;
    }
    talk.say("domain-report-problems", &[]);
    for problem in problems {
        details(talk, problem);
    }
}

/// What is so, why it matters, what to do, and the record to publish.
fn details(talk: &Talk, finding: &DomainFindingDto) {
    let text = visible(&words::text(talk.texts(), finding));
    let severity = words::severity_text(talk.texts(), finding);
    if severity.is_empty() {
        talk.say("check-item", &[("text", &text)]);
    } else {
        let problem = talk.text("domain-cli-problem", &[("severity", &severity), ("text", &text)]);
        talk.say("check-item", &[("text", &problem)]);
    }
    let parts = [("why", words::why(talk.texts(), finding)), ("do", words::to_do(talk.texts(), finding))];
    for (name, part) in parts {
        if let Some(part) = part {
            talk.say(&format!("domain-cli-{name}"), &[("text", &visible(&part))]);
        }
    }
    if let Some(record) = &finding.record {
        let [name, kind, value] = [&record.name, &record.kind, &record.value].map(|text| visible(text));
        talk.say("domain-cli-record", &[("name", &name), ("kind", &kind), ("value", &value)]);
    }
}

fn told_changes(talk: &Talk, checked: &DomainDto, changes: &DomainChangesDto) {
    talk.say("domain-report-changes", &[("date", &moment(&changes.since))]);
    let mut lines = Vec::new();
    if let Some(grade) = changes.grade.as_ref().filter(|_| changes.grade != checked.grade) {
        lines.push(talk.text("domain-report-grade-before", &[("grade", &visible(grade))]));
    }
    for (key, findings) in [("domain-report-new", &changes.new), ("domain-report-gone", &changes.gone)] {
        let text = |finding| talk.text(key, &[("text", &visible(&words::text(talk.texts(), finding)))]);
        lines.extend(findings.iter().map(text));
    }
    for record in &changes.records {
        let what = [("name", visible(&record.name)), ("kind", visible(&record.kind))];
        let what = talk.text("domain-report-changed", &what.each_ref().map(|(name, value)| (*name, value.as_str())));
        let part = |key: &str, value: &str| {
            let shown = match value {
                "" => talk.text("domain-report-nothing", &[]),
                value => visible(&value.replace('\n', " | ")),
            };
            format!("{}: {shown}", talk.text(key, &[]))
        };
        let (before, now) = (part("domain-report-before", &record.before), part("domain-report-now", &record.now));
        lines.push(format!("{what}: {before}; {now}"));
    }
    if lines.is_empty() {
        lines.push(talk.text("domain-report-no-changes", &[]));
    }
    lines.iter().for_each(|line| talk.say("check-item", &[("text", line)]));
}

/// SPF with everything it includes, each a little further in.
struct Tree<'a> {
    talk: &'a Talk,
    checked: &'a DomainDto,
}

impl Tree<'_> {
    fn node(&self, node: &SpfNodeDto, depth: usize) {
        let nothing = || self.talk.text("domain-report-nothing", &[]);
        let record = if node.record.is_empty() { nothing() } else { node.record.clone() };
        let fault = self.fault(node.fault.as_ref(), &node.domain);
        self.line(depth, &format!("{}: {record}{fault}", node.domain));
        node.terms.iter().for_each(|term| self.term(term, depth + 1));
    }

    fn term(&self, term: &SpfTermDto, depth: usize) {
        let fault = self.fault(term.fault.as_ref(), &term.text);
        let addresses = term.addresses.join(", ");
        let arrow = if addresses.is_empty() { String::new() } else { format!(" = {addresses}") };
        self.line(depth, &format!("{}{arrow}{fault}", term.text));
        if let Some(below) = &term.node {
            self.node(below, depth + 1);
        }
    }

    /// What is wrong with `about`, in brackets: the finding of that name, best the one that mentions it.
    fn fault(&self, id: Option<&String>, about: &str) -> String {
        let Some(id) = id else { return String::new() };
        let all = || self.checked.topics.iter().flat_map(|topic| &topic.findings).filter(|finding| finding.id == *id);
        let mentions = |finding: &&DomainFindingDto| {
            finding.subject == about || finding.evidence.values().any(|value| value == about)
        };
        let finding = all().find(mentions).or_else(|| all().next());
        finding.map(|finding| format!("  [{}]", words::text(self.talk.texts(), finding))).unwrap_or_default()
    }

    fn line(&self, depth: usize, text: &str) {
        let indent = "  ".repeat(depth.min(20));
        self.talk.say("domain-cli-tree", &[("text", &format!("{indent}{}", visible(text)))]);
    }
}

fn told_contact(talk: &Talk, kind: &str, server: &str) {
    let kind = talk.text(&format!("domain-contact-{kind}"), &[]);
    talk.say("domain-cli-contact", &[("kind", &kind), ("server", &visible(server))]);
}
