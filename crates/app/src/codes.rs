//! One-time codes must not leave (advisory 3d): what is about to be sealed or to stand in a draft is looked through
//! first. What is found is told with every code masked, and the code itself is kept nowhere.

use crate::dto::{CodesDto, FoundCodeDto};
use crate::error::{AppError, Code};
use crate::progress::Cancel;
use crate::sealing::Prepared;
use muhr_inspect::{codes, texts};
use muhr_seal::Source;
use std::io::{self, Read};
use std::time::{Duration, Instant};

/// The most that are told.
const MOST: usize = 20;
/// How long one file is looked through.
const FOR_ONE: Duration = Duration::from_secs(5);
/// How long all files together are: sealing goes on after that.
const FOR_ALL: Duration = Duration::from_secs(20);

/// The codes in a text that is about to be sent.
#[must_use]
pub fn in_text(text: &str) -> CodesDto {
    told(codes::find(text))
}

/// The codes in the name of somebody or something that is about to be sent.
#[must_use]
pub fn in_name(name: &str) -> CodesDto {
    told(codes::find_in_name(&spaced(name)))
}

fn told(found: Vec<codes::Found>) -> CodesDto {
    let found = found.into_iter().take(MOST);
    CodesDto { found: found.map(|found| FoundCodeDto { file: String::new(), masked: found.masked }).collect() }
}

/// The codes in files and in their names. What cannot be read, or takes too long, is not looked at.
///
/// # Errors
/// [`Code::Cancelled`]
pub fn in_files(prepared: &Prepared, cancel: &Cancel) -> Result<CodesDto, AppError> {
    let ends = Instant::now() + FOR_ALL;
    let mut found = Vec::new();
    for source in prepared.sources() {
        if cancel.is_cancelled() {
            return Err(AppError::new(Code::Cancelled));
        }
        let name = source.path().as_str();
        let file = shown(name);
        let in_name = codes::find_in_name(&spaced(name)).into_iter().map(|found| found.masked);
        let mut add = |masked| found.push(FoundCodeDto { file: file.clone(), masked });
        in_name.for_each(&mut add);
        let until = ends.min(Instant::now() + FOR_ONE);
        let impatient = || cancel.is_cancelled() || Instant::now() >= until;
        if !impatient() {
            in_content(source, &impatient).unwrap_or_default().into_iter().for_each(&mut add);
        }
        if found.len() >= MOST {
            found.truncate(MOST);
            break;
        }
    }
    if cancel.is_cancelled() { Err(AppError::new(Code::Cancelled)) } else { Ok(CodesDto { found }) }
}

/// The codes in one file of this name, already read.
#[must_use]
pub fn in_bytes(name: &str, bytes: &[u8]) -> CodesDto {
    let until = Instant::now() + FOR_ALL;
    let found = codes::in_file(name, bytes, &|| Instant::now() >= until).into_iter().take(MOST);
    CodesDto { found: found.map(|masked| FoundCodeDto { file: shown(name), masked }).collect() }
}

/// Refuses where something was found.
///
/// # Errors
/// [`Code::CodeFound`] with the first of what was found.
pub fn refuse(codes: CodesDto) -> Result<(), AppError> {
    let Some(first) = codes.found.into_iter().next() else { return Ok(()) };
    let place = if first.file.is_empty() { "text" } else { "file" };
    Err(AppError::new(Code::CodeFound).with("place", place).with("name", first.file).with("masked", first.masked))
}

/// A name as it may be told: one that holds a code is masked.
fn shown(name: &str) -> String {
    codes::find_in_name(&spaced(name)).into_iter().next().map_or_else(|| name.to_owned(), |found| found.masked)
}

/// File names have other signs for blanks.
fn spaced(name: &str) -> String {
    let stem =
        name.rsplit_once('.').filter(|(stem, end)| !stem.is_empty() && end.len() <= 5).map_or(name, |(stem, _)| stem);
    stem.replace(['_', '/'], " ")
}

/// Reads the beginning, and more only where there may be text.
fn in_content(source: &dyn Source, impatient: &dyn Fn() -> bool) -> io::Result<Vec<String>> {
    let name = source.path().as_str();
    let mut file = source.open()?;
    let mut bytes = Vec::new();
    file.by_ref().take(length(texts::HEAD_BYTES)).read_to_end(&mut bytes)?;
    if !texts::may_have_text(name, &bytes, source.bytes()) {
        return Ok(Vec::new());
    }
    file.take(length(texts::MOST_BYTES - texts::HEAD_BYTES)).read_to_end(&mut bytes)?;
    Ok(codes::in_file(name, &bytes, impatient))
}

fn length(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use zeroize::Zeroizing;

    fn found(name: &str, content: &[u8]) -> Vec<FoundCodeDto> {
        let prepared = Prepared::of_memory(name, Zeroizing::new(content.to_vec())).unwrap();
        in_files(&prepared, &Cancel::default()).unwrap().found
    }

    #[test]
    fn a_code_in_a_name_is_not_told_by_telling_the_name() {
        for name in ["OTP 482913.txt", "otp_482913.pdf", "my otp is 482913"] {
            let all = found(name, b"");
            assert_eq!(all.len(), 1, "{name}");
            assert!(!format!("{all:?}").contains("482913"), "{all:?}");
        }
        assert!(found("sealed-2026-11-24.zip", b"").is_empty() && found("IMG_20261124_101512.jpg", b"").is_empty());
    }

    #[test]
    fn what_is_found_stops_with_what_may_be_shown() {
        let error = refuse(CodesDto { found: found("note.txt", b"Your OTP is 482913.") }).unwrap_err();
        assert_eq!((error.code, error.arguments["name"].as_str()), (Code::CodeFound, "note.txt"));
        assert_eq!(error.arguments["masked"], "Your OTP is \u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}.");
        assert_eq!(refuse(in_text("See you at 10:30 in room 4417.")), Ok(()));
    }

    #[test]
    fn a_search_that_was_cancelled_says_so() {
        let prepared = Prepared::of_memory("a.txt", Zeroizing::new(b"Your OTP is 482913.".to_vec())).unwrap();
        let cancel = Cancel::default();
        cancel.cancel();
        assert_eq!(in_files(&prepared, &cancel).unwrap_err().code, Code::Cancelled);
    }
}
