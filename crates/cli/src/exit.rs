//! Exit statuses of the command line contract, after sysexits.h.

use muhr_app::AppError;
use muhr_app::error::Code;
use std::process::ExitCode;

/// The command line could not be understood.
pub(crate) fn usage() -> ExitCode {
    ExitCode::from(64)
}

/// The status of an error.
pub(crate) fn code(error: &AppError) -> ExitCode {
    ExitCode::from(match error.code {
        Code::Cancelled => 130,
        Code::NotWritable | Code::AlreadyThere | Code::DiskFull | Code::CheckFailed | Code::SettingsNotSaved => 73,
        Code::SourceChanged | Code::Busy | Code::System | Code::Clipboard => 75,
        _ => 65,
    })
}
