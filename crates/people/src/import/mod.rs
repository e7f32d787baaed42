//! People from elsewhere. Nothing is kept here: what was read is shown first.
//!
//! * [`vcard()`] reads vCards; [`table()`] reads tables, whose columns a person may correct before they are read.
//! * [`thunderbird()`] reads Thunderbird's address books, [`thunderbird_books`] finds them.
//! * [`Sent`] collects whom the officer has written to, out of [`mbox`] files and [`maildir`] folders.
//! * [`Directory`] asks an LDAP server or Active Directory, over TLS alone.
//!
//! Every source is untrusted: sizes, counts and depths end somewhere, and what was left out for it is told.

mod content_line;
mod directory;
mod draft;
mod mailbox;
mod sent;
mod table;
mod text;
mod thunderbird;
mod vcard;

pub use directory::{Answer, Directory, DirectoryError, End};
pub use mailbox::{maildir, mbox};
pub use sent::{Correspondent, Sent, SentRead};
pub use table::{Column, Table, TableError, table};
pub use text::decode;
pub use thunderbird::{ThunderbirdError, thunderbird, thunderbird_books};
pub use vcard::vcard;

use crate::details::Details;

/// Largest file that is read, in bytes. The vCards of a whole telephone, pictures included, are smaller.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;
/// Most people of one source.
pub const MOST_PEOPLE: usize = 50_000;
/// Most of what was left out that is told; the rest is only not there.
const MOST_SKIPPED: usize = 10_000;
/// How much of what did not fit is shown, in characters.
const MOST_FOUND: usize = 80;

/// What was read of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// People, in the order of the source, each in the form of [`Details::checked`].
    pub people: Vec<Details>,
    /// What was left out. A person of whom one thing did not fit is among the people, without it.
    pub skipped: Vec<Skipped>,
}

/// Something that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Which record of the source, counted from 1; 0 for the source as a whole.
    pub record: usize,
    /// Why: `nobody`, `bad-address`, `bad-phone`, `too-long`, `too-many`, `unreadable`, and `still-open` where the
    /// program that owns the source has not written all of it yet.
    pub reason: &'static str,
    /// What did not fit, as visible text.
    pub found: String,
}

impl Read {
    /// Notes what was left out.
    fn skip(&mut self, record: usize, reason: &'static str, untrusted_found: &str) {
        if self.skipped.len() < MOST_SKIPPED {
            let found = crate::details::line(untrusted_found).chars().take(MOST_FOUND).collect();
            self.skipped.push(Skipped { record, reason, found });
        }
    }

    /// Whether nobody else is taken; told once.
    fn full(&mut self, record: usize) -> bool {
        let full = self.people.len() >= MOST_PEOPLE;
        if full {
            self.too_many(record);
        }
        full
    }

    /// Notes, once, that there were more people than are taken.
    fn too_many(&mut self, record: usize) {
        if self.skipped.last().is_none_or(|last| last.reason != "too-many") {
            self.skip(record, "too-many", "");
        }
    }
}
