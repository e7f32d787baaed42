//! What macOS 12 to 15 answered, read and judged.

use super::*;
use crate::state::tests::{Computer, NOW, ids};

const INFO: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><plist version=\"1.0\"><dict>\
                    <key>CFBundleShortVersionString</key><string>5309</string></dict></plist>";
const NEW: &str = "/private/var/protected/xprotect/XProtect.bundle/Contents/Info.plist";
const OLD: &str = "/Library/Apple/System/Library/CoreServices/XProtect.bundle/Contents/Info.plist";

fn protected(computer: &Computer, gatekeeper: &'static str) -> Vec<crate::state::Condition> {
    let place = computer.place(&[]).with_programs(move |program, _| match program {
        "/usr/sbin/spctl" if !gatekeeper.is_empty() => Ok(gatekeeper.to_owned()),
        _ => Err(Unseen::Failed),
    });
    protection::judge(products(&place), NOW)
}

#[test]
fn xprotect_with_new_rules_protects_and_the_newer_place_counts() {
    let computer = Computer::with(&[(NEW, INFO), (OLD, INFO)]);
    computer.aged(NEW, 20);
    computer.aged(OLD, 400);
    let told = protected(&computer, "assessments enabled\n");
    assert_eq!(ids(&told), ["antivirus-active", "signatures-current", "on-access-on"]);
    assert_eq!((told[1].evidence["days"].as_str(), told[0].evidence["version"].as_str()), ("20", "5309"));
}

#[test]
fn rules_of_last_year_are_old() {
    let computer = Computer::with(&[(OLD, INFO)]);
    computer.aged(OLD, 400);
    assert_eq!(ids(&protected(&computer, "assessments enabled\n"))[1], "signatures-old");
}

#[test]
fn gatekeeper_that_is_off_or_silent_is_told() {
    let computer = Computer::with(&[(NEW, INFO)]);
    assert_eq!(ids(&protected(&computer, "assessments disabled\n"))[..1], ["antivirus-off"]);
    assert_eq!(ids(&protected(&computer, "assessments disabled\n"))[2], "on-access-off");
    assert_eq!(ids(&protected(&computer, ""))[0], "antivirus-unclear");
    assert_eq!(ids(&protected(&computer, "garbage\u{0}"))[2], "on-access-not-told");
}

#[test]
fn a_mac_without_anything_that_can_be_seen_is_unknown() {
    assert_eq!(ids(&protected(&Computer::with(&[]), ""))[0], "antivirus-not-told");
    let computer = Computer::with(&[]);
    computer.folder("/Applications/Microsoft Defender.app");
    assert_eq!(ids(&protected(&computer, ""))[0], "antivirus-unclear");
}

fn disk(answer: &str) -> &'static str {
    volumes::judge(file_vault(Ok(answer.to_owned())), None).reason
}

#[test]
fn file_vault_is_on_off_or_on_its_way() {
    assert_eq!(disk("FileVault is On.\n"), "disk-encrypted");
    assert_eq!(disk("FileVault is Off.\n"), "disk-not-encrypted");
    assert_eq!(
        disk("FileVault is Off.\nDeferred enablement appears to be active for user 'ali'.\n"),
        "disk-not-encrypted"
    );
    assert_eq!(
        disk("FileVault is On.\nEncryption in progress: Percent completed = 42.5\n"),
        "disk-encryption-unfinished"
    );
    assert_eq!(disk("FileVault is Off, but will be enabled after the next restart.\n"), "disk-encryption-unfinished");
    assert_eq!(disk("FileVault is On.\nDecryption in progress: Percent completed = 10\n"), "disk-not-encrypted");
    assert_eq!(disk("garbage"), "disk-encryption-not-told");
    assert_eq!(volumes::judge(file_vault(Err(Unseen::Failed)), None).reason, "disk-encryption-not-told");
}

fn screen(answer: &str) -> &'static str {
    locking::judge(screen_lock(Ok(answer.to_owned()))).reason
}

#[test]
fn the_lock_of_the_screen_is_read() {
    let line = "2026-11-23 12:00:00.000 sysadminctl[612:4321] ";
    assert_eq!(screen(&format!("{line}screenLock delay is immediate\n")), "screen-lock-on");
    assert_eq!(screen(&format!("{line}screenLock delay is 300 seconds\n")), "screen-lock-after");
    assert_eq!(screen(&format!("{line}screenLock delay is 14400.0 seconds\n")), "screen-lock-late");
    assert_eq!(screen(&format!("{line}screenLock is off\n")), "screen-lock-off");
    for garbage in ["", "screenLock delay is ", "screenLock delay is soon", "screenLock delay is -1 seconds"] {
        assert_eq!(screen(garbage), "screen-lock-not-told", "{garbage}");
    }
}

fn kept(entries: &str) -> Updates {
    updates_in(format!("<plist version=\"1.0\"><dict>{entries}</dict></plist>").as_bytes())
}

#[test]
fn the_last_look_for_updates_is_read() {
    let searched = "<key>LastFullSuccessfulDate</key><date>2026-11-22T09:00:00Z</date>";
    let judged = |entries: &str| updating::judge(kept(entries), NOW).reason;
    assert_eq!(judged(&format!("{searched}<key>RecommendedUpdates</key><array/>")), "updates-current");
    let waits = "<key>RecommendedUpdates</key><array><dict><key>Identifier</key><string>macOS</string></dict></array>";
    assert_eq!(judged(&format!("{searched}{waits}")), "updates-pending");
    let counted = "<key>LastRecommendedUpdatesAvailable</key><integer>2</integer>";
    assert_eq!(judged(&format!("{searched}{counted}")), "updates-pending");
    assert_eq!(judged(searched), "updates-not-told", "whether something waits is not told");
    assert_eq!(judged("<key>LastFullSuccessfulDate</key><date>2026-09-22T09:00:00Z</date>"), "updates-not-looked-for");
}

#[test]
fn garbage_is_no_property_list() {
    for garbage in [&b""[..], b"bplist00", b"bplist00\xff\xff\xff\xff", b"<plist><array/></plist>", &[0; 64]] {
        assert_eq!(updates_in(garbage), Updates::default());
        assert_eq!(text(garbage, "CFBundleShortVersionString"), None);
    }
}

#[test]
fn the_binary_form_is_read_too() {
    let mut kept = plist::Dictionary::new();
    kept.insert("RecommendedUpdates".into(), plist::Value::Array(Vec::new()));
    let mut bytes = Vec::new();
    plist::Value::Dictionary(kept).to_writer_binary(&mut bytes).unwrap();
    assert_eq!(updates_in(&bytes).pending, Some(0));
}
