//! `muhr people`.

use crate::book::Book;
use crate::open;
use crate::people_arguments::{
    Channel, Form, How, Import, Known, Opens, Outcome, People, PeopleCommand as Command, Verify,
};
use crate::talk::{Talk, visible};
use muhr_app::AppError;
use muhr_app::dto::{
    ChannelDto, DetailsDto, DirectoryDto, GroupDto, HowDto, OpensDto, OutcomeDto, PersonDto, PersonRowDto, PhoneDto,
    VerificationDto, VerifyDto,
};
use muhr_app::error::Code;
use muhr_app::host::{self, LocalClock};
use muhr_app::leftovers::Leftovers;
use muhr_app::people::importing::Pending;
use muhr_app::people::{self, PersonId, Store, Stored, UndoId, backup, canonical_address, export};
use serde_json::json;
use std::io;
use std::path::Path;
use zeroize::Zeroize;

pub(crate) fn run(arguments: &People, talk: &Talk, clock: LocalClock, leftovers: &Leftovers) -> Result<(), AppError> {
    let book = Book::open(clock);
    let (store, now) = (book.store()?, book.now());
    match &arguments.command {
        Command::Add(known) => {
            let (id, undo) = store.add(&details(known, None).into(), now)?;
            tell_done(talk, "people-added", &store.person(id)?, undo, now);
        }
        Command::Change { who, known } => {
            let before = find(&store, who)?;
            let undo = store.change(before.id, &details(known, Some(before.details.into())).into(), now)?;
            tell_done(talk, "people-changed", &store.person(before.id)?, undo, now);
        }
        Command::List { text, limit } => {
            let page = store.search(&text.join(" "), 0, *limit, now)?;
            let rows: Vec<PersonRowDto> = page.people.into_iter().map(PersonRowDto::from).collect();
            talk.result(&json!({ "people": rows, "total": page.total }));
            rows.iter().for_each(|row| tell_row(talk, row));
            talk.say("people-count", &[("count", &page.total.to_string())]);
        }
        Command::Show { who } => tell(talk, &PersonDto::of(find(&store, who)?, now)),
        Command::Verify(verify) => {
            let person = find(&store, &verify.who)?;
            let verification = people::verification(&recorded(verify, book.settings().officer.clone()), now);
            let undo = store.verify(person.id, &verification, now)?;
            book.keep(&[people::receipt(&person, &verification)]);
            tell_done(talk, "people-recorded", &store.person(person.id)?, undo, now);
        }
        Command::Import(import) => take_in(import, talk, &store, now)?,
        Command::Export { format } => {
            let everybody = store.everybody()?;
            let out = io::stdout().lock();
            let written = match format {
                Form::Csv => export::people_csv(&everybody, out),
                Form::Json => export::people_json(everybody, out),
            };
            written.map_err(|error| AppError::writing("-", &error))?;
        }
        Command::Merge { keep, other } => {
            let (keep, other) = (find(&store, keep)?, find(&store, other)?);
            let undo = store.merge(keep.id, other.id, now)?;
            tell_done(talk, "people-merged", &store.person(keep.id)?, undo, now);
        }
        Command::Remove { who } => {
            let person = find(&store, who)?;
            let undo = store.remove(person.id, now)?;
            tell_done(talk, "people-removed", &person, undo, now);
        }
        Command::Duplicates => {
            let groups: Vec<GroupDto> = store.duplicates(now)?.into_iter().map(GroupDto::from).collect();
            talk.result(&json!(groups));
            for group in &groups {
                talk.say("people-share", &[("shared", &visible(&group.shared))]);
                group.people.iter().for_each(|row| tell_row(talk, row));
            }
        }
        Command::Undo { change } => {
            store.undo(UndoId(*change))?;
            talk.result(&json!({ "undone": change }));
            talk.say("people-undone", &[]);
        }
        Command::Backup { out } => {
            let folder = out.as_deref().unwrap_or(Path::new("."));
            let style = book.settings().style.into();
            let outcome = backup::back_up(&store, folder, style, clock.now(), leftovers)?;
            talk.say("people-backed-up", &[("path", &visible(&outcome.archive.to_string_lossy()))]);
            talk.say("sealed-password", &[]);
            talk.show(outcome.password.expose());
            talk.say("people-backup-password", &[]);
            let mut answer =
                json!({ "archive": outcome.archive.to_string_lossy(), "password": outcome.password.expose() });
            talk.result(&answer);
            if let Some(serde_json::Value::String(password)) = answer.get_mut("password") {
                password.zeroize();
            }
        }
        Command::Restore { password_stdin, file } => {
            let password = if *password_stdin { open::from_stdin()? } else { open::prompt(talk)? };
            let restored = backup::restore(&store, file, password, now)?;
            let (people, receipts) = (restored.people.to_string(), restored.receipts.to_string());
            let before = restored.before.to_string_lossy().into_owned();
            talk.result(&json!({ "people": restored.people, "receipts": restored.receipts, "before": before }));
            let told = [("people", people.as_str()), ("receipts", &receipts), ("before", &before)];
            talk.say("people-restored", &told);
        }
    }
    Ok(())
}

