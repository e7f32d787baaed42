//! Why xtask stops, and the exit status that says so.

use std::fmt;
use std::process::ExitCode;

/// What went wrong, in the words shown to the person at the terminal.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line was not understood (exit 64).
    Usage(String),
    /// Something the machine lacks could not be installed from here (exit 69).
    Missing(String),
    /// A step ran and failed (exit 1).
    Step(String),
    /// Failed, and the report of the run has said so already (exit 1).
    Reported,
}

impl Failure {
    /// The exit status, after `sysexits.h` where it has a number for it.
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Usage(_) => ExitCode::from(64),
            Self::Missing(_) => ExitCode::from(69),
            Self::Step(_) | Self::Reported => ExitCode::FAILURE,
        }
    }

    /// A failed step.
    pub(crate) fn step(message: impl Into<String>) -> Self {
        Self::Step(message.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(message) | Self::Missing(message) | Self::Step(message) => formatter.write_str(message),
            Self::Reported => formatter.write_str("a step failed"),
        }
    }
}
