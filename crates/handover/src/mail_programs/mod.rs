//! Which mail program opens the draft, and how it is called: a table, and a planner that touches nothing.
//!
//! Arguments are seen by every process of the same person, and on some systems of others. A [`GuardedDraft`] is all
//! that a plan is made of, and it does not contain the password; the way that hands over the `.eml` and no text is
//! preferred wherever a program has it.

mod arguments;
pub(crate) mod table;

use crate::GuardedDraft;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

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

/// How an installed program is started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// This executable.
    Executable(PathBuf),
    /// Flatpak, which runs the application of this name in a sandbox and lets it see the files named to it.
    Flatpak {
        /// The `flatpak` executable.
        flatpak: PathBuf,
        /// Such as `org.mozilla.Thunderbird`.
        application: String,
    },
    /// `open -a`, with this application bundle of macOS.
    Bundle(PathBuf),
}

/// A program that is installed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which.
    pub program: Program,
    /// How it is started.
    pub start: Start,
}

/// What is on the machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Installed {
    /// The programs found.
    pub found: Vec<Found>,
    /// The one the person has chosen for mail in the system's settings, if it is one of ours.
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
    /// The attachment; recipient, subject and text must be pasted.
    Attachment,
    /// Perhaps a draft, perhaps a message that can only be read: it is not known which program opens.
    Unknown,
    /// The message, to be read or redirected but not edited.
    ReadOnly,
}

/// The ways to open `draft`, best first. May be empty; showing the file in its folder and copying the text is
/// always there beside them. The paths of the draft must be absolute.
#[must_use]
pub fn plan(system: System, installed: &Installed, draft: &GuardedDraft) -> Vec<Launch> {
    if !is_absolute(draft.eml()) || !is_absolute(draft.sealed()) {
        return Vec::new();
    }
    let mut found: Vec<&Found> = installed.found.iter().collect();
    found.sort_by_key(|found| (Some(found.program) != installed.preferred, found.program));
    let known = found.iter().flat_map(|found| arguments::launches(system, found, draft));
    let handler = arguments::system_handler(system, draft);
    let mut launches: Vec<Launch> = known.chain(handler).filter(|launch| fits(system, launch)).collect();
    // Within one program the order stands; a window that can only be read comes after everything else.
    launches.sort_by_key(|launch| launch.brings == Brings::ReadOnly);
    launches
}

/// A path that starts with a hyphen would be an option, and a relative one another file in another program.
fn is_absolute(path: &Path) -> bool {
    let bytes = path.as_os_str().as_encoded_bytes();
    matches!(bytes, [b'/', ..] | [b'\\', b'\\', ..] | [b'A'..=b'Z' | b'a'..=b'z', b':', b'\\' | b'/', ..])
}

/// Windows takes 32,767 UTF-16 units for the whole line, Linux 128 KiB for one argument; some room is left for quotes.
fn fits(system: System, launch: &Launch) -> bool {
    let lengths = launch.arguments.iter().map(|argument| argument.to_string_lossy());
    match system {
        System::Windows => lengths.map(|text| text.encode_utf16().count() + 3).sum::<usize>() < 30_000,
        System::Linux | System::MacOs => lengths.map(|text| text.len()).max().unwrap_or_default() < 120_000,
    }
}
