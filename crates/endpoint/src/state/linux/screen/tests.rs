//! GNOME, Cinnamon, KDE, and what is neither.

use super::*;
use crate::state::tests::{Computer, ids};

type Answers = &'static [(&'static str, &'static str)];

fn told(desktop: &str, files: &[(&str, &str)], answers: Answers) -> Condition {
    let computer = Computer::with(files);
    let variables = [("WAYLAND_DISPLAY", "wayland-0"), ("XDG_CURRENT_DESKTOP", desktop), ("HOME", "/home/ali")];
    let place = computer.place(&variables).with_programs(move |program, arguments| {
        assert_eq!(program, GSETTINGS);
        let [_, schema, key] = arguments else { return Err(Unseen::Failed) };
        let asked = format!("{schema} {key}");
        answers.iter().find(|(key, _)| *key == asked).map(|(_, value)| (*value).to_owned()).ok_or(Unseen::Failed)
    });
    let told = condition(&place);
    ids(std::slice::from_ref(&told));
    told
}

const LOCKS: Answers = &[
    ("org.gnome.desktop.screensaver lock-enabled", "true\n"),
    ("org.gnome.desktop.screensaver lock-delay", "uint32 30\n"),
    ("org.gnome.desktop.session idle-delay", "uint32 300\n"),
    ("org.gnome.desktop.lockdown disable-lock-screen", "false\n"),
];

#[test]
fn gnome_locks_after_the_screen_goes_dark() {
    let told = told("ubuntu:GNOME", &[], LOCKS);
    assert_eq!((told.reason, told.evidence["minutes"].as_str()), ("screen-lock-after", "6"));
}

#[test]
fn gnome_that_never_goes_dark_or_may_not_lock_does_not_lock() {
    const NEVER: Answers = &[LOCKS[0], LOCKS[1], ("org.gnome.desktop.session idle-delay", "uint32 0\n")];
    assert_eq!(told("GNOME", &[], NEVER).reason, "screen-lock-off");
    const FORBIDDEN: Answers =
        &[LOCKS[0], LOCKS[1], LOCKS[2], ("org.gnome.desktop.lockdown disable-lock-screen", "true\n")];
    assert_eq!(told("GNOME", &[], FORBIDDEN).reason, "screen-lock-off");
    const DISABLED: Answers = &[("org.gnome.desktop.screensaver lock-enabled", "false\n")];
    assert_eq!(told("GNOME", &[], DISABLED).reason, "screen-lock-off");
}

#[test]
fn an_hour_is_too_long() {
    const LATE: Answers = &[LOCKS[0], LOCKS[1], ("org.gnome.desktop.session idle-delay", "uint32 3600\n")];
    assert_eq!(told("GNOME", &[], LATE).reason, "screen-lock-late");
}

#[test]
fn gnome_that_does_not_answer_is_not_off() {
    assert_eq!(told("GNOME", &[], &[]).reason, "screen-lock-not-told");
    const GARBAGE: Answers = &[("org.gnome.desktop.screensaver lock-enabled", "No such schema\n")];
    assert_eq!(told("GNOME", &[], GARBAGE).reason, "screen-lock-not-told");
    const HALF: Answers = &[LOCKS[0]];
    assert_eq!(told("GNOME", &[], HALF).reason, "screen-lock-not-told");
}

#[test]
fn kde_keeps_a_file_and_is_as_it_was_shipped_without_one() {
    let file = "/home/ali/.config/kscreenlockerrc";
    let minutes = |text: &str| {
        let told = told("KDE", &[(file, text)], &[]);
        (told.reason, told.evidence.get("minutes").cloned())
    };
    assert_eq!(told("KDE", &[], &[]).reason, "screen-lock-after");
    assert_eq!(minutes("[Daemon]\nTimeout=10\nLockGrace=60\n"), ("screen-lock-after", Some("11".into())));
    assert_eq!(minutes("[Daemon]\nTimeout=30\n"), ("screen-lock-late", Some("30".into())));
    assert_eq!(minutes("[Daemon]\nAutolock=false\n"), ("screen-lock-off", None));
    assert_eq!(minutes("[Greeter]\nAutolock=false\n[Daemon]\nTimeout=5\n"), ("screen-lock-after", Some("5".into())));
    assert_eq!(minutes("[Daemon]\nTimeout=soon\n"), ("screen-lock-not-told", None));
}

#[test]
fn without_a_screen_there_is_nothing_to_lock() {
    let computer = Computer::with(&[]);
    assert_eq!(condition(&computer.place(&[])).reason, "screen-lock-no-screen");
    assert_eq!(condition(&computer.place(&[("XDG_SESSION_TYPE", "tty")])).reason, "screen-lock-no-screen");
    assert_eq!(condition(&computer.place(&[("XDG_SESSION_TYPE", "x11")])).reason, "screen-lock-not-told");
    assert_eq!(told("sway", &[], &[]).reason, "screen-lock-not-told");
}
