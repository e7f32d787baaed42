//! `muhr seal`.

use crate::arguments::{self, Format, Style};
use crate::bar::Bar;
use crate::book::Book;
use crate::talk::{Talk, notes_json, visible};
use muhr_app::AppError;
use muhr_app::codes;
use muhr_app::dto::{FormatDto, RecipientCheckDto, RecipientDto};
use muhr_app::error::Code;
use muhr_app::handing::Recipient;
use muhr_app::host::LocalClock;
use muhr_app::leftovers::Leftovers;
use muhr_app::people::{Receipt, person_in, receipts, recipient};
use muhr_app::progress::{Cancel, Meter, Work};
use muhr_app::sealing::{self, Outcome, Request, system_rng};
use muhr_seal::Names;
use serde_json::{Value, json};
use std::path::Path;
use zeroize::Zeroize;

pub(crate) fn run(
    arguments: &arguments::Seal,
    talk: &Talk,
    clock: LocalClock,
    leftovers: &Leftovers,
    cancel: &Cancel,
) -> Result<(), AppError> {
    let book = Book::open(clock);
    if !book.policy().formats().contains(&FormatDto::from(arguments.format)) {
        return Err(AppError::new(Code::SettingLocked).with("name", book.policy().organisation.as_str()));
    }
    let prepared = sealing::prepare(&arguments.files)?;
    if !arguments.allow_codes {
        codes::refuse(codes::in_name(arguments.to.as_deref().unwrap_or_default()))?;
        codes::refuse(codes::in_files(&prepared, cancel)?)?;
    }
    let bar = Bar::new(talk);
    let meter = Meter::new(Work::Sealing, prepared.total_bytes(), cancel.clone(), |look| bar.draw(look));
    let request = Request {
        folder: arguments.out.as_deref().unwrap_or(Path::new(".")),
        format: FormatDto::from(arguments.format).into(),
        style: match arguments.style {
            Style::Letters => muhr_seal::Style::Letters,
            Style::Digits => muhr_seal::Style::Digits,
            Style::Words => muhr_seal::Style::Words,
        },
        names: if arguments.real_names { Names::Real } else { Names::Neutral },
        sender: None,
        recipient: arguments.to.clone(),
        now: clock.now(),
    };
    let asked = question(arguments, &book, talk);
    let done = sealing::seal(prepared, &request, leftovers, &mut system_rng()?, &meter);
    bar.finish();
    let outcome = done?;
    book.keep(&[receipt(&outcome, arguments)]);
    talk.notes(&outcome.notes);
    talk.say("sealed-as", &[("path", &visible(&outcome.archive.to_string_lossy()))]);
    talk.say("sealed-password", &[]);
    talk.show(outcome.password.expose());
    talk.say("sealed-how-to-share", &[]);
    let mut result = result(&outcome);
    if let (Some(asked), Some(result)) = (asked, result.as_object_mut()) {
        result.insert("recipient".to_owned(), json!(asked));
    }
    talk.result(&result);
    if let Some(Value::String(password)) = result.get_mut("password") {
        password.zeroize();
    }
    Ok(())
}

impl From<Format> for FormatDto {
    fn from(format: Format) -> Self {
        match format {
            Format::Zip => Self::Zip,
            Format::Muhr => Self::Muhr,
        }
    }
}

/// What the window would ask about the recipient first; here it is said, since nobody may be there to answer.
fn question(arguments: &arguments::Seal, book: &Book, talk: &Talk) -> Option<RecipientCheckDto> {
    let to = person_in(arguments.to.as_deref()?)?;
    let store = book.begun()?.ok()?;
    let known = book.known(book.settings())?;
    let address = to.addresses.into_iter().next()?;
    let typed = RecipientDto { name: to.name, address, ..RecipientDto::default() };
    let recipient = Recipient::read(&typed).ok()?;
    let asked = recipient::question(&recipient, &store, &known, book.now()).ok()?;
    if asked.question != "none" {
        let (name, real) = (visible(&asked.name), visible(&asked.real));
        talk.say(
            &format!("seal-{}", asked.question),
            &[("address", &visible(&typed.address)), ("name", &name), ("real", &real)],
        );
    }
    Some(asked)
}

/// What the history says of it.
fn receipt(outcome: &Outcome, arguments: &arguments::Seal) -> Receipt {
    let file = |entry: &muhr_seal::SealedEntry| receipts::SealedFile {
        name: entry.path.to_string(),
        bytes: entry.bytes,
        sha256: outcome.fingerprints.of(&entry.path),
    };
    let to = arguments.to.as_deref().and_then(person_in).unwrap_or_default();
    Receipt::Sealed(receipts::Sealed {
        archive: outcome.archive.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        format: FormatDto::from(outcome.format).as_str().to_owned(),
        bytes: outcome.bytes,
        files: outcome.entries.iter().map(file).collect(),
        name: to.name,
        address: to.addresses.into_iter().next().unwrap_or_default(),
        ..receipts::Sealed::default()
    })
}

fn result(outcome: &Outcome) -> Value {
    let entries: Vec<_> = outcome
        .entries
        .iter()
        .map(|entry| json!({ "name": entry.path.as_str(), "stored_as": entry.stored_as, "bytes": entry.bytes }))
        .collect();
    json!({
        "archive": outcome.archive.to_string_lossy(),
        "format": match outcome.format { muhr_seal::Format::Zip => "zip", muhr_seal::Format::Muhr => "muhr" },
        "bytes": outcome.bytes,
        "password": outcome.password.expose(),
        "bits": outcome.password.bits().map(|bits| (bits * 10.0).round() / 10.0),
        "entries": entries,
        "notes": notes_json(&outcome.notes),
        // Sealing returns only what was opened again and compared.
        "verified": true,
    })
}
