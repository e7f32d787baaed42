//! Who is asked about names, as the officer sees it, and what the policy allows.

use crate::dto::ResolverDto;
use crate::error::{AppError, Code};
use crate::policy::{Network, Policy};
use crate::resolver;

/// The setting that names the resolver.
const SETTING: &str = "resolver";

/// A resolver as it is shown; nobody is asked for this.
#[must_use]
pub fn shown(named: &str) -> ResolverDto {
    let (way, servers) = resolver::describe(named);
    let known = resolver::known().into_iter().find(|known| known.named == named);
    let label = known.map(|known| known.label.to_owned()).unwrap_or_default();
    ResolverDto { name: named.to_owned(), servers, way, label }
}

/// Whether the policy fixes who is asked.
#[must_use]
pub fn is_locked(policy: &Policy) -> bool {
    policy.locked().any(|locked| locked == SETTING)
}

/// Who could be asked: the system's own first, then the one of the settings, then those that many people know. Only the one of the settings where the policy fixes it.
#[must_use]
pub fn choices(settings: &str, policy: &Policy) -> Vec<ResolverDto> {
    if is_locked(policy) {
        return vec![shown(settings)];
    }
    let known = resolver::known();
    let mut all = vec![""];
    if !settings.is_empty() && known.iter().all(|known| known.named != settings) {
        all.push(settings);
    }
    all.extend(known.iter().map(|known| known.named));
    all.into_iter().map(shown).collect()
}

/// Whom to ask: the one that was wanted now, else that of the settings. The system's own is `system` or nothing.
///
/// # Errors
/// [`Code::SettingLocked`]: the policy lets nobody be asked, or fixes who is. [`Code::NoResolver`]: that names nobody.
pub fn chosen(wanted: Option<&str>, settings: &str, policy: &Policy) -> Result<String, AppError> {
    let locked = || AppError::new(Code::SettingLocked).with("name", policy.organisation.as_str());
    if policy.network() == Network::Never {
        return Err(locked());
    }
    // The one of the system has no name among the settings.
    match wanted.map(str::trim).map(|who| if who == "system" { "" } else { who }) {
        Some(wanted) if wanted != settings && is_locked(policy) => Err(locked()),
        Some(wanted) if !resolver::is_valid(wanted) => Err(AppError::new(Code::NoResolver).with("name", wanted)),
        wanted => Ok(wanted.unwrap_or(settings).to_owned()),
    }
}
