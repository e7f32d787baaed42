//! What Windows 10, 11 and Server answered, read and judged.

use super::bitlocker::{of_property, of_volume};
use super::registry::{Saver, lock, restart};
use super::security_center::{Defender, Registered, from_list, from_wmi, products};
use crate::state::protection::{self, Activity, Signatures};
use crate::state::tests::{Computer, NOW, ids};
use crate::state::volumes::{self, Encryption, Volume};
use crate::state::{Condition, Seen, Unseen, locking, updating};

const PATH: &str = r"%ProgramFiles%\Vendor\av.exe";

/// A computer on which the program at [`PATH`] is installed.
fn judged(list: Seen<Vec<Registered>>, defender: Seen<Defender>) -> Vec<Condition> {
    let computer = Computer::with(&[(r"C:\Program Files\Vendor\av.exe", "")]);
    let place = computer.place(&[("ProgramFiles", r"C:\Program Files")]);
    protection::judge(products(&place, list, defender), NOW)
}

fn seen(list: Seen<Vec<Registered>>, defender: Seen<Defender>) -> Vec<&'static str> {
    ids(&judged(list, defender))
}

fn vendor(state: i32, signatures: i32) -> Registered {
    from_list("Vendor Antivirus".into(), state, signatures, PATH.into())
}

fn microsoft(state: i32, signatures: i32) -> Registered {
    from_list("Windows Defender".into(), state, signatures, "windowsdefender://".into())
}

fn defender(mode: &str, real_time: bool, age: u32) -> Defender {
    Defender { mode: mode.into(), real_time: Some(real_time), signature_age: Some(age), tamper_protected: Some(true) }
}

#[test]
fn defender_on_its_own_is_active_with_the_age_of_its_signatures() {
    let told = judged(Ok(vec![microsoft(0, 1)]), Ok(defender("Normal", true, 2)));
    assert_eq!(ids(&told), ["antivirus-active", "signatures-current", "on-access-on"]);
    assert_eq!((told[1].evidence["days"].as_str(), told[0].evidence["tamper-protected"].as_str()), ("2", "yes"));
}

#[test]
fn defender_that_stepped_back_for_another_is_not_off() {
    let told = judged(Ok(vec![microsoft(1, 1), vendor(0, 1)]), Ok(defender("Passive Mode", false, 0)));
    assert_eq!(ids(&told), ["antivirus-active", "signatures-up-to-date", "on-access-on"]);
    assert_eq!(told[0].evidence["product"], "Vendor Antivirus");
    let alone = seen(Ok(vec![microsoft(1, 1)]), Ok(defender("SxS Passive Mode", false, 0)));
    assert_eq!(alone, ["antivirus-passive", "signatures-current", "on-access-off"]);
}

#[test]
fn defender_that_does_not_watch_is_off() {
    let told = seen(Ok(vec![microsoft(1, 1)]), Ok(defender("Normal", false, 0)));
    assert_eq!(told, ["antivirus-off", "signatures-current", "on-access-off"]);
}

#[test]
fn signatures_that_never_came_are_missing() {
    for never in [u32::MAX, 65_535] {
        let told = seen(Ok(vec![microsoft(0, 1)]), Ok(defender("Normal", true, never)));
        assert_eq!(told[1], "signatures-none");
    }
    assert_eq!(seen(Ok(vec![microsoft(0, 1)]), Ok(defender("Normal", true, 7)))[1], "signatures-current");
    assert_eq!(seen(Ok(vec![microsoft(0, 1)]), Ok(defender("Normal", true, 8)))[1], "signatures-old");
}

#[test]
fn an_expired_licence_and_a_nap_are_problems() {
    let passive = || Ok(defender("Passive Mode", false, 0));
    assert_eq!(
        seen(Ok(vec![vendor(3, 0)]), passive()),
        ["antivirus-expired", "signatures-stale", "on-access-not-told"]
    );
    assert_eq!(
        seen(Ok(vec![vendor(2, 1)]), passive()),
        ["antivirus-snoozed", "signatures-up-to-date", "on-access-off"]
    );
    assert_eq!(seen(Ok(vec![vendor(1, 1)]), Err(Unseen::Failed))[0], "antivirus-off");
}

#[test]
fn the_undocumented_number_is_read() {
    let read = |number| {
        let entry = from_wmi("x".into(), number, String::new());
        (entry.activity, entry.signatures)
    };
    assert_eq!(read(397_568), (Activity::On, Signatures::Current));
    assert_eq!(read(397_584), (Activity::On, Signatures::Stale));
    assert_eq!(read(393_472), (Activity::Off, Signatures::Current));
    assert_eq!(read(401_664), (Activity::Snoozed, Signatures::Current));
    assert_eq!(read(0x0006_3010), (Activity::Expired, Signatures::Stale));
    assert_eq!(read(u32::MAX), (Activity::Unclear, Signatures::Untold));
}

