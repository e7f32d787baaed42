//! What the address book promises: nothing lost, nothing overwritten, everything found again and undone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use muhr_people::key::{Key, KeyError, KeyPlace, KeyStore};
use muhr_people::receipt::{Checked, Receipt, Sealed};
use muhr_people::store::Filter;
use muhr_people::{Details, How, Outcome, Phone, Standing, Store, StoreError, Verification};
use muhr_test_support::WithoutKeys;
use std::fs;
use std::io::{BufReader, Cursor};
use std::path::Path;
use std::sync::Mutex;

const NOW: i64 = 1_800_000_000;

/// A key store that can be locked and emptied.
#[derive(Default)]
struct Held {
    key: Mutex<Option<[u8; 32]>>,
    is_locked: Mutex<bool>,
}

impl KeyStore for Held {
    fn key(&self) -> Result<Option<Key>, KeyError> {
        if *self.is_locked.lock().unwrap() { Err(KeyError::Locked) } else { Ok(self.key.lock().unwrap().map(Key::new)) }
    }

    fn keep(&self, _: &Key) -> Result<(), KeyError> {
        *self.key.lock().unwrap() = Some([7; 32]);
        Ok(())
    }
}

fn open(folder: &Path) -> Store {
    Store::open(folder, &WithoutKeys, [7; 32], NOW).unwrap()
}

fn ali() -> Details {
    Details {
        name: "Ali Khan".into(),
        organisation: "Finance Division".into(),
        addresses: vec!["ali.khan@finance.gov.pk".into(), "ali@example.org".into()],
        phones: vec![Phone { number: "+923001234567".into(), label: "mobile".into() }],
        ..Details::default()
    }
}

fn named(name: &str, address: &str) -> Details {
    Details { name: name.into(), addresses: vec![address.into()], ..Details::default() }
}

fn call_back(at: i64) -> Verification {
    Verification {
        at,
        until: at + muhr_people::verification::HOLDS,
        by: "Section Officer".into(),
        how: How::CallBack,
        outcome: Outcome::Verified,
        addresses: Vec::new(),
        note: "by telephone".into(),
        message: String::new(),
    }
}

#[test]
fn a_person_comes_back_after_closing_with_every_verification() {
    let folder = tempfile::tempdir().unwrap();
    let (id, _) = open(folder.path()).add(&ali(), NOW).unwrap();
    open(folder.path()).verify(id, &call_back(NOW), NOW).unwrap();
    open(folder.path()).verify(id, &call_back(NOW + 9), NOW + 9).unwrap();
    let found = open(folder.path()).by_address("ALI.Khan@finance.gov.pk").unwrap().unwrap();
    assert_eq!((found.id, &found.details), (id, &ali()));
    assert_eq!(found.verifications.iter().map(|one| one.at).collect::<Vec<_>>(), [NOW, NOW + 9]);
    assert_eq!(found.standing(None, NOW), Standing::Verified);
    assert_eq!(open(folder.path()).everybody().unwrap(), [found]);
}

#[test]
fn nothing_on_the_disk_can_be_read_without_the_key() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    store.add(&ali(), NOW).unwrap();
    store.keep(&[Receipt::Sealed(Sealed { archive: "sealed-2026.zip".into(), ..Sealed::default() })], NOW).unwrap();
    for entry in fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        for secret in ["finance", "Ali Khan", "sealed-2026", "SQLite format"] {
            let found = bytes.windows(secret.len()).any(|part| part.eq_ignore_ascii_case(secret.as_bytes()));
            assert!(!found, "{secret} in {}", path.display());
        }
    }
    let wrong = folder.path().join("people.key");
    fs::remove_file(&wrong).unwrap();
    let held = Held { key: Mutex::new(Some([9; 32])), ..Held::default() };
    drop(store);
    let other = Store::open(folder.path(), &held, [1; 32], NOW).unwrap();
    assert!(
        other.everybody().unwrap().is_empty() && other.set_aside().is_some_and(Path::exists),
        "set aside, not lost"
    );
}

