//! This computer, as the window learns about it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use muhr_app::desk::Desk;
use muhr_app::dto::{ConditionStateDto, EndpointDto, Event, FitnessDto};
use muhr_endpoint::state::{Condition, Reason, State, Topic, reason};
use muhr_test_support::TestHost;
use std::sync::Arc;

fn desk() -> (Arc<TestHost>, Desk) {
    let host = Arc::new(TestHost::new());
    (host.clone(), Desk::new(host))
}

fn reason(topic: Topic, state: State) -> &'static Reason {
    reason::ALL.iter().find(|reason| reason.topic == topic && reason.state == state).unwrap()
}

fn all(state: State) -> Vec<Condition> {
    Topic::ALL.into_iter().map(|topic| Condition::new(reason(topic, state))).collect()
}

fn told(host: &TestHost) -> Vec<EndpointDto> {
    let told = |event| if let Event::EndpointChanged(endpoint) = event { Some(endpoint) } else { None };
    host.events().into_iter().filter_map(told).collect()
}

#[test]
fn it_is_looked_at_once_and_again_only_when_asked() {
    let (host, desk) = desk();
    host.condition_is(all(State::Fine));
    let first = desk.endpoint(false).unwrap();
    assert_eq!(first.fitness, FitnessDto::Fit);
    assert_eq!(first.checked, "2026-11-23T11:21:00Z");
    host.condition_is(all(State::Problem));
    assert_eq!(desk.endpoint(false).unwrap(), first);
    assert_eq!(host.looks(), 1);
    let second = desk.endpoint(true).unwrap();
    assert_eq!(second.fitness, FitnessDto::NotFit);
    assert_eq!(host.looks(), 2);
    assert_eq!(told(&host), [first, second], "the window is told of each look");
}

#[test]
fn every_condition_keeps_its_order_reason_and_evidence() {
    let (host, desk) = desk();
    let mut conditions = all(State::Unknown);
    conditions[0] = Condition::new(reason(Topic::Antivirus, State::Fine)).with("product", "ClamAV");
    host.condition_is(conditions);
    let seen = desk.endpoint(true).unwrap();
    assert_eq!(seen.fitness, FitnessDto::Unknown);
    let topics: Vec<_> = seen.conditions.iter().map(|condition| condition.topic).collect();
    assert_eq!(topics, Topic::ALL.map(Topic::as_str));
    assert_eq!(seen.conditions[0].reason, "antivirus-active");
    assert_eq!(seen.conditions[0].evidence["product"], "ClamAV");
    assert_eq!(seen.conditions[1].state, ConditionStateDto::Unknown);
}

#[test]
fn who_asks_while_it_is_being_looked_at_gets_the_same_answer() {
    let (host, desk) = desk();
    host.condition_is(all(State::Fine));
    let answers: Vec<_> = std::thread::scope(|scope| {
        let asking: Vec<_> = (0..8).map(|_| scope.spawn(|| desk.endpoint(false).unwrap())).collect();
        asking.into_iter().map(|asked| asked.join().unwrap()).collect()
    });
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    assert_eq!(host.looks(), 1);
}
