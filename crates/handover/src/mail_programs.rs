//! Which mail program opens the draft, and how it is called: a table, and a planner that touches nothing.

use crate::GuardedDraft;
use std::ffi::OsString;
use std::path::PathBuf;

/// The operating system the plan is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Linux and other desktops of its kind.
    Linux,
    /// macOS.
    MacOs,
    /// Windows.
    Windows,
}

/// A program that can be handed a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Program {
    /// Mozilla Thunderbird.
    Thunderbird,
    /// Outlook for Windows as it comes with Office; not the new Outlook.
    OutlookClassic,
    /// GNOME Evolution.
    Evolution,
    /// KDE KMail.
    KMail,
    /// Mail of macOS.
    AppleMail,
    /// `xdg-email`, which passes the draft on to the desktop's own choice.
    XdgEmail,
    /// Whatever the system opens an `.eml` with.
    SystemHandler,
}

/// A program that is installed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which.
    pub program: Program,
    /// How it is started: the executable, and what stands before our own arguments (`flatpak run …`).
    pub command: Vec<OsString>,
}

/// What is on the machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Installed {
    /// The programs found.
    pub found: Vec<Found>,
    /// The one the person has chosen for mail in the system's settings.
    pub preferred: Option<Program>,
}

/// One way of starting a mail program. An argument vector, never a line for a shell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Launch {
    /// Which program it starts.
    pub program: Program,
    /// What to run.
    pub executable: PathBuf,
    /// Its arguments.
    pub arguments: Vec<OsString>,
    /// What the window that opens will already hold.
    pub brings: Brings,
}

/// What a mail program's window holds when it opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brings {
    /// A draft with recipient, subject, text and attachment, ready to be sent.
    WholeDraft,
    /// Recipient and attachment; subject and text must be pasted.
    RecipientAndAttachment,
    /// Perhaps a draft, perhaps a message that can only be read: this system's handler is unknown.
    Unknown,
    /// The message, to be read or redirected but not edited.
    ReadOnly,
}

/// The ways to open `draft`, best first. May be empty; showing the file in its folder and copying the text is
/// always there beside them.
#[must_use]
pub fn plan(system: System, installed: &Installed, draft: &GuardedDraft) -> Vec<Launch> {
    let _ = (system, installed, draft);
    Vec::new()
}
