//! What macOS tells: its built-in protection (XProtect, Gatekeeper), its updates, FileVault and the lock of the screen.

use super::locking::{self, Lock};
use super::protection::{self, Activity, Guard, Product, Signatures};
use super::updating::{self, Updates};
use super::volumes::{self, Encryption, Volume};
use super::{Place, Probe, Seen, Unseen};
use std::time::SystemTime;

/// Where the rules of XProtect are. Since macOS 15 the first holds what is used; the other came with the system.
const XPROTECT: [&str; 2] =
    ["/private/var/protected/xprotect/XProtect.bundle", "/Library/Apple/System/Library/CoreServices/XProtect.bundle"];
/// Apple brings new rules every two to four weeks, and sometimes makes a pause of twice that.
const XPROTECT_DAYS: i64 = 60;
const SOFTWARE_UPDATE: &str = "/Library/Preferences/com.apple.SoftwareUpdate.plist";
const OTHERS: &str = include_str!("../../../data/mac-antivirus.tsv");

pub(super) const PROBES: &[Probe] = &[
    |place, now| protection::judge(products(place), now),
    |place, now| vec![updating::judge(updates(place), now)],
    |place, _| vec![volumes::judge(file_vault(place.run("/usr/bin/fdesetup", &["status"])), None)],
    |place, _| vec![locking::judge(screen_lock(place.run("/usr/sbin/sysadminctl", &["-screenLock", "status"])))],
];

fn products(place: &Place) -> Seen<Vec<Product>> {
    let entries = OTHERS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    let mut found: Vec<Product> =
        entries.filter(|(_, path)| place.is_there(path)).map(|(name, _)| Product::unclear(name)).collect();
    found.extend(xprotect(place));
    // Every Mac has XProtect: where it cannot be seen, nothing can be said.
    if found.is_empty() { Err(Unseen::Failed) } else { Ok(found) }
}

fn xprotect(place: &Place) -> Option<Product> {
    let bundle = XPROTECT.iter().find(|bundle| place.is_there(&format!("{bundle}/Contents/Info.plist")))?;
    let info = format!("{bundle}/Contents/Info.plist");
    let version = place.bytes(&info, u64::MAX).ok().and_then(|bytes| text(&bytes, "CFBundleShortVersionString"));
    let signatures = place.modified(&info).map_or(Signatures::Untold, Signatures::Dated);
    // XProtect looks at a program when it is first opened or has changed; Gatekeeper is what makes it look.
    let gatekeeper = gatekeeper(place.run("/usr/sbin/spctl", &["--status"]));
    let (activity, guard) = match gatekeeper {
        Ok(true) => (Activity::On, Guard::On),
        Ok(false) => (Activity::Off, Guard::Off),
        Err(_) => (Activity::Unclear, Guard::Untold),
    };
    let notes = version.map(|version| ("version", version)).into_iter().collect();
    Some(Product { name: "XProtect".into(), activity, signatures, guard, most_days: XPROTECT_DAYS, notes })
}

/// `assessments enabled`.
fn gatekeeper(answer: Seen<String>) -> Seen<bool> {
    let answer = answer?;
    if answer.contains("assessments enabled") {
        Ok(true)
    } else if answer.contains("assessments disabled") {
        Ok(false)
    } else {
        Err(Unseen::Failed)
    }
}

fn text(untrusted: &[u8], key: &str) -> Option<String> {
    Some(plist::from_bytes::<plist::Dictionary>(untrusted).ok()?.get(key)?.as_string()?.to_owned())
}

fn updates(place: &Place) -> Updates {
    place.bytes(SOFTWARE_UPDATE, u64::MAX).map(|bytes| updates_in(&bytes)).unwrap_or_default()
}

/// What `softwareupdate` keeps of its last look. What was installed when is not in it, so where something is known to wait
/// or nothing is, the look itself is what counts.
fn updates_in(untrusted: &[u8]) -> Updates {
    let Ok(kept) = plist::from_bytes::<plist::Dictionary>(untrusted) else { return Updates::default() };
    let date = |key: &str| kept.get(key)?.as_date().map(SystemTime::from).map(Into::into);
    let recommended = kept.get("RecommendedUpdates").and_then(plist::Value::as_array).map(Vec::len);
    let counted = kept.get("LastRecommendedUpdatesAvailable").and_then(plist::Value::as_unsigned_integer);
    let pending = match (recommended, counted) {
        (Some(count), _) => u32::try_from(count).ok(),
        (None, count) => count.and_then(|count| u32::try_from(count).ok()),
    };
    Updates {
        searched: date("LastFullSuccessfulDate").or_else(|| date("LastSuccessfulDate")),
        installed: None,
        pending,
    }
}

/// `FileVault is On.`, and what may follow.
fn file_vault(answer: Seen<String>) -> Seen<Vec<Volume>> {
    let answer = answer?;
    let encryption = if answer.contains("Encryption in progress") || answer.contains("will be enabled after") {
        Encryption::Unfinished
    } else if answer.contains("FileVault is Off") || answer.contains("Decryption in progress") {
        Encryption::Off
    } else if answer.contains("FileVault is On") {
        Encryption::On
    } else {
        Encryption::Untold
    };
    Ok(vec![Volume::new("/", encryption)])
}

/// `screenLock delay is immediate`, `screenLock delay is 300 seconds` or `screenLock is off`.
fn screen_lock(answer: Seen<String>) -> Seen<Lock> {
    let answer = answer?;
    let seconds = |rest: &str| rest.split_whitespace().next().and_then(|number| number.parse::<f64>().ok());
    if answer.contains("screenLock is off") {
        return Ok(Lock::Off);
    }
    let (_, rest) = answer.split_once("screenLock delay is ").ok_or(Unseen::Failed)?;
    if rest.starts_with("immediate") {
        return Ok(Lock::On);
    }
    let delay = seconds(rest).and_then(|seconds| std::time::Duration::try_from_secs_f64(seconds).ok());
    delay.map(|delay| Lock::After(delay.as_secs())).ok_or(Unseen::Failed)
}

#[cfg(test)]
mod tests;
