//! The keys and what leads from one to the next, "Keys" in `docs/sealed-format.md`.

use super::header::Header;
use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, KeyInit, Nonce};
use rand::CryptoRng;
use ring::hkdf;
use zeroize::Zeroizing;

/// The cipher refused lengths that are fixed in this file: never seen, but not hidden either.
#[derive(Debug)]
pub(super) struct Refused;

/// What Argon2id makes of password and salt.
#[derive(Clone)]
pub(super) struct PasswordKey(pub(super) Zeroizing<[u8; 32]>);

impl PasswordKey {
    /// The key that wraps the file key, and the value that tells whether the password fits.
    pub(super) fn split(&self, preamble: &[u8]) -> Result<(WrappingKey, [u8; 32]), Refused> {
        let both: Zeroizing<[u8; 64]> = expand(&*self.0, preamble, b"muhr 1 password")?;
        let (wrapping, check) = both.split_first_chunk::<32>().ok_or(Refused)?;
        let check = check.first_chunk::<32>().ok_or(Refused)?;
        Ok((WrappingKey(Zeroizing::new(*wrapping)), *check))
    }
}

/// Encrypts one file key, once.
pub(super) struct WrappingKey(Zeroizing<[u8; 32]>);

impl WrappingKey {
    /// The nonce is zero because this key never encrypts anything else: its salt is fresh.
    fn cipher(&self) -> (Aes256Gcm, Nonce<aes_gcm::aead::consts::U12>) {
        (Aes256Gcm::new((&*self.0).into()), Nonce::default())
    }

    pub(super) fn wrap(&self, key: &FileKey, associated: &[u8]) -> Result<[u8; 48], Refused> {
        let (cipher, nonce) = self.cipher();
        let wrapped = cipher.encrypt(&nonce, Payload { msg: &*key.0, aad: associated }).map_err(|_| Refused)?;
        wrapped.try_into().map_err(|_| Refused)
    }

    pub(super) fn unwrap(&self, header: &Header) -> Result<FileKey, Refused> {
        let (cipher, nonce) = self.cipher();
        let associated = header.associated();
        let payload = Payload { msg: &header.wrapped, aad: &associated };
        let key = Zeroizing::new(cipher.decrypt(&nonce, payload).map_err(|_| Refused)?);
        Ok(FileKey(Zeroizing::new(key.as_slice().try_into().map_err(|_| Refused)?)))
    }
}

/// Random, one per container.
pub(super) struct FileKey(Zeroizing<[u8; 32]>);

impl FileKey {
    pub(super) fn generate(rng: &mut dyn CryptoRng) -> Self {
        let mut key = Zeroizing::new([0; 32]);
        rng.fill_bytes(&mut *key);
        Self(key)
    }

    /// The key of the stream, and the prefix of its nonces.
    pub(super) fn stream(&self, preamble: &[u8]) -> Result<(Zeroizing<[u8; 32]>, [u8; 7]), Refused> {
        let both: Zeroizing<[u8; 39]> = expand(&*self.0, preamble, b"muhr 1 stream")?;
        let (key, prefix) = both.split_first_chunk::<32>().ok_or(Refused)?;
        let prefix = prefix.first_chunk::<7>().ok_or(Refused)?;
        Ok((Zeroizing::new(*key), *prefix))
    }
}

/// HKDF-SHA256 (RFC 5869) with the preamble as its salt, so that no key fits under another preamble.
fn expand<const N: usize>(key: &[u8], preamble: &[u8], label: &[u8]) -> Result<Zeroizing<[u8; N]>, Refused> {
    struct Length(usize);
    impl hkdf::KeyType for Length {
        fn len(&self) -> usize {
            self.0
        }
    }
    let mut out = Zeroizing::new([0; N]);
    hkdf::Salt::new(hkdf::HKDF_SHA256, preamble)
        .extract(key)
        .expand(&[label], Length(N))
        .and_then(|okm| okm.fill(&mut *out))
        .map_err(|_| Refused)?;
    Ok(out)
}
