//! The watch at the desk, on real folders and without a desktop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use muhr_app::desk::Desk;
use muhr_app::dto::{Event, FolderKindDto, HistoryFilterDto, PageDto, VerdictDto, WatchDto};
use muhr_app::error::Code;
use muhr_test_support::{Asked, TestHost};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Longest time that anything here is waited for.
const PATIENCE: Duration = Duration::from_secs(60);
/// A program of Windows under the name of a document.
const PROGRAM: &[u8] = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0";

struct Office {
    host: Arc<TestHost>,
    desk: Arc<Desk>,
    downloads: PathBuf,
}

impl Office {
    /// A desk that watches Downloads.
    fn open() -> Self {
        let host = Arc::new(TestHost::new());
        let downloads = host.home().join("Downloads");
        fs::create_dir_all(&downloads).unwrap();
        let desk = Arc::new(Desk::new(host.clone()));
        desk.watch().unwrap();
        let suggested = desk.watch_state().unwrap().suggested;
        assert_eq!((suggested[0].place.as_str(), suggested[0].kind), ("~/Downloads", FolderKindDto::Downloads));
        desk.watch_suggested(&suggested[0].id).unwrap();
        let office = Self { host, desk, downloads };
        office.until(|state| state.folders[0].state == "watched");
        office
    }

