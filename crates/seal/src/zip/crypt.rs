//! Encrypting and decrypting one entry the WinZip way ("AES Encryption Information: Encryption Specification
//! AE-1 and AE-2"): PBKDF2-HMAC-SHA1 with 1,000 rounds gives two keys and a verifier, AES in counter mode
//! encrypts, and the first ten bytes of an HMAC-SHA1 over the encrypted bytes authenticate.

use super::derive::Keys;
use aes::{Aes128, Aes192, Aes256};
use ctr::Ctr128LE;
use ctr::cipher::{KeyIvInit, StreamCipher};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use std::io::{self, ErrorKind, Read, Take};
use subtle::ConstantTimeEq;
use zip::AesMode;

/// Of AES-256, the only strength that we write.
pub(super) const SALT_BYTES: usize = 16;
pub(super) const VERIFIER_BYTES: usize = 2;
/// What stands before the encrypted content: salt and verifier.
pub(super) const HEAD_BYTES: usize = SALT_BYTES + VERIFIER_BYTES;
pub(super) const CODE_BYTES: usize = 10;

/// A salt. Each must be used for one entry of one archive only, because the counter always starts at 1.
pub(super) type Salt = [u8; SALT_BYTES];

/// Bytes around the encrypted content of an entry of any strength: salt, verifier and authentication code.
pub(super) fn bytes_around(mode: AesMode) -> u64 {
    (mode.salt_length() + VERIFIER_BYTES + CODE_BYTES) as u64
}

/// Encrypts one entry from start to end.
pub(super) struct Encryptor {
    cipher: Ctr128LE<Aes256>,
    mac: Hmac<Sha1>,
}

impl Encryptor {
    /// Returns also what stands before the encrypted bytes: the salt and the verifier.
    /// `None` cannot happen; the lengths are constants.
    pub(super) fn new(keys: &Keys, salt: &Salt) -> Option<(Self, Vec<u8>)> {
        let (cipher_key, mac_key, verifier) = split(keys, AesMode::Aes256)?;
        let cipher = Ctr128LE::new_from_slices(cipher_key, &FIRST_COUNTER).ok()?;
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

/// Gives the decrypted bytes of one entry. What it gives is authentic only once it has reported the end.
pub(super) struct Decryptor<R> {
    content: Take<R>,
    cipher: Box<dyn StreamCipher + Send>,
    /// Until the code was compared.
    mac: Option<Hmac<Sha1>>,
}

impl<R: Read> Decryptor<R> {
    /// For a `reader` that stands behind the verifier, in front of `length` encrypted bytes.
    /// `None` where the verifier says that the keys come from another password.
    pub(super) fn new(
        reader: R,
        keys: &Keys,
        verifier: [u8; VERIFIER_BYTES],
        mode: AesMode,
        length: u64,
    ) -> Option<Self> {
        let (cipher_key, mac_key, fitting) = split(keys, mode)?;
        if !bool::from(verifier.ct_eq(fitting)) {
            return None;
        }
        let cipher = match mode {
            AesMode::Aes128 => boxed::<Ctr128LE<Aes128>>(cipher_key)?,
            AesMode::Aes192 => boxed::<Ctr128LE<Aes192>>(cipher_key)?,
            AesMode::Aes256 => boxed::<Ctr128LE<Aes256>>(cipher_key)?,
        };
        let mac = <Hmac<Sha1> as KeyInit>::new_from_slice(mac_key).ok()?;
        Some(Self { content: reader.take(length), cipher, mac: Some(mac) })
    }

    /// Compares the authentication code, which stands behind the content.
    fn authenticate(&mut self) -> io::Result<()> {
        let Some(mac) = self.mac.take() else { return Ok(()) };
        if self.content.limit() > 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        let mut code = [0; CODE_BYTES];
        self.content.get_mut().read_exact(&mut code)?;
        mac.verify_truncated_left(&code).map_err(|_| ErrorKind::InvalidData.into())
    }
}

impl<R: Read> Read for Decryptor<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.content.read(buffer)?;
        let Some(mac) = self.mac.as_mut().filter(|_| count > 0) else {
            return if buffer.is_empty() { Ok(0) } else { self.authenticate().map(|()| 0) };
        };
        for piece in buffer.get_mut(..count).unwrap_or_default().chunks_mut(16 << 10) {
            mac.update(piece);
            self.cipher.apply_keystream(piece);
        }
        Ok(count)
    }
}

