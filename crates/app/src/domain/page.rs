//! The report of a check as one file for people: a page in English and a page in Urdu, to print on A4 or to keep. It runs
//! nothing and fetches nothing; what strangers have published stands in it as text.
//!
//! How much fits on a page is reckoned in lines, on the short side: what does not fit is counted, never silently left out.

use super::words;
use crate::dto::{DomainChangesDto, DomainDto, DomainFindingDto};
use crate::error::{AppError, Code};
use crate::walk;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use muhr_l10n::{Direction, Isolation, Language, Texts};
use ring::digest::{SHA256, digest};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use time::macros::format_description;

const STYLE: &str = include_str!("page.css");
/// Longest sentence that is written out, in characters; only what strangers have published makes one so long.
const MOST_TEXT: usize = 320;
/// Those who were asked that are named.
const MOST_ASKED: usize = 6;
/// Changes that are named.
const MOST_CHANGES: usize = 6;

/// How much fits on the page of a language: lines, and characters on a line.
const fn room(language: Language) -> (usize, usize) {
    match language {
        Language::English => (62, 105),
        Language::Urdu => (54, 115),
    }
}

/// Writes the file where none of that name is.
///
/// # Errors
/// [`Code::AlreadyThere`]; it cannot be written, and then nothing is there.
pub fn write_new(all: &[DomainDto], file: &Path) -> Result<(), AppError> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let refused = |error: &std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => AppError::new(Code::AlreadyThere).with("name", walk::shown_name(file)),
        _ => AppError::writing(&walk::shown_name(folder), error),
    };
    let mut new = tempfile::NamedTempFile::new_in(folder).map_err(|error| refused(&error))?;
    new.write_all(html(all).as_bytes()).map_err(|error| refused(&error))?;
    new.persist_noclobber(file).map(drop).map_err(|error| refused(&error.error))
}

/// The whole file, with two pages for each domain.
#[must_use]
pub fn html(all: &[DomainDto]) -> String {
    let hash = STANDARD.encode(digest(&SHA256, STYLE.as_bytes()));
    let mut out = String::with_capacity(32 << 10);
    let title = escaped(&format!("Muhr: {}", all.first().map(|first| first.domain.as_str()).unwrap_or_default()));
    out.push_str("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\" />\n");
    let _ = writeln!(
        out,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{hash}'; \
         base-uri 'none'; form-action 'none'\" />"
    );
    out.push_str("<meta name=\"referrer\" content=\"no-referrer\" />\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width\" />\n");
    let _ = writeln!(out, "<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>");
    let languages = Language::ALL.map(|language| Texts::new(language, Isolation::Marks));
    for checked in all {
        for texts in &languages {
            let (lines, width) = room(texts.language());
            Page { checked, texts, width, left: lines, out: &mut out }.write();
        }
    }
    out.push_str("</body>\n</html>\n");
    out
}

struct Page<'a> {
    checked: &'a DomainDto,
    texts: &'a Texts,
    width: usize,
    /// Lines that are still free.
    left: usize,
    out: &'a mut String,
}

