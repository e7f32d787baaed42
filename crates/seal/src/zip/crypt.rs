//! Encrypting one entry the WinZip way ("AES Encryption Information: Encryption Specification AE-1 and AE-2"):
//! PBKDF2-HMAC-SHA1 with 1,000 rounds gives two keys and a verifier, AES-256 in counter mode encrypts,
//! and the first ten bytes of an HMAC-SHA1 over the encrypted bytes authenticate.
//!
//! Only the writer uses this. Reading goes through the `zip` crate, so that checking what was written
//! is a check by somebody else's code.

use super::derive::{Keys, derive};
use aes::Aes256;
use ctr::Ctr128LE;
use ctr::cipher::{KeyIvInit, StreamCipher};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

pub(super) const SALT_BYTES: usize = 16;
/// What stands before the encrypted content: salt and verifier.
pub(super) const HEAD_BYTES: usize = SALT_BYTES + 2;
const KEY_BYTES: usize = 32;
pub(super) const CODE_BYTES: usize = 10;

/// A salt. Each must be used for one entry of one archive only, because the counter always starts at 1.
pub(super) type Salt = [u8; SALT_BYTES];

/// Encrypts one entry from start to end.
pub(super) struct Encryptor {
    cipher: Ctr128LE<Aes256>,
    mac: Hmac<Sha1>,
}

impl Encryptor {
    /// Derives the keys of one entry.
    pub(super) fn new(password: &[u8], salt: &Salt) -> Option<(Self, Vec<u8>)> {
        Self::with(derive(password, &[*salt]).first()?, salt)
    }

    /// Returns also what stands before the encrypted bytes: the salt and the verifier.
    /// `None` cannot happen; the lengths are constants.
    pub(super) fn with(keys: &Keys, salt: &Salt) -> Option<(Self, Vec<u8>)> {
        let (cipher_key, rest) = keys.split_at_checked(KEY_BYTES)?;
        let (mac_key, verifier) = rest.split_at_checked(KEY_BYTES)?;
        // A little-endian counter from 1: the first block's initial value is 1, 0, 0 …
        let counter = 1u128.to_le_bytes();
        let cipher = Ctr128LE::<Aes256>::new_from_slices(cipher_key, &counter).ok()?;
        let mac = <Hmac<Sha1> as KeyInit>::new_from_slice(mac_key).ok()?;
        Some((Self { cipher, mac }, [salt, verifier].concat()))
    }

    /// Encrypts the next bytes where they stand.
    pub(super) fn encrypt(&mut self, bytes: &mut [u8]) {
        // In pieces that stay in the processor's cache between the cipher and the code.
        for piece in bytes.chunks_mut(16 << 10) {
            self.cipher.apply_keystream(piece);
            self.mac.update(piece);
        }
    }

    /// The authentication code, which stands behind the encrypted bytes.
    pub(super) fn finish(self) -> Vec<u8> {
        let code = self.mac.finalize().into_bytes();
        code.iter().copied().take(CODE_BYTES).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_and_the_whole_encrypt_alike() {
        let text: Vec<u8> = (0..100_000u32).map(|n| n.to_le_bytes()[0]).collect();
        let sealed = |piece: usize| {
            let (mut encryptor, head) = Encryptor::new(b"secret", &[7; SALT_BYTES]).unwrap();
            let mut bytes = text.clone();
            bytes.chunks_mut(piece).for_each(|piece| encryptor.encrypt(piece));
            [head, bytes, encryptor.finish()].concat()
        };
        assert_eq!(sealed(1), sealed(text.len()));
        assert_eq!(sealed(4097), sealed(text.len()));
        assert_eq!(sealed(1).len(), SALT_BYTES + 2 + text.len() + 10);
    }
}
