//! `muhr endpoint`.

use crate::talk::{Talk, visible};
use muhr_app::dto::{ConditionDto, ConditionStateDto, EndpointDto, FitnessDto};
use muhr_app::host::{self, LocalClock};
use serde_json::json;
use std::process::ExitCode;

/// Looks at this computer and says what is so. The exit status is the answer in one number.
pub(crate) fn run(talk: &Talk, clock: LocalClock) -> ExitCode {
    let endpoint = EndpointDto::of(host::endpoint(clock.now()), clock.now());
    talk.result(&json!(endpoint));
    talk.say(&format!("endpoint-{}", endpoint.fitness.as_str()), &[]);
    endpoint.conditions.iter().for_each(|condition| tell(talk, condition));
    ExitCode::from(match endpoint.fitness {
        FitnessDto::Fit => 0,
        FitnessDto::Unknown => 1,
        FitnessDto::NotFit => 2,
    })
}

fn tell(talk: &Talk, condition: &ConditionDto) {
    let (state, wants_remedy) = match condition.state {
        ConditionStateDto::Fine => ("fine", false),
        ConditionStateDto::Problem => ("problem", true),
        ConditionStateDto::Unknown => ("unknown", true),
        ConditionStateDto::NotApplicable => ("not-applicable", false),
    };
    let shown: Vec<_> = condition.evidence.iter().map(|(name, value)| (name.as_str(), visible(value))).collect();
    let mentioned: Vec<_> = shown.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let state = talk.text(&format!("look-{state}"), &[]);
    let topic = talk.text(&format!("endpoint-topic-{}", condition.topic), &[]);
    let key = format!("endpoint-{}", condition.reason);
    let text = talk.text(&key, &mentioned);
    talk.say("look-line", &[("state", &state), ("topic", &topic), ("text", &text)]);
    if wants_remedy {
        let remedy = talk.text(&format!("{key}-remedy"), &mentioned);
        talk.say("look-remedy", &[("remedy", &remedy)]);
    }
}
