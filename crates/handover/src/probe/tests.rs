//! What is found on machines that are described, not had.

use super::*;
use std::collections::BTreeMap;

#[derive(Default)]
struct Imagined {
    variables: BTreeMap<&'static str, &'static str>,
    files: BTreeMap<&'static str, &'static str>,
    registry: BTreeMap<&'static str, &'static str>,
}

impl Machine for Imagined {
    fn variable(&self, name: &str) -> Option<OsString> {
        self.variables.get(name).map(OsString::from)
    }
    fn is_there(&self, path: &Path) -> bool {
        // A Windows path joined on another system has one slash of the wrong kind.
        self.files.keys().any(|file| file.replace('\\', "/") == path.to_string_lossy().replace('\\', "/"))
    }
    fn text(&self, path: &Path) -> Option<String> {
        self.files.get(path.to_str()?).map(|text| (*text).to_owned())
    }
    fn registry(&self, key: &str) -> Option<String> {
        self.registry.get(key).map(|text| (*text).to_owned())
    }
}

fn linux(files: &[(&'static str, &'static str)]) -> Imagined {
    Imagined {
        variables: [("PATH", "relative:/usr/local/bin:/usr/bin"), ("HOME", "/home/ali")].into(),
        files: files.iter().copied().collect(),
        ..Imagined::default()
    }
}

fn programs(installed: &Installed) -> Vec<Program> {
    installed.found.iter().map(|found| found.program).collect()
}

#[test]
fn a_bare_machine_has_nothing() {
    for system in [System::Linux, System::MacOs, System::Windows] {
        assert_eq!(look(system, &Imagined::default()), Installed::default());
    }
}

#[test]
fn linux_programs_are_found_on_the_path_and_never_in_a_relative_folder() {
    let machine = linux(&[("/usr/bin/thunderbird", ""), ("/usr/local/bin/evolution", ""), ("relative/kmail", "")]);
    let installed = look(System::Linux, &machine);
    assert_eq!(programs(&installed), [Program::Thunderbird, Program::Evolution]);
    assert_eq!(installed.found[0].start, Start::Executable("/usr/bin/thunderbird".into()));
}

#[test]
fn a_flatpak_is_found_where_flatpak_exports_it() {
    let machine = linux(&[("/home/ali/.local/share/flatpak/exports/bin/org.mozilla.Thunderbird", "")]);
    let start = Start::Flatpak { flatpak: "/usr/bin/flatpak".into(), application: "org.mozilla.Thunderbird".into() };
    assert_eq!(look(System::Linux, &machine).found, [Found { program: Program::Thunderbird, start }]);
}

#[test]
fn the_persons_own_choice_comes_before_the_systems() {
    let own = "[Added Associations]\nx-scheme-handler/mailto=thunderbird.desktop\n\n[Default Applications]\n\
               text/html=firefox.desktop\nx-scheme-handler/mailto = org.kde.kmail2.desktop;thunderbird.desktop;\n";
    let systems = "[Default Applications]\nx-scheme-handler/mailto=org.gnome.Evolution.desktop\n";
    let machine =
        linux(&[("/home/ali/.config/mimeapps.list", own), ("/usr/share/applications/mimeapps.list", systems)]);
    assert_eq!(look(System::Linux, &machine).preferred, Some(Program::KMail));

    let machine = linux(&[("/usr/share/applications/mimeapps.list", systems)]);
    assert_eq!(look(System::Linux, &machine).preferred, Some(Program::Evolution));

    let mut machine = linux(&[("/etc/xdg/gnome-mimeapps.list", systems)]);
    machine.variables.insert("XDG_CURRENT_DESKTOP", "ubuntu:GNOME");
    assert_eq!(look(System::Linux, &machine).preferred, Some(Program::Evolution));
}

#[test]
fn a_choice_we_do_not_know_is_no_choice_of_ours() {
    for list in [
        "",
        "[Default Applications]",
        "[Default Applications]\nx-scheme-handler/mailto=",
        "[Default Applications]\nx-scheme-handler/mailto=geary.desktop",
        "x-scheme-handler/mailto=thunderbird.desktop",
        "[Default Applications]\n[Removed Associations]\nx-scheme-handler/mailto=thunderbird.desktop",
    ] {
        assert_eq!(look(System::Linux, &linux(&[("/home/ali/.config/mimeapps.list", list)])).preferred, None, "{list}");
    }
}

#[test]
fn a_mac_has_mail_and_perhaps_thunderbird() {
    let machine = Imagined {
        variables: [("HOME", "/Users/ali")].into(),
        files: [("/System/Applications/Mail.app", ""), ("/Users/ali/Applications/Thunderbird.app", "")].into(),
        ..Imagined::default()
    };
    let installed = look(System::MacOs, &machine);
    assert_eq!(programs(&installed), [Program::Thunderbird, Program::AppleMail]);
    assert_eq!(installed.found[1].start, Start::Bundle("/System/Applications/Mail.app".into()));
}

#[test]
fn windows_programs_are_found_through_the_registry_and_in_their_usual_folders() {
    let outlook = r"C:\Program Files\Microsoft Office\root\Office16\OUTLOOK.EXE";
    let thunderbird = r"D:\Apps\thunderbird.exe";
    let machine = Imagined {
        variables: [("ProgramFiles", r"C:\Program Files")].into(),
        files: [(outlook, ""), (thunderbird, "")].into(),
        registry: [
            (r"SOFTWARE\Clients\Mail", "Microsoft Outlook"),
            (r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\thunderbird.exe", "\"D:\\Apps\\thunderbird.exe\""),
        ]
        .into(),
    };
    let installed = look(System::Windows, &machine);
    assert_eq!(programs(&installed), [Program::Thunderbird, Program::OutlookClassic]);
    assert_eq!(installed.preferred, Some(Program::OutlookClassic));
    assert_eq!(installed.found[0].start, Start::Executable(thunderbird.into()));
}

#[test]
fn a_registered_program_that_was_removed_is_not_there() {
    let machine = Imagined {
        registry: [
            (r"SOFTWARE\Clients\Mail", "Some Other Mail"),
            (r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\OUTLOOK.EXE", r"C:\Old\OUTLOOK.EXE"),
        ]
        .into(),
        ..Imagined::default()
    };
    assert_eq!(look(System::Windows, &machine), Installed::default());
}

#[test]
fn looking_at_this_machine_ends_well() {
    for found in installed().found {
        match found.start {
            Start::Executable(path) | Start::Bundle(path) => assert!(path.exists()),
            Start::Flatpak { application, .. } => assert!(application.contains('.')),
        }
    }
}