/// A little-endian counter from 1.
const FIRST_COUNTER: [u8; 16] = 1u128.to_le_bytes();

fn boxed<C: KeyIvInit + StreamCipher + Send + 'static>(key: &[u8]) -> Option<Box<dyn StreamCipher + Send>> {
    Some(Box::new(C::new_from_slices(key, &FIRST_COUNTER).ok()?))
}

/// The key of the cipher, the key of the code, the verifier.
fn split(keys: &Keys, mode: AesMode) -> Option<(&[u8], &[u8], &[u8])> {
    let (cipher_key, rest) = keys.split_at_checked(mode.key_length())?;
    let (mac_key, rest) = rest.split_at_checked(mode.key_length())?;
    Some((cipher_key, mac_key, rest.get(..VERIFIER_BYTES)?))
}

#[cfg(test)]
mod tests {
    use super::super::derive::derive_one;
    use super::*;

    fn text() -> Vec<u8> {
        (0..100_000u32).map(|n| n.to_le_bytes()[0]).collect()
    }

    fn sealed(piece: usize) -> Vec<u8> {
        let (mut encryptor, head) = Encryptor::new(&derive_one(b"secret", &[7; SALT_BYTES]), &[7; SALT_BYTES]).unwrap();
        let mut bytes = text();
        bytes.chunks_mut(piece).for_each(|piece| encryptor.encrypt(piece));
        [head, bytes, encryptor.finish()].concat()
    }

    fn open(sealed: &[u8], password: &[u8], length: usize) -> io::Result<Option<Vec<u8>>> {
        let keys = derive_one(password, &[7; SALT_BYTES]);
        let verifier = sealed[SALT_BYTES..HEAD_BYTES].try_into().unwrap();
        let decryptor = Decryptor::new(&sealed[HEAD_BYTES..], &keys, verifier, AesMode::Aes256, length as u64);
        decryptor
            .map(|mut decryptor| {
                let mut opened = Vec::new();
                decryptor.read_to_end(&mut opened).map(|_| opened)
            })
            .transpose()
    }

    #[test]
    fn pieces_and_the_whole_encrypt_alike() {
        assert_eq!(sealed(1), sealed(100_000));
        assert_eq!(sealed(4097), sealed(100_000));
        assert_eq!(sealed(1).len(), HEAD_BYTES + 100_000 + CODE_BYTES);
    }

    #[test]
    fn decrypting_undoes_encrypting() {
        assert_eq!(open(&sealed(4096), b"secret", 100_000).unwrap(), Some(text()));
        assert_eq!(open(&sealed(4096), b"Secret", 100_000).unwrap(), None);
    }

    #[test]
    fn the_end_is_reported_of_authentic_bytes_only() {
        for at in [HEAD_BYTES, 50_000, HEAD_BYTES + 100_000, HEAD_BYTES + 100_000 + CODE_BYTES - 1] {
            let mut damaged = sealed(4096);
            damaged[at] ^= 1;
            assert_eq!(open(&damaged, b"secret", 100_000).unwrap_err().kind(), ErrorKind::InvalidData, "{at}");
        }
        let whole = sealed(4096);
        let cut = whole.get(..whole.len() - 1).unwrap();
        assert_eq!(open(cut, b"secret", 100_000).unwrap_err().kind(), ErrorKind::UnexpectedEof);
        assert_eq!(open(cut, b"secret", 200_000).unwrap_err().kind(), ErrorKind::UnexpectedEof);
    }
}
