//! Texts in the officer's language, from the Fluent files under `locales/`.
//!
//! The window reads the same files itself; this crate serves the terminal and the texts that leave
//! the machine (drafts, messages). A text missing in one language falls back to English.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// A language Muhr speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Urdu, in Nastaliq.
    Urdu,
}

/// Which way a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

impl Language {
    /// Every language, in the order in which a menu shows them.
    pub const ALL: [Self; 2] = [Self::English, Self::Urdu];

    /// Its BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Urdu => "ur",
        }
    }

    /// Its name in itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Urdu => "اردو",
        }
    }

    /// Which way it is written.
    #[must_use]
    pub const fn direction(self) -> Direction {
        match self {
            Self::English => Direction::LeftToRight,
            Self::Urdu => Direction::RightToLeft,
        }
    }

    /// The language of a BCP 47 or POSIX tag such as `ur-PK` or `ur_PK.UTF-8`; `None` for one that Muhr does not speak.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.', '@']).next()?;
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The first of the system's languages that Muhr speaks, else English.
    #[must_use]
    pub fn of_system() -> Self {
        sys_locale::get_locales().find_map(|tag| Self::from_tag(&tag)).unwrap_or_default()
    }

    const fn sources(self) -> [&'static str; 9] {
        match self {
            Self::English => [
                include_str!("../../../locales/en/ui.ftl"),
                include_str!("../../../locales/en/errors.ftl"),
                include_str!("../../../locales/en/handover.ftl"),
                include_str!("../../../locales/en/cli.ftl"),
                include_str!("../../../locales/en/inspect.ftl"),
                include_str!("../../../locales/en/endpoint.ftl"),
                include_str!("../../../locales/en/domain.ftl"),
                include_str!("../../../locales/en/domain-records.ftl"),
                include_str!("../../../locales/en/domain-servers.ftl"),
            ],
            Self::Urdu => [
                include_str!("../../../locales/ur/ui.ftl"),
                include_str!("../../../locales/ur/errors.ftl"),
                include_str!("../../../locales/ur/handover.ftl"),
                include_str!("../../../locales/ur/cli.ftl"),
                include_str!("../../../locales/ur/inspect.ftl"),
                include_str!("../../../locales/ur/endpoint.ftl"),
                include_str!("../../../locales/ur/domain.ftl"),
                include_str!("../../../locales/ur/domain-records.ftl"),
                include_str!("../../../locales/ur/domain-servers.ftl"),
            ],
        }
    }
}

/// Whether inserted values are wrapped in invisible isolation marks (U+2068, U+2069).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Isolation {
    /// For text that is shown: a Latin name inside Urdu keeps its order.
    Marks,
    /// For text that somebody may copy out of, such as a message with a password.
    None,
}

/// The texts of one language.
pub struct Texts {
    language: Language,
    bundles: Vec<FluentBundle<FluentResource>>,
}

impl Texts {
    /// Loads the texts of `language`, with English behind it.
    #[must_use]
    pub fn new(language: Language, isolation: Isolation) -> Self {
        let fallback = (language != Language::English).then_some(Language::English);
        let bundles = [Some(language), fallback].into_iter().flatten().map(|one| bundle(one, isolation)).collect();
        Self { language, bundles }
    }

    /// The language asked for.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The text of `key`, or `None` where no language has it.
    #[must_use]
    pub fn find(&self, key: &str, arguments: &[(&str, &str)]) -> Option<String> {
        let mut values = FluentArgs::new();
        for (name, value) in arguments {
            values.set(*name, number_or_text(value));
        }
        self.bundles.iter().find_map(|bundle| {
            let pattern = bundle.get_message(key)?.value()?;
            Some(bundle.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned())
        })
    }

    /// The text of `key`; the key itself where no language has it, so that nothing ever stays blank.
    #[must_use]
    pub fn text(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        self.find(key, arguments).unwrap_or_else(|| key.to_owned())
    }
}

/// Whole numbers select plural forms; everything else is text.
fn number_or_text(value: &str) -> FluentValue<'_> {
    match value.parse::<u32>() {
        Ok(number) if number.to_string() == value => FluentValue::from(number),
        _ => FluentValue::from(value),
    }
}

fn bundle(language: Language, isolation: Isolation) -> FluentBundle<FluentResource> {
    let identifier: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    bundle.set_use_isolating(isolation == Isolation::Marks);
    for source in language.sources() {
        // A file with a faulty message still gives its other messages; the tests refuse faulty files.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_the_system_are_understood() {
        assert_eq!(Language::from_tag("ur_PK.UTF-8"), Some(Language::Urdu));
        assert_eq!(Language::from_tag("UR-pk"), Some(Language::Urdu));
        assert_eq!(Language::from_tag("en-GB"), Some(Language::English));
        assert_eq!(Language::from_tag("urg"), None);
        assert_eq!(Language::from_tag("C"), None);
    }

    #[test]
    fn a_text_without_marks_carries_none() {
        let texts = Texts::new(Language::Urdu, Isolation::None);
        let text = texts.text("share-text", &[("password", "k7mp-3xqd-w9ht-c4nb"), ("reference", "K7-42")]);
        assert!(text.contains("k7mp-3xqd-w9ht-c4nb"));
        assert!(!text.contains(['\u{2068}', '\u{2069}']));
    }

    #[test]
    fn an_unknown_key_is_shown_rather_than_nothing() {
        assert_eq!(Texts::new(Language::English, Isolation::Marks).text("no-such-key", &[]), "no-such-key");
    }
}
