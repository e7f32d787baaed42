//! Asking beforehand for everything that a record leads to, so that its tree is not waited for name by name.

use crate::ask::{Answer, Data, Kind};
use crate::check::Context;
use muhr_inspect::auth::spf::{self, MOST_NAMES, MacroString, Meaning, Mechanism, is_spf};
use std::collections::BTreeSet;

/// Questions that are asked beforehand.
const MOST_BEFOREHAND: usize = 80;
/// Steps down the tree.
const MOST_STEPS: usize = 12;

/// Asks for everything that the record leads to, one step of the tree after another and all of a step at once.
pub(super) fn warm(cx: &Context<'_>) {
    let mut step = vec![(cx.domain().to_owned(), Kind::Txt)];
    let mut seen: BTreeSet<(String, Kind)> = step.iter().cloned().collect();
    for _ in 0..MOST_STEPS {
        cx.warm(&step);
        let mut next = Vec::new();
        for (name, kind) in &step {
            let answer = match kind {
                Kind::Txt | Kind::Mx => cx.ask(name, *kind),
                _ => continue,
            };
            let questions = if *kind == Kind::Mx {
                hosts(&answer).into_iter().flat_map(both).collect()
            } else {
                leads_to(name, &answer)
            };
            for question in questions {
                if seen.len() < MOST_BEFOREHAND && seen.insert(question.clone()) {
                    next.push(question);
                }
            }
        }
        if next.is_empty() || cx.is_over() {
            break;
        }
        step = next;
    }
}

fn both(name: String) -> [(String, Kind); 2] {
    [(name.clone(), Kind::A), (name, Kind::Aaaa)]
}

fn leads_to(domain: &str, answer: &Answer) -> Vec<(String, Kind)> {
    let mut found = Vec::new();
    for term in answer.texts().filter(|text| is_spf(text)).take(1).flat_map(spf::terms) {
        let name = |given: &Option<MacroString>| match given {
            Some(given) => given.fixed_in(domain),
            None => Some(domain.to_owned()),
        };
        match term.meaning {
            Ok(Meaning::Redirect(name) | Meaning::Mechanism(_, Mechanism::Include(name))) => {
                found.extend(name.fixed_in(domain).map(|name| (name, Kind::Txt)));
            }
            Ok(Meaning::Mechanism(_, Mechanism::A(given, _))) => found.extend(name(&given).into_iter().flat_map(both)),
            Ok(Meaning::Mechanism(_, Mechanism::Mx(given, _))) => {
                found.extend(name(&given).map(|name| (name, Kind::Mx)))
            }
            Ok(Meaning::Mechanism(_, Mechanism::Exists(name))) => {
                found.extend(name.fixed_in(domain).map(|name| (name, Kind::A)));
            }
            _ => {}
        }
    }
    found
}

/// The mail servers of an answer that others look at.
pub(super) fn hosts(answer: &Answer) -> Vec<String> {
    let host = |record: &Data| match record {
        Data::Mx { host, .. } if !host.is_empty() => Some(host.clone()),
        _ => None,
    };
    answer.records.iter().filter_map(host).take(MOST_NAMES).collect()
}
