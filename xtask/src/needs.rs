//! What Muhr needs of the machine, how its presence is seen, and what each system calls it.
//!
//! Package names: packages.debian.org, packages.ubuntu.com, packages.fedoraproject.org, archlinux.org.

use crate::shell;
use std::path::Path;
use std::process::Command;

/// How one sees that something is installed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Probe {
    /// pkg-config knows this library.
    Library(&'static str),
    /// This header is where the compiler looks.
    Header(&'static str),
    /// One of these programs is on the search path.
    Program(&'static [&'static str]),
    /// This folder is there; only Debian and Ubuntu have a package for it, and elsewhere the tests do without.
    FolderOfDebian(&'static str),
    /// This file is there.
    File(&'static str),
    /// Python can make a virtual environment.
    PythonVenv,
}

impl Probe {
    /// Whether it is there.
    pub(crate) fn finds(self) -> bool {
        match self {
            Self::Library(name) => shell::succeeds(Command::new("pkg-config").args(["--exists", name])),
            Self::Header(name) => Path::new("/usr/include").join(name).is_file(),
            Self::Program(names) => names.iter().any(|name| shell::on_path(name)),
            Self::FolderOfDebian(path) => Path::new(path).is_dir() || !shell::on_path("apt-get"),
            Self::File(path) => Path::new(path).is_file(),
            Self::PythonVenv => shell::succeeds(Command::new("python3").args(["-c", "import venv, ensurepip"])),
        }
    }
}

/// One thing Muhr needs of the machine.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Need {
    /// In plain words.
    pub(crate) what: &'static str,
    /// How its presence is seen.
    pub(crate) probe: Probe,
    /// Debian and Ubuntu: the first of these that the machine's package lists offer.
    pub(crate) apt: &'static [&'static str],
    /// Fedora.
    pub(crate) dnf: &'static str,
    /// Arch.
    pub(crate) pacman: &'static str,
}

const SEVEN_ZIP: Need = Need {
    what: "7-Zip",
    probe: Probe::Program(&["7z", "7zz"]),
    apt: &["7zip", "p7zip-full"],
    dnf: "7zip",
    pacman: "7zip",
};

const PYTHON: Need =
    Need { what: "Python 3", probe: Probe::Program(&["python3"]), apt: &["python3"], dnf: "python3", pacman: "python" };

/// For building and opening the window.
pub(crate) const WINDOW: &[Need] = &[
    Need {
        what: "pkg-config",
        probe: Probe::Program(&["pkg-config"]),
        apt: &["pkg-config"],
        dnf: "pkgconf-pkg-config",
        pacman: "pkgconf",
    },
    Need {
        what: "WebKitGTK 4.1",
        probe: Probe::Library("webkit2gtk-4.1"),
        apt: &["libwebkit2gtk-4.1-dev"],
        dnf: "webkit2gtk4.1-devel",
        pacman: "webkit2gtk-4.1",
    },
    Need {
        what: "the application indicator",
        probe: Probe::Library("ayatana-appindicator3-0.1"),
        apt: &["libayatana-appindicator3-dev"],
        dnf: "libayatana-appindicator-gtk3-devel",
        pacman: "libayatana-appindicator",
    },
    Need {
        what: "librsvg",
        probe: Probe::Library("librsvg-2.0"),
        apt: &["librsvg2-dev"],
        dnf: "librsvg2-devel",
        pacman: "librsvg",
    },
    Need {
        what: "libxdo",
        probe: Probe::Header("xdo.h"),
        apt: &["libxdo-dev"],
        dnf: "libxdo-devel",
        pacman: "xdotool",
    },
    Need { what: "D-Bus", probe: Probe::Library("dbus-1"), apt: &["libdbus-1-dev"], dnf: "dbus-devel", pacman: "dbus" },
];

/// For the tests, on top of [`WINDOW`].
pub(crate) const TESTS: &[Need] = &[
    Need {
        what: "a virtual display",
        probe: Probe::Program(&["Xvfb"]),
        apt: &["xvfb"],
        dnf: "xorg-x11-server-Xvfb",
        pacman: "xorg-server-xvfb",
    },
    Need {
        what: "xauth",
        probe: Probe::Program(&["xauth"]),
        apt: &["xauth"],
        dnf: "xorg-x11-xauth",
        pacman: "xorg-xauth",
    },
    Need {
        what: "the WebKit driver",
        probe: Probe::Program(&["WebKitWebDriver"]),
        apt: &["webkit2gtk-driver"],
        dnf: "webkit2gtk-driver",
        pacman: "webkitgtk-6.0",
    },
    Need {
        what: "a private message bus",
        probe: Probe::Program(&["dbus-run-session"]),
        apt: &["dbus-daemon", "dbus"],
        dnf: "dbus-daemon",
        pacman: "dbus",
    },
    Need {
        what: "a Secret Service",
        probe: Probe::Program(&["gnome-keyring-daemon"]),
        apt: &["gnome-keyring"],
        dnf: "gnome-keyring",
        pacman: "gnome-keyring",
    },
    // Started by the test that shows notifications, and ended by it.
    Need {
        what: "a notification service",
        probe: Probe::Program(&["dunst"]),
        apt: &["dunst"],
        dnf: "dunst",
        pacman: "dunst",
    },
    // The tests run a server of their own in a temporary folder; the service that the package may start is not used.
    Need {
        what: "an LDAP server",
        probe: Probe::Program(&["slapd", "/usr/sbin/slapd"]),
        apt: &["slapd"],
        dnf: "openldap-servers",
        pacman: "openldap",
    },
    // So is the antivirus, with signatures of its own.
    Need {
        what: "clamd",
        probe: Probe::Program(&["clamd", "/usr/sbin/clamd"]),
        apt: &["clamav-daemon"],
        dnf: "clamd",
        pacman: "clamav",
    },
    Need { what: "clamscan", probe: Probe::Program(&["clamscan"]), apt: &["clamav"], dnf: "clamav", pacman: "clamav" },
    Need {
        what: "ClamAV's test files",
        probe: Probe::FolderOfDebian("/usr/share/clamav-testfiles"),
        apt: &["clamav-testfiles"],
        dnf: "clamav",
        pacman: "clamav",
    },
    Need {
        what: "OpenSSL's command",
        probe: Probe::Program(&["openssl"]),
        apt: &["openssl"],
        dnf: "openssl",
        pacman: "openssl",
    },
    SEVEN_ZIP,
    Need {
        what: "bsdtar",
        probe: Probe::Program(&["bsdtar"]),
        apt: &["libarchive-tools"],
        dnf: "bsdtar",
        pacman: "libarchive",
    },
    PYTHON,
    Need {
        what: "Python's virtual environments",
        probe: Probe::PythonVenv,
        apt: &["python3-venv"],
        dnf: "python3",
        pacman: "python",
    },
];

