//! What is to be checked, from what somebody typed; and whom that would ask, before anybody is asked.

use super::{DomainName, Question, Selector, SelectorSource};
use crate::dto::{ContactDto, DomainOrderDto, DomainPlanDto};
use crate::error::{AppError, Code};
use muhr_domain::{NotADomain, Profile, Signed};
use muhr_inspect::visible::visible;

/// Selectors that somebody may name.
const MOST_SELECTORS: usize = 20;
/// Longest selector.
const MOST_SELECTOR: usize = 200;
/// How much of what was typed is told back, in characters.
const MOST_TOLD: usize = 100;
/// Names under which web mail is looked for, where none is given.
const WEB: [&str; 3] = ["webmail", "mail", "owa"];

/// Reads a domain.
///
/// # Errors
/// Why it is none: [`Code::DomainEmpty`] and its sisters.
pub fn domain(typed: &str) -> Result<DomainName, AppError> {
    DomainName::parse(typed).map_err(|why| refused(typed, why))
}

fn refused(typed: &str, why: NotADomain) -> AppError {
    let code = match why {
        NotADomain::Empty => Code::DomainEmpty,
        NotADomain::Address => Code::DomainAddress,
        NotADomain::OneLabel => Code::DomainOneLabel,
        NotADomain::TooLong => Code::DomainTooLong,
        NotADomain::Characters => Code::DomainCharacters,
    };
    AppError::new(code).with("name", told(typed))
}

/// What somebody typed, visible and not too long.
#[must_use]
pub fn told(typed: &str) -> String {
    visible(&typed.trim().chars().take(MOST_TOLD).collect::<String>())
}

/// The question of an order. Signatures of a message are verified by whoever asks, and come here.
///
/// # Errors
/// What in it is no domain, or no selector.
pub fn question(order: &DomainOrderDto, signed: Vec<Signed>) -> Result<Question, AppError> {
    let mut question = Question::new(domain(&order.name)?);
    question.selectors = selectors(&order.selectors)?;
    if !order.web_host.trim().is_empty() {
        question.web_host = Some(domain(&order.web_host)?.ascii().to_owned());
    }
    question.profile = order.parked.map(|parked| if parked { Profile::Parked } else { Profile::Mail });
    Ok(with_signatures(question, signed))
}

/// The same with signatures of a message, and their selectors behind those that were named.
#[must_use]
pub fn with_signatures(mut question: Question, signed: Vec<Signed>) -> Question {
    for one in &signed {
        let is_known = question.selectors.iter().any(|known| known.name == one.selector);
        if !is_known && question.selectors.len() < MOST_SELECTORS {
            question.selectors.push(Selector { name: one.selector.clone(), source: SelectorSource::Message });
        }
    }
    question.signed = signed;
    question
}

fn selectors(named: &[String]) -> Result<Vec<Selector>, AppError> {
    let mut all: Vec<Selector> = Vec::new();
    for typed in named.iter().map(|typed| typed.trim()).filter(|typed| !typed.is_empty()) {
        let name = typed.to_ascii_lowercase();
        let is_known = all.iter().any(|known| known.name == name);
        if !is_selector(&name) || (!is_known && all.len() == MOST_SELECTORS) {
            return Err(AppError::new(Code::DomainSelector).with("name", told(typed)));
        }
        if !is_known {
            all.push(Selector { name, source: SelectorSource::Given });
        }
    }
    Ok(all)
}

/// Whether that can be a selector (RFC 6376 §3.1).
pub(super) fn is_selector(name: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len()) && label.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
    };
    name.len() <= MOST_SELECTOR && name.split('.').all(is_label)
}

/// Everybody whom a question would ask. `servers` are those of the resolver.
#[must_use]
pub fn plan(question: &Question, servers: &[String]) -> DomainPlanDto {
    let contact = |kind, server: String| ContactDto { kind, server };
    let mut contacts: Vec<ContactDto> = servers.iter().map(|server| contact("dns", visible(server))).collect();
    if contacts.is_empty() {
        contacts.push(contact("dns", String::new()));
    }
    let domain = question.domain.ascii();
    if question.servers {
        contacts.push(contact("smtp", String::new()));
        contacts.push(contact("https", format!("mta-sts.{domain}")));
        match &question.web_host {
            Some(host) => contacts.push(contact("https", host.clone())),
            None => contacts.extend(WEB.iter().map(|name| contact("https", format!("{name}.{domain}")))),
        }
    }
    DomainPlanDto { domain: domain.to_owned(), shown: visible(question.domain.unicode()), contacts }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(selectors: &[String]) -> DomainOrderDto {
        DomainOrderDto { name: "Finance.gov.pk ".into(), selectors: selectors.to_vec(), ..DomainOrderDto::default() }
    }

    #[test]
    fn twenty_selectors_are_taken_each_once_and_not_one_more() {
        let named = |count: usize| (0..count).map(|number| format!("s{number}")).collect::<Vec<_>>();
        assert_eq!(question(&order(&named(20)), Vec::new()).unwrap().selectors.len(), 20);
        let twice = [named(20), vec!["S0".into(), " ".into()]].concat();
        assert_eq!(question(&order(&twice), Vec::new()).unwrap().selectors.len(), 20);
        assert_eq!(question(&order(&named(21)), Vec::new()).unwrap_err().code, Code::DomainSelector);
        for wrong in ["a b", "a..b", "سلیکٹر", &"x".repeat(64), "a/b"] {
            let error = question(&order(&[wrong.to_owned()]), Vec::new()).unwrap_err();
            assert_eq!(error.code, Code::DomainSelector, "{wrong}");
        }
    }

    #[test]
    fn selectors_of_signatures_come_behind_those_that_were_named() {
        let one = |selector: &str| Signed { domain: "a.pk".into(), selector: selector.into(), verifies: Some(true) };
        let question = question(&order(&["mail".into()]), vec![one("mail"), one("s2026")]).unwrap();
        let told: Vec<_> = question.selectors.iter().map(|it| (it.name.as_str(), it.source)).collect();
        assert_eq!(told, [("mail", SelectorSource::Given), ("s2026", SelectorSource::Message)]);
        assert_eq!(question.signed.len(), 2);
    }

    #[test]
    fn everybody_who_would_be_asked_is_told_before() {
        let mut question = question(&order(&[]), Vec::new()).unwrap();
        let told = |question: &Question| {
            let contacts = plan(question, &["192.0.2.53".into()]).contacts;
            contacts.into_iter().map(|one| format!("{} {}", one.kind, one.server)).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(
            told(&question),
            "dns 192.0.2.53, smtp , https mta-sts.finance.gov.pk, https webmail.finance.gov.pk, \
             https mail.finance.gov.pk, https owa.finance.gov.pk"
        );
        question.web_host = Some("post.gov.pk".into());
        assert!(told(&question).ends_with("https mta-sts.finance.gov.pk, https post.gov.pk"));
        question.servers = false;
        assert_eq!(told(&question), "dns 192.0.2.53");
        assert_eq!(plan(&question, &[]).contacts.len(), 1, "somebody is always asked");
    }
}
