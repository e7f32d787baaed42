//! The keys of an archive's entries, derived a few at a time when one of them is needed.

use super::derive::{self, AT_ONCE, Keys};
use crate::Password;
use std::sync::OnceLock;
use zeroize::Zeroizing;

/// The keys of all entries of one archive.
pub(super) struct KeyRing {
    password: Zeroizing<Vec<u8>>,
    groups: Vec<Group>,
}

struct Group {
    salts: Vec<Vec<u8>>,
    keys: OnceLock<Vec<Keys>>,
}

impl KeyRing {
    /// For entries with these salts, in order.
    pub(super) fn new<'s>(password: &Password, salts: impl IntoIterator<Item = &'s [u8]>) -> Self {
        let mut salts = salts.into_iter().map(<[u8]>::to_vec).peekable();
        let mut groups = Vec::new();
        while salts.peek().is_some() {
            groups.push(Group { salts: salts.by_ref().take(AT_ONCE).collect(), keys: OnceLock::new() });
        }
        Self { password: Zeroizing::new(password.expose().as_bytes().to_vec()), groups }
    }

    /// The keys of entry `index`.
    pub(super) fn keys(&self, index: usize) -> Option<&Keys> {
        let group = self.groups.get(index / AT_ONCE)?;
        let keys = group.keys.get_or_init(|| {
            // The length of those that we write.
            let strong: Option<Vec<_>> = group.salts.iter().map(|salt| salt.as_slice().try_into().ok()).collect();
            match strong {
                Some(salts) => derive::derive(&self.password, &salts),
                None => group.salts.iter().map(|salt| derive::derive_one(&self.password, salt)).collect(),
            }
        });
        keys.get(index % AT_ONCE)
    }

    /// How many of the entries from `index` on, which have these lengths, are best done by one thread: those whose
    /// keys come together, as long as they have no more than `most` bytes. None if the first has more.
    pub(super) fn together(index: usize, lengths: impl Iterator<Item = u64>, most: u64) -> usize {
        let mut room = most;
        let fits = |length| {
            room = room.checked_sub(length)?;
            Some(())
        };
        lengths.take(AT_ONCE - index % AT_ONCE).map_while(fits).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(salts: &[&[u8]]) -> KeyRing {
        KeyRing::new(&Password::typed(String::from("a password").into()), salts.iter().copied())
    }

    #[test]
    fn every_entry_has_the_keys_of_its_own_salt() {
        let salts: Vec<[u8; 16]> = (0..10).map(|n| [n; 16]).collect();
        let slices: Vec<&[u8]> = salts.iter().map(<[u8; 16]>::as_slice).collect();
        let ring = ring(&slices);
        for (index, salt) in salts.iter().enumerate() {
            assert_eq!(ring.keys(index), Some(&derive::derive_one(b"a password", salt)));
        }
        assert_eq!(ring.keys(10), None);
    }

    #[test]
    fn salts_of_weaker_strengths_do_not_disturb_their_neighbours() {
        let ring = ring(&[&[1; 16], &[2; 8], &[], &[3; 12]]);
        assert_eq!(ring.keys(0), Some(&derive::derive_one(b"a password", &[1; 16])));
        assert_eq!(ring.keys(3), Some(&derive::derive_one(b"a password", &[3; 12])));
    }

    #[test]
    fn entries_go_together_up_to_a_length_and_to_the_end_of_their_group() {
        let together = |index, lengths: &[u64]| KeyRing::together(index, lengths.iter().copied(), 100);
        assert_eq!(together(0, &[1, 1, 1, 1, 1]), 4);
        assert_eq!(together(6, &[1, 1, 1, 1, 1]), 2);
        assert_eq!(together(0, &[50, 50, 1]), 2);
        assert_eq!(together(0, &[101, 1]), 0);
        assert_eq!(together(0, &[]), 0);
    }
}
