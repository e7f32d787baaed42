//! `muhr draft`.

use crate::arguments;
use crate::open::from_stdin;
use crate::talk::{Talk, visible};
use muhr_app::AppError;
use muhr_app::error::Code;
use muhr_app::handing::{self, DraftRequest, Recipient};
use muhr_app::opening;
use muhr_app::sealing::system_rng;
use muhr_handover::{Mailbox, Reference, mail_programs, probe};
use muhr_l10n::Language;
use muhr_seal::Format;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use time::OffsetDateTime;
use zeroize::Zeroizing;

pub(crate) fn run(arguments: &arguments::Draft, talk: &Talk) -> Result<(), AppError> {
    let name = arguments.sealed.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let sealed = arguments.sealed.canonicalize().map_err(|error| AppError::reading(&name, &error))?;
    let format = opening::recognise(&sealed).ok_or_else(|| AppError::new(Code::NotSealed).with("name", name))?;
    let to = recipient(arguments, talk.language())?;
    let password = if arguments.password_stdin { from_stdin()? } else { Zeroizing::default() };
    let mut rng = system_rng()?;
    let reference = Reference::generate(&mut rng);
    let request = DraftRequest {
        sealed: &sealed,
        format,
        indexed: format == Format::Zip,
        to: &to,
        reference: reference.as_str(),
        eml: target(arguments, &sealed)?,
        unix_seconds: OffsetDateTime::now_utc().unix_timestamp(),
        is_report: false,
        allow_codes: arguments.allow_codes,
    };
    let draft = handing::draft(request, &password, &mut rng)?;
    handing::write_eml(&draft)?;
    talk.say("draft-written", &[("path", &visible(&draft.eml().to_string_lossy()))]);
    if arguments.open {
        let launches = mail_programs::plan(probe::system(), &probe::installed(), &draft);
        let launch = launches.first().ok_or(AppError::new(Code::NoProgram))?;
        let mut command = Command::new(&launch.executable);
        command.args(&launch.arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().map_err(|_| AppError::new(Code::NoProgram))?;
    }
    talk.result(&json!({
        "draft": draft.eml().to_string_lossy(),
        "to": to.line(),
        "subject": draft.subject(),
        "reference": reference.as_str(),
        "bytes": draft.encoded_bytes(),
    }));
    Ok(())
}

fn recipient(arguments: &arguments::Draft, own: Language) -> Result<Recipient, AppError> {
    let language = arguments.language.as_deref().and_then(Language::from_tag).unwrap_or(own);
    let Some(who) = &arguments.to else { return Ok(Recipient { language, ..Recipient::default() }) };
    let mailbox = Mailbox::parse(who).map_err(|_| AppError::new(Code::BadAddress).with("address", who.as_str()))?;
    Ok(Recipient {
        name: mailbox.name().unwrap_or_default().to_owned(),
        address: Some(mailbox.address().clone()),
        phone: None,
        language,
    })
}

/// Where the draft goes. One that is there already is left alone.
fn target(arguments: &arguments::Draft, sealed: &Path) -> Result<PathBuf, AppError> {
    let path = match &arguments.out {
        Some(path) => path.clone(),
        None => PathBuf::from(sealed.file_stem().unwrap_or_default()).with_extension("eml"),
    };
    let path = std::path::absolute(path).map_err(|error| AppError::writing(".", &error))?;
    if path.exists() {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        return Err(AppError::new(Code::AlreadyThere).with("name", name));
    }
    Ok(path)
}
