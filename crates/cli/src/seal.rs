//! `muhr seal`.

use crate::arguments::{self, Format, Style};
use crate::bar::Bar;
use crate::talk::{Talk, notes_json, visible};
use muhr_app::AppError;
use muhr_app::host::LocalClock;
use muhr_app::leftovers::Leftovers;
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
    let prepared = sealing::prepare(&arguments.files)?;
    let bar = Bar::new(talk);
    let meter = Meter::new(Work::Sealing, prepared.total_bytes(), cancel.clone(), |look| bar.draw(look));
    let request = Request {
        folder: arguments.out.as_deref().unwrap_or(Path::new(".")),
        format: match arguments.format {
            Format::Zip => muhr_seal::Format::Zip,
            Format::Muhr => muhr_seal::Format::Muhr,
        },
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
    let done = sealing::seal(prepared, &request, leftovers, &mut system_rng()?, &meter);
    bar.finish();
    let outcome = done?;
    talk.notes(&outcome.notes);
    talk.say("sealed-as", &[("path", &visible(&outcome.archive.to_string_lossy()))]);
    talk.say("sealed-password", &[]);
    talk.show(outcome.password.expose());
    talk.say("sealed-how-to-share", &[]);
    let mut result = result(&outcome);
    talk.result(&result);
    if let Some(Value::String(password)) = result.get_mut("password") {
        password.zeroize();
    }
    Ok(())
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
