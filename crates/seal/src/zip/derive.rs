//! PBKDF2-HMAC-SHA1 (RFC 8018 section 5.2) for the one length and number of rounds that WinZip AES has.
//!
//! With thousands of small files nearly all the time goes into this. The four blocks of the key do not
//! depend on one another, so their rounds are done in step, which keeps the processor busier than one after
//! the other. The reading path uses the `pbkdf2` crate instead, through the `zip` crate.

use sha1::block_api::compress;
use sha1::{Digest, Sha1};
use zeroize::{Zeroize, Zeroizing};

const ROUNDS: usize = 1000;
/// SHA-1 makes 20 bytes at a time; 66 take four times.
const LANES: usize = 4;
const BLOCK: usize = 64;
/// Initial value of SHA-1, FIPS 180-4 section 5.3.1.
const INITIAL: State = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0];

type State = [u32; 5];
type Block = [u8; BLOCK];

/// Two keys of 32 bytes and a verifier of 2.
pub(super) type Keys = Zeroizing<[u8; 66]>;

/// Derives the keys from a password and a salt.
pub(super) fn derive(password: &[u8], salt: &[u8; 16]) -> Keys {
    let (mut inner, mut outer) = hmac_states(password);
    let mut blocks: [Block; LANES] = std::array::from_fn(|lane| {
        // The salt and the number of the block, counted from 1, big-endian.
        let number = u8::try_from(lane + 1).unwrap_or_default();
        let mut first = [0; 20];
        for (byte, value) in first.iter_mut().zip(salt.iter().chain(&[0, 0, 0, number])) {
            *byte = *value;
        }
        padded(&first)
    });
    let mut sums = [[0; 5]; LANES];
    for _ in 0..ROUNDS {
        step(&inner, &mut blocks);
        let states = step(&outer, &mut blocks);
        for (sum, word) in sums.as_flattened_mut().iter_mut().zip(states.as_flattened()) {
            *sum ^= word;
        }
    }
    let mut keys = Zeroizing::new([0; 66]);
    for (byte, value) in keys.iter_mut().zip(sums.as_flattened().iter().flat_map(|word| word.to_be_bytes())) {
        *byte = value;
    }
    inner.zeroize();
    outer.zeroize();
    sums.zeroize();
    blocks.zeroize();
    keys
}

/// Hashes each block from `start` and puts the result into it as the message of the next hash.
fn step(start: &State, blocks: &mut [Block; LANES]) -> [State; LANES] {
    let mut states = [*start; LANES];
    for (state, block) in states.iter_mut().zip(blocks.iter()) {
        compress(state, std::slice::from_ref(block));
    }
    for (state, block) in states.iter().zip(blocks) {
        for (bytes, word) in block.chunks_exact_mut(4).zip(state) {
            bytes.copy_from_slice(&word.to_be_bytes());
        }
    }
    states
}

/// The states of HMAC after its two padded keys, RFC 2104.
fn hmac_states(password: &[u8]) -> (State, State) {
    let mut key = Zeroizing::new([0u8; BLOCK]);
    if password.len() <= BLOCK {
        key.iter_mut().zip(password).for_each(|(byte, value)| *byte = *value);
    } else {
        key.iter_mut().zip(Sha1::digest(password)).for_each(|(byte, value)| *byte = value);
    }
    let after = |pad: u8| {
        let block = Zeroizing::new(key.map(|byte| byte ^ pad));
        let mut state = INITIAL;
        compress(&mut state, std::slice::from_ref(&*block));
        state
    };
    (after(0x36), after(0x5c))
}

/// A message of 20 bytes that follows one block, padded as FIPS 180-4 section 5.1.1 says. A digest of
/// 20 bytes put over the message later needs the same padding.
fn padded(message: &[u8; 20]) -> Block {
    let mut block = [0; BLOCK];
    let bits = u64::from(u16::try_from((BLOCK + message.len()) * 8).unwrap_or_default()).to_be_bytes();
    let whole = message.iter().chain(&[0x80]).chain(&[0; BLOCK - 20 - 1 - 8]).chain(&bits);
    block.iter_mut().zip(whole).for_each(|(byte, value)| *byte = *value);
    block
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn it_is_the_pbkdf2_of_everybody_else(password in proptest::collection::vec(any::<u8>(), 0..130), salt: [u8; 16]) {
            let mut expected = [0; 66];
            pbkdf2::pbkdf2_hmac::<Sha1>(&password, &salt, 1000, &mut expected);
            prop_assert_eq!(*derive(&password, &salt), expected);
        }
    }

    #[test]
    fn passwords_around_the_block_length() {
        for length in [0, 1, 63, 64, 65, 128] {
            let password = vec![b'x'; length];
            let mut expected = [0; 66];
            pbkdf2::pbkdf2_hmac::<Sha1>(&password, &[9; 16], 1000, &mut expected);
            assert_eq!(*derive(&password, &[9; 16]), expected, "{length}");
        }
    }
}