impl Page<'_> {
    fn write(mut self) {
        let language = self.texts.language();
        let direction = match language.direction() {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        };
        let _ = writeln!(self.out, "<article lang=\"{}\" dir=\"{direction}\">", language.tag());
        self.head();
        self.topics();
        // Reckoned before the problems, which take what is left.
        let changes = self.changes();
        self.problems();
        self.out.push_str(&changes);
        let made_by = self.text("domain-report-made-by", &[("version", env!("CARGO_PKG_VERSION"))]);
        let _ = writeln!(self.out, "<footer>{made_by}</footer>\n</article>");
    }

    /// A text of ours, its arguments escaped with it.
    fn text(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        escaped(&cut(&self.texts.text(key, arguments)))
    }

    fn spend(&mut self, lines: usize) {
        self.left = self.left.saturating_sub(lines);
    }

    fn lines(&self, text: &str) -> usize {
        text.chars().count().div_ceil(self.width).max(1)
    }

    fn head(&mut self) {
        let checked = self.checked;
        let title = self.text("domain-report-title", &[]);
        let _ = writeln!(self.out, "<header>\n<h1>{title}: <bdi>{}</bdi></h1>\n<dl>", escaped(&checked.shown));
        let bdi = |text: &str| format!("<bdi>{}</bdi>", escaped(text));
        let mut facts = vec![("domain-report-domain", bdi(&checked.shown))];
        if checked.domain != checked.shown {
            facts.push(("domain-report-punycode", bdi(&checked.domain)));
        }
        facts.push(("domain-report-date", bdi(&moment(&checked.checked))));
        facts.push(("domain-report-asked", self.asked()));
        for (key, value) in facts {
            let name = self.text(key, &[]);
            self.spend(self.lines(&value));
            let _ = writeln!(self.out, "<dt>{name}</dt><dd>{value}</dd>");
        }
        self.out.push_str("</dl>\n</header>\n");
        let key = checked.verdict_key();
        let [verdict, advice] = [key.clone(), format!("{key}-advice")].map(|key| self.text(&key, &[]));
        let grade = match &checked.grade {
            Some(grade) => self.text("domain-grade", &[("grade", grade)]),
            None => self.text("domain-grade-none", &[]),
        };
        let class = checked.verdict.as_str();
        let _ = writeln!(self.out, "<p class=\"verdict {class}\"><strong>{verdict}</strong> {grade}<br />{advice}</p>");
        // Title, verdict and footer, and what is between them.
        self.spend(3 + 4 + 2);
    }

    /// Who was asked, as markup.
    fn asked(&self) -> String {
        let contacted = &self.checked.contacted;
        let one = |kind: &str, server: &str| {
            let kind = self.text(&format!("domain-contact-{kind}"), &[]);
            format!("{kind} <bdi>{}</bdi>", escaped(&cut(server)))
        };
        let mut told: Vec<String> =
            contacted.iter().take(MOST_ASKED).map(|contact| one(&contact.kind, &contact.server)).collect();
        let more = self.more(contacted.len().saturating_sub(MOST_ASKED));
        told.extend(more.map(|more| escaped(&more)));
        told.join("; ")
    }

    fn more(&self, count: usize) -> Option<String> {
        (count > 0).then(|| self.texts.text("domain-report-more", &[("count", &count.to_string())]))
    }

    fn topics(&mut self) {
        let heading = self.text("domain-report-topics", &[]);
        let [topic, state, says] =
            ["topic", "state", "says"].map(|name| self.text(&format!("domain-report-{name}"), &[]));
        let _ = writeln!(
            self.out,
            "<h2>{heading}</h2>\n<table>\n<thead><tr><th scope=\"col\">{topic}</th><th scope=\"col\">{state}</th>\
             <th scope=\"col\">{says}</th></tr></thead>\n<tbody>"
        );
        self.spend(3);
        for topic in &self.checked.topics {
            let name = escaped(&words::topic_text(self.texts, topic.topic));
            let state = escaped(&words::state_text(self.texts, topic.state));
            let class = words::state(topic.state);
            let mark = match class {
                "fine" => "✓",
                "problem" => "✗",
                "unknown" => "?",
                _ => "–",
            };
            let says = cut(&words::worst(self.texts, topic));
            // The sentence has about half of the width.
            self.spend(says.chars().count().div_ceil(self.width / 2).max(1));
            let _ = writeln!(
                self.out,
                "<tr><th scope=\"row\">{name}</th><td class=\"state {class}\">{mark} {state}</td><td>{}</td></tr>",
                escaped(&says)
            );
        }
        self.out.push_str("</tbody>\n</table>\n");
    }

    fn problems(&mut self) {
        let heading = self.text("domain-report-problems", &[]);
        let problems = self.checked.problems();
        let _ = writeln!(self.out, "<h2>{heading}</h2>");
        self.spend(2);
        if problems.is_empty() {
            let none = self.text(self.checked.no_problems_key(), &[]);
            let _ = writeln!(self.out, "<p>{none}</p>");
            return;
        }
        self.out.push_str("<ol>\n");
        let mut told = 0;
        for problem in &problems {
            let (whole, lines) = self.problem(problem);
            let (brief, fewer) = self.headline(problem);
            // One line is for those that do not fit.
            let room = self.left.saturating_sub(1);
            let (text, spent) = if lines <= room { (whole, lines) } else { (brief, fewer) };
            if spent > room && told > 0 {
                break;
            }
            self.spend(spent);
            let _ = writeln!(self.out, "<li>{text}</li>");
            told += 1;
        }
        self.out.push_str("</ol>\n");
        if let Some(more) = self.more(problems.len() - told) {
            let _ = writeln!(self.out, "<p>{}</p>", escaped(&more));
        }
    }

    /// A problem in one sentence, and how many lines that is.
    fn headline(&self, problem: &DomainFindingDto) -> (String, usize) {
        let (text, severity) = (cut(&words::text(self.texts, problem)), words::severity_text(self.texts, problem));
        let lines = self.lines(&format!("{severity}: {text}"));
        (format!("<strong>{}</strong> <small>({})</small>", escaped(&text), escaped(&severity)), lines)
    }

    /// The same with why it matters, what to do, and the record to publish.
    fn problem(&self, problem: &DomainFindingDto) -> (String, usize) {
        let (mut text, mut lines) = self.headline(problem);
        let parts = [
            ("domain-report-why", words::why(self.texts, problem)),
            ("domain-report-do", words::to_do(self.texts, problem)),
        ];
        for (key, part) in parts {
            let Some(part) = part.map(|part| cut(&part)) else { continue };
            let label = self.text(key, &[]);
            lines += self.lines(&format!("{label}: {part}"));
            let _ = write!(text, "<br /><small>{label}:</small> {}", escaped(&part));
        }
        if let Some(record) = &problem.record {
            let label = self.text("domain-report-record", &[]);
            // Never cut: somebody will publish it.
            let record = format!("{} {} {}", record.name, record.kind, record.value);
            lines += self.lines(&format!("{label}: {record}"));
            let _ = write!(text, "<br /><small>{label}:</small> <code>{}</code>", escaped(&record));
        }
        (text, lines)
    }

    /// What has changed since the check before; empty where there was none.
    fn changes(&mut self) -> String {
        let Some(changes) = &self.checked.changes else { return String::new() };
        let mut told = self.told_changes(changes);
        let more = self.more(told.len().saturating_sub(MOST_CHANGES));
        told.truncate(MOST_CHANGES);
        told.extend(more.map(|more| escaped(&more)));
        if told.is_empty() {
            told.push(self.text("domain-report-no-changes", &[]));
        }
        let heading = self.text("domain-report-changes", &[("date", &moment(&changes.since))]);
        self.spend(2 + told.iter().map(|line| self.lines(line)).sum::<usize>());
        let lines: String = told.iter().map(|line| format!("<li>{line}</li>\n")).collect();
        format!("<h2>{heading}</h2>\n<ul>\n{lines}</ul>\n")
    }

    fn told_changes(&self, changes: &DomainChangesDto) -> Vec<String> {
        let mut told = Vec::new();
        if changes.grade != self.checked.grade
            && let Some(grade) = &changes.grade
        {
            told.push(self.text("domain-report-grade-before", &[("grade", grade)]));
        }
        for (key, findings) in [("domain-report-new", &changes.new), ("domain-report-gone", &changes.gone)] {
            let text = |finding| self.text(key, &[("text", &words::text(self.texts, finding))]);
            told.extend(findings.iter().map(text));
        }
        for record in &changes.records {
            let what = self.text("domain-report-changed", &[("name", &record.name), ("kind", &record.kind)]);
            let part = |key: &str, value: &str| {
                let label = self.text(key, &[]);
                if value.is_empty() {
                    return format!("{label}: {}", self.text("domain-report-nothing", &[]));
                }
                format!("{label}: <code>{}</code>", escaped(&cut(&value.replace('\n', " | "))))
            };
            let [before, now] = [("domain-report-before", &record.before), ("domain-report-now", &record.now)]
                .map(|(key, value)| part(key, value));
            told.push(format!("{what}: {before}; {now}"));
        }
        told
    }
}

/// A time as people write it; as it stands where it is none.
#[must_use]
pub fn moment(at: &str) -> String {
    let form =
        format_description!("[year]-[month]-[day] [hour]:[minute] UTC[offset_hour sign:mandatory]:[offset_minute]");
    let time = OffsetDateTime::parse(at, &Rfc3339).ok();
    time.and_then(|time| time.format(form).ok()).unwrap_or_else(|| at.to_owned())
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(MOST_TEXT) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// Text that HTML takes for nothing but text, in an element or an attribute.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
