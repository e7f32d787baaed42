//! The key of the address book: in the system's key store, or, where there is none, in a file that its owner alone reads.

mod file;
mod system;

pub use file::KeyFile;
pub use system::SystemKeys;

use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// 256 random bits.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Key([u8; Self::BYTES]);

impl Key {
    const BYTES: usize = 32;

    /// The key of these bytes, which come from the system's random numbers.
    #[must_use]
    pub const fn new(bytes: [u8; Self::BYTES]) -> Self {
        Self(bytes)
    }

    /// In hexadecimal: key stores that keep text alone keep that.
    fn hex(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(2 * Self::BYTES));
        for byte in &self.0 {
            for half in [byte >> 4, byte & 15] {
                text.extend(char::from_digit(u32::from(half), 16));
            }
        }
        text
    }

    fn from_hex(text: &[u8]) -> Option<Self> {
        let text = text.trim_ascii();
        let mut key = Self([0; Self::BYTES]);
        if text.len() != 2 * Self::BYTES {
            return None;
        }
        let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        for (byte, pair) in key.0.iter_mut().zip(text.chunks_exact(2)) {
            *byte = pair.first().and_then(digit)? << 4 | pair.get(1).and_then(digit)?;
        }
        Some(key)
    }

    /// As SQLCipher takes a key that is no passphrase.
    pub(crate) fn pragma(&self) -> Zeroizing<String> {
        let hex = self.hex();
        Zeroizing::new(["PRAGMA key = \"x'", &hex, "'\";"].concat())
    }
}

/// Where the key was found, which is said openly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPlace {
    /// Windows Credential Manager, macOS Keychain or the Secret Service.
    System,
    /// A file beside the address book.
    File,
}

/// Why a key store gave no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// This computer has no key store.
    #[error("there is no key store")]
    Absent,
    /// There is one, and it is locked or refuses.
    #[error("the key store is locked")]
    Locked,
    /// What was kept there is no key.
    #[error("no key stands there")]
    Damaged,
}

/// Something that keeps one key.
pub trait KeyStore: Send + Sync {
    /// The key, where one was kept.
    ///
    /// # Errors
    /// [`KeyError`]
    fn key(&self) -> Result<Option<Key>, KeyError>;
    /// Keeps the key.
    ///
    /// # Errors
    /// [`KeyError`]
    fn keep(&self, key: &Key) -> Result<(), KeyError>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_from_its_text() {
        let key = Key::new(std::array::from_fn(|at| u8::try_from(at * 7).unwrap()));
        assert_eq!(Key::from_hex(key.hex().as_bytes()).unwrap().0, key.0);
        assert!(key.pragma().starts_with("PRAGMA key = \"x'00070e"));
        for damaged in ["", "00", &"g".repeat(64), &"0".repeat(63), &"0".repeat(65)] {
            assert!(Key::from_hex(damaged.as_bytes()).is_none(), "{damaged}");
        }
    }
}
