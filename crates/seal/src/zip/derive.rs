//! PBKDF2-HMAC-SHA1 (RFC 8018 section 5.2) for the one length and number of rounds that WinZip AES has.
//!
//! With thousands of small files nearly all the time goes into this. The blocks of the keys do not depend
//! on one another, so those of several entries are hashed in step, one in each lane of the processor's vector
//! registers: a few times faster than one after the other with the processor's own SHA-1 instructions.

use super::crypt::Salt;
use pulp::{Arch, Simd, WithSimd};
use sha1::block_api::compress;
use sha1::{Digest, Sha1};
use zeroize::{Zeroize, Zeroizing};

/// So many keys cost as much as one.
pub(super) const AT_ONCE: usize = 4;

const ROUNDS: usize = 1000;
/// SHA-1 makes 20 bytes at a time; 66 take four times.
const BLOCKS: usize = 4;
const LANES: usize = BLOCKS * AT_ONCE;
/// Bytes that SHA-1 takes at a time.
const BLOCK: usize = 64;
/// Initial value of SHA-1, FIPS 180-4 section 5.3.1.
const INITIAL: State = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0];

type State = [u32; 5];
/// The same word of every lane.
type Lanes = [u32; LANES];

/// Two keys of 32 bytes and a verifier of 2; of a weaker strength than AES-256 only the first bytes are used.
pub(super) type Keys = Zeroizing<[u8; 66]>;

/// Derives the keys from a password and each of the salts, quickest with [`AT_ONCE`] of them.
pub(super) fn derive(password: &[u8], salts: &[Salt]) -> Vec<Keys> {
    let mut states = hmac_states(password);
    let mut keys = Vec::with_capacity(salts.len());
    for salts in salts.chunks(AT_ONCE) {
        let mut sums = Arch::new().dispatch(Rounds { states: &states, message: first_message(salts) });
        for (entry, _) in salts.iter().enumerate() {
            let words =
                (0..BLOCKS).flat_map(|block| sums.iter().filter_map(move |word| word.get(entry * BLOCKS + block)));
            let mut key = Keys::new([0; 66]);
            for (byte, value) in key.iter_mut().zip(words.flat_map(|word| word.to_be_bytes())) {
                *byte = value;
            }
            keys.push(key);
        }
        sums.zeroize();
    }
    states.zeroize();
    keys
}

/// Derives the keys of one entry of any strength.
pub(super) fn derive_one(password: &[u8], salt: &[u8]) -> Keys {
    let mut keys = Keys::new([0; 66]);
    pbkdf2::pbkdf2_hmac::<Sha1>(password, salt, 1000, &mut *keys);
    keys
}

/// What the first round hashes: the salt and the number of the block, counted from 1, big-endian; padded as
/// FIPS 180-4 section 5.1.1 says for 20 bytes that follow one block. A digest of 20 bytes put over it later needs
/// the same padding.
fn first_message(salts: &[Salt]) -> [Lanes; 16] {
    let mut message = [[0; LANES]; 16];
    for (entry, salt) in salts.iter().enumerate() {
        for block in 0..BLOCKS {
            let salted = salt.chunks_exact(4).filter_map(|bytes| bytes.try_into().ok()).map(u32::from_be_bytes);
            let number = u32::try_from(block + 1).unwrap_or_default();
            for (word, value) in message.iter_mut().zip(salted.chain([number])) {
                if let Some(lane) = word.get_mut(entry * BLOCKS + block) {
                    *lane = value;
                }
            }
        }
    }
    message[5] = [0x8000_0000; LANES];
    message[15] = [u32::try_from((BLOCK + 20) * 8).unwrap_or_default(); LANES];
    message
}

/// All rounds of PBKDF2, in step. Compiled once for each kind of vector registers; the processor chooses.
struct Rounds<'a> {
    states: &'a [State; 2],
    message: [Lanes; 16],
}

impl WithSimd for Rounds<'_> {
    type Output = [Lanes; 5];

    // The compiler uses the registers of `S` only for what is inlined here.
    #[inline(always)]
    fn with_simd<S: Simd>(mut self, _: S) -> [Lanes; 5] {
        let mut sums = [[0; LANES]; 5];
        for _ in 0..ROUNDS {
            for start in self.states {
                let digest = hash(start, self.message);
                for (word, value) in self.message.iter_mut().zip(digest) {
                    *word = value;
                }
            }
            for (sum, word) in sums.iter_mut().zip(self.message) {
                *sum = join(*sum, word, |sum, word| sum ^ word);
            }
        }
        self.message.zeroize();
        sums
    }
}