#[test]
fn an_entry_whose_product_is_gone_does_not_protect() {
    let ghost = || from_wmi("Old Antivirus".into(), 397_568, r"C:\Program Files\Old\gone.exe".into());
    let told = seen(Ok(vec![ghost(), microsoft(1, 1)]), Ok(defender("Normal", false, 0)));
    assert_eq!(told[0], "antivirus-off");
    assert_eq!(seen(Ok(vec![ghost()]), Ok(defender("Normal", true, 0)))[0], "antivirus-active");
    assert_eq!(seen(Ok(vec![ghost()]), Err(Unseen::Failed))[0], "antivirus-not-told");
    // A command line is no path, and says nothing about whether something is there.
    let command = from_wmi("Antivirus".into(), 397_568, r#""C:\Tools\av.exe" /open"#.into());
    assert_eq!(seen(Ok(vec![command]), Err(Unseen::Failed))[0], "antivirus-active");
}

#[test]
fn an_entry_that_stands_there_twice_counts_once_and_as_the_better() {
    let told = seen(Ok(vec![vendor(1, 0), vendor(0, 1), vendor(0, 0)]), Err(Unseen::Failed));
    assert_eq!(told, ["antivirus-active", "signatures-up-to-date", "on-access-on"]);
}

#[test]
fn server_editions_keep_no_list_and_defender_answers_for_itself() {
    let told = judged(Err(Unseen::Failed), Ok(defender("Normal", true, 1)));
    assert_eq!(ids(&told), ["antivirus-active", "signatures-current", "on-access-on"]);
    assert_eq!(told[0].evidence["product"], "Microsoft Defender Antivirus");
    assert_eq!(seen(Err(Unseen::Failed), Ok(defender("Not running", false, u32::MAX)))[0], "antivirus-off");
}

#[test]
fn questions_that_failed_are_never_off() {
    let unknown = ["antivirus-not-told", "signatures-not-told", "on-access-not-told"];
    assert_eq!(seen(Err(Unseen::Failed), Err(Unseen::Failed)), unknown);
    assert_eq!(seen(Ok(Vec::new()), Err(Unseen::Failed)), unknown, "no Windows has an empty list");
    let silent = Defender::default();
    assert_eq!(seen(Err(Unseen::Failed), Ok(silent.clone()))[0], "antivirus-unclear");
    assert_eq!(
        seen(Ok(vec![microsoft(0, 1)]), Ok(silent))[0],
        "antivirus-active",
        "what it does not tell, the list does"
    );
    assert_eq!(seen(Ok(vec![vendor(17, 17)]), Err(Unseen::Failed))[0], "antivirus-unclear");
}

fn drive(encryption: Encryption) -> &'static str {
    volumes::judge(Ok(vec![Volume::new("C:", encryption)]), None).reason
}

#[test]
fn bitlocker_that_is_suspended_is_a_problem() {
    assert_eq!(drive(of_volume(1, Some(1))), "disk-encrypted");
    assert_eq!(drive(of_volume(0, Some(1))), "disk-encryption-suspended");
    assert_eq!(drive(of_volume(0, Some(0))), "disk-not-encrypted");
    assert_eq!(drive(of_volume(0, Some(2))), "disk-encryption-unfinished");
    assert_eq!(drive(of_volume(0, Some(3))), "disk-not-encrypted");
    assert_eq!(drive(of_volume(0, None)), "disk-not-encrypted");
    assert_eq!(drive(of_volume(2, None)), "disk-encryption-not-told");
    let property = [1, 2, 3, 4, 5, 6, 8].map(|value| drive(of_property(value)));
    let (on, off) = ("disk-encrypted", "disk-not-encrypted");
    let (suspended, unfinished) = ("disk-encryption-suspended", "disk-encryption-unfinished");
    assert_eq!(property, [on, off, unfinished, off, suspended, on, suspended]);
    for value in [0, 7, -1, i32::MAX] {
        assert_eq!(drive(of_property(value)), "disk-encryption-not-told");
    }
    assert_eq!(volumes::judge(Ok(Vec::new()), None).reason, "disk-encryption-not-told");
}

#[test]
fn a_restart_is_ruled_out_only_where_both_keys_could_be_seen() {
    let told = |keys: &[Seen<bool>]| updating::judge_restart(restart(keys)).reason;
    assert_eq!(told(&[Ok(false), Ok(false)]), "restart-none");
    assert_eq!(told(&[Err(Unseen::Failed), Ok(true)]), "restart-pending");
    assert_eq!(told(&[Ok(false), Err(Unseen::Failed)]), "restart-not-told");
    assert_eq!(told(&[]), "restart-not-told");
}

fn saver(secure: &str, timeout: &str) -> Saver {
    let text = |text: &str| Some(text.to_owned());
    Saver {
        active: text("1"),
        secure: text(secure),
        timeout: text(timeout),
        program: text(r"C:\Windows\system32\scrnsave.scr"),
    }
}

#[test]
fn the_screen_locks_by_policy_or_by_a_screen_saver_that_asks_who_is_there() {
    let told = |machine, saver| locking::judge(lock(machine, saver)).reason;
    assert_eq!(told(Ok(Some(900)), Ok(Saver::default())), "screen-lock-after");
    assert_eq!(told(Ok(Some(901)), Ok(Saver::default())), "screen-lock-late");
    assert_eq!(told(Ok(None), Ok(saver("1", "600"))), "screen-lock-after");
    assert_eq!(told(Ok(Some(0)), Ok(saver("0", "600"))), "screen-lock-off");
    assert_eq!(told(Ok(None), Ok(Saver { program: None, ..saver("1", "600") })), "screen-lock-off");
    assert_eq!(told(Ok(None), Ok(Saver { active: Some("0".into()), ..saver("1", "600") })), "screen-lock-off");
    assert_eq!(told(Ok(None), Ok(saver("1", "garbage"))), "screen-lock-off");
    assert_eq!(told(Err(Unseen::Failed), Ok(Saver::default())), "screen-lock-not-told");
    assert_eq!(told(Ok(None), Err(Unseen::Failed)), "screen-lock-not-told");
    assert_eq!(told(Err(Unseen::Failed), Ok(saver("1", "600"))), "screen-lock-after", "one that locks is enough");
}

#[test]
fn a_policy_comes_before_the_officers_own_choice() {
    let policy = Saver { secure: Some("1".into()), timeout: Some("600".into()), ..Saver::default() };
    assert_eq!(policy.or(saver("0", "3600")), saver("1", "600"));
}
