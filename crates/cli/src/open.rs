//! `muhr open`.

use crate::arguments;
use crate::bar::Bar;
use crate::talk::{Talk, notes_json, visible};
use muhr_app::AppError;
use muhr_app::error::Code;
use muhr_app::leftovers::Leftovers;
use muhr_app::opening::{self, Outcome};
use muhr_app::progress::Cancel;
use muhr_app::sealing::system_rng;
use muhr_seal::Password;
use rand::RngExt;
use serde_json::{Value, json};
use std::io::{IsTerminal, Read};
use std::path::Path;
use zeroize::Zeroizing;

/// How often a person may try at the prompt.
const TRIES: u32 = 5;

pub(crate) fn run(
    arguments: &arguments::Open,
    talk: &Talk,
    leftovers: &Leftovers,
    cancel: &Cancel,
) -> Result<(), AppError> {
    let name = arguments.sealed.file_name().unwrap_or_default().to_string_lossy().into_owned();
    // Said before a password is asked for.
    std::fs::metadata(&arguments.sealed).map_err(|error| AppError::reading(&name, &error))?;
    if opening::recognise(&arguments.sealed).is_none() {
        return Err(AppError::new(Code::NotSealed).with("name", name));
    }
    let asks = !arguments.password_stdin;
    let mut tries = if asks { TRIES } else { 1 };
    let outcome = loop {
        let password = if asks { prompt(talk)? } else { from_stdin()? };
        let bar = Bar::new(talk);
        let parent = arguments.out.as_deref().unwrap_or(Path::new("."));
        let random = system_rng()?.random();
        let done =
            opening::open(&arguments.sealed, &Password::typed(password), parent, leftovers, random, cancel, |look| {
                bar.draw(look)
            });
        bar.finish();
        tries -= 1;
        match done {
            Err(error) if error.code == Code::WrongPassword && tries > 0 => talk.error(&error),
            other => break other?,
        }
    };
    talk.notes(&outcome.notes);
    talk.say("opened-into", &[("path", &visible(&outcome.folder.to_string_lossy()))]);
    for (name, _) in &outcome.files {
        talk.say("opened-file", &[("name", &visible(name))]);
    }
    talk.result(&result(&outcome));
    Ok(())
}

/// Asks on the terminal, unseen.
pub(crate) fn prompt(talk: &Talk) -> Result<Zeroizing<String>, AppError> {
    if !std::io::stdin().is_terminal() {
        talk.say("open-needs-terminal", &[]);
        return Err(AppError::new(Code::WrongPassword));
    }
    rpassword::prompt_password(format!("{} ", talk.text("open-prompt", &[])))
        .map(Zeroizing::new)
        .map_err(|error| AppError::reading("-", &error))
}

/// The first line of standard input.
pub(crate) fn from_stdin() -> Result<Zeroizing<String>, AppError> {
    let mut text = Zeroizing::new(String::new());
    let read = std::io::stdin().take(4096).read_to_string(&mut text);
    read.map_err(|error| AppError::reading("-", &error))?;
    Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()))
}

fn result(outcome: &Outcome) -> Value {
    let entries: Vec<_> = outcome.files.iter().map(|(name, bytes)| json!({ "name": name, "bytes": bytes })).collect();
    let cover = outcome
        .cover
        .as_ref()
        .map(|cover| json!({ "sender": cover.sender, "recipient": cover.recipient, "sealed_at": cover.sealed_at }));
    json!({ "folder": outcome.folder.to_string_lossy(), "entries": entries, "cover": cover, "notes": notes_json(&outcome.notes) })
}