    fn until(&self, is_so: impl Fn(&WatchDto) -> bool) -> WatchDto {
        let since = Instant::now();
        loop {
            let state = self.desk.watch_state().unwrap();
            if is_so(&state) {
                return state;
            }
            assert!(since.elapsed() < PATIENCE, "never came to be so: {state:?}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn arrives(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.downloads.join(name);
        fs::write(&path, content).unwrap();
        path
    }

    fn notices(&self) -> Vec<(String, String)> {
        let asked = self.host.asked().into_iter();
        let notice = |asked| match asked {
            Asked::NotifyWith(title, body, _) => Some((title, body)),
            _ => None,
        };
        asked.filter_map(notice).collect()
    }
}

#[test]
fn what_is_suspicious_is_told_and_what_is_not_is_not() {
    let office = Office::open();
    office.arrives("minutes.txt", b"The minutes are attached.");
    office.arrives("invoice.pdf.exe", PROGRAM);
    let state = office.until(|state| !state.caught.is_empty());
    let caught = &state.caught[0];
    assert_eq!((caught.name.as_str(), caught.place.as_str()), ("invoice.pdf.exe", "~/Downloads"));
    assert_eq!((caught.verdict, caught.movable), (VerdictDto::Danger, true));
    assert!(caught.reason.starts_with("file."), "{}", caught.reason);
    office.until(|state| state.checked == 2);
    office.until(|_| !office.notices().is_empty());
    let notices = office.notices();
    assert_eq!(notices.len(), 1, "{notices:?}");
    assert!(notices[0].1.contains("invoice.pdf.exe"));
    assert!(office.downloads.join("invoice.pdf.exe").exists(), "nothing is moved without a click");
    let events = office.host.events();
    assert!(events.iter().any(|event| matches!(event, Event::WatchChanged(_))));
}

#[test]
fn choosing_the_notification_opens_the_check() {
    let office = Office::open();
    office.arrives("invoice.pdf.exe", PROGRAM);
    office.until(|_| !office.notices().is_empty());
    assert!(office.host.choose_notification());
    let events = office.host.events();
    let checked = events.iter().find_map(|event| match event {
        Event::Checked(list) => Some(list),
        _ => None,
    });
    assert_eq!(checked.unwrap().rows[0].name, "invoice.pdf.exe");
    assert_eq!(office.desk.start().page, PageDto::Check);
    assert!(office.host.asked().contains(&Asked::ShowWindow));
}

#[test]
fn a_file_goes_into_quarantine_and_back_unchanged() {
    let office = Office::open();
    let path = office.arrives("بل.pdf.exe", PROGRAM);
    let caught = office.until(|state| !state.caught.is_empty()).caught;
    let state = office.desk.quarantine(&caught[0].id).unwrap();
    assert!(state.caught.is_empty() && !path.exists());
    let kept = &state.quarantined[0];
    assert_eq!((kept.name.as_str(), kept.place.as_str(), kept.bytes), ("بل.pdf.exe", "~/Downloads", 16));
    let containers: Vec<_> = fs::read_dir(office.host.home().join("quarantine")).unwrap().flatten().collect();
    assert_eq!(containers.len(), 1);
    let sealed = fs::read(containers[0].path()).unwrap();
    assert!(!sealed.windows(2).any(|two| two == b"MZ") || !sealed.windows(PROGRAM.len()).any(|all| all == PROGRAM));
    // Clearing the history loses nothing that is in quarantine.
    office.desk.clear_history().unwrap();

    let state = office.desk.restore_quarantined(&kept.id).unwrap();
    assert!(state.quarantined.is_empty());
    assert_eq!(fs::read(&path).unwrap(), PROGRAM);
    assert_eq!(fs::read_dir(office.host.home().join("quarantine")).unwrap().count(), 0);
    let filter = HistoryFilterDto { kind: "quarantined".into(), ..HistoryFilterDto::default() };
    let history = office.desk.history(&filter, 0).unwrap().receipts;
    assert_eq!(history[0].result, "put-back");
    // What the officer has put back is not told again: the next file is.
    office.arrives("other.pdf.exe", PROGRAM);
    let state = office.until(|state| !state.caught.is_empty() && state.waiting == 0);
    assert_eq!(state.caught.len(), 1);
    assert_eq!(state.caught[0].name, "other.pdf.exe");
}

#[test]
fn putting_back_overwrites_nothing_and_finds_a_place_where_the_folder_is_gone() {
    let office = Office::open();
    let path = office.arrives("a.pdf.exe", PROGRAM);
    let quarantine = || {
        let caught = office.until(|state| !state.caught.is_empty()).caught;
        office.desk.quarantine(&caught[0].id).unwrap().quarantined[0].id.clone()
    };
    let id = quarantine();
    office.arrives("a.pdf.exe", b"another");
    office.desk.restore_quarantined(&id).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"another");
    assert_eq!(fs::read(office.downloads.join("a.pdf-2.exe")).unwrap(), PROGRAM);

    office.arrives("b.pdf.exe", PROGRAM);
    office.until(|state| state.caught.iter().any(|caught| caught.name == "b.pdf.exe"));
    let caught = office.desk.watch_state().unwrap().caught;
    let id = &caught.iter().find(|caught| caught.name == "b.pdf.exe").unwrap().id;
    let id = office.desk.quarantine(id).unwrap().quarantined[0].id.clone();
    fs::remove_dir_all(&office.downloads).unwrap();
    office.desk.restore_quarantined(&id).unwrap();
    assert_eq!(fs::read(office.host.home().join("Documents/b.pdf.exe")).unwrap(), PROGRAM);
}

#[test]
fn deleting_for_good_leaves_nothing() {
    let office = Office::open();
    office.arrives("a.pdf.exe", PROGRAM);
    let caught = office.until(|state| !state.caught.is_empty()).caught;
    let id = office.desk.quarantine(&caught[0].id).unwrap().quarantined[0].id.clone();
    assert!(office.desk.delete_quarantined(&id).unwrap().quarantined.is_empty());
    assert_eq!(fs::read_dir(office.host.home().join("quarantine")).unwrap().count(), 0);
    assert_eq!(office.desk.restore_quarantined(&id).unwrap_err().code, Code::NobodyThere);
}

#[test]
fn what_went_away_before_it_could_be_moved_is_said_and_nothing_is_kept() {
    let office = Office::open();
    let path = office.arrives("a.pdf.exe", PROGRAM);
    let caught = office.until(|state| !state.caught.is_empty()).caught;
    fs::remove_file(path).unwrap();
    assert_eq!(office.desk.quarantine(&caught[0].id).unwrap_err().code, Code::NotFound);
    assert!(office.desk.watch_state().unwrap().quarantined.is_empty());
    assert!(office.desk.dismiss_caught(&caught[0].id).unwrap().caught.is_empty());
}

#[test]
fn many_at_once_are_all_found_and_told_in_few_notifications() {
    const MANY: usize = 300;
    let office = Office::open();
    for number in 0..MANY {
        office.arrives(&format!("{number}.pdf.exe"), PROGRAM);
    }
    let state = office.until(|state| state.checked == MANY as u64);
    assert_eq!(state.caught.len(), 200, "the newest are shown");
    assert_eq!(office.notices().len(), 1);
    while office.host.one_second() > 0 {}
    let notices = office.notices();
    assert_eq!(notices.len(), 2, "{notices:?}");
    assert!(notices[1].1.contains(&(MANY - 1).to_string()), "{notices:?}");
}

#[test]
fn what_was_found_is_still_listed_after_a_restart_and_the_watch_goes_on() {
    let office = Office::open();
    office.arrives("a.pdf.exe", PROGRAM);
    office.until(|state| !state.caught.is_empty());
    let Office { host, desk, downloads } = office;
    drop(desk);
    let desk = Arc::new(Desk::new(host.clone()));
    desk.watch().unwrap();
    let office = Office { host, desk, downloads };
    let state = office.until(|state| state.folders[0].state == "watched");
    assert_eq!(state.caught[0].name, "a.pdf.exe");
    office.arrives("b.pdf.exe", PROGRAM);
    office.until(|state| state.caught.len() == 2);
}

#[test]
fn a_folder_is_left_and_that_can_be_taken_back() {
    let office = Office::open();
    let id = office.desk.watch_state().unwrap().folders[0].id.clone();
    let state = office.desk.watch_remove(&id).unwrap();
    assert!(state.folders.is_empty());
    assert_eq!(state.suggested[0].id, id);
    assert_eq!(office.desk.watch_suggested(&id).unwrap().folders[0].id, id);
    let refused = office.desk.watch_folder(&office.host.home().join("no-such-folder")).unwrap_err();
    assert_eq!(refused.code, Code::NotWatchable);
}

#[test]
fn the_settings_of_the_window_do_not_end_the_watch() {
    let office = Office::open();
    office.desk.watch_options(true, true).unwrap();
    let settings = office.desk.start().settings;
    office.desk.save_settings(settings).unwrap();
    let state = office.desk.watch_state().unwrap();
    assert_eq!(state.folders.len(), 1);
    assert!(state.keep_in_tray && state.start_with_session && office.desk.keeps_in_tray());
    assert!(office.host.asked().contains(&Asked::KeepInTray(true)));
}

#[test]
fn starting_with_the_session_and_staying_in_the_tray_go_together() {
    let office = Office::open();
    let set = |keep, start| {
        let state = office.desk.watch_options(keep, start).unwrap();
        (state.keep_in_tray, state.start_with_session)
    };
    assert_eq!(set(false, true), (true, true), "it starts in the tray");
    assert_eq!(set(false, true), (false, false), "without the tray it does not start by itself");
    assert_eq!(set(true, false), (true, false));
}

#[test]
fn what_was_sealed_into_a_watched_folder_is_not_told() {
    use muhr_app::dto::{FormatDto, OrderDto, RecipientDto, StyleDto};
    let office = Office::open();
    let report = office.arrives("report.txt", b"The report.");
    office.until(|state| state.checked == 1);
    office.desk.add_files(&[report]).unwrap();
    let order = OrderDto {
        recipient: RecipientDto::default(),
        format: FormatDto::Zip,
        style: StyleDto::Letters,
        real_names: false,
        allow_codes: false,
    };
    office.desk.seal(&order).unwrap();
    office.arrives("next.txt", b"Next.");
    let state = office.until(|state| state.checked >= 2 && state.waiting == 0);
    assert_eq!(state.checked, 2, "the sealed file is ours");
}
