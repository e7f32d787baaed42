//! `muhr endpoint` on whatever computer the tests run on.

use crate::support::{Place, json, said};
use serde_json::Value;

const TOPICS: [&str; 7] =
    ["antivirus", "signatures", "on-access", "updates", "restart", "disk-encryption", "screen-lock"];

fn states(endpoint: &Value) -> Vec<&str> {
    endpoint["conditions"].as_array().unwrap().iter().map(|condition| condition["state"].as_str().unwrap()).collect()
}

#[test]
fn the_exit_status_is_the_answer() {
    let output = Place::new().run(&["endpoint", "--json"]);
    let endpoint = json(&output);
    let states = states(&endpoint);
    let (fitness, status) = match () {
        () if states.contains(&"problem") => ("not-fit", 2),
        () if states.contains(&"unknown") => ("unknown", 1),
        () => ("fit", 0),
    };
    assert_eq!((endpoint["fitness"].as_str(), output.status.code()), (Some(fitness), Some(status)));
    assert_eq!(said(&output), "");
}

#[test]
fn every_topic_is_answered_in_order() {
    let endpoint = json(&Place::new().run(&["endpoint", "--json"]));
    let topics: Vec<_> =
        endpoint["conditions"].as_array().unwrap().iter().map(|condition| condition["topic"].clone()).collect();
    assert_eq!(topics, TOPICS);
    assert!(endpoint["checked"].as_str().is_some_and(|checked| checked.starts_with("20")));
}

#[test]
fn people_are_told_in_their_language_and_programs_nothing() {
    for (language, head) in [("C.UTF-8", "This computer"), ("ur_PK.UTF-8", "کمپیوٹر")] {
        let place = Place::new();
        let output = place.muhr(&["endpoint"]).env("LANG", language).output().unwrap();
        assert!(output.stdout.is_empty());
        let said = said(&output);
        assert!(
            said.lines().next().is_some_and(|line| line.contains(head) || line.contains("this computer")),
            "{said}"
        );
        assert!(!said.contains("endpoint-") && !said.contains("look-"), "a text is missing: {said}");
        assert_eq!(said.lines().filter(|line| line.starts_with("  [")).count(), TOPICS.len(), "{said}");
    }
}
