//! What is different between two checks of a domain.

use crate::dto::{
    ConditionStateDto, DomainChangesDto, DomainDto, DomainFindingDto, DomainTopicNameDto, RecordChangeDto,
};
use crate::error::{AppError, Code};
use crate::walk;
use muhr_inspect::visible::visible;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Values by name and type of record.
type Records<'a> = BTreeMap<(&'a str, &'a str), (DomainTopicNameDto, BTreeSet<&'a str>)>;

/// Longest file of earlier checks, in bytes.
const MOST_BYTES: u64 = 64 << 20;

/// Reads earlier checks: one as JSON, several as an array or one on each line. Every text in them is made visible: the
/// file may come from anybody.
///
/// # Errors
/// It cannot be read; [`Code::DomainNoCheck`].
pub fn earlier(path: &Path) -> Result<Vec<DomainDto>, AppError> {
    let name = walk::shown_name(path);
    let unreadable = |error: &std::io::Error| AppError::reading(&name, error);
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    let mut text = String::new();
    file.take(MOST_BYTES).read_to_string(&mut text).map_err(|error| unreadable(&error))?;
    let mut all = Vec::new();
    for value in serde_json::Deserializer::from_str(&text).into_iter::<Value>() {
        match value.map(seen) {
            Ok(Value::Array(values)) => all.extend(values.into_iter().map(serde_json::from_value)),
            Ok(value) => all.push(serde_json::from_value(value)),
            Err(error) => all.push(Err(error)),
        }
    }
    let all = all.into_iter().collect::<Result<Vec<DomainDto>, _>>().ok().filter(|all| !all.is_empty());
    all.ok_or_else(|| AppError::new(Code::DomainNoCheck).with("name", name))
}

fn seen(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(visible(&text)),
        Value::Array(values) => values.into_iter().map(seen).collect(),
        Value::Object(values) => values.into_iter().map(|(name, value)| (name, seen(value))).collect(),
        other => other,
    }
}

/// What has changed since `before`. Where something could not be seen now, nothing of it counts as gone.
#[must_use]
pub fn between(before: &DomainDto, now: &DomainDto) -> DomainChangesDto {
    let (was, is) = (problems(before), problems(now));
    let has = |all: &[(DomainTopicNameDto, &DomainFindingDto)], one: &DomainFindingDto| {
        all.iter().any(|(_, other)| other.id == one.id && other.subject == one.subject)
    };
    let unseen = unseen(now);
    let gone = was.iter().filter(|(topic, one)| !has(&is, one) && !unseen.contains(topic.as_str()));
    let new = is.iter().filter(|(_, one)| !has(&was, one));
    DomainChangesDto {
        since: before.checked.clone(),
        grade: before.grade.clone(),
        gone: gone.map(|(_, one)| (*one).clone()).collect(),
        new: new.map(|(_, one)| (*one).clone()).collect(),
        records: records(before, now, &unseen),
    }
}

fn problems(of: &DomainDto) -> Vec<(DomainTopicNameDto, &DomainFindingDto)> {
    let all = of.topics.iter().flat_map(|topic| topic.findings.iter().map(|finding| (topic.topic, finding)));
    all.filter(|(_, finding)| finding.state == ConditionStateDto::Problem).collect()
}

/// Topics of which something could not be checked.
fn unseen(of: &DomainDto) -> BTreeSet<&'static str> {
    let is_unseen = |finding: &DomainFindingDto| finding.state == ConditionStateDto::Unknown;
    let topics = of.topics.iter().filter(|topic| topic.findings.iter().any(is_unseen));
    topics.map(|topic| topic.topic.as_str()).collect()
}

/// Records by name and type, with the values that are no longer there and those that are new, one on a line.
fn records(before: &DomainDto, now: &DomainDto, unseen: &BTreeSet<&'static str>) -> Vec<RecordChangeDto> {
    let (was, is) = (by_name(before), by_name(now));
    let nothing = BTreeSet::new();
    let mut changes = Vec::new();
    let names: BTreeSet<_> = was.keys().chain(is.keys()).collect();
    for name in names {
        let (earlier, later) = (was.get(name), is.get(name));
        if later.is_none() && earlier.is_some_and(|(topic, _)| unseen.contains(topic.as_str())) {
            continue;
        }
        let (earlier, later) =
            (earlier.map_or(&nothing, |(_, values)| values), later.map_or(&nothing, |(_, values)| values));
        let lines = |values: &BTreeSet<&str>, others: &BTreeSet<&str>| {
            values.difference(others).copied().collect::<Vec<_>>().join("\n")
        };
        if earlier != later {
            changes.push(RecordChangeDto {
                name: name.0.to_owned(),
                kind: name.1.to_owned(),
                before: lines(earlier, later),
                now: lines(later, earlier),
            });
        }
    }
    changes
}

fn by_name(of: &DomainDto) -> Records<'_> {
    let mut all = Records::new();
    for record in &of.records {
        let values = all.entry((&record.name, &record.kind)).or_insert_with(|| (record.topic, BTreeSet::new()));
        values.1.insert(&record.value);
    }
    all
}
