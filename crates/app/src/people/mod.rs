//! The address book as the use cases see it: opened once, its people handed to checking and sealing.

pub mod backup;
mod error;
pub mod export;
pub mod importing;
pub mod recipient;

use crate::dto::{HowDto, OutcomeDto, VerifyDto};
use crate::error::AppError;
use crate::settings::Settings;
use muhr_inspect::{Book, Person};
/// Whom checking knows.
pub use muhr_inspect::{Book as KnownPeople, Person as KnownPerson};
pub use muhr_people::details::canonical_address;
pub use muhr_people::key::{KeyStore, SystemKeys};
pub use muhr_people::receipt::{self as receipts, Receipt, Verified};
pub use muhr_people::store::{Filter, ReceiptId, Stored};
pub use muhr_people::{Details, PersonId, Standing, Store, UndoId, Verification};
use rand::RngExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Months for which a verification may hold.
const MONTHS: std::ops::RangeInclusive<u32> = 1..=36;
/// Seconds of an average month.
const MONTH: i64 = 2_629_746;

/// How often a book is built anew though nobody changed anything: verifications end with the day.
const DAY: i64 = 86_400;

/// The address book, opened when it is first needed.
pub struct AddressBook {
    folder: PathBuf,
    keys: Box<dyn KeyStore>,
    store: Mutex<Option<Arc<Store>>>,
    known: Mutex<Option<Cached>>,
}

/// A book, and what it was built of.
struct Cached {
    of: (i64, i64, Vec<String>, Vec<String>),
    book: Arc<Book>,
}

impl AddressBook {
    /// The address book of this folder, with its key in `keys` where there is a key store.
    #[must_use]
    pub fn new(folder: PathBuf, keys: Box<dyn KeyStore>) -> Self {
        Self { folder, keys, store: Mutex::default(), known: Mutex::default() }
    }

    /// The store; opened by the first call.
    ///
    /// # Errors
    /// Its key is not to be had, or its file cannot be read or written.
    pub fn store(&self, now: i64) -> Result<Arc<Store>, AppError> {
        let mut held = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(store) = held.as_ref() {
            return Ok(Arc::clone(store));
        }
        let random = crate::sealing::system_rng()?.random();
        let store = Arc::new(Store::open(&self.folder, self.keys.as_ref(), random, now)?);
        store.forget_old_passwords(now)?;
        *held = Some(Arc::clone(&store));
        Ok(store)
    }

    /// Everybody, as checking looks them up; the same one as long as nobody is changed.
    ///
    /// # Errors
    /// As for [`Self::store`].
    pub fn book(&self, settings: &Settings, now: i64) -> Result<Arc<Book>, AppError> {
        let store = self.store(now)?;
        let of =
            (store.revision()?, now.div_euclid(DAY), settings.official_domains.clone(), settings.own_domains.clone());
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(cached) = known.as_ref().filter(|cached| cached.of == of) {
            return Ok(Arc::clone(&cached.book));
        }
        let people = store.everybody()?.iter().flat_map(|stored| known_as(stored, now)).collect();
        let book = Book::new(people, settings.official_domains.clone(), settings.own_domains.clone());
        let book = Arc::new(book.with_signing_domains(store.signing_domains()?));
        *known = Some(Cached { of, book: Arc::clone(&book) });
        Ok(book)
    }

    /// Takes in the addresses that earlier versions kept among the settings, and takes them out there: whoever is
    /// removed from the book must not come back.
    ///
    /// # Errors
    /// As for [`Self::store`].
    pub fn adopt(&self, settings: &Settings, file: &Path, now: i64) -> Result<(), AppError> {
        if settings.known_people.is_empty() {
            return Ok(());
        }
        let people: Vec<Details> = settings.known_people.iter().filter_map(|line| person_in(line)).collect();
        self.store(now)?.import(&people, now)?;
        // Where they cannot be saved, they are taken in once more by the next start.
        let _ = Settings { known_people: Vec::new(), ..settings.clone() }.save(file);
        Ok(())
    }
}

