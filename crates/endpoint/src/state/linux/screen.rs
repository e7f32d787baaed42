//! The lock of the screen, as GNOME and KDE keep it.

use crate::state::locking::{self, Lock};
use crate::state::{Condition, Place, Seen, Unseen};

const GSETTINGS: &str = "/usr/bin/gsettings";
/// What Plasma does where its file says nothing: `kscreenlocker` locks after five minutes.
const KDE_MINUTES: u64 = 5;

pub(super) fn condition(place: &Place) -> Condition {
    locking::judge(lock(place))
}

fn lock(place: &Place) -> Seen<Lock> {
    let on_screen = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| place.variable(name).is_some());
    if !on_screen {
        // Who comes over the network or sits at a bare console has no screen of ours; a service has neither.
        return if place.variable("XDG_SESSION_TYPE").is_none_or(|kind| kind == "tty") {
            Ok(Lock::NoScreen)
        } else {
            Err(Unseen::Failed)
        };
    }
    let desktop = place.variable("XDG_CURRENT_DESKTOP").unwrap_or_default().to_ascii_lowercase();
    let mut names = desktop.split(':');
    if names.clone().any(|name| matches!(name, "gnome" | "unity" | "budgie" | "ubuntu" | "pantheon")) {
        return gnome(place, "org.gnome.desktop");
    }
    if names.clone().any(|name| name == "x-cinnamon" || name == "cinnamon") {
        return gnome(place, "org.cinnamon.desktop");
    }
    if names.any(|name| name == "kde") {
        return kde(place);
    }
    Err(Unseen::Failed)
}

/// Both keep whether it locks, how long after the screen goes dark, and when that is.
fn gnome(place: &Place, schema: &str) -> Seen<Lock> {
    let ask = |part: &str, key: &str| place.run(GSETTINGS, &["get", &format!("{schema}.{part}"), key]);
    let enabled = ask("screensaver", "lock-enabled")?;
    let disabled = ask("lockdown", "disable-lock-screen");
    if enabled.trim() == "false" || disabled.is_ok_and(|answer| answer.trim() == "true") {
        return Ok(Lock::Off);
    }
    if enabled.trim() != "true" {
        return Err(Unseen::Failed);
    }
    let idle = seconds(&ask("session", "idle-delay")?)?;
    let delay = seconds(&ask("screensaver", "lock-delay")?)?;
    // A screen that never goes dark is never locked.
    Ok(if idle == 0 { Lock::Off } else { Lock::After(idle.saturating_add(delay)) })
}

/// `uint32 300`.
fn seconds(answer: &str) -> Seen<u64> {
    answer.split_whitespace().last().and_then(|number| number.parse().ok()).ok_or(Unseen::Failed)
}

/// `kscreenlockerrc`: `[Daemon]`, `Autolock`, `Timeout` in minutes, `LockGrace` in seconds. What it does not say is as
/// Plasma ships it.
fn kde(place: &Place) -> Seen<Lock> {
    let home = place.variable("HOME").ok_or(Unseen::Failed)?;
    let folder = place.variable("XDG_CONFIG_HOME").map_or_else(|| format!("{home}/.config"), str::to_owned);
    let text = match place.text(&format!("{folder}/kscreenlockerrc")) {
        Ok(text) => text,
        Err(Unseen::Absent) => String::new(),
        Err(Unseen::Failed) => return Err(Unseen::Failed),
    };
    let section = text.lines().map(str::trim).skip_while(|line| *line != "[Daemon]").skip(1);
    let lines: Vec<_> =
        section.take_while(|line| !line.starts_with('[')).filter_map(|line| line.split_once('=')).collect();
    let value = |key: &str| lines.iter().find(|(name, _)| name.trim() == key).map(|(_, value)| value.trim());
    if value("Autolock").is_some_and(|value| value.eq_ignore_ascii_case("false")) {
        return Ok(Lock::Off);
    }
    let number =
        |key: &str, usual: u64| value(key).map_or(Ok(usual), |value| value.parse().map_err(|_| Unseen::Failed));
    let (minutes, grace) = (number("Timeout", KDE_MINUTES)?, number("LockGrace", 0)?);
    Ok(if minutes == 0 { Lock::Off } else { Lock::After(minutes.saturating_mul(60).saturating_add(grace)) })
}

#[cfg(test)]
mod tests;
