//! `muhr codes`.

use crate::arguments;
use crate::talk::{Talk, visible};
use muhr_app::AppError;
use muhr_app::codes;
use muhr_app::dto::CodesDto;
use muhr_app::error::Code;
use muhr_app::progress::Cancel;
use muhr_app::sealing;
use serde_json::json;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Most bytes on standard input.
const MOST_STDIN: u64 = 32 << 20;

/// The exit status of what was found.
pub(crate) fn run(arguments: &arguments::Codes, talk: &Talk, cancel: &Cancel) -> Result<u8, AppError> {
    let (typed, files): (Vec<PathBuf>, Vec<PathBuf>) =
        arguments.files.iter().cloned().partition(|file| file.as_path() == Path::new("-"));
    let mut all = CodesDto::default();
    if !typed.is_empty() {
        all.found.extend(from_stdin()?.found);
    }
    if !files.is_empty() {
        match sealing::prepare(&files) {
            Ok(prepared) => all.found.extend(codes::in_files(&prepared, cancel)?.found),
            Err(error) if error.code == Code::NothingToSeal => {}
            Err(error) => return Err(error),
        }
    }
    for found in &all.found {
        let file = if found.file.is_empty() { "-" } else { &found.file };
        talk.say("codes-found", &[("file", &visible(file)), ("masked", &visible(&found.masked))]);
    }
    if all.found.is_empty() {
        talk.say("codes-none", &[]);
    }
    talk.result(&json!(all));
    Ok(if all.found.is_empty() { 0 } else { 2 })
}

/// A text, a message or any file on standard input.
fn from_stdin() -> Result<CodesDto, AppError> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().take(MOST_STDIN).read_to_end(&mut bytes);
    read.map_err(|error| AppError::reading("-", &error))?;
    Ok(codes::in_bytes("-", &bytes))
}
