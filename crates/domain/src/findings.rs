//! Every finding there is, with its topic, answer and weight. Texts of each stand in `locales/*/domain-records.ftl` and
//! `domain-servers.ftl`: `domain-<id>` says what is so, `-why` what it means for the officer, `-do` what the
//! administrator should do (for problems, and for what could not be checked); dots of the id are dashes there.

use crate::report::{Severity, Standing, Topic};

pub use crate::records::findings as records;
pub use crate::servers::findings as servers;

/// What a finding always says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Says {
    /// Its stable name.
    pub id: &'static str,
    /// What it is about.
    pub topic: Topic,
    /// Which of the four answers.
    pub standing: Standing,
    /// How bad it is.
    pub severity: Option<Severity>,
}

impl Says {
    pub(crate) const fn fine(topic: Topic, id: &'static str) -> Self {
        Self { id, topic, standing: Standing::Fine, severity: None }
    }

    pub(crate) const fn problem(topic: Topic, severity: Severity, id: &'static str) -> Self {
        Self { id, topic, standing: Standing::Problem, severity: Some(severity) }
    }

    pub(crate) const fn unknown(topic: Topic, id: &'static str) -> Self {
        Self { id, topic, standing: Standing::Unknown, severity: None }
    }

    pub(crate) const fn not_applicable(topic: Topic, id: &'static str) -> Self {
        Self { id, topic, standing: Standing::NotApplicable, severity: None }
    }
}

/// All of them.
pub fn all() -> impl Iterator<Item = &'static Says> {
    records::ALL.iter().chain(servers::ALL.iter()).copied()
}

/// Declares findings as constants and lists them in `ALL`.
macro_rules! findings {
    ($($(#[$doc:meta])* $name:ident = $how:ident($($argument:expr),+);)+) => {
        $($(#[$doc])* pub const $name: crate::findings::Says = crate::findings::Says::$how($($argument),+);)+
        /// Every finding of this list.
        pub const ALL: &[&crate::findings::Says] = &[$(&$name),+];
    };
}
pub(crate) use findings;
