//! Standard encryption (MS-OFFCRYPTO 2.3.4.5 to 2.3.4.9), which Office 2007 uses, and the RC4 of the same shape that
//! older documents use (2.3.5).

use super::{Opened, open_with, trimmed};
use crate::files::bytes::{le32, size32, slice};
use crate::files::crypt::{Hash, Rc4, aes_ecb, utf16};
use crate::limits::{Budget, Limit};

/// Rounds are fixed (2.3.4.7).
const ROUNDS: u32 = 50_000;
const RC4: u32 = 0x6801;

/// How the key is made, and how to tell that it fits (2.3.2 and 2.3.3).
pub(super) struct Verifier<'a> {
    algorithm: u32,
    key_bytes: usize,
    salt: &'a [u8],
    input: &'a [u8],
    hash: &'a [u8],
}

impl<'a> Verifier<'a> {
    /// Reads what begins with the version.
    pub(super) fn read(info: &'a [u8]) -> Option<Self> {
        let header = slice(info, 12, size32(info, 8)?)?;
        let rest = info.get(12 + header.len()..)?;
        let key_bits = size32(header, 16).filter(|&bits| bits != 0).unwrap_or(40);
        let salt = slice(rest, 4, size32(rest, 0)?)?;
        let rest = rest.get(4 + salt.len()..)?;
        Some(Self {
            algorithm: le32(header, 8)?,
            key_bytes: key_bits / 8,
            salt,
            input: rest.get(..16)?,
            hash: rest.get(20..)?,
        })
    }

    /// Whether this is the RC4 of old documents.
    pub(super) fn is_rc4(&self) -> bool {
        self.algorithm == RC4
    }

    /// The cipher of one block of an old document.
    pub(super) fn rc4(&self, password: &str, block: u32) -> Rc4 {
        let derived = Hash::Sha1.of(&[self.salt, &utf16(password)]);
        let mut key = Hash::Sha1.of(&[&derived, &block.to_le_bytes()]);
        key.truncate(self.key_bytes);
        if self.key_bytes == 5 {
            key.resize(16, 0);
        }
        Rc4::new(&key)
    }

    /// Whether the password of an old document fits.
    pub(super) fn fits_rc4(&self, password: &str) -> bool {
        Hash::Sha1.confirms(self.rc4(password, 0), self.input, self.hash.get(..20).unwrap_or_default())
    }

    /// The key of a package, if the password fits.
    fn aes(&self, password: &str) -> Option<Vec<u8>> {
        let derived = Hash::Sha1.rounds(Hash::Sha1.of(&[self.salt, &utf16(password)]), ROUNDS);
        let derived = Hash::Sha1.of(&[&derived, &0_u32.to_le_bytes()]);
        let half = |fill: u8| {
            let mut block = [fill; 64];
            block.iter_mut().zip(&derived).for_each(|(place, byte)| *place ^= byte);
            Hash::Sha1.of(&[&block])
        };
        let mut key = [half(0x36), half(0x5C)].concat();
        key.truncate(self.key_bytes);
        let input = aes_ecb(&key, self.input)?;
        let hash = aes_ecb(&key, self.hash.get(..32)?)?;
        (hash.get(..20)? == Hash::Sha1.of(&[&input])).then_some(key)
    }
}

/// Tries to open a package whose description is `info`.
pub(super) fn open(info: &[u8], locked: &[u8], budget: &Budget<'_>) -> Result<Option<Opened>, Limit> {
    let Some(verifier) = Verifier::read(info).filter(|verifier| !verifier.is_rc4()) else { return Ok(None) };
    open_with(budget, u64::from(ROUNDS), |password| {
        let plain = aes_ecb(&verifier.aes(password)?, locked.get(8..)?)?;
        Some(trimmed(plain, locked))
    })
}