#[test]
fn the_key_is_in_the_key_store_where_there_is_one_and_its_absence_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let held = Held::default();
    let open = |keys: &dyn KeyStore| Store::open(folder.path(), keys, [7; 32], NOW);
    let store = open(&held).unwrap();
    store.add(&ali(), NOW).unwrap();
    assert_eq!(store.key_place(), KeyPlace::System);
    assert!(!folder.path().join("people.key").exists());
    drop(store);
    *held.is_locked.lock().unwrap() = true;
    assert!(matches!(open(&held), Err(StoreError::Key(KeyError::Locked))));
    assert!(matches!(open(&WithoutKeys), Err(StoreError::Key(KeyError::Absent))), "a terminal without the session");
    assert!(matches!(open(&Held::default()), Err(StoreError::Key(KeyError::Absent))), "somebody emptied the key store");
    *held.is_locked.lock().unwrap() = false;
    assert_eq!(open(&held).unwrap().everybody().unwrap().len(), 1);
}

#[test]
fn a_damaged_file_is_set_aside_and_a_newer_one_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    open(folder.path()).add(&ali(), NOW).unwrap();
    let file = folder.path().join("people.db");
    let mut bytes = fs::read(&file).unwrap();
    bytes[20..2_000].fill(0x55);
    fs::write(&file, &bytes).unwrap();
    for _ in 0..2 {
        fs::write(&file, &bytes).unwrap();
        let store = open(folder.path());
        let aside = store.set_aside().unwrap().to_owned();
        assert_eq!(fs::read(aside).unwrap(), bytes);
        assert!(store.everybody().unwrap().is_empty());
    }
    let asides = fs::read_dir(folder.path()).unwrap().flatten();
    let asides = asides.filter(|entry| entry.file_name().to_string_lossy().contains("damaged")).count();
    assert_eq!(asides, 2, "the second does not replace the first");
}

#[test]
fn an_address_belongs_to_one_person() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    store.add(&ali(), NOW).unwrap();
    let taken = store.add(&named("Somebody", "ALI@example.org"), NOW).unwrap_err();
    assert!(matches!(taken, StoreError::Taken { name, .. } if name == "Ali Khan"));
    assert_eq!(store.everybody().unwrap().len(), 1, "nothing half-written");
}

#[test]
fn every_change_can_be_taken_back_once() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let (id, added) = store.add(&ali(), NOW).unwrap();
    let verified = store.verify(id, &call_back(NOW), NOW).unwrap();
    store.undo(verified).unwrap();
    assert!(store.person(id).unwrap().verifications.is_empty());
    store.verify(id, &call_back(NOW), NOW).unwrap();
    let before = store.person(id).unwrap();
    let changed = store.change(id, &named("Ali", "other@example.org"), NOW).unwrap();
    assert_eq!(store.person(id).unwrap().standing(None, NOW), Standing::Unverified, "the new address is nobody's yet");
    store.undo(changed).unwrap();
    assert_eq!(store.person(id).unwrap(), before);
    let removed = store.remove(id, NOW).unwrap();
    assert!(matches!(store.person(id), Err(StoreError::NotFound)));
    store.undo(removed).unwrap();
    assert_eq!(store.person(id).unwrap(), before);
    assert!(matches!(store.undo(removed), Err(StoreError::NotFound)), "once");
    assert!(matches!(store.undo(added), Err(StoreError::Changed)), "there is more about this person by now");
    assert_eq!(store.search("fin ali", 0, 9, NOW).unwrap().total, 1, "and can be found again");
}

