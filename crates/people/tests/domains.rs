//! What the address book promises about checks of domains.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use muhr_people::Store;
use muhr_people::store::DomainCheck;
use muhr_test_support::WithoutKeys;
use std::io::Cursor;
use std::path::Path;

const NOW: i64 = 1_800_000_000;

fn open(folder: &Path) -> Store {
    Store::open(folder, &WithoutKeys, [7; 32], NOW).unwrap()
}

fn check(domain: &str, checked: i64) -> DomainCheck {
    let report = format!("{{\"number\":{checked}}}");
    DomainCheck { domain: domain.into(), checked, verdict: "good".into(), grade: Some("A".into()), report }
}

#[test]
fn the_last_check_of_each_domain_is_found_the_latest_first() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let all = [check("a.gov.pk", 1), check("b.gov.pk", 2), check("a.gov.pk", 3), check("c.gov.pk", 4)];
    store.keep_domain_checks(&all).unwrap();
    let told: Vec<_> = store.domains_checked(2).unwrap().into_iter().map(|one| (one.domain, one.checked)).collect();
    assert_eq!(told, [("c.gov.pk".to_owned(), 4), ("a.gov.pk".to_owned(), 3)]);
    assert_eq!(open(folder.path()).domain_check("a.gov.pk").unwrap().unwrap().report, "{\"number\":3}");
    assert_eq!(store.domain_check("d.gov.pk").unwrap(), None);
    assert!(store.domains_checked(9).unwrap().iter().all(|one| one.report.is_empty()));
}

#[test]
fn twenty_of_one_and_two_thousand_in_all_are_kept() {
    let (folder, place) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let store = open(folder.path());
    let kept = |store: &Store| {
        let mut backup = Vec::new();
        store.back_up(&mut backup).unwrap();
        String::from_utf8(backup).unwrap().matches("domain-check").count()
    };
    let of_one: Vec<_> = (0..20).map(|at| check("a.gov.pk", at)).collect();
    store.keep_domain_checks(&of_one).unwrap();
    assert_eq!(kept(&store), 20);
    store.keep_domain_checks(&[check("a.gov.pk", 20)]).unwrap();
    assert_eq!((kept(&store), store.domain_check("a.gov.pk").unwrap().unwrap().checked), (20, 20));

    let store = open(place.path());
    let many: Vec<_> = (0..2_000).map(|at| check(&format!("d{at}.gov.pk"), at)).collect();
    store.keep_domain_checks(&many).unwrap();
    assert!(kept(&store) == 2_000 && store.domain_check("d0.gov.pk").unwrap().is_some());
    store.keep_domain_checks(&[check("e.gov.pk", 1)]).unwrap();
    assert!(kept(&store) == 2_000 && store.domain_check("d0.gov.pk").unwrap().is_none());
}

#[test]
fn one_is_forgotten_or_all() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    store.keep_domain_checks(&[check("a.gov.pk", 1), check("b.gov.pk", 2)]).unwrap();
    store.forget_domain_checks(Some("a.gov.pk")).unwrap();
    assert_eq!(store.domains_checked(9).unwrap().len(), 1);
    store.forget_domain_checks(None).unwrap();
    assert!(store.domains_checked(9).unwrap().is_empty());
}

#[test]
fn a_backup_brings_checks_back_and_one_from_before_them_is_still_read() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (store, other) = (open(here.path()), open(there.path()));
    store.keep_domain_checks(&[check("a.gov.pk", 1)]).unwrap();
    other.keep_domain_checks(&[check("z.gov.pk", 9)]).unwrap();
    let mut backup = Vec::new();
    store.back_up(&mut backup).unwrap();
    other.restore(&mut Cursor::new(&backup), NOW).unwrap();
    assert_eq!(other.domain_check("a.gov.pk").unwrap(), Some(check("a.gov.pk", 1)));
    assert_eq!(other.domain_check("z.gov.pk").unwrap(), None);
    let earlier = "{\"muhr-people\":1}\n{\"end\":{\"people\":0,\"receipts\":0}}\n";
    assert!(other.restore(&mut Cursor::new(earlier), NOW).is_ok());
}
