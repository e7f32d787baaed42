//! The mail programs Muhr knows, and where they are found.

use super::Program;

/// One mail program. An empty list: there is none of the kind.
pub(crate) struct Entry {
    pub(crate) program: Program,
    /// Names of its executable on Linux.
    pub(crate) executables: &'static [&'static str],
    /// Its Flatpak applications, where they can be handed an `.eml`: a sandbox sees no other file.
    pub(crate) flatpaks: &'static [&'static str],
    /// Its desktop entries, without `.desktop` (freedesktop Desktop Entry Specification).
    pub(crate) desktop_ids: &'static [&'static str],
    /// Its bundles below `/Applications` or `/System/Applications`.
    pub(crate) bundles: &'static [&'static str],
    /// Its executable below the program folders of Windows.
    pub(crate) windows: &'static [&'static str],
    /// How it calls itself below `Software\Clients\Mail` of the Windows registry.
    pub(crate) windows_client: &'static str,
    /// Its key below `App Paths` of the Windows registry.
    pub(crate) windows_app_path: &'static str,
}

const NONE: Entry = Entry {
    program: Program::SystemHandler,
    executables: &[],
    flatpaks: &[],
    desktop_ids: &[],
    bundles: &[],
    windows: &[],
    windows_client: "",
    windows_app_path: "",
};

/// In order of preference where the person has chosen none.
pub(crate) const TABLE: &[Entry] = &[
    Entry {
        program: Program::Thunderbird,
        executables: &["thunderbird", "thunderbird-esr", "betterbird"],
        flatpaks: &["org.mozilla.Thunderbird", "net.thunderbird.Thunderbird", "eu.betterbird.Betterbird"],
        desktop_ids: &[
            "thunderbird",
            "thunderbird-esr",
            "mozilla-thunderbird",
            "thunderbird_thunderbird",
            "org.mozilla.Thunderbird",
            "net.thunderbird.Thunderbird",
            "betterbird",
            "eu.betterbird.Betterbird",
        ],
        bundles: &["Thunderbird.app"],
        windows: &[r"Mozilla Thunderbird\thunderbird.exe"],
        windows_client: "Mozilla Thunderbird",
        windows_app_path: "thunderbird.exe",
    },
    Entry {
        program: Program::OutlookClassic,
        windows: &[
            r"Microsoft Office\root\Office16\OUTLOOK.EXE",
            r"Microsoft Office\Office16\OUTLOOK.EXE",
            r"Microsoft Office\Office15\OUTLOOK.EXE",
            r"Microsoft Office\Office14\OUTLOOK.EXE",
        ],
        windows_client: "Microsoft Outlook",
        windows_app_path: "OUTLOOK.EXE",
        ..NONE
    },
    Entry {
        program: Program::Evolution,
        executables: &["evolution"],
        desktop_ids: &["org.gnome.Evolution", "evolution", "evolution-mail"],
        ..NONE
    },
    Entry {
        program: Program::KMail,
        executables: &["kmail"],
        desktop_ids: &["org.kde.kmail2", "org.kde.kontact", "kmail_view", "KMail2", "Kontact"],
        ..NONE
    },
    Entry { program: Program::AppleMail, bundles: &["Mail.app"], ..NONE },
    Entry { program: Program::XdgEmail, executables: &["xdg-email"], ..NONE },
];