#[test]
fn an_import_fills_what_is_empty_replaces_nothing_and_can_be_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let (id, _) = store.add(&ali(), NOW).unwrap();
    store.verify(id, &call_back(NOW), NOW).unwrap();
    let before = store.everybody().unwrap();
    let known = Details {
        name: "A. Khan".into(),
        office: "Budget".into(),
        addresses: vec!["ali@example.org".into(), "ali.khan@private.example".into()],
        ..Details::default()
    };
    let people = [known, named("Sana", "sana@example.org"), ali(), named("Sana", "SANA@example.org")];
    let imported = store.import(&people, NOW).unwrap();
    assert_eq!((imported.added, imported.changed, imported.unchanged), (1, 1, 2));
    let ali = store.person(id).unwrap();
    assert_eq!((ali.details.name.as_str(), ali.details.office.as_str()), ("Ali Khan", "Budget"));
    assert_eq!(ali.standing(Some("ali.khan@private.example"), NOW), Standing::Unverified);
    assert_eq!(ali.standing(None, NOW), Standing::Verified);
    store.undo(imported.undo.unwrap()).unwrap();
    assert_eq!(store.everybody().unwrap(), before);
    assert_eq!(store.import(&[], NOW).unwrap().undo, None);
}

#[test]
fn duplicates_are_shown_merged_and_parted_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let (keep, _) = store.add(&ali(), NOW).unwrap();
    let (other, _) = store.add(&named("ali  KHAN", "akhan@example.org"), NOW).unwrap();
    store.verify(other, &call_back(NOW), NOW).unwrap();
    let groups = store.duplicates(NOW).unwrap();
    assert_eq!(groups[0].people.iter().map(|one| one.id).collect::<Vec<_>>(), [keep, other]);
    let before = store.everybody().unwrap();
    let merged = store.merge(keep, other, NOW).unwrap();
    let one = store.person(keep).unwrap();
    assert_eq!((one.details.addresses.len(), one.verifications.len()), (3, 1));
    assert_eq!(one.standing(Some("akhan@example.org"), NOW), Standing::Verified);
    assert_eq!(one.standing(None, NOW), Standing::Unverified, "what was verified is the other address");
    assert!(store.duplicates(NOW).unwrap().is_empty());
    store.undo(merged).unwrap();
    assert_eq!(store.everybody().unwrap(), before);
}

#[test]
fn people_are_found_by_the_beginnings_of_words_in_both_scripts() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    store.add(&ali(), NOW).unwrap();
    store.add(&named("علی رضا", "raza@example.org"), NOW).unwrap();
    store.add(&named("Zoë Ávila", "z@example.org"), NOW).unwrap();
    let found = |text: &str| {
        let page = store.search(text, 0, 10, NOW).unwrap();
        page.people.into_iter().map(|one| one.name).collect::<Vec<_>>()
    };
    for text in ["ali", "KHAN al", "ali.khan@fin", "0300 1234567", "+92 300 12", "finance"] {
        assert_eq!(found(text), ["Ali Khan"], "{text}");
    }
    assert_eq!(found("علي"), ["علی رضا"], "an Arabic yeh is an Urdu one");
    assert_eq!(found("avil zoe"), ["Zoë Ávila"]);
    assert_eq!(found("example").len(), 3);
    assert_eq!(found("").len(), 3);
    assert!(found("nobody").is_empty() && found("***").is_empty() && found("\" OR 1").is_empty());
}

#[test]
fn receipts_are_found_and_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let sealed = Sealed { archive: "sealed.zip".into(), name: "Ali Khan".into(), ..Sealed::default() };
    let checked = Checked { subject: "Budget minutes".into(), verdict: "danger".into(), ..Checked::default() };
    let ids = store.keep(&[Receipt::Sealed(sealed), Receipt::Checked(checked)], NOW).unwrap();
    let found = |filter: &Filter| store.receipts(filter, 0, 10).unwrap();
    let text = |text: &str| Filter { text: text.into(), ..Filter::default() };
    assert_eq!(found(&Filter::default()).0.iter().map(|stub| stub.id).collect::<Vec<_>>(), [ids[1], ids[0]]);
    assert_eq!(found(&text("minut bud")).0[0].id, ids[1]);
    assert_eq!(found(&Filter { kind: Some("sealed".into()), ..text("ali") }).1, 1);
    assert_eq!(found(&Filter { before: Some(NOW), ..Filter::default() }).1, 0);
    assert_eq!(found(&Filter { from: Some(NOW), ..Filter::default() }).1, 2);
    assert_eq!(store.delete_receipts(&text("minut")).unwrap(), 1);
    assert_eq!((found(&text("minut")).1, found(&Filter::default()).1), (0, 1));
    store.delete_receipt(ids[0]).unwrap();
    assert!(matches!(store.delete_receipt(ids[0]), Err(StoreError::NotFound)));
}