/// A verification of today, as somebody recorded it.
#[must_use]
pub fn verification(verify: &VerifyDto, now: i64) -> Verification {
    let months = verify.months.clamp(*MONTHS.start(), *MONTHS.end());
    Verification {
        at: now,
        until: now.saturating_add(MONTH.saturating_mul(i64::from(months))),
        by: verify.by.trim().to_owned(),
        how: verify.how.into(),
        outcome: verify.outcome.into(),
        addresses: verify.addresses.iter().filter_map(|address| canonical_address(address)).collect(),
        note: verify.note.trim().to_owned(),
        message: String::new(),
    }
}

/// The receipt of a verification.
#[must_use]
pub fn receipt(person: &Stored, verification: &Verification) -> Receipt {
    let address = verification.addresses.first().or(person.details.addresses.first()).cloned();
    Receipt::Verified(Verified {
        name: person.details.name.clone(),
        address: address.unwrap_or_default(),
        how: HowDto::from(verification.how).as_str().to_owned(),
        outcome: OutcomeDto::from(verification.outcome).as_str().to_owned(),
        message: verification.message.clone(),
    })
}

/// A person as checking knows one. A verification speaks for some addresses, so there may be two parts; an address that
/// was refused is nobody's.
fn known_as(stored: &Stored, now: i64) -> Vec<Person> {
    let part = |wanted: &[Standing], is_verified: bool| {
        let addresses = stored.details.addresses.iter();
        let addresses: Vec<String> =
            addresses.filter(|address| wanted.contains(&stored.standing(Some(address), now))).cloned().collect();
        Person { name: stored.details.name.clone(), addresses, is_verified }
    };
    let parts = [part(&[Standing::Verified], true), part(&[Standing::Unverified, Standing::Expired], false)];
    parts.into_iter().filter(|part| !part.addresses.is_empty()).collect()
}

/// `Name <address>`, or the address alone.
#[must_use]
pub fn person_in(line: &str) -> Option<Details> {
    let (name, rest) = line.rsplit_once('<').unwrap_or(("", line));
    let address = rest.trim().trim_end_matches('>').trim().to_owned();
    let details = Details { name: name.trim().to_owned(), addresses: vec![address], ..Details::default() };
    details.checked().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use muhr_people::{How, Outcome};

    #[test]
    fn what_was_verified_is_the_address_and_what_was_refused_is_nobody() {
        let done = |address: &str, outcome: Outcome| Verification {
            at: 10,
            until: 1_000,
            by: String::new(),
            how: How::CallBack,
            outcome,
            addresses: vec![address.to_owned()],
            note: String::new(),
            message: String::new(),
        };
        let addresses = ["good@example.org", "new@example.org", "bad@example.org"].map(str::to_owned).to_vec();
        let details = Details { name: "Ali Khan".into(), addresses, ..Details::default() };
        let verifications =
            vec![done("good@example.org", Outcome::Verified), done("bad@example.org", Outcome::Refused)];
        let stored = Stored { id: PersonId(1), details, verifications, sealed: 0 };
        let parts = known_as(&stored, 20);
        let told: Vec<_> = parts.iter().map(|part| (part.addresses.join(" "), part.is_verified)).collect();
        assert_eq!(told, [("good@example.org".to_owned(), true), ("new@example.org".to_owned(), false)]);
        assert_eq!(known_as(&stored, 2_000).len(), 1, "after a year nobody is verified any more");
    }

    #[test]
    fn addresses_of_earlier_versions_are_read() {
        let person = person_in("Ali Khan <Ali@Example.org>").unwrap();
        assert_eq!((person.name.as_str(), person.addresses[0].as_str()), ("Ali Khan", "ali@example.org"));
        assert!(person_in("nobody").is_none() && person_in("ali@example.org").is_some());
    }
}
