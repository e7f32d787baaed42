//! The question before sealing: is this the person whom the officer means? (advisory clause 3b)

use crate::dto::RecipientCheckDto;
use crate::error::AppError;
use crate::handing::Recipient;
use muhr_inspect::message::Headers;
use muhr_inspect::{Book, signals};
use muhr_people::store::Stored;
use muhr_people::{Standing, Store};

/// What to ask about this recipient; `none` where there is nothing to ask.
///
/// # Errors
/// The address book cannot be read.
pub fn question(recipient: &Recipient, store: &Store, book: &Book, now: i64) -> Result<RecipientCheckDto, AppError> {
    let Some(address) = recipient.address.as_ref().map(ToString::to_string) else { return Ok(ask("none")) };
    if let Some(person) = store.by_address(&address)? {
        let address = muhr_people::details::canonical_address(&address).unwrap_or_default();
        let question = match person.standing(Some(&address), now) {
            Standing::Verified => "none",
            Standing::Unverified => "unverified",
            Standing::Expired => "expired",
            Standing::Refused => "refused",
        };
        return Ok(about(question, &person));
    }
    if book.own_domains().iter().any(|own| address.to_lowercase().ends_with(&format!("@{own}"))) {
        // A colleague who is not in the book yet is still to be confirmed, but imitates nobody.
        return Ok(ask("unknown"));
    }
    let mut headers = Headers::default();
    headers.push("From", &format!("\"{}\" <{address}>", recipient.name.replace(['"', '\\'], " ")));
    let judged = muhr_inspect::sender::judge(&headers, book);
    let found = |signal: muhr_inspect::Signal| judged.findings.iter().find(|finding| finding.signal == signal);
    let real = |finding: &muhr_inspect::Finding| {
        let real = finding.evidence.iter().find(|(name, _)| *name == "real").map(|(_, value)| value.to_owned());
        real.unwrap_or_default()
    };
    for (signal, question) in
        [(signals::FROM_LOOKALIKE_CONTACT, "look-alike"), (signals::FROM_KNOWN_NAME_OTHER_ADDRESS, "known-name")]
    {
        if let Some(finding) = found(signal) {
            let real = real(finding);
            let first = real.split(',').next().unwrap_or_default().trim().to_owned();
            let person = store.by_address(&first)?;
            let known = person.as_ref().map_or_else(|| ask(question), |person| about(question, person));
            return Ok(RecipientCheckDto { real: first, ..known });
        }
    }
    Ok(ask("unknown"))
}

fn ask(question: &str) -> RecipientCheckDto {
    RecipientCheckDto {
        question: question.to_owned(),
        person: None,
        name: String::new(),
        real: String::new(),
        until: 0,
        phone: String::new(),
    }
}

fn about(question: &str, person: &Stored) -> RecipientCheckDto {
    RecipientCheckDto {
        person: Some(person.id.0),
        name: person.details.name.clone(),
        until: person.verifications.iter().map(|one| one.until).max().unwrap_or_default(),
        phone: person.details.phones.first().map(|phone| phone.number.clone()).unwrap_or_default(),
        ..ask(question)
    }
}
