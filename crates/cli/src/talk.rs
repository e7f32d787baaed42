//! Talking to a person on standard error, to a program on standard output. The only place that does either.

use muhr_app::error::Note;
use muhr_app::{AppError, host};
use muhr_l10n::{Isolation, Language, Texts};
use serde_json::{Value, json};
use std::io::{IsTerminal, Write};

/// The one voice of the program.
pub(crate) struct Talk {
    json: bool,
    texts: Texts,
}

impl Talk {
    pub(crate) fn new(json: bool) -> Self {
        // Terminals without bidirectional text show the marks as boxes, so they are left out.
        Self { json, texts: Texts::new(language(), Isolation::None) }
    }

    pub(crate) fn language(&self) -> Language {
        self.texts.language()
    }

    pub(crate) const fn texts(&self) -> &Texts {
        &self.texts
    }

    /// A line for the person.
    pub(crate) fn say(&self, key: &str, arguments: &[(&str, &str)]) {
        if !self.json {
            self.line(&self.texts.text(key, arguments));
        }
    }

    /// A blank line and a value that stands out, such as the password.
    pub(crate) fn show(&self, value: &str) {
        if !self.json {
            self.line(&format!("\n    {value}\n"));
        }
    }

    pub(crate) fn notes(&self, notes: &[Note]) {
        for note in notes {
            self.say(&format!("note-{}", note.code.as_str()), &[("name", &visible(&note.name))]);
        }
    }

    /// The result for a program.
    pub(crate) fn result(&self, value: &Value) {
        if self.json {
            let _ = writeln!(std::io::stdout(), "{value}");
        }
    }

    /// Whether a program reads the answer.
    pub(crate) const fn is_for_program(&self) -> bool {
        self.json
    }

    /// An error as a program reads it.
    pub(crate) fn error_json(&self, error: &AppError) -> Value {
        let [what, advice] = self.error_texts(error);
        json!({ "code": error.code.as_str(), "args": error.arguments, "message": what, "advice": advice })
    }

    pub(crate) fn error(&self, error: &AppError) {
        if self.json {
            let _ = writeln!(std::io::stdout(), "{}", json!({ "error": self.error_json(error) }));
        } else {
            for line in self.error_texts(error) {
                self.line(&line);
            }
        }
    }

    /// What happened, and what to do.
    fn error_texts(&self, error: &AppError) -> [String; 2] {
        let shown: Vec<_> = error.arguments.iter().map(|(name, value)| (*name, visible(value))).collect();
        let arguments: Vec<_> = shown.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let key = format!("error-{}", error.code.as_str());
        [key.clone(), format!("{key}-advice")].map(|key| self.texts.text(&key, &arguments))
    }

    /// True where a progress bar makes sense.
    pub(crate) fn shows_progress(&self) -> bool {
        !self.json && std::io::stderr().is_terminal()
    }

    pub(crate) fn text(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        self.texts.text(key, arguments)
    }

    #[allow(clippy::unused_self)]
    fn line(&self, text: &str) {
        let _ = writeln!(std::io::stderr(), "{text}");
    }
}

/// Notes for a program.
pub(crate) fn notes_json(notes: &[Note]) -> Vec<Value> {
    notes.iter().map(|note| json!({ "code": note.code.as_str(), "name": note.name })).collect()
}

/// The language of the settings where they were ever saved, else the terminal's.
fn language() -> Language {
    let file = host::settings_file();
    if file.exists() {
        muhr_app::settings::Settings::load(&file, &muhr_app::policy::Policy::default()).language()
    } else {
        Language::of_system()
    }
}

/// A name with nothing in it that a terminal would obey or that would reorder the line.
pub(crate) fn visible(untrusted: &str) -> String {
    let hidden = |c: &char| {
        c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    untrusted.chars().map(|c| if hidden(&c) { '\u{fffd}' } else { c }).collect()
}
