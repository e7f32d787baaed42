//! Ciphers and digests of files that are locked. They are only ever undone here, never applied: what old formats use
//! (MD5, SHA-1, RC4) protects nothing any more.

use aes::cipher::{Block, BlockCipherDecrypt, KeyInit};
use aes::{Aes128, Aes192, Aes256};
use md5::Digest as _;
use ring::digest;

/// A digest, as files name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hash {
    /// RFC 1321.
    Md5,
    /// FIPS 180-4.
    Sha1,
    /// FIPS 180-4.
    Sha256,
    /// FIPS 180-4.
    Sha384,
    /// FIPS 180-4.
    Sha512,
}

impl Hash {
    /// The digest of several pieces, one after another.
    pub(crate) fn of(self, pieces: &[&[u8]]) -> Vec<u8> {
        let algorithm = match self {
            Self::Md5 => {
                let mut state = md5::Md5::new();
                pieces.iter().for_each(|piece| state.update(piece));
                return state.finalize().to_vec();
            }
            Self::Sha1 => &digest::SHA1_FOR_LEGACY_USE_ONLY,
            Self::Sha256 => &digest::SHA256,
            Self::Sha384 => &digest::SHA384,
            Self::Sha512 => &digest::SHA512,
        };
        let mut state = digest::Context::new(algorithm);
        pieces.iter().for_each(|piece| state.update(piece));
        state.finish().as_ref().to_vec()
    }

    /// The digest of the number of the round and the digest before, as often as there are rounds (MS-OFFCRYPTO 2.3.4.7
    /// and 2.3.4.11).
    pub(crate) fn rounds(self, first: Vec<u8>, rounds: u32) -> Vec<u8> {
        (0..rounds).fold(first, |before, round| self.of(&[&round.to_le_bytes(), &before]))
    }

    /// Whether what a cipher makes of `input` has the digest that it makes of `hash` (MS-OFFCRYPTO 2.3.5.6 and 2.3.6.4).
    pub(crate) fn confirms(self, mut cipher: Rc4, input: &[u8], hash: &[u8]) -> bool {
        let (mut input, mut hash) = (input.to_vec(), hash.to_vec());
        cipher.apply(&mut input);
        cipher.apply(&mut hash);
        self.of(&[&input]) == hash
    }
}

/// RC4 as it was described in 1994; what it gives depends on how much was taken before.
pub(crate) struct Rc4 {
    state: [u8; 256],
    i: u8,
    j: u8,
}

impl Rc4 {
    /// Schedules a key of 1 to 256 bytes; an empty one leaves the state as it begins.
    pub(crate) fn new(key: &[u8]) -> Self {
        let mut state = [0_u8; 256];
        for (place, value) in state.iter_mut().zip(0_u8..=255) {
            *place = value;
        }
        let mut j = 0_u8;
        for (i, key) in (0_u8..=255).zip(key.iter().cycle()) {
            j = j.wrapping_add(at(&state, i)).wrapping_add(*key);
            state.swap(usize::from(i), usize::from(j));
        }
        Self { state, i: 0, j: 0 }
    }

    /// The next byte of the key stream.
    pub(crate) fn next(&mut self) -> u8 {
        self.i = self.i.wrapping_add(1);
        self.j = self.j.wrapping_add(at(&self.state, self.i));
        self.state.swap(usize::from(self.i), usize::from(self.j));
        at(&self.state, at(&self.state, self.i).wrapping_add(at(&self.state, self.j)))
    }

    /// Undoes the cipher in place.
    pub(crate) fn apply(&mut self, bytes: &mut [u8]) {
        bytes.iter_mut().for_each(|byte| *byte ^= self.next());
    }
}

fn at(state: &[u8; 256], index: u8) -> u8 {
    state.get(usize::from(index)).copied().unwrap_or_default()
}

/// AES (FIPS 197) with a key of 16, 24 or 32 bytes, whole blocks each by itself; nothing where the key has another length.
pub(crate) fn aes_ecb(key: &[u8], bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = whole_blocks(bytes).to_vec();
    match key.len() {
        16 => each_block(&Aes128::new_from_slice(key).ok()?, &mut out),
        24 => each_block(&Aes192::new_from_slice(key).ok()?, &mut out),
        32 => each_block(&Aes256::new_from_slice(key).ok()?, &mut out),
        _ => return None,
    }
    Some(out)
}

/// The same with each block chained to the one before (NIST SP 800-38A); padding is left where it is.
pub(crate) fn aes_cbc(key: &[u8], first: &[u8], bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = aes_ecb(key, bytes)?;
    let before = first.get(..16)?.iter().chain(bytes);
    out.iter_mut().zip(before).for_each(|(byte, before)| *byte ^= before);
    Some(out)
}

fn each_block<C: BlockCipherDecrypt>(cipher: &C, bytes: &mut [u8]) {
    for block in bytes.chunks_exact_mut(16) {
        if let Ok(block) = <&mut Block<C>>::try_from(block) {
            cipher.decrypt_block(block);
        }
    }
}

fn whole_blocks(bytes: &[u8]) -> &[u8] {
    bytes.get(..bytes.len() / 16 * 16).unwrap_or_default()
}

/// One step of CRC-32 (ISO 3309), without the turning over before and after.
pub(crate) fn crc32(sum: u32, byte: u8) -> u32 {
    const TABLE: [u32; 256] = table();
    let index = usize::from(sum.to_le_bytes()[0] ^ byte);
    TABLE.get(index).copied().unwrap_or_default() ^ sum >> 8
}

#[expect(clippy::indexing_slicing, reason = "computed while compiling, where a fault would be an error")]
const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let (mut index, mut start) = (0, 0_u32);
    while index < 256 {
        let (mut sum, mut bit) = (start, 0);
        while bit < 8 {
            sum = if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 };
            bit += 1;
        }
        table[index] = sum;
        (index, start) = (index + 1, start + 1);
    }
    table
}

/// A text as UTF-16, the lower byte first, which is how Office hashes passwords.
pub(crate) fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rc4_gives_the_stream_of_rfc_6229() {
        let mut cipher = Rc4::new(&[1, 2, 3, 4, 5]);
        let stream: Vec<u8> = (0..8).map(|_| cipher.next()).collect();
        assert_eq!(stream, [0xB2, 0x39, 0x63, 0x05, 0xF0, 0x3D, 0xC0, 0x27]);
    }

    #[test]
    fn aes_undoes_the_example_of_fips_197() {
        let key: Vec<u8> = (0..16).collect();
        let coded = [0x69, 0xC4, 0xE0, 0xD8, 0x6A, 0x7B, 0x04, 0x30, 0xD8, 0xCD, 0xB7, 0x80, 0x70, 0xB4, 0xC5, 0x5A];
        let plain: Vec<u8> = (0..16).map(|digit| digit * 0x11).collect();
        assert_eq!(aes_ecb(&key, &coded), Some(plain));
        assert_eq!(aes_ecb(&key[..5], &coded), None);
    }

    #[test]
    fn the_sum_of_the_usual_nine_digits_is_the_usual_one() {
        assert_eq!(!b"123456789".iter().fold(u32::MAX, |sum, &byte| crc32(sum, byte)), 0xCBF4_3926);
    }

    #[test]
    fn md5_is_that_of_rfc_1321() {
        assert_eq!(Hash::Md5.of(&[b"a", b"bc"])[..4], [0x90, 0x01, 0x50, 0x98]);
    }
}
