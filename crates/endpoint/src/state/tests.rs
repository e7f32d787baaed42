//! The rules, and a computer made of files for the tests of each system.

use super::*;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use time::macros::datetime;

/// The day of all tests.
pub(super) const NOW: OffsetDateTime = datetime!(2026-11-23 12:00 UTC);

/// A folder that is a computer's file system.
pub(super) struct Computer {
    root: TempDir,
}

impl Computer {
    pub(super) fn with(files: &[(&str, &str)]) -> Self {
        let computer = Self { root: TempDir::new().unwrap() };
        files.iter().for_each(|(path, text)| computer.file(path, text.as_bytes()));
        computer
    }

    pub(super) fn file(&self, path: &str, content: &[u8]) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    pub(super) fn folder(&self, path: &str) {
        std::fs::create_dir_all(self.path(path)).unwrap();
    }

    /// Sets when a file or folder was last changed: so many days before [`NOW`].
    pub(super) fn aged(&self, path: &str, days: i64) {
        let file = std::fs::File::open(self.path(path)).unwrap();
        file.set_modified((NOW - time::Duration::days(days)).into()).unwrap();
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path.trim_start_matches('/'))
    }

    pub(super) fn place(&self, variables: &[(&str, &str)]) -> Place {
        Place::at(self.root.path(), variables)
    }
}

/// The reason ids of conditions, after a look that each carries what its texts mention.
pub(super) fn ids(conditions: &[Condition]) -> Vec<&'static str> {
    for condition in conditions {
        let reason = reason::ALL.iter().find(|reason| reason.id == condition.reason).unwrap();
        assert_eq!((reason.topic, reason.state), (condition.topic, condition.state));
        for name in reason.mentions {
            assert!(condition.evidence.contains_key(name), "{} without {name}", condition.reason);
        }
    }
    conditions.iter().map(|condition| condition.reason).collect()
}

fn condition(state: State) -> Condition {
    let reason = reason::ALL.iter().find(|reason| reason.state == state).unwrap();
    Condition::new(reason)
}

#[test]
fn a_problem_outweighs_what_is_unknown_and_that_outweighs_what_is_fine() {
    let of = |states: &[State]| Fitness::of(&states.iter().map(|state| condition(*state)).collect::<Vec<_>>());
    assert_eq!(of(&[State::Fine, State::NotApplicable]), Fitness::Fit);
    assert_eq!(of(&[State::Fine, State::Unknown]), Fitness::Unknown);
    assert_eq!(of(&[State::Unknown, State::Problem, State::Fine]), Fitness::NotFit);
}

#[test]
fn a_computer_of_which_nothing_is_known_is_not_fit() {
    assert_eq!(Fitness::of(&[]), Fitness::Unknown);
    assert_eq!(Fitness::of(&[condition(State::NotApplicable)]), Fitness::Unknown);
}

#[test]
fn every_reason_has_a_name_of_its_own_and_every_topic_all_it_needs() {
    let mut ids: Vec<_> = reason::ALL.iter().map(|reason| reason.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), reason::ALL.len());
    for topic in Topic::ALL {
        for state in [State::Fine, State::Problem, State::Unknown] {
            assert!(reason::ALL.iter().any(|reason| reason.topic == topic && reason.state == state), "{topic:?}");
        }
        assert_eq!((topic.not_told().topic, topic.not_told().state), (topic, State::Unknown));
    }
}