/// For the check of a domain against real servers, which run in a network of their own for as long as a test; the services
/// that the packages may start are not used.
pub(crate) const MAIL_SERVERS: &[Need] = &[
    Need {
        what: "Knot DNS",
        probe: Probe::Program(&["knotd", "/usr/sbin/knotd"]),
        apt: &["knot"],
        dnf: "knot",
        pacman: "knot",
    },
    Need {
        what: "Unbound",
        probe: Probe::Program(&["unbound", "/usr/sbin/unbound"]),
        apt: &["unbound"],
        dnf: "unbound",
        pacman: "unbound",
    },
    Need {
        what: "nginx",
        probe: Probe::Program(&["nginx", "/usr/sbin/nginx"]),
        apt: &["nginx-light", "nginx"],
        dnf: "nginx",
        pacman: "nginx",
    },
    Need { what: "dig", probe: Probe::Program(&["dig"]), apt: &["bind9-dnsutils"], dnf: "bind-utils", pacman: "bind" },
    Need {
        what: "ip",
        probe: Probe::Program(&["ip", "/usr/sbin/ip", "/sbin/ip"]),
        apt: &["iproute2"],
        dnf: "iproute",
        pacman: "iproute2",
    },
    Need {
        what: "OpenSSL's command",
        probe: Probe::Program(&["openssl"]),
        apt: &["openssl"],
        dnf: "openssl",
        pacman: "openssl",
    },
];

/// For the benchmarks: the peers.
pub(crate) const PEERS: &[Need] = &[
    SEVEN_ZIP,
    Need {
        what: "inotifywait",
        probe: Probe::Program(&["inotifywait"]),
        apt: &["inotify-tools"],
        dnf: "inotify-tools",
        pacman: "inotify-tools",
    },
    Need { what: "age", probe: Probe::Program(&["age"]), apt: &["age"], dnf: "age", pacman: "age" },
    PYTHON,
];

/// For the evaluation: the peer.
pub(crate) const EVAL: &[Need] = &[
    Need {
        what: "SpamAssassin",
        probe: Probe::Program(&["spamassassin"]),
        apt: &["spamassassin"],
        dnf: "spamassassin",
        pacman: "spamassassin",
    },
    PYTHON,
];

/// For the Windows program: a compiler whose standard library can be built for Windows, a linker, and Wine.
pub(crate) const WINDOWS: &[Need] = &[
    Need {
        what: "the distribution's own Rust compiler",
        probe: Probe::Program(&["/usr/bin/rustc"]),
        apt: &["rustc-web", "rustc"],
        dnf: "rust",
        pacman: "rust",
    },
    Need {
        what: "its sources",
        probe: Probe::File("/usr/lib/rustlib/src/rust/library/Cargo.toml"),
        apt: &["rust-web-src", "rust-src"],
        dnf: "rust-src",
        pacman: "rust-src",
    },
    Need {
        what: "a C compiler for Windows",
        probe: Probe::Program(&["x86_64-w64-mingw32-gcc"]),
        apt: &["gcc-mingw-w64-x86-64"],
        dnf: "mingw64-gcc",
        pacman: "mingw-w64-gcc",
    },
    // Without it Wine looks for its 32-bit half first.
    Need {
        what: "the 64-bit half of Wine",
        probe: Probe::File("/usr/lib/wine/wine64"),
        apt: &["wine64"],
        dnf: "wine-core",
        pacman: "wine",
    },
    Need { what: "Wine", probe: Probe::Program(&["wine"]), apt: &["wine"], dnf: "wine", pacman: "wine" },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_need_has_a_name_on_every_system() {
        for need in WINDOW.iter().chain(TESTS).chain(PEERS).chain(EVAL).chain(WINDOWS) {
            assert!(!need.apt.is_empty() && !need.dnf.is_empty() && !need.pacman.is_empty(), "{}", need.what);
        }
    }

    #[test]
    fn a_program_that_is_not_there_is_not_found() {
        assert!(!Probe::Program(&["muhr-no-such-program"]).finds());
        assert!(Probe::Program(&["muhr-no-such-program", "cargo"]).finds());
    }
}