#[test]
fn a_password_is_kept_only_when_asked_and_gone_on_time() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let id = store.keep(&[Receipt::Sealed(Sealed::default())], NOW).unwrap()[0];
    assert!(store.kept_password(id, NOW).unwrap().is_none());
    store.keep_password(id, "k7fm-4tqx-hb29-zwpn", NOW + 7).unwrap();
    assert_eq!(store.kept_password(id, NOW + 6).unwrap().unwrap().as_str(), "k7fm-4tqx-hb29-zwpn");
    assert!(store.kept_password(id, NOW + 7).unwrap().is_none(), "its time is over even before it is deleted");
    assert_eq!(store.forget_old_passwords(NOW + 6).unwrap(), 0);
    assert_eq!(store.forget_old_passwords(NOW + 7).unwrap(), 1);
    assert!(store.kept_password(id, NOW).unwrap().is_none());
    store.keep_password(id, "k7fm", NOW + 7).unwrap();
    store.delete_receipt(id).unwrap();
    assert!(store.kept_password(id, NOW).unwrap().is_none(), "with its receipt");
}

#[test]
fn a_backup_brings_everything_back_and_half_of_one_nothing() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let store = open(here.path());
    let (id, _) = store.add(&ali(), NOW).unwrap();
    store.verify(id, &call_back(NOW), NOW).unwrap();
    let receipt = store.keep(&[Receipt::Sealed(Sealed::default())], NOW).unwrap()[0];
    store.keep_password(receipt, "k7fm-4tqx", NOW + 7).unwrap();
    store.signed(&["finance.gov.pk".into()], NOW).unwrap();
    let mut backup = Vec::new();
    store.back_up(&mut backup).unwrap();
    assert!(!String::from_utf8_lossy(&backup).contains("k7fm"), "no password in a backup");

    let other = open(there.path());
    other.add(&named("Somebody", "somebody@example.org"), NOW).unwrap();
    let before = other.everybody().unwrap();
    for cut in [0, 10, backup.len() / 2, backup.len() - 20] {
        let half = other.restore(&mut BufReader::new(Cursor::new(&backup[..cut])), NOW);
        assert!(matches!(half, Err(StoreError::NotBackup)), "{cut}");
        assert_eq!(other.everybody().unwrap(), before);
    }
    let restored = other.restore(&mut Cursor::new(&backup), NOW).unwrap();
    assert_eq!((restored.people, restored.receipts), (1, 1));
    assert!(restored.before.exists());
    assert_eq!(other.everybody().unwrap(), store.everybody().unwrap());
    assert_eq!(other.receipts(&Filter::default(), 0, 9).unwrap().1, 1);
    assert_eq!(other.signing_domains().unwrap(), ["finance.gov.pk"]);
    assert_eq!(other.search("somebody", 0, 9, NOW).unwrap().total, 0);
}

#[test]
fn window_and_terminal_work_at_the_same_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    std::thread::scope(|scope| {
        for program in 0..4 {
            scope.spawn(move || {
                let store = open(path);
                for number in 0..25 {
                    store.add(&named("Somebody", &format!("p{program}-{number}@example.org")), NOW).unwrap();
                }
            });
        }
    });
    let store = open(path);
    assert_eq!(store.everybody().unwrap().len(), 100);
    let seen = store.revision().unwrap();
    open(path).add(&ali(), NOW).unwrap();
    assert_ne!(store.revision().unwrap(), seen, "each sees that the other has changed something");
}