/// Whoever has this number or address, or alone has this name.
fn find(store: &Store, who: &str) -> Result<Stored, AppError> {
    let nobody = || AppError::new(Code::NobodyThere).with("name", who);
    if let Ok(id) = who.parse() {
        return store.person(PersonId(id)).map_err(|_| nobody());
    }
    if canonical_address(who).is_some() {
        return store.by_address(who)?.ok_or_else(nobody);
    }
    let page = store.search(who, 0, 2, 0)?;
    match page.people.as_slice() {
        [one] => Ok(store.person(one.id)?),
        [] => Err(nobody()),
        _ => Err(AppError::new(Code::SeveralPeople).with("name", who)),
    }
}

fn details(known: &Known, before: Option<DetailsDto>) -> DetailsDto {
    let before = before.unwrap_or_default();
    let phone = |number: &String| PhoneDto { number: number.clone(), label: String::new() };
    DetailsDto {
        name: known.name.clone().unwrap_or(before.name),
        organisation: known.organisation.clone().unwrap_or(before.organisation),
        office: known.office.clone().unwrap_or(before.office),
        addresses: if known.address.is_empty() { before.addresses } else { known.address.clone() },
        phones: if known.phone.is_empty() { before.phones } else { known.phone.iter().map(phone).collect() },
        channel: known.channel.map(channel).or(before.channel),
        language: known.language.clone().or(before.language),
        opens: known.opens.map(opens).or(before.opens),
        notes: known.notes.clone().unwrap_or(before.notes),
    }
}

const fn channel(channel: Channel) -> ChannelDto {
    match channel {
        Channel::Sms => ChannelDto::Sms,
        Channel::Call => ChannelDto::Call,
        Channel::Whatsapp => ChannelDto::Whatsapp,
        Channel::Person => ChannelDto::Person,
    }
}

const fn opens(opens: Opens) -> OpensDto {
    match opens {
        Opens::Zip => OpensDto::Zip,
        Opens::Muhr => OpensDto::Muhr,
    }
}

fn recorded(verify: &Verify, officer: String) -> VerifyDto {
    VerifyDto {
        how: match verify.how {
            How::CallBack => HowDto::CallBack,
            How::InPerson => HowDto::InPerson,
            How::Video => HowDto::Video,
            How::Official => HowDto::Official,
        },
        outcome: match verify.outcome {
            Outcome::Verified => OutcomeDto::Verified,
            Outcome::Refused => OutcomeDto::Refused,
            Outcome::Reported => OutcomeDto::Reported,
        },
        by: verify.by.clone().unwrap_or(officer),
        months: verify.months,
        addresses: verify.address.clone(),
        note: verify.note.clone(),
    }
}

