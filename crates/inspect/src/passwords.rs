//! Passwords that may open what is locked: those that programs try by themselves, and those that the mail names. They
//! never leave here: not into evidence, not into a report.

use std::cell::{Cell, RefCell};

/// Passwords of one message that are tried.
const MOST: usize = 8;
/// Rounds of hashing that all tries of one message may take together: about three seconds.
const MOST_ROUNDS: u64 = 8_000_000;

/// What is known, and how much may still be tried.
pub(crate) struct Passwords {
    known: RefCell<Vec<String>>,
    rounds: Cell<u64>,
    used: RefCell<Vec<String>>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self { known: RefCell::default(), rounds: Cell::new(MOST_ROUNDS), used: RefCell::default() }
    }
}

impl Passwords {
    /// Keeps what a message names; no more than eight in all.
    pub(crate) fn learn(&self, named: impl IntoIterator<Item = String>) {
        let mut known = self.known.borrow_mut();
        for one in named {
            if known.len() < MOST && !known.contains(&one) {
                known.push(one);
            }
        }
    }

    /// What messages have named so far.
    pub(crate) fn named(&self) -> Vec<String> {
        self.known.borrow().clone()
    }

    /// Takes rounds of hashing from what is left; false where there are not enough.
    pub(crate) fn pay(&self, rounds: u64) -> bool {
        let left = self.rounds.get().checked_sub(rounds);
        self.rounds.set(left.unwrap_or(self.rounds.get()));
        left.is_some()
    }

    /// What is left.
    #[cfg(test)]
    pub(crate) fn left(&self) -> u64 {
        self.rounds.get()
    }

    /// Notes that this one has opened something.
    pub(crate) fn has_opened(&self, password: &str) {
        self.used.borrow_mut().push(password.to_owned());
    }

    /// Whether this one has opened something.
    pub(crate) fn opened(&self, password: &str) -> bool {
        self.used.borrow().iter().any(|used| used == password)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_kept_or_paid_than_there_is() {
        let passwords = Passwords::default();
        passwords.learn((0..20).map(|number| number.to_string()));
        passwords.learn(["0".to_owned()]);
        assert_eq!(passwords.named().len(), MOST);
        assert!(passwords.pay(MOST_ROUNDS) && !passwords.pay(1) && passwords.pay(0));
    }
}