#[test]
fn every_topic_is_answered_once_and_in_order_even_where_nobody_answers() {
    let slow: Probe = |_, _| {
        thread::sleep(Duration::from_secs(3600));
        Vec::new()
    };
    let crashes: Probe = |_, _| std::panic::resume_unwind(Box::new("a probe"));
    let quick: Probe = |_, _| vec![Condition::new(&reason::RESTART_NONE)];
    let computer = Computer::with(&[]);
    let started = Instant::now();
    let seen = gather(computer.place(&[]), NOW, &[slow, crashes, quick], Duration::from_millis(200));
    assert!(started.elapsed() < Duration::from_secs(60));
    assert_eq!(seen.iter().map(|condition| condition.topic).collect::<Vec<_>>(), Topic::ALL);
    let unknown = seen.iter().filter(|condition| condition.state == State::Unknown).count();
    assert_eq!(unknown, Topic::ALL.len() - 1);
    assert!(ids(&seen).contains(&"restart-none"));
}

#[test]
fn an_empty_file_system_is_never_fine_anywhere() {
    for probes in [linux::PROBES, mac::PROBES] {
        let computer = Computer::with(&[]);
        let seen = gather(computer.place(&[("WAYLAND_DISPLAY", "wayland-0")]), NOW, probes, LONGEST);
        assert!(seen.iter().all(|condition| condition.state != State::Fine), "{:?}", ids(&seen));
        assert_eq!(Fitness::of(&seen), Fitness::Unknown);
    }
}

#[test]
fn looking_at_this_computer_ends_soon_and_answers_everything() {
    let started = Instant::now();
    let seen = look(Place::here(), OffsetDateTime::now_utc());
    assert!(started.elapsed() < LONGEST + Duration::from_secs(5));
    assert_eq!(ids(&seen).len(), Topic::ALL.len());
}

#[test]
fn what_is_told_of_a_product_is_short_and_plain() {
    let told = Condition::new(&reason::ANTIVIRUS_ACTIVE).with("product", format!("A\u{1b}[31m\n{}", "x".repeat(1000)));
    assert_eq!(told.evidence["product"].chars().count(), MOST_EVIDENCE);
    assert!(!told.evidence["product"].contains(char::is_control));
}

mod texts {
    use super::*;
    use std::collections::BTreeSet;

    /// The texts of a language: keys, and what each mentions.
    fn texts(language: &str) -> BTreeMap<String, BTreeSet<String>> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../locales/{language}/endpoint.ftl"));
        let source = std::fs::read_to_string(path).unwrap();
        let mut found = BTreeMap::<String, BTreeSet<String>>::new();
        let mut key = String::new();
        for line in source.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
                name.clone_into(&mut key);
                found.insert(key.clone(), BTreeSet::new());
            }
            let mentioned = line
                .split('$')
                .skip(1)
                .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>());
            found.entry(key.clone()).or_default().extend(mentioned);
        }
        found
    }

    #[test]
    fn every_reason_and_topic_has_its_texts_in_both_languages() {
        for language in ["en", "ur"] {
            let texts = texts(language);
            for topic in Topic::ALL {
                assert!(texts.contains_key(&format!("endpoint-topic-{}", topic.as_str())), "{language}: {topic:?}");
            }
            for head in ["endpoint-fit", "endpoint-not-fit", "endpoint-unknown"] {
                assert!(texts.contains_key(head), "{language}: {head}");
            }
            for reason in reason::ALL {
                let mut keys = vec![format!("endpoint-{}", reason.id)];
                if reason.state != State::Fine {
                    keys.push(format!("endpoint-{}-remedy", reason.id));
                }
                for key in keys {
                    let mentioned = texts.get(&key).unwrap_or_else(|| panic!("{language}: {key}"));
                    let promised = reason.mentions.iter().map(|name| (*name).to_owned()).collect();
                    assert!(mentioned.is_subset(&promised), "{language}: {key} mentions {mentioned:?}");
                }
            }
        }
    }

    #[test]
    fn no_text_is_left_over() {
        for key in texts("en").into_keys() {
            let name = key.trim_start_matches("endpoint-").trim_end_matches("-remedy");
            let is_head = matches!(name, "fit" | "not-fit" | "unknown") || name.starts_with("topic-");
            assert!(is_head || reason::ALL.iter().any(|reason| reason.id == name), "{key}");
        }
    }
}
