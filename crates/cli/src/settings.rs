//! `muhr settings`.

use crate::people_arguments;
use crate::talk::{Talk, visible};
use muhr_app::AppError;
use muhr_app::error::Code;
use muhr_app::host;
use muhr_app::policy::Policy;
use muhr_app::settings::Settings;
use serde_json::{Map, Value, json};

pub(crate) fn run(arguments: &people_arguments::Settings, talk: &Talk) -> Result<(), AppError> {
    let policy = Policy::load(&Policy::file())?;
    let file = host::settings_file();
    let mut settings = Settings::load(&file, &policy);
    if let (Some(name), Some(value)) = (&arguments.name, &arguments.value) {
        settings = with(&settings, name, value, &policy)?;
        settings.save(&file)?;
    }
    let locked: Vec<&str> = policy.locked().collect();
    let all = map(&settings);
    talk.result(&json!({ "settings": all, "locked": locked, "locked_by": policy.organisation }));
    for (name, value) in &all {
        let value = match value {
            Value::String(text) => visible(text),
            Value::Array(list) => visible(&list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(",")),
            other => other.to_string(),
        };
        let key = if locked.contains(&name.as_str()) { "settings-locked-line" } else { "settings-line" };
        talk.say(key, &[("name", name), ("value", &value), ("by", &policy.organisation)]);
    }
    Ok(())
}

fn map(settings: &Settings) -> Map<String, Value> {
    let mut all = serde_json::to_value(settings).ok().and_then(|value| value.as_object().cloned()).unwrap_or_default();
    all.remove("known_people");
    all
}

/// The same settings with one other value, written as its kind wants it.
fn with(settings: &Settings, name: &str, value: &str, policy: &Policy) -> Result<Settings, AppError> {
    let refused = || AppError::new(Code::BadSetting).with("name", name).with("value", value);
    if policy.locked().any(|locked| locked == name) {
        return Err(AppError::new(Code::SettingLocked).with("name", policy.organisation.as_str()));
    }
    let mut all = map(settings);
    let new = match all.get(name).ok_or_else(refused)? {
        Value::Array(_) => {
            json!(value.split(',').map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>())
        }
        Value::String(_) => json!(value),
        _ => serde_json::from_str(value).map_err(|_| refused())?,
    };
    all.insert(name.to_owned(), new.clone());
    let changed: Settings = serde_json::from_value(all.into()).map_err(|_| refused())?;
    let changed = changed.sane();
    // What is impossible is replaced by something possible; here nobody would see that.
    if map(&changed).get(name) == Some(&new) { Ok(changed) } else { Err(refused()) }
}
