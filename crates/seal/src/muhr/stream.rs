//! The encrypted chunks, "Stream" in `docs/sealed-format.md`: the STREAM construction of Hoang, Reyhanitabar,
//! Rogaway and Vizár ("Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance", 2015).

use super::keys::{FileKey, Refused};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};

pub(super) const TAG_LEN: usize = 16;

/// Which chunk; its place and whether it is the last are authenticated through the nonce.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    pub(super) number: u32,
    pub(super) last: bool,
}

/// Encrypts and decrypts the chunks of one container.
pub(super) struct StreamKey {
    key: LessSafeKey,
    prefix: [u8; 7],
}

impl StreamKey {
    pub(super) fn derive(file_key: &FileKey, preamble: &[u8]) -> Result<Self, Refused> {
        let (key, prefix) = file_key.stream(preamble)?;
        let key = UnboundKey::new(&AES_256_GCM, &*key).map_err(|_| Refused)?;
        Ok(Self { key: LessSafeKey::new(key), prefix })
    }

    fn nonce(&self, chunk: Chunk) -> Nonce {
        let [a, b, c, d, e, f, g] = self.prefix;
        let [h, i, j, k] = chunk.number.to_be_bytes();
        Nonce::assume_unique_for_key([a, b, c, d, e, f, g, h, i, j, k, u8::from(chunk.last)])
    }

    /// Encrypts in place and appends the tag.
    pub(super) fn seal(&self, chunk: Chunk, plain: &mut Vec<u8>) -> Result<(), Refused> {
        self.key.seal_in_place_append_tag(self.nonce(chunk), Aad::empty(), plain).map_err(|_| Refused)
    }

    /// Authenticates, decrypts in place and takes the tag off. After an error the content is gone.
    pub(super) fn open(&self, chunk: Chunk, untrusted: &mut Vec<u8>) -> Result<(), Refused> {
        let length = self.key.open_in_place(self.nonce(chunk), Aad::empty(), untrusted).map_err(|_| Refused)?.len();
        untrusted.truncate(length);
        Ok(())
    }
}