/// The compression function of SHA-1 in every lane, FIPS 180-4 section 6.1.2.
#[inline(always)]
fn hash(start: &State, mut schedule: [Lanes; 16]) -> [Lanes; 5] {
    let begin = start.map(|word| [word; LANES]);
    let mut state = begin;
    rounds::<0>(&mut state, &mut schedule, 0x5a82_7999, |b, c, d| d ^ (b & (c ^ d)));
    rounds::<20>(&mut state, &mut schedule, 0x6ed9_eba1, |b, c, d| b ^ c ^ d);
    rounds::<40>(&mut state, &mut schedule, 0x8f1b_bcdc, |b, c, d| (b & c) | (d & (b | c)));
    rounds::<60>(&mut state, &mut schedule, 0xca62_c1d6, |b, c, d| b ^ c ^ d);
    for (word, begin) in state.iter_mut().zip(begin) {
        *word = join(*word, begin, u32::wrapping_add);
    }
    state
}

/// Twenty steps from number `FROM` on, which share a constant and a function.
#[inline(always)]
#[allow(
    clippy::indexing_slicing,
    reason = "every index is below 16; a check in each of 160,000 steps would cost a third"
)]
fn rounds<const FROM: usize>(
    [a, b, c, d, e]: &mut [Lanes; 5],
    schedule: &mut [Lanes; 16],
    constant: u32,
    function: impl Fn(u32, u32, u32) -> u32,
) {
    for step in FROM..FROM + 20 {
        if step >= 16 {
            let [x, y, z] = [13, 8, 2].map(|back| schedule[(step + back) % 16]);
            let mixed = join(join(x, y, |x, y| x ^ y), z, |xy, z| xy ^ z);
            schedule[step % 16] = join(schedule[step % 16], mixed, |old, mixed| (old ^ mixed).rotate_left(1));
        }
        let mut next = [0; LANES];
        for lane in 0..LANES {
            next[lane] = a[lane]
                .rotate_left(5)
                .wrapping_add(function(b[lane], c[lane], d[lane]))
                .wrapping_add(e[lane])
                .wrapping_add(constant)
                .wrapping_add(schedule[step % 16][lane]);
        }
        (*e, *d, *c, *b, *a) = (*d, *c, b.map(|word| word.rotate_left(30)), *a, next);
    }
}

#[inline(always)]
fn join(mut left: Lanes, right: Lanes, with: impl Fn(u32, u32) -> u32) -> Lanes {
    for (left, right) in left.iter_mut().zip(right) {
        *left = with(*left, right);
    }
    left
}

/// The states of HMAC after its two padded keys, RFC 2104.
fn hmac_states(password: &[u8]) -> [State; 2] {
    let mut key = Zeroizing::new([0u8; BLOCK]);
    if password.len() <= BLOCK {
        key.iter_mut().zip(password).for_each(|(byte, value)| *byte = *value);
    } else {
        key.iter_mut().zip(Sha1::digest(password)).for_each(|(byte, value)| *byte = value);
    }
    [0x36, 0x5c].map(|pad: u8| {
        let block = Zeroizing::new(key.map(|byte| byte ^ pad));
        let mut state = INITIAL;
        compress(&mut state, std::slice::from_ref(&*block));
        state
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What the `pbkdf2` crate says.
    fn expected(password: &[u8], salt: &Salt) -> [u8; 66] {
        let mut keys = [0; 66];
        pbkdf2::pbkdf2_hmac::<Sha1>(password, salt, 1000, &mut keys);
        keys
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn it_is_the_pbkdf2_of_everybody_else(
            password in proptest::collection::vec(any::<u8>(), 0..130),
            salts: [Salt; 2 * AT_ONCE + 1],
            count in 0..=2 * AT_ONCE + 1,
        ) {
            let keys = derive(&password, &salts[..count]);
            prop_assert_eq!(keys.len(), count);
            for (keys, salt) in keys.iter().zip(&salts) {
                prop_assert_eq!(**keys, expected(&password, salt));
            }
        }
    }

    #[test]
    fn passwords_around_the_block_length() {
        for length in [0, 1, 63, 64, 65, 128] {
            let password = vec![b'x'; length];
            let keys = derive(&password, &[[9; 16]]);
            assert_eq!(*keys[0], expected(&password, &[9; 16]), "{length}");
        }
    }
}
