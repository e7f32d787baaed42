//! The check of a domain against real servers: every domain of the bench gets the answer that `docs/domain-check.md` says.

use crate::failure::Failure;
use crate::mail_servers::MailServers;
use crate::project::Project;
use crate::shell;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The page whose table says what is expected.
const PAGE: &str = "docs/domain-check.md";
/// The ways in which the resolver of the bench is asked; the certificate for the encrypted ones names it.
const WAYS: [&str; 3] = ["system", "tls://127.0.0.1#dns.bench.test", "https://127.0.0.1/dns-query#dns.bench.test"];

/// What is right for one domain: findings that must be there; none at all where everything is fine.
type Expected = BTreeMap<String, BTreeSet<String>>;

/// Checks every domain in every way.
pub(super) fn check(project: &Project) -> Result<(), Failure> {
    let page = fs::read_to_string(project.path(PAGE)).map_err(|error| Failure::step(format!("{PAGE}: {error}")))?;
    let expected = expected(&page);
    if expected.len() < 20 {
        return Err(Failure::step(format!("{PAGE} has no table of the bench any more")));
    }
    let servers = MailServers::set_up(project, "")?;
    let mut wrong = Vec::new();
    for way in WAYS {
        let mut command = servers.command(project.program("debug", "muhr"));
        command.args(["domain", "--json", "--resolver", way]).args(expected.keys());
        let output = command.output().map_err(|error| Failure::step(format!("{}: {error}", shell::shown(&command))))?;
        let answers = String::from_utf8_lossy(&output.stdout);
        let mut answered = 0;
        for line in answers.lines() {
            let answer: Value =
                serde_json::from_str(line).map_err(|error| Failure::step(format!("{error}: {line}")))?;
            answered += 1;
            wrong.extend(faults(&answer, &expected).into_iter().map(|fault| format!("{way}: {fault}")));
        }
        if answered != expected.len() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(Failure::step(format!("{answered} of {} answers by {way}\n{said}", expected.len())));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(Failure::step(wrong.join("\n"))) }
}

/// Reads the rows `| name.test | what is so | findings | what the peer says |`.
fn expected(page: &str) -> Expected {
    let rows = page.lines().filter_map(|line| {
        let mut cells = line.strip_prefix('|')?.split('|').map(str::trim);
        let domain = cells.next()?.trim_matches('`');
        let ours = cells.nth(1)?;
        let ids = ours.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        domain.ends_with(".test").then(|| (domain.to_owned(), ids))
    });
    rows.collect()
}

/// What is wrong with an answer: a finding that is missing, or one too many under a topic of which something is expected.
fn faults(answer: &Value, expected: &Expected) -> Vec<String> {
    let domain = answer["domain"].as_str().unwrap_or_default();
    let Some(wanted) = expected.get(domain) else { return vec![format!("{domain} was not asked for")] };
    let mut missing = wanted.clone();
    let mut wrong = Vec::new();
    for topic in answer["topics"].as_array().into_iter().flatten() {
        let findings = || topic["findings"].as_array().into_iter().flatten();
        let id = |finding: &Value| finding["id"].as_str().unwrap_or_default().to_owned();
        let found: BTreeSet<String> = findings().map(id).collect();
        if wanted.is_empty() || !found.is_disjoint(wanted) {
            let bad = findings().filter(|finding| matches!(finding["state"].as_str(), Some("problem" | "unknown")));
            let too_much = bad.map(id).filter(|id| !wanted.contains(id));
            wrong.extend(too_much.map(|id| format!("{domain}: {id} should not be there")));
        }
        missing.retain(|id| !found.contains(id));
    }
    wrong.extend(missing.into_iter().map(|id| format!("{domain}: {id} is missing")));
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "| domain | |\n|---|---|\n| `good.test` | all right | nothing, grade A | valid |\n\
                         | `weak.test` | a short key | `dkim.short` | not looked at |\n";

    fn answer(domain: &str, findings: &str) -> Value {
        serde_json::from_str(&format!(
            r#"{{"domain": "{domain}", "topics": [{{"topic": "dkim", "findings": [{findings}]}}]}}"#
        ))
        .unwrap_or_default()
    }

    #[test]
    fn an_answer_is_right_only_if_nothing_is_missing_and_nothing_too_much() {
        let expected = expected(TABLE);
        assert_eq!(expected.len(), 2);
        let short = r#"{"id": "dkim.short", "state": "problem"}"#;
        let other = r#"{"id": "dkim.testing", "state": "unknown"}"#;
        let fine = r#"{"id": "dkim.fine", "state": "fine"}"#;
        assert!(faults(&answer("good.test", fine), &expected).is_empty());
        assert_eq!(faults(&answer("good.test", short), &expected).len(), 1);
        assert!(faults(&answer("weak.test", &format!("{short}, {fine}")), &expected).is_empty());
        assert_eq!(faults(&answer("weak.test", fine), &expected).len(), 1);
        assert_eq!(faults(&answer("weak.test", &format!("{short}, {other}")), &expected).len(), 1);
        assert_eq!(faults(&answer("else.test", fine), &expected).len(), 1);
    }
}