fn take_in(import: &Import, talk: &Talk, store: &Store, now: i64) -> Result<(), AppError> {
    let pending = if import.thunderbird {
        Pending::of_thunderbird(&host::homes())?
    } else if let Some(url) = &import.directory {
        let mut password = match &import.user {
            Some(_) => open::from_stdin()?,
            None => zeroize::Zeroizing::default(),
        };
        let mut asked = DirectoryDto {
            url: url.clone(),
            base: import.base.clone().unwrap_or_default(),
            user: import.user.clone().unwrap_or_default(),
            password: std::mem::take(&mut *password),
            text: import.search.clone().unwrap_or_default(),
        };
        Pending::of_directory(&mut asked)?
    } else {
        Pending::of_files(&import.files, &[])?
    };
    let read = pending.dto(store)?;
    for skipped in &read.skipped {
        let (record, reason) = (skipped.record.to_string(), talk.text(&format!("skipped-{}", skipped.reason), &[]));
        let told = [("record", record.as_str()), ("reason", &reason), ("found", &skipped.found)];
        talk.say("people-skipped", &told);
    }
    let [total, known] = [read.total, read.known].map(|count| count.to_string());
    if import.dry_run {
        talk.result(&json!(read));
        talk.say("people-read", &[("total", &total), ("known", &known)]);
        return Ok(());
    }
    let taken = store.import(pending.people(), now)?;
    let undo = taken.undo.map(|UndoId(undo)| undo);
    talk.result(&json!({
        "added": taken.added, "changed": taken.changed, "unchanged": taken.unchanged, "undo": undo, "skipped": read.skips,
    }));
    let [added, changed, unchanged] = [taken.added, taken.changed, taken.unchanged].map(|count| count.to_string());
    talk.say("people-imported", &[("added", &added), ("changed", &changed), ("unchanged", &unchanged)]);
    if let Some(undo) = undo {
        talk.say("people-undo", &[("change", &undo.to_string())]);
    }
    Ok(())
}

fn tell_done(talk: &Talk, key: &str, person: &Stored, UndoId(undo): UndoId, now: i64) {
    talk.result(&json!({ "person": PersonDto::of(person.clone(), now), "undo": undo }));
    let first = person.details.addresses.first().cloned().unwrap_or_default();
    let name = if person.details.name.is_empty() { first } else { person.details.name.clone() };
    talk.say(key, &[("name", &visible(&name)), ("id", &person.id.0.to_string())]);
    talk.say("people-undo", &[("change", &undo.to_string())]);
}

fn tell_row(talk: &Talk, row: &PersonRowDto) {
    let standing = talk.text(&format!("person-standing-{}", row.standing.as_str()), &[]);
    let [name, address, office] = [&row.name, &row.address, &row.office].map(|text| visible(text));
    let told =
        [("id", row.id.to_string()), ("name", name), ("address", address), ("office", office), ("standing", standing)];
    talk.say("people-line", &told.each_ref().map(|(key, value)| (*key, value.as_str())));
}

fn tell(talk: &Talk, person: &PersonDto) {
    talk.result(&json!(person));
    let details = &person.details;
    talk.say("people-head", &[("name", &visible(&details.name)), ("id", &person.id.to_string())]);
    let phones = details.phones.iter().map(|phone| format!("{} {}", phone.number, phone.label).trim().to_owned());
    let lines =
        [&details.organisation, &details.office].into_iter().cloned().chain(phones).chain([details.notes.clone()]);
    for line in lines.filter(|line| !line.is_empty()) {
        talk.say("check-item", &[("text", &visible(&line))]);
    }
    for one in &person.addresses {
        let standing = talk.text(&format!("person-standing-{}", one.standing.as_str()), &[]);
        talk.say("check-item", &[("text", &format!("{}: {standing}", visible(&one.address)))]);
    }
    person.verifications.iter().for_each(|one| tell_verification(talk, one));
}

fn tell_verification(talk: &Talk, one: &VerificationDto) {
    let outcome = talk.text(&format!("outcome-{}", one.outcome.as_str()), &[]);
    let how = talk.text(&format!("how-{}", one.how.as_str()), &[]);
    let until = crate::book::day(one.until);
    let told = [("day", crate::book::day(one.at)), ("outcome", outcome), ("how", how), ("until", until)];
    talk.say("people-verification", &told.each_ref().map(|(key, value)| (*key, value.as_str())));
}
